package cycle

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// decisions lists the decisions that are planned with their technical review, those that an audit asks for, and the
// certificate that a decision asks for.
func (g *agenda) decisions() {
	for _, d := range decisions(g.c) {
		if taken(d, g.today) {
			g.certificate(d)
		} else {
			g.decide(d)
		}
	}
	for _, kind := range []audit.AuditKind{audit.Stage2, audit.Surveillance, audit.Recertification} {
		if a := lastHeld(g.c, kind, g.today); a != nil {
			g.decideOn(a)
		}
	}
}

// decide lists a decision that is not taken yet, and before it the technical review of the whole file, unless that was
// done. ISO/IEC 17021-1:2015 9.5.1 and 9.5.2; R-1-5.
func (g *agenda) decide(d *audit.Decision) {
	i := Item{Page: PageDecision, Record: d.ID, Due: expected(d)}
	if d.ReviewedOn.IsZero() || d.ReviewedOn.After(g.today) {
		r := i
		r.What, r.Kind, r.Rule = "Technical review of the whole file", StepTechnicalReview, "9.5.2"
		r.Why = g.independent(d.Reviewer)
		if day := later(d.ReviewedOn, d.ReviewPlanned); !day.IsZero() {
			r.Due = day
		}
		g.add(r)
	}
	i.What, i.Kind, i.Rule, i.Why = decisionWord(d.Kind), StepDecision, "R-1-5", g.independent(d.DecidedBy)
	recommended := d.Recommendation
	if a := g.c.Audit(d.Audit); recommended == "" && a != nil {
		recommended = a.Recommendation
	}
	if recommended != "" {
		i.Why = "recommendation: " + firstClause(recommended)
	}
	g.add(i)
}

// decisionWord names a decision that is to be taken.
func decisionWord(k audit.DecisionKind) string {
	switch k {
	case audit.Grant, audit.Refuse:
		return "Decision on certification"
	case audit.Maintain:
		return "Decision on maintaining the certification"
	case audit.Renew:
		return "Decision on recertification"
	case audit.Expand, audit.Reduce:
		return "Decision on the scope"
	case audit.Suspend:
		return "Decision on suspension"
	case audit.Restore:
		return "Decision on restoring the certification"
	case audit.Withdraw:
		return "Decision on withdrawal"
	default:
		return "Decision on certification"
	}
}

func (g *agenda) independent(person audit.ID) string {
	if p := g.c.Person(person); p != nil {
		return p.Name + ", independent"
	}
	return "by somebody who did not audit"
}

// firstClause returns a text up to its first stop, comma or line end.
func firstClause(s string) string {
	if i := strings.IndexAny(s, ",.;\n"); i > 0 {
		s = s[:i]
	}
	return strings.ToLower(strings.TrimSpace(s))
}

// decideOn lists the decision that an audit asks for and nobody has planned: on certification once every major is
// verified and every minor's plan accepted (R-1-8), on maintaining it after a
// surveillance where the lead auditor's conclusion is not enough (R-1-12), on recertification.
func (g *agenda) decideOn(a *audit.Audit) {
	if g.over(a) || slices.ContainsFunc(g.c.Decisions, func(d audit.Decision) bool { return covers(&d, a) }) {
		return
	}
	i := Item{Kind: StepDecision, Page: PageDecision, Record: a.ID, Rule: "R-1-8"}
	switch a.Kind {
	case audit.Stage2:
		if g.status != Applicant || !g.ready(a) {
			return
		}
		i.What, i.Why = decisionWord(audit.Grant), "every response is accepted; plan technical review and decision"
	case audit.Surveillance:
		if g.status == Expired || !MaintainNeedsReview(g.c, a) {
			return
		}
		i.What, i.Rule, i.Why = decisionWord(audit.Maintain), "R-1-12", "by somebody who did not audit"
	default:
		i.What, i.Why = decisionWord(audit.Renew), "majors are verified and the decision taken before the certificate expires"
	}
	g.add(i)
}

// covers reports whether a decision, planned or taken, is about the audit or comes after it.
func covers(d *audit.Decision, a *audit.Audit) bool {
	return d.Audit == a.ID || !expected(d).IsZero() && !expected(d).Before(end(a))
}

// ready reports whether the nonconformities of an audit allow a decision: majors verified, plans of minors accepted.
// ISO/IEC 17021-1:2015 9.5.2; R-1-8.
func (g *agenda) ready(a *audit.Audit) bool {
	if g.drafts(a) > 0 {
		return false
	}
	return !slices.ContainsFunc(g.c.Findings, func(f audit.Finding) bool {
		if f.Audit != a.ID || !f.IsOpenNonconformity() {
			return false
		}
		return f.Grade == audit.Major || f.State.Stand() != audit.Accepted
	})
}

// certificate reminds of the certificate that the decision asks for that began the cycle: a grant, a renewal, a
// restoration after the expiry; unless a later decision has overtaken it.
func (g *agenda) certificate(d *audit.Decision) {
	if d.ID != g.ledger.cycle.Decision || g.status != Active || certificateOf(g.c, d) != nil {
		return
	}
	g.add(Item{
		What: "Draw up the certificate", Why: "decided " + d.DecidedOn.String(), Kind: StepCertificate, Page: PageDecision, Record: d.ID, Rule: "8.2.2",
	})
}
