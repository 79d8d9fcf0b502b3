package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"fieldcase/app/audit"
)

// Identity is who works with the file, as every editing session records it.
type Identity struct{ Name, Initials, Role, Program, Host string }

// Env is what the package takes from the world.
type Env struct {
	Now   func() time.Time
	NewID func() string // a new UUIDv7 at each call
}

// Options say how a file is opened.
type Options struct {
	Identity Identity
	Env      Env
	ReadOnly bool // take no lock and write nothing
}

// File is an open case file. Its methods may be called from several goroutines.
type File struct {
	path    string
	opts    Options
	caseID  audit.ID
	steps   migrations
	why     error
	holder  Holder
	lock    *lock
	tempDir string // holds the copy of an older file that may not be written, "" without

	read *sql.DB
	info os.FileInfo // of the file when it was opened, to see that it is still the one of that name

	mu      sync.Mutex // guards what follows; held for the length of a write
	write   *sql.DB    // nil when the file is read-only
	session session
	closed  bool
	commit  func(*sql.Tx) error // (*sql.Tx).Commit
}

// querier is a connection, a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// CaseID returns the ID of the case, the same in every copy of the file.
func (f *File) CaseID() audit.ID { return f.caseID }

// Path returns the absolute name of the file.
func (f *File) Path() string { return f.path }

// Format returns the format of the file.
func (f *File) Format() int { return f.steps.format() }

// ReadOnly reports whether the file takes no changes; WhyReadOnly tells why.
func (f *File) ReadOnly() bool { return f.opts.ReadOnly || f.why != nil }

// WhyReadOnly returns why a file that was to be written is read-only: ErrInUse (see Holder), ErrReadOnly, ErrNoLock or
// ErrForeign; nil when it can be written or was opened read-only on purpose.
func (f *File) WhyReadOnly() error { return f.why }

// Holder returns who has the file open for writing: another program when WhyReadOnly is ErrInUse, this one otherwise.
func (f *File) Holder() Holder { return f.holder }

// Close closes the file and gives its lock up. Closing twice is allowed.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil
	}
	f.closed = true
	var errs []error
	if f.write != nil {
		errs = append(errs, f.write.Close())
	}
	if f.read != nil {
		errs = append(errs, f.read.Close())
	}
	f.lock.release()
	if f.tempDir != "" {
		errs = append(errs, os.RemoveAll(f.tempDir))
	}
	if err := errors.Join(errs...); err != nil {
		return fail(err, "close %s", f.path)
	}
	return nil
}

// now returns the present instant.
func (f *File) now() audit.Instant { return audit.InstantOf(f.opts.Env.Now()) }

// me returns this program as the holder of a lock.
func (o Options) me() Holder {
	return Holder{User: o.Identity.Name, Host: o.Identity.Host, PID: os.Getpid(), Since: audit.InstantOf(o.Env.Now())}
}

// clean returns the identity with texts that are UTF-8, as the chain needs them.
func (i Identity) clean() Identity {
	for _, s := range []*string{&i.Name, &i.Initials, &i.Role, &i.Program, &i.Host} {
		*s = validText(*s)
	}
	return i
}

func validText(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// snapshot runs read in one read transaction, so that all it reads is of one moment.
func (f *File) snapshot(ctx context.Context, what string, read func(tx *sql.Tx) error) error {
	tx, err := f.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return f.readFailure(err, what)
	}
	defer func() { _ = tx.Rollback() }() // only read
	if err := read(tx); err != nil {
		return f.readFailure(err, what)
	}
	return nil
}

func (f *File) readFailure(err error, what string) error {
	if errors.Is(err, sql.ErrConnDone) || err.Error() == errDatabaseClosed {
		return fmt.Errorf("%s: %w", what, ErrClosed)
	}
	return fail(err, "%s", what)
}

// errDatabaseClosed is the text of an error that database/sql does not export.
const errDatabaseClosed = "sql: database is closed"

// seenBy returns the greatest sequence number of the changes that q sees.
func seenBy(ctx context.Context, q querier) (audit.Seen, error) {
	var seen audit.Seen
	err := q.QueryRowContext(ctx, `SELECT coalesce(max("seq"), 0) FROM "change"`).Scan(&seen)
	return seen, err
}

// Seen returns how much has been written to the file by now; it grows with every change, whoever makes it.
func (f *File) Seen(ctx context.Context) (audit.Seen, error) {
	var seen audit.Seen
	err := f.snapshot(ctx, "look for changes", func(tx *sql.Tx) (err error) {
		seen, err = seenBy(ctx, tx)
		return err
	})
	return seen, err
}
