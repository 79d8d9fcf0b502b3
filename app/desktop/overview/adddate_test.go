package overview_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// give types into the field of a label; a day takes the place of the one there.
func (d *desk) give(label, text string) {
	d.T.Helper()
	f := d.Field(label).Control()
	d.Window().Canvas().Focus(f.(fyne.Focusable))
	if _, day := f.(*kit.DateField); day {
		d.Press(append([]page.Keys{"End"}, slices.Repeat([]page.Keys{"BackSpace"}, 10)...)...)
	}
	d.Type(text)
}

// TestAddDate_audit: Ins asks what takes place; the days of an audit are kept in the case, stand among the next steps, and
// one undo takes them back.
func TestAddDate_audit(t *testing.T) {
	d := sampleDesk(t, sample.June10)
	d.Press("Ins")
	d.Sees("It stands among the next steps and on the drawing of the cycle. The last days follow from the rules.")
	d.Type("Surveillance 2")
	d.Press("Enter")
	d.give("Day", "2028-05-08")
	d.give("Last day", "2028-05-03")
	d.Answer("Add date")
	d.Sees("is 2028-05-03, before the first day 2028-05-08")
	d.give("Last day", "2028-05-09")
	d.Answer("Add date")
	a := d.Case().AuditNamed("surveillance-2")
	if a.StartsOn.String() != "2028-05-08" || a.EndsOn.String() != "2028-05-09" {
		t.Fatalf("the audit is from %s to %s", a.StartsOn, a.EndsOn)
	}
	d.Sees("2028-05-08")
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if a := d.Case().AuditNamed("surveillance-2"); !a.StartsOn.IsZero() {
		t.Errorf("after undo the audit begins on %s", a.StartsOn)
	}
}

// TestAddDate_decision: the review and the decision are planned for days; a decision that nobody prepared gets into the case.
func TestAddDate_decision(t *testing.T) {
	d := sampleDesk(t, sample.June10)
	for _, x := range d.Case().Decisions {
		gone := audit.Clone(&x)
		gone.Deleted = true
		d.Put(casefile.Change{Before: &x, After: gone})
	}
	d.Choose("stage-2")
	d.Show(d.Page)
	for _, x := range []struct{ what, day string }{{"Technical review", "2026-06-16"}, {"Decision", "2026-06-22"}} {
		d.Press("Ins")
		d.Type(x.what)
		d.Press("Enter")
		d.give("Day", x.day)
		d.Answer("Add date")
	}
	c := d.Case()
	if len(c.Decisions) != 1 {
		t.Fatalf("%d decisions", len(c.Decisions))
	}
	k := c.Decisions[0]
	if k.Kind != audit.Grant || k.ReviewPlanned.String() != "2026-06-16" || k.PlannedOn.String() != "2026-06-22" || !k.DecidedOn.IsZero() || k.Audit != d.At {
		t.Errorf("decision %+v", k)
	}
	d.Sees("2026-06-16", "Technical review of the whole file", "2026-06-22", "Decision on certification")
}

// TestAddDate_readOnly: in a case that can only be read no date is added.
func TestAddDate_readOnly(t *testing.T) {
	d := newDesk(t)
	d.Locked = true
	d.Show(d.Page)
	if !d.Button("Add a date").Disabled() {
		t.Error("a date can be added to a case that can only be read")
	}
	d.Press("Ins")
	d.SeesNot("It stands among the next steps")
}
