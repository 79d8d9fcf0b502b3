package programme

import "fieldcase/app/desktop/page"

// Keys that stand on buttons too.
const (
	keysChange = "F2"
	keysExport = "Ctrl+E"
	keysTime   = "Ctrl+D"
	keysSites  = "Ctrl+Shift+S"
	keysTeam   = "Ctrl+T"
	keysLog    = "Ctrl+Shift+L"
	keysRows   = "F6"
	keysSettle = "Ctrl+."
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	to := func(i int) func() { return func() { p.showView(i) } }
	now := func(of func(acts) act) (func(), func() string) {
		return func() { of(p.shown.acts()).run() }, func() string { return lockedAct(of(p.shown.acts())) }
	}
	add, noAdd := now(func(a acts) act { return a.add })
	edit, noEdit := now(func(a acts) act { return a.edit })
	remove, noRemove := now(func(a acts) act { return a.remove })
	return []page.Command{
		{Menu: page.MenuAudit, Word: "Change with reason, edit…", Icon: "pencil-line", Keys: keysChange, Write: true, Run: edit, Locked: noEdit},
		{Menu: page.MenuAudit, Word: "Add to the list…", Icon: "plus", Keys: "Ins", Write: true, Run: add, Locked: noAdd},
		{Menu: page.MenuAudit, Word: "Take out of the list", Keys: "Del", Write: true, Run: remove, Locked: noRemove},
		{Menu: page.MenuAudit, Word: "Fill in the usual coverage", Icon: "table-2", Keys: "Ctrl+Enter", Write: true, Run: p.fill, Locked: p.lockedFill},
		{Menu: page.MenuAudit, Word: "Settle the first open point", Keys: keysSettle, Run: p.side.settleFirst, Locked: p.lockedSettle},
		{Menu: page.MenuCase, Word: "Export the programme…", Icon: "download", Keys: keysExport, Run: p.exportWorkbook, Locked: p.lockedExport},
		{Menu: page.MenuGo, Word: "Matrix", Icon: "table-2", Keys: "Esc", Run: p.escape},
		{Menu: page.MenuGo, Word: "Audit time", Keys: keysTime, Run: to(viewTime)},
		{Menu: page.MenuGo, Word: "Sites", Keys: keysSites, Run: to(viewSites)},
		{Menu: page.MenuGo, Word: "Team and competence", Icon: "users", Keys: keysTeam, Run: to(viewTeam)},
		{Menu: page.MenuGo, Word: "Log of changes", Icon: "history", Keys: keysLog, Run: to(viewLog)},
		{Menu: page.MenuView, Word: "Themes or single requirements", Keys: keysRows, Run: p.otherRows},
		{Menu: page.MenuView, Word: "Time, sites and team, as a panel", Keys: `Ctrl+\`, Run: p.panes.ToggleFolded},
	}
}

// escape goes back to the matrix, else cancels what runs.
func (p *Page) escape() {
	if p.shown != view(p.matrix) {
		p.toMatrix()
		return
	}
	p.host.Runner().CancelRunning()
}

// otherRows shows themes, or every requirement by itself.
func (p *Page) otherRows() {
	row, col, _ := p.matrix.grid.Current()
	i := lineAt(p.lines, row)
	p.single = !p.single
	p.lines = linesOf(p.now, p.cases.Catalogue(), p.single)
	p.show()
	if i != nil && len(i.numbers) > 0 {
		for _, l := range p.lines {
			if l.holds(i.numbers[0]) {
				p.matrix.grid.Select(l.key, col)
				break
			}
		}
	}
	p.matrix.showFoot()
}

func (p *Page) goPlan() { p.host.Go(page.Plan, "") }

// The locked… methods say why something cannot be done now, "" when it can.

func lockedAct(a act) string {
	switch {
	case a.run == nil:
		return "nothing to do here"
	case a.locked != nil:
		return a.locked()
	default:
		return ""
	}
}

func (p *Page) lockedWrite() string {
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case p.cycle == nil:
		return "the case has no certification cycle"
	default:
		return ""
	}
}

func (p *Page) lockedExport() string {
	if p.cycle == nil {
		return "the case has no certification cycle"
	}
	return ""
}

func (p *Page) lockedFill() string {
	switch {
	case len(p.columns) == 0:
		return "there is no audit to plan for"
	case p.isPlanned():
		return "the programme is filled in"
	default:
		return ""
	}
}

func (p *Page) lockedSettle() string {
	if len(p.side.points) == 0 {
		return "nothing is open"
	}
	return ""
}
