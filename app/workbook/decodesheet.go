package workbook

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/workbook/received"
)

// headRows is how far down the titles of the columns are looked for: somebody may have put rows above.
const headRows = 40

// answerSheet reads the sheet in which the client answers.
type answerSheet struct {
	name    string
	of      *decoder
	places  []int // columns of the sheet in the order of decoder.columns, 0 for a lost one; nil before the titles were met
	header  int   // row of the titles
	rows    []audit.ReturnedRow
	at      map[int]int // row of the sheet → index in rows
	remarks []audit.ImportRemark
}

// place names a cell for a person: 'Your response'!H5.
func (s *answerSheet) place(column, row int) string {
	return "'" + strings.ReplaceAll(s.name, "'", "''") + "'!" + received.Reference(column, row)
}

func (s *answerSheet) remark(kind audit.ImportRemarkKind, cell, message string) {
	s.remarks = append(s.remarks, audit.ImportRemark{Cell: cell, Kind: kind, Message: message})
}

// row takes one row of the sheet: titles first, then answers.
func (s *answerSheet) row(r received.Row) error {
	if s.places == nil {
		if !s.titles(r) && r.Number > headRows {
			return errEnough
		}
		return nil
	}
	key, label := s.named(r, keyColumn), s.named(r, numberColumn)
	record, check, hasKey := parseKey(key.Text)
	if !hasKey && !s.isAnswerRow(r, label) {
		return nil
	}
	if hasKey && s.of.out.Case != "" && check != keyCheck(s.of.out.Case, s.of.out.Export, record) {
		record = "" // edited, or from another export: the visible number tells
	}
	s.at[r.Number] = len(s.rows)
	s.rows = append(s.rows, s.answers(r, record, label))
	return nil
}

// isAnswerRow reports whether somebody answers in a row without a key, which is not that of the titles.
func (s *answerSheet) isAnswerRow(r received.Row, label received.Cell) bool {
	for k := range s.of.columns {
		if c := &s.of.columns[k]; c.key == numberColumn && title(label.Text) == title(c.title) {
			return false
		}
	}
	for k := range s.of.columns {
		if s.of.columns[k].look.isAnswered() && s.cell(r, k).Text != "" {
			return true
		}
	}
	return false
}

// titles looks for the columns in a row: by the hidden keys, else by the titles that a person sees.
func (s *answerSheet) titles(r received.Row) bool {
	byKey, byTitle := make([]int, len(s.of.columns)), make([]int, len(s.of.columns))
	for _, c := range r.Cells {
		for k := range s.of.columns {
			want := &s.of.columns[k]
			if strings.TrimSpace(c.Text) == want.id {
				byKey[k] = c.Column
			}
			if byTitle[k] == 0 && title(c.Text) == title(want.title) {
				byTitle[k] = c.Column
			}
		}
	}
	switch {
	case s.answersIn(byKey):
		s.places = byKey
	case s.answersIn(byTitle):
		s.places = byTitle
	default:
		return false
	}
	s.header = r.Number
	return true
}

// answersIn reports whether the columns are those of a sheet in which somebody answers: the number, and two answers.
func (s *answerSheet) answersIn(places []int) bool {
	answers, number := 0, false
	for k := range s.of.columns {
		switch c := &s.of.columns[k]; {
		case places[k] == 0:
		case c.look.isAnswered():
			answers++
		case c.key == numberColumn:
			number = true
		}
	}
	return answers > 1 && number
}

// cell returns the cell of a column in a row.
func (s *answerSheet) cell(r received.Row, column int) received.Cell {
	if s.places[column] == 0 {
		return received.Cell{}
	}
	return cellAt(r, s.places[column])
}

// named returns the cell of the locked column of that key.
func (s *answerSheet) named(r received.Row, key string) received.Cell {
	k := slices.IndexFunc(s.of.columns, func(c answerColumn) bool { return c.key == key })
	return s.cell(r, k)
}

