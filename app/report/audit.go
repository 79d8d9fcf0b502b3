package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// auditReport is the report of a Stage 2, surveillance, recertification or other audit: the 21 elements of ISO/IEC
// 17021-1:2015 9.4.8, conclusions by clause and control, findings; for a surveillance what 9.6.2.2 asks for, for a
// recertification 9.6.3.
func (b *builder) auditReport() {
	b.missAll(audit.CheckReport(b.in.Case, b.in.Audit))
	b.masthead("Audit report: "+b.a.Title(), joinFilled(" · ", b.c.Standard.Designation, span(b.a.StartsOn, b.a.EndsOn), b.doc.Status))
	b.summary()
	b.theAudit()
	b.course()
	b.conclusions()
	if b.in.Kind == SurveillanceReport || b.in.Kind == RecertificationReport {
		b.points()
		b.earlier()
	}
	if b.in.Kind == RecertificationReport {
		b.cycle()
	}
	b.findings()
	b.requirements()
	b.annexes()
	b.sign()
	if len(b.doc.Missing) > 0 {
		b.draftNotice("This report is not complete. What the case lacks is marked “" + notRecorded + "”. It is not to be relied on.")
	}
}

// summary says first what a reader wants to know: recommendation, conclusion, findings by number.
func (b *builder) summary() {
	b.heading("Summary and recommendation", 16)
	var f facts
	word, tone := recommendedWord(b.a)
	if word != "" {
		f.toned("Recommendation", word, tone)
		f.may("Conditions", b.a.Recommendation)
	} else {
		f.need("Recommendation", b.a.Recommendation)
	}
	f.need("Conclusion", b.a.Summary)
	b.add(f.block())
	b.add(b.tally())
	b.small("The recommendation is that of the audit team. The decision on certification is taken by persons of " +
		firstFilled(b.c.Body.Name, "the certification body") + " who did not take part in the audit.")
}

// tally counts the findings of the audit by grade.
func (b *builder) tally() Table {
	t := audit.TallyOf(b.c, b.a.ID)
	var columns []Column
	var cells []Cell
	for _, g := range audit.AllGrades() {
		n := t.ByGrade[g]
		if n == 0 && (g == audit.Observed || g == audit.Concern) {
			continue
		}
		columns = append(columns, Column{Title: tallyWord(g)})
		tone := ToneMuted
		if n > 0 {
			tone = gradeTone(g)
		}
		cells = append(cells, Cell{Text: strconv.Itoa(n), Tone: tone, Strong: true})
	}
	for i := range columns {
		columns[i].Share = 100 / len(columns)
	}
	return Table{Columns: columns, Rows: []Row{{Cells: cells}}}
}

func tallyWord(g audit.Grade) string {
	switch g {
	case audit.Major, audit.Minor:
		return g.Word() + " nonconformities"
	case audit.OFI, audit.Positive, audit.Concern, audit.Observed:
		return gradeHeading(g)
	default:
		return gradeHeading(g)
	}
}

// theAudit says who audited whom, against what, how far, when and where.
func (b *builder) theAudit() {
	b.heading("The audit", 1, 2, 3, 4, 5, 6, 9, 10, 14, 15)
	var f facts
	body := &b.c.Body
	f.need("Certification body", joinFilled("\n", body.Name, place(body.Address, body.PostalCode, body.City, body.Country)))
	b.client(&f)
	f.need("Type of audit", kindWord(b.a))
	f.need("Combined, joint or integrated", b.a.Combination)
	f.need("Criteria", b.criteria())
	f.may("Statement of Applicability", b.soa())
	f.need("Scope", b.a.Scope)
	f.may("Scope of certification", b.c.Client.Scope)
	f.may("Roles towards AI systems", capital(roleWords(b.c.Client.Roles)))
	f.need("Audit time", b.time(b.a.Spent))
	f.need("Dates", span(b.a.StartsOn, b.a.EndsOn))
	f.may("Language", b.a.Language)
	b.add(f.block())
	b.objectives()
	b.systemTable()
	b.team()
	b.places()
	b.titled("Audits are samples", "An audit looks at a sample of the information that is available. It gives reasonable, not absolute, assurance: "+
		"where this report names no nonconformity, there may still be some. The client remains responsible for the conformity and the "+
		"effectiveness of its management system.")
}

// time says how much audit time is required and planned, and was spent.
func (b *builder) time(spent audit.Days) string {
	var out []string
	if d := b.c.RequiredTime(b.a); d > 0 {
		out = append(out, "required "+days(d))
	}
	planned := audit.Days(0)
	for _, m := range b.c.Team(b.a.ID) {
		if m.Role.CountsAuditTime() {
			planned += m.Days
		}
	}
	if planned > 0 {
		out = append(out, "planned "+days(planned))
	}
	if spent > 0 {
		out = append(out, "spent "+days(spent))
	}
	return capital(strings.Join(out, ", "))
}

