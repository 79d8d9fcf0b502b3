// Package meeting is the Meetings page: the opening and closing meeting of an audit and those between them, each with
// its agenda to tick, who took part, and what was agreed and disputed; and at the closing meeting the findings, which get
// their numbers there.
//
// Meetings that the plan has stand in the list by themselves; one gets into the case with the first thing recorded of it.
package meeting

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	NewID() audit.ID
	Env() casefile.Env // its clock stamps start and end
	IssueFindings(ctx context.Context, auditID audit.ID) ([]*audit.Finding, error)
	Wording(ctx context.Context, f *audit.Finding) (casefile.Wording, error)
}

// Page is the Meetings page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head      *kit.PageHead
	addOne    *kit.Button
	issue     *kit.Button
	list      *kit.Grid[row]
	sheet     *sheet
	people    *people
	presented *presented
	side      *side
	panes     *kit.Panes
	empty     *empty
	root      fyne.CanvasObject

	now      *audit.Case    // as shown: the case with the meeting as the form has it
	about    *audit.Audit   // nil while the case has none
	meetings []*meetingHere // of the audit, by day and time
	added    audit.ID       // a meeting that is on its way into the case
}

// meetingHere is a meeting of the audit, or one that only the plan has yet.
type meetingHere struct {
	*audit.Meeting
	planned bool
}

var (
	_ page.Page   = (*Page)(nil)
	_ page.Footed = (*Page)(nil)
)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, now: &audit.Case{}}
	p.list = newList(p)
	p.sheet = newSheet(p)
	p.people = newPeople(p)
	p.presented = newPresented(p)
	p.side = newSide(p)
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record is a meeting or its audit.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	id := p.chosen()
	p.close()
	if err := p.reload(); err != nil {
		return err
	}
	if p.at(record) != nil {
		id = record
	}
	if p.at(id) == nil {
		id = p.nextToHold()
	}
	p.choose(id)
	return nil
}

// nextToHold returns the first meeting that is only planned and not over, else the last of the audit.
func (p *Page) nextToHold() audit.ID {
	for _, m := range p.meetings {
		if m.planned && !m.Day.Before(p.host.Today()) {
			return m.ID
		}
	}
	if n := len(p.meetings); n > 0 {
		return p.meetings[n-1].ID
	}
	return ""
}

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) { p.follow() }

// follow shows the case as it stands.
func (p *Page) follow() {
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	p.close()
	return nil
}

// close writes what is being edited and edits nothing.
func (p *Page) close() {
	p.people.close()
	p.presented.close()
	p.sheet.close()
}

// Focus implements page.Page.
func (p *Page) Focus() {
	switch on := p.empty.first(); {
	case len(p.meetings) > 0:
		p.focus(p.list)
	case on != nil && !on.Disabled():
		p.focus(on)
	default:
		p.host.Window().Canvas().Unfocus()
	}
}

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// reload shows the case as it stands; selection and what is being typed stay.
func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.about = c.Audit(p.host.Audit())
	gone := p.sheet.follow(c)
	p.now = p.sheet.with(c)
	p.meetings = p.meetingsOf()
	if gone {
		p.sheet.drop()
		p.people.close()
		p.presented.close()
	}
	p.show()
	if gone || p.at(p.chosen()) == nil {
		p.choose(p.nextToHold())
	}
	return nil
}

// meetingsOf returns the meetings of the audit, those of the plan among them, by day and time.
func (p *Page) meetingsOf() []*meetingHere {
	if p.about == nil {
		return nil
	}
	planned := audit.PlannedMeetings(p.now, p.about.ID)
	all := append(p.now.MeetingsOf(p.about.ID), planned...)
	audit.SortMeetings(all)
	out := make([]*meetingHere, len(all))
	for i, m := range all {
		out[i] = &meetingHere{m, slices.Contains(planned, m)}
	}
	return out
}

// at returns the meeting of that ID, nil when the audit has none.
func (p *Page) at(id audit.ID) *meetingHere {
	i := slices.IndexFunc(p.meetings, func(m *meetingHere) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return p.meetings[i]
}

// chosen returns the meeting that is shown, "" for none.
func (p *Page) chosen() audit.ID {
	if m := p.meeting(); m != nil {
		return m.ID
	}
	return ""
}

// meeting returns the meeting that is shown as the form has it, nil for none.
func (p *Page) meeting() *audit.Meeting { return p.sheet.form.Record() }

// choose shows a meeting, after what was typed into another was written.
func (p *Page) choose(id audit.ID) {
	m := p.at(id)
	if m == nil || id != p.chosen() {
		p.people.close()
		p.presented.close()
	}
	switch {
	case m == nil:
		p.sheet.close()
	case id != p.chosen():
		p.sheet.open(m)
	}
	p.list.Select(string(id))
	p.show()
}

// show shows the case that the page has.
func (p *Page) show() {
	p.list.SetRows(p.rows())
	p.head.SetFacts(p.facts())
	p.sheet.show()
	p.people.show()
	p.presented.show()
	p.side.show()
	p.showMain()
}

// save writes changes as one action; words tell what was done, with Undo.
func (p *Page) save(label, words string, changes ...casefile.Change) {
	p.writer.Save(label, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		if words != "" {
			p.host.Toast(words, true)
		}
	}, changes...)
}

// then calls what comes once everything that was edited is written and shown.
func (p *Page) then(what func()) {
	p.host.Runner().Save(func() error { return nil }, func(error) {
		p.follow()
		what()
	})
}

// clock returns the time of the day, and the last minute of it in its first one, which no clock of a plan names.
func (p *Page) clock() date.Clock {
	c, err := date.ParseClock(p.cases.Env().Now().Format("15:04"))
	if err != nil {
		return date.MustParseClock("24:00")
	}
	return c
}

// dayWords is a day as a heading says it: Mon 4 May.
func dayWords(d date.Date) string {
	if d.IsZero() {
		return "no day yet"
	}
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Format("Mon 2 Jan")
}

// timeWords are start and end: 09:00–09:30.
func timeWords(m *audit.Meeting) string {
	switch {
	case m.Start.IsZero():
		return ""
	case m.End.IsZero():
		return m.Start.String()
	default:
		return m.Start.String() + "–" + m.End.String()
	}
}

// newForm makes a form of the page that edits one record.
func newForm[T any, P interface {
	*T
	audit.Recorder
}](p *Page, label func(P) string, specs ...form.Spec) *form.Form[T, P] {
	return form.New(p.writer, label, p.host.Tell, func() string { return p.host.Today().String() }, specs...)
}
