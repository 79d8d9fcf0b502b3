package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Grid is a list of rows under one header. Whole rows are selected, never
// cells, and nothing is edited inside. It takes the keyboard as one control:
// arrows, Home, End, PageUp, PageDown move, Enter opens, Insert adds, Delete
// removes, letters find; every other key goes on to the window.
//
// The fields are set before the grid is first shown.
type Grid[T any] struct {
	widget.BaseWidget

	Columns []Column[T]
	// Key is what a row stays the same row by.
	Key func(T) string
	// OnSelect is called when the user selects a row, not by SetRows or Select.
	OnSelect func(T)
	// OnOpen is called by Enter and a double click.
	OnOpen func(T)
	// OnInsert is called by the Insert key.
	OnInsert func()
	// OnDelete is called by the Delete key on the selected row.
	OnDelete func(T)
	// OnMenu is called by a right click or the menu key, with the place on the
	// canvas where a menu should open.
	OnMenu func(row T, at fyne.Position)
	// OnKey sees each key first and reports whether it used it.
	OnKey func(key fyne.KeyName) bool
	// OnWidths is called with every width that a user set by dragging.
	OnWidths func(widths map[string]float32)
	// OnSort is called after a header was tapped.
	OnSort func(column string, descending bool)
	// Empty is shown while there are no rows.
	Empty fyne.CanvasObject
	// Height is that of a row: HeightRow by default, HeightCompact, or 48 to 58.
	Height float32
	// RowHeight gives single rows another height.
	RowHeight func(T) float32
	// RuleOver reports whether a stronger rule parts a row from the one before it, as where a day begins.
	RuleOver func(T) bool
	// HideHeader leaves the header out.
	HideHeader bool

	bare     bool    // see Plain
	ground   Token   // it lies on, when bare
	pressed  func(T) // takes a click instead of selection and focus
	model    gridModel[T]
	widths   map[string]float32
	sortedBy string
	spans    []columnSpan
	focused  bool
	unseen   bool   // the selected row still has to be scrolled to
	wanted   string // key of a row that still has to be scrolled to, see Reveal
	header   *gridHeader
	body     *gridBody
	scroll   *container.Scroll
	standing *gridRow // the heading that stays in view
}

// NewGrid makes an empty grid.
func NewGrid[T any](key func(T) string, columns ...Column[T]) *Grid[T] {
	g := &Grid[T]{Key: key, Columns: columns, Height: HeightRow, widths: map[string]float32{}}
	g.model.key = key
	g.ExtendBaseWidget(g)
	return g
}

// Plain leaves hairlines out and rounds the selection, as in a list that is chosen from. ground is what the grid lies
// on. It gives the grid back.
func (g *Grid[T]) Plain(ground Token) *Grid[T] {
	g.bare, g.ground = true, ground
	return g
}

// HeightOfRows is the height at which all rows are in view, without the header.
func (g *Grid[T]) HeightOfRows() float32 {
	g.prepare()
	g.model.measure()
	return g.model.tops[len(g.model.lines)]
}

// SetRows shows other rows. The selection stays with its key.
func (g *Grid[T]) SetRows(rows []T) {
	g.prepare()
	g.model.set(rows)
	g.Refresh()
}

// SetColumns exchanges the columns, after SetRows or before.
func (g *Grid[T]) SetColumns(columns ...Column[T]) {
	g.Columns = columns
	g.forget()
	g.Refresh()
}

// forget drops what was drawn so far, to be made anew.
func (g *Grid[T]) forget() {
	if g.body == nil {
		return
	}
	g.body.forget()
	g.header.forget()
	g.standing = g.newRow()
}

// Rows are all rows in the order they were given.
func (g *Grid[T]) Rows() []T { return g.model.rows }

// Shown are the rows in the order they stand on the screen.
func (g *Grid[T]) Shown() []T {
	out := make([]T, 0, len(g.model.rows))
	for _, l := range g.model.lines {
		if !l.heading() {
			out = append(out, g.model.rows[l.row])
		}
	}
	return out
}

// GroupBy puts rows under headings, in the order in which the groups first
// appear. count gives the words at a heading's right and may be nil.
func (g *Grid[T]) GroupBy(group func(T) string, count func(group string, rows int) string) {
	g.prepare()
	g.model.group, g.model.count = group, count
	g.model.arrange()
	g.Refresh()
}

