package kit

import (
	"cmp"

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

// TappedSecondary offers the editing commands.
func (in *input) TappedSecondary(ev *fyne.PointEvent) { in.showMenu(ev.AbsolutePosition) }

func (in *input) setMenu(items func() []MenuItem) { in.further = items }

// menuByKey implements contextual: the menu opens under the caret.
func (in *input) menuByKey() bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(in.self)
	caret := in.caretAt(in.buffer.caret)
	in.showMenu(at.AddXY(fieldInset+caret.X, min(caret.Y+in.style.LineHeight()+narrativePad, in.Size().Height)))
	return true
}

// showMenu offers the editing commands, and what the page adds to them.
func (in *input) showMenu(at fyne.Position) {
	focusOn(in.self)
	c := CanvasOf(in.self)
	if c == nil {
		return
	}
	clipboard := fyne.CurrentApp().Clipboard()
	locked, nothing := "", ""
	if in.readOnly {
		locked = "read-only"
	}
	if in.buffer.selected() == "" {
		nothing = "nothing selected"
	}
	groups := []MenuGroup{
		{Items: []MenuItem{
			{Word: "Undo", Key: "Ctrl+Z", Reason: locked, Run: func() { in.editShortcut(&fyne.ShortcutUndo{}) }},
			{Word: "Redo", Key: "Ctrl+Y", Reason: locked, Run: func() { in.editShortcut(&fyne.ShortcutRedo{}) }},
		}},
		{Items: []MenuItem{
			{Word: "Cut", Key: "Ctrl+X", Reason: cmp.Or(locked, nothing), Run: func() { in.cutTo(clipboard) }},
			{Word: "Copy", Key: "Ctrl+C", Reason: nothing, Run: func() { in.copyTo(clipboard) }},
			{Word: "Paste", Key: "Ctrl+V", Reason: locked, Run: func() { in.pasteFrom(clipboard) }},
			{Word: "Select all", Key: "Ctrl+A", Run: func() { in.selectRunes(0, len(in.buffer.runes)) }},
		}},
	}
	if in.further != nil {
		if items := in.further(); len(items) > 0 {
			groups = append(groups, MenuGroup{Items: items})
		}
	}
	ShowMenu(c, at, groups...)
}
