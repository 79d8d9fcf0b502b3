package kit

import "fyne.io/fyne/v2"

// Beside places objects beside one another, equally wide: as many in a line as get at least the width least each. None
// gets wider than most, so that lines stay short enough to read; 0 is no limit.
func Beside(gap, least, most float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &besideLayout{gap: gap, least: least, most: most}, Objects: objects}
}

// besideLayout is the layout of Beside. It remembers its width, for MinSize.
type besideLayout struct {
	gap, least, most float32
	width            float32
}

// columns gives how many of n objects stand in a line of a width, and how wide each is.
func (l *besideLayout) columns(n int, width float32) (columns int, each float32) {
	for columns = max(n, 1); ; columns-- {
		each = whole((width - float32(columns-1)*l.gap) / float32(columns))
		if each >= l.least || columns == 1 {
			break
		}
	}
	if l.most > 0 {
		each = min(each, l.most)
	}
	return columns, each
}

// lay places the objects, or only measures, and returns the height of all.
func (l *besideLayout) lay(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	objects = shown(objects)
	columns, each := l.columns(len(objects), width)
	var top, line float32
	for i, o := range objects {
		at := i % columns
		if at == 0 && i > 0 {
			top, line = top+line+l.gap, 0
		}
		h := HeightFor(o, each)
		line = max(line, h)
		put(o, float32(at)*(each+l.gap), top, each, h)
	}
	return top + line
}

func (l *besideLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.lay(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Layout.
func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.minWidth(objects)
	return fyne.NewSize(w, l.heightFor(objects, widthOrGuess(w, l.width)))
}

func (l *besideLayout) minWidth(objects []fyne.CanvasObject) float32 {
	return stackLayout{}.minWidth(shown(objects))
}

// Layout implements fyne.Layout.
func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.lay(objects, size.Width, place)
}

// Aside places an object behind another, in what that leaves of the line, or beneath where it leaves less than least.
func Aside(gap, least float32, first, second fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &asideLayout{gap: gap, least: least}, Objects: []fyne.CanvasObject{first, second}}
}

// asideLayout is the layout of Aside. It remembers its width, for MinSize.
type asideLayout struct {
	gap, least float32
	width      float32
}

// second is the place of the second object when the whole is so wide.
func (l *asideLayout) second(o []fyne.CanvasObject, width float32) (x, y, w float32) {
	first := o[0].MinSize()
	if x = first.Width + l.gap; width-x >= l.least {
		return x, 0, width - x
	}
	return 0, first.Height + l.gap, width
}

func (l *asideLayout) heightFor(o []fyne.CanvasObject, width float32) float32 {
	_, y, w := l.second(o, width)
	return max(o[0].MinSize().Height, y+HeightFor(o[1], w))
}

// MinSize implements fyne.Layout.
func (l *asideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	w := l.minWidth(o)
	return fyne.NewSize(w, l.heightFor(o, widthOrGuess(w, l.width)))
}

func (l *asideLayout) minWidth(o []fyne.CanvasObject) float32 {
	return max(o[0].MinSize().Width, o[1].MinSize().Width)
}

// Layout implements fyne.Layout.
func (l *asideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	first := o[0].MinSize()
	place(o[0], 0, 0, first.Width, first.Height)
	x, y, w := l.second(o, size.Width)
	place(o[1], x, y, w, HeightFor(o[1], w))
}
