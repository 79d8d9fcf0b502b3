package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// BarKind is how the done part of a bar is drawn.
type BarKind string

// The kinds of bar.
const (
	BarFilled   BarKind = "filled"   // done
	BarOutlined BarKind = "outlined" // planned
)

// AllBarKinds lists the kinds.
func AllBarKinds() []BarKind { return []BarKind{BarFilled, BarOutlined} }

// Bar shows a part of a whole.
type Bar struct {
	widget.BaseWidget
	kind   BarKind
	part   float32
	w, h   float32
	radius float32
	token  Token
	track  Token
}

// NewProgressBar makes the status bar's bar of a running task, 120×4.
func NewProgressBar() *Bar {
	return newBar(&Bar{kind: BarFilled, w: 120, h: 4, radius: 2, token: Accent, track: Line2})
}

// NewCoverageBar makes a bar of coverage, 54×8. part is 0 to 1.
func NewCoverageBar(kind BarKind, part float32) *Bar {
	return newBar(&Bar{kind: kind, part: part, w: 54, h: 8, radius: 2, token: Accent, track: Sunken})
}

func newBar(b *Bar) *Bar {
	b.ExtendBaseWidget(b)
	return b
}

// Set says how much of the whole is done, 0 to 1.
func (b *Bar) Set(part float32) {
	if part = min(max(part, 0), 1); b.part != part {
		b.part = part
		b.Refresh()
	}
}

// Part is how much of the whole is done, 0 to 1.
func (b *Bar) Part() float32 { return b.part }

// Sized gives the bar another smallest size and gives it back.
func (b *Bar) Sized(w, h float32) *Bar {
	b.w, b.h = w, h
	return b
}

// In gives the done part another colour and gives the bar back.
func (b *Bar) In(t Token) *Bar {
	b.token = t
	return b
}

// MinSize implements fyne.CanvasObject.
func (b *Bar) MinSize() fyne.Size { return fyne.NewSize(b.w, b.h) }

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, track: newFrame(), done: newFrame()}
	r.paint()
	return r
}

// barRenderer draws a Bar.
type barRenderer struct {
	bar         *Bar
	track, done *frame
}

func (r *barRenderer) paint() {
	b := r.bar
	r.track.set(framed(b.track, Clear, 0, round(b.radius)))
	look := framed(b.token, Clear, 0, round(b.radius))
	if b.kind == BarOutlined {
		look = framed(Surface, b.token, 1, round(b.radius))
	}
	r.done.set(look)
	r.done.raster.Hidden = b.part <= 0
}

func (r *barRenderer) Destroy()           {}
func (r *barRenderer) MinSize() fyne.Size { return r.bar.MinSize() }

func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track.raster, r.done.raster}
}

func (r *barRenderer) Layout(size fyne.Size) {
	b := r.bar
	y := whole((size.Height - b.h) / 2)
	r.track.place(0, y, size.Width, b.h)
	r.done.place(0, y, whole(size.Width*b.part), b.h)
}

func (r *barRenderer) Refresh() {
	r.paint()
	r.Layout(r.bar.Size())
}

// Part is one piece of a [Parts] bar.
type Part struct {
	Words  string  // shown inside, such as "Stage 1 · 3.0"
	Weight float32 // share of the width
}

// Parts is a bar 24 high cut into pieces by weight, each with its words, as
// audit time is shown.
func Parts(parts ...Part) *fyne.Container {
	c := &fyne.Container{Layout: &partsLayout{parts: parts}}
	for _, p := range parts {
		words := NewText(p.Words, LabelFigures).In(OnAccent).Aligned(fyne.TextAlignCenter).Truncated()
		c.Add(Layers(NewBox(Accent).Rounded(RadiusChip), Pad(0, 4, 0, 4, words)))
	}
	return c
}

// partsHeight and partsGap are a Parts bar's measures.
const (
	partsHeight = 24
	partsGap    = 2
)

// partsLayout divides the width by weight.
type partsLayout struct{ parts []Part }

// MinSize implements fyne.Layout.
func (l *partsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, partsHeight) }

// Layout implements fyne.Layout.
func (l *partsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var sum float32
	for _, p := range l.parts {
		sum += p.Weight
	}
	room := size.Width - partsGap*max(0, float32(len(objects)-1))
	var x float32
	for i, o := range objects {
		w := float32(0)
		if sum > 0 {
			w = room * l.parts[i].Weight / sum
		}
		place(o, whole(x), 0, whole(x+w)-whole(x), partsHeight)
		x += w + partsGap
	}
}
