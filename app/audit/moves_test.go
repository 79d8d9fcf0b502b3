package audit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// TestFindingMoves_everyPair walks every pair of states for every grade: what the table does not have is refused, and what
// it has is refused only for a reason that names its field.
func TestFindingMoves_everyPair(t *testing.T) {
	t.Parallel()
	for _, g := range audit.AllGrades() {
		ways := map[[2]audit.FindingState]bool{}
		for _, m := range audit.FindingMoves(g) {
			ways[[2]audit.FindingState{m.From, m.To}] = true
		}
		for _, from := range audit.AllFindingStates() {
			for _, to := range audit.AllFindingStates() {
				before, after := whole(g, from), whole(g, to)
				problems := audit.CheckFindingMove(caseWithPlan(), before, after)
				want := from == to || ways[[2]audit.FindingState{from, to}]
				if got := len(problems) == 0; got != want {
					t.Errorf("%s: %s to %s allowed = %v, want %v: %v", g, from, to, got, want, problems)
				}
			}
		}
	}
}

// whole is a finding with everything that any state asks for.
func whole(g audit.Grade, s audit.FindingState) *audit.Finding {
	return &audit.Finding{
		Record: audit.Record{ID: "f"}, Audit: "a", Grade: g, State: s, GradeReason: "r", Requirement: "8.4", RequirementText: "t", Statement: "s",
		EvidenceText: "e", Number: "NC-2026-ST2-01", VerifyAt: "sa1", VerifiedOn: date.MustParse("2026-06-09"), VerificationMethod: audit.ByDocuments,
		Verification: "seen", ClosedOn: date.MustParse("2026-06-09"), ClosureNote: "n",
	}
}

func caseWithPlan() *audit.Case {
	return &audit.Case{
		Responses:  []audit.Response{{Finding: "f", Round: 1, Correction: "c", Cause: "w", Action: "a"}},
		Amendments: []audit.Amendment{{Finding: "f", Kind: audit.AmendReopen, Reason: "not effective"}},
	}
}

// TestFindingMoves_walk: from a draft every state that the grade has can be reached, and what must lie on the way does.
func TestFindingMoves_walk(t *testing.T) {
	t.Parallel()
	states := audit.AllFindingStates()
	for g, want := range map[audit.Grade][]audit.FindingState{
		audit.Major:    slices.DeleteFunc(slices.Clone(states), func(s audit.FindingState) bool { return s == audit.VerifyNextAudit }),
		audit.Minor:    states,
		audit.Concern:  {audit.FindingDraft, audit.FindingReady, audit.FindingIssued, audit.Closed, audit.Withdrawn},
		audit.OFI:      {audit.FindingDraft, audit.FindingReady, audit.FindingIssued, audit.Closed, audit.Withdrawn},
		audit.Positive: {audit.FindingDraft, audit.FindingReady, audit.FindingIssued, audit.Closed, audit.Withdrawn},
	} {
		if diff := cmp.Diff(want, reached(g, "")); diff != "" {
			t.Errorf("%s reaches (-want +got):\n%s", g, diff)
		}
	}
	for _, g := range []audit.Grade{audit.Major, audit.Minor} {
		for state, without := range map[audit.FindingState]audit.FindingState{
			audit.Closed: audit.Verified, audit.Verified: audit.ResponseReceived, audit.ResponseReceived: audit.FindingIssued,
		} {
			if slices.Contains(reached(g, without), state) {
				t.Errorf("%s gets %s without %s", g, state, without)
			}
		}
	}
	for _, m := range audit.FindingMoves("") {
		if m.From == audit.Withdrawn {
			t.Errorf("what was withdrawn goes to %s", m.To)
		}
		if m.By == audit.ByClient && (m.To == audit.Verified || m.To == audit.Closed || m.To == audit.Withdrawn) {
			t.Errorf("the client brings a finding to %s", m.To)
		}
		if m.What == "" || !slices.Contains(audit.AllMovers(), m.By) || !slices.Contains(audit.AllMoveKinds(), m.Kind) {
			t.Errorf("%+v says not who does what", m)
		}
	}
}

