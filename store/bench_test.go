package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/store"
)

// bigCase makes a case with as many findings and pieces of evidence, each with the fields that a real one has.
func bigCase(tb testing.TB, findings, evidence int) *store.File {
	tb.Helper()
	ctx := context.Background()
	f, err := store.Create(ctx, filepath.Join(tb.TempDir(), "big.fieldcase"), caseID, options(0, "Mira"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = f.Close() })
	text := strings.Repeat("The log of model OP-14 showed no review of the drift report between March and May. ", 3)
	var edits []store.Edit
	for i := range findings {
		edits = append(edits, store.EditsFor(nil, &audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("finding-%06d", i))}, Audit: "audit-1", Grade: audit.Minor, Requirement: "8.4",
			GradeReason: text, RequirementText: text, Statement: text, EvidenceText: text, OtherRequirements: []audit.Number{"9.1", "A.6.2.6"},
			Evidence: []audit.ID{"e1", "e2"}, Author: "p1", DraftNumber: fmt.Sprintf("MK-%03d", i), State: audit.FindingDraft,
		})...)
	}
	for i := range evidence {
		edits = append(edits, store.EditsFor(nil, &audit.Evidence{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("evidence-%06d", i))}, Audit: "audit-1", Method: audit.DocumentRead, Text: text,
			Function: "quality manager", SeenOn: date.MustParse("2026-05-04"), Site: "s1", Document: "OP-14", Version: "2.1",
			Requirements: []audit.Number{"8.4"}, Author: "p1", CapturedAt: "2026-05-04T09:30:00.000Z",
		})...)
	}
	apply(tb, f, "Fill", edits...)
	return f
}

func BenchmarkLoad(b *testing.B) {
	f := bigCase(b, 2000, 20000)
	for b.Loop() {
		c, err := f.Load(context.Background())
		if err != nil || len(c.Evidence) != 20000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	f := bigCase(b, 2000, 20000)
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g, err := store.Open(context.Background(), f.Path(), options(1, "Jan"))
		if err != nil {
			b.Fatal(err)
		}
		if err := g.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkApply(b *testing.B) {
	f := bigCase(b, 2000, 20000)
	n := 0
	for b.Loop() {
		n++
		seen, err := f.Seen(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		apply(b, f, "Edit finding", store.Edit{
			Kind: "finding", Record: "finding-001000", Field: "statement", Value: audit.TextValue(fmt.Sprint("text ", n)), Seen: seen,
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	f := bigCase(b, 2000, 20000)
	for b.Loop() {
		if faults, err := f.Check(context.Background(), nil); err != nil || len(faults) > 0 {
			b.Fatal(err, faults)
		}
	}
}
