package evidence

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
)

// keptRow is a file in the list.
type keptRow struct {
	record *audit.Attachment
	kind   string
	added  string
	uses   string
}

func (r keptRow) key() string { return string(r.record.ID) }

// kept is the list of the files that are kept; beside it what is known of one.
type kept struct {
	page  *Page
	grid  *kit.Grid[keptRow]
	whole *fyne.Container // the grid, no row of it cut
	size  int64           // of all, in bytes
	info  *material.FileSheet
	pane  *container.Scroll
	body  *fyne.Container
}

func newKept(p *Page) *kept {
	v := &kept{page: p}
	v.grid = kit.NewGrid(keptRow.key, keptColumns(p.m.NewThumbnails())...)
	v.grid.Height = keptHigh + 8
	v.grid.OnSelect = func(keptRow) { v.follow() }
	v.grid.OnOpen = func(keptRow) { v.open() }
	v.grid.OnInsert = v.add
	v.grid.OnDelete = func(keptRow) { v.remove() }
	v.grid.OnWidths = p.host.KeepColumns("evidence files", v.grid.SetWidths)
	v.grid.Empty = kit.Pad(24, 24, 0, 24, kit.NewText("No file like this. Drop files here to attach them; Esc shows all.", kit.Body).In(kit.Ink3))
	v.whole = kit.WholeRows(v.grid, nil)
	v.info = p.m.NewFileSheet()
	v.body = kit.Rows(0, v.info.Content())
	v.pane = container.NewVScroll(kit.Pad(0, kit.EdgeSide, 16, kit.EdgeSide, v.body))
	kit.FollowFocus(v.pane)
	return v
}

// keptWide and keptHigh are the measures of a small picture in the list.
const keptWide, keptHigh float32 = 48, 48

func keptColumns(small *material.Thumbnails) []kit.Column[keptRow] {
	return []kit.Column[keptRow]{
		{ID: "picture", Width: keptWide + 16, Min: keptWide + 16, Cell: func() kit.Cell[keptRow] {
			o, show := small.Frame(keptWide, keptHigh)
			return kit.Cell[keptRow]{Object: kit.Middle(keptHigh, o), Update: func(r keptRow, _ bool) { show(r.record) }}
		}},
		{ID: "name", Title: "File", Min: 140, Lines: 2, Style: kit.BodyMedium, Text: func(r keptRow) string { return r.record.Name }, Compare: func(a, b keptRow) int {
			return strings.Compare(strings.ToLower(a.record.Name), strings.ToLower(b.record.Name))
		}},
		{ID: "kind", Title: "Kind", Width: 92, Min: 64, HideBelow: 520, Color: kit.Ink2, Text: func(r keptRow) string { return r.kind }, Compare: func(a, b keptRow) int { return cmp.Compare(a.kind, b.kind) }},
		{ID: "size", Title: "Size", Width: 76, Min: 60, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Text: func(r keptRow) string { return material.SizeWords(r.record.Size) }, Compare: func(a, b keptRow) int { return cmp.Compare(a.record.Size, b.record.Size) }},
		{ID: "added", Title: "Attached", Width: 100, Min: 84, HideBelow: 600, Style: kit.SmallFigures, Color: kit.Ink2, Text: func(r keptRow) string { return r.added }, Compare: func(a, b keptRow) int { return cmp.Compare(a.record.AddedAt, b.record.AddedAt) }},
		{ID: "uses", Title: "Used in", Width: 200, Min: 100, HideBelow: 460, Lines: 2, Style: kit.SmallFigures, Color: kit.Ink2, Text: func(r keptRow) string { return r.uses }},
		{ID: "hash", Title: "SHA-256", Width: 88, Min: 80, HideBelow: 680, Style: kit.SmallFigures, Color: kit.Ink3, Text: func(r keptRow) string { return material.Finger(r.record) }},
	}
}

func (v *kept) about() about {
	return about{id: "files", word: "Attachments", add: wordFiles}
}
func (v *kept) list() fyne.CanvasObject  { return v.whole }
func (v *kept) sheet() fyne.CanvasObject { return v.pane }

func (v *kept) count() int {
	n := 0
	for i := range v.page.now.Attachments {
		if v.within(&v.page.now.Attachments[i]) {
			n++
		}
	}
	return n
}

// within reports whether a file is in the scope of the list: one of no audit is in every.
func (v *kept) within(a *audit.Attachment) bool { return a.Audit == "" || v.page.within(a.Audit) }

func (v *kept) has(id audit.ID) bool { return v.page.now.Attachment(id) != nil }

func (v *kept) show() {
	p := v.page
	v.size = 0
	uses := material.UsesByFile(p.now)
	var rows []keptRow
	for i := range p.now.Attachments {
		a := &p.now.Attachments[i]
		if !v.within(a) {
			continue
		}
		v.size += a.Size
		_, kind := material.FileMark(a)
		r := keptRow{record: a, kind: kind, uses: strings.Join(uses[a.ID], "; ")}
		if len(a.AddedAt) >= len("2026-05-04") {
			r.added = string(a.AddedAt[:len("2026-05-04")])
		}
		if p.filter.says(a.Name, kind, r.uses, a.Note, a.Source, a.SHA256, joined(a.Requirements)) {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b keptRow) int { return cmp.Compare(b.record.AddedAt, a.record.AddedAt) })
	v.grid.SetRows(rows)
	if shown := v.grid.Shown(); v.grid.SelectedKey() == "" && len(shown) > 0 {
		v.grid.Select(shown[0].key())
	}
	v.follow()
}

// follow shows what is known of the selected file.
func (v *kept) follow() {
	r, ok := v.grid.Selected()
	v.body.Hidden = !ok
	if ok {
		v.info.Open(v.page.now, r.record)
	} else {
		v.info.Empty()
	}
	v.pane.Refresh()
	v.page.showTitle()
}

func (v *kept) title() string {
	if r, ok := v.grid.Selected(); ok {
		return r.record.Name
	}
	return ""
}

func (v *kept) focus() { v.page.focus(v.grid) }
func (v *kept) add()   { v.page.m.AddFiles(v.place()) }

func (v *kept) edit() {
	if _, ok := v.grid.Selected(); ok {
		v.page.unfold()
		v.info.Focus()
	}
}

func (v *kept) back() bool {
	if v.grid.Focused() {
		return false
	}
	v.page.Focus()
	return true
}

func (v *kept) choose(id audit.ID) bool {
	found := v.grid.Select(string(id))
	v.follow()
	return found
}

func (v *kept) close()             { v.info.Close() }
func (v *kept) place() material.At { return material.At{Audit: v.page.host.Audit()} }
func (v *kept) step(by int)        { v.grid.SelectNext(by) }
func (v *kept) chosen() audit.ID   { return audit.ID(v.grid.SelectedKey()) }

func (v *kept) open() {
	if r, ok := v.grid.Selected(); ok {
		v.page.m.OpenFile(r.record)
	}
}

func (v *kept) remove() {
	if r, ok := v.grid.Selected(); ok {
		v.page.m.RemoveFile(v.place(), r.record)
	}
}
