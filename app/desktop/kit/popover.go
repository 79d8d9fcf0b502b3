package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	popoverGap  = 4 // to the field it belongs to
	popoverEdge = 8 // to the window's edge
	popoverPad  = 4 // inside a list
)

// popover is a panel over the page that belongs to a field or a point: the list
// of a picker, a menu, a calendar. It covers the window to notice a click
// beside it, takes the keyboard whole while it is open, and follows its anchor
// when the window changes.
type popover struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	anchor  fyne.CanvasObject // stands under this; nil for a point
	point   fyne.Position
	content fyne.CanvasObject
	want    func() fyne.Size // size of the content, before it is fitted in
	panel   *Box
	open    bool
	variant Variant // the look it was last drawn in

	onLook     func() // redraws the content in another look; Fyne tells only what is shown
	onKey      func(*fyne.KeyEvent)
	onRune     func(rune)
	onShortcut func(fyne.Shortcut) bool // reports whether it was used
	onShift    func(down bool)
	onClose    func()
}

func newPopover(anchor, content fyne.CanvasObject, want func() fyne.Size) *popover {
	p := &popover{anchor: anchor, content: content, want: want}
	p.panel = NewBox(Surface).Rounded(RadiusField).Edged(Line2, 1).Raised()
	p.ExtendBaseWidget(p)
	return p
}

// show opens the panel over a canvas.
func (p *popover) show(c fyne.Canvas) {
	if p.open || c == nil {
		return
	}
	p.canvas, p.open = c, true
	if v := CurrentVariant(); v != p.variant && p.onLook != nil {
		p.variant = v
		p.onLook()
	}
	c.Overlays().Add(p)
	c.Focus(p)
}

// close takes the panel away; the page has the keyboard again.
func (p *popover) close() {
	if !p.open {
		return
	}
	p.open = false
	p.canvas.Overlays().Remove(p)
	if p.onClose != nil {
		p.onClose()
	}
}

// layerKey implements keyLayer.
func (p *popover) layerKey(key *fyne.KeyEvent) { p.TypedKey(key) }

// Tapped beside the panel closes it.
func (p *popover) Tapped(*fyne.PointEvent) { p.close() }

// TappedSecondary beside the panel closes it.
func (p *popover) TappedSecondary(*fyne.PointEvent) { p.close() }

// FocusGained implements fyne.Focusable.
func (p *popover) FocusGained() {}

// FocusLost closes: the window lost the keyboard.
func (p *popover) FocusLost() { p.close() }

// AcceptsTab is true: the owner decides what Tab means.
func (p *popover) AcceptsTab() bool { return true }

// TypedRune gives letters to the owner.
func (p *popover) TypedRune(r rune) {
	if p.onRune != nil {
		p.onRune(r)
	}
}

// TypedKey closes on Escape and gives every other key to the owner.
func (p *popover) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		p.close()
		return
	}
	if p.onKey != nil {
		p.onKey(key)
	}
}

// TypedShortcut gives editing to the owner. Any other shortcut means the page:
// the panel closes and hands it on.
func (p *popover) TypedShortcut(s fyne.Shortcut) {
	if p.onShortcut != nil && p.onShortcut(s) {
		return
	}
	c := p.canvas
	p.close()
	if window, ok := c.(fyne.Shortcutable); ok && c.Overlays().Top() == nil {
		window.TypedShortcut(s)
	}
}

// KeyDown tells the owner of Shift.
func (p *popover) KeyDown(key *fyne.KeyEvent) { p.shift(key, true) }

// KeyUp tells the owner of Shift.
func (p *popover) KeyUp(key *fyne.KeyEvent) { p.shift(key, false) }

func (p *popover) shift(key *fyne.KeyEvent, down bool) {
	if p.onShift != nil && (key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight) {
		p.onShift(down)
	}
}

// refit lays the panel out again after its content changed.
func (p *popover) refit() {
	if p.open {
		p.Refresh()
	}
}

// frame is where the panel stands: under its anchor, over it where there is
// more room, never outside the window.
func (p *popover) frame(window fyne.Size) (fyne.Position, fyne.Size) {
	want := p.want()
	at, below, above := p.point, window.Height-p.point.Y-popoverEdge, float32(0)
	if p.anchor != nil {
		a := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.anchor)
		want.Width = max(want.Width, p.anchor.Size().Width)
		at = a.AddXY(0, p.anchor.Size().Height+popoverGap)
		below = window.Height - at.Y - popoverEdge
		above = a.Y - popoverGap - popoverEdge
	}
	if p.anchor == nil && want.Height > below {
		at.Y = max(popoverEdge, window.Height-popoverEdge-want.Height)
		below = window.Height - at.Y - popoverEdge
	}
	size := fyne.NewSize(min(want.Width, window.Width-2*popoverEdge), min(want.Height, below))
	if want.Height > below && above > below {
		size.Height = min(want.Height, above)
		at.Y = above + popoverEdge - size.Height
	}
	at.X = max(popoverEdge, min(at.X, window.Width-popoverEdge-size.Width))
	return at, size
}

// CreateRenderer draws the panel.
func (p *popover) CreateRenderer() fyne.WidgetRenderer { return &popoverRenderer{p} }

type popoverRenderer struct{ p *popover }

func (r *popoverRenderer) Destroy()           {}
func (r *popoverRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *popoverRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.panel, r.p.content}
}

func (r *popoverRenderer) Layout(window fyne.Size) {
	at, size := r.p.frame(window)
	place(r.p.panel, at.X, at.Y, size.Width, size.Height)
	place(r.p.content, at.X+1, at.Y+1, size.Width-2, size.Height-2)
}

func (r *popoverRenderer) Refresh() {
	r.Layout(r.p.Size())
	r.p.panel.Refresh()
	r.p.content.Refresh()
}
