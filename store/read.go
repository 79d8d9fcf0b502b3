package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// Where keeps the records whose field has one of the values, as text: "major", "2026-05-04", "3", "true". For a set it
// keeps those with one of the elements. Without a Where on "deleted", records that were taken out are left out.
type Where struct {
	Field  string // or "id"
	Values []string
}

// recordOf is a pointer to a record type.
type recordOf[T any] interface {
	*T
	audit.Recorder
}

// List returns the records of a type that fulfil every condition, in the order of their rank where they have one, and
// then of their ID, which is the order of their making.
func List[T any, P recordOf[T]](ctx context.Context, f *File, where ...Where) ([]T, error) {
	k := audit.KindOf(P(new(T)))
	var out []T
	err := f.snapshot(ctx, "list "+k.Name, func(tx *sql.Tx) error {
		records, err := readKind(ctx, tx, k, where)
		for _, r := range records {
			out = append(out, *r.(P))
		}
		return err
	})
	return out, err
}

// Get returns one record. It fails with ErrNotFound when there is none, or when it was taken out.
func Get[T any, P recordOf[T]](ctx context.Context, f *File, id audit.ID) (T, error) {
	var zero T
	list, err := List[T, P](ctx, f, Where{Field: "id", Values: []string{string(id)}})
	switch {
	case err != nil:
		return zero, err
	case len(list) == 0:
		return zero, fmt.Errorf("%s %s: %w", audit.KindOf(P(&zero)).Name, id, ErrNotFound)
	}
	return list[0], nil
}

