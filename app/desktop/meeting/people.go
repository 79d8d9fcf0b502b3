package meeting

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
)

// people is the list of attendance: who took part, with function and organization, by video or in the room, and whether
// they signed. A person is entered in the three fields over the list: name, Tab, function, Enter, next.
type people struct {
	page   *Page
	editor *editing.Editor[audit.Attendee, *audit.Attendee]
	inputs []*input
	grid   *kit.Grid[person]
	hint   *kit.Text
	first  *kit.Button // those expected
	entry  *fyne.Container
	foot   *fyne.Container
	root   fyne.CanvasObject
}

// input is a field of the person being entered.
type input struct {
	name  string
	field *kit.Field
	entry *kit.Entry
}

// person is a row of the list of attendance.
type person struct {
	*audit.Attendee
	body bool // of the certification body
}

func newPeople(p *Page) *people {
	l := &people{page: p}
	l.editor = editing.NewEditor(p.writer, func(a *audit.Attendee) string { return "Attendance: " + a.Name }, p.host.Tell)
	l.editor.HoldBack(func(a *audit.Attendee) bool { return strings.TrimSpace(a.Name) != "" })
	for _, in := range []struct{ name, label, hint string }{
		{"name", "Name", "Name, then Tab"}, {"function", "Function", "Enter: next"}, {"organization", "Organization", "the client"},
	} {
		l.inputs = append(l.inputs, l.newInput(in.name, in.label, in.hint))
	}
	l.grid = l.newGrid()
	l.first = kit.NewButton(kit.Secondary, "Who is expected…", l.expected).Small().WithIcon("users").WithKey(keysExpected)
	l.build()
	return l
}

func (l *people) newInput(name, label, hint string) *input {
	in := &input{name: name, entry: kit.NewEntry(hint)}
	in.entry.EscapeKeeps = true
	in.entry.OnChanged = func(text string) { l.typed(name, text) }
	in.entry.OnCommit = func(string) { l.editor.Commit() }
	in.field = kit.NewField(label, in.entry)
	return in
}

func (l *people) build() {
	l.entry = kit.Pad(4, kit.EdgeSide, 8, kit.EdgeSide, kit.Beside(8, 108, 0, l.inputs[0].field, l.inputs[1].field, l.inputs[2].field))
	l.hint = kit.NewText("Space signed    Alt+V by video    Enter change    Del take out", kit.Key).In(kit.Ink3).Truncated()
	l.foot = kit.Pad(8, kit.EdgeSide, 10, kit.EdgeSide, kit.Rows(6, l.hint, kit.Fixed(0, kit.HeightSmall, kit.Cols(8, kit.Spacer(), l.first))))
	l.root = kit.Rows(0, l.entry, kit.Hairline(), kit.Grow(l.grid), l.foot)
}

func (l *people) newGrid() *kit.Grid[person] {
	signed := func() kit.Cell[person] {
		i := kit.NewIcon("check", kit.IconSize, kit.Good)
		return kit.Cell[person]{Object: kit.Cols(0, i, kit.Spacer()), Update: func(r person, _ bool) { i.Hidden = !r.Confirmed }}
	}
	g := kit.NewGrid(func(r person) string { return string(r.ID) },
		kit.Column[person]{ID: "name", Title: "Name", Width: 130, Min: 96, Text: func(r person) string { return r.Name }},
		kit.Column[person]{ID: "function", Title: "Function", Min: 90, Color: kit.Ink2, Text: func(r person) string { return r.Function }},
		kit.Column[person]{ID: "remote", Title: "How", Width: 56, Min: 56, Color: kit.Ink2, Text: func(r person) string { return how(r.Attendee) }},
		kit.Column[person]{ID: "signed", Title: "Signed", Width: 58, Min: 58, Cell: signed},
	)
	g.Height = kit.HeightCompact
	g.GroupBy(l.group, nil)
	g.OnOpen = func(r person) { l.edit(r.Attendee) }
	g.OnInsert = func() { l.next() }
	g.OnDelete = func(r person) { l.remove(r.Attendee) }
	g.OnKey = func(key fyne.KeyName) bool {
		if key != fyne.KeySpace {
			return false
		}
		l.sign()
		return true
	}
	g.Empty = kit.Pad(16, kit.EdgeSide, 0, kit.EdgeSide, kit.NewParagraph(
		"Nobody in the list yet. "+keysExpected+" offers the team and whom you know of the client; others are typed above.", kit.Body, kit.Ink3))
	return g
}

