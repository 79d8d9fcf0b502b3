package profile

import "fieldcase/app/desktop/page"

// Commands implements page.Page. They change the profile and not the case, so that they are there too when the case can
// only be read; taking over into the case says why it cannot be.
func (p *Page) Commands() []page.Command {
	act, add, undo := "Make a profile…", "Add to the list", "Undo the last change of the profile"
	if a, ok := p.at.(acter); ok && p.now != nil {
		act = a.actWords()
	}
	if l, ok := p.at.(lister); ok {
		add = l.addWords()
	}
	if p.comparing() {
		undo = "Undo the last action of the case"
	}
	return []page.Command{
		{Menu: page.MenuCase, Word: "Import a profile…", Icon: "folder-open", Keys: "Ctrl+Shift+I", Run: p.importProfile},
		{Menu: page.MenuCase, Word: "Export the profile…", Icon: "download", Keys: "Ctrl+E", Run: p.exportProfile, Locked: p.lockedWithout},
		{Menu: page.MenuEdit, Word: act, Icon: "check", Keys: "Ctrl+Enter", Run: p.act, Locked: p.lockedAct},
		{Menu: page.MenuEdit, Word: add, Icon: "plus", Keys: "Ins", Run: p.add, Locked: p.lockedList},
		{Menu: page.MenuEdit, Word: "Edit", Icon: "pencil-line", Keys: "F2", Run: p.edit, Locked: p.lockedWithout},
		{Menu: page.MenuEdit, Word: "Take out", Icon: "trash-2", Keys: "Del", Run: p.remove, Locked: p.lockedRemove},
		{Menu: page.MenuEdit, Word: undo, Icon: "undo-2", Keys: "Ctrl+Z", Run: p.undoHere, Locked: p.lockedUndo},
		{Menu: page.MenuGo, Word: "Previous section", Icon: "arrow-up", Keys: "Ctrl+PgUp", Run: func() { p.step(-1) }, Locked: p.lockedWithout},
		{Menu: page.MenuGo, Word: "Next section", Icon: "arrow-down", Keys: "Ctrl+PgDn", Run: func() { p.step(1) }, Locked: p.lockedWithout},
		{Menu: page.MenuView, Word: "Form of the record, as a panel", Keys: `Ctrl+\`, Run: p.toggleFolded, Locked: p.lockedList},
		{Menu: page.MenuHidden, Word: "Back", Keys: "Esc", Run: p.back},
	}
}

func (p *Page) act() {
	if p.now == nil {
		p.begin()
		return
	}
	if a, ok := p.at.(acter); ok {
		a.act()
	}
}

func (p *Page) add() {
	if l, ok := p.at.(lister); ok {
		l.add()
	}
}

func (p *Page) remove() {
	if l, ok := p.at.(lister); ok && l.lockedRemove() == "" {
		l.remove()
	}
}

func (p *Page) edit() {
	switch s := p.at.(type) {
	case *people:
		s.edit()
	case *tables:
		s.edit()
	default:
		s.focus()
	}
}

// step turns to the section so many places further. The keyboard goes along unless it is on the list of sections.
func (p *Page) step(by int) {
	for i, s := range p.sections {
		if s != p.at || i+by < 0 || i+by >= len(p.sections) {
			continue
		}
		onIndex := p.index.Focused()
		p.turnTo(p.sections[i+by])
		if onIndex {
			p.focus(p.index)
		} else {
			p.at.focus()
		}
		return
	}
}

// back leaves the form for the list, the list for the sections, and the sections for where one came from.
func (p *Page) back() {
	switch l, isList := p.at.(lister); {
	case p.now == nil || p.index.Focused():
		p.host.Back()
	case !isList || !l.back():
		p.focus(p.index)
	}
}

func (p *Page) toggleFolded() {
	switch s := p.at.(type) {
	case *people:
		s.panes.ToggleFolded()
	case *tables:
		s.panes.ToggleFolded()
	}
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedWithout() string {
	if p.now == nil {
		return "there is no profile yet"
	}
	return ""
}

func (p *Page) lockedAct() string {
	if p.now == nil {
		return ""
	}
	if a, ok := p.at.(acter); ok {
		return a.lockedAct()
	}
	return "what is entered here is saved as it is typed"
}

func (p *Page) lockedList() string {
	if _, ok := p.at.(lister); !ok || p.now == nil {
		return "this section has no list"
	}
	return ""
}

func (p *Page) lockedRemove() string {
	if l, ok := p.at.(lister); ok && p.now != nil {
		return l.lockedRemove()
	}
	return "this section has no list"
}

func (p *Page) lockedUndo() string {
	switch {
	case p.comparing() && p.host.ReadOnly():
		return "the case can only be read"
	case !p.comparing() && !p.kept.CanUndo():
		return "nothing was changed here since the window was opened"
	default:
		return ""
	}
}
