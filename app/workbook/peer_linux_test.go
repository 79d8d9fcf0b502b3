package workbook_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fieldcase/app/workbook"
)

// The peer benchmarks write the same cells with libxlsxwriter, the C library, in turn with ours, and report the ratio of
// the medians: of our whole workbook to the peer's one sheet. Where there is no C compiler or no libxlsxwriter-dev they
// say so and report ours alone.

func BenchmarkFindingsPeer10k(b *testing.B)  { benchmarkPeer(b, 10_000) }
func BenchmarkFindingsPeer100k(b *testing.B) { benchmarkPeer(b, 100_000) }

const peerRounds = 5

func benchmarkPeer(b *testing.B, n int) {
	peer := buildPeer(b)
	f := manyFindings(b, n)
	cells := filepath.Join(b.TempDir(), "cells")
	if err := os.WriteFile(cells, peerCells(f), 0o600); err != nil {
		b.Fatal(err)
	}
	before := memoryOfSelf(b, "VmRSS:")
	var ours, theirs []time.Duration
	var peak, peerPeak int64
	for b.Loop() {
		ours, theirs, peak, peerPeak = nil, nil, 0, 0
		for range peerRounds {
			elapsed, kib := runOurs(b, f)
			ours, peak = append(ours, elapsed), max(peak, kib)
			if peer != "" {
				elapsed, kib = runPeer(b, peer, cells)
				theirs, peerPeak = append(theirs, elapsed), max(peerPeak, kib)
			}
		}
	}
	slices.Sort(ours)
	mine := ours[peerRounds/2]
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(mine.Milliseconds()), "ours-ms")
	b.ReportMetric(float64(peak)/1024, "ours-peak-MB")
	b.ReportMetric(float64(before)/1024, "of-it-the-case-MB")
	if peer == "" {
		return
	}
	slices.Sort(theirs)
	c := theirs[peerRounds/2]
	b.ReportMetric(float64(c.Milliseconds()), "libxlsxwriter-ms")
	b.ReportMetric(float64(peerPeak)/1024, "libxlsxwriter-peak-MB")
	b.ReportMetric(float64(mine)/float64(c), "ratio")
}

// buildPeer compiles the peer and returns its program, "" when that is not possible here.
func buildPeer(b *testing.B) string {
	b.Helper()
	flags := []string{"-lxlsxwriter", "-lz"}
	if out, err := exec.CommandContext(b.Context(), "pkg-config", "--cflags", "--libs", "xlsxwriter").Output(); err == nil {
		flags = strings.Fields(string(out))
	}
	program := filepath.Join(b.TempDir(), "findings")
	args := append([]string{"-O2", "-o", program, filepath.Join("testdata", "peer", "findings.c")}, flags...)
	if out, err := exec.CommandContext(b.Context(), "cc", args...).CombinedOutput(); err != nil {
		b.Logf("no ratio: libxlsxwriter-dev or a C compiler is missing: %v\n%s", err, out)
		return ""
	}
	return program
}

// peerCells returns the cells of the sheet Findings as the peer reads them; see testdata/peer/findings.c.
func peerCells(f workbook.Findings) []byte {
	var body bytes.Buffer
	put := func(v any) {
		if err := binary.Write(&body, binary.NativeEndian, v); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	widths, rows := workbook.FindingRows(f, func(height float64, cells []workbook.Cell) {
		put(height)
		for _, c := range cells {
			switch {
			case c.IsNumber:
				put(int32(-1))
				put(c.Number)
			case c.Text == "":
				put(int32(-2))
			default:
				put(int32(len(c.Text) + 1))
				body.WriteString(c.Text)
				body.WriteByte(0)
			}
		}
	})
	rest := bytes.Clone(body.Bytes())
	body.Reset()
	put(uint32(rows))
	put(uint32(len(widths)))
	put(widths)
	return append(body.Bytes(), rest...)
}

// runOurs writes the workbook and returns the time and the most memory the process had in the meantime, in KiB. That is
// with the case of the benchmark, which takes some of it.
func runOurs(b *testing.B, f workbook.Findings) (time.Duration, int64) {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil { // forgets the peak
		b.Fatal(err)
	}
	out, err := os.Create(filepath.Join(b.TempDir(), "ours.xlsx"))
	if err != nil {
		b.Fatal(err)
	}
	from := time.Now()
	if _, err := f.Encode(b.Context(), out, nil); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
	return time.Since(from), memoryOfSelf(b, "VmHWM:")
}

// memoryOfSelf returns what the system says of the memory of this process, in KiB.
func memoryOfSelf(b *testing.B, key string) int64 {
	b.Helper()
	debug.FreeOSMemory()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == key {
			kib, err := strconv.ParseInt(fields[1], 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			return kib
		}
	}
	b.Fatalf("no %s in /proc/self/status", key)
	return 0
}

func runPeer(b *testing.B, program, cells string) (time.Duration, int64) {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), program, cells, filepath.Join(b.TempDir(), "peer.xlsx"))
	from := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatal(fmt.Errorf("peer: %w: %s", err, out))
	}
	elapsed := time.Since(from)
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		b.Fatal("no resource usage of the peer")
	}
	return elapsed, usage.Maxrss
}
