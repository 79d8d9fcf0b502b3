package overview_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/overview"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// desk is the page over a case; the records that it leads to are written down.
type desk struct {
	*pagetest.Desk
	visited []audit.ID
}

func show(d *pagetest.Desk) *desk {
	out := &desk{Desk: d}
	d.Visited = func(id audit.ID) { out.visited = append(out.visited, id) }
	d.Show(overview.New(d, d.Session))
	return out
}

func sampleDesk(t *testing.T, m sample.Moment) *desk {
	t.Helper()
	return show(pagetest.Sample(t, m.Clock(), m))
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	clock := time.Date(2026, 6, 10, 9, 38, 0, 0, time.UTC)
	return show(pagetest.New(t, clock, casefile.NewCase{Client: audit.Client{Name: "Øst"}}))
}

// led fails unless the page led there, since it was asked last.
func (d *desk) led(to page.Name) {
	d.T.Helper()
	if len(d.Went) != 1 || d.Went[0] != to {
		d.T.Errorf("led to %q, not %q", d.Went, to)
	}
	d.Went = nil
}

// block is the block of a finding, such as 02.
func (d *desk) block(word string) *kit.UnitBlock {
	d.T.Helper()
	for _, o := range d.Objects() {
		if b, ok := o.(*kit.UnitBlock); ok && b.Number() == word {
			return b
		}
	}
	d.T.Fatalf("there is no block %q", word)
	return nil
}

func TestPage_newCase(t *testing.T) {
	d := newDesk(t)
	d.Sees("Overview", "ISO/IEC 42001:2023", "No audit has a day yet", "No finding yet", "Applicant")
	d.SeesNot("Certification cycle records", "window and last day")
	d.Press("Enter") // the first step has the keyboard
	d.led(page.Scope)
	for word, to := range map[string]page.Name{"Plan the first audit": page.Plan, "Record a finding": page.Findings} {
		d.Button(word).Press()
		d.led(to)
	}
}

func TestPage_sample(t *testing.T) {
	d := sampleDesk(t, sample.June10)
	d.Sees("ISO/IEC 42001:2023 · producer · 9 persons with AI-related work · 3 sites · SoA 3.1", "Applicant, decision open",
		"records kept until at least 2032-06-17", "Review response 2 to NC-2026-ST2-02", "today",
		"Stage 1", "Recertification", "9.0 days", "02 is disputed by the client", "no response asked")
	d.SeesNot("No audit has a day yet", "No finding yet")
}

func TestPage_certified(t *testing.T) {
	d := sampleDesk(t, sample.Whole)
	d.Sees("Certified", "Surveillance 1, two days")
	d.SeesNot("decision open", "Decision on certification")
}

// TestPage_stepsLead: each step leads to its page, by Enter and by Ctrl+Enter, and those of pages that are not there yet
// lead nowhere.
func TestPage_stepsLead(t *testing.T) {
	d := sampleDesk(t, sample.June10)
	pages := map[cycle.Page]page.Name{
		cycle.PageClient: page.Scope, cycle.PagePlan: page.Plan, cycle.PageProgramme: page.Programme,
		cycle.PageFindings: page.Findings, cycle.PageNonconformities: page.Nonconformities, cycle.PageDecision: page.Decision,
	}
	steps := cycle.Due(d.Case(), d.Today())
	if len(steps) < 5 {
		t.Fatalf("there are %d steps", len(steps))
	}
	for _, s := range steps {
		for _, key := range []page.Keys{"Enter", "Ctrl+Enter"} {
			d.Went, d.visited = nil, nil
			d.Press(key)
			to, leads := pages[s.Page]
			switch {
			case leads && (!slices.Equal(d.Went, []page.Name{to}) || !slices.Equal(d.visited, []audit.ID{s.Record})):
				t.Errorf("%s: %q leads to %q %q, not %q %q", key, s.What, d.Went, d.visited, to, s.Record)
			case !leads && len(d.Went) > 0:
				t.Errorf("%s: %q leads to %q", key, s.What, d.Went)
			}
		}
		d.Press("Down")
	}
}

// TestPage_findingsLead: the block of a finding leads to it.
func TestPage_findingsLead(t *testing.T) {
	d := sampleDesk(t, sample.June10)
	for _, word := range []string{"02", "04"} {
		d.visited = nil
		d.block(word).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		d.led(page.Findings)
		if f := d.Case().Finding(d.visited[0]); f == nil || f.ShortLabel() != word {
			t.Errorf("block %s leads to %+v", word, f)
		}
	}
}

// TestPage_followsChanges: what another page writes is shown, and the step chosen stays so.
func TestPage_followsChanges(t *testing.T) {
	d := sampleDesk(t, sample.June10)
	d.Press("Down")
	d.Press("Enter")
	there := d.visited[0]
	client := d.Case().SoA
	after := client
	after.Version = "4.0 utkast"
	d.Put(casefile.Change{Before: &client, After: &after})
	d.Sees("SoA 4.0 utkast")
	d.Went, d.visited = nil, nil
	d.Press("Enter")
	if len(d.visited) != 1 || d.visited[0] != there {
		t.Errorf("the step chosen leads to %q, not %q", d.visited, there)
	}
}
