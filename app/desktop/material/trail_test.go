package material_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// draft is the finding with that number of the draft.
func (s *shelf) draft(number string) *audit.Finding {
	s.desk.T.Helper()
	c := s.desk.Case()
	for i := range c.Findings {
		if c.Findings[i].DraftNumber == number && c.Findings[i].Audit == s.desk.At {
			return &c.Findings[i]
		}
	}
	s.desk.T.Fatalf("there is no draft %s", number)
	return nil
}

// TestTrail_leadsBackToWhatWasSeen: from the finding to who saw what, where and when, the items of the sample and the file.
func TestTrail_leadsBackToWhatWasSeen(t *testing.T) {
	s := newShelf(t, "7.2")
	f := s.draft("JL-02") // competence files
	e := f.Evidence[0]
	s.m.Drop(material.At{Audit: s.desk.At, Evidence: e}, []string{file(t, "CM v5.pdf", "%PDF-1.7")})
	material.ShowTrail(s.desk, s.desk.Session, s.desk.Case(), f.ID)
	s.desk.Sees("Trail of JL-02", f.Statement, "CM v5 of 2026-03-31", "2026-05-04 10:20, Oslo, by Jonas Lindqvist, recorded 2026-05-04",
		"Sample: Competence files", "drawn by judgement", "4 of 9 Competence files sampled; 1 of the 4 did not fulfil the requirement.",
		"P-06, Not fulfilled, No record of training or assessment.", "CM v5.pdf", "Seen, not kept")
	s.desk.Button("Open").Press()
	if len(s.desk.Opened) != 1 || !strings.HasPrefix(s.desk.Opened[0], "CM v5.pdf: ") {
		t.Errorf("opened %q", s.desk.Opened)
	}
	s.desk.Button("Go to it").Press()
	if len(s.desk.Went) != 1 || s.desk.Went[0] != page.Evidence {
		t.Errorf("went to %v", s.desk.Went)
	}
}

// TestTrail_saysWhereItEnds: a finding with nothing behind it, and evidence without its author.
func TestTrail_saysWhereItEnds(t *testing.T) {
	s := newShelf(t, "8.1")
	f := s.draft("MK-01")
	bare := audit.Clone(f)
	bare.Evidence, bare.Samples = nil, nil
	s.desk.Put(casefile.Change{Before: f, After: bare})
	material.ShowTrail(s.desk, s.desk.Session, s.desk.Case(), f.ID)
	s.desk.Sees("No evidence and no sample is linked")
	s.desk.Press("Esc")
	e := s.m.NewEvidence(material.At{Audit: s.desk.At})
	e.Text, e.Author = "Seen.", ""
	linked := audit.Clone(s.draft("MK-01"))
	linked.Evidence = []audit.ID{e.ID}
	s.desk.Put(casefile.Change{After: e}, casefile.Change{Before: s.draft("MK-01"), After: linked})
	material.ShowTrail(s.desk, s.desk.Session, s.desk.Case(), f.ID)
	s.desk.Sees("Interview does not say who saw it, or when")
}