// how is the way in which somebody takes part.
func how(a *audit.Attendee) string {
	if a.Remote {
		return "video"
	}
	return "room"
}

// group parts the client from the certification body.
func (l *people) group(r person) string {
	if r.body {
		return "Certification body"
	}
	return "Client"
}

// show shows the list of the meeting; what is being typed stays.
func (l *people) show() {
	m := l.page.meeting()
	if m == nil {
		return
	}
	var client, body []person
	for _, a := range l.page.now.AttendeesOf(m.ID) {
		r := person{a, a.OfBody(l.page.now)}
		if r.body {
			body = append(body, r)
		} else {
			client = append(client, r)
		}
	}
	l.grid.SetRows(append(client, body...))
	readOnly := l.page.host.ReadOnly()
	l.entry.Hidden, l.foot.Hidden = readOnly, readOnly
	l.hint.Hidden = len(l.grid.Rows()) == 0
	l.renew()
}

// renew shows what somebody else changed in the person that is being edited, or edits nobody when they were taken out.
func (l *people) renew() {
	r := l.editor.Record()
	if r == nil || !l.editor.Settled() || l.editor.Begun() {
		return
	}
	switch at := l.inCase(r.ID); {
	case at == nil:
		l.close()
	case at.Seen() != r.Seen():
		l.editor.Open(at)
		l.showInputs()
	}
}

func (l *people) inCase(id audit.ID) *audit.Attendee {
	for i := range l.page.now.Attendees {
		if a := &l.page.now.Attendees[i]; a.ID == id {
			return a
		}
	}
	return nil
}

func (l *people) showInputs() {
	r := l.editor.Record()
	for _, in := range l.inputs {
		text := ""
		if r != nil {
			text = map[string]string{"name": r.Name, "function": r.Function, "organization": r.Organization}[in.name]
		}
		in.entry.SetTextQuiet(text)
		in.field.SetMessage(kit.NoMessage, "")
	}
}

// typed takes over a text while it is typed: of the person being edited, else of a new one.
func (l *people) typed(field, text string) {
	m := l.page.meeting()
	if m == nil || l.page.host.ReadOnly() {
		return
	}
	if l.editor.Record() == nil {
		l.page.sheet.begin()
		l.editor.Begin(&audit.Attendee{Record: audit.Record{ID: l.page.cases.NewID()}, Meeting: m.ID, Rank: l.lastRank(m.ID)})
	}
	l.editor.Type(field, text)
	if field == "name" {
		l.inputs[0].field.SetMessage(kit.NoMessage, "")
	}
}

func (l *people) lastRank(meeting audit.ID) string {
	var ranks []string
	for _, a := range l.page.now.AttendeesOf(meeting) {
		ranks = append(ranks, a.Rank)
	}
	return audit.LastRank(ranks)
}

// next writes the person being entered and begins with the next one, or tells that the name is missing.
func (l *people) next() {
	if l.page.lockedMeeting() != "" {
		return
	}
	if r := l.editor.Record(); r != nil && strings.TrimSpace(r.Name) == "" {
		l.inputs[0].field.SetMessage(kit.Wrong, "Who is it?")
		l.page.focus(l.inputs[0].entry)
		return
	}
	l.close()
	l.page.focus(l.inputs[0].entry)
	l.page.follow()
}

// close writes the person being entered and edits nobody.
func (l *people) close() {
	l.editor.Open(nil)
	l.showInputs()
}

// entering reports whether the keyboard is in one of the fields.
func (l *people) entering() bool {
	on := l.page.host.Window().Canvas().Focused()
	for _, in := range l.inputs {
		if on == in.entry {
			return true
		}
	}
	return false
}

