package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// CreateRenderer builds halo, box, text and caret. It is called by the widget
// that embeds the input.
func (in *input) CreateRenderer() fyne.WidgetRenderer {
	if in.parts != nil { // made again after a long absence
		return in.parts
	}
	r := &inputRenderer{
		in: in, halo: &canvas.Rectangle{CornerRadius: RadiusField + HaloWidth},
		box:   NewBox(Surface).Rounded(RadiusField).Edged(Line2, 1),
		caret: &canvas.Rectangle{}, hint: canvasText("", in.style, Ink), layer: container.NewWithoutLayout(),
	}
	r.clip = container.NewClip(r.layer)
	in.parts = r
	r.Refresh()
	return r
}

type inputRenderer struct {
	in    *input
	halo  *canvas.Rectangle
	box   *Box
	clip  *container.Clip
	layer *fyne.Container
	marks []*canvas.Rectangle // behind marked words, then the selection, one a line
	texts []*canvas.Text      // one a line
	hint  *canvas.Text
	caret *canvas.Rectangle
	blink *fyne.Animation
}

func (r *inputRenderer) Destroy() { r.stopBlink() }

func (r *inputRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.halo, r.box, r.clip}
	for _, x := range r.in.extras {
		objects = append(objects, x.object)
	}
	return objects
}

func (r *inputRenderer) MinSize() fyne.Size {
	in := r.in
	width := 2*fieldInset + in.lead + in.trail + 4*in.style.Size()
	return fyne.NewSize(width, in.heightOf(len(in.lines)))
}

func (r *inputRenderer) Layout(size fyne.Size) {
	r.halo.Move(fyne.NewPos(-HaloWidth, -HaloWidth))
	r.halo.Resize(size.AddWidthHeight(2*HaloWidth, 2*HaloWidth))
	left := fieldInset + r.in.lead
	r.clip.Move(fyne.NewPos(left-1, 1))
	r.clip.Resize(fyne.NewSize(max(0, size.Width-left-fieldInset-r.in.trail+2), max(0, size.Height-2)))
	for _, x := range r.in.extras {
		pos, s := x.place(size)
		x.object.Move(pos)
		x.object.Resize(s)
	}
	before := len(r.in.lines)
	r.in.update()
	if r.in.multi && len(r.in.lines) != before {
		canvas.Refresh(r.box) // the minimal height is another one now: have the parent laid out
	}
}

func (r *inputRenderer) Refresh() {
	r.colours()
	r.layout()
	r.drawSelection()
	r.drawCaret()
	canvas.Refresh(r.caret) // repaints without drawing unchanged lines anew
}

// colours sets the box as state and message ask for.
func (r *inputRenderer) colours() {
	in := r.in
	fill, edge := Surface, Line2
	if in.readOnly {
		fill, edge = Panel, Line
	}
	switch {
	case in.edge == Wrong:
		edge = Major
	case in.edge == Settle:
		edge = Minor
	case in.focused:
		edge = Accent
	}
	out := float32(0) // the edge of a focused field is two pixels, one of them outside
	if in.focused {
		out = 1
	}
	place(r.box, -out, -out, in.Size().Width+2*out, in.Size().Height+2*out)
	r.box.Rounded(RadiusField+out).Set(fill, edge, 1+out)
	r.box.Refresh()
	r.halo.FillColor = Color(AccentSoft)
	r.halo.Hidden = !in.focused
}

// layout puts the lines and the placeholder in their places and redraws only
// those that changed.
func (r *inputRenderer) layout() {
	in := r.in
	for len(r.texts) < len(in.lines) {
		r.texts = append(r.texts, canvasText("", in.style, Ink))
	}
	r.texts = r.texts[:len(in.lines)]
	objects := make([]fyne.CanvasObject, 0, 2*len(r.texts)+2)
	for _, m := range r.marks {
		objects = append(objects, m)
	}
	for i, line := range in.lines {
		words := string(in.buffer.runes[line.start:line.end])
		if !in.multi && !in.focused {
			words = shorten(words, in.style, in.textWidth())
		}
		r.place(r.texts[i], words, i, Ink)
		objects = append(objects, r.texts[i])
	}
	hint := ""
	if len(in.buffer.runes) == 0 {
		hint = in.hint
	}
	r.place(r.hint, hint, 0, Ink3)
	r.layer.Objects = append(objects, r.hint, r.caret)
}

func (r *inputRenderer) place(t *canvas.Text, words string, row int, colour Token) {
	in := r.in
	if c := Color(colour); t.Text != words || t.Color != c {
		t.Text, t.Color = words, c
		t.Refresh()
	}
	line := in.style.LineHeight()
	placeText(t, 1-in.scrollX, in.topPad()-1+float32(row)*line, t.MinSize().Width, line)
}

// drawSelection puts a ground behind the words that are marked, and over it one
// behind the selection.
func (r *inputRenderer) drawSelection() {
	in, n := r.in, 0
	for _, m := range in.marks {
		n = r.shade(n, m.start, m.end, m.token)
	}
	if in.focused {
		start, end := in.buffer.selection()
		n = r.shade(n, start, end, AccentSoft)
	}
	for _, m := range r.marks[n:] {
		m.Hide()
	}
}

// shade puts one rectangle behind each line that the runes from start to end
// touch, the n-th and following, and returns how many there are then.
func (r *inputRenderer) shade(n, start, end int, t Token) int {
	in := r.in
	for i, line := range in.lines {
		from, to := max(start, line.start), min(end, line.end)
		if start == end || from > to || (from == to && (line.soft || end <= line.end)) {
			continue
		}
		if n == len(r.marks) {
			r.marks = append(r.marks, &canvas.Rectangle{CornerRadius: 2})
			r.layer.Objects = slices.Insert(r.layer.Objects, n, fyne.CanvasObject(r.marks[n]))
		}
		x := in.width(string(in.buffer.runes[line.start:from]))
		width := in.width(string(in.buffer.runes[line.start:to])) - x
		m := r.marks[n]
		m.FillColor = Color(t)
		m.Resize(fyne.NewSize(max(width, 3), in.style.LineHeight()))
		m.Move(fyne.NewPos(1+x-in.scrollX, in.topPad()-1+float32(i)*in.style.LineHeight()))
		m.Show()
		m.Refresh()
		n++
	}
	return n
}

func (r *inputRenderer) drawCaret() {
	in := r.in
	at := in.caretAt(in.buffer.caret)
	r.caret.FillColor = Color(Ink)
	r.caret.Resize(fyne.NewSize(caretWidth, in.style.Size()+4))
	top := in.topPad() - 1 + at.Y + (in.style.LineHeight()-in.style.Size()-4)/2
	r.caret.Move(fyne.NewPos(1+at.X-in.scrollX, top))
	r.stopBlink()
	if !in.focused || in.readOnly {
		r.caret.Hide()
		return
	}
	r.caret.Show()
	r.startBlink()
}

// startBlink lets the caret blink from now on, shown first.
func (r *inputRenderer) startBlink() {
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	r.blink = fyne.NewAnimation(1100*time.Millisecond, func(done float32) {
		if hide := done > 0.55 && done < 1; hide != r.caret.Hidden {
			r.caret.Hidden = hide
			canvas.Refresh(r.caret)
		}
	})
	r.blink.Curve = fyne.AnimationLinear
	r.blink.RepeatCount = fyne.AnimationRepeatForever
	r.blink.Start()
}

func (r *inputRenderer) stopBlink() {
	if r.blink != nil {
		r.blink.Stop()
		r.blink = nil
	}
}
