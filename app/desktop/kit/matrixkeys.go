package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

var (
	_ fyne.Focusable         = (*Matrix)(nil)
	_ fyne.Shortcutable      = (*Matrix)(nil)
	_ fyne.Scrollable        = (*Matrix)(nil)
	_ fyne.Tappable          = (*matrixBody)(nil)
	_ fyne.SecondaryTappable = (*matrixBody)(nil)
)

// FocusGained shows the focus.
func (m *Matrix) FocusGained() {
	m.focused = true
	m.body.bind()
}

// FocusLost hides the focus; the current cell stays.
func (m *Matrix) FocusLost() {
	m.focused, m.typed = false, ""
	m.body.bind()
}

// Focused reports whether the keyboard is here.
func (m *Matrix) Focused() bool { return m.focused }

// TypedKey moves, turns, opens, or hands the key on.
func (m *Matrix) TypedKey(key *fyne.KeyEvent) {
	if key.Name != fyne.KeySpace && isTypingKey(key.Name) { // comes as a rune too
		return
	}
	m.typed = ""
	if row, col, ok := m.towards(key.Name); ok {
		m.goTo(row, col)
		return
	}
	if !m.act(key.Name) {
		forwardKey(m, key)
	}
}

// towards is where a key leads.
func (m *Matrix) towards(key fyne.KeyName) (row, col int, ok bool) {
	page := max(1, int(m.scroll.Size().Height/matrixRow)-1)
	switch key {
	case fyne.KeyUp:
		return m.row - 1, m.col, true
	case fyne.KeyDown:
		return m.row + 1, m.col, true
	case fyne.KeyLeft:
		return m.row, m.col - 1, true
	case fyne.KeyRight:
		return m.row, m.col + 1, true
	case fyne.KeyPageUp:
		return m.row - page, m.col, true
	case fyne.KeyPageDown:
		return m.row + page, m.col, true
	case fyne.KeyHome:
		return 0, m.col, true
	case fyne.KeyEnd:
		return len(m.rows) - 1, m.col, true
	default:
		return 0, 0, false
	}
}

func (m *Matrix) act(key fyne.KeyName) bool {
	if m.OnKey != nil && m.OnKey(key) {
		return true
	}
	do := map[fyne.KeyName]func(){fyne.KeySpace: m.OnTurn, fyne.KeyReturn: m.OnOpen, fyne.KeyEnter: m.OnOpen}[key]
	if do == nil {
		return false
	}
	spaceOnItsWay = key == fyne.KeySpace
	do()
	spaceOnItsWay = false
	return true
}

// TypedRune finds the next row whose sign or name starts with what is typed; a letter that leads nowhere starts anew.
func (m *Matrix) TypedRune(r rune) {
	if r == ' ' || len(m.rows) == 0 {
		return
	}
	for _, typed := range []string{m.typed + foldText(string(r)), foldText(string(r))} {
		if at := m.find(typed); at >= 0 {
			m.typed = typed
			m.goTo(at, m.col)
			return
		}
	}
	m.typed = ""
}

// find is the row that begins with what was typed: the current one or the next, after one letter the next.
func (m *Matrix) find(typed string) int {
	from := m.row
	if len([]rune(typed)) == 1 {
		from++
	}
	for i := range m.rows {
		at := (from + i) % len(m.rows)
		if strings.HasPrefix(foldText(m.rows[at].Sign), typed) || strings.HasPrefix(foldText(m.rows[at].Name), typed) {
			return at
		}
	}
	return -1
}

// TypedShortcut hands every shortcut to the window.
func (m *Matrix) TypedShortcut(s fyne.Shortcut) { forwardShortcut(m, s) }

// Scrolled scrolls when the wheel turns over the columns that stay.
func (m *Matrix) Scrolled(e *fyne.ScrollEvent) { m.scroll.Scrolled(e) }

// tapped makes the cell under a point of the body the current one.
func (m *Matrix) tapped(at fyne.Position) {
	focusOn(m)
	col := m.col
	for i := range m.columns {
		if span := m.spans[2+i]; at.X >= span.x && at.X < span.x+span.width {
			col = i
		}
	}
	m.goTo(int(at.Y/matrixRow), col)
}

// Tapped makes the cell the current one.
func (b *matrixBody) Tapped(e *fyne.PointEvent) { b.m.tapped(e.Position) }

// TappedSecondary makes the cell the current one and opens its menu.
func (b *matrixBody) TappedSecondary(e *fyne.PointEvent) {
	b.m.tapped(e.Position)
	if b.m.OnMenu != nil {
		b.m.OnMenu(e.AbsolutePosition)
	}
}

// Tapped goes to the row.
func (n *matrixNames) Tapped(e *fyne.PointEvent) {
	focusOn(n.m)
	n.m.goTo(int(e.Position.Y/matrixRow), n.m.col)
}