// Read returns one record of a kind that is known by name only, also one that was taken out; see Get.
func (f *File) Read(ctx context.Context, kind string, id audit.ID) (audit.Recorder, error) {
	k := audit.KindNamed(kind)
	if k == nil {
		return nil, fmt.Errorf("kind %q: %w", kind, ErrInvalid)
	}
	var list []audit.Recorder
	err := f.snapshot(ctx, "read "+kind, func(tx *sql.Tx) (err error) {
		list, err = readKind(ctx, tx, k, []Where{{"id", []string{string(id)}}, {fieldDeleted, []string{"true", "false"}}})
		return err
	})
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("%s %s: %w", kind, id, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// Count returns how many records of a kind fulfil every condition.
func (f *File) Count(ctx context.Context, kind string, where ...Where) (int, error) {
	k := audit.KindNamed(kind)
	if k == nil {
		return 0, fmt.Errorf("kind %q: %w", kind, ErrInvalid)
	}
	n := 0
	err := f.snapshot(ctx, "count "+kind, func(tx *sql.Tx) error {
		cond, args, err := condition(k, where)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM "+quoted(k.Name)+" WHERE "+cond, args...).Scan(&n)
	})
	return n, err
}

// Load returns the whole case as it stands, read in one transaction.
func (f *File) Load(ctx context.Context) (*audit.Case, error) {
	c := &audit.Case{ID: f.caseID}
	err := f.snapshot(ctx, "load the case", func(tx *sql.Tx) error {
		for _, k := range audit.Kinds() {
			records, err := readKind(ctx, tx, k, nil)
			if err != nil {
				return err
			}
			c.Add(records...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// condition returns the SQL of the conditions on the records of a kind.
func condition(k *audit.Kind, where []Where) (string, []any, error) {
	var parts []string
	var args []any
	asked := false
	for _, w := range where {
		asked = asked || w.Field == fieldDeleted
		if len(w.Values) == 0 {
			parts = append(parts, "0")
			continue
		}
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(w.Values)), ", ")
		f, ok := k.Field(w.Field)
		switch {
		case w.Field == "id":
			f = audit.Field{Name: "id", Type: audit.TextField}
		case !ok:
			return "", nil, fmt.Errorf("%s has no field %q: %w", k.Name, w.Field, ErrInvalid)
		}
		if f.Type == audit.SetField {
			parts = append(parts, `"id" IN (SELECT "owner" FROM "link" WHERE "kind" = ? AND "field" = ? AND "target" IN (`+marks+`))`)
			args = append(args, k.Name, f.Name)
		} else {
			parts = append(parts, quoted(f.Name)+" IN ("+marks+")")
		}
		for _, v := range w.Values {
			arg, err := whereValue(f, v)
			if err != nil {
				return "", nil, err
			}
			args = append(args, arg)
		}
	}
	if !asked {
		parts = append(parts, `"deleted" = 0`)
	}
	return strings.Join(parts, " AND "), args, nil
}

func whereValue(f audit.Field, v string) (any, error) {
	switch {
	case f.Type == audit.BooleanField && (v == "true" || v == "false"):
		return v == "true", nil
	case f.Type == audit.BooleanField || f.Type == audit.IntegerField:
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", f.Name, v, ErrInvalid)
		}
		return n, nil
	default:
		return v, nil
	}
}

// readKind reads the records of a kind with their sets, what was seen, and their conflicts.
func readKind(ctx context.Context, tx *sql.Tx, k *audit.Kind, where []Where) ([]audit.Recorder, error) {
	cond, args, err := condition(k, where)
	if err != nil {
		return nil, err
	}
	seen, err := seenBy(ctx, tx)
	if err != nil {
		return nil, err
	}
	records, err := readRows(ctx, tx, k, cond, args, seen)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	byID := make(map[audit.ID]audit.Recorder, len(records))
	for _, r := range records {
		byID[r.Base().ID] = r
	}
	if err := readLinks(ctx, tx, k, cond, args, byID); err != nil {
		return nil, err
	}
	return records, readConflicts(ctx, tx, k, byID)
}

func readRows(ctx context.Context, tx querier, k *audit.Kind, cond string, args []any, seen audit.Seen) ([]audit.Recorder, error) {
	row := newRowReader(k)
	order := `"id"`
	if _, ranked := k.Field("rank"); ranked {
		order = `"rank", "id"`
	}
	rows, err := tx.QueryContext(ctx, "SELECT "+row.columns+" FROM "+quoted(k.Name)+" WHERE "+cond+" ORDER BY "+order, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []audit.Recorder
	for rows.Next() {
		if err := rows.Scan(row.dest...); err != nil {
			return nil, err
		}
		r, err := row.record()
		if err != nil {
			return nil, err
		}
		r.Base().SetSeen(seen)
		out = append(out, r)
	}
	return out, rows.Err()
}

// rowReader reads the rows of a kind's table into records.
type rowReader struct {
	kind    *audit.Kind
	fields  []audit.Field // that have a column
	columns string
	id      string
	texts   []string
	numbers []int64
	dest    []any // where a row is scanned to: the ID and, for each field, its place in texts or numbers
}

func newRowReader(k *audit.Kind) *rowReader {
	r := &rowReader{kind: k}
	columns := []string{`"id"`}
	for _, f := range k.Fields {
		if f.Type != audit.SetField {
			r.fields = append(r.fields, f)
			columns = append(columns, quoted(f.Name))
		}
	}
	r.columns = strings.Join(columns, ", ")
	r.texts, r.numbers = make([]string, len(r.fields)), make([]int64, len(r.fields))
	r.dest = []any{&r.id}
	for i, f := range r.fields {
		if f.Type == audit.TextField {
			r.dest = append(r.dest, &r.texts[i])
		} else {
			r.dest = append(r.dest, &r.numbers[i])
		}
	}
	return r
}

// record returns a new record with the row that was scanned last.
func (r *rowReader) record() (audit.Recorder, error) {
	out := r.kind.New()
	out.Base().ID = audit.ID(r.id)
	for i, f := range r.fields {
		switch {
		case f.Type != audit.TextField:
			if r.numbers[i] != 0 {
				f.SetInteger(out, r.numbers[i])
			}
		case r.texts[i] != "":
			if err := f.SetText(out, r.texts[i]); err != nil {
				return nil, &DamagedError{Where: r.kind.Name + " " + r.id + ", " + f.Name, Message: err.Error()}
			}
		}
	}
	return out, nil
}

// readLinks fills the sets of the records.
func readLinks(ctx context.Context, tx querier, k *audit.Kind, cond string, args []any, byID map[audit.ID]audit.Recorder) error {
	if !slices.ContainsFunc(k.Fields, func(f audit.Field) bool { return f.Type == audit.SetField }) {
		return nil
	}
	rows, err := tx.QueryContext(ctx, `SELECT "owner", "field", "target" FROM "link" WHERE "kind" = ? AND "owner" IN (SELECT "id" FROM `+
		quoted(k.Name)+" WHERE "+cond+`) ORDER BY "owner", "field", "target"`, append([]any{k.Name}, args...)...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var last [2]string
	var elements []string
	flush := func() {
		f, ok := k.Field(last[1])
		if r := byID[audit.ID(last[0])]; ok && r != nil && len(elements) > 0 {
			f.SetElements(r, elements)
		}
		elements = elements[:0]
	}
	for rows.Next() {
		var owner, field, target string
		if err := rows.Scan(&owner, &field, &target); err != nil {
			return err
		}
		if at := [2]string{owner, field}; at != last {
			flush()
			last = at
		}
		elements = append(elements, target)
	}
	flush()
	return rows.Err()
}

// readConflicts marks the fields of the records that are in conflict.
func readConflicts(ctx context.Context, tx *sql.Tx, k *audit.Kind, byID map[audit.ID]audit.Recorder) error {
	rows, err := tx.QueryContext(ctx, `SELECT "record", "field" FROM "conflict" WHERE "kind" = ? ORDER BY "record", "field"`, k.Name)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id, field string
		if err := rows.Scan(&id, &field); err != nil {
			return err
		}
		if r := byID[audit.ID(id)]; r != nil {
			r.Base().SetConflicts(append(slices.Clone(r.Base().Conflicts()), field))
		}
	}
	return rows.Err()
}
