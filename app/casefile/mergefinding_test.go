package casefile_test

import (
	"errors"
	"slices"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// TestSession_MergeFinding: what names the finding that went names the other one, and one undo brings everything back.
func TestSession_MergeFinding(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	from, into := newFinding(t, s), newFinding(t, s)
	n := &audit.Note{Record: audit.Record{ID: s.NewID()}, Audit: from.Audit, Requirement: "8.4", Text: "None for ReportDraft.", Findings: []audit.ID{from.ID}}
	repeat := audit.Clone(newFinding(t, s))
	before := audit.Clone(repeat)
	repeat.RepeatOf, repeat.Concerns = from.ID, []audit.ID{from.ID, into.ID}
	if err := s.Save(t.Context(), "links", casefile.Change{After: n}, casefile.Change{Before: before, After: repeat}); err != nil {
		t.Fatal(err)
	}
	if err := s.MergeFinding(t.Context(), from.ID, into.ID, "The same failure."); err != nil {
		t.Fatal(err)
	}
	c := current(t, s)
	if c.Finding(from.ID) != nil || c.Finding(into.ID) == nil {
		t.Fatal("the wrong one is gone")
	}
	if got := c.Notes[0].Findings; !slices.Equal(got, []audit.ID{into.ID}) {
		t.Errorf("the note names %v", got)
	}
	if f := c.Finding(repeat.ID); f.RepeatOf != into.ID || !slices.Equal(f.Concerns, []audit.ID{into.ID}) {
		t.Errorf("the later one repeats %s and takes up %v", f.RepeatOf, f.Concerns)
	}
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	c = current(t, s)
	if f := c.Finding(from.ID); f == nil || f.ClosureNote != "" || c.Finding(repeat.ID).RepeatOf != from.ID || c.Notes[0].Findings[0] != from.ID {
		t.Errorf("after one undo: %+v", f)
	}
}

func TestSession_MergeFinding_refuses(t *testing.T) {
	t.Parallel()
	s, issued := issuedFinding(t)
	draft := newFinding(t, s)
	for name, c := range map[string]struct {
		from, into audit.ID
		reason     string
	}{
		"into an issued one": {draft.ID, issued, "same"},
		"an issued one":      {issued, draft.ID, "same"},
		"itself":             {draft.ID, draft.ID, "same"},
		"no reason":          {draft.ID, newFinding(t, s).ID, " "},
	} {
		if err := s.MergeFinding(t.Context(), c.from, c.into, c.reason); !errors.Is(err, casefile.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.MergeFinding(t.Context(), draft.ID, "nobody", "same"); !errors.Is(err, casefile.ErrNotFound) {
		t.Errorf("into nothing: %v", err)
	}
}
