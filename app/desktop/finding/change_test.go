package finding_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/page"
)

func TestPage_aChangeElsewhereDoesNotDisturbTyping(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.Minor, "7.2")); d.add(complete(audit.Major, "8.4")) })
	d.Enter(d.finding("MK-01").ID)
	d.Press("Alt+E")
	d.Type("A")
	d.edit("MK-02", func(f *audit.Finding) { f.Statement = "Another auditor was here." })
	d.edit("MK-01", func(f *audit.Finding) { f.GradeReason = "Merged." })
	d.Type("B")
	if got := d.field("Evidence"); d.focused() != "Evidence" || !strings.HasSuffix(got, "AB") {
		t.Fatalf("keyboard at %s, evidence %q", d.focused(), got)
	}
	if !d.shows("Another auditor was here.") {
		t.Error("the list does not show the other finding's change")
	}
	d.Press("Tab")
	if got := d.finding("MK-01"); !strings.HasSuffix(got.EvidenceText, "AB") || got.GradeReason != "Merged." || len(got.Conflicts()) > 0 {
		t.Errorf("%q, %q, conflicts %v", got.EvidenceText, got.GradeReason, got.Conflicts())
	}
	if got := d.field("Reason for the grade"); got != "Merged." {
		t.Errorf("the form shows %q", got)
	}
}

func TestPage_twoTextsForOneFieldAreShownAndSettled(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.OFI, "9.1")) })
	d.Press("Alt+S")
	d.Type("mine ")
	d.edit("MK-01", func(f *audit.Finding) { f.Statement = "theirs" })
	d.Press("Tab")
	notice := "Statement changed in two copies; the later is shown. What you write now settles it."
	if got := d.finding("MK-01"); !slices.Equal(got.Conflicts(), []string{"statement"}) || !d.shows(notice) {
		t.Fatalf("conflicts %v, shown %q", got.Conflicts(), d.texts())
	}
	d.Press("Alt+S")
	d.Type("both ")
	d.Press("Tab")
	if got := d.finding("MK-01"); len(got.Conflicts()) > 0 || d.shows(notice) {
		t.Errorf("conflicts %v after %q", got.Conflicts(), got.Statement)
	}
}

func TestPage_undoShowsInTheForm(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.Minor, "7.2")) })
	d.Press("Alt+S")
	d.Press("F8")
	if d.finding("MK-01").Grade != audit.Major {
		t.Fatal("F8 did not grade")
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if !d.shows("1 minor") || d.shows("1 major") || d.focused() != "Statement" {
		t.Errorf("keyboard at %s, shown %q", d.focused(), d.texts())
	}
	d.Press("F8")
	if got := d.finding("MK-01"); got.Grade != audit.Major || len(got.Conflicts()) > 0 {
		t.Errorf("after undo: %s, conflicts %v", got.Grade, got.Conflicts())
	}
}

func TestPage_aFailedSaveLosesNothing(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.OFI, "9.1")) })
	d.Full = errors.New("no space left on device")
	d.Press("Alt+S")
	d.Type(" One.")
	d.Press("Alt+E")
	if d.Saving.Failed == nil || len(d.Told) != 1 || !strings.HasSuffix(d.field("Statement"), " One.") {
		t.Fatalf("state %+v, told %v, statement %q", d.Saving, d.Told, d.field("Statement"))
	}
	d.edit("MK-01", func(f *audit.Finding) { f.Requirement = "9.3.1" })
	if !strings.HasSuffix(d.field("Statement"), " One.") {
		t.Fatalf("a change of the case took the text: %q", d.field("Statement"))
	}
	d.Full = nil
	d.Type("Two.")
	d.Press("Tab")
	if got := d.finding("MK-01"); !strings.HasSuffix(got.Statement, " One.") || got.EvidenceText != "Two." || d.Saving.Failed != nil {
		t.Errorf("statement %q, evidence %q, state %+v", got.Statement, got.EvidenceText, d.Saving)
	}
}

func TestPage_leadsToTheClauseInTheChecklist(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.Minor, "A.6.2.6")) })
	var at audit.ID
	d.Visited = func(record audit.ID) { at = record }
	d.Press("Alt+K")
	if !slices.Contains(d.Went, page.Checklist) || at != d.finding("MK-01").ID {
		t.Errorf("went to %v, record %s", d.Went, at)
	}
}
