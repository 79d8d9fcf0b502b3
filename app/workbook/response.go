package workbook

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// The sheets in which the client answers.
const (
	guideSheet    = "How to answer"
	responseSheet = "Your response"
)

// Rows of the sheet Your response: the keys of its columns, which are hidden; title; what to do; header; the answers.
const (
	keysRow   = 1
	headerRow = 4
)

// answerColumn is a column of the sheet Your response.
type answerColumn struct {
	key    string // what a returned workbook finds it by: a field of the response or, of a locked one, of the finding
	title  string
	width  float64
	look   look
	help   string // shown while a cell of it is chosen
	breaks bool   // begins a printed page
}

// Keys of the columns that belong to no field.
const (
	keyColumn    = "key"
	numberColumn = "number"
)

// answerColumns returns the columns: the key, what was found, the answer. Widths make three printed pages, each with the
// number in front.
func answerColumns() []answerColumn {
	return []answerColumn{
		{key: keyColumn, title: "Key", width: 12, look: lookHidden},
		{key: numberColumn, title: "Number", width: 18, look: lookKey},
		{key: "grade", title: "Grade", width: 11.5, look: lookPlain},
		{key: "requirement", title: "Clause", width: 9.5, look: lookText},
		{key: "statement", title: "What was found", width: 32, look: lookText},
		{key: "evidence_text", title: "Evidence of the auditors", width: 38, look: lookText},
		{key: "response_due", title: "Answer due", width: 12, look: lookDay},
		{key: "state", title: "State", width: 20, look: lookText},
		{
			key: "correction", title: "Correction", width: 32, look: lookAnswer, breaks: true,
			help: "What you did about the nonconformity itself, and when.",
		},
		{key: "cause", title: "Cause", width: 32, look: lookAnswer, help: "Why it could happen. Ask on until the answer is something you can change."},
		{key: "extent", title: "Where else", width: 22, look: lookAnswer, help: "Where the same could occur, and what you found there."},
		{
			key: "action", title: "Corrective action", width: 38, look: lookAnswer,
			help: "What keeps it from happening again.",
		},
		{key: "responsible", title: "Responsible", width: 20, look: lookAnswer, breaks: true, help: "Function or person who sees to it."},
		{key: "target_date", title: "Done by", width: 12.5, look: lookAnswerDay, help: "Day by which it is to be done, such as 2026-06-30."},
		{key: "done_on", title: "Done on", width: 12.5, look: lookAnswerDay, help: "Day on which it was done. Leave it empty while it is not."},
		{
			key: "evidence_text", title: "Evidence you send", width: 34, look: lookAnswer,
			help: "Names of the files you send with this workbook. Begin their names with the number of the nonconformity.",
		},
		{key: "remark", title: "Remark", width: 34, look: lookAnswer, help: "Anything else, also where you disagree."},
	}
}

// id returns what the hidden row names the column by; answers are told from locked columns of the same field.
func (c answerColumn) id() string {
	if c.look.isAnswered() {
		return keyPrefix + "answer:" + c.key
	}
	return keyPrefix + c.key
}

// maxShown is how many UTF-16 units of a text a cell of the sheet shows at most; what is left stands in the sheet Findings,
// or in the case.
const maxShown = maxUnits - 40

// maxLine is how many UTF-16 units a line has at most. LibreOffice breaks longer ones when it reads a cell of several
// lines, after 16,367 units, be it in the middle of a character.
const maxLine = 16000

// restElsewhere ends a text that no cell can hold whole.
const restElsewhere = "\n… (goes on; shortened here)"

// Shown returns a text as a cell of the sheet Your response shows it: see clean; cut where no cell holds it whole, its
// longest lines broken. What is shown comes back unchanged through other programs.
func Shown(text string) string {
	text = clean(text)
	if len(text) <= maxLine {
		return text
	}
	var out strings.Builder
	shown, line := 0, 0
	for _, r := range text {
		n := utf16.RuneLen(r)
		if shown += n; shown > maxShown {
			return out.String() + restElsewhere
		}
		if line += n; r == '\n' {
			line = 0
		} else if line > maxLine {
			out.WriteByte('\n')
			line = n
		}
		out.WriteRune(r)
	}
	return out.String()
}

