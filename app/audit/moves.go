package audit

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// Mover is who brings a finding into another state.
type Mover string

// The movers. The client answers and sends evidence; it never verifies or closes (ISO/IEC 17021-1:2015 9.4.10).
const (
	ByAuditor Mover = "auditor"
	ByLead    Mover = "lead-auditor"
	ByClient  Mover = "client"
)

// AllMovers returns every mover.
func AllMovers() []Mover { return []Mover{ByAuditor, ByLead, ByClient} }

// FindingMove is a way from one state of a finding to another.
type FindingMove struct {
	From, To FindingState
	By       Mover
	What     string // what is done: accept the plan
	Kind     MoveKind
}

// MoveKind is which findings a move is for.
type MoveKind string

// The kinds of moves.
const (
	MoveAny           MoveKind = "any"
	MoveNonconformity MoveKind = "nonconformity"
	MoveMinor         MoveKind = "minor"
	MoveOther         MoveKind = "other" // concern, opportunity, positive, observation: nothing to answer or verify
)

// AllMoveKinds returns every kind of move.
func AllMoveKinds() []MoveKind { return []MoveKind{MoveAny, MoveNonconformity, MoveMinor, MoveOther} }

// findingMoves are the ways of a finding (ISO/IEC 17021-1:2015 9.4.5, 9.4.9, 9.4.10; reference 3.6). There is no other; what
// was withdrawn stays so, what was closed is opened again with a reason only.
var findingMoves = []FindingMove{
	{FindingDraft, FindingReady, ByAuditor, "settle the draft", MoveAny},
	{FindingReady, FindingDraft, ByAuditor, "take it back to draft", MoveAny},
	{FindingDraft, FindingIssued, ByLead, "issue it", MoveAny},
	{FindingReady, FindingIssued, ByLead, "issue it", MoveAny},

	{FindingIssued, ResponseReceived, ByClient, "answer it", MoveNonconformity},
	{ResponseReturned, ResponseReceived, ByClient, "answer it again", MoveNonconformity},
	{ResponseReceived, ResponseReturned, ByAuditor, "return the response", MoveNonconformity},
	{ResponseReceived, PlanAccepted, ByAuditor, "accept the plan", MoveNonconformity},
	{ResponseReceived, VerifyNextAudit, ByLead, "accept the plan and verify at the next audit", MoveMinor},
	{PlanAccepted, VerifyNextAudit, ByLead, "verify at the next audit", MoveMinor},
	{PlanAccepted, EvidenceReceived, ByClient, "send evidence", MoveNonconformity},
	{VerifyNextAudit, EvidenceReceived, ByClient, "send evidence", MoveMinor},
	{EvidenceReceived, PlanAccepted, ByAuditor, "ask for more evidence", MoveNonconformity},
	{PlanAccepted, Verified, ByAuditor, "verify it", MoveNonconformity},
	{VerifyNextAudit, Verified, ByAuditor, "verify it at the audit", MoveMinor},
	{EvidenceReceived, Verified, ByAuditor, "verify it", MoveNonconformity},
	{Verified, Closed, ByAuditor, "close it", MoveNonconformity},
	{Verified, FindingIssued, ByLead, "open it again", MoveNonconformity},
	{Closed, FindingIssued, ByLead, "open it again", MoveNonconformity},

	{FindingIssued, Closed, ByLead, "close it", MoveOther},
	{Closed, FindingIssued, ByLead, "open it again", MoveOther},

	{FindingIssued, Withdrawn, ByLead, "withdraw it", MoveAny},
	{ResponseReceived, Withdrawn, ByLead, "withdraw it", MoveNonconformity},
	{ResponseReturned, Withdrawn, ByLead, "withdraw it", MoveNonconformity},
	{PlanAccepted, Withdrawn, ByLead, "withdraw it", MoveNonconformity},
	{EvidenceReceived, Withdrawn, ByLead, "withdraw it", MoveNonconformity},
	{VerifyNextAudit, Withdrawn, ByLead, "withdraw it", MoveNonconformity},
	{Verified, Withdrawn, ByLead, "withdraw it", MoveNonconformity},
	{Closed, Withdrawn, ByLead, "withdraw it", MoveAny},
}

