package meeting

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page: list | meeting | attendance or findings.
const (
	listWidth, listMin   = 284, 208
	listWide             = 250 // from here on the list has room for counts
	countWidth           = 68
	listRow              = 50
	listEdge             = 16 // before the icon, whose cell is padded by 8
	sheetWidth, sheetMin = 472, 362
	sheetMax             = 720
	sideWidth, sideMin   = 420, 326
)

func (p *Page) build() {
	p.addOne = kit.NewButton(kit.Secondary, "Add meeting…", p.add).WithIcon("plus").WithKey("Ins")
	p.issue = kit.NewButton(kit.Primary, "Issue findings…", p.askIssue).WithIcon("file-text").WithKey(keysIssue)
	p.head = kit.NewPageHead("Meetings", "", p.addOne, p.issue).OverPanes()
	p.panes = kit.NewPanes(
		kit.Pane{Object: p.list, Width: listWidth, Min: listMin, Max: 400},
		kit.Pane{Object: p.sheet.root, Width: sheetWidth, Min: sheetMin, Max: sheetMax, Main: true},
		kit.Pane{Object: p.side.root, Width: sideWidth, Min: sideMin, Max: 640})
	p.host.KeepWidths("meetings", p.panes)
	p.empty = newEmpty(p)
	p.root = kit.Rows(0, p.head, kit.Grow(kit.Layers(p.panes, p.empty.root)))
}

// showMain shows the panes, or what the page is for while there is no meeting.
func (p *Page) showMain() {
	p.panes.Hidden = len(p.meetings) == 0
	p.empty.show()
	p.addOne.LockFor(p.lockedAdd())
	p.issue.LockFor(p.lockedIssue())
	p.issue.Hidden = !p.side.closing()
	p.root.Refresh()
}

// Foot implements page.Footed: the commands under attendance or findings.
func (p *Page) Foot() (height, beside float32) {
	if !p.panes.Visible() {
		return 0, 0
	}
	return p.people.foot.MinSize().Height, 0
}

// empty is the page while the audit has no meeting, or the case no audit.
type empty struct {
	page          *Page
	opening, plan *kit.Button
	none, noAudit *fyne.Container
	root          *fyne.Container
}

func newEmpty(p *Page) *empty {
	e := &empty{page: p}
	plan := func() { p.host.Go(page.Plan, "") }
	e.opening = kit.NewButton(kit.Primary, "Opening meeting", func() { p.addKind(audit.OpeningMeeting) }).WithIcon("plus")
	e.plan = kit.NewButton(kit.Primary, "Plan an audit", plan).WithIcon("calendar-range")
	other := kit.NewButton(kit.Secondary, "Go to the plan", plan).WithIcon("calendar-range")
	e.none = kit.EmptyPage("users", "No meeting yet",
		"The opening and closing meeting of this audit: agenda, who was there, what was agreed and what was disputed. Those of the plan stand here by themselves.",
		e.opening, other)
	e.noAudit = kit.EmptyPage("users", "No audit yet", "Meetings belong to an audit. Plan one first.", e.plan)
	e.root = kit.Layers(e.none, e.noAudit)
	return e
}

func (e *empty) show() {
	p := e.page
	e.root.Hidden = len(p.meetings) > 0
	e.none.Hidden = p.about == nil
	e.noAudit.Hidden = p.about != nil
	e.opening.LockFor(p.lockedAdd())
}

// first is the button of the first step, nil while the page is not empty.
func (e *empty) first() *kit.Button {
	switch {
	case e.root.Hidden:
		return nil
	case e.none.Hidden:
		return e.plan
	default:
		return e.opening
	}
}
