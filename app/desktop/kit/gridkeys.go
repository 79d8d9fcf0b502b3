package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained shows the focus, on the first row when none is selected.
func (g *Grid[T]) FocusGained() {
	g.focused = true
	if g.model.chosen == "" && len(g.model.rows) > 0 {
		g.choose(g.model.step(g.model.current, 0))
	}
	g.refreshRows()
}

// FocusLost hides the focus; the selection stays.
func (g *Grid[T]) FocusLost() {
	g.focused = false
	g.model.typed = ""
	g.refreshRows()
}

// TypedRune finds the next row whose first words start with what is typed.
func (g *Grid[T]) TypedRune(r rune) {
	if len(g.model.lines) == 0 || (r == ' ' && g.model.typed == "") {
		return
	}
	g.choose(g.model.typeAhead(r, g.words))
}

// words is what type-ahead compares: the first column that has words.
func (g *Grid[T]) words(row T) string {
	for _, c := range g.Columns {
		if c.Text != nil {
			if s := c.Text(row); s != "" {
				return s
			}
		}
	}
	return ""
}

// TypedKey moves, opens, adds, removes, or hands the key on.
func (g *Grid[T]) TypedKey(key *fyne.KeyEvent) {
	if g.OnKey != nil && g.OnKey(key.Name) {
		return
	}
	if isTypingKey(key.Name) { // comes as a rune too, or only changes one
		return
	}
	g.model.typed = ""
	if !g.moveByKey(key.Name) && !g.actByKey(key.Name) {
		forwardKey(g, key)
	}
}

// isTypingKey reports whether the key belongs to type-ahead.
func isTypingKey(name fyne.KeyName) bool {
	return len(name) == 1 || name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight
}

func (g *Grid[T]) moveByKey(name fyne.KeyName) bool {
	all := len(g.model.lines)
	switch name {
	case fyne.KeyUp:
		g.SelectNext(-1)
	case fyne.KeyDown:
		g.SelectNext(1)
	case fyne.KeyPageUp:
		g.SelectNext(-g.linesInView())
	case fyne.KeyPageDown:
		g.SelectNext(g.linesInView())
	case fyne.KeyHome:
		g.SelectNext(-all)
	case fyne.KeyEnd:
		g.SelectNext(all)
	default:
		return false
	}
	return true
}

func (g *Grid[T]) actByKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open()
		return g.OnOpen != nil
	case fyne.KeyInsert:
		if g.OnInsert != nil {
			g.OnInsert()
		}
		return g.OnInsert != nil
	case fyne.KeyDelete:
		if row, ok := g.Selected(); ok && g.OnDelete != nil {
			g.OnDelete(row)
		}
		return g.OnDelete != nil
	}
	return false
}

// menuByKey implements contextual.
func (g *Grid[T]) menuByKey() bool {
	row, ok := g.Selected()
	if !ok || g.OnMenu == nil || g.scroll == nil {
		return false
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.scroll)
	y := g.model.tops[g.model.current+1] - g.scroll.Offset.Y
	g.OnMenu(row, at.AddXY(cellPad, y))
	return true
}

// TypedShortcut hands every shortcut to the window; copying takes the words of
// the selected row along.
func (g *Grid[T]) TypedShortcut(s fyne.Shortcut) {
	copying, ok := s.(*fyne.ShortcutCopy)
	if !ok {
		forwardShortcut(g, s)
		return
	}
	row, ok := g.Selected()
	if !ok || copying.Clipboard == nil {
		return
	}
	words := ""
	for _, c := range g.Columns {
		if c.Text == nil {
			continue
		}
		if words != "" {
			words += "\t"
		}
		words += c.Text(row)
	}
	copying.Clipboard.SetContent(words)
}
