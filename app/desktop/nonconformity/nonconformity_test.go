package nonconformity_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/nonconformity"
	"fieldcase/app/desktop/pagetest"
)

// TestPage_twoRounds takes the four nonconformities of the sample from the client's workbook to the states of its story.
func TestPage_twoRounds(t *testing.T) {
	d := newDesk(t, sample.ClientReturn)
	d.Sees("Nonconformities", "NC-2026-ST2-01", "4 keep the decision waiting", "No answer yet.")

	d.Chosen = []string{d.workbook(firstRound)}
	d.Press("Ctrl+Shift+I")
	d.Sees("Client return", "Take 15 cells", "locked, changed", "Ingrid Næss")
	d.Press("Ctrl+Enter")
	d.Sees("Response to review", "Round 1")
	for _, number := range []string{"NC-2026-ST2-01", "NC-2026-ST2-02", "NC-2026-ST2-03", "NC-2026-ST2-04"} {
		d.state(number, audit.ResponseReceived)
	}

	d.to("NC-2026-ST2-01")
	d.Press("Alt+R")
	d.Type("Cause and actions fit.")
	d.Press("Ctrl+Enter")
	d.state("NC-2026-ST2-01", audit.PlanAccepted)
	if r := d.rounds("NC-2026-ST2-01")[0]; r.Review != audit.ReviewAccepted || r.ReviewReason != "Cause and actions fit." || r.ReviewedOn.String() != "2026-05-26" {
		t.Errorf("round 1: %+v", r)
	}

	d.to("NC-2026-ST2-03")
	d.Press("Ctrl+Enter")
	d.Sees("Verify at surveillance 1")
	d.Press("Enter") // the segment hands on to the dialog's button
	d.state("NC-2026-ST2-03", audit.VerifyNextAudit)

	d.at("2026-05-27")
	d.to("NC-2026-ST2-02")
	d.Press("Ctrl+R")
	d.Type("Correction missing, cause not analysed.")
	d.Answer("Return")
	d.state("NC-2026-ST2-02", audit.ResponseReturned)
	if f := d.finding("NC-2026-ST2-02"); f.ResponseDue.String() != "2026-06-10" {
		t.Errorf("answer again by %s", f.ResponseDue)
	}

	d.at("2026-06-09")
	d.Chosen = []string{d.workbook(secondRound)}
	d.Press("Ctrl+Shift+I")
	d.Sees("changed", "Staffing")
	d.Press("Ctrl+A", "Ctrl+Enter")
	d.state("NC-2026-ST2-02", audit.ResponseReceived)
	d.to("NC-2026-ST2-02")
	d.Sees("Round 1", "Round 2", "Returned", "To review", "Correction missing, cause not analysed.", "Hire one person")
	if r := d.rounds("NC-2026-ST2-02"); len(r) != 2 || r[0].Cause != "Staffing" || !strings.HasPrefix(r[1].Cause, "Alert routing") {
		t.Errorf("rounds: %+v", r)
	}

	d.to("NC-2026-ST2-01")
	d.Press("Ctrl+Shift+V")
	d.Type("IA-04 of 2026-05-20, checklist PG-02 v2, training list of 2026-06-05.")
	d.Answer("Verified")
	d.state("NC-2026-ST2-01", audit.Verified)
	d.to("NC-2026-ST2-01")
	d.Press("Ctrl+Enter")
	d.Type("The gate now stands at project start.")
	d.Answer("Close")
	d.state("NC-2026-ST2-01", audit.Closed)
	if f := d.finding("NC-2026-ST2-01"); f.VerificationMethod != audit.ByDocuments || f.VerifiedOn.String() != "2026-06-09" || f.ClosedBy == "" {
		t.Errorf("closed as %+v", f)
	}
}

