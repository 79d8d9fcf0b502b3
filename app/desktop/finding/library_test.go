package finding_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/pagetest"
)

// wholeDesk is the page at Stage 2 of the sample case after the decision, where findings are closed.
func wholeDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.Sample(t, now, sample.Whole)}
	d.Choose("stage-2")
	d.show(d.Session)
	return d
}

func TestPage_theWordingOfAClosedFindingIsKeptWithoutNames(t *testing.T) {
	d := wholeDesk(t)
	d.Enter(d.finding("NC-2026-ST2-01").ID)
	d.Button("Keep the wording…").Tapped(nil)
	const scrubbed = "No AI system impact assessment was carried out for [AI system] before clinical validation began."
	if got := d.field("Statement"); !d.shows("Keep the wording of NC-2026-ST2-01?") || got != scrubbed {
		t.Fatalf("offered %q, shown %q", got, d.texts())
	}
	d.Type("Ingrid: ")
	d.Press("Ctrl+Enter")
	if got := d.message("Evidence"); !strings.Contains(got, "Still in it: ingrid.") {
		t.Fatalf("a name that was put in: %q, shown %q", got, d.texts())
	}
	for range "Ingrid: " {
		d.backspace()
	}
	d.Press("Ctrl+Enter")
	kept, err := d.Session.KeptWordings(t.Context(), "8.4")
	if err != nil || len(kept) != 1 || kept[0].Statement != scrubbed {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	if !slices.Contains(d.Toasts, "Wording kept for 8.4") {
		t.Errorf("toasts %q", d.Toasts)
	}
}

func TestPage_onlyOwnClosedFindingsAreKept(t *testing.T) {
	d := wholeDesk(t)
	d.Enter(d.finding("OFI-2026-ST2-02").ID)
	if d.shows("Keep the wording…") {
		t.Errorf("offered for what is not closed: %q", d.texts())
	}
}

// keep puts a wording into the library.
func (d *desk) keep(w casefile.GoodWording) {
	d.T.Helper()
	w.Standard = d.Session.Catalogue().ID
	if err := d.Session.KeepWording(d.T.Context(), w); err != nil {
		d.T.Fatal(err)
	}
}

func TestPage_aGoodWordingFillsWhatIsEmpty(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.keep(casefile.GoodWording{
			Clause: "A.6.2.6", Grade: audit.Minor, Requirement: "Deviations are handled.",
			Statement: "Alerts of [AI system] were not handled in time.", Evidence: "[document] [version], [number] of [number] alerts.",
		})
		d.add(func(f *audit.Finding) {
			f.Grade, f.Requirement, f.RequirementText = audit.Minor, "A.6.2.6", "The running of AI systems is monitored."
		})
	})
	if !d.shows("1 wording is kept for this clause.") {
		t.Fatalf("the panel shows %q", d.texts())
	}
	d.Press("Ctrl+Shift+G")
	if !d.shows("Good wordings for A.6.2.6") {
		t.Fatalf("shown %q", d.texts())
	}
	d.Press("Return")
	f := d.finding("MK-01")
	if f.RequirementText != "The running of AI systems is monitored." || f.Statement != "Alerts of [AI system] were not handled in time." ||
		f.EvidenceText != "[document] [version], [number] of [number] alerts." {
		t.Errorf("the finding says %q, %q, %q", f.RequirementText, f.Statement, f.EvidenceText)
	}
	if d.focused() != "Statement" || d.selected() != "[AI system]" || !d.shows("A placeholder is left") {
		t.Errorf("%q at %s, shown %q", d.selected(), d.focused(), d.texts())
	}
	d.Press("Ctrl+Enter")
	if got := d.finding("MK-01"); got.State != audit.FindingDraft {
		t.Errorf("a placeholder is ready to be issued: %s", got.State)
	}
}

func TestPage_aWordingIsTakenOutOfTheLibrary(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.keep(casefile.GoodWording{Clause: "A.6.2.6", Grade: audit.Minor, Statement: "Alerts were not handled in time."})
		d.add(complete(audit.Minor, "A.6.2.6"))
	})
	d.Press("Ctrl+Shift+G")
	d.Button("Take out").Tapped(nil)
	if !slices.ContainsFunc(d.texts(), func(s string) bool { return strings.HasPrefix(s, "None is kept yet.") }) {
		t.Errorf("shown %q", d.texts())
	}
	d.Press("Escape")
	if kept, err := d.Session.KeptWordings(t.Context(), "A.6.2.6"); err != nil || len(kept) != 0 || d.shows("1 wording is kept for this clause.") {
		t.Errorf("kept %+v, %v", kept, err)
	}
}
