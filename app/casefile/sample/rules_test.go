package sample_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// numbersOf returns the auditable clauses and the controls of the case's standard.
func numbersOf(t *testing.T, c *audit.Case) (clauses, controls []audit.Number) {
	t.Helper()
	catalogue, err := standard.Parse([]byte(c.Standard.Content))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range catalogue.Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	return clauses, controls
}

func gatesOf(t *testing.T, c *audit.Case, today string) []cycle.Gate {
	t.Helper()
	catalogue, err := standard.Parse([]byte(c.Standard.Content))
	if err != nil {
		t.Fatal(err)
	}
	return casefile.GatesOf(c, catalogue, c.AuditNamed("stage-2"), date.MustParse(today))
}

// shown writes gates as a page does.
func shown(gates []cycle.Gate) []string {
	var out []string
	for _, g := range gates {
		out = append(out, fmt.Sprint(g.Number, " ", g.State, " ", g.Rule, " ", g.Title, " · ", g.Message, " ", g.Day))
	}
	return out
}

// passedGates are the gates of the sample case up to the technical review.
var passedGates = []string{
	"1 passed 9.4.7 Closing meeting held · 4 nonconformities presented; 02 disputed by the client, recorded 2026-05-06",
	"2 passed R-1-4 Report issued to the client · Stage 2 report, 21 of 21 elements 2026-05-07",
	"3 passed 9.4.9 Responses received · 4 of 4, with correction, cause and corrective action 2026-06-09",
	"4 passed R-1-8 Responses reviewed · Major 1 of 1 verified: 01. Minor 3 of 3 accepted: 02, 03 and 04 2026-06-10",
	"5 passed R-1-9 Six-month limit · 2026-11-06; the last major was verified 150 days before 2026-06-09",
	"6 passed 9.5.2 Technical review of the whole file · Henrik Dahl, 17 of 17 points. Recommendation of the lead auditor: grant 2026-06-15",
}

// TestGates_sample: the gates of the sample case, as the page shows them on the day of the decision and after it.
func TestGates_sample(t *testing.T) {
	t.Parallel()
	got := gatesOf(t, caseOf(t, at(t, sample.BeforeDecision)), "2026-06-18")
	equal(t, "before the decision", shown(got), append(slices.Clone(passedGates),
		"7 open R-1-5 Independent decision · To be taken by Henrik Dahl, not on the team of Stage 1 or Stage 2. ",
		"8 locked 8.2.2 Certificate issued · After the decision, effective not before it. "))
	equal(t, "allowed", cycle.Allowed(got), true)
	equal(t, "decided", shown(gatesOf(t, theWhole(t), "2026-11-25")), append(slices.Clone(passedGates),
		"7 passed R-1-5 Independent decision · Grant by Henrik Dahl, not on the team of Stage 1 or Stage 2 2026-06-18",
		"8 passed 8.2.2 Certificate issued · FC-AIMS-0042, effective 2026-06-18, expires 2029-06-17 2026-06-18"))
}

