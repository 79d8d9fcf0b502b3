package casefile

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Backup writes a copy of the case to path, complete and checked before it takes its name. An existing file is replaced
// only with force.
func (s *Session) Backup(ctx context.Context, path string, force bool) error {
	if err := store.Backup(ctx, s.file, path, force); err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	return nil
}

// Restore makes a case file at path of a backup, after checking it. An existing file is replaced only with force.
func Restore(ctx context.Context, backup, path string, force bool) error {
	return store.Restore(ctx, backup, path, force)
}

// DailyBackup makes the day's backup in Env.BackupDir unless there is one, and returns its path, "" when no folder for
// backups is set.
func (s *Session) DailyBackup(ctx context.Context) (string, error) {
	if s.env.BackupDir == "" {
		return "", nil
	}
	dir := filepath.Join(s.env.BackupDir, string(s.file.CaseID()))
	path := filepath.Join(dir, s.env.Today().String()+".fieldcase")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make folder for backups: %w", err)
	}
	return path, s.Backup(ctx, path, false)
}

// CaseID returns the identity of the case, which its copies share.
func (s *Session) CaseID() audit.ID { return s.file.CaseID() }
