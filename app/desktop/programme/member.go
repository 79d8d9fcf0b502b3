package programme

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// askNeeds asks for the competence that teams need beside what the application's review found.
func (v *teamView) askNeeds() {
	p := v.page
	after := audit.Clone(p.cycle)
	text := "The review of the application asks for " + strings.Join(p.now.Application.Competence, comma) + "."
	if len(p.now.Application.Competence) == 0 {
		text = "The review of the application names no competence."
	}
	p.ask(question{
		title: "Competence needed in this cycle", text: text,
		specs: []spec{{of: after, name: "competence", label: "Beside it, with commas between", hint: "radiology, AI in imaging", list: true}},
		keep: func() []audit.Problem {
			p.save("Competence needed", "", casefile.Change{Before: p.cycle, After: after})
			return nil
		},
	})
}

// askMember asks for somebody's part in the team of an audit, or edits it.
func (v *teamView) askMember(a *audit.Audit, before *audit.Member) {
	p := v.page
	m := &audit.Member{Record: audit.Record{ID: p.cases.NewID()}, Audit: a.ID, Role: audit.Auditor}
	if len(p.now.Team(a.ID)) == 0 {
		m.Role = audit.LeadAuditor
	}
	if before != nil {
		m = audit.Clone(before)
	}
	person := &audit.Person{Record: audit.Record{ID: p.cases.NewID()}}
	if x := p.now.Person(m.Person); x != nil {
		person = audit.Clone(x)
	}
	var s *sheet
	q := question{
		title: "Part in the team of " + a.Title(), width: 520, first: "role",
		specs: []spec{
			{of: person, name: "name", label: "Name", half: true},
			{of: person, name: "initials", label: "Initials"},
			{of: m, name: "role", label: "Part", half: true, options: roleOptions()},
			{of: m, name: "days", label: "Days of audit time"},
			{of: person, name: "competence", label: "Competence, with commas between", list: true},
			{of: m, name: "declared_on", label: "Declared on", half: true},
			{of: m, name: "consultancy_until", label: "Consultancy until"},
			{of: m, name: "declaration", label: "Declaration on conflicts of interest", lines: 2, hint: "No conflict of interest with the client."},
			{of: m, name: "evaluator", label: "Evaluated by, in training", options: p.personOptions()},
		},
		keep: func() []audit.Problem { return v.keepMember(person, m, before) },
	}
	if before != nil {
		q.remove, q.removeWord = v.remove, "Take out"
	} else {
		q.title, q.first = "Add to the team of "+a.Title(), "person"
		known := spec{of: m, name: "person", label: "Known in this case", hint: "Somebody new", options: p.personOptions()}
		known.changed = func() { p.choosePerson(m, person); s.reshow() }
		q.specs = append([]spec{known}, q.specs...)
	}
	s = p.ask(q)
}

func roleOptions() []kit.Option {
	var out []kit.Option
	for _, r := range audit.AllTeamRoles() {
		detail := "no audit time"
		if r.CountsAuditTime() {
			detail = ""
		}
		out = append(out, kit.Option{ID: string(r), Title: strings.ToUpper(r.Word()[:1]) + r.Word()[1:], Detail: detail, Hidden: true})
	}
	return out
}

// choosePerson takes over who was chosen; what the case knows of their consultancy bears on this audit too.
func (p *Page) choosePerson(m *audit.Member, person *audit.Person) {
	x := p.now.Person(m.Person)
	if x == nil {
		return
	}
	*person = *audit.Clone(x)
	if m.ConsultancyUntil.IsZero() {
		m.ConsultancyUntil = p.now.ConsultancyOf(x.ID)
	}
}

// keepMember writes person and part as one action. Somebody who gave consultancy within 24 months is not taken.
func (v *teamView) keepMember(person *audit.Person, m, before *audit.Member) []audit.Problem {
	p := v.page
	if !m.Role.CountsAuditTime() {
		m.Days = 0
	}
	m.Person = person.ID
	problems := append(audit.Check(person), audit.Check(m)...)
	problems = append(problems, p.barred(person, m)...)
	if len(problems) > 0 {
		return problems
	}
	changes := []casefile.Change{{After: person}, {After: m}}
	if x := p.now.Person(person.ID); x != nil {
		changes[0].Before = x
	}
	if before != nil {
		changes[1].Before = before
	}
	p.save("Team: "+person.Name, "", changes...)
	return nil
}

// barred is what keeps somebody off the team whatever the reason: consultancy for the client within 24 months (R-1-2).
func (p *Page) barred(person *audit.Person, m *audit.Member) []audit.Problem {
	after := p.now.With(person, m)
	for _, w := range audit.CheckTeam(after, after.Audit(m.Audit)).Warnings {
		if w.Member == m.ID && w.Field == "consultancy_until" {
			return []audit.Problem{{Field: w.Field, Rule: w.Rule, Message: w.Message}}
		}
	}
	return nil
}

// askDeciding asks who reviews and who decides. Nobody who audited does (R-1-5).
func (v *teamView) askDeciding() {
	p := v.page
	before := p.decision()
	d := &audit.Decision{Record: audit.Record{ID: p.cases.NewID()}, Kind: audit.Grant}
	if a := p.decidedAudit(); a != nil {
		d.Audit = a.ID
	}
	if before != nil && before.DecidedOn.IsZero() {
		d = audit.Clone(before)
	} else {
		before = nil
	}
	p.ask(question{
		title: "Technical reviewer and decision maker",
		text:  "Neither carried out the audit (ISO/IEC 17021-1 9.5.1.2). They may be one person.",
		specs: []spec{
			{of: d, name: "reviewer", label: "Technical reviewer", options: p.personOptions()},
			{of: d, name: "decided_by", label: "Decision maker", options: p.personOptions()},
			{of: d, name: "kind", label: "Decision", half: true},
			{of: d, name: "planned_on", label: "Planned for"},
		},
		keep: func() []audit.Problem { return p.keepDeciding(before, d) },
	})
}

// decidedAudit is the audit that the next decision rests on: Stage 2, later the recertification.
func (p *Page) decidedAudit() *audit.Audit {
	for _, kind := range []audit.AuditKind{audit.Stage2, audit.Recertification} {
		for _, c := range p.columns {
			if c.audit.Kind == kind {
				return c.audit
			}
		}
	}
	return nil
}

func (p *Page) keepDeciding(before, d *audit.Decision) []audit.Problem {
	problems := audit.Check(d)
	if a := p.now.Audit(d.Audit); a != nil {
		audits := p.now.DecidedAudits(a)
		problems = append(problems, audit.CheckIndependence(p.now, "reviewer", d.Reviewer, audits, p.host.Today())...)
		problems = append(problems, audit.CheckIndependence(p.now, "decided_by", d.DecidedBy, audits, p.host.Today())...)
	}
	if len(problems) > 0 {
		return problems
	}
	ch := casefile.Change{After: d}
	if before != nil {
		ch.Before = before
	}
	p.save("Reviewer and decision maker", "", ch)
	return nil
}
