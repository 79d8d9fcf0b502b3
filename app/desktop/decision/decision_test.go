package decision_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/decision"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// desk is the page at Stage 2 of the sample case.
func desk(t *testing.T, at sample.Moment) *pagetest.Desk {
	t.Helper()
	d := pagetest.Sample(t, at.Clock(), at)
	d.Choose("stage-2")
	d.Show(decision.New(d, d.Session, d.Writer()))
	return d
}

// theDecision is the decision after Stage 2 as the case has it.
func theDecision(d *pagetest.Desk) audit.Decision {
	d.T.Helper()
	c := d.Case()
	if len(c.Decisions) == 0 {
		d.T.Fatal("the case has no decision")
	}
	return c.Decisions[0]
}

func TestPage_beforeDecision(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Sees("6 of 8 passed", "4 nonconformities presented; 02 disputed by the client, recorded", "Major 1 of 1 verified: 01. Minor 3 of 3 accepted: 02, 03 and 04",
		"2026-11-06; the last major was verified 150 days before", "Henrik Dahl", "Not on the team of Stage 1 or Stage 2; no consultancy", "after 7",
		"Draft, issue 1", "Statement of Applicability 3.1 of 2026-02-20", "2029-06-17", "does not authorize labelling", "Certificate FC-AIMS-0042", "12 of 12 items filled")
}

func TestPage_recordDecision(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+Enter")
	got := theDecision(d)
	if got.Kind != audit.Grant || got.DecidedOn.String() != "2026-06-18" || got.EffectiveOn != got.DecidedOn || d.Case().Person(got.DecidedBy).Name != "Henrik Dahl" || !got.Independent {
		t.Errorf("recorded %+v", got)
	}
	d.Sees("7 of 8 passed", "Grant by Henrik Dahl, not on the team of Stage 1 or Stage 2", "Certified, until 2029-06-17")
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	d.Sees("6 of 8 passed", "Applicant")
	if got := theDecision(d); !got.DecidedOn.IsZero() {
		t.Errorf("one undo leaves the decision of %s", got.DecidedOn)
	}
}

// TestPage_days: nothing is decided before the end of its audit, and no certificate holds before its decision; the words
// name the source.
func TestPage_days(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	focus(d, "Date")
	d.Press(append([]page.Keys{"End"}, slices.Repeat([]page.Keys{"BackSpace"}, 10)...)...)
	d.Type("2026-05-05")
	d.Press("Ctrl+Enter")
	d.Sees("Is before the last day of Stage 2, 2026-05-06 (ISO/IEC 17021-1:2015 9.5.2)")
	if got := theDecision(d); !got.DecidedOn.IsZero() {
		t.Fatalf("decided on %s", got.DecidedOn)
	}
	focus(d, "Date")
	d.Press(append([]page.Keys{"End"}, slices.Repeat([]page.Keys{"BackSpace"}, 10)...)...)
	d.Type("2026-06-18")
	d.Press("Ctrl+Enter", "Ctrl+Shift+E")
	focus(d, "Effective")
	d.Press(append([]page.Keys{"End"}, slices.Repeat([]page.Keys{"BackSpace"}, 10)...)...)
	d.Type("2026-06-17")
	d.Press("Tab")
	d.Sees("Is 2026-06-17, before the decision of 2026-06-18 (ISO/IEC 17021-1:2015 8.2.2)")
	d.Press("Esc", "Ctrl+I")
	if n := len(d.Case().Certificates); n > 0 && !d.Case().Certificates[0].IssuedOn.IsZero() {
		t.Error("issued before its decision")
	}
}

// TestPage_auditorDoesNotDecide: a decision maker who is put on the team is refused with the rule's reason.
func TestPage_auditorDoesNotDecide(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Put(casefile.Change{After: &audit.Member{
		Record: audit.Record{ID: "0199"}, Audit: d.At, Person: theDecision(d).DecidedBy, Role: audit.Observer,
	}})
	d.Sees("Henrik Dahl was on the team of Stage 2 as observer; who audits does not decide")
	d.Press("Ctrl+Enter")
	if got := theDecision(d); !got.DecidedOn.IsZero() {
		t.Errorf("decided by somebody of the team on %s", got.DecidedOn)
	}
}

