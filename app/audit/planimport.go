package audit

import (
	"fmt"
	"slices"
	"strings"
)

// CellState is what a cell of a returned workbook would change.
type CellState string

// The states. Cells that change nothing are only counted.
const (
	CellNew     CellState = "new"     // nothing was answered there before
	CellChanged CellState = "changed" // something else was answered before
	CellDoubt   CellState = "doubt"   // it is not sure that it belongs there, or that it is the latest: a person has to say so
	CellRefused CellState = "refused" // cannot be taken; a remark says why
)

// AllCellStates returns every state.
func AllCellStates() []CellState { return []CellState{CellNew, CellChanged, CellDoubt, CellRefused} }

// PlannedCell is a cell that differs from what the case holds.
type PlannedCell struct {
	Record ID        `json:"record"` // nonconformity, request or line of the plan
	Label  string    `json:"label"`
	Field  string    `json:"field"`
	Cell   string    `json:"cell"`
	Old    string    `json:"old"`
	New    string    `json:"new"`
	State  CellState `json:"state"`
}

// Asked is what a row of a workbook asks the client about.
type Asked struct {
	ID    ID     `json:"id"`
	Label string `json:"label"` // as the sheet calls it
}

// ImportPlan is what a returned workbook would change, cell by cell. Nothing of it has happened yet.
type ImportPlan struct {
	Kind      DocumentKind    `json:"kind"`
	Refused   *ImportRemark   `json:"refused,omitempty"` // nothing of the workbook can be taken
	Cells     []PlannedCell   `json:"cells"`
	Locked    []PlannedCell   `json:"locked"` // cells of the certification body that were edited; they are never taken
	Remarks   []ImportRemark  `json:"remarks"`
	Unchanged int             `json:"unchanged"` // cells that say what the case holds already
	Asked     []Asked         `json:"asked"`     // what a file that came with it can belong to, in the order of the case
	Files     map[ID][]string `json:"files"`     // names of files that the client wrote beside it
}

// PlanImport compares what came back with the case. Shown returns a text as a cell shows it, which may be shorter than
// the text in the case: a cell that shows the same changes nothing. A row belongs to the record of its key, however it
// was sorted; where key and visible number disagree nothing is taken without a person's word.
func PlanImport(c *Case, r *Return, shown func(string) string) ImportPlan {
	p := &planner{of: c, shown: shown, plan: ImportPlan{
		Kind: r.Kind, Cells: []PlannedCell{}, Locked: []PlannedCell{}, Remarks: slices.Clone(r.Problems), Asked: []Asked{}, Files: map[ID][]string{},
	}}
	if p.refuse(r) {
		return p.plan
	}
	p.index(r)
	rows := p.rowsByRecord(r)
	expected := map[ID]bool{}
	for _, id := range r.Expected {
		expected[id] = true
	}
	for _, s := range p.subjects {
		p.plan.Asked = append(p.plan.Asked, s.Asked)
		p.subject(s, rows[s.ID], expected[s.ID])
	}
	return p.plan
}

// subject plans the rows of one record.
func (p *planner) subject(s *subject, rows []ReturnedRow, expected bool) {
	for _, row := range rows {
		p.plan.Files[s.ID] = append(p.plan.Files[s.ID], fileNames(row.Files)...)
	}
	switch {
	case len(rows) == 0:
		if expected && s.awaited {
			p.remark(RemarkMissingRow, "", s.ID, s.Label+" went out and is not in what came back. Its answer stays as it is.")
		}
	case len(rows) > 1 && !sameAnswers(rows):
		p.remark(RemarkDoubleRow, rows[1].Place, s.ID, fmt.Sprintf("%s stands %d times, with different answers. Look at each, and take what holds.", s.Label, len(rows)))
		for _, row := range rows {
			p.row(s, row, true)
		}
	default:
		p.row(s, rows[0], false)
	}
}

// planner makes the plan of an import.
type planner struct {
	of       *Case
	shown    func(string) string
	plan     ImportPlan
	subjects []*subject // in the order of the case
	byID     map[ID]*subject
	byLabel  map[string]*subject // in capitals
}

func (p *planner) remark(kind ImportRemarkKind, cell string, record ID, message string) {
	p.plan.Remarks = append(p.plan.Remarks, ImportRemark{Cell: cell, Kind: kind, Record: record, Message: message})
}

// refuse reports whether nothing of the workbook can be taken.
func (p *planner) refuse(r *Return) bool {
	switch {
	case r.Newer:
		p.plan.Refused = &ImportRemark{Kind: RemarkNewer, Message: "The workbook was made by a later version of Fieldcase. Open the case with that version, and take the answers there."}
	case r.Case != p.of.ID:
		p.plan.Refused = &ImportRemark{Kind: RemarkWrongCase, Message: "The workbook belongs to another case. Open the case it was exported from."}
	default:
		return false
	}
	return true
}

