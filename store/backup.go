package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup writes a copy of the case file as it stands to dst: beside it first, verified, and renamed into place. It fails
// with ErrExists when there is a file, unless force is set, and with ErrInUse when that file is open elsewhere.
func Backup(ctx context.Context, src *File, dst string, force bool) error {
	seen, err := src.Seen(ctx)
	if err != nil {
		return fmt.Errorf("back up %s: %w", src.path, err)
	}
	err = putCopy(ctx, src.path, dst, force, func(ctx context.Context, db *sql.DB) error {
		have, err := seenBy(ctx, db)
		if err == nil && have < seen {
			err = &DamagedError{Where: "the copy", Message: fmt.Sprintf("%d of %d changes arrived", have, seen)}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("back up %s: %w", src.path, err)
	}
	return nil
}

// Restore puts a copy of a backup in the place dst, like Backup. The backup is verified first and not changed.
func Restore(ctx context.Context, backup, dst string, force bool) error {
	f, err := Open(ctx, backup, Options{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	err = putCopy(ctx, f.path, dst, force, func(context.Context, *sql.DB) error { return nil })
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("restore %s: %w", backup, err)
	}
	return nil
}

// putCopy writes a verified copy of the file src to dst.
func putCopy(ctx context.Context, src, dst string, force bool, verify func(context.Context, *sql.DB) error) error {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return err
	}
	there, err := os.Stat(dst)
	switch {
	case err == nil && !force:
		return fmt.Errorf("%s: %w", dst, ErrExists)
	case err == nil:
		from, err := os.Stat(src)
		if err != nil {
			return err
		}
		if os.SameFile(from, there) {
			return fmt.Errorf("%s is the file itself: %w", dst, ErrExists)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	l, _, err := takeLock(dst, Holder{})
	if err != nil {
		return err
	}
	defer l.release()
	db, err := connect(src, readOnly)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // only read
	return replaceWith(dst, func(temp string) error {
		if err := vacuum(ctx, db, temp); err != nil {
			return err
		}
		return verifyCopy(ctx, temp, verify)
	})
}

// vacuumInto writes a copy of a database to dst, which is replaced.
func vacuumInto(ctx context.Context, db *sql.DB, dst string) error {
	return replaceWith(dst, func(temp string) error { return vacuum(ctx, db, temp) })
}

// vacuum copies the pages of a database into a new file. A connection that only reads takes the copy for a change of
// its own, so its guard is taken off for as long; the database itself is opened for reading all the same.
func vacuum(ctx context.Context, db *sql.DB, temp string) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return fail(err, "copy the pages")
	}
	defer func() { _ = c.Close() }() // back to the pool
	var guarded int
	if err := c.QueryRowContext(ctx, "PRAGMA query_only").Scan(&guarded); err != nil {
		return fail(err, "copy the pages")
	}
	if _, err := c.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
		return fail(err, "copy the pages")
	}
	_, err = c.ExecContext(ctx, "VACUUM INTO ?", temp)
	_, guardErr := c.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA query_only = %d", guarded))
	return fail(errors.Join(err, guardErr), "copy the pages")
}

// verifyCopy looks whether the copy is a case file, whole, and what verify says.
func verifyCopy(ctx context.Context, temp string, verify func(context.Context, *sql.DB) error) error {
	db, err := connect(temp, readOnly)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // only read
	appID, _, err := numbersOf(ctx, db)
	if err != nil {
		return err
	}
	if appID != ApplicationID {
		return ErrNotCase
	}
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check").Scan(&answer); err != nil {
		return fail(err, "verify the copy")
	}
	if answer != "ok" {
		return &DamagedError{Where: "the copy", Message: answer}
	}
	return verify(ctx, db)
}
