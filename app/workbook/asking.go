package workbook

import (
	"iter"
	"strings"

	"fieldcase/app/audit"
)

// asking is a sheet in which the client answers: about nonconformities, documents asked for, or the lines of a plan. It is
// the same for all of them but for its columns and rows.
type asking struct {
	kind    audit.DocumentKind
	sheet   string
	hint    string // what to do, under the title
	columns []answerColumn
	n       int // of its rows
	rows    iter.Seq[askedRow]
}

// askedRow is a row that the client answers: what is asked, locked, beside the answer.
type askedRow struct {
	id     audit.ID
	label  string   // what people call it; in the column of numbers
	locked []string // texts that tell whether it was edited
	cells  []cell   // from the column after the key on
}

// Rows of such a sheet: the keys of its columns, which are hidden; title; what to do; header; the answers.
const (
	keysRow   = 1
	headerRow = 4
)

// answerColumn is a column of a sheet in which the client answers.
type answerColumn struct {
	key     string // what a returned workbook finds it by: a field of the answer or, of a locked one, of what is asked
	title   string
	width   float64
	look    look
	shown   bool         // a locked column that tells whether it was edited
	choices []choice     // what an open cell can say
	help    string       // shown while a cell of it is chosen
	breaks  bool         // begins a printed page
	files   bool         // names the files that belong to the row
	id      string       // what the hidden row names it by; see identified
	field   *audit.Field // that it answers, nil for a locked one or names of files alone
}

// choice is what can be chosen in a cell: the word for people and the value in the case.
type choice struct{ word, value string }

// Keys of the columns that belong to no field.
const (
	keyColumn    = "key"
	numberColumn = "number"
	filesColumn  = "files"
)

// identified gives the columns their ids, by which answers are told from locked columns of the same field, and the fields
// of the record that they answer.
func identified(answers audit.Recorder, columns []answerColumn) []answerColumn {
	kind := audit.KindOf(answers)
	for i := range columns {
		c := &columns[i]
		c.id = keyPrefix + c.key
		if c.look.isAnswered() {
			c.id = keyPrefix + "answer:" + c.key
			if f, ok := kind.Field(c.key); ok {
				c.field = &f
			}
		}
	}
	return columns
}

// Sheets and columns by what the client is asked. They are made once: a workbook of 10,000 rows looks at them for each.
var (
	askingSheets = map[audit.DocumentKind]string{
		audit.ResponseDocument: responseSheet, audit.RequestDocument: requestSheet, audit.PlanDocument: planSheet,
	}
	askingColumns = map[audit.DocumentKind][]answerColumn{
		audit.ResponseDocument: identified(&audit.Response{}, responseColumns()),
		audit.RequestDocument:  identified(&audit.DocumentRequest{}, requestColumns()),
		audit.PlanDocument:     identified(&audit.PlanItem{}, planColumns()),
	}
)

// ask returns the sheet for what is asked, without its rows.
func ask(kind audit.DocumentKind, hint string) *asking {
	return &asking{kind: kind, sheet: askingSheets[kind], hint: hint, columns: askingColumns[kind]}
}

// value returns what the case holds for a word that was chosen; false for one that cannot be.
func (c *answerColumn) value(word string) (string, bool) {
	for _, choice := range c.choices {
		if strings.EqualFold(choice.word, word) || choice.value == word {
			return choice.value, true
		}
	}
	return "", false
}

// word returns how a value of the case is shown; "" for one that the client cannot choose.
func (c *answerColumn) word(value string) string {
	for _, choice := range c.choices {
		if choice.value == value {
			return choice.word
		}
	}
	return ""
}

// words are all that can be chosen.
func (c *answerColumn) words() []string {
	out := make([]string, len(c.choices))
	for i, choice := range c.choices {
		out[i] = choice.word
	}
	return out
}

// answered are the open cells of a record, as it was answered last.
func (a *asking) answered(last audit.Recorder) []cell {
	var out []cell
	for i := range a.columns {
		c := &a.columns[i]
		switch {
		case !c.look.isAnswered():
		case c.field == nil:
			out = append(out, cell{look: c.look})
		case c.look == lookAnswerDay:
			out = append(out, dayCell(c.look, dayIn(c.field.Get(last).Text())))
		case c.choices != nil:
			out = append(out, cell{look: c.look, text: c.word(c.field.Get(last).Text())})
		default:
			out = append(out, cell{look: c.look, text: Shown(c.field.Get(last).Text())})
		}
	}
	return out
}

// askingSheet lays the sheet out.
func (r *released) askingSheet(a *asking) *sheet {
	s := &sheet{
		name: a.sheet, landscape: true, records: a.n, lastRow: headerRow + a.n, rows: r.askingRows(a), more: a.guard,
	}
	for _, c := range a.columns {
		s.widths = append(s.widths, c.width)
	}
	return s
}

// askingRows yields the rows of the sheet.
func (r *released) askingRows(a *asking) iter.Seq[row] {
	measures := make([]measure, len(a.columns))
	for k, c := range a.columns {
		measures[k] = measureOf(c.look, c.width)
	}
	return func(yield func(row) bool) {
		for _, head := range r.askingHead(a) {
			if !yield(head) {
				return
			}
		}
		for asked := range a.rows {
			cells := append([]cell{textCell(lookHidden, r.key(asked.id))}, asked.cells...)
			height := a.room() * measures[len(measures)-1].line
			for k := range cells {
				if a.columns[k].key != keyColumn {
					height = max(height, measures[k].height(cells[k].text))
				}
			}
			if !yield(row{height: min(height+padding, maxHeight), cells: cells}) {
				return
			}
		}
	}
}

// room is how many lines a row has at least, to write, also by hand: few where little is asked.
func (a *asking) room() float64 {
	if a.kind == audit.ResponseDocument {
		return 4
	}
	return 2
}

// askingHead returns the rows above the answers.
func (r *released) askingHead(a *asking) []row {
	keys, header := make([]cell, len(a.columns)), make([]cell, len(a.columns))
	for k, c := range a.columns {
		keys[k], header[k] = textCell(lookHidden, c.id), textCell(lookHeader, c.title)
	}
	title := joinFilled(": ", a.sheet, joinFilled(", ", r.of.Case.Client.Name, r.subject()))
	return []row{
		{hidden: true, cells: keys},
		{height: 30, cells: []cell{{}, {}, textCell(lookResponseTitle, title)}},
		{height: 18, cells: []cell{{}, {}, textCell(lookHidden, a.hint)}},
		{height: 22, cells: header},
	}
}
