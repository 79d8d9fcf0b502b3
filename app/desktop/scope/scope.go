// Package scope is the page of the client and of what is certified: organization, contacts, sites, AI systems, people,
// the Statement of Applicability, the review of the application, and the certification body with its habits.
//
// At the left stand the sections with what they still lack. A section is one sheet of fields, or a list with the form of
// the selected record beside it. What is typed goes to the case by package form.
package scope

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
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
}

// Page is the Client & scope page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head     *kit.PageHead
	index    *kit.Grid[kit.IndexEntry]
	sections []section
	at       section
	body     *fyne.Container
	root     fyne.CanvasObject

	now    *audit.Case // as shown
	points []audit.ScopePoint
}

var _ page.Page = (*Page)(nil)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, now: &audit.Case{}}
	p.sections = []section{
		newOrganization(p), newContacts(p), newSites(p), newSystems(p), newPeople(p), newStatement(p), newApplication(p), newBody(p),
	}
	p.at = p.sections[0]
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	if err := p.read(); err != nil {
		return err
	}
	for _, s := range p.sections {
		if record != "" && s.choose(record) {
			p.at = s
		}
	}
	p.show()
	return nil
}

// Changed implements page.Page. While something of a form is on its way to the disk, the screen knows more than the
// case, and what the case says is looked at once everything is written.
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
	p.now = c
	return nil
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	for _, s := range p.sections {
		s.close()
	}
	return nil
}

// Focus implements page.Page: on the list of sections, or in a new case where the first thing is to be entered.
func (p *Page) Focus() {
	if org := p.sections[0].(*sheet); p.at == p.sections[0] && p.isNew() && !p.host.ReadOnly() {
		org.parts[0].focusField("address")
		return
	}
	p.focus(p.index)
}

// isNew reports whether only the client's name is known.
func (p *Page) isNew() bool {
	c := &p.now.Client
	return c.Address == "" && c.City == "" && c.Scope == "" && len(p.now.Sites) == 0
}

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// turnTo shows a section in place of the one shown.
func (p *Page) turnTo(s section) {
	if s == p.at {
		p.showBody()
		return
	}
	onIndex := p.index.Focused()
	p.host.Window().Canvas().Unfocus()
	p.at.close()
	if onIndex {
		p.focus(p.index) // Down goes on from section to section
	}
	p.at = s
	p.index.Select(s.about().id)
	p.showBody()
	s.show()
	p.showIndex()
}

// show shows the case as it stands; what is being edited stays.
func (p *Page) show() {
	p.points = audit.ScopePoints(p.now)
	if !p.offers(p.at) {
		p.at = p.sections[0]
	}
	p.at.show()
	p.showBody()
	p.showIndex()
	p.head.SetFacts(facts(p.now))
}

// offers reports whether the case has use for a section: a standard without controls has no Statement of Applicability.
func (p *Page) offers(s section) bool {
	st, ok := s.(*statement)
	return !ok || len(p.now.SoAControls) > 0 || len(p.cases.Catalogue().OfKind(standard.KindControl)) > 0 || st.unsaved() > 0
}

func (p *Page) showBody() {
	if o := p.at.content(); len(p.body.Objects) != 1 || p.body.Objects[0] != o {
		p.body.Objects = []fyne.CanvasObject{o}
		p.body.Refresh()
	}
}

// facts is the line beside the title.
func facts(c *audit.Case) string {
	parts := []string{c.Standard.Designation}
	for _, r := range c.Client.Roles {
		parts = append(parts, string(r))
	}
	parts = append(parts, counted(len(c.Sites), "site"), counted(len(c.Systems), "AI system"))
	if n := c.PeopleCount.AIRelated; n > 0 {
		parts = append(parts, fmt.Sprintf("%s with AI-related work", counted(int(n), "person")))
	}
	if c.SoA.Version != "" {
		parts = append(parts, "SoA "+c.SoA.Version)
	}
	return strings.Join(parts, " · ")
}

// counted is a number with its word: 1 site, 3 sites.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// lacking returns what a record still lacks as it stands on the screen, as words by field.
func (p *Page) lacking(r audit.Recorder) map[string]string {
	out := map[string]string{}
	kind := audit.KindOf(r).Name
	for _, point := range audit.ScopePoints(p.now.With(r)) {
		if point.Kind == kind && point.Record == r.Base().ID {
			out[point.Field] = point.Message
		}
	}
	return out
}

// single returns the ID of a record of which a case has one, the same in every copy of the case.
func (p *Page) single(kind string) audit.ID { return audit.DerivedID(kind, string(p.now.ID)) }

func (p *Page) today() string { return p.host.Today().String() }
