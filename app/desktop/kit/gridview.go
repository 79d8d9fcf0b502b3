package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// CreateRenderer builds header, scrolled body and the place of the empty page.
// A renderer made again, as Fyne does after a long absence, shows the same
// parts.
func (g *Grid[T]) CreateRenderer() fyne.WidgetRenderer {
	if g.scroll == nil {
		g.build()
	}
	r := &gridRenderer[T]{grid: g, rule: NewBox(Line2), ring: newFocusRing()}
	r.layout()
	return r
}

func (g *Grid[T]) build() {
	g.prepare()
	g.model.measure()
	g.header = newGridHeader(g)
	g.body = newGridBody(gridSource{
		lines: func() int { return len(g.model.lines) },
		top:   func(i int) float32 { return g.model.tops[i] },
		at:    g.model.lineAt,
		make:  g.newRow,
		bind:  g.bindRow,
	})
	g.scroll = container.NewVScroll(g.body)
	g.body.scroll = g.scroll
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.standing = g.newRow()
}

type gridRenderer[T any] struct {
	grid *Grid[T]
	rule *Box
	ring ring // the focus of a grid that has no rows
}

func (r *gridRenderer[T]) Destroy() {}

func (r *gridRenderer[T]) MinSize() fyne.Size {
	g := r.grid
	size := fyne.NewSize(160, 2*g.Height)
	if !g.HideHeader {
		size.Height += HeightHeader + 1
	}
	if g.Empty != nil && len(g.model.rows) == 0 {
		size = size.Max(g.Empty.MinSize())
	}
	return size
}

func (r *gridRenderer[T]) Objects() []fyne.CanvasObject {
	g := r.grid
	if len(g.model.rows) == 0 && g.Empty != nil {
		return []fyne.CanvasObject{g.Empty, r.ring.raster}
	}
	if g.HideHeader {
		return []fyne.CanvasObject{g.scroll, g.standing, r.ring.raster}
	}
	return []fyne.CanvasObject{g.scroll, g.standing, g.header, r.rule, r.ring.raster}
}

func (r *gridRenderer[T]) Layout(fyne.Size) { r.layout() }

func (r *gridRenderer[T]) layout() {
	g := r.grid
	size := g.Size()
	g.spans = layColumns(g.specs(), size.Width)
	top := float32(0)
	if !g.HideHeader {
		top = HeightHeader + 1
		place(g.header, 0, 0, size.Width, HeightHeader)
		g.header.lay(g.headings(), g.spans)
		place(r.rule, 0, HeightHeader, size.Width, 1)
	}
	g.resizeScroll(top, size)
	r.ring.within(g.focused && len(g.model.rows) == 0, size, RadiusField)
	if g.Empty != nil {
		place(g.Empty, 0, 0, size.Width, size.Height)
	}
	g.body.rebind()
	g.stand()
	if at := g.model.lineOfKey(g.model.chosen); g.unseen && at >= 0 && g.scroll.Size().Height > 0 {
		g.unseen = false
		g.reveal(at)
	}
	if at := g.model.lineOfKey(g.wanted); at >= 0 && g.scroll.Size().Height > 0 {
		g.wanted = ""
		g.reveal(at)
	}
}

// resizeScroll places the scrolled rows; a selected row that was in view stays there when there is less room.
func (g *Grid[T]) resizeScroll(top float32, size fyne.Size) {
	at := g.model.lineOfKey(g.model.chosen)
	inView := at >= 0 && at+1 < len(g.model.tops) &&
		g.model.tops[at] >= g.scroll.Offset.Y && g.model.tops[at+1] <= g.scroll.Offset.Y+g.scroll.Size().Height
	shrinks := size.Height-top < g.scroll.Size().Height
	place(g.scroll, 0, top, size.Width, size.Height-top)
	if inView && shrinks {
		g.reveal(at)
	}
}

func (r *gridRenderer[T]) Refresh() {
	r.layout()
	r.grid.scroll.Refresh()
	canvas.Refresh(r.ring.raster)
}

// scrolled follows the scroll.
func (g *Grid[T]) scrolled() {
	g.body.update()
	g.stand()
}

// stand keeps the heading of the topmost rows in view while they scroll, until
// the next heading pushes it out.
func (g *Grid[T]) stand() {
	at := -1
	if g.model.group != nil && len(g.model.lines) > 0 {
		at = g.model.headingAt(g.model.lineAt(g.scroll.Offset.Y))
	}
	g.standing.Hidden = at < 0 || g.scroll.Offset.Y <= g.model.tops[at]
	if g.standing.Hidden {
		return
	}
	height := g.model.tops[at+1] - g.model.tops[at]
	y := float32(0)
	if next := g.model.nextHeading(at); next >= 0 {
		y = min(0, g.model.tops[next]-g.scroll.Offset.Y-height)
	}
	top := g.scroll.Position().Y
	place(g.standing, 0, top+y, g.scroll.Size().Width, height)
	g.bindRow(g.standing, at)
}

// refreshRows draws the visible rows again after a change of selection or focus.
func (g *Grid[T]) refreshRows() {
	if g.body != nil {
		g.body.rebind()
	}
}

func (g *Grid[T]) specs() []columnSpec {
	specs := make([]columnSpec, len(g.Columns))
	for i, c := range g.Columns {
		specs[i] = columnSpec{width: c.Width, min: c.Min, hideBelow: c.HideBelow}
		if w := g.widths[c.ID]; w > 0 {
			specs[i].width = w
		}
	}
	return specs
}

// headings is what the header shows of each column.
func (g *Grid[T]) headings() []gridHeading {
	out := make([]gridHeading, len(g.Columns))
	for i, c := range g.Columns {
		h := gridHeading{title: c.Title, align: c.Align, sortable: c.Compare != nil}
		if g.sortedBy == c.ID && g.model.compare != nil {
			h.sorted, h.desc = true, g.model.desc
		}
		out[i] = h
	}
	return out
}

// tapHeader sorts by a column; by the same one again, the other way round.
func (g *Grid[T]) tapHeader(i int) {
	c := g.Columns[i]
	if c.Compare == nil {
		return
	}
	desc := g.sortedBy == c.ID && !g.model.desc
	g.SortBy(c.ID, desc)
	if at := g.model.lineOfKey(g.model.chosen); at >= 0 {
		g.reveal(at)
	}
	if g.OnSort != nil {
		g.OnSort(c.ID, desc)
	}
}

// dragEdge moves the edge between column i and the next one shown. A column
// that takes the rest keeps doing so; the edge then sizes its neighbour.
func (g *Grid[T]) dragEdge(i int, dx float32) {
	specs := g.specs()
	sized := i
	if specs[i].width == 0 {
		dx = -dx
		for sized++; sized < len(specs) && g.spans[sized].width == 0; sized++ {
		}
		if sized >= len(specs) || specs[sized].width == 0 {
			return
		}
	}
	g.widths[g.Columns[sized].ID] = max(specs[sized].least(), g.spans[sized].width+dx)
	g.Refresh()
}

func (g *Grid[T]) dragEnd() {
	if g.OnWidths == nil {
		return
	}
	widths := make(map[string]float32, len(g.widths))
	for id, w := range g.widths {
		widths[id] = w
	}
	g.OnWidths(widths)
}
