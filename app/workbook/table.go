package workbook

import (
	"fmt"

	"fieldcase/app/date"
)

// column is a column of a table.
type column struct {
	title   string
	width   float64 // in digits of the default face
	look    look    // of its cells, unless an entry has its own
	repeats bool    // what fits one row is written again on continued ones, so that a filter keeps them
	marks   bool    // says "continued" on continued rows
}

// entry is what one record has in one column: a text, a day, or a number.
type entry struct {
	text    string
	day     date.Date
	number  int
	counted bool     // it is the number
	look    look     // lookNone for that of the column
	list    []string // one more row for each, after the text; such as files
}

// table lays records out as rows under a header. Its rows are made one after the other as they are written.
type table struct {
	columns  []column
	measures []measure
	n        int
	record   func(i int, into []entry) []entry
}

func newTable(columns []column, n int, record func(i int, into []entry) []entry) *table {
	t := &table{columns: columns, n: n, record: record}
	for _, c := range columns {
		t.measures = append(t.measures, measureOf(c.look, c.width))
	}
	return t
}

// sheet returns the sheet of the table: header in the first row, frozen and printed on every page; filter; A4 landscape.
func (t *table) sheet(name string) *sheet {
	s := &sheet{name: name, landscape: true, header: true, records: t.n, lastRow: 1, rows: t.rows}
	for _, c := range t.columns {
		s.widths = append(s.widths, c.width)
	}
	var entries []entry
	for i := range t.n {
		entries = t.clean(i, entries)
		s.lastRow += t.rowsOf(entries)
	}
	return s
}

// clean returns the entries of a record as cells can hold them.
func (t *table) clean(i int, into []entry) []entry {
	into = t.record(i, into[:0])
	for k := range into {
		into[k].text = clean(into[k].text)
		for j, s := range into[k].list {
			into[k].list[j] = clean(s)
		}
	}
	return into
}

// rowsOf returns how many rows the record takes.
func (t *table) rowsOf(entries []entry) int {
	n := 1
	for k := range entries {
		if extra := len(entries[k].list); extra > 0 || !t.measures[k].surelyFits(entries[k].text) {
			n = max(n, len(t.measures[k].parts(entries[k].text))+extra)
		}
	}
	return n
}

// headerHeight is how high a header is at least, in points.
const headerHeight = 22.0

// rows yields the header, then the rows of every record. A row is valid until the next one.
func (t *table) rows(yield func(row) bool) {
	cells := make([]cell, len(t.columns))
	height := headerHeight
	for k, c := range t.columns {
		cells[k] = textCell(lookHeader, c.title)
		height = max(height, measureOf(lookHeader, c.width).height(cells[k].text))
	}
	if !yield(row{height: height, cells: cells}) {
		return
	}
	var entries []entry
	for i := range t.n {
		entries = t.clean(i, entries)
		if !t.yieldRecord(entries, cells, yield) {
			return
		}
	}
}

func (t *table) yieldRecord(entries []entry, cells []cell, yield func(row) bool) bool {
	n := t.rowsOf(entries)
	if n == 1 {
		return yield(t.row(entries, cells))
	}
	parts := make([][]string, len(entries))
	for k := range entries {
		parts[k] = append(t.measures[k].parts(entries[k].text), entries[k].list...)
	}
	now := make([]entry, len(entries))
	for p := range n {
		for k, e := range entries {
			now[k] = e
			now[k].text = ""
			switch {
			case p < len(parts[k]):
				now[k].text = parts[k][p]
			case t.columns[k].repeats && len(parts[k]) == 1:
				now[k].text = parts[k][0]
			}
			if p > 0 && t.columns[k].marks {
				now[k].text, now[k].look = fmt.Sprintf("continued (%d of %d)", p+1, n), lookMuted
			}
			if p > 0 && !t.columns[k].repeats {
				now[k].day, now[k].counted = date.Date{}, false
			}
		}
		if !yield(t.row(now, cells)) {
			return false
		}
	}
	return true
}

// row lays out entries that fit one row.
func (t *table) row(entries []entry, cells []cell) row {
	height := 0.0
	for k, e := range entries {
		c := cell{look: e.look, text: e.text}
		if c.look == lookNone {
			c.look = t.columns[k].look
		}
		switch {
		case !e.day.IsZero():
			c = dayCell(c.look, e.day)
		case e.counted:
			c = countCell(c.look, e.number)
		}
		cells[k] = c
		height = max(height, t.measures[k].height(e.text))
	}
	return row{height: min(height, maxHeight), cells: cells}
}
