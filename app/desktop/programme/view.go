package programme

import (
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// Measures of the page (LOOK.md, Programme).
const (
	sideWidth, sideMin = 336, 336
	mainWidth, mainMin = 830, 770
)

// The places of the views.
const (
	viewMatrix = iota
	viewTime
	viewSites
	viewTeam
	viewLog
)

func (p *Page) build() {
	p.change = kit.NewButton(kit.Secondary, "Change with reason…", func() { p.shown.acts().edit.run() }).WithIcon("pencil-line").WithKey(keysChange)
	p.back = kit.NewButton(kit.Secondary, "Matrix", p.toMatrix).WithIcon("table-2").WithKey("Esc")
	p.export = kit.NewButton(kit.Secondary, "Export…", p.exportWorkbook).WithIcon("download").WithKey(keysExport)
	p.head = kit.NewPageHead("Programme", "", p.back, p.change, p.export)
	p.empty = newEmpty(p)
	p.main = kit.Layers()
	for _, v := range p.views {
		p.main.Add(v.content())
	}
	p.main.Add(p.empty.root)
	p.panes = kit.NewPanes(
		kit.Pane{Object: kit.Rows(0, p.head, kit.Grow(p.main)), Width: mainWidth, Min: mainMin, Main: true},
		kit.Pane{Object: p.side.root, Width: sideWidth, Min: sideMin, Max: 480, Fold: "Time, sites, team", FoldIcon: "users"},
	)
	p.host.KeepWidths("programme", p.panes)
	p.root = p.panes
}

// showMain shows the view, or what the page is for while nothing is planned.
func (p *Page) showMain() {
	bare := p.shown == view(p.matrix) && (len(p.columns) == 0 || !p.isPlanned())
	for _, v := range p.views {
		show(v.content(), v == p.shown && !bare)
	}
	p.empty.show(bare)
	e := p.shown.acts().edit
	p.change.SetWord(e.word)
	show(p.change, e.run != nil && !bare)
	show(p.back, p.shown != view(p.matrix))
	why := p.lockedWrite()
	if why == "" && e.locked != nil {
		why = e.locked()
	}
	p.change.LockFor(why)
	p.export.LockFor(p.lockedExport())
	p.head.Refresh()
	p.main.Refresh()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// showView shows another view in the middle, with the keyboard in it.
func (p *Page) showView(i int) {
	p.shown = p.views[i]
	if p.panes.Overlaid() {
		p.panes.ToggleFolded() // it would lie over what was asked for
	}
	p.head.SetFacts(p.facts())
	p.shown.show()
	p.showMain()
	p.Focus()
}

// toMatrix goes back to the matrix.
func (p *Page) toMatrix() { p.showView(viewMatrix) }

// isPlanned reports whether the programme says of anything in which audit it is looked at.
func (p *Page) isPlanned() bool {
	return slices.ContainsFunc(p.columns, func(c column) bool { return !c.bare })
}

// empty is the page while nothing is planned.
type empty struct {
	fill, without *kit.Button
	none, audits  *fyne.Container // nothing planned; no audit to plan for
	root          *fyne.Container
	page          *Page
}

func newEmpty(p *Page) *empty {
	e := &empty{page: p}
	e.fill = kit.NewButton(kit.Primary, "Fill in the usual coverage", p.fill).WithIcon("table-2").WithKey("Ctrl+Enter")
	e.without = kit.NewButton(kit.Primary, "Plan an audit", p.goPlan).WithIcon("calendar-range").WithKey("Ctrl+4")
	time := kit.NewButton(kit.Secondary, "Audit time…", func() { p.showView(viewTime) }).WithKey(keysTime)
	e.none = kit.EmptyPage("table-2", "Nothing planned yet",
		"The programme says for three years which clause and control is looked at in which audit. The usual coverage has all that the standards ask of each audit; you change it from there, with reasons.",
		e.fill, time)
	e.audits = kit.EmptyPage("table-2", "No audits in this cycle",
		"The programme spreads clauses and controls over the audits of a certification cycle. Plan the first audit, then come back.", e.without)
	e.root = kit.Layers(e.none, e.audits)
	return e
}

func (e *empty) show(on bool) {
	show(e.root, on)
	show(e.none, len(e.page.columns) > 0)
	show(e.audits, len(e.page.columns) == 0)
	e.fill.LockFor(e.page.lockedWrite())
}

// first is the button of the first step, nil while the page is not empty.
func (e *empty) first() *kit.Button {
	switch {
	case e.root.Hidden:
		return nil
	case len(e.page.columns) == 0:
		return e.without
	default:
		return e.fill
	}
}
