package report

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// personOptions are the people of the certification body.
func (p *Page) personOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Persons {
		x := &p.now.Persons[i]
		out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Hidden: true})
	}
	return out
}

// teamOptions are the people of the audit's team.
func (p *Page) teamOptions() []kit.Option {
	team := p.now.Team(p.about.ID)
	return slices.DeleteFunc(p.personOptions(), func(o kit.Option) bool {
		return !slices.ContainsFunc(team, func(m *audit.Member) bool { return string(m.Person) == o.ID })
	})
}

// lead is the person who leads the audit, "" while nobody does.
func (p *Page) lead() audit.ID {
	for _, m := range p.now.Team(p.about.ID) {
		if m.Role == audit.LeadAuditor {
			return m.Person
		}
	}
	return ""
}

// personName names a person of the case, "" for an unknown one.
func (p *Page) personName(id audit.ID) string {
	if x := p.now.Person(id); x != nil {
		return x.Name
	}
	return ""
}

// readDay reads the day in a field, not after last, and says what is wrong with it.
func readDay(f *kit.DateField, last date.Date) (date.Date, string) {
	if f.Problem() != "" || f.Value() == "" {
		return date.Date{}, "A day is needed, as 2027-05-10"
	}
	day, err := date.Parse(f.Value())
	switch {
	case err != nil:
		return date.Date{}, sentence(err.Error())
	case day.After(last):
		return day, "Is after today; record it on its day"
	default:
		return day, ""
	}
}
