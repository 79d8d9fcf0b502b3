package report_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/page"
)

// TestStage1_fromNothingToItsReport goes the way of a Stage 1 by keys: objectives, documents, conclusion, report.
func TestStage1_fromNothingToItsReport(t *testing.T) {
	d := atNew(t)
	d.Sees("No objectives", "No document reviewed", "No conclusion on readiness", "3 open")
	d.Press("Ctrl+Enter")
	if len(d.Case().Documents) > 0 {
		t.Fatal("issued although everything is missing")
	}
	d.answerObjectives()
	d.addDocument()
	d.at("Conclusion")
	d.wantFocus("Readiness for Stage 2")
	d.Type("ready")
	d.Press("Enter")
	if a := d.audit("stage-1"); a.Readiness != audit.Ready {
		t.Fatalf("concluded %q", a.Readiness)
	}
	d.Sees("complete", "Ready for Stage 2")
	d.Press("Ctrl+Enter")
	d.Sees("Issue report of Stage 1", "Stage 1 is then done")
	d.Answer("Issue")
	d.wantIssued()
	d.Sees("Version 1, 2026-03-11")
	d.Button("Open").Press()
	if len(d.Opened) != 1 || !strings.Contains(d.Opened[0], "%PDF") {
		t.Errorf("opened %.60q", d.Opened)
	}
}

// answerObjectives takes the usual objectives over and says that each is met.
func (d desk) answerObjectives() {
	d.T.Helper()
	d.at("Objectives")
	d.Press("Enter") // take the usual ones
	if n := len(d.Case().Objectives); n != len(audit.StageObjectives()) {
		d.T.Fatalf("%d objectives", n)
	}
	for range audit.StageObjectives() {
		d.Press("F5")
		d.Type("Seen.")
		d.Press("Tab")
	}
	for _, o := range d.Case().Objectives {
		if o.Met != audit.Fulfilled || o.Result != "Seen." {
			d.T.Errorf("%q: %q %q", o.Text, o.Met, o.Result)
		}
	}
	d.SeesNot("Objective without result")
}

// addDocument adds a document that was reviewed.
func (d desk) addDocument() {
	d.T.Helper()
	d.at("Documents reviewed")
	d.Press("Enter")
	d.Type("AI policy")
	d.Press("Tab")
	d.Type("v1.3")
	d.Press("Tab", "Tab", "Tab")
	d.wantFocus("Result of the review")
	d.Type("Signed by the managing director.")
	d.Answer("Done")
	if r := d.Case().DocumentRequests; len(r) != 1 || r[0].Title != "AI policy" || r[0].Detail != "v1.3" || r[0].Review == "" {
		d.T.Errorf("documents %+v", r)
	}
}

// wantIssued checks that the report of Stage 1 was issued today.
func (d desk) wantIssued() {
	d.T.Helper()
	a, c := d.audit("stage-1"), d.Case()
	if a.State != audit.AuditDone || a.ReportedOn != day("2026-03-11") || len(c.Documents) != 1 {
		d.T.Fatalf("state %s, reported %s, documents %+v; told %v", a.State, a.ReportedOn, c.Documents, d.Told)
	}
	if x := c.Documents[0]; x.Kind != audit.ReportDocument || x.Audit != a.ID || x.Heads == "" || x.Version != 1 || c.Attachment(x.Attachment) == nil {
		d.T.Errorf("issued %+v", x)
	}
}

// TestStage1_pointLeadsToItsPlace: what is missing is named, and its key leads there.
func TestStage1_pointLeadsToItsPlace(t *testing.T) {
	d := atSample(t, sample.BeforeStage2, "stage-1", func(d desk) {
		o := &d.Case().Objectives[2]
		after := audit.Clone(o)
		after.Met, after.Result = "", ""
		d.Put(casefile.Change{Before: o, After: after})
	})
	d.Sees("7 of 8 objectives, 11 documents, 3 concerns", "Objective without result", "1 open")
	if got := d.Button("Issue report…").Reason(); got != "Objective without result is open" {
		t.Errorf("the issue is locked since %q", got)
	}
	d.at("Conclusion")
	d.Press("Ctrl+.")
	d.wantFocus("*kit.Segmented")
	d.Press("F6")
	d.wantFocus("Conclusion in words")
	d.Sees("Say what was found")
	d.Type("Objectives are measured since January only.")
	d.Press("Tab")
	if o := d.Case().Objectives[2]; o.Met != audit.PartlyFulfilled || !strings.HasPrefix(o.Result, "Objectives are measured") {
		t.Errorf("answered %q %q", o.Met, o.Result)
	}
	d.Sees("8 of 8 objectives", "issued")
}

