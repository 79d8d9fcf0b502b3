package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"fieldcase/app/audit"
)

// Check looks the whole file over and returns what is wrong, the place named as closely as can be: SQLite's own check,
// the schema, the chains of the sessions, the rows against the changes played anew, and the bytes of the attachments
// against their hashes. progress, which may be nil, is told how many changes and chunks of attachments are done.
//
// What the chains cannot show is that the newest changes of a file were cut off together with all that follows from
// them; a document issued from them names their heads.
//
// An error is returned only when the check could not be made; damage is a fault.
func (f *File) Check(ctx context.Context, progress func(done, total int64)) ([]Fault, error) {
	c := &checker{file: f, progress: progress}
	err := f.snapshot(ctx, "check the file", func(tx *sql.Tx) error {
		c.tx = tx
		return c.run(ctx)
	})
	return c.faults, err
}

// checker looks one file over.
type checker struct {
	file        *File
	tx          *sql.Tx
	progress    func(done, total int64)
	done, total int64
	faults      []Fault
}

func (c *checker) run(ctx context.Context) error {
	steps := []struct {
		what string
		do   func(context.Context) error
	}{
		{"the pages of the file", c.pages},
		{"the tables", c.schema},
		{"the identity of the case", c.identity},
		{"the changes", c.changes},
		{"the attachments", c.blobs},
	}
	const size = `SELECT (SELECT count(*) FROM "change") + (SELECT count(*) FROM "blob_chunk")`
	if err := c.tx.QueryRowContext(ctx, size).Scan(&c.total); err != nil {
		c.total = 0 // the step that reads them tells why
	}
	for _, s := range steps {
		err := s.do(ctx)
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(kindOf(err), ErrDamaged) || errors.Is(err, ErrDamaged):
			c.fault(FaultFile, s.what, "%v", err)
		default:
			return err
		}
	}
	return nil
}

func (c *checker) fault(kind FaultKind, where, format string, args ...any) {
	c.faults = append(c.faults, Fault{Kind: kind, Where: where, Message: fmt.Sprintf(format, args...)})
}

// progressStep is after how many changes the progress is told.
const progressStep = 1000

func (c *checker) step() {
	c.done++
	if c.progress != nil && (c.done%progressStep == 0 || c.done == c.total) {
		c.progress(c.done, c.total)
	}
}

// pages lets SQLite check the file.
func (c *checker) pages(ctx context.Context) error {
	return each(ctx, c.tx, "PRAGMA integrity_check", nil, func(rows *sql.Rows) error {
		var answer string
		if err := rows.Scan(&answer); err != nil {
			return err
		}
		if answer != "ok" {
			c.fault(FaultFile, "file", "%s", answer)
		}
		return nil
	})
}

func (c *checker) schema(ctx context.Context) error {
	want, err := c.file.steps.schema(ctx)
	if err != nil {
		return err
	}
	have, err := schemaOf(ctx, c.tx)
	if err != nil {
		return err
	}
	c.faults = append(c.faults, compareSchema(have, want)...)
	return nil
}

func (c *checker) identity(ctx context.Context) error {
	var n int
	var id audit.ID
	err := c.tx.QueryRowContext(ctx, `SELECT count(*), coalesce(max("id"), '') FROM "case_info"`).Scan(&n, (*string)(&id))
	if err == nil && (n != 1 || id != c.file.caseID) {
		c.fault(FaultCaseInfo, "case_info", "holds %d rows, the last %q, instead of the one of %s", n, id, c.file.caseID)
	}
	return err
}

// blobs compares the bytes of attachments with their hashes, and looks that every attachment has its bytes.
func (c *checker) blobs(ctx context.Context) error {
	type blob struct {
		key, size int64
		sha       string
	}
	var all []blob
	err := each(ctx, c.tx, `SELECT "key", "size", "sha256" FROM "blob" ORDER BY "key"`, nil, func(rows *sql.Rows) error {
		var b blob
		err := rows.Scan(&b.key, &b.size, &b.sha)
		all = append(all, b)
		return err
	})
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, b := range all {
		have[b.sha] = true
		if err := c.blob(ctx, b.key, b.size, b.sha); err != nil {
			return err
		}
	}
	if err := c.missingBlobs(ctx, have); err != nil {
		return err
	}
	return each(ctx, c.tx, `SELECT DISTINCT "blob" FROM "blob_chunk" WHERE "blob" NOT IN (SELECT "key" FROM "blob")`, nil, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		c.fault(FaultBlob, fmt.Sprintf("attachment %d", key), "has bytes but no name")
		return err
	})
}

func (c *checker) blob(ctx context.Context, key, size int64, sha string) error {
	sum := sha256.New()
	var length, next int64
	whole := true
	err := each(ctx, c.tx, `SELECT "n", "bytes" FROM "blob_chunk" WHERE "blob" = ? ORDER BY "n"`, []any{key}, func(rows *sql.Rows) error {
		var n int64
		var bytes sql.RawBytes
		if err := rows.Scan(&n, &bytes); err != nil {
			return err
		}
		whole = whole && n == next
		next++
		length += int64(len(bytes))
		sum.Write(bytes)
		c.step()
		return nil
	})
	if err != nil {
		return err
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != sha || length != size || !whole {
		c.fault(FaultBlob, "attachment "+sha, "%d bytes in %d parts with the SHA-256 %s instead of %d bytes", length, next, got, size)
	}
	return nil
}

func (c *checker) missingBlobs(ctx context.Context, have map[string]bool) error {
	return each(ctx, c.tx, `SELECT "id", "name", "sha256" FROM "attachment" WHERE "deleted" = 0`, nil, func(rows *sql.Rows) error {
		var id, name, sha string
		if err := rows.Scan(&id, &name, &sha); err != nil {
			return err
		}
		if !have[sha] {
			c.fault(FaultBlob, "attachment "+id, "the bytes of %q (SHA-256 %s) are missing", name, sha)
		}
		return nil
	})
}

// each runs a query and calls row for every row of it.
func each(ctx context.Context, q querier, query string, args []any, row func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
