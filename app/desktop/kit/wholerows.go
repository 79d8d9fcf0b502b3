package kit

import "fyne.io/fyne/v2"

// WholeRows places a grid so tall that its last row in view is not cut, and the foot close beneath; foot may be nil. A
// grid that holds few rows takes no more than their height. The page refreshes the container after SetRows.
func WholeRows[T any](g *Grid[T], foot fyne.CanvasObject) *fyne.Container {
	c := &fyne.Container{Layout: &wholeRowsLayout{rows: g.rowsHeight, head: g.headHeight}, Objects: []fyne.CanvasObject{g}}
	if foot != nil {
		c.Objects = append(c.Objects, foot)
	}
	return c
}

// headHeight is the height of the header with its rule.
func (g *Grid[T]) headHeight() float32 {
	if g.HideHeader {
		return 0
	}
	return HeightHeader + 1
}

// rowsHeight is the height of as many whole rows as fit into room; all of room while there is no row.
func (g *Grid[T]) rowsHeight(room float32) float32 {
	g.prepare()
	g.model.measure()
	if len(g.model.lines) == 0 {
		return room
	}
	height := float32(0)
	for _, bottom := range g.model.tops[1:] {
		if bottom > room {
			break
		}
		height = bottom
	}
	return height
}

// wholeRowsLayout is the layout of WholeRows.
type wholeRowsLayout struct {
	rows func(room float32) float32
	head func() float32
}

// MinSize implements fyne.Layout.
func (l *wholeRowsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	for _, o := range objects[1:] {
		f := o.MinSize()
		m = fyne.NewSize(max(m.Width, f.Width), m.Height+f.Height)
	}
	return m
}

// Layout implements fyne.Layout.
func (l *wholeRowsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	foot := float32(0)
	for _, o := range objects[1:] {
		foot = HeightFor(o, size.Width)
	}
	head := l.head()
	height := head + l.rows(size.Height-foot-head)
	place(objects[0], 0, 0, size.Width, height)
	for _, o := range objects[1:] {
		place(o, 0, height, size.Width, foot)
	}
}
