package overview

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// The dates beside those of audits that a case keeps for what is to come.
const (
	reviewDate   = "review"
	decisionDate = "decision"
)

// dateWidth is the width of a field for a day in the dialog.
const dateWidth = 148

// addDate is the question what is to take place on which day. A case keeps the days of its audits, of a technical review
// and of a decision; all else is due by a rule, and follows from them.
type addDate struct {
	page      *Page
	what      *kit.Picker
	from, to  *kit.DateField
	whatField *kit.Field
	fromField *kit.Field
	toField   *kit.Field
	dialog    *kit.Dialog
}

// askDate asks for a date and keeps it; what is chosen already has the day that the case says.
func (p *Page) askDate() {
	if p.lockedDate() != "" {
		return
	}
	today := func() string { return p.host.Today().String() }
	q := &addDate{page: p, what: kit.NewPicker("Choose what takes place", p.dateOptions()...), from: kit.NewDateField(today), to: kit.NewDateField(today)}
	q.whatField, q.fromField, q.toField = kit.NewField("What", q.what), kit.NewField("Day", q.from), kit.NewField("Last day", q.to)
	q.what.OnChange = func(kit.Option) { q.showDays() }
	q.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Add a date", Text: "It stands among the next steps and on the drawing of the cycle. The last days follow from the rules.",
		Body: kit.Rows(12, q.whatField, kit.Cols(12, kit.Fixed(dateWidth, 0, q.fromField), kit.Fixed(dateWidth, 0, q.toField), kit.Spacer())), Width: 480, Focus: q.what,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Add date", Icon: "plus", Kind: kit.Primary, Default: true, Press: q.keep}},
	})
	q.showDays()
}

// lockedDate says why no date can be added, "" when one can.
func (p *Page) lockedDate() string {
	switch {
	case p.host.ReadOnly():
		return "the case can only be read"
	case len(p.dateOptions()) == 0:
		return "plan an audit first"
	default:
		return ""
	}
}

// dateOptions are what a date can be given to: audits that are not over, and the next decision with its review.
func (p *Page) dateOptions() []kit.Option {
	var out []kit.Option
	for _, a := range audits(p.now) {
		if a.State == audit.AuditPlanned || a.State == audit.AuditConfirmed || a.State == "" {
			out = append(out, kit.Option{ID: string(a.ID), Title: a.Title(), Detail: "days of the audit", Hidden: true})
		}
	}
	if d, _ := p.nextDecision(); d != nil {
		of := ""
		if a := p.now.Audit(d.Audit); a != nil {
			of = "after " + a.Title()
		}
		if d.ReviewedOn.IsZero() {
			out = append(out, kit.Option{ID: reviewDate, Title: "Technical review", Detail: of, Hidden: true})
		}
		out = append(out, kit.Option{ID: decisionDate, Title: "Decision", Detail: of, Hidden: true})
	}
	return out
}

// nextDecision returns the decision that is in preparation, else the one that the chosen audit leads to, which is not in
// the case yet; nil where none is to come.
func (p *Page) nextDecision() (d *audit.Decision, there bool) {
	i := slices.IndexFunc(p.now.Decisions, func(d audit.Decision) bool { return d.DecidedOn.IsZero() })
	if i >= 0 {
		return &p.now.Decisions[i], true
	}
	a := p.now.Audit(p.host.Audit())
	kinds := map[audit.AuditKind]audit.DecisionKind{
		audit.Stage2: audit.Grant, audit.Surveillance: audit.Maintain, audit.Recertification: audit.Renew,
	}
	if a == nil || kinds[a.Kind] == "" || slices.ContainsFunc(p.now.Decisions, func(d audit.Decision) bool { return d.Audit == a.ID }) {
		return nil, false
	}
	return &audit.Decision{Kind: kinds[a.Kind], Audit: a.ID}, false
}

// showDays shows the days that the case has of what is chosen.
func (q *addDate) showDays() {
	o, _ := q.what.Chosen()
	a := q.page.now.Audit(audit.ID(o.ID))
	q.toField.Hidden = a == nil
	d, _ := q.page.nextDecision()
	var from, to date.Date
	switch {
	case a != nil:
		from, to = a.StartsOn, a.EndsOn
	case o.ID == reviewDate && d != nil:
		from = d.ReviewPlanned
	case o.ID == decisionDate && d != nil:
		from = d.PlannedOn
	}
	q.from.SetQuiet(from.String())
	q.to.SetQuiet(to.String())
	q.dialog.Refresh()
}

// keep writes the date; false keeps the dialog with what is wrong beside the fields.
func (q *addDate) keep() bool {
	for _, f := range []*kit.Field{q.whatField, q.fromField, q.toField} {
		f.SetMessage(kit.NoMessage, "")
	}
	o, ok := q.what.Chosen()
	if !ok {
		return q.refuse(q.whatField, "Choose what takes place")
	}
	from, err := date.Parse(q.from.Value())
	if err != nil {
		return q.refuse(q.fromField, "A day is needed, as 2027-05-10")
	}
	label := "Date of " + o.Title + ": " + from.String()
	a := q.page.now.Audit(audit.ID(o.ID))
	if a == nil {
		q.page.keepDate(label, q.ofDecision(o.ID, from))
		return true
	}
	after := audit.Clone(a)
	after.StartsOn, after.EndsOn = from, from
	if q.to.Value() != "" {
		if after.EndsOn, err = date.Parse(q.to.Value()); err != nil {
			return q.refuse(q.toField, "A day is needed, as 2027-05-11")
		}
	}
	if problems := audit.Check(after); len(problems) > 0 {
		return q.refuse(q.toField, "Last day "+problems[0].Message)
	}
	q.page.keepDate(label, casefile.Change{Before: a, After: after})
	return true
}

func (q *addDate) refuse(f *kit.Field, words string) bool {
	f.SetMessage(kit.Wrong, words)
	q.dialog.Refresh()
	return false
}

// ofDecision plans the review or the decision for a day; a decision that is not in the case yet gets into it.
func (q *addDate) ofDecision(what string, day date.Date) casefile.Change {
	d, there := q.page.nextDecision()
	after := audit.Clone(d)
	if what == reviewDate {
		after.ReviewPlanned = day
	} else {
		after.PlannedOn = day
	}
	if !there {
		return casefile.Change{After: after}
	}
	return casefile.Change{Before: d, After: after}
}

// keepDate writes a date and tells of it, with Undo.
func (p *Page) keepDate(label string, change casefile.Change) {
	p.host.Runner().Save(func() error { return p.cases.Save(context.Background(), label, change) }, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast(label, true)
		p.Changed(casefile.Changed{})
	})
}

// newAddButton is the link beside the heading of the steps.
func (p *Page) newAddButton() fyne.CanvasObject {
	p.add = kit.NewButton(kit.Link, "Add a date", p.askDate).Small().WithKey(keysAdd)
	return p.add
}
