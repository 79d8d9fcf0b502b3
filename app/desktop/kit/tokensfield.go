package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	tokenGap    = 4
	tokenTop    = (HeightControl - HeightToken) / 2
	tokenTyping = 60 // least room for typing behind the last token
)

// TokensField chooses several of many options; each stands as a token in the
// box. Typing opens the list of what matches, Enter adds, Backspace takes the
// last token away, a click on its cross any.
type TokensField struct {
	input
	// OnChange is called with the IDs chosen, in the order they were chosen.
	OnChange func(ids []string)

	list        *optionList
	chosen      []string
	tokens      []*token
	placeholder string
}

// NewTokensField makes a field with nothing chosen.
func NewTokensField(placeholder string, options ...Option) *TokensField {
	f := &TokensField{placeholder: placeholder}
	f.hint = placeholder
	f.setup(f, BodyFigures)
	f.list = newOptionList(f, func(id string) bool { return slices.Contains(f.chosen, id) }, f.toggle)
	f.list.popup.onKey = f.popupKey
	f.list.popup.onRune = f.input.TypedRune
	f.list.popup.onShortcut = f.input.editShortcut
	f.list.popup.onShift = func(down bool) { f.shift = down }
	f.list.popup.onClose = f.clearQuery
	f.changed = f.search
	f.SetOptions(options...)
	return f
}

// SetOptions exchanges the options; chosen ones that are no longer offered go.
func (f *TokensField) SetOptions(options ...Option) {
	f.list.setOptions(options)
	f.Choose(f.chosen...)
}

// Chosen are the IDs chosen, in the order they were chosen.
func (f *TokensField) Chosen() []string { return slices.Clone(f.chosen) }

// Choose replaces the choice without a callback; unknown IDs are left out.
func (f *TokensField) Choose(ids ...string) {
	var known []string
	for _, id := range ids {
		if f.list.index.position(id) >= 0 && !slices.Contains(known, id) {
			known = append(known, id)
		}
	}
	f.chosen = known
	f.show()
}

// SetReadOnly turns choosing off or on; tokens then have no cross.
func (f *TokensField) SetReadOnly(on bool) {
	f.readOnly = on
	f.show()
}

// show makes the tokens anew.
func (f *TokensField) show() {
	f.tokens, f.extras = nil, nil
	for _, id := range f.chosen {
		o := f.list.index.options[f.list.index.position(id)]
		t := newToken(o, !f.readOnly, func() { f.toggle(o) })
		f.tokens = append(f.tokens, t)
		i := len(f.tokens) - 1
		f.extras = append(f.extras, inputExtra{object: t, place: func(box fyne.Size) (fyne.Position, fyne.Size) {
			places, _ := f.places(box.Width)
			return places[i], fyne.NewSize(t.MinSize().Width, HeightToken)
		}})
	}
	addChevron(&f.input)
	f.hint = ""
	if len(f.chosen) == 0 {
		f.hint = f.placeholder
	}
	f.arrange()
	if f.parts != nil {
		f.parts.Layout(f.Size())
	}
	f.update()
}

// places is where each token stands at a width, and where typing goes on.
func (f *TokensField) places(width float32) ([]fyne.Position, fyne.Position) {
	right := width - fieldInset - f.trail
	at := fyne.NewPos(tokenGap+2, tokenTop)
	out := make([]fyne.Position, len(f.tokens))
	next := func(w float32) {
		if at.X+w > right && at.X > tokenGap+2 {
			at = fyne.NewPos(tokenGap+2, at.Y+HeightToken+tokenGap)
		}
	}
	for i, t := range f.tokens {
		w := t.MinSize().Width
		next(w)
		out[i] = at
		at.X += w + tokenGap
	}
	if !f.readOnly {
		next(tokenTyping)
	}
	return out, at
}