// TestStage1_objectives: they are added, worded anew, moved and taken out by keys.
func TestStage1_objectives(t *testing.T) {
	d := atSample(t, sample.BeforeStage2, "stage-1", nil)
	d.at("Objectives")
	d.Press("Ins")
	d.Type("Look at the supply chain")
	d.Press("Enter")
	d.wantFocus("*kit.Segmented")
	d.Press("F2", "Ctrl+A")
	d.Type("Look at suppliers")
	d.Press("Enter", "Ctrl+.", "Alt+Up")
	texts := func() (out []string) {
		for _, o := range d.Case().Objectives {
			out = append(out, o.Text)
		}
		return out
	}
	if got := texts(); len(got) != 9 || got[7] != "Look at suppliers" {
		t.Fatalf("objectives %q", got)
	}
	d.Press("Del")
	if got := texts(); len(got) != 8 {
		t.Errorf("objectives %q", got)
	}
}

// TestStage1_towardsStage2: R-2-1 and R-2-2 stand beside the conclusion and on the list of what is to be weighed.
func TestStage1_towardsStage2(t *testing.T) {
	d := atSample(t, sample.BeforeStage2, "stage-1", func(d desk) {
		d.change("stage-2", func(a *audit.Audit) { a.StartsOn = day("2026-03-11") })
	})
	d.at("Conclusion")
	d.Sees("What follows for Stage 2", "Stage 2 begins too early", "R-2-1", "To weigh before", "AOC-2026-ST1-01 is open")
	d.Type("repeat")
	d.Press("Enter")
	d.change("stage-2", func(a *audit.Audit) { a.StartsOn = day("2026-05-04") })
	d.Sees("Not ready for Stage 2", "Stage 1 concluded: repeat stage 1.")
	if a := d.audit("stage-1"); a.Readiness != audit.RepeatStage1 {
		t.Errorf("concluded %q", a.Readiness)
	}
	d.Button("Plan of Stage 2").Press()
	if len(d.Went) != 1 || d.Went[0] != page.Plan {
		t.Errorf("led to %q", d.Went)
	}
}

// TestStages_accepted: an interval that is too short is accepted with a reason, which stays in the case and beside the report
// until it is taken back; without a reason it is not.
func TestStages_accepted(t *testing.T) {
	d := atSample(t, sample.BeforeStage2, "stage-1", func(d desk) {
		d.change("stage-2", func(a *audit.Audit) { a.StartsOn, a.EndsOn = day("2026-03-13"), day("2026-03-13") })
	})
	d.at("Conclusion")
	d.Sees("Little time after Stage 1")
	d.Button("Accept with a reason…").Press()
	d.Answer("Accept")
	d.Sees("Say why it may stand (R-2-2)")
	d.Type("The concerns were settled at once.")
	d.Answer("Accept")
	c := d.Case()
	if len(c.Acceptances) != 1 || c.Acceptances[0].Reason != "The concerns were settled at once." || c.Acceptances[0].Subject != string(c.AuditNamed("stage-2").ID) {
		t.Fatalf("acceptances %+v", c.Acceptances)
	}
	d.Sees("Accepted, with reasons", "“The concerns were settled at once.”", "Little time after Stage 1, accepted")
	d.Button("Take back").Press()
	d.SeesNot("Accepted, with reasons")
	if n := len(d.Case().Acceptances); n != 0 {
		t.Errorf("%d acceptances after it was taken back", n)
	}
}

// TestStage2_concerns: a concern of Stage 1 is linked to a finding or dismissed with a reason.
func TestStage2_concerns(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", func(d desk) {
		f := d.finding("MK-01")
		after := audit.Clone(f)
		after.Concerns = nil
		d.Put(casefile.Change{Before: f, After: after})
	})
	d.Sees("AOC-2026-ST1-01 is open", "2 of 3 concerns")
	d.at("Concerns of Stage 1")
	d.Press("Home", "Ctrl+Shift+L")
	d.Sees("Findings that take up AOC-2026-ST1-01")
	d.Type("mk-01")
	d.Press("Enter", "Esc") // taken, and out of the list
	d.Answer("Link")
	if f := d.finding("MK-01"); len(f.Concerns) != 1 || f.Concerns[0] != d.finding("AOC-2026-ST1-01").ID {
		t.Errorf("linked %v", f.Concerns)
	}
	d.Sees("Taken up by MK-01.", "3 of 3 concerns")
	d.SeesNot("AOC-2026-ST1-01 is open")
	d.Press("Ctrl+Shift+D")
	if d.finding("AOC-2026-ST1-01").State == audit.Closed {
		t.Error("dismissed although a finding takes it up")
	}
}

func TestStage2_dismissConcern(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", func(d desk) {
		f := d.finding("MK-01")
		after := audit.Clone(f)
		after.Concerns = nil
		d.Put(casefile.Change{Before: f, After: after})
	})
	d.at("Concerns of Stage 1")
	d.Press("Home", "Ctrl+Shift+D", "Enter")
	d.Sees("Some words are needed")
	d.Type("IA-04 was carried out in April.")
	d.Press("Enter")
	f := d.finding("AOC-2026-ST1-01")
	if f.State != audit.Closed || f.ClosureNote != "IA-04 was carried out in April." || f.ClosedOn != day("2026-05-06") || f.ClosedBy == "" {
		t.Errorf("dismissed as %s %q %s; told %v", f.State, f.ClosureNote, f.ClosedOn, d.Told)
	}
	d.Sees("Dismissed: IA-04 was carried out in April.")
}

