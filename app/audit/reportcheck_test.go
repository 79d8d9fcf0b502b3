package audit_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

func d(s string) date.Date { return date.MustParse(s) }

// reported is a case with a Stage 2 whose report is complete, and a Surveillance 1 after it.
func reported() *audit.Case {
	text := func(id audit.ID, kind audit.AuditKind, n int64, first, last string) audit.Audit {
		return audit.Audit{
			Record: audit.Record{ID: id}, Kind: kind, Sequence: n, Programme: "p", State: audit.AuditDone, StartsOn: d(first), EndsOn: d(last),
			Criteria: "c", Objectives: "o", Scope: "s", Spent: 600, Deviations: "none", SignificantIssues: "none", Summary: "s",
			SignificantChanges: "not applicable", Unresolved: "none", Combination: "no", Recommendation: "grant", MarkUse: "not applicable",
			EarlierActions: "not applicable", Conformity: "yes", InternalAudit: "yes", ScopeConclusion: "yes", ObjectivesMet: "yes",
		}
	}
	c := &audit.Case{
		Body:     audit.Body{Name: "Fjordcert AS"},
		Client:   audit.Client{Name: "Sølvberg Bildediagnostikk AS", City: "Oslo"},
		Contacts: []audit.Contact{{Name: "Ingrid Næss"}},
		Persons:  []audit.Person{{Record: audit.Record{ID: "mk"}, Name: "Márta Kővári", Initials: "MK", Competence: []string{"AI law"}}},
		Audits: []audit.Audit{
			text("st2", audit.Stage2, 0, "2026-05-04", "2026-05-06"), text("sa1", audit.Surveillance, 1, "2027-05-10", "2027-05-11"),
			text("rc", audit.Recertification, 0, "2029-03-01", "2029-03-03"), text("sp", audit.Special, 1, "2028-01-10", "2028-01-10"),
		},
		Findings: []audit.Finding{*whole(audit.Minor, audit.VerifyNextAudit)},
	}
	c.Findings[0].Audit, c.Findings[0].Requirement = "st2", "8.4"
	for _, a := range c.Audits {
		c.Members = append(c.Members, audit.Member{Audit: a.ID, Person: "mk", Role: audit.LeadAuditor, DeclaredOn: d("2026-01-01")})
		c.PlanItems = append(c.PlanItems, audit.PlanItem{Audit: a.ID, Sites: []audit.ID{"oslo"}})
		for _, p := range audit.PointsOf(c, c.Audit(a.ID)) {
			c.Checkpoints = append(c.Checkpoints, audit.Checkpoint{
				Record: audit.Record{ID: audit.CheckpointID(a.ID, p.Key)}, Audit: a.ID, Key: p.Key, Result: audit.Fulfilled, Note: "seen",
			})
		}
	}
	return c
}

