package decision

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the page (LOOK.md: gates 568 | 40 | certificate 510; gates grow to 680, narrow: one under the other).
const (
	gatesLeast = 480
	gatesMost  = 680
	columnGap  = 40
)

// none is no day.
var none date.Date

func (p *Page) build() {
	p.sendBack = kit.NewButton(kit.Secondary, "Send back to lead auditor…", p.askBack).WithIcon("corner-up-left").WithKey(keysBack)
	p.issue = kit.NewButton(kit.Secondary, "Issue certificate…", p.issueCertificate).WithIcon("award").WithKey(keysIssue)
	p.head = kit.NewPageHead("Decision & certificate", "", p.sendBack, p.issue)
	right := kit.Rows(20, p.paper.root, p.status.root)
	columns := container.New(&columnsLayout{}, p.gates.root, right)
	p.scroll = container.NewVScroll(kit.Pad(0, kit.EdgePage, 24, kit.EdgePage, columns))
	p.empty = newEmpty(p)
	kit.FollowFocus(p.scroll)
	p.root = kit.Rows(0, p.head, kit.Grow(kit.Layers(p.scroll, p.empty.root)))
}

// show shows the case that the page has.
func (p *Page) show() {
	p.head.SetFacts(p.facts())
	setShown(p.scroll, p.about != nil)
	p.empty.show()
	if p.about != nil {
		if d := p.editor.Record(); d != nil {
			p.review.show(d)
			p.form.show(d)
		}
		p.gates.show()
		p.paper.show()
		p.status.show()
	}
	p.sendBack.LockFor(p.lockedBack())
	p.issue.LockFor(p.lockedIssue())
	p.paper.edit.LockFor(p.readOnly())
	p.status.later.LockFor(p.readOnly())
	p.root.Refresh()
}

// facts is the line beside the title.
func (p *Page) facts() string {
	if p.about == nil {
		return ""
	}
	if p.about.ID != p.host.Audit() {
		return "of " + p.about.Title()
	}
	return ""
}

func (p *Page) readOnly() string {
	if p.host.ReadOnly() {
		return "the case can only be read"
	}
	return ""
}

// columnsLayout puts gates and certificate beside one another, or the certificate under the gates where there is no room.
// It remembers its width, for MinSize.
type columnsLayout struct{ width float32 }

// beside reports whether both columns fit into a width.
func (*columnsLayout) beside(width float32) bool {
	return width >= gatesLeast+columnGap+certificateWidth
}

// gates is the width of the gates in a width for both.
func (*columnsLayout) gates(width float32) float32 {
	return min(width-columnGap-certificateWidth, gatesMost)
}

// MinSize implements fyne.Layout.
func (l *columnsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := max(l.width, gatesLeast)
	if l.beside(width) {
		return fyne.NewSize(gatesLeast, max(kit.HeightFor(o[0], l.gates(width)), kit.HeightFor(o[1], certificateWidth)))
	}
	return fyne.NewSize(gatesLeast, kit.HeightFor(o[0], min(width, gatesMost))+24+kit.HeightFor(o[1], min(width, gatesMost)))
}

// Layout implements fyne.Layout.
func (l *columnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	put := func(o fyne.CanvasObject, x, y, w float32) float32 {
		h := kit.HeightFor(o, w)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		return y + h
	}
	if l.beside(size.Width) {
		left := l.gates(size.Width)
		put(o[0], 0, 0, left)
		put(o[1], left+columnGap, 0, certificateWidth)
		return
	}
	put(o[1], 0, put(o[0], 0, 0, min(size.Width, gatesMost))+24, min(size.Width, gatesMost))
}

// empty is the page while there is no audit that leads to a decision.
type empty struct {
	page            *Page
	plan            *kit.Button
	noAudit, beside fyne.CanvasObject
	root            *fyne.Container
}

func newEmpty(p *Page) *empty {
	e := &empty{page: p}
	e.plan = kit.NewButton(kit.Primary, "Plan an audit", func() { p.host.Go(page.Plan, "") }).WithIcon("calendar-range")
	e.noAudit = kit.EmptyPage("badge-check", "Nothing to decide yet",
		"Here a person who did not audit decides on the certification, once the gates after the audit are passed. It begins with an audit.", e.plan)
	choose := kit.NewButton(kit.Secondary, "Go to the plan", func() { p.host.Go(page.Plan, "") }).WithIcon("calendar-range")
	e.beside = kit.EmptyPage("badge-check", "This audit leads to no decision",
		"Gap assessments and internal audits stand beside the certification, and Stage 1 leads to Stage 2. Choose another audit in the top bar, Ctrl+J.", choose)
	e.root = kit.Layers(e.noAudit, e.beside)
	return e
}

func (e *empty) show() {
	p := e.page
	e.root.Hidden = p.about != nil
	chosen := p.now.Audit(p.host.Audit()) != nil
	setShown(e.noAudit, !chosen)
	setShown(e.beside, chosen)
}

func setShown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
		return
	}
	o.Hide()
}

func (e *empty) focusable() fyne.Focusable {
	if e.noAudit.Visible() {
		return e.plan
	}
	return nil
}