// SortBy orders by a column that has Compare; an empty name restores the order
// the rows were given in.
func (g *Grid[T]) SortBy(column string, descending bool) {
	g.prepare()
	g.sortedBy, g.model.compare, g.model.desc = "", nil, descending
	for _, c := range g.Columns {
		if c.ID == column && c.Compare != nil {
			g.sortedBy, g.model.compare = column, c.Compare
		}
	}
	g.model.arrange()
	g.Refresh()
}

// Sorted is the column the rows are ordered by, empty for none.
func (g *Grid[T]) Sorted() (column string, descending bool) { return g.sortedBy, g.model.desc }

// Selected is the selected row.
func (g *Grid[T]) Selected() (row T, ok bool) {
	if at := g.model.lineOfKey(g.model.chosen); at >= 0 {
		return g.model.rows[g.model.lines[at].row], true
	}
	return row, false
}

// Focused reports whether the keyboard is here.
func (g *Grid[T]) Focused() bool { return g.focused }

// SelectedKey is the key of the selected row, empty for none.
func (g *Grid[T]) SelectedKey() string { return g.model.chosen }

// Select selects the row with the key and scrolls to it, without a callback.
// It reports whether there is one; an empty key selects nothing.
func (g *Grid[T]) Select(key string) bool {
	g.prepare()
	at := g.model.lineOfKey(key)
	g.model.chosen = ""
	if at >= 0 {
		g.model.chosen, g.model.current = key, at
		g.reveal(at)
	}
	g.refreshRows()
	return at >= 0
}

// Reveal scrolls to the row with the key and selects nothing.
func (g *Grid[T]) Reveal(key string) {
	g.prepare()
	at := g.model.lineOfKey(key)
	switch {
	case at < 0:
	case g.scroll == nil || g.scroll.Size().Height <= 0:
		g.wanted = key // once there is a height
	default:
		g.reveal(at)
	}
}

// SelectNext moves the selection by so many rows, with the callback, as the
// arrow keys do.
func (g *Grid[T]) SelectNext(by int) {
	from := g.model.current
	if g.model.chosen == "" && by > 0 {
		from--
	}
	g.choose(g.model.step(from, by))
}

// SetWidths sets remembered column widths by their column's ID.
func (g *Grid[T]) SetWidths(widths map[string]float32) {
	for id, w := range widths {
		g.widths[id] = w
	}
	g.Refresh()
}

// CountWords says how many of all are shown: "12 of 64", or "64" for all.
func CountWords(shown, all int) string {
	if shown == all {
		return fmt.Sprint(all)
	}
	return fmt.Sprintf("%d of %d", shown, all)
}

// prepare makes the model know the heights set since the grid was made.
func (g *Grid[T]) prepare() {
	g.model.heights = gridHeights{row: g.Height, group: min(g.Height, HeightHeader)}
	g.model.rowTall = g.RowHeight
}

// choose selects a line as the user does.
func (g *Grid[T]) choose(at int) {
	if at < 0 {
		return
	}
	row := g.model.rows[g.model.lines[at].row]
	key := g.Key(row)
	again := key == g.model.chosen
	g.model.chosen, g.model.current = key, at
	g.reveal(at)
	g.refreshRows()
	if !again && g.OnSelect != nil {
		g.OnSelect(row)
	}
}

func (g *Grid[T]) open() {
	if row, ok := g.Selected(); ok && g.OnOpen != nil {
		g.OnOpen(row)
	}
}

// reveal scrolls so that a line shows, with the heading over it when that is
// the line before.
func (g *Grid[T]) reveal(at int) {
	if g.scroll == nil || g.scroll.Size().Height <= 0 || at >= len(g.model.lines) {
		g.unseen = true // once there is a height
		return
	}
	top, bottom := g.model.tops[at], g.model.tops[at+1]
	if heading := g.model.headingAt(at); heading == at-1 && at > 0 {
		top = g.model.tops[heading]
	} else if heading >= 0 {
		top -= g.model.heights.group // stands over the rows
	}
	offset := g.scroll.Offset
	view := g.scroll.Size().Height
	switch {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+view:
		offset.Y = bottom - view
	default:
		return
	}
	g.scroll.ScrollToOffset(offset)
	g.scrolled()
}

// linesInView is how far PageUp and PageDown go.
func (g *Grid[T]) linesInView() int {
	if g.scroll == nil {
		return 1
	}
	return max(1, int(g.scroll.Size().Height/max(1, g.Height))-1)
}
