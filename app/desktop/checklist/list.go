package checklist

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// Measures of the list (LOOK.md, Checklist).
const (
	listEdge      = 12
	stateWide     = 26 // of the sign and the gap behind it
	numberWide    = 53
	initialsWide  = 36
	initialsBelow = 300 // the list is too narrow for them
)

// list is the pane at the left: the box that goes to a clause, and the clauses by their groups.
type list struct {
	grid   *kit.Grid[row]
	goTo   *kit.FindEntry
	empty  *kit.Paragraph
	root   fyne.CanvasObject
	filter filter
	open   audit.Number // the clause shown

	chosen func(audit.Number) // a row was selected by the user
	enter  func()             // the keyboard is to go to the clause
	find   func(words string) audit.Number
}

func newList(chosen func(audit.Number), enter func()) *list {
	l := &list{chosen: chosen, enter: enter, filter: filterAll}
	l.grid = kit.NewGrid(func(r row) string { return string(r.number) }, columns()...).Plain(kit.Panel)
	l.grid.HideHeader, l.grid.Height = true, kit.HeightCompact
	l.grid.OnSelect = func(r row) { l.chosen(r.number) }
	l.grid.OnOpen = func(row) { l.enter() }
	l.empty = kit.NewParagraph("", kit.Body, kit.Ink3)
	l.grid.Empty = kit.Top(kit.Pad(12, 12, 0, 12, l.empty))
	l.buildGoTo()
	l.root = kit.Ground(kit.Panel, kit.Pad(10, listEdge, 8, listEdge, kit.Rows(6, l.goTo, kit.Grow(l.grid))))
	return l
}

func columns() []kit.Column[row] {
	return []kit.Column[row]{
		{ID: "clause", Text: func(r row) string { return string(r.number) }, Cell: clauseCell},
		{
			ID: "initials", Width: initialsWide, Min: initialsWide, HideBelow: initialsBelow, Style: kit.Small, Color: kit.Ink3,
			Align: fyne.TextAlignTrailing, Text: func(r row) string { return r.initials },
		},
	}
}

func clauseCell() kit.Cell[row] {
	icon := kit.NewIcon("", kit.IconSize, kit.Ink2)
	number, title := kit.NewText("", kit.BodyFigures).Truncated(), kit.NewText("", kit.Body).Truncated()
	o := kit.Cols(0, kit.Fixed(stateWide, 0, kit.Cols(0, icon, kit.Spacer())), kit.Fixed(numberWide, 0, number), kit.Grow(title))
	return kit.Cell[row]{Object: o, Update: func(r row, selected bool) {
		m := markOf(r.state)
		icon.SetName(m.Icon)
		icon.SetColor(m.Token)
		number.SetText(string(r.number))
		title.SetText(r.title)
		emphasise(number, r, selected, kit.BodyFigures, kit.BodyStrongFigures)
		emphasise(title, r, selected, kit.Body, kit.BodyStrong)
	}}
}

// emphasise shows the clause that is open in strong letters and an excluded control in quiet ones.
func emphasise(t *kit.Text, r row, selected bool, usual, strong kit.Style) {
	style, ink := usual, kit.Ink
	if r.excluded != "" {
		ink = kit.Ink3
	}
	if selected {
		style = strong
	}
	t.SetStyle(style)
	t.SetColor(ink)
}

// markOf is how a conclusion looks.
func markOf(s audit.ConclusionState) kit.Mark {
	if s == audit.NotAudited {
		return kit.Mark{Icon: "minus", Word: "Not audited", Token: kit.Minor}
	}
	return kit.MarkOf(string(s))
}

// buildGoTo makes the box that goes to a clause: what it means is marked in the list while it is typed.
func (l *list) buildGoTo() {
	l.goTo = kit.NewFindEntry("Go to clause or control", keysGoTo)
	l.goTo.OnChanged = func(words string) {
		if n := l.find(words); n != "" {
			l.show(n)
		}
	}
	l.goTo.OnEnter = func(words string) {
		if n := l.find(words); n != "" {
			l.chosen(n)
			l.enter()
		}
	}
	l.goTo.OnEscape = l.enter
	l.goTo.OnLeft = func() { l.show(l.open) } // what is marked is what the keys of the page mean
}

// setRows shows the rows of the filter; count gives the words at a heading's right.
func (l *list) setRows(x *index) {
	groups := x.groups()
	l.grid.GroupBy(func(r row) string { return r.group }, func(group string, _ int) string { return groups[group].String() })
	l.empty.SetText(l.filter.nothing())
	l.grid.SetRows(l.filter.of(x.rows))
}

// show marks a clause without opening it, if the filter shows it.
func (l *list) show(n audit.Number) { l.grid.Select(string(n)) }

// neighbour returns the clause that stands so many places from a clause among those the filter shows, the nearest one
// where the filter hides the clause itself; "" at the end.
func (l *list) neighbour(x *index, n audit.Number, by int, wanted func(row) bool) audit.Number {
	shown := map[audit.Number]bool{}
	for _, r := range l.grid.Rows() {
		shown[r.number] = true
	}
	at, known := x.place[n]
	if !known {
		at = -1
	}
	for i := at + by; i >= 0 && i < len(x.rows); i += by {
		if r := x.rows[i]; shown[r.number] && wanted(r) {
			return r.number
		}
	}
	return ""
}

// finder returns what finds a clause of the audit by its number or by words.
func finder(cat standard.Catalogue, rows func() []row) func(string) audit.Number {
	return func(words string) audit.Number {
		words = strings.TrimSpace(words)
		if words == "" {
			return ""
		}
		place := map[audit.Number]bool{}
		for _, r := range rows() {
			place[r.number] = true
			if strings.EqualFold(string(r.number), words) || strings.EqualFold(string(r.number), "A."+words) {
				return r.number
			}
		}
		for _, hit := range cat.Search(words) {
			for _, leaf := range cat.Leaves(hit.ID) {
				if place[audit.Number(leaf)] {
					return audit.Number(leaf)
				}
			}
		}
		return ""
	}
}

// first returns the clause to begin with: the first open one of the user's, else the first open one, else the first.
func first(rows []row) audit.Number {
	var open, other audit.Number
	for _, r := range rows {
		if r.open() && r.mine {
			return r.number
		}
		if r.open() {
			open = cmp.Or(open, r.number)
		}
		other = cmp.Or(other, r.number)
	}
	return cmp.Or(open, other)
}
