package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	checkSize = 16 // box or circle
	checkGap  = 8  // to the word
)

// Check is a box to tick, with its words.
type Check struct {
	pressable
	ownMenu
	// OnChange is called when the user ticks or unticks.
	OnChange func(on bool)
	word     string
	on       bool
	wraps    *Paragraph // the words of one that wraps, see Wrapped
}

// NewCheck makes an unticked box.
func NewCheck(word string) *Check {
	c := &Check{word: word}
	c.setup(c, func() {
		c.on = !c.on
		c.Refresh()
		if c.OnChange != nil {
			c.OnChange(c.on)
		}
	})
	return c
}

// Wrapped lets the words run over several lines, those of what is ticked in a quieter ink, and gives the box back.
func (c *Check) Wrapped() *Check {
	c.wraps = NewParagraph(c.word, Body, Ink)
	return c
}

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// Set ticks or unticks without a callback.
func (c *Check) Set(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// SetReadOnly turns ticking off or on.
func (c *Check) SetReadOnly(on bool) {
	c.disabled = on
	c.Refresh()
}

// TappedSecondary opens the context menu.
func (c *Check) TappedSecondary(ev *fyne.PointEvent) { c.open(c, ev.AbsolutePosition) }

func (c *Check) menuByKey() bool { return c.openUnder(c) }

// TypedKey ticks with Space; Enter goes on, to a dialog's default button.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace {
		c.run()
		return
	}
	forwardKey(c, key)
}

// MinSize implements fyne.CanvasObject.
func (c *Check) MinSize() fyne.Size {
	if c.wraps != nil {
		w := max(c.Size().Width, c.minWidth())
		return fyne.NewSize(c.minWidth(), c.HeightFor(w))
	}
	return fyne.NewSize(tickWidth(c.word), Body.LineHeight())
}

func (c *Check) minWidth() float32 {
	if c.wraps != nil {
		return tickWidth("") + checkGap + c.wraps.minWidth()
	}
	return tickWidth(c.word)
}

func tickWidth(word string) float32 {
	if word == "" {
		return checkSize
	}
	return checkSize + checkGap + Measure(word, Body)
}

// HeightFor implements Flowing.
func (c *Check) HeightFor(width float32) float32 {
	if c.wraps != nil {
		return c.wraps.HeightFor(width - checkSize - checkGap)
	}
	return Body.LineHeight()
}

// CreateRenderer draws box, tick and word.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{
		check: c, box: NewBox(Surface).Rounded(RadiusChip), tick: NewIcon("check", IconInChip, OnAccent),
		word: NewText("", Body).Truncated(), ring: newFocusRing(),
	}
	r.paint()
	return r
}

type checkRenderer struct {
	check *Check
	box   *Box
	tick  *Icon
	word  *Text
	ring  ring
}

func (r *checkRenderer) Destroy()           {}
func (r *checkRenderer) MinSize() fyne.Size { return r.check.MinSize() }

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	if r.check.wraps != nil {
		return []fyne.CanvasObject{r.ring.raster, r.box, r.tick, r.check.wraps}
	}
	return []fyne.CanvasObject{r.ring.raster, r.box, r.tick, r.word}
}

func (r *checkRenderer) paint() {
	c := r.check
	fill, edge := Surface, Ctrl
	switch {
	case c.on && c.disabled:
		fill, edge = Ctrl, Ctrl
	case c.on:
		fill, edge = Accent, Accent
	case c.disabled:
		fill, edge = Panel, Line2
	case c.hovered:
		edge = Ink3
	}
	r.box.Set(fill, edge, 1)
	r.tick.Hidden = !c.on
	r.word.SetText(c.word)
	ink := Ink
	if c.disabled {
		ink = Ink3
	}
	if c.wraps != nil {
		if c.on {
			ink = Ink2
		}
		c.wraps.SetColor(ink)
		return
	}
	r.word.SetColor(ink)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	line := size.Height
	if r.check.wraps != nil {
		line = Body.LineHeight()
		place(r.check.wraps, checkSize+checkGap, 0, size.Width-checkSize-checkGap, size.Height)
	}
	y := whole((line - checkSize) / 2)
	place(r.box, 0, y, checkSize, checkSize)
	place(r.tick, 1, y+1, checkSize-2, checkSize-2)
	r.ring.around(r.check.focused, 0, y, checkSize, checkSize, RadiusChip)
	place(r.word, checkSize+checkGap, 0, size.Width-checkSize-checkGap, size.Height)
}

func (r *checkRenderer) Refresh() {
	r.paint()
	r.Layout(r.check.Size())
	canvas.Refresh(r.check)
}

// Radio is a choice of one among a few, each with a circle. It is one stop for
// Tab; the arrow keys choose.
type Radio struct {
	widget.BaseWidget
	// OnChange is called with the chosen option's ID when the user chooses.
	OnChange func(id string)

	options  []Option
	vertical bool
	chosen   string
	focused  bool
	readOnly bool
}

// NewRadio makes a choice with nothing chosen; vertical puts the options below
// one another.
func NewRadio(vertical bool, options ...Option) *Radio {
	r := &Radio{options: options, vertical: vertical}
	r.ExtendBaseWidget(r)
	return r
}

