package workbook

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// summary lays out the sheet Summary: who, what, when, team, scope, criteria, and the findings counted.
type summary struct {
	*released
	form   *form
	charts []chart
}

func (r *released) summary() *summary {
	s := &summary{released: r, form: &form{name: summarySheet, widths: []float64{20, 34, 9, 9, 9, 9, 9}}}
	s.heading()
	s.facts()
	s.counts()
	return s
}

func (s *summary) heading() {
	c := s.of.Case
	title := "Findings of all audits"
	facts := []string{c.Standard.Designation}
	if a := s.of.Audit; a != nil {
		title = "Findings of " + a.Title()
		facts = append(facts, span(a.StartsOn, a.EndsOn))
	}
	s.form.wide(lookTitle, title)
	s.form.wide(lookSubtitle, c.Client.Name)
	s.form.wide(lookFacts, joinFilled(" · ", append(facts, c.Body.Name)...))
	if s.drafts > 0 {
		s.form.add(8)
		s.form.wide(lookNotice, s.draftNotice())
	}
}

func (s *summary) draftNotice() string {
	what := "1 finding is not issued yet and has"
	if s.drafts > 1 {
		what = fmt.Sprintf("%d findings are not issued yet and have", s.drafts)
	}
	return "Draft for discussion. " + what + " the number of a draft; wording and grade may change until the closing meeting."
}

// facts appends what the audit was about.
func (s *summary) facts() {
	c, f := s.of.Case, s.form
	heading := "Audit"
	if s.of.Audit == nil {
		heading = "Audits"
	}
	f.section(heading)
	f.value("Client", joinFilled("\n", c.Client.Name, c.Client.TradingName, joinFilled(", ", c.Client.Address,
		joinFilled(" ", c.Client.PostalCode, c.Client.City), c.Client.Country)))
	f.value("Contact", s.contact())
	f.value("Certification body", joinFilled("\n", c.Body.Name, joinFilled(", ", c.Body.Address, c.Body.City, c.Body.Country),
		joinFilled(" ", c.Body.AccreditationBody, c.Body.AccreditationNumber)))
	f.value("Standard", joinFilled("\n", c.Standard.Designation, c.Standard.Title))
	f.value("Scope", s.scope())
	f.value("Criteria", s.criteria())
	f.value("Sites", s.siteList())
	f.value("AI systems", s.systemList())
	for _, a := range s.audits {
		s.auditFacts(a)
	}
}

// auditFacts appends what differs from audit to audit.
func (s *summary) auditFacts(a *audit.Audit) {
	when := span(a.StartsOn, a.EndsOn)
	if when == "" && !a.Planned.IsZero() {
		when = "planned for " + a.Planned.String()
	}
	if s.of.Audit == nil {
		s.form.value(a.Title(), joinFilled("\n", when, s.team(a)))
		return
	}
	s.form.value("Dates", when)
	s.form.value("Objectives", s.objectives(a))
	s.form.value("Team", s.team(a))
	s.form.value("Audit time", s.auditTime(a))
}

func (s *summary) contact() string {
	for _, c := range s.of.Case.Contacts {
		if c.Main {
			return joinFilled(", ", c.Name, c.Function)
		}
	}
	return ""
}

func (s *summary) scope() string {
	if s.of.Audit != nil && s.of.Audit.Scope != "" {
		return s.of.Audit.Scope
	}
	return s.of.Case.Client.Scope
}

// criteria returns what was audited against beside the standard.
func (s *summary) criteria() string {
	soa := ""
	if s.of.Case.SoA.Version != "" {
		soa = s.statement()
		if on := s.of.Case.SoA.IssuedOn; !on.IsZero() {
			soa += " of " + on.String()
		}
	}
	more := ""
	if s.of.Audit != nil {
		more = s.of.Audit.Criteria
	}
	return joinFilled("\n", s.of.Case.Standard.Designation, soa, more)
}

func (s *summary) objectives(a *audit.Audit) string {
	if a.Objectives != "" {
		return a.Objectives
	}
	var out []string
	for _, o := range s.of.Case.Objectives {
		if o.Audit == a.ID {
			out = append(out, o.Text)
		}
	}
	return joinFilled("\n", out...)
}

func (s *summary) siteList() string {
	var out []string
	for _, site := range s.of.Case.Sites {
		line := site.Name
		if site.Central {
			line += " (central function)"
		}
		out = append(out, joinFilled(": ", line, site.Activities))
	}
	return joinFilled("\n", out...)
}

func (s *summary) systemList() string {
	var out []string
	for _, system := range s.of.Case.Systems {
		out = append(out, joinFilled(": ", joinFilled(" ", system.Name, system.Version), system.Purpose))
	}
	return joinFilled("\n", out...)
}

func (s *summary) team(a *audit.Audit) string {
	var out []string
	for _, m := range s.of.Case.Team(a.ID) {
		if p := s.of.Case.Person(m.Person); p != nil {
			out = append(out, fmt.Sprintf("%s (%s), %s", p.Name, s.of.Case.Initials(m), m.Role.Word()))
		}
	}
	return joinFilled("\n", out...)
}

// auditTime returns the days of those whose time counts (ISO/IEC 17021-1:2015 9.1.4).
func (s *summary) auditTime(a *audit.Audit) string {
	var sum audit.Days
	for _, m := range s.of.Case.Team(a.ID) {
		if m.Role.CountsAuditTime() {
			sum += m.Days
		}
	}
	if sum == 0 {
		return ""
	}
	return sum.String() + " days"
}

// span returns a range of days as 2026-05-04 to 2026-05-06, or a single day.
func span(from, to date.Date) string {
	if from == to || to.IsZero() {
		return from.String()
	}
	return from.String() + " to " + to.String()
}

// joinFilled joins the texts that are not empty.
func joinFilled(separator string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, separator)
}
