package evidence_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/evidence"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// newDesk shows the page over Stage 2 of the sample case at a moment.
func newDesk(t testing.TB, m sample.Moment) *pagetest.Desk {
	t.Helper()
	d := pagetest.Sample(t, m.Clock(), m)
	d.Choose("stage-2")
	d.Show(evidence.New(d, d.Session, d.Writer()))
	return d
}

// told is the last piece of evidence of the case that says that, nil for none.
func told(d *pagetest.Desk, text string) *audit.Evidence {
	d.T.Helper()
	c := d.Case()
	for i := range c.Evidence {
		if c.Evidence[i].Text == text {
			return &c.Evidence[i]
		}
	}
	return nil
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPage_listsWhatWasSeenWithTheFindingsThatRestOnIt(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.Sees("IAP-2026 v1", "ST2-04", "9.2.2", "Interview, Head of support", "2026-05-05 10:50")
	if d.Focused() != "*kit.Grid[fieldcase/app/desktop/evidence.seenRow]" && !strings.Contains(d.Focused(), "Grid") {
		t.Errorf("the keyboard is on %s", d.Focused())
	}
}

// TestPage_recordsAnInterviewByKeys: Ins, what was said, and it is there; the next begins by Ctrl+Enter.
func TestPage_recordsAnInterviewByKeys(t *testing.T) {
	d := newDesk(t, sample.SecondEvening)
	before := len(d.Case().Evidence)
	d.Press("Ins")
	d.Sees("New evidence")
	d.Type("Nobody is named for nights.")
	d.Press("Tab", "Tab")
	d.Type("Head of support")
	d.Press("Ctrl+Enter")
	e := told(d, "Nobody is named for nights.")
	if e == nil || e.Function != "Head of support" || e.Audit != d.At || e.SeenOn.String() != "2026-05-05" || e.Author == "" {
		t.Fatalf("%+v", e)
	}
	d.Sees("New evidence", "Nobody is named for nights.")
	d.Type("Second.")
	d.Press("Esc")
	if told(d, "Second.") == nil || len(d.Case().Evidence) != before+2 {
		t.Errorf("%d pieces of evidence, were %d", len(d.Case().Evidence), before)
	}
	d.Sees("Second.")
}

// tabTo goes to a field by Tab.
func tabTo(d *pagetest.Desk, label string) {
	d.T.Helper()
	for range 40 {
		if d.Focused() == label {
			return
		}
		d.Press("Tab")
	}
	d.T.Fatalf("Tab does not come to %q", label)
}

// TestPage_recordsADocumentAndWhatItBearsOn, by keys: its own date beside the day it was seen, clause, AI system, sample and
// the finding that rests on it.
func TestPage_recordsADocumentAndWhatItBearsOn(t *testing.T) {
	d := newDesk(t, sample.SecondEvening)
	d.Press("Ins")
	d.Type("Lists IA-01 to IA-03 only, again.")
	for _, x := range []struct{ field, text string }{
		{"How", "Document"},
		{"Document or record", "IAR"},
		{"Version", "v9"},
		{"Its own date", "2026-04-28"},
		{"Seen on", "2026-05-04"},
		{"Clauses and controls", "8.4"},
		{"AI systems", "ReportDraft"},
		{"Samples", "AI systems"},
		{"Findings", "MK-01"},
	} {
		tabTo(d, x.field)
		d.Type(x.text)
		d.Press("Enter")
	}
	d.Press("Esc")
	e, c := told(d, "Lists IA-01 to IA-03 only, again."), d.Case()
	if e == nil || e.Method != audit.DocumentRead || e.Document != "IAR" || e.Version != "v9" {
		t.Fatalf("%+v", e)
	}
	if e.Dated.String() != "2026-04-28" || e.SeenOn.String() != "2026-05-04" || e.CapturedAt == "" || !slices.Equal(e.Requirements, []audit.Number{"8.4"}) {
		t.Errorf("of %s, seen on %s, captured %s, on %v", e.Dated, e.SeenOn, e.CapturedAt, e.Requirements)
	}
	if len(e.Systems) != 1 || c.System(e.Systems[0]).Name != "ReportDraft" || len(e.Samples) != 1 {
		t.Errorf("AI systems %v, samples %v", e.Systems, e.Samples)
	}
	if !slices.ContainsFunc(c.Findings, func(f audit.Finding) bool { return f.DraftNumber == "MK-01" && slices.Contains(f.Evidence, e.ID) }) {
		t.Error("MK-01 does not rest on it")
	}
}

// TestPage_anEmptyOneIsNone: one that is begun and left is in no list and not in the case.
func TestPage_anEmptyOneIsNone(t *testing.T) {
	d := newDesk(t, sample.SecondEvening)
	before := len(d.Case().Evidence)
	d.Press("Ins")
	if d.Focused() != "What was seen, heard or read" {
		t.Errorf("the keyboard is on %s", d.Focused())
	}
	d.Press("Esc")
	if len(d.Case().Evidence) != before {
		t.Error("an empty piece of evidence was written")
	}
}

// TestPage_whatIsTypedIsOnDiskAtThePause: and is there when the page is left in the middle of a word.
func TestPage_whatIsTypedIsOnDiskAtThePause(t *testing.T) {
	d := newDesk(t, sample.SecondEvening)
	d.Press("Ins")
	d.Type("Half a wo")
	d.Rest()
	if told(d, "Half a wo") == nil {
		t.Fatal("it is not in the case after the pause")
	}
	d.Type("rd")
	if err := d.Page.Leave(); err != nil {
		t.Fatal(err)
	}
	if told(d, "Half a word") == nil {
		t.Error("leaving lost the end")
	}
}

func TestPage_filters(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.Press("Ctrl+L")
	d.Type("alert log")
	d.Sees("Alert log ThoraxTriage 4", "1 of 21 shown")
	d.SeesNot("IAP-2026 v1")
	d.Press("Esc")
	d.Sees("IAP-2026 v1")
	d.SeesNot("of 21 shown")
}

// TestPage_takenOut: Del takes out what no issued finding rests on, with what names it; an issued one keeps its evidence.
func TestPage_takenOut(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.Press("Home", "Del") // complaints file, in no finding
	for i := range d.Case().Evidence {
		if d.Case().Evidence[i].Document == "Complaints file" {
			t.Error("it is still there")
		}
	}
	before := len(d.Case().Evidence)
	d.Press("Del") // DB-T and DB-M, on which OFI-2026-ST2-02 rests
	if len(d.Case().Evidence) != before {
		t.Error("what an issued finding rests on was taken out")
	}
	if last := d.Toasts[len(d.Toasts)-1]; !strings.Contains(last, "OFI-2026-ST2-02 rests on it") {
		t.Errorf("told %q", last)
	}
}

// TestPage_filesAreKeptWithWhatIsSelected: those that are dropped belong to it, and are opened from its pane.
func TestPage_filesAreKeptWithWhatIsSelected(t *testing.T) {
	d := newDesk(t, sample.SecondEvening)
	d.Sees("Seen, not kept")
	d.Page.(page.Dropper).Drop([]string{file(t, "IFU.txt", "page 41")})
	c := d.Case()
	found := false
	for i := range c.Evidence {
		found = found || len(c.Evidence[i].Attachments) == 1 && c.Evidence[i].Document == "Instructions for use MammaSecond 2"
	}
	if !found {
		t.Error("no evidence has the file")
	}
	d.Sees("1 file kept", "IFU.txt")
}

// TestPage_samplesAndAttachments: the other lists, by keys.
func TestPage_samplesAndAttachments(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.Press("Ctrl+PgDn")
	d.Sees("Competence files", "4 of 9", "1 of the 4 not fulfilled", "New sample, draw…")
	d.SeesNot("IAP-2026 v1")
	d.Press("Ctrl+PgDn")
	d.Sees("IA-04.pdf", "client's response to NC-2026-ST2-01", "KB kept")
	d.Press("Ctrl+G")
	if len(d.Opened) != 1 {
		t.Errorf("opened %q", d.Opened)
	}
}

// TestPage_aResultOnTheSamplesList: an item is turned by Space, and the list follows.
func TestPage_aResultOnTheSamplesList(t *testing.T) {
	d := newDesk(t, sample.SecondEvening)
	d.Press("Ctrl+PgDn", "Down", "Down", "F2", "Space")
	d.Sees("Competence files", "2 of the 4 not fulfilled")
}

// TestPage_goesToARecord: as the search and the trail lead to it, in another audit too.
func TestPage_goesToARecord(t *testing.T) {
	d := newDesk(t, sample.June10)
	c := d.Case()
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Audit != d.At {
			d.Enter(e.ID)
			if e.Document != "" {
				d.Sees(e.Document)
			}
			break
		}
	}
	d.Enter(c.SampleItems[0].ID)
	d.Sees("AI systems, in depth", "New sample")
	d.Enter(c.Attachments[0].ID)
	d.Sees(c.Attachments[0].SHA256)
}

