package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Picker chooses one of many options. Typing opens the list of what matches:
// a sign such as "8.4" or words of the title, with or without accents. Up,
// Down, PageUp and PageDown move in it, Enter and Tab take, Escape leaves the
// choice as it was.
type Picker struct {
	input
	// OnChange is called with the option the user chose; with an empty one
	// when an optional choice was taken back.
	OnChange func(Option)
	// Optional lets the user choose nothing by emptying the text.
	Optional bool

	list    *optionList
	chosen  string
	typing  bool // the text is a query, not the choice
	chevron *Icon
}

// NewPicker makes a picker with nothing chosen.
func NewPicker(placeholder string, options ...Option) *Picker {
	p := &Picker{}
	p.hint = placeholder
	p.setup(p, BodyFigures)
	p.chevron = addChevron(&p.input)
	p.list = newOptionList(p, func(id string) bool { return id == p.chosen && id != "" }, p.take)
	p.list.popup.onKey = p.popupKey
	p.list.popup.onRune = p.input.TypedRune
	p.list.popup.onShortcut = p.popupShortcut
	p.list.popup.onShift = func(down bool) { p.shift = down }
	p.list.popup.onClose = p.closed
	p.changed = p.search
	p.SetOptions(options...)
	return p
}

// addChevron puts the sign of a list at the right of an input.
func addChevron(in *input) *Icon {
	icon := NewIcon("chevron-down", IconSize, Ink3)
	in.trail = IconSize + 4
	in.extras = append(in.extras, inputExtra{object: icon, place: atTrail})
	return icon
}

// atTrail is the place of a sign at the right of a box.
func atTrail(box fyne.Size) (fyne.Position, fyne.Size) {
	return fyne.NewPos(box.Width-IconSize-9, (HeightControl-IconSize)/2), fyne.NewSquareSize(IconSize)
}

// SetOptions exchanges the options; the choice stays by ID.
func (p *Picker) SetOptions(options ...Option) {
	p.list.setOptions(options)
	p.Choose(p.chosen)
}

// Chosen is the chosen option.
func (p *Picker) Chosen() (Option, bool) {
	if at := p.list.index.position(p.chosen); at >= 0 && p.chosen != "" {
		return p.list.index.options[at], true
	}
	return Option{}, false
}

// Choose chooses by ID without a callback; an empty or unknown one chooses
// nothing.
func (p *Picker) Choose(id string) {
	p.chosen = id
	o, ok := p.Chosen()
	if !ok {
		p.chosen = ""
	}
	p.typing = false
	p.setQuiet(o.Label())
	p.buffer.choose(0, len(p.buffer.runes)) // typing starts a new search
	p.update()
}

// Open opens the list with all options.
func (p *Picker) Open() {
	if p.readOnly || p.list.popup.open {
		return
	}
	p.list.find("", p.chosen)
	p.list.popup.show(CanvasOf(p))
	p.list.find("", p.chosen) // the mark can be scrolled to only once it is laid out
}

// IsOpen reports whether the list is open.
func (p *Picker) IsOpen() bool { return p.list.popup.open }

// FocusGained selects the text, so that typing starts a search.
func (p *Picker) FocusGained() {
	p.buffer.choose(0, len(p.buffer.runes))
	p.input.FocusGained()
}

// FocusLost ends a search without choosing.
func (p *Picker) FocusLost() {
	p.input.FocusLost()
	p.settle()
}

// search shows what matches the text now in the field.
func (p *Picker) search(text string) {
	p.typing = true
	if !p.list.popup.open {
		p.list.popup.show(CanvasOf(p))
	}
	p.list.find(text, p.chosen)
}

// TypedRune starts a search; Space alone opens the list.
func (p *Picker) TypedRune(r rune) {
	if r == ' ' && !p.typing {
		p.Open()
		return
	}
	p.input.TypedRune(r)
}

// TypedKey opens with Down; a closed picker hands Enter and Escape on.
func (p *Picker) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp:
		p.Open()
	case fyne.KeySpace: // comes as a rune
	default:
		p.input.TypedKey(key)
	}
}

// MouseDown opens the list.
func (p *Picker) MouseDown(ev *desktop.MouseEvent) {
	p.input.MouseDown(ev)
	p.selectRunes(0, len(p.buffer.runes))
	p.Open()
}

func (p *Picker) popupKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.takeMarked()
	case fyne.KeyTab:
		back := p.shift
		p.takeMarked()
		moveFocus(p, back)
	default: // the rest acts on the page, which an open list keeps it from
		if !p.list.key(key.Name) {
			p.ownKey(key.Name)
		}
	}
}

// moveFocus goes on to the next stop, or back.
func moveFocus(from fyne.CanvasObject, back bool) {
	c := CanvasOf(from)
	switch {
	case c == nil:
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// popupShortcut edits the query; it reports whether the shortcut did.
func (p *Picker) popupShortcut(s fyne.Shortcut) bool {
	return p.input.editShortcut(s)
}

// takeMarked takes the marked option, or nothing when the text was emptied.
func (p *Picker) takeMarked() {
	if p.typing && p.Text() == "" && p.Optional {
		p.take(Option{})
		return
	}
	if o, ok := p.list.marked(); ok {
		p.take(o)
		return
	}
	p.list.popup.close()
}

func (p *Picker) take(o Option) {
	before := p.chosen
	p.Choose(o.ID)
	p.list.popup.close()
	if p.chosen != before && p.OnChange != nil {
		p.OnChange(o)
	}
}

// closed is called when the list went away, for whatever reason.
func (p *Picker) closed() {
	p.shift = false
	p.settle()
}

// settle puts the chosen option's words back in place of a query; an emptied
// text of an optional picker takes the choice back.
func (p *Picker) settle() {
	if !p.typing {
		return
	}
	empty := p.Text() == "" && p.Optional && p.chosen != ""
	p.Choose(p.chosen)
	if empty {
		p.take(Option{})
	}
}
