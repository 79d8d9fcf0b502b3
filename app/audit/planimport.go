package audit

import (
	"cmp"
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
	Finding ID        `json:"finding"`
	Label   string    `json:"label"`
	Field   string    `json:"field"`
	Cell    string    `json:"cell"`
	Old     string    `json:"old"`
	New     string    `json:"new"`
	State   CellState `json:"state"`
}

// ImportPlan is what a returned workbook would change, cell by cell. Nothing of it has happened yet.
type ImportPlan struct {
	Refused   *ImportRemark  `json:"refused,omitempty"` // nothing of the workbook can be taken
	Cells     []PlannedCell  `json:"cells"`
	Locked    []PlannedCell  `json:"locked"` // cells of the certification body that were edited; they are never taken
	Remarks   []ImportRemark `json:"remarks"`
	Unchanged int            `json:"unchanged"` // cells that say what the case holds already
}

// PlanImport compares what came back with the case. Shown returns a text as a cell shows it, which may be shorter than
// the text in the case: a cell that shows the same changes nothing. A row belongs to the nonconformity of its key, however it
// was sorted; where key and visible number disagree nothing is taken without a person's word.
func PlanImport(c *Case, r *Return, shown func(string) string) ImportPlan {
	p := &planner{of: c, shown: shown, plan: ImportPlan{Cells: []PlannedCell{}, Locked: []PlannedCell{}, Remarks: slices.Clone(r.Problems)}}
	if p.refuse(r) {
		return p.plan
	}
	p.index()
	rows := p.rowsByFinding(r)
	expected := map[ID]bool{}
	for _, id := range r.Expected {
		expected[id] = true
	}
	for i := range c.Findings {
		p.finding(&c.Findings[i], rows[c.Findings[i].ID], expected[c.Findings[i].ID])
	}
	return p.plan
}

// finding plans the rows of one nonconformity.
func (p *planner) finding(f *Finding, rows []ReturnedRow, expected bool) {
	switch {
	case len(rows) == 0:
		if expected && f.State != Withdrawn {
			p.remark(RemarkMissingRow, "", f.ID, f.Label()+" went out and is not in what came back. Its answer stays as it is.")
		}
	case len(rows) > 1 && !sameAnswers(rows):
		p.remark(RemarkDoubleRow, rows[1].Place, f.ID, fmt.Sprintf("%s stands %d times, with different answers. Look at each, and take what holds.", f.Label(), len(rows)))
		for _, row := range rows {
			p.row(f, row, true)
		}
	default:
		p.row(f, rows[0], false)
	}
}

// planner makes the plan of an import.
type planner struct {
	of       *Case
	shown    func(string) string
	plan     ImportPlan
	findings map[ID]*Finding
	labels   map[string]*Finding // issued ones by their number in capitals
	rounds   map[ID][]*Response  // of a finding, the earliest first
}

// index finds what the rows refer to.
func (p *planner) index() {
	p.findings, p.labels, p.rounds = map[ID]*Finding{}, map[string]*Finding{}, map[ID][]*Response{}
	for i := range p.of.Findings {
		f := &p.of.Findings[i]
		p.findings[f.ID] = f
		if f.Number != "" {
			p.labels[strings.ToUpper(f.Number)] = f
		}
	}
	for i := range p.of.Responses {
		r := &p.of.Responses[i]
		p.rounds[r.Finding] = append(p.rounds[r.Finding], r)
	}
	for _, list := range p.rounds {
		slices.SortStableFunc(list, func(a, b *Response) int { return cmp.Compare(a.Round, b.Round) })
	}
}

// last returns the latest round of a nonconformity, nil before the first.
func (p *planner) last(f *Finding) *Response {
	if list := p.rounds[f.ID]; len(list) > 0 {
		return list[len(list)-1]
	}
	return nil
}

