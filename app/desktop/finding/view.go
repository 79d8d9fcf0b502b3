package finding

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page (LOOK.md, Findings: 392 | 490 | 284).
const (
	listWidth, listMin = 392, 280
	formWidth, formMin = 490, 440
	formMax            = 760 // 720 for the fields
	sideWidth, sideMin = 284, 240
)

func (p *Page) build() {
	p.newOne = kit.NewButton(kit.Secondary, "New finding", p.NewFinding).WithIcon("plus").WithKey(keysNew)
	p.issue = kit.NewButton(kit.Secondary, "Issue all…", p.askIssue).WithIcon("file-text").WithKey(keysIssue)
	p.head = kit.NewPageHead("Findings", "", p.newOne, p.issue).OverPanes()
	p.panes = kit.NewPanes(
		kit.Pane{Object: p.list.root, Width: listWidth, Min: listMin, Max: 640},
		kit.Pane{Object: p.form.root, Width: formWidth, Min: formMin, Max: formMax, Main: true},
		kit.Pane{Object: p.side.root, Width: sideWidth, Min: sideMin, Max: 480, Fold: "Wording check", FoldIcon: "list-checks"})
	p.host.KeepWidths("findings", p.panes)
	p.list.grid.OnWidths = p.host.KeepColumns("findings", p.list.grid.SetWidths)
	p.empty = newEmpty(p.NewFinding, func() { p.host.Go(page.Plan, "") })
	p.body = kit.Layers(p.panes, p.empty.root)
	p.root = kit.Rows(0, p.head, kit.Grow(p.body))
}

// showHead locks the commands of the head that cannot be done.
func (p *Page) showHead() {
	p.newOne.LockFor(p.lockedNew())
	p.issue.LockFor(p.lockedIssue())
}

// showBody shows the panes, or what the page is for while there is nothing in the list.
func (p *Page) showBody(found bool) {
	p.panes.Hidden = !found
	p.empty.root.Hidden = found
	p.empty.show(p.host.Audit() != "", p.readOnly)
	p.body.Refresh()
}

// showOptions gives the pickers what the case has to choose from, when that is not what they have.
func (p *Page) showOptions() {
	var key strings.Builder
	for _, o := range placeOptions(p.now) {
		fmt.Fprintln(&key, o.ID, o.Title)
	}
	for i := range p.now.SoAControls {
		if c := &p.now.SoAControls[i]; c.Excluded {
			fmt.Fprintln(&key, c.Control)
		}
	}
	fmt.Fprintln(&key, p.now.Standard.Catalogue)
	if key.String() != p.options {
		p.options = key.String()
		p.form.setOptions(p.now, p.cases.Catalogue())
	}
}

// Foot implements page.Footed: the commands under the editor, with the wording check at their right.
func (p *Page) Foot() (height, beside float32) {
	if !p.panes.Visible() {
		return 0, 0
	}
	return p.form.foot.Size().Height, p.side.root.Size().Width
}

// empty is the page while the audit has no finding, or the case no audit.
type empty struct {
	first, plan *kit.Button
	root        *fyne.Container
	none        fyne.CanvasObject // no finding
	noAudit     fyne.CanvasObject
}

func newEmpty(add, plan func()) *empty {
	e := &empty{}
	e.first = kit.NewButton(kit.Primary, "New finding", add).WithIcon("plus").WithKey("Ins")
	e.plan = kit.NewButton(kit.Primary, "Plan an audit", plan).WithIcon("calendar-range")
	e.none = kit.EmptyPage("flag", "No finding yet",
		"What this audit finds: nonconformities, opportunities for improvement and what is done well, each with its clause and its evidence. They get their numbers when they are issued.",
		e.first)
	e.noAudit = kit.EmptyPage("flag", "No audit yet", "Findings belong to an audit. Plan one first.", e.plan)
	e.root = kit.Layers(e.none, e.noAudit)
	return e
}

func (e *empty) show(audit, readOnly bool) {
	e.none.(*fyne.Container).Hidden = !audit
	e.noAudit.(*fyne.Container).Hidden = audit
	why := ""
	if readOnly {
		why = "the case can only be read"
	}
	e.first.LockFor(why)
}

// focus gives the keyboard to the first step.
func (e *empty) focus(c fyne.Canvas) {
	switch {
	case e.noAudit.Visible():
		c.Focus(e.plan)
	case !e.first.Disabled():
		c.Focus(e.first)
	}
}