// reached returns the states that a finding gets to from a draft without going through one of them, in their order.
func reached(g audit.Grade, without audit.FindingState) []audit.FindingState {
	seen := map[audit.FindingState]bool{audit.FindingDraft: true}
	for todo := []audit.FindingState{audit.FindingDraft}; len(todo) > 0; todo = todo[1:] {
		for _, m := range audit.FindingMoves(g) {
			if m.From == todo[0] && m.To != without && !seen[m.To] {
				seen[m.To] = true
				todo = append(todo, m.To)
			}
		}
	}
	return slices.DeleteFunc(audit.AllFindingStates(), func(s audit.FindingState) bool { return !seen[s] })
}

// TestCheckFindingMove_guards: what each state asks for.
func TestCheckFindingMove_guards(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		from, to audit.FindingState
		change   func(f *audit.Finding, c *audit.Case)
		want     string
	}{
		{"T5.10 issued without evidence", audit.FindingReady, audit.FindingIssued, func(f *audit.Finding, _ *audit.Case) { f.EvidenceText = " " }, "R-3-1 evidence_text"},
		{"ready without grade reason", audit.FindingDraft, audit.FindingReady, func(f *audit.Finding, _ *audit.Case) { f.GradeReason = "" }, "R-3-1 grade_reason"},
		{"accepted without cause", audit.ResponseReceived, audit.PlanAccepted, func(_ *audit.Finding, c *audit.Case) { c.Responses[0].Cause = "" }, "9.4.9 state"},
		{"next audit not named", audit.PlanAccepted, audit.VerifyNextAudit, func(f *audit.Finding, _ *audit.Case) { f.VerifyAt = "" }, "9.4.10 verify_at"},
		{"next audit, no plan", audit.ResponseReceived, audit.VerifyNextAudit, func(_ *audit.Finding, c *audit.Case) { c.Responses = nil }, "9.4.9 state"},
		{"verified by nothing", audit.EvidenceReceived, audit.Verified, func(f *audit.Finding, _ *audit.Case) { f.Verification = "" }, "9.4.10 verification"},
		{"verified without method", audit.PlanAccepted, audit.Verified, func(f *audit.Finding, _ *audit.Case) { f.VerificationMethod = "" }, "9.4.10 verification_method"},
		{"verified without day", audit.PlanAccepted, audit.Verified, func(f *audit.Finding, _ *audit.Case) { f.VerifiedOn = date.Date{} }, "9.4.10 verified_on"},
		{"closed without day", audit.Verified, audit.Closed, func(f *audit.Finding, _ *audit.Case) { f.ClosedOn = date.Date{} }, "9.4.10 closed_on"},
		{"withdrawn without reason", audit.FindingIssued, audit.Withdrawn, func(f *audit.Finding, _ *audit.Case) { f.ClosureNote = "" }, "3.6 closure_note"},
		{"opened again without reason", audit.Closed, audit.FindingIssued, func(_ *audit.Finding, c *audit.Case) { c.Amendments = nil }, "R-3-3 state"},
		{"opened again for the reason of the last time", audit.Closed, audit.FindingIssued, func(_ *audit.Finding, c *audit.Case) {
			c.Amendments[0].AmendedAt = "2026-06-08T10:00:00.000Z"
		}, "R-3-3 state"},
		{"opened again on the day", audit.Closed, audit.FindingIssued, func(_ *audit.Finding, c *audit.Case) {
			c.Amendments[0].AmendedAt = "2026-06-09T10:00:00.000Z"
		}, ""},
		{"closed without verification", audit.PlanAccepted, audit.Closed, func(*audit.Finding, *audit.Case) {}, "3.6 state"},
		{"answered without grade", audit.FindingIssued, audit.ResponseReceived, func(f *audit.Finding, _ *audit.Case) { f.Grade = "" }, "3.6 state"},
	} {
		before, after, c := whole(audit.Minor, tt.from), whole(audit.Minor, tt.to), caseWithPlan()
		tt.change(after, c)
		var got []string
		for _, p := range audit.CheckFindingMove(c, before, after) {
			got = append(got, p.Rule+" "+p.Field)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}

// TestFindingMoves_random: however a nonconformity wanders, a state that lets a decision be taken has an accepted plan
// behind it, and nothing that was withdrawn moves.
func TestFindingMoves_random(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom([]audit.Grade{audit.Major, audit.Minor}).Draw(t, "grade")
		state, answered := audit.FindingDraft, false
		for range 30 {
			var ways []audit.FindingMove
			for _, m := range audit.FindingMoves(g) {
				if m.From == state {
					ways = append(ways, m)
				}
			}
			if len(ways) == 0 {
				if state != audit.Withdrawn {
					t.Fatalf("%s leads nowhere", state)
				}
				return
			}
			m := rapid.SampledFrom(ways).Draw(t, "move")
			state, answered = m.To, answered || m.To == audit.ResponseReceived
			if stand := state.Stand(); (stand == audit.Accepted || stand == audit.Settled) && !answered {
				t.Fatalf("%s without an answer of the client", state)
			}
		}
	})
}

