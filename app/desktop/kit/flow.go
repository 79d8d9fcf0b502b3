package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Flowing is an object whose height depends on the width it is given, as a
// wrapped text's does. Fyne asks for a smallest size before it tells a width,
// which such an object cannot answer; the kit's layouts ask this instead.
type Flowing interface {
	fyne.CanvasObject
	// HeightFor gives the height needed at a width.
	HeightFor(width float32) float32
}

// flowLayout is a layout that can say the same for what it holds. It answers
// for the width alone, too: asking for a whole smallest size at every level
// would cost twice as much with each level of nesting.
type flowLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
	minWidth(objects []fyne.CanvasObject) float32
}

// HeightFor gives the height that an object needs at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Flowing:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// minWidth gives the smallest width of an object.
func minWidth(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case interface{ minWidth() float32 }:
		return o.minWidth()
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.minWidth(o.Objects)
		}
	}
	return o.MinSize().Width
}

// guessedWidth is the width taken for an object that was never laid out: about
// that of a pane. Too small a guess would make a new window too high.
const guessedWidth = 480

// widthOrGuess is the width an object has, or a guess, but at least its least.
func widthOrGuess(least, have float32) float32 {
	if have <= 0 {
		have = guessedWidth
	}
	return max(least, have)
}

// composed is a widget that is nothing but other objects put together. Its
// smallest height is that at the width it has, or had last.
type composed struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// HeightFor implements Flowing.
func (c *composed) HeightFor(width float32) float32 { return HeightFor(c.content, width) }

// MinSize implements fyne.CanvasObject.
func (c *composed) MinSize() fyne.Size {
	w := c.minWidth()
	return fyne.NewSize(w, HeightFor(c.content, widthOrGuess(w, c.Size().Width)))
}

func (c *composed) minWidth() float32 { return minWidth(c.content) }

// CreateRenderer implements fyne.Widget.
func (c *composed) CreateRenderer() fyne.WidgetRenderer {
	return &composedRenderer{c: c}
}

// composedRenderer gives the content all the room.
type composedRenderer struct{ c *composed }

func (r *composedRenderer) Destroy()           {}
func (r *composedRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *composedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.content}
}

func (r *composedRenderer) Layout(size fyne.Size) {
	r.c.content.Resize(size)
	r.c.content.Move(fyne.Position{})
}

func (r *composedRenderer) Refresh() {
	r.c.content.Refresh()
	r.Layout(r.c.Size())
}
