package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Tick is one row of a TickList.
type Tick struct {
	ID     string
	Title  string // beside the box
	Detail string // quiet words at the right
	Hint   string // stands under the title while the row is the current one
	On     bool
}

// TickList is a list of boxes to tick. It takes the keyboard as one control: the arrow keys, Home and End move, Space
// ticks or unticks, every other key goes on. It grows with its rows and does not scroll by itself.
type TickList struct {
	widget.BaseWidget
	// OnTick is called when the user ticks or unticks a row.
	OnTick func(id string, on bool)
	// EnterTicks makes Enter tick the row and go to the next one, as in an agenda that is worked through. Otherwise
	// Enter goes on, to a dialog's default button.
	EnterTicks bool
	ticks      []Tick
	current    int
	focused    bool
	readOnly   bool
	follow     *container.Scroll
	hint       *Paragraph // of the current row
}

// NewTickList makes an empty list.
func NewTickList() *TickList {
	l := &TickList{hint: NewParagraph("", Small, Ink2)}
	l.ExtendBaseWidget(l)
	return l
}

// SetTicks shows other rows. The current one stays with its ID; what is the same stays as it is.
func (l *TickList) SetTicks(ticks []Tick) {
	if equalTicks(ticks, l.ticks) {
		return
	}
	id := l.Current()
	l.ticks, l.current = ticks, 0
	for i, t := range ticks {
		if t.ID == id {
			l.current = i
		}
	}
	l.changed()
}

func equalTicks(a, b []Tick) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Ticks returns the rows as they are ticked.
func (l *TickList) Ticks() []Tick { return append([]Tick(nil), l.ticks...) }

// Current returns the ID of the row on which the keyboard is, "" in an empty list.
func (l *TickList) Current() string {
	if l.current >= len(l.ticks) {
		return ""
	}
	return l.ticks[l.current].ID
}

// SetReadOnly turns ticking off or on.
func (l *TickList) SetReadOnly(on bool) {
	if l.readOnly != on {
		l.readOnly = on
		l.Refresh()
	}
}

// Follow makes the list bring its current row into view in a scroll.
func (l *TickList) Follow(scroll *container.Scroll) { l.follow = scroll }

// changed shows another row as the current one.
func (l *TickList) changed() {
	l.hint.SetText("")
	if l.current < len(l.ticks) {
		l.hint.SetText(l.ticks[l.current].Hint)
	}
	l.Refresh()
	if l.follow != nil {
		l.follow.Content.Refresh() // it may be higher now
	}
}

func (l *TickList) moveTo(at int) {
	at = max(0, min(at, len(l.ticks)-1))
	if at != l.current {
		l.current = at
		l.changed()
	}
	l.reveal()
}

func (l *TickList) reveal() {
	if l.follow != nil && l.focused && len(l.ticks) > 0 {
		RevealIn(l.follow, l, float32(l.current)*tickRow, tickRow+l.hintHeight(l.Size().Width))
	}
}

func (l *TickList) toggle(at int) {
	if l.readOnly || at < 0 || at >= len(l.ticks) {
		return
	}
	l.ticks[at].On = !l.ticks[at].On
	l.Refresh()
	if l.OnTick != nil {
		l.OnTick(l.ticks[at].ID, l.ticks[at].On)
	}
}

// FocusGained implements fyne.Focusable.
func (l *TickList) FocusGained() {
	l.focused = true
	l.Refresh()
	l.reveal()
}

// FocusLost implements fyne.Focusable.
func (l *TickList) FocusLost() {
	l.focused = false
	l.Refresh()
}

// Focused reports whether the keyboard is here.
func (l *TickList) Focused() bool { return l.focused }

// TypedRune does nothing; the space comes as a key.
func (l *TickList) TypedRune(rune) {}

// TypedKey moves and ticks.
func (l *TickList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		l.moveTo(l.current - 1)
	case fyne.KeyDown:
		l.moveTo(l.current + 1)
	case fyne.KeyHome, fyne.KeyPageUp:
		l.moveTo(0)
	case fyne.KeyEnd, fyne.KeyPageDown:
		l.moveTo(len(l.ticks) - 1)
	case fyne.KeySpace:
		l.toggle(l.current)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.enter(key)
	default:
		forwardKey(l, key)
	}
}

// enter ticks the current row, if it is not ticked yet, and goes to the next one.
func (l *TickList) enter(key *fyne.KeyEvent) {
	if !l.EnterTicks || l.readOnly || len(l.ticks) == 0 {
		forwardKey(l, key)
		return
	}
	if !l.ticks[l.current].On {
		l.toggle(l.current)
	}
	l.moveTo(l.current + 1)
}

// TypedShortcut hands on to the window.
func (l *TickList) TypedShortcut(s fyne.Shortcut) { forwardShortcut(l, s) }

// Tapped makes the row under the pointer the current one; on its box it ticks too.
func (l *TickList) Tapped(ev *fyne.PointEvent) {
	focusOn(l)
	for i := range l.ticks {
		top := l.top(i)
		if ev.Position.Y < top || ev.Position.Y >= top+tickRow {
			continue
		}
		l.moveTo(i)
		if ev.Position.X < cellPad+checkSize+checkGap {
			l.toggle(i)
		}
		return
	}
}
