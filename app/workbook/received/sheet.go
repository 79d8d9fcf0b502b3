package received

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// CellKind is what a cell holds.
type CellKind int

// The kinds of cells.
const (
	Text CellKind = iota + 1
	Number
	Bool
	Fault // such as #N/A
)

// Cell is a cell that is not empty.
type Cell struct {
	Column  int // from 1
	Kind    CellKind
	Text    string  // as a person reads it; a day as 2026-06-05
	Number  float64 // of a number: days are counted from 1899-12-30
	Formula bool    // the value was worked out by a formula
}

// Row is a row that has cells. Its cells are valid until the next one.
type Row struct {
	Number int // from 1
	Hidden bool
	Cells  []Cell
}

// Merged is a range of cells that are shown as one.
type Merged struct{ FromColumn, FromRow, ToColumn, ToRow int }

// Rows calls fn with each row of a sheet that has cells, from the top, and returns the ranges of joined cells. The errors
// wrap one of the package's, or are fn's own.
func (b *Book) Rows(sheet int, fn func(Row) error) ([]Merged, error) {
	s := &sheetReader{book: b, fn: fn}
	if b.entries[strings.ToLower(b.Sheets[sheet].part)] == nil {
		return nil, fmt.Errorf("%w: sheet %q is not there", ErrDamaged, b.Sheets[sheet].Name)
	}
	err := b.parse(b.Sheets[sheet].part, s.take)
	if err != nil {
		err = fmt.Errorf("sheet %q: %w", b.Sheets[sheet].Name, err)
	}
	return s.merged, err
}

// sheetReader reads the rows of one sheet.
type sheetReader struct {
	book   *Book
	fn     func(Row) error
	row    Row
	rows   int
	cells  int
	aside  int // cells too far right to be kept
	merged []Merged
	text   textReader
}

func (s *sheetReader) take(p *parser, t token) error {
	switch {
	case t == tokenBegin:
		switch string(p.name) {
		case "row":
			return s.beginRow(p)
		case "c":
			return s.cell(p)
		case "mergeCell":
			return s.merge(p)
		}
	case t == tokenEnd && string(p.name) == "row":
		return s.endRow()
	}
	return nil
}

func (s *sheetReader) beginRow(p *parser) error {
	n := s.row.Number + 1
	if v := p.attribute("r"); len(v) > 0 {
		var err error
		if n, err = strconv.Atoi(string(v)); err != nil || n < 1 {
			return fmt.Errorf("%w: %s: row %q", ErrDamaged, p.part, v)
		}
	}
	s.row = Row{Number: n, Hidden: p.isOn("hidden"), Cells: s.row.Cells[:0]}
	return nil
}

func (s *sheetReader) endRow() error {
	if len(s.row.Cells) == 0 {
		return nil
	}
	if s.rows++; s.rows > MaxRows {
		return fmt.Errorf("%w: more than %d rows", ErrTooLarge, MaxRows)
	}
	return s.fn(s.row)
}

// cell reads one cell to its end.
func (s *sheetReader) cell(p *parser) error {
	if s.cells++; s.cells > maxCells {
		return fmt.Errorf("%w: more than %d cells", ErrTooLarge, maxCells)
	}
	c, err := s.place(p)
	if err != nil {
		return err
	}
	kind, style := kindOf(p.attribute("t")), styleOf(p.attribute("s"))
	value, err := s.value(p, &c)
	if err != nil {
		return err
	}
	filled, err := s.fill(p, &c, kind, style, value)
	switch {
	case err != nil || !filled:
		return err
	case c.Column <= MaxColumns:
		s.row.Cells = append(s.row.Cells, c)
		return nil
	}
	if s.aside++; s.aside > maxAside {
		return fmt.Errorf("%w: more than %d cells right of column %d", ErrTooLarge, maxAside, MaxColumns)
	}
	return nil
}

