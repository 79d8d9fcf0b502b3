package scope

import (
	"slices"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	add, remove := "Add to the list", "Take out"
	if l, ok := p.at.(lister); ok {
		add = l.addWords()
	}
	return []page.Command{
		{Menu: page.MenuEdit, Word: add, Icon: "plus", Keys: "Ins", Write: true, Run: p.add, Locked: p.lockedAdd},
		{Menu: page.MenuEdit, Word: p.at.nextWords(), Icon: "check", Keys: "Ctrl+Enter", Run: p.next},
		{Menu: page.MenuEdit, Word: "Edit", Icon: "pencil-line", Keys: "F2", Run: p.edit},
		{Menu: page.MenuEdit, Word: remove, Icon: "trash-2", Keys: "Del", Write: true, Run: p.remove, Locked: p.lockedRemove},
		{Menu: page.MenuEdit, Word: "Move up", Icon: "arrow-up", Keys: "Alt+Up", Write: true, Run: func() { p.move(-1) }, Locked: p.lockedMove},
		{Menu: page.MenuEdit, Word: "Move down", Icon: "arrow-down", Keys: "Alt+Down", Write: true, Run: func() { p.move(1) }, Locked: p.lockedMove},
		{Menu: page.MenuEdit, Word: "Include or exclude the control", Icon: "circle-slash", Keys: "Space", Write: true, Run: p.toggle, Locked: p.lockedToggle},
		{Menu: page.MenuGo, Word: "Previous section", Icon: "arrow-up", Keys: "Ctrl+PgUp", Run: func() { p.step(-1) }},
		{Menu: page.MenuGo, Word: "Next section", Icon: "arrow-down", Keys: "Ctrl+PgDn", Run: func() { p.step(1) }},
		{Menu: page.MenuView, Word: "Filter controls", Icon: "search", Keys: "Ctrl+L", Run: p.filter, Locked: p.lockedStatement},
		{Menu: page.MenuView, Word: "Form of the record, as a panel", Keys: `Ctrl+\`, Run: p.toggleFolded, Locked: p.lockedList},
		{Menu: page.MenuHidden, Word: "Back to the list", Keys: "Esc", Run: p.back},
	}
}

// list returns the section shown as one with a list; ok is false for a sheet.
func (p *Page) list() (l lister, ok bool) {
	l, ok = p.at.(lister)
	return l, ok
}

func (p *Page) add() {
	if l, ok := p.list(); ok && !p.host.ReadOnly() {
		l.add()
	}
}

func (p *Page) remove() {
	if l, ok := p.list(); ok && !p.host.ReadOnly() && l.lockedRemove() == "" {
		l.remove()
	}
}

func (p *Page) move(by int) {
	if l, ok := p.list(); ok && !p.host.ReadOnly() && l.lockedMove() == "" {
		l.move(by)
	}
}

func (p *Page) next() { p.at.next() }
func (p *Page) edit() { p.at.edit() }

// back leaves the form for the list, and the list for the sections; there it cancels what runs.
func (p *Page) back() {
	switch {
	case p.index.Focused():
		p.host.Runner().CancelRunning()
	case !p.at.back():
		p.focus(p.index)
	}
}

// step turns to the section so many places further and reports whether there is one. The keyboard goes along unless it
// is on the list of sections.
func (p *Page) step(by int) bool {
	rows := p.index.Shown()
	at := slices.IndexFunc(rows, func(e kit.IndexEntry) bool { return e.ID == p.at.about().id })
	if at+by < 0 || at+by >= len(rows) {
		return false
	}
	onIndex := p.index.Focused()
	rows[at+by].Turn()
	if onIndex {
		p.focus(p.index)
	} else {
		p.at.focus()
	}
	return true
}

func (p *Page) toggle() {
	if s, ok := p.at.(*statement); ok && p.lockedToggle() == "" {
		s.toggle()
	}
}

func (p *Page) filter() {
	if s, ok := p.at.(*statement); ok {
		p.focus(s.view.words)
	}
}

func (p *Page) toggleFolded() {
	switch s := p.at.(type) {
	case *statement:
		s.view.panes.panes.ToggleFolded()
	case interface{ foldable() *listView }:
		s.foldable().panes.ToggleFolded()
	}
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedList() string {
	if _, ok := p.list(); !ok {
		return "this section has no list"
	}
	return ""
}

func (p *Page) lockedAdd() string { return p.lockedList() }

func (p *Page) lockedRemove() string {
	l, ok := p.list()
	if !ok {
		return p.lockedList()
	}
	return l.lockedRemove()
}

func (p *Page) lockedMove() string {
	l, ok := p.list()
	if !ok {
		return p.lockedList()
	}
	return l.lockedMove()
}

func (p *Page) lockedStatement() string {
	if _, ok := p.at.(*statement); !ok {
		return "only in the Statement of Applicability"
	}
	return ""
}

func (p *Page) lockedToggle() string {
	s, ok := p.at.(*statement)
	switch {
	case !ok:
		return p.lockedStatement()
	case !s.grid.Focused():
		return "choose a control in the list first"
	default:
		return ""
	}
}
