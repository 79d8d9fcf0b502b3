package casefile_test

import (
	"errors"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// issuedFinding is a session with one finding that is issued, and its ID.
func issuedFinding(t *testing.T) (*casefile.Session, audit.ID) {
	t.Helper()
	s := newCase(t)
	f := newFinding(t, s)
	ready := audit.Clone(f)
	ready.RequirementText, ready.EvidenceText, ready.GradeReason = "Impact assessments are carried out.", "IAR v9, 1 of 4", "one system only"
	before := current(t, s).Audit(f.Audit)
	a := audit.Clone(before)
	a.StartsOn = date.MustParse("2026-05-04")
	if err := s.Save(t.Context(), "ready", casefile.Change{Before: f, After: ready}, casefile.Change{Before: before, After: a}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.IssueFindings(t.Context(), f.Audit); err != nil {
		t.Fatal(err)
	}
	return s, f.ID
}

func TestSession_Amend(t *testing.T) {
	t.Parallel()
	s, id := issuedFinding(t)
	err := s.Amend(t.Context(), id, audit.AmendRegrade, "The second system lacks it too.", func(f *audit.Finding) {
		f.Regrade(current(t, s).Policy, audit.Major, s.Env().Today())
	})
	if err != nil {
		t.Fatal(err)
	}
	c := current(t, s)
	f := c.Finding(id)
	if f.Grade != audit.Major || f.GradeBefore != audit.Minor || len(c.Amendments) == 0 {
		t.Fatalf("grade %s, before %s, %d amendments", f.Grade, f.GradeBefore, len(c.Amendments))
	}
	if a := c.Amendments[0]; a.Field != "grade" || a.Before != "minor" || a.After != "major" || a.AmendedAt == "" || a.Finding != id {
		t.Errorf("amendment %+v", a)
	}
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if c := current(t, s); c.Finding(id).Grade != audit.Minor || len(c.Amendments) != 0 {
		t.Errorf("undone: grade %s, %d amendments, want it to be one action", c.Finding(id).Grade, len(c.Amendments))
	}
}

func TestSession_Amend_refuses(t *testing.T) {
	t.Parallel()
	s, id := issuedFinding(t)
	other := func(f *audit.Finding) { f.Statement = "Other words." }
	for name, c := range map[string]struct {
		reason string
		change func(*audit.Finding)
		want   string
	}{
		"no reason":         {" ", other, "reason"},
		"nothing":           {"so", func(*audit.Finding) {}, "not changed"},
		"no way":            {"so", func(f *audit.Finding) { f.State = audit.Verified }, "cannot go"},
		"an empty field":    {"so", func(f *audit.Finding) { f.Statement = "" }, "say what was found"},
		"withdrawn for why": {"so", func(f *audit.Finding) { f.State = audit.Withdrawn }, "reason of the withdrawal"},
	} {
		err := s.Amend(t.Context(), id, audit.AmendWording, c.reason, c.change)
		if !errors.Is(err, casefile.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if err := s.Amend(t.Context(), "nobody", audit.AmendWording, "so", other); !errors.Is(err, casefile.ErrNotFound) {
		t.Errorf("no such finding: %v", err)
	}
}

func TestSession_Save_refusesToChangeWhatIsIssued(t *testing.T) {
	t.Parallel()
	s, id := issuedFinding(t)
	before := current(t, s).Finding(id)
	after := audit.Clone(before)
	after.Statement = "Other words."
	err := s.Save(t.Context(), "in silence", casefile.Change{Before: before, After: after})
	var invalid *casefile.InvalidError
	if !errors.As(err, &invalid) || invalid.Problems[0].Field != "statement" || invalid.Problems[0].Label != before.Number {
		t.Errorf("changing the statement: %v", err)
	}
	if err := s.Save(t.Context(), "delete", casefile.Change{Before: before}); !errors.Is(err, casefile.ErrInvalid) {
		t.Errorf("deleting it: %v", err)
	}
	stale := audit.Clone(before) // as it was read before the issue
	stale.State, stale.Number, stale.IssuedOn = audit.FindingDraft, "", date.Date{}
	after = audit.Clone(stale)
	after.Grade = audit.Major
	if err := s.Save(t.Context(), "stale", casefile.Change{Before: stale, After: after}); !errors.Is(err, casefile.ErrInvalid) {
		t.Errorf("a change of the draft as it was before: %v", err)
	}
	after = audit.Clone(before)
	after.AcknowledgedBy = "Head of quality"
	if err := s.Save(t.Context(), "acknowledged", casefile.Change{Before: before, After: after}); err != nil {
		t.Errorf("acknowledging it: %v", err)
	}
}

func TestSession_IssueFindings_refusesErrorsOfWording(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	ready := audit.Clone(f)
	ready.RequirementText, ready.EvidenceText, ready.GradeReason = "Impact assessments are carried out.", "We were told.", "one system only"
	if err := s.Save(t.Context(), "ready", casefile.Change{Before: f, After: ready}); err != nil {
		t.Fatal(err)
	}
	_, err := s.IssueFindings(t.Context(), f.Audit)
	var invalid *casefile.InvalidError
	if !errors.As(err, &invalid) || len(invalid.Problems) != 1 || invalid.Problems[0].Rule != "evidence-untraceable" || invalid.Problems[0].Record != f.ID {
		t.Fatalf("issued with evidence that cannot be traced: %v", err)
	}
	for _, words := range []string{f.DraftNumber, "evidence-untraceable", "cannot be traced"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q does not tell %q", err, words)
		}
	}
	held, err := s.HeldBack(t.Context(), f.Audit)
	if err != nil || len(held) != 1 || len(held[0].Errors) != 1 || held[0].Finding.ID != f.ID {
		t.Errorf("held back: %+v, %v", held, err)
	}
}

func TestSession_Accept(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	edited := audit.Clone(f)
	edited.Statement = "None was carried out because the owner was on leave."
	w, err := s.Wording(t.Context(), edited)
	if err != nil {
		t.Fatal(err)
	}
	var cause casefile.Remark
	for _, r := range w.Open {
		if r.Rule == "cause" {
			cause = r
		}
	}
	open := func() (rules []string) {
		w, err := s.Wording(t.Context(), edited)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range w.Open {
			rules = append(rules, string(r.Rule))
		}
		return rules
	}
	a := cause.Acceptance(f.ID)
	for _, reason := range []string{"The client says so itself.", "Asked again.", "Once more."} {
		if err := s.Accept(t.Context(), a, reason); err != nil {
			t.Fatal(err)
		}
		if rules := strings.Join(open(), " "); strings.Contains(rules, "cause") {
			t.Fatalf("let stand, and still open: %s", rules)
		}
		if got := current(t, s).Acceptances; len(got) != 1 || got[0].Reason != reason || got[0].AcceptedAt == "" || len(got[0].Conflicts()) > 0 {
			t.Fatalf("kept %+v, conflicts %v", got, got[0].Conflicts())
		}
		if reason == "Asked again." {
			if err := s.TakeBack(t.Context(), a.ID); err != nil {
				t.Fatal(err)
			}
			if rules := strings.Join(open(), " "); !strings.Contains(rules, "cause") {
				t.Fatalf("taken back, and not open: %s", rules)
			}
		}
	}
}
