package report

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
)

// plan is the audit plan with its elements a to f (ISO/IEC 17021-1:2015 9.2.3) and the itinerary by day.
func (b *builder) plan() {
	b.masthead("Audit plan: "+b.a.Title(), joinFilled(" · ", b.c.Standard.Designation, span(b.a.StartsOn, b.a.EndsOn), b.planIssue()))
	b.lackOfPlan()
	b.heading("Objectives, criteria and scope")
	var f facts
	f.need("Objectives", b.planObjectives())
	f.need("Criteria", joinFilled("\n", b.criteria(), labelled("Statement of Applicability", b.soa())))
	f.need("Scope", b.a.Scope)
	f.may("Scope of certification", b.c.Client.Scope)
	f.may("AI systems", strings.Join(b.systemNames(b.a.Systems), ", "))
	f.may("Language", firstFilled(b.a.Language, b.c.Client.Language))
	b.add(f.block())
	b.heading("Client and certification body")
	f = nil
	b.client(&f)
	f.need("Certification body", joinFilled("\n", b.c.Body.Name, place(b.c.Body.Address, b.c.Body.PostalCode, b.c.Body.City, b.c.Body.Country), joinFilled(", ", b.c.Body.Phone, b.c.Body.Email)))
	b.add(f.block())
	b.heading("Team, roles and responsibilities")
	rows := b.teamRows()
	if len(rows) == 0 {
		b.say("")
	} else {
		b.add(Table{Columns: []Column{
			{Title: "Name", Share: 28}, {Title: "Part", Share: 20}, {Title: "Audit time", Share: 13}, {Title: "Tasks", Share: 39},
		}, Rows: rows})
	}
	b.small("The client may object to a member of the team, with its reasons; on request it is told more of their background. " +
		"Technical experts, observers, guides and interpreters accompany the auditors and do not audit.")
	b.heading("Dates, places and duration")
	b.duration()
	b.heading("Itinerary")
	b.itinerary()
	b.small("Times are local to the place. The team may change the order as the audit goes on, after agreeing it with the client. " +
		"What the team learns is treated as confidential.")
	b.planSign()
	if b.doc.Missing != nil {
		b.draftNotice("This plan is not complete. What it lacks is marked “" + notRecorded + "”.")
	}
}

// planIssue says which version the plan is and how far it has come.
func (b *builder) planIssue() string {
	version := firstFilled(b.version(), b.a.PlanIssue)
	if version != "" {
		version = "Version " + version
	}
	b.doc.Status = firstFilled(version, b.doc.Status)
	return joinFilled(", ", version, due("sent", b.a.PlanSent.String()), due("agreed", b.a.PlanAgreed.String()))
}

// planObjectives returns the objectives of the audit, one a line.
func (b *builder) planObjectives() string {
	out := []string{b.a.Objectives}
	for i := range b.c.Objectives {
		if o := &b.c.Objectives[i]; o.Audit == b.a.ID {
			out = append(out, "– "+o.Text)
		}
	}
	return joinFilled("\n", out...)
}

// lackOfPlan notes the elements of a plan that are missing (R-1-3).
func (b *builder) lackOfPlan() {
	for _, e := range audit.PlanElements(b.in.Case, b.in.Audit) {
		if !e.There {
			b.miss("R-1-3", "Element "+e.Letter+" of the plan is missing, its "+e.Name+": "+e.Act+".", true)
		}
	}
}

// duration gives the days and places, and the time of the audit.
func (b *builder) duration() {
	var f facts
	f.need("Dates", span(b.a.StartsOn, b.a.EndsOn))
	f.need("Audit time", b.time(0))
	b.add(f.block())
	rows := b.placeRows()
	if len(rows) > 0 {
		b.add(Table{Columns: []Column{
			{Title: "Day", Share: 16}, {Title: "Time", Share: 17}, {Title: "Place", Share: 45}, {Title: "Who", Share: 22},
		}, Rows: rows})
	}
}

// itinerary lists who audits what, when, where and with whom.
func (b *builder) itinerary() {
	items := b.c.PlanOf(b.a.ID)
	if len(items) == 0 {
		b.say("")
		return
	}
	t := Table{Columns: []Column{
		{Title: "Time", Share: 13}, {Title: "Team", Share: 10}, {Title: "Activity", Share: 38}, {Title: "Place", Share: 18}, {Title: "With", Share: 21},
	}}
	day := ""
	for _, i := range items {
		if d := i.Day.String(); d != day {
			day = d
			t.Rows = append(t.Rows, Row{Band: fmt.Sprintf("%s %s", i.Day.Weekday(), d)})
		}
		t.Rows = append(t.Rows, b.itineraryRow(i))
	}
	b.add(t)
}

func (b *builder) itineraryRow(i *audit.PlanItem) Row {
	var who []string
	for _, m := range b.c.Participants(i) {
		who = append(who, b.c.Initials(m))
	}
	team, tone := strings.Join(who, ", "), ToneNone
	if i.Activity.CountsAuditTime() {
		team, tone = orMissing(team)
	}
	at, atTone := b.placeOf(i), ToneNone
	if i.Activity == audit.ActivityAudit || i.Activity == "" {
		at, atTone = orMissing(at)
	}
	if i.Remote && i.Tool == "" {
		at, atTone = joinFilled(", ", strings.Join(b.siteNames(i.Sites), ", "), "remote, tool "+notRecorded), ToneMissing
	}
	return Row{Cells: []Cell{
		{Text: i.Start.String() + "–" + i.End.String()},
		{Text: team, Tone: tone},
		b.activity(i),
		{Text: at, Tone: atTone},
		{Text: joinFilled("\n", i.With, labelled("Language", i.Language))},
	}}
}

// activity says what is done: its words, the requirements audited with their area, the AI systems.
func (b *builder) activity(i *audit.PlanItem) Cell {
	what := i.Title
	if what == "" && i.Activity != audit.ActivityAudit {
		what = capital(i.Activity.Word())
	}
	text := joinFilled("\n", what, b.numbers(i.Requirements), strings.Join(b.systemNames(i.Systems), ", "))
	text, tone := orMissing(text)
	meeting := i.Activity == audit.ActivityOpening || i.Activity == audit.ActivityClosing
	if i.Activity == audit.ActivityBreak || i.Activity == audit.ActivityTravel {
		tone = ToneMuted
	}
	return Cell{Text: text, Tone: tone, Strong: meeting}
}

// planSign ends a plan with its agreement.
func (b *builder) planSign() {
	b.add(Signatures{Lines: []Signature{
		{Name: b.leader(), Part: "Lead auditor", Day: b.a.PlanSent.String()},
		{Name: b.a.PlanAgreedBy, Part: "Agreed for the client", Day: b.a.PlanAgreed.String()},
	}})
}
