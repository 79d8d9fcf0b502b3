package finding

import (
	"cmp"
	"context"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// settle does what is offered for a point.
func (p *Page) settle(key string, what offer) {
	if !p.checkNow() {
		return
	}
	o, ok := p.item(key)
	if !ok || p.locked() != "" && what != goThere && what != showWords {
		return
	}
	switch what {
	case goThere, showWords:
		p.choosePoint(key)
	case cutWords:
		p.cut(*o.remark)
	case tellSize:
		p.insertExtent()
	case linkIt:
		p.linkRepeat(o.repeat.Earlier)
	case regrade:
		p.askRegrade(*o.asked)
	case letStand, notRepeat:
		p.askStand(o)
	}
}

// settleFirst does the first thing that is offered for the point on top.
func (p *Page) settleFirst() {
	if p.lockedPoints() != "" || !p.checkNow() || len(p.checked.items) == 0 {
		return
	}
	o := p.checked.items[p.chosenItem()]
	p.settle(o.key, o.offers[0])
}

// standFirst lets the point on top stand, where that can be.
func (p *Page) standFirst() {
	if p.lockedStand() != "" {
		return
	}
	o := p.checked.items[p.chosenItem()]
	p.settle(o.key, o.offers[len(o.offers)-1])
}

// lockedPoints says why nothing can be settled.
func (p *Page) lockedPoints() string {
	if why := p.lockedNone(); why != "" {
		return why
	}
	r := p.editor.Record()
	if r.State.IsIssued() {
		return r.Label() + " is issued"
	}
	if p.checked.of == r.ID && len(p.checked.items) == 0 {
		return "nothing is open"
	}
	return ""
}

// lockedStand says why the point on top cannot be let stand.
func (p *Page) lockedStand() string {
	if why := p.locked(); why != "" {
		return why
	}
	if why := p.lockedPoints(); why != "" {
		return why
	}
	if p.checked.of != p.current() || p.checked.items[p.chosenItem()].grave {
		return "what keeps a finding from being issued cannot stand"
	}
	return ""
}

// cut takes the words of a remark out of their field.
func (p *Page) cut(r casefile.Remark) {
	text, ok := p.checked.Cut(r)
	if !ok {
		return
	}
	field := r.Field.Record()
	at := sameBeginning(p.form.text(field).input.Text(), text)
	p.write(field, text)
	p.form.text(field).input.Reveal(at, at)
	p.host.Toast("Words cut", true)
}

// sameBeginning returns how many bytes two texts have in common from the beginning.
func sameBeginning(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// write puts a text into a field of the finding as one change.
func (p *Page) write(field, text string) {
	p.change(func(f *audit.Finding) { setText(f, field, text) })
	p.focusField(field)
}

// linkRepeat says that the finding repeats an earlier one.
func (p *Page) linkRepeat(earlier *audit.Finding) {
	p.change(func(f *audit.Finding) { f.RepeatOf = earlier.ID })
	p.host.Toast("Repeat of "+earlier.Label(), true)
}

// askRegrade asks why a minor is a major, and grades it so.
func (p *Page) askRegrade(q audit.Warning) {
	r := p.editor.Record()
	p.askReason(asking{
		at: casefile.UnfinishedText(string(r.ID), string(audit.Major)), title: "Regrade " + r.Label() + " to major?", text: q.Message + " The reason goes to the reason for the grade.", yes: "Regrade",
		value: q.Title + ".",
	}, func(reason string) {
		p.change(func(f *audit.Finding) { f.Grade, f.GradeReason = audit.Major, appended(f.GradeReason, reason) })
	})
}

// askStand asks why a warning may stand, and keeps the reason.
func (p *Page) askStand(o open) {
	r := p.editor.Record()
	a := asking{at: casefile.UnfinishedText(string(r.ID), o.key), title: "Let it stand?", text: o.title + ". " + o.text, yes: "Let it stand"}
	var answer audit.Acceptance
	switch {
	case o.repeat != nil:
		a.title, a.text, a.yes = "Not a repeat of "+o.repeat.Earlier.Label()+"?", "Say what is different this time.", "Not a repeat"
		answer = casefile.NotRepeat(r.ID, o.repeat.Earlier)
	case o.asked != nil:
		answer = casefile.Answer(r.ID, *o.asked)
	default:
		answer = o.remark.Acceptance(r.ID)
	}
	p.askReason(a, func(reason string) {
		p.editor.Commit()
		p.host.Runner().Save(func() error { return p.cases.Accept(context.Background(), answer, reason) }, p.settled)
	})
}

// takeBack takes back that a warning was let stand.
func (p *Page) takeBack(id audit.ID) {
	if p.locked() == "" {
		p.host.Runner().Save(func() error { return p.cases.TakeBack(context.Background(), id) }, p.settled)
	}
}

// settled shows what became of a change beside the finding.
func (p *Page) settled(err error) {
	if err != nil {
		p.host.Tell(err)
		return
	}
	p.reload()
}

// asking is a question for a reason.
type asking struct {
	at                      casefile.Draft // of the answer while it is typed
	title, text, yes, value string
}

// askReason asks for a reason, of several lines if need be; done runs after the dialog is gone. What was typed when the
// program ended is there when it is asked again.
func (p *Page) askReason(a asking, done func(reason string)) {
	reason := kit.NewNarrative("", 3)
	reason.SetTextQuiet(cmp.Or(p.loose.Text(a.at), a.value))
	field := kit.NewField("Reason", reason).SetHint("Ctrl+Enter")
	reason.OnChanged = func(text string) {
		field.SetMessage(kit.NoMessage, "")
		p.loose.Put(a.at, text)
	}
	var d *kit.Dialog
	take := func() bool {
		text := strings.TrimSpace(reason.Text())
		if text == "" {
			field.SetMessage(kit.Wrong, "Say why: a reviewer of the certification body reads it.")
			d.Refresh()
			return false
		}
		d.Close()
		done(text)
		p.loose.Drop(a.at) // after the change is on its way
		return false
	}
	giveUp := func() bool {
		p.loose.Drop(a.at)
		return true
	}
	d = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: a.title, Text: a.text, Body: field, Focus: reason, Width: 440,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true, Press: giveUp}, {Word: a.yes, Kind: kit.Primary, Default: true, Press: take}},
	})
}

// setText puts a text into a field of a finding.
func setText(f *audit.Finding, field, text string) {
	switch field {
	case fieldRequirement:
		f.RequirementText = text
	case fieldStatement:
		f.Statement = text
	case fieldEvidence:
		f.EvidenceText = text
	case fieldReason:
		f.GradeReason = text
	}
}

// appended adds a sentence to a text.
func appended(text, sentence string) string {
	text = strings.TrimRight(text, " \n")
	switch {
	case text == "":
		return sentence
	case strings.ContainsAny(text[len(text)-1:], ".;!?:"):
		return text + " " + sentence
	default:
		return text + ". " + sentence
	}
}
