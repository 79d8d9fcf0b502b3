package profile

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// sheet is the rows of an audit-time table as its document prints them: a line for each range of persons, the days of
// every column beside one another. The last line is empty, to go on. A line that is not whole, or wrong, is not written
// and stays as it was typed.
type sheet struct {
	page    *Page
	table   audit.ID
	kind    string // identity of the table, by which its columns are known
	columns []casefile.TableColumn
	lines   []*line
	content *fyne.Container
}

// line is the days for a range of persons.
type line struct {
	sheet    *sheet
	from, to *kit.Entry
	days     []*kit.Entry
	note     *kit.Paragraph
	noted    *fyne.Container // the note with its icon
	rows     []audit.TimeRow // as they are in the profile
	wrong    string          // why it is not written
	box      *fyne.Container
}

// Measures of the sheet.
const (
	personsWidth = 54
	sheetWidth   = 560 // at most
	sheetGap     = 8
)

func newSheet(p *Page) *sheet { return &sheet{page: p, content: kit.Rows(6)} }

// show shows the rows of a table. Lines that are being edited, or hold what cannot be written, stay.
func (s *sheet) show(t *audit.TimeTable) {
	if t == nil {
		s.table, s.lines, s.content.Objects = "", nil, nil
		s.content.Refresh()
		return
	}
	rows := s.page.now.RowsOf(t.ID)
	columns := casefile.TableColumns(t.Table, rows)
	if s.table == t.ID && slices.Equal(columns, s.columns) && s.says(rows) {
		return
	}
	if s.table == t.ID && s.unsaved() > 0 && s.kind == t.Table {
		return
	}
	s.table, s.kind, s.columns, s.lines = t.ID, t.Table, columns, nil
	for _, group := range byRange(rows) {
		s.lines = append(s.lines, s.newLine(group))
	}
	s.lines = append(s.lines, s.newLine(nil))
	s.build()
}

// byRange puts rows of the same persons together.
func byRange(rows []audit.TimeRow) [][]audit.TimeRow {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b audit.TimeRow) int {
		if a.From != b.From {
			return int(a.From - b.From)
		}
		return int(a.To - b.To)
	})
	var out [][]audit.TimeRow
	for _, r := range rows {
		if n := len(out); n > 0 && out[n-1][0].From == r.From && out[n-1][0].To == r.To {
			out[n-1] = append(out[n-1], r)
			continue
		}
		out = append(out, []audit.TimeRow{r})
	}
	return out
}

// says reports whether the lines say what the rows of the profile say.
func (s *sheet) says(rows []audit.TimeRow) bool {
	shown := s.wanted()
	if len(shown) != len(rows) {
		return false
	}
	for i := range rows {
		if !slices.ContainsFunc(shown, func(r audit.TimeRow) bool {
			return r.Column == rows[i].Column && r.From == rows[i].From && r.To == rows[i].To && r.Days == rows[i].Days
		}) {
			return false
		}
	}
	return true
}

func (s *sheet) newLine(rows []audit.TimeRow) *line {
	l := &line{sheet: s, rows: rows, note: kit.NewParagraph("", kit.Small, kit.Major)}
	entry := func(text string) *kit.Entry {
		e := kit.NewEntry("")
		e.SetTextQuiet(text)
		e.OnCommit = func(string) { s.commit() }
		return e
	}
	l.from, l.to = entry(""), entry("")
	if len(rows) > 0 {
		l.from.SetTextQuiet(fmt.Sprint(rows[0].From))
		l.to.SetTextQuiet(fmt.Sprint(rows[0].To))
	}
	var cells []fyne.CanvasObject
	for _, c := range s.columns {
		text := ""
		if i := slices.IndexFunc(rows, func(r audit.TimeRow) bool { return r.Column == c.ID }); i >= 0 {
			text = rows[i].Days.String()
		}
		e := entry(text)
		l.days = append(l.days, e)
		cells = append(cells, e)
	}
	l.noted = kit.Cols(6, kit.Top(kit.NewIcon("circle-x", kit.IconInStatus, kit.Major)), kit.Grow(l.note))
	l.box = kit.Rows(2, lineOf(l.from, l.to, cells), l.noted)
	l.noted.Hidden = true
	return l
}

// lineOf puts the cells of a line beside one another, as wide in one line as in the next.
func lineOf(from, to fyne.CanvasObject, days []fyne.CanvasObject) fyne.CanvasObject {
	return kit.AtMost(sheetWidth, kit.Cols(sheetGap, kit.Fixed(personsWidth, 0, from), kit.Fixed(personsWidth, 0, to),
		kit.Grow(kit.Beside(sheetGap, 0, 0, days...))))
}

