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

func lookAt(ctx context.Context, path string, selections []Selection) (*Glance, error) {
	db, err := connect(path, readOnly)
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // only read
	db.SetMaxOpenConns(1)
	if _, err := formatOf(ctx, db, FormatVersion); err != nil {
		return nil, err
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fail(err, "begin to read")
	}
	defer func() { _ = tx.Rollback() }() // only read
	g := &Glance{Case: &audit.Case{}}
	if err := g.read(ctx, tx, selections); err != nil {
		return nil, fail(err, "read")
	}
	return g, nil
}

func (g *Glance) read(ctx context.Context, tx *sql.Tx, selections []Selection) error {
	err := tx.QueryRowContext(ctx, `SELECT "id", coalesce((SELECT "at" FROM "action" ORDER BY "key" DESC LIMIT 1), "created_at") FROM "case_info"`).
		Scan((*string)(&g.Case.ID), (*string)(&g.Changed))
	if errors.Is(err, sql.ErrNoRows) {
		return &DamagedError{Where: "table case_info", Message: "is empty"}
	}
	if err != nil {
		return err
	}
	if g.Heads, err = headsOf(ctx, tx); err != nil {
		return err
	}
	for _, s := range selections {
		if err := g.readKind(ctx, tx, s); err != nil {
			return err
		}
	}
	return nil
}

// readKind reads the selected fields of the records of a kind.
func (g *Glance) readKind(ctx context.Context, tx *sql.Tx, s Selection) error {
	k, err := selected(s)
	if err != nil {
		return err
	}
	records, err := readRows(ctx, tx, k, `"deleted" = 0`, nil, 0)
	if err != nil || len(records) == 0 {
		return err
	}
	byID := make(map[audit.ID]audit.Recorder, len(records))
	for _, r := range records {
		byID[r.Base().ID] = r
	}
	if err := readLinks(ctx, tx, k, `"deleted" = 0`, nil, byID); err != nil {
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
