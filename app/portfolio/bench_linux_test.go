package portfolio

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
)

// What looking at 1,000 cases of the sample's size may take, and how much memory; the first look also beside the sqlite3
// command line, which reads the same columns of the same files.
const (
	firstLimit  = 3 * time.Second
	secondLimit = 300 * time.Millisecond
	memoryLimit = 200.0 // MB
	shellFactor = 2
)

// benchRounds is how often each is measured, in turn; the best of each counts, for whatever else runs on the machine.
const benchRounds = 3

// BenchmarkLook1000 looks at 1,000 cases, each of the sample's size, for the first time and again from the index, rows
// and all. Where there is no sqlite3 it says so and reports ours alone.
func BenchmarkLook1000(b *testing.B) {
	dir := manyCases(b, 1000, 1)
	var first, second, shell time.Duration
	peak := 0.0
	for b.Loop() {
		for range benchRounds {
			shell = least(shell, shellTime(b, dir))
			cache := b.TempDir()
			resetPeak(b)
			first = least(first, timeLook(b, folders(b, Options{CacheDir: cache}, dir), 1000))
			peak = max(peak, peakMB(b))
			second = least(second, timeLook(b, folders(b, Options{CacheDir: cache}, dir), 1000))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(first.Seconds()*1000, "first-ms")
	b.ReportMetric(second.Seconds()*1000, "second-ms")
	b.ReportMetric(peak, "memory-MB")
	b.ReportMetric(shell.Seconds()*1000, "sqlite3-ms")
	if shell > 0 && first > shellFactor*shell {
		b.Errorf("the first look took %v, more than %d times the %v of sqlite3", first, shellFactor, shell)
	}
	if first > firstLimit || second > secondLimit || peak > memoryLimit {
		b.Errorf("first %v (limit %v), second %v (limit %v), memory %.0f MB (limit %.0f)", first, firstLimit, second, secondLimit, peak, memoryLimit)
	}
}

// least returns the shorter of two times; 0 is none.
func least(a, b time.Duration) time.Duration {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// BenchmarkLook10000 looks at ten times as many files: the 1,000 cases under ten names each.
func BenchmarkLook10000(b *testing.B) {
	dir := manyCases(b, 1000, 10)
	for b.Loop() {
		cache := b.TempDir()
		first := timeLook(b, folders(b, Options{CacheDir: cache}, dir), 10000)
		second := timeLook(b, folders(b, Options{CacheDir: cache}, dir), 10000)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(first.Seconds()*1000, "first-ms")
		b.ReportMetric(second.Seconds()*1000, "second-ms")
	}
}

// timeLook looks and makes the rows.
func timeLook(b *testing.B, f *Folders, want int) time.Duration {
	b.Helper()
	begun := time.Now()
	l := looked(b, f)
	rows := RowsOf(l, today)
	took := time.Since(begun)
	if len(rows) != want || len(l.Unreadable) > 0 {
		b.Fatalf("%d rows, unreadable %v", len(rows), l.Unreadable)
	}
	return took
}

// manyCases makes so many cases of the sample case, each with an identity of its own, under so many names each.
func manyCases(b *testing.B, n, names int) string {
	b.Helper()
	sample, err := os.ReadFile(filepath.Join(thirteen(b), "Sølvberg.fieldcase"))
	if err != nil {
		b.Fatal(err)
	}
	var id audit.ID
	for _, c := range looked(b, folders(b, Options{}, thirteen(b))).Cases {
		if strings.Contains(c.File, "Sølvberg") {
			id = c.Facts.Case.ID
		}
	}
	dir := b.TempDir()
	for i := range n {
		other := fmt.Sprintf("%08x%s", i, id[8:])
		path := filepath.Join(dir, strconv.Itoa(i%40), strconv.Itoa(i), "client.fieldcase")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, bytes.ReplaceAll(sample, []byte(id), []byte(other)), 0o600); err != nil {
			b.Fatal(err)
		}
		for k := 1; k < names; k++ {
			if err := os.Link(path, filepath.Join(filepath.Dir(path), strconv.Itoa(k)+".fieldcase")); err != nil {
				b.Fatal(err)
			}
		}
	}
	return dir
}

// shellTime returns how long the sqlite3 command line takes to read what facts are made of from every file below dir; 0
// without it.
func shellTime(b *testing.B, dir string) time.Duration {
	b.Helper()
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Logf("without sqlite3, ours alone: %v", err)
		return 0
	}
	var script strings.Builder
	script.WriteString(".bail on\n")
	for _, c := range looked(b, folders(b, Options{}, dir)).Cases {
		fmt.Fprintf(&script, ".open \"file:%s?mode=ro\"\n", c.File)
		script.WriteString(shellQueries())
	}
	path := filepath.Join(b.TempDir(), "read.sql")
	if err := os.WriteFile(path, []byte(script.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	run := exec.CommandContext(context.Background(), shell, "-batch", ":memory:", ".read "+path)
	begun := time.Now()
	out, err := run.Output()
	took := time.Since(begun)
	if err != nil || len(out) == 0 {
		b.Fatalf("sqlite3: %v, %d bytes", err, len(out))
	}
	return took
}

// shellQueries are the statements that read what selections name, and the heads.
func shellQueries() string {
	var b strings.Builder
	b.WriteString("PRAGMA application_id; PRAGMA user_version; BEGIN; SELECT id, created_at FROM case_info; SELECT at FROM action ORDER BY key DESC LIMIT 1;\n")
	b.WriteString(`SELECT s.id, c.n, hex(c.hash) FROM session s CROSS JOIN change c ON c.session = s.key AND c.n = (SELECT max(n) FROM change WHERE session = s.key);` + "\n")
	for _, s := range selections {
		k := audit.KindNamed(s.Kind)
		columns, sets := []string{`"id"`}, false
		for _, name := range s.Fields {
			f, _ := k.Field(name)
			if f.Type == audit.SetField {
				sets = true
				continue
			}
			columns = append(columns, `"`+name+`"`)
		}
		fmt.Fprintf(&b, "SELECT %s FROM %q WHERE deleted = 0;\n", strings.Join(columns, ", "), s.Kind)
		if sets {
			fmt.Fprintf(&b, "SELECT owner, field, target FROM link WHERE kind = '%s' AND owner IN (SELECT id FROM %q WHERE deleted = 0);\n", s.Kind, s.Kind)
		}
	}
	b.WriteString("COMMIT;\n")
	return b.String()
}

// resetPeak forgets the greatest memory of the process so far.
func resetPeak(b *testing.B) {
	b.Helper()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Logf("the peak of memory includes the making of the cases: %v", err)
	}
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakMB returns the most memory that the process had, in MB.
func peakMB(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	kB, err := strconv.Atoi(string(peakLine.FindSubmatch(status)[1]))
	if err != nil {
		b.Fatal(err)
	}
	return float64(kB) / 1024
}