// rowsByRecord sorts the rows by the record they belong to and tells of those that belong to none.
func (p *planner) rowsByRecord(r *Return) map[ID][]ReturnedRow {
	out := map[ID][]ReturnedRow{}
	for _, row := range r.Rows {
		s := p.byID[row.Record]
		if s == nil {
			s = p.labelled(row.Label)
		}
		if s == nil {
			if answered := slices.ContainsFunc(row.Cells, func(c ReturnedCell) bool { return c.Text != "" }); answered || row.Record != "" {
				p.remark(RemarkUnknownRow, row.Place, "", fmt.Sprintf("The row %q belongs to no %s of this case. What stands there is not taken; copy what holds to its place by hand.", row.Label, p.noun()))
			}
			continue
		}
		out[s.ID] = append(out[s.ID], row)
	}
	return out
}

// labelled returns what a number in the sheet stands for, nil for nothing.
func (p *planner) labelled(label string) *subject {
	return p.byLabel[strings.ToUpper(strings.TrimSpace(label))]
}

// sameAnswers reports whether rows hold the same answers.
func sameAnswers(rows []ReturnedRow) bool {
	for _, row := range rows[1:] {
		if !slices.EqualFunc(row.Cells, rows[0].Cells, func(a, b ReturnedCell) bool { return a.Field == b.Field && sameText(a.Text, b.Text) }) {
			return false
		}
	}
	return true
}

// row plans the cells of one row.
func (p *planner) row(s *subject, row ReturnedRow, doubt bool) {
	if other := p.labelled(row.Label); other != nil && other.ID != s.ID {
		doubt = true
		p.remark(RemarkMovedRow, row.Place, s.ID, fmt.Sprintf("The row shows %s, and its key is that of %s: parts of the sheet were moved or pasted apart. Look at each cell before you take it.", other.Label, s.Label))
	}
	p.locked(s, row)
	told, stale := false, false
	for _, cell := range row.Cells {
		if !p.cell(s, cell, doubt || s.stale) {
			continue
		}
		if s.settled != "" && !told {
			told = true
			p.remark(RemarkSettled, cell.Cell, s.ID, s.settled)
		}
		if s.stale && !stale {
			stale = true
			p.remark(RemarkOlderExport, cell.Cell, s.ID, s.Label+" was changed after the workbook went out: the client answers what it was before. Look at it before you take the answer.")
		}
	}
}

// cell plans one cell and reports whether it differs from the case.
func (p *planner) cell(s *subject, cell ReturnedCell, doubt bool) bool {
	old, known := s.answer(cell.Field)
	if !known {
		return false
	}
	if cell.Fault == "" && sameText(cell.Text, p.shown(old)) {
		p.plan.Unchanged++
		return false
	}
	out := PlannedCell{Record: s.ID, Label: s.Label, Field: cell.Field, Cell: cell.Cell, Old: old, New: cell.Text, State: CellChanged}
	fault := cell.Fault
	if fault == "" {
		if fault = s.unfit(cell.Field, cell.Text); fault != "" {
			p.remark(RemarkUnreadable, cell.Cell, s.ID, fault)
		}
	}
	switch {
	case s.settled != "" || fault != "":
		out.State = CellRefused
	case cell.Text == "":
		out.State = CellRefused
		p.remark(RemarkEmptied, cell.Cell, s.ID, "The cell is empty now; what was answered before is kept.")
	case doubt:
		out.State = CellDoubt
	case s.wasBefore(cell.Field, cell.Text, p.shown):
		out.State = CellDoubt
		p.remark(RemarkOlderExport, cell.Cell, s.ID, "The cell says what an earlier round said. The workbook may be an older one; take it only if the client went back to it.")
	case p.wasCut(old):
		out.State = CellDoubt
		p.remark(RemarkCut, cell.Cell, s.ID, "The text in the case is longer than a cell holds: its end did not go out. Taking the cell replaces all of it; what the client did not see stays in the history alone.")
	case old == "":
		out.State = CellNew
	}
	p.plan.Cells = append(p.plan.Cells, out)
	return true
}

// wasCut reports whether a text went out without its end: then nothing behind its end is seen either.
func (p *planner) wasCut(text string) bool { return text != "" && p.shown(text) == p.shown(text+"x") }

// locked tells which cells of the certification body were edited. What they say is never taken.
func (p *planner) locked(s *subject, row ReturnedRow) {
	if row.Intact {
		return
	}
	kind, told := KindOf(s.shows), false
	for _, cell := range row.Locked {
		field, known := kind.Field(cell.Field)
		if !known || field.Type == SetField || sameText(cell.Text, p.shown(field.Get(s.shows).Text())) {
			continue
		}
		told = true
		p.plan.Locked = append(p.plan.Locked, PlannedCell{
			Record: s.ID, Label: s.Label, Field: cell.Field, Cell: cell.Cell, Old: field.Get(s.shows).Text(), New: cell.Text, State: CellRefused,
		})
		p.remark(RemarkLocked, cell.Cell, s.ID, fmt.Sprintf("The cell is the certification body's and was changed to %q. It is not taken.", shorten(cell.Text)))
	}
	if !told {
		p.remark(RemarkLocked, row.Place, s.ID, "A cell of the certification body was changed in this row. It is not taken.")
	}
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// sameText reports whether two texts differ in nothing but blanks at the ends of lines, which spreadsheets and people
// change without knowing.
func sameText(a, b string) bool { return a == b || trimLines(a) == trimLines(b) }

func trimLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r\u00a0")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
