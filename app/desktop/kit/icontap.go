package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// iconTap is a sign inside a field that does something when it is clicked. It
// is no stop for Tab: what it does has a key in the field.
type iconTap struct {
	widget.BaseWidget
	icon *Icon
	tap  func()
}

func newIconTap(name string, tap func()) *iconTap {
	t := &iconTap{icon: NewIcon(name, IconSize, Ink3), tap: tap}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped does it.
func (t *iconTap) Tapped(*fyne.PointEvent) { t.tap() }

// Cursor says that the sign can be clicked.
func (t *iconTap) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn shows the sign stronger.
func (t *iconTap) MouseIn(*desktop.MouseEvent) { t.icon.SetColor(Ink) }

// MouseMoved does nothing.
func (t *iconTap) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (t *iconTap) MouseOut() { t.icon.SetColor(Ink3) }

// CreateRenderer shows the icon.
func (t *iconTap) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.icon) }
