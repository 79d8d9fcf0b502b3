package finding_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

func TestPage_aFindingIsWrittenWithoutTheMouse(t *testing.T) {
	d := newDesk(t, nil)
	if !d.shows("No finding yet") || d.focused() != "Button" {
		t.Errorf("the empty page shows %q with the keyboard at %s", d.texts(), d.focused())
	}

	d.Press("Ctrl+Shift+N")
	if got := d.finding("MK-01"); got.State != audit.FindingDraft || got.Audit != d.At {
		t.Fatalf("saved at once: %+v", got)
	}
	if d.focused() != "Clause or control" {
		t.Fatalf("the keyboard is at %s", d.focused())
	}
	d.Type("impact assessment")
	d.Press("Enter")
	d.Press("F7", "Alt+S")
	d.Type("Ærlig talt: no assessment for «ReportDraft».")
	d.Press("Alt+R")
	d.Type("Assessments are kept.")
	d.Press("Alt+E")
	d.Type("IAR v9 of 2026-04-28.")
	d.Press("Alt+G")
	d.Type("One of four systems.")
	d.Press("Ctrl+Enter")

	got := d.finding("MK-01")
	want := &audit.Finding{
		Record: got.Record, Audit: d.At, DraftNumber: "MK-01", Requirement: got.Requirement, // any that the words find
		Grade: audit.Minor, Statement: "Ærlig talt: no assessment for «ReportDraft».", State: audit.FindingReady,
		RequirementText: "Assessments are kept.", EvidenceText: "IAR v9 of 2026-04-28.", GradeReason: "One of four systems.",
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(audit.Record{}), cmpopts.EquateComparable(date.Date{})); diff != "" {
		t.Errorf("the case (-want +got):\n%s", diff)
	}
	if r, ok := d.Session.Catalogue().Find(string(got.Requirement)); !ok || !strings.Contains(strings.ToLower(r.Title), "impact assessment") {
		t.Errorf("clause %q", got.Requirement)
	}
	if !d.shows("MK-01, ready") || !d.shows("1 minor") || d.Saving.Typing || len(d.Told) > 0 {
		t.Errorf("shown %q, state %+v, told %v", d.texts(), d.Saving, d.Told)
	}
}

func TestPage_typedTextIsOnDiskAfterAPause(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.OFI, "9.1")) })
	d.Press("Alt+S")
	d.Type(" More.")
	if !d.Saving.Typing {
		t.Error("the window is not told that something is being typed")
	}
	d.Rest()
	drafts, err := d.Session.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || !strings.HasSuffix(drafts[0].Text, "in time. More.") {
		t.Fatalf("drafts %+v, %v", drafts, err)
	}
	if before := d.finding("MK-01").Statement; strings.Contains(before, "More") {
		t.Error("a change was made while typing")
	}
	d.Press("Tab")
	if got := d.finding("MK-01").Statement; !strings.Contains(got, "More") {
		t.Errorf("leaving the field saved %q", got)
	}
	if drafts, _ := d.Session.Drafts(t.Context()); len(drafts) != 0 {
		t.Errorf("drafts left: %+v", drafts)
	}
}

func TestPage_leavingThePageSavesWhatIsBeingTyped(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(nil) })
	d.Press("Alt+E")
	d.Type("seen")
	if err := d.page.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := d.finding("MK-01").EvidenceText; got != "seen" {
		t.Errorf("evidence %q", got)
	}
}

func TestPage_nextAndPreviousKeepTheFieldAndTheText(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(complete(audit.Major, "8.4")); d.add(complete(audit.Minor, "7.2")) })
	if !d.shows("MK-01") {
		t.Fatal("the gravest finding is not first")
	}
	d.Press("Alt+S")
	d.Type("One. ")
	d.Press("Alt+Down")
	if d.focused() != "Statement" {
		t.Errorf("the keyboard went to %s", d.focused())
	}
	d.Type("Two. ")
	d.Press("Alt+Up")
	one, two := d.finding("MK-01").Statement, d.finding("MK-02").Statement
	if !strings.Contains(one, "One.") || strings.Contains(one, "Two.") || !strings.Contains(two, "Two.") || strings.Contains(two, "One.") {
		t.Errorf("%q and %q", one, two)
	}
}

func TestPage_fieldsFollowTheGrade(t *testing.T) {
	d := newDesk(t, func(d *desk) { d.add(func(f *audit.Finding) { f.RequirementText = "kept" }) })
	d.Press("F6")
	if got := d.field("Requirement, in own words"); got != "kept" {
		t.Errorf("a text that is there was hidden: %q", got)
	}
	if d.message("Reason for the grade") != "no field Reason for the grade" {
		t.Error("an OFI is asked for the reason of its grade")
	}
	d.Press("F8")
	if d.message("Reason for the grade") != "" || d.finding("MK-01").Grade != audit.Major {
		t.Error("a major is not asked for the reason of its grade")
	}
}

func TestPage_filter(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(complete(audit.Major, "8.4"))
		d.add(func(f *audit.Finding) { complete(audit.OFI, "A.8.2")(f); f.Statement = "MÅLING i to formater" })
		d.add(complete(audit.Minor, "7.2"))
	})
	d.Press("Ctrl+L")
	d.Type("måling")
	if !d.shows("1 of 3 shown") || d.field("Statement") != "MÅLING i to formater" {
		t.Errorf("shown %q", d.texts())
	}
	d.Press("Ctrl+Shift+N")
	if d.shows("1 of 4 shown") || d.focused() != "Clause or control" {
		t.Errorf("a new finding is hidden by the filter: %q", d.texts())
	}
	d.Press("Esc", "Ctrl+L")
	d.Type("nowhere")
	if !d.shows("No finding like this. Esc shows all.") {
		t.Errorf("shown %q", d.texts())
	}
	open := d.field("Statement")
	d.Press("Esc", "Esc")
	if got := d.field("Statement"); got != open {
		t.Errorf("Esc opened another finding: %q instead of %q", got, open)
	}
	if d.shows("No finding like this. Esc shows all.") || !d.shows("8.4") {
		t.Errorf("Esc does not take the filter away: %q", d.texts())
	}
}

