package casefile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
)

func TestSession_TrainingCopy(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.Whole)
	path := filepath.Join(t.TempDir(), "training.fieldcase")
	told, err := s.TrainingCopy(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(told) > 0 {
		t.Errorf("still tells %v", told)
	}
	if _, err := s.TrainingCopy(t.Context(), path); !errors.Is(err, casefile.ErrExists) {
		t.Errorf("over a file that is there: %v", err)
	}
	c, err := casefile.Open(t.Context(), testEnv("XY"), path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }() // looked at below
	if faults, err := c.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("check: %v (%v)", faults, err)
	}
	if c.CaseID() == s.CaseID() {
		t.Error("it is the same case")
	}
	of, was := current(t, c), current(t, s)
	if len(of.Findings) != len(was.Findings) || of.Findings[0].Number != was.Findings[0].Number || of.Findings[0].Grade != was.Findings[0].Grade {
		t.Errorf("findings: %d, want %d as they were graded", len(of.Findings), len(was.Findings))
	}
	r, err := c.Open(t.Context(), &of.Attachments[0])
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || !bytes.HasPrefix(b, []byte("This file was replaced")) {
		t.Errorf("a file says %.40q (%v)", b, err)
	}
	wantNoName(t, c, path, s)
}

// wantNoName looks for every name of the case in all of the copy: its texts, and the bytes of the file with its history.
func wantNoName(t *testing.T, c *casefile.Session, path string, s *casefile.Session) {
	t.Helper()
	var names []string
	was := current(t, s)
	names = append(names, was.Client.Name, was.Client.Address, was.Body.Name)
	for i := range was.Persons {
		names = append(names, was.Persons[i].Name)
	}
	for i := range was.Contacts {
		names = append(names, was.Contacts[i].Name, was.Contacts[i].Email)
	}
	for i := range was.Systems {
		names = append(names, was.Systems[i].Name)
	}
	for i := range was.Attachments {
		names = append(names, was.Attachments[i].Name)
	}
	var all bytes.Buffer
	if err := c.ExportCase(t.Context(), &all, true); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		quoted, err := json.Marshal(name)
		if err != nil {
			t.Fatal(err)
		}
		inside := strings.Trim(string(quoted), `"`)
		if name != "" && (strings.Contains(all.String(), inside) || strings.Contains(all.String(), name) || bytes.Contains(raw, []byte(name))) {
			t.Errorf("the copy tells %q", name)
		}
	}
}
