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
	columns map[string]int // of the ids of answerColumns; nil before the titles were met
	header  int            // row of the titles
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
	if s.columns == nil {
		if !s.titles(r) && r.Number > headRows {
			return errEnough
		}
		return nil
	}
	key, label := s.cell(r, keyPrefix+keyColumn), s.cell(r, keyPrefix+numberColumn)
	finding, check, hasKey := parseKey(key.Text)
	if !hasKey && !s.isAnswerRow(r, label) {
		return nil
	}
	if hasKey && s.of.out.Case != "" && check != keyCheck(s.of.out.Case, s.of.out.Export, finding) {
		finding = "" // edited, or from another export: the visible number tells
	}
	if s.at == nil {
		s.at = map[int]int{}
	}
	s.at[r.Number] = len(s.rows)
	s.rows = append(s.rows, s.answers(r, finding, label))
	return nil
}

// isAnswerRow reports whether somebody answers in a row without a key, which is not that of the titles.
func (s *answerSheet) isAnswerRow(r received.Row, label received.Cell) bool {
	if title(label.Text) == title(s.titleOf(keyPrefix+numberColumn)) {
		return false
	}
	return slices.ContainsFunc(answerColumns(), func(c answerColumn) bool { return c.look.isAnswered() && s.cell(r, c.id()).Text != "" })
}

func (s *answerSheet) titleOf(id string) string {
	for _, c := range answerColumns() {
		if c.id() == id {
			return c.title
		}
	}
	return ""
}

// titles looks for the columns in a row: by the hidden keys, else by the titles that a person sees.
func (s *answerSheet) titles(r received.Row) bool {
	byKey, byTitle := map[string]int{}, map[string]int{}
	for _, c := range r.Cells {
		for _, want := range answerColumns() {
			if strings.TrimSpace(c.Text) == want.id() {
				byKey[want.id()] = c.Column
			}
			if _, twice := byTitle[want.id()]; !twice && title(c.Text) == title(want.title) {
				byTitle[want.id()] = c.Column
			}
		}
	}
	switch {
	case answersIn(byKey):
		s.columns = byKey
	case answersIn(byTitle):
		s.columns = byTitle
	default:
		return false
	}
	s.header = r.Number
	return true
}

// answersIn reports whether the columns are those of a sheet in which somebody answers: the number, and two answers.
func answersIn(columns map[string]int) bool {
	answers := 0
	for _, c := range answerColumns() {
		if c.look.isAnswered() && columns[c.id()] > 0 {
			answers++
		}
	}
	return answers > 1 && columns[keyPrefix+numberColumn] > 0
}

// cell returns the cell of a column in a row.
func (s *answerSheet) cell(r received.Row, id string) received.Cell {
	if s.columns[id] == 0 {
		return received.Cell{}
	}
	return cellAt(r, s.columns[id])
}

// answers returns what a row says.
func (s *answerSheet) answers(r received.Row, finding audit.ID, label received.Cell) audit.ReturnedRow {
	out := audit.ReturnedRow{
		Finding: finding, Label: strings.TrimSpace(label.Text), Place: s.place(max(s.columns[keyPrefix+numberColumn], 1), r.Number),
		Cells: []audit.ReturnedCell{}, Locked: []audit.ReturnedCell{},
	}
	var locked []string
	for _, c := range answerColumns() {
		column := s.columns[c.id()]
		if column == 0 {
			continue
		}
		cell := cellAt(r, column)
		at := audit.ReturnedCell{Field: c.key, Cell: s.place(column, r.Number), Text: cell.Text}
		switch {
		case c.look.isAnswered():
			out.Cells = append(out.Cells, s.answer(c, cell, at))
		case c.key == numberColumn || c.key == "grade" || c.key == "requirement" || c.key == "statement" || c.key == "evidence_text":
			out.Locked = append(out.Locked, lockedCell(c, at))
			locked = append(locked, cell.Text)
		}
	}
	printed, known := s.of.prints[finding]
	out.Intact = known && printed == fingerprint(locked) || !known
	return out
}

// lockedCell names the field of the finding that a locked cell shows, with its value as the case holds it.
func lockedCell(c answerColumn, at audit.ReturnedCell) audit.ReturnedCell {
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
func (s *answerSheet) answer(c answerColumn, cell received.Cell, at audit.ReturnedCell) audit.ReturnedCell {
	if cell.Formula {
		s.remark(audit.RemarkFormula, at.Cell, fmt.Sprintf("A formula stands here. Its value %q is taken.", cell.Text))
	}
	switch {
	case cell.Kind == received.Fault:
		at.Fault = fmt.Sprintf("The cell shows the error %s. Type the answer.", cell.Text)
	case c.look == lookAnswerDay && cell.Text != "":
		at.Text, at.Fault = dayOf(cell)
	}
	if at.Fault != "" {
		s.remark(audit.RemarkUnreadable, at.Cell, at.Fault)
	}
	return at
}

// joined tells of cells that were joined over answers: what the covered ones would say is not known.
func (s *answerSheet) joined(merged []received.Merged) {
	answers := map[int]bool{}
	for _, c := range answerColumns() {
		if n := s.columns[c.id()]; n > 0 && c.look.isAnswered() {
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
	for _, c := range answerColumns() {
		if c.look.isAnswered() && s.columns[c.id()] == 0 {
			s.remark(audit.RemarkColumn, s.place(1, s.header), fmt.Sprintf("The column %q is not there any more. Nothing of it is taken.", c.title))
		}
	}
}
