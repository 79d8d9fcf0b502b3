package plan

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// Measures of the page (LOOK.md, Plan).
const (
	sideWidth, sideMin = 292, 240
	planWidth, planMin = 873, 659 // of the least page, 900, all but the least side
	rowHeight          = 26
)

func (p *Page) build() {
	p.addOne = kit.NewButton(kit.Secondary, "Add activity", p.add).WithIcon("plus").WithKey(keysAdd)
	p.send = kit.NewButton(kit.Secondary, "Send to client…", p.askSend).WithIcon("file-text").WithKey(keysSend)
	p.head = kit.NewPageHead("Plan", "", p.addOne, p.send)
	p.empty = newEmpty(p)
	p.side = kit.Layers(p.check.root)
	p.main = kit.Layers(p.stage.root, p.empty.root)
	p.panes = kit.NewPanes(
		kit.Pane{Object: kit.Rows(0, p.head, kit.Grow(p.main)), Width: planWidth, Min: planMin, Main: true},
		kit.Pane{Object: kit.Ground(kit.Panel, p.side), Width: sideWidth, Min: sideMin, Max: 480},
	)
	p.host.KeepWidths("plan", p.panes)
	p.root = kit.Layers(p.panes, p.preview.Content())
}

// showMain shows picture and grid, or what to do first.
func (p *Page) showMain(planned bool) {
	p.stage.root.Hidden = !planned
	p.empty.root.Hidden = planned
	p.empty.show(p)
	p.addOne.LockFor(p.lockedWrite())
	p.setUp.LockFor(p.lockedAudit())
	p.setUp.Hidden = !planned // the empty page has a button of its own
	p.send.LockFor(p.lockedSend())
	p.main.Refresh()
}

// empty is the page while nothing is planned: what is missing first.
type empty struct {
	steps []emptyStep
	root  *fyne.Container
}

// emptyStep is one thing that comes before a plan.
type emptyStep struct {
	needed func(*Page) bool
	first  *kit.Button
	object fyne.CanvasObject
}

func newEmpty(p *Page) *empty {
	step := func(needed func(*Page) bool, heading, sentence string, first *kit.Button, others ...*kit.Button) emptyStep {
		return emptyStep{needed, first, kit.EmptyPage("calendar-range", heading, sentence, first, others...)}
	}
	setup := func(kind kit.ButtonKind) *kit.Button {
		return kit.NewButton(kind, "Days and team…", p.openSetup).WithIcon("users").WithKey(keysSetup)
	}
	e := &empty{steps: []emptyStep{
		step(func(p *Page) bool { return p.audit == nil }, "No audit yet",
			"A plan belongs to an audit: a stage of the certification, a surveillance, a gap assessment.",
			kit.NewButton(kit.Primary, "New audit…", p.askAudit).WithIcon("plus").WithKey(keysAudit)),
		step(func(p *Page) bool { return p.audit.StartsOn.IsZero() }, "No days yet",
			"The days come first, as agreed with the client. The plan then says who audits what on them, when, where and with whom.",
			setup(kit.Primary)),
		step(func(p *Page) bool { return len(p.current.Team(p.audit.ID)) == 0 }, "Nobody on the team yet",
			"Add the lead auditor and who else takes part, each with the declaration on conflicts of interest. Then plan who audits what.",
			kit.NewButton(kit.Primary, "Add to the team…", func() { p.askMember(nil, "") }).WithIcon("plus"), setup(kit.Secondary)),
		step(func(*Page) bool { return true }, "No activity planned yet",
			"The plan tells the client who audits what, when, where and with whom. Begin with the opening meeting; each activity follows the one before.",
			kit.NewButton(kit.Primary, "Add the opening meeting", p.add).WithIcon("plus").WithKey(keysAdd), setup(kit.Secondary)),
	}}
	e.root = kit.Layers()
	for _, s := range e.steps {
		e.root.Add(s.object)
	}
	return e
}

// show shows the first step that is needed.
func (e *empty) show(p *Page) {
	found := false
	for _, s := range e.steps {
		needed := !found && s.needed(p)
		if needed {
			s.object.Show()
		} else {
			s.object.Hide()
		}
		found = found || needed
		why := ""
		if p.host.ReadOnly() {
			why = "the case can only be read"
		}
		s.first.LockFor(why)
	}
}

// first is the button of the step shown, nil while the page is not empty.
func (e *empty) first() *kit.Button {
	if e.root.Hidden {
		return nil
	}
	for _, s := range e.steps {
		if s.object.Visible() {
			return s.first
		}
	}
	return nil
}