// TestPage_whatIsTypedIsKept: a review that is not given yet stays with its round.
func TestPage_whatIsTypedIsKept(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.to("NC-2026-ST2-02")
	d.Press("Alt+R")
	d.Type("Rota seen.")
	d.to("NC-2026-ST2-04")
	if r := d.rounds("NC-2026-ST2-02"); r[len(r)-1].ReviewReason != "Rota seen." || !r[len(r)-1].IsOpen() {
		t.Errorf("review: %+v", r[len(r)-1])
	}
}

// TestPage_orderAndWords: what keeps the decision waiting stands on top, late days say so, all is told in words.
func TestPage_orderAndWords(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.Sees("Open", "3", "Before the decision", "Response to review", "Evidence to verify", "Verify at next audit", "today", "Disputed", "1 keeps the decision waiting")
	d.Sees("Areas of concern, Stage 1", "now 01", "now 04", "now 02")
	d.SeesNot("NC-2026-ST2-01")
	d.Press("Ctrl+L")
	d.Sees("NC-2026-ST2-01", "Closed", "verified")

	late := newDesk(t, sample.ClientReturn)
	late.at("2026-06-20")
	late.Enter("")
	late.Sees("days late")
}

func TestPage_returnThatIsNoWorkbook(t *testing.T) {
	d := newDesk(t, sample.ClientReturn)
	d.Chosen = []string{d.Session.Path()}
	d.Press("Ctrl+Shift+I")
	if len(d.Told) != 1 {
		t.Fatalf("told %v", d.Told)
	}
	d.SeesNot("Client return")
}

// TestPage_notNow: a return that is put away changes nothing, and can be read again.
func TestPage_notNow(t *testing.T) {
	d := newDesk(t, sample.ClientReturn)
	d.Chosen = []string{d.workbook(firstRound)}
	d.Press("Ctrl+Shift+I", "Esc")
	d.SeesNot("Client return")
	d.state("NC-2026-ST2-01", audit.FindingIssued)
	d.Press("Ctrl+Shift+I")
	d.Sees("Take 15 cells")
}

// TestPage_lockedCell: what the client wrote over a locked cell is not taken; it can be kept as an objection.
func TestPage_lockedCell(t *testing.T) {
	d := newDesk(t, sample.ClientReturn)
	before := d.finding("NC-2026-ST2-03").Statement
	d.Chosen = []string{d.workbook(map[[2]string]string{{"NC-2026-ST2-03", "What was found"}: "We see it otherwise."})}
	d.Press("Ctrl+Shift+I")
	d.Sees("locked, changed", "We see it otherwise.")
	d.Press("Alt+O")
	f := d.finding("NC-2026-ST2-03")
	if f.Statement != before || !f.Disputed || !strings.Contains(f.Dispute, "We see it otherwise.") {
		t.Errorf("after the objection: %+v", f)
	}
}

func TestPage_byHand(t *testing.T) {
	d := newDesk(t, sample.ClientReturn)
	d.to("NC-2026-ST2-04")
	d.Press("Ins")
	d.Type("Audit of clauses 9 and 10 on 2026-05-28")
	d.Answer("Done")
	r := d.rounds("NC-2026-ST2-04")
	if len(r) != 1 || r[0].Correction != "Audit of clauses 9 and 10 on 2026-05-28" || r[0].ReceivedOn.String() != "2026-05-26" {
		t.Errorf("rounds: %+v", r)
	}
	d.state("NC-2026-ST2-04", audit.ResponseReceived)
}

// TestPage_withoutReason: a response is not returned, and nothing withdrawn, without a reason; what was typed stays.
func TestPage_withoutReason(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.to("NC-2026-ST2-02")
	d.Press("Ctrl+R")
	d.Answer("Return")
	d.Sees("say what is missing")
	d.state("NC-2026-ST2-02", audit.ResponseReceived)
}

func TestPage_empty(t *testing.T) {
	d := &desk{Desk: pagetest.New(t, sample.June10.Clock(), casefile.NewCase{Client: audit.Client{Name: "Sølvberg Bildediagnostikk AS"}})}
	d.page = nonconformity.New(d, d.Session, d.Writer())
	d.Show(d.page)
	d.Sees("No nonconformity yet", "Go to the closing meeting")
}
