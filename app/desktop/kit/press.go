package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is what everything that can be tapped shares: pointer, focus,
// Enter and Space. The widget that embeds it sets self, and draws itself by
// hovered and focused.
type pressable struct {
	widget.BaseWidget
	self     fyne.Widget
	press    func()
	disabled bool
	hovered  bool
	focused  bool
}

// setup says which widget embeds this one and what a press does.
func (p *pressable) setup(self fyne.Widget, press func()) {
	p.self, p.press = self, press
	p.ExtendBaseWidget(self)
}

// Tapped implements fyne.Tappable.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if p.disabled {
		return
	}
	if f, ok := p.self.(fyne.Focusable); ok && !p.focused {
		focusOn(f)
	}
	p.run()
}

// run does what a press does.
func (p *pressable) run() {
	if !p.disabled && p.press != nil {
		p.press()
	}
}

// TypedKey presses on Enter and Space and hands on every other key.
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.run()
	case fyne.KeySpace:
		spaceOnItsWay = true //nolint:ineffassign // read by the input that gets the keyboard in run
		p.run()
		spaceOnItsWay = false
	default:
		forwardKey(p.self, e)
	}
}

// spaceOnItsWay is true while the key of a space presses a button: its letter
// comes next, to whatever has the keyboard then.
var spaceOnItsWay bool

// TypedRune implements fyne.Focusable.
func (p *pressable) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (p *pressable) FocusGained() { p.change(&p.focused, true) }

// FocusLost implements fyne.Focusable.
func (p *pressable) FocusLost() { p.change(&p.focused, false) }

// MouseIn implements desktop.Hoverable.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.change(&p.hovered, true) }

// MouseMoved implements desktop.Hoverable.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *pressable) MouseOut() { p.change(&p.hovered, false) }

// Disabled reports whether a press does nothing; Fyne then passes it by when
// the focus moves.
func (p *pressable) Disabled() bool { return p.disabled }

// Disable lets a press do nothing.
func (p *pressable) Disable() { p.change(&p.disabled, true) }

// Enable lets a press work again.
func (p *pressable) Enable() { p.change(&p.disabled, false) }

// change sets a state and redraws when it is new.
func (p *pressable) change(state *bool, v bool) {
	if *state != v {
		*state = v
		p.self.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (p *pressable) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Focused reports whether the keyboard is here.
func (p *pressable) Focused() bool { return p.focused }
