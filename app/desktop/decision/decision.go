// Package decision is the page of the decision on certification: the gates between the audit and its certificate, each
// with its proof; the technical review and the decision inside their gates; the certificate as it will be printed; and
// the status of the certification, which follows from the decisions and is never typed.
package decision

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	Catalogue() standard.Catalogue
	NewID() audit.ID
	Documents
}

// Page is the Decision & certificate page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head     *kit.PageHead
	sendBack *kit.Button
	issue    *kit.Button
	gates    *gateList
	review   *reviewForm
	form     *decisionForm
	paper    *paper
	status   *statusView
	editor   *editing.Editor[audit.Decision, *audit.Decision]
	scroll   *container.Scroll
	empty    *empty
	root     *fyne.Container

	asked    audit.ID // the audit that a step of the Overview leads to, "" for the one chosen
	now      *audit.Case
	about    *audit.Audit    // the audit that is decided on, nil for none
	decision *audit.Decision // the one on it, taken or in preparation; nil while nothing is recorded
	list     []cycle.Gate
}

var _ page.Page = (*Page)(nil)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, now: &audit.Case{}}
	p.editor = editing.NewEditor(w, label, host.Tell)
	p.review, p.form = newReviewForm(p), newDecisionForm(p)
	p.gates = newGateList(p)
	p.paper = newPaper(p)
	p.status = newStatusView(p)
	p.build()
	return p
}

// label names a change of a decision in the history.
func label(d *audit.Decision) string {
	switch {
	case !d.DecidedOn.IsZero():
		return "Decision: " + string(d.Kind)
	case !d.ReviewedOn.IsZero():
		return "Technical review"
	default:
		return "Decision in preparation"
	}
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record is a decision or its audit.
func (p *Page) Enter(ctx context.Context, record audit.ID) error {
	c, err := p.cases.Case(ctx)
	if err != nil {
		return err
	}
	p.asked = ""
	for i := range c.Decisions {
		if d := &c.Decisions[i]; d.ID == record {
			p.asked = d.Audit
		}
	}
	p.form.reset()
	p.review.reset()
	return p.reload()
}

// Changed implements page.Page. While something typed is on its way to the disk, the screen knows more than the case, and
// what the case says is looked at once everything is written.
func (p *Page) Changed(casefile.Changed) {
	p.follow()
	p.host.Runner().Save(func() error { return nil }, func(error) { p.follow() })
}

func (p *Page) follow() {
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	p.editor.Commit()
	return nil
}

// Focus implements page.Page: on what is to be done now, else on the first gate.
func (p *Page) Focus() {
	if on := p.first(); on != nil {
		p.focus(on)
		return
	}
	p.host.Window().Canvas().Unfocus()
}

func (p *Page) first() fyne.Focusable {
	switch g := p.open(); {
	case p.about == nil:
		return p.empty.focusable()
	case p.host.ReadOnly() || g == nil:
		return p.gates.first()
	case g.Key == cycle.GateFile:
		return p.review.first()
	case g.Key == cycle.GateDecision:
		return p.form.what
	case g.Key == cycle.GateDocument && !p.issue.Disabled():
		return p.issue
	default:
		return p.gates.row(g.Key)
	}
}

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// reload shows the case as it stands; what is being typed stays.
func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.now = c
	chosen := p.asked
	if chosen == "" {
		chosen = p.host.Audit()
	}
	p.about = decidedOn(c, chosen)
	p.decision, p.list = nil, nil
	if p.about != nil {
		p.decision = decisionOn(c, p.about)
		p.list = casefile.GatesOf(c, p.cases.Catalogue(), p.about, p.host.Today())
	}
	p.openDecision()
	p.show()
	return nil
}

// decidedOn returns the audit whose decision the page shows when an audit is chosen: Stage 1 leads to no decision of its
// own but to that of Stage 2 (ISO/IEC 17021-1:2015 9.3.1); what is beside the certification leads to none.
func decidedOn(c *audit.Case, chosen audit.ID) *audit.Audit {
	a := c.Audit(chosen)
	if a == nil {
		return nil
	}
	switch a.Kind {
	case audit.Stage1:
		for i := range c.Audits {
			if b := &c.Audits[i]; b.Kind == audit.Stage2 && b.Programme == a.Programme && b.State != audit.AuditCancelled {
				return b
			}
		}
		return nil
	case audit.GapAssessment, audit.Internal:
		return nil
	default:
		return a
	}
}

// decisionOn returns the decision that rests on an audit: the one in preparation, else the last that was taken; nil for
// none.
func decisionOn(c *audit.Case, a *audit.Audit) *audit.Decision {
	var out *audit.Decision
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Audit != a.ID {
			continue
		}
		if d.DecidedOn.IsZero() {
			return d
		}
		if out == nil || out.DecidedOn.Before(d.DecidedOn) {
			out = d
		}
	}
	return out
}

// openDecision lets the decision in preparation be edited, or begins one, which gets into the case with the first word.
func (p *Page) openDecision() {
	d, edited := p.decision, p.editor.Record()
	switch {
	case p.about == nil || p.host.ReadOnly() || d != nil && !d.DecidedOn.IsZero():
		if edited != nil {
			p.editor.Open(nil)
		}
	case d == nil:
		if edited == nil || !p.editor.Begun() || edited.Audit != p.about.ID {
			p.editor.Begin(&audit.Decision{Record: audit.Record{ID: p.cases.NewID()}, Kind: kindsAfter(p.about)[0], Audit: p.about.ID})
		}
	case edited == nil || edited.ID != d.ID || p.editor.Settled():
		p.editor.Open(d)
	}
}

// open returns the gate that is to be passed now, nil when all are.
func (p *Page) open() *cycle.Gate {
	for i := range p.list {
		if s := p.list[i].State; s != cycle.GatePassed {
			return &p.list[i]
		}
	}
	return nil
}

// certification returns the status of the certification and what it rests on.
func (p *Page) certification() (cycle.Status, string) { return cycle.StatusOf(p.now, p.host.Today()) }

// person names a person of the case, "" for an unknown one.
func (p *Page) person(id audit.ID) string {
	if who := p.now.Person(id); who != nil {
		return who.Name
	}
	return ""
}