// FindingMoves returns the ways of a finding of that grade, in their order; all for "".
func FindingMoves(g Grade) []FindingMove {
	return slices.DeleteFunc(slices.Clone(findingMoves), func(m FindingMove) bool { return g != "" && !m.Kind.includes(g) })
}

func (k MoveKind) includes(g Grade) bool {
	switch k {
	case MoveNonconformity:
		return g.IsNonconformity()
	case MoveMinor:
		return g == Minor
	case MoveOther:
		return !g.IsNonconformity()
	case MoveAny:
		return true
	default:
		return false
	}
}

// CheckFindingMove returns what forbids a finding of the case to go from before to after: the way does not exist, or
// something that it takes is missing. R-3-1; ISO/IEC 17021-1:2015 9.4.5.3, 9.4.9, 9.4.10.
func CheckFindingMove(c *Case, before, after *Finding) []Problem {
	from, to := stateOf(before), stateOf(after)
	if from == to {
		return nil
	}
	way := slices.ContainsFunc(FindingMoves(after.Grade), func(m FindingMove) bool { return m.From == from && m.To == to })
	if after.Grade == "" {
		way = from == FindingReady && to == FindingDraft
	}
	if !way {
		return []Problem{{
			Field: "state", Rule: "3.6", Message: fmt.Sprintf("cannot go from %q to %q (ISO/IEC 17021-1:2015 9.4.5, 9.4.9, 9.4.10); %s",
				strings.ToLower(from.Word()), strings.ToLower(to.Word()), waysFrom(from, after.Grade)),
		}}
	}
	return findingGuards(c, before, after)
}

// waysFrom says what can be done with a finding in a state: one can issue it or withdraw it.
func waysFrom(from FindingState, g Grade) string {
	var ways []string
	for _, m := range FindingMoves(g) {
		if m.From == from && !slices.Contains(ways, m.What) {
			ways = append(ways, m.What)
		}
	}
	if len(ways) == 0 {
		return "it stays as it is"
	}
	return "one can " + strings.Join(ways, ", or ")
}

func stateOf(f *Finding) FindingState {
	if f.State == "" {
		return FindingDraft
	}
	return f.State
}

// findingGuards returns what the state asks for that a finding got to.
func findingGuards(c *Case, before, f *Finding) []Problem {
	from := stateOf(before)
	need := func(missing bool, field, rule, message string) []Problem {
		if missing {
			return []Problem{{Field: field, Rule: rule, Message: message}}
		}
		return nil
	}
	switch f.State {
	case FindingReady:
		return f.Unready()
	case FindingIssued:
		if from == Verified || from == Closed {
			return need(!reopened(c, before), "state", "R-3-3", "a reason is needed to open it again; record it as an amendment")
		}
		return f.Unready()
	case PlanAccepted:
		if from == ResponseReceived {
			return needPlan(c, f)
		}
	case VerifyNextAudit:
		out := need(f.VerifyAt == "", "verify_at", "9.4.10", "name the audit at which it is to be verified")
		if from == ResponseReceived {
			out = append(out, needPlan(c, f)...)
		}
		return out
	case Verified:
		out := need(f.VerifiedOn.IsZero(), "verified_on", "9.4.10", "the day of the verification is needed")
		out = append(out, need(f.VerificationMethod == "", "verification_method", "9.4.10", "say how it was verified")...)
		return append(out, need(!settled(f.Verification), "verification", "9.4.10", "say what was verified, and by what evidence")...)
	case Closed:
		return need(f.ClosedOn.IsZero(), "closed_on", "9.4.10", "the day of the closure is needed")
	case Withdrawn:
		return need(!settled(f.ClosureNote), "closure_note", "3.6", "the reason of the withdrawal is needed")
	case FindingDraft, ResponseReceived, ResponseReturned, EvidenceReceived:
	}
	return nil
}