// TestGates_oneFact: changing one fact of the sample case closes exactly the gate that asks for it, before the decision and
// after it.
func TestGates_oneFact(t *testing.T) {
	t.Parallel()
	cases := map[string]*audit.Case{"2026-06-18": caseOf(t, at(t, sample.BeforeDecision)), "2026-11-25": theWhole(t)}
	for _, tt := range []struct {
		name, gate, message string
		change              func(c *audit.Case) audit.Recorder
	}{
		{"the major is reopened", "R-1-8", "Major not verified: 01.", func(c *audit.Case) audit.Recorder {
			f := audit.Clone(findingNumbered(c, "NC-2026-ST2-01"))
			f.State = audit.FindingIssued
			return f
		}},
		{"the response to the major is returned", "R-1-8", "Major not verified: 01.", func(c *audit.Case) audit.Recorder {
			f := audit.Clone(findingNumbered(c, "NC-2026-ST2-01"))
			f.State, f.VerifiedOn, f.ClosedOn = audit.ResponseReturned, date.Date{}, date.Date{}
			return f
		}},
		{"a minor's plan is not accepted", "R-1-8", "Plan of minor not accepted: 02.", func(c *audit.Case) audit.Recorder {
			f := audit.Clone(findingNumbered(c, "NC-2026-ST2-02"))
			f.State = audit.ResponseReceived
			return f
		}},
		{"the decision maker is put on the team", "R-1-5", "Henrik Dahl was on the team of Stage 2 as observer; who audits does not decide.", func(c *audit.Case) audit.Recorder {
			return &audit.Member{Record: audit.Record{ID: "m"}, Audit: c.AuditNamed("stage-2").ID, Person: c.Decisions[0].DecidedBy, Role: audit.Observer}
		}},
		{"the lead auditor decides", "R-1-5", "Márta Kővári was on the team of Stage 1 as lead auditor; who audits does not decide.", func(c *audit.Case) audit.Recorder {
			d := audit.Clone(&c.Decisions[0])
			d.DecidedBy = c.Team(c.AuditNamed("stage-2").ID)[0].Person
			return d
		}},
		{"the technical expert decides with them", "R-1-5", "Dr. Aoife Byrne was on the team of Stage 2 as technical expert; who audits does not decide.", func(c *audit.Case) audit.Recorder {
			d := audit.Clone(&c.Decisions[0])
			d.Committee = []audit.ID{c.Team(c.AuditNamed("stage-2").ID)[2].Person}
			return d
		}},
		{"an addition's reason is deleted", "9.5.2", "Audit time: the addition High-risk AI systems has no reason.", func(c *audit.Case) audit.Recorder {
			f := c.TimeFactors[0]
			f.Reason = ""
			return &f
		}},
		{"a third high-risk system is counted", "9.5.2", "Audit time: total is 9.0 days; the sheet gives 10.0 (ISO/IEC 17021-1:2015 9.1.4).", func(c *audit.Case) audit.Recorder {
			f := c.TimeFactors[0]
			f.Count++
			return &f
		}},
		{"a day is struck from the audit time", "9.5.2", "Audit time: total is 8.0 days; the sheet gives 9.0 (ISO/IEC 17021-1:2015 9.1.4).", func(c *audit.Case) audit.Recorder {
			x := c.AuditTimes[0]
			x.Total, x.Stage2 = 800, 500
			return &x
		}},
		{"persons whom no row of the table has", "9.5.2", "Audit time: no row for 400 persons in table iso-iec-42006-2025, producer, and none is made up: it holds 1–10 (R-4-1; ISO/IEC 42006:2025 Annex A).", func(c *audit.Case) audit.Recorder {
			x := c.AuditTimes[0]
			x.Persons = 400
			return &x
		}},
		{"the justification of the audit time is taken out", "9.5.2", "The audit time has no justification.", func(c *audit.Case) audit.Recorder {
			x := c.AuditTimes[0]
			x.Justification = " "
			return &x
		}},
		{"an objective of the report is taken out", "R-1-4", "Element 20 of the report is empty: whether the scope is appropriate.", func(c *audit.Case) audit.Recorder {
			a := audit.Clone(c.AuditNamed("stage-2"))
			a.ScopeConclusion = ""
			return a
		}},
		{"the link to a concern is taken out", "9.5.2", "AOC-2026-ST1-03 is open. It was closed without a finding and without a reason; say why it is none.", func(c *audit.Case) audit.Recorder {
			// the closure note of the sample names the finding; without the link and the note nothing follows the concern
			f := audit.Clone(findingNumbered(c, "NC-2026-ST2-02"))
			f.Concerns = nil
			return f
		}},
		{"a competence is needed that nobody has", "9.5.2", "Nobody on the team has lidar.", func(c *audit.Case) audit.Recorder {
			a := c.Application
			a.Competence = append(slices.Clone(a.Competence), "lidar")
			return &a
		}},
		{"the closing meeting is put off", "9.4.7", "Hold the closing meeting and record who attended.", func(c *audit.Case) audit.Recorder {
			i := slices.IndexFunc(c.Meetings, func(m audit.Meeting) bool {
				return m.Audit == c.AuditNamed("stage-2").ID && m.Kind == audit.ClosingMeeting
			})
			m := c.Meetings[i]
			m.Day = date.MustParse("2027-01-11")
			return &m
		}},
		{"the cause is struck from a response", "9.4.9", "No full response yet to 03: correction, cause and corrective action.", func(c *audit.Case) audit.Recorder {
			of := findingNumbered(c, "NC-2026-ST2-03").ID
			i := slices.IndexFunc(c.Responses, func(r audit.Response) bool { return r.Finding == of })
			r := c.Responses[i]
			r.Cause = ""
			return &r
		}},
		{"a site comes in that nobody visited", "9.5.2", "Sites: 2 of 3 sites are visited; at least 3 are (no sampling: all sites) (IAF MD 1 6.2).", func(c *audit.Case) audit.Recorder {
			s := audit.Clone(&c.Sites[1])
			s.ID, s.Name = "s", "Ålesund"
			return s
		}},
		{"a conclusion is taken back", "9.5.2", "No conclusion on 8.4.", func(c *audit.Case) audit.Recorder {
			i := slices.IndexFunc(c.Conclusions, func(k audit.Conclusion) bool { return k.Audit == c.AuditNamed("stage-2").ID && k.Requirement == "8.4" })
			k := c.Conclusions[i]
			k.State = audit.NotStarted
			return &k
		}},
	} {
		for today, c := range cases {
			before := gatesOf(t, c, today)
			changed := c.With(tt.change(c))
			if tt.name == "the link to a concern is taken out" {
				concern := audit.Clone(findingNumbered(c, "AOC-2026-ST1-03"))
				concern.ClosureNote = ""
				changed = changed.With(concern)
			}
			after := gatesOf(t, changed, today)
			var closed []string
			for i := range after {
				if before[i].OK && !after[i].OK || before[i].State != cycle.GateFailed && after[i].State == cycle.GateFailed {
					closed = append(closed, after[i].Rule+": "+after[i].Message)
				}
			}
			equal(t, today+" "+tt.name, closed, []string{tt.gate + ": " + tt.message})
			equal(t, today+" "+tt.name+", allowed", cycle.Allowed(after), false)
		}
	}
}