func TestPage_concernsOfStage1(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		id := d.named("stage-1").ID
		d.change(d.named("stage-1"), func(a *audit.Audit) { a.StartsOn = date.MustParse("2026-03-10") })
		d.Put(casefile.Change{After: &audit.Finding{
			Audit: id, Grade: audit.Concern, Requirement: "A.6.2.6", Statement: "Nobody is named for alerts.", DraftNumber: "MK-01", State: audit.FindingDraft,
		}})
		d.add(complete(audit.Minor, "A.6.2.6"))
		d.At = id
	})
	if !d.shows("Concern") || !d.shows("1 concern") {
		t.Errorf("Stage 1 shows %q", d.texts())
	}
	d.At = d.named("stage-2").ID
	d.Enter("")
	if !d.shows("Nobody is named for alerts.") || !d.shows("Link it") || !d.shows("No nonconformity at A.6.2.6 before.") {
		t.Errorf("the panel shows %q", d.texts())
	}
	d.Press("Ctrl+Shift+L")
	d.Type("nobody")
	d.Press("Enter", "Esc", "Enter")
	if got := d.finding("MK-01"); len(d.Case().Findings[1].Concerns)+len(got.Concerns) != 1 || !d.shows("Stage 1, concern MK-01") {
		t.Errorf("concerns %v, shown %q", got.Concerns, d.texts())
	}
}

func TestPage_furtherClausesAndPlaces(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.Put(casefile.Change{After: &audit.Site{Name: "Tromsø"}}, casefile.Change{After: &audit.AISystem{Name: "ReportDraft"}})
		d.add(complete(audit.Major, "8.4"))
	})
	d.Press("Alt+F")
	if d.focused() != "Further clauses" {
		t.Fatalf("the keyboard is at %s", d.focused())
	}
	d.Type("A.5.2")
	d.Press("Enter")
	d.Type("6.1.4")
	d.Press("Enter", "Esc", "Alt+P")
	d.Type("tromso")
	d.Press("Enter")
	d.Type("rep")
	d.Press("Enter", "Esc")
	f, c := d.finding("MK-01"), d.Case()
	if !slices.Equal(f.OtherRequirements, []audit.Number{"6.1.4", "A.5.2"}) || len(f.Sites) != 1 || c.Site(f.Sites[0]).Name != "Tromsø" ||
		len(f.Systems) != 1 || c.System(f.Systems[0]).Name != "ReportDraft" {
		t.Errorf("%v, sites %v, systems %v", f.OtherRequirements, f.Sites, f.Systems)
	}
	if !d.shows("+ 2 more") || !d.shows("Tromsø") || !d.shows("ReportDraft") {
		t.Errorf("shown %q", d.texts())
	}
}

func TestPage_readOnlyShowsEverythingLocked(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.add(complete(audit.Minor, "7.2"))
		path, env := d.Session.Path(), d.Session.Env()
		s, err := casefile.Open(t.Context(), env, path, true)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		d.Session = s
	})
	d.Press("Ctrl+Shift+N", "F8", "Alt+S")
	d.Type("x")
	d.Press("Del", "Ctrl+Enter", "Ctrl+I")
	if n := len(d.Case().Findings); n != 1 || d.shows("Ready to issue") || len(d.Told) > 0 {
		t.Errorf("%d findings, told %v, shown %q", n, d.Told, d.texts())
	}
	if got := d.finding("MK-01"); got.Grade != audit.Minor || d.field("Statement") != got.Statement {
		t.Errorf("changed to %+v", got)
	}
}

func TestPage_fitsEveryWindow(t *testing.T) {
	long := strings.Repeat("Lange Sätze über Prüfungen; ", 60)
	for _, size := range []fyne.Size{{Width: 900, Height: 606}, {Width: 1166, Height: 694}, {Width: 1720, Height: 1006}} {
		d := newDesk(t, func(d *desk) {
			d.add(func(f *audit.Finding) { complete(audit.Major, "A.10.3")(f); f.EvidenceText = long })
		})
		d.Window().Resize(size)
		d.Press("Alt+E")
		d.Type("x")
		ready := d.Button("Ready to issue")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(ready)
		if least := d.page.Content().MinSize(); least.Width > size.Width || at.X+ready.Size().Width > size.Width || at.Y+ready.Size().Height > size.Height {
			t.Errorf("%v: the page needs %v, its main act ends at %v", size, least, at.Add(ready.Size()))
		}
		f := d.fieldNamed("Evidence")
		at = fyne.CurrentApp().Driver().AbsolutePositionForObject(f)
		if end := at.Y + f.Size().Height; end < 100 || at.Y > size.Height-60 {
			t.Errorf("%v: the text being typed stands from %v to %v", size, at.Y, end)
		}
	}
}

func TestCommands_keysAreReadableAndUnique(t *testing.T) {
	d := newDesk(t, nil)
	seen := map[string]bool{}
	for _, c := range d.page.Commands() {
		if _, _, err := c.Keys.Parse(); err != nil {
			t.Error(err)
		}
		if c.Keys != "" && seen[string(c.Keys)] {
			t.Errorf("%s has two meanings", c.Keys)
		}
		seen[string(c.Keys)] = true
		if c.Keys == "F5" || c.Keys == "F9" {
			t.Errorf("%s means conform or not applicable", c.Keys)
		}
	}
}
