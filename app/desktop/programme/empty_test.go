package programme_test

import (
	"fmt"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// TestEmpty_fillsInTheUsualCoverage: one key plans a whole cycle, as one action.
func TestEmpty_fillsInTheUsualCoverage(t *testing.T) {
	d := fresh(t)
	d.Sees("Nothing planned yet", "Fill in the usual coverage")
	d.Press("Ctrl+Enter")
	d.SeesNot("Nothing planned yet")
	d.plans("stage-2", "5.1", audit.CoverageMust)
	d.plans("recertification", "A.6.2.4", audit.CoverageMust)
	for _, n := range []audit.Number{"6.1.2", "6.2", "6.3", "8.1", "9.2.1", "9.3.2", "10.2"} {
		d.plans("surveillance-1", n, audit.CoverageMust)
		d.plans("surveillance-2", n, audit.CoverageMust)
	}
	d.plans("surveillance-1", "7.2", audit.CoverageSample)
	d.says("Objectives", surveillance1, kit.CellMust, "must")
	d.SeesNot("leaves out", "No surveillance touches")
	if d.Focused() != "*kit.Matrix" {
		t.Errorf("the keyboard is in %s", d.Focused())
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	d.Sees("Nothing planned yet")
	d.quiet()
}

// TestMatrix_thousandOwnControls: a Statement of Applicability with very many controls of the client's own stays usable.
func TestMatrix_thousandOwnControls(t *testing.T) {
	d := fresh(t)
	var own []casefile.Change
	for i := range 2000 {
		n := audit.Number(fmt.Sprintf("Ø.%d", i+1))
		own = append(own, casefile.Change{After: &audit.SoAControl{
			Record: audit.Record{ID: audit.SoAControlID(n)}, Control: n, Title: fmt.Sprintf("Own control %d", i+1),
		}})
	}
	d.Put(own...)
	d.Press("Ctrl+Enter")
	d.quiet()
	d.Press("End")
	if row, _, _ := d.matrix().Current(); row != "own Ø.2000" {
		t.Errorf("the last row is %s", row)
	}
	d.Sees("Own control 2000", "Stage 1")
	d.SeesNot("Own control 1000", "Context, scope")
	d.plans("stage-1", "Ø.2000", audit.CoverageSample)
	d.Press("Space")
	d.plans("stage-1", "Ø.2000", audit.CoverageNone)
	d.quiet()
	d.Press("Home")
	d.Sees("Context, scope")
}