// needPlan returns what is missing in the plan that is to be accepted: correction, cause and corrective action.
// ISO/IEC 17021-1:2015 9.4.9.
func needPlan(c *Case, f *Finding) []Problem {
	for i := range c.Responses {
		r := &c.Responses[i]
		if r.Finding == f.ID && settled(r.Correction) && settled(r.Cause) && settled(r.Action) {
			return nil
		}
	}
	return []Problem{{Field: "state", Rule: "9.4.9", Message: "no response has correction, cause and corrective action"}}
}

// reopened reports whether a reason was given to open the finding again since it was settled: the one of an earlier time
// is none.
func reopened(c *Case, f *Finding) bool {
	settledOn := f.VerifiedOn
	if f.ClosedOn.After(settledOn) {
		settledOn = f.ClosedOn
	}
	return slices.ContainsFunc(c.Amendments, func(a Amendment) bool {
		again := a.AmendedAt == "" || !date.Of(a.AmendedAt.Time()).Before(settledOn)
		return a.Finding == f.ID && a.Kind == AmendReopen && settled(a.Reason) && again
	})
}

// AuditMove is a way from one state of an audit to another.
type AuditMove struct{ From, To AuditState }

// auditMoves are the ways of an audit. What was done stays done; what was cancelled can be planned anew.
var auditMoves = []AuditMove{
	{AuditPlanned, AuditConfirmed},
	{AuditPlanned, AuditCancelled},
	{AuditConfirmed, AuditPlanned},
	{AuditConfirmed, AuditRunning},
	{AuditConfirmed, AuditDone},
	{AuditConfirmed, AuditCancelled},
	{AuditRunning, AuditConfirmed},
	{AuditRunning, AuditDone},
	{AuditRunning, AuditCancelled}, // ended early (9.4.3.2)
	{AuditCancelled, AuditPlanned},
}

// AuditMoves returns the ways of an audit.
func AuditMoves() []AuditMove { return slices.Clone(auditMoves) }

// CheckAuditMove returns what forbids an audit to go to another state, as of today. Its days are agreed before it is
// confirmed; it is held with a team that may audit (R-1-2), Stage 2 after a concluded Stage 1 (R-2-1), and is done on or
// after its last day.
func CheckAuditMove(c *Case, a *Audit, to AuditState, today date.Date) []Problem {
	from := a.State
	if from == "" {
		from = AuditPlanned
	}
	if from == to {
		return nil
	}
	if !slices.Contains(auditMoves, AuditMove{from, to}) {
		return []Problem{{Field: "state", Rule: "3.6", Message: fmt.Sprintf("cannot go from %q to %q; it can become %s", from, to, auditWays(from))}}
	}
	var out []Problem
	add := func(field, rule, message string) {
		out = append(out, Problem{Field: field, Rule: rule, Message: message})
	}
	if (to == AuditConfirmed || to == AuditRunning || to == AuditDone) && a.StartsOn.IsZero() {
		add("starts_on", "9.2.3", "the days of the audit are not set")
	}
	if to == AuditDone && today.Before(lastDay(a)) {
		add("ends_on", "9.4.7", "the audit lasts until "+lastDay(a).String())
	}
	if to == AuditRunning || to == AuditDone {
		for _, w := range append(CheckTeam(c, a).Warnings, stageBlocks(c, a)...) {
			if w.Severity == SeverityBlock {
				add(w.Field, w.Rule, "is not in order: "+w.Title+". "+w.Message)
			}
		}
	}
	return out
}

// auditWays names the states that an audit can go to: confirmed, or cancelled.
func auditWays(from AuditState) string {
	var ways []string
	for _, m := range auditMoves {
		if m.From == from {
			ways = append(ways, string(m.To))
		}
	}
	if len(ways) == 0 {
		return "nothing else"
	}
	return strings.Join(ways, ", or ")
}

func stageBlocks(c *Case, a *Audit) []Warning {
	if a.Kind != Stage2 {
		return nil
	}
	return slices.DeleteFunc(CheckStages(c, a), func(w Warning) bool { return w.Rule != "R-2-1" })
}