// objectives lists the objectives, with their results where they have some.
func (b *builder) objectives() {
	b.sub("Objectives")
	var rows []Row
	for i := range b.c.Objectives {
		if o := &b.c.Objectives[i]; o.Audit == b.a.ID {
			word, tone := metWord(o.Met)
			rows = append(rows, Row{Cells: []Cell{{Text: o.Text}, {Text: word, Tone: tone, Strong: true}, {Text: o.Result}}})
		}
	}
	if b.a.Objectives != "" || len(rows) == 0 {
		b.say(b.a.Objectives)
	}
	if len(rows) > 0 {
		b.add(Table{Columns: []Column{{Title: "Objective", Share: 45}, {Title: "Fulfilled", Share: 14}, {Title: "Result", Share: 41}}, Rows: rows})
	}
}

// systemTable lists the AI systems in scope.
func (b *builder) systemTable() {
	b.sub("AI systems in scope")
	var rows []Row
	for i := range b.c.Systems {
		s := &b.c.Systems[i]
		rows = append(rows, Row{Cells: []Cell{
			{Text: joinFilled(" ", s.Name, s.Version), Strong: true},
			{Text: s.Purpose},
			{Text: capital(roleWords(s.Roles))},
			{Text: riskWord(s.Risk)},
			{Text: capital(joinFilled(", ", s.Stage, s.Extent))},
		}})
	}
	if len(rows) == 0 {
		b.say("")
		return
	}
	b.add(Table{Columns: []Column{
		{Title: "AI system", Share: 20}, {Title: "Purpose", Share: 30}, {Title: "Role", Share: 13}, {Title: "Risk", Share: 13}, {Title: "Life-cycle stage", Share: 24},
	}, Rows: rows})
}

// team lists leader, members and accompanying persons.
func (b *builder) team() {
	b.sub("Team and accompanying persons")
	rows := b.teamRows()
	if len(rows) == 0 {
		b.say("")
		return
	}
	b.add(Table{Columns: []Column{
		{Title: "Name", Share: 28}, {Title: "Part", Share: 20}, {Title: "Audit time", Share: 13}, {Title: "Tasks", Share: 39},
	}, Rows: rows})
}

func (b *builder) teamRows() []Row {
	var rows []Row
	for _, m := range b.c.Team(b.a.ID) {
		name, organization := "", ""
		if p := b.c.Person(m.Person); p != nil {
			name, organization = joinFilled(", ", p.Name, p.Initials), p.Organization
		}
		time := "not counted"
		if m.Role.CountsAuditTime() {
			time = days(m.Days)
		}
		rows = append(rows, Row{Cells: []Cell{
			{Text: joinFilled("\n", name, organization)}, {Text: capital(m.Role.Word())}, {Text: time}, {Text: m.Tasks},
		}})
	}
	return rows
}

// places lists where the audit took place, day by day, and the meetings.
func (b *builder) places() {
	b.sub("Days and places")
	rows := b.placeRows()
	if len(rows) == 0 {
		b.say(strings.Join(b.programmeSites(), ", "))
	} else {
		b.add(Table{Columns: []Column{
			{Title: "Day", Share: 16}, {Title: "Time", Share: 17}, {Title: "Place", Share: 45}, {Title: "Who", Share: 22},
		}, Rows: rows})
	}
	for i := range b.c.Meetings {
		if m := &b.c.Meetings[i]; m.Audit == b.a.ID && (m.Kind == audit.OpeningMeeting || m.Kind == audit.ClosingMeeting) {
			b.small(b.meeting(m))
		}
	}
	if b.a.RemoteExtent != "" || b.remote() {
		b.titled("Remote methods", b.a.RemoteExtent)
	}
}

// remote reports whether the plan has activities by remote methods; IAF MD 4 asks the report to tell of them.
func (b *builder) remote() bool {
	return slices.ContainsFunc(b.c.PlanItems, func(i audit.PlanItem) bool { return i.Audit == b.a.ID && i.Remote })
}

// meeting tells of a meeting in a line.
func (b *builder) meeting(m *audit.Meeting) string {
	present := 0
	for i := range b.c.Attendees {
		if b.c.Attendees[i].Meeting == m.ID {
			present++
		}
	}
	hours := m.Start.String()
	if !m.End.IsZero() {
		hours += "–" + m.End.String()
	}
	people := ""
	if present > 0 {
		people = fmt.Sprintf("%d present", present)
	}
	site := ""
	if s := b.c.Site(m.Site); s != nil {
		site = s.Name
	}
	return capital(string(m.Kind)) + " meeting: " + joinFilled(", ", joinFilled(" ", m.Day.String(), hours), site, m.Place, people) + "."
}

// stay is the time that the team spends at a place on a day.
type stay struct {
	day, place, from, to string
	who                  []string
}

