package store

import (
	"context"
	"database/sql"
)

// OpenBesides opens a file for writing that another holds, as a program would that ignores the lock.
func OpenBesides(ctx context.Context, path string, o Options) (*File, error) {
	l, _, err := takeLock(path+" besides "+o.Identity.Name, o.me())
	if err != nil {
		return nil, err
	}
	return openLocked(ctx, path, o, released(), l)
}

// CreateWith and OpenWith take other steps of the format than the released ones.
func CreateWith(ctx context.Context, path string, o Options, steps []string) (*File, error) {
	return create(ctx, path, "case", o, steps)
}

// OpenWith is Open for files of a format that these steps lead to.
func OpenWith(ctx context.Context, path string, o Options, steps []string) (*File, error) {
	return open(ctx, path, o, steps)
}

// Released returns the released steps of the format.
func Released() []string { return released() }

// Commit lets a test stand in for the commit of an action.
func (f *File) Commit(commit func(*sql.Tx) error) { f.commit = commit }

// Writer returns the connection that writes.
func (f *File) Writer() *sql.DB { return f.write }

// FileURL is the path in a connection string.
func FileURL(path string) string { return fileURL(path) }

// LockPath is the name of the lock of a case file.
func LockPath(path string) string { return lockPath(path) }

// AllErrors are the sentinels of the package.
func AllErrors() []error {
	return []error{
		ErrExists, ErrNotCase, ErrNewer, ErrDamaged, ErrForeign, ErrUnfinished, ErrInUse, ErrReadOnly, ErrNoLock, ErrBusy,
		ErrFull, ErrDisk, ErrMoved, ErrUnsure, ErrNotFound, ErrInvalid, ErrNothingToUndo, ErrNothingToRedo, ErrClosed, ErrWrongCase,
	}
}
