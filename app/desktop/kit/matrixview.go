package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer implements fyne.Widget.
func (m *Matrix) CreateRenderer() fyne.WidgetRenderer { return &matrixRenderer{m} }

// MinSize is what one column and a few rows need; the rest scrolls.
func (m *Matrix) MinSize() fyne.Size {
	return fyne.NewSize(m.SignWidth+m.NameWidth+m.ColumnWidth, matrixHead+4*matrixRow)
}

type matrixRenderer struct{ m *Matrix }

func (r *matrixRenderer) Destroy()           {}
func (r *matrixRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *matrixRenderer) Objects() []fyne.CanvasObject {
	m := r.m
	return []fyne.CanvasObject{
		m.corner[0], m.corner[1], m.clips[0], m.clips[1], m.scroll, m.lines[0], m.lines[1], m.lines[2],
	}
}

func (r *matrixRenderer) Refresh() {
	r.Layout(r.m.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Layout places header, standing columns and the scrolled cells.
func (r *matrixRenderer) Layout(size fyne.Size) {
	m := r.m
	m.spans = m.laySpans(size.Width)
	m.corner[0].SetText(m.SignTitle)
	m.corner[1].SetText(m.NameTitle)
	left, top := m.spans[1].x+m.spans[1].width, matrixHead+1
	width := min(size.Width-left, m.bodyWidth())
	height := min(size.Height-top, float32(len(m.rows))*matrixRow+1)
	place(m.corner[0], m.spans[0].x+cellPad, 0, m.spans[0].width-cellPad, matrixHead)
	place(m.corner[1], m.spans[1].x+nameEdge, 0, m.spans[1].width-2*nameEdge, matrixHead)
	place(m.clips[0], left, 0, width, matrixHead)
	place(m.clips[1], 0, top, left, height)
	place(m.scroll, left, top, width, height)
	place(m.lines[0], 0, matrixHead, left+width, 1)
	place(m.lines[1], left, 0, 1, top)
	place(m.lines[2], 0, top+height-1, left+width, 1)
	m.heads.Resize(fyne.NewSize(m.bodyWidth(), matrixHead))
	m.names.Resize(fyne.NewSize(left, m.body.extent().Height))
	m.heads.lay()
	if m.unseen {
		m.reveal()
	}
	m.scrolled()
	m.body.bind()
	m.names.bind()
}

// nameEdge is the distance of a name from the edges of its column; its sign is the one before.
const nameEdge float32 = 4

// The greatest widths of the name and of the other columns.
const (
	matrixNameMost   float32 = 240
	matrixColumnMost float32 = 150
)

// laySpans gives sign, name and columns their widths: names grow first, then the columns, then names again. Those of the
// columns are counted from the first of them.
func (m *Matrix) laySpans(width float32) []columnSpan {
	n := float32(len(m.columns))
	name, column := m.NameWidth, m.ColumnWidth
	rest := width - m.SignWidth - name - n*column
	grow := func(most float32) {
		if by := min(rest, most-name); by > 0 {
			name, rest = name+by, rest-by
		}
	}
	grow(matrixNameMost)
	if n > 0 && rest > 0 {
		by := whole(min(rest/n, max(0, matrixColumnMost-column)) - 0.5)
		column, rest = column+by, rest-n*by
	}
	grow(2 * matrixNameMost)
	out := []columnSpan{{0, m.SignWidth}, {m.SignWidth, name}}
	for i := range m.columns {
		out = append(out, columnSpan{float32(i) * column, column})
	}
	return out
}

func (m *Matrix) bodyWidth() float32 {
	if len(m.columns) == 0 {
		return 0
	}
	last := m.spans[len(m.spans)-1]
	return last.x + last.width
}

// matrixHeads are the heads of the columns.
type matrixHeads struct {
	widget.BaseWidget
	m       *Matrix
	objects []fyne.CanvasObject
}

func newMatrixHeads(m *Matrix) *matrixHeads {
	h := &matrixHeads{m: m}
	h.ExtendBaseWidget(h)
	return h
}

func (h *matrixHeads) forget() { h.objects = nil }

// lay places the heads over their columns.
func (h *matrixHeads) lay() {
	if h.objects == nil {
		for _, c := range h.m.columns {
			ground := NewBox(Surface)
			if c.Done {
				ground = NewBox(Panel)
			}
			h.objects = append(h.objects, ground, NewBox(Line),
				NewText(c.Title, SmallStrongFigures).Truncated(), NewText(c.Note, SmallFigures).In(Ink3).Truncated())
		}
	}
	for i := range h.m.columns {
		span, o := h.m.spans[2+i], h.objects[4*i:]
		place(o[0], span.x, 0, span.width, matrixHead)
		place(o[1], span.x, 0, 1, matrixHead)
		place(o[2], span.x+cellPad+1, 5, span.width-cellPad-3, 16)
		place(o[3], span.x+cellPad+1, 21, span.width-cellPad-3, 16)
	}
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *matrixHeads) CreateRenderer() fyne.WidgetRenderer {
	return &matrixPartRenderer{&h.objects, nil}
}

// matrixPartRenderer draws a part of a matrix whose objects are placed by it.
type matrixPartRenderer struct {
	objects *[]fyne.CanvasObject
	min     func() fyne.Size
}

func (r *matrixPartRenderer) Destroy()                     {}
func (r *matrixPartRenderer) Layout(fyne.Size)             {}
func (r *matrixPartRenderer) Objects() []fyne.CanvasObject { return *r.objects }

func (r *matrixPartRenderer) MinSize() fyne.Size {
	if r.min == nil {
		return fyne.Size{}
	}
	return r.min()
}

func (r *matrixPartRenderer) Refresh() {
	for _, o := range *r.objects {
		o.Refresh()
	}
}
