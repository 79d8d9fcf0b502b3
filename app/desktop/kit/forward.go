package kit

import "fyne.io/fyne/v2"

// keyLayer is an overlay that takes the keys its content has no use for.
type keyLayer interface {
	fyne.CanvasObject
	layerKey(*fyne.KeyEvent)
}

// shortcutLayer is an overlay that has shortcuts of its own.
type shortcutLayer interface {
	layerShortcut(fyne.Shortcut)
}

// forwardKey hands on a key a focused widget has no use for: to the dialog or
// menu on top or, without one, to the window's own handler. Fyne itself gives
// keys to the focused widget alone, so F5 in a grid would be lost.
func forwardKey(from fyne.CanvasObject, key *fyne.KeyEvent) {
	c := CanvasOf(from)
	if c == nil || opensMenu(from, key) || HandleKey(c, key) {
		return
	}
	if c.Overlays().Top() == nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// HandOn hands on a key that a page's own focused widget has no use for, as the widgets of kit do.
func HandOn(from fyne.CanvasObject, key *fyne.KeyEvent) { forwardKey(from, key) }

// forwardShortcut hands a shortcut to the window's own ones, or to the dialog
// that lies over the page.
func forwardShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := CanvasOf(from)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		if layer, ok := top.(shortcutLayer); ok {
			layer.layerShortcut(s)
		}
		return
	}
	if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// HandleKey gives a key to the dialog, menu or list that lies on top, and
// reports whether there was one. The window's key handler calls it first, for
// the case that nothing has the focus.
func HandleKey(c fyne.Canvas, key *fyne.KeyEvent) bool {
	layer, ok := c.Overlays().Top().(keyLayer)
	if ok {
		layer.layerKey(key)
	}
	return ok
}

// focusOn gives the keyboard to a widget wherever it is shown.
func focusOn(object fyne.Focusable) {
	o, ok := object.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := CanvasOf(o); c != nil {
		c.Focus(object)
	}
}

// InText reports whether the keyboard is in a control that takes text, and so has an undo of its own.
func InText(c fyne.Canvas) bool {
	in, ok := c.Focused().(interface{ editShortcut(fyne.Shortcut) bool })
	return ok && in != nil
}
