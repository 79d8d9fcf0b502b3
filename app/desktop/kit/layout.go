package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Rows places objects below one another, gap pixels apart, each as wide as the
// whole and as high as it needs at that width. Objects wrapped in [Grow] share
// the height that is left.
func Rows(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowsLayout{gap: gap}, objects...)
}

// Cols places objects beside one another, gap pixels apart, each as wide as it
// needs and as high as the whole. Objects wrapped in [Grow] share the width
// that is left. Single-line widgets centre themselves in the height.
func Cols(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&colsLayout{gap: gap}, objects...)
}

// Grow makes an object take what is left over in [Rows] or [Cols].
func Grow(o fyne.CanvasObject) *fyne.Container { return container.New(growLayout{}, o) }

// Spacer takes what is left over and shows nothing.
func Spacer() *fyne.Container { return container.New(growLayout{}) }

// Pad keeps a distance around an object: top, right, bottom, left.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padLayout{top, right, bottom, left}, o)
}

// Fixed gives an object a width and a height; 0 leaves the object's own.
func Fixed(w, h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{w, h}, o)
}

// AtMost keeps an object from growing wider than w; it then lies at the left.
func AtMost(w float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&atMostLayout{w}, o)
}

// Centered puts an object in the middle of its room, at its smallest size.
func Centered(o fyne.CanvasObject) *fyne.Container { return container.New(layout.NewCenterLayout(), o) }

// Top keeps an object at the top of its room, at the height it needs.
func Top(o fyne.CanvasObject) *fyne.Container { return Rows(0, o) }

// Layers lays objects over one another, the last on top.
func Layers(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stackLayout{}, objects...)
}

// Ground lays a colour behind an object.
func Ground(t Token, o fyne.CanvasObject) *fyne.Container { return Layers(NewBox(t), o) }

// Middle keeps an object h high in the middle of a higher room.
func Middle(h float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&middleLayout{h}, o)
}

// shown gives the objects that are visible.
func shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			list = append(list, o)
		}
	}
	return list
}

// grows tells whether an object was wrapped in Grow.
func grows(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(growLayout)
	return ok
}

// place gives an object its place; what flows learns its width first.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

// rowsLayout is the layout of Rows. It remembers its width, for MinSize.
type rowsLayout struct {
	gap   float32
	width float32
}

// heights gives each object's height at a width, and their sum with gaps.
func (l *rowsLayout) heights(objects []fyne.CanvasObject, width float32) ([]float32, float32) {
	hs := make([]float32, len(objects))
	sum := max(0, float32(len(objects)-1)) * l.gap
	for i, o := range objects {
		hs[i] = HeightFor(o, width)
		sum += hs[i]
	}
	return hs, sum
}

func (l *rowsLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, sum := l.heights(shown(objects), width)
	return sum
}

// MinSize implements fyne.Layout.
func (l *rowsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.minWidth(objects)
	return fyne.NewSize(w, l.heightFor(objects, widthOrGuess(w, l.width)))
}

func (l *rowsLayout) minWidth(objects []fyne.CanvasObject) float32 {
	return stackLayout{}.minWidth(objects)
}

// Layout implements fyne.Layout.
func (l *rowsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = shown(objects)
	l.width = size.Width
	hs, sum := l.heights(objects, size.Width)
	extra := share(objects, size.Height-sum)
	var y float32
	for i, o := range objects {
		h := hs[i]
		if grows(o) {
			h += extra
		}
		place(o, 0, y, size.Width, h)
		y += h + l.gap
	}
}

