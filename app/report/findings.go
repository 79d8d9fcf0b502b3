package report

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// findings lists the findings of the audit: nonconformities whole, the others in tables.
func (b *builder) findings() {
	b.heading("Findings", 11)
	nonconformities := findingsOf(b.c, b.a, audit.Major, audit.Minor)
	b.sub("Nonconformities")
	if len(nonconformities) == 0 {
		b.say("None was raised.")
	}
	for _, f := range nonconformities {
		b.nonconformity(f)
	}
	for _, g := range []audit.Grade{audit.Concern, audit.OFI, audit.Observed, audit.Positive} {
		b.findingTable(g)
	}
	if none := findingsOf(b.c, b.a, ""); len(none) > 0 {
		b.titled(gradeHeading(""), "Their grade is "+notRecorded+": "+strings.Join(labels(none), ", ")+".")
	}
	if b.a.Kind == audit.Stage2 {
		b.concernsOfStage1()
	}
}

// nonconformity is requirement, statement and evidence (ISO/IEC 17021-1:2015 9.4.5.3), and how it stands.
func (b *builder) nonconformity(f *audit.Finding) {
	b.add(Heading{Level: 3, Text: joinFilled("  ", f.Label(), b.named(f.Requirement)), Tag: f.Grade.Word(), Tone: gradeTone(f.Grade)})
	var k facts
	k.need("Requirement, in own words", f.RequirementText)
	k.need("Statement", f.Statement)
	k.need("Objective evidence", f.EvidenceText)
	var also []string
	for _, n := range f.OtherRequirements {
		also = append(also, b.named(n))
	}
	k.may("Bears also on", strings.Join(also, "\n"))
	k.may("Sites", strings.Join(b.siteNames(f.Sites), ", "))
	k.may("AI systems", strings.Join(b.systemNames(f.Systems), ", "))
	k.may("Takes up", strings.Join(b.labelsOf(f.Concerns), ", "))
	k.may("Repeats", strings.Join(b.labelsOf([]audit.ID{f.RepeatOf}), ", "))
	k.may("Response due", joinFilled("; ", f.ResponseDue.String(), due("evidence", f.EvidenceDue.String())))
	k.may("Status", b.standing(f))
	k.may("Dispute", b.dispute(f))
	k.may("Amended", b.amendments(f))
	b.add(k.block())
}

// standing says how a nonconformity stands.
func (b *builder) standing(f *audit.Finding) string {
	state := f.State.Word()
	if !f.State.IsIssued() {
		return state + "; not handed to the client yet"
	}
	out := joinFilled(", ", state, due("issued", f.IssuedOn.String()), due("verified", f.VerifiedOn.String()), due("closed", f.ClosedOn.String()))
	if a := b.c.Audit(f.VerifyAt); a != nil && f.State.IsOpen() {
		out += ", at " + a.Title()
	}
	return out
}

// due returns a word with its day, "" without a day.
func due(word, day string) string {
	if day == "" {
		return ""
	}
	return word + " " + day
}

// dispute tells of a disagreement.
func (b *builder) dispute(f *audit.Finding) string {
	if !f.Disputed && f.Dispute == "" {
		return ""
	}
	return joinFilled(" ", firstFilled(f.Dispute, "The client disagrees."), f.DisputeOutcome)
}

// amendments tells what was changed after the issue, in the words that the client was told. R-3-3: the grade at issue
// stays in sight.
func (b *builder) amendments(f *audit.Finding) string {
	var out []string
	for i := range b.c.Amendments {
		if m := &b.c.Amendments[i]; m.Finding == f.ID {
			day := ""
			if t := m.AmendedAt.Time(); !t.IsZero() {
				day = t.Format("2006-01-02")
			}
			out = append(out, sentence(joinFilled(" ", day, strings.ReplaceAll(string(m.Kind), "-", " ")), m.Reason))
		}
	}
	if f.GradeBefore != "" && f.GradeBefore != f.Grade {
		out = append(out, "Grade at its issue: "+strings.ToLower(f.GradeBefore.Word())+".")
	}
	return strings.Join(out, "\n")
}

// findingTable lists the findings of a grade that ask for no response.
func (b *builder) findingTable(g audit.Grade) {
	list := findingsOf(b.c, b.a, g)
	if len(list) == 0 {
		return
	}
	b.sub(gradeHeading(g))
	var rows []Row
	for _, f := range list {
		statement, tone := orMissing(f.Statement)
		if f.State == audit.Withdrawn {
			statement = "Withdrawn. " + statement
		}
		rows = append(rows, Row{Cells: []Cell{
			{Text: f.Label(), Strong: true, Tone: gradeTone(g)}, {Text: string(f.Requirement)}, {Text: statement, Tone: tone}, {Text: f.EvidenceText},
		}})
	}
	b.add(Table{Columns: []Column{
		{Title: "No.", Share: 19}, {Title: "Clause", Share: 11}, {Title: "What was found", Share: 40}, {Title: "Evidence", Share: 30},
	}, Rows: rows})
}

// concernsOfStage1 says what became of each area of concern (ISO/IEC 17021-1:2015 9.3.1.2.3).
func (b *builder) concernsOfStage1() {
	followed := audit.FollowConcerns(b.c, b.a)
	if len(followed) == 0 {
		return
	}
	b.sub("Areas of concern of Stage 1")
	var rows []Row
	for _, f := range followed {
		came, tone := orMissing(f.Reason)
		if len(f.TakenUp) > 0 {
			came, tone = "Taken up by "+strings.Join(f.TakenUp, ", "), ToneNone
		}
		rows = append(rows, Row{Cells: []Cell{
			{Text: f.Concern.Label(), Strong: true, Tone: ToneConcern}, {Text: string(f.Concern.Requirement)}, {Text: f.Concern.Statement}, {Text: came, Tone: tone},
		}})
	}
	b.add(Table{Columns: []Column{
		{Title: "No.", Share: 19}, {Title: "Clause", Share: 11}, {Title: "Concern", Share: 40}, {Title: "What became of it", Share: 30},
	}, Rows: rows})
}

