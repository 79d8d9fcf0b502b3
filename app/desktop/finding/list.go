package finding

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// Measures of the list (LOOK.md, Findings).
const (
	listEdge    = 16  // before the first column, whose cells are padded by 8
	gradeColumn = 91  // badge and number
	clauseWide  = 69  // clause and how many more
	listNarrow  = 340 // below it clause and statement share a column
	listRow     = 58
)

// list is the pane at the left: the findings of the audit by grade, and a filter over them while it is asked for.
type list struct {
	grid   *kit.Grid[row]
	rows   []row // all of the audit
	open   audit.ID
	filter filter

	words  *kit.Entry
	grade  *kit.Picker
	bar    *fyne.Container
	shown  *kit.Text // "3 of 7 shown"
	root   *fyne.Container
	layout *listLayout

	chosen func(audit.ID) // a row was selected by the user
}

// allGrades is the choice of the filter that keeps every grade.
const allGrades = "all"

func newList(chosen func(audit.ID)) *list {
	l := &list{chosen: chosen}
	l.grid = kit.NewGrid(func(r row) string { return r.id }, wideColumns()...)
	l.grid.Height = listRow
	l.grid.OnSelect = func(r row) { l.chosen(audit.ID(r.id)) }
	l.grid.SortBy("grade", true)
	l.grid.Empty = kit.Pad(24, 24, 0, 24, kit.NewText("No finding like this. Esc shows all.", kit.Body).In(kit.Ink3))
	l.buildFilter()
	l.shown = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	foot := kit.Pad(10, 12, 10, 24, kit.Cols(16, hint("Next, previous", "Alt+↓ ↑"), hint("Merge into…", keysMerge), kit.Spacer(), l.shown))
	l.layout = &listLayout{list: l, foot: foot}
	l.root = container.New(l.layout, l.bar, l.grid, foot)
	return l
}

// hint names what a key does.
func hint(word, key string) fyne.CanvasObject {
	return kit.Cols(4, kit.NewText(word, kit.Small).In(kit.Ink2), kit.NewText(key, kit.Key).In(kit.Ink3))
}

func (l *list) buildFilter() {
	l.words = kit.NewEntry("Words, clause or number")
	l.words.OnChanged = func(text string) {
		l.filter.words = text
		l.narrow()
	}
	options := []kit.Option{{ID: allGrades, Title: "All grades", Hidden: true}}
	for _, g := range audit.AllGrades() {
		options = append(options, kit.Option{ID: string(g), Title: g.Word(), Hidden: true})
	}
	l.grade = kit.NewPicker("", options...)
	l.grade.Choose(allGrades)
	l.grade.OnChange = func(o kit.Option) {
		l.filter.grade = audit.Grade(o.ID)
		if o.ID == allGrades {
			l.filter.grade = ""
		}
		l.narrow()
	}
	l.bar = kit.Pad(8, 12, 8, 24, kit.Cols(8, kit.Grow(l.words), kit.Fixed(116, 0, l.grade)))
	l.bar.Hide()
}

// setRows shows the findings of the audit and keeps selection, order and filter.
func (l *list) setRows(rows []row) {
	l.rows = rows
	l.show()
}

func (l *list) show() {
	shown := l.filter.of(l.rows)
	l.grid.SetRows(shown)
	if _, ok := l.grid.Selected(); !ok { // a filter had hidden it
		l.grid.Select(string(l.open))
	}
	l.shown.SetText("")
	if l.filter.active() {
		l.shown.SetText(kit.CountWords(len(shown), len(l.rows)) + " shown")
	}
	l.layout.Layout(l.root.Objects, l.root.Size())
}

// narrow shows what the filter keeps, and opens its first finding when the one that was open is not among it.
func (l *list) narrow() {
	l.show()
	rows := l.grid.Shown()
	if _, ok := l.grid.Selected(); !ok && len(rows) > 0 {
		l.grid.Select(rows[0].id)
		l.chosen(audit.ID(rows[0].id))
	}
}

// openFilter shows the filter; the caller gives it the keyboard.
func (l *list) openFilter() {
	l.bar.Show()
	l.layout.Layout(l.root.Objects, l.root.Size())
}

// clearFilter shows all findings again and takes the filter away. It reports whether there was one.
func (l *list) clearFilter() bool {
	if !l.bar.Visible() {
		return false
	}
	l.filter = filter{}
	l.words.SetTextQuiet("")
	l.grade.Choose(allGrades)
	l.bar.Hide()
	l.show()
	return true
}

