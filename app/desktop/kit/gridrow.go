package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridRow is one line on the screen. Which row of the grid it shows changes
// while scrolling.
type gridRow struct {
	widget.BaseWidget
	host  gridRowHost
	line  int
	cells []gridCell

	bare     bool
	under    Token // the ground of a row that nothing marks
	heading  bool
	title    string
	count    string
	selected bool
	focused  bool
	hovered  bool
	ruled    bool // a stronger rule at its foot
	spans    []columnSpan
}

// gridRowHost is the grid of a row, without its type of rows.
type gridRowHost interface {
	rowPressed(line int)
	rowTapped(line int)
	rowOpened(line int)
	rowMenu(line int, at fyne.Position)
}

// gridCell is a cell's object and how it lies in the cell.
type gridCell struct {
	object fyne.CanvasObject
	text   *Text      // when the object is one line of words
	words  *Paragraph // when it is several
	own    any        // the page's Cell[T] otherwise
}

func (g *Grid[T]) newRow() *gridRow {
	row := &gridRow{host: g, bare: g.bare, under: Surface}
	if g.bare {
		row.under = g.ground
	}
	for _, c := range g.Columns {
		row.cells = append(row.cells, c.newCell())
	}
	row.ExtendBaseWidget(row)
	return row
}

func (c Column[T]) newCell() gridCell {
	style := c.Style
	if style == "" {
		style = Body
	}
	switch {
	case c.Cell != nil:
		cell := c.Cell()
		return gridCell{object: cell.Object, own: cell}
	case c.Lines > 1:
		p := NewParagraph("", style, c.ink()).AtMostLines(c.Lines)
		return gridCell{object: p, words: p}
	}
	t := NewText("", style).In(c.ink()).Aligned(c.Align).Truncated()
	return gridCell{object: t, text: t}
}

func (c Column[T]) ink() Token {
	if c.Color == "" {
		return Ink
	}
	return c.Color
}

func (g *Grid[T]) bindRow(row *gridRow, at int) {
	l := g.model.lines[at]
	row.line, row.spans = at, g.spans
	row.heading, row.title, row.count = l.heading(), l.group, l.count
	row.selected, row.focused, row.ruled = false, false, g.ruledUnder(at)
	if !l.heading() {
		value := g.model.rows[l.row]
		row.selected = g.model.chosen != "" && g.Key(value) == g.model.chosen
		row.focused = row.selected && g.focused
		for i, c := range g.Columns {
			c.show(row.cells[i], value, row.selected)
		}
	}
	row.Refresh()
}

// ruledUnder reports whether the line after this one has a stronger rule over it.
func (g *Grid[T]) ruledUnder(at int) bool {
	if g.RuleOver == nil || at+1 >= len(g.model.lines) || g.model.lines[at+1].heading() {
		return false
	}
	return g.RuleOver(g.model.rows[g.model.lines[at+1].row])
}

func (c Column[T]) show(cell gridCell, row T, selected bool) {
	switch {
	case cell.text != nil:
		cell.text.SetText(c.Text(row))
	case cell.words != nil:
		cell.words.SetText(c.Text(row))
	default:
		if own, ok := cell.own.(Cell[T]); ok && own.Update != nil {
			own.Update(row, selected)
		}
	}
}

func (g *Grid[T]) rowPressed(line int) {
	row := line < len(g.model.lines) && !g.model.lines[line].heading()
	switch {
	case g.pressed != nil:
		return // comes with the tap
	case row:
		g.choose(line)
	}
	focusOn(g)
}

func (g *Grid[T]) rowTapped(line int) {
	if g.pressed == nil || line >= len(g.model.lines) || g.model.lines[line].heading() {
		g.rowPressed(line)
		return
	}
	g.pressed(g.model.rows[g.model.lines[line].row])
}

func (g *Grid[T]) rowOpened(line int) {
	g.rowPressed(line)
	g.open()
}

func (g *Grid[T]) rowMenu(line int, at fyne.Position) {
	g.rowPressed(line)
	if row, ok := g.Selected(); ok && g.OnMenu != nil && line == g.model.current {
		g.OnMenu(row, at)
	}
}

