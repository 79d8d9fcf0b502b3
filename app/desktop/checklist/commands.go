package checklist

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/page"
)

// Keys that stand on the page too.
const (
	keysGoTo       = "Ctrl+G"
	keysEvidence   = "Ctrl+Enter"
	keysFinding    = "F4"
	keysNotAudited = "Ctrl+F9"
	keysQuestion   = "Ctrl+Shift+Q"
	keysFilter     = "Ctrl+L"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	all := append(p.acts(), p.views()...)
	return append(append(all, p.side.samples.Commands()...), p.side.files.Commands()...)
}

// acts are the commands that change something.
func (p *Page) acts() []page.Command {
	as := func(s audit.ConclusionState) page.Command {
		m := markOf(s)
		return page.Command{
			Menu: page.MenuAudit, Word: "Conclude: " + lowerFirst(m.Word), Icon: m.Icon, Keys: page.Keys(verdictKeys[s]), Write: true,
			Run: func() { p.conclude(s) }, Locked: p.lockedNone,
		}
	}
	return []page.Command{
		{Menu: page.MenuAudit, Word: "Keep as evidence", Icon: "paperclip", Keys: keysEvidence, Write: true, Run: p.asEvidence, Locked: p.lockedNone},
		{Menu: page.MenuAudit, Word: "Evidence in full…", Icon: "pencil-line", Keys: "Ctrl+Shift+E", Write: true, Run: p.evidenceInFull, Locked: p.lockedNone},
		{Menu: page.MenuAudit, Word: "Turn into a finding", Icon: "flag", Keys: keysFinding, Write: true, Run: p.asFinding, Locked: p.lockedNone},
		{Menu: page.MenuAudit, Word: "Keep as a private note", Icon: "lock", Keys: "Ctrl+Shift+Enter", Write: true, Run: p.togglePrivate, Locked: p.lockedNone},
		as(audit.Conform), as(audit.ConcludedOFI), as(audit.ConcludedMin), as(audit.ConcludedMaj), as(audit.NotApplicable), as(audit.NotAudited),
		{Menu: page.MenuAudit, Word: "Take the conclusion back", Icon: "undo-2", Write: true, Run: p.reopen, Locked: p.lockedOpen},
		{Menu: page.MenuAudit, Word: "Audited by…", Icon: "user", Keys: "Alt+O", Write: true, Run: p.assign, Locked: p.lockedNobody},
		{Menu: page.MenuEdit, Word: "Add a question of your own", Icon: "plus", Keys: keysQuestion, Write: true, Run: p.writeQuestion, Locked: p.lockedNone},
		{Menu: page.MenuHidden, Word: "Add a question of your own", Keys: "Ins", Write: true, Run: p.writeQuestion, Locked: p.lockedNone},
		{Menu: page.MenuEdit, Word: "Take out the question", Icon: "trash-2", Keys: "Del", Write: true, Run: p.dropQuestion, Locked: p.lockedNone},
		{Menu: page.MenuEdit, Word: "Do what is left to do", Keys: "Ctrl+.", Run: p.settle, Locked: p.lockedNone},
	}
}

// views are the commands that go somewhere or show something else.
func (p *Page) views() []page.Command {
	return []page.Command{
		{Menu: page.MenuView, Word: "Filter", Icon: "search", Keys: keysFilter, Run: p.turnFilter, Locked: p.lockedNone},
		{Menu: page.MenuView, Word: "Samples and attachments, as a panel", Keys: `Ctrl+\`, Run: p.panes.ToggleFolded},
		{Menu: page.MenuHidden, Word: "Back to the note", Keys: "Esc", Run: p.escape},
		{Menu: page.MenuGo, Word: "Clause or control", Icon: "search", Keys: keysGoTo, Run: func() { p.focus(p.list.goTo) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Next clause", Icon: "arrow-down", Keys: "Alt+Down", Run: func() { p.step(1, every) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Previous clause", Icon: "arrow-up", Keys: "Alt+Up", Run: func() { p.step(-1, every) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Next open clause", Keys: "Alt+Shift+Down", Run: func() { p.step(1, row.open) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Previous open clause", Keys: "Alt+Shift+Up", Run: func() { p.step(-1, row.open) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "List of clauses", Keys: "Alt+C", Run: func() { p.focus(p.list.grid) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Next prompt", Keys: "Alt+P", Run: p.focusPrompt, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Notes", Keys: "Alt+N", Run: func() { p.focus(p.clause.notes) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Evidence", Keys: "Alt+E", Run: func() { p.focus(p.clause.proof) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "What the conclusion rests on", Keys: "Alt+S", Run: func() { p.focus(p.verdict.summary) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Samples", Keys: "Alt+M", Run: func() { p.toSide(p.side.samples.Focus) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Attachments", Keys: "Alt+A", Run: func() { p.toSide(p.side.files.Focus) }, Locked: p.lockedNone},
	}
}

// toSide gives the keyboard to a part of the pane at the right, which is laid over the page where it is folded.
func (p *Page) toSide(part func()) {
	if p.panes.Folded() && !p.panes.Overlaid() {
		p.panes.ToggleFolded()
	}
	part()
}

func every(row) bool { return true }

// step goes to the next clause that is wanted; the keyboard stays where it is.
func (p *Page) step(by int, wanted func(row) bool) {
	n := p.list.neighbour(p.x, p.open, by, wanted)
	if n == "" && by > 0 && !wanted(row{state: audit.Conform}) { // the next open one may come before
		n = p.list.neighbour(p.x, "", by, wanted)
	}
	if n != "" {
		p.show(n)
	}
}

// turnFilter gives the keyboard to the filter, and turns it on when it has it.
func (p *Page) turnFilter() {
	if !p.head.filter.Focused() {
		p.focus(p.head.filter)
		return
	}
	all := allFilters()
	for i, f := range all {
		if f == p.list.filter {
			p.setFilter(all[(i+1)%len(all)])
			return
		}
	}
}

// setFilter shows other clauses in the list; the one that is open stays open.
func (p *Page) setFilter(f filter) {
	p.list.filter = f
	p.head.show(p.x, f)
	p.list.setRows(p.x)
	p.list.show(p.open)
}

func (p *Page) writeQuestion() {
	p.clause.unfold()
	p.clause.prompts.write()
}

// focusPrompt goes to the next prompt that was not asked.
func (p *Page) focusPrompt() {
	p.clause.unfold()
	if c := p.clause.prompts.next(); c != nil {
		p.focus(c)
	}
}

// escape gives up the question for a reason, takes away the pane that lies over the page, ends changing a note, and goes
// back to the note's field.
func (p *Page) escape() {
	if p.verdict.giveUp() {
		return
	}
	if p.panes.Overlaid() {
		p.panes.ToggleFolded()
		p.Focus()
		return
	}
	p.bench.leave()
	if p.x != nil && p.host.Window().Canvas().Focused() == p.clause.field {
		p.host.Runner().CancelRunning()
		return
	}
	p.Focus()
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedNone() string {
	if p.x == nil || p.open == "" {
		return "there is no clause yet"
	}
	return ""
}

func (p *Page) lockedOpen() string {
	if why := p.lockedNone(); why != "" {
		return why
	}
	if k := p.conclusion.Record(); k == nil || k.State == audit.NotStarted || k.State == "" {
		return "nothing is concluded"
	}
	return ""
}

func (p *Page) lockedNobody() string {
	if why := p.lockedNone(); why != "" {
		return why
	}
	if len(p.x.c.Team(p.at)) == 0 {
		return "the audit has no team yet"
	}
	return ""
}
