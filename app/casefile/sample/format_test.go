package sample_test

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/store"
)

var keepFormat = flag.Bool("keepformat", false, "keep a case file of the present format in testdata/cases, unless there is one")

// keptCase is where the case file of a released format lies. It is made once and never again: it stands for the files
// that users have.
func keptCase(format int) string {
	return filepath.Join("..", "..", "..", "testdata", "cases", fmt.Sprintf("format-%d.fieldcase", format))
}

// TestFormats opens a case file of every released format as this version does, finds in it what was put in, and goes on
// working with it.
func TestFormats(t *testing.T) {
	if *keepFormat {
		keep(t, keptCase(store.FormatVersion))
	}
	for format := 1; format <= store.FormatVersion; format++ {
		t.Run(fmt.Sprint(format), func(t *testing.T) {
			content, err := os.ReadFile(keptCase(format))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "client.fieldcase")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			later := env()
			later.NewID = func() string { return uuid.Must(uuid.NewV7()).String() } // those of env are in the file
			s, err := casefile.Open(t.Context(), later, path, false)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			holdsTheStory(t, s)
			goesOn(t, s)
		})
	}
}

// keep makes a case file at a path where there is none.
func keep(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Stat(path); err == nil {
		t.Fatalf("%s is kept already", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	s, err := sample.Make(t.Context(), env(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// holdsTheStory looks for facts of every kind: records, references, dates, texts, attachments, history. They are those
// of the sample as it was when the first format was released, whatever the sample tells today.
func holdsTheStory(t *testing.T, s *casefile.Session) {
	t.Helper()
	faults, err := s.Check(t.Context(), nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("it is not whole: %v %+v", err, faults)
	}
	c := caseOf(t, s)
	stage2 := c.AuditNamed("stage-2")
	equal(t, "client", c.Client.Name, "Sølvberg Bildediagnostikk AS")
	equal(t, "days of Stage 2", stage2.StartsOn.String()+" to "+stage2.EndsOn.String(), "2026-05-04 to 2026-05-06")
	equal(t, "activities of Stage 2", len(c.PlanOf(stage2.ID)), 13)
	equal(t, "evidence", len(c.Evidence), 34)
	equal(t, "certificate", c.Certificates[0].Number+" until "+c.Certificates[0].ExpiresOn.String(), "FC-AIMS-0042 until 2029-06-17")

	f := findingNumbered(c, "NC-2026-ST2-01")
	if f == nil {
		t.Fatal("there is no NC-2026-ST2-01")
	}
	equal(t, "the major's clause, grade and state", fmt.Sprint(f.Requirement, " ", f.Grade, " ", f.State), "8.4 major closed")
	equal(t, "the major's statement", f.Statement, "No AI system impact assessment was carried out for ReportDraft before clinical validation began.")

	equal(t, "attachments", len(c.Attachments), 7)
	for i := range c.Attachments {
		a := &c.Attachments[i]
		equal(t, "the content of "+a.Name, contentHash(t, s, a), a.SHA256)
	}
	actions, err := s.Actions(t.Context(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "actions", len(actions), 132)
}

func contentHash(t *testing.T, s *casefile.Session, a *audit.Attachment) string {
	t.Helper()
	r, err := s.Open(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }() // only read
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// goesOn changes the case, takes the change back, and finds all of it whole.
func goesOn(t *testing.T, s *casefile.Session) {
	t.Helper()
	before := caseOf(t, s).Client
	after := before
	after.Name = "Sølvberg & Søn AS"
	if err := s.Save(t.Context(), "Rename the client", casefile.Change{Before: &before, After: &after}); err != nil {
		t.Fatal(err)
	}
	equal(t, "the client renamed", caseOf(t, s).Client.Name, after.Name)
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	equal(t, "the client named back", caseOf(t, s).Client.Name, before.Name)
	if faults, err := s.Check(t.Context(), nil); err != nil || len(faults) > 0 {
		t.Errorf("after a change it is not whole: %v %+v", err, faults)
	}
}
