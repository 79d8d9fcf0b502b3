package plan

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// everyone stands in the field Who for the whole team of the day.
const everyone = "all"

// itemForm edits one activity.
type itemForm struct {
	page   *Page
	form   *form.Form[audit.PlanItem, *audit.PlanItem]
	added  audit.ID // the activity that is on its way into the case
	place  *kit.Text
	notice *fyne.Container
	next   *kit.Button
	root   fyne.CanvasObject
}

func newItemForm(p *Page) *itemForm {
	f := &itemForm{page: p, place: kit.NewText("", kit.SmallFigures).In(kit.Ink3), notice: kit.Rows(0)}
	f.form = form.New(p.writer, func(i *audit.PlanItem) string { return "Plan of " + i.Day.String() + " " + i.Start.String() },
		p.host.Tell, func() string { return p.host.Today().String() }, f.specs()...)
	f.form.Settle(toSettle)
	f.form.Adjust(adjustItem)
	for _, k := range fieldKeys {
		f.form.Field(k.field).SetHint(string(k.keys))
	}
	f.build()
	return f
}

func (f *itemForm) build() {
	f.next = kit.NewButton(kit.Primary, "Next", f.page.add).WithKey("Ctrl+Enter")
	done := kit.NewButton(kit.Secondary, "Done", f.page.back).WithKey("Esc")
	scroll := container.NewVScroll(kit.Pad(4, kit.EdgeSide, 12, kit.EdgeSide, kit.Rows(0, f.notice, f.form.Content())))
	kit.FollowFocus(scroll)
	f.root = kit.Rows(0,
		kit.Pad(12, kit.EdgeSide, 4, kit.EdgeSide, kit.PanelHead("Activity", f.place)), kit.Grow(scroll), kit.Hairline(),
		kit.Pad(10, kit.EdgeSide, 12, kit.EdgeSide, kit.Cols(6, kit.Spacer(), done, f.next)))
}

// specs are the fields in the order in which they are filled in.
func (f *itemForm) specs() []form.Spec {
	p := f.page
	activities := map[string]string{}
	for _, a := range audit.AllActivities() {
		activities[string(a)] = sentence(a.Word())
	}
	return []form.Spec{
		{Name: "day", Label: "Day"},
		{Name: "start", Label: "From", Half: true},
		{Name: "end", Label: "To"},
		{Name: "members", Label: "Who", Hint: "Initials", Options: p.whoOptions, Choose: chooseWho, Chosen: chosenWho},
		{Name: "activity", Label: "Activity", Words: activities},
		{Name: "requirements", Label: "Clauses and controls", Hint: "4.1–4.4, 8.2, A.5", Read: p.readClauses, Show: p.showClauses},
		{Name: "title", Label: "In words", Hint: "If more is to be said"},
		{Name: "sites", Label: "Where", Hint: "Site", Options: p.siteOptions},
		{Name: "with", Label: "With", Hint: "Functions, such as quality manager"},
		{Name: "remote", Label: "By remote methods"},
		{Name: "tool", Label: "Tool", Hint: "Of a remote activity, such as Teams"},
		{Name: "systems", Label: "AI systems", Options: p.systemOptions},
		{Name: "note", Label: "Note, for the team only", Lines: 2},
		{Name: "answer", Label: "The client's answer", Words: map[string]string{string(audit.PlanLineAccepted): "Accepted", string(audit.PlanLineQueried): "Question"}},
		{Name: "query", Label: "Its question or proposal", Lines: 2},
		{Name: "query_reply", Label: "Our answer to it, for the client", Lines: 2},
	}
}

// toSettle is what an activity lacks that may be written without it.
func toSettle(i *audit.PlanItem) map[string]string {
	if i.Remote && i.Tool == "" {
		return map[string]string{"tool": "Name the tool used"}
	}
	return nil
}

// adjustItem keeps the length when the start is moved, and fills in what a meeting is when that is chosen.
func adjustItem(field string, before, after *audit.PlanItem) {
	switch field {
	case "start":
		if n := before.Minutes(); n > 0 && after.End == before.End && !after.Start.IsZero() {
			after.End = clock(after.Start.Minutes() + n)
		}
	case "activity":
		if before.Title == sentence(before.Activity.Word()) {
			after.Title = ""
		}
		if after.Activity == audit.ActivityOpening || after.Activity == audit.ActivityClosing {
			after.Everyone, after.Members = true, nil
			if after.Title == "" {
				after.Title = sentence(after.Activity.Word())
			}
			if after.With == "" {
				after.With = meetingWith
			}
		}
	}
}

// chooseWho takes over tokens: all stands alone, and gives way to the first person named.
func chooseWho(r audit.Recorder, ids []string) {
	i, ok := r.(*audit.PlanItem)
	if !ok {
		return
	}
	if n := len(ids); i.Everyone && n > 1 {
		ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == everyone })
	}
	i.Everyone = slices.Contains(ids, everyone)
	i.Members = nil
	for _, id := range ids {
		if !i.Everyone {
			i.Members = append(i.Members, audit.ID(id))
		}
	}
}

