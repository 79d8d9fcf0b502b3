package meeting_test

import (
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/page"
)

func TestPage_issueGoesToWhatKeepsAFinding(t *testing.T) {
	d := newDesk(t)
	f := d.finding("MK-02")
	without := audit.Clone(f)
	without.EvidenceText = ""
	d.Put(change(f, without))
	var led audit.ID
	d.Visited = func(id audit.ID) { led = id }
	d.Press("Alt+Down", "Alt+F")
	d.Sees("1 to settle", "NC-2026-ST2-01", "OFI-2026-ST2-02", "POS-2026-ST2-01")
	d.Press("Ctrl+Enter")
	d.Sees("Issue 7 findings?", "6 of 7", "Not yet: MK-02", "Give the evidence")
	d.Press("Enter")
	if len(d.Went) != 1 || d.Went[0] != page.Findings || led != f.ID {
		t.Errorf("led to %q %q", d.Went, led)
	}
	if d.finding("MK-01").Number != "" {
		t.Error("something was issued")
	}
}

func TestPage_closingMeetingIssuesAndRecordsDispute(t *testing.T) {
	d := newDesk(t)
	d.settle()
	d.Press("Alt+Down", "Alt+N", "Ctrl+T", "Enter", "Ctrl+Enter")
	d.Sees("Issue 7 findings?", "7 of 7", "NC-2026-ST2-01 to 04, OFI-2026-ST2-01 to 02, POS-2026-ST2-01",
		"Major: response by 2026-06-05, evidence by 2026-08-04", "Minor: response by 2026-06-05")
	d.Press("Esc")
	if d.finding("MK-01").Number != "" {
		t.Fatal("Esc issued")
	}
	d.Press("Ctrl+Enter", "Enter")
	if f := d.finding("MK-01"); f.Number != "NC-2026-ST2-01" || f.ResponseDue.String() != "2026-06-05" {
		t.Fatalf("issued as %q, due %s", f.Number, f.ResponseDue)
	}
	d.Sees("Its wording is frozen", "4 nonconformities presented")
	if got := d.Toasts[len(d.Toasts)-1]; got != "7 findings issued; Ctrl+E writes the findings workbook" {
		t.Errorf("told %q", got)
	}
	d.Press("Down", "Alt+I")
	d.Type("Acknowledgement is not reaction.")
	d.Press("Tab")
	d.Type("Recorded, not withdrawn.")
	d.Press("Esc")
	if f := d.finding("JL-01"); !f.Disputed || f.Dispute != "Acknowledgement is not reaction." || f.DisputeOutcome != "Recorded, not withdrawn." {
		t.Errorf("the dispute is %v %q %q", f.Disputed, f.Dispute, f.DisputeOutcome)
	}
	d.Sees("disputed", "02 disputed by the client, recorded")
	d.Press("Ctrl+Shift+K")
	d.Sees("For 7 findings that nobody acknowledged yet, on 2026-05-06.")
	d.Press("Enter")
	if f := d.finding("JL-04"); f.AcknowledgedBy != "Ingrid Næss" || f.AcknowledgedOn.String() != "2026-05-06" || f.Disputed {
		t.Errorf("acknowledged by %q on %s", f.AcknowledgedBy, f.AcknowledgedOn)
	}
	d.Press("Ctrl+Shift+K")
	d.SeesNot("Acknowledged by the client")
}

func TestPage_findingsBelongToTheClosingMeeting(t *testing.T) {
	d := newDesk(t)
	d.settle()
	d.Enter(d.held(audit.OpeningMeeting).ID)
	d.Press("F6", "Ctrl+Enter", "Ctrl+Shift+K")
	d.SeesNot("Issue findings…", "NC-2026-ST2-01")
	if d.finding("MK-01").Number != "" {
		t.Error("the opening meeting issued findings")
	}
}