// answers returns what a row says.
func (s *answerSheet) answers(r received.Row, record audit.ID, label received.Cell) audit.ReturnedRow {
	out := audit.ReturnedRow{
		Record: record, Label: strings.TrimSpace(label.Text), Place: s.place(max(label.Column, 1), r.Number),
		Cells: make([]audit.ReturnedCell, 0, len(s.of.columns)), Locked: []audit.ReturnedCell{},
	}
	var locked []string
	for k := range s.of.columns {
		c, column := &s.of.columns[k], s.places[k]
		if column == 0 {
			continue
		}
		cell := cellAt(r, column)
		if c.files {
			out.Files = cell.Text
		}
		switch {
		case c.field != nil:
			out.Cells = append(out.Cells, s.answer(c, cell, audit.ReturnedCell{Field: c.key, Cell: s.place(column, r.Number), Text: cell.Text}))
		case c.shown:
			out.Locked = append(out.Locked, lockedCell(c, audit.ReturnedCell{Field: c.key, Cell: s.place(column, r.Number), Text: cell.Text}))
			locked = append(locked, cell.Text)
		}
	}
	printed, known := s.of.out.Prints[record]
	out.Intact = !known || printed == fingerprint(locked)
	return out
}

// lockedCell names the field of the finding that a locked cell shows, with its value as the case holds it.
func lockedCell(c *answerColumn, at audit.ReturnedCell) audit.ReturnedCell {
	if c.key == "grade" {
		for _, g := range audit.AllGrades() {
			if strings.EqualFold(g.Word(), strings.TrimSpace(at.Text)) {
				at.Text = string(g)
			}
		}
	}
	return at
}

// answer reads a cell of the client.
func (s *answerSheet) answer(c *answerColumn, cell received.Cell, at audit.ReturnedCell) audit.ReturnedCell {
	if cell.Formula {
		s.remark(audit.RemarkFormula, at.Cell, fmt.Sprintf("A formula stands here. Its value %q is taken.", cell.Text))
	}
	switch {
	case cell.Kind == received.Fault:
		at.Fault = fmt.Sprintf("The cell shows the error %s. Type the answer.", cell.Text)
	case c.look == lookAnswerDay && cell.Text != "":
		at.Text, at.Fault = dayOf(cell)
	case c.choices != nil && strings.TrimSpace(cell.Text) != "":
		value, known := c.value(strings.TrimSpace(cell.Text))
		if at.Text = value; !known {
			at.Text, at.Fault = cell.Text, fmt.Sprintf("%q is none of: %s.", cell.Text, strings.Join(c.words(), ", "))
		}
	}
	if at.Fault != "" {
		s.remark(audit.RemarkUnreadable, at.Cell, at.Fault)
	}
	return at
}

// joined tells of cells that were joined over answers: what the covered ones would say is not known.
func (s *answerSheet) joined(merged []received.Merged) {
	answers := map[int]bool{}
	for k := range s.of.columns {
		if n := s.places[k]; n > 0 && s.of.columns[k].look.isAnswered() {
			answers[n] = true
		}
	}
	for _, m := range merged {
		for row := m.FromRow; row <= min(m.ToRow, received.MaxRows); row++ {
			at, isRow := s.at[row]
			for column := m.FromColumn; isRow && column <= min(m.ToColumn, received.MaxColumns); column++ {
				if (row != m.FromRow || column != m.FromColumn) && answers[column] {
					s.cover(at, s.place(column, row), s.place(m.FromColumn, m.FromRow))
				}
			}
		}
	}
}

// cover marks a cell that was joined with another one.
func (s *answerSheet) cover(row int, cell, with string) {
	for i := range s.rows[row].Cells {
		if c := &s.rows[row].Cells[i]; c.Cell == cell {
			c.Fault = "joined with " + with
			s.remark(audit.RemarkMerged, cell, "The cell is joined with "+with+". Its text is taken there alone; say what belongs here.")
		}
	}
}

// lost tells which columns of answers are not there any more.
func (s *answerSheet) lost() {
	for k := range s.of.columns {
		if c := &s.of.columns[k]; c.look.isAnswered() && s.places[k] == 0 {
			s.remark(audit.RemarkColumn, s.place(1, s.header), fmt.Sprintf("The column %q is not there any more. Nothing of it is taken.", c.title))
		}
	}
}