func TestAuditMoves_everyPair(t *testing.T) {
	t.Parallel()
	today := date.MustParse("2026-06-01")
	held := audit.Audit{Record: audit.Record{ID: "a"}, Kind: audit.Surveillance, StartsOn: date.MustParse("2026-05-04"), EndsOn: date.MustParse("2026-05-06")}
	c := &audit.Case{
		Persons: []audit.Person{{Record: audit.Record{ID: "mk"}, Name: "Márta Kővári", Initials: "MK"}},
		Members: []audit.Member{{Record: audit.Record{ID: "m"}, Audit: "a", Person: "mk", Role: audit.LeadAuditor, DeclaredOn: date.MustParse("2026-01-01")}},
	}
	for _, from := range audit.AllAuditStates() {
		for _, to := range audit.AllAuditStates() {
			a := held
			a.State = from
			want := from == to || slices.Contains(audit.AuditMoves(), audit.AuditMove{From: from, To: to})
			if problems := audit.CheckAuditMove(c, &a, to, today); (len(problems) == 0) != want {
				t.Errorf("%s to %s: %v, want allowed = %v", from, to, problems, want)
			}
		}
	}
	for _, tt := range []struct {
		name, want string
		to         audit.AuditState
		change     func(a *audit.Audit, c *audit.Case)
	}{
		{"no days", "9.2.3", audit.AuditRunning, func(a *audit.Audit, _ *audit.Case) { a.StartsOn, a.EndsOn = date.Date{}, date.Date{} }},
		{"not over", "9.4.7", audit.AuditDone, func(a *audit.Audit, _ *audit.Case) { a.EndsOn = date.MustParse("2026-06-02") }},
		{"nobody leads", "9.2.2", audit.AuditRunning, func(_ *audit.Audit, c *audit.Case) { c.Members[0].Role = audit.Auditor }},
		{"not declared", "R-1-2", audit.AuditRunning, func(_ *audit.Audit, c *audit.Case) { c.Members[0].DeclaredOn = date.Date{} }},
		{"T5.12 no Stage 1", "R-2-1", audit.AuditRunning, func(a *audit.Audit, _ *audit.Case) { a.Kind = audit.Stage2 }},
	} {
		a, with := held, c.With()
		a.State = audit.AuditConfirmed
		with.Members = slices.Clone(c.Members)
		tt.change(&a, with)
		problems := audit.CheckAuditMove(with, &a, tt.to, today)
		if len(problems) != 1 || problems[0].Rule != tt.want {
			t.Errorf("%s: %v, want one by %s", tt.name, problems, tt.want)
		}
	}
}
