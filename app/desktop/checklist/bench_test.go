package checklist_test

import (
	"fmt"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/pagetest"
)

// nextClauseLimit is what going to the next clause may take in a big case.
const nextClauseLimit = 50 * time.Millisecond

// BenchmarkNextClause goes through the clauses of an audit by the keyboard, in a case with 2,000 findings, 20,000 pieces of
// evidence, 20,000 notes and 2,000 attachments.
func BenchmarkNextClause(b *testing.B) {
	d := newDesk(b, "8.4")
	d.crowd()
	d.goTo("4.1")
	var steps []time.Duration
	for b.Loop() {
		for i := range 120 {
			begun := time.Now()
			if i < 60 {
				d.Press("Alt+Down")
			} else {
				d.Press("Alt+Up")
			}
			steps = append(steps, time.Since(begun))
		}
	}
	pagetest.Within(b, steps, nextClauseLimit)
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
		}}, casefile.Change{After: &audit.Evidence{
			Record: id(4, i), Audit: d.At, Requirements: []audit.Number{numbers[i%len(numbers)]}, Method: audit.DocumentRead, Document: "OP-14",
			Version: "v3", SeenOn: date.MustParse("2026-05-04"), Text: fmt.Sprintf("Alert %d was looked at after 31 hours; the procedure says 4.", i),
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
