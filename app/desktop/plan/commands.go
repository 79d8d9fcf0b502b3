package plan

import (
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/page"
)

// Keys that stand on buttons too.
const (
	keysAdd   = "Ins"
	keysSetup = "Ctrl+D"
	keysSend  = "Ctrl+E"
	keysAudit = "Ctrl+Shift+A"
	keysView  = "F6"
)

// fieldKeys lead to the fields of an activity.
var fieldKeys = []struct {
	keys  page.Keys
	word  string
	field string
}{
	{"Alt+D", "Day", "day"},
	{"Alt+F", "From", "start"},
	{"Alt+T", "To", "end"},
	{"Alt+W", "Who", "members"},
	{"Alt+C", "Clauses and controls", "requirements"},
	{"Alt+P", "Where", "sites"},
	{"Alt+M", "With", "with"},
}

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	out := []page.Command{
		{Menu: page.MenuAudit, Word: "Read client return…", Icon: "inbox", Keys: clientreturn.KeysRead, Write: true, Run: p.preview.Ask, Locked: p.lockedAudit},
		{Menu: page.MenuAudit, Word: "Add activity", Icon: "plus", Keys: keysAdd, Write: true, Run: p.add, Locked: p.lockedAudit},
		{Menu: page.MenuAudit, Word: "Activity done, next", Keys: "Ctrl+Enter", Write: true, Run: p.add, Locked: p.lockedAudit},
		{Menu: page.MenuAudit, Word: "Edit activity", Icon: "pencil-line", Keys: "F2", Run: func() { p.edit("") }, Locked: p.lockedItem},
		{Menu: page.MenuAudit, Word: "Copy activity", Keys: "Ctrl+Shift+D", Write: true, Run: p.duplicate, Locked: p.lockedItem},
		{Menu: page.MenuAudit, Word: "Take activity out", Keys: "Del", Write: true, Run: p.remove, Locked: p.lockedItem},
		{Menu: page.MenuAudit, Word: "Days and team…", Icon: "users", Keys: keysSetup, Run: p.openSetup, Locked: p.lockedAudit},
		{Menu: page.MenuCase, Word: "Send plan to client…", Icon: "file-text", Keys: keysSend, Run: p.askSend, Locked: p.lockedSend},
		{Menu: page.MenuAudit, Word: "Settle the first open point", Keys: "Ctrl+.", Run: p.check.settleFirst, Locked: p.lockedAudit},
		{Menu: page.MenuAudit, Word: "New audit…", Icon: "plus", Keys: keysAudit, Write: true, Run: p.askAudit},
		{Menu: page.MenuAudit, Word: "Cancel audit…", Write: true, Run: p.askCancel, Locked: p.lockedCancel},
		{Menu: page.MenuView, Word: "Picture or list", Keys: keysView, Run: p.otherView, Locked: p.lockedItem},
		{Menu: page.MenuHidden, Word: "Back to the list", Keys: "Esc", Run: p.back},
	}
	for _, f := range fieldKeys {
		out = append(out, page.Command{Menu: page.MenuGo, Word: f.word, Keys: f.keys, Run: func() { p.edit(f.field) }, Locked: p.lockedItem})
	}
	return p.preview.Over(out)
}

// The locked… methods say why something cannot be done now, "" when it can.

func (p *Page) lockedAudit() string {
	if p.audit == nil {
		return "choose an audit first"
	}
	return ""
}

func (p *Page) lockedWrite() string {
	if p.host.ReadOnly() {
		return "the case can only be read"
	}
	return p.lockedAudit()
}

func (p *Page) lockedItem() string {
	if _, ok := p.grid.Selected(); !ok {
		return "choose an activity first"
	}
	return ""
}

func (p *Page) lockedCancel() string {
	switch {
	case p.audit == nil:
		return p.lockedAudit()
	case p.audit.State == "cancelled":
		return "it is cancelled"
	case p.audit.State == "done":
		return "it has taken place"
	default:
		return ""
	}
}
