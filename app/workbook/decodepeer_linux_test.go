package workbook_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

// openpyxlReads reads the values of every row of the sheet, in openpyxl's fastest way, and prints the seconds it took
// without those of its own start.
const openpyxlReads = `
import sys, time
try:
    import openpyxl
except ImportError:
    sys.exit(3)
start = time.perf_counter()
w = openpyxl.load_workbook(sys.argv[1], read_only=True)
n = sum(1 for row in w["Your response"].iter_rows(values_only=True) if row[8])
assert n >= int(sys.argv[2]), n
print(time.perf_counter() - start)
`

// BenchmarkDecodePeer10k decodes 10,000 answered rows, in turn with openpyxl, which reads the cells alone, and reports the
// ratio of the medians. Where there is no openpyxl it says so and reports ours alone.
func BenchmarkDecodePeer10k(b *testing.B) {
	const rows = 10_000
	f := manyFindings(b, rows)
	f.Export = sent
	f.Case.Responses = nil
	for i := range f.Case.Findings {
		n := &f.Case.Findings[i]
		n.Grade, n.State = audit.Minor, audit.ResponseReceived
		f.Case.Responses = append(f.Case.Responses, audit.Response{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("answer-%06d", i))}, Finding: n.ID, Round: 1, Correction: fmt.Sprintf("Corrected file %d", i),
			Cause: n.Statement, Action: n.EvidenceText, Responsible: "Chief physician", TargetDate: day("2026-06-05"), EvidenceText: fmt.Sprintf("NC %d.pdf", i),
		})
	}
	data, _ := encode(b, f)
	path := filepath.Join(b.TempDir(), "answers.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	var ours, theirs []time.Duration
	for b.Loop() {
		ours, theirs = nil, nil
		for range peerRounds {
			from := time.Now()
			back, err := workbook.DecodeResponse(bytes.NewReader(data), int64(len(data)))
			if err != nil || len(back.Rows) != rows {
				b.Fatalf("decoded %v, %v", back, err)
			}
			ours = append(ours, time.Since(from))
			if elapsed, ok := runOpenpyxl(b, path, rows); ok {
				theirs = append(theirs, elapsed)
			}
		}
	}
	slices.Sort(ours)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(ours[peerRounds/2].Milliseconds()), "ours-ms")
	if len(theirs) < peerRounds {
		b.Log("no ratio: python3-openpyxl is missing")
		return
	}
	slices.Sort(theirs)
	b.ReportMetric(float64(theirs[peerRounds/2].Milliseconds()), "openpyxl-ms")
	b.ReportMetric(float64(ours[peerRounds/2])/float64(theirs[peerRounds/2]), "ratio")
}

// runOpenpyxl returns how long openpyxl takes to read the workbook; false when it is not there.
func runOpenpyxl(b *testing.B, path string, rows int) (time.Duration, bool) {
	b.Helper()
	const missing = 3
	c := exec.CommandContext(b.Context(), "/usr/bin/python3", "-c", openpyxlReads, path, strconv.Itoa(rows))
	out, err := c.Output()
	if err != nil {
		if c.ProcessState == nil || c.ProcessState.ExitCode() == missing {
			return 0, false
		}
		b.Fatalf("openpyxl: %v: %s", err, out)
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatal(err)
	}
	return time.Duration(seconds * float64(time.Second)), true
}
