package kit

import (
	"strings"
	"unicode"
)

// textBuffer is the text of an input with its caret, selection and undo
// history. Positions count runes, as the caret moves over them. It knows
// nothing of the screen.
type textBuffer struct {
	runes  []rune
	caret  int
	anchor int // the other end of the selection; equal to caret without one
	undo   []textEdit
	redo   []textEdit
	closed bool // the next edit starts a new undo step
}

// textEdit replaces removed by inserted at pos.
type textEdit struct {
	pos               int
	removed, inserted []rune
}

func (b *textBuffer) String() string { return string(b.runes) }

// reset replaces everything and forgets the history.
func (b *textBuffer) reset(text string) {
	b.runes = []rune(text)
	b.caret, b.anchor = len(b.runes), len(b.runes)
	b.undo, b.redo, b.closed = nil, nil, false
}

// selection returns the selected range in order; start equals end without one.
func (b *textBuffer) selection() (start, end int) {
	if b.anchor < b.caret {
		return b.anchor, b.caret
	}
	return b.caret, b.anchor
}

func (b *textBuffer) selected() string {
	start, end := b.selection()
	return string(b.runes[start:end])
}

// moveTo puts the caret at pos; extend keeps the other end of the selection.
func (b *textBuffer) moveTo(pos int, extend bool) {
	b.caret = b.clamp(pos)
	if !extend {
		b.anchor = b.caret
	}
	b.closed = true
}

// choose selects from start to end and leaves the caret at end.
func (b *textBuffer) choose(start, end int) {
	b.anchor, b.caret = b.clamp(start), b.clamp(end)
	b.closed = true
}

func (b *textBuffer) clamp(pos int) int { return max(0, min(pos, len(b.runes))) }

// insert replaces the selection by text.
func (b *textBuffer) insert(text string) {
	start, end := b.selection()
	b.replace(start, end, []rune(text))
}

// erase deletes the selection or, without one, from the caret to pos. It
// reports whether anything went.
func (b *textBuffer) erase(pos int) bool {
	start, end := b.selection()
	if start == end {
		start, end = min(b.caret, pos), max(b.caret, pos)
	}
	start, end = b.clamp(start), b.clamp(end)
	if start == end {
		return false
	}
	b.replace(start, end, nil)
	return true
}

func (b *textBuffer) replace(start, end int, text []rune) {
	edit := textEdit{pos: start, removed: append([]rune(nil), b.runes[start:end]...), inserted: text}
	b.apply(edit)
	b.redo = nil
	if n := len(b.undo); n > 0 && !b.closed && b.undo[n-1].absorb(edit) {
		return
	}
	b.undo = append(b.undo, edit)
	b.closed = false
}

// absorb joins the next edit to this one when both belong to one stretch of
// typing or deleting inside a word, so that an undo takes back a word. Typing
// over a selection is one stretch with what it took the place of.
func (e *textEdit) absorb(next textEdit) bool {
	switch {
	case len(e.inserted) > 0 && len(next.removed) == 0 && next.pos == e.pos+len(e.inserted):
		if len(next.inserted) != 1 || isWordBreak(next.inserted[0]) {
			return false
		}
		e.inserted = append(e.inserted, next.inserted...)
	case len(e.inserted) == 0 && len(next.inserted) == 0 && next.pos+len(next.removed) == e.pos:
		e.pos = next.pos
		e.removed = append(next.removed, e.removed...)
	default:
		return false
	}
	return true
}

func (b *textBuffer) apply(e textEdit) {
	tail := b.runes[e.pos+len(e.removed):]
	out := make([]rune, 0, len(b.runes)-len(e.removed)+len(e.inserted))
	out = append(out, b.runes[:e.pos]...)
	out = append(out, e.inserted...)
	b.runes = append(out, tail...)
	b.caret = e.pos + len(e.inserted)
	b.anchor = b.caret
}

func (b *textBuffer) undoLast() bool {
	n := len(b.undo)
	if n == 0 {
		return false
	}
	e := b.undo[n-1]
	b.undo = b.undo[:n-1]
	b.apply(textEdit{pos: e.pos, removed: e.inserted, inserted: e.removed})
	b.redo = append(b.redo, e)
	b.closed = true
	return true
}

func (b *textBuffer) redoLast() bool {
	n := len(b.redo)
	if n == 0 {
		return false
	}
	e := b.redo[n-1]
	b.redo = b.redo[:n-1]
	b.apply(e)
	b.undo = append(b.undo, e)
	b.closed = true
	return true
}

// before and after step over one letter together with the marks combined
// with it, so that "é" written as two runes is one step.
func (b *textBuffer) before(pos int) int {
	pos--
	for pos > 0 && unicode.Is(unicode.Mn, b.runes[pos]) {
		pos--
	}
	return b.clamp(pos)
}

func (b *textBuffer) after(pos int) int {
	pos++
	for pos < len(b.runes) && unicode.Is(unicode.Mn, b.runes[pos]) {
		pos++
	}
	return b.clamp(pos)
}

// wordBefore is the start of the word that ends at or before pos.
func (b *textBuffer) wordBefore(pos int) int {
	for pos > 0 && isWordBreak(b.runes[pos-1]) {
		pos--
	}
	for pos > 0 && !isWordBreak(b.runes[pos-1]) {
		pos--
	}
	return pos
}

// wordAfter is the end of the word that starts at or after pos.
func (b *textBuffer) wordAfter(pos int) int {
	for pos < len(b.runes) && isWordBreak(b.runes[pos]) {
		pos++
	}
	for pos < len(b.runes) && !isWordBreak(b.runes[pos]) {
		pos++
	}
	return pos
}

// wordAt is the range a double click at pos selects.
func (b *textBuffer) wordAt(pos int) (start, end int) {
	start, end = b.clamp(pos), b.clamp(pos)
	for start > 0 && !isWordBreak(b.runes[start-1]) {
		start--
	}
	for end < len(b.runes) && !isWordBreak(b.runes[end]) {
		end++
	}
	return start, end
}

func isWordBreak(r rune) bool {
	return unicode.IsSpace(r) || (r != '_' && (unicode.IsPunct(r) || unicode.IsSymbol(r)))
}

// normalizeNewlines makes every line end one "\n"; a single-line input
// (multi false) turns line ends and tabs into spaces.
func normalizeNewlines(text string, multi bool) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !multi {
		text = strings.NewReplacer("\n", " ", "\t", " ").Replace(strings.TrimRight(text, "\n"))
	}
	return text
}
