package cycle

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Need is what a move of the status takes beside the decision.
type Need string

// The needs.
const (
	NeedNothing Need = ""
	NeedInTime  Need = "within the time for restoration, or a new stage 2" // D6, D7
	NeedStage2  Need = "a new application with a stage 2"
)

// AllNeeds returns every need.
func AllNeeds() []Need { return []Need{NeedNothing, NeedInTime, NeedStage2} }

// Move is what a decision makes of the status of a certification.
type Move struct {
	From     Status
	Decision audit.DecisionKind
	To       Status
	Need     Need
}

// moves are the decisions that each status allows; every other one is refused. R-8-1; ISO/IEC 17021-1:2015 9.6.5. What makes a
// certification expire is the day, not a decision (R-8-2). A refusal leaves what was certified before as it is.
var moves = []Move{
	{Applicant, audit.Grant, Active, NeedNothing},
	{Applicant, audit.Refuse, Refused, NeedNothing},

	{Active, audit.Grant, Active, NeedNothing}, // of another cycle, as a renewal
	{Active, audit.Refuse, Active, NeedNothing},
	{Active, audit.Maintain, Active, NeedNothing},
	{Active, audit.Renew, Active, NeedNothing},
	{Active, audit.Expand, Active, NeedNothing},
	{Active, audit.Reduce, Active, NeedNothing},
	{Active, audit.Suspend, Suspended, NeedNothing},
	{Active, audit.Withdraw, Withdrawn, NeedNothing},

	{Suspended, audit.Grant, Suspended, NeedNothing},
	{Suspended, audit.Refuse, Suspended, NeedNothing},
	{Suspended, audit.Maintain, Suspended, NeedNothing},
	{Suspended, audit.Renew, Suspended, NeedNothing},
	{Suspended, audit.Reduce, Active, NeedNothing}, // ends the suspension (9.6.5.5)
	{Suspended, audit.Restore, Active, NeedNothing},
	{Suspended, audit.Withdraw, Withdrawn, NeedNothing},

	{Withdrawn, audit.Grant, Active, NeedStage2},
	{Withdrawn, audit.Renew, Active, NeedStage2},
	{Withdrawn, audit.Refuse, Withdrawn, NeedNothing},

	{Expired, audit.Grant, Active, NeedInTime},
	{Expired, audit.Renew, Active, NeedInTime},
	{Expired, audit.Restore, Active, NeedInTime},
	{Expired, audit.Refuse, Expired, NeedNothing},
	{Expired, audit.Withdraw, Withdrawn, NeedNothing},

	{Refused, audit.Grant, Active, NeedNothing}, // after a new application
	{Refused, audit.Refuse, Refused, NeedNothing},
}

// Moves returns what each decision makes of each status; what is not there is refused. A file that was closed or
// transferred out takes no decision.
func Moves() []Move { return slices.Clone(moves) }

// AllowedDecisions returns the decisions that can follow on what was decided until a day, in their order.
func AllowedDecisions(c *audit.Case, today date.Date) []audit.DecisionKind {
	status, _ := StatusOf(c, today)
	var out []audit.DecisionKind
	for _, kind := range audit.AllDecisionKinds() {
		listed := slices.ContainsFunc(moves, func(m Move) bool { return m.From == status && m.Decision == kind })
		if listed && len(CheckDecision(c, &audit.Decision{Kind: kind, Audit: restingOn(c, today), DecidedOn: today})) == 0 {
			out = append(out, kind)
		}
	}
	return out
}

// restingOn returns the last Stage 2 that was held, on which a new certification would rest; "" for none.
func restingOn(c *audit.Case, today date.Date) audit.ID {
	if a := lastHeld(c, audit.Stage2, today); a != nil {
		return a.ID
	}
	return ""
}

// CheckTaken returns what is wrong with a decision as it was taken: nobody is named (R-1-7), it came before the end of its
// audit (9.5.2), takes effect before it was taken (8.2.2), does not follow on what was decided before (R-8-1), or lacks
// what its kind asks for. A decision that is only planned has no problem.
func CheckTaken(c *audit.Case, d *audit.Decision) []audit.Problem {
	if d.DecidedOn.IsZero() {
		return nil
	}
	var out []audit.Problem
	add := func(field, rule, message string) {
		out = append(out, audit.Problem{Field: field, Rule: rule, Message: message})
	}
	a := c.Audit(d.Audit)
	if d.DecidedBy == "" && len(d.Committee) == 0 && (a == nil || d.Kind != audit.Maintain || MaintainNeedsReview(c, a)) {
		add("decided_by", "R-1-7", "nobody is named who decided")
	}
	if a != nil && d.DecidedOn.Before(end(a)) {
		add("decided_on", "9.5.2", "the decision of "+d.DecidedOn.String()+" came before the end of "+a.Title()+" on "+end(a).String())
	}
	if !d.EffectiveOn.IsZero() && d.EffectiveOn.Before(d.DecidedOn) {
		add("effective_on", "8.2.2", "the decision takes effect on "+d.EffectiveOn.String()+", before it was taken on "+d.DecidedOn.String())
	}
	if k := &c.Client; k.Standing != "" && !d.DecidedOn.Before(k.StandingOn) {
		add("kind", "R-8-1", "the file is "+strings.ReplaceAll(string(k.Standing), "-", " ")+"; it takes no decision")
	}
	for _, p := range CheckDecision(c, d) {
		add(p.Field, p.Rule, p.Message)
	}
	if p := lacks(c, d, a); p.Message != "" {
		out = append(out, p)
	}
	return out
}

