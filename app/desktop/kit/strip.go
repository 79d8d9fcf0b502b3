package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Strip is what is left of a folded side pane: its icon, its name from top to
// bottom and a count. A press lays the pane over the page.
type Strip struct {
	pressable
	icon, name, count string
}

func newStrip(icon, name string, press func()) *Strip {
	s := &Strip{icon: icon, name: name}
	s.setup(s, press)
	return s
}

func (s *Strip) setCount(words string) {
	if s.count != words {
		s.count = words
		s.Refresh()
	}
}

// Name is the folded pane's name.
func (s *Strip) Name() string { return s.name }

// MinSize implements fyne.CanvasObject.
func (s *Strip) MinSize() fyne.Size { return fyne.NewSize(stripWidth, 100) }

// CreateRenderer implements fyne.Widget.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{
		strip: s, ground: newFrame(), ring: newFocusRing(), icon: NewIcon(s.icon, IconSize, Ink2),
		count: canvasText("", LabelFigures, Ink2),
	}
	for _, letter := range s.name {
		r.letters = append(r.letters, canvasText(string(letter), Label, Ink2))
	}
	r.paint()
	return r
}

// stripRenderer draws a Strip. Its letters stand below one another: nothing in
// Fieldcase is turned.
type stripRenderer struct {
	strip   *Strip
	ground  *frame
	ring    ring
	icon    *Icon
	count   *canvas.Text
	letters []*canvas.Text
}

func (r *stripRenderer) Destroy()           {}
func (r *stripRenderer) MinSize() fyne.Size { return r.strip.MinSize() }

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	list := []fyne.CanvasObject{r.ground.raster, r.icon, r.count}
	for _, l := range r.letters {
		list = append(list, l)
	}
	return append(list, r.ring.raster)
}

func (r *stripRenderer) paint() {
	fill := Panel
	if r.strip.hovered {
		fill = Sunken
	}
	r.ground.set(framed(fill, Clear, 0, round(0)))
	r.count.Text, r.count.Color = r.strip.count, Color(Ink2)
	for _, l := range r.letters {
		l.Color = Color(Ink2)
	}
}

func (r *stripRenderer) Layout(size fyne.Size) {
	r.ground.place(0, 0, size.Width, size.Height)
	r.ring.within(r.strip.focused, size, RadiusChip)
	place(r.icon, 0, 14, size.Width, IconSize)
	w := r.count.MinSize().Width
	placeText(r.count, (size.Width-w)/2, 36, w, 16)
	y := float32(60)
	for _, l := range r.letters {
		w := l.MinSize().Width
		placeText(l, (size.Width-w)/2, y, w, 14)
		y += 14
	}
}

func (r *stripRenderer) Refresh() {
	r.paint()
	r.Layout(r.strip.Size())
	r.icon.Refresh()
	r.count.Refresh()
	for _, l := range r.letters {
		l.Refresh()
	}
}
