package cycle

import (
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Fault is a rule that the records of a case break together, with the record to look at.
type Fault struct {
	Kind   string   `json:"kind"` // kind of the record: decision
	Record audit.ID `json:"record"`
	audit.Problem
}

// CheckCase returns the rules that the case breaks in what was decided, certified and held, whatever the day: a decision by
// somebody who audited (R-1-5) or that does not follow (R-8-1), a certificate effective before its decision (8.2.2),
// a Stage 2 held before Stage 1 was over (R-2-1). What is only planned or still open is no fault.
func CheckCase(c *audit.Case) []Fault {
	var out []Fault
	add := func(kind string, id audit.ID, problems ...audit.Problem) {
		for _, p := range problems {
			out = append(out, Fault{Kind: kind, Record: id, Problem: p})
		}
	}
	for i := range c.Audits {
		a := &c.Audits[i]
		one := stage1Before(c, a)
		if a.Kind == audit.Stage2 && a.State == audit.AuditDone && one != nil && !one.EndsOn.IsZero() && !one.EndsOn.Before(a.StartsOn) {
			add("audit", a.ID, audit.Problem{Field: "starts_on", Rule: "R-2-1", Message: fmt.Sprintf("Stage 2 began on %s, before Stage 1 was over on %s", a.StartsOn, one.EndsOn)})
		}
	}
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.DecidedOn.IsZero() {
			continue
		}
		add("decision", d.ID, CheckTaken(c, d)...)
		a := c.Audit(d.Audit)
		if a != nil && (d.Kind != audit.Maintain || MaintainNeedsReview(c, a)) {
			add("decision", d.ID, checkDeciders(c, d, c.DecidedAudits(a), d.DecidedOn)...)
		}
	}
	for i := range c.Certificates {
		if k := &c.Certificates[i]; k.Decision != "" || !k.IssuedOn.IsZero() {
			add("certificate", k.ID, CheckCertificate(c, k)...)
		}
	}
	return out
}

// stage1Before returns the Stage 1 of the programme of a Stage 2, or nil.
func stage1Before(c *audit.Case, two *audit.Audit) *audit.Audit {
	for _, a := range ofKind(c, audit.Stage1) {
		if a.Programme == two.Programme {
			return a
		}
	}
	return nil
}

// Contradictions returns what is wrong with the facts of a cycle, each with its rule: a decision before the audit's end,
// a renewal, suspension or verification before what it follows.
func (f Facts) Contradictions() []audit.Problem {
	var out []audit.Problem
	for _, x := range []struct {
		field, what, after, rule string
		day, than                date.Date
	}{
		{"decision", "the decision", "the last day of Stage 2", "9.5.2", f.Decision, f.Stage2End},
		{"major_verified", "the verification of majors", "the last day of Stage 2", "R-1-9", f.MajorVerified, f.Stage2End},
		{"recert_decision", "the decision on recertification", "the decision", "D5", f.RecertDecision, f.Decision},
		{"suspended", "the suspension", "the decision", "R-8-1", f.Suspended, f.Decision},
	} {
		if !x.day.IsZero() && x.day.Before(x.than) {
			out = append(out, audit.Problem{
				Field: x.field, Rule: x.rule, Message: fmt.Sprintf("%s of %s is before %s, %s", x.what, x.day, x.after, x.than),
			})
		}
	}
	return out
}

// Lapsed says that the cycle has ended and what can still be done, with its rule; nothing while it has not. R-8-2, D6, D7.
func (f Facts) Lapsed() []audit.Problem {
	d := DatesOf(f)
	ended := audit.Problem{Field: "decision", Rule: "D6", Message: fmt.Sprintf("it expired on %s and can be restored until %s", d.Expiry, d.RestorationUntil)}
	switch d.Renewal.State {
	case RenewalLapsed:
	case RenewalTooLate:
		ended.Rule = "D7"
		ended.Message = fmt.Sprintf("it expired on %s and could be restored until %s; now it takes at least a Stage 2", d.Expiry, d.RestorationUntil)
	case RenewalOpen, Renewed, Restored, "":
		return nil
	}
	return []audit.Problem{ended}
}
