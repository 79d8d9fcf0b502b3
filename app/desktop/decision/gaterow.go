package decision

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"fieldcase/app/desktop/kit"
)

// gateRow is one gate of the list. It is a stop for Tab: Enter leads to the page that satisfies the gate, Up and Down go
// to the gates beside it.
type gateRow struct {
	widget.BaseWidget
	content *fyne.Container // what is shown, and over it the ring of the focus
	ring    *kit.Box
	shown   kit.Gate
	press   func()
	move    func(by int)
}

var _ kit.Flowing = (*gateRow)(nil)

func newGateRow(press func(), move func(by int)) *gateRow {
	r := &gateRow{press: press, move: move}
	r.ring = kit.NewBox(kit.Clear).Rounded(kit.RadiusField)
	r.content = kit.Layers(kit.Spacer(), r.ring)
	r.ExtendBaseWidget(r)
	return r
}

// show shows a gate; the same one leaves the row alone.
func (r *gateRow) show(g kit.Gate) {
	if g == r.shown {
		return
	}
	r.shown = g
	r.content.Objects[0] = kit.GateRow(g)
	r.content.Refresh()
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *gateRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// HeightFor implements kit.Flowing.
func (r *gateRow) HeightFor(width float32) float32 { return kit.HeightFor(r.content, width) }

// MinSize implements fyne.CanvasObject.
func (r *gateRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return r.content.MinSize()
}

// FocusGained implements fyne.Focusable.
func (r *gateRow) FocusGained() { r.ring.Set(kit.Clear, kit.Accent, 2) }

// FocusLost implements fyne.Focusable.
func (r *gateRow) FocusLost() { r.ring.Set(kit.Clear, kit.Clear, 0) }

// TypedRune implements fyne.Focusable.
func (r *gateRow) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (r *gateRow) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.press()
	case fyne.KeyUp:
		r.move(-1)
	case fyne.KeyDown:
		r.move(1)
	default:
		kit.HandOn(r, key)
	}
}

// Tapped implements fyne.Tappable.
func (r *gateRow) Tapped(*fyne.PointEvent) {
	if c := kit.CanvasOf(r); c != nil {
		c.Focus(r)
	}
}

// DoubleTapped implements fyne.DoubleTappable.
func (r *gateRow) DoubleTapped(*fyne.PointEvent) { r.press() }
