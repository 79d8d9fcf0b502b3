package evidence

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	out := []page.Command{
		{Menu: page.MenuEdit, Word: wordEvidence, Icon: "plus", Keys: "Ctrl+Shift+E", Write: true, Run: p.addEvidence, Locked: p.lockedAdd},
		{Menu: page.MenuEdit, Word: wordSample, Icon: "list-checks", Keys: material.KeysSample, Write: true, Run: p.addSample, Locked: p.lockedAdd},
		{Menu: page.MenuHidden, Word: p.at.about().add, Keys: "Ins", Write: true, Run: p.add, Locked: p.lockedAdd},
		{Menu: page.MenuEdit, Word: "Edit", Icon: "pencil-line", Keys: "F2", Run: func() { p.at.edit() }, Locked: p.lockedChosen},
		{Menu: page.MenuEdit, Word: "Done, another", Icon: "check", Keys: "Ctrl+Enter", Write: true, Run: p.next, Locked: p.lockedAdd},
		{Menu: page.MenuEdit, Word: "Take out", Icon: "trash-2", Keys: "Del", Write: true, Run: p.remove, Locked: p.lockedChosen},
		{Menu: page.MenuGo, Word: "Open the file, go to the finding", Icon: "eye", Keys: "Ctrl+G", Run: func() { p.at.open() }, Locked: p.lockedChosen},
		{Menu: page.MenuGo, Word: "Next in the list", Icon: "arrow-down", Keys: "Alt+Down", Run: func() { p.at.step(1) }},
		{Menu: page.MenuGo, Word: "Previous in the list", Icon: "arrow-up", Keys: "Alt+Up", Run: func() { p.at.step(-1) }},
		{Menu: page.MenuGo, Word: "Next list: evidence, samples, attachments", Keys: "Ctrl+PgDn", Run: func() { p.turnBy(1) }},
		{Menu: page.MenuGo, Word: "Previous list", Keys: "Ctrl+PgUp", Run: func() { p.turnBy(-1) }},
		{Menu: page.MenuView, Word: "Filter", Icon: "search", Keys: "Ctrl+L", Run: p.openFilter},
		{Menu: page.MenuView, Word: "Details, as a panel", Keys: `Ctrl+\`, Run: p.panes.ToggleFolded},
		{Menu: page.MenuHidden, Word: "Leave the form or the filter", Keys: "Esc", Run: p.back},
	}
	return append(out, p.m.FileCommands(p.at.place)...)
}

func (p *Page) add() {
	if p.lockedAdd() == "" {
		p.at.add()
	}
}

func (p *Page) addEvidence() {
	p.turn(p.views[0])
	p.at.add()
}

func (p *Page) addSample() {
	p.turn(p.views[1])
	p.at.add()
}

// next keeps what is being edited and begins another.
func (p *Page) next() {
	if p.lockedAdd() == "" {
		p.host.Window().Canvas().Unfocus()
		p.at.add()
	}
}

func (p *Page) remove() {
	if p.host.ReadOnly() {
		return
	}
	p.at.remove()
}

func (p *Page) openFilter() { p.focus(p.bar.words) }

// back leaves the form for the list; there it takes the filter away, and then cancels what runs.
func (p *Page) back() {
	if p.panes.Overlaid() {
		p.panes.ToggleFolded()
	}
	if p.host.Window().Canvas().Focused() == p.bar.words {
		p.clear()
		p.Focus()
		return
	}
	if p.at.back() || p.clear() {
		return
	}
	p.host.Runner().CancelRunning()
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedAdd() string {
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case p.host.Audit() == "":
		return "choose an audit first"
	default:
		return ""
	}
}

func (p *Page) lockedChosen() string {
	if p.at.chosen() == audit.ID("") {
		return "choose one in the list first"
	}
	return ""
}
