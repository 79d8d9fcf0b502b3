package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ToastTime is how long a toast stays.
const ToastTime = 6 * time.Second

// toastFade is how long a toast takes to come and to go.
const toastFade = 150 * time.Millisecond

// Scheduler runs a function on the desktop's goroutine after a time, and gives
// a function that calls it off.
type Scheduler func(after time.Duration, run func()) (cancel func())

// ToastHost is the layer over a page in which its toasts appear, bottom right.
// It takes no room and no taps besides the toast's own.
type ToastHost struct {
	widget.BaseWidget
	schedule Scheduler
	toast    *Toast
	callOff  func()

	// Foot says how high the foot of the page is with its commands, and how
	// much of the page's width is free at the right of it. A toast that does
	// not fit beside the foot stands above it. It may be nil.
	Foot func() (height, beside float32)
}

// NewToastHost makes an empty layer. Without scheduler a toast stays until the
// next one.
func NewToastHost(schedule Scheduler) *ToastHost {
	h := &ToastHost{schedule: schedule}
	h.ExtendBaseWidget(h)
	return h
}

// Say says one sentence for [ToastTime], in place of what was said before.
// act is what can be done about it, such as "Undo" with "Ctrl+Z"; run may be
// nil. Errors never come as toasts: they would be gone before they are read.
func (h *ToastHost) Say(icon, sentence, act, key string, run func()) {
	h.stop()
	t := newToast(icon, sentence)
	if run != nil {
		t.act = NewButton(Inverse, act, func() {
			h.Clear()
			run()
		}).WithKey(key)
	}
	h.toast = t
	h.Refresh()
	t.fade(0, 1, nil)
	if h.schedule != nil {
		h.callOff = h.schedule(ToastTime, func() { h.expire(t) })
	}
}

// expire lets a toast fade away, unless another has come.
func (h *ToastHost) expire(t *Toast) {
	if h.toast != t {
		return
	}
	t.fade(1, 0, func() {
		if h.toast == t {
			h.Clear()
		}
	})
}

// Clear takes the toast away at once.
func (h *ToastHost) Clear() {
	h.stop()
	h.toast = nil
	h.Refresh()
}

func (h *ToastHost) stop() {
	if h.callOff != nil {
		h.callOff()
		h.callOff = nil
	}
}

// Current is the toast in view, nil while there is none.
func (h *ToastHost) Current() *Toast { return h.toast }

// MinSize implements fyne.CanvasObject.
func (h *ToastHost) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (h *ToastHost) CreateRenderer() fyne.WidgetRenderer { return &toastHostRenderer{h} }

// toastHostRenderer places the toast.
type toastHostRenderer struct{ host *ToastHost }

func (r *toastHostRenderer) Destroy()           {}
func (r *toastHostRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *toastHostRenderer) Objects() []fyne.CanvasObject {
	if r.host.toast == nil {
		return nil
	}
	return []fyne.CanvasObject{r.host.toast}
}

func (r *toastHostRenderer) Layout(size fyne.Size) {
	t := r.host.toast
	if t == nil {
		return
	}
	m := t.MinSize()
	w := min(m.Width, size.Width-2*EdgePage)
	y := size.Height - EdgePane - m.Height
	if r.host.Foot != nil {
		if height, beside := r.host.Foot(); w+EdgePage > beside {
			y -= height
		}
	}
	place(t, size.Width-EdgePage-w, y, w, m.Height)
}

func (r *toastHostRenderer) Refresh() {
	r.Layout(r.host.Size())
	canvas.Refresh(r.host)
}

// Toast is one sentence on an inverse ground, 36 high.
type Toast struct {
	widget.BaseWidget
	icon, sentence string
	act            *Button
	alpha          float32
}

// newToast makes a toast without act.
func newToast(icon, sentence string) *Toast {
	t := &Toast{icon: icon, sentence: sentence, alpha: 1}
	t.ExtendBaseWidget(t)
	return t
}

// Sentence is what the toast says.
func (t *Toast) Sentence() string { return t.sentence }

// Act is the button, nil without one.
func (t *Toast) Act() *Button { return t.act }

// fade goes from one strength to another, then runs done.
func (t *Toast) fade(from, to float32, done func()) {
	finish := func() {
		t.setAlpha(to)
		if done != nil {
			done()
		}
	}
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		finish()
		return
	}
	a := fyne.NewAnimation(toastFade, func(p float32) {
		t.setAlpha(from + (to-from)*p)
		if p == 1 {
			finish()
		}
	})
	a.Start()
}

func (t *Toast) setAlpha(a float32) {
	t.alpha = a
	t.Refresh()
}

// A toast's measures.
const (
	toastPad = 12
	toastGap = 9
)

// MinSize implements fyne.CanvasObject.
func (t *Toast) MinSize() fyne.Size {
	w := 2*toastPad + IconSize + toastGap + Measure(t.sentence, BodyFigures)
	if t.act != nil {
		w += EdgeSide + t.act.MinSize().Width
	}
	return fyne.NewSize(w, HeightLarge)
}

// CreateRenderer implements fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{
		toast: t, shadow: NewBox(Clear).Rounded(RadiusCard).Raised(), ground: newFrame(),
		icon: newGlyph(), sentence: canvasText(t.sentence, BodyFigures, Surface),
	}
	r.paint()
	return r
}

// toastRenderer draws a Toast in its present strength.
type toastRenderer struct {
	toast    *Toast
	shadow   *Box
	ground   *frame
	icon     *glyph
	sentence *canvas.Text
}

func (r *toastRenderer) Destroy()           {}
func (r *toastRenderer) MinSize() fyne.Size { return r.toast.MinSize() }

func (r *toastRenderer) Objects() []fyne.CanvasObject {
	list := []fyne.CanvasObject{r.shadow, r.ground.raster, r.icon.raster, r.sentence}
	if r.toast.act != nil {
		list = append(list, r.toast.act)
	}
	return list
}

func (r *toastRenderer) paint() {
	a := r.toast.alpha
	look := framed(Ink, Clear, 0, round(RadiusCard))
	look.fill = fade(look.fill, float64(a))
	r.ground.set(look)
	r.shadow.Hidden = a < 1
	r.icon.set(r.toast.icon, Surface, IconSize)
	r.icon.raster.Translucency = float64(1 - a)
	r.sentence.Color = faded(Surface, a)
	if r.toast.act != nil {
		r.toast.act.setStrength(a)
	}
}

// faded is a token's colour in a strength of 0 to 1.
func faded(t Token, a float32) color.NRGBA { return fade(colorIn(t, CurrentVariant()), float64(a)) }

func (r *toastRenderer) Layout(size fyne.Size) {
	place(r.shadow, 0, 0, size.Width, size.Height)
	r.ground.place(0, 0, size.Width, size.Height)
	r.icon.place(toastPad, (size.Height-IconSize)/2, IconSize)
	x := toastPad + IconSize + toastGap
	right := size.Width - toastPad
	if act := r.toast.act; act != nil {
		w := act.MinSize().Width
		right = size.Width - w - toastPad + act.edgePad()
		place(act, right, 0, w, size.Height)
	}
	r.sentence.Text = shorten(r.toast.sentence, BodyFigures, right-x)
	placeText(r.sentence, x, 0, right-x, size.Height)
}

func (r *toastRenderer) Refresh() {
	r.paint()
	r.Layout(r.toast.Size())
	r.sentence.Refresh()
}
