package decision

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// act is what a person is asked to do.
type act string

const (
	toReview act = "reviewer"
	toDecide act = "decided_by"
	toChange act = "later" // a later decision, without the gates of an audit
)

// barred returns why a person may not review or decide as of a day, "" when they may (R-1-5, R-1-2). The lead auditor's
// positive conclusion is enough to maintain a certification where nothing asks for more (R-1-12).
func (p *Page) barred(to act, person audit.ID, day date.Date) string {
	if person == "" || p.about == nil {
		return ""
	}
	if to == toDecide && p.about.Kind == audit.Surveillance && !cycle.MaintainNeedsReview(p.now, p.about) {
		return ""
	}
	if found := audit.CheckIndependence(p.now, string(to), person, p.now.DecidedAudits(p.about), day); len(found) > 0 {
		return found[0].Message
	}
	if to == toDecide && p.now.Policy.TwoPersons && p.decision != nil && p.decision.Reviewer == person {
		return p.person(person) + " reviewed the file; here reviewer and decision maker are two persons"
	}
	return ""
}

// personOptions are the persons of the case, those who may first and behind the others why not.
func (p *Page) personOptions(to act, day date.Date) []kit.Option {
	group := "May decide"
	if to == toReview {
		group = "May review"
	}
	var may, not []kit.Option
	for i := range p.now.Persons {
		who := &p.now.Persons[i]
		o := kit.Option{ID: string(who.ID), Title: who.Name, Hidden: true, Group: group, Detail: who.Function}
		if p.barred(to, who.ID, day) == "" {
			may = append(may, o)
			continue
		}
		o.Group, o.Detail = "May not", p.shortBar(who.ID, day)
		not = append(not, o)
	}
	return append(may, not...)
}

// shortBar says in a few words why a person may not decide.
func (p *Page) shortBar(person audit.ID, day date.Date) string {
	for _, a := range p.now.DecidedAudits(p.about) {
		i := slices.IndexFunc(p.now.Members, func(m audit.Member) bool { return m.Audit == a.ID && m.Person == person })
		if i >= 0 {
			return p.now.Members[i].Role.Word() + ", " + a.Title()
		}
	}
	if until := audit.CoolingOffUntil(p.now.ConsultancyOf(person)); day.Before(until) {
		return "consultancy; not before " + until.String()
	}
	return "reviewed the file"
}

// independence says what makes a person independent: the proof that stands under the decision maker.
func (p *Page) independence(person audit.ID) string {
	if p.barred(toChange, person, p.host.Today()) != "" {
		return "The lead auditor’s positive conclusion is enough after a surveillance without a major (R-1-12)"
	}
	var titles []string
	for _, a := range p.now.DecidedAudits(p.about) {
		titles = append(titles, a.Title())
	}
	words := "Not on the team of " + strings.Join(titles, " or ")
	if p.now.ConsultancyOf(person).IsZero() {
		words += "; no consultancy"
	}
	switch who := p.now.Person(person); {
	case who == nil:
	case who.DeclaredOn.IsZero():
		words += "; independence is not declared yet"
	default:
		words += ", independence declared"
	}
	return words
}

// day reads a day from a field, or says what is wrong with it.
func (p *Page) day(f *kit.DateField) (date.Date, string) {
	if problem := f.Problem(); problem != "" {
		return date.Date{}, problem
	}
	if f.Value() == "" {
		return date.Date{}, "a day is needed"
	}
	d, err := date.Parse(f.Value())
	switch {
	case err != nil:
		return date.Date{}, err.Error()
	case d.After(p.host.Today()):
		return date.Date{}, "is after today; record it on its day"
	case !p.about.EndsOn.IsZero() && d.Before(p.about.EndsOn):
		return date.Date{}, "is before the last day of " + p.about.Title() + ", " + p.about.EndsOn.String() + " (" + cycle.Source("9.5.2") + ")"
	default:
		return d, ""
	}
}

// tellField puts words beside a field, or takes them away.
func tellField(f *kit.Field, kind kit.MessageKind, words string) {
	if words == "" {
		kind = kit.NoMessage
	}
	f.SetMessage(kind, form.Sentence(words))
}
