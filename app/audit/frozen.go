package audit

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// frozenFields are the fields of a finding that its issue freezes: what the client was told. The first never change; the
// others do by an amendment only.
var (
	givenFields  = []string{"audit", "number", "issued_on"}
	frozenFields = []string{
		"grade", "grade_reason", "requirement", "other_requirements", "requirement_text", "statement", "evidence_text", "sites", "systems",
	}
	// amendedFields are those whose change an amendment tells, beside the frozen ones.
	amendedFields = append(slices.Clone(frozenFields), "response_due", "evidence_due", "state")
)

// CheckFrozen returns what forbids to change an issued finding from before to after: a frozen field that none of the
// amendments saved with it names, or that it is taken out. A field that a merge left with two values may be settled.
// ISO/IEC 17021-1:2015 9.4.7, 9.4.8; R-3-3.
func CheckFrozen(before, after *Finding, amendments []*Amendment) []Problem {
	if !before.State.IsIssued() {
		return nil
	}
	var out []Problem
	if after.Deleted && !before.Deleted {
		out = append(out, Problem{Message: "is issued; it can be withdrawn, never deleted"})
	}
	refuse := func(names []string, allowed func(field string) bool, message string) {
		for _, name := range names {
			if !fieldEqual(name, before, after) && !slices.Contains(before.Conflicts(), name) && !allowed(name) {
				out = append(out, Problem{Field: name, Rule: "R-3-3", Message: message})
			}
		}
	}
	refuse(givenFields, func(string) bool { return false }, "never changes once the finding is issued")
	refuse(frozenFields, func(field string) bool {
		return slices.ContainsFunc(amendments, func(a *Amendment) bool { return a.Finding == before.ID && a.Field == field && !a.Deleted })
	}, "is frozen since the issue; amend it with a reason")
	return out
}

// Amendments returns one amendment of that kind and reason for each field that the client was told and that after changes,
// in the order of the fields, without identity, person and time.
func Amendments(kind AmendmentKind, reason string, before, after *Finding) []*Amendment {
	var out []*Amendment
	for _, name := range amendedFields {
		if fieldEqual(name, before, after) {
			continue
		}
		out = append(out, &Amendment{
			Finding: before.ID, Kind: kind, Field: name, Before: fieldText(name, before), After: fieldText(name, after), Reason: strings.TrimSpace(reason),
		})
	}
	return out
}

func fieldEqual(name string, a, b *Finding) bool {
	f := findingField(name)
	if f.Type == SetField {
		return slices.Equal(f.Elements(a), f.Elements(b))
	}
	return f.Get(a) == f.Get(b)
}

func fieldText(name string, r *Finding) string {
	f := findingField(name)
	if f.Type == SetField {
		return strings.Join(f.Elements(r), ", ")
	}
	return f.Get(r).Text()
}

func findingField(name string) Field {
	f, ok := KindOf(&Finding{}).Field(name)
	if !ok {
		panic(fmt.Sprintf("audit: a finding has no field %s", name)) // a slip of the programmer
	}
	return f
}

// Regrade gives an issued finding another grade on a day and keeps the grade at its issue in sight (R-3-3). A finding that
// becomes a nonconformity gets the due dates of the policy from that day on; a graver one gets no later ones than it had.
func (f *Finding) Regrade(p Policy, g Grade, day date.Date) {
	if g == f.Grade {
		return
	}
	if f.GradeBefore == "" {
		f.GradeBefore = f.Grade
	}
	f.Grade = g
	if !g.IsNonconformity() {
		f.ResponseDue, f.EvidenceDue = date.Date{}, date.Date{}
		return
	}
	dated := Finding{Grade: g, IssuedOn: day}
	dated.setDueDates(p)
	f.ResponseDue, f.EvidenceDue = earlier(f.ResponseDue, dated.ResponseDue), earlier(f.EvidenceDue, dated.EvidenceDue)
}

// earlier returns the earlier of two days; one that is not set does not count.
func earlier(a, b date.Date) date.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// Withdraw takes an issued finding back on a day, with the reason; it stays in the case.
func (f *Finding) Withdraw(reason string, by ID, day date.Date) {
	f.State, f.ClosureNote, f.ClosedBy, f.ClosedOn = Withdrawn, reason, by, day
}

// Reopen takes back that a finding was verified or closed: it is with the client again, and a nonconformity has a new time
// for the response. What was verified stays in its history.
func (f *Finding) Reopen(p Policy, day date.Date) {
	f.State = FindingIssued
	f.ClosedOn, f.ClosedBy, f.ClosureNote = date.Date{}, "", ""
	f.VerifiedOn, f.VerifiedBy, f.Verification, f.VerificationMethod, f.VerificationEvidence = date.Date{}, "", "", "", nil
	dated := Finding{Grade: f.Grade, IssuedOn: day}
	dated.setDueDates(p)
	f.ResponseDue, f.EvidenceDue = dated.ResponseDue, dated.EvidenceDue
}
