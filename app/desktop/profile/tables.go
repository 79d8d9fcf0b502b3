package profile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// tables is the section of the audit-time tables that the certification body has entered or imported.
type tables struct {
	*list[audit.TimeTable, *audit.TimeTable]
	sheet  *sheet
	verify *kit.Status
	head   *kit.Text // over the rows
	panes  *kit.Panes
	empty  *fyne.Container
	first  *kit.Button
	root   *fyne.Container
}

func newTables(p *Page) *tables {
	type T = *audit.TimeTable
	s := &tables{list: newList(p, listOf[audit.TimeTable, T]{
		noun:    "table",
		name:    tableName,
		records: func(p *casefile.Profile) []T { return pointers(p.TimeTables) },
		columns: []kit.Column[T]{
			{ID: "title", Title: "Table", Min: 160, Style: kit.BodyMedium, Text: func(t T) string { return nameOr(tableName(t), "New table") }},
			{ID: "rows", Title: "Rows", Width: 56, Min: 48, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Text: func(t T) string { return fmt.Sprint(len(p.now.RowsOf(t.ID))) }},
			{ID: "verified", Title: "Verified by", Width: 190, Min: 120, Color: kit.Ink2, Text: func(t T) string { return nameOr(t.VerifiedBy, "nobody yet") }},
		},
		specs: []form.Spec{
			{Name: "table", Label: "Identity", Hint: casefile.TableAIMS, Help: "Cases name the table by it"},
			{Name: "title", Label: "Title"},
			{Name: "source", Label: "Source", Hint: "Document, edition, annex"},
			{Name: "counts", Label: "Persons counted", Hint: "with AI-related work"},
			{Name: "max_reduction", Label: "Greatest reduction, %", Half: true, Help: "Empty: 30"},
			{Name: "on_site_percent", Label: "With the client, %", Help: "Empty: the convention"},
			{Name: "entered_by", Label: "Entered by"},
			{Name: "verified_by", Label: "Verified by", Help: "Who compared it with the body’s copy of the document"},
		},
	})}
	s.follows = s.followed
	s.sheet = newSheet(p)
	s.build()
	return s
}

func tableName(t *audit.TimeTable) string {
	if t.Title != "" {
		return t.Title
	}
	return t.Table
}

func (s *tables) build() {
	p := s.page
	s.verify, s.head = kit.NewStatus("", "", kit.Minor), kit.NewText("", kit.BodyStrongFigures).Truncated()
	bring := kit.NewButton(kit.Secondary, "Import…", s.bring).WithIcon("folder-open").Small()
	add := kit.NewButton(kit.Secondary, "Add table", s.add).WithIcon("plus").WithKey("Ins").Small()
	rows := container.NewVScroll(kit.Pad(4, kit.EdgePane, 16, kit.EdgePane, s.sheet.content))
	kit.FollowFocus(rows)
	middle := kit.Rows(0,
		kit.Pad(14, kit.EdgePane, 4, kit.EdgePane, kit.SectionHead("Audit-time tables", "", bring, add)),
		kit.Pad(4, kit.EdgePane-8, 0, kit.EdgePane-8, kit.Fixed(0, tablesHeight, s.grid)),
		kit.Pad(12, kit.EdgePane, 4, kit.EdgePane, kit.Cols(12, kit.Grow(s.head), s.verify)),
		kit.Grow(rows))
	s.panes = kit.NewPanes(
		kit.Pane{Object: middle, Width: 560, Min: listMin, Main: true},
		kit.Pane{Object: s.side("Rows", s.sheet.focus), Width: sideWidth, Min: sideMin, Max: 520, Fold: "Table", FoldIcon: "pencil-line"})
	p.host.KeepWidths("profile table", s.panes)
	s.first = kit.NewButton(kit.Primary, "Add ISO/IEC 42006", s.add).WithIcon("plus").WithKey("Ins")
	s.empty = kit.EmptyPage("table-2", "No table of your own yet",
		"Built in are ISO/IEC 27006-1 and IAF MD 5. Of ISO/IEC 42006 only the first row is published: enter or import your copy, here once for all cases.",
		s.first, kit.NewButton(kit.Secondary, "Import…", s.bring).WithIcon("folder-open"))
	s.root = kit.Layers(s.panes, s.empty)
}

