package store

import (
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The kinds of errors of this package, for errors.Is. A file that does not exist gives fs.ErrNotExist, a file or folder
// that may not be read fs.ErrPermission.
var (
	ErrExists        = errors.New("a file of that name exists")
	ErrNotCase       = errors.New("not a case file")
	ErrNewer         = errors.New("made by a newer version of the program") // as *NewerError
	ErrDamaged       = errors.New("the file is damaged")                    // as *DamagedError where the place is known
	ErrForeign       = errors.New("the file holds parts that Fieldcase did not make")
	ErrUnfinished    = errors.New("the file was left in the middle of a save and cannot be put right where it lies")
	ErrInUse         = errors.New("the file is open elsewhere")
	ErrReadOnly      = errors.New("the file cannot be written")
	ErrNoLock        = errors.New("the folder does not support locks")
	ErrBusy          = errors.New("the file is being written by another program")
	ErrFull          = errors.New("the disk is full")
	ErrDisk          = errors.New("the disk reports an error")
	ErrMoved         = errors.New("the file was moved, replaced or removed while it was open")
	ErrUnsure        = errors.New("whether it was saved could not be found out")
	ErrNotFound      = errors.New("no such record")
	ErrInvalid       = errors.New("not a value of the field")
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to do again")
	ErrClosed        = errors.New("the file is closed")
	ErrWrongCase     = errors.New("the file is of another case")
)

// NewerError says that the file has a newer format than this program knows. Summary is what can be told nevertheless.
type NewerError struct {
	Version int
	Summary Summary
}

// Error implements error.
func (e *NewerError) Error() string {
	return fmt.Sprintf("%v (format %d, this program knows %d)", ErrNewer, e.Version, FormatVersion)
}

// Is implements errors.Is for ErrNewer.
func (e *NewerError) Is(target error) bool { return target == ErrNewer }

// DamagedError says where the file is damaged.
type DamagedError struct {
	Where   string // table, page or attachment, as SQLite or the check names it
	Message string
}

// Error implements error.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("%v: %s: %s", ErrDamaged, e.Where, e.Message)
}

// Is implements errors.Is for ErrDamaged.
func (e *DamagedError) Is(target error) bool { return target == ErrDamaged }

// fail wraps an error of SQLite with its kind, taken from its code and never from its text, and with what was done.
func fail(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	what := fmt.Sprintf(format, args...)
	kind := kindOf(err)
	if kind == nil || errors.Is(err, kind) {
		return fmt.Errorf("%s: %w", what, err)
	}
	return fmt.Errorf("%s: %w: %w", what, kind, err)
}

// kindOf returns the sentinel for an error of SQLite, nil for any other error.
func kindOf(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return nil
	}
	switch se.Code() {
	case sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY:
		return ErrUnfinished
	case sqlite3.SQLITE_IOERR_NOMEM:
		return nil
	}
	switch se.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_READONLY:
		return ErrReadOnly
	case sqlite3.SQLITE_CORRUPT:
		return ErrDamaged
	case sqlite3.SQLITE_NOTADB:
		return ErrNotCase
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return ErrBusy
	case sqlite3.SQLITE_IOERR:
		return ErrDisk
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return fs.ErrPermission
	default:
		return nil
	}
}