// lacks returns what a decision of its kind asks for and does not have.
func lacks(c *audit.Case, d *audit.Decision, a *audit.Audit) audit.Problem {
	unsaid := strings.TrimSpace(d.Reason) == ""
	switch d.Kind {
	case audit.Grant, audit.Renew:
		return lacksAudit(c, d, a)
	case audit.Restore:
		if p := lacksAudit(c, d, a); p.Message != "" || !unsaid {
			return p
		}
		return audit.Problem{Field: "reason", Rule: "R-1-7", Message: "the reason is not given"}
	case audit.Expand, audit.Reduce:
		if strings.TrimSpace(d.ScopeChange) == "" {
			return audit.Problem{Field: "scope_change", Rule: "R-1-7", Message: "it is not said what changes in the scope"}
		}
	case audit.Suspend, audit.Withdraw:
		if d.Ground == "" && unsaid {
			return audit.Problem{Field: "ground", Rule: "9.6.5", Message: "the ground is not given"}
		}
	case audit.Refuse:
		if unsaid {
			return audit.Problem{Field: "reason", Rule: "R-1-7", Message: "the reason is not given"}
		}
	case audit.Maintain:
	}
	return audit.Problem{}
}

// lacksAudit returns why a grant, a renewal or a restoration after the expiry cannot rest on the audit that it names.
func lacksAudit(c *audit.Case, d *audit.Decision, a *audit.Audit) audit.Problem {
	switch {
	case d.Kind == audit.Grant && (a == nil || a.Kind != audit.Stage2) && !c.Transfer.Accepted && !restsOnRenewal(c, d, a):
		return audit.Problem{Field: "audit", Rule: "9.3.1", Message: "a grant rests on a Stage 2, or on a transfer that was accepted"}
	case d.Kind == audit.Renew && (a == nil || !recertifies(a)):
		return audit.Problem{Field: "audit", Rule: "D5", Message: "a renewal rests on a recertification audit" + notOn(a)}
	case d.Kind == audit.Restore && (a == nil || !recertifies(a)) && ledgerBefore(c, d).status == Expired:
		return audit.Problem{Field: "audit", Rule: "D6", Message: "a restoration after the expiry rests on the recertification audit that was completed" + notOn(a)}
	default:
		return audit.Problem{}
	}
}

// recertifies reports whether a certification can be renewed on an audit: on a recertification, or on more.
func recertifies(a *audit.Audit) bool {
	return a.Kind == audit.Recertification || a.Kind == audit.Stage2
}

// notOn names the audit that is no ground: ", not on Surveillance 1".
func notOn(a *audit.Audit) string {
	if a == nil {
		return ""
	}
	return ", not on " + a.Title()
}

// restsOnRenewal reports whether a grant goes on with a certification, as a renewal by another name.
func restsOnRenewal(c *audit.Case, d *audit.Decision, a *audit.Audit) bool {
	return a != nil && a.Kind == audit.Recertification && ledgerBefore(c, d).cycle.Number > 0
}

// expiryAfter returns the last day of the cycle that a decision leads to, by the body's custom. D1, D5, D6.
func expiryAfter(c *audit.Case, d *audit.Decision) date.Date {
	then := *d
	then.DecidedOn = expected(d)
	l := ledgerBefore(c, &then)
	old, renewed := l.cycle.Expiry, d.Kind == audit.Renew || l.status == Expired
	switch {
	case old.IsZero(), renewed && NeedsStage2(old, then.DecidedOn), l.status == Withdrawn:
		return Expiry(then.DecidedOn, l.habits.ExpiryLessADay)
	case renewed || d.Kind == audit.Grant:
		return RenewedExpiry(old)
	default:
		return old
	}
}

// StatusChange is a day on which the status of a certification changed, or will by itself.
type StatusChange struct {
	Status   Status    `json:"status"`
	Since    date.Date `json:"since"`
	Decision audit.ID  `json:"decision,omitempty"` // the decision it rests on; none for an expiry
	Ahead    bool      `json:"ahead"`              // after today
}

// StatusHistory returns how the status changed, from the first decision on, with the expiry that is to come unless the
// certification is renewed. R-8-1: it follows from the decisions.
func StatusHistory(c *audit.Case, today date.Date) []StatusChange {
	l := &ledger{c: c, today: today, habits: policyOf(c), status: Applicant}
	var out []StatusChange
	note := func(d audit.ID) {
		if n := len(out); l.status != Applicant && (n == 0 || out[n-1].Status != l.status || out[n-1].Since != l.since) {
			out = append(out, StatusChange{Status: l.status, Since: l.since, Decision: d})
		}
	}
	for _, d := range decisions(c) {
		day := effective(d)
		if !taken(d, today) || day.After(today) {
			continue
		}
		l.lapse(day)
		note("")
		l.apply(d)
		note(d.ID)
	}
	l.lapse(today)
	note("")
	if l.status == Active || l.status == Suspended {
		out = append(out, StatusChange{Status: Expired, Since: l.cycle.Expiry.AddDays(1), Ahead: true})
	}
	return out
}