// edit changes a person of the list in the fields over it.
func (l *people) edit(a *audit.Attendee) {
	if l.page.lockedMeeting() != "" {
		return
	}
	l.editor.Open(a)
	l.showInputs()
	l.page.focus(l.inputs[0].entry)
}

// change changes the person of the list on whom the keyboard is, as one action.
func (l *people) change(change func(*audit.Attendee)) {
	r, ok := l.grid.Selected()
	if !ok || l.page.lockedMeeting() != "" {
		return
	}
	if now := l.editor.Record(); now != nil && now.ID == r.ID {
		l.close()
	}
	after := audit.Clone(r.Attendee)
	change(after)
	l.page.save("Attendance: "+after.Name, "", casefile.Change{Before: r.Attendee, After: after})
}

// sign records that the person signed the list, or did not.
func (l *people) sign() { l.change(func(a *audit.Attendee) { a.Confirmed = !a.Confirmed }) }

// video records that the person takes part from elsewhere, or is in the room.
func (l *people) video() { l.change(func(a *audit.Attendee) { a.Remote = !a.Remote }) }

func (l *people) remove(a *audit.Attendee) {
	if l.page.lockedMeeting() != "" {
		return
	}
	if now := l.editor.Record(); now != nil && now.ID == a.ID {
		l.close()
	}
	l.grid.SelectNext(1)
	l.page.save("Attendance: "+a.Name+" taken out", a.Name+" taken out", casefile.Change{Before: a})
}

// expected asks who of those one may expect is here, and puts them into the list.
func (l *people) expected() {
	m := l.page.meeting()
	if m == nil || l.page.lockedMeeting() != "" {
		return
	}
	l.close()
	l.page.then(func() {
		who := audit.ExpectedAttendees(l.page.now, m)
		if len(who) == 0 {
			l.page.focus(l.inputs[0].entry)
			return
		}
		l.ask(who)
	})
}

// ask shows those expected to be ticked: the team, and who took part before, are ticked at first.
func (l *people) ask(who []audit.Attendee) {
	list := kit.NewTickList()
	before := l.tookPart()
	ticks := make([]kit.Tick, len(who))
	for i, a := range who {
		ticks[i] = kit.Tick{ID: a.Name, Title: a.Name, Detail: a.Function, On: a.OfBody(l.page.now) || before[a.Name]}
	}
	list.SetTicks(ticks)
	kit.ShowDialog(l.page.host.Window(), kit.DialogSpec{
		Title: "Who is here?", Text: "Space ticks. Whoever is here and not among these is typed over the list.", Body: list, Focus: list, Width: 480,
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true},
			{Word: "Put into the list", Kind: kit.Primary, Default: true, Press: func() bool {
				l.take(who, list.Ticks())
				return true
			}},
		},
	})
}

// tookPart are the names of those who took part in a meeting of the audit.
func (l *people) tookPart() map[string]bool {
	out := map[string]bool{}
	for _, m := range l.page.now.MeetingsOf(l.page.about.ID) {
		for _, a := range l.page.now.AttendeesOf(m.ID) {
			out[a.Name] = true
		}
	}
	return out
}

// take puts those ticked into the list, as one action.
func (l *people) take(who []audit.Attendee, ticks []kit.Tick) {
	m := l.page.meeting()
	if m == nil {
		return
	}
	l.page.sheet.begin()
	rank := l.lastRank(m.ID)
	var changes []casefile.Change
	for i := range who {
		if !ticks[i].On {
			continue
		}
		a := audit.Clone(&who[i])
		a.ID, a.Meeting, a.Rank = l.page.cases.NewID(), m.ID, rank
		rank = audit.LastRank([]string{rank})
		changes = append(changes, casefile.Change{After: a})
	}
	if len(changes) > 0 {
		l.page.save("Attendance of the "+strings.ToLower(m.Kind.Word()), "", changes...)
	}
	l.page.then(func() { l.page.focus(l.grid) })
}
