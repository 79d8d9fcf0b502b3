package plan_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
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
	d.Sees("6.0 of 6.0 days", "MK 3.0", "JL 3.0", "AB is a technical expert: not counted", "32 of 32", "36 of 36",
		"Nobody in two places", "13 activities checked pair by pair", "all settled")
	for _, i := range got {
		if fields := i.Conflicts(); len(fields) > 0 {
			t.Errorf("%s %s conflicts with itself in %v", i.Day, i.Start, fields)
		}
	}
	if len(d.Told) > 0 {
		t.Errorf("errors were told: %v", d.Told)
	}
}

func TestPlan_firstOpenPointIsSettledByItsKey(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.Sees("1 to settle", "Remote, but no tool named", "Name the tool", "6.0 of 6.0 days")
	d.run("[Ctrl+.]Video meeting[Esc]")
	for _, i := range d.items() {
		if i.Remote && i.Tool != "Video meeting" {
			t.Errorf("the tool is %q", i.Tool)
		}
	}
	d.Sees("all settled", "Remote activities name their tool")
}

func TestPlan_whatCannotBeReadKeepsTheUser(t *testing.T) {
	d := newDesk(t, "stage-2")
	before := len(d.items())
	d.run("[Home][F2][Alt+C]4.1-4.9[Esc]")
	if err := d.page.Leave(); err == nil {
		t.Error("the page was left with clauses that cannot be read")
	}
	d.Sees("4.9 is not in ISO/IEC 42001:2023")
	d.run("[Ctrl+Enter]")
	if got := len(d.items()); got != before {
		t.Errorf("there are %d activities, want %d: the next one waits", got, before)
	}
	d.run("[Alt+C]4.1[Ctrl+Enter]")
	if got := len(d.items()); got != before+1 {
		t.Errorf("there are %d activities, want %d", got, before+1)
	}
	if got := d.items()[0].Requirements; len(got) != 1 || got[0] != "4.1" {
		t.Errorf("the opening meeting audits %v", got)
	}
}

func TestPlan_escapeTwiceGivesUpWhatCannotBeRead(t *testing.T) {
	d := newDesk(t, "stage-2")
	before := d.items()
	d.run("[Home][Down][F2][Alt+C]4.1-4.9[Esc][Esc]")
	d.Sees("Plan check", "4.1–4.4, 5.1–5.3, 6.2, 6.3")
	if err := d.page.Leave(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, d.items(), written); diff != "" {
		t.Errorf("the plan is another:\n%s", diff)
	}
}

func TestPlan_movingTheStartKeepsTheLength(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.run("[Home][F2][Alt+F]1000[Tab][Esc]")
	i := d.items()
	for _, x := range i {
		if x.Activity == audit.ActivityOpening {
			if x.Start.String() != "10:00" || x.End.String() != "10:30" {
				t.Errorf("the meeting is from %s to %s", x.Start, x.End)
			}
		}
	}
	d.Sees("MK is in two places", "Mon 4 10:00–10:30: 4.1–4.4, 5.1–5.3, 6.2, 6.3, and at the same time Opening meeting.")
}

func TestPlan_allGivesWayToAPerson(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.run("[Home][F2][Alt+W]mk[Tab][Esc]")
	first := d.items()[0]
	if first.Everyone || len(first.Members) != 1 {
		t.Errorf("everyone %v, members %v; want MK alone", first.Everyone, first.Members)
	}
	d.run("[F2][Alt+W]all[Tab][Esc]")
	if first = d.items()[0]; !first.Everyone || len(first.Members) != 0 {
		t.Errorf("everyone %v, members %v; want everyone", first.Everyone, first.Members)
	}
}

func TestPlan_removedActivityComesBackByUndo(t *testing.T) {
	d := newDesk(t, "stage-2")
	before := d.items()
	d.run("[End][Del]")
	if got := d.items(); len(got) != len(before)-1 || len(d.Toasts) != 1 {
		t.Fatalf("there are %d activities, told %q", len(got), d.Toasts)
	}
	d.Sees("No closing meeting")
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if got := d.items(); len(got) != len(before) {
		t.Errorf("there are %d activities after undo, want %d", len(got), len(before))
	}
}

func TestPlan_closesTheActivityThatSomebodyTookOut(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.run("[Home][F2]")
	d.Put(casefile.Change{Before: d.items()[0]})
	d.Sees("Plan check", "No opening meeting")
	if got := len(d.items()); got != 12 {
		t.Errorf("there are %d activities, want 12", got)
	}
}

func TestPlan_changesElsewhereLeaveTypingAlone(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.run("[Home][Down][F2][Alt+C]4.1, 5")
	on := d.Window().Canvas().Focused()
	before := d.items()[1]
	after := audit.Clone(before)
	after.With = "managing director"
	d.Put(casefile.Change{Before: before, After: after})
	if d.Window().Canvas().Focused() != on || d.focused() != "4.1, 5" {
		t.Errorf("the keyboard is in %q", d.focused())
	}
	d.run("[Esc][Esc]") // the first takes the clauses back
	d.run("[F2][Alt+C]4.1, 5[Ctrl+Enter][Esc]")
	if got := d.items()[1]; got.With != "managing director" || len(got.Requirements) != 4 || len(got.Conflicts()) > 0 {
		t.Errorf("with %q, requirements %v, conflicts %v", got.With, got.Requirements, got.Conflicts())
	}
}

func TestPlan_missingClausesBecomeAnActivity(t *testing.T) {
	d := newDesk(t, "stage-2", func(d *desk) {
		for _, i := range d.items() {
			for _, r := range i.Requirements {
				if r == "9.1" {
					d.Put(casefile.Change{Before: i})
				}
			}
		}
	})
	d.Sees("Clauses covered: 26 of 32", "No activity names 9.1–9.3.")
	d.settle("Add an activity")
	d.run("[Esc]")
	d.Sees("32 of 32")
}

