package meeting

import (
	"fmt"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// row is a meeting as the list shows it.
type row struct {
	id      string
	word    string
	when    string
	planned bool // only the plan has it
	people  int  // in the list of attendance
	dealt   int  // points of the agenda
	points  int
}

// rows are the meetings of the audit as the list shows them.
func (p *Page) rows() []row {
	out := make([]row, len(p.meetings))
	for i, m := range p.meetings {
		agenda := audit.Agenda(m.Kind)
		out[i] = row{
			id: string(m.ID), word: m.Kind.Word(), when: dayWords(m.Day), planned: m.planned,
			people: len(p.now.AttendeesOf(m.ID)), dealt: dealt(m.Meeting), points: len(agenda),
		}
		if t := timeWords(m.Meeting); t != "" {
			out[i].when += ", " + t
		}
	}
	return out
}

// dealt counts the points of the agenda that were dealt with.
func dealt(m *audit.Meeting) int {
	n := 0
	for _, i := range audit.Agenda(m.Kind) {
		if m.HasDealt(i.Key) {
			n++
		}
	}
	return n
}

// state is how far a meeting has come, as an icon: planned, begun, or done with everybody in the list.
func (r row) state() (icon string, colour kit.Token) {
	switch {
	case r.planned:
		return "calendar-clock", kit.Ink3
	case r.people > 0 && r.dealt == r.points:
		return "circle-check", kit.Good
	default:
		return "circle-dot", kit.Accent
	}
}

// facts is the line beside the title.
func (p *Page) facts() string {
	planned := 0
	for _, m := range p.meetings {
		if m.planned {
			planned++
		}
	}
	switch held := len(p.meetings) - planned; {
	case len(p.meetings) == 0:
		return ""
	case planned == 0:
		return fmt.Sprintf("%d recorded", held)
	default:
		return fmt.Sprintf("%d recorded, %d in the plan", held, planned)
	}
}

func newList(p *Page) *kit.Grid[row] {
	g := kit.NewGrid(func(r row) string { return r.id },
		kit.Column[row]{ID: "meeting", Min: 150, Text: func(r row) string { return r.word }, Cell: listCell},
		kit.Column[row]{ID: "count", Width: countWidth, Min: countWidth, HideBelow: listWide, Cell: countCell})
	g.Height, g.HideHeader = listRow, true
	g.OnSelect = func(r row) { p.choose(audit.ID(r.id)) }
	g.OnOpen = func(row) { p.focus(p.sheet.agenda) }
	g.OnInsert = p.add
	g.OnDelete = func(row) { p.remove() }
	return g
}

func listCell() kit.Cell[row] {
	icon := kit.NewIcon("users", kit.IconSize, kit.Ink2)
	word := kit.NewText("", kit.BodyMedium).Truncated()
	when := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	object := kit.Pad(0, 0, 0, listEdge, kit.Cols(10, kit.Top(kit.Pad(2, 0, 0, 0, icon)), kit.Grow(kit.Rows(0, word, when))))
	return kit.Cell[row]{Object: object, Update: func(r row, _ bool) {
		name, colour := r.state()
		icon.SetName(name)
		icon.SetColor(colour)
		word.SetText(r.word)
		when.SetText(r.when)
	}}
}

// countCell says how much of the agenda was dealt with and how many took part.
func countCell() kit.Cell[row] {
	agenda := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Aligned(fyne.TextAlignTrailing)
	who := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Aligned(fyne.TextAlignTrailing)
	return kit.Cell[row]{Object: kit.Rows(4, agenda, who), Update: func(r row, _ bool) {
		agenda.SetText(fmt.Sprintf("%d of %d", r.dealt, r.points))
		who.SetText(peopleWords(r.people))
		if r.planned {
			agenda.SetText("planned")
			who.SetText("")
		}
	}}
}

// peopleWords says how many people stand in a list of attendance.
func peopleWords(n int) string {
	if n == 0 {
		return "nobody yet"
	}
	return fmt.Sprintf("%d there", n)
}

// add asks which meeting is to be added; one that there is once is not offered again.
func (p *Page) add() {
	if p.lockedAdd() != "" {
		return
	}
	var items []kit.MenuItem
	for _, k := range audit.AllMeetingKinds() {
		item := kit.MenuItem{Word: k.Word(), Run: func() { p.addKind(k) }}
		if k == audit.OpeningMeeting || k == audit.ClosingMeeting {
			for _, m := range p.meetings {
				if m.Kind == k {
					item.Reason = "stands in the list"
				}
			}
		}
		items = append(items, item)
	}
	kit.ShowMenuUnder(p.addOne, kit.MenuGroup{Items: items})
}

// addKind adds a meeting of today that begins now, and goes to its agenda.
func (p *Page) addKind(k audit.MeetingKind) {
	if p.lockedAdd() != "" {
		return
	}
	p.people.close()
	p.presented.close()
	m := &audit.Meeting{
		Record: audit.Record{ID: p.cases.NewID()}, Audit: p.about.ID, Kind: k, Day: p.host.Today(), Start: p.clock(),
	}
	p.added = m.ID
	p.sheet.add(m)
	p.then(func() {
		p.list.Select(string(m.ID))
		p.focus(p.sheet.agenda)
	})
}

// remove takes the meeting that is shown out of the case, with its list of attendance; it can be undone.
func (p *Page) remove() {
	m := p.meeting()
	if m == nil || p.lockedRemove() != "" {
		return
	}
	word := m.Kind.Word()
	p.people.close()
	p.presented.close()
	p.sheet.close()
	p.then(func() {
		held := p.now.Meeting(m.ID)
		if held == nil {
			return
		}
		changes := []casefile.Change{{Before: held}}
		for _, a := range p.now.AttendeesOf(m.ID) {
			changes = append(changes, casefile.Change{Before: a})
		}
		p.save("Delete "+word, word+" deleted", changes...)
		p.then(p.Focus)
	})
}
