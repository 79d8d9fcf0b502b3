package scope_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// control is what the case says of a control.
func (d *desk) control(number audit.Number) audit.SoAControl {
	d.T.Helper()
	for _, c := range d.Case().SoAControls {
		if c.Control == number {
			return c
		}
	}
	return audit.SoAControl{}
}

// inControls goes into the list of controls of a statement with a version.
func inControls(t *testing.T, prepare func(*desk)) *desk {
	t.Helper()
	d := newDesk(t, func(d *desk) {
		d.put(&audit.SoA{Record: audit.Record{ID: "soa"}, Version: "3.1"})
		if prepare != nil {
			prepare(d)
		}
	})
	d.into("Statement of Applicability")
	d.Press("Home")
	return d
}

// justify gives controls a justification.
func justify(d *desk, numbers ...audit.Number) {
	for _, n := range numbers {
		d.put(&audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID(n)}, Control: n, Justification: "Needed"})
	}
}

func TestStatement_version(t *testing.T) {
	d := newDesk(t, nil)
	d.into("Statement of Applicability")
	d.wantFocus("Version")
	d.Press("Tab")
	d.Type("2026-02-20")
	d.Press("Tab")
	d.Sees("report and certificate name the version")
	if d.Case().SoA.ID != "" {
		t.Error("a statement without version is in the case: R-7-1")
	}
	d.Type("Managing director")
	d.Window().Canvas().Focus(d.Field("Version").Control().(*kit.Entry))
	d.Type("3.1")
	d.Press("Tab")
	if c := d.Case().SoA; c.Version != "3.1" || c.IssuedOn.String() != "2026-02-20" || c.ApprovedBy != "Managing director" {
		t.Errorf("the statement is %+v", c)
	}
}

func TestStatement_excludingNeedsAJustification(t *testing.T) {
	d := inControls(t, nil)
	d.Press("Space")
	d.Sees("37 of 38 apply", "missing, not saved", "an excluded control needs its justification", "1 not saved")
	if d.control("A.2.2").Excluded {
		t.Error("excluded in the case without a justification: R-7-1")
	}
	d.Press("Down", "Space", "Space") // another one, and back
	d.Sees("37 of 38 apply")
	if err := d.page.Leave(); err != nil {
		t.Fatal(err)
	}
	d.Enter(audit.SoAControlID("A.2.2"))
	d.Sees("37 of 38 apply", "an excluded control needs its justification")
	d.Press("F2")
	d.wantFocus("Justification")
	d.Type("No AI policy of its own")
	d.Press("Tab")
	if c := d.control("A.2.2"); !c.Excluded || c.Justification != "No AI policy of its own" {
		t.Errorf("the case says %+v", c)
	}
	if strings.Contains(d.Words(), "not saved") {
		t.Error("it still counts as not saved")
	}
}

func TestStatement_toggleIsOneAction(t *testing.T) {
	d := inControls(t, func(d *desk) { justify(d, "A.2.2") })
	d.Press("Space")
	if !d.control("A.2.2").Excluded {
		t.Fatal("not excluded")
	}
	if _, err := d.Session.Undo(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	d.Sees("38 of 38 apply")
	if d.control("A.2.2").Excluded {
		t.Error("undone, and excluded")
	}
}

func TestStatement_throughTheControls(t *testing.T) {
	d := inControls(t, nil)
	d.Press("Enter")
	d.Type("First")
	d.Press("Ctrl+Enter")
	d.Type("Second")
	d.Press("Ctrl+Enter", "Esc")
	for number, want := range map[audit.Number]string{"A.2.2": "First", "A.2.3": "Second", "A.2.4": ""} {
		if got := d.control(number).Justification; got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
	d.Sees("A.2.4  Review of the AI policy", "A.2 Policies related to AI")
}

func TestStatement_filter(t *testing.T) {
	d := inControls(t, func(d *desk) {
		justify(d, "A.7.4")
		d.put(&audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID("A.7.3")}, Control: "A.7.3", Excluded: true, Justification: "Partners give all data"})
	})
	d.Press("Ctrl+L")
	for _, r := range "DATA provenance" {
		d.Window().Canvas().Focused().TypedRune(r)
	}
	d.Sees("A.7.5  Data provenance")
	d.Press("Esc", "Esc")
	segmented := d.segmented()
	d.Window().Canvas().Focus(segmented)
	d.Press("Right", "Right")
	if segmented.Chosen() != "excluded" {
		t.Fatalf("filter %s", segmented.Chosen())
	}
	d.Sees("A.7.3  Acquisition of data")
	d.Press("Right")
	d.Press("Tab", "Tab") // past the words to the list
	d.Sees("A.2.2  AI policy")
	d.Press("End", "Enter")
	d.Type("All suppliers")
	d.Press("Tab")
	if d.control("A.10.4").Justification != "All suppliers" {
		t.Error("the last one without justification did not get it")
	}
	d.Sees("A.10.4  Customers") // it does not vanish under the hand
}

func (d *desk) segmented() *kit.Segmented {
	for _, o := range d.Objects() {
		if s, ok := o.(*kit.Segmented); ok {
			return s
		}
	}
	d.T.Fatal("no filter is shown")
	return nil
}

func TestStatement_ownControl(t *testing.T) {
	d := inControls(t, nil)
	d.Press("Ins")
	d.Type("Release gate for models")
	d.Window().Canvas().Overlays().Top().(*kit.Dialog).Button("Add").Press()
	d.wantFocus("Justification")
	d.Sees("Own controls", "OWN.1  Release gate for models", "39 of 39 apply")
	d.Type("Our own rule")
	d.Press("Tab")
	if c := d.control("OWN.1"); c.Title != "Release gate for models" || c.Justification != "Our own rule" {
		t.Errorf("own control %+v", c)
	}
	d.Press("Esc", "Del")
	if c := d.control("OWN.1"); c.ID != "" {
		t.Errorf("it is still there: %+v", c)
	}
	d.Press("End", "Del")
	if len(d.Case().SoAControls) != 38 {
		t.Error("a control of the standard was taken out")
	}
	d.Press("Ins") // the same number once more
	d.Type("Another gate")
	d.Answer("Add")
	if c := d.control("OWN.1"); c.Title != "Another gate" || c.Justification != "" {
		t.Errorf("made anew: %+v", c)
	}
}

func TestStatement_ownControlNeedsAFreeNumber(t *testing.T) {
	d := inControls(t, nil)
	d.Press("Ins")
	dialog := d.Dialog()
	d.Window().Canvas().Focus(d.Field("Number").Control().(fyne.Focusable))
	d.Type("A.2.2")
	dialog.Button("Add").Press()
	d.Sees("This control is there already", "A title is needed")
	if !dialog.IsOpen() {
		t.Error("the dialog is gone")
	}
}

func TestStatement_standardWithoutControls(t *testing.T) {
	d := newDeskOf(t, "iso-9001-2015")
	if strings.Contains(d.Words(), "Statement of Applicability") {
		t.Error("ISO 9001 has no Statement of Applicability")
	}
	d.Sees("ISO 9001:2015")
}

func TestStatement_otherStandard(t *testing.T) {
	d := newDeskOf(t, "iso-iec-27001-2022")
	d.into("Statement of Applicability")
	d.Sees("93 of 93 apply")
}
