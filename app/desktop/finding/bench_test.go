package finding_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// crowd is a desk with many findings, the one that is open with long texts.
func crowd(b *testing.B) *desk {
	b.Helper()
	return newDesk(b, func(d *desk) {
		f, err := d.Session.NewFinding(b.Context(), d.At)
		if err != nil {
			b.Fatal(err)
		}
		grades := audit.AllGrades()
		changes := make([]casefile.Change, 2000)
		for i := range changes {
			one := audit.Clone(f)
			complete(grades[i%len(grades)], "8.4")(one)
			one.ID, one.DraftNumber = audit.ID(fmt.Sprintf("01980000-0000-7000-8000-%012x", i)), fmt.Sprintf("MK-%04d", i)
			one.EvidenceText = strings.Repeat("Alert log 2026-01-01 to 2026-04-30, Überprüfung nach 31 Stunden. ", 12)
			changes[i] = casefile.Change{After: one}
		}
		d.Put(changes...)
	})
}

// BenchmarkPage2000 opens the page of an audit with 2,000 findings.
func BenchmarkPage2000(b *testing.B) {
	d := crowd(b)
	for b.Loop() {
		d.show(d.Session)
	}
}

// BenchmarkKeyInStatement is one letter typed into the statement of one of 2,000 findings. A person feels the slow ones:
// the longest of all, and what 95 of 100 keep within, are told beside the mean.
func BenchmarkKeyInStatement(b *testing.B) {
	d := crowd(b)
	d.Press("Alt+S")
	on := d.Window().Canvas().Focused()
	var keys []time.Duration
	for b.Loop() {
		begun := time.Now()
		on.TypedRune('e')
		keys = append(keys, time.Since(begun))
		if len(d.field("Statement")) > 2000 {
			b.StopTimer()
			for range 1900 {
				on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
			b.StartTimer()
		}
	}
	slices.Sort(keys)
	b.ReportMetric(keys[(len(keys)-1)*95/100].Seconds()*1000, "p95-ms")
	b.ReportMetric(keys[len(keys)-1].Seconds()*1000, "max-ms")
}

// BenchmarkGradeKey grades one of 2,000 findings by a key, until it is in the case and the list shows it.
func BenchmarkGradeKey(b *testing.B) {
	d := crowd(b)
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			d.Press("F7")
		} else {
			d.Press("F8")
		}
	}
}

// BenchmarkNextFinding goes through 2,000 findings by the keyboard.
func BenchmarkNextFinding(b *testing.B) {
	d := crowd(b)
	for i := 0; b.Loop(); i++ {
		if i%1000 < 500 {
			d.Press("Alt+Down")
		} else {
			d.Press("Alt+Up")
		}
	}
}
