package plan

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
)

// setupForm edits the audit itself: days, time required, objectives, criteria, scope; and its team.
type setupForm struct {
	page   *Page
	editor *editing.Editor[audit.Audit, *audit.Audit]
	root   *container.Scroll

	starts, ends, sent, agreed *kit.DateField
	required, issue            *kit.Entry
	state                      *kit.Picker
	objectives, criteria       *kit.Narrative
	scope                      *kit.Narrative
	fields                     map[string]*kit.Field
	team                       *fyne.Container
}

func newSetupForm(p *Page) *setupForm {
	f := &setupForm{page: p, fields: map[string]*kit.Field{}, team: kit.Rows(4)}
	f.editor = editing.NewEditor(p.writer, func(a *audit.Audit) string { return a.Title() + ": days and plan" }, p.host.Tell)
	today := func() string { return p.host.Today().String() }
	f.starts, f.ends, f.sent, f.agreed = kit.NewDateField(today), kit.NewDateField(today), kit.NewDateField(today), kit.NewDateField(today)
	f.required, f.issue = kit.NewEntry("6.0"), kit.NewEntry("1")
	f.state = kit.NewPicker("State", stateOptions()...)
	f.objectives, f.criteria, f.scope = kit.NewNarrative("", 2), kit.NewNarrative("", 2), kit.NewNarrative("", 2)
	f.wire()
	f.root = container.NewVScroll(kit.Pad(12, 16, 16, 16, f.build()))
	return f
}

func stateOptions() []kit.Option {
	var out []kit.Option
	for _, s := range audit.AllAuditStates() {
		out = append(out, kit.Option{ID: string(s), Title: sentence(string(s)), Hidden: true})
	}
	return out
}

func (f *setupForm) wire() {
	f.starts.OnValue = func(v string) {
		f.change("starts_on", func(a *audit.Audit) error {
			if err := parse(&a.StartsOn, v); err != nil {
				return err
			}
			if a.EndsOn.IsZero() {
				a.EndsOn = a.StartsOn
				f.ends.SetQuiet(v)
			}
			return nil
		})
	}
	f.ends.OnValue = func(v string) { f.change("ends_on", func(a *audit.Audit) error { return parse(&a.EndsOn, v) }) }
	f.sent.OnValue = func(v string) { f.change("plan_sent", func(a *audit.Audit) error { return parse(&a.PlanSent, v) }) }
	f.agreed.OnValue = func(v string) { f.change("plan_agreed", func(a *audit.Audit) error { return parse(&a.PlanAgreed, v) }) }
	f.required.OnCommit = func(text string) { f.change("required", func(a *audit.Audit) error { return readDays(a, text) }) }
	f.state.OnChange = func(o kit.Option) {
		f.change("state", func(a *audit.Audit) error { a.State = audit.AuditState(o.ID); return nil })
	}
	f.issue.OnChanged = func(text string) { f.editor.Type("plan_issue", text) }
	f.issue.OnCommit = func(string) { f.editor.Commit() }
	for field, n := range map[string]*kit.Narrative{"objectives": f.objectives, "criteria": f.criteria, "scope": f.scope} {
		n.OnChanged = func(text string) { f.editor.Type(field, text) }
		n.OnCommit = func(string) { f.editor.Commit() }
	}
}

func readDays(a *audit.Audit, text string) error {
	if text == "" {
		a.Required = 0
		return nil
	}
	d, err := audit.ParseDays(text)
	if err == nil {
		a.Required = d
	}
	return err
}

// change changes the audit; what cannot be read is told beside its field and changes nothing.
func (f *setupForm) change(field string, change func(*audit.Audit) error) {
	if f.editor.Record() == nil {
		return
	}
	trial := audit.Clone(f.editor.Record())
	err := change(trial)
	for _, x := range f.fields {
		x.SetMessage(kit.NoMessage, "")
	}
	if err != nil {
		f.fields[field].SetMessage(kit.Wrong, sentence(err.Error()))
		return
	}
	wrong := false
	for _, p := range audit.Check(trial) {
		if x := f.fields[p.Field]; x != nil {
			x.SetMessage(kit.Wrong, sentence(p.Message))
			wrong = true
		}
	}
	if wrong {
		return
	}
	f.editor.Change(func(a *audit.Audit) {
		record := a.Record
		*a = *trial
		a.Record = record
	})
}