// share divides what is left among the objects that grow; it may be negative.
func share(objects []fyne.CanvasObject, left float32) float32 {
	n := float32(0)
	for _, o := range objects {
		if grows(o) {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return left / n
}

// colsLayout is the layout of Cols. It remembers its width, for MinSize.
type colsLayout struct {
	gap   float32
	width float32
}

// widths gives each object's width when the whole is so wide.
func (l *colsLayout) widths(objects []fyne.CanvasObject, width float32) []float32 {
	ws := make([]float32, len(objects))
	left := width - max(0, float32(len(objects)-1))*l.gap
	for i, o := range objects {
		ws[i] = minWidth(o)
		left -= ws[i]
	}
	extra := share(objects, left)
	for i, o := range objects {
		if grows(o) {
			ws[i] = max(0, ws[i]+extra)
		}
	}
	return ws
}

func (l *colsLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	objects = shown(objects)
	var h float32
	for i, w := range l.widths(objects, width) {
		h = max(h, HeightFor(objects[i], w))
	}
	return h
}

// MinSize implements fyne.Layout.
func (l *colsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.minWidth(objects)
	return fyne.NewSize(w, l.heightFor(objects, widthOrGuess(w, l.width)))
}

func (l *colsLayout) minWidth(objects []fyne.CanvasObject) float32 {
	objects = shown(objects)
	w := max(0, float32(len(objects)-1)) * l.gap
	for _, o := range objects {
		w += minWidth(o)
	}
	return w
}

// Layout implements fyne.Layout.
func (l *colsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = shown(objects)
	l.width = size.Width
	var x float32
	for i, w := range l.widths(objects, size.Width) {
		place(objects[i], x, 0, w, size.Height)
		x += w + l.gap
	}
}

// stackLayout gives every object the whole room.
type stackLayout struct{}

func (stackLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range shown(objects) {
		h = max(h, HeightFor(o, width))
	}
	return h
}

// MinSize implements fyne.Layout.
func (stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range shown(objects) {
		size = size.Max(o.MinSize())
	}
	return size
}

func (stackLayout) minWidth(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range shown(objects) {
		w = max(w, minWidth(o))
	}
	return w
}

// Layout implements fyne.Layout.
func (stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, size.Height)
	}
}

// growLayout marks an object that takes what is left over.
type growLayout struct{ stackLayout }

// padLayout is the layout of Pad.
type padLayout struct{ top, right, bottom, left float32 }

func (l *padLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return stackLayout{}.heightFor(objects, width-l.left-l.right) + l.top + l.bottom
}

// MinSize implements fyne.Layout.
func (l *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return stackLayout{}.MinSize(objects).AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

func (l *padLayout) minWidth(objects []fyne.CanvasObject) float32 {
	return stackLayout{}.minWidth(objects) + l.left + l.right
}

// Layout implements fyne.Layout.
func (l *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, l.left, l.top, size.Width-l.left-l.right, size.Height-l.top-l.bottom)
	}
}

// fixedLayout is the layout of Fixed.
type fixedLayout struct{ w, h float32 }

func (l *fixedLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.h > 0 {
		return l.h
	}
	if l.w > 0 {
		width = l.w
	}
	return stackLayout{}.heightFor(objects, width)
}

// MinSize implements fyne.Layout.
func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(l.minWidth(objects), l.h)
	switch {
	case l.h > 0:
	case l.w > 0:
		m.Height = l.heightFor(objects, l.w)
	default:
		m.Height = stackLayout{}.MinSize(objects).Height
	}
	return m
}

func (l *fixedLayout) minWidth(objects []fyne.CanvasObject) float32 {
	if l.w > 0 {
		return l.w
	}
	return stackLayout{}.minWidth(objects)
}

// Layout implements fyne.Layout.
func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if l.w > 0 {
		size.Width = l.w
	}
	if l.h > 0 {
		size.Height = l.h
	}
	stackLayout{}.Layout(objects, size)
}

// atMostLayout is the layout of AtMost.
type atMostLayout struct{ w float32 }

func (l *atMostLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return stackLayout{}.heightFor(objects, min(width, l.w))
}

// MinSize implements fyne.Layout.
func (l *atMostLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return stackLayout{}.MinSize(objects)
}

func (l *atMostLayout) minWidth(objects []fyne.CanvasObject) float32 {
	return stackLayout{}.minWidth(objects)
}

// Layout implements fyne.Layout.
func (l *atMostLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	size.Width = min(size.Width, l.w)
	stackLayout{}.Layout(objects, size)
}

// middleLayout is the layout of Middle.
type middleLayout struct{ h float32 }

func (l *middleLayout) heightFor([]fyne.CanvasObject, float32) float32 { return l.h }

// MinSize implements fyne.Layout.
func (l *middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.minWidth(objects), l.h)
}

func (l *middleLayout) minWidth(objects []fyne.CanvasObject) float32 {
	return stackLayout{}.minWidth(objects)
}

// Layout implements fyne.Layout.
func (l *middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, whole((size.Height-l.h)/2), size.Width, l.h)
	}
}
