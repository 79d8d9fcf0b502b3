package plan

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
)

// everyone stands in the field Who for the whole team of the day.
const everyone = "all"

// itemForm edits one activity. What is left is saved; a text that cannot be read stays in its field with what is wrong.
type itemForm struct {
	page   *Page
	editor *editing.Editor[audit.PlanItem, *audit.PlanItem]
	root   *container.Scroll

	day        *kit.DateField
	start, end *kit.TimeField
	activity   *kit.Picker
	clauses    *kit.Entry
	title      *kit.Entry
	who, where *kit.TokensField
	remote     *kit.Check
	tool, with *kit.Entry
	note       *kit.Narrative
	fields     map[string]*kit.Field // by the name of the record's field
}

func newItemForm(p *Page) *itemForm {
	f := &itemForm{page: p, fields: map[string]*kit.Field{}}
	f.editor = editing.NewEditor(p.writer, func(i *audit.PlanItem) string {
		return "Plan of " + i.Day.String() + " " + i.Start.String()
	}, f.refused)
	f.make()
	f.wire()
	f.root = container.NewVScroll(kit.Pad(12, 16, 16, 16, f.build()))
	return f
}

func (f *itemForm) make() {
	f.day = kit.NewDateField(func() string { return f.page.host.Today().String() })
	f.start, f.end = kit.NewTimeField(), kit.NewTimeField()
	f.activity = kit.NewPicker("Activity", activityOptions()...)
	f.clauses, f.title = kit.NewEntry("4.1–4.4, 8.2, A.5"), kit.NewEntry("In words, if more is to be said")
	f.who, f.where = kit.NewTokensField("Who audits"), kit.NewTokensField("Site")
	f.remote = kit.NewCheck("Done remotely")
	f.tool, f.with = kit.NewEntry("Tool, such as Teams"), kit.NewEntry("Functions, such as quality manager")
	f.note = kit.NewNarrative("For the team only", 2)
}

func activityOptions() []kit.Option {
	var out []kit.Option
	for _, a := range audit.AllActivities() {
		out = append(out, kit.Option{ID: string(a), Title: sentence(a.Word()), Hidden: true})
	}
	return out
}