// build puts header and lines below one another.
func (s *sheet) build() {
	head := func(words string) fyne.CanvasObject { return kit.NewParagraph(words, kit.Small, kit.Ink3) }
	var cells []fyne.CanvasObject
	for _, c := range s.columns {
		cells = append(cells, head(c.Title))
	}
	s.content.Objects = []fyne.CanvasObject{lineOf(head("Persons"), head("up to"), cells)}
	for _, l := range s.lines {
		s.content.Add(l.box)
	}
	s.content.Add(kit.Pad(6, 0, 0, 0, kit.NewParagraph(
		"A line emptied goes. Outside the lines nothing is computed: Fieldcase never goes on with a pattern (R-4-1).", kit.Small, kit.Ink3)))
	s.content.Refresh()
}

// commit reads the lines, tells beside each what is wrong, and writes the others.
func (s *sheet) commit() {
	if s.table == "" {
		return
	}
	s.judge()
	s.page.showIndex()
	if last := s.lines[len(s.lines)-1]; !last.isEmpty() {
		s.lines = append(s.lines, s.newLine(nil))
		s.build()
	}
	if s.says(s.page.now.RowsOf(s.table)) {
		return
	}
	table, rows := s.table, s.wanted()
	s.page.host.Runner().Save(func() error { return s.page.kept.SetRows(context.Background(), table, rows) }, s.page.told)
}

// judge finds what is wrong with each line and says it there.
func (s *sheet) judge() {
	for i, l := range s.lines {
		_, l.wrong = l.read()
		for _, before := range s.lines[:i] {
			if l.wrong == "" && before.wrong == "" {
				l.wrong = l.over(before)
			}
		}
		l.note.SetText(l.wrong)
		l.noted.Hidden = l.wrong == ""
	}
	s.content.Refresh()
}

// wanted are the rows that the lines say; those of a line that cannot be written stay as they were.
func (s *sheet) wanted() []audit.TimeRow {
	var out []audit.TimeRow
	for _, l := range s.lines {
		rows, wrong := l.read()
		if wrong != "" || l.wrong != "" {
			rows = l.rows
		}
		out = append(out, rows...)
	}
	return out
}

func (s *sheet) unsaved() int {
	n := 0
	for _, l := range s.lines {
		if l.wrong != "" {
			n++
		}
	}
	return n
}

// focus gives the keyboard to the first line, or the empty one at the end where the others are filled in.
func (s *sheet) focus() {
	if len(s.lines) > 0 {
		s.page.focus(s.lines[len(s.lines)-1].from)
	}
}

// texts are what the line says, cell by cell.
func (l *line) texts() []string {
	out := []string{l.from.Text(), l.to.Text()}
	for _, e := range l.days {
		out = append(out, e.Text())
	}
	return out
}

func (l *line) isEmpty() bool { return strings.TrimSpace(strings.Join(l.texts(), "")) == "" }

// read returns the rows that the line says, or why it says none.
func (l *line) read() (rows []audit.TimeRow, wrong string) {
	if l.isEmpty() {
		return nil, ""
	}
	from, errFrom := strconv.ParseInt(strings.TrimSpace(l.from.Text()), 10, 32)
	to, errTo := strconv.ParseInt(strings.TrimSpace(l.to.Text()), 10, 32)
	switch {
	case errFrom != nil || from < 1:
		return nil, "Not saved: enter the least number of persons, 1 or more"
	case errTo != nil || to < from:
		return nil, fmt.Sprintf("Not saved: enter the greatest number of persons, %d or more", from)
	}
	for i, e := range l.days {
		text := strings.Replace(strings.TrimSpace(e.Text()), ",", ".", 1)
		if text == "" {
			continue
		}
		days, err := audit.ParseDays(text)
		if err != nil || days <= 0 {
			return nil, fmt.Sprintf("Not saved: %q is no number of days above 0", e.Text())
		}
		row := audit.TimeRow{TimeTable: l.sheet.table, Column: l.sheet.columns[i].ID, From: from, To: to, Days: days}
		row.ID = l.idOf(row.Column)
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, "Not saved: enter the days of a column"
	}
	return rows, ""
}

// idOf returns the identity of the line's row in a column, "" for a new one.
func (l *line) idOf(column string) audit.ID {
	for i := range l.rows {
		if l.rows[i].Column == column {
			return l.rows[i].ID
		}
	}
	return ""
}

// over says that the line lies over another in some column, "" when it does not.
func (l *line) over(other *line) string {
	mine, _ := l.read()
	its, _ := other.read()
	for _, a := range mine {
		for _, b := range its {
			if a.Column == b.Column && a.From <= b.To && b.From <= a.To {
				return fmt.Sprintf("Not saved: the line of %d to %d persons covers some of these", b.From, b.To)
			}
		}
	}
	return ""
}