func chosenWho(r audit.Recorder) []string {
	i, ok := r.(*audit.PlanItem)
	if !ok {
		return nil
	}
	if i.Everyone {
		return []string{everyone}
	}
	out := make([]string, len(i.Members))
	for n, id := range i.Members {
		out[n] = string(id)
	}
	return out
}

// readClauses takes over clauses and controls written as ranges.
func (p *Page) readClauses(r audit.Recorder, text string) error {
	i, ok := r.(*audit.PlanItem)
	if !ok {
		return nil
	}
	ids, err := p.cases.Catalogue().ParseRange(text)
	if err != nil {
		return err
	}
	i.Requirements = nil
	for _, id := range ids {
		i.Requirements = append(i.Requirements, audit.Number(id))
	}
	return nil
}

func (p *Page) showClauses(r audit.Recorder) string {
	if i, ok := r.(*audit.PlanItem); ok {
		return p.rangeWords(i.Requirements)
	}
	return ""
}

func (p *Page) whoOptions() []kit.Option {
	if p.audit == nil {
		return nil
	}
	var out []kit.Option
	for _, m := range p.current.Team(p.audit.ID) {
		out = append(out, kit.Option{ID: string(m.ID), Title: p.current.Initials(m), Detail: personName(p.current, m), Hidden: true})
	}
	return append(out, kit.Option{ID: everyone, Title: everyone, Detail: "the whole team of the day", Hidden: true})
}

// personName is the name of a member of the team.
func personName(c *audit.Case, m *audit.Member) string {
	if x := c.Person(m.Person); x != nil {
		return x.Name
	}
	return "?"
}

func (p *Page) siteOptions() []kit.Option {
	var out []kit.Option
	for i := range p.current.Sites {
		s := &p.current.Sites[i]
		out = append(out, kit.Option{ID: string(s.ID), Title: s.Name, Detail: s.City, Hidden: true})
	}
	return out
}

func (p *Page) systemOptions() []kit.Option {
	var out []kit.Option
	for i := range p.current.Systems {
		s := &p.current.Systems[i]
		out = append(out, kit.Option{ID: string(s.ID), Title: s.Name, Hidden: true})
	}
	return out
}

func (f *itemForm) isOpen() bool { return f.form.IsOpen() }

// open edits an activity of the case.
func (f *itemForm) open(i *audit.PlanItem) {
	f.form.Lock(f.page.host.ReadOnly())
	f.form.Open(i)
	f.showHead(i)
}

// add edits a new activity, which is written at once.
func (f *itemForm) add(i *audit.PlanItem) {
	f.added = i.ID
	f.form.Lock(false)
	f.form.Add(i)
	f.showHead(i)
}

// follow brings form and case together: the case with the activity as the form has it, which may not be written yet; the
// form with what somebody else changed. It closes when its activity was taken out.
func (f *itemForm) follow(c *audit.Case) *audit.Case {
	if !f.isOpen() {
		return c
	}
	now := f.form.Record()
	at := slices.IndexFunc(c.PlanItems, func(i audit.PlanItem) bool { return i.ID == now.ID })
	switch {
	case at >= 0:
		f.added = ""
		f.form.Renew(&c.PlanItems[at])
		now = f.form.Record()
	case f.added != now.ID:
		f.drop()
		f.page.showSide(f.page.check.root)
		f.page.Focus()
		return c
	}
	f.showHead(now)
	return c.With(now)
}

// showHead shows which activity it is, and what two copies of the case say differently of it.
func (f *itemForm) showHead(i *audit.PlanItem) {
	words := ""
	if !i.Day.IsZero() {
		words = fmt.Sprintf("%s %s", dayWords(i.Day), i.Day.Month().String()[:3])
	}
	f.place.SetText(words)
	f.page.showConflicts(f.notice, i)
	if why := f.page.lockedWrite(); why != "" {
		f.next.Lock(why)
	} else {
		f.next.Unlock()
	}
}

// leave saves what is being edited and edits nothing. The error is what cannot be saved; then the form stays, at that
// field.
func (f *itemForm) leave() error {
	if !f.isOpen() {
		return nil
	}
	f.page.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	if field, words := f.form.Wrong(); field != "" {
		f.page.showSide(f.root)
		f.focus(field)
		return fmt.Errorf("leave the activity of %s: %s: %s", f.form.Record().Day, f.form.Field(field).Label(), words)
	}
	f.close()
	return nil
}

// close edits nothing; what was typed and can be saved is saved.
func (f *itemForm) close() {
	if f.isOpen() {
		f.form.Close(f.page.host.Window().Canvas())
	}
	f.added = ""
}

// drop edits nothing and gives up what cannot be saved, as of an activity that is taken out.
func (f *itemForm) drop() {
	if f.isOpen() {
		f.page.host.Window().Canvas().Unfocus()
		f.form.Discard(f.form.Record().ID)
	}
	f.added = ""
}

// focus gives the keyboard to the field of that name.
func (f *itemForm) focus(field string) { f.form.Focus(f.page.host.Window().Canvas(), field) }
