package plan

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// memberDialog asks for a person's part in the team.
type memberDialog struct {
	page         *Page
	before       *audit.Member // nil for somebody new
	personBefore *audit.Person

	person         *kit.Picker // people of the case; empty for somebody new
	name, initials *kit.Entry
	role           *kit.Picker
	days           *kit.Entry
	competence     *kit.TokensField
	evaluator      *kit.Picker // of an auditor in training
	declared       *kit.DateField
	declaration    *kit.Entry
	consultancy    *kit.DateField
	fields         map[string]*kit.Field
	dialog         *kit.Dialog
}

// askMember asks for a new member of the team, or edits one, with the keyboard in a field; "" is the first.
func (p *Page) askMember(m *audit.Member, field string) {
	if p.lockedWrite() != "" {
		return
	}
	d := &memberDialog{page: p, before: m, fields: map[string]*kit.Field{}}
	d.make()
	if m != nil {
		d.fill(m)
	}
	body := d.build()
	title, first := "Add to the team", "name"
	buttons := []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Keep", Icon: "check", Kind: kit.Primary, Default: true, Press: d.keep}}
	switch {
	case m != nil:
		title, first = "Part in the team", "role"
		buttons = append([]kit.DialogButton{{Word: "Take out", Kind: kit.Danger, Press: d.remove}}, buttons...)
	case d.fields["person"] != nil:
		first = "person"
	}
	if d.fields[field] != nil {
		first = field
	}
	focus, _ := d.fields[first].Control().(fyne.Focusable)
	d.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{Title: title, Body: body, Width: 480, Focus: focus, Buttons: buttons})
}

func (d *memberDialog) make() {
	c := d.page.current
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
	if len(c.Team(d.page.audit.ID)) == 0 {
		d.role.Choose(string(audit.LeadAuditor))
	}
	d.days = kit.NewEntry("3.0")
	d.competence = kit.NewTokensField("As the review of the application asks", competenceOptions(c)...)
	d.evaluator = kit.NewPicker("Who evaluates", d.colleagues()...)
	d.evaluator.Optional = true
	today := func() string { return d.page.host.Today().String() }
	d.declared, d.consultancy = kit.NewDateField(today), kit.NewDateField(today)
	d.declaration = kit.NewEntry("No conflict of interest")
}

// others are the people of the case who are not yet on the team.
func (d *memberDialog) others() []kit.Option {
	c := d.page.current
	team := c.Team(d.page.audit.ID)
	var out []kit.Option
	for i := range c.Persons {
		x := &c.Persons[i]
		if !slices.ContainsFunc(team, func(m *audit.Member) bool { return m.Person == x.ID }) {
			out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.Initials, Hidden: true})
		}
	}
	return out
}

// colleagues are those of the team who can evaluate an auditor in training.
func (d *memberDialog) colleagues() []kit.Option {
	var out []kit.Option
	for _, m := range auditorsOf(d.page.current, d.page.audit) {
		out = append(out, kit.Option{ID: string(m.Person), Title: personName(d.page.current, m), Detail: d.page.current.Initials(m), Hidden: true})
	}
	return out
}

func roleOptions() []kit.Option {
	var out []kit.Option
	for _, r := range audit.AllTeamRoles() {
		out = append(out, kit.Option{ID: string(r), Title: sentence(r.Word()), Hidden: true})
	}
	return out
}

// competenceOptions are the competences that the review of the application asks for, and those that people have.
func competenceOptions(c *audit.Case) []kit.Option {
	all := slices.Clone(c.Application.Competence)
	for i := range c.Persons {
		all = append(all, c.Persons[i].Competence...)
	}
	slices.Sort(all)
	var out []kit.Option
	for _, x := range slices.Compact(all) {
		out = append(out, kit.Option{ID: x, Title: x, Hidden: true})
	}
	return out
}

// choose takes somebody whom the case knows.
func (d *memberDialog) choose(id audit.ID) {
	d.personBefore = d.page.current.Person(id)
	if x := d.personBefore; x != nil {
		d.name.SetTextQuiet(x.Name)
		d.initials.SetTextQuiet(x.Initials)
		d.competence.Choose(x.Competence...)
	}
}

