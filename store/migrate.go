package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// migrations are the steps of the format in order: migrations[i] leads from format i to i+1. A released step never
// changes.
type migrations []string

var released = sync.OnceValue(func() migrations {
	entries, err := schemaFiles.ReadDir("schema")
	if err != nil {
		panic(err) // embedded
	}
	var out migrations
	for _, e := range entries {
		text, err := schemaFiles.ReadFile("schema/" + e.Name())
		if err != nil {
			panic(err) // embedded
		}
		out = append(out, string(text))
	}
	return out
})

// format returns the format that the steps lead to.
func (m migrations) format() int { return len(m) }

// run takes a database from its format to the newest, each step in one transaction with its number.
func (m migrations) run(ctx context.Context, db *sql.DB, from int) error {
	for v := from; v < len(m); v++ {
		if err := m.step(ctx, db, v); err != nil {
			return fail(err, "bring the file to format %d", v+1)
		}
	}
	return nil
}

func (m migrations) step(ctx context.Context, db *sql.DB, v int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing to roll back after the commit
	if _, err := tx.ExecContext(ctx, m[v]); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", v+1)); err != nil {
		return err
	}
	return tx.Commit()
}

// object is a table, index, view or trigger as sqlite_schema tells it.
type object struct{ Type, Name, SQL string }

// schemaOf reads the objects of a database, without those that SQLite makes for itself.
func schemaOf(ctx context.Context, q querier) ([]object, error) {
	rows, err := q.QueryContext(ctx,
		"SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []object
	for rows.Next() {
		var o object
		if err := rows.Scan(&o.Type, &o.Name, &o.SQL); err != nil {
			return nil, err
		}
		o.SQL = strings.TrimSpace(o.SQL)
		out = append(out, o)
	}
	return out, rows.Err()
}

var (
	expectedMu      sync.Mutex
	expectedSchemas = map[string][]object{} // by the steps that lead to them
)

// schema returns the objects that a file of the newest format has.
func (m migrations) schema(ctx context.Context) ([]object, error) {
	expectedMu.Lock()
	defer expectedMu.Unlock()
	key := strings.Join(m, "\x00")
	if have, ok := expectedSchemas[key]; ok {
		return have, nil
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	if err := m.run(ctx, db, 0); err != nil {
		return nil, err
	}
	out, err := schemaOf(ctx, db)
	if err == nil {
		expectedSchemas[key] = out
	}
	return out, err
}

// compareSchema returns the faults of a file's schema. What is missing or changed makes the file unusable; what is
// foreign may do harm when it is a trigger or a view, and none when it is a table or an index of another tool.
func compareSchema(have, want []object) []Fault {
	var out []Fault
	for _, w := range want {
		if !slices.Contains(have, w) {
			out = append(out, Fault{Kind: FaultSchema, Where: w.Type + " " + w.Name, Message: "is missing or not as Fieldcase made it"})
		}
	}
	for _, h := range have {
		if !slices.ContainsFunc(want, func(w object) bool { return w.Type == h.Type && w.Name == h.Name }) {
			out = append(out, Fault{Kind: FaultForeign, Where: h.Type + " " + h.Name, Message: "was not made by Fieldcase"})
		}
	}
	return out
}

// migrate brings a file that can be written to the newest format, after a copy of it beside.
func (f *File) migrate(ctx context.Context) error {
	version, err := formatOf(ctx, f.write, f.steps.format())
	if err != nil || version >= f.steps.format() {
		return err
	}
	copyPath := fmt.Sprintf("%s.format-%d", f.path, version)
	if err := vacuumInto(ctx, f.write, copyPath); err != nil {
		return fmt.Errorf("copy the file before its format changes: %w", err)
	}
	return f.steps.run(ctx, f.write, version)
}

// readOlder lets a file of an older format that may not be written be read: from a copy of its own, brought to the
// newest format, that goes when the file is closed.
func (f *File) readOlder(ctx context.Context) error {
	version, err := formatOf(ctx, f.read, f.steps.format())
	if err != nil || version >= f.steps.format() {
		return err
	}
	dir, err := os.MkdirTemp("", "fieldcase")
	if err != nil {
		return err
	}
	f.tempDir = dir
	path := filepath.Join(dir, "older.fieldcase")
	if err := vacuumInto(ctx, f.read, path); err != nil {
		return err
	}
	db, err := connect(path, writing)
	if err != nil {
		return err
	}
	if err := errors.Join(f.steps.run(ctx, db, version), db.Close(), f.read.Close()); err != nil {
		return err
	}
	f.read, err = connect(path, readOnly)
	return err
}