// TestPage_gateCloses: a major that is reopened closes the gate of the reviews, and no decision is recorded.
func TestPage_gateCloses(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	for i := range d.Case().Findings {
		if f := &d.Case().Findings[i]; f.Grade == audit.Major {
			after := audit.Clone(f)
			after.State = audit.FindingIssued
			d.Put(casefile.Change{Before: f, After: after}, casefile.Change{After: &audit.Amendment{
				Record: audit.Record{ID: "0199"}, Finding: f.ID, Kind: audit.AmendReopen, Reason: "The checklist is not used",
			}})
			break
		}
	}
	d.Sees("Major not verified: 01", "after 4", "Go to Nonconformities")
	d.SeesNot("Record decision")
	for _, c := range d.Page.Commands() {
		if c.Keys == "Ctrl+Enter" && c.Reason(false) != "Responses reviewed: Major not verified: 01." {
			t.Errorf("refused for %q", c.Reason(false))
		}
	}
	d.Press("Ctrl+Enter", "Esc", "Enter")
	if len(d.Went) != 1 || d.Went[0] != page.Nonconformities {
		t.Errorf("led to %q", d.Went)
	}
	if got := theDecision(d); !got.DecidedOn.IsZero() {
		t.Error("decided while a major is open")
	}
}

func TestPage_sendBack(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+R")
	d.Type("Say how P-06 was completed")
	d.Answer("Send back")
	c := d.Case()
	if got := c.Decisions[0]; !got.ReviewedOn.IsZero() || got.ReviewNote == "" {
		t.Errorf("review after sending back: %s %q", got.ReviewedOn, got.ReviewNote)
	}
	if len(c.Clarifications) != 1 || c.Clarifications[0].Question != "Say how P-06 was completed" {
		t.Errorf("asked %+v", c.Clarifications)
	}
	d.Sees("Asked 2026-06-18: Say how P-06 was completed", "Record review")
}

func TestPage_askForMore(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Right", "Right", "Ctrl+Enter")
	d.Type("The rota of June")
	d.Answer("Ask")
	d.Press("Left", "Left", "Ctrl+Enter")
	if got := theDecision(d); !got.DecidedOn.IsZero() {
		t.Error("decided while a question is open")
	}
	d.Sees("Asked 2026-06-18: The rota of June", "The team has not answered yet (R-1-7)")
	d.Button("Answer…").Press()
	d.Type("Attached")
	d.Answer("Record answer")
	if got := d.Case().Clarifications[0]; got.Answer != "Attached" || got.AnsweredOn.IsZero() {
		t.Errorf("answer %+v", got)
	}
	d.Press("Ctrl+Enter")
	if got := theDecision(d); got.Kind != audit.Grant || got.DecidedOn.IsZero() {
		t.Errorf("after the answer: %+v", got)
	}
}

// TestPage_later: an active certification is suspended and restored, and never granted again once withdrawn.
func TestPage_later(t *testing.T) {
	d := desk(t, sample.Whole)
	d.Sees("8 of 8 passed", "Certified, until 2029-06-17")
	run(d, "Suspend…")
	d.Answer("Record decision")
	d.Sees("Choose who decides", "Choose the ground (9.6.5.2)", "Give the reason; it is recorded with the decision (R-1-7)")
	d.Type("Henrik")
	d.Press("Enter")
	focus(d, "Ground")
	d.Type("asked")
	d.Press("Enter")
	focus(d, "Reason")
	d.Type("Møllergata moves")
	d.Answer("Record decision")
	got := d.Case().Decisions[len(d.Case().Decisions)-1]
	if got.Kind != audit.Suspend || got.Ground != audit.GroundRequest || got.Reason != "Møllergata moves" || got.Until.IsZero() {
		t.Fatalf("suspended: %+v", got)
	}
	d.Sees("Suspended, since", "Suspend", "Asked for by the client")
	for _, c := range d.Page.Commands() {
		if c.Word == "Suspend…" && c.Reason(false) == "" {
			t.Error("what is suspended can be suspended again")
		}
	}
}

func run(d *pagetest.Desk, word string) {
	d.T.Helper()
	for _, c := range d.Page.Commands() {
		if c.Word == word {
			c.Run()
			return
		}
	}
	d.T.Fatalf("there is no command %q", word)
}

func focus(d *pagetest.Desk, label string) {
	d.T.Helper()
	d.Window().Canvas().Focus(d.Field(label).Control().(fyne.Focusable))
}

func TestPage_readOnly(t *testing.T) {
	d := pagetest.Sample(t, sample.BeforeDecision.Clock(), sample.BeforeDecision)
	d.Choose("stage-2")
	d.Locked = true
	d.Show(decision.New(d, d.Session, d.Writer()))
	d.SeesNot("Record decision")
	for _, word := range []string{"Edit data", "Issue certificate…", "Send back to lead auditor…", "Later decision…"} {
		if !d.Button(word).Disabled() {
			t.Errorf("%s can be pressed", word)
		}
	}
}

func TestPage_empty(t *testing.T) {
	d := pagetest.New(t, sample.BeforeDecision.Clock(), casefile.NewCase{Client: audit.Client{Name: "Żurawski Analityka sp. z o.o."}})
	d.Show(decision.New(d, d.Session, d.Writer()))
	d.Sees("Nothing to decide yet")
	d.Press("Enter")
	if len(d.Went) != 1 || d.Went[0] != page.Plan {
		t.Errorf("led to %q", d.Went)
	}
	if len(d.Case().Decisions) > 0 {
		t.Error("looking at the page made a decision")
	}
}