// TestStage2_report: R-1-4: each element that is missing is named and led to; the usual words are one key away.
func TestStage2_report(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", nil)
	d.Sees("9 of 21 elements", "12 open", "7  Deviations from the plan", "MK-01 is a draft")
	if got := d.Button("Issue report…").Reason(); got != "12 points are open" {
		t.Errorf("the issue is locked since %q", got)
	}
	d.Press("Ctrl+.")
	d.wantFocus("7  Deviations from the plan, with reasons")
	d.Press("F9")
	if a := d.audit("stage-2"); a.Deviations != "None." {
		t.Fatalf("deviations %q", a.Deviations)
	}
	d.Sees("10 of 21 elements", "11 open")
	d.Press("Tab", "Tab", "Tab")
	d.Type("Disputed: none.")
	d.Rest()
	d.change("stage-2", func(a *audit.Audit) { a.Combination = "Not combined." })
	d.wantFocus("13  Unresolved issues and diverging opinions")
	d.Type(" More.")
	d.Press("Esc")
	if a := d.audit("stage-2"); a.Unresolved != "Disputed: none. More." || a.Combination != "Not combined." {
		t.Errorf("unresolved %q, combination %q", a.Unresolved, a.Combination)
	}
	d.at("Recommendation")
	d.Type("grant")
	d.Press("Enter", "Tab", "Space")
	if a := d.audit("stage-2"); a.Recommended != audit.RecommendGrant || !a.Conditional {
		t.Errorf("recommended %q, conditional %v", a.Recommended, a.Conditional)
	}
}

// TestStage2_basis: what another page holds is led to there.
func TestStage2_basis(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", func(d desk) {
		d.change("stage-2", func(a *audit.Audit) { a.Scope = "" })
	})
	d.Sees("6  Scope and audit time", "Go to Plan")
	d.Press("Ctrl+.")
	if len(d.Went) != 1 || d.Went[0] != page.Plan {
		t.Errorf("led to %q", d.Went)
	}
}

// TestIssue_again: a next version says why it replaces the one before.
func TestIssue_again(t *testing.T) {
	d := atSample(t, sample.ClientReturn, "stage-2", nil)
	versions := len(d.Case().Documents)
	d.Press("Ctrl+Enter")
	d.Answer("Issue")
	d.Press("Ctrl+Enter")
	if len(d.Case().Documents) == versions {
		t.Fatalf("nothing was issued: %v", d.Told)
	}
	d.Sees("Why it is issued anew")
	d.Answer("Issue")
	d.Sees("Say why")
	d.Press("Tab")
	d.Type("The name of a site was wrong.")
	d.Answer("Issue")
	last := d.Case().Documents[len(d.Case().Documents)-1]
	if last.Reason != "The name of a site was wrong." || last.Version < 2 || last.Replaces == "" {
		t.Errorf("issued %+v; told %v", last, d.Told)
	}
	if a := d.audit("stage-2"); a.ReportedOn != day("2026-05-07") {
		t.Errorf("the day of the first issue became %s", a.ReportedOn)
	}
}

// TestPage_exportAndPreview: what is not complete is written as a draft.
func TestPage_exportAndPreview(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", nil)
	d.Path = t.TempDir() + "/report"
	d.Press("Ctrl+E")
	if len(d.Toasts) != 1 || d.Toasts[0] != "Draft written to report.pdf" {
		t.Errorf("told %q %v", d.Toasts, d.Told)
	}
	d.Press("Ctrl+P")
	if len(d.Opened) != 1 || !strings.HasPrefix(d.Opened[0], "Report Stage 2.pdf: %PDF") {
		t.Errorf("opened %.40q", d.Opened)
	}
	if len(d.Case().Documents) > 0 {
		t.Error("a preview was kept in the case")
	}
}

func TestPage_readOnly(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", func(on desk) { on.Locked = true })
	if got := d.Button("Issue report…").Reason(); got != "the case can only be read" {
		t.Errorf("the issue is locked since %q", got)
	}
	d.at("Course of the audit")
	d.Press("F9", "Ctrl+Enter")
	d.Type("words")
	d.Press("Esc")
	if a := d.audit("stage-2"); a.Deviations != "" || !a.ReportedOn.IsZero() {
		t.Errorf("written %q", a.Deviations)
	}
}

func TestPage_empty(t *testing.T) {
	d := atSample(t, sample.TeamMeeting, "stage-2", nil)
	d.At = ""
	d.Enter("")
	d.Sees("No audit yet")
	d.Press("Enter", "Ctrl+Enter", "Ctrl+.", "Ctrl+PgDn", "Ins", "Esc")
	if len(d.Went) != 1 || d.Went[0] != page.Plan {
		t.Errorf("led to %q", d.Went)
	}
}
