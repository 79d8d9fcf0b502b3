package decision

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// laterDialog asks for a later decision with what its kind needs: ground, day until which the ground is to be resolved,
// change of the scope.
type laterDialog struct {
	page      *Page
	kind      audit.DecisionKind
	decidedBy *kit.Picker
	committee *kit.TokensField
	on, from  *kit.DateField // decided, effective
	until     *kit.DateField
	told      *kit.DateField
	ground    *kit.Picker
	reason    *kit.Narrative
	change    *kit.Entry
	fields    map[string]*kit.Field
	dialog    *kit.Dialog
}

// askLater asks for a later decision and records it.
func (p *Page) askLater(k audit.DecisionKind) {
	if p.lockedLater(k) != "" {
		return
	}
	today := func() string { return p.host.Today().String() }
	d := &laterDialog{page: p, kind: k, fields: map[string]*kit.Field{}}
	d.on, d.from, d.until, d.told = kit.NewDateField(today), kit.NewDateField(today), kit.NewDateField(today), kit.NewDateField(today)
	d.decidedBy = kit.NewPicker("Choose who decides", p.laterOptions(k)...)
	d.committee = kit.NewTokensField("Further persons, if any", p.laterOptions(k)...)
	d.ground = kit.NewPicker("Choose the ground")
	var grounds []kit.Option
	for _, g := range audit.AllGrounds() {
		grounds = append(grounds, kit.Option{ID: string(g), Title: form.Sentence(groundWords[g]), Hidden: true})
	}
	d.ground.SetOptions(grounds...)
	d.reason, d.change = kit.NewNarrative("With what was found out further", 2), kit.NewEntry("What the scope is without, or with")
	d.on.SetQuiet(today())
	d.from.SetQuiet(today())
	d.until.SetQuiet(cycle.SuspensionLimit(p.host.Today()).String())
	d.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: kindWords[k], Text: p.laterText(k), Body: d.build(), Width: 480, Focus: d.decidedBy,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Record decision", Icon: "stamp", Kind: kit.Primary, Default: true, Press: d.keep}},
	})
}

func (d *laterDialog) field(name, label string, control fyne.CanvasObject) *kit.Field {
	d.fields[name] = kit.NewField(label, control)
	return d.fields[name]
}

// grounded reports whether the decision needs one of the grounds of 9.6.5.2.
func (d *laterDialog) grounded() bool {
	return d.kind == audit.Suspend || d.kind == audit.Reduce || d.kind == audit.Withdraw
}

// scoped reports whether the decision changes the scope.
func (d *laterDialog) scoped() bool { return d.kind == audit.Reduce || d.kind == audit.Expand }

func (d *laterDialog) build() fyne.CanvasObject {
	day := func(name, label string, f *kit.DateField) fyne.CanvasObject {
		return kit.Fixed(dateWidth, 0, d.field(name, label, f))
	}
	rows := kit.Rows(12, d.field("decided_by", "Decided by", d.decidedBy), d.field("committee", "With", d.committee))
	days := kit.Cols(12, day("decided_on", "Decided on", d.on), day("effective_on", "Effective from", d.from))
	if d.kind == audit.Suspend {
		days.Add(day("until", "To be resolved by", d.until))
	}
	days.Add(kit.Spacer())
	rows.Add(days)
	if d.grounded() {
		rows.Add(d.field("ground", "Ground", d.ground))
	}
	if d.scoped() {
		rows.Add(d.field("scope_change", "What changes in the scope", d.change))
	}
	rows.Add(d.field("reason", "Reason", d.reason))
	rows.Add(kit.Cols(0, day("notified_on", "Client told on", d.told), kit.Spacer()))
	return rows
}

// keep records the decision; false keeps the dialog with what is wrong beside the fields.
func (d *laterDialog) keep() bool {
	r, problems := d.read()
	for name, f := range d.fields {
		tellField(f, kit.Wrong, problems[name])
	}
	if len(problems) > 0 {
		d.dialog.Refresh()
		return false
	}
	d.page.save("Decision: "+strings.ToLower(kindWords[d.kind]), casefile.Change{After: r})
	return true
}

// read returns the decision that was entered, and what is wrong with it by field.
func (d *laterDialog) read() (*audit.Decision, map[string]string) {
	p := d.page
	problems := fieldProblems{}
	who, _ := d.decidedBy.Chosen()
	r := &audit.Decision{
		Record: audit.Record{ID: p.cases.NewID()}, Kind: d.kind, Audit: p.restsOn(d.kind), DecidedBy: audit.ID(who.ID), Independent: true,
		Reason: strings.TrimSpace(d.reason.Text()), Committee: ids(d.committee.Chosen()),
	}
	r.DecidedOn = problems.day("decided_on", d.on, p.host.Today())
	r.EffectiveOn = problems.day("effective_on", d.from, date.Date{})
	if g, ok := d.ground.Chosen(); ok && d.grounded() {
		r.Ground = audit.Ground(g.ID)
	}
	if d.kind == audit.Suspend {
		r.Until = problems.day("until", d.until, date.Date{})
		if !r.Until.IsZero() && r.Until.Before(r.EffectiveOn) {
			problems.add("until", "is before the suspension takes effect")
		}
	}
	if d.scoped() {
		r.ScopeChange = strings.TrimSpace(d.change.Text())
	}
	if d.told.Value() != "" || d.told.Problem() != "" {
		r.NotifiedOn = problems.day("notified_on", d.told, p.host.Today())
	}
	d.judge(r, problems)
	return r, problems
}

// judge adds what the rules have against the decision, each with its rule and source, to the field where it is settled.
func (d *laterDialog) judge(r *audit.Decision, problems fieldProblems) {
	p := d.page
	problems.add("decided_by", p.barred(actOf(d.kind), r.DecidedBy, p.host.Today()))
	if r.DecidedBy == "" {
		problems.add("decided_by", "choose who decides (R-1-7)")
	}
	for _, person := range r.Committee {
		problems.add("committee", p.barred(actOf(d.kind), person, p.host.Today()))
	}
	if d.grounded() && r.Ground == "" {
		problems.add("ground", "choose the ground (9.6.5.2)")
	}
	if r.Reason == "" {
		problems.add("reason", "give the reason; it is recorded with the decision (R-1-7)")
	}
	if !r.NotifiedOn.IsZero() && r.NotifiedOn.Before(r.DecidedOn) {
		problems.add("notified_on", "is before the decision")
	}
	for _, found := range cycle.CheckTaken(p.now, r) {
		field := found.Field
		if d.fields[field] == nil {
			field = "decided_on"
		}
		problems.add(field, cycle.Told(found))
	}
}

// fieldProblems is what is wrong, as words by field; the first of a field counts.
type fieldProblems map[string]string

func (f fieldProblems) add(field, words string) {
	if f[field] == "" && words != "" {
		f[field] = words
	}
}

// day reads a day from a field; one after last is wrong, unless last is the zero Date.
func (f fieldProblems) day(name string, field *kit.DateField, last date.Date) date.Date {
	d, words := readDay(field, last)
	f.add(name, words)
	return d
}

// ids are the records that were chosen.
func ids(chosen []string) []audit.ID {
	var out []audit.ID
	for _, id := range chosen {
		out = append(out, audit.ID(id))
	}
	return out
}
