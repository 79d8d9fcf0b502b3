package audit

import (
	"cmp"
	"fmt"
	"slices"
)

// systemicMinors is the number of open minors on one clause from which a body that has set none asks about a systemic failure.
const systemicMinors = 3

// Escalations returns what a nonconformity asks about its grade; each is a question, nothing is changed by it.
//
// R-3-3: an earlier nonconformity against the same requirement that is still open is a repeat, which most bodies grade
// major; one that was verified or closed within the last two audits is a recurrence. R-3-4; ISO/IEC 17021-1:2015 3.12:
// several minors on the same requirement may together be a major.
func Escalations(c *Case, f *Finding) []Warning {
	if !f.Grade.IsNonconformity() || f.State == Withdrawn {
		return nil
	}
	var out []Warning
	for _, e := range earlierOn(c, f) {
		w := Warning{Rule: "R-3-3", Severity: SeverityWarning, Field: "grade", Finding: e.ID, Requirements: []Number{f.Requirement}}
		switch {
		case e.State.IsOpen() && f.Grade == Minor:
			w.Title, w.Message = "Repeats "+e.Label(), fmt.Sprintf("%s against %s is still open; is this one a major?", e.Label(), e.Requirement)
		case e.State.IsOpen() && e.ID == f.RepeatOf:
			continue // a major that is linked is graded as a repeat is
		case e.State.IsOpen():
			w.Title, w.Message = "Repeats "+e.Label(), fmt.Sprintf("%s against %s is still open; link the two.", e.Label(), e.Requirement)
		default:
			w.Title, w.Message = "Recurs after "+e.Label(), fmt.Sprintf("%s against %s was closed before; was its corrective action effective?", e.Label(), e.Requirement)
		}
		out = append(out, w)
	}
	if w, systemic := checkSystemic(c, f); systemic {
		out = append(out, w)
	}
	return out
}

// RaisedBefore reports whether a finding was raised by an audit that comes before that of f.
func RaisedBefore(c *Case, earlier, f *Finding) bool {
	a, b := c.Audit(earlier.Audit), c.Audit(f.Audit)
	return a != nil && b != nil && a.ID != b.ID && a.comesBefore(b)
}

// earlierOn returns the nonconformities against the same requirement that an audit before raised: open ones, and those that
// were settled within the last two audits before this one, and the one that f is said to repeat; by their number.
func earlierOn(c *Case, f *Finding) []*Finding {
	own := c.Audit(f.Audit)
	if own == nil || f.Requirement == "" {
		return nil
	}
	var before []*Audit
	for i := range c.Audits {
		if b := &c.Audits[i]; b.ID != own.ID && b.State == AuditDone && b.comesBefore(own) {
			before = append(before, b)
		}
	}
	slices.SortStableFunc(before, func(x, y *Audit) int { return y.StartsOn.Compare(x.StartsOn) })
	recent := before[:min(len(before), 2)]
	var out []*Finding
	for i := range c.Findings {
		e := &c.Findings[i]
		if !isAgain(f, e) {
			continue
		}
		raised := func(a *Audit) bool { return a.ID == e.Audit }
		if e.ID == f.RepeatOf || slices.ContainsFunc(before, raised) && (e.State.IsOpen() || slices.ContainsFunc(recent, raised) || settledSince(e, recent)) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y *Finding) int { return cmp.Compare(x.Number, y.Number) })
	return out
}

// isAgain reports whether an issued nonconformity is against the requirement of f, or the one that f is said to repeat.
func isAgain(f, e *Finding) bool {
	return (e.Requirement == f.Requirement || e.ID == f.RepeatOf) && e.Grade.IsNonconformity() && e.State.IsIssued() && e.State != Withdrawn
}

// settledSince reports whether a nonconformity was verified or closed since the first of the recent audits began.
func settledSince(f *Finding, recent []*Audit) bool {
	if len(recent) == 0 {
		return false
	}
	done := f.VerifiedOn
	if done.IsZero() {
		done = f.ClosedOn
	}
	return !done.IsZero() && !done.Before(recent[len(recent)-1].StartsOn)
}

// checkSystemic asks about a systemic failure when there are as many open minors on the requirement as the body's policy
// says, drafts included.
func checkSystemic(c *Case, f *Finding) (Warning, bool) {
	least := int(cmp.Or(c.Policy.SystemicMinors, systemicMinors))
	n := 0
	for i := range c.Findings {
		if e := &c.Findings[i]; e.Grade == Minor && e.Requirement == f.Requirement && e.State.IsOpen() && e.ID != f.ID {
			n++
		}
	}
	if f.Grade != Minor || f.Requirement == "" || !f.State.IsOpen() || n+1 < least {
		return Warning{}, false
	}
	return Warning{
		Rule: "R-3-4", Severity: SeverityWarning, Title: "Systemic?", Field: "grade", Requirements: []Number{f.Requirement},
		Message: fmt.Sprintf("%d minor nonconformities against %s are open; together they may be a major.", n+1, f.Requirement),
	}, true
}
