package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// workedCase makes a case that two people worked on, one after the other and beside one another, with an undo, a set, a
// conflict and an attachment.
func workedCase(t testing.TB) *store.File {
	t.Helper()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{
		Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first", OtherRequirements: []audit.Number{"8.4"}, Disputed: true,
	})...)
	edited(t, f, finding(t, f, "f1"), "second")
	undo(t, f, "")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	g, err := store.Open(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	read := finding(t, g, "f1")
	edited(t, g, read, "third")
	edited(t, g, read, "fourth")
	apply(t, g, "Add client", store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "c"}, Name: "Nordlys"})...)
	if _, _, err := g.PutBlob(ctx, strings.NewReader("a picture")); err != nil {
		t.Fatal(err)
	}
	wantSound(t, g)
	return g
}

// cell is one value of a table.
type cell struct {
	table, column string
	row           int64
}

func cellsOf(t *testing.T, db *sql.DB, table string) []cell {
	t.Helper()
	var out []cell
	rows, err := db.Query("SELECT c.name, r.rowid FROM pragma_table_info('" + table + "') c, \"" + table + "\" r")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		c := cell{table: table}
		if err := rows.Scan(&c.column, &c.row); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// flip changes one bit of the cell and returns how to change it back. Where the bit would make two rows alike, another.
func flip(t *testing.T, db *sql.DB, c cell) (back func()) {
	t.Helper()
	var old any
	where := fmt.Sprintf(` FROM "%s" WHERE rowid = %d`, c.table, c.row)
	if err := db.QueryRow(`SELECT "` + c.column + `"` + where).Scan(&old); err != nil {
		t.Fatal(err)
	}
	for bit := range 8 {
		flipped, changed := flipBit(old, bit)
		if !changed {
			return nil
		}
		_, err := db.Exec(fmt.Sprintf(`UPDATE "%s" SET "%s" = ? WHERE rowid = %d`, c.table, c.column, c.row), flipped)
		if err != nil {
			continue
		}
		row := c.row
		if n, isRow := flipped.(int64); isRow && (c.column == "key" || c.column == "seq") {
			row = n
		}
		return func() {
			if _, err := db.Exec(fmt.Sprintf(`UPDATE "%s" SET "%s" = ? WHERE rowid = %d`, c.table, c.column, row), old); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Fatalf("no bit of %v can be flipped", c)
	return nil
}

func flipBit(v any, bit int) (any, bool) {
	switch v := v.(type) {
	case int64:
		return v ^ (1 << bit), true
	case string:
		if v == "" {
			return nil, false
		}
		b := []byte(v)
		b[len(b)/2] ^= 1 << bit
		return string(b), true
	case []byte:
		b := append([]byte(nil), v...)
		b[len(b)/2] ^= 1 << bit
		return b, true
	default:
		return nil, false
	}
}

func TestCheck_findsEveryFlippedBitOfTheHistory(t *testing.T) {
	t.Parallel()
	f := workedCase(t)
	db := raw(t, f.Path())
	n := 0
	for _, table := range []string{"session", "action", "change", "blob", "blob_chunk", "finding", "client"} {
		for _, c := range cellsOf(t, db, table) {
			back := flip(t, db, c)
			if back == nil {
				continue // an empty text has no bits
			}
			n++
			faults, err := f.Check(context.Background(), nil)
			if err != nil {
				t.Fatalf("%v: %v", c, err)
			}
			if len(faults) == 0 {
				t.Errorf("a flipped bit of %s.%s in row %d was not found", c.table, c.column, c.row)
			}
			for _, x := range faults {
				if x.Where == "" || x.Message == "" {
					t.Errorf("%v: fault without place or message: %+v", c, x)
				}
			}
			back()
		}
	}
	if n < 150 {
		t.Errorf("only %d bits were tried", n)
	}
	wantSound(t, f)
}

func TestCheck_namesThePlace(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		query string
		kind  store.FaultKind
		where []string
	}{
		"a value of the history":   {`UPDATE change SET value = '"forged"' WHERE value = '"first"' AND n = 4`, store.FaultChain, []string{"Mira", "change 4", "finding f1", "statement"}},
		"who":                      {`UPDATE session SET who = 'Eve' WHERE who = 'Mira'`, store.FaultChain, []string{"session", "Eve"}},
		"when":                     {`UPDATE action SET at = '2026-01-01T00:00:00.000Z' WHERE label = 'Add client'`, store.FaultChain, []string{"Jan", "client c"}},
		"a value of a record":      {`UPDATE finding SET statement = 'forged'`, store.FaultRecord, []string{"finding f1", "statement"}},
		"a record put in":          {`INSERT INTO finding (id) VALUES ('f9')`, store.FaultRecord, []string{"finding f9"}},
		"a record taken out":       {`DELETE FROM finding`, store.FaultRecord, []string{"finding f1"}},
		"a link put in":            {`INSERT INTO link VALUES ('finding', 'f1', 'sites', 's1')`, store.FaultRecord, []string{"finding f1", "sites"}},
		"a link taken out":         {`DELETE FROM link`, store.FaultRecord, []string{"link", "f1", "8.4"}},
		"a conflict hidden":        {`DELETE FROM conflict`, store.FaultRecord, []string{"conflict", "f1", "statement"}},
		"a change taken out":       {`DELETE FROM change WHERE seq = 3`, store.FaultChain, []string{"Mira", "change 4"}},
		"the last change cut off":  {`DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)`, store.FaultChain, []string{"change"}},
		"a session taken out":      {`DELETE FROM change WHERE session = 1; DELETE FROM action WHERE session = 1; DELETE FROM session WHERE key = 1`, store.FaultChain, []string{"Jan"}},
		"a table of another":       {`CREATE TABLE mine (x)`, store.FaultForeign, []string{"table mine"}},
		"an index taken away":      {`DROP INDEX change_live`, store.FaultSchema, []string{"index change_live"}},
		"a view that says another": {`DROP VIEW v_due; CREATE VIEW v_due AS SELECT 1`, store.FaultSchema, []string{"view v_due"}},
		"the case":                 {`UPDATE case_info SET id = 'another'`, store.FaultCaseInfo, []string{"case_info"}},
		"an attachment unkept":     {`INSERT INTO attachment (id, sha256) VALUES ('x', 'ff')`, store.FaultBlob, []string{"attachment x"}},
	} {
		f := workedCase(t)
		execRaw(t, f.Path(), tc.query)
		faults, err := f.Check(context.Background(), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !hasFault(faults, tc.kind, tc.where) {
			t.Errorf("%s: no fault of kind %s that names %q in %+v", name, tc.kind, tc.where, faults)
		}
	}
}

func hasFault(faults []store.Fault, kind store.FaultKind, where []string) bool {
	for _, x := range faults {
		all := x.Kind == kind
		for _, w := range where {
			all = all && strings.Contains(x.Where, w)
		}
		if all {
			return true
		}
	}
	return false
}

func TestCheck_tellsHowFarItIs(t *testing.T) {
	t.Parallel()
	f := workedCase(t)
	var last, of int64
	faults, err := f.Check(context.Background(), func(done, total int64) { last, of = done, total })
	if err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	if last == 0 || last != of {
		t.Errorf("ended at %d of %d", last, of)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = f.Check(ctx, nil)
	wantIs(t, err, context.Canceled)
}
