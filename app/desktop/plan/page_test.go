package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// written compares activities by what the plan of the sample case says of them; its AI systems are no part of the table.
var written = cmp.Options{
	cmpopts.IgnoreFields(audit.PlanItem{}, "Record", "Systems", "Tool"),
	cmp.AllowUnexported(date.Date{}, date.Clock{}), cmpopts.EquateEmpty(),
}

func TestPlan_sampleIsEnteredByKeysAlone(t *testing.T) {
	var want []*audit.PlanItem
	d := newDesk(t, "stage-2", func(d *desk) { want = d.items() }, unplanned)
	d.run(samplePlanKeys(t))

	got := d.items()
	if diff := cmp.Diff(want, got, written); diff != "" {
		t.Errorf("the plan entered differs from that of the sample (-want +got):\n%s", diff)
	}
	d.shows("6.0 of 6.0 days", "MK 3.0", "JL 3.0", "AB is a technical expert: not counted", "32 of 32", "36 of 36",
		"Nobody in two places", "13 activities checked pair by pair", "nothing to settle")
	for _, i := range got {
		if fields := i.Conflicts(); len(fields) > 0 {
			t.Errorf("%s %s conflicts with itself in %v", i.Day, i.Start, fields)
		}
	}
	if len(d.told) > 0 {
		t.Errorf("errors were told: %v", d.told)
	}
}
