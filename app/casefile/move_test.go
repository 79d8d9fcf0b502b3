package casefile_test

import (
	"errors"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// refusedFor saves the change and returns the rules that refuse it.
func refusedFor(t *testing.T, s *casefile.Session, changes ...casefile.Change) string {
	t.Helper()
	err := s.Save(t.Context(), "move", changes...)
	var invalid *casefile.InvalidError
	if err == nil {
		return ""
	}
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	var out []string
	for _, p := range invalid.Problems {
		out = append(out, p.Kind+" "+p.Field+" "+p.Rule)
	}
	return strings.Join(out, ", ")
}

// TestSave_findingMoves: a finding goes only where its state machine leads, and only with what the way asks for.
func TestSave_findingMoves(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	move := func(state audit.FindingState, change func(*audit.Finding), beside ...casefile.Change) string {
		t.Helper()
		before := current(t, s).Finding(f.ID)
		after := audit.Clone(before)
		after.State = state
		if change != nil {
			change(after)
		}
		return refusedFor(t, s, append(beside, casefile.Change{Before: before, After: after})...)
	}
	for _, tt := range []struct {
		name, want string
		state      audit.FindingState
		change     func(*audit.Finding)
		beside     []casefile.Change
	}{
		{name: "closed by nobody's answer", state: audit.Closed, want: "finding requirement_text R-3-1, finding evidence_text R-3-1, finding grade_reason R-3-1, finding number , finding state 3.6"},
		{name: "issued without evidence", state: audit.FindingIssued, want: "finding requirement_text R-3-1, finding evidence_text R-3-1, finding grade_reason R-3-1, finding number "},
		{name: "issued", state: audit.FindingIssued, change: func(f *audit.Finding) {
			f.EvidenceText, f.RequirementText, f.GradeReason, f.Number = "Register IAR v9.", "Impact is assessed.", "One of four.", "NC-2026-ST2-01"
		}},
		{name: "answered", state: audit.ResponseReceived},
		{name: "accepted without a plan", state: audit.PlanAccepted, want: "finding state 9.4.9"},
		{name: "accepted with the plan of the same action", state: audit.PlanAccepted, beside: []casefile.Change{{After: &audit.Response{
			Finding: f.ID, Round: 1, ReceivedOn: date.MustParse("2026-05-20"), Correction: "c", Cause: "w", Action: "a",
		}}}},
		{name: "verified by nothing", state: audit.Verified, want: "finding verified_on 9.4.10, finding verification_method 9.4.10, finding verification 9.4.10"},
	} {
		if got := move(tt.state, tt.change, tt.beside...); got != tt.want {
			t.Errorf("%s: refused for %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := current(t, s).Finding(f.ID).State; got != audit.PlanAccepted {
		t.Errorf("the finding is %s; what was refused must not be written", got)
	}
}

// TestSave_refusalTellsTheWay: the refusal names both states, the rule's source and where the finding can go.
func TestSave_refusalTellsTheWay(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	before := newFinding(t, s)
	after := audit.Clone(before)
	after.State = audit.Closed
	got := casefile.Explain(s.Save(t.Context(), "close", casefile.Change{Before: before, After: after})).Happened
	for _, want := range []string{`"draft"`, `"closed"`, "ISO/IEC 17021-1:2015 9.4", "issue it"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %s", got, want)
		}
	}
}

// TestSave_auditMoves: an audit is held after its days are agreed, with a team that may audit, and not before its last day.
func TestSave_auditMoves(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	id := current(t, s).AuditNamed("surveillance-1").ID
	move := func(state audit.AuditState, change func(*audit.Audit)) string {
		t.Helper()
		before := current(t, s).Audit(id)
		after := audit.Clone(before)
		after.State = state
		change(after)
		return refusedFor(t, s, casefile.Change{Before: before, After: after})
	}
	days := func(first, last string) func(*audit.Audit) {
		return func(a *audit.Audit) { a.StartsOn, a.EndsOn = date.MustParse(first), date.MustParse(last) }
	}
	same := func(*audit.Audit) {}
	for _, tt := range []struct {
		name, want string
		state      audit.AuditState
		change     func(*audit.Audit)
	}{
		{"done at once", "audit state 3.6", audit.AuditDone, days("2026-05-01", "2026-05-02")},
		{"confirmed without days", "audit starts_on 9.2.3", audit.AuditConfirmed, same},
		{"confirmed", "", audit.AuditConfirmed, days("2026-05-04", "2026-05-05")},
		{"held by nobody", "audit role 9.2.2", audit.AuditRunning, same},
		{"cancelled", "", audit.AuditCancelled, same},
		{"held after all", "audit state 3.6", audit.AuditRunning, same},
		{"planned anew", "", audit.AuditPlanned, same},
	} {
		if got := move(tt.state, tt.change); got != tt.want {
			t.Errorf("%s: refused for %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestSave_severalMovesInOneAction: an action may go several ways one after the other, each by itself.
func TestSave_severalMovesInOneAction(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	draft := newFinding(t, s)
	ready := audit.Clone(draft)
	ready.State, ready.EvidenceText, ready.RequirementText, ready.GradeReason = audit.FindingReady, "Register IAR v9.", "Impact is assessed.", "One of four."
	issued := audit.Clone(ready)
	issued.State, issued.Number = audit.FindingIssued, "NC-2026-ST2-01"
	if got := refusedFor(t, s, casefile.Change{Before: draft, After: ready}, casefile.Change{Before: ready, After: issued}); got != "" {
		t.Errorf("refused for %s", got)
	}
}

// TestSave_whatTakesNoWay: a record that is new, as one taken over from another program, one that is taken out and an undo
// go no way of their own.
func TestSave_whatTakesNoWay(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := &audit.Finding{
		Audit: current(t, s).AuditNamed("stage-2").ID, Grade: audit.Minor, State: audit.Verified, Requirement: "8.4", Statement: "s", Number: "NC-2025-1",
		RequirementText: "t", EvidenceText: "e", GradeReason: "r",
	}
	if got := refusedFor(t, s, casefile.Change{After: f}); got != "" {
		t.Errorf("a verified finding that was taken over is refused for %s", got)
	}
	if got := refusedFor(t, s, casefile.Change{Before: newFinding(t, s)}); got != "" {
		t.Errorf("taking a draft out is refused for %s", got)
	}
}

// TestEscalations: the questions of R-3-3 and R-3-4 are asked of the finding as it is edited.
func TestEscalations(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	newFinding(t, s)
	edited := audit.Clone(f)
	ask := func() []audit.Warning {
		t.Helper()
		out, err := s.Escalations(t.Context(), edited)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if got := ask(); len(got) != 0 {
		t.Errorf("two minors ask %v", got)
	}
	newFinding(t, s)
	if got := ask(); len(got) != 1 || got[0].Rule != "R-3-4" {
		t.Errorf("three minors on 8.4 ask %v, want R-3-4", got)
	}
	if edited.Requirement = "7.2"; len(ask()) != 0 {
		t.Error("a finding moved to 7.2 still asks")
	}
}
