// Package report is the page on which an audit is concluded: what its report has to say, what it lacks, and its issue.
//
// At the left stand the sections of the report with their state, in the middle the section chosen, at the right what still
// keeps the report from being issued, each point with the way to its place. Which sections there are follows from the kind
// of the audit. What the case proves by itself is shown with what it rests on; the rest is entered here.
package report

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/clientreturn"
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
	NewFinding(ctx context.Context, auditID audit.ID) (*audit.Finding, error)
	ExportQuestions(ctx context.Context, auditID audit.ID, kind audit.DocumentKind, path string, force bool) (casefile.ExportedQuestions, error)
	clientreturn.Returns
	Documents
	Acceptances
}

// Page is the Report page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head     *kit.PageHead
	commands *fyne.Container // in the head
	issueIt  *kit.Button
	index    *kit.Grid[kit.IndexEntry]
	sections []section
	at       section
	body     *fyne.Container
	side     *side
	panes    *kit.Panes
	empty    *fyne.Container
	plan     *kit.Button // of the empty page
	returned *clientreturn.Preview
	main     *fyne.Container // the report, in whose place a return is looked at
	root     *fyne.Container

	now   *audit.Case
	about *audit.Audit // whose report it is, nil for none
	open  []point      // what keeps the report from being issued
	weigh []point      // what is to be weighed before it is
}

var _ page.Page = (*Page)(nil)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, now: &audit.Case{}}
	p.returned = clientreturn.New(host, cases, clientreturn.Place{Leave: func() { p.at.close() }, Turn: p.turn})
	p.sections = []section{
		newObjectives(p), newDocuments(p), newConcerns(p), newConclusion(p),
		newBasis(p), newCourse(p), newFindings(p), newFollowUp(p), newSurveillance(p), newRecertification(p), newCycle(p),
		newSince(p), newVerdict(p), newRecommendation(p), newMatters(p),
	}
	p.at = p.sections[0]
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record is what a section shows, such as a complaint.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	if err := p.read(); err != nil {
		return err
	}
	for _, s := range p.sections {
		if c, ok := s.(chooser); ok && record != "" && p.offers(s) && c.choose(record) {
			p.turnTo(s)
		}
	}
	p.show()
	return nil
}

// Changed implements page.Page. While something typed is on its way to the disk, the screen knows more than the case, and
// what the case says is looked at once everything is written.
func (p *Page) Changed(casefile.Changed) {
	p.reload()
	p.host.Runner().Save(func() error { return nil }, func(error) { p.reload() })
}

func (p *Page) reload() {
	if err := p.read(); err != nil {
		p.host.Tell(err)
		return
	}
	p.show()
}

// read takes in the case.
func (p *Page) read() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	if before := p.about; before != nil && before.ID != p.host.Audit() {
		p.at.close() // another audit was chosen
	}
	p.now, p.about = c, c.Audit(p.host.Audit())
	p.open, p.weigh = nil, nil
	if p.about != nil {
		p.open, p.weigh = pointsOf(c, p.about, p.host.Today())
	}
	return nil
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	p.at.close()
	return nil
}

// Focus implements page.Page: on the list of sections.
func (p *Page) Focus() {
	if p.returned.IsShown() {
		p.returned.Focus()
		return
	}
	if p.about == nil {
		p.focus(p.plan)
		return
	}
	p.focus(p.index)
}

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// offers reports whether the report of the audit has a section.
func (p *Page) offers(s section) bool { return p.about != nil && s.applies(p.about) }

// turnTo shows a section in place of the one shown.
func (p *Page) turnTo(s section) {
	if s != p.at {
		onIndex := p.index.Focused()
		p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
		p.at.close()
		if onIndex {
			p.focus(p.index)
		}
		p.at = s
		s.show()
	}
	p.showBody()
	p.showIndex()
}

// show shows the case as it stands; what is being edited stays.
func (p *Page) show() {
	setShown(p.panes, p.about != nil)
	setShown(p.empty, p.about == nil)
	setShown(p.commands, p.about != nil)
	if p.about == nil {
		p.head.SetFacts("")
		return
	}
	for i := 0; !p.offers(p.at) && i < len(p.sections); i++ {
		p.at.close()
		p.at = p.sections[i]
	}
	p.at.show()
	p.showBody()
	p.showIndex()
	p.side.show()
	p.issueIt.LockFor(p.lockedIssue())
	p.head.SetFacts(p.facts())
	p.root.Refresh()
}

// facts is the line beside the title.
func (p *Page) facts() string {
	if p.about.Kind == audit.Stage1 {
		x := audit.CheckStage1(p.now, p.about)
		return fmt.Sprintf("%d of %d objectives, %s, %s", x.Concluded, x.Objectives, counted(x.Documents, "document", "documents"),
			counted(x.Concerns, "concern", "concerns"))
	}
	all, filled := p.elements(), 0
	for _, x := range all {
		if x.Filled {
			filled++
		}
	}
	out := fmt.Sprintf("%d of %d elements", filled, len(all))
	if n := len(audit.ReportElements(p.now, p.about)) - len(all); n > 0 {
		out += fmt.Sprintf(" · %d speak of certification and do not apply", n)
	}
	return out
}

// elements are the elements that the report of the audit has; none of Stage 1, whose report need not have them
// (ISO/IEC 17021-1:2015 9.3.1.2.4 note).
func (p *Page) elements() []audit.ReportElement {
	if p.about == nil || p.about.Kind == audit.Stage1 {
		return nil
	}
	var out []audit.ReportElement
	for _, e := range audit.ReportElements(p.now, p.about) {
		if e.Applies {
			out = append(out, e)
		}
	}
	return out
}

func (p *Page) today() string { return p.host.Today().String() }

// told explains why something was not written, and shows the case as it is.
func (p *Page) told(err error) {
	if err != nil {
		p.host.Tell(err)
		p.reload()
	}
}

// counted is a number with its word: 1 point, 3 points.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
