package decision

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// laterKinds are the decisions that can come after the one on an audit, without its gates (ISO/IEC 17021-1:2015 9.6.4 and
// 9.6.5). A refusal is among them, since an application can be refused before its file is complete.
func laterKinds() []audit.DecisionKind {
	return []audit.DecisionKind{audit.Maintain, audit.Suspend, audit.Restore, audit.Reduce, audit.Expand, audit.Withdraw, audit.Refuse}
}

// groundWords name the grounds of a suspension, reduction or withdrawal (9.6.5.2).
var groundWords = map[audit.Ground]string{
	audit.GroundFailure: "persistent or serious failure", audit.GroundNoAudit: "audits not allowed in time", audit.GroundRequest: "asked for by the client",
	audit.GroundMarks: "misuse of marks", audit.GroundContract: "breach of the agreement", audit.GroundOther: "another ground",
}

func sortByDay(d []*audit.Decision) {
	slices.SortStableFunc(d, func(a, b *audit.Decision) int {
		return cmp.Or(from(b).Compare(from(a)), b.DecidedOn.Compare(a.DecidedOn), cmp.Compare(b.ID, a.ID))
	})
}

// lockedLater says why a later decision cannot be taken as the certification stands, "" when it can (R-8-1).
func (p *Page) lockedLater(k audit.DecisionKind) string {
	status, _ := p.certification()
	if p.host.ReadOnly() {
		return "the case can only be read"
	}
	if k == audit.Maintain && (p.about == nil || p.about.Kind != audit.Surveillance || !cycle.Allowed(p.list)) {
		return "after a surveillance whose gates are passed"
	}
	if k == audit.Maintain && p.decision != nil && !p.decision.DecidedOn.IsZero() {
		return "decided " + p.decision.DecidedOn.String()
	}
	if k == audit.Refuse {
		if status != cycle.Applicant {
			return "only an applicant is refused"
		}
		return ""
	}
	d := &audit.Decision{Record: audit.Record{ID: "later"}, Kind: k, DecidedOn: p.host.Today()}
	if found := cycle.CheckDecision(p.now, d); len(found) > 0 {
		return found[0].Message
	}
	return ""
}

// openLater offers the later decisions, those that cannot be taken with the reason why not.
func (p *Page) openLater() {
	var items []kit.MenuItem
	for _, k := range laterKinds() {
		items = append(items, kit.MenuItem{Word: kindWords[k] + "…", Reason: p.lockedLater(k), Run: func() { p.askLater(k) }})
	}
	kit.ShowMenuUnder(p.status.later, kit.MenuGroup{Title: "Later decision", Items: items})
}

// actOf is what a later decision asks of a person.
func actOf(k audit.DecisionKind) act {
	if k == audit.Maintain {
		return toDecide
	}
	return toChange
}

// laterDialog asks for a later decision.
type laterDialog struct {
	page      *Page
	kind      audit.DecisionKind
	decidedBy *kit.Picker
	on, until *kit.DateField
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
	d := &laterDialog{page: p, kind: k, fields: map[string]*kit.Field{}, on: kit.NewDateField(today), until: kit.NewDateField(today)}
	d.decidedBy = kit.NewPicker("Choose who decides", p.laterOptions(k)...)
	d.ground = kit.NewPicker("Choose the ground")
	var grounds []kit.Option
	for _, g := range audit.AllGrounds() {
		grounds = append(grounds, kit.Option{ID: string(g), Title: form.Sentence(groundWords[g]), Hidden: true})
	}
	d.ground.SetOptions(grounds...)
	d.reason, d.change = kit.NewNarrative("With what was found out further", 2), kit.NewEntry("What the scope is without, or with")
	d.on.SetQuiet(today())
	d.until.SetQuiet(cycle.SuspensionLimit(p.host.Today()).String())
	d.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: kindWords[k], Text: laterTexts[k], Body: d.build(), Width: 460, Focus: d.decidedBy,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Record decision", Icon: "stamp", Kind: kit.Primary, Default: true, Press: d.keep}},
	})
}

// laterTexts say what a decision means.
var laterTexts = map[audit.DecisionKind]string{
	audit.Maintain: "After a surveillance without a major the lead auditor’s positive conclusion is enough (R-1-12); this records it with its day.",
	audit.Suspend:  "The certification is not valid while it is suspended, normally for at most six months (9.6.5.5). The client stops advertising it.",
	audit.Restore:  "What led to the suspension is resolved, or the recertification is completed within six months after the expiry.",
	audit.Reduce:   "The parts that fail persistently leave the scope (9.6.5.6). The certificate needs a next issue.",
	audit.Expand:   "The activities needed for the wider scope were carried out (9.6.4.1). The certificate needs a next issue.",
	audit.Withdraw: "The certification ends. It does not come back: a new one takes a new application (R-8-1).",
	audit.Refuse:   "The application ends here. The client is told why, and of the way to appeal.",
}