// selectRow marks a finding without opening it, and takes the filter away when that hides it.
func (l *list) selectRow(id audit.ID) {
	l.open = id
	if !l.grid.Select(string(id)) && l.clearFilter() {
		l.grid.Select(string(id))
	}
}

// neighbour returns the finding that is shown after the given one, or before it at the end; "" when it is alone.
func (l *list) neighbour(id audit.ID) audit.ID {
	rows := l.grid.Shown()
	for i, r := range rows {
		switch {
		case r.id != string(id):
		case i+1 < len(rows):
			return audit.ID(rows[i+1].id)
		case i > 0:
			return audit.ID(rows[i-1].id)
		}
	}
	return ""
}

// edgeColumn keeps the first words 24 from the pane's edge while the selection goes up to it.
func edgeColumn() kit.Column[row] {
	return kit.Column[row]{ID: "edge", Width: listEdge, Min: listEdge, Cell: func() kit.Cell[row] {
		return kit.Cell[row]{Object: kit.Spacer()}
	}}
}

func gradeCells() kit.Column[row] {
	return kit.Column[row]{
		ID: "grade", Title: "Grade", Width: gradeColumn, Min: 80, Cell: gradeCell,
		Text:    func(r row) string { return r.label },
		Compare: func(a, b row) int { return cmp.Compare(a.gravity, b.gravity) },
	}
}

func wideColumns() []kit.Column[row] {
	return []kit.Column[row]{
		edgeColumn(), gradeCells(),
		{
			ID: "clause", Title: "Clause", Width: clauseWide, Min: 56, Cell: clauseCell,
			Text:    func(r row) string { return r.clause },
			Compare: func(a, b row) int { return audit.CompareNumbers(audit.Number(a.clause), audit.Number(b.clause)) },
		},
		{ID: "statement", Title: "Statement", Min: 120, Lines: 2, Text: func(r row) string { return r.statement }},
	}
}

func narrowColumns() []kit.Column[row] {
	return []kit.Column[row]{edgeColumn(), gradeCells(), {
		ID: "statement", Title: "Statement", Min: 100, Lines: 2,
		Text: func(r row) string {
			if r.clause == "" {
				return r.statement
			}
			return r.clause + "  " + r.statement
		},
	}}
}

func gradeCell() kit.Cell[row] {
	badge := kit.NewChip("", "", kit.Ink2)
	number := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	return kit.Cell[row]{Object: kit.Rows(3, kit.Cols(0, badge), number), Update: func(r row, _ bool) {
		m := markOf(r.grade)
		badge.Set(m.Icon, m.Word, m.Token)
		number.SetText(r.short)
	}}
}

func clauseCell() kit.Cell[row] {
	clause := kit.NewText("", kit.BodyStrongFigures).Truncated()
	more := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	return kit.Cell[row]{Object: kit.Rows(0, clause, more), Update: func(r row, _ bool) {
		clause.SetText(r.clause)
		more.SetText(r.more)
		more.Hidden = r.more == ""
	}}
}

// listLayout puts the foot under the last row, or to the pane's foot when the rows fill it, and gives a narrow pane
// its own columns.
type listLayout struct {
	list   *list
	foot   fyne.CanvasObject
	narrow bool
}

// MinSize implements fyne.Layout.
func (y *listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

// Layout implements fyne.Layout.
func (y *listLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := y.list
	if narrow := size.Width < listNarrow; narrow != y.narrow && size.Width > 0 {
		y.narrow = narrow
		l.grid.SetColumns(wideColumns()...)
		if narrow {
			l.grid.SetColumns(narrowColumns()...)
		}
	}
	top := float32(0)
	if l.bar.Visible() {
		top = kit.HeightFor(l.bar, size.Width)
		l.bar.Move(fyne.NewPos(0, 0))
		l.bar.Resize(fyne.NewSize(size.Width, top))
	}
	foot := kit.HeightFor(y.foot, size.Width)
	rows := kit.HeightHeader + 1 + listRow*float32(max(1, len(l.grid.Rows())))
	height := max(0, min(rows, size.Height-top-foot))
	l.grid.Move(fyne.NewPos(0, top))
	l.grid.Resize(fyne.NewSize(size.Width, height))
	y.foot.Move(fyne.NewPos(0, top+height))
	y.foot.Resize(fyne.NewSize(size.Width, foot))
}
