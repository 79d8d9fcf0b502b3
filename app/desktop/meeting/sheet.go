package meeting

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// sheet is the pane in the middle: one meeting, when and where, its agenda, what was agreed and what was disputed.
type sheet struct {
	page       *Page
	form       *form.Form[audit.Meeting, *audit.Meeting]
	title      *kit.Text
	starts     *kit.Button
	ends       *kit.Button
	gate       *kit.Paragraph // what the first gate before the decision says
	gateIcon   *kit.Icon
	gateLine   *fyne.Container
	notice     *fyne.Container
	noticed    string
	agenda     *kit.TickList
	agendaHead *kit.Text // how many are ticked
	root       fyne.CanvasObject
}

func newSheet(p *Page) *sheet {
	s := &sheet{page: p, title: kit.NewText("", kit.SectionFigures), agenda: kit.NewTickList()}
	s.agenda.EnterTicks = true
	s.agenda.OnTick = s.tick
	s.agendaHead = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	s.gate, s.gateIcon = kit.NewParagraph("", kit.SmallFigures, kit.Ink2), kit.NewIcon("circle-dot", kit.IconInStatus, kit.Accent)
	s.starts = kit.NewButton(kit.Secondary, "Starts now", s.startNow).Small().WithKey(keysStart)
	s.ends = kit.NewButton(kit.Secondary, "Ends now", s.endNow).Small().WithKey(keysEnd)
	agenda := kit.Pad(4, 0, 4, 0, kit.Rows(2, kit.GroupHead("Agenda", s.agendaHead, kit.NewText(keysAgenda, kit.Key).In(kit.Ink3)), s.agenda))
	s.form = newForm(p, func(m *audit.Meeting) string { return m.Kind.Word() },
		form.Spec{Name: "day", Label: "Day", Half: true},
		form.Spec{Name: "start", Label: "Start", Half: true},
		form.Spec{Name: "end", Label: "End"},
		form.Spec{Name: "site", Label: "Where", Options: s.siteOptions, Half: true},
		form.Spec{Name: "place", Label: "Room or tool", Under: agenda},
		form.Spec{Name: "notes", Label: "Points agreed", Lines: 3},
		form.Spec{Name: "disputed", Label: "Points disputed, with what was agreed about them", Lines: 2},
	)
	for field, keys := range map[string]page.Keys{"day": keysWhen, "notes": keysNotes, "disputed": keysDisputed} {
		s.form.Field(field).SetHint(string(keys))
	}
	s.build()
	return s
}

func (s *sheet) build() {
	head := kit.Aside(8, 236, kit.Fixed(0, kit.HeightSmall, s.title), kit.Fixed(0, kit.HeightSmall, kit.Cols(8, kit.Spacer(), s.starts, s.ends)))
	s.gateLine = kit.Cols(6, kit.Top(kit.Pad(1, 0, 0, 0, s.gateIcon)), kit.Grow(s.gate))
	s.notice = kit.Rows(0)
	s.root = kit.Scrolled(kit.Pad(10, kit.EdgePane, 16, kit.EdgePane, kit.Rows(8, kit.Rows(4, head, s.gateLine), s.notice, s.form.Content())))
}

// open edits a meeting, one of the plan as a new one that gets into the case with the first thing recorded.
func (s *sheet) open(m *meetingHere) {
	s.agenda.SetTicks(nil) // another meeting begins at its first point
	if m.planned {
		s.form.Begin(m.Meeting)
		return
	}
	s.form.Open(m.Meeting)
}

// add edits a new meeting, which is written at once.
func (s *sheet) add(m *audit.Meeting) {
	s.agenda.SetTicks(nil)
	s.form.Add(m)
}

// close writes what is being edited and edits nothing.
func (s *sheet) close() {
	if s.form.IsOpen() {
		s.form.Close(s.page.host.Window().Canvas())
	}
}

// drop gives up a meeting that somebody took out.
func (s *sheet) drop() {
	if m := s.form.Record(); m != nil {
		s.form.Discard(m.ID)
	}
}

// begin writes a meeting that only the plan has, so that something of it can be written too.
func (s *sheet) begin() {
	if s.form.IsNew() {
		s.form.Change("agenda", func(*audit.Meeting) {})
	}
}

// follow takes over what the case says of the meeting. It reports whether the meeting is no longer there.
func (s *sheet) follow(c *audit.Case) (gone bool) {
	m := s.form.Record()
	if m == nil {
		return false
	}
	if held := c.Meeting(m.ID); held != nil {
		s.page.added = ""
		s.form.Renew(held)
		return held.Audit != s.page.host.Audit()
	}
	if s.form.IsNew() {
		return !slices.ContainsFunc(audit.PlannedMeetings(c, s.page.host.Audit()), func(x *audit.Meeting) bool { return x.ID == m.ID })
	}
	return s.page.added != m.ID && s.form.IsSettled()
}