// TestReportElements_eachField: R-1-4: emptying what an element rests on keeps the report from being issued, by that element.
func TestReportElements_eachField(t *testing.T) {
	t.Parallel()
	for n, empty := range map[int]func(*audit.Case, *audit.Audit){
		1:  func(c *audit.Case, _ *audit.Audit) { c.Body.Name = "" },
		2:  func(c *audit.Case, _ *audit.Audit) { c.Contacts = nil },
		3:  func(_ *audit.Case, a *audit.Audit) { a.Kind = "" },
		4:  func(_ *audit.Case, a *audit.Audit) { a.Criteria = "" },
		5:  func(_ *audit.Case, a *audit.Audit) { a.Objectives = "" },
		6:  func(_ *audit.Case, a *audit.Audit) { a.Spent = 0 },
		7:  func(_ *audit.Case, a *audit.Audit) { a.Deviations = "" },
		8:  func(_ *audit.Case, a *audit.Audit) { a.SignificantIssues = "" },
		9:  func(c *audit.Case, _ *audit.Audit) { c.Members = nil },
		10: func(c *audit.Case, _ *audit.Audit) { c.PlanItems = nil },
		11: func(c *audit.Case, _ *audit.Audit) { c.Findings[0].EvidenceText = "" },
		12: func(_ *audit.Case, a *audit.Audit) { a.SignificantChanges = "" },
		13: func(_ *audit.Case, a *audit.Audit) { a.Unresolved = "" },
		14: func(_ *audit.Case, a *audit.Audit) { a.Combination = "" },
		16: func(_ *audit.Case, a *audit.Audit) { a.Recommendation = "" },
		17: func(_ *audit.Case, a *audit.Audit) { a.MarkUse = "" },
		18: func(_ *audit.Case, a *audit.Audit) { a.EarlierActions = "" },
		19: func(_ *audit.Case, a *audit.Audit) { a.InternalAudit = "" },
		20: func(_ *audit.Case, a *audit.Audit) { a.ScopeConclusion = "" },
		21: func(_ *audit.Case, a *audit.Audit) { a.ObjectivesMet = "" },
	} {
		c := reported()
		if w := audit.CheckReport(c, c.Audit("st2")); len(w) > 0 {
			t.Fatalf("the whole report lacks %v", w)
		}
		empty(c, c.Audit("st2"))
		var missing []int
		for _, e := range audit.ReportElements(c, c.Audit("st2")) {
			if !e.Filled {
				missing = append(missing, e.Number)
			}
		}
		if !reflect.DeepEqual(missing, []int{n}) {
			t.Errorf("element %d emptied: %v are missing", n, missing)
		}
		w := audit.CheckReport(c, c.Audit("st2"))
		answer := slices.Contains([]int{12, 13, 14, 17, 18}, n)
		if len(w) != 1 || w[0].Rule != "R-1-4" || w[0].Severity != audit.SeverityBlock || strings.Contains(w[0].Message, "not applicable") != answer {
			t.Errorf("element %d emptied: %v", n, w)
		}
	}
}