func (p *planner) remark(kind ImportRemarkKind, cell string, finding ID, message string) {
	p.plan.Remarks = append(p.plan.Remarks, ImportRemark{Cell: cell, Kind: kind, Finding: finding, Message: message})
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

// rowsByFinding sorts the rows by the nonconformity they belong to and tells of those that belong to none.
func (p *planner) rowsByFinding(r *Return) map[ID][]ReturnedRow {
	out := map[ID][]ReturnedRow{}
	for _, row := range r.Rows {
		f := p.findings[row.Finding]
		if f == nil {
			f = p.labelled(row.Label)
		}
		if f == nil || !f.Grade.IsNonconformity() || !f.State.IsIssued() {
			if answered := slices.ContainsFunc(row.Cells, func(c ReturnedCell) bool { return c.Text != "" }); answered || row.Finding != "" {
				p.remark(RemarkUnknownRow, row.Place, "", fmt.Sprintf("The row %q belongs to no nonconformity of this case. What stands there is not taken; copy what holds to its place by hand.", row.Label))
			}
			continue
		}
		out[f.ID] = append(out[f.ID], row)
	}
	return out
}

// labelled returns the finding of a number, nil for none.
func (p *planner) labelled(label string) *Finding {
	return p.labels[strings.ToUpper(strings.TrimSpace(label))]
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
func (p *planner) row(f *Finding, row ReturnedRow, doubt bool) {
	if other := p.labelled(row.Label); other != nil && other.ID != f.ID {
		doubt = true
		p.remark(RemarkMovedRow, row.Place, f.ID, fmt.Sprintf("The row shows %s, and its key is that of %s: parts of the sheet were moved or pasted apart. Look at each cell before you take it.", other.Number, f.Label()))
	}
	p.locked(f, row)
	settled := f.State == Verified || f.State == Closed || f.State == Withdrawn
	told := false
	for _, cell := range row.Cells {
		if !p.cell(f, cell, doubt, settled) || !settled || told {
			continue
		}
		told = true
		p.remark(RemarkSettled, cell.Cell, f.ID, f.Label()+" is "+strings.ToLower(f.State.Word())+" and waits for no answer. Open it again before you take one.")
	}
}

// cell plans one cell and reports whether it differs from the case.
func (p *planner) cell(f *Finding, cell ReturnedCell, doubt, settled bool) bool {
	field, known := KindOf(&Response{}).Field(cell.Field)
	if !known {
		return false
	}
	old := ""
	last := p.last(f)
	if last != nil {
		old = field.Get(last).Text()
	}
	if cell.Fault == "" && sameText(cell.Text, p.shown(old)) {
		p.plan.Unchanged++
		return false
	}
	out := PlannedCell{Finding: f.ID, Label: f.Label(), Field: cell.Field, Cell: cell.Cell, Old: old, New: cell.Text, State: CellChanged}
	switch {
	case settled || cell.Fault != "":
		out.State = CellRefused
	case cell.Text == "":
		out.State = CellRefused
		p.remark(RemarkEmptied, cell.Cell, f.ID, "The cell is empty now; what was answered before is kept.")
	case doubt:
		out.State = CellDoubt
	case p.wasBefore(f, field, cell.Text):
		out.State = CellDoubt
		p.remark(RemarkOlderExport, cell.Cell, f.ID, "The cell says what an earlier round said. The workbook may be an older one; take it only if the client went back to it.")
	case old == "":
		out.State = CellNew
	}
	p.plan.Cells = append(p.plan.Cells, out)
	return true
}

// wasBefore reports whether an earlier round than the last answered with that text.
func (p *planner) wasBefore(f *Finding, field Field, text string) bool {
	list := p.rounds[f.ID]
	return slices.ContainsFunc(list[:max(len(list)-1, 0)], func(r *Response) bool { return sameText(text, p.shown(field.Get(r).Text())) })
}

// locked tells which cells of the certification body were edited. What they say is never taken.
func (p *planner) locked(f *Finding, row ReturnedRow) {
	if row.Intact {
		return
	}
	kind, told := KindOf(f), false
	for _, cell := range row.Locked {
		field, known := kind.Field(cell.Field)
		if !known || sameText(cell.Text, p.shown(field.Get(f).Text())) {
			continue
		}
		told = true
		p.plan.Locked = append(p.plan.Locked, PlannedCell{
			Finding: f.ID, Label: f.Label(), Field: cell.Field, Cell: cell.Cell, Old: field.Get(f).Text(), New: cell.Text, State: CellRefused,
		})
		p.remark(RemarkLocked, cell.Cell, f.ID, fmt.Sprintf("The cell is the certification body's and was changed to %q. It is not taken.", shorten(cell.Text)))
	}
	if !told {
		p.remark(RemarkLocked, row.Place, f.ID, "A cell of the certification body was changed in this row. It is not taken.")
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