// tablesHeight is that of the list of tables: three and their header.
const tablesHeight = kit.HeightHeader + 3*kit.HeightRow

func (s *tables) about() about {
	return about{id: "tables", title: "Audit-time tables", icon: "table-2"}
}
func (s *tables) content() fyne.CanvasObject { return s.root }
func (s *tables) addWords() string           { return "Add table" }
func (s *tables) unsaved() int               { return s.list.unsaved() + s.sheet.unsaved() }
func (s *tables) act()                       { s.sheet.focus() }
func (s *tables) actWords() string           { return "Rows of the table" }

func (s *tables) lockedAct() string {
	if !s.form.IsOpen() {
		return "add a table first"
	}
	return ""
}

func (s *tables) remark() string {
	switch n := len(s.page.now.TimeTables); n {
	case 0:
		return "none of its own"
	default:
		return counted(n, "table")
	}
}

func (s *tables) show() {
	s.list.show()
	filled := len(s.grid.Rows()) > 0
	if s.panes.Hidden == filled || s.empty.Hidden != filled {
		s.panes.Hidden, s.empty.Hidden = !filled, filled
		s.root.Refresh()
	}
}

// followed shows the rows of the table that is edited.
func (s *tables) followed() {
	t := s.form.Record()
	if t == nil {
		s.sheet.show(nil)
		return
	}
	s.sheet.show(t)
	s.head.SetText("Days of the initial audit")
	if t.VerifiedBy == "" {
		s.verify.Set("triangle-alert", form.Sentence(casefile.VerifyTable), kit.Minor)
	} else {
		s.verify.Set("circle-check", "Verified by "+t.VerifiedBy, kit.Good)
	}
}

func (s *tables) close() {
	s.list.close()
	s.sheet.commit()
}

// add begins a table: that of ISO/IEC 42006 with its published row first.
func (s *tables) add() {
	var id audit.ID
	s.page.host.Window().Canvas().Unfocus()
	s.page.host.Runner().Save(func() (err error) {
		id, err = s.page.kept.BeginTable(context.Background())
		return err
	}, func(err error) {
		if err != nil {
			s.page.told(err)
			return
		}
		s.page.reload()
		s.grid.Select(string(id))
		s.follow()
		s.edit()
	})
}

// remove takes the table out with its rows.
func (s *tables) remove() {
	s.list.remove(func(t *audit.TimeTable) []casefile.Change {
		var out []casefile.Change
		rows := s.page.now.RowsOf(t.ID)
		for i := range rows {
			out = append(out, casefile.Change{Before: &rows[i]})
		}
		return out
	})
}

// bring imports tables from a file.
func (s *tables) bring() {
	s.page.host.ChooseFile("Import audit-time tables", []string{".json"}, s.importFrom)
}

func (s *tables) importFrom(path string) {
	p := s.page
	var names []string
	p.host.Runner().Save(func() error {
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read %s: %w", filepath.Base(path), err)
		}
		names, err = p.kept.ImportTables(context.Background(), data)
		return err
	}, func(err error) {
		if err != nil {
			p.tellWrong("file of audit-time tables", path, err)
			return
		}
		p.host.Offer("Imported "+strings.Join(names, ", "), p.undo)
	})
}

func (s *tables) focus() {
	if len(s.grid.Rows()) == 0 {
		s.page.focus(s.first)
		return
	}
	s.page.focus(s.grid)
}

func (s *tables) back() bool {
	if len(s.grid.Rows()) == 0 {
		return false
	}
	return s.list.back()
}