func TestPage_emptySaysWhatItIsFor(t *testing.T) {
	d := pagetest.New(t, time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC), casefile.NewCase{Client: audit.Client{Name: "Ångström"}})
	d.Show(evidence.New(d, d.Session, d.Writer()))
	d.Sees("No audit yet", "Plan an audit")
	d.Put(casefile.Change{After: &audit.Audit{Record: audit.Record{ID: "01970000-0000-7000-8000-00000000aaaa"}, Kind: audit.Stage2}})
	d.At = "01970000-0000-7000-8000-00000000aaaa"
	d.Enter("")
	d.Sees("No evidence yet", "New evidence", "Attach files…")
	d.Press("Enter")
	d.Type("Seen.")
	d.Press("Esc")
	d.Sees("Seen.")
	if told(d, "Seen.") == nil {
		t.Error("it was not written")
	}
}

func TestPage_readOnly(t *testing.T) {
	d := newDesk(t, sample.June10)
	d.Locked = true
	d.Enter("")
	before := len(d.Case().Evidence)
	d.Press("Ins", "Del")
	d.Press("Enter")
	d.Type("x")
	d.Press("Esc")
	if len(d.Case().Evidence) != before || told(d, "Four complaints, all answered; one led to a corrective action.x") != nil {
		t.Error("a case that can only be read was changed")
	}
}

