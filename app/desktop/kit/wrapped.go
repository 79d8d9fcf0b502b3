package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wrapped is a short text that wraps to its width; its smallest height follows
// from the width it was last given.
type wrapped struct {
	widget.BaseWidget
	words  string
	style  Style
	colour Token
	max    int // lines shown at most, 0 for all
	lines  []string
	wrap   *lineWrapper
}

func newWrapped(style Style, colour Token) *wrapped {
	w := &wrapped{style: style, colour: colour}
	w.wrap = newLineWrapper(func(s string) float32 { return Measure(s, style) })
	w.ExtendBaseWidget(w)
	return w
}

func (w *wrapped) set(words string, colour Token) {
	w.words, w.colour = words, colour
	w.Refresh()
}

// height is how high the text is at a width.
func (w *wrapped) heightAt(width float32) float32 {
	return float32(max(1, len(w.linesAt(width)))) * w.style.LineHeight()
}

func (w *wrapped) linesAt(width float32) []string {
	text := []rune(w.words)
	var out []string
	for _, l := range w.wrap.wrap(text, width) {
		out = append(out, string(text[l.start:l.end]))
	}
	if w.max > 0 && len(out) > w.max {
		last := string(text[w.wrap.wrap(text, width)[w.max-1].start:])
		out = append(out[:w.max-1], shorten(last, w.style, width))
	}
	return out
}

// CreateRenderer draws one text a line.
func (w *wrapped) CreateRenderer() fyne.WidgetRenderer {
	r := &wrappedRenderer{wrapped: w}
	r.Refresh()
	return r
}

type wrappedRenderer struct {
	wrapped *wrapped
	texts   []*canvas.Text
}

func (r *wrappedRenderer) Destroy() {}

func (r *wrappedRenderer) MinSize() fyne.Size {
	return fyne.NewSize(20, float32(max(1, len(r.texts)))*r.wrapped.style.LineHeight())
}

func (r *wrappedRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.texts))
	for i, t := range r.texts {
		objects[i] = t
	}
	return objects
}

func (r *wrappedRenderer) Layout(size fyne.Size) {
	w := r.wrapped
	lines := w.linesAt(size.Width)
	for len(r.texts) < len(lines) {
		r.texts = append(r.texts, canvasText("", w.style, w.colour))
	}
	r.texts = r.texts[:len(lines)]
	for i, t := range r.texts {
		t.Color, t.Text = Color(w.colour), lines[i]
		placeText(t, 0, float32(i)*w.style.LineHeight(), size.Width, w.style.LineHeight())
		t.Refresh()
	}
}

func (r *wrappedRenderer) Refresh() {
	r.Layout(r.wrapped.Size())
	canvas.Refresh(r.wrapped)
}
