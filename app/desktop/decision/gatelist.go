package decision

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// gateList shows the gates in their order, each with its state, proof and day; the form of what is to be done now lies in
// its gate.
type gateList struct {
	page   *Page
	rows   []*gateRow // one for each step, in the order of the steps
	links  map[cycle.Page]fyne.CanvasObject
	count  *kit.Text
	column *fyne.Container
	root   *fyne.Container
}

func newGateList(p *Page) *gateList {
	l := &gateList{page: p, links: map[cycle.Page]fyne.CanvasObject{}, count: kit.NewText("", kit.SmallFigures).In(kit.Ink3)}
	l.column = kit.Rows(0)
	for i, step := range cycle.AllGateKeys() {
		r := newGateRow(func() { p.lead(step) }, func(by int) { l.move(i, by) })
		l.rows = append(l.rows, r)
		l.column.Add(r)
	}
	head := kit.Fixed(0, kit.HeightHeader, kit.Cols(8, kit.NewText("Gates", kit.Section), kit.Grow(kit.Pad(2, 0, 0, 0, l.count))))
	l.root = kit.Rows(0, head, kit.Pad(4, 0, 0, 0, kit.Rule()), l.column)
	return l
}

// show shows the gates; steps that this audit does not ask for are not there.
func (l *gateList) show() {
	passed, open := 0, l.page.open()
	asked := map[cycle.GateKey]bool{}
	for i := range l.page.list {
		g := &l.page.list[i]
		asked[g.Key] = true
		if g.State == cycle.GatePassed {
			passed++
		}
		row := l.row(g.Key)
		row.show(l.shown(i, open))
		row.Show()
	}
	for i, step := range cycle.AllGateKeys() {
		if !asked[step] {
			l.rows[i].Hide()
		}
	}
	l.count.SetText(fmt.Sprintf("%d of %d passed", passed, len(l.page.list)))
	l.column.Refresh()
}

// shown is what the row of the i-th gate shows.
func (l *gateList) shown(i int, open *cycle.Gate) kit.Gate {
	p, g := l.page, &l.page.list[i]
	out := kit.Gate{Number: strconv.Itoa(i + 1), Name: g.Title, Proof: g.Message}
	if !g.Day.IsZero() {
		out.When = g.Day.String()
	}
	switch {
	case g.State == cycle.GatePassed:
		out.State = kit.GatePassed
	case g.State == cycle.GateFailed && p.formOf(g.Key) == nil || g.State == cycle.GateFailed && g != open:
		out.State = kit.GateFailed
	case g == open:
		out.State, out.When = kit.GateOpen, "now"
		out.Form = p.formOf(g.Key)
		if g.Key == cycle.GateFile || g.Key == cycle.GateDecision {
			out.When = "today"
		}
		if g.Key == cycle.GateDecision && g.State == cycle.GateOpen {
			out.Proof = "by a person who did not audit" // the form names who, and why they may
		}
	default:
		out.State, out.When = kit.GateLocked, "after "+strconv.Itoa(l.number(open))
	}
	return out
}

// number returns the number of a gate in the list.
func (l *gateList) number(of *cycle.Gate) int {
	for i := range l.page.list {
		if &l.page.list[i] == of {
			return i + 1
		}
	}
	return 0
}

func (l *gateList) row(step cycle.GateKey) *gateRow {
	for i, s := range cycle.AllGateKeys() {
		if s == step {
			return l.rows[i]
		}
	}
	return l.rows[0]
}

func (l *gateList) first() fyne.Focusable {
	for _, r := range l.rows {
		if r.Visible() {
			return r
		}
	}
	return nil
}

// move gives the keyboard to the next gate shown before or after the i-th row.
func (l *gateList) move(i, by int) {
	for i += by; i >= 0 && i < len(l.rows); i += by {
		if r := l.rows[i]; r.Visible() {
			l.page.focus(r)
			kit.RevealIn(l.page.scroll, r, 0, r.Size().Height)
			return
		}
	}
}

// formOf returns the form that lies in a gate while it is the one to be passed, or the way to the page that satisfies it;
// nil where there is neither.
func (p *Page) formOf(step cycle.GateKey) fyne.CanvasObject {
	if p.host.ReadOnly() || p.decision != nil && !p.decision.DecidedOn.IsZero() {
		return nil
	}
	switch {
	case step == cycle.GateFile:
		return p.review.root
	case step == cycle.GateDecision:
		return p.form.root
	case step == cycle.GateDocument:
		return nil
	default:
		return p.gates.link(p.satisfiedBy(step))
	}
}

// lacking returns the first point of the technical review that the records do not prove, nil when the reviewer can go
// through the file.
func (p *Page) lacking() *cycle.GatePoint {
	for i := range p.list {
		for j := range p.list[i].Points {
			at := &p.list[i].Points[j]
			if p.list[i].Key == cycle.GateFile && !at.OK && at.Message != toBeReviewed {
				return at
			}
		}
	}
	return nil
}

// toBeReviewed is the message of a point that only waits for the reviewer.
const toBeReviewed = "to be reviewed"

// satisfiedBy returns the page that satisfies a gate, or the point of the technical review that keeps it from being done.
func (p *Page) satisfiedBy(step cycle.GateKey) cycle.Page {
	if at := p.lacking(); step == cycle.GateFile && at != nil {
		return at.Page
	}
	for i := range p.list {
		if p.list[i].Key == step {
			return p.list[i].Page
		}
	}
	return cycle.PageDecision
}

// link says how to get to a page.
func (l *gateList) link(to cycle.Page) fyne.CanvasObject {
	if l.links[to] == nil {
		b := kit.NewButton(kit.Secondary, "Go to "+to.Word(), func() { l.page.host.Go(page.For(to), "") }).Small().WithKey("Enter")
		l.links[to] = kit.Cols(0, b, kit.Spacer())
	}
	return l.links[to]
}

// lead goes to the page that satisfies a gate, or into its form on this page.
func (p *Page) lead(step cycle.GateKey) {
	open := p.open()
	here := open != nil && open.Key == step && !p.host.ReadOnly()
	switch {
	case step == cycle.GateFile && here:
		p.focus(p.review.first())
	case step == cycle.GateDecision && here && p.form.what != nil:
		p.focus(p.form.what)
	case step == cycle.GateDocument:
		p.editCertificate()
	default:
		p.host.Go(page.For(p.satisfiedBy(step)), "")
	}
}
