package plan

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/team"
)

// add begins the activity that follows the selected one.
func (p *Page) add() { p.addWith(func(*audit.PlanItem) {}) }

// addWith begins the activity that follows the selected one, with something more known of it.
func (p *Page) addWith(more func(*audit.PlanItem)) {
	if p.lockedWrite() != "" || !p.leaveSide() {
		return
	}
	i := following(p.current, p.audit, p.itemAt(p.grid.SelectedKey()), p.host.Today())
	more(i)
	i.ID, i.Audit = p.cases.NewID(), p.audit.ID
	p.item.add(i)
	p.current = p.item.follow(p.current)
	p.show()
	p.selectItem(string(i.ID))
	p.showSide(p.item.root)
	p.item.focus(firstField(i))
}

// firstField is the field in which typing begins: what is audited differs from activity to activity, while day, time,
// people and place are mostly right as they are offered.
func firstField(i *audit.PlanItem) string {
	if i.Activity == audit.ActivityAudit {
		return "requirements"
	}
	return "with"
}

// addMeeting begins the opening or closing meeting.
func (p *Page) addMeeting(a audit.Activity) {
	p.addWith(func(i *audit.PlanItem) {
		i.Activity, i.Everyone, i.Members = a, true, nil
		i.Title, i.With = sentence(a.Word()), meetingWith
		i.Sites = headOffice(p.current)
	})
}

// leaveSide saves what is being edited at the right; false keeps the user with what cannot be saved.
func (p *Page) leaveSide() bool {
	for _, leave := range []func() error{p.item.leave, p.setup.leave} {
		if leave() != nil {
			return false
		}
	}
	return true
}

// edit opens the selected activity beside the grid, at a field; "" is the first.
func (p *Page) edit(field string) {
	i := p.itemAt(p.grid.SelectedKey())
	if i == nil {
		return
	}
	if !p.item.isOpen() || p.item.form.Record().ID != i.ID {
		if !p.leaveSide() {
			return
		}
		p.item.open(i)
		p.refused = ""
	}
	if field == "" {
		field = firstField(i)
	}
	p.showSide(p.item.root)
	p.item.focus(field)
}

// duplicate begins an activity like the selected one, at the time that follows it.
func (p *Page) duplicate() {
	i := p.itemAt(p.grid.SelectedKey())
	if i == nil {
		return
	}
	like := audit.Clone(i)
	p.addWith(func(next *audit.PlanItem) {
		next.Activity, next.Title, next.With, next.Tool, next.Remote = like.Activity, like.Title, like.With, like.Tool, like.Remote
		next.Everyone, next.Members, next.Sites, next.Systems = like.Everyone, like.Members, like.Sites, like.Systems
	})
}

// remove takes the selected activity out; undo brings it back.
func (p *Page) remove() {
	i := p.itemAt(p.grid.SelectedKey())
	if i == nil || p.host.ReadOnly() {
		return
	}
	p.item.drop()
	p.showSide(p.check.root)
	p.grid.SelectNext(1)
	if p.grid.SelectedKey() == string(i.ID) {
		p.grid.SelectNext(-1)
	}
	p.writer.Save("Take activity out", func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast(fmt.Sprintf("%s %s, %s taken out", dayWords(i.Day), i.Start, p.whatWords(i)), true)
		p.Focus()
	}, casefile.Change{Before: i})
}

// back leaves what is being edited and returns to the list; in the list it cancels what runs. A text that cannot be saved
// keeps the user once; back again gives it up.
func (p *Page) back() {
	if !p.item.isOpen() && !p.setup.isOpen() {
		p.host.Runner().CancelRunning()
		return
	}
	for _, leave := range []func() error{p.item.leave, p.setup.leave} {
		if err := leave(); err != nil {
			if p.refused != err.Error() {
				p.refused = err.Error()
				return
			}
			p.item.drop()
			p.setup.drop()
		}
	}
	p.refused = ""
	p.showSide(p.check.root)
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
	p.Focus()
}

// openSetup edits the days, team and words of the audit.
func (p *Page) openSetup() { p.openSetupAt("starts_on") }

func (p *Page) openSetupAt(field string) {
	if p.audit == nil || !p.leaveSide() {
		return
	}
	p.setup.open(p.audit)
	p.showSide(p.setup.root)
	p.setup.focus(field)
}

// askCancel takes the audit out of the programme without losing what is known of it.
func (p *Page) askCancel() {
	a := p.audit
	if a == nil || !p.leaveSide() {
		return
	}
	kit.Confirm(p.host.Window(), kit.Question{
		Title: "Cancel " + a.Title() + "?", Yes: "Cancel the audit", No: "Leave it", Danger: true,
		Text: "It does not take place. Its plan, team and records stay in the case; Undo, or its state under Days and team, brings it back.",
	}, func() {
		after := audit.Clone(a)
		after.State = audit.AuditCancelled
		p.writer.Save("Cancel "+a.Title(), func(err error) {
			if err != nil {
				p.host.Tell(err)
				return
			}
			p.host.Toast(a.Title()+" cancelled", true)
		}, casefile.Change{Before: a, After: after})
	})
}

// otherView changes between picture and grid: which of the two is shown while there is room for one, else which has the
// keyboard.
func (p *Page) otherView() {
	p.stage.toggle(p.host.Window().Canvas())
}

// focusOf gives the keyboard to a control unless it has it.
func focusOf(c fyne.Canvas, f fyne.Focusable) {
	if c.Focused() != f {
		c.Focus(f)
	}
}

// askMember asks for a new member of the team, or edits one, with the keyboard in a field; "" is the first.
func (p *Page) askMember(m *audit.Member, field string) {
	if p.lockedWrite() != "" {
		return
	}
	team.Ask(team.Desk{Window: p.host.Window(), Today: p.host.Today, NewID: p.cases.NewID, Save: p.save}, p.current, p.audit, m, field)
}

// save writes changes as one action; told is what the user hears then, "" for nothing.
func (p *Page) save(words, told string, changes ...casefile.Change) {
	p.writer.Save(words, func(err error) {
		switch {
		case err != nil:
			p.host.Tell(err)
		case told != "":
			p.host.Toast(told, true)
		}
	}, changes...)
}
