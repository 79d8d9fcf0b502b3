package kit

import "fyne.io/fyne/v2"

// Beside places objects beside one another, equally wide, where each gets at least the width least, and below one
// another where it does not. None gets wider than most, so that lines stay short enough to read; 0 is no limit.
func Beside(gap, least, most float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &besideLayout{gap: gap, least: least, most: most}, Objects: objects}
}

// besideLayout is the layout of Beside. It remembers its width, for MinSize.
type besideLayout struct {
	gap, least, most float32
	width            float32
}

// column gives the width of each object when the whole is so wide, and whether they lie beside one another.
func (l *besideLayout) column(n int, width float32) (each float32, beside bool) {
	each = whole((width - float32(n-1)*l.gap) / float32(max(1, n)))
	beside = each >= l.least
	if !beside {
		each = width
	}
	if l.most > 0 {
		each = min(each, l.most)
	}
	return each, beside
}

func (l *besideLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	objects = shown(objects)
	each, beside := l.column(len(objects), width)
	var height float32
	for i, o := range objects {
		h := HeightFor(o, each)
		switch {
		case beside:
			height = max(height, h)
		case i > 0:
			height += l.gap + h
		default:
			height = h
		}
	}
	return height
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
	objects = shown(objects)
	l.width = size.Width
	each, beside := l.column(len(objects), size.Width)
	var x, y float32
	for _, o := range objects {
		h := HeightFor(o, each)
		place(o, x, y, each, h)
		if beside {
			x += each + l.gap
		} else {
			y += h + l.gap
		}
	}
}
