package portfolio

import (
	"fieldcase/app/desktop/page"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	return []page.Command{
		{Menu: page.MenuCase, Word: "Open the case chosen", Icon: "folder-open", Keys: "Ctrl+Enter", Run: p.open, Locked: p.lockedChosen},
		{Menu: page.MenuCase, Word: "Show its file", Keys: "Ctrl+Shift+F", Run: p.reveal, Locked: p.lockedChosen},
		{Menu: page.MenuCase, Word: "Export…", Icon: "download", Keys: "Ctrl+E", Run: p.chooseOutput, Locked: p.lockedExport},
		{Menu: page.MenuCase, Word: "Calendar file…", Icon: "calendar-range", Keys: keysCalendar, Run: func() { p.export(OutputCalendar) }, Locked: p.lockedExport},
		{Menu: page.MenuEdit, Word: wordAdd, Icon: "plus", Keys: "Ins", Run: p.addFolder},
		{Menu: page.MenuEdit, Word: "Take a folder out…", Icon: "minus", Keys: "Del", Run: p.removeFolder, Locked: p.lockedFolders},
		{Menu: page.MenuView, Word: "Read the folders again", Keys: "F5", Run: p.again, Locked: p.lockedRead},
		{Menu: page.MenuView, Word: "Filter", Icon: "search", Keys: "Ctrl+L", Run: func() { p.focus(p.filter) }, Locked: p.lockedFolders},
		{Menu: page.MenuView, Word: "Views…", Icon: "eye", Keys: "F6", Run: p.chooseView, Locked: p.lockedFolders},
		{Menu: page.MenuView, Word: "Order by…", Icon: "arrow-down", Keys: "F7", Run: p.chooseOrder, Locked: p.lockedFolders},
		{Menu: page.MenuView, Word: "Files that cannot be read", Icon: "triangle-alert", Keys: "F8", Run: func() { p.turn(viewUnread) }, Locked: p.lockedUnread},
		{Menu: page.MenuView, Word: "Next: list, register, year, plots", Keys: "Ctrl+PgDn", Run: func() { p.turnMode(1) }, Locked: p.lockedFolders},
		{Menu: page.MenuView, Word: "Previous: list, register, year, plots", Keys: "Ctrl+PgUp", Run: func() { p.turnMode(-1) }, Locked: p.lockedFolders},
		{Menu: page.MenuHidden, Word: "Stop reading, leave the filter or the view", Keys: "Esc", Run: p.back},
	}
}

// keysCalendar write the calendar file.
const keysCalendar = "Ctrl+Shift+C"

// wordAdd is the first step of the page.
const wordAdd = "Add a folder…"

func (p *Page) open() {
	if path := p.chosenFile(); path != "" && p.view != viewUnread {
		p.office.Open(path)
	}
}

func (p *Page) reveal() {
	if path := p.chosenFile(); path != "" {
		p.office.Reveal(path)
	}
}

// chosenFile is the file selected in the list in view, "" for none.
func (p *Page) chosenFile() string {
	if p.view == viewUnread {
		return p.bad.grid.SelectedKey()
	}
	return p.list.grid.SelectedKey()
}

func (p *Page) lockedChosen() string {
	if p.chosenFile() == "" {
		return "choose a case in the list first"
	}
	return ""
}

func (p *Page) lockedRead() string {
	if p.run != nil && !p.run.quiet {
		return "they are being read"
	}
	return p.lockedFolders()
}

func (p *Page) lockedUnread() string {
	if len(p.unreadable) == 0 {
		return "every file could be read"
	}
	return ""
}

// back leaves the filter; in the list it ends reading, or takes the filter and then the view away.
func (p *Page) back() {
	switch {
	case p.host.Window().Canvas().Focused() == p.filter:
		p.focus(p.table())
	case p.cancel(), p.clear():
	}
}

// mode is what the page shows of the cases.
type mode string

// The modes.
const (
	modeList     mode = "list"     // under the weeks to come, with what a manager reads beside it
	modeRegister mode = "register" // everything of each case, in two lines
	modeYear     mode = "year"     // audits, windows and last days of a year
	modePlots    mode = "plots"
)

func allModes() []mode { return []mode{modeList, modeRegister, modeYear, modePlots} }

func (m mode) word() string {
	switch m {
	case modeList:
		return "List"
	case modeRegister:
		return "Register"
	case modeYear:
		return "Year"
	case modePlots:
		return "Plots"
	default:
		return string(m)
	}
}

// turnMode goes to the next mode or the one before.
func (p *Page) turnMode(by int) {
	all := allModes()
	for i, m := range all {
		if m == p.mode {
			p.setMode(all[(i+by+len(all))%len(all)])
			return
		}
	}
}

func (p *Page) setMode(m mode) {
	p.mode = m
	p.modes.Choose(string(m))
	p.list.lay(m)
	p.showBody()
	if p.host.Window().Canvas().Focused() != p.modes {
		p.focus(p.table())
	}
}
