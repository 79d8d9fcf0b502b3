package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// Selection names what a Glance reads of one kind of record: the fields, of which sets may be some.
type Selection struct {
	Kind   string
	Fields []string
}

// Glance is what a reader of many case files takes from one: some fields of some kinds, and how far the case has come.
type Glance struct {
	Case    *audit.Case // only what was selected; conflicts are not marked
	Heads   Heads       // the last change of every session
	Changed audit.Instant
}

// LookAt reads a part of a case file in one transaction and closes it again. Nothing is written, not even to finish what
// a crashed program left half done (ErrUnfinished), and no lock is taken but that of a reader: somebody may work in the
// file meanwhile. What is read is checked as far as reading does; Open and Check look at the whole.
//
// It fails as Open does, and with ErrInvalid for a selection that names no field.
func LookAt(ctx context.Context, path string, selections []Selection) (*Glance, error) {
	g, err := lookAt(ctx, path, selections)
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", path, err)
	}
	return g, nil
}

// lookAt runs its statements under a context that cannot be cancelled, and asks ctx in between: each is short, and for one
// that can be cancelled database/sql and the driver start a goroutine, which costs as much as the statement.
func lookAt(ctx context.Context, path string, selections []Selection) (*Glance, error) {
	db, err := connect(path, readOnly)
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // only read
	quiet := context.WithoutCancel(ctx)
	c, err := db.Conn(quiet)
	if err != nil {
		return nil, fail(err, "connect")
	}
	defer func() { _ = c.Close() }() // only read
	if _, err := formatOf(quiet, c, FormatVersion); err != nil {
		return nil, err
	}
	if _, err := c.ExecContext(quiet, "BEGIN"); err != nil {
		return nil, fail(err, "begin to read")
	}
	g := &Glance{Case: &audit.Case{}}
	if err := g.readHead(quiet, c); err != nil {
		return nil, fail(err, "read")
	}
	for _, s := range selections {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := g.readKind(quiet, c, s); err != nil {
			return nil, fail(err, "read")
		}
	}
	return g, ctx.Err()
}

// readHead reads which case it is and how far it has come.
func (g *Glance) readHead(ctx context.Context, q querier) error {
	err := q.QueryRowContext(ctx, `SELECT "id", coalesce((SELECT "at" FROM "action" ORDER BY "key" DESC LIMIT 1), "created_at") FROM "case_info"`).
		Scan((*string)(&g.Case.ID), (*string)(&g.Changed))
	if errors.Is(err, sql.ErrNoRows) {
		return &DamagedError{Where: "table case_info", Message: "is empty"}
	}
	if err != nil {
		return err
	}
	g.Heads, err = headsOf(ctx, q)
	return err
}

// readKind reads the selected fields of the records of a kind.
func (g *Glance) readKind(ctx context.Context, q querier, s Selection) error {
	k, err := selected(s)
	if err != nil {
		return err
	}
	records, err := readRows(ctx, q, k, `"deleted" = 0`, nil, 0)
	if err != nil || len(records) == 0 {
		return err
	}
	byID := make(map[audit.ID]audit.Recorder, len(records))
	for _, r := range records {
		byID[r.Base().ID] = r
	}
	if err := readLinks(ctx, q, k, `"deleted" = 0`, nil, byID); err != nil {
		return err
	}
	g.Case.Add(records...)
	return nil
}

// selected returns the kind with the selected fields only.
func selected(s Selection) (*audit.Kind, error) {
	k := audit.KindNamed(s.Kind)
	if k == nil {
		return nil, fmt.Errorf("kind %q: %w", s.Kind, ErrInvalid)
	}
	for _, name := range s.Fields {
		if _, ok := k.Field(name); !ok {
			return nil, fmt.Errorf("%s has no field %q: %w", s.Kind, name, ErrInvalid)
		}
	}
	only := *k
	only.Fields = slices.DeleteFunc(slices.Clone(k.Fields), func(f audit.Field) bool { return !slices.Contains(s.Fields, f.Name) })
	return &only, nil
}
