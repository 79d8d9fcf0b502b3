package audit

import (
	"fmt"
	"slices"

	"fieldcase/app/date"
)

// DecidedAudits returns the audits that a decision after an audit is about: after Stage 2 the whole initial audit (Stage 1
// and 2, with special audits between them), after a recertification with its Stage 1, else the audit alone.
// ISO/IEC 17021-1:2015 9.3.1 and 9.6.3.1.2.
func (c *Case) DecidedAudits(a *Audit) []*Audit {
	var out []*Audit
	for i := range c.Audits {
		b := &c.Audits[i]
		part := b.Kind == Stage1 || b.Kind == Stage2 || b.Kind == Special
		whole := a.Kind == Stage2 || a.Kind == Recertification && b.Kind != Stage2
		early := a.Kind == Stage2 || !b.StartsOn.Before(a.StartsOn.AddMonths(-6))
		if b.ID == a.ID || whole && part && early && b.Programme == a.Programme && b.State != AuditCancelled && !b.StartsOn.After(lastDay(a)) {
			out = append(out, b)
		}
	}
	return out
}

// CheckIndependence returns what bars a person from reviewing or deciding on audits as of a day. Field is that of the
// decision that names the person.
//
// R-1-5; ISO/IEC 17021-1:2015 9.5.1.2 bars those who carried out the audits; leaving out everybody who went along, experts
// and observers too, is the safe reading. R-1-2; 5.2: nor somebody who gave consultancy within 24 months.
func CheckIndependence(c *Case, field string, person ID, audits []*Audit, day date.Date) []Problem {
	p := c.Person(person)
	if p == nil {
		return nil
	}
	var out []Problem
	for _, a := range audits {
		i := slices.IndexFunc(c.Members, func(m Member) bool { return m.Audit == a.ID && m.Person == person })
		if i >= 0 {
			out = append(out, Problem{
				Field: field, Rule: "R-1-5", Message: fmt.Sprintf("%s was on the team of %s as %s; who audits does not decide", p.Name, a.Title(), c.Members[i].Role.Word()),
			})
		}
	}
	if until := CoolingOffUntil(c.ConsultancyOf(person)); day.Before(until) {
		out = append(out, Problem{
			Field: field, Rule: "R-1-2", Message: fmt.Sprintf("%s gave consultancy until %s and may not take part before %s", p.Name, c.ConsultancyOf(person), until),
		})
	}
	return out
}

// ConsultancyOf returns the last day of consultancy for the client that was recorded of a person, on any team or beside it;
// the zero Date for none.
func (c *Case) ConsultancyOf(person ID) date.Date {
	var last date.Date
	if p := c.Person(person); p != nil {
		last = p.ConsultancyUntil
	}
	for _, m := range c.Members {
		if m.Person == person && last.Before(m.ConsultancyUntil) {
			last = m.ConsultancyUntil
		}
	}
	return last
}