// laterOptions are the persons who may decide, and why not the others.
func (p *Page) laterOptions(k audit.DecisionKind) []kit.Option {
	if p.about != nil {
		return p.personOptions(actOf(k), p.host.Today())
	}
	var out []kit.Option
	for i := range p.now.Persons {
		out = append(out, kit.Option{ID: string(p.now.Persons[i].ID), Title: p.now.Persons[i].Name, Hidden: true})
	}
	return out
}

func (d *laterDialog) field(name, label string, control fyne.CanvasObject) *kit.Field {
	d.fields[name] = kit.NewField(label, control)
	return d.fields[name]
}

// grounded reports whether the decision needs one of the grounds of 9.6.5.2.
func (d *laterDialog) grounded() bool {
	return d.kind == audit.Suspend || d.kind == audit.Reduce || d.kind == audit.Withdraw
}

func (d *laterDialog) build() fyne.CanvasObject {
	rows := kit.Rows(12, kit.Cols(12, kit.Grow(d.field("decided_by", "Decided by", d.decidedBy)),
		kit.Fixed(dateWidth, 0, d.field("decided_on", "From", d.on))))
	if d.grounded() {
		rows.Add(d.field("ground", "Ground", d.ground))
	}
	if d.kind == audit.Suspend {
		rows.Add(kit.Cols(0, kit.Fixed(dateWidth+20, 0, d.field("until", "To be resolved by", d.until)), kit.Spacer()))
	}
	if d.kind == audit.Reduce || d.kind == audit.Expand {
		rows.Add(d.field("scope_change", "What changes in the scope", d.change))
	}
	rows.Add(d.field("reason", "Reason", d.reason))
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
	p, problems := d.page, map[string]string{}
	who, chosen := d.decidedBy.Chosen()
	r := &audit.Decision{
		Record: audit.Record{ID: p.cases.NewID()}, Kind: d.kind, DecidedBy: audit.ID(who.ID), Independent: true,
		Reason: strings.TrimSpace(d.reason.Text()),
	}
	if p.about != nil && (d.kind == audit.Refuse || d.kind == audit.Maintain) {
		r.Audit = p.about.ID
	}
	if problems["decided_by"] = p.barred(actOf(d.kind), r.DecidedBy, p.host.Today()); !chosen {
		problems["decided_by"] = "Choose who decides"
	}
	r.DecidedOn, problems["decided_on"] = readDay(d.on, p.host.Today())
	r.EffectiveOn = r.DecidedOn
	if found := cycle.CheckDecision(p.now, r); len(found) > 0 && problems["decided_on"] == "" {
		problems["decided_on"] = found[0].Message
	}
	if g, ok := d.ground.Chosen(); ok && d.grounded() {
		r.Ground = audit.Ground(g.ID)
	}
	if d.kind == audit.Suspend {
		r.Until, problems["until"] = readDay(d.until, date.Date{})
	}
	if d.kind == audit.Reduce || d.kind == audit.Expand {
		r.ScopeChange = strings.TrimSpace(d.change.Text())
	}
	d.lacking(r, problems)
	for field, words := range problems {
		if words == "" {
			delete(problems, field)
		}
	}
	return r, problems
}

// lacking adds what the decision has to say and does not.
func (d *laterDialog) lacking(r *audit.Decision, problems map[string]string) {
	if d.grounded() && r.Ground == "" {
		problems["ground"] = "Choose the ground (9.6.5.2)"
	}
	if (d.kind == audit.Reduce || d.kind == audit.Expand) && r.ScopeChange == "" {
		problems["scope_change"] = "Say what changes; the certificate needs it"
	}
	if r.Reason == "" {
		problems["reason"] = "Give the reason; it is recorded with the decision (R-1-7)"
	}
}

// readDay reads a day from a field; one after last is wrong, unless last is the zero Date.
func readDay(f *kit.DateField, last date.Date) (date.Date, string) {
	if f.Problem() != "" || f.Value() == "" {
		return date.Date{}, "a day is needed, as 2026-06-18"
	}
	d, err := date.Parse(f.Value())
	switch {
	case err != nil:
		return date.Date{}, err.Error()
	case !last.IsZero() && d.After(last):
		return d, "is after today; record it on its day"
	default:
		return d, ""
	}
}
