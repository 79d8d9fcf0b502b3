package report

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// stage1 is the report of a Stage 1: each objective with its result, what was read, what could become a nonconformity,
// whether Stage 2 can be held and how (ISO/IEC 17021-1:2015 9.3.1.2; ISO/IEC 42006:2025 9.3.2.1).
func (b *builder) stage1() {
	b.missAll(audit.CheckReport(b.in.Case, b.in.Audit))
	b.masthead("Audit report: "+b.a.Title(), joinFilled(" · ", b.c.Standard.Designation, span(b.a.StartsOn, b.a.EndsOn), b.doc.Status))
	b.readiness()
	b.stage1Audit()
	b.heading("Objectives and results")
	b.objectiveTable()
	b.client1()
	b.documents("Documents reviewed")
	b.requested()
	b.concerns()
	b.audited1()
	b.stage2Arrangements()
	b.sign()
	if slices.ContainsFunc(b.doc.Missing, func(m Missing) bool { return m.Blocks }) {
		b.draftNotice("This report is not complete. What the case lacks is marked “" + notRecorded + "”. It is not to be relied on.")
	}
}

// readiness says first whether Stage 2 can be held.
func (b *builder) readiness() {
	b.heading("Conclusion")
	var f facts
	word, tone := readinessWord(b.a.Readiness)
	f.toned("Readiness", word, tone)
	f.need("Conclusion", b.a.Summary)
	f.may("Recommendation", b.a.Recommendation)
	if n := len(findingsOf(b.c, b.a, audit.Concern)); n > 0 {
		f.toned("Areas of concern", fmt.Sprint(n), ToneConcern)
	}
	b.add(f.block())
	b.small("An area of concern is no nonconformity. It could become one if Stage 2 finds it so.")
}

// stage1Audit says who audited whom, when and where.
func (b *builder) stage1Audit() {
	b.heading("The audit")
	var f facts
	body := &b.c.Body
	f.need("Certification body", joinFilled("\n", body.Name, place(body.Address, body.PostalCode, body.City, body.Country)))
	b.client(&f)
	f.need("Type of audit", kindWord(b.a))
	f.need("Criteria", b.criteria())
	f.need("Scope", b.a.Scope)
	f.need("Audit time", b.time(b.a.Spent))
	f.need("Dates", span(b.a.StartsOn, b.a.EndsOn))
	f.may("Deviations from the plan", b.a.Deviations)
	b.add(f.block())
	b.team()
	b.places()
}

// objectiveTable gives each objective with its result.
func (b *builder) objectiveTable() {
	var rows []Row
	for i := range b.c.Objectives {
		if o := &b.c.Objectives[i]; o.Audit == b.a.ID {
			word, tone := metWord(o.Met)
			result, resultTone := orMissing(o.Result)
			rows = append(rows, Row{Cells: []Cell{{Text: o.Text}, {Text: word, Tone: tone, Strong: true}, {Text: result, Tone: resultTone}}})
		}
	}
	if len(rows) == 0 {
		b.say(b.a.Objectives)
		return
	}
	b.add(Table{Columns: []Column{{Title: "Objective", Share: 42}, {Title: "Fulfilled", Share: 14}, {Title: "Result", Share: 44}}, Rows: rows})
}

// client1 confirms what Stage 1 found of the client: scope and sites, roles, AI systems, law, Statement of Applicability.
func (b *builder) client1() {
	b.heading("Scope, sites and AI systems")
	k := &b.c.Client
	var f facts
	f.need("Scope applied for", k.Scope)
	f.need("Roles towards AI systems", capital(roleWords(k.Roles)))
	f.need("Law and regulation", joinFilled("\n", strings.Join(k.Regulations, ", "), k.Obligations))
	f.may("Outsourced", k.Outsourced)
	f.may("Records that cannot be shown", k.RecordsNotShown)
	f.need("Statement of Applicability", b.statement())
	b.add(f.block())
	b.siteTable()
	b.systemTable()
}

// statement says what the Statement of Applicability holds.
func (b *builder) statement() string {
	if b.soa() == "" {
		return ""
	}
	excluded := 0
	for i := range b.c.SoAControls {
		if b.c.SoAControls[i].Excluded {
			excluded++
		}
	}
	n := len(b.c.SoAControls)
	return fmt.Sprintf("Version %s: %d controls, %d included, %d excluded", b.soa(), n, n-excluded, excluded)
}