// place returns an empty cell in its column: that of its reference, or the one after the last.
func (s *sheetReader) place(p *parser) (Cell, error) {
	c := Cell{Column: 1}
	if n := len(s.row.Cells); n > 0 {
		c.Column = s.row.Cells[n-1].Column + 1
	}
	if r := p.attribute("r"); len(r) > 0 {
		column, _, ok := reference(string(r))
		if !ok {
			return c, fmt.Errorf("%w: %s: cell %q", ErrDamaged, p.part, r)
		}
		c.Column = column
	}
	return c, nil
}

// written is how the file writes the value of a cell (ISO/IEC 29500-1 18.18.11).
type written int

const (
	writtenNumber written = iota
	writtenShared
	writtenText
	writtenBool
	writtenFault
)

func kindOf(t []byte) written {
	switch string(t) {
	case "s":
		return writtenShared
	case "inlineStr", "str", "d":
		return writtenText
	case "b":
		return writtenBool
	case "e":
		return writtenFault
	default:
		return writtenNumber
	}
}

// styleOf returns the number of a style, below nought for none.
func styleOf(s []byte) int {
	if n, err := strconv.Atoi(string(s)); err == nil {
		return n
	}
	return -1
}

// value reads to the end of a cell: its value, or its own text.
func (s *sheetReader) value(p *parser, c *Cell) ([]byte, error) {
	s.text.begin()
	inValue, depth := false, p.depth()
	for {
		t, err := p.next()
		if err != nil {
			return nil, err // never the end: an element is open
		}
		switch {
		case t == tokenText && inValue:
			s.text.buf = append(s.text.buf, p.text...)
			continue
		case t == tokenBegin:
			inValue = string(p.name) == "v"
			c.Formula = c.Formula || string(p.name) == "f"
		case t == tokenEnd:
			if p.depth() < depth {
				return s.text.bytes(), nil
			}
			inValue = false
		}
		s.text.take(p, t)
	}
}

// fill gives a cell its value; false for an empty one.
func (s *sheetReader) fill(p *parser, c *Cell, kind written, style int, value []byte) (bool, error) {
	if len(value) == 0 {
		return false, nil
	}
	var err error
	switch kind {
	case writtenShared:
		n, err := strconv.Atoi(strings.TrimSpace(string(value)))
		if err != nil || n < 0 || n >= len(s.book.strings) {
			return false, fmt.Errorf("%w: %s: text %q is not there", ErrDamaged, p.part, value)
		}
		c.Kind, c.Text = Text, s.book.strings[n]
	case writtenText:
		c.Kind = Text
		c.Text, err = s.book.keep(value)
	case writtenBool:
		c.Kind, c.Text = Bool, "FALSE"
		if string(value) == "1" || string(value) == "true" {
			c.Text = "TRUE"
		}
	case writtenFault:
		c.Kind = Fault
		c.Text, err = s.book.keep(value)
	default:
		return s.number(p, c, style, strings.TrimSpace(string(value)))
	}
	return c.Text != "", err
}

func (s *sheetReader) number(p *parser, c *Cell, style int, value string) (bool, error) {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return false, fmt.Errorf("%w: %s: %q is no number", ErrDamaged, p.part, value)
	}
	c.Kind, c.Number, c.Text = Number, n, strconv.FormatFloat(n, 'f', -1, 64)
	if style >= 0 && style < len(s.book.dates) && s.book.dates[style] {
		c.Number += s.book.from
		if d, ok := Day(c.Number); ok {
			c.Text = d
		}
	}
	return true, nil
}

func (s *sheetReader) merge(p *parser) error {
	ref := string(p.attribute("ref"))
	from, to, both := strings.Cut(ref, ":")
	if !both {
		return nil
	}
	m := Merged{}
	var ok1, ok2 bool
	m.FromColumn, m.FromRow, ok1 = reference(from)
	m.ToColumn, m.ToRow, ok2 = reference(to)
	if !ok1 || !ok2 {
		return fmt.Errorf("%w: %s: joined cells %q", ErrDamaged, p.part, ref)
	}
	if len(s.merged) == maxMerged {
		return fmt.Errorf("%w: more than %d joined cells", ErrTooLarge, maxMerged)
	}
	s.merged = append(s.merged, m)
	return nil
}