func TestPlan_readOnlyCaseIsShownAndLocked(t *testing.T) {
	d := newDesk(t, "stage-2", func(d *desk) { d.Locked = true })
	before := d.items()
	d.run("[Home][Ins][Del][Ctrl+Enter][F2]xyz[Esc]")
	if diff := cmp.Diff(before, d.items(), written); diff != "" {
		t.Errorf("a case that can only be read was changed:\n%s", diff)
	}
	if strings.Contains(d.Words(), "Name the tool\n") {
		t.Error("an act is offered that cannot be done")
	}
	d.run("[Ctrl+D]")
	d.Sees("Days and team", "Márta Kővári")
	if strings.Contains(d.Words(), "Edit…") {
		t.Error("the team can be edited in a case that can only be read")
	}
}

func TestPlan_emptyPageSaysWhatIsFirst(t *testing.T) {
	for _, tt := range []struct {
		words string
		step  func(*desk)
	}{
		{"No audit yet", func(d *desk) { d.At = "" }},
		{"No days yet", func(d *desk) {
			d.change(func(a *audit.Audit) { a.StartsOn, a.EndsOn = date.Date{}, date.Date{} })
		}},
		{"Nobody on the team yet", func(d *desk) {
			for _, m := range d.Case().Team(d.At) {
				d.Put(casefile.Change{Before: m})
			}
		}},
		{"No activity planned yet", func(*desk) {}},
	} {
		t.Run(tt.words, func(t *testing.T) {
			d := newDesk(t, "stage-2", unplanned, tt.step)
			d.Sees(tt.words)
			if b, ok := d.Window().Canvas().Focused().(*kit.Button); !ok || b.Word() == "" {
				t.Errorf("the keyboard is at %s, not at the first step", d.focused())
			}
		})
	}
}

func TestPlan_daysAndTeam(t *testing.T) {
	d := newDesk(t, "stage-1")
	d.run("[Ctrl+D]20260316[Tab][Esc]")
	if a := d.Case().Audit(d.At); a.StartsOn.String() != "2026-03-16" || a.EndsOn.String() != "2026-03-17" {
		t.Errorf("Stage 1 is from %s to %s; its two days move together", a.StartsOn, a.EndsOn)
	}
	d.run("[Ctrl+D]")
	d.Window().Canvas().Focus(d.Button("Add…"))
	d.run("[Enter]")
	dialog := d.Dialog()
	d.run("[Tab]Zoë Ünal[Tab][Tab]observer[Tab][Enter]")
	if dialog.IsOpen() {
		t.Fatal("the dialog stays open")
	}
	team := d.Case().Team(d.At)
	last := team[len(team)-1]
	if d.Case().Initials(last) != "ZÜ" || last.Role != audit.Observer {
		t.Errorf("%s is %s, want ZÜ as observer", d.Case().Initials(last), last.Role)
	}
	d.Sees("Zoë Ünal", "observer, no declaration yet")
}

func TestPlan_newAuditGetsItsNumber(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.run("[Ctrl+Shift+A]internal[Tab][Enter]")
	a := d.Case().Audit(d.At)
	if a.Kind != audit.Internal || a.Name() != "internal-1" || a.Programme != "" {
		t.Fatalf("the audit shown is %s of programme %q", a.Name(), a.Programme)
	}
	d.Sees("No days yet")
	d.run("[Ctrl+Shift+A]special[Tab]Complaint of a hospital[Tab]2026-09[Enter]")
	if a = d.Case().Audit(d.At); a.Name() != "special-1" || a.Trigger == "" || a.Planned.String() != "2026-09" || a.Programme == "" {
		t.Errorf("the audit shown is %+v", a)
	}
	for _, c := range d.page.Commands() {
		if c.Word == "Cancel audit…" {
			c.Run()
		}
	}
	d.run("[Tab][Enter]")
	if a = d.Case().Audit(d.At); a.State != audit.AuditCancelled {
		t.Errorf("the audit is %s", a.State)
	}
	d.Sees("cancelled")
}

func TestPlan_pictureAndGridGoTogether(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.run("[Home][F6]") // to the picture
	picture, ok := d.Window().Canvas().Focused().(*kit.PlanPicture)
	if !ok {
		t.Fatalf("the keyboard is at %T", d.Window().Canvas().Focused())
	}
	d.run("[Down][Right][Enter]Oslo")
	d.run("[Esc]")
	if got := d.items()[2]; picture.Selected() != string(got.ID) {
		t.Errorf("%s is selected, want JL on Monday morning", picture.Selected())
	}
}

func TestPlan_oneViewWhereThereIsNoRoom(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.Window().Resize(fyne.NewSize(900, 380))
	d.Sees("13:00–16:30")
	d.run("[F6]")
	if strings.Contains(d.Words(), "13:00–16:30") {
		t.Error("the grid is shown although the picture was chosen")
	}
	d.run("[F6]")
	d.Sees("13:00–16:30")
}

func TestPlan_fieldToSettleComesIntoView(t *testing.T) {
	d := newDesk(t, "stage-2")
	d.Window().Resize(fyne.NewSize(900, 606))
	d.run("[Ctrl+.]")
	on, ok := d.Window().Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		t.Fatal("nothing has the keyboard")
	}
	done := d.Button("Done")
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if bottom, foot := place(on).Y+on.Size().Height, place(done).Y; bottom > foot {
		t.Errorf("the field with the keyboard ends at %v, under the buttons at %v", bottom, foot)
	}
}
