package audit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// staged is a case whose Stage 1 is concluded with one concern, and whose Stage 2 takes it up.
func staged() *audit.Case {
	concern := *whole(audit.Concern, audit.Closed)
	concern.ID, concern.Audit, concern.Number, concern.ClosureNote, concern.VerifyAt = "k", "st1", "AOC-2026-ST1-01", "", ""
	taker := *whole(audit.Major, audit.FindingIssued)
	taker.Audit, taker.Concerns = "st2", []audit.ID{"k"}
	return &audit.Case{
		Policy: audit.DefaultPolicy(),
		Audits: []audit.Audit{
			{
				Record: audit.Record{ID: "st1"}, Kind: audit.Stage1, Programme: "p", State: audit.AuditDone, Readiness: audit.ReadyWithConcerns,
				StartsOn: d("2026-03-10"), EndsOn: d("2026-03-11"),
			},
			{Record: audit.Record{ID: "st2"}, Kind: audit.Stage2, Programme: "p", State: audit.AuditConfirmed, StartsOn: d("2026-05-04"), EndsOn: d("2026-05-06")},
		},
		Objectives:  []audit.Objective{{Audit: "st1", Text: "Assess the Statement of Applicability", Met: audit.PartlyFulfilled, Result: "36 of 38 included"}},
		Evidence:    []audit.Evidence{{Audit: "st1", Method: audit.DocumentRead, Document: "SoA", Version: "3.1"}},
		Conclusions: []audit.Conclusion{{Audit: "st1", Requirement: "9.2.1", State: audit.Conform}, {Audit: "st1", Requirement: "9.3.1", State: audit.ConcludedMin}},
		Findings:    []audit.Finding{concern, taker},
	}
}

func told(warnings []audit.Warning) []string {
	var out []string
	for _, w := range warnings {
		out = append(out, w.Rule+" "+string(w.Severity)+" "+w.Title)
	}
	return out
}

