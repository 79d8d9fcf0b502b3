package store_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// exampleCase makes the file of the worked example in FORMAT.md.
func exampleCase(t *testing.T) *store.File {
	t.Helper()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add client", store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "c1"}, Name: "Søhne \"1\""})...)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	g, err := store.Open(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	apply(t, g, "Rename", store.Edit{Kind: "client", Record: "c1", Field: "name", Value: audit.TextValue("Nordlys\tAS"), Seen: 2})
	return g
}

func formatText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestFormat_exampleIsWhatTheFileHolds follows the worked example with nothing but the document and the file.
func TestFormat_exampleIsWhatTheFileHolds(t *testing.T) {
	t.Parallel()
	f := exampleCase(t)
	lines := regexp.MustCompile("(?m)^    (\\[.*\\])\n    = ([0-9a-f]{64})$").FindAllStringSubmatch(formatText(t), -1)
	var stored []string
	for _, query := range []string{
		"SELECT lower(hex(genesis)) FROM session WHERE key = 1", "SELECT lower(hex(hash)) FROM change WHERE seq = 1", "SELECT lower(hex(hash)) FROM change WHERE seq = 2",
		"SELECT lower(hex(genesis)) FROM session WHERE key = 2", "SELECT lower(hex(hash)) FROM change WHERE seq = 3",
	} {
		var hash string
		if err := f.Writer().QueryRow(query).Scan(&hash); err != nil {
			t.Fatal(err)
		}
		stored = append(stored, hash)
	}
	if len(lines) != len(stored) {
		t.Fatalf("the document has %d hashes, the file %d: %v", len(lines), len(stored), stored)
	}
	var before []byte
	for i, line := range lines {
		if strings.HasPrefix(line[1], `["fieldcase",`) {
			before = nil
		}
		sum := sha256.Sum256(append(before, line[1]...))
		before = sum[:]
		if got := hex.EncodeToString(sum[:]); got != line[2] || stored[i] != line[2] {
			t.Errorf("hash %d: the document says %s, its input gives %s, the file holds %s", i+1, line[2], got, stored[i])
		}
	}
}

// TestFormat_anOutsiderVerifiesTheChains runs the program that the document gives, where there is a Python.
func TestFormat_anOutsiderVerifiesTheChains(t *testing.T) {
	t.Parallel()
	f := workedCase(t)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	program := regexp.MustCompile("(?s)```python\n(.*?)```").FindStringSubmatch(formatText(t))
	if program == nil || strings.Count(program[1], "\n") > 30 {
		t.Fatal("the document has no program of at most 30 lines")
	}
	path := filepath.Join(t.TempDir(), "verify.py")
	if err := os.WriteFile(path, []byte(program[1]), 0o600); err != nil {
		t.Fatal(err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Logf("no Python here to run it with: %v", err)
		return
	}
	if out, err := exec.Command(python, path, f.Path()).CombinedOutput(); err != nil || !strings.Contains(string(out), "all chains hold") {
		t.Errorf("a sound file: %v: %s", err, out)
	}
	execRaw(t, f.Path(), `UPDATE change SET value = '"forged"' WHERE seq = 4`)
	if out, err := exec.Command(python, path, f.Path()).CombinedOutput(); err == nil || !strings.Contains(string(out), "change 4") {
		t.Errorf("an altered file: %v: %s", err, out)
	}
}

func TestFormat_documentsEveryTableAndView(t *testing.T) {
	t.Parallel()
	text := formatText(t)
	rows, err := newCase(t).Writer().Query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if audit.KindNamed(name) == nil && !strings.Contains(text, fmt.Sprintf("`%s`", name)) {
			t.Errorf("%s is not documented", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
