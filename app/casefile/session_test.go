package casefile_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
)

// testEnv is a clock that moves by a second each time it is looked at, and fresh IDs.
func testEnv(initials string) casefile.Env {
	at := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	return casefile.Env{
		Now:     func() time.Time { at = at.Add(time.Second); return at },
		NewID:   func() string { return uuid.Must(uuid.NewV7()).String() },
		User:    casefile.User{Name: "Márta Kővári", Initials: initials},
		Program: "test", Host: "test",
	}
}

func newCase(t testing.TB) *casefile.Session {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Ångström & Søn #1 (test).fieldcase")
	s, err := casefile.Create(t.Context(), testEnv("MK"), path, casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn #1 (test)"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // a test that closes it itself has looked at the error
	return s
}

func current(t *testing.T, s *casefile.Session) *audit.Case {
	t.Helper()
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// newFinding saves a draft finding on 8.4 of Stage 2 and returns it as the case has it.
func newFinding(t *testing.T, s *casefile.Session) *audit.Finding {
	t.Helper()
	f, err := s.NewFinding(t.Context(), current(t, s).AuditNamed("stage-2").ID)
	if err != nil {
		t.Fatal(err)
	}
	f.Grade, f.Requirement, f.Statement = audit.Minor, "8.4", "No assessment."
	if err := s.Save(t.Context(), "New finding", casefile.Change{After: f}); err != nil {
		t.Fatal(err)
	}
	return current(t, s).Finding(f.ID)
}

func TestCreate(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	c := current(t, s)
	var names []string
	for i := range c.Audits {
		names = append(names, c.Audits[i].Name())
	}
	if d := cmp.Diff([]string{"stage-1", "stage-2", "surveillance-1", "surveillance-2", "recertification"}, names); d != "" {
		t.Errorf("audits of the first cycle (-want +got)\n%s", d)
	}
	if got := len(c.SoAControls); got != 38 {
		t.Errorf("%d controls in the statement of applicability, want 38", got)
	}
	if got := s.Catalogue().Designation; got != "ISO/IEC 42001:2023" {
		t.Errorf("standard = %q", got)
	}
	faults, err := s.Check(t.Context(), nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("check of a new case: %v, %v", faults, err)
	}
}

func TestCreate_leavesAnExistingFileAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.fieldcase")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := casefile.Create(t.Context(), testEnv("MK"), path, casefile.NewCase{Client: audit.Client{Name: "A"}})
	if !errors.Is(err, casefile.ErrExists) {
		t.Errorf("error = %v, want ErrExists", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Errorf("the file now holds %q", b)
	}
}

func TestCreate_refusesBadInputAndLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, n := range map[string]casefile.NewCase{
		"no name":          {},
		"name too long":    {Client: audit.Client{Name: strings.Repeat("x", 5000)}},
		"unknown standard": {Client: audit.Client{Name: "A"}, Standard: "iso-1"},
	} {
		dir := t.TempDir()
		if _, err := casefile.Create(t.Context(), testEnv("MK"), filepath.Join(dir, "a.fieldcase"), n); err == nil {
			t.Errorf("%s: no error", name)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: left %v", name, left)
		}
	}
}

func TestSession_Save(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	before := newFinding(t, s)
	if before.DraftNumber != "MK-01" {
		t.Errorf("draft number = %q, want MK-01", before.DraftNumber)
	}
	var told []string
	s.Watch(func(c casefile.Changed) { told = append(told, c.Label) })
	after := audit.Clone(before)
	after.Statement = "No AI system impact assessment was carried out."
	after.OtherRequirements = []audit.Number{"6.1.4", "A.5.2"}
	if err := s.Save(t.Context(), "Finding MK-01", casefile.Change{Before: before, After: after}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Finding MK-01"}, told); d != "" {
		t.Errorf("told (-want +got)\n%s", d)
	}
	entries, err := s.History(t.Context(), casefile.HistoryQuery{Record: before.ID, Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		got[e.Field] = e.Old.Text() + " → " + e.New.Text()
	}
	want := map[string]string{
		"statement":                "No assessment. → No AI system impact assessment was carried out.",
		"other_requirements/6.1.4": " → yes", "other_requirements/A.5.2": " → yes",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("history (-want +got)\n%s", d)
	}
	reopened := reopen(t, s)
	if f := current(t, reopened).Finding(before.ID); f == nil || f.Statement != after.Statement || len(f.OtherRequirements) != 2 {
		t.Errorf("after reopening the finding is %+v", f)
	}
}

// reopen closes the session and opens its file again.
func reopen(t *testing.T, s *casefile.Session) *casefile.Session {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := casefile.Open(t.Context(), testEnv("JL"), s.Path(), false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	return again
}

func TestSession_Save_refusesWhatIsNotValid(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	for name, change := range map[string]func(*audit.Finding){
		"clause that is not in the standard": func(f *audit.Finding) { f.Requirement = "8.9" },
		"control among further ones":         func(f *audit.Finding) { f.OtherRequirements = []audit.Number{"A.3.4"} },
		"grade that is none":                 func(f *audit.Finding) { f.Grade = "grave" },
		"issued without evidence":            func(f *audit.Finding) { f.State = audit.FindingIssued },
	} {
		after := audit.Clone(f)
		change(after)
		err := s.Save(t.Context(), name, casefile.Change{Before: f, After: after})
		if !errors.Is(err, casefile.ErrInvalid) {
			t.Errorf("%s: error = %v, want ErrInvalid", name, err)
		}
	}
	if d := cmp.Diff(f.Statement, current(t, s).Finding(f.ID).Statement); d != "" {
		t.Error("a refused change was written")
	}
}

// What was to begin a record and was refused may be mended and saved again: all of it comes in, not what was mended only.
func TestSession_Save_afterARefusalKeepsTheWholeRecord(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	site := &audit.Site{City: "Tromsø", Persons: -1, Rank: "1"}
	if err := s.Save(t.Context(), "Add a site", casefile.Change{After: site}); !errors.Is(err, casefile.ErrInvalid) {
		t.Fatalf("a site with -1 persons: %v, want ErrInvalid", err)
	}
	mended := audit.Clone(site)
	mended.Name, mended.Persons = "Harbour", 4
	if err := s.Save(t.Context(), "Add a site", casefile.Change{Before: site, After: mended}); err != nil {
		t.Fatal(err)
	}
	sites := current(t, reopen(t, s)).Sites
	if i := slices.IndexFunc(sites, func(x audit.Site) bool { return x.ID == site.ID }); i < 0 || sites[i].City != "Tromsø" || sites[i].Persons != 4 {
		t.Errorf("in the file: %+v", sites)
	}
}

func TestSession_Save_staleEditIsAConflictNotALoss(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	read := newFinding(t, s)
	mine, theirs := audit.Clone(read), audit.Clone(read)
	mine.Statement, theirs.Statement = "mine", "theirs"
	theirs.EvidenceText = "seen"
	for _, after := range []*audit.Finding{theirs, mine} {
		if err := s.Save(t.Context(), "edit", casefile.Change{Before: read, After: after}); err != nil {
			t.Fatal(err)
		}
	}
	got := current(t, s).Finding(read.ID)
	if got.EvidenceText != "seen" {
		t.Errorf("evidence = %q: a field that only one of them touched was lost", got.EvidenceText)
	}
	if d := cmp.Diff([]string{"statement"}, got.Conflicts()); d != "" {
		t.Errorf("conflicts (-want +got)\n%s", d)
	}
	settled := audit.Clone(got)
	settled.Statement = "both"
	if err := s.Save(t.Context(), "choose", casefile.Change{Before: got, After: settled}); err != nil {
		t.Fatal(err)
	}
	if c := current(t, s).Finding(read.ID); len(c.Conflicts()) > 0 || c.Statement != "both" {
		t.Errorf("after choosing: %q, conflicts %v", c.Statement, c.Conflicts())
	}
}

func TestSession_Undo(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	after := audit.Clone(f)
	after.Statement, after.Sites = "changed", nil
	for _, change := range []casefile.Change{{Before: f, After: after}, {Before: after}} {
		if err := s.Save(t.Context(), "change", change); err != nil {
			t.Fatal(err)
		}
	}
	if current(t, s).Finding(f.ID) != nil {
		t.Fatal("the finding is still there after it was taken out")
	}
	for i, want := range []string{"changed", "No assessment."} {
		if _, err := s.Undo(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		if got := current(t, s).Finding(f.ID); got == nil || got.Statement != want {
			t.Errorf("after undo %d: %+v, want statement %q", i+1, got, want)
		}
	}
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if current(t, s).Finding(f.ID) != nil {
		t.Error("undoing its creation left the finding in the case")
	}
}

func TestSession_IssueFindings(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	f := newFinding(t, s)
	if _, err := s.IssueFindings(t.Context(), f.Audit); !errors.Is(err, casefile.ErrInvalid) {
		t.Fatalf("issuing a finding without evidence: %v, want ErrInvalid", err)
	}
	ready := audit.Clone(f)
	ready.RequirementText, ready.EvidenceText, ready.GradeReason = "Assessments are carried out.", "IAR v9, 1 of 4", "one system"
	a := audit.Clone(current(t, s).Audit(f.Audit))
	before := current(t, s).Audit(f.Audit)
	if err := a.StartsOn.UnmarshalText([]byte("2026-05-04")); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), "ready", casefile.Change{Before: f, After: ready}, casefile.Change{Before: before, After: a}); err != nil {
		t.Fatal(err)
	}
	issued, err := s.IssueFindings(t.Context(), f.Audit)
	if err != nil {
		t.Fatal(err)
	}
	got := current(t, s).Finding(f.ID)
	if len(issued) != 1 || got.Number != "NC-2026-ST2-01" || got.State != audit.FindingIssued || got.ResponseDue.String() != "2026-06-03" {
		t.Errorf("issued %d, number %s, state %s, response due %s", len(issued), got.Number, got.State, got.ResponseDue)
	}
	if _, err := s.IssueFindings(t.Context(), f.Audit); !errors.Is(err, casefile.ErrNothingToIssue) {
		t.Errorf("issuing again: %v, want ErrNothingToIssue", err)
	}
}

func TestExplain_everySentinelHasItsWords(t *testing.T) {
	t.Parallel()
	seen := map[string]error{}
	for _, sentinel := range casefile.Sentinels() {
		e := casefile.Explain(fmt.Errorf("do: %w", sentinel))
		if e.Title == "That did not work" || e.Kept == "" || e.Remedy == "" || !strings.Contains(e.Happened, sentinel.Error()) {
			t.Errorf("%v is not explained: %+v", sentinel, e)
		}
		if other := seen[e.Title]; other != nil {
			t.Errorf("%v and %v have one title", other, sentinel)
		}
		seen[e.Title] = sentinel
	}
	messages, err := casefile.StoreSentinels()
	if err != nil || len(messages) < 10 {
		t.Fatalf("sentinels of the store: %q, %v", messages, err)
	}
	for _, m := range messages {
		known := slices.ContainsFunc(casefile.Sentinels(), func(e error) bool { return e.Error() == m })
		if !known {
			t.Errorf("nothing is explained about %q", m)
		}
	}
}

func TestSession_secondOpenerIsToldWhoHasIt(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	second, err := casefile.Open(context.Background(), testEnv("JL"), s.Path(), false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = second.Close() })
	readOnly, why := second.ReadOnly()
	if !readOnly || !strings.Contains(why, "Márta Kővári") {
		t.Errorf("second opener: read-only %v, why %q", readOnly, why)
	}
	if err := second.Save(t.Context(), "x", casefile.Change{After: &audit.Site{Name: "Oslo"}}); !errors.Is(err, casefile.ErrReadOnly) && !errors.Is(err, casefile.ErrInUse) {
		t.Errorf("saving in a read-only case: %v", err)
	}
}

// Two changes of one record in one save know nothing of each other: neither may later stand for the whole record.
func TestSession_Save_recordInParts(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	site := &audit.Site{Name: "Oslo", City: "Oslo"}
	if err := s.Save(t.Context(), "New", casefile.Change{After: site}); err != nil {
		t.Fatal(err)
	}
	first, second := audit.Clone(site), audit.Clone(site)
	first.Name, second.City = "Head office", "Bergen"
	err := s.Save(t.Context(), "Parts", casefile.Change{Before: site, After: first}, casefile.Change{Before: site, After: second})
	if err != nil {
		t.Fatal(err)
	}
	again := audit.Clone(first)
	again.Country = "Norway"
	if err := s.Save(t.Context(), "Again", casefile.Change{Before: first, After: again}); err != nil {
		t.Fatal(err)
	}
	got := current(t, s).Site(site.ID)
	if got == nil || got.Name != "Head office" || got.City != "Bergen" || got.Country != "Norway" {
		t.Errorf("the case shows %+v", got)
	}
}

func TestSession_Undo_keepsTheBeginning(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	want := said(current(t, s))
	if _, err := s.Undo(t.Context(), ""); !errors.Is(err, casefile.ErrNothingToUndo) {
		t.Errorf("undo of a new case: %v", err)
	}
	actions, err := s.Actions(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(t.Context(), actions[0].ID); !errors.Is(err, casefile.ErrBeginning) {
		t.Errorf("undo of the action that made the case: %v", err)
	}
	if d := cmp.Diff(want, said(current(t, s))); d != "" {
		t.Errorf("the case changed (-was +is)\n%s", d)
	}
}
