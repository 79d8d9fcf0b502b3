package report

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Keys of the page.
const (
	keysIssue   = "Ctrl+Enter"
	keysExport  = "Ctrl+E"
	keysPreview = "Ctrl+P"
	keysPoint   = "Ctrl+."
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	add := "Add to the list"
	if l, ok := p.at.(lister); ok {
		add = l.addWords()
	}
	out := []page.Command{
		{Menu: page.MenuAudit, Word: "Issue report…", Icon: "stamp", Keys: keysIssue, Write: true, Run: p.askIssue, Locked: p.lockedIssue},
		{Menu: page.MenuAudit, Word: "Read client return…", Icon: "inbox", Keys: clientreturn.KeysRead, Write: true, Run: p.returned.Ask, Locked: p.lockedReading},
		{Menu: page.MenuCase, Word: "Documents asked for, as workbook…", Icon: "file-spreadsheet", Run: p.askRequests, Locked: p.lockedRequests},
		{Menu: page.MenuAudit, Word: "Preview report", Icon: "eye", Keys: keysPreview, Run: p.preview, Locked: p.lockedNoAudit},
		{Menu: page.MenuCase, Word: "Export report…", Icon: "download", Keys: keysExport, Run: p.export, Locked: p.lockedNoAudit},
		{Menu: page.MenuAudit, Word: "Go to what is open", Icon: "arrow-right", Keys: keysPoint, Run: p.goToFirst, Locked: p.lockedPoint},
	}
	for _, x := range resultSegments() {
		out = append(out, page.Command{
			Menu: page.MenuEdit, Word: "Result: " + x.Word, Icon: x.Icon, Keys: page.Keys(x.Key), Write: true,
			Run: func() { p.answer(audit.Fulfilment(x.ID)) }, Locked: p.lockedAnswer(x.ID),
		})
	}
	for _, a := range p.acts() {
		out = append(out, page.Command{
			Menu: page.MenuAudit, Word: a.act.word, Icon: a.act.icon, Keys: page.Keys(a.act.key), Write: true,
			Run: func() { a.of.do(a.act) }, Locked: func() string { return p.lockedAct(a) },
		})
	}
	return p.returned.Over(append(out,
		page.Command{Menu: page.MenuEdit, Word: add, Icon: "plus", Keys: "Ins", Write: true, Run: p.add, Locked: p.lockedAdd},
		page.Command{Menu: page.MenuEdit, Word: "Edit", Icon: "pencil-line", Keys: "F2", Run: p.edit, Locked: p.lockedRow},
		page.Command{Menu: page.MenuEdit, Word: "Take out", Icon: "trash-2", Keys: "Del", Write: true, Run: p.remove, Locked: p.lockedRow},
		page.Command{Menu: page.MenuEdit, Word: "Move up", Icon: "arrow-up", Keys: "Alt+Up", Write: true, Run: func() { p.move(-1) }, Locked: p.lockedMove},
		page.Command{Menu: page.MenuEdit, Word: "Move down", Icon: "arrow-down", Keys: "Alt+Down", Write: true, Run: func() { p.move(1) }, Locked: p.lockedMove},
		page.Command{Menu: page.MenuGo, Word: "Previous section", Icon: "arrow-up", Keys: "Ctrl+PgUp", Run: func() { p.step(-1) }, Locked: p.lockedNoAudit},
		page.Command{Menu: page.MenuGo, Word: "Next section", Icon: "arrow-down", Keys: "Ctrl+PgDn", Run: func() { p.step(1) }, Locked: p.lockedNoAudit},
		page.Command{Menu: page.MenuView, Word: "What is open, as a panel", Keys: `Ctrl+\`, Run: p.panes.ToggleFolded, Locked: p.lockedNoAudit},
		page.Command{Menu: page.MenuHidden, Word: "Back to the sections", Keys: "Esc", Run: p.back},
	))
}

// listAct is an act of a list of findings.
type listAct struct {
	of  *lines
	in  sectionID
	act act
}

// acts are what can be done with the findings of other audits that come into this one.
func (p *Page) acts() []listAct {
	var out []listAct
	for _, s := range p.sections {
		switch s := s.(type) {
		case *followUp:
			for _, a := range s.concerns.acts {
				out = append(out, listAct{s.concerns, followUpID, a})
			}
		case *since:
			for _, a := range s.earlier.lines.acts {
				out = append(out, listAct{s.earlier.lines, sinceID, a})
			}
		}
	}
	return out
}

func (p *Page) lockedAct(a listAct) string {
	if p.about == nil || p.at.about().id != a.in {
		return "choose the finding in its section first"
	}
	return a.of.lockedAct(a.act)
}

// answer gives what has the keyboard a result: a question, or a text that says the usual when there is nothing to tell.
func (p *Page) answer(x audit.Fulfilment) {
	switch s := p.at.(type) {
	case interface{ answer(audit.Fulfilment) bool }:
		s.answer(x)
	case interface{ notApplicable() bool }:
		if x == audit.NoMatter {
			s.notApplicable()
		}
	}
}

// lockedAnswer says why a result cannot be given now.
func (p *Page) lockedAnswer(result string) func() string {
	return func() string {
		switch p.at.(type) {
		case interface{ answer(audit.Fulfilment) bool }:
			return ""
		case interface{ notApplicable() bool }:
			if audit.Fulfilment(result) == audit.NoMatter {
				return ""
			}
		}
		return "only objectives and points have results"
	}
}

func (p *Page) list() (l lister, ok bool) {
	l, ok = p.at.(lister)
	return l, ok && p.about != nil
}

func (p *Page) add() {
	if l, ok := p.list(); ok {
		l.add()
	}
}

func (p *Page) edit() {
	if l, ok := p.list(); ok && l.lockedRow() == "" {
		l.edit()
	}
}

func (p *Page) remove() {
	if l, ok := p.list(); ok && l.lockedRow() == "" {
		l.remove()
	}
}

func (p *Page) move(by int) {
	if l, ok := p.list(); ok && l.lockedMove() == "" {
		l.move(by)
	}
}

// step turns to the section so many places further. The keyboard goes along unless it is on the list of sections.
func (p *Page) step(by int) {
	rows := p.index.Shown()
	at := slices.IndexFunc(rows, func(e kit.IndexEntry) bool { return e.ID == string(p.at.about().id) })
	if at+by < 0 || at+by >= len(rows) {
		return
	}
	onIndex := p.index.Focused()
	rows[at+by].Turn()
	if onIndex {
		p.focus(p.index)
	} else {
		p.at.focus("")
	}
}

// back leaves a section for the list of sections; there it cancels what runs.
func (p *Page) back() {
	if p.about == nil || p.index.Focused() {
		p.host.Runner().CancelRunning()
		return
	}
	p.focus(p.index)
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedNoAudit() string {
	if p.about == nil {
		return "no audit to report on"
	}
	return ""
}

func (p *Page) lockedPoint() string {
	if len(p.open)+len(p.weigh) == 0 {
		return "nothing is open"
	}
	return ""
}

func (p *Page) lockedAdd() string {
	if _, ok := p.list(); !ok {
		return "this section has no list"
	}
	return ""
}

func (p *Page) lockedRow() string {
	l, ok := p.list()
	if !ok {
		return p.lockedAdd()
	}
	return l.lockedRow()
}

func (p *Page) lockedMove() string {
	l, ok := p.list()
	if !ok {
		return p.lockedAdd()
	}
	return l.lockedMove()
}
