package evidence

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// Measures of the page.
const (
	listWidth, listMin = 760, 420
	sideWidth, sideMin = 406, 320
)

func (p *Page) build() {
	p.choice = kit.NewSegmented()
	p.choice.OnChange = func(id string) {
		for _, v := range p.views {
			if v.about().id == id {
				p.turn(v)
			}
		}
	}
	p.create = kit.NewButton(kit.Secondary, "", func() { p.at.add() }).WithIcon("plus").WithKey("Ins")
	p.head = kit.NewPageHead("Evidence", "", kit.Middle(kit.HeightControl, p.choice), p.create).OverPanes()
	p.bar = newFilterBar(p)
	p.main, p.side = kit.Layers(), kit.Layers()
	for _, v := range p.views {
		p.main.Add(v.list())
		p.side.Add(v.sheet())
	}
	p.panes = kit.NewPanes(
		kit.Pane{Object: p.listPane(), Width: listWidth, Min: listMin, Main: true},
		kit.Pane{Object: p.sidePane(), Width: sideWidth, Min: sideMin, Max: 620, Fold: "Details", FoldIcon: "pencil-line"})
	p.host.KeepWidths("evidence", p.panes)
	p.empty = newEmpty(p)
	p.body = kit.Layers(p.panes, p.empty.root)
	p.root = kit.Rows(0, p.head, kit.Grow(p.body))
	p.bar.show(p.filter)
}

// listPane is the list with the filter over it.
func (p *Page) listPane() fyne.CanvasObject {
	p.bar.own = []fyne.CanvasObject{kit.Fixed(130, 0, p.bar.method), kit.Fixed(146, 0, p.bar.what)}
	p.filters = kit.Cols(8, kit.Grow(p.bar.words), kit.Fixed(112, 0, p.bar.scope), p.bar.own[0], p.bar.own[1])
	foot := kit.Pad(8, kit.EdgePane, 10, kit.EdgePane, kit.Cols(16, hint("Next, previous", "Alt+↓ ↑"), hint("Other list", "Ctrl+PgDn"), hint("Attach", string(material.KeysAttach)), kit.Spacer()))
	return kit.Rows(0, kit.Pad(10, kit.EdgePane, 6, kit.EdgePane, p.filters),
		kit.Grow(kit.Pad(0, kit.EdgePane-8, 0, kit.EdgePane-8, p.main)), foot)
}

// hint names what a key does.
func hint(word, key string) fyne.CanvasObject {
	return kit.Cols(4, kit.NewText(word, kit.Small).In(kit.Ink2), kit.NewText(key, kit.Key).In(kit.Ink3))
}

// sidePane is the form of what is selected, with its name over it and what leaves it at its foot.
func (p *Page) sidePane() fyne.CanvasObject {
	p.title = kit.NewText("", kit.SectionFigures).Truncated()
	done := kit.NewButton(kit.Secondary, "Done", p.back).WithKey("Esc")
	p.another = kit.NewButton(kit.Primary, "Done, another", p.next).WithKey("Ctrl+Enter")
	p.foot = kit.Pad(10, kit.EdgeSide, 10, kit.EdgeSide, kit.Cols(8, kit.Spacer(), done, p.another))
	return kit.Ground(kit.Panel, kit.Rows(0,
		kit.Pad(12, kit.EdgeSide, 4, kit.EdgeSide, kit.Fixed(0, kit.HeightHeader, p.title)),
		kit.Grow(p.side), kit.Hairline(), p.foot))
}

// Foot implements page.Footed: what leaves the form.
func (p *Page) Foot() (height, beside float32) {
	if !p.panes.Visible() {
		return 0, 0
	}
	return p.foot.MinSize().Height, 0
}

