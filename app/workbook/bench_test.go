package workbook_test

import (
	"fmt"
	"io"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

// manyFindings returns the workbook of a case with n findings whose texts differ and are as long as those of the sample.
func manyFindings(tb testing.TB, n int) workbook.Findings {
	tb.Helper()
	f := findings(tb)
	sample := f.Case.Findings[:7]
	f.Case.Findings = make([]audit.Finding, n)
	for i := range n {
		k := &f.Case.Findings[i]
		*k = sample[i%len(sample)]
		k.ID = audit.ID(fmt.Sprintf("many-%06d", i))
		k.Number = fmt.Sprintf("NC-2026-ST2-%d", i+1)
		k.Statement = fmt.Sprintf("%s Seen in file %d of %d.", k.Statement, i+1, n)
		k.EvidenceText = fmt.Sprintf("Record R-%06d: %s", i*7919%1000000, k.EvidenceText)
	}
	return f
}

func BenchmarkFindings10k(b *testing.B)  { benchmarkFindings(b, 10_000) }
func BenchmarkFindings100k(b *testing.B) { benchmarkFindings(b, 100_000) }

func benchmarkFindings(b *testing.B, n int) {
	f := manyFindings(b, n)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Encode(b.Context(), io.Discard, nil); err != nil {
			b.Fatal(err)
		}
	}
}
