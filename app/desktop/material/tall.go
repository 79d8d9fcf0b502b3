package material

import "fyne.io/fyne/v2"

// tall makes a grid as high as its rows, so that it lies in a column that scrolls as a whole.
func tall(o fyne.CanvasObject, height func() float32) *fyne.Container {
	return &fyne.Container{Layout: tallLayout{height}, Objects: []fyne.CanvasObject{o}}
}

// tallest is the most that a grid takes of such a column; with more rows it scrolls by itself, so that thousands of them
// cost what is in view.
const tallest float32 = 1600

type tallLayout struct{ height func() float32 }

// MinSize implements fyne.Layout.
func (l tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.Size{}
	}
	return fyne.NewSize(objects[0].MinSize().Width, min(l.height(), tallest))
}

// Layout implements fyne.Layout.
func (l tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}
