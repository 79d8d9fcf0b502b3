package portfolio

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/portfolio"
)

type (
	row    = *portfolio.Row
	column = kit.Column[row]
)

// list is the grid of cases.
type list struct {
	grid *kit.Grid[row]
	page *Page
}

// Heights of a row.
const (
	rowHeight      = 28
	registerHeight = kit.HeightTwoLines
)

// never is wider than any window: such a column is there to sort by.
const never = 1e6

func newList(p *Page) *list {
	l := &list{page: p, grid: kit.NewGrid(func(r row) string { return r.File })}
	l.grid.OnSelect = func(row) {
		p.showReason()
		p.markChosen()
	}
	l.grid.OnOpen = func(r row) { p.office.Open(r.File) }
	l.grid.OnMenu = func(r row, at fyne.Position) {
		kit.ShowMenu(p.host.Window().Canvas(), at, kit.MenuGroup{Items: []kit.MenuItem{
			{Word: "Open the case", Key: "Enter", Run: func() { p.office.Open(r.File) }},
			{Word: "Show its file", Key: "Ctrl+Shift+F", Run: func() { p.office.Reveal(r.File) }},
		}})
	}
	l.grid.OnWidths = p.host.KeepColumns("portfolio", l.grid.SetWidths)
	l.lay(modeList)
	l.grid.SortBy("due", false)
	return l
}

// lay gives the grid the columns of a mode; the order stays.
func (l *list) lay(m mode) {
	by, desc := l.grid.Sorted()
	l.grid.Height = rowHeight
	columns := l.dense()
	if m == modeRegister {
		l.grid.Height = registerHeight
		columns = l.full()
	}
	l.grid.SetColumns(append(columns, l.hidden(columns)...)...)
	l.grid.SortBy(by, desc)
}

// dense are the columns of one line; further ones stand in a wider window.
func (l *list) dense() []column {
	return []column{
		{ID: "client", Title: "Client", Min: 150, Text: client, Compare: byText(client), Cell: l.clientCell},
		{ID: "state", Title: "State", Width: 172, Min: 120, Text: state, Compare: byState, Cell: stateCell},
		{ID: "next", Title: "What is next", Width: 130, Min: 100, Text: next, Compare: byText(next)},
		{ID: "why", Title: "Why", Width: 236, HideBelow: 1060, Color: kit.Ink2, Text: func(r row) string { return r.Due.Why }},
		{ID: "planned", Title: "Planned", Width: 97, Min: 97, HideBelow: 700, Style: kit.BodyFigures, Color: kit.Ink2, Text: planned, Compare: byDay(func(r row) date.Date { return r.Planned.Day() })},
		{ID: "due", Title: "No later than", Width: 108, Min: 108, Style: kit.BodyFigures, Text: due, Compare: byDue},
		{ID: "days", Title: "Days", Width: 76, Min: 76, Align: fyne.TextAlignTrailing, Text: days, Compare: byDue, Cell: daysCell},
		{ID: "major", Title: "Maj.", Width: 46, Min: 46, Align: fyne.TextAlignTrailing, Text: majors, Compare: byCount(majorsOf), Cell: majorsCell},
		{ID: "minor", Title: "Min.", Width: 46, Min: 46, Align: fyne.TextAlignTrailing, Text: minors, Compare: byCount(minorsOf), Cell: minorsCell},
		{ID: "expiry", Title: "Expires", Width: 100, Min: 100, HideBelow: 1160, Style: kit.BodyFigures, Color: kit.Ink2, Text: expiry, Compare: byDay(func(r row) date.Date { return r.Expiry })},
		{ID: "lead", Title: "Lead auditor", Width: 130, HideBelow: 1280, Color: kit.Ink2, Text: lead, Compare: byText(lead)},
	}
}

// full are the columns of two lines, in which everything of a case stands.
func (l *list) full() []column {
	return []column{
		{ID: "client", Title: "Client, standard", Min: 170, Text: client, Compare: byText(client), Cell: l.clientLines},
		{ID: "state", Title: "State, certificate", Width: 206, Min: 190, Text: state, Compare: byState, Cell: stateLines},
		{ID: "next", Title: "What is next, and why", Width: 262, Min: 160, Text: next, Compare: byText(next), Cell: nextLines},
		{ID: "planned", Title: "Next audit, lead auditor", Width: 160, Min: 120, Text: planned, Compare: byDay(func(r row) date.Date { return r.NextAudit.Day() }), Cell: plannedLines},
		{ID: "due", Title: "No later than", Width: 108, Min: 108, Text: due, Compare: byDue, Cell: dueLines},
		{ID: "major", Title: "Open", Width: 84, Min: 84, Text: majors, Compare: byCount(majorsOf), Cell: openLines},
		{ID: "file", Title: "File", Width: 130, Min: 90, Text: l.file, Compare: byText(l.file), Cell: l.fileLines},
	}
}

