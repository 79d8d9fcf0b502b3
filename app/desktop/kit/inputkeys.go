package kit

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained shows the caret.
func (in *input) FocusGained() {
	in.focused, in.stray = true, spaceOnItsWay
	in.update()
	in.scrollToCaret()
}

// FocusLost hides the caret and ends an open selection by Shift.
func (in *input) FocusLost() {
	in.focused = false
	in.shift = false
	in.buffer.closed = true
	in.update()
}

// TypedRune inserts a letter, but not the space that pressed the button which
// gave the keyboard to this input.
func (in *input) TypedRune(r rune) {
	stray := in.stray && r == ' '
	in.stray = false
	if in.readOnly || stray {
		return
	}
	in.buffer.insert(string(r))
	in.edited()
}

// TypedKey edits, moves the caret, or hands the key on.
func (in *input) TypedKey(key *fyne.KeyEvent) {
	in.stray = false
	if !in.ownKey(key.Name) && !typesRune(key.Name) {
		forwardKey(in.self, key)
	}
}

// ownKey moves or edits and reports whether the key did.
func (in *input) ownKey(name fyne.KeyName) bool { return in.moveByKey(name) || in.editByKey(name) }

// typesRune reports whether the key comes as a rune too.
func typesRune(name fyne.KeyName) bool { return len(name) <= 1 || name == fyne.KeySpace }

// moveByKey reports whether the key moved the caret.
func (in *input) moveByKey(name fyne.KeyName) bool {
	b := &in.buffer
	start, end := b.selection()
	line := in.lines[lineOf(in.lines, b.caret)]
	var to int
	switch name {
	case fyne.KeyLeft:
		to = b.before(b.caret)
		if start != end && !in.shift {
			to = start
		}
	case fyne.KeyRight:
		to = b.after(b.caret)
		if start != end && !in.shift {
			to = end
		}
	case fyne.KeyHome:
		to = line.start
	case fyne.KeyEnd:
		to = line.lineEnd()
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		return in.multi && in.moveByLines(name)
	default:
		return false
	}
	in.goalX = -1
	b.moveTo(to, in.shift)
	in.moved()
	return true
}

// linesPerPage is how far PageUp and PageDown go in a text that shows all its
// lines.
const linesPerPage = 10

func (in *input) moveByLines(name fyne.KeyName) bool {
	step := map[fyne.KeyName]int{
		fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -linesPerPage, fyne.KeyPageDown: linesPerPage,
	}[name]
	at := lineOf(in.lines, in.buffer.caret)
	if in.goalX < 0 {
		in.goalX = in.caretAt(in.buffer.caret).X
	}
	to := at + step
	pos := 0
	switch {
	case to < 0:
	case to >= len(in.lines):
		pos = len(in.buffer.runes)
	default:
		pos = nearestColumn(in.buffer.runes, in.lines[to], in.goalX, in.width)
	}
	in.buffer.moveTo(pos, in.shift)
	in.moved()
	return true
}

// editByKey reports whether the key changed the text or would have.
func (in *input) editByKey(name fyne.KeyName) bool {
	b := &in.buffer
	switch name {
	case fyne.KeyBackspace:
		return in.erase(b.before(b.caret))
	case fyne.KeyDelete:
		return in.erase(b.after(b.caret))
	case fyne.KeyReturn, fyne.KeyEnter:
		if !in.multi {
			return false
		}
		if !in.readOnly {
			b.insert("\n")
			in.edited()
		}
		return true
	}
	return false
}

func (in *input) erase(to int) bool {
	if !in.readOnly && in.buffer.erase(to) {
		in.edited()
	}
	return true
}

// KeyDown notes Shift, which extends the selection.
func (in *input) KeyDown(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		in.shift = true
	}
}

// KeyUp notes the end of Shift.
func (in *input) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		in.shift = false
	}
}

// TypedShortcut does the editing shortcuts and hands every other one to the
// window (fyne#5235: a focused entry swallows what it does not know).
func (in *input) TypedShortcut(s fyne.Shortcut) {
	if !in.editShortcut(s) {
		forwardShortcut(in.self, s)
	}
}

// editShortcut does an editing shortcut and reports whether it was one. With
// nothing left to take back, undo is not: it then means that of the case.
func (in *input) editShortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		return in.undo(in.buffer.undoLast)
	case *fyne.ShortcutRedo:
		return in.undo(in.buffer.redoLast)
	case *fyne.ShortcutSelectAll:
		in.selectRunes(0, len(in.buffer.runes))
	case *fyne.ShortcutCopy:
		in.copyTo(s.Clipboard)
	case *fyne.ShortcutCut:
		in.cutTo(s.Clipboard)
	case *fyne.ShortcutPaste:
		in.pasteFrom(s.Clipboard)
	case *desktop.CustomShortcut:
		return in.customShortcut(s)
	default:
		return false
	}
	return true
}

func (in *input) undo(step func() bool) bool {
	if in.readOnly || !step() {
		return false
	}
	in.edited()
	return true
}

func (in *input) copyTo(c fyne.Clipboard) {
	if text := in.buffer.selected(); text != "" {
		c.SetContent(text)
	}
}

func (in *input) cutTo(c fyne.Clipboard) {
	if in.readOnly || in.buffer.selected() == "" {
		return
	}
	in.copyTo(c)
	in.buffer.insert("")
	in.edited()
}

func (in *input) pasteFrom(c fyne.Clipboard) {
	text := normalizeNewlines(c.Content(), in.multi)
	if in.readOnly || text == "" {
		return
	}
	in.buffer.closed = true
	in.buffer.insert(text)
	in.buffer.closed = true
	in.edited()
}

// customShortcut moves or deletes by words, and to the ends of the text. With Shift, Z does again what was taken back.
func (in *input) customShortcut(s *desktop.CustomShortcut) bool {
	word := fyne.KeyModifierShortcutDefault
	if runtime.GOOS == "darwin" {
		word = fyne.KeyModifierAlt
	}
	extend := s.Modifier&fyne.KeyModifierShift != 0
	if s.Modifier&^fyne.KeyModifierShift != word {
		return false
	}
	b := &in.buffer
	var to int
	switch s.KeyName {
	case fyne.KeyLeft:
		to = b.wordBefore(b.caret)
	case fyne.KeyRight:
		to = b.wordAfter(b.caret)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(b.runes)
	case fyne.KeyBackspace:
		return in.erase(b.wordBefore(b.caret))
	case fyne.KeyDelete:
		return in.erase(b.wordAfter(b.caret))
	case fyne.KeyZ:
		return extend && in.undo(b.redoLast)
	default:
		return false
	}
	in.goalX = -1
	b.moveTo(to, extend)
	in.moved()
	return true
}