// lockedTexts returns the texts of the locked cells of a nonconformity, those that tell whether they were edited.
func (r *released) lockedTexts(f *audit.Finding) []string {
	return []string{label(f), f.Grade.Word(), string(f.Requirement), Shown(f.Statement), Shown(f.EvidenceText)}
}

// responseSheet is one row for each nonconformity: what was found, which is locked, beside the client's answer.
func (r *released) responseSheet() *sheet {
	list := r.nonconformities()
	columns := answerColumns()
	s := &sheet{
		name: responseSheet, landscape: true, records: len(list), lastRow: headerRow + len(list), rows: r.responseRows(columns, list),
		more: func(f *excelize.File) error { return guard(f, columns, headerRow+len(list)) },
	}
	for _, c := range columns {
		s.widths = append(s.widths, c.width)
	}
	return s
}

// responseRows yields the rows of the sheet.
func (r *released) responseRows(columns []answerColumn, list []*audit.Finding) iter.Seq[row] {
	measures := make([]measure, len(columns))
	for k, c := range columns {
		measures[k] = measureOf(c.look, c.width)
	}
	return func(yield func(row) bool) {
		for _, head := range r.responseHead(columns) {
			if !yield(head) {
				return
			}
		}
		last := r.latestResponses()
		for _, f := range list {
			cells := r.answerCells(columns, f, last[f.ID])
			height := 4 * measures[len(measures)-1].line // room to write, also by hand
			for k := range cells {
				if columns[k].key != keyColumn {
					height = max(height, measures[k].height(cells[k].text))
				}
			}
			if !yield(row{height: min(height+padding, maxHeight), cells: cells}) {
				return
			}
		}
	}
}

// responseHead returns the rows above the answers.
func (r *released) responseHead(columns []answerColumn) []row {
	keys, header := make([]cell, len(columns)), make([]cell, len(columns))
	for k, c := range columns {
		keys[k], header[k] = textCell(lookHidden, c.id()), textCell(lookHeader, c.title)
	}
	title := joinFilled(": ", responseSheet, joinFilled(", ", r.of.Case.Client.Name, r.subject()))
	hint := "Write in the light cells on the right; what was found is locked. The sheet How to answer says more."
	return []row{
		{hidden: true, cells: keys},
		{height: 30, cells: []cell{{}, {}, textCell(lookResponseTitle, title)}},
		{height: 18, cells: []cell{{}, {}, textCell(lookHidden, hint)}},
		{height: 22, cells: header},
	}
}

// latestResponses returns the last round of each nonconformity.
func (r *released) latestResponses() map[audit.ID]*audit.Response {
	out := map[audit.ID]*audit.Response{}
	for i := range r.of.Case.Responses {
		one := &r.of.Case.Responses[i]
		if before := out[one.Finding]; before == nil || one.Round > before.Round {
			out[one.Finding] = one
		}
	}
	return out
}

// answerCells returns the cells of one nonconformity, filled with what was answered last.
func (r *released) answerCells(columns []answerColumn, f *audit.Finding, last *audit.Response) []cell {
	locked := r.lockedTexts(f)
	cells := []cell{
		textCell(lookHidden, r.key(f)), textCell(lookKey, locked[0]),
		{look: gradeLook(f.Grade), text: locked[1]},
		textCell(lookText, locked[2]), textCell(lookText, locked[3]), textCell(lookText, locked[4]),
		dayCell(lookDay, f.ResponseDue), textCell(lookText, r.answerState(f, last)),
	}
	if last == nil {
		last = &audit.Response{}
	}
	for _, c := range columns[len(cells):] {
		field, _ := audit.KindOf(last).Field(c.key)
		switch c.key {
		case "target_date":
			cells = append(cells, dayCell(c.look, last.TargetDate))
		case "done_on":
			cells = append(cells, dayCell(c.look, last.DoneOn))
		default:
			cells = append(cells, cell{look: c.look, text: Shown(field.Get(last).Text())})
		}
	}
	return cells
}

// answerState says what is asked of the client now, and why an answer came back.
func (r *released) answerState(f *audit.Finding, last *audit.Response) string {
	state := r.findingState(f)
	if last != nil && f.State == audit.ResponseReturned && strings.TrimSpace(last.ReviewReason) != "" {
		return Shown(fmt.Sprintf("%s\nBecause: %s", state, last.ReviewReason))
	}
	return state
}
