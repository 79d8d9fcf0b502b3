package checklist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page (LOOK.md, Checklist: 344 | 550 | 272).
const (
	listWidth, listMin     = 344, 260
	clauseWidth, clauseMin = 550, 500
	clauseMax              = readingWidth + 2*kit.EdgePane
	sideWidth, sideMin     = 272, 240
)

func (p *Page) build() {
	p.head = newHead(func(f filter) { p.setFilter(f) })
	p.panes = kit.NewPanes(
		kit.Pane{Object: p.list.root, Width: listWidth, Min: listMin, Max: 640},
		kit.Pane{Object: p.clause.root, Width: clauseWidth, Min: clauseMin, Max: clauseMax, Main: true},
		kit.Pane{Object: p.side.root, Width: sideWidth, Min: sideMin, Max: 480, Fold: "Material", FoldIcon: "paperclip"})
	p.host.KeepWidths("checklist", p.panes)
	p.empty = newEmpty(func() { p.host.Go(page.Plan, "") }, func() { p.host.Go(page.Programme, "") })
	p.body = kit.Layers(p.panes, p.empty.root)
	p.root = kit.Rows(0, p.head.root, kit.Grow(p.body))
}

// showBody shows the panes, or what the page is for while the audit has nothing to look at.
func (p *Page) showBody() {
	found := p.x != nil && len(p.x.rows) > 0
	p.panes.Hidden = !found
	p.empty.root.Hidden = found
	p.empty.show(p.x)
	p.body.Refresh()
}

// head is the top of the page: its name, the filter, and how far the audit is.
type head struct {
	filter *kit.Segmented
	whole  *kit.Text
	each   *kit.Text
	bar    *kit.Bar
	figure *fyne.Container
	root   fyne.CanvasObject
}

// Measures of the head.
const (
	barWidth, barHeight = 150, 6
	headGap             = 16
)

func newHead(chosen func(filter)) *head {
	h := &head{filter: kit.NewSegmented(segments(nil)...)}
	h.filter.Choose(string(filterAll))
	h.filter.OnChange = func(id string) { chosen(filter(id)) }
	h.whole = kit.NewText("", kit.BodyFigures).In(kit.Ink2).Aligned(fyne.TextAlignTrailing)
	h.each = kit.NewText("", kit.SmallFigures).In(kit.Ink3).Aligned(fyne.TextAlignTrailing).Truncated()
	h.bar = kit.NewProgressBar().Sized(barWidth, barHeight)
	h.figure = kit.Rows(0, kit.Fixed(0, 20, kit.Cols(10, kit.Grow(h.whole), h.bar)), h.each)
	row := container.New(h, kit.NewText("Checklist", kit.PageTitle), kit.Cols(8, kit.Middle(kit.HeightControl, h.filter),
		kit.NewText(keysFilter, kit.Key).In(kit.Ink3)), kit.Middle(36, h.figure))
	h.root = kit.Rows(0, kit.Fixed(0, kit.HeightPageHead-8, kit.Pad(0, kit.EdgePage, 0, kit.EdgePage, row)), kit.Hairline())
	return h
}

// MinSize implements fyne.Layout: without the bar, whose figures stand beside it.
func (h *head) MinSize(parts []fyne.CanvasObject) fyne.Size {
	title, filter := parts[0].MinSize(), parts[1].MinSize()
	return fyne.NewSize(title.Width+filter.Width+h.whole.FullWidth()+2*headGap, max(title.Height, filter.Height))
}

// Layout implements fyne.Layout: title, filter, and at the right the progress, its bar as far as there is room.
func (h *head) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range parts[:2] {
		w := o.MinSize().Width
		put(o, x, 0, w, size.Height)
		x += w + headGap
	}
	words := max(h.whole.FullWidth(), h.each.FullWidth())
	h.bar.Hidden = size.Width-x < h.whole.FullWidth()+10+barWidth
	w := min(size.Width-x, max(words, h.whole.FullWidth()+10+barWidth))
	if h.bar.Hidden {
		w = min(size.Width-x, words)
	}
	put(parts[2], size.Width-w, 0, w, size.Height)
}

// show shows the counts of the filters and the progress.
func (h *head) show(x *index, f filter) {
	h.figure.Hidden = x == nil
	if x == nil {
		h.filter.SetSegments(segments(nil)...)
		return
	}
	h.filter.SetSegments(segments(x.rows)...)
	h.filter.Choose(string(f))
	whole, each := x.progress()
	h.whole.SetText(whole.String() + " concluded")
	h.bar.Set(float32(whole.done) / float32(max(1, whole.of)))
	h.each.SetText(each)
	h.each.Hidden = each == ""
	h.figure.Refresh()
}

// Foot implements page.Footed: the conclusion, with the pane of samples and files at its right.
func (p *Page) Foot() (height, beside float32) {
	if !p.panes.Visible() {
		return 0, 0
	}
	return p.verdict.root.Size().Height, p.side.root.Size().Width
}

// empty is the page while the case has no audit, or the audit nothing to look at.
type empty struct {
	plan, programme, begin *kit.Button
	noAudit, noClause      *fyne.Container
	root                   *fyne.Container
}

func newEmpty(plan, programme func()) *empty {
	e := &empty{}
	e.begin = kit.NewButton(kit.Primary, "Plan an audit", plan).WithIcon("calendar-range")
	e.plan = kit.NewButton(kit.Primary, "Plan the audit", plan).WithIcon("calendar-range")
	e.programme = kit.NewButton(kit.Secondary, "Programme", programme).WithIcon("table-2")
	e.noAudit = kit.EmptyPage("list-checks", "No audit yet",
		"The checklist takes what is said and seen at each clause while an interview goes on. It belongs to an audit: plan one first.", e.begin)
	e.noClause = kit.EmptyPage("list-checks", "Nothing is planned for this audit",
		"The checklist shows the clauses and controls that the programme or the plan names for the audit. Say there what it is to look at.",
		e.plan, e.programme)
	e.root = kit.Layers(e.noAudit, e.noClause)
	return e
}

func (e *empty) show(x *index) {
	e.noAudit.Hidden = x != nil
	e.noClause.Hidden = x == nil
}

// step is the first step, which gets the keyboard.
func (e *empty) step() fyne.Focusable {
	if e.noAudit.Visible() {
		return e.begin
	}
	return e.plan
}