// TestDates_sample: the rules give the dates of the sample case, and the draft of its certificate is the one that was issued.
func TestDates_sample(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	d := &c.Decisions[0]
	got := cycle.DatesOf(cycle.Facts{
		Decision: d.DecidedOn, ExpiryLessADay: c.Policy.ExpiryLessADay, Stage2End: c.AuditNamed("stage-2").EndsOn, Today: d.DecidedOn,
	})
	equal(t, "dates", fmt.Sprint(got.FirstSurveillanceDue, " ", got.Expiry, " ", got.RetainUntil, " ", got.MajorLimit),
		"2027-06-18 2029-06-17 2032-06-17 2026-11-06")
	equal(t, "kept", cycle.RetentionOf(c, d.DecidedOn).String(), "2032-06-17")
	draft, issued := cycle.DraftCertificate(c, d), c.Certificates[0]
	draft.Record, draft.Number, draft.Identity, draft.Accredited, draft.IssuedOn, draft.SignedBy = issued.Record, issued.Number, issued.Identity, issued.Accredited, issued.IssuedOn, issued.SignedBy
	if diff := cmp.Diff(issued, draft, cmpopts.IgnoreUnexported(audit.Record{}), cmp.AllowUnexported(date.Date{})); diff != "" {
		t.Errorf("draft of the certificate (-issued +draft):\n%s", diff)
	}
	for _, i := range cycle.CertificateItems(c, &issued) {
		if i.Value == "" {
			t.Errorf("the certificate lacks %s", i.Title)
		}
	}
	equal(t, "problems of the decision", cycle.CheckTaken(c, d), []audit.Problem(nil))
}

// TestProgramme_sample: the programme of the sample case is the usual coverage, lacks nothing, and its matrix says what was
// audited, carried over and is planned.
func TestProgramme_sample(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	programme := c.AuditNamed("stage-2").Programme
	clauses, controls := numbersOf(t, c)
	equal(t, "lacks", audit.CheckProgramme(c, programme, clauses, controls), []audit.Warning(nil))
	planned := map[string]audit.Coverage{}
	for _, cell := range c.ProgrammeCells {
		if cell.Coverage != audit.CoverageCarriedOver { // 9.2.2, which Stage 1 left to Stage 2
			planned[string(cell.ID)] = cell.Coverage
		}
	}
	empty := *c
	empty.ProgrammeCells = nil
	usual := map[string]audit.Coverage{}
	for _, cell := range audit.DefaultCells(&empty, programme, clauses, controls) {
		if _, ok := planned[string(cell.ID)]; ok || cell.Requirement != "9.2.2" {
			usual[string(cell.ID)] = cell.Coverage
		}
	}
	equal(t, "usual coverage", planned, usual)
	m := audit.MatrixOf(c, programme, clauses, controls)
	show := func(n audit.Number) string {
		at := slices.IndexFunc(m.Rows, func(r audit.MatrixRow) bool { return r.Requirement == n })
		var out []string
		for _, e := range m.Rows[at].Entries {
			out = append(out, fmt.Sprintf("%s %s%v", e.State, e.Day, e.Verify))
		}
		return strings.Join(out, ", ")
	}
	equal(t, "8.4", show("8.4"), "audited 2026-03-11[], audited 2026-05-04[], planned [], planned [], planned []")
	equal(t, "9.2.2", show("9.2.2"), "carried-over [], audited 2026-05-06[], planned [], planned [], planned []")
	equal(t, "A.6.2.6", show("A.6.2.6"), "none [], audited 2026-05-05[], planned [02], none [], planned []")
}

// TestStages_sample: Stage 1 is whole, its concerns are followed, Surveillance 1 takes in what Stage 2 left open.
func TestStages_sample(t *testing.T) {
	t.Parallel()
	c := theWhole(t)
	one := audit.CheckStage1(c, c.AuditNamed("stage-1"))
	equal(t, "Stage 1", fmt.Sprint(one.Objectives, " ", one.Concluded, " ", one.Documents, " ", one.Concerns, " ", len(one.Warnings)), "8 8 11 3 0")
	equal(t, "stages", audit.CheckStages(c, c.AuditNamed("stage-2")), []audit.Warning(nil))
	var earlier []string
	for _, e := range audit.EarlierNonconformities(c, c.AuditNamed("surveillance-1")) {
		earlier = append(earlier, fmt.Sprint(e.Finding.ShortLabel(), " ", e.Handled))
	}
	equal(t, "come into Surveillance 1", earlier, []string{"02 false", "03 false"})
	team := audit.CheckTeam(c, c.AuditNamed("stage-2"))
	equal(t, "team", team.Warnings, []audit.Warning{})
	equal(t, "days", []audit.Days{team.Members[0].Days, team.Members[1].Days, team.Members[2].Days}, []audit.Days{300, 300, 0})
	equal(t, "faults", cycle.CheckCase(c), []cycle.Fault(nil))
}
