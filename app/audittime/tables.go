package audittime

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldcase/app/audit"
)

// Tables returns the tables for a case: what its certification body has entered, laid over what is built in.
func Tables(c *audit.Case) []Table { return Overlay(BuiltIn(), Entered(c)...) }

// Entered returns the tables among the records of a case.
func Entered(c *audit.Case) []Table {
	var out []Table
	for i := range c.TimeTables {
		if !c.TimeTables[i].Deleted {
			out = append(out, TableOf(c.TimeTables[i], c.TimeRows))
		}
	}
	return out
}

// TableOf returns the table that a record and its rows, among those given, stand for.
func TableOf(t audit.TimeTable, rows []audit.TimeRow) Table {
	out := Table{
		ID: t.Table, Title: t.Title, Source: cmp.Or(t.Source, t.Title, t.Table), Counts: t.Counts, MaxReduction: t.MaxReduction,
		OnSitePercent: t.OnSitePercent, EnteredBy: cmp.Or(t.EnteredBy, "the certification body"), VerifiedBy: t.VerifiedBy,
	}
	for _, r := range rows {
		if r.TimeTable == t.ID && !r.Deleted {
			out.Entries = append(out.Entries, Entry{Column: r.Column, From: r.From, To: r.To, Days: r.Days})
		}
	}
	out.order()
	return out
}

// order sorts the entries and names the columns that have any.
func (t *Table) order() {
	place := func(column string) int {
		return slices.IndexFunc(t.Columns, func(c Column) bool { return c.ID == column })
	}
	for _, e := range t.Entries {
		if place(e.Column) < 0 {
			t.Columns = append(t.Columns, Column{e.Column, titled(e.Column)})
		}
	}
	slices.SortStableFunc(t.Entries, func(a, b Entry) int {
		return cmp.Or(place(a.Column)-place(b.Column), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}

// titled makes a title of the ID of a column: single-role becomes Single role.
func titled(id string) string {
	if id == "" {
		return "Days"
	}
	first, size := utf8.DecodeRuneInString(id)
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(id[size:], "-", " ")
}

// Overlay lays tables over others. A table of an ID that is there already takes its place; entries of the earlier one
// stay only where the later one has none for those persons in that column. So the published first row of
// ISO/IEC 42006:2025 stands until the certification body enters its own. Limits of the earlier table, which are those of
// its document, can be made stricter and not looser.
func Overlay(under []Table, over ...Table) []Table {
	out := slices.Clone(under)
	for _, t := range over {
		i := slices.IndexFunc(out, func(u Table) bool { return u.ID == t.ID })
		if i < 0 {
			out = append(out, t)
			continue
		}
		out[i] = lay(out[i], t)
	}
	return out
}

func lay(under, over Table) Table {
	out := over
	out.Title, out.Counts = cmp.Or(over.Title, under.Title), cmp.Or(over.Counts, under.Counts)
	out.OnSitePercent, out.Last = max(over.OnSitePercent, under.OnSitePercent), cmp.Or(over.Last, under.Last)
	if out.MaxReduction = cmp.Or(over.MaxReduction, under.MaxReduction); under.MaxReduction > 0 {
		out.MaxReduction = min(out.MaxReduction, under.MaxReduction)
	}
	out.Columns, out.Entries = slices.Clone(under.Columns), slices.Clone(over.Entries)
	for _, u := range under.Entries {
		if !slices.ContainsFunc(over.Entries, u.overlaps) {
			out.Entries = append(out.Entries, u)
		}
	}
	out.order()
	return out
}

func (e Entry) overlaps(f Entry) bool {
	return e.Column == f.Column && e.From <= f.To && f.From <= e.To
}

// TableNamed returns the table of that ID among those given, or *Refused.
func TableNamed(tables []Table, id string) (Table, error) {
	i := slices.IndexFunc(tables, func(t Table) bool { return t.ID == id })
	if i >= 0 {
		return tables[i], nil
	}
	var ids []string
	for _, t := range tables {
		ids = append(ids, t.ID)
	}
	message := fmt.Sprintf("no audit-time table %q", id)
	if id == "" {
		message = "no audit-time table was chosen"
	}
	return Table{}, &Refused{
		Rule: "R-4-1", Source: determined, Message: message, Remedy: "Choose one of " + strings.Join(ids, ", ") + ", or import your own.",
	}
}

// Records returns the records of the table: that of the given ID with one for each entry that was entered.
func (t Table) Records(id audit.ID) (audit.TimeTable, []audit.TimeRow) {
	table := audit.TimeTable{
		Record: audit.Record{ID: id}, Table: t.ID, Title: t.Title, Source: t.Source, Counts: t.Counts, MaxReduction: t.MaxReduction,
		OnSitePercent: t.OnSitePercent, EnteredBy: t.EnteredBy, VerifiedBy: t.VerifiedBy,
	}
	var rows []audit.TimeRow
	for _, e := range t.Entries {
		if !e.BuiltIn {
			row := audit.DerivedID("time_row", string(id), e.Column, fmt.Sprint(e.From))
			rows = append(rows, audit.TimeRow{
				Record: audit.Record{ID: row}, TimeTable: id, Column: e.Column, From: e.From, To: e.To, Days: e.Days,
			})
		}
	}
	return table, rows
}
