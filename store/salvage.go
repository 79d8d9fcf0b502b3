package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fieldcase/app/audit"
)

// Salvaged is what could be taken out of a damaged case file.
type Salvaged struct {
	Changes int     // of the history
	Records int     // whose values had to be taken from their rows, since changes were lost
	Lost    []Fault // what could not be read, or is not as it was written
}

// Salvage takes what can be read out of a damaged case file into a new one at dst, and tells what could not. The damaged
// file is not touched: a copy of it is read. The history is taken over as far as it goes; where parts of it are lost the
// values of records are taken from their rows, as an action of their own. Check of the new file goes on to report the
// changes that are missing: a salvaged file is not to be taken for a whole one.
//
// It fails with ErrExists, with ErrNotCase, and with ErrDamaged when nothing at all can be read.
func Salvage(ctx context.Context, src, dst string, o Options) (Salvaged, error) {
	s := &salvage{}
	err := s.run(ctx, src, dst, o)
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage %s: %w", src, err)
	}
	return s.done, nil
}

// SalvageLabel is the label of the action that takes values from their rows.
const SalvageLabel = "Salvage from a damaged file"

type salvage struct {
	db   *sql.DB
	done Salvaged
}

func (s *salvage) lose(kind FaultKind, where, format string, args ...any) {
	s.done.Lost = append(s.done.Lost, Fault{Kind: kind, Where: where, Message: fmt.Sprintf(format, args...)})
}

func (s *salvage) run(ctx context.Context, src, dst string, o Options) error {
	dir, err := os.MkdirTemp("", "fieldcase")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	work := filepath.Join(dir, "damaged.fieldcase")
	for _, suffix := range []string{"", "-journal"} {
		if err := copyFile(src+suffix, work+suffix); err != nil && (suffix == "" || !errors.Is(err, os.ErrNotExist)) {
			return err
		}
	}
	if s.db, err = connect(work, reading); err != nil {
		return err
	}
	defer func() { _ = s.db.Close() }()
	if _, err := formatOf(ctx, s.db, released().format()); err != nil {
		return err
	}
	id := audit.ID(o.Env.NewID())
	if err := s.db.QueryRowContext(ctx, `SELECT "id" FROM "case_info"`).Scan((*string)(&id)); err != nil {
		s.lose(FaultCaseInfo, "case_info", "the identity of the case cannot be read: the new file is a case of its own")
	}
	f, err := Create(ctx, dst, id, o)
	if err != nil {
		return err
	}
	err = s.fill(ctx, f)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(dst))
	}
	return nil
}

func copyFile(from, to string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // only read
	w, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, w.Close())
}

// fill takes over the history, and from the rows what the history lost.
func (s *salvage) fill(ctx context.Context, f *File) error {
	if err := s.history(ctx, f); err != nil {
		return err
	}
	if len(s.done.Lost) == 0 {
		return nil
	}
	var edits []Edit
	for _, k := range audit.Kinds() {
		more, err := s.rows(ctx, f, k)
		if err != nil {
			return err
		}
		edits = append(edits, more...)
	}
	_, err := f.Apply(ctx, Action{Label: SalvageLabel, Edits: edits})
	return err
}

// history takes over sessions, changes and the bytes of attachments, as a merge does, but leaves out what is damaged.
func (s *salvage) history(ctx context.Context, f *File) error {
	source, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fail(err, "read")
	}
	defer func() { _ = source.Rollback() }() // only read
	tx, err := f.write.BeginTx(ctx, nil)
	if err != nil {
		return fail(err, "write")
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	m := newMerge(tx, f.caseID)
	defer m.st.close()
	m.scan = s.scan
	m.altered = func(e *DamagedError) error {
		s.lose(FaultChain, e.Where, "%s", e.Message)
		return nil
	}
	m.lostBlob = func(sha string, err error) error {
		s.lose(FaultBlob, "attachment "+sha, "its bytes are lost: %v", err)
		return nil
	}
	if err := m.run(ctx, source); err != nil {
		return fail(err, "take over the history")
	}
	s.done.Changes = m.done.Changes
	return fail(tx.Commit(), "take over the history")
}

