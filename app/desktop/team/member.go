// Package team asks for the members of the team of an audit, for every page that shows one.
package team

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// Desk is what the dialog needs of the page that shows it.
type Desk struct {
	Window fyne.Window
	Today  func() date.Date
	NewID  func() audit.ID
	Save   func(words, told string, changes ...casefile.Change) // as one action; told is what the user hears, "" for nothing
}

// dialog asks for a person's part in the team of an audit.
type dialog struct {
	desk         Desk
	c            *audit.Case
	audit        *audit.Audit
	before       *audit.Member // nil for somebody new
	personBefore *audit.Person

	person         *kit.Picker // people of the case; empty for somebody new
	name, initials *kit.Entry
	role           *kit.Picker
	days           *kit.Entry
	competence     *kit.Entry  // with commas between
	evaluator      *kit.Picker // of an auditor in training
	declared       *kit.DateField
	declaration    *kit.Entry
	consultancy    *kit.DateField
	fields         map[string]*kit.Field
	shown          *kit.Dialog
}

const comma = ", "

// Ask asks for a new member of the team of an audit, or edits one, with the keyboard in a field; "" is the first.
func Ask(desk Desk, c *audit.Case, a *audit.Audit, m *audit.Member, field string) {
	d := &dialog{desk: desk, c: c, audit: a, before: m, fields: map[string]*kit.Field{}}
	d.make()
	if m != nil {
		d.fill(m)
	}
	body := d.build()
	title, first := "Add to the team of "+a.Title(), "name"
	buttons := []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Keep", Icon: "check", Kind: kit.Primary, Default: true, Press: d.keep}}
	switch {
	case m != nil:
		title, first = "Part in the team of "+a.Title(), "role"
		buttons = append([]kit.DialogButton{{Word: "Take out", Kind: kit.Danger, Press: d.remove}}, buttons...)
	case d.fields["person"] != nil:
		first = "person"
	}
	if d.fields[field] != nil {
		first = field
	}
	focus, _ := d.fields[first].Control().(fyne.Focusable)
	d.shown = kit.ShowDialog(desk.Window, kit.DialogSpec{Title: title, Body: body, Width: 520, Focus: focus, Buttons: buttons})
}

func (d *dialog) make() {
	d.person = kit.NewPicker("Somebody of this case", d.others()...)
	d.person.Optional = true
	d.person.OnChange = func(o kit.Option) { d.choose(audit.ID(o.ID)) }
	d.name, d.initials = kit.NewEntry("Name"), kit.NewEntry("MK")
	d.name.OnChanged = func(name string) {
		if d.personBefore == nil {
			d.initials.SetTextQuiet(audit.InitialsOf(name))
		}
	}
	d.role = kit.NewPicker("Part", roleOptions()...)
	d.role.OnChange = func(kit.Option) { d.showEvaluator() }
	d.role.Choose(string(audit.Auditor))
	if len(d.c.Team(d.audit.ID)) == 0 {
		d.role.Choose(string(audit.LeadAuditor))
	}
	d.days = kit.NewEntry("3.0")
	d.competence = kit.NewEntry(placeholder(d.c))
	d.evaluator = kit.NewPicker("Who evaluates", d.colleagues()...)
	d.evaluator.Optional = true
	today := func() string { return d.desk.Today().String() }
	d.declared, d.consultancy = kit.NewDateField(today), kit.NewDateField(today)
	d.declaration = kit.NewEntry("No conflict of interest")
}

// others are the people of the case who are not yet on the team.
func (d *dialog) others() []kit.Option {
	team := d.c.Team(d.audit.ID)
	var out []kit.Option
	for i := range d.c.Persons {
		x := &d.c.Persons[i]
		if !slices.ContainsFunc(team, func(m *audit.Member) bool { return m.Person == x.ID }) {
			out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.Initials, Hidden: true})
		}
	}
	return out
}

// colleagues are those of the team who can evaluate an auditor in training.
func (d *dialog) colleagues() []kit.Option {
	var out []kit.Option
	for _, m := range d.c.Team(d.audit.ID) {
		if x := d.c.Person(m.Person); x != nil && m.Role.CountsAuditTime() {
			out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.Initials, Hidden: true})
		}
	}
	return out
}

