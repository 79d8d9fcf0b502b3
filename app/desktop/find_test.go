package desktop_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// TestFind_recentCases finds a case opened lately by its client, with no case open and with another.
func TestFind_recentCases(t *testing.T) {
	d := newDesk(t)
	first := d.newCase("first.fieldcase")
	d.w.Open(first)
	d.press("Ctrl+W")
	d.at(page.Start)
	d.press("Ctrl+K")
	d.sees("Recent cases")
	d.typed("ångström")
	d.press("Enter")
	d.at(page.Overview)
	d.w.Open(d.newCase("second.fieldcase"))
	d.press("Ctrl+K")
	d.typed("ångström")
	for r, ok := d.finder().Marked(); ok && r.Group != "Recent cases"; r, ok = d.finder().Marked() {
		d.press("Down")
	}
	d.press("Enter")
	if got := d.w.Session().Path(); got != first {
		t.Errorf("open is %s, not %s", got, first)
	}
}

// found are the rows of the search, each with its group.
func (d *desk) found() []string {
	d.t.Helper()
	if d.finder() == nil {
		d.t.Fatal("the search is not open")
	}
	var out []string
	for _, r := range d.finder().Rows() {
		text := ""
		for _, run := range r.Text {
			text += run.Text
		}
		out = append(out, strings.Join([]string{r.Group, r.Label, text}, "|"))
	}
	return out
}

// TestFind_goesToWhatIsFound types what people look for and goes there by Enter.
func TestFind_goesToWhatIsFound(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	c := d.current()
	for _, tt := range []struct {
		words, first string
		page         page.Name
	}{
		{"nc-2026-st2-02", "Findings|NC-2026-ST2-02|", page.Findings},
		{"ingrid naess", "People & places|", page.Scope},
		{"a.6.2.6", "Clauses|A.6.2.6|", page.Checklist},
		{"programme", "Pages||Programme", page.Programme},
		{"shortc", "Commands||Shortcuts", page.Programme},
	} {
		d.press("Ctrl+K")
		d.typed(tt.words)
		if got := d.found(); len(got) == 0 || !strings.HasPrefix(got[0], tt.first) {
			t.Fatalf("%q finds %q first, want %q", tt.words, got, tt.first)
		}
		d.press("Enter")
		d.at(tt.page)
		if d.finder() != nil {
			t.Errorf("the search stays after %q", tt.words)
		}
	}
	d.answer("Close")
	stage1 := c.AuditNamed("stage-1")
	d.press("Ctrl+K")
	d.typed(strings.ToLower(firstFindingOf(t, c, stage1.ID).Label()))
	d.press("Enter")
	if d.w.CurrentAudit() != stage1.ID {
		t.Error("a finding of Stage 1 is not shown in Stage 1")
	}
}

func firstFindingOf(t *testing.T, c *audit.Case, id audit.ID) *audit.Finding {
	t.Helper()
	for i := range c.Findings {
		if c.Findings[i].Audit == id {
			return &c.Findings[i]
		}
	}
	t.Fatal("the audit has no finding")
	return nil
}

// TestFind_emptyBox shows the pages and what was last worked on, and gives the keyboard back by Escape.
func TestFind_emptyBox(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	f := firstFindingOf(t, d.current(), d.w.CurrentAudit())
	d.w.Go(page.Findings, f.ID)
	before := d.canvas().Focused()
	d.press("Ctrl+K", "Ctrl+K")
	all := d.found()
	if all[0] != "Pages||Overview" || !slices.ContainsFunc(all, func(s string) bool { return strings.HasPrefix(s, "Last worked on|"+f.Label()) }) {
		t.Errorf("an empty box shows %q", all)
	}
	d.typed("qqq")
	d.sees("Nothing found")
	d.press("Esc")
	if d.finder() != nil || d.canvas().Focused() != before {
		t.Errorf("after Escape the keyboard is at %v, was at %v", d.canvas().Focused(), before)
	}
}

// TestFind_saysWhileItReads finds what is read already, says how far it is, and looks again when all is read.
func TestFind_saysWhileItReads(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.June10))
	d.runner.Hold()
	d.press("Ctrl+K")
	d.typed("nc-2026-st2-02")
	d.press("Enter") // waits
	if d.finder() == nil {
		t.Fatal("Enter went somewhere before anything was found")
	}
	d.runner.Release()
	d.at(page.Findings)
}

// TestRecent_fileIsGone tells that the file of a recent case is not there; the list keeps it until it is taken off.
func TestRecent_fileIsGone(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("moved.fieldcase")
	d.w.Open(path)
	d.press("Ctrl+W")
	if err := os.Rename(path, path+".elsewhere"); err != nil {
		t.Fatal(err)
	}
	d.press("Enter")
	if d.dialog() == nil {
		t.Fatalf("nothing is told; the window shows %q", d.words())
	}
	d.sees(path)
	d.press("Esc")
	d.at(page.Start)
	d.sees("Ångström & Søn")
	d.press("Del")
	d.sees("No case yet")
	if recent := d.deps.Settings.Values().Recent; len(recent) != 0 {
		t.Errorf("remembered are %v", recent)
	}
}

// drawn are the kinds that their pages draw in pictures and matrices, without a text that a test could read, or tell in
// other words.
var drawn = []string{
	"programme", "programme_cell", "audit_time", "time_table", "time_row", "plan_item", "member", "person", "decision",
}

// TestFind_pageShowsTheRecord goes to records of every other kind: the page that is shown then shows that very record.
func TestFind_pageShowsTheRecord(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.Whole))
	c := d.current()
	for _, k := range audit.Kinds() {
		records := c.Records(k)
		if len(records) == 0 || slices.Contains(drawn, k.Name) {
			continue
		}
		r := records[len(records)-1]
		hits, err := d.w.Session().Recent(t.Context(), []audit.ID{r.Base().ID}, 1)
		if err != nil || len(hits) == 0 || hits[0].Record != r.Base().ID {
			continue // it has nothing that it could be found by
		}
		h := hits[0]
		d.w.GoToHit(h)
		words := strings.Join(d.written(), "\n")
		begin := h.Title.Text[:min(24, len(h.Title.Text))]
		if !strings.Contains(words, begin) || h.Label != "" && !strings.Contains(words, strings.Split(h.Label, ",")[0]) {
			t.Errorf("%s %q %q is not to be seen on the page %s", k.Name, h.Label, begin, d.w.Shown())
		}
	}
}

// written is all that is to be seen, with what stands in fields.
func (d *desk) written() []string {
	out := d.words()
	for _, o := range d.objects() {
		if x, ok := o.(interface{ Text() string }); ok {
			out = append(out, x.Text())
		}
		if x, ok := o.(*kit.Picker); ok {
			chosen, _ := x.Chosen()
			out = append(out, chosen.Title)
		}
	}
	return out
}
