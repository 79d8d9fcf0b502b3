package kit

import "fyne.io/fyne/v2"

// FindEntry is a box that goes to what is typed into it: a search sign before
// the words, its shortcut behind them. It is empty whenever it is left.
type FindEntry struct {
	Entry
	// OnEnter is called with the words when Enter is pressed.
	OnEnter func(words string)
	// OnEscape is called when Escape is pressed; nothing is meant then.
	OnEscape func()
	// OnLeft is called when the box loses the keyboard.
	OnLeft func()
}

// NewFindEntry makes a box with a placeholder and the shortcut that it shows.
func NewFindEntry(placeholder, key string) *FindEntry {
	e := &FindEntry{}
	e.init(e, Body)
	e.hint = placeholder
	words := NewText(key, Key).In(Ink3)
	width := words.FullWidth()
	e.lead, e.trail = IconSize+2, width
	e.extras = []inputExtra{
		{NewIcon("search", IconSize, Ink3), func(box fyne.Size) (fyne.Position, fyne.Size) {
			return fyne.NewPos(fieldInset-2, whole((box.Height-IconSize)/2)), fyne.NewSquareSize(IconSize)
		}},
		{words, func(box fyne.Size) (fyne.Position, fyne.Size) {
			return fyne.NewPos(box.Width-fieldInset-width, 0), fyne.NewSize(width, box.Height)
		}},
	}
	return e
}

// FocusLost empties the box.
func (e *FindEntry) FocusLost() {
	e.SetTextQuiet("")
	e.Entry.FocusLost()
	if e.OnLeft != nil {
		e.OnLeft()
	}
}

// TypedKey goes to what is typed, leaves, or edits.
func (e *FindEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.OnEnter != nil {
			e.OnEnter(e.Text())
		}
	case fyne.KeyEscape:
		if e.OnEscape != nil {
			e.OnEscape()
		}
	default:
		e.input.TypedKey(key)
	}
}
