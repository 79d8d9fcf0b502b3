package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MenuItem is one command in a menu.
type MenuItem struct {
	Word   string
	Icon   string // Lucide name, empty for none
	Key    string // shortcut shown at the right
	Reason string // why it cannot be chosen now, shown at the right; empty when it can
	Run    func()
}

// MenuGroup is a part of a menu under a quiet title, which may be empty.
type MenuGroup struct {
	Title string
	Items []MenuItem
}

// menuEntry is one line of a menu: an item, a group's title, or the hairline
// before a group.
type menuEntry struct {
	MenuItem
	heading, line bool
}

// entries puts groups below one another.
func entries(groups []MenuGroup) []menuEntry {
	var out []menuEntry
	for i, g := range groups {
		if i > 0 {
			out = append(out, menuEntry{line: true})
		}
		if g.Title != "" {
			out = append(out, menuEntry{MenuItem: MenuItem{Word: g.Title}, heading: true})
		}
		for _, item := range g.Items {
			out = append(out, menuEntry{MenuItem: item})
		}
	}
	return out
}

func (m menuEntry) choosable() bool { return !m.heading && !m.line && m.Reason == "" && m.Run != nil }

// Menu is a list of commands over the page. Up, Down, Home and End move, first
// letters find, Enter does, Escape and a click beside it close.
type Menu struct {
	popup *popover
	list  *menuList
}

// ShowMenu opens a menu at a point of the canvas.
func ShowMenu(c fyne.Canvas, at fyne.Position, groups ...MenuGroup) *Menu {
	m := newMenu(nil, entries(groups))
	m.popup.point = at
	m.popup.show(c)
	return m
}

// ShowMenuUnder opens a menu under an object that is shown, such as the menu
// button.
func ShowMenuUnder(anchor fyne.CanvasObject, groups ...MenuGroup) *Menu {
	m := newMenu(anchor, entries(groups))
	m.popup.show(CanvasOf(anchor))
	return m
}

func newMenu(anchor fyne.CanvasObject, items []menuEntry) *Menu {
	m := &Menu{}
	m.list = newMenuList(items, m.do)
	scroll := container.NewVScroll(Pad(menuPad, 0, menuPad, 0, m.list))
	m.list.scroll = scroll
	m.popup = newPopover(anchor, scroll, func() fyne.Size {
		return m.list.MinSize().AddWidthHeight(2, 2*menuPad+2)
	})
	m.popup.onKey = func(key *fyne.KeyEvent) { m.key(key.Name) }
	m.popup.onRune = m.list.find
	m.list.step(-1, 1)
	return m
}

// Close takes the menu away.
func (m *Menu) Close() { m.popup.close() }

// IsOpen reports whether the menu is shown.
func (m *Menu) IsOpen() bool { return m.popup.open }

// Marked is the word of the item the keyboard stands on.
func (m *Menu) Marked() string {
	if m.list.marked < 0 {
		return ""
	}
	return m.list.items[m.list.marked].Word
}

func (m *Menu) key(name fyne.KeyName) {
	n := len(m.list.items)
	switch name {
	case fyne.KeyDown:
		m.list.step(m.list.marked, 1)
	case fyne.KeyUp:
		m.list.step(m.list.marked, -1)
	case fyne.KeyHome:
		m.list.step(-1, 1)
	case fyne.KeyEnd:
		m.list.step(n, -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.do(m.list.marked)
	case fyne.KeyTab, fyne.KeyF10:
		m.Close()
	}
}

// do closes the menu and then acts, so that what acts may open a dialog.
func (m *Menu) do(i int) {
	if i < 0 || !m.list.items[i].choosable() {
		return
	}
	m.Close()
	m.list.items[i].Run()
}

const (
	menuPad     = 4
	menuItemPad = 12
	menuLine    = 28 // height of an item
	menuRule    = 9  // height of a line between groups
	menuGap     = 24 // word to key at least
)

// menuList draws the items and knows which one is marked.
type menuList struct {
	widget.BaseWidget
	items  []menuEntry
	marked int
	do     func(int)
	scroll *container.Scroll
}

func newMenuList(items []menuEntry, do func(int)) *menuList {
	l := &menuList{items: items, marked: -1, do: do}
	l.ExtendBaseWidget(l)
	return l
}

// step marks the next item that can be chosen, going round at the ends.
func (l *menuList) step(from, by int) {
	n := len(l.items)
	for i := 1; i <= n; i++ {
		at := ((from+by*i)%n + n) % n
		if from < 0 {
			at = i - 1
		}
		if l.items[at].choosable() {
			l.mark(at)
			return
		}
	}
}

func (l *menuList) mark(at int) {
	l.marked = at
	l.Refresh()
	if l.scroll == nil || at < 0 {
		return
	}
	top := l.top(at)
	view := l.scroll.Size().Height - 2*menuPad
	if top < l.scroll.Offset.Y {
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	} else if top+menuLine > l.scroll.Offset.Y+view && view > 0 {
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+menuLine-view))
	}
}