// rows returns the edits that give the records of a kind the values of their rows.
func (s *salvage) rows(ctx context.Context, f *File, k *audit.Kind) ([]Edit, error) {
	var out []Edit
	row := newRowReader(k)
	var rowid int64
	dest := append([]any{&rowid}, row.dest...)
	err := s.scan(ctx, s.db, k.Name, row.columns, func(rows *sql.Rows) error {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		r, err := row.record()
		if err != nil {
			s.lose(FaultRecord, k.Name+" "+row.id, "%v", err)
			return nil
		}
		edits, err := s.record(ctx, f, k, r)
		if len(edits) > 0 {
			s.done.Records++
		}
		out = append(out, edits...)
		return err
	})
	return out, err
}

// record returns the edits that lead from what the history says of a record to its row. Elements of sets are only
// added: that one is missing may be the damage.
func (s *salvage) record(ctx context.Context, f *File, k *audit.Kind, r audit.Recorder) ([]Edit, error) {
	have, err := f.Read(ctx, k.Name, r.Base().ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	for _, field := range k.Fields {
		if field.Type != audit.SetField {
			continue
		}
		elements := s.links(ctx, k.Name, r.Base().ID, field.Name)
		if have != nil {
			elements = unique(append(elements, field.Elements(have)...))
		}
		field.SetElements(r, elements)
	}
	return EditsFor(have, r), nil
}

// links returns the elements of a set as far as they can be read.
func (s *salvage) links(ctx context.Context, kind string, owner audit.ID, field string) []string {
	var out []string
	err := each(ctx, s.db, `SELECT "target" FROM "link" WHERE "kind" = ? AND "owner" = ? AND "field" = ?`, []any{kind, string(owner), field},
		func(rows *sql.Rows) error {
			var target string
			err := rows.Scan(&target)
			out = append(out, target)
			return err
		})
	if err != nil {
		s.lose(FaultRecord, fmt.Sprintf("%s %s, %s", kind, owner, field), "some elements may be lost: %v", err)
	}
	return out
}

// batch is how many rows are read at a time; an error costs a batch its rest, which is then read around.
const batch = 100

// maxRow is the end of the search for readable rows where the last row cannot be read either.
const maxRow = int64(1) << 40

// scan reads the rows of a table that can be read, and notes where some could not.
func (s *salvage) scan(ctx context.Context, q querier, table, columns string, row func(*sql.Rows) error) error {
	end := maxRow
	if err := q.QueryRowContext(ctx, "SELECT coalesce(max(rowid), 0) FROM "+quoted(table)).Scan(&end); err != nil {
		end = maxRow
	}
	query := fmt.Sprintf("SELECT rowid, %s FROM %s WHERE rowid > ? ORDER BY rowid LIMIT %d", columns, quoted(table), batch)
	for last := int64(0); last < end; {
		got := 0
		var rowErr error
		err := each(ctx, q, query, []any{last}, func(rows *sql.Rows) error {
			rowErr = row(rows)
			return errors.Join(rowErr, first(rows, &last, &got))
		})
		switch {
		case rowErr != nil || ctx.Err() != nil:
			return errors.Join(rowErr, ctx.Err())
		case err != nil:
			next := s.nextRow(ctx, q, table, last, end)
			s.lose(FaultFile, "table "+table, "rows after %d and before %d cannot be read: %v", last, next, err)
			last = next - 1
		case got < batch:
			return nil
		}
	}
	return nil
}

// first reads the rowid at the beginning of a row.
func first(rows *sql.Rows, last *int64, got *int) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	dest := make([]any, len(columns))
	dest[0] = last
	for i := range dest[1:] {
		dest[i+1] = new(any)
	}
	*got++
	return rows.Scan(dest...)
}

// nextRow returns the ID of the first row after last that can be read, end+1 when there is none: it looks ever further,
// and then back by halves.
func (s *salvage) nextRow(ctx context.Context, q querier, table string, last, end int64) int64 {
	readable := func(from int64) bool {
		var id int64
		err := q.QueryRowContext(ctx, "SELECT rowid FROM "+quoted(table)+" WHERE rowid >= ? ORDER BY rowid LIMIT 1", from).Scan(&id)
		return err == nil
	}
	bad, step := last+1, int64(1)
	for !readable(bad + step) {
		if bad+step > end {
			return end + 1
		}
		bad, step = bad+step, step*2
	}
	good := bad + step
	for good-bad > 1 {
		if mid := bad + (good-bad)/2; readable(mid) {
			good = mid
		} else {
			bad = mid
		}
	}
	return good
}
