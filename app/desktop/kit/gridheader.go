package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridHeading is what a header shows of one column.
type gridHeading struct {
	title        string
	align        fyne.TextAlign
	sortable     bool
	sorted, desc bool
}

// gridHeaderHost is the grid of a header, without its type of rows.
type gridHeaderHost interface {
	tapHeader(column int)
	dragEdge(column int, dx float32)
	dragEnd()
}

// gridHeader holds a word for each column and, between them, edges to drag.
type gridHeader struct {
	widget.BaseWidget
	host  gridHeaderHost
	words []*headerWord
	edges []*headerEdge
	box   *Box // rows scroll away behind it
}

func newGridHeader(host gridHeaderHost) *gridHeader {
	h := &gridHeader{host: host, box: NewBox(Surface)}
	h.ExtendBaseWidget(h)
	return h
}

// lay shows the headings over their columns.
func (h *gridHeader) lay(headings []gridHeading, spans []columnSpan) {
	for len(h.words) < len(headings) {
		i := len(h.words)
		h.words = append(h.words, newHeaderWord(func() { h.host.tapHeader(i) }))
		h.edges = append(h.edges, newHeaderEdge(func(dx float32) { h.host.dragEdge(i, dx) }, h.host.dragEnd))
	}
	last := -1
	for i, s := range spans {
		h.words[i].Hidden = s.width == 0
		h.edges[i].Hidden = s.width == 0
		if s.width > 0 {
			last = i
		}
		h.words[i].set(headings[i])
		place(h.words[i], s.x, 0, s.width, HeightHeader)
		place(h.edges[i], s.x+s.width-dragZone/2, 0, dragZone, HeightHeader)
	}
	if last >= 0 {
		h.edges[last].Hidden = true
	}
}

// forget drops the words made so far, of other columns.
func (h *gridHeader) forget() { h.words, h.edges = nil, nil }

// CreateRenderer shows words and edges.
func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer { return &gridHeaderRenderer{h} }

type gridHeaderRenderer struct{ h *gridHeader }

func (r *gridHeaderRenderer) Destroy()           {}
func (r *gridHeaderRenderer) MinSize() fyne.Size { return fyne.NewSize(1, HeightHeader) }
func (r *gridHeaderRenderer) Layout(s fyne.Size) { r.h.box.Resize(s) }

func (r *gridHeaderRenderer) Refresh() {
	for _, w := range r.h.words {
		w.Refresh()
	}
}

func (r *gridHeaderRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.h.box}
	for _, w := range r.h.words {
		objects = append(objects, w)
	}
	for _, e := range r.h.edges {
		objects = append(objects, e)
	}
	return objects
}

// headerWord is the title of a column; a tap sorts.
type headerWord struct {
	widget.BaseWidget
	heading gridHeading
	hovered bool
	tap     func()
}

func newHeaderWord(tap func()) *headerWord {
	w := &headerWord{tap: tap}
	w.ExtendBaseWidget(w)
	return w
}

func (w *headerWord) set(h gridHeading) {
	if w.heading != h {
		w.heading = h
		w.Refresh()
	}
}

// Tapped sorts by the column.
func (w *headerWord) Tapped(*fyne.PointEvent) { w.tap() }

// MouseIn shows that the word can be tapped.
func (w *headerWord) MouseIn(*desktop.MouseEvent) { w.hover(true) }

// MouseMoved does nothing.
func (w *headerWord) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (w *headerWord) MouseOut() { w.hover(false) }

func (w *headerWord) hover(on bool) {
	w.hovered = on
	w.Refresh()
}

// CreateRenderer shows the title and the arrow.
func (w *headerWord) CreateRenderer() fyne.WidgetRenderer {
	r := &headerWordRenderer{word: w, title: NewText("", Small).Truncated(), arrow: NewIcon("arrow-up", IconInChip, Ink3)}
	r.paint()
	return r
}

type headerWordRenderer struct {
	word  *headerWord
	title *Text
	arrow *Icon
}

func (r *headerWordRenderer) Destroy()           {}
func (r *headerWordRenderer) MinSize() fyne.Size { return fyne.NewSize(1, HeightHeader) }

func (r *headerWordRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.title, r.arrow}
}

func (r *headerWordRenderer) paint() {
	h := r.word.heading
	ink := Ink3
	if h.sortable && r.word.hovered {
		ink = Ink
	}
	r.title.SetText(h.title)
	r.title.SetColor(ink)
	r.arrow.SetColor(ink)
	r.arrow.SetName("arrow-up")
	if h.desc {
		r.arrow.SetName("arrow-down")
	}
	r.arrow.Hidden = !h.sorted
}

func (r *headerWordRenderer) Layout(size fyne.Size) {
	width := r.title.FullWidth()
	arrow := float32(0)
	if !r.arrow.Hidden {
		arrow = headerIconGap + IconInChip
	}
	width = min(width, size.Width-2*cellPad-arrow)
	x := cellPad
	if r.word.heading.align == fyne.TextAlignTrailing {
		x = size.Width - cellPad - width - arrow
	}
	place(r.title, x, 0, width, size.Height)
	place(r.arrow, x+width+headerIconGap, 0, IconInChip, size.Height)
}

func (r *headerWordRenderer) Refresh() {
	r.paint()
	r.Layout(r.word.Size())
	canvas.Refresh(r.word)
}

// headerEdge is the edge between two columns, to be dragged.
type headerEdge struct {
	widget.BaseWidget
	drag func(dx float32)
	end  func()
	line *Box
}

func newHeaderEdge(drag func(dx float32), end func()) *headerEdge {
	e := &headerEdge{drag: drag, end: end, line: NewBox(Clear)}
	e.ExtendBaseWidget(e)
	return e
}

// Cursor says that the edge moves sideways.
func (e *headerEdge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged moves the edge.
func (e *headerEdge) Dragged(ev *fyne.DragEvent) { e.drag(ev.Dragged.DX) }

// DragEnd tells the widths.
func (e *headerEdge) DragEnd() { e.end() }

// MouseIn shows the edge.
func (e *headerEdge) MouseIn(*desktop.MouseEvent) { e.line.SetFill(Line2) }

// MouseMoved does nothing.
func (e *headerEdge) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the edge again.
func (e *headerEdge) MouseOut() { e.line.SetFill(Clear) }

// CreateRenderer shows a line where the edge is.
func (e *headerEdge) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Pad(6, dragZone/2-1, 6, dragZone/2, e.line))
}
