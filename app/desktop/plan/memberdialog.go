package plan

import (
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
	declared       *kit.DateField
	consultancy    *kit.DateField
	fields         map[string]*kit.Field
}

// askMember asks for a new member of the team, or edits one.
func (p *Page) askMember(m *audit.Member) {
	if p.host.ReadOnly() {
		return
	}
	d := &memberDialog{page: p, before: m, fields: map[string]*kit.Field{}}
	d.make()
	if m != nil {
		d.fill(m)
	}
	title, focus := "Add to the team", fyne.Focusable(d.name)
	buttons := []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Keep", Icon: "check", Kind: kit.Primary, Default: true, Press: d.keep}}
	if m != nil {
		title, focus = "Part in the team", d.role
		buttons = append([]kit.DialogButton{{Word: "Take out", Kind: kit.Danger, Press: d.remove}}, buttons...)
	} else if len(p.current.Persons) > 0 {
		focus = d.person
	}
	kit.ShowDialog(p.host.Window(), kit.DialogSpec{Title: title, Body: d.build(), Width: 460, Focus: focus, Buttons: buttons})
}

func (d *memberDialog) make() {
	var people, roles []kit.Option
	for i := range d.page.current.Persons {
		x := &d.page.current.Persons[i]
		people = append(people, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.Initials, Hidden: true})
	}
	for _, r := range audit.AllTeamRoles() {
		roles = append(roles, kit.Option{ID: string(r), Title: sentence(r.Word()), Hidden: true})
	}
	d.person = kit.NewPicker("Somebody of this case", people...)
	d.person.Optional = true
	d.person.OnChange = func(o kit.Option) { d.choose(audit.ID(o.ID)) }
	d.name, d.initials = kit.NewEntry("Name"), kit.NewEntry("MK")
	d.name.OnChanged = func(name string) {
		if d.personBefore == nil {
			d.initials.SetTextQuiet(audit.InitialsOf(name))
		}
	}
	d.role = kit.NewPicker("Part", roles...)
	d.role.Choose(string(audit.Auditor))
	if len(d.page.current.Team(d.page.audit.ID)) == 0 {
		d.role.Choose(string(audit.LeadAuditor))
	}
	d.days = kit.NewEntry("3.0")
	today := func() string { return d.page.host.Today().String() }
	d.declared, d.consultancy = kit.NewDateField(today), kit.NewDateField(today)
}

// choose takes somebody whom the case knows.
func (d *memberDialog) choose(id audit.ID) {
	d.personBefore = d.page.current.Person(id)
	if d.personBefore != nil {
		d.name.SetTextQuiet(d.personBefore.Name)
		d.initials.SetTextQuiet(d.personBefore.Initials)
	}
}

func (d *memberDialog) fill(m *audit.Member) {
	d.choose(m.Person)
	d.role.Choose(string(m.Role))
	if m.Days > 0 {
		d.days.SetTextQuiet(m.Days.String())
	}
	d.declared.SetQuiet(m.DeclaredOn.String())
	d.consultancy.SetQuiet(m.ConsultancyUntil.String())
}

func (d *memberDialog) field(name, label string, control fyne.CanvasObject) *kit.Field {
	d.fields[name] = kit.NewField(label, control)
	return d.fields[name]
}

func (d *memberDialog) build() fyne.CanvasObject {
	rows := kit.Rows(12)
	if d.before == nil && len(d.page.current.Persons) > 0 {
		rows.Add(d.field("person", "Known in this case", d.person))
	}
	rows.Add(kit.Cols(12, kit.Grow(d.field("name", "Name", d.name)), kit.Fixed(96, 0, d.field("initials", "Initials", d.initials))))
	rows.Add(kit.Cols(12, kit.Grow(d.field("role", "Part", d.role)), kit.Fixed(96, 0, d.field("days", "Days", d.days))))
	rows.Add(kit.Cols(12, kit.Grow(d.field("declared_on", "Conflicts of interest declared on", d.declared)),
		kit.Grow(d.field("consultancy_until", "Consultancy until", d.consultancy))))
	rows.Add(kit.NewParagraph("Consultancy for this client within 24 months bars a person from the team (ISO/IEC 17021-1 5.2).", kit.Small, kit.Ink3))
	return rows
}

// keep saves person and part; false keeps the dialog with what is wrong beside the fields.
func (d *memberDialog) keep() bool {
	person, member, ok := d.read()
	if !ok {
		return false
	}
	d.page.writer.Save("Team: "+person.Name, d.told, memberChanges(person, d.personBefore, member, d.before)...)
	return true
}

func (d *memberDialog) told(err error) {
	if err != nil {
		d.page.host.Tell(err)
	}
}

// read returns what was entered as records.
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
	person.Name, person.Initials = strings.TrimSpace(d.name.Text()), strings.TrimSpace(d.initials.Text())
	role, _ := d.role.Chosen()
	member.Person, member.Role = person.ID, audit.TeamRole(role.ID)
	ok := d.readText("days", d.days.Text(), func(s string) (err error) {
		if member.Days = 0; s != "" {
			member.Days, err = audit.ParseDays(s)
		}
		return err
	})
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

// remove takes the member out of the team; plan items keep what else they hold.
func (d *memberDialog) remove() bool {
	d.page.writer.Save("Team: take out "+d.name.Text(), d.told, casefile.Change{Before: d.before})
	return true
}