// MouseDown selects at once; a tap would wait for a possible second one.
func (r *gridRow) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		r.host.rowPressed(r.line)
	}
}

// MouseUp does nothing.
func (r *gridRow) MouseUp(*desktop.MouseEvent) {}

// Tapped selects.
func (r *gridRow) Tapped(*fyne.PointEvent) { r.host.rowTapped(r.line) }

// DoubleTapped opens.
func (r *gridRow) DoubleTapped(*fyne.PointEvent) { r.host.rowOpened(r.line) }

// TappedSecondary opens the row's menu.
func (r *gridRow) TappedSecondary(ev *fyne.PointEvent) { r.host.rowMenu(r.line, ev.AbsolutePosition) }

// MouseIn shows the pointer's row.
func (r *gridRow) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved does nothing.
func (r *gridRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (r *gridRow) MouseOut() { r.hover(false) }

func (r *gridRow) hover(on bool) {
	if r.hovered != on {
		r.hovered = on
		r.Refresh()
	}
}

// String names the row in test failures.
func (r *gridRow) String() string { return fmt.Sprintf("grid line %d", r.line) }

// CreateRenderer draws ground, hairline, cells and focus.
func (r *gridRow) CreateRenderer() fyne.WidgetRenderer {
	d := &gridRowRenderer{
		row: r, ground: &canvas.Rectangle{}, hairline: &canvas.Rectangle{}, ring: newFocusRing(),
		title: NewText("", BodyStrong).Truncated(), count: NewText("", SmallFigures).In(Ink3),
	}
	d.paint()
	return d
}

type gridRowRenderer struct {
	row              *gridRow
	ground, hairline *canvas.Rectangle
	ring             ring
	title, count     *Text
}

func (d *gridRowRenderer) Destroy()           {}
func (d *gridRowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (d *gridRowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.ground, d.hairline}
	if d.row.heading {
		return append(objects, d.title, d.count)
	}
	for i, c := range d.row.cells {
		if i < len(d.row.spans) && d.row.spans[i].width > 0 {
			objects = append(objects, c.object)
		}
	}
	return append(objects, d.ring.raster)
}

func (d *gridRowRenderer) paint() {
	ground := d.row.under
	switch {
	case d.row.selected:
		ground = AccentSoft
	case d.row.heading && d.row.bare:
	case d.row.hovered && d.row.under == Panel:
		ground = Sunken
	case d.row.heading, d.row.hovered:
		ground = Panel
	}
	d.ground.FillColor = Color(ground)
	d.hairline.Hidden = d.row.bare
	if d.row.bare {
		d.ground.CornerRadius = RadiusChip
		if d.row.heading { // stands over rows, which a rounded edge lets through
			d.ground.CornerRadius = 0
		}
		d.title.SetStyle(Small)
		d.title.SetColor(Ink3)
	}
	d.hairline.FillColor = Color(Line)
	if d.row.ruled {
		d.hairline.FillColor = Color(Line2)
	}
	d.title.SetText(d.row.title)
	d.count.SetText(d.row.count)
}

func (d *gridRowRenderer) Layout(size fyne.Size) {
	place(d.ground, 0, 0, size.Width, size.Height-1)
	place(d.hairline, 0, size.Height-1, size.Width, 1)
	d.ring.within(d.row.focused, size, RadiusChip)
	count := d.count.MinSize().Width
	place(d.title, cellPad, 0, size.Width-3*cellPad-count, size.Height-1)
	place(d.count, size.Width-cellPad-count, 0, count, size.Height-1)
	for i, c := range d.row.cells {
		if i < len(d.row.spans) && d.row.spans[i].width > 0 {
			s := d.row.spans[i]
			c.lay(s.x+cellPad, s.width-2*cellPad, size.Height-1)
		}
	}
}

// lay centres a cell's content in the height of its row.
func (c gridCell) lay(x, width, height float32) {
	if c.text != nil {
		place(c.object, x, 0, width, height)
		return
	}
	own := min(height, HeightFor(c.object, width))
	place(c.object, x, whole((height-own)/2), width, own)
}

func (d *gridRowRenderer) Refresh() {
	d.paint()
	d.Layout(d.row.Size())
	d.ground.Refresh()
	d.hairline.Refresh()
}
