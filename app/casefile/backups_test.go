package casefile_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// backedCase is a case with a finding that can be issued, and a folder for backups.
func backedCase(t *testing.T, failed func(error)) (*casefile.Session, *audit.Finding) {
	t.Helper()
	env := testEnv("MK")
	env.BackupDir, env.BackupFailed = filepath.Join(t.TempDir(), "backups"), failed
	s, err := casefile.Create(t.Context(), env, filepath.Join(t.TempDir(), "Ångström.fieldcase"),
		casefile.NewCase{Client: audit.Client{Name: "Ångström"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	f := newFinding(t, s)
	ready, a := audit.Clone(f), audit.Clone(current(t, s).Audit(f.Audit))
	ready.RequirementText, ready.EvidenceText, ready.GradeReason = "Assessments are carried out.", "IAR v9, 1 of 4", "one system"
	if err := a.StartsOn.UnmarshalText([]byte("2026-05-04")); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), "ready", casefile.Change{Before: f, After: ready},
		casefile.Change{Before: current(t, s).Audit(f.Audit), After: a}); err != nil {
		t.Fatal(err)
	}
	return s, current(t, s).Finding(f.ID)
}

func reasons(t *testing.T, s *casefile.Session) []casefile.BackupReason {
	t.Helper()
	all, err := s.Backups()
	if err != nil {
		t.Fatal(err)
	}
	var out []casefile.BackupReason
	for _, b := range all {
		out = append(out, b.Reason)
	}
	return out
}

func issueFindings(t *testing.T, s *casefile.Session, of audit.ID) {
	t.Helper()
	if _, err := s.IssueFindings(t.Context(), of); err != nil {
		t.Fatal(err)
	}
}

// What was issued by mistake is found again as it was before, in the backup that issuing made.
func TestBackups_beforeIssuing(t *testing.T) {
	t.Parallel()
	s, f := backedCase(t, func(err error) { t.Error(err) })
	issueFindings(t, s, f.Audit)
	all, err := s.Backups()
	if err != nil || len(all) != 1 || all[0].Reason != casefile.BackupBeforeIssue || all[0].Size == 0 {
		t.Fatalf("backups %+v, %v", all, err)
	}
	path := filepath.Join(t.TempDir(), "restored.fieldcase")
	if err := casefile.Restore(t.Context(), all[0].Path, path, false); err != nil {
		t.Fatal(err)
	}
	restored, err := casefile.Open(t.Context(), testEnv("MK"), path, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = restored.Close() })
	if got := current(t, restored).Finding(f.ID); got == nil || got.State != audit.FindingDraft || got.EvidenceText != "IAR v9, 1 of 4" {
		t.Errorf("restored: %+v", got)
	}
}

// The day has one backup, and a backup that holds all that the case does is not made again.
func TestBackups_onlyWhereSomethingIsNew(t *testing.T) {
	t.Parallel()
	s, f := backedCase(t, func(err error) { t.Error(err) })
	for range 2 {
		if b, err := s.DailyBackup(t.Context()); err != nil || b.Path == "" {
			t.Fatalf("%+v, %v", b, err)
		}
	}
	issueFindings(t, s, f.Audit)
	if got := reasons(t, s); !slices.Equal(got, []casefile.BackupReason{casefile.BackupDaily}) {
		t.Errorf("backups %v", got)
	}
}

// Issuing at a closing meeting does not wait for a folder of backups that cannot be written; it is told.
func TestBackups_folderThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	var told error
	s, f := backedCase(t, func(err error) { told = err })
	if err := os.WriteFile(s.Env().BackupDir, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	issueFindings(t, s, f.Audit)
	if got := current(t, s).Finding(f.ID); got.State != audit.FindingIssued {
		t.Errorf("state %s", got.State)
	}
	if told == nil {
		t.Error("nobody was told that there is no backup")
	}
}

// dailyBackups are backups of n days that follow one another, the newest first.
func dailyBackups(n int) []casefile.KeptBackup {
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	out := make([]casefile.KeptBackup, n)
	for i := range out {
		out[i] = casefile.KeptBackup{At: at.AddDate(0, 0, -i), Reason: casefile.BackupDaily}
	}
	return out
}

