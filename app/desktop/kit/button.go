package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ButtonKind is how much a button stands out.
type ButtonKind string

// The kinds of button.
const (
	Primary   ButtonKind = "primary"   // the page's main act, filled; one at most
	Secondary ButtonKind = "secondary" // with an edge
	Quiet     ButtonKind = "quiet"     // the word alone
	Link      ButtonKind = "link"      // the word alone, in the accent
	Danger    ButtonKind = "danger"    // takes something away
	Inverse   ButtonKind = "inverse"   // the word alone on a toast's dark ground
)

// AllButtonKinds lists the kinds.
func AllButtonKinds() []ButtonKind {
	return []ButtonKind{Primary, Secondary, Quiet, Link, Danger, Inverse}
}

// Button is a command: a word, an icon before it, its shortcut behind it. The
// shortcut is only shown; the window's menu makes it work.
type Button struct {
	pressable
	kind   ButtonKind
	icon   string
	word   string
	key    string
	height float32
	reason string
	weak   float32 // how far the button has faded, 0 to 1
}

// NewButton makes a button 30 high. press runs on a tap, Enter and Space.
func NewButton(kind ButtonKind, word string, press func()) *Button {
	b := &Button{kind: kind, word: word, height: HeightControl}
	b.setup(b, press)
	return b
}

// WithIcon puts a Lucide icon before the word and gives the button back.
func (b *Button) WithIcon(name string) *Button {
	b.icon = name
	return b
}

// WithKey shows a shortcut behind the word and gives the button back.
func (b *Button) WithKey(key string) *Button {
	b.key = key
	return b
}

// Small makes the button 24 high and gives it back.
func (b *Button) Small() *Button {
	b.height = HeightSmall
	return b
}

// Large makes the button 36 high, for the start page, and gives it back.
func (b *Button) Large() *Button {
	b.height = HeightLarge
	return b
}

// Word is the button's word.
func (b *Button) Word() string { return b.word }

// SetWord exchanges the word.
func (b *Button) SetWord(word string) {
	if b.word != word {
		b.word = word
		b.Refresh()
	}
}

// SetIcon exchanges the icon; "" takes it away.
func (b *Button) SetIcon(name string) {
	if b.icon != name {
		b.icon = name
		b.Refresh()
	}
}

// SetKind exchanges the kind.
func (b *Button) SetKind(kind ButtonKind) {
	if b.kind != kind {
		b.kind = kind
		b.Refresh()
	}
}

// SetPress exchanges what a press does.
func (b *Button) SetPress(press func()) { b.press = press }

// Lock keeps the button from being pressed and says why: the reason stands
// behind the word where the shortcut stood.
func (b *Button) Lock(reason string) {
	if !b.disabled || b.reason != reason {
		b.disabled, b.reason = true, reason
		b.Refresh()
	}
}

// Unlock lets the button be pressed again.
func (b *Button) Unlock() {
	if b.disabled {
		b.disabled, b.reason = false, ""
		b.Refresh()
	}
}

// LockFor locks the button for a reason; without one it can be pressed.
func (b *Button) LockFor(reason string) {
	if reason == "" {
		b.Unlock()
		return
	}
	b.Lock(reason)
}

// setStrength fades the button together with the toast it lies on.
func (b *Button) setStrength(a float32) {
	if b.weak != 1-a {
		b.weak = 1 - a
		b.Refresh()
	}
}

// Reason is why the button is locked, "" while it is not.
func (b *Button) Reason() string { return b.reason }

// Press does what a tap does, for shortcuts that stand for this button.
func (b *Button) Press() { b.run() }

// behind is what stands behind the word.
func (b *Button) behind() string {
	if b.disabled {
		return b.reason
	}
	return b.key
}

// buttonInks are the colours of a button in one state.
type buttonInks struct{ ground, edge, word, key Token }

// inks gives the colours of the button as it is now.
func (b *Button) inks() buttonInks {
	if b.disabled {
		if b.kind == Quiet || b.kind == Link || b.kind == Inverse {
			return buttonInks{Clear, Clear, Ink3, Ink3}
		}
		return buttonInks{Clear, Line, Ink3, Ink3}
	}
	inks := map[ButtonKind]buttonInks{
		Primary:   {Accent, Clear, OnAccent, OnAccentKey},
		Secondary: {Surface, Line2, Ink, Ink3},
		Quiet:     {Clear, Clear, Ink2, Ink3},
		Link:      {Clear, Clear, Accent, Ink3},
		Danger:    {Surface, Major, Major, Ink3},
		Inverse:   {Clear, Clear, Surface, ToastKey},
	}[b.kind]
	if b.hovered {
		inks.ground = map[ButtonKind]Token{
			Primary: AccentSoftInk, Secondary: Panel, Quiet: Sunken, Link: AccentSoft, Danger: MajorSoft, Inverse: Clear,
		}[b.kind]
	}
	if b.hovered && b.kind == Danger {
		inks.key = Ink2
	}
	return inks
}