// siteTable lists the sites in scope.
func (b *builder) siteTable() {
	b.sub("Sites")
	var rows []Row
	for i := range b.c.Sites {
		s := &b.c.Sites[i]
		name := s.Name
		if s.Kind == audit.SiteVirtual {
			name += " (virtual)"
		}
		central := ""
		if s.Central {
			central = "central function"
		}
		persons := ""
		if s.Persons > 0 {
			persons = fmt.Sprint(s.Persons)
		}
		rows = append(rows, Row{Cells: []Cell{
			{Text: joinFilled("\n", name, central), Strong: true}, {Text: place(s.Address, s.PostalCode, s.City, s.Country)}, {Text: s.Activities}, {Text: persons},
		}})
	}
	if len(rows) == 0 {
		b.say("")
		return
	}
	b.add(Table{Columns: []Column{
		{Title: "Site", Share: 21}, {Title: "Address", Share: 32}, {Title: "Activities", Share: 36}, {Title: "Persons", Share: 11, Right: true},
	}, Rows: rows})
}

// requested lists the documents that were asked for and were not read, with what came of it.
func (b *builder) requested() {
	var rows []Row
	for i := range b.c.DocumentRequests {
		d := &b.c.DocumentRequests[i]
		if d.Audit == b.a.ID {
			rows = append(rows, Row{Cells: []Cell{
				{Text: joinFilled("\n", d.Title, d.Detail), Strong: true}, {Text: b.numbers(d.Requirements)}, {Text: requestWord(d.State)}, {Text: d.Review},
			}})
		}
	}
	if len(rows) == 0 {
		return
	}
	b.heading("Documents asked for")
	b.add(Table{Columns: []Column{
		{Title: "Document", Share: 31}, {Title: "Clauses", Share: 16}, {Title: "State", Share: 16}, {Title: "Result of the review", Share: 37},
	}, Rows: rows})
}

// concerns are what could become a nonconformity in Stage 2, and what else was found.
func (b *builder) concerns() {
	b.heading("Areas of concern and other findings")
	if len(findingsOf(b.c, b.a, audit.Concern)) == 0 {
		b.say("No area of concern was raised.")
	}
	for _, f := range findingsOf(b.c, b.a, audit.Major, audit.Minor) {
		b.nonconformity(f)
	}
	for _, g := range []audit.Grade{audit.Concern, audit.OFI, audit.Observed, audit.Positive} {
		b.findingTable(g)
	}
}

// audited1 is what was concluded by clause, internal audit and management review among it.
func (b *builder) audited1() {
	clauses, controls := b.parts()
	if len(clauses) > 0 {
		b.heading("Conclusions by clause")
		b.clauseTable(clauses)
	}
	if len(controls) > 0 {
		b.heading("Results by control")
		b.controlTable(controls)
	}
	b.heading("Internal audit and management review")
	b.say(firstFilled(b.a.InternalAudit, b.concludedOn("9.2", "9.3")))
}

// concludedOn puts together what was concluded on the parts of clauses.
func (b *builder) concludedOn(clauses ...audit.Number) string {
	var out []string
	for _, q := range b.in.Catalogue.Auditable() {
		n := audit.Number(q.ID)
		if k := b.conclusion(n); k != nil && slices.ContainsFunc(clauses, func(c audit.Number) bool { return c.Covers(n) }) {
			out = append(out, joinFilled(" ", k.Summary, k.Reason))
		}
	}
	return joinFilled(" ", out...)
}

// stage2Arrangements are what Stage 1 settles for Stage 2: days, team, competence, audit time, sites, focus.
func (b *builder) stage2Arrangements() {
	b.heading("Arrangements for Stage 2")
	var f facts
	two := b.stage2()
	if two == nil {
		b.say("")
	} else {
		f.need("Dates", firstFilled(span(two.StartsOn, two.EndsOn), two.Planned.String()))
		f.need("Audit time", days2(b.c.RequiredTime(two)))
		var team []string
		for _, m := range b.c.Team(two.ID) {
			team = append(team, joinFilled(", ", b.person(m.Person), m.Role.Word()))
		}
		f.need("Team", strings.Join(team, "\n"))
		f.may("Competence needed", strings.Join(b.c.CompetenceNeeded(two), ", "))
		f.may("Objectives", two.Objectives)
	}
	f.may("Focus, and what follows for the programme", b.a.SignificantIssues)
	b.add(f.block())
}

// stage2 returns the Stage 2 of the same cycle, or nil.
func (b *builder) stage2() *audit.Audit {
	i := slices.IndexFunc(b.c.Audits, func(a audit.Audit) bool {
		return a.Kind == audit.Stage2 && a.Programme == b.a.Programme && a.State != audit.AuditCancelled
	})
	if i < 0 {
		return nil
	}
	return &b.c.Audits[i]
}

// days2 returns days in words, "" for none.
func days2(d audit.Days) string {
	if d == 0 {
		return ""
	}
	return days(d)
}