func sentence(w string) string {
	if w == "" {
		return ""
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

// wire takes over what the user enters.
func (f *itemForm) wire() {
	f.day.OnValue = func(v string) { f.change("day", func(i *audit.PlanItem) error { return parse(&i.Day, v) }) }
	f.start.OnValue = func(v string) { f.change("start", func(i *audit.PlanItem) error { return parse(&i.Start, v) }) }
	f.end.OnValue = func(v string) { f.change("end", func(i *audit.PlanItem) error { return parse(&i.End, v) }) }
	f.activity.OnChange = func(o kit.Option) {
		f.change("activity", func(i *audit.PlanItem) error { i.Activity = audit.Activity(o.ID); return nil })
	}
	f.clauses.OnCommit = func(text string) {
		f.change("requirements", func(i *audit.PlanItem) error { return f.readClauses(i, text) })
	}
	f.who.OnChange = func(ids []string) { f.change("members", func(i *audit.PlanItem) error { setWho(i, ids); return nil }) }
	f.where.OnChange = func(ids []string) {
		f.change("sites", func(i *audit.PlanItem) error { i.Sites = toIDs(ids); return nil })
	}
	f.remote.OnChange = func(on bool) { f.change("remote", func(i *audit.PlanItem) error { i.Remote = on; return nil }) }
	for field, e := range map[string]*kit.Entry{"title": f.title, "tool": f.tool, "with": f.with} {
		e.OnChanged = func(text string) { f.editor.Type(field, text) }
		e.OnCommit = func(string) { f.editor.Commit() }
	}
	for field, v := range map[string]*func(string){"day": &f.day.OnProblem, "start": &f.start.OnProblem, "end": &f.end.OnProblem} {
		*v = func(problem string) { f.problem(field, problem) }
	}
	f.note.OnChanged = func(text string) { f.editor.Type("note", text) }
	f.note.OnCommit = func(string) { f.editor.Commit() }
}

// problem shows what is wrong with a text that cannot be read.
func (f *itemForm) problem(field, words string) {
	if words == "" {
		f.fields[field].SetMessage(kit.NoMessage, "")
		return
	}
	f.fields[field].SetMessage(kit.Wrong, words)
}

// textValue is a pointer to a value that reads itself from text.
type textValue interface{ UnmarshalText([]byte) error }

func parse(into textValue, text string) error { return into.UnmarshalText([]byte(text)) }

func toIDs(in []string) []audit.ID {
	out := make([]audit.ID, len(in))
	for i, id := range in {
		out[i] = audit.ID(id)
	}
	return out
}

func setWho(i *audit.PlanItem, ids []string) {
	i.Everyone = slices.Contains(ids, everyone)
	i.Members = nil
	if !i.Everyone {
		i.Members = toIDs(ids)
	}
}

// readClauses takes over clauses and controls written as ranges.
func (f *itemForm) readClauses(i *audit.PlanItem, text string) error {
	ids, err := f.page.cases.Catalogue().ParseRange(text)
	if err != nil {
		return err
	}
	i.Requirements = nil
	for _, id := range ids {
		i.Requirements = append(i.Requirements, audit.Number(id))
	}
	f.clauses.SetTextQuiet(f.page.rangeWords(i.Requirements))
	return nil
}

// change changes the activity; what cannot be read is told beside its field and changes nothing.
func (f *itemForm) change(field string, change func(*audit.PlanItem) error) {
	if !f.isOpen() {
		return
	}
	trial := audit.Clone(f.editor.Record())
	if err := change(trial); err != nil {
		f.fields[field].SetMessage(kit.Wrong, sentence(err.Error()))
		return
	}
	f.settle(trial)
	f.editor.Change(func(i *audit.PlanItem) {
		record := i.Record
		*i = *trial
		i.Record = record
	})
}

// settle shows beside the fields what is wrong with the activity as it would be.
func (f *itemForm) settle(i *audit.PlanItem) {
	for _, field := range f.fields {
		field.SetMessage(kit.NoMessage, "")
	}
	for _, p := range audit.Check(i) {
		if field := f.fields[p.Field]; field != nil {
			field.SetMessage(kit.Wrong, sentence(p.Message))
		}
	}
	if i.Remote && i.Tool == "" {
		f.fields["tool"].SetMessage(kit.Settle, "Name the tool used")
	}
}

// refused tells why a change was not written.
func (f *itemForm) refused(err error) {
	var invalid *casefile.InvalidError
	if !errors.As(err, &invalid) {
		f.page.host.Tell(err)
		return
	}
	for _, p := range invalid.Problems {
		if field := f.fields[p.Field]; field != nil {
			field.SetMessage(kit.Wrong, sentence(p.Message))
		}
	}
}

func (f *itemForm) isOpen() bool { return f.editor.Record() != nil }

// open edits an activity; nil edits none.
func (f *itemForm) open(i *audit.PlanItem) {
	f.editor.Open(i)
	if i == nil {
		return
	}
	p := f.page
	f.who.SetOptions(p.whoOptions()...)
	f.where.SetOptions(p.siteOptions()...)
	f.day.SetQuiet(i.Day.String())
	f.start.SetQuiet(i.Start.String())
	f.end.SetQuiet(i.End.String())
	f.activity.Choose(string(i.Activity))
	f.clauses.SetTextQuiet(p.rangeWords(i.Requirements))
	f.title.SetTextQuiet(i.Title)
	f.who.Choose(whoOf(i)...)
	f.where.Choose(texts(i.Sites)...)
	f.remote.Set(i.Remote)
	f.tool.SetTextQuiet(i.Tool)
	f.with.SetTextQuiet(i.With)
	f.note.SetTextQuiet(i.Note)
	f.settle(i)
	f.lock(p.host.ReadOnly())
}

func whoOf(i *audit.PlanItem) []string {
	if i.Everyone {
		return []string{everyone}
	}
	return texts(i.Members)
}

func texts(ids []audit.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

func (p *Page) whoOptions() []kit.Option {
	out := []kit.Option{{ID: everyone, Title: "all of the day", Hidden: true}}
	for _, m := range p.current.Team(p.audit.ID) {
		name := ""
		if person := p.current.Person(m.Person); person != nil {
			name = person.Name
		}
		out = append(out, kit.Option{ID: string(m.ID), Title: p.current.Initials(m), Detail: name + ", " + m.Role.Word(), Hidden: true})
	}
	return out
}

func (p *Page) siteOptions() []kit.Option {
	var out []kit.Option
	for i := range p.current.Sites {
		s := &p.current.Sites[i]
		out = append(out, kit.Option{ID: string(s.ID), Title: s.Name, Detail: s.City, Hidden: true})
	}
	return out
}

// close saves what is being edited and edits nothing.
func (f *itemForm) close() {
	if f.isOpen() {
		f.page.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
		f.editor.Open(nil)
	}
}

func (f *itemForm) focus() { f.focusField("day") }

// focusField gives the keyboard to the field of that name.
func (f *itemForm) focusField(name string) {
	field := f.fields[name]
	if field == nil {
		field = f.fields["day"]
	}
	if o, ok := field.Control().(fyne.Focusable); ok {
		f.page.host.Window().Canvas().Focus(o)
	}
}

func (f *itemForm) lock(on bool) {
	for _, field := range f.fields {
		field.SetReadOnly(on)
	}
	f.remote.SetReadOnly(on)
}

func (f *itemForm) field(name, label string, control fyne.CanvasObject) *kit.Field {
	f.fields[name] = kit.NewField(label, control)
	return f.fields[name]
}

func (f *itemForm) build() fyne.CanvasObject {
	done := kit.NewButton(kit.Secondary, "Done", f.page.back).WithKey("Esc")
	next := kit.NewButton(kit.Primary, "Next", f.page.next).WithIcon("plus").WithKey("Ctrl+Enter")
	times := kit.Cols(12, kit.Grow(f.field("start", "From", f.start)), kit.Grow(f.field("end", "To", f.end)))
	return kit.Rows(12,
		kit.PanelHead("Activity"),
		f.field("day", "Day", f.day), times,
		f.field("activity", "Activity", f.activity),
		f.field("requirements", "Clauses and controls", f.clauses),
		f.field("title", "Words", f.title),
		f.field("members", "Who", f.who),
		f.field("sites", "Where", f.where),
		f.remote,
		f.field("tool", "Tool", f.tool),
		f.field("with", "With", f.with),
		f.field("note", "Note", f.note),
		kit.Cols(8, kit.Spacer(), done, next),
	)
}
