package casefile_test

import (
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

func TestSession_Wording_warningsCanBeLetStandWithAReason(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := audit.Clone(newFinding(t, s))
	f.RequirementText = "Impact assessments are carried out at planned intervals and their results are kept."
	f.Statement = "The impact assessment of 2026 was not carried out because staffing is missing."
	f.EvidenceText, f.GradeReason = "Register IAR v9.", "One of four systems."
	w := wordingOf(t, s, f)
	if len(w.Open) != 1 || !w.Issuable() || len(w.Points) == 0 {
		t.Fatalf("%d open, issuable %v, %d points", len(w.Open), w.Issuable(), len(w.Points))
	}
	if cut, ok := w.Cut(w.Open[0]); !ok || cut != "The impact assessment of 2026 was not carried out." {
		t.Errorf("without the cause: %q, %v", cut, ok)
	}
	accepted := w.Open[0].Acceptance(f.ID)
	accepted.Reason = "The words are the client's own."
	if err := s.Save(t.Context(), "Let a warning stand", casefile.Change{After: &accepted}); err != nil {
		t.Fatal(err)
	}
	if w = wordingOf(t, s, f); len(w.Open) != 0 || len(w.Remarks) != 1 {
		t.Errorf("after the reason %d of %d remarks are open", len(w.Open), len(w.Remarks))
	}
	f.Statement = "The impact assessment of 2026 was not carried out because time was short."
	if w = wordingOf(t, s, f); len(w.Open) != 1 {
		t.Errorf("the reason holds for other words")
	}
}

func wordingOf(t *testing.T, s *casefile.Session, f *audit.Finding) casefile.Wording {
	t.Helper()
	w, err := s.Wording(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestSession_Wording_ofARequirementOfAnotherClause(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := audit.Clone(newFinding(t, s))
	f.RequirementText, f.GradeReason, f.EvidenceText = "Evidence of competence of persons doing AI-related work is kept.", "One file of four.", "File P-06."
	w := wordingOf(t, s, f)
	if len(w.Open) != 1 || w.Open[0].Rule != "requirement-clause" {
		t.Errorf("remarks: %+v", w.Open)
	}
}
