package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// gridSource is what a body shows. Lines stand one below the other; top has
// one value more than there are lines, the total height.
type gridSource struct {
	lines func() int
	top   func(i int) float32
	at    func(y float32) int
	make  func() *gridRow
	bind  func(row *gridRow, line int)
}

// gridBody is the scrolled content of a grid. It holds only the rows that can
// be seen and uses them again for others.
type gridBody struct {
	widget.BaseWidget
	source gridSource
	scroll *container.Scroll
	shown  map[int]*gridRow // by line
	spare  []*gridRow
	order  []fyne.CanvasObject
}

func newGridBody(source gridSource) *gridBody {
	b := &gridBody{source: source, shown: map[int]*gridRow{}}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is as high as all lines.
func (b *gridBody) MinSize() fyne.Size { return fyne.NewSize(1, b.source.top(b.source.lines())) }

// CreateRenderer shows the rows.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer { return &gridBodyRenderer{body: b} }

type gridBodyRenderer struct{ body *gridBody }

func (r *gridBodyRenderer) Destroy()                     {}
func (r *gridBodyRenderer) MinSize() fyne.Size           { return r.body.MinSize() }
func (r *gridBodyRenderer) Objects() []fyne.CanvasObject { return r.body.order }
func (r *gridBodyRenderer) Layout(fyne.Size)             { r.body.update() }

// Refresh drops rows out of view: they would keep the colours of another look.
func (r *gridBodyRenderer) Refresh() {
	r.body.spare = nil
	r.body.rebind()
}

// rebind shows every visible row anew.
func (b *gridBody) rebind() {
	b.update()
	for line, row := range b.shown {
		b.source.bind(row, line)
	}
}

// update brings the rows of the visible part to their places. Rows that stay
// visible are not drawn again.
func (b *gridBody) update() {
	first, last := b.visible()
	for line, row := range b.shown {
		if line < first || line > last {
			b.spare = append(b.spare, row)
			delete(b.shown, line)
		}
	}
	b.order = b.order[:0]
	width := b.scroll.Size().Width
	for line := first; line <= last; line++ {
		row, known := b.shown[line]
		if !known {
			row = b.take()
			b.shown[line] = row
		}
		top := b.source.top(line)
		place(row, 0, top, width, b.source.top(line+1)-top)
		if !known {
			b.source.bind(row, line)
		}
		b.order = append(b.order, row)
	}
}

// visible is the range of lines in view, last before first when there is none.
func (b *gridBody) visible() (first, last int) {
	view := b.scroll.Size().Height
	if b.source.lines() == 0 || view <= 0 {
		return 0, -1
	}
	y := max(0, min(b.scroll.Offset.Y, b.MinSize().Height-view))
	return b.source.at(y), b.source.at(y + view - 1)
}

func (b *gridBody) take() *gridRow {
	if n := len(b.spare); n > 0 {
		row := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return row
	}
	return b.source.make()
}

// forget drops the rows made so far; they have cells of other columns.
func (b *gridBody) forget() {
	b.shown, b.spare, b.order = map[int]*gridRow{}, nil, nil
}
