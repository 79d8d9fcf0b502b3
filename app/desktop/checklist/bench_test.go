package checklist_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// BenchmarkNextClause goes through the clauses of an audit by the keyboard, in a case with 2,000 findings, 20,000 notes and
// 2,000 attachments. The slowest step and what 95 of 100 keep within are told beside the mean.
func BenchmarkNextClause(b *testing.B) {
	d := newDesk(b, "8.4")
	d.crowd()
	d.goTo("4.1")
	var steps []time.Duration
	for i := 0; b.Loop(); i++ {
		begun := time.Now()
		if i%120 < 60 {
			d.Press("Alt+Down")
		} else {
			d.Press("Alt+Up")
		}
		steps = append(steps, time.Since(begun))
	}
	slices.Sort(steps)
	b.ReportMetric(steps[(len(steps)-1)*95/100].Seconds()*1000, "p95-ms")
	b.ReportMetric(steps[len(steps)-1].Seconds()*1000, "max-ms")
}

// BenchmarkKeepNote types a short note in that case and keeps it, until it is in the case and the list shows it.
func BenchmarkKeepNote(b *testing.B) {
	d := newDesk(b, "8.4")
	d.crowd()
	d.goTo("9.1")
	for b.Loop() {
		d.Type("Seen.")
		d.Press("Enter")
	}
}

// crowd fills the audit.
func (d *desk) crowd() {
	var numbers []audit.Number
	for _, r := range d.Session.Catalogue().Auditable() {
		numbers = append(numbers, audit.Number(r.ID))
	}
	id := func(kind, i int) audit.Record {
		return audit.Record{ID: audit.ID(fmt.Sprintf("0198%04x-0000-7000-8000-%012x", kind, i))}
	}
	var changes []casefile.Change
	for i := range 20000 {
		changes = append(changes, casefile.Change{After: &audit.Note{
			Record: id(1, i), Audit: d.At, Requirement: numbers[i%len(numbers)], TakenAt: "2026-05-04T10:00:00.000Z",
			Text: fmt.Sprintf("Note %d: alert log 2026-01-01 to 2026-04-30, Überprüfung nach 31 Stunden, eleven alerts, three late.", i),
		}})
	}
	for i := range 2000 {
		n := numbers[i%len(numbers)]
		changes = append(changes,
			casefile.Change{After: &audit.Attachment{
				Record: id(2, i), Name: fmt.Sprintf("photo %d.png", i), SHA256: fmt.Sprintf("%064x", i), Audit: d.At, Requirements: []audit.Number{n},
			}},
			casefile.Change{After: &audit.Finding{
				Record: id(3, i), Audit: d.At, Requirement: n, Grade: audit.OFI, State: audit.FindingDraft, DraftNumber: fmt.Sprintf("MK-%04d", i),
				Statement: "Figures are kept in two formats.",
			}})
	}
	d.Put(changes...)
}
