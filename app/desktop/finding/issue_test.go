package finding_test

import (
	"slices"
	"testing"

	"fieldcase/app/audit"
)

func TestPage_readyShowsWhatIsMissing(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) { complete(audit.Minor, "7.2")(f); f.EvidenceText, f.GradeReason = "", " " })
	})
	if !d.shows("2 to settle") || !d.shows("2 points open") || !d.shows("No evidence") || !d.shows("The grade has no reason") {
		t.Errorf("the panel shows %q", d.texts())
	}
	d.Press("Ctrl+Enter")
	if d.focused() != "Evidence" || d.message("Evidence") == "" || d.message("Reason for the grade") != "Say why it is minor" {
		t.Errorf("keyboard at %s, evidence %q, reason %q", d.focused(), d.message("Evidence"), d.message("Reason for the grade"))
	}
	if d.finding("MK-01").State != audit.FindingDraft {
		t.Error("an incomplete finding became ready")
	}
	d.Type("File P-06.")
	if d.message("Evidence") != "" {
		t.Errorf("the message stays: %q", d.message("Evidence"))
	}
	d.Press("Ctrl+.")
	if d.focused() != "Reason for the grade" {
		t.Errorf("the next open point is at %s", d.focused())
	}
	d.Type("One of four files.")
	d.Press("Ctrl+Enter")
	if got := d.finding("MK-01"); got.State != audit.FindingReady || got.EvidenceText != "File P-06." {
		t.Errorf("not ready: %+v", got)
	}
	if !d.shows("in order") || !d.shows("Ready to issue") || d.focused() != "Grid[fieldcase/app/desktop/finding.row]" {
		t.Errorf("keyboard at %s, shown %q", d.focused(), d.texts())
	}
}

func TestPage_aReadyFindingThatLosesATextIsADraftAgain(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) { complete(audit.OFI, "9.1")(f); f.State = audit.FindingReady })
	})
	d.Press("Alt+S")
	for range 100 {
		d.backspace()
	}
	d.Press("Tab")
	if got := d.finding("MK-01"); got.State != audit.FindingDraft || got.Statement != "" {
		t.Errorf("state %s, statement %q", got.State, got.Statement)
	}
}

func TestPage_deleteIsForDraftsAndCanBeUndone(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(complete(audit.Major, "8.4"))
		d.add(complete(audit.Minor, "7.2"))
	})
	d.Press("Del")
	if n := len(d.Case().Findings); n != 1 || !slices.Equal(d.Toasts, []string{"MK-01 deleted"}) || !d.shows("MK-02") {
		t.Fatalf("%d findings, toasts %q", n, d.Toasts)
	}
	if d.focused() != "Grid[fieldcase/app/desktop/finding.row]" {
		t.Errorf("the keyboard is at %s", d.focused())
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if !d.shows("1 major, 1 minor") {
		t.Errorf("after undo: %q", d.texts())
	}
	d.Press("Ctrl+I", "Enter")
	d.Press("Esc", "Del")
	if n := len(d.Case().Findings); n != 2 {
		t.Errorf("an issued finding was deleted: %d left", n)
	}
}

func TestPage_issueAll(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(func(f *audit.Finding) { complete(audit.Minor, "7.2")(f); f.State = audit.FindingReady })
		d.add(complete(audit.OFI, "9.1"))
	})
	d.Enter(d.finding("MK-01").ID)
	d.Press("Ctrl+I")
	if !d.shows("Issue 2 findings?") || !d.shows("2 of 2") || !d.shows("1 of 2") {
		t.Fatalf("the question is %q", d.texts())
	}
	d.Press("Esc")
	if d.finding("MK-01").State != audit.FindingReady {
		t.Fatal("Esc issued")
	}
	d.Press("Ctrl+I", "Enter")
	f := d.finding("NC-2026-ST2-01")
	if f.State != audit.FindingIssued || d.finding("OFI-2026-ST2-01").State != audit.FindingIssued {
		t.Fatalf("issued: %+v", f)
	}
	if !slices.Equal(d.Toasts, []string{"2 findings issued"}) || !d.shows("NC-2026-ST2-01") || !d.shows(f.ResponseDue.String()) {
		t.Errorf("toasts %q, shown %q", d.Toasts, d.texts())
	}
	d.Press("Alt+S")
	d.Type("changed")
	d.Press("F8", "Esc")
	if got := d.finding("NC-2026-ST2-01"); got.Statement != f.Statement || got.Grade != audit.Minor {
		t.Errorf("an issued finding was changed: %+v", got)
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if got := d.finding("MK-01"); got.State != audit.FindingReady || !d.shows("MK-01, ready") {
		t.Errorf("undo left %s, shown %q", got.State, d.texts())
	}
}

func TestPage_issueAllGoesToWhatIsMissing(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(complete(audit.Major, "8.4"))
		d.add(func(f *audit.Finding) { complete(audit.Minor, "7.2")(f); f.Statement = "" })
	})
	d.Press("Ctrl+I")
	if !d.shows("1 of 2") || !d.shows("Show the first") {
		t.Fatalf("the question is %q", d.texts())
	}
	d.Press("Enter")
	if d.focused() != "Statement" || d.message("Statement") != "Say what was found" || d.field("Clause or control") != "7.2 Competence" {
		t.Errorf("keyboard at %s in %s: %q", d.focused(), d.field("Clause or control"), d.message("Statement"))
	}
	if d.finding("MK-01").Number != "" {
		t.Error("something was issued")
	}
	d.Press("Ctrl+I", "Tab")
	if !d.shows("MK-02") || !d.shows("No statement") || d.focused() != "Tile" {
		t.Fatalf("the question does not name what is missing: %q, keyboard at %s", d.texts(), d.focused())
	}
	d.Press("Enter")
	if d.focused() != "Statement" {
		t.Errorf("the row leads to %s", d.focused())
	}
}
