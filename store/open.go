package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fieldcase/app/audit"
)

// Open opens a case file, for writing unless o says otherwise. What cannot be written (in use, read-only folder, no
// locks, foreign triggers) is opened read-only, and WhyReadOnly tells why. A file of an older format is brought to the
// newest, with a copy beside it from before.
//
// It fails with fs.ErrNotExist, ErrNotCase, *NewerError, *DamagedError, ErrUnfinished.
func Open(ctx context.Context, path string, o Options) (*File, error) {
	f, err := open(ctx, path, o, released())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return f, nil
}

func open(ctx context.Context, path string, o Options, steps migrations) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotCase
	}
	if path, err = filepath.EvalSymlinks(path); err != nil { // the lock and the journal lie beside the file itself
		return nil, err
	}
	if err := identify(ctx, path, steps.format()); err != nil {
		return nil, err
	}
	if o.ReadOnly {
		return openLocked(ctx, path, o, steps, nil)
	}
	l, holder, lockErr := takeLock(path, o.me())
	if lockErr == nil {
		return openLocked(ctx, path, o, steps, l)
	}
	f, err := openLocked(ctx, path, o, steps, nil)
	if err != nil {
		return nil, err
	}
	f.why, f.holder = lockErr, holder
	return f, nil
}

// identify tells whether the file is a case file of a format that this program knows, without writing to it. What a
// crashed program left half done can only be looked at by a connection that may finish it; start looks again.
func identify(ctx context.Context, path string, newest int) error {
	db, err := connect(path, readOnly)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // only read
	_, err = formatOf(ctx, db, newest)
	if errors.Is(err, ErrUnfinished) {
		return nil
	}
	return err
}

// formatOf returns the format of a case file. It fails with ErrNotCase or *NewerError when the file is none or newer.
func formatOf(ctx context.Context, db querier, newest int) (int, error) {
	appID, version, err := numbersOf(ctx, db)
	switch {
	case err != nil:
		return 0, err
	case appID != ApplicationID:
		return 0, ErrNotCase
	case version > newest:
		s, _ := summaryOf(ctx, db) // as much as can be read
		return 0, &NewerError{Version: version, Summary: s}
	}
	return version, nil
}

// numbersOf returns the application ID and the format of a database.
func numbersOf(ctx context.Context, db querier) (appID int64, version int, err error) {
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&appID); err != nil {
		return 0, 0, fail(err, "read the kind of the file")
	}
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, 0, fail(err, "read the format of the file")
	}
	return appID, version, nil
}