// TestCheckReport_points: 9.6.2.2 a to h of a surveillance and 9.6.3 of a recertification block the report while one is open.
func TestCheckReport_points(t *testing.T) {
	t.Parallel()
	c := reported()
	handle(c)
	for name, want := range map[audit.ID][]string{
		"sa1": {"9.6.2.2-a", "9.6.2.2-b", "9.6.2.2-c", "9.6.2.2-d", "9.6.2.2-e", "9.6.2.2-f", "9.6.2.2-g", "9.6.2.2-h", "42006-soa", "42006-appeals"},
		"rc":  {"9.6.3.1-review", "9.6.3.1-changes", "9.6.3.2.1-a", "9.6.3.2.1-b", "9.6.3.2.1-c", "9.5.4-complaints"},
		"st2": nil,
	} {
		var keys []string
		a := c.Audit(name)
		if w := audit.CheckReport(c, a); len(w) > 0 {
			t.Errorf("%s: the whole report lacks %v", name, w)
		}
		for _, p := range audit.PointsOf(c, a) {
			keys = append(keys, p.Key)
			for result, note := range map[audit.Fulfilment]string{"": "seen", audit.NotFulfilled: " ", audit.NoMatter: ""} {
				point := *p.Answer
				point.Result, point.Note = result, note
				w := audit.CheckReport(c.With(&point), a)
				if len(w) != 1 || w[0].Field != p.Key || w[0].Severity != audit.SeverityBlock || w[0].Rule == "" {
					t.Errorf("%s with result %q and note %q: %v", p.Key, result, note, w)
				}
			}
		}
		if diff := cmp.Diff(want, keys); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// handle verifies the nonconformity of Stage 2 at Surveillance 1.
func handle(c *audit.Case) {
	c.Findings[0].State, c.Findings[0].VerifiedOn = audit.Closed, d("2027-05-10")
}

// TestEarlierNonconformities: what was open comes into the next audit by itself and has to be handled there.
func TestEarlierNonconformities(t *testing.T) {
	t.Parallel()
	show := func(c *audit.Case, of audit.ID) string {
		var out []string
		for _, e := range audit.EarlierNonconformities(c, c.Audit(of)) {
			out = append(out, fmt.Sprint(e.Finding.Label(), " ", e.Handled, " ", e.By))
		}
		return strings.Join(out, ", ")
	}
	for _, tt := range []struct {
		name, want string
		of         audit.ID
		blocks     int
		change     func(*audit.Case)
	}{
		{"named for the audit", "NC-2026-ST2-01 false ", "sa1", 1, func(*audit.Case) {}},
		{"named for another", "", "rc", 0, func(*audit.Case) {}},
		{"plan accepted, no audit named", "NC-2026-ST2-01 false ", "sa1", 1, func(c *audit.Case) { c.Findings[0].State, c.Findings[0].VerifyAt = audit.PlanAccepted, "" }},
		{"verified there", "NC-2026-ST2-01 true ", "sa1", 0, handle},
		{"closed before", "", "sa1", 0, func(c *audit.Case) {
			c.Findings[0].State, c.Findings[0].VerifyAt, c.Findings[0].VerifiedOn = audit.Closed, "", d("2026-06-09")
		}},
		{"taken up by another", "NC-2026-ST2-01 true NC-2027-SA1-01", "sa1", 0, func(c *audit.Case) {
			f := *whole(audit.Major, audit.FindingIssued)
			f.ID, f.Audit, f.Number, f.RepeatOf = "g", "sa1", "NC-2027-SA1-01", "f"
			c.Findings = append(c.Findings, f)
		}},
		{"withdrawn", "", "sa1", 0, func(c *audit.Case) { c.Findings[0].State = audit.Withdrawn }},
		{"not of a later audit", "", "st2", 0, func(c *audit.Case) { c.Findings[0].Audit, c.Findings[0].VerifyAt = "sa1", "" }},
		{"of no interest to a special audit", "NC-2026-ST2-01 false ", "sp", 0, func(c *audit.Case) { c.Findings[0].VerifyAt = "" }},
		{"named for a special audit", "NC-2026-ST2-01 false ", "sp", 1, func(c *audit.Case) { c.Findings[0].VerifyAt = "sp" }},
		{"an opportunity", "", "sa1", 0, func(c *audit.Case) { c.Findings[0].Grade = audit.OFI }},
	} {
		c := reported()
		tt.change(c)
		if got := show(c, tt.of); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if w := audit.CheckReport(c, c.Audit(tt.of)); len(w) != tt.blocks || len(w) > 0 && w[0].Rule != "9.6.2.2" {
			t.Errorf("%s: %v, want %d", tt.name, w, tt.blocks)
		}
	}
}

func TestReviewCycle(t *testing.T) {
	t.Parallel()
	c := reported()
	again := *whole(audit.Minor, audit.FindingIssued)
	again.ID, again.Audit = "g", "sa1"
	once := *whole(audit.Minor, audit.Closed)
	once.ID, once.Audit, once.Requirement = "h", "sa1", "7.2"
	c.Findings = append(c.Findings, again, once)
	c.Complaints = []audit.Complaint{{Record: audit.Record{ID: "k1"}, ReceivedOn: d("2027-01-01")}, {Record: audit.Record{ID: "k2"}, ReceivedOn: d("2025-01-01")}}
	c.ChangeNotices = []audit.ChangeNotice{{Record: audit.Record{ID: "n1"}, ReceivedOn: d("2028-01-01")}, {Record: audit.Record{ID: "n2"}, ReceivedOn: d("2030-01-01")}}
	got := audit.ReviewCycle(c, c.Audit("rc"))
	var audits []string
	for _, a := range got.Audits {
		audits = append(audits, fmt.Sprint(a.Title, " ", a.Tally.ByGrade[audit.Minor]))
	}
	if diff := cmp.Diff([]string{"Stage 2 1", "Surveillance 1 2", "Special audit 1 0"}, audits); diff != "" {
		t.Errorf("audits (-want +got):\n%s", diff)
	}
	want := audit.CycleReview{
		Audits: got.Audits, Recurring: []audit.Number{"8.4"}, Open: []audit.ID{"f", "g"}, Complaints: []audit.ID{"k1"}, Changes: []audit.ID{"n1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("review (-want +got):\n%s", diff)
	}
}

// TestCheckReport_blanksAreNoWords: R-1-4 asks for words; blanks are none.
func TestCheckReport_blanksAreNoWords(t *testing.T) {
	t.Parallel()
	c := reported()
	a := c.Audit("st2")
	a.Deviations, a.MarkUse, a.Summary, a.InternalAudit, a.Recommendation = " ", "\n", "\t", " ", " "
	var got []string
	for _, w := range audit.CheckReport(c, a) {
		got = append(got, w.Field)
	}
	if diff := cmp.Diff([]string{"deviations", "summary", "recommendation", "mark_use", "conformity"}, got); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
}

// TestCheckReport_drafts: R-1-4: each graded nonconformity is listed, which a draft cannot be; what is withdrawn need not be.
func TestCheckReport_drafts(t *testing.T) {
	t.Parallel()
	for state, blocked := range map[audit.FindingState]bool{
		audit.FindingDraft: true, audit.FindingReady: true, audit.FindingIssued: false, audit.Closed: false, audit.Withdrawn: false,
	} {
		c := reported()
		c.Findings[0].State = state
		w := audit.CheckReport(c, c.Audit("st2"))
		if got := len(w) == 1 && strings.Contains(w[0].Message, "is a draft"); got != blocked || len(w) > 1 {
			t.Errorf("a nonconformity that is %s: %v", state, w)
		}
	}
}

// TestCheckOver: a report follows the audit (9.4.8).
func TestCheckOver(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		state audit.AuditState
		today string
		want  []string
	}{
		{audit.AuditDone, "2027-05-11", nil},
		{audit.AuditRunning, "2027-05-11", nil},
		{audit.AuditConfirmed, "2027-05-11", nil},
		{audit.AuditRunning, "2027-05-10", []string{"9.4.7 block Surveillance 1 is not over"}},
		{audit.AuditPlanned, "2027-05-11", []string{"9.4.8 block Surveillance 1 was not held"}},
		{"", "2027-05-11", []string{"9.4.8 block Surveillance 1 was not held"}},
		{audit.AuditCancelled, "2027-05-11", []string{"9.4.8 block Surveillance 1 was cancelled"}},
	} {
		c := reported()
		a := c.Audit("sa1")
		a.State = tt.state
		if diff := cmp.Diff(tt.want, told(audit.CheckOver(c, a, d(tt.today)))); diff != "" {
			t.Errorf("%s on %s (-want +got):\n%s", tt.state, tt.today, diff)
		}
	}
}

// TestReportElements_besideTheCertification: a gap assessment and an internal audit recommend nothing on certification.
func TestReportElements_besideTheCertification(t *testing.T) {
	t.Parallel()
	for kind, want := range map[audit.AuditKind][]int{audit.GapAssessment: {16, 17, 20}, audit.Internal: {16, 17, 20}, audit.Stage2: nil, audit.Special: nil} {
		c := reported()
		a := c.Audit("st2")
		a.Kind, a.Recommendation, a.MarkUse, a.ScopeConclusion = kind, "", "", ""
		var not []int
		for _, e := range audit.ReportElements(c, a) {
			if !e.Applies {
				not = append(not, e.Number)
			}
		}
		if w := audit.CheckReport(c, a); !reflect.DeepEqual(not, want) || len(w) != 3-len(want) {
			t.Errorf("%s: %v do not apply, %v", kind, not, w)
		}
	}
}