func TestSuperfluous(t *testing.T) {
	t.Parallel()
	kept := func(all []casefile.KeptBackup) int { return len(all) - len(casefile.Superfluous(all)) }
	// Of 400 days the 14 newest stay, which lie in 3 weeks, and the last of each of the 49 weeks before those.
	if got := kept(dailyBackups(400)); got != 14+49 {
		t.Errorf("of 400 days %d are kept", got)
	}
	if got := kept(dailyBackups(14)); got != 14 {
		t.Errorf("of 14 days %d are kept", got)
	}
	var busy []casefile.KeptBackup // a day with a backup each minute
	for i := range 30 {
		busy = append(busy, casefile.KeptBackup{At: time.Date(2026, 11, 20, 18, -i, 0, 0, time.UTC), Reason: casefile.BackupBeforeIssue})
	}
	if got := kept(busy); got != 10 {
		t.Errorf("of 30 backups of a day %d are kept", got)
	}
	for i, b := range casefile.Superfluous(busy) {
		if want := busy[10+i]; b.At != want.At {
			t.Errorf("let go %v, want %v", b.At, want.At)
		}
	}
	yearly := dailyBackups(1)
	for i := range 20 {
		yearly = append(yearly, casefile.KeptBackup{At: yearly[0].At.AddDate(-i-1, 0, 0)})
	}
	if got := kept(yearly); got != 21 {
		t.Errorf("of 21 years %d are kept", got)
	}
}

// damage overwrites the second half of a file.
func damage(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b); i++ {
		b[i] = 0xA5
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A case that is too damaged to open leads to the newest backup that is whole, and to what that lacks.
func TestLookForRescue(t *testing.T) {
	t.Parallel()
	s, f := backedCase(t, func(err error) { t.Error(err) })
	if _, err := s.DailyBackup(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), "After the backup", casefile.Change{After: &audit.Site{Name: "Harbour"}}); err != nil {
		t.Fatal(err)
	}
	issueFindings(t, s, f.Audit)
	all, err := s.Backups()
	if err != nil || len(all) != 2 {
		t.Fatalf("backups %+v, %v", all, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, all[0].Path)
	damage(t, s.Path())
	if _, err := casefile.Open(t.Context(), s.Env(), s.Path(), false); !errors.Is(err, casefile.ErrDamaged) {
		t.Fatalf("the damaged case opens: %v", err)
	}
	r, err := casefile.LookForRescue(t.Context(), s.Env(), s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if r.Backup.Path != all[1].Path || r.Broken != 1 {
		t.Errorf("backup %s, %d broken, want %s, 1", r.Backup.Path, r.Broken, all[1].Path)
	}
	if len(r.Lost) == 0 {
		t.Error("half of the file is gone, and nothing is told to be lost")
	}
}

// Of a file with one bad page is told what was done after the backup.
func TestLookForRescue_tellsWhatTheBackupLacks(t *testing.T) {
	t.Parallel()
	s, _ := backedCase(t, func(err error) { t.Error(err) })
	if _, err := s.DailyBackup(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), "After the backup", casefile.Change{After: &audit.Site{Name: "Harbour"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	told := 0
	for at := page; at < len(whole) && told == 0; at += page {
		bad := slices.Clone(whole)
		clear(bad[at : at+page])
		if err := os.WriteFile(s.Path(), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		opened, err := casefile.Open(t.Context(), s.Env(), s.Path(), true)
		if err == nil {
			_ = opened.Close() // a page of nothing but free space
		}
		if !errors.Is(err, casefile.ErrDamaged) {
			continue
		}
		r, err := casefile.LookForRescue(t.Context(), s.Env(), s.Path())
		if err != nil || r.Backup.Path == "" {
			t.Fatalf("page %d: %+v, %v", at/page, r, err)
		}
		if len(r.Later) == 1 && r.Later[0].Label == "After the backup" {
			told++
		}
	}
	if told == 0 {
		t.Error("for no bad page was it told what the backup lacks")
	}
}