// crowded is the sample case with more evidence than anybody would type in a test.
type crowded struct {
	*casefile.Session
	of *audit.Case
}

// Case implements evidence.Cases.
func (c crowded) Case(context.Context) (*audit.Case, error) { return c.of, nil }

// crowd puts n interviews into a copy of the case.
func crowd(d *pagetest.Desk, n int) crowded {
	c := *d.Case()
	c.Evidence = slices.Clone(c.Evidence)
	for i := range n {
		c.Evidence = append(c.Evidence, audit.Evidence{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("01980000-0000-7000-8000-%012x", i))}, Audit: d.At, Method: audit.Interview,
			Function: "Head of support", Text: fmt.Sprintf("Observation %d: alerts outside office hours wait in the mailbox until the next morning.", i),
			SeenOn: date.MustParse("2026-05-04").AddDays(i % 3), Requirements: []audit.Number{"A.6.2.6"},
		})
	}
	return crowded{d.Session, &c}
}

// TestPage_twentyThousandPiecesOfEvidence: the list holds them, and finds one.
func TestPage_twentyThousandPiecesOfEvidence(t *testing.T) {
	d := pagetest.Sample(t, sample.June10.Clock(), sample.June10)
	d.Choose("stage-2")
	d.Show(evidence.New(d, crowd(d, 20_000), d.Writer()))
	d.Press("Ctrl+L")
	d.Type("observation 19999:")
	d.Sees("1 of 20021 shown", "Observation 19999")
	d.Press("Esc", "End", "Home")
	d.Sees("Complaints file 2025/26")
}

// BenchmarkPage_letter is a letter typed into the filter over 20,000 pieces of evidence.
func BenchmarkPage_letter(b *testing.B) {
	d := pagetest.Sample(b, sample.June10.Clock(), sample.June10)
	d.Choose("stage-2")
	d.Show(evidence.New(d, crowd(d, 20_000), d.Writer()))
	d.Press("Ctrl+L")
	for b.Loop() {
		d.Type("a")
		d.Press("Ctrl+L")
	}
}

// BenchmarkPage_next is the next of 20,000 pieces of evidence, with its form.
func BenchmarkPage_next(b *testing.B) {
	d := pagetest.Sample(b, sample.June10.Clock(), sample.June10)
	d.Choose("stage-2")
	d.Show(evidence.New(d, crowd(d, 20_000), d.Writer()))
	for b.Loop() {
		d.Press("Alt+Down")
	}
}
