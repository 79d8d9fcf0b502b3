package finding_test

import (
	"slices"
	"testing"

	"fieldcase/app/audit"
)

// TestPage_mergesADraftIntoAnother, by keys: what it rests on goes over, and undo brings it back.
func TestPage_mergesADraftIntoAnother(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) { complete(audit.Minor, "A.6.2.6")(f); f.EvidenceText = "Alert log of 2026-04." })
		d.add(complete(audit.Minor, "9.1"))
	})
	d.Enter(d.finding("MK-01").ID)
	d.Press("Ctrl+Shift+M", "Ctrl+Enter")
	if !d.shows("Choose the draft that stays.") || d.focused() != "Into" {
		t.Fatalf("keyboard at %s", d.focused())
	}
	d.Type("MK-02")
	d.Press("Enter", "Ctrl+Enter")
	if !d.shows("Say why: it stays in the history of both.") || d.focused() != "Reason" {
		t.Fatalf("keyboard at %s", d.focused())
	}
	d.Type("Jonas saw the same alerts.")
	d.Press("Ctrl+Enter")
	if got := d.Case().Findings; len(got) != 1 {
		t.Fatalf("%d findings", len(got))
	}
	kept := d.finding("MK-02")
	if !slices.Equal(kept.OtherRequirements, []audit.Number{"A.6.2.6"}) || kept.EvidenceText != "OP-14 v3; alert log 2026-01-01 to 2026-04-30.\nAlert log of 2026-04." {
		t.Errorf("%v, %q", kept.OtherRequirements, kept.EvidenceText)
	}
	if d.field("Evidence") != kept.EvidenceText || !slices.Contains(d.Toasts, "MK-01 merged into MK-02") {
		t.Errorf("shown %q, told %q", d.field("Evidence"), d.Toasts)
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil || d.finding("MK-01").EvidenceText != "Alert log of 2026-04." {
		t.Errorf("undo: %v", err)
	}
}

func TestPage_mergeWaitsForASecondDraft(t *testing.T) {
	d := causeDesk(t)
	d.Press("Ctrl+Shift+M")
	if d.shows("Merge MK-01 into another draft?") {
		t.Error("it asks although there is no other draft")
	}
}
