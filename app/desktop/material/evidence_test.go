package material_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/material"
)

// begin opens the dialog over a new piece of evidence at the clause of the shelf.
func (s *shelf) begin() *audit.Evidence {
	e := s.m.NewEvidence(material.At{Audit: s.desk.At, Requirement: s.number})
	s.m.EditEvidence(e, nil)
	return e
}

func (s *shelf) evidence(id audit.ID) *audit.Evidence {
	c := s.desk.Case()
	for i := range c.Evidence {
		if c.Evidence[i].ID == id {
			return &c.Evidence[i]
		}
	}
	return nil
}

// TestEvidence_anInterviewByKeys: what was said, the role, and when and where are known before anything is typed.
func TestEvidence_anInterviewByKeys(t *testing.T) {
	s := newShelf(t, "8.4")
	e := s.begin()
	s.desk.Sees("Seen, not kept")
	s.desk.Type("Assessment is planned before launch.")
	s.desk.Press("Tab", "Tab")
	s.desk.Type("Head of product")
	s.desk.Press("Ctrl+Enter")
	got := s.evidence(e.ID)
	if got == nil || got.Text != "Assessment is planned before launch." || got.Function != "Head of product" || got.Method != audit.Interview {
		t.Fatalf("%+v", got)
	}
	if got.SeenOn.String() != "2026-05-05" || got.SeenAt.IsZero() || got.Site == "" || got.Requirements[0] != "8.4" || got.Author == "" || got.CapturedAt == "" {
		t.Errorf("%+v", got)
	}
}

// TestEvidence_whatIsTypedIsKeptAtThePause: before the dialog is closed.
func TestEvidence_whatIsTypedIsKeptAtThePause(t *testing.T) {
	s := newShelf(t, "8.4")
	e := s.begin()
	s.desk.Type("Half a sen")
	s.desk.Rest()
	if got := s.evidence(e.ID); got == nil || got.Text != "Half a sen" {
		t.Errorf("%+v", got)
	}
}

func TestEvidence_nothingFilledInIsNothing(t *testing.T) {
	s := newShelf(t, "8.4")
	e := s.begin()
	s.desk.Press("Esc")
	if s.evidence(e.ID) != nil {
		t.Error("an empty piece of evidence is in the case")
	}
}

// TestEvidence_aDocumentHasItsOwnDate: the fields follow from how it was obtained; the date of the document is not the day
// it was seen.
func TestEvidence_aDocumentHasItsOwnDate(t *testing.T) {
	s := newShelf(t, "8.4")
	e := s.begin()
	s.desk.SeesNot("Document or record")
	s.desk.Type("Lists IA-01 to IA-03 only.")
	s.desk.Press("Tab")
	s.desk.Type("Document")
	s.desk.Press("Enter")
	s.desk.Sees("Document or record", "Its own date")
	s.desk.SeesNot("Role, not the name")
	s.desk.Press("Tab")
	s.desk.Type("IAR")
	s.desk.Press("Tab")
	s.desk.Type("v9")
	s.desk.Press("Tab")
	s.desk.Type("2026-04-28")
	s.desk.Press("Ctrl+Enter")
	got := s.evidence(e.ID)
	if got == nil || got.Method != audit.DocumentRead || got.Document != "IAR" || got.Version != "v9" || got.Dated.String() != "2026-04-28" || got.SeenOn.String() != "2026-05-05" {
		t.Errorf("%+v", got)
	}
}

// TestEvidence_isLinkedToAFinding: the draft rests on it from then on.
func TestEvidence_isLinkedToAFinding(t *testing.T) {
	s := newShelf(t, "8.4")
	e := s.begin()
	s.desk.Type("Seen.")
	for range 30 {
		if s.desk.Focused() == "Findings" {
			break
		}
		s.desk.Press("Tab")
	}
	s.desk.Type("MK-01")
	s.desk.Press("Enter")
	s.desk.Press("Esc")
	linked := false
	c := s.desk.Case()
	for i := range c.Findings {
		for _, id := range c.Findings[i].Evidence {
			linked = linked || c.Findings[i].DraftNumber == "MK-01" && id == e.ID
		}
	}
	if !linked {
		t.Errorf("focus %s; no draft rests on it", s.desk.Focused())
	}
}

// TestEvidence_aVeryLongPaste: a hundred thousand characters are kept, every one.
func TestEvidence_aVeryLongPaste(t *testing.T) {
	s := newShelf(t, "8.4")
	e := s.begin()
	long := strings.Repeat("Alert 2026-02-14 19:04, nobody answered. ", 2500)
	clip := test.NewClipboard()
	clip.SetContent(long)
	s.desk.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	s.desk.Press("Ctrl+Enter")
	if got := s.evidence(e.ID); got == nil || got.Text != long {
		t.Fatalf("%d of %d characters", len(got.Text), len(long))
	}
}