func roleOptions() []kit.Option {
	var out []kit.Option
	for _, r := range audit.AllTeamRoles() {
		detail := "no audit time"
		if r.CountsAuditTime() {
			detail = ""
		}
		out = append(out, kit.Option{ID: string(r), Title: form.Sentence(r.Word()), Detail: detail, Hidden: true})
	}
	return out
}

// placeholder shows how competences are written: those that the review of the application asks for.
func placeholder(c *audit.Case) string {
	if len(c.Application.Competence) > 0 {
		return strings.Join(c.Application.Competence, comma)
	}
	return "radiology, AI in imaging"
}

// choose takes somebody whom the case knows.
func (d *dialog) choose(id audit.ID) {
	d.personBefore = d.c.Person(id)
	if x := d.personBefore; x != nil {
		d.name.SetTextQuiet(x.Name)
		d.initials.SetTextQuiet(x.Initials)
		d.competence.SetTextQuiet(strings.Join(x.Competence, comma))
		if known := d.c.ConsultancyOf(id); d.before == nil && !known.IsZero() { // it bears on this audit, too
			d.consultancy.SetQuiet(known.String())
		}
	}
}

func (d *dialog) fill(m *audit.Member) {
	d.choose(m.Person)
	d.role.Choose(string(m.Role))
	if m.Days > 0 {
		d.days.SetTextQuiet(m.Days.String())
	}
	d.evaluator.Choose(string(m.Evaluator))
	d.declared.SetQuiet(m.DeclaredOn.String())
	d.declaration.SetTextQuiet(m.Declaration)
	d.consultancy.SetQuiet(m.ConsultancyUntil.String())
}

func (d *dialog) field(name, label string, control fyne.CanvasObject) *kit.Field {
	d.fields[name] = kit.NewField(label, control)
	return d.fields[name]
}

func (d *dialog) build() fyne.CanvasObject {
	rows := kit.Rows(12)
	if d.before == nil && len(d.others()) > 0 {
		rows.Add(d.field("person", "Known in this case", d.person))
	}
	rows.Add(kit.Cols(12, kit.Grow(d.field("name", "Name", d.name)), kit.Fixed(96, 0, d.field("initials", "Initials", d.initials))))
	rows.Add(kit.Cols(12, kit.Grow(d.field("role", "Part", d.role)), kit.Fixed(96, 0, d.field("days", "Days", d.days))))
	rows.Add(d.field("evaluator", "Evaluated by", d.evaluator))
	rows.Add(d.field("competence", "Competence, with commas between", d.competence))
	rows.Add(kit.Cols(12, kit.Fixed(138, 0, d.field("declared_on", "Declared on", d.declared)),
		kit.Grow(d.field("declaration", "Conflicts of interest", d.declaration))))
	rows.Add(kit.Cols(12, kit.Fixed(138, 0, d.field("consultancy_until", "Consultancy until", d.consultancy)),
		kit.Grow(kit.NewParagraph("Consultancy for this client within 24 months bars a person from the team (ISO/IEC 17021-1 5.2).", kit.Small, kit.Ink3))))
	d.showEvaluator()
	return rows
}

// showEvaluator asks for who evaluates while the part is that of an auditor in training.
func (d *dialog) showEvaluator() {
	role, _ := d.role.Chosen()
	if f := d.fields["evaluator"]; f != nil {
		f.Hidden = role.ID != string(audit.Trainee)
	}
	if d.shown != nil {
		d.shown.Refresh()
	}
}

// keep saves person and part; false keeps the dialog with what is wrong beside the fields.
func (d *dialog) keep() bool {
	person, member, ok := d.read()
	if !ok {
		d.shown.Refresh()
		return false
	}
	d.desk.Save("Team: "+person.Name, "", changes(person, d.personBefore, member, d.before)...)
	return true
}

// changes are what makes a person a member of the audit's team.
func changes(person, personBefore *audit.Person, member, before *audit.Member) []casefile.Change {
	out := []casefile.Change{{After: person}, {After: member}}
	if personBefore != nil {
		out[0].Before = personBefore
	}
	if before != nil {
		out[1].Before = before
	}
	return out
}

