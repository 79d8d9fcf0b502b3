package casefile

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
)

// TableAIMS is the identity of the audit-time table of ISO/IEC 42006:2025, which each certification body enters from its
// own copy.
const TableAIMS = audittime.TableAIMS

// VerifyTable is what stands beside a table that nobody compared with the document.
const VerifyTable = audittime.Verify

// TableColumn is a column of an audit-time table.
type TableColumn struct{ ID, Title string }

// TableColumns returns the columns of a table: those that the program knows of it, then others that its rows have. A
// table of which nothing is known has one without an ID.
func TableColumns(table string, rows []audit.TimeRow) []TableColumn {
	var out []TableColumn
	if known, err := audittime.TableNamed(audittime.BuiltIn(), table); err == nil {
		for _, c := range known.Columns {
			out = append(out, TableColumn(c))
		}
	}
	entered := audit.TimeTable{Table: table}
	if len(rows) > 0 {
		entered.ID = rows[0].TimeTable
	}
	for _, c := range audittime.TableOf(entered, rows).Columns {
		if !slices.ContainsFunc(out, func(o TableColumn) bool { return o.ID == c.ID }) {
			out = append(out, TableColumn(c))
		}
	}
	if len(out) == 0 {
		return []TableColumn{{Title: "Days"}}
	}
	return out
}

// BeginTable puts a table into the profile and returns its identity: that of ISO/IEC 42006 with its one published row
// while the profile has none, else an empty one for the certification body to name.
func (k *KeptProfile) BeginTable(ctx context.Context) (audit.ID, error) {
	p := k.Profile()
	if p == nil {
		return "", ErrNoProfile
	}
	known, err := audittime.TableNamed(audittime.BuiltIn(), TableAIMS)
	if err != nil || slices.ContainsFunc(p.TimeTables, func(t audit.TimeTable) bool { return t.Table == TableAIMS }) {
		known = audittime.Table{ID: newTableName(p)}
	}
	for i := range known.Entries {
		known.Entries[i].BuiltIn = false // it is the body's from now on, to be compared with its copy
	}
	id := k.NewID()
	return id, k.Save(ctx, "Audit-time table "+known.ID, tableChanges(p, known, id)...)
}

// newTableName returns an identity that no table of the profile has.
func newTableName(p *Profile) string {
	name := "own-table"
	for n := 2; slices.ContainsFunc(p.TimeTables, func(t audit.TimeTable) bool { return t.Table == name }); n++ {
		name = fmt.Sprintf("own-table-%d", n)
	}
	return name
}

// tableChanges make the table with the identity what is given, row by row.
func tableChanges(p *Profile, t audittime.Table, id audit.ID) []Change {
	table, rows := t.Records(id)
	out := []Change{{After: &table}}
	for i := range p.TimeTables {
		if p.TimeTables[i].ID == id {
			out[0].Before = &p.TimeTables[i]
		}
	}
	return append(out, rowChanges(p.RowsOf(id), rows)...)
}

// rowChanges lead from the rows of a table to others. A row that stays as it is keeps its identity.
func rowChanges(before, after []audit.TimeRow) []Change {
	var out, removed []Change
	wanted := slices.Clone(after)
	for i := range before {
		if at := slices.IndexFunc(wanted, func(r audit.TimeRow) bool { return sameRow(r, before[i]) }); at >= 0 {
			wanted = slices.Delete(wanted, at, at+1)
			continue
		}
		removed = append(removed, Change{Before: &before[i]})
	}
	for i := range wanted {
		change := Change{After: &wanted[i]}
		if at := slices.IndexFunc(removed, func(c Change) bool { return c.Before.Base().ID == wanted[i].ID }); at >= 0 {
			change.Before = removed[at].Before
			removed = slices.Delete(removed, at, at+1)
		}
		out = append(out, change)
	}
	return append(removed, out...)
}

// SetRows makes the rows those of a table, as one step. Rows without identity get one.
func (k *KeptProfile) SetRows(ctx context.Context, table audit.ID, rows []audit.TimeRow) error {
	p := k.Profile()
	if p == nil {
		return ErrNoProfile
	}
	rows = slices.Clone(rows)
	for i := range rows {
		if rows[i].TimeTable = table; rows[i].ID == "" {
			rows[i].ID = k.NewID()
		}
	}
	changes := rowChanges(p.RowsOf(table), rows)
	if len(changes) == 0 {
		return nil
	}
	return k.Save(ctx, "Rows of an audit-time table", changes...)
}

// ImportTables puts the tables of a file, see audittime.ParseTables, into the profile as one step, each in the place of
// the one of its identity, and returns their titles. What is wrong with the file is told with its path, all of it at
// once, in an ImportError, and nothing is changed.
func (k *KeptProfile) ImportTables(ctx context.Context, data []byte) (titles []string, err error) {
	read, err := audittime.ParseTables(data)
	var wrong *audittime.FileError
	if errors.As(err, &wrong) {
		out := &ImportError{}
		for _, p := range wrong.Problems {
			out.Problems = append(out.Problems, PathProblem(p))
		}
		return nil, out
	}
	if err != nil {
		return nil, err
	}
	p := k.Profile()
	if p == nil {
		return nil, ErrNoProfile
	}
	var changes []Change
	for _, t := range read {
		id := k.NewID()
		if i := slices.IndexFunc(p.TimeTables, func(own audit.TimeTable) bool { return own.Table == t.ID }); i >= 0 {
			id = p.TimeTables[i].ID
		}
		changes = append(changes, tableChanges(p, t, id)...)
		titles = append(titles, cmp.Or(t.Title, t.ID))
	}
	return titles, k.Save(ctx, "Import of audit-time tables", changes...)
}
