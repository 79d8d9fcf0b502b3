package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// SetMenu lets the context menu of a control offer further commands, such as the history of its field. It opens by a
// right click, by the Menu key and by Shift+F10. Controls are the
// inputs, Check and Segmented; for others nothing happens.
func SetMenu(control fyne.CanvasObject, items func() []MenuItem) {
	if c, ok := control.(interface{ setMenu(items func() []MenuItem) }); ok {
		c.setMenu(items)
	}
}

// contextual is a widget whose context menu opens by a key; false when it has none now.
type contextual interface{ menuByKey() bool }

// opensMenu reports whether a key opened the context menu of a widget that has no other use for it.
func opensMenu(from fyne.CanvasObject, key *fyne.KeyEvent) bool {
	if key.Name != desktop.KeyMenu && (key.Name != fyne.KeyF10 || !shiftHeld()) {
		return false
	}
	c, ok := from.(contextual)
	return ok && c.menuByKey()
}

// shiftHeld reports whether Shift is down, which a driver without keyboard does not know.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// ownMenu is the context menu of a control that has no commands of its own.
type ownMenu struct{ items func() []MenuItem }

func (m *ownMenu) setMenu(items func() []MenuItem) { m.items = items }

// open opens the menu at a place of the canvas that shows the control.
func (m *ownMenu) open(control fyne.CanvasObject, at fyne.Position) bool {
	c := CanvasOf(control)
	if m.items == nil || c == nil {
		return false
	}
	items := m.items()
	if len(items) > 0 {
		ShowMenu(c, at, MenuGroup{Items: items})
	}
	return len(items) > 0
}

// openUnder opens the menu under the control.
func (m *ownMenu) openUnder(control fyne.CanvasObject) bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(control)
	return m.open(control, at.AddXY(0, control.Size().Height))
}
