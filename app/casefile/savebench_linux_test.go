package casefile_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// What saving one field of a big case may take for 99 of 100, by itself and beside SQLite's own C library, which commits
// the same to a copy of the file in turn.
const (
	saveLimit  = 20 * time.Millisecond
	saveFactor = 2
)

// saveRounds is how often each of the two saves.
const saveRounds = 500

// BenchmarkSaveField saves one field of one of 2,000 findings beside 20,000 pieces of evidence and 2,000 attachments. Where
// there is no C compiler or no libsqlite3-dev it says so and reports ours alone.
func BenchmarkSaveField(b *testing.B) {
	s := bigCase(b, 2000, 20000, 2000)
	c, err := s.Case(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	one := c.Findings[1000].ID
	theirs := startPeer(b, s.Path(), one)
	var ours, peer []time.Duration
	for b.Loop() {
		ours, peer = nil, nil
		for i := range saveRounds {
			text := fmt.Sprintf("%d: %s", i, strings.Repeat("The log of model OP-14 showed no review of the drift report. ", 4))
			ours = append(ours, saveStatement(b, s, one, text))
			if theirs != nil {
				peer = append(peer, theirs(text))
			}
		}
	}
	reportSaves(b, ours, peer)
}

// saveStatement saves the statement of a finding as a page does, and returns how long that took.
func saveStatement(b *testing.B, s *casefile.Session, id audit.ID, text string) time.Duration {
	b.Helper()
	c, err := s.Case(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	before := c.Finding(id)
	after := audit.Clone(before)
	after.Statement = text
	begun := time.Now()
	if err := s.Save(context.Background(), "Finding MK-01", casefile.Change{Before: before, After: after}); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}

func reportSaves(b *testing.B, ours, peer []time.Duration) {
	b.Helper()
	at := func(took []time.Duration, percent int) float64 {
		slices.Sort(took)
		return took[(len(took)-1)*percent/100].Seconds() * 1000
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(at(ours, 50), "p50-ms")
	b.ReportMetric(at(ours, 99), "p99-ms")
	if got := at(ours, 99); got > saveLimit.Seconds()*1000 {
		b.Errorf("99 of 100 saves within %.1f ms, the limit is %v", got, saveLimit)
	}
	if len(peer) == 0 {
		return
	}
	b.ReportMetric(at(peer, 50), "C-SQLite-p50-ms")
	b.ReportMetric(at(peer, 99), "C-SQLite-p99-ms")
	ratio := at(ours, 99) / at(peer, 99)
	b.ReportMetric(ratio, "ratio-of-p99")
	if ratio > saveFactor {
		b.Errorf("99 of 100 saves within %.2f times what C SQLite takes, the limit is %d times", ratio, saveFactor)
	}
}

// startPeer starts the peer on a copy of the case and returns what saves a text with it; nil when it cannot be built here.
func startPeer(b *testing.B, path string, finding audit.ID) func(text string) time.Duration {
	b.Helper()
	program := filepath.Join(b.TempDir(), "save")
	build := exec.CommandContext(b.Context(), "cc", "-O2", "-o", program, filepath.Join("testdata", "peer", "save.c"), "-lsqlite3")
	if out, err := build.CombinedOutput(); err != nil {
		b.Logf("no ratio: libsqlite3-dev or a C compiler is missing: %v\n%s", err, out)
		return nil
	}
	bytes, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	twin := filepath.Join(filepath.Dir(path), "peer.fieldcase") // on the same disk
	if err := os.WriteFile(twin, bytes, 0o600); err != nil {
		b.Fatal(err)
	}
	cmd := exec.CommandContext(context.WithoutCancel(b.Context()), program, twin, "finding", string(finding), "statement")
	cmd.Stderr = os.Stderr
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if errIn != nil || errOut != nil {
		b.Fatal(errIn, errOut)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = in.Close()
		if err := cmd.Wait(); err != nil {
			b.Errorf("the peer: %v", err)
		}
	})
	lines := bufio.NewScanner(out)
	return func(text string) time.Duration { return peerSave(b, in, lines, text) }
}

func peerSave(b *testing.B, in io.Writer, lines *bufio.Scanner, text string) time.Duration {
	b.Helper()
	if _, err := io.WriteString(in, text+"\n"); err != nil || !lines.Scan() {
		b.Fatalf("the peer ended: %v, %v", err, lines.Err())
	}
	ns, err := strconv.ParseInt(lines.Text(), 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return time.Duration(ns)
}
