package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// matrixBody is the scrolled part of a matrix. It holds the cells of the rows in view and uses them again for others.
type matrixBody struct {
	widget.BaseWidget
	m       *Matrix
	lines   []*matrixLine // of the rows in view, from the first
	first   int
	ring    ring
	objects []fyne.CanvasObject
}

// matrixLine is the cells of one row.
type matrixLine struct {
	fields []*matrixField
	rule   *Box
}

func newMatrixBody(m *Matrix) *matrixBody {
	b := &matrixBody{m: m, first: -1, ring: newFocusRing()}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *matrixBody) CreateRenderer() fyne.WidgetRenderer {
	return &matrixPartRenderer{&b.objects, b.extent}
}

// MinSize is the size of all cells.
func (b *matrixBody) MinSize() fyne.Size { return b.extent() }

func (b *matrixBody) extent() fyne.Size {
	if len(b.m.spans) == 0 {
		return fyne.NewSize(1, 1)
	}
	return fyne.NewSize(b.m.bodyWidth(), float32(len(b.m.rows))*matrixRow+1)
}

// forget drops the cells made so far; there are other columns.
func (b *matrixBody) forget() { b.lines, b.objects, b.first = nil, nil, -1 }

// update draws the cells anew when other rows came into view.
func (b *matrixBody) update() {
	if first, last := b.m.rowsInView(); first != b.first || last-first+1 != len(b.lines) {
		b.bind()
	}
}

// bind draws the cells of the rows in view.
func (b *matrixBody) bind() {
	m := b.m
	if len(m.spans) == 0 {
		return
	}
	first, last := m.rowsInView()
	b.first = first
	b.provide(last - first + 1)
	for i, line := range b.lines {
		b.bindLine(line, first+i)
	}
	on := m.focused && m.row < len(m.rows) && m.col < len(m.columns)
	if on {
		span := m.spans[2+m.col]
		b.ring.within(true, fyne.NewSize(span.width+1, matrixRow+1), RadiusChip)
		b.ring.place(span.x, float32(m.row)*matrixRow, span.width+1, matrixRow+1)
	}
	b.ring.raster.Hidden = !on
	b.Refresh()
}

// provide makes as many lines as are in view.
func (b *matrixBody) provide(n int) {
	n = max(0, n)
	if len(b.lines) == n && b.objects != nil {
		return
	}
	for len(b.lines) < n {
		line := &matrixLine{rule: NewBox(Line2)}
		for range b.m.columns {
			line.fields = append(line.fields, newMatrixField())
		}
		b.lines = append(b.lines, line)
	}
	b.lines = b.lines[:n]
	b.objects = nil
	for _, line := range b.lines {
		for _, f := range line.fields {
			b.objects = append(b.objects, f.objects()...)
		}
	}
	for _, line := range b.lines {
		b.objects = append(b.objects, line.rule)
	}
	b.objects = append(b.objects, b.ring.raster)
}

func (b *matrixBody) bindLine(line *matrixLine, row int) {
	m, r, y := b.m, b.m.rows[row], float32(row)*matrixRow
	for i, f := range line.fields {
		mark := MatrixMark{Kind: CellNone}
		if i < len(r.Marks) {
			mark = r.Marks[i]
		}
		ground := Surface
		if m.columns[i].Done {
			ground = Panel
		}
		f.show(mark, row == m.row && i == m.col, ground, m.spans[2+i].x, y, m.spans[2+i].width, matrixRow)
	}
	line.rule.Hidden = !r.RuleOver
	place(line.rule, 0, y, m.bodyWidth(), 1)
}

// matrixNames are the columns that stay: sign and name of each row.
type matrixNames struct {
	widget.BaseWidget
	m       *Matrix
	lines   []*matrixName
	first   int
	objects []fyne.CanvasObject
}

type matrixName struct {
	ground     *Box
	sign, name *Text
	rule       *Box
}

func newMatrixNames(m *Matrix) *matrixNames {
	n := &matrixNames{m: m, first: -1}
	n.ExtendBaseWidget(n)
	return n
}

// CreateRenderer implements fyne.Widget.
func (n *matrixNames) CreateRenderer() fyne.WidgetRenderer {
	return &matrixPartRenderer{&n.objects, func() fyne.Size { return fyne.NewSize(1, n.m.body.extent().Height) }}
}

// update draws the names anew when other rows came into view.
func (n *matrixNames) update() {
	if first, last := n.m.rowsInView(); first != n.first || last-first+1 != len(n.lines) {
		n.bind()
	}
}

// bind draws the names of the rows in view.
func (n *matrixNames) bind() {
	m := n.m
	if len(m.spans) == 0 {
		return
	}
	first, last := m.rowsInView()
	n.first = first
	n.provide(last - first + 1)
	for i, line := range n.lines {
		n.bindLine(line, first+i)
	}
	n.Refresh()
}

func (n *matrixNames) provide(count int) {
	count = max(0, count)
	for len(n.lines) < count {
		n.lines = append(n.lines, &matrixName{
			NewBox(Surface), NewText("", BodyStrongFigures).Truncated(), NewText("", BodyFigures).In(Ink2).Truncated(), NewBox(Line),
		})
	}
	n.lines = n.lines[:count]
	n.objects = nil
	for _, l := range n.lines {
		n.objects = append(n.objects, l.ground, l.sign, l.name, l.rule)
	}
}

func (n *matrixNames) bindLine(line *matrixName, row int) {
	m, r, y := n.m, n.m.rows[row], float32(row)*matrixRow
	sign, name := m.spans[0], m.spans[1]
	edge := nameEdge
	if sign.width == 0 {
		edge = cellPad
	}
	line.sign.SetText(r.Sign)
	line.name.SetText(r.Name)
	line.rule.SetFill(Line)
	if r.RuleOver {
		line.rule.SetFill(Line2)
	}
	line.rule.Hidden = row == 0
	line.sign.Hidden = sign.width == 0
	place(line.ground, 0, y, name.x+name.width, matrixRow)
	place(line.sign, sign.x+cellPad, y, sign.width-cellPad-2, matrixRow)
	place(line.name, name.x+edge, y, name.width-edge-nameEdge, matrixRow)
	place(line.rule, 0, y, name.x+name.width, 1)
}