// TestPage_typedConditionsAreKept: words typed beside the decision are a draft at the first pause and the decision's when
// the page is left.
func TestPage_typedConditionsAreKept(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.SeesNot("Conditions, if any")
	d.Button("Conditions, committee…").Press()
	d.Type("Watch the second on-call month")
	if err := d.Page.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := theDecision(d); got.Conditions != "Watch the second on-call month" || !got.DecidedOn.IsZero() {
		t.Errorf("kept %q, decided %s", got.Conditions, got.DecidedOn)
	}
}

// TestPage_nextIssue: a reduction asks for a next issue of the certificate, which rests on it; the one issued stays.
func TestPage_nextIssue(t *testing.T) {
	at := sample.Whole
	d := desk(t, at)
	run(d, "Reduce the scope…")
	d.Type("Henrik")
	d.Press("Enter")
	focus(d, "Ground")
	d.Type("asked")
	d.Press("Enter")
	focus(d, "What changes in the scope")
	d.Type("without mammography")
	focus(d, "Reason")
	d.Type("The product is sold")
	d.Answer("Record decision")
	d.Press("Ctrl+Shift+E")
	focus(d, "Signed by")
	d.Type("Henrik Dahl, CEO")
	d.Press("Tab", "Esc")
	d.Sees("Draft, issue 2", "8 of 8 passed")
	d.Press("Ctrl+I")
	d.Answer("Issue certificate")
	c := d.Case()
	if len(c.Certificates) != 2 {
		t.Fatalf("%d certificates", len(c.Certificates))
	}
	k := c.Certificates[1]
	reduced := c.Decisions[len(c.Decisions)-1]
	if k.Revision != 2 || k.Decision != reduced.ID || k.EffectiveOn.Before(reduced.DecidedOn) || k.IssuedOn.IsZero() || k.ExpiresOn.String() != "2029-06-17" {
		t.Errorf("next issue %+v", k)
	}
}

// TestPage_surveillance: after a surveillance without a major the lead auditor's conclusion maintains the certification
// (R-1-12); a suspension still takes somebody who did not audit.
func TestPage_surveillance(t *testing.T) {
	clock := time.Date(2027, 5, 20, 9, 0, 0, 0, time.UTC)
	d := pagetest.Sample(t, clock, sample.Whole)
	d.Choose("surveillance-1")
	before := d.Case().Audit(d.At)
	a := audit.Clone(before)
	a.State, a.ReportedOn, a.Recommended, a.Recommendation, a.Spent = audit.AuditDone, a.EndsOn.AddDays(2), audit.RecommendMaintain, "Maintain", 300
	asReported(a)
	var lead audit.ID
	for _, p := range d.Case().Persons {
		if p.Initials == "MK" {
			lead = p.ID
		}
	}
	confirmed := audit.Clone(before)
	confirmed.State = audit.AuditConfirmed
	d.Put(casefile.Change{Before: before, After: confirmed}, casefile.Change{Before: confirmed, After: a}, casefile.Change{After: &audit.Member{
		Record: audit.Record{ID: "0199"}, Audit: a.ID, Person: lead, Role: audit.LeadAuditor, DeclaredOn: a.StartsOn,
	}})
	settle(d, a)
	d.Show(decision.New(d, d.Session, d.Writer()))
	d.Sees("8 of 8 passed", "not needed: no major")
	run(d, "Maintain…")
	d.Type("Márta")
	d.Press("Enter")
	focus(d, "Reason")
	d.Type("Positive conclusion")
	d.Answer("Record decision")
	c := d.Case()
	got := c.Decisions[len(c.Decisions)-1]
	if got.Kind != audit.Maintain || got.DecidedBy != lead || got.Audit != a.ID || got.DecidedOn.String() != "2027-05-20" {
		t.Errorf("decided %+v", got)
	}
	d.Sees("Maintain after Surveillance 1")
	run(d, "Suspend…")
	d.Type("Márta")
	d.Press("Enter")
	d.Answer("Record decision")
	d.Sees("who audits does not decide")
}

// TestPage_fileLacks: what the records do not prove comes before the review and leads to its page.
func TestPage_fileLacks(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	before := d.Case().Application
	after := audit.Clone(&before)
	after.Accepted = false
	d.Put(casefile.Change{Before: &before, After: after})
	d.SeesNot("Record decision", "Record review")
	d.Button("Go to Client & scope").Press()
	if len(d.Went) != 1 || d.Went[0] != page.Scope {
		t.Errorf("led to %q", d.Went)
	}
}
