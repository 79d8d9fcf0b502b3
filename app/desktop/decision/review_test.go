package decision_test

import (
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
)

// TestPage_review: the technical review is recorded in its gate, by keys; whoever audited does not review.
func TestPage_review(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+R")
	d.Type("Once more")
	d.Answer("Send back")
	focus(d, "Reviewed by")
	d.Type("Jonas")
	d.Press("Enter", "Ctrl+Enter")
	d.Sees("Jonas Lindqvist was on the team of Stage 1 as auditor; who audits does not decide")
	focus(d, "Reviewed by")
	d.Type("Henrik")
	d.Press("Enter", "Ctrl+Enter")
	d.Sees("Answer every point first; 17 of 17 are open")
	answerAll(d)
	d.Press("Ctrl+Enter")
	if got := theDecision(d); got.ReviewedOn.String() != "2026-06-18" || d.Case().Person(got.Reviewer).Name != "Henrik Dahl" {
		t.Errorf("review %+v", got)
	}
}

// answerAll answers every open point of the review by the keyboard: what the records prove at once, the others one by one.
func answerAll(d *pagetest.Desk) {
	d.T.Helper()
	d.Button("Yes to what the records prove").Press()
	for range 17 {
		d.Page.Focus()
		if _, open := d.Window().Canvas().Focused().(*kit.Segmented); !open {
			return
		}
		d.Press("Home")
	}
}

// TestPage_reviewPoints: each point has an answer of its own; a no says what is not in order, keeps the review from being
// recorded and closes the gate until it is settled.
func TestPage_reviewPoints(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+R")
	d.Type("Once more")
	d.Answer("Send back")
	d.Sees("0 of 17 answered", "Agreement signed", "Audit time determined with its reasons")
	d.Button("Yes to what the records prove").Press()
	d.Sees("13 of 17 answered")
	d.Page.Focus()
	d.Press("Home", "Right")
	d.Answer("Record answer")
	d.Sees("Say it in words")
	d.Type("The client has not signed")
	d.Answer("Record answer")
	d.Sees("The client has not signed", "Agreement signed: the reviewer holds that it is not in order. The client has not signed", "Go to Client & scope")
	d.SeesNot("Record review")
	for range 3 {
		d.Page.Focus()
		d.Press("Home")
	}
	d.Sees("17 of 17 answered", "The client has not signed")
	d.Page.Focus() // on what is not in order
	d.Press("Home")
	d.SeesNot("The client has not signed")
	d.Sees("17 of 17 answered", "Record review")
	c := d.Case()
	if len(c.Checkpoints) != 17+pointsOfAudits(c) {
		t.Errorf("%d answers", len(c.Checkpoints))
	}
	for _, x := range c.Checkpoints {
		if x.Decision != "" && (x.Result != audit.Fulfilled || x.DoneBy != theDecision(d).Reviewer || x.DoneOn.String() != "2026-06-18") {
			t.Errorf("answer %+v", x)
		}
	}
}

func pointsOfAudits(c *audit.Case) int {
	n := 0
	for _, x := range c.Checkpoints {
		if x.Audit != "" {
			n++
		}
	}
	return n
}
