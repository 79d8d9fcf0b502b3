package audittime

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// The identities of the tables that the program knows.
const (
	TableISMS = "iso-iec-27006-1-2024"
	TableQMS  = "iaf-md5-qms"
	TableEMS  = "iaf-md5-ems"
	TableAIMS = "iso-iec-42006-2025"
)

// defaultReduction is the greatest reduction of the days of a table that says nothing else: 30 %, as IAF MD 5 and
// ISO/IEC 27006-1 have it.
const defaultReduction = 30

// Table gives the days of an initial audit, stage 1 and stage 2, by the number of persons.
type Table struct {
	ID            string
	Title         string // AI management systems
	Source        string // document, edition and annex
	Counts        string // which persons are counted
	Columns       []Column
	Entries       []Entry // by column and persons; they do not overlap
	MaxReduction  int64   // per cent; 0: 30
	OnSitePercent int64   // least share of the time spent with the client, per cent; 0: the policy's
	EnteredBy     string  // who entered it; "" when it is built in alone
	VerifiedBy    string  // who compared what was entered with the document
	Last          string  // what the document says of persons beyond the last row, if it says something
}

// Column is a column of a table. A table of one column has one with the ID "".
type Column struct{ ID, Title string }

// Entry is the days for a range of persons in one column.
type Entry struct {
	Column   string
	From, To int64
	Days     audit.Days
	BuiltIn  bool // it came with the program
}

// Range returns the persons of the entry: 1–10, or 12 where it is one number.
func (e Entry) Range() string {
	if e.From == e.To {
		return fmt.Sprint(e.From)
	}
	return fmt.Sprintf("%d–%d", e.From, e.To)
}

// Verify is what stands beside figures of ISO/IEC 42006 that came with the program.
const Verify = "verify against your copy"

// Column returns the column of that ID.
func (t Table) Column(id string) (Column, bool) {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.ID == id })
	if i < 0 {
		return Column{}, false
	}
	return t.Columns[i], true
}

// Lookup returns the entry of the table for a number of persons, or *Refused: for no persons, for a column that is not
// there, and outside the rows, where nothing is extrapolated (R-4-1).
func (t Table) Lookup(column string, persons int64) (Entry, error) {
	if r := t.refusePersons(persons); r != nil {
		return Entry{}, r
	}
	if _, ok := t.Column(column); !ok {
		return Entry{}, t.refuseColumn(column)
	}
	var found []Entry
	for _, e := range t.Entries {
		if e.Column == column && e.From <= persons && persons <= e.To {
			found = append(found, e)
		}
	}
	switch {
	case len(found) == 0:
		return Entry{}, t.refuseRow(column, persons)
	case len(found) > 1:
		return Entry{}, t.refuseOverlap(found[0], found[1])
	default:
		return found[0], nil
	}
}

func (t Table) refuseOverlap(a, b Entry) *Refused {
	return &Refused{
		Rule: "R-4-1", Source: t.Source,
		Message: fmt.Sprintf("rows %s and %s of table %s overlap, so the days are not certain", a.Range(), b.Range(), named(t.ID, a.Column)),
		Remedy:  "Correct the rows after your copy of " + t.Source + ".",
	}
}

// named names a table with its column, where it has several.
func named(table, column string) string {
	if column == "" {
		return table
	}
	return table + ", " + column
}

func (t Table) refusePersons(persons int64) *Refused {
	if persons > 0 {
		return nil
	}
	return &Refused{
		Rule: "9.1.4", Source: determined, Message: fmt.Sprintf("audit time of %d persons: it is counted from 1 person", persons),
		Remedy: "Enter how many there are: " + t.counted() + ".",
	}
}

func (t Table) counted() string {
	if t.Counts == "" {
		return "persons in scope"
	}
	return t.Counts
}

func (t Table) refuseColumn(column string) *Refused {
	r := &Refused{Rule: "R-4-1", Source: t.Source}
	var names []string
	for _, c := range t.Columns {
		names = append(names, c.ID)
	}
	switch {
	case len(t.Columns) == 1 && names[0] == "":
		r.Message = fmt.Sprintf("no column %q in table %s, which has one column alone", column, t.ID)
		r.Remedy = "Leave the column out."
	case column == "":
		r.Message = fmt.Sprintf("table %s has several columns, and none was chosen", t.ID)
		r.Remedy = "Choose one of " + strings.Join(names, ", ") + "."
	default:
		r.Message = fmt.Sprintf("no column %q in table %s", column, t.ID)
		r.Remedy = "Choose one of " + strings.Join(names, ", ") + ", or enter that column of your copy."
	}
	return r
}

func (t Table) refuseRow(column string, persons int64) *Refused {
	var ranges []string
	last := int64(0)
	for _, e := range t.Entries {
		if e.Column == column {
			ranges, last = append(ranges, e.Range()), max(last, e.To)
		}
	}
	where := named(t.ID, column)
	r := &Refused{
		Rule: "R-4-1", Source: t.Source,
		Message: fmt.Sprintf("no row for %d persons in table %s, and none is made up: it holds %s", persons, where, brief(ranges)),
		Remedy:  "Enter or import the row of your copy of " + t.Source + ".",
	}
	if persons > last && t.Last != "" {
		r.Message = fmt.Sprintf("no row for %d persons in table %s, which ends at %d: %s", persons, where, last, t.Last)
		r.Remedy = "Determine the days with that, enter them as a row of your own table, and say why."
	}
	return r
}

// brief joins ranges; of many it names the first and the last.
func brief(ranges []string) string {
	switch n := len(ranges); {
	case n == 0:
		return "no row of that column"
	case n > 4:
		return fmt.Sprintf("%d rows from %s to %s", n, ranges[0], ranges[n-1])
	default:
		return strings.Join(ranges, ", ")
	}
}

// maxReduction returns the greatest reduction of the table's days.
func (t Table) maxReduction() Percent {
	if t.MaxReduction == 0 {
		return Whole(defaultReduction)
	}
	return Whole(t.MaxReduction)
}
