package casefile

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// BackupReason says why the program made a backup by itself.
type BackupReason string

// The reasons. The backup before a migration lies beside the case file, made by the store.
const (
	BackupDaily        BackupReason = "daily"
	BackupBeforeIssue  BackupReason = "before issuing"
	BackupBeforeImport BackupReason = "before an import"
)

// AllBackupReasons lists the reasons.
func AllBackupReasons() []BackupReason {
	return []BackupReason{BackupDaily, BackupBeforeIssue, BackupBeforeImport}
}

// BackupRule tells people which backups are kept; superfluous is the rule.
const BackupRule = "The ten newest are kept, and of older ones the last of each of 14 days and of each of 52 weeks."

// KeptBackup is a backup that the program made by itself.
type KeptBackup struct {
	Path   string
	At     time.Time // when, in UTC, to the second
	Reason BackupReason
	Size   int64 // bytes
}

const (
	backupTime = "2006-01-02 150405Z"
	whereFile  = "where.json"
)

// name is the file name of a backup: when, and why.
func (b KeptBackup) name() string {
	return b.At.UTC().Format(backupTime) + " " + string(b.Reason) + Suffix
}

// parseBackup reads the name of a backup; ok is false for any other file.
func parseBackup(name string) (b KeptBackup, ok bool) {
	rest, ok := strings.CutSuffix(name, Suffix)
	if !ok || len(rest) <= len(backupTime) || rest[len(backupTime)] != ' ' {
		return b, false
	}
	at, err := time.Parse(backupTime, rest[:len(backupTime)])
	b = KeptBackup{At: at, Reason: BackupReason(rest[len(backupTime)+1:])}
	return b, err == nil && slices.Contains(AllBackupReasons(), b.Reason)
}

// Backups lists the backups that the program made of this case, the newest first.
func (s *Session) Backups() ([]KeptBackup, error) {
	if s.env.BackupDir == "" {
		return nil, nil
	}
	return backupsIn(s.backupFolder())
}

func (s *Session) backupFolder() string {
	return filepath.Join(s.env.BackupDir, string(s.file.CaseID()))
}

func backupsIn(folder string) ([]KeptBackup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	var out []KeptBackup
	for _, e := range entries {
		b, ok := parseBackup(e.Name())
		if !ok || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil { // it may have gone meanwhile
			b.Path, b.Size = filepath.Join(folder, e.Name()), info.Size()
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b KeptBackup) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Reason, a.Reason))
	})
	return out, nil
}

// DailyBackup makes the day's backup in Env.BackupDir unless there is one, and returns it; its Path is "" when no folder
// for backups is set.
func (s *Session) DailyBackup(ctx context.Context) (KeptBackup, error) {
	all, err := s.Backups()
	if err != nil {
		return KeptBackup{}, err
	}
	today, zone := s.env.Today(), s.env.Now().Location()
	for _, b := range all {
		if b.Reason == BackupDaily && date.Of(b.At.In(zone)) == today {
			return b, nil
		}
	}
	return s.keepBackup(ctx, BackupDaily)
}

// backUpBefore makes a backup before a larger change, unless the newest holds all that the case does. The change does
// not wait for a folder that is full or away: what fails is told to Env.BackupFailed.
func (s *Session) backUpBefore(ctx context.Context, reason BackupReason) {
	seen, err := s.file.Seen(ctx)
	if err == nil && s.backedUp.Load() == int64(seen) {
		return
	}
	if err == nil {
		_, err = s.keepBackup(ctx, reason)
	}
	if err != nil && s.env.BackupFailed != nil && ctx.Err() == nil {
		s.env.BackupFailed(fmt.Errorf("back up %s: %w", reason, err))
	}
}

// keepBackup makes a verified backup, and then lets go of those that the rule no longer keeps.
func (s *Session) keepBackup(ctx context.Context, reason BackupReason) (KeptBackup, error) {
	if s.env.BackupDir == "" {
		return KeptBackup{}, nil
	}
	folder := s.backupFolder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return KeptBackup{}, fmt.Errorf("make folder for backups: %w", err)
	}
	seen, err := s.file.Seen(ctx)
	if err != nil {
		return KeptBackup{}, err
	}
	b := KeptBackup{At: s.env.Now().UTC().Truncate(time.Second), Reason: reason}
	b.Path = filepath.Join(folder, b.name())
	if err := s.Backup(ctx, b.Path, true); err != nil {
		return KeptBackup{}, err
	}
	s.backedUp.Store(int64(seen))
	if info, err := os.Stat(b.Path); err == nil {
		b.Size = info.Size()
	}
	return b, errors.Join(writeWhere(folder, s.Path()), prune(folder))
}

func prune(folder string) error {
	all, err := backupsIn(folder)
	if err != nil {
		return err
	}
	var errs []error
	for _, b := range superfluous(all) {
		errs = append(errs, os.Remove(b.Path))
	}
	return errors.Join(errs...)
}

// How many backups the rule keeps.
const (
	newestKept = 10
	daysKept   = 14
	weeksKept  = 52
)

// superfluous returns the backups, given newest first, that BackupRule lets go. Days and weeks are counted by those that
// have a backup: a case that is opened once a year, or a clock that jumped, costs none.
func superfluous(all []KeptBackup) []KeptBackup {
	var out []KeptBackup
	days, weeks := map[string]bool{}, map[string]bool{}
	for i, b := range all {
		year, n := b.At.ISOWeek()
		day, week := b.At.Format(time.DateOnly), fmt.Sprintf("%d-%d", year, n)
		newDay, newWeek := !days[day], !weeks[week]
		days[day], weeks[week] = true, true
		if i >= newestKept && (!newDay || len(days) > daysKept) && (!newWeek || len(weeks) > weeksKept) {
			out = append(out, b)
		}
	}
	return out
}

// where tells of which file the backups of a folder are, for when it is too damaged to tell what case it is.
type where struct {
	Path string `json:"path"`
}

func writeWhere(folder, path string) error {
	content, err := json.Marshal(where{Path: path})
	if err != nil {
		return err
	}
	return WriteFile(filepath.Join(folder, whereFile), true, func(w io.Writer) error {
		_, err := w.Write(append(content, '\n'))
		return err
	})
}

// BackupsOf lists the backups in a folder for backups that were made of the file at path, the newest first.
func BackupsOf(dir, path string) ([]KeptBackup, error) {
	folders, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	for _, f := range folders {
		folder := filepath.Join(dir, f.Name())
		content, err := os.ReadFile(filepath.Join(folder, whereFile))
		if err != nil {
			continue // no folder of backups
		}
		var at where
		if json.Unmarshal(content, &at) == nil && at.Path == path {
			return backupsIn(folder)
		}
	}
	return nil, nil
}

// CaseID returns the identity of the case, which its copies share.
func (s *Session) CaseID() audit.ID { return s.file.CaseID() }