// find marks the next item whose word starts with a letter.
func (l *menuList) find(r rune) {
	n := len(l.items)
	for i := 1; i <= n; i++ {
		at := (l.marked + i + n) % n
		if l.items[at].choosable() && strings.HasPrefix(foldText(l.items[at].Word), foldText(string(r))) {
			l.mark(at)
			return
		}
	}
}

func (m menuEntry) height() float32 {
	if m.line {
		return menuRule
	}
	return menuLine
}

// behind is what stands at the right of the word.
func (m menuEntry) behind() string {
	if m.Reason != "" {
		return m.Reason
	}
	return m.Key
}

func (l *menuList) top(i int) float32 {
	y := float32(0)
	for _, item := range l.items[:i] {
		y += item.height()
	}
	return y
}

// under is the item at a point, -1 for none that can be chosen.
func (l *menuList) under(p fyne.Position) int {
	for i, item := range l.items {
		if top := l.top(i); p.Y >= top && p.Y < top+item.height() && item.choosable() {
			return i
		}
	}
	return -1
}

// Tapped does the item under the pointer.
func (l *menuList) Tapped(ev *fyne.PointEvent) { l.do(l.under(ev.Position)) }

// MouseIn marks the item under the pointer.
func (l *menuList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved marks the item under the pointer.
func (l *menuList) MouseMoved(ev *desktop.MouseEvent) {
	if at := l.under(ev.Position); at >= 0 && at != l.marked {
		l.mark(at)
	}
}

// MouseOut leaves the mark where it is.
func (l *menuList) MouseOut() {}

func (l *menuList) iconWidth() float32 {
	for _, item := range l.items {
		if item.Icon != "" {
			return IconSize + 8
		}
	}
	return 0
}

// MinSize implements fyne.CanvasObject.
func (l *menuList) MinSize() fyne.Size {
	width := float32(180)
	for _, item := range l.items {
		width = max(width, 2*menuItemPad+l.iconWidth()+Measure(item.Word, Body)+menuGap+Measure(item.behind(), Key))
	}
	return fyne.NewSize(width, l.top(len(l.items)))
}

// CreateRenderer draws the items.
func (l *menuList) CreateRenderer() fyne.WidgetRenderer {
	r := &menuListRenderer{list: l, mark: NewBox(AccentSoft).Rounded(RadiusChip)}
	for _, item := range l.items {
		r.parts = append(r.parts, newMenuParts(item))
	}
	return r
}

// menuParts are the objects of one item.
type menuParts struct {
	icon      *Icon
	word, key *Text
	line      *Box
}

func newMenuParts(item menuEntry) menuParts {
	ink, style := Ink, Body
	switch {
	case item.heading:
		ink, style = Ink3, Small
	case !item.choosable():
		ink = Ink3
	}
	icon := Ink2
	if ink == Ink3 {
		icon = Ink3
	}
	p := menuParts{icon: NewIcon(item.Icon, IconSize, icon), word: NewText(item.Word, style).In(ink), key: NewText(item.behind(), Key).In(Ink3), line: NewBox(Line)}
	p.icon.Hidden, p.line.Hidden = item.Icon == "", !item.line
	return p
}

type menuListRenderer struct {
	list  *menuList
	mark  *Box
	parts []menuParts
}

func (r *menuListRenderer) Destroy()           {}
func (r *menuListRenderer) MinSize() fyne.Size { return r.list.MinSize() }

func (r *menuListRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.mark}
	for _, p := range r.parts {
		objects = append(objects, p.icon, p.word, p.key, p.line)
	}
	return objects
}

func (r *menuListRenderer) Layout(size fyne.Size) {
	l := r.list
	r.mark.Hidden = l.marked < 0
	if l.marked >= 0 {
		place(r.mark, menuPad, l.top(l.marked), size.Width-2*menuPad, menuLine)
	}
	icons := l.iconWidth()
	for i, p := range r.parts {
		y, height := l.top(i), l.items[i].height()
		place(p.line, 0, y+menuRule/2, size.Width, 1)
		place(p.icon, menuItemPad, y, IconSize, height)
		x := menuItemPad + icons
		if l.items[i].heading {
			x = menuItemPad
		}
		place(p.word, x, y, p.word.FullWidth(), height)
		key := p.key.FullWidth()
		place(p.key, size.Width-menuItemPad-key, y, key, height)
	}
}

func (r *menuListRenderer) Refresh() {
	r.Layout(r.list.Size())
	canvas.Refresh(r.list)
}
