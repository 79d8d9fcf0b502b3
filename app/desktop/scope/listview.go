package scope

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// listView is how a list stands beside the form of its selected record, or what it is for while it is empty.
type listView struct {
	remark  *kit.Text
	wanting *fyne.Container // what the list as a whole lacks
	add     *kit.Button
	first   *kit.Button
	title   *kit.Text // of the form
	panes   *kit.Panes
	empty   *fyne.Container
	root    *fyne.Container
	page    *Page
}

func newListView(p *Page, what about, noun, purpose string, grid, fields fyne.CanvasObject) *listView {
	v := &listView{page: p, wanting: kit.Rows(4), remark: kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()}
	v.add = kit.NewButton(kit.Secondary, "Add "+noun, func() { p.add() }).WithIcon("plus").WithKey("Ins").Small()
	v.first = kit.NewButton(kit.Primary, "Add "+noun, func() { p.add() }).WithIcon("plus").WithKey("Ins")
	head := kit.Fixed(0, kit.HeightHeader, kit.Cols(8, kit.NewText(what.title, kit.SectionFigures), kit.Grow(kit.Pad(2, 0, 0, 0, v.remark)), v.add))
	middle := kit.Rows(0, kit.Pad(14, kit.EdgePane, 4, kit.EdgePane, head), kit.Pad(0, kit.EdgePane, 0, kit.EdgePane, v.wanting),
		kit.Grow(kit.Pad(4, kit.EdgePane-8, 8, kit.EdgePane-8, grid)))
	v.panes = kit.NewPanes(
		kit.Pane{Object: middle, Width: 560, Min: listMin, Main: true},
		kit.Pane{Object: v.side(fields, "Another"), Width: sideWidth, Min: sideMin, Max: 520, Fold: form.Sentence(noun), FoldIcon: "pencil-line"})
	p.host.KeepWidths("scope "+noun, v.panes)
	v.empty = kit.EmptyPage(what.icon, "No "+noun+" yet", purpose, v.first)
	v.root = kit.Layers(v.panes, v.empty)
	return v
}

// side is the pane of the form, with what finishes it at its foot.
func (v *listView) side(fields fyne.CanvasObject, next string) fyne.CanvasObject {
	v.title = kit.NewText("", kit.SectionFigures).Truncated()
	done := kit.NewButton(kit.Secondary, "Done", func() { v.page.back() }).WithKey("Esc")
	further := kit.NewButton(kit.Primary, next, func() { v.page.next() }).WithKey("Ctrl+Enter")
	scroll := container.NewVScroll(kit.Pad(0, kit.EdgeSide, 16, kit.EdgeSide, fields))
	kit.FollowFocus(scroll)
	return kit.Ground(kit.Panel, kit.Rows(0,
		kit.Pad(14, kit.EdgeSide, 6, kit.EdgeSide, kit.Fixed(0, kit.HeightHeader, v.title)),
		kit.Grow(scroll), kit.Hairline(),
		kit.Pad(10, kit.EdgeSide, 10, kit.EdgeSide, kit.Cols(8, kit.Spacer(), done, further))))
}

// show shows what is said of the list as a whole.
func (v *listView) show(remark string, wanting []string, filled bool) {
	v.remark.SetText(remark)
	v.wanting.Objects = nil
	for _, words := range wanting {
		v.wanting.Add(kit.NewStatus("triangle-alert", words, kit.Minor).Shrink())
	}
	v.wanting.Refresh()
	why := ""
	if v.page.host.ReadOnly() {
		why = "the case can only be read"
	}
	for _, b := range []*kit.Button{v.add, v.first} {
		if why != "" {
			b.Lock(why)
		} else {
			b.Unlock()
		}
	}
	if v.panes.Hidden == filled || v.empty.Hidden != filled {
		v.panes.Hidden, v.empty.Hidden = !filled, filled
		v.root.Refresh()
	}
}

// focusEmpty gives the keyboard to the first step of an empty list.
func (v *listView) focusEmpty(c fyne.Canvas) {
	if !v.first.Disabled() {
		c.Focus(v.first)
	}
}

// unfold lays the form over the list where it is folded.
func (v *listView) unfold() {
	if v.panes.Folded() && !v.panes.Overlaid() {
		v.panes.ToggleFolded()
	}
}

// fold takes the form away again.
func (v *listView) fold() {
	if v.panes.Overlaid() {
		v.panes.ToggleFolded()
	}
}

// markColumn shows what a record lacks, or that it is not saved; the words stand in its form.
func markColumn[P audit.Recorder]() kit.Column[row[P]] {
	return kit.Column[row[P]]{ID: "mark", Width: 92, Min: 92, Cell: func() kit.Cell[row[P]] {
		mark := kit.NewStatus("", "", kit.Minor).Shrink()
		return kit.Cell[row[P]]{Object: mark, Update: func(r row[P], _ bool) {
			switch {
			case r.held:
				mark.Set("circle-x", "not saved", kit.Major)
			case r.open > 0:
				mark.Set("triangle-alert", fmt.Sprintf("%d open", r.open), kit.Minor)
			default:
				mark.Set("", "", kit.Minor)
			}
		}}
	}}
}

// wanting is what the lists of a section lack as a whole.
func (p *Page) wanting(what about) []string {
	var out []string
	for _, point := range p.points {
		if point.Record == "" && len(what.kinds) > 0 && point.Kind == what.kinds[0] {
			out = append(out, point.Message)
		}
	}
	return out
}

// openOf counts what a record lacks.
func (p *Page) openOf(r audit.Recorder) int {
	n, kind := 0, audit.KindOf(r).Name
	for _, point := range p.points {
		if point.Kind == kind && point.Record == r.Base().ID {
			n++
		}
	}
	return n
}
