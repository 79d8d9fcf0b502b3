package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fieldcase/app/audit"
)

// Create makes a new case file and opens it for writing. It fails with ErrExists when there is a file of that name, and
// leaves nothing behind when it fails. The file can be read and written by its owner alone.
func Create(ctx context.Context, path string, caseID audit.ID, o Options) (*File, error) {
	return create(ctx, path, caseID, o, released())
}

func create(ctx context.Context, path string, caseID audit.ID, o Options, steps migrations) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	l, _, err := takeLock(path, o.me())
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	err = reserve(path)
	if err == nil {
		err = replaceWith(path, func(temp string) error { return build(ctx, temp, caseID, o, steps) })
		if err != nil {
			_ = os.Remove(path) // the reserved name
		}
	}
	if err != nil {
		l.release()
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	f, err := openLocked(ctx, path, o, steps, l)
	if err != nil {
		_ = os.Remove(path)
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return f, nil
}

// reserve takes the name with an empty file, so that no two programs make the same file.
func reserve(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil {
		return err
	}
	return file.Close()
}

// build makes a complete case file at temp.
func build(ctx context.Context, temp string, caseID audit.ID, o Options, steps migrations) error {
	db, err := connect(temp, writing)
	if err != nil {
		return err
	}
	if err := fill(ctx, db, caseID, o, steps); err != nil {
		_ = db.Close()
		return fail(err, "write the tables")
	}
	return db.Close()
}

func fill(ctx context.Context, db *sql.DB, caseID audit.ID, o Options, steps migrations) error {
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", ApplicationID)); err != nil {
		return err
	}
	if err := steps.run(ctx, db, 0); err != nil {
		return err
	}
	_, err := db.ExecContext(ctx, `INSERT INTO "case_info" ("id", "created_at", "program") VALUES (?, ?, ?)`,
		string(caseID), string(audit.InstantOf(o.Env.Now())), validText(o.Identity.Program))
	return err
}

// replaceWith lets write fill a new file beside path, forces it to disk and gives it the name path. A rollback journal
// of the file that was there is removed first: SQLite would play it into the new file. Nothing is left when it fails.
// The caller holds the lock of path, so that the file beside is its own; one that a crash left is removed.
func replaceWith(path string, write func(temp string) error) (err error) {
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".new")
	if err := os.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp)
			_ = os.Remove(temp + "-journal")
		}
	}()
	if err := file.Close(); err != nil {
		return err
	}
	if err := write(temp); err != nil {
		return err
	}
	if err := syncFile(temp); err != nil {
		return err
	}
	if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = file.Sync()
	return errors.Join(err, file.Close())
}
