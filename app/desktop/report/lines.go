package report

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// line is a finding in a list of the report, with what became of it.
type line struct {
	finding *audit.Finding
	icon    string
	token   kit.Token
	outcome string // in a word or two
	proof   string // the outcome told in full, "" where there is no more to tell
}

func (l line) key() string { return string(l.finding.ID) }

// act is something that can be done with the finding selected.
type act struct {
	word, icon, key string
	run             func(line)
	locked          func(line) string // why it cannot be done, "" when it can
}

// lines is a list of findings with the selected one whole beneath, and what can be done with it. Enter leads to it.
type lines struct {
	page    *Page
	rows    func() []line
	acts    []act
	grid    *kit.Grid[line]
	room    *fyne.Container
	detail  *fyne.Container
	buttons []*kit.Button // of the acts, then the way to the finding
	none    fyne.CanvasObject
	root    *fyne.Container
}

// lineHeight is the height of a row: two lines of a statement.
const lineHeight = 50

func newLines(p *Page, name, none string, rows func() []line, acts ...act) *lines {
	l := &lines{page: p, rows: rows, acts: acts, room: kit.Layers(), detail: kit.Rows(4), none: quiet(none)}
	l.grid = kit.NewGrid(line.key, lineColumns()...)
	l.grid.Height = lineHeight
	l.grid.OnSelect = func(line) { l.showDetail() }
	l.grid.OnOpen = func(x line) { p.host.Go(page.Findings, x.finding.ID) }
	l.grid.OnWidths = p.host.KeepColumns("report "+name, l.grid.SetWidths)
	for _, a := range acts {
		l.buttons = append(l.buttons, kit.NewButton(kit.Secondary, a.word, func() { l.do(a) }).Small().WithIcon(a.icon).WithKey(a.key))
	}
	l.buttons = append(l.buttons, kit.NewButton(kit.Link, "Go to the finding", func() {
		if x, ok := l.grid.Selected(); ok {
			l.grid.OnOpen(x)
		}
	}).Small().WithKey("Enter"))
	l.root = kit.Rows(0, l.room, l.detail, l.none)
	return l
}

func lineColumns() []kit.Column[line] {
	return []kit.Column[line]{
		{ID: "number", Title: "Number", Width: 134, Min: 104, Cell: numberCell, Text: func(x line) string { return x.finding.Label() }},
		{ID: "clause", Title: "Clause", Width: 68, Min: 68, Style: kit.BodyStrongFigures, Text: func(x line) string { return string(x.finding.Requirement) }},
		{ID: "statement", Title: "Statement", Min: 120, Lines: 2, Style: kit.BodyFigures, Text: func(x line) string { return firstLine(x.finding.Statement) }},
		{ID: "outcome", Title: "State", Width: 156, Min: 92, Cell: outcomeCell, Text: func(x line) string { return x.outcome }},
	}
}

// numberCell shows a finding's grade with its number beneath.
func numberCell() kit.Cell[line] {
	grade, number := kit.NewGradeStatus(""), kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated()
	return kit.Cell[line]{Object: kit.Rows(0, kit.Cols(0, grade, kit.Spacer()), number), Update: func(x line, _ bool) {
		m := kit.MarkOf(string(x.finding.Grade))
		grade.Set(m.Icon, x.finding.Grade.Word(), m.Token)
		number.SetText(x.finding.Label())
	}}
}

func outcomeCell() kit.Cell[line] {
	s := kit.NewStatus("", "", kit.Ink2).Shrink()
	return kit.Cell[line]{Object: s, Update: func(x line, _ bool) { s.Set(x.icon, x.outcome, x.token) }}
}

func (l *lines) object() fyne.CanvasObject { return l.root }

// show shows the findings of the case; the selection stays, or goes to the first.
func (l *lines) show() {
	rows := l.rows()
	l.grid.SetRows(rows)
	if _, ok := l.grid.Selected(); !ok && len(rows) > 0 {
		l.grid.Select(rows[0].key())
	}
	l.room.Objects = []fyne.CanvasObject{kit.Fixed(0, gridHeight(len(rows), lineHeight), l.grid)}
	setShown(l.room, len(rows) > 0)
	setShown(l.detail, len(rows) > 0)
	setShown(l.none, len(rows) == 0)
	l.showDetail()
}

// showDetail shows the selected finding whole, with what can be done with it.
func (l *lines) showDetail() {
	x, ok := l.grid.Selected()
	if !ok {
		return
	}
	f := x.finding
	l.detail.Objects = []fyne.CanvasObject{
		kit.Pad(10, 0, 0, 0, kit.NewParagraph(joined("  ", f.Label(), string(f.Requirement)), kit.BodyStrongFigures, kit.Ink)),
		kit.NewParagraph(f.Statement, kit.BodyFigures, kit.Ink),
	}
	if f.EvidenceText != "" {
		l.detail.Add(kit.NewParagraph(f.EvidenceText, kit.SmallFigures, kit.Ink2))
	}
	if x.proof != "" {
		l.detail.Add(kit.Cols(8, lead(x.icon, x.token), kit.Grow(kit.NewParagraph(x.proof, kit.BodyFigures, kit.Ink))))
	}
	bar := kit.Cols(8)
	for i, b := range l.buttons {
		if i < len(l.acts) {
			why := l.lockedAct(l.acts[i])
			setShown(b, why == "")
		}
		bar.Add(b)
	}
	bar.Add(kit.Spacer())
	l.detail.Add(kit.Pad(4, 0, 0, 0, bar))
	l.detail.Refresh()
	l.root.Refresh()
}

// lockedAct says why something cannot be done with the selected finding, "" when it can.
func (l *lines) lockedAct(a act) string {
	x, ok := l.grid.Selected()
	switch {
	case l.page.host.ReadOnly():
		return "the case can only be read"
	case !ok || !l.root.Visible():
		return "no finding is selected"
	default:
		return a.locked(x)
	}
}

func (l *lines) do(a act) {
	if x, ok := l.grid.Selected(); ok && l.lockedAct(a) == "" {
		a.run(x)
	}
}

// choose selects a finding and reports whether it is here.
func (l *lines) choose(id audit.ID) bool {
	for _, x := range l.rows() {
		if x.finding.ID == id {
			l.show()
			l.grid.Select(string(id))
			l.showDetail()
			return true
		}
	}
	return false
}

// focus gives the keyboard to the list, at the finding with that ID or label if there is one; false for an empty list.
func (l *lines) focus(which string) bool {
	rows := l.grid.Shown()
	for _, x := range rows {
		if which != "" && (x.key() == which || x.finding.Label() == which) {
			l.grid.Select(x.key())
			l.showDetail()
		}
	}
	if len(rows) > 0 {
		l.page.focus(l.grid)
	}
	return len(rows) > 0
}