// arrange puts the typing behind the last token.
func (f *TokensField) arrange() {
	f.lead, f.rowTop = 0, 0
	if len(f.tokens) == 0 || f.Size().Width <= 0 {
		return
	}
	_, at := f.places(f.Size().Width)
	f.lead, f.rowTop = max(0, at.X-fieldInset+2), at.Y-tokenTop
}

// Resize implements fyne.CanvasObject.
func (f *TokensField) Resize(size fyne.Size) {
	if size == f.Size() {
		return
	}
	f.input.Resize(size)
	f.arrange()
	f.parts.Layout(size)
}

// HeightFor implements Flowing.
func (f *TokensField) HeightFor(width float32) float32 {
	if len(f.tokens) == 0 || width <= 0 {
		return HeightControl
	}
	_, at := f.places(width)
	return at.Y + HeightToken + tokenTop
}

// MinSize implements fyne.CanvasObject.
func (f *TokensField) MinSize() fyne.Size {
	return fyne.NewSize(2*fieldInset+f.trail+tokenTyping, f.HeightFor(f.Size().Width))
}

// Open opens the list with all options.
func (f *TokensField) Open() {
	if f.readOnly || f.list.popup.open {
		return
	}
	f.list.find("", "")
	f.list.popup.show(CanvasOf(f))
}

// IsOpen reports whether the list is open.
func (f *TokensField) IsOpen() bool { return f.list.popup.open }

func (f *TokensField) search(query string) {
	if !f.list.popup.open {
		f.list.popup.show(CanvasOf(f))
	}
	f.list.find(query, "")
}

// TypedRune starts a search; Space alone opens the list.
func (f *TokensField) TypedRune(r rune) {
	if r == ' ' && f.Text() == "" {
		f.Open()
		return
	}
	f.input.TypedRune(r)
}

// TypedKey opens with Down and removes the last token with Backspace.
func (f *TokensField) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyDown, key.Name == fyne.KeyUp:
		f.Open()
	case key.Name == fyne.KeySpace: // comes as a rune
	case key.Name == fyne.KeyBackspace && f.Text() == "":
		f.removeLast()
	default:
		f.input.TypedKey(key)
	}
}

// MouseDown opens the list.
func (f *TokensField) MouseDown(ev *desktop.MouseEvent) {
	f.input.MouseDown(ev)
	f.Open()
}

// FocusLost forgets what was typed and not taken.
func (f *TokensField) FocusLost() {
	f.input.FocusLost()
	f.clearQuery()
}

func (f *TokensField) clearQuery() {
	f.shift = false
	f.setQuiet("")
}

func (f *TokensField) popupKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if o, ok := f.list.marked(); ok {
			f.toggle(o)
		}
	case fyne.KeyTab:
		back := f.shift
		if o, ok := f.list.marked(); ok && f.Text() != "" && !slices.Contains(f.chosen, o.ID) {
			f.toggle(o) // naming again what is chosen does not take it away
		}
		f.list.popup.close()
		moveFocus(f, back)
	case fyne.KeyBackspace:
		if f.Text() == "" {
			f.removeLast()
			f.list.find("", "")
			return
		}
		f.ownKey(key.Name)
	default: // the rest acts on the page, which an open list keeps it from
		if !f.list.key(key.Name) {
			f.ownKey(key.Name)
		}
	}
}

func (f *TokensField) removeLast() {
	if n := len(f.chosen); n > 0 && !f.readOnly {
		f.change(f.chosen[:n-1])
	}
}

// toggle adds an option or takes it away; the list stays open for the next.
func (f *TokensField) toggle(o Option) {
	if f.readOnly {
		return
	}
	if at := slices.Index(f.chosen, o.ID); at >= 0 {
		f.change(slices.Delete(slices.Clone(f.chosen), at, at+1))
	} else {
		f.change(append(slices.Clone(f.chosen), o.ID))
	}
	f.setQuiet("")
	if f.list.popup.open {
		f.list.find("", o.ID)
	}
}

func (f *TokensField) change(ids []string) {
	f.Choose(ids...)
	if f.OnChange != nil {
		f.OnChange(f.Chosen())
	}
}