// Chosen is the ID of the chosen option, empty for none.
func (r *Radio) Chosen() string { return r.chosen }

// Choose chooses without a callback.
func (r *Radio) Choose(id string) {
	r.chosen = id
	r.Refresh()
}

// SetReadOnly turns choosing off or on.
func (r *Radio) SetReadOnly(on bool) {
	r.readOnly = on
	r.Refresh()
}

func (r *Radio) choose(i int) {
	if r.readOnly || i < 0 || i >= len(r.options) || r.options[i].ID == r.chosen {
		return
	}
	r.chosen = r.options[i].ID
	r.Refresh()
	if r.OnChange != nil {
		r.OnChange(r.chosen)
	}
}

func (r *Radio) index() int {
	for i, o := range r.options {
		if o.ID == r.chosen {
			return i
		}
	}
	return -1
}

// FocusGained shows the focus.
func (r *Radio) FocusGained() {
	r.focused = true
	r.Refresh()
}

// FocusLost hides the focus.
func (r *Radio) FocusLost() {
	r.focused = false
	r.Refresh()
}

// Focused reports whether the keyboard is here.
func (r *Radio) Focused() bool { return r.focused }

// TypedRune does nothing.
func (r *Radio) TypedRune(rune) {}

// TypedKey chooses with the arrow keys and hands on the rest.
func (r *Radio) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		r.choose(max(0, r.index()-1))
	case fyne.KeyRight, fyne.KeyDown:
		r.choose(min(len(r.options)-1, r.index()+1))
	case fyne.KeySpace:
		r.choose(max(0, r.index()))
	default:
		forwardKey(r, key)
	}
}

// TypedShortcut hands on to the window.
func (r *Radio) TypedShortcut(s fyne.Shortcut) { forwardShortcut(r, s) }

// Tapped chooses the option under the pointer.
func (r *Radio) Tapped(ev *fyne.PointEvent) {
	focusOn(r)
	for i, at := range r.places() {
		size := fyne.NewSize(tickWidth(r.options[i].Title), radioLine)
		if ev.Position.X >= at.X && ev.Position.X < at.X+size.Width && ev.Position.Y >= at.Y && ev.Position.Y < at.Y+size.Height {
			r.choose(i)
		}
	}
}

const (
	radioLine = 28 // of options below one another
	radioGap  = 16 // between options side by side
)

// places is where each option stands.
func (r *Radio) places() []fyne.Position {
	out := make([]fyne.Position, len(r.options))
	at := fyne.Position{}
	for i, o := range r.options {
		out[i] = at
		if r.vertical {
			at.Y += radioLine
		} else {
			at.X += tickWidth(o.Title) + radioGap
		}
	}
	return out
}

// MinSize implements fyne.CanvasObject.
func (r *Radio) MinSize() fyne.Size {
	size := fyne.Size{}
	for i, at := range r.places() {
		size = size.Max(fyne.NewSize(at.X+tickWidth(r.options[i].Title), at.Y+radioLine))
	}
	return size
}

// CreateRenderer draws circles and words.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	d := &radioRenderer{radio: r, ring: newFocusRing()}
	for range r.options {
		d.circles = append(d.circles, NewBox(Surface).Rounded(checkSize/2))
		d.dots = append(d.dots, NewBox(OnAccent).Rounded(dotSize/2))
		d.words = append(d.words, NewText("", Body))
	}
	d.paint()
	return d
}

type radioRenderer struct {
	radio         *Radio
	ring          ring
	circles, dots []*Box
	words         []*Text
}

const dotSize = 6 // inside the chosen circle

func (d *radioRenderer) Destroy()           {}
func (d *radioRenderer) MinSize() fyne.Size { return d.radio.MinSize() }

func (d *radioRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.ring.raster}
	for i := range d.circles {
		objects = append(objects, d.circles[i], d.dots[i], d.words[i])
	}
	return objects
}

func (d *radioRenderer) paint() {
	r := d.radio
	chosen := r.index()
	for i, o := range r.options {
		fill, edge := Surface, Ctrl
		switch {
		case i == chosen && r.readOnly:
			fill = Ctrl
		case i == chosen:
			fill, edge = Accent, Accent
		case r.readOnly:
			edge = Line2
		}
		d.circles[i].Set(fill, edge, 1)
		d.dots[i].Hidden = i != chosen
		d.words[i].SetText(o.Title)
	}
}

func (d *radioRenderer) Layout(fyne.Size) {
	at := d.radio.places()
	for i := range d.circles {
		y := at[i].Y + (radioLine-checkSize)/2
		place(d.circles[i], at[i].X, y, checkSize, checkSize)
		place(d.dots[i], at[i].X+(checkSize-dotSize)/2, y+(checkSize-dotSize)/2, dotSize, dotSize)
		place(d.words[i], at[i].X+checkSize+checkGap, at[i].Y, d.words[i].FullWidth(), radioLine)
		if i == max(0, d.radio.index()) {
			d.ring.around(d.radio.focused, at[i].X, y, checkSize, checkSize, checkSize/2)
		}
	}
}

func (d *radioRenderer) Refresh() {
	d.paint()
	d.Layout(d.radio.Size())
	canvas.Refresh(d.radio)
}