func (f *setupForm) open(a *audit.Audit) {
	f.editor.Open(a)
	f.starts.SetQuiet(a.StartsOn.String())
	f.ends.SetQuiet(a.EndsOn.String())
	f.sent.SetQuiet(a.PlanSent.String())
	f.agreed.SetQuiet(a.PlanAgreed.String())
	f.required.SetTextQuiet("")
	if a.Required > 0 {
		f.required.SetTextQuiet(a.Required.String())
	}
	f.issue.SetTextQuiet(a.PlanIssue)
	f.state.Choose(string(a.State))
	f.objectives.SetTextQuiet(a.Objectives)
	f.criteria.SetTextQuiet(a.Criteria)
	f.scope.SetTextQuiet(a.Scope)
	for _, x := range f.fields {
		x.SetMessage(kit.NoMessage, "")
		x.SetReadOnly(f.page.host.ReadOnly())
	}
	f.refresh()
}

// close saves what is being edited.
func (f *setupForm) close() {
	if f.editor.Record() != nil {
		f.page.host.Window().Canvas().Unfocus()
		f.editor.Open(nil)
	}
}

func (f *setupForm) focus() { f.page.host.Window().Canvas().Focus(f.starts) }

func (f *setupForm) focusField(name string) {
	if x := f.fields[name]; x != nil {
		if o, ok := x.Control().(fyne.Focusable); ok {
			f.page.host.Window().Canvas().Focus(o)
		}
	}
}

func (f *setupForm) field(name, label string, control fyne.CanvasObject) *kit.Field {
	f.fields[name] = kit.NewField(label, control)
	return f.fields[name]
}

func (f *setupForm) build() fyne.CanvasObject {
	pair := func(a, b *kit.Field) fyne.CanvasObject { return kit.Cols(12, kit.Grow(a), kit.Grow(b)) }
	add := kit.NewButton(kit.Secondary, "Add to the team…", func() { f.page.askMember(nil) }).WithIcon("plus").Small()
	return kit.Rows(12,
		kit.PanelHead("Days and team"),
		pair(f.field("starts_on", "First day", f.starts), f.field("ends_on", "Last day", f.ends)),
		pair(f.field("required", "Audit time required, days", f.required), f.field("state", "State", f.state)),
		kit.Cols(8, kit.Grow(kit.GroupHead("Team")), add),
		f.team,
		pair(f.field("plan_issue", "Version of the plan", f.issue), f.field("plan_sent", "Sent to the client", f.sent)),
		f.field("plan_agreed", "Agreed by the client", f.agreed),
		f.field("objectives", "Objectives", f.objectives),
		f.field("criteria", "Criteria beside the standard", f.criteria),
		f.field("scope", "Scope, units and processes", f.scope),
		kit.Cols(8, kit.Spacer(), kit.NewButton(kit.Primary, "Done", f.page.back).WithKey("Esc")),
	)
}

// refresh shows the team as it stands.
func (f *setupForm) refresh() {
	p := f.page
	f.team.Objects = nil
	if p.audit == nil {
		return
	}
	for _, m := range p.current.Team(p.audit.ID) {
		f.team.Add(f.memberRow(m))
	}
	if len(f.team.Objects) == 0 {
		f.team.Add(kit.NewParagraph("Nobody yet. A team has a lead auditor; experts, trainees and observers count no audit time.", kit.Small, kit.Ink3))
	}
	f.team.Refresh()
}

func (f *setupForm) memberRow(m *audit.Member) fyne.CanvasObject {
	p := f.page
	name := "?"
	if person := p.current.Person(m.Person); person != nil {
		name = person.Name
	}
	second := m.Role.Word()
	if m.Days > 0 {
		second += fmt.Sprintf(", %s days", m.Days)
	}
	if m.DeclaredOn.IsZero() {
		second += ", no declaration yet"
	}
	edit := kit.NewButton(kit.Quiet, "Edit…", func() { p.askMember(m) }).Small()
	return kit.Cols(8, kit.Fixed(30, 0, kit.NewText(p.current.Initials(m), kit.BodyStrong)),
		kit.Grow(kit.Rows(0, kit.NewText(name, kit.Body).Truncated(), kit.NewText(second, kit.SmallFigures).In(kit.Ink3).Truncated())), edit)
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