// labelsOf returns the labels of findings that the client knows.
func (b *builder) labelsOf(ids []audit.ID) []string {
	var out []string
	for _, id := range ids {
		if f := b.c.Finding(id); f != nil {
			out = append(out, f.Label())
		}
	}
	slices.Sort(out)
	return out
}

func labels(list []*audit.Finding) []string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = f.Label()
	}
	return out
}

// points are those that a surveillance or recertification goes through (9.6.2.2; 9.6.3.1, 9.6.3.2.1; ISO/IEC 42006:2025).
func (b *builder) points() {
	title := "What a surveillance covers"
	if b.in.Kind == RecertificationReport {
		title = "Review over the certification cycle"
	}
	b.heading(title)
	var rows []Row
	for _, p := range audit.PointsOf(b.c, b.a) {
		result, tone, note, noteTone := "Open", ToneMissing, notRecorded, ToneMissing
		if k := p.Answer; k != nil {
			result, tone = metWord(k.Result)
			if note, noteTone = orMissing(k.Note); noteTone == ToneMissing && p.Settled() {
				note, noteTone = "", ToneNone
			}
		}
		rows = append(rows, Row{Cells: []Cell{
			{Text: capital(p.Title) + "\n" + p.Source}, {Text: result, Tone: tone, Strong: true}, {Text: note, Tone: noteTone},
		}})
	}
	b.add(Table{Columns: []Column{{Title: "Point", Share: 40}, {Title: "In order", Share: 14}, {Title: "Conclusion", Share: 46}}, Rows: rows})
	b.statements()
}

// statements lists the versions of the Statement of Applicability and what changed (ISO/IEC 42006:2025 9.6.2.2).
func (b *builder) statements() {
	b.titled("Statement of Applicability", b.soa())
	var rows []Row
	for i := range b.c.SoAVersions {
		v := &b.c.SoAVersions[i]
		rows = append(rows, Row{Cells: []Cell{{Text: v.Version, Strong: true}, {Text: v.IssuedOn.String()}, {Text: v.ReceivedOn.String()}, {Text: v.Changes}}})
	}
	if len(rows) > 1 || len(rows) == 1 && rows[0].Cells[3].Text != "" {
		b.add(Table{Columns: []Column{
			{Title: "Version", Share: 14}, {Title: "Issued", Share: 15}, {Title: "Received", Share: 15}, {Title: "What changed", Share: 56},
		}, Rows: rows})
	}
}

// earlier lists the nonconformities that came into the audit, with their verification (9.6.2.2 b).
func (b *builder) earlier() {
	b.heading("Earlier nonconformities")
	var rows []Row
	for _, e := range audit.EarlierNonconformities(b.c, b.a) {
		f := e.Finding
		state, tone := f.State.Word(), ToneMinor
		if e.Handled {
			tone = ToneGood
		}
		if e.By != "" {
			state = joinFilled("; ", state, "raised again as "+e.By)
		}
		verified, verifiedTone := orMissing(joinFilled(" ", f.VerifiedOn.String(), f.Verification))
		rows = append(rows, Row{Cells: []Cell{
			{Text: f.Label() + "\n" + f.Grade.Word(), Strong: true, Tone: gradeTone(f.Grade)},
			{Text: string(f.Requirement)},
			{Text: f.Statement},
			{Text: state, Tone: tone},
			{Text: verified, Tone: verifiedTone},
		}})
	}
	if len(rows) == 0 {
		b.say("None came into this audit.")
		return
	}
	b.add(Table{Columns: []Column{
		{Title: "No.", Share: 18}, {Title: "Clause", Share: 10}, {Title: "Statement", Share: 29}, {Title: "State", Share: 15}, {Title: "Verification", Share: 28},
	}, Rows: rows})
}

// cycle looks back on the certification cycle (9.6.3.1.1).
func (b *builder) cycle() {
	review := audit.ReviewCycle(b.c, b.a)
	b.heading("The cycle in review")
	var rows []Row
	for _, r := range review.Audits {
		day := ""
		if a := b.c.Audit(r.Audit); a != nil {
			day = span(a.StartsOn, a.EndsOn)
		}
		cells := []Cell{{Text: r.Title, Strong: true}, {Text: day}}
		for _, g := range []audit.Grade{audit.Major, audit.Minor, audit.OFI} {
			cells = append(cells, Cell{Text: fmt.Sprint(r.Tally.ByGrade[g])})
		}
		rows = append(rows, Row{Cells: append(cells, Cell{Text: fmt.Sprint(r.Tally.OpenNonconformities())})})
	}
	if len(rows) == 0 {
		b.say("")
		return
	}
	b.add(Table{Columns: []Column{
		{Title: "Audit", Share: 25}, {Title: "Days", Share: 31}, {Title: "Major", Share: 11}, {Title: "Minor", Share: 11}, {Title: "OFI", Share: 11}, {Title: "Open", Share: 11},
	}, Rows: rows})
	recurring := "None."
	if len(review.Recurring) > 0 {
		recurring = b.numbers(review.Recurring)
	}
	b.titled("Requirements with nonconformities in several audits", recurring)
}