// read returns what was entered as records, and whether they can be saved.
func (d *dialog) read() (*audit.Person, *audit.Member, bool) {
	person, member := &audit.Person{}, &audit.Member{Audit: d.audit.ID}
	person.ID, member.ID = d.desk.NewID(), d.desk.NewID()
	if d.personBefore != nil {
		person = audit.Clone(d.personBefore)
	}
	if d.before != nil {
		member = audit.Clone(d.before)
	}
	d.readWords(person, member)
	ok := d.readText("days", d.days.Text(), readDays(&member.Days))
	ok = d.readText("declared_on", d.declared.Text(), readDate(&member.DeclaredOn)) && ok
	ok = d.readText("consultancy_until", d.consultancy.Text(), readDate(&member.ConsultancyUntil)) && ok
	if !member.Role.CountsAuditTime() {
		member.Days = 0
	}
	for _, problem := range append(append(audit.Check(person), audit.Check(member)...), d.barred(person, member)...) {
		if f := d.fields[problem.Field]; f != nil {
			f.SetMessage(kit.Wrong, form.Sentence(problem.Message))
			ok = false
		}
	}
	return person, member, ok
}

// readWords takes over what cannot be wrong by itself.
func (d *dialog) readWords(person *audit.Person, member *audit.Member) {
	person.Name, person.Initials = strings.TrimSpace(d.name.Text()), strings.TrimSpace(d.initials.Text())
	person.Competence = nil
	for _, word := range strings.Split(d.competence.Text(), ",") {
		if word = strings.TrimSpace(word); word != "" {
			person.Competence = append(person.Competence, word)
		}
	}
	role, _ := d.role.Chosen()
	evaluator, _ := d.evaluator.Chosen()
	member.Person, member.Role, member.Evaluator = person.ID, audit.TeamRole(role.ID), ""
	if member.Role == audit.Trainee {
		member.Evaluator = audit.ID(evaluator.ID)
	}
	member.Declaration = strings.TrimSpace(d.declaration.Text())
	for _, name := range []string{"name", "initials", "role"} {
		d.fields[name].SetMessage(kit.NoMessage, "")
	}
}

func readDays(into *audit.Days) func(string) error {
	return func(s string) (err error) {
		if *into = 0; s != "" {
			*into, err = audit.ParseDays(s)
		}
		return err
	}
}

func readDate(into *date.Date) func(string) error {
	return func(s string) error { return into.UnmarshalText([]byte(s)) }
}

// readText reads a field, with what is wrong beside it.
func (d *dialog) readText(field, text string, read func(string) error) bool {
	d.fields[field].SetMessage(kit.NoMessage, "")
	if err := read(strings.TrimSpace(text)); err != nil {
		d.fields[field].SetMessage(kit.Wrong, form.Sentence(err.Error()))
		return false
	}
	return true
}

// barred is what keeps somebody off the team whatever the reason: consultancy for the client within 24 months (R-1-2).
func (d *dialog) barred(person *audit.Person, m *audit.Member) []audit.Problem {
	after := d.c.With(person, m)
	for _, w := range audit.CheckTeam(after, after.Audit(m.Audit)).Warnings {
		if w.Member == m.ID && w.Field == "consultancy_until" {
			return []audit.Problem{{Field: w.Field, Rule: w.Rule, Message: w.Message + " (" + w.Rule + ")"}}
		}
	}
	return nil
}

func (d *dialog) remove() bool {
	Remove(d.desk, d.c, d.before)
	return true
}

// Remove takes a member out of the team of an audit; activities keep who else takes part.
func Remove(desk Desk, c *audit.Case, m *audit.Member) {
	name, of := c.Initials(m), "the audit"
	if x := c.Person(m.Person); x != nil {
		name = x.Name
	}
	if a := c.Audit(m.Audit); a != nil {
		of = a.Title()
	}
	desk.Save("Team: take out "+name, name+" is no longer on the team of "+of, casefile.Change{Before: m})
}
