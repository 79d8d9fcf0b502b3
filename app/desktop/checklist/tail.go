package checklist

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"fieldcase/app/desktop/kit"
)

// tail is a text with something behind its last line, or beneath it where that finds no room: chips close to the words,
// and a place at the right edge.
type tail struct {
	widget.BaseWidget
	text  *kit.Paragraph
	chips []*kit.Chip
	shown []chip
	place *kit.Text
}

func newTail() *tail {
	t := &tail{text: kit.NewParagraph("", kit.Body, kit.Ink), place: kit.NewText("", kit.SmallFigures).In(kit.Ink3)}
	t.ExtendBaseWidget(t)
	return t
}

// set shows a text with chips behind it and a place at its right; both may be nothing.
func (t *tail) set(text string, chips []chip, place string) {
	if text == t.text.Text() && place == t.place.Text() && slices.Equal(chips, t.shown) {
		return
	}
	t.text.SetText(text)
	t.place.SetText(place)
	t.shown = slices.Clone(chips)
	for len(t.chips) < len(chips) {
		t.chips = append(t.chips, kit.NewChip("", "", kit.Ink2))
	}
	t.chips = t.chips[:len(chips)]
	for i, c := range chips {
		t.chips[i].Set(c.icon, c.word, c.token)
	}
	t.Refresh()
}

// behind is the width of what stands behind a text.
func behind(chips []chip, place string) float32 {
	need := float32(0)
	for _, c := range chips {
		need += chipGap + c.width()
	}
	if place != "" {
		need += 2*chipGap + kit.Measure(place, kit.SmallFigures)
	}
	return need
}

// width is how wide the chip is.
func (c chip) width() float32 {
	const edge, gap = 6, 4
	return 2*edge + kit.IconInChip + gap + kit.Measure(c.word, kit.LabelFigures)
}

// below reports whether what stands behind the text has a line of its own.
func (t *tail) below(width float32) bool {
	need := behind(t.shown, t.place.Text())
	return need > 0 && t.text.LastLine(width)+need > width
}

// HeightFor implements kit.Flowing.
func (t *tail) HeightFor(width float32) float32 {
	h := t.text.HeightFor(width)
	if t.below(width) {
		h += kit.HeightChip
	}
	return h
}

// MinSize implements fyne.CanvasObject.
func (t *tail) MinSize() fyne.Size {
	return fyne.NewSize(tailLeast, t.HeightFor(max(t.Size().Width, tailLeast)))
}

// tailLeast is the least width of a text.
const tailLeast = 120

// CreateRenderer implements fyne.Widget.
func (t *tail) CreateRenderer() fyne.WidgetRenderer { return &tailRenderer{t} }

type tailRenderer struct{ t *tail }

func (r *tailRenderer) Destroy()           {}
func (r *tailRenderer) MinSize() fyne.Size { return r.t.MinSize() }

func (r *tailRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.t.text, r.t.place}
	for _, c := range r.t.chips {
		out = append(out, c)
	}
	return out
}

func (r *tailRenderer) Layout(size fyne.Size) {
	t := r.t
	h := t.text.HeightFor(size.Width)
	put(t.text, 0, 0, size.Width, h)
	x, y := t.text.LastLine(size.Width)+chipGap, h-kit.HeightChip
	if t.below(size.Width) {
		x, y = 0, h
	}
	for i, c := range t.chips {
		w := t.shown[i].width()
		put(c, x, y, w, kit.HeightChip)
		x += w + chipGap
	}
	w := t.place.FullWidth()
	put(t.place, size.Width-w, y, w, kit.HeightChip)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func (r *tailRenderer) Refresh() {
	r.Layout(r.t.Size())
	r.t.text.Refresh()
	r.t.place.Refresh()
	for _, c := range r.t.chips {
		c.Refresh()
	}
}