func (d *memberDialog) fill(m *audit.Member) {
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

func (d *memberDialog) field(name, label string, control fyne.CanvasObject) *kit.Field {
	d.fields[name] = kit.NewField(label, control)
	return d.fields[name]
}

func (d *memberDialog) build() fyne.CanvasObject {
	rows := kit.Rows(12)
	if d.before == nil && len(d.others()) > 0 {
		rows.Add(d.field("person", "Known in this case", d.person))
	}
	rows.Add(kit.Cols(12, kit.Grow(d.field("name", "Name", d.name)), kit.Fixed(96, 0, d.field("initials", "Initials", d.initials))))
	rows.Add(kit.Cols(12, kit.Grow(d.field("role", "Part", d.role)), kit.Fixed(96, 0, d.field("days", "Days", d.days))))
	rows.Add(d.field("evaluator", "Evaluated by", d.evaluator))
	if len(competenceOptions(d.page.current)) > 0 {
		rows.Add(d.field("competence", "Competence", d.competence))
	}
	rows.Add(kit.Cols(12, kit.Fixed(138, 0, d.field("declared_on", "Declared on", d.declared)),
		kit.Grow(d.field("declaration", "Conflicts of interest", d.declaration))))
	rows.Add(kit.Cols(12, kit.Fixed(138, 0, d.field("consultancy_until", "Consultancy until", d.consultancy)),
		kit.Grow(kit.NewParagraph("Consultancy for this client within 24 months bars a person from the team (ISO/IEC 17021-1 5.2).", kit.Small, kit.Ink3))))
	d.showEvaluator()
	return rows
}

// showEvaluator asks for who evaluates while the part is that of an auditor in training.
func (d *memberDialog) showEvaluator() {
	role, _ := d.role.Chosen()
	if f := d.fields["evaluator"]; f != nil {
		f.Hidden = role.ID != string(audit.Trainee)
	}
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

// keep saves person and part; false keeps the dialog with what is wrong beside the fields.
func (d *memberDialog) keep() bool {
	person, member, ok := d.read()
	if !ok {
		d.dialog.Refresh()
		return false
	}
	d.page.writer.Save("Team: "+person.Name, d.told, memberChanges(person, d.personBefore, member, d.before)...)
	return true
}

// memberChanges are what makes a person a member of the audit's team.
func memberChanges(person, personBefore *audit.Person, member, before *audit.Member) []casefile.Change {
	out := []casefile.Change{{After: person}, {After: member}}
	if personBefore != nil {
		out[0].Before = personBefore
	}
	if before != nil {
		out[1].Before = before
	}
	return out
}

func (d *memberDialog) told(err error) {
	if err != nil {
		d.page.host.Tell(err)
	}
}

// read returns what was entered as records, and whether they can be saved.
func (d *memberDialog) read() (*audit.Person, *audit.Member, bool) {
	p := d.page
	person, member := &audit.Person{}, &audit.Member{Audit: p.audit.ID}
	person.ID, member.ID = p.cases.NewID(), p.cases.NewID()
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
	for _, problem := range append(audit.Check(person), audit.Check(member)...) {
		if f := d.fields[problem.Field]; f != nil {
			f.SetMessage(kit.Wrong, sentence(problem.Message))
			ok = false
		}
	}
	return person, member, ok
}

// readWords takes over what cannot be wrong by itself.
func (d *memberDialog) readWords(person *audit.Person, member *audit.Member) {
	person.Name, person.Initials = strings.TrimSpace(d.name.Text()), strings.TrimSpace(d.initials.Text())
	if d.fields["competence"] != nil {
		person.Competence = d.competence.Chosen()
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
func (d *memberDialog) readText(field, text string, read func(string) error) bool {
	d.fields[field].SetMessage(kit.NoMessage, "")
	if err := read(strings.TrimSpace(text)); err != nil {
		d.fields[field].SetMessage(kit.Wrong, sentence(err.Error()))
		return false
	}
	return true
}

// remove takes the member out of the team; activities keep who else takes part.
func (d *memberDialog) remove() bool {
	p := d.page
	name := d.name.Text()
	p.writer.Save("Team: take out "+name, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast(name+" is no longer on the team", true)
	}, casefile.Change{Before: d.before})
	return true
}