// openLocked opens the file for which the lock is held, read-only when l is nil.
func openLocked(ctx context.Context, path string, o Options, steps migrations, l *lock) (*File, error) {
	o.Identity = o.Identity.clean()
	f := &File{path: path, opts: o, steps: steps, lock: l, commit: (*sql.Tx).Commit}
	if l != nil {
		f.holder = o.me()
	}
	if err := f.start(ctx); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// start connects, finishes what a crash left, migrates, and looks whether the file is sound.
func (f *File) start(ctx context.Context) error {
	if f.lock != nil {
		if err := f.startWriting(ctx); err != nil {
			return err
		}
	}
	if err := f.startReading(ctx); err != nil {
		return err
	}
	if err := f.readOlder(ctx); err != nil {
		return err
	}
	foreign, err := f.examine(ctx)
	if err != nil {
		return err
	}
	if foreign != nil && f.lock != nil {
		f.why = foreign
		err := f.write.Close()
		f.write = nil
		f.lock.release()
		f.lock = nil
		if err != nil {
			return fail(err, "close the connection that writes")
		}
	}
	if f.info, err = os.Stat(f.path); err != nil {
		return err
	}
	return f.readCaseID(ctx)
}

// startWriting opens the connection that writes and brings the file to the newest format.
func (f *File) startWriting(ctx context.Context) error {
	db, err := connect(f.path, writing)
	if err != nil {
		return err
	}
	f.write = db
	cannot, err := cannotWrite(ctx, db)
	if err != nil {
		return fail(err, "connect")
	}
	if cannot {
		f.why = ErrReadOnly
		f.write = nil
		f.lock.release()
		f.lock = nil
		return db.Close()
	}
	f.session = session{id: f.opts.Env.NewID(), startedAt: f.now(), who: f.opts.Identity}
	return f.migrate(ctx)
}

// cannotWrite reports whether the system lets the file only be read.
func cannotWrite(ctx context.Context, db *sql.DB) (bool, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer func() { _ = c.Close() }() // back to the pool
	answer := false
	err = c.Raw(func(driver any) error {
		d, ok := driver.(interface{ IsReadOnly(string) (bool, error) })
		if !ok {
			return fmt.Errorf("driver %T does not tell whether a file is read-only", driver)
		}
		answer, err = d.IsReadOnly("main")
		return err
	})
	return answer, err
}

// startReading opens the connections that read. Where the file can be written, they may finish what a crash left.
func (f *File) startReading(ctx context.Context) error {
	for _, a := range []access{reading, readOnly} {
		if a == reading && f.why != nil && !errors.Is(f.why, ErrInUse) {
			continue
		}
		db, err := connect(f.path, a)
		if err != nil {
			return err
		}
		var n int
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
		if err == nil {
			f.read = db
			return nil
		}
		_ = db.Close() // nothing was written
		if a == readOnly {
			return fail(err, "read")
		}
	}
	return nil
}

// examine looks whether the file is sound: its tables are those of its format, and SQLite finds no damage outside the
// bytes of attachments, which carry their own hashes and are verified when they are read. Foreign triggers and views
// are returned as the reason not to write.
func (f *File) examine(ctx context.Context) (foreign, err error) {
	want, err := f.steps.schema(ctx)
	if err != nil {
		return nil, err
	}
	have, err := schemaOf(ctx, f.read)
	if err != nil {
		return nil, fail(err, "read the tables")
	}
	for _, fault := range compareSchema(have, want) {
		isCode := strings.HasPrefix(fault.Where, "trigger ") || strings.HasPrefix(fault.Where, "view ")
		switch {
		case fault.Kind == FaultSchema:
			return nil, &DamagedError{Where: fault.Where, Message: fault.Message}
		case isCode:
			foreign = fmt.Errorf("%w: %s", ErrForeign, fault.Where)
		}
	}
	return foreign, quickCheck(ctx, f.read, want)
}

// quickCheck runs SQLite's quick check over every table but the bytes of attachments.
func quickCheck(ctx context.Context, db querier, tables []object) error {
	for _, o := range tables {
		if o.Type != "table" || o.Name == "blob_chunk" {
			continue
		}
		var answer string
		if err := db.QueryRowContext(ctx, "PRAGMA quick_check("+quoted(o.Name)+")").Scan(&answer); err != nil {
			return fail(err, "check table %s", o.Name)
		}
		if answer != "ok" {
			return &DamagedError{Where: "table " + o.Name, Message: answer}
		}
	}
	return nil
}

func (f *File) readCaseID(ctx context.Context) error {
	err := f.read.QueryRowContext(ctx, `SELECT "id" FROM "case_info"`).Scan((*string)(&f.caseID))
	if errors.Is(err, sql.ErrNoRows) {
		return &DamagedError{Where: "table case_info", Message: "is empty"}
	}
	return fail(err, "read the identity of the case")
}

// Summary is what can be told of a case file of any format, from its view v_summary, which every format keeps.
type Summary struct {
	CaseID   audit.ID
	Client   string
	Standard string
	Program  string // that wrote last
	Changed  audit.Instant
}

func summaryOf(ctx context.Context, db querier) (Summary, error) {
	var s Summary
	err := db.QueryRowContext(ctx, `SELECT "case_id", "client", "standard", "program", "changed_at" FROM "v_summary"`).
		Scan((*string)(&s.CaseID), &s.Client, &s.Standard, &s.Program, (*string)(&s.Changed))
	return s, err
}

// quoted returns a name as SQL takes it.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
