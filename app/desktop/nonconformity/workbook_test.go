package nonconformity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/pagetest"
)

// TestPage_workbookForTheClient: one workbook for all, or one for each person who was named to answer.
func TestPage_workbookForTheClient(t *testing.T) {
	d := newDesk(t, sample.ClientReturn)
	d.Path = filepath.Join(t.TempDir(), "findings")
	d.Press("Ctrl+E")
	if info, err := os.Stat(d.Path + ".xlsx"); err != nil || info.Size() < 10_000 {
		t.Fatalf("%v, %v; told %v", info, err, d.Told)
	}

	d.to("NC-2026-ST2-02")
	d.Press("Alt+W", "Down", "Enter")
	if f := d.finding("NC-2026-ST2-02"); f.Contact == "" {
		t.Fatal("nobody was named")
	}
	d.Sees("answered by")
	folder := t.TempDir()
	d.Chosen = []string{folder}
	d.Press("Ctrl+E")
	d.Sees("1 person of the client is named to answer")
	d.Answer("One for each person…")
	if files, err := os.ReadDir(folder); err != nil || len(files) != 2 {
		t.Errorf("%v, %v; told %v", files, err, d.Told)
	}
}

// showLimit is what showing the page anew may take in a case with 2,000 nonconformities.
const showLimit = 250 * time.Millisecond

// BenchmarkShow2000 shows the page of a case with 2,000 open nonconformities, and chooses another.
func BenchmarkShow2000(b *testing.B) {
	d := newDesk(b, sample.ClientReturn)
	like := d.finding("NC-2026-ST2-02")
	var changes []casefile.Change
	for i := range 2000 {
		f := audit.Clone(like)
		f.Record = audit.Record{ID: audit.ID(fmt.Sprintf("0198aaaa-0000-7000-8000-%012x", i))}
		f.Number, f.ResponseDue = fmt.Sprintf("NC-2026-ST2-%d", 1000+i), date.MustParse("2026-06-01").AddDays(i%90)
		changes = append(changes, casefile.Change{After: f})
	}
	d.Put(changes...)
	var steps []time.Duration
	for b.Loop() {
		for i := range 20 {
			begun := time.Now()
			d.Enter(audit.ID(fmt.Sprintf("0198aaaa-0000-7000-8000-%012x", 97*i)))
			steps = append(steps, time.Since(begun))
		}
	}
	pagetest.Within(b, steps, showLimit)
}