// with returns the case with the meeting as the form has it, unless nothing of it is written.
func (s *sheet) with(c *audit.Case) *audit.Case {
	if m := s.form.Record(); m != nil && !s.form.IsNew() {
		return c.With(m)
	}
	return c
}

// show shows the meeting beside its fields.
func (s *sheet) show() {
	m := s.form.Record()
	if m == nil {
		return
	}
	readOnly := s.page.host.ReadOnly()
	s.title.SetText(m.Kind.Word())
	s.form.Lock(readOnly)
	s.agenda.SetReadOnly(readOnly)
	s.starts.Hidden, s.ends.Hidden = readOnly, readOnly
	s.showAgenda(m)
	s.showGate(m)
	s.showNotice(m)
}

func (s *sheet) showAgenda(m *audit.Meeting) {
	items := audit.Agenda(m.Kind)
	ticks := make([]kit.Tick, len(items))
	for i, item := range items {
		ticks[i] = kit.Tick{ID: item.Key, Title: item.Title, Detail: item.Rule, Hint: item.Hint, On: m.HasDealt(item.Key)}
	}
	s.agenda.SetTicks(ticks)
	s.agendaHead.SetText(fmt.Sprintf("%d of %d", dealt(m), len(items)))
}

// showGate shows what the first gate before the decision on certification looks for at the closing meeting.
func (s *sheet) showGate(m *audit.Meeting) {
	p := s.page
	s.gateLine.Hidden = m.Kind != audit.ClosingMeeting || p.about == nil
	if s.gateLine.Hidden {
		return
	}
	g := cycle.ClosingGate(p.now, p.about, p.host.Today())
	s.gateIcon.SetName("circle-dot")
	s.gateIcon.SetColor(kit.Accent)
	if g.OK {
		s.gateIcon.SetName("circle-check")
		s.gateIcon.SetColor(kit.Good)
	}
	s.gate.SetText(form.Sentence(g.Message))
}

// showNotice tells which fields two copies of the case say differently.
func (s *sheet) showNotice(m *audit.Meeting) {
	fields := strings.ReplaceAll(strings.Join(m.Conflicts(), ", "), "_", " ")
	if fields == s.noticed {
		return
	}
	s.noticed = fields
	s.notice.Objects = nil
	if fields != "" {
		history := kit.NewButton(kit.Link, "History", func() { s.page.host.Go(page.History, m.ID) }).Small()
		words := form.Sentence(fields) + ": two copies differ; the later is shown. What you write now settles it."
		s.notice.Add(kit.NewNotice("git-merge", words, kit.Minor, history))
	}
	s.notice.Refresh()
}

// tick records that a point of the agenda was dealt with, or was not.
func (s *sheet) tick(key string, on bool) {
	s.form.Change("agenda", func(m *audit.Meeting) {
		m.Agenda = slices.DeleteFunc(slices.Clone(m.Agenda), func(k string) bool { return k == key })
		if on {
			m.Agenda = append(m.Agenda, key)
		}
	})
	s.page.follow()
}

// startNow and endNow stamp the time of the clock; a meeting without a day is today's.
func (s *sheet) startNow() {
	s.stamp("start", func(m *audit.Meeting) {
		m.Start = s.page.clock()
		if m.End.Before(m.Start) {
			m.End = date.Clock{} // that of the plan, which is over
		}
	})
}

func (s *sheet) endNow() {
	s.stamp("end", func(m *audit.Meeting) { m.End = s.page.clock() })
}

func (s *sheet) stamp(field string, change func(*audit.Meeting)) {
	if s.page.lockedMeeting() != "" {
		return
	}
	s.form.Change(field, func(m *audit.Meeting) {
		if m.Day.IsZero() || s.form.IsNew() {
			m.Day = s.page.host.Today()
		}
		change(m)
	})
	s.page.follow()
}

func (s *sheet) siteOptions() []kit.Option {
	var out []kit.Option
	for i := range s.page.now.Sites {
		x := &s.page.now.Sites[i]
		out = append(out, kit.Option{ID: string(x.ID), Title: x.Name, Detail: x.City, Hidden: true})
	}
	return out
}

// to gives the keyboard to a field of the meeting.
func (s *sheet) to(field string) {
	if s.form.IsOpen() {
		s.form.Focus(s.page.host.Window().Canvas(), field)
	}
}
