package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseDown takes the focus and puts the caret under the pointer; with Shift it
// extends the selection.
func (in *input) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonSecondary {
		focusOn(in.self)
		return
	}
	extend := ev.Modifier&fyne.KeyModifierShift != 0
	if !in.focused {
		focusOn(in.self)
	}
	in.goalX = -1
	in.buffer.moveTo(in.positionAt(ev.Position), extend)
	in.moved()
}

// MouseUp does nothing; the selection was made on the way.
func (in *input) MouseUp(*desktop.MouseEvent) {}

// Tapped takes the focus.
func (in *input) Tapped(*fyne.PointEvent) { focusOn(in.self) }

// Dragged extends the selection to the pointer.
func (in *input) Dragged(ev *fyne.DragEvent) {
	in.buffer.moveTo(in.positionAt(ev.Position), true)
	in.moved()
}

// DragEnd does nothing; the selection was made on the way.
func (in *input) DragEnd() {}

// DoubleTapped selects the word under the pointer.
func (in *input) DoubleTapped(ev *fyne.PointEvent) {
	focusOn(in.self)
	in.selectRunes(in.buffer.wordAt(in.positionAt(ev.Position)))
}
