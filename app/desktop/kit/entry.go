package kit

import (
	"fyne.io/fyne/v2"
)

// Entry is a text of one line, 30 high. Its edge and halo show the focus; Tab
// leaves it.
type Entry struct {
	input
	committed string
	// EscapeKeeps makes Escape commit what was typed and hand the key on, as in
	// a form that saves by itself and is left by Escape. Otherwise it restores.
	EscapeKeeps bool

	// OnChanged is called with the text after each change by the user, never
	// by SetTextQuiet.
	OnChanged func(text string)
	// OnCommit is called with the text when it differs from the last committed
	// one and the field is left or Enter is pressed.
	OnCommit func(text string)
}

// NewEntry makes an entry with a placeholder for when it is empty.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.init(e, Body)
	e.hint = placeholder
	return e
}

func (e *Entry) init(self inputSelf, style Style) {
	e.setup(self, style)
	e.changed = func(text string) {
		if e.OnChanged != nil {
			e.OnChanged(text)
		}
	}
}

// SetTextQuiet puts a text that came from elsewhere. No callback fires; the
// same text leaves caret and undo history alone.
func (e *Entry) SetTextQuiet(text string) {
	e.committed = text
	e.setQuiet(text)
}

// Resume puts a text that was typed before and never committed, to be gone on
// with. No callback fires.
func (e *Entry) Resume(text string) {
	e.committed = ""
	e.setQuiet(text)
}

// Commit calls OnCommit if the text was changed since the last commit, as
// leaving the field does.
func (e *Entry) Commit() {
	text := e.Text()
	if text == e.committed {
		return
	}
	e.committed = text
	if e.OnCommit != nil {
		e.OnCommit(text)
	}
}

// Restore puts back the text last committed and reports whether there was a
// change to take back.
func (e *Entry) Restore() bool {
	if e.Text() == e.committed {
		return false
	}
	e.buffer.choose(0, len(e.buffer.runes))
	e.buffer.insert(e.committed)
	e.edited()
	return true
}

// FocusGained selects everything, so that typing replaces it.
func (e *Entry) FocusGained() {
	e.buffer.choose(0, len(e.buffer.runes))
	e.input.FocusGained()
}

// FocusLost commits.
func (e *Entry) FocusLost() {
	e.buffer.moveTo(e.buffer.caret, false)
	e.input.FocusLost()
	e.Commit()
}

// TypedKey commits on Enter and hands it on, and restores on Escape or hands it
// on when there is nothing to restore.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.Commit()
		forwardKey(e.self, key)
	case fyne.KeyEscape:
		if e.EscapeKeeps {
			e.Commit()
		} else if e.Restore() {
			return
		}
		forwardKey(e.self, key)
	default:
		e.input.TypedKey(key)
	}
}
