package meeting

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/page"
)

// Keys of the page that stand beside what they do.
const (
	keysIssue       = "Ctrl+Enter"
	keysStart       = "Alt+N"
	keysEnd         = "Alt+M"
	keysExpected    = "Ctrl+T"
	keysAcknowledge = "Ctrl+Shift+K"
	keysView        = "F6"
	keysWhen        = "Alt+D"
	keysAgenda      = "Alt+A"
	keysNotes       = "Alt+O"
	keysDisputed    = "Alt+U"
	keysDispute     = "Alt+I"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	s, l, v := p.sheet, p.people, p.presented
	return []page.Command{
		{Menu: page.MenuAudit, Word: "Add meeting…", Icon: "plus", Keys: "Ins", Write: true, Run: p.insert, Locked: p.lockedAdd},
		{Menu: page.MenuAudit, Word: "Delete meeting", Icon: "trash-2", Write: true, Run: p.remove, Locked: p.lockedRemove},
		{Menu: page.MenuAudit, Word: "Meeting starts now", Icon: "clock", Keys: keysStart, Write: true, Run: s.startNow, Locked: p.lockedMeeting},
		{Menu: page.MenuAudit, Word: "Meeting ends now", Icon: "clock", Keys: keysEnd, Write: true, Run: s.endNow, Locked: p.lockedMeeting},
		{Menu: page.MenuAudit, Word: "Who is expected…", Icon: "users", Keys: keysExpected, Write: true, Run: p.expected, Locked: p.lockedMeeting},
		{Menu: page.MenuAudit, Word: "Next person", Keys: "Enter", Write: true, Run: p.enter},
		{Menu: page.MenuAudit, Word: "Takes part by video", Keys: "Alt+V", Write: true, Run: l.video, Locked: p.lockedPerson},
		{Menu: page.MenuAudit, Word: "Issue findings…", Icon: "file-text", Keys: keysIssue, Write: true, Run: p.askIssue, Locked: p.lockedIssue},
		{Menu: page.MenuAudit, Word: "Acknowledged by…", Icon: "pencil-line", Keys: keysAcknowledge, Write: true, Run: v.acknowledge, Locked: p.lockedAcknowledge},
		{Menu: page.MenuView, Word: "Attendance or findings", Keys: keysView, Run: p.side.other, Locked: p.lockedClosing},
		{Menu: page.MenuGo, Word: "Next meeting", Icon: "arrow-down", Keys: "Alt+Down", Run: func() { p.list.SelectNext(1) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Previous meeting", Icon: "arrow-up", Keys: "Alt+Up", Run: func() { p.list.SelectNext(-1) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Day and time", Keys: keysWhen, Run: func() { s.to("day") }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Agenda", Keys: keysAgenda, Run: func() { p.focus(s.agenda) }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Points agreed", Keys: keysNotes, Run: func() { s.to("notes") }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Points disputed", Keys: keysDisputed, Run: func() { s.to("disputed") }, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Attendance", Keys: "Alt+P", Run: p.toPeople, Locked: p.lockedNone},
		{Menu: page.MenuGo, Word: "Findings presented", Keys: "Alt+F", Run: p.toFindings, Locked: p.lockedClosing},
		{Menu: page.MenuAudit, Word: "The client disputes the finding", Icon: "message-square-warning", Keys: keysDispute, Write: true, Run: p.dispute, Locked: p.lockedClosing},
		{Menu: page.MenuHidden, Word: "Back to the list", Keys: "Esc", Run: p.escape},
	}
}

// insert adds what is added where the keyboard is: a person in the attendance, else a meeting.
func (p *Page) insert() {
	if on := p.host.Window().Canvas().Focused(); on == p.people.grid || p.people.entering() {
		p.people.next()
		return
	}
	p.add()
}

// enter writes the person that is being entered and begins with the next one.
func (p *Page) enter() {
	if p.people.entering() {
		p.people.next()
	}
}

// escape leaves a person for the list of attendance, anything else for the list of meetings.
func (p *Page) escape() {
	if p.people.entering() {
		p.people.close()
		p.follow()
		p.focus(p.people.grid)
		return
	}
	p.Focus()
}

// expected shows the attendance and asks who of those expected is here.
func (p *Page) expected() {
	p.side.choose(sidePeople)
	p.people.expected()
}

// toPeople goes to the field for the next person, in a case that can only be read to the list.
func (p *Page) toPeople() {
	p.side.choose(sidePeople)
	if p.host.ReadOnly() {
		p.focus(p.people.grid)
		return
	}
	p.focus(p.people.inputs[0].entry)
}

func (p *Page) toFindings() {
	p.side.choose(sideFindings)
	p.focus(p.presented.grid)
}

// dispute shows the findings and records that the client disputes the one chosen.
func (p *Page) dispute() {
	p.side.choose(sideFindings)
	p.presented.dispute()
}

// The locked… methods say why something cannot be done now, "" when it can.

const onlyRead = "the case can only be read"

func (p *Page) lockedAdd() string {
	switch {
	case p.host.ReadOnly():
		return onlyRead
	case p.about == nil:
		return "choose an audit first"
	default:
		return ""
	}
}

func (p *Page) lockedNone() string {
	if p.meeting() == nil {
		return "there is no meeting yet"
	}
	return ""
}

func (p *Page) lockedMeeting() string {
	if p.host.ReadOnly() {
		return onlyRead
	}
	return p.lockedNone()
}

func (p *Page) lockedRemove() string {
	switch {
	case p.lockedMeeting() != "":
		return p.lockedMeeting()
	case p.sheet.form.IsNew():
		return "it stands in the plan"
	default:
		return ""
	}
}

func (p *Page) lockedPerson() string {
	if why := p.lockedMeeting(); why != "" {
		return why
	}
	if _, ok := p.people.grid.Selected(); !ok {
		return "nobody is chosen in the attendance"
	}
	return ""
}

func (p *Page) lockedClosing() string {
	if !p.side.closing() {
		return "findings are presented at the closing meeting"
	}
	return ""
}

func (p *Page) lockedIssue() string {
	switch {
	case p.host.ReadOnly():
		return onlyRead
	case p.about == nil:
		return "choose an audit first"
	case !p.side.closing():
		return "at the closing meeting"
	case p.about.StartsOn.IsZero():
		return "the audit has no days yet"
	}
	for i := range p.now.Findings {
		if f := &p.now.Findings[i]; f.Audit == p.about.ID && !f.State.IsIssued() {
			return ""
		}
	}
	return "nothing to issue"
}

func (p *Page) lockedAcknowledge() string {
	switch {
	case p.lockedMeeting() != "":
		return p.lockedMeeting()
	case !p.side.closing():
		return p.lockedClosing()
	}
	for i := range p.now.Findings {
		if f := &p.now.Findings[i]; f.Audit == p.about.ID && f.State.IsIssued() && f.State != audit.Withdrawn && f.AcknowledgedBy == "" {
			return ""
		}
	}
	return "no finding waits for it"
}