func TestCheckStage1(t *testing.T) {
	t.Parallel()
	if n := len(audit.StageObjectives()); n != 8 {
		t.Errorf("%d objectives of Stage 1", n)
	}
	for _, tt := range []struct {
		name   string
		change func(*audit.Case)
		want   []string
	}{
		{"whole", func(*audit.Case) {}, nil},
		{"an objective without result", func(c *audit.Case) { c.Objectives[0].Result = " " }, []string{"9.3.1.2 block Objective without result"}},
		{"an objective not judged", func(c *audit.Case) { c.Objectives[0].Met = "" }, []string{"9.3.1.2 block Objective without result"}},
		{"no objectives", func(c *audit.Case) { c.Objectives = nil }, []string{"9.3.1.2 block No objectives"}},
		{"no document", func(c *audit.Case) { c.Evidence[0].Method = audit.Interview }, []string{"9.3.1.2 block No document reviewed"}},
		{"a document asked for and reviewed", func(c *audit.Case) {
			c.Evidence, c.DocumentRequests = nil, []audit.DocumentRequest{{Audit: "st1", Title: "AI policy", Review: "signed"}}
		}, nil},
		{"a concern without statement", func(c *audit.Case) { c.Findings[0].Statement = "" }, []string{"9.3.1.2 block AOC-2026-ST1-01 is not complete"}},
		{"a concern that is a draft", func(c *audit.Case) { c.Findings[0].State = audit.FindingReady }, []string{"9.3.1.2 block AOC-2026-ST1-01 is a draft"}},
		{"no conclusion", func(c *audit.Case) { c.Audits[0].Readiness = "" }, []string{"R-2-1 block No conclusion on readiness"}},
		{"ready with a concern", func(c *audit.Case) { c.Audits[0].Readiness = audit.Ready }, []string{"R-2-2 warning Ready, although there are concerns"}},
	} {
		c := staged()
		tt.change(c)
		got := audit.CheckStage1(c, c.Audit("st1"))
		if diff := cmp.Diff(tt.want, told(got.Warnings)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if blocks := slices.DeleteFunc(slices.Clone(got.Warnings), func(w audit.Warning) bool { return w.Severity == audit.SeverityWarning }); len(blocks) != len(audit.CheckReport(c, c.Audit("st1"))) {
			t.Errorf("%s: the report is kept back by %v", tt.name, audit.CheckReport(c, c.Audit("st1")))
		}
	}
	got := audit.CheckStage1(staged(), staged().Audit("st1"))
	if got.Objectives != 1 || got.Concluded != 1 || got.Documents != 1 || got.Concerns != 1 {
		t.Errorf("counts: %+v", got)
	}
}

// TestCheckStages: R-2-1 blocks, R-2-2 warns.
func TestCheckStages(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(*audit.Case)
		want   []string
	}{
		{"in order", func(*audit.Case) {}, nil},
		{"T5.12 before the end of Stage 1", func(c *audit.Case) { c.Audits[1].StartsOn = d("2026-03-11") }, []string{"R-2-1 block Stage 2 begins too early"}},
		{"not concluded", func(c *audit.Case) { c.Audits[0].Readiness = "" }, []string{"R-2-1 block Stage 1 is not concluded"}},
		{"to be repeated", func(c *audit.Case) { c.Audits[0].Readiness = audit.RepeatStage1 }, []string{"R-2-1 block Not ready for Stage 2"}},
		{"after 13 days", func(c *audit.Case) { c.Audits[1].StartsOn = d("2026-03-24") }, []string{"R-2-2 warning Little time after Stage 1"}},
		{"after 181 days", func(c *audit.Case) { c.Audits[1].StartsOn, c.Audits[1].EndsOn = d("2026-09-08"), d("2026-09-08") }, []string{"R-2-2 warning Long after Stage 1"}},
		{"a concern open", func(c *audit.Case) {
			c.Findings[1].Concerns, c.Findings[0].State = nil, audit.FindingIssued
		}, []string{"R-2-2 warning AOC-2026-ST1-01 is open"}},
		{"no internal audit", func(c *audit.Case) { c.Conclusions[0].State = audit.NotAudited }, []string{"R-2-2 warning Internal audits not performed"}},
		{"no management review at all", func(c *audit.Case) { c.Conclusions[1].State = audit.ConcludedMaj }, []string{"R-2-2 warning Management reviews not performed"}},
	} {
		c := staged()
		tt.change(c)
		if diff := cmp.Diff(tt.want, told(audit.CheckStages(c, c.Audit("st2")))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestFollowConcerns: each concern is linked to a finding or dismissed with a reason.
func TestFollowConcerns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, want string
		change     func(*audit.Case)
		warns      audit.Severity
	}{
		{"linked", "AOC-2026-ST1-01 by NC-2026-ST2-01", func(*audit.Case) {}, ""},
		{"linked to what was withdrawn", "AOC-2026-ST1-01", func(c *audit.Case) { c.Findings[1].State = audit.Withdrawn }, audit.SeverityWarning},
		{"dismissed with a reason", "AOC-2026-ST1-01 because assessment done in April", func(c *audit.Case) {
			c.Findings[1].Concerns, c.Findings[0].ClosureNote = nil, "assessment done in April"
		}, ""},
		{"dismissed without a reason", "AOC-2026-ST1-01", func(c *audit.Case) { c.Findings[1].Concerns = nil }, audit.SeverityWarning},
		{"dismissed without a reason, Stage 2 over", "AOC-2026-ST1-01", func(c *audit.Case) {
			c.Findings[1].Concerns, c.Audits[1].State = nil, audit.AuditDone
		}, audit.SeverityBlock},
		{"open, with a note", "AOC-2026-ST1-01", func(c *audit.Case) {
			c.Findings[1].Concerns, c.Findings[0].State, c.Findings[0].ClosureNote = nil, audit.FindingIssued, "ask again"
		}, audit.SeverityWarning},
		{"of another cycle", "", func(c *audit.Case) { c.Audits[0].Programme = "q" }, ""},
	} {
		c := staged()
		tt.change(c)
		var got []string
		for _, f := range audit.FollowConcerns(c, c.Audit("st2")) {
			text := f.Concern.Label()
			if len(f.TakenUp) > 0 {
				text += " by " + strings.Join(f.TakenUp, ", ")
			}
			if f.Reason != "" {
				text += " because " + f.Reason
			}
			got = append(got, text)
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		w := audit.CheckConcerns(c, c.Audit("st2"))
		if tt.warns == "" && len(w) > 0 || tt.warns != "" && (len(w) != 1 || w[0].Severity != tt.warns) {
			t.Errorf("%s: %v, want %q", tt.name, w, tt.warns)
		}
	}
}

func TestCheckTeam(t *testing.T) {
	t.Parallel()
	base := func() *audit.Case {
		c := reported()
		c.Application.Competence = []string{"ai law"}
		c.Programmes = []audit.Programme{{Record: audit.Record{ID: "p"}, Competence: []string{"AI law", "radiology"}}}
		c.Persons = append(c.Persons, audit.Person{Record: audit.Record{ID: "ab"}, Name: "Aoife Byrne", Initials: "AB", Competence: []string{"Radiology"}})
		c.Members = append(c.Members, audit.Member{Record: audit.Record{ID: "m2"}, Audit: "st2", Person: "ab", Role: audit.Expert, DeclaredOn: d("2026-01-01"), Days: 300})
		return c
	}
	for _, tt := range []struct {
		name   string
		change func(*audit.Case)
		want   []string
	}{
		{"whole", func(*audit.Case) {}, nil},
		{"an observer brings no competence", func(c *audit.Case) { c.Members[4].Role = audit.Observer }, []string{"R-1-2 block Competence not covered"}},
		{"a trainee neither, and has no evaluator", func(c *audit.Case) { c.Members[4].Role = audit.Trainee }, []string{"R-1-2 block Competence not covered", "9.2.2 warning AB trains without an evaluator"}},
		{"not declared", func(c *audit.Case) { c.Members[4].DeclaredOn = date.Date{} }, []string{"R-1-2 block AB has not declared impartiality"}},
		{"consultancy a day too late", func(c *audit.Case) { c.Members[4].ConsultancyUntil = d("2024-05-05") }, []string{"R-1-2 block AB gave consultancy too lately"}},
		{"consultancy 24 months before", func(c *audit.Case) { c.Members[4].ConsultancyUntil = d("2024-05-04") }, nil},
		{"consultancy known of the person", func(c *audit.Case) { c.Persons[1].ConsultancyUntil = d("2025-01-01") }, []string{"R-1-2 block AB gave consultancy too lately"}},
		{"nobody leads", func(c *audit.Case) { c.Members[0].Role = audit.Auditor }, []string{"9.2.2 block No lead auditor"}},
	} {
		c := base()
		tt.change(c)
		got := audit.CheckTeam(c, c.Audit("st2"))
		if diff := cmp.Diff(tt.want, told(got.Warnings)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	got := audit.CheckTeam(base(), base().Audit("st2"))
	want := []audit.CompetenceNeed{{Name: "ai law", Holders: []string{"MK"}}, {Name: "radiology", Holders: []string{"AB"}}}
	if diff := cmp.Diff(want, got.Needs); diff != "" {
		t.Errorf("needs (-want +got):\n%s", diff)
	}
	if m := got.Members[1]; m.Counts || m.Days != 0 || !m.Declared || m.Barred {
		t.Errorf("the expert: %+v", m)
	}
}

// TestAcceptedStages: what is for the body to judge is accepted with a reason and not warned of again, until its words
// change; what blocks, and a concern that is open, cannot be.
func TestAcceptedStages(t *testing.T) {
	t.Parallel()
	c := staged()
	two := c.Audit("st2")
	two.StartsOn = d("2026-03-24")
	w := audit.CheckStages(c, two)[0]
	a, ok := audit.StageAcceptance(two, w)
	if !ok {
		t.Fatalf("%s cannot be accepted", w.Title)
	}
	c.Acceptances = []audit.Acceptance{a}
	if got := told(audit.CheckStages(c, two)); len(got) != 1 {
		t.Errorf("accepted without a reason, warned of %q", got)
	}
	c.Acceptances[0].Reason = "The client settled its concerns within a week."
	if got := told(audit.CheckStages(c, two)); len(got) != 0 {
		t.Errorf("accepted, and still warned of %q", got)
	}
	if got := audit.AcceptedStages(c, two); len(got) != 1 || got[0].Warning.Title != w.Title || got[0].Acceptance.Reason != c.Acceptances[0].Reason {
		t.Errorf("accepted: %+v", got)
	}
	two.StartsOn = d("2026-03-23")
	if got := told(audit.CheckStages(c, two)); len(got) != 1 || len(audit.AcceptedStages(c, two)) != 0 {
		t.Errorf("a day earlier, warned of %q", got)
	}
	for _, fixed := range []audit.Warning{
		{Rule: "R-2-1", Severity: audit.SeverityBlock, Field: "starts_on"},
		{Rule: "R-2-2", Severity: audit.SeverityWarning, Field: "concerns"},
		{Rule: "R-2-2", Severity: audit.SeverityBlock, Field: "readiness"},
	} {
		if _, ok := audit.StageAcceptance(two, fixed); ok {
			t.Errorf("%s %s of %s can be accepted", fixed.Rule, fixed.Severity, fixed.Field)
		}
	}
}