// placeRows returns one row for each day and place of the plan.
func (b *builder) placeRows() []Row {
	var stays []*stay
	for _, i := range b.c.PlanOf(b.a.ID) {
		if !i.Activity.CountsAuditTime() {
			continue
		}
		day, place := i.Day.String(), b.placeOf(i)
		at := slices.IndexFunc(stays, func(s *stay) bool { return s.day == day && s.place == place })
		if at < 0 {
			at = len(stays)
			stays = append(stays, &stay{day: day, place: place, from: i.Start.String()})
		}
		s := stays[at]
		s.from, s.to = min(s.from, i.Start.String()), max(s.to, i.End.String())
		for _, m := range b.c.Participants(i) {
			if who := b.c.Initials(m); !slices.Contains(s.who, who) {
				s.who = append(s.who, who)
			}
		}
	}
	rows := make([]Row, len(stays))
	for i, s := range stays {
		rows[i] = Row{Cells: []Cell{{Text: s.day}, {Text: s.from + "–" + s.to}, {Text: s.place}, {Text: strings.Join(s.who, ", ")}}}
	}
	return rows
}

// placeOf returns where an activity takes place, and that it is remote.
func (b *builder) placeOf(i *audit.PlanItem) string {
	at := strings.Join(b.siteNames(i.Sites), ", ")
	if !i.Remote {
		return at
	}
	return joinFilled(", ", at, sentence("remote", i.Tool))
}

// programmeSites returns the sites that the programme plans for the audit.
func (b *builder) programmeSites() []string {
	var ids []audit.ID
	for i := range b.c.ProgrammeSites {
		if s := &b.c.ProgrammeSites[i]; s.Audit == b.a.ID && s.Coverage != audit.CoverageNone {
			ids = append(ids, s.Site)
		}
	}
	return b.siteNames(ids)
}

// course says how the audit went against its plan, and what follows for the programme.
func (b *builder) course() {
	b.heading("Course of the audit", 7, 8, 12, 13)
	b.titled("Deviations from the plan", b.a.Deviations)
	b.titled("Issues that affect the audit programme", b.a.SignificantIssues)
	b.titled("Changes of the management system since the last audit", b.a.SignificantChanges)
	b.changeNotices()
	b.titled("Unresolved issues and diverging opinions", b.a.Unresolved)
}

// changeNotices lists what the client told of and this audit looks at.
func (b *builder) changeNotices() {
	var rows []Row
	for i := range b.c.ChangeNotices {
		if n := &b.c.ChangeNotices[i]; n.Audit == b.a.ID {
			rows = append(rows, Row{Cells: []Cell{{Text: n.ReceivedOn.String()}, {Text: n.Text}, {Text: n.ChangesOn.String()}}})
		}
	}
	if len(rows) > 0 {
		b.add(Table{Columns: []Column{{Title: "Told on", Share: 16}, {Title: "Change", Share: 68}, {Title: "From", Share: 16}}, Rows: rows})
	}
}

// conclusions are what the team holds about the management system as a whole.
func (b *builder) conclusions() {
	b.heading("Conclusions", 17, 18, 19, 20, 21)
	b.titled("Conformity and effectiveness", b.a.Conformity)
	b.titled("Internal audit and management review", b.a.InternalAudit)
	b.titled("Effectiveness of earlier corrective actions", b.a.EarlierActions)
	b.titled("Use of certificate and mark", b.a.MarkUse)
	b.titled("Appropriateness of the scope of certification", b.a.ScopeConclusion)
	b.titled("Fulfilment of the audit objectives", b.a.ObjectivesMet)
}

// sign ends a report: whose it is, who answers for it.
func (b *builder) sign() {
	b.add(Heading{Level: 2, Text: "Issue", Keep: true})
	var f facts
	f.may("Version", b.version())
	if b.in.Issue.Version == 0 && !b.a.ReportedOn.IsZero() {
		f.may("Report issued", b.a.ReportedOn.String())
	}
	f.may("Distribution", joinFilled("; ", firstFilled(b.c.Client.Name), firstFilled(b.c.Body.Name)))
	b.add(f.block())
	b.small("This report is the property of " + firstFilled(b.c.Body.Name, "the certification body") +
		" and is confidential between it and the client. The lead auditor is responsible for its content.")
	b.add(Signatures{Lines: []Signature{
		{Name: b.leader(), Part: "Lead auditor", Day: b.in.Issue.Day.String()}, {Name: "", Part: "Received for the client"},
	}})
}

// version says which version the document is, and what it replaces.
func (b *builder) version() string {
	i := b.in.Issue
	if i.Version == 0 {
		return ""
	}
	out := strconv.FormatInt(i.Version, 10)
	if !i.Day.IsZero() {
		out += " of " + i.Day.String()
	}
	if !i.Replaces.IsZero() {
		out += ", replaces the version of " + i.Replaces.String()
	}
	return sentence(out, i.Reason)
}
