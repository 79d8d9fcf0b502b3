package cycle

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// GateKey names a gate before a decision.
type GateKey string

// The gates.
const (
	GateClosing   GateKey = "closing-meeting"
	GateReport    GateKey = "report"
	GateResponses GateKey = "responses"
	GateReview    GateKey = "nonconformities"
	GateLimit     GateKey = "time-limit"
	GateFile      GateKey = "technical-review"
	GateDecision  GateKey = "decision"
	GateDocument  GateKey = "certificate"
)

// AllGateKeys returns the gates in their order.
func AllGateKeys() []GateKey {
	return []GateKey{GateClosing, GateReport, GateResponses, GateReview, GateLimit, GateFile, GateDecision, GateDocument}
}

// GateState is how a gate stands.
type GateState string

// The states of a gate.
const (
	GatePassed GateState = "passed"
	GateFailed GateState = "failed" // a rule is broken
	GateOpen   GateState = "open"   // the first that waits for somebody
	GateLocked GateState = "locked" // waits for an earlier one
)

// AllGateStates returns every state of a gate.
func AllGateStates() []GateState { return []GateState{GatePassed, GateFailed, GateOpen, GateLocked} }

// Gate is one of the conditions on the way from an audit to a decision and the certificate.
type Gate struct {
	Number  int         `json:"number"` // 1 to 8
	Key     GateKey     `json:"key"`
	Rule    string      `json:"rule"`            // R-1-8
	Source  string      `json:"source"`          // ISO/IEC 17021-1:2015 9.5.2
	Title   string      `json:"title"`           // Responses reviewed
	OK      bool        `json:"ok"`              // passed
	State   GateState   `json:"state"`           //
	Message string      `json:"message"`         // why it passed, or what it asks for
	Day     date.Date   `json:"day,omitzero"`    // day on which it was passed
	Page    Page        `json:"page"`            // where it is satisfied
	Record  audit.ID    `json:"record,omitzero"` // the record to look at, if it is one
	Points  []GatePoint `json:"points,omitempty"`
}

// GatePoint is one point of a gate that has several, such as the technical review of the whole file.
type GatePoint struct {
	Key     string   `json:"key"` // key of its Checkpoint: review-application
	Rule    string   `json:"rule"`
	Title   string   `json:"title"`
	OK      bool     `json:"ok"`
	Message string   `json:"message,omitempty"` // what is missing
	Page    Page     `json:"page"`
	Record  audit.ID `json:"record,omitzero"`
}

// Decides reports whether an audit of this kind leads to a decision on certification.
func Decides(kind audit.AuditKind) bool {
	switch kind {
	case audit.Stage2, audit.Surveillance, audit.Recertification, audit.Special:
		return true
	case audit.Stage1, audit.GapAssessment, audit.Internal:
		return false
	default:
		return false
	}
}

// Basis is what the gates rest on beside the records of the case: what other rules found about the audit.
type Basis struct {
	Required audit.PlanRequired // what the plan of the audit had to cover (audit.RequiredCoverage)
	Time     []audit.Problem    // what the sheet has against the audit time recorded: refused, or fewer days than computed
	Sites    []audit.Problem    // what the rules of sampling have against the sites that were visited
}

// Gates returns the gates between an audit and the decision on it, in their order, as of today; none for an audit that
// leads to no decision.
//
// ISO/IEC 17021-1:2015 9.4.7 to 9.5 and 8.2; reference 1.19; R-1-4 to R-1-12: closing meeting, report, responses, their
// review, limit of time, technical review of the whole file, independent decision, certificate. What was decided is
// looked at as of its day. OK means passed; the decision is open when nothing stands against taking it.
func Gates(c *audit.Case, a *audit.Audit, basis Basis, today date.Date) []Gate {
	if a == nil || !Decides(a.Kind) {
		return nil
	}
	k := newKeeper(c, a, basis, today)
	out := []Gate{k.closing(), k.report(), k.responses(), k.reviewed(), k.limit(), k.file(), k.decided(), k.document()}
	waiting := false
	for i := range out {
		g := &out[i]
		g.Number, g.Key = i+1, AllGateKeys()[i]
		switch {
		case g.State == GateOpen && k.taken() && g.Key != GateDocument:
			g.State = GateFailed // it was decided without
		case g.State == GateOpen && waiting:
			g.State = GateLocked
		}
		g.OK = g.State == GatePassed
		waiting = waiting || !g.OK
	}
	return out
}

// Allowed reports whether the gates let the decision be taken: all before it are passed and nobody named for it is
// barred.
func Allowed(gates []Gate) bool {
	return len(gates) > 0 && !slices.ContainsFunc(gates, func(g Gate) bool {
		return g.Key == GateDecision && g.State == GateFailed || g.Key != GateDecision && g.Key != GateDocument && !g.OK
	})
}

// keeper looks after the gates of one audit.
type keeper struct {
	c        *audit.Case
	a        *audit.Audit
	basis    Basis
	today    date.Date
	habits   audit.Policy
	decision *audit.Decision  // taken or planned on the audit; nil for none
	audits   []*audit.Audit   // that the decision is about
	found    []*audit.Finding // their nonconformities that the client has, but withdrawn ones
}

func newKeeper(c *audit.Case, a *audit.Audit, basis Basis, today date.Date) *keeper {
	k := &keeper{
		c: c, a: a, basis: basis, today: today, habits: policyOf(c), decision: DecisionOn(c, a), audits: c.DecidedAudits(a),
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Grade.IsNonconformity() && f.State.IsIssued() && f.State != audit.Withdrawn && k.about(f.Audit) {
			k.found = append(k.found, f)
		}
	}
	return k
}

// DecisionOn returns the last decision, taken or planned, that an audit leads to, or nil. A decision of an earlier
// certification or of what happened beside the audit is none.
func DecisionOn(c *audit.Case, a *audit.Audit) *audit.Decision {
	var out *audit.Decision
	for _, d := range decisions(c) {
		if d.Audit == a.ID {
			out = d
		}
	}
	return out
}

func (k *keeper) about(id audit.ID) bool {
	return slices.ContainsFunc(k.audits, func(a *audit.Audit) bool { return a.ID == id })
}

// taken reports whether the decision was made.
func (k *keeper) taken() bool { return k.decision != nil && taken(k.decision, k.today) }

// asOf returns the day as of which the gates are looked at: that of the decision once it was made.
func (k *keeper) asOf() date.Date {
	if k.taken() {
		return k.decision.DecidedOn
	}
	return k.today
}

// refuses reports whether the decision, taken or planned, is to refuse: what the client owes then is not asked for.
func (k *keeper) refuses() bool { return k.decision != nil && k.decision.Kind == audit.Refuse }

// past reports whether a day is set and not after today.
func (k *keeper) past(day date.Date) bool { return !day.IsZero() && !day.After(k.today) }

// judged returns the gate passed, or open with what it asks for.
func (g Gate) judged(open string) Gate {
	if open == "" {
		g.State = GatePassed
		return g
	}
	g.State, g.Message, g.Day = GateOpen, open, date.Date{}
	return g
}

// failed returns the gate closed because a rule is broken.
func (g Gate) failed(why string) Gate {
	g.State, g.Message, g.Day = GateFailed, why, date.Date{}
	return g
}
