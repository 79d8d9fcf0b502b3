package kit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// LongParagraph is the number of bytes from which a paragraph is called long.
// Nobody reads one of that length, and workbook cells show only part of it.
const LongParagraph = 2048

// Narrative is a text of several lines that wraps, grows with what is typed,
// 14/22, and is left with Tab.
type Narrative struct {
	input
	committed string

	// OnChanged is called with the text after each change by the user, never
	// by SetTextQuiet.
	OnChanged func(text string)
	// OnCommit is called with the text when the field is left and the text is
	// another than the last committed one.
	OnCommit func(text string)
	// OnEnter makes Enter do something else than begin a line, which
	// Shift+Enter then does.
	OnEnter func()
	// OnNote is called with the note of the text after each change; see Note.
	OnNote func(note string)
}

// NewNarrative makes a narrative that shows at least minLines lines.
func NewNarrative(placeholder string, minLines int) *Narrative {
	n := &Narrative{}
	n.multi = true
	n.hint = placeholder
	n.setup(n, NarrativeText)
	n.minLines = max(1, minLines)
	n.changed = func(text string) {
		if n.OnChanged != nil {
			n.OnChanged(text)
		}
		n.tellNote()
	}
	return n
}

// SetTextQuiet puts a text that came from elsewhere. No callback but OnNote
// fires; the same text leaves caret and undo history alone.
func (n *Narrative) SetTextQuiet(text string) {
	n.committed = text
	n.setQuiet(text)
	n.tellNote()
}

// CaretToEnd puts the caret behind the text, where one goes on with it.
func (n *Narrative) CaretToEnd() {
	end := len([]rune(n.Text()))
	n.selectRunes(end, end)
}

// Commit calls OnCommit if the text was changed since the last commit, as
// leaving the field does.
func (n *Narrative) Commit() {
	text := n.Text()
	if text == n.committed {
		return
	}
	n.committed = text
	if n.OnCommit != nil {
		n.OnCommit(text)
	}
}

// FocusLost commits.
func (n *Narrative) FocusLost() {
	n.input.FocusLost()
	n.Commit()
}

// TypedKey gives Enter to OnEnter and edits with every other key.
func (n *Narrative) TypedKey(key *fyne.KeyEvent) {
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if enter && n.OnEnter != nil && !n.shift {
		n.OnEnter()
		return
	}
	n.input.TypedKey(key)
}

// InsertAtCaret puts text where the caret stands, as one undo step.
func (n *Narrative) InsertAtCaret(text string) {
	if n.readOnly || text == "" {
		return
	}
	n.buffer.closed = true
	n.buffer.insert(normalizeNewlines(text, true))
	n.buffer.closed = true
	n.edited()
}

// Reveal takes the focus, selects the bytes from start to end of the text and
// scrolls to them. A range outside the text is cut to it; an offset inside a
// letter counts as that letter's start.
func (n *Narrative) Reveal(start, end int) {
	text := n.Text()
	from, to := runeOffset(text, start), runeOffset(text, end)
	focusOn(n)
	n.selectRunes(from, max(from, to))
	n.scrollToCaret()
}

// runeOffset counts the letters that end before or at a byte offset.
func runeOffset(text string, bytes int) int {
	bytes = max(0, min(bytes, len(text)))
	for bytes > 0 && bytes < len(text) && !utf8.RuneStart(text[bytes]) {
		bytes--
	}
	return utf8.RuneCountInString(text[:bytes])
}

// Characters is how many letters the text has.
func (n *Narrative) Characters() int { return len(n.buffer.runes) }

// Note says which paragraph is too long to read, or nothing.
func (n *Narrative) Note() string {
	text := n.Text()
	if len(text) <= LongParagraph {
		return ""
	}
	for i, p := range strings.Split(text, "\n") {
		if len(p) > LongParagraph {
			return fmt.Sprintf("Paragraph %d has %d characters: break it", i+1, utf8.RuneCountInString(p))
		}
	}
	return ""
}

func (n *Narrative) tellNote() {
	if n.OnNote != nil {
		n.OnNote(n.Note())
	}
}

var _ fyne.Tabbable = (*Narrative)(nil)
