package decision

import (
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// decidedAudits returns the audits that a decision after an audit is about: after Stage 2 the whole initial audit (ISO/IEC
// 17021-1:2015 9.3.1), else the audit alone.
func decidedAudits(c *audit.Case, a *audit.Audit) []*audit.Audit {
	var out []*audit.Audit
	for i := range c.Audits {
		b := &c.Audits[i]
		initial := a.Kind == audit.Stage2 && b.Kind == audit.Stage1 && b.Programme == a.Programme && b.State != audit.AuditCancelled
		if b.ID == a.ID || initial {
			out = append(out, b)
		}
	}
	return out
}

// checkIndependence returns what bars a person from reviewing or deciding on audits as of a day. R-1-5; ISO/IEC
// 17021-1:2015 9.5.1.2 bars those who audited; leaving out everybody who went along, experts and observers too, is the
// safe reading. R-1-2; 5.2: nor somebody who gave consultancy within 24 months.
func checkIndependence(c *audit.Case, field string, person audit.ID, audits []*audit.Audit, day date.Date) []audit.Problem {
	p := c.Person(person)
	if p == nil {
		return nil
	}
	var out []audit.Problem
	for _, a := range audits {
		i := slices.IndexFunc(c.Members, func(m audit.Member) bool { return m.Audit == a.ID && m.Person == person })
		if i >= 0 {
			out = append(out, audit.Problem{
				Field: field, Rule: "R-1-5",
				Message: fmt.Sprintf("%s was on the team of %s as %s; who audits does not decide", p.Name, a.Title(), c.Members[i].Role.Word()),
			})
		}
	}
	if until := audit.CoolingOffUntil(consultancyOf(c, person)); day.Before(until) {
		out = append(out, audit.Problem{
			Field: field, Rule: "R-1-2", Message: fmt.Sprintf("%s gave consultancy and may not take part before %s", p.Name, until),
		})
	}
	return out
}

// consultancyOf returns the last day of consultancy for the client that was recorded of a person.
func consultancyOf(c *audit.Case, person audit.ID) date.Date {
	var last date.Date
	if p := c.Person(person); p != nil {
		last = p.ConsultancyUntil
	}
	for i := range c.Members {
		if m := &c.Members[i]; m.Person == person && last.Before(m.ConsultancyUntil) {
			last = m.ConsultancyUntil
		}
	}
	return last
}
