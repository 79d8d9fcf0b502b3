package casefile_test

import (
	"errors"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

func TestSession_Recover(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	for field, text := range map[string]string{"statement": "typed before the crash", "evidence_text": "OP-14 v3"} {
		d := casefile.Draft{Kind: "finding", Record: f.ID, Field: field, Text: text}
		if err := s.SaveDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	s = reopen(t, s)
	found, err := s.Recovered(t.Context())
	if err != nil || len(found) != 2 {
		t.Fatalf("recovered %v, %v, want two texts", found, err)
	}
	if err := s.Recover(t.Context(), found); err != nil {
		t.Fatal(err)
	}
	got := current(t, s).Finding(f.ID)
	if got.Statement != "typed before the crash" || got.EvidenceText != "OP-14 v3" {
		t.Errorf("after taking over: %q, %q", got.Statement, got.EvidenceText)
	}
	if left, err := s.Recovered(t.Context()); err != nil || len(left) > 0 {
		t.Errorf("still offered: %v, %v", left, err)
	}
}

// A text that the case has is forgotten, one whose record is gone is told, and one that is not valid keeps no other back.
func TestSession_Recover_whatCannotBeTakenOver(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	site := &audit.Site{Name: "Oslo"}
	gone := &audit.Site{Name: "Bergen"}
	if err := s.Save(t.Context(), "Sites", casefile.Change{After: site}, casefile.Change{After: gone}); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), "Take out", casefile.Change{Before: gone}); err != nil {
		t.Fatal(err)
	}
	for _, d := range []casefile.Draft{
		{Kind: "site", Record: site.ID, Field: "name", Text: ""}, // not valid: a site has a name
		{Kind: "finding", Record: f.ID, Field: "statement", Text: "typed before"},
		{Kind: "site", Record: gone.ID, Field: "city", Text: "Bergen"},
		{Kind: "site", Record: "01970000-0000-7000-8000-0000000000ff", Field: "name", Text: "Tromsø"},
		{Kind: "site", Record: "01970000-0000-7000-8000-0000000000ff", Field: "city", Text: ""},
		{Kind: "site", Record: site.ID, Field: "city", Text: site.City}, // as the case has it
		{Kind: casefile.Unfinished, Record: casefile.UnfinishedNote(f.Audit, "8.4").Record, Field: "text", Text: "It stands in the Checklist."},
	} {
		if err := s.SaveDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	found, err := s.Recovered(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var chosen []casefile.Recovered
	homeless := 0
	for _, d := range found {
		if d.Homeless {
			homeless++
		} else {
			chosen = append(chosen, d)
		}
	}
	if homeless != 2 || len(chosen) != 2 {
		t.Fatalf("%d homeless, %d others: %+v", homeless, len(chosen), found)
	}
	if err := s.Recover(t.Context(), chosen); !errors.Is(err, casefile.ErrInvalid) {
		t.Errorf("took over a site without a name: %v", err)
	}
	if got := current(t, s).Finding(f.ID).Statement; got != "typed before" {
		t.Errorf("the finding says %q", got)
	}
	left, err := s.Drafts(t.Context())
	if err != nil || len(left) != 5 {
		t.Errorf("%d drafts are left, %v: %+v", len(left), err, left)
	}
}
