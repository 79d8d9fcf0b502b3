package clientreturn

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// side shows the cell chosen whole, what is to be known of the workbook, and the evidence that came with it.
type side struct {
	of     *Preview
	title  *kit.Text
	remark *kit.Paragraph
	before *kit.Paragraph
	after  *kit.Runs
	object *kit.Button
	facts  *fyne.Container
	files  *kit.Grid[fileLine]
	count  *kit.Text
	detail *fyne.Container
	root   *fyne.Container
}

// fileLine is a file of evidence, by its place in the list.
type fileLine struct {
	casefile.EvidenceFile
	at int
}

func newSide(v *Preview) *side {
	s := &side{of: v}
	s.title = kit.NewText("", kit.SectionFigures).Truncated()
	s.remark = kit.NewParagraph("", kit.Small, kit.Minor)
	s.before = kit.NewParagraph("", kit.Body, kit.Ink2)
	s.after = kit.NewRuns()
	s.object = kit.NewButton(kit.Secondary, "Keep as objection", v.keepObjection).WithIcon("message-square-warning").WithKey(keysObjection).Small()
	s.facts = kit.Rows(8)
	s.count = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	s.files = kit.NewGrid(func(f fileLine) string { return f.Path },
		kit.Column[fileLine]{ID: "file", Min: 120, Text: func(f fileLine) string { return f.Path }, Cell: s.fileCell},
		kit.Column[fileLine]{ID: "of", Width: 64, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Color: kit.Ink2, Text: s.fileOf})
	s.files.HideHeader = true
	s.files.OnOpen = func(f fileLine) { s.match(f) }
	more := kit.NewButton(kit.Secondary, "Folder with evidence…", v.askFolder).WithIcon("folder-open").Small()
	s.detail = kit.Rows(8, s.title, s.remark, s.before, s.after, kit.Cols(0, s.object, kit.Spacer()))
	s.root = kit.Pad(16, 18, 16, 18, kit.Rows(14, s.detail, kit.Hairline(),
		kit.NewText("The workbook", kit.Group), s.facts,
		kit.Cols(8, kit.Grow(kit.NewText("Evidence with it", kit.Group)), s.count), kit.Cols(0, more, kit.Spacer()), s.files))
	return s
}

// show shows the line chosen and the files.
func (s *side) show() {
	l, ok := s.of.grid.Selected()
	s.detail.Hidden = !ok
	if ok {
		s.title.SetText(joined(l.group, fieldWord(l.cell.Field)))
		s.remark.SetText(l.remark)
		s.remark.Hidden = l.remark == "" || l.cell.Field == ""
		s.before.SetText(l.cell.Cell)
		s.before.Hidden = l.cell.Cell == ""
		s.after.SetRuns(kit.CompareTexts(l.cell.Old, l.says())...)
		s.object.Hidden = l.kind != previewLocked || s.of.place.Keep == nil
	}
	if s.of.in == nil {
		return
	}
	s.showFacts(s.of.in)
	rows := make([]fileLine, len(s.of.in.Evidence))
	for i, f := range s.of.in.Evidence {
		rows[i] = fileLine{f, i}
	}
	s.files.SetRows(rows)
	s.files.Hidden = len(rows) == 0
	s.count.SetText(counted(len(rows), "file", "files"))
	s.root.Refresh()
}

// showFacts tells what is to be known of the workbook as a whole.
func (s *side) showFacts(in *casefile.ResponseImport) {
	fact := func(icon string, colour kit.Token, words string) fyne.CanvasObject {
		return kit.Cols(8, kit.Top(kit.Pad(2, 0, 0, 0, kit.NewIcon(icon, kit.IconSize, colour))), kit.Grow(kit.NewParagraph(words, kit.Body, kit.Ink)))
	}
	counts := map[audit.ImportRemarkKind]int{}
	for _, r := range in.Plan.Remarks {
		counts[r.Kind]++
	}
	s.facts.RemoveAll()
	s.facts.Add(fact("circle-check", kit.Good, "Belongs to this case"))
	if n := counts[audit.RemarkMissingRow]; n > 0 {
		s.facts.Add(fact("triangle-alert", kit.Minor, counted(n, "row", "rows")+" that went out not found"))
	} else {
		s.facts.Add(fact("circle-check", kit.Good, "All rows found that went out"))
	}
	if n := counts[audit.RemarkUnknownRow]; n > 0 {
		s.facts.Add(fact("info", kit.Ink2, counted(n, "row", "rows")+" of the client's own: not taken"))
	}
	if n := counts[audit.RemarkColumn]; n > 0 {
		s.facts.Add(fact("triangle-alert", kit.Minor, counted(n, "column", "columns")+" of answers missing"))
	}
	s.facts.Add(fact("minus", kit.Ink3, counted(in.Plan.Unchanged, "cell says", "cells say")+" what the case holds"))
}

func joined(group, field string) string {
	switch {
	case group == "":
		return "The workbook"
	case field == "":
		return group
	default:
		return group + ", " + field
	}
}

func (s *side) fileCell() kit.Cell[fileLine] {
	icon, name := kit.NewIcon("file-text", kit.IconSize, kit.Ink2), kit.NewText("", kit.Body).Truncated()
	return kit.Cell[fileLine]{Object: kit.Cols(8, icon, kit.Grow(name)), Update: func(f fileLine, _ bool) {
		icon.SetName("file-text")
		icon.SetColor(kit.Ink2)
		words := f.Path
		if f.Problem != "" {
			icon.SetName("triangle-alert")
			icon.SetColor(kit.Minor)
			words += ": " + f.Problem
		}
		name.SetText(words)
	}}
}

// fileOf is the number of the nonconformity that a file belongs to.
func (s *side) fileOf(f fileLine) string {
	if of := s.of.now.Finding(f.Record); of != nil {
		return of.ShortLabel()
	}
	if label := labelOf(s.of.in, f.Record); label != "" {
		return label
	}
	if f.Problem != "" {
		return ""
	}
	return "choose…"
}

// match asks which nonconformity a file belongs to.
func (s *side) match(f fileLine) {
	if f.Problem != "" {
		return
	}
	var items []kit.MenuItem
	for _, n := range s.of.in.Plan.Asked {
		items = append(items, kit.MenuItem{Word: n.Label, Run: func() { s.assign(f.at, n.ID) }})
	}
	items = append(items, kit.MenuItem{Word: "None of them", Run: func() { s.assign(f.at, "") }})
	kit.ShowMenuUnder(s.files, kit.MenuGroup{Items: items})
}

func (s *side) assign(at int, to audit.ID) {
	s.of.in.Evidence[at].Record = to
	s.of.showCount()
}

// askFolder asks for the folder with the evidence that came with the workbook.
func (v *Preview) askFolder() {
	if v.in == nil {
		return
	}
	v.host.ChooseFolder("Folder with the evidence that came with it", func(path string) { v.open(v.path, path) })
}
