package plan_test

import (
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// TestPage_theClientAnswersThePlan: the plan goes out as a workbook, comes back, and is seen before it counts.
func TestPage_theClientAnswersThePlan(t *testing.T) {
	d := newSender(t, "plan.xlsx")
	d.Press("Ctrl+E")
	d.Answer("Workbook to answer…")
	f, err := excelize.OpenFile(d.Path)
	if err != nil {
		t.Fatal(err, d.Told)
	}
	if err := errors.Join(f.SetCellStr("Audit plan", "J5", "Accepted"), f.SetCellStr("Audit plan", "J6", "Question"), f.SetCellStr("Audit plan", "K6", "Could it begin at ten?"), f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
	d.Chosen = []string{d.Path}
	d.Press("Ctrl+Shift+I")
	d.Sees("Client return", "Could it begin at ten?", "Take 3 cells")
	d.SeesNot("Keep as objection")
	d.Press("Esc")
	d.SeesNot("Client return")
	d.Press("Ctrl+Shift+I", "Ctrl+Enter")
	lines := d.Case().PlanOf(d.At)
	if lines[0].Answer != audit.PlanLineAccepted || lines[1].Answer != audit.PlanLineQueried || lines[1].Query != "Could it begin at ten?" {
		t.Errorf("%+v\n%+v; told %v", lines[0], lines[1], d.Told)
	}
}