// wordStyle and keyStyle depend on the button's height.
func (b *Button) wordStyle() Style {
	switch {
	case b.height == HeightSmall && b.kind == Quiet:
		return Small
	case b.height == HeightSmall:
		return Label
	default:
		return BodyMedium
	}
}

// Distances inside a button.
const (
	buttonEdge     = 11 // edge to icon or word
	buttonEdgeS    = 9  // the same in a small one
	buttonIconGap  = 6  // icon to word
	buttonKeyGap   = 7  // word to shortcut
	buttonKeyGapS  = 5  // the same in a small one
	buttonQuietPad = 8  // edge of a button without edge
)

// edgePad is the distance from the button's edge to what it shows.
func (b *Button) edgePad() float32 {
	switch {
	case b.kind == Quiet && b.height != HeightSmall:
		return buttonEdge
	case b.kind == Quiet, b.kind == Link, b.kind == Inverse:
		return buttonQuietPad
	case b.height == HeightSmall:
		return buttonEdgeS
	default:
		return buttonEdge
	}
}

// keyGap is the distance from the word to the shortcut.
func (b *Button) keyGap() float32 {
	if b.height == HeightSmall {
		return buttonKeyGapS
	}
	return buttonKeyGap
}

// iconSize is the icon's size, 0 without one.
func (b *Button) iconSize() float32 {
	switch {
	case b.icon == "":
		return 0
	case b.height == HeightSmall:
		return IconInChip
	default:
		return IconSize
	}
}

// widths gives the room of icon, word and key with the gaps behind them.
func (b *Button) widths() (icon, word, key float32) {
	if icon = b.iconSize(); icon > 0 && b.word != "" {
		icon += buttonIconGap
	}
	word = Measure(b.word, b.wordStyle())
	if behind := b.behind(); behind != "" {
		key = b.keyGap() + Measure(behind, Key)
	}
	return icon, word, key
}

// MinSize implements fyne.CanvasObject.
func (b *Button) MinSize() fyne.Size {
	icon, word, key := b.widths()
	return fyne.NewSize(2*b.edgePad()+icon+word+key, b.height)
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, ground: newFrame(), ring: newFocusRing(),
		icon: NewIcon(b.icon, max(b.iconSize(), 1), Ink), word: canvasText("", b.wordStyle(), Ink), key: canvasText("", Key, Ink3),
	}
	r.paint()
	return r
}

// buttonRenderer draws a Button.
type buttonRenderer struct {
	button    *Button
	ground    *frame
	ring      ring
	icon      *Icon
	word, key *canvas.Text
}

func (r *buttonRenderer) Destroy()           {}
func (r *buttonRenderer) MinSize() fyne.Size { return r.button.MinSize() }

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring.raster, r.ground.raster, r.icon, r.word, r.key}
}

// paint sets words and colours.
func (r *buttonRenderer) paint() {
	b := r.button
	inks := b.inks()
	r.ground.set(framed(inks.ground, inks.edge, 1, round(RadiusField)))
	r.icon.SetName(b.icon)
	r.icon.size = max(b.iconSize(), 1)
	r.icon.SetColor(inks.word)
	r.icon.Hidden = b.icon == ""
	r.word.Text, r.word.Color, r.word.FontSource, r.word.TextSize = b.word, faded(inks.word, 1-b.weak), b.wordStyle().Font(), b.wordStyle().Size()
	r.key.Text, r.key.Color = b.behind(), faded(inks.key, 1-b.weak)
}

// Layout keeps the button's height and centres it in a higher room.
func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.button
	y := whole((size.Height - b.height) / 2)
	r.ground.place(0, y, size.Width, b.height)
	r.ring.around(b.focused, 0, y, size.Width, b.height, RadiusField)
	icon, word, key := b.widths()
	x := whole(max(b.edgePad(), (size.Width-icon-word-key)/2))
	behind := x + icon + word + b.keyGap()
	if b.height == HeightLarge { // a row of the start page: word left, key right
		x = b.edgePad()
		behind = max(x+icon+word+b.keyGap(), whole(size.Width-b.edgePad()-r.key.MinSize().Width))
	}
	place(r.icon, x, y, b.iconSize(), b.height)
	placeText(r.word, x+icon, y, word, b.height)
	placeText(r.key, behind, y, key, b.height)
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.button.Size())
	r.icon.Refresh()
	r.word.Refresh()
	r.key.Refresh()
}
