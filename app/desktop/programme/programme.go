// Package programme is the page of the audit programme of a certification cycle: which clause and control is looked at
// in which audit, the audit time with how it was reached, the sample of sites, the teams with their competence, and the
// log of changes (ISO/IEC 17021-1:2015 9.1.3 to 9.1.5 and 9.2.2).
//
// The page computes nothing: what must be covered, how long audits last and how many sites are visited are rules of
// packages audit and audittime; the page shows what they say and writes what a person chooses.
package programme

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
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
	Env() casefile.Env
	// ExportProgramme writes the programme of a cycle as a workbook.
	ExportProgramme(ctx context.Context, cycleID audit.ID, path string, force bool) (casefile.ExportedProgramme, error)
}

// Page is the Programme page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	now     *audit.Case
	cycle   *audit.Programme // nil while the case has none
	columns []column
	lines   []line
	single  bool // every requirement has a row of its own
	saving  int  // actions on their way to the disk

	head   *kit.PageHead
	change *kit.Button
	export *kit.Button
	back   *kit.Button
	views  []view
	shown  view
	matrix *matrixView
	side   *side
	panes  *kit.Panes
	empty  *empty
	main   *fyne.Container
	root   fyne.CanvasObject
}

var _ page.Page = (*Page)(nil)

// view is one of what the middle of the page shows.
type view interface {
	title() string // after the name of the page, "" for the matrix
	content() fyne.CanvasObject
	show() // shows the case that the page has
	focus() fyne.Focusable
	// The acts of the keys that all views share; nil where the view has none.
	acts() acts
}

// acts are what the keys Ins, F2, Enter and Del do in a view, each with its words.
type acts struct {
	add, edit, remove act
}

// act is something to do, with why it cannot be done now.
type act struct {
	word   string
	run    func()
	locked func() string
}

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, now: &audit.Case{}}
	p.matrix = newMatrixView(p)
	p.views = []view{p.matrix, newTimeView(p), newSitesView(p), newTeamView(p), newLogView(p)}
	p.shown = p.matrix
	p.side = newSide(p)
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record is an audit, whose column is chosen, a finding to be verified, a member of a team,
// or an audit time.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	p.shown = p.matrix
	if err := p.reload(); err != nil {
		return err
	}
	p.open(record)
	return nil
}

// open shows where a record stands on the page.
func (p *Page) open(record audit.ID) {
	switch {
	case p.now.Member(record) != nil || p.now.Person(record) != nil:
		p.showView(viewTeam)
	case p.isOfTime(record):
		p.showView(viewTime)
	case p.now.Site(record) != nil:
		p.showView(viewSites)
	default:
		p.matrix.selectRecord(record)
	}
}

// isOfTime reports whether a record is one that audit time is determined by.
func (p *Page) isOfTime(record audit.ID) bool {
	return slices.ContainsFunc(p.now.AuditTimes, func(t audit.AuditTime) bool { return t.ID == record }) ||
		slices.ContainsFunc(p.now.TimeFactors, func(f audit.TimeFactor) bool { return f.ID == record }) ||
		slices.ContainsFunc(p.now.TimeTables, func(t audit.TimeTable) bool { return t.ID == record }) ||
		slices.ContainsFunc(p.now.TimeRows, func(r audit.TimeRow) bool { return r.ID == record })
}

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) {
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
}

// Leave implements page.Page: nothing is edited outside of dialogs.
func (p *Page) Leave() error { return nil }

// Focus implements page.Page.
func (p *Page) Focus() {
	c := p.host.Window().Canvas()
	on := p.shown.focus()
	if first := p.empty.first(); first != nil {
		on = first
	}
	if d, ok := on.(fyne.Disableable); on == nil || ok && d.Disabled() {
		c.Unfocus()
		return
	}
	c.Focus(on)
}

// reload shows the programme as it stands; what is selected stays.
func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	first := p.empty.first()
	begun := first != nil && p.host.Window().Canvas().Focused() == fyne.Focusable(first)
	p.now = c
	p.cycle = cycleOf(c, p.host.Audit())
	p.columns, p.lines = nil, linesOf(c, p.cases.Catalogue(), p.single)
	if p.cycle != nil {
		clauses, controls := p.requirements()
		p.columns = columnsOf(c, p.cycle.ID, clauses, controls)
		for i := range p.columns {
			p.columns[i].mandatory = p.mandatoryOf(p.columns[i].audit, clauses, controls)
		}
	}
	p.show()
	if begun && p.empty.first() != first {
		p.Focus() // the step that had the keyboard is done
	}
	return nil
}

// requirements are the auditable clauses and the controls of the standard.
func (p *Page) requirements() (clauses, controls []audit.Number) {
	for _, r := range p.cases.Catalogue().Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	return clauses, controls
}

// cycleOf returns the cycle that the chosen audit belongs to, else the latest; nil for none.
func cycleOf(c *audit.Case, chosen audit.ID) *audit.Programme {
	var latest *audit.Programme
	for i := range c.Programmes {
		p := &c.Programmes[i]
		if a := c.Audit(chosen); a != nil && a.Programme == p.ID {
			return p
		}
		if latest == nil || p.Cycle > latest.Cycle {
			latest = p
		}
	}
	return latest
}

// show shows the case that the page has.
func (p *Page) show() {
	p.head.SetTitle("Programme")
	p.head.SetFacts(p.facts())
	for _, v := range p.views {
		v.show()
	}
	p.side.show()
	p.showMain()
}

// facts is the line beside the title: from the first audit to the end of the cycle, or what the middle shows.
func (p *Page) facts() string {
	if t := p.shown.title(); t != "" {
		return t
	}
	if len(p.columns) == 0 {
		return ""
	}
	var from, to date.Date
	for _, c := range p.columns {
		day := firstDay(c.audit)
		if !day.IsZero() && (from.IsZero() || day.Before(from)) {
			from = day
		}
		if day.After(to) {
			to = day
		}
	}
	if end := cycle.TimelineOf(p.now, p.host.Today()).Certificate.To; end.After(to) {
		to = end
	}
	if from.IsZero() {
		return "days not planned yet"
	}
	return date.MonthOf(from).String() + " to " + date.MonthOf(to).String()
}

// me returns the person of the case who is working, "" when the case does not know them.
func (p *Page) me() audit.ID {
	initials := p.cases.Env().User.Initials
	i := slices.IndexFunc(p.now.Persons, func(x audit.Person) bool { return x.Initials == initials && initials != "" })
	if i < 0 {
		return ""
	}
	return p.now.Persons[i].ID
}

// save writes the changes as one action and tells of it, with Undo. Until it is written nothing else is: it would rest on
// what the page shows, which is older.
func (p *Page) save(label, told string, changes ...casefile.Change) {
	p.saving++
	p.writer.Save(label, func(err error) {
		p.saving--
		switch {
		case err != nil:
			p.host.Tell(err)
		case told != "":
			p.host.Toast(told, true)
		}
	}, changes...)
}