// showHead counts what there is in each list, and names what is added.
func (p *Page) showHead() {
	var segments []kit.Segment
	for _, v := range p.views {
		segments = append(segments, kit.Segment{ID: v.about().id, Word: v.about().word, Count: fmt.Sprint(v.count())})
	}
	p.choice.SetSegments(segments...)
	p.choice.Choose(p.at.about().id)
	p.create.SetWord(p.at.about().add)
	if why := p.lockedAdd(); why != "" {
		p.create.Lock(why)
	} else {
		p.create.Unlock()
	}
	p.head.SetFacts(p.facts())
}

// facts count what the list shows of what there is.
func (p *Page) facts() string {
	if v, ok := p.at.(*seen); ok && p.filter.narrowed() {
		return kit.CountWords(len(v.grid.Rows()), v.count()) + " shown"
	}
	if v, ok := p.at.(*kept); ok && v.size > 0 {
		return material.SizeWords(v.size) + " kept"
	}
	return ""
}

// showBody shows the list in view, or what the page is for while there is nothing at all.
func (p *Page) showBody() {
	found := p.filter.whole
	for i, v := range p.views {
		setHidden(p.main.Objects[i], v != p.at)
		setHidden(p.side.Objects[i], v != p.at)
		found = found || v.count() > 0
	}
	if s, ok := p.at.(*seen); ok && s.form.Record() != nil {
		found = true // one is begun
	}
	_, ofEvidence := p.at.(*seen)
	for _, o := range p.bar.own {
		setHidden(o, !ofEvidence)
	}
	_, ofFiles := p.at.(*kept)
	setHidden(p.another, ofFiles || p.host.ReadOnly())
	p.filters.Refresh()
	p.panes.Hidden, p.empty.root.Hidden = !found, found
	p.empty.show(p.host.Audit() != "", p.lockedAdd())
	for _, o := range p.main.Objects {
		o.Refresh()
	}
	p.main.Refresh()
	p.side.Refresh()
	p.body.Refresh()
}

func setHidden(o fyne.CanvasObject, on bool) {
	if on {
		o.Hide()
		return
	}
	o.Show()
}

func (p *Page) showTitle() { p.title.SetText(p.at.title()) }

// unfold lays the form over the list where it is folded.
func (p *Page) unfold() {
	if p.panes.Folded() && !p.panes.Overlaid() {
		p.panes.ToggleFolded()
	}
}

// empty is the page while there is nothing in any of its lists.
type empty struct {
	first, files, plan *kit.Button
	none, noAudit      *fyne.Container
	root               *fyne.Container
}

func newEmpty(p *Page) *empty {
	e := &empty{}
	e.first = kit.NewButton(kit.Primary, wordEvidence, func() { p.add() }).WithIcon("plus").WithKey("Ins")
	e.files = kit.NewButton(kit.Secondary, wordFiles, func() { p.m.AddFiles(material.At{Audit: p.host.Audit()}) }).WithIcon("paperclip").WithKey(string(material.KeysAttach))
	e.plan = kit.NewButton(kit.Primary, "Plan an audit", func() { p.host.Go(page.Plan, "") }).WithIcon("calendar-range")
	e.none = kit.Layers(kit.EmptyPage("paperclip", "No evidence yet",
		"What was seen, heard and read in this audit, with who, where and when; the samples that were drawn; the files that are kept. Findings rest on it.",
		e.first, e.files))
	e.noAudit = kit.Layers(kit.EmptyPage("paperclip", "No audit yet", "Evidence belongs to an audit. Plan one first.", e.plan))
	e.root = kit.Layers(e.none, e.noAudit)
	return e
}

func (e *empty) show(audit bool, locked string) {
	e.none.Hidden, e.noAudit.Hidden = !audit, audit
	for _, b := range []*kit.Button{e.first, e.files} {
		if locked != "" {
			b.Lock(locked)
		} else {
			b.Unlock()
		}
	}
}

// focus gives the keyboard to the first step.
func (e *empty) focus(c fyne.Canvas) {
	switch {
	case !e.noAudit.Hidden:
		c.Focus(e.plan)
	case !e.first.Disabled():
		c.Focus(e.first)
	}
}
