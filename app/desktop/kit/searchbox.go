package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// SearchBox looks like a search field and opens the search when pressed.
type SearchBox struct {
	pressable
	hint, key string
}

// NewSearchBox makes a search box with a hint and a shortcut.
func NewSearchBox(hint, key string, open func()) *SearchBox {
	s := &SearchBox{hint: hint, key: key}
	s.setup(s, open)
	return s
}

// SetHint exchanges the hint.
func (s *SearchBox) SetHint(hint string) {
	s.hint = hint
	s.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (s *SearchBox) MinSize() fyne.Size { return fyne.NewSize(120, HeightControl) }

// CreateRenderer implements fyne.Widget.
func (s *SearchBox) CreateRenderer() fyne.WidgetRenderer {
	r := &searchBoxRenderer{
		box: s, ground: newFrame(), ring: newFocusRing(), icon: NewIcon("search", IconSize, Ink3),
		hint: canvasText(s.hint, Body, Ink3), key: canvasText(s.key, Key, Ink3),
	}
	r.paint()
	return r
}

// searchBoxRenderer draws a SearchBox.
type searchBoxRenderer struct {
	box       *SearchBox
	ground    *frame
	ring      ring
	icon      *Icon
	hint, key *canvas.Text
}

func (r *searchBoxRenderer) Destroy()           {}
func (r *searchBoxRenderer) MinSize() fyne.Size { return r.box.MinSize() }

func (r *searchBoxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.raster, r.icon, r.hint, r.key, r.ring.raster}
}

func (r *searchBoxRenderer) paint() {
	edge := Clear
	if r.box.hovered {
		edge = Line2
	}
	r.ground.set(framed(Sunken, edge, 1, round(RadiusField)))
	r.hint.Text = r.box.hint
	r.hint.Color, r.key.Color = Color(Ink3), Color(Ink3)
}

func (r *searchBoxRenderer) Layout(size fyne.Size) {
	r.ground.place(0, 0, size.Width, size.Height)
	r.ring.around(r.box.focused, 0, 0, size.Width, size.Height, RadiusField)
	place(r.icon, 8, 0, IconSize, size.Height)
	placeText(r.hint, 30, 0, r.hint.MinSize().Width, size.Height)
	w := r.key.MinSize().Width
	placeText(r.key, size.Width-8-w, 0, w, size.Height)
}

func (r *searchBoxRenderer) Refresh() {
	r.paint()
	r.Layout(r.box.Size())
	r.icon.Refresh()
	r.hint.Refresh()
	r.key.Refresh()
}
