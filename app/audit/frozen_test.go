package audit_test

import (
	"slices"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// issuedMinor is a minor as the client has it.
func issuedMinor() *audit.Finding {
	return &audit.Finding{
		Record: audit.Record{ID: "f"}, Audit: "a", Grade: audit.Minor, Requirement: "8.4", State: audit.FindingIssued, Number: "NC-2026-ST2-01",
		Statement: "None was carried out.", RequirementText: "They are carried out.", EvidenceText: "IAR v9", GradeReason: "One system.",
		IssuedOn: date.MustParse("2026-05-06"), ResponseDue: date.MustParse("2026-06-05"),
	}
}

func fieldsOf(problems []audit.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Field)
	}
	return out
}

func TestCheckFrozen(t *testing.T) {
	t.Parallel()
	amended := []*audit.Amendment{{Finding: "f", Field: "statement"}, {Finding: "another", Field: "grade"}}
	for name, c := range map[string]struct {
		change func(*audit.Finding)
		want   []string
	}{
		"nothing":                     {func(*audit.Finding) {}, nil},
		"what is not told the client": {func(f *audit.Finding) { f.PrivateNote, f.AcknowledgedBy = "x", "y" }, nil},
		"amended":                     {func(f *audit.Finding) { f.Statement = "Other words." }, nil},
		"amended for another finding": {func(f *audit.Finding) { f.Grade = audit.Major }, []string{"grade"}},
		"sets":                        {func(f *audit.Finding) { f.Sites = []audit.ID{"oslo"} }, []string{"sites"}},
		"number":                      {func(f *audit.Finding) { f.Number = "NC-2026-ST2-02" }, []string{"number"}},
		"deleted":                     {func(f *audit.Finding) { f.Deleted = true }, []string{""}},
	} {
		before := issuedMinor()
		after := audit.Clone(before)
		c.change(after)
		if got := fieldsOf(audit.CheckFrozen(before, after, amended)); !slices.Equal(got, c.want) {
			t.Errorf("%s: problems with %q, want %q", name, got, c.want)
		}
		before.State = audit.FindingReady
		if got := audit.CheckFrozen(before, after, nil); len(got) > 0 {
			t.Errorf("%s: a draft is frozen: %v", name, got)
		}
	}
}

func TestFinding_Regrade(t *testing.T) {
	t.Parallel()
	policy, day := audit.Policy{ResponseDays: 30, MajorResponseDays: 14, MajorEvidenceDays: 90}, date.MustParse("2026-05-18")
	f := issuedMinor()
	before := audit.Clone(f)
	f.Regrade(policy, audit.Major, day)
	if f.GradeBefore != audit.Minor || f.ResponseDue.String() != "2026-06-01" || f.EvidenceDue.String() != "2026-08-16" {
		t.Errorf("grade before %q, response due %s, evidence due %s", f.GradeBefore, f.ResponseDue, f.EvidenceDue)
	}
	var told []string
	for _, a := range audit.Amendments(audit.AmendRegrade, " Two more systems. ", before, f) {
		told = append(told, a.Field+": "+a.Before+" → "+a.After+", "+a.Reason)
	}
	want := []string{
		"grade: minor → major, Two more systems.", "response_due: 2026-06-05 → 2026-06-01, Two more systems.", "evidence_due:  → 2026-08-16, Two more systems.",
	}
	if !slices.Equal(told, want) {
		t.Errorf("amendments %q, want %q", told, want)
	}
	f.Regrade(policy, audit.OFI, day)
	if f.GradeBefore != audit.Minor || !f.ResponseDue.IsZero() || !f.EvidenceDue.IsZero() {
		t.Errorf("as an OFI: grade before %q, response due %s", f.GradeBefore, f.ResponseDue)
	}
}

func TestFinding_Reopen(t *testing.T) {
	t.Parallel()
	f := issuedMinor()
	f.State, f.ClosedOn, f.ClosureNote, f.VerifiedOn = audit.Closed, date.MustParse("2026-07-01"), "done", date.MustParse("2026-07-01")
	f.Reopen(audit.Policy{ResponseDays: 30}, date.MustParse("2026-09-01"))
	if f.State != audit.FindingIssued || !f.ClosedOn.IsZero() || !f.VerifiedOn.IsZero() || f.ClosureNote != "" || f.ResponseDue.String() != "2026-10-01" {
		t.Errorf("%+v", f)
	}
}