// hidden are the columns that can be sorted by and are not among others.
func (l *list) hidden(shown []column) []column {
	var out []column
	for _, c := range sortable(l) {
		found := false
		for _, s := range shown {
			found = found || s.ID == c.ID
		}
		if !found {
			c.HideBelow = never
			out = append(out, c)
		}
	}
	return out
}

// sortable are all columns that the list can be ordered by, in the order in which they are offered.
func sortable(l *list) []column {
	return []column{
		{ID: "client", Title: "Client", Text: client, Compare: byText(client)},
		{ID: "standard", Title: "Standard", Text: standard, Compare: byText(standard)},
		{ID: "state", Title: "State", Text: state, Compare: byState},
		{ID: "certificate", Title: "Certificate", Text: certificate, Compare: byText(certificate)},
		{ID: "expiry", Title: "Expiry", Text: expiry, Compare: byDay(func(r row) date.Date { return r.Expiry })},
		{ID: "planned", Title: "Next audit", Text: planned, Compare: byDay(func(r row) date.Date { return r.NextAudit.Day() })},
		{ID: "due", Title: "No later than, days left", Text: due, Compare: byDue},
		{ID: "major", Title: "Open majors", Text: majors, Compare: byCount(majorsOf)},
		{ID: "minor", Title: "Open minors", Text: minors, Compare: byCount(minorsOf)},
		{ID: "lead", Title: "Lead auditor", Text: lead, Compare: byText(lead)},
		{ID: "file", Title: "File", Text: l.file, Compare: byText(l.file)},
	}
}

// chooseOrder offers the columns to order by; the one that orders already turns round.
func (p *Page) chooseOrder() {
	by, desc := p.list.grid.Sorted()
	var items []kit.MenuItem
	for _, c := range sortable(p.list) {
		item := kit.MenuItem{Word: c.Title}
		turn := false
		if c.ID == by {
			turn = !desc
			item.Icon = "arrow-up"
			if desc {
				item.Icon = "arrow-down"
			}
		}
		item.Run = func() { p.list.grid.SortBy(c.ID, turn) }
		items = append(items, item)
	}
	kit.ShowMenuUnder(p.modes, kit.MenuGroup{Title: "Order by", Items: items})
}

func client(r row) string      { return r.Client }
func standard(r row) string    { return r.Standard }
func state(r row) string       { return markOf(r.Standing).Word }
func next(r row) string        { return dash(r.Next) }
func planned(r row) string     { return dash(r.Planned.Text()) }
func due(r row) string         { return dash(r.Due.Day.String()) }
func days(r row) string        { return daysOf(r).Word }
func expiry(r row) string      { return dash(r.Expiry.String()) }
func lead(r row) string        { return dash(r.Lead) }
func certificate(r row) string { return dash(r.Certificate) }
func majorsOf(r row) int       { return r.OpenMajor }
func minorsOf(r row) int       { return r.OpenMinor }
func majors(r row) string      { return fmt.Sprint(r.OpenMajor) }
func minors(r row) string      { return fmt.Sprint(r.OpenMinor) }

func (l *list) file(r row) string { return l.page.office.Shorten(r.File) }

func byText(text func(row) string) func(a, b row) int {
	return func(a, b row) int {
		return cmp.Or(cmp.Compare(strings.ToLower(text(a)), strings.ToLower(text(b))), byDue(a, b))
	}
}

func byCount(count func(row) int) func(a, b row) int {
	return func(a, b row) int { return cmp.Or(count(b)-count(a), byDue(a, b)) }
}

// byDay orders by a day; what has none comes last.
func byDay(day func(row) date.Date) func(a, b row) int {
	return func(a, b row) int { return cmp.Or(dayOrder(day(a), day(b)), strings.Compare(a.Client, b.Client)) }
}

func dayOrder(a, b date.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	default:
		return a.Compare(b)
	}
}

// byDue orders by the last day, then by what is planned; what has neither comes last.
func byDue(a, b row) int {
	return cmp.Or(dayOrder(a.Due.Day, b.Due.Day), dayOrder(a.Planned.Day(), b.Planned.Day()), strings.Compare(a.Client, b.Client), strings.Compare(a.File, b.File))
}

// byState puts what needs attention first.
func byState(a, b row) int { return cmp.Or(rank(a)-rank(b), byDue(a, b)) }

// folderAndName parts a path for two lines.
func folderAndName(path string) (folder, name string) {
	return filepath.Base(filepath.Dir(path)), filepath.Base(path)
}
