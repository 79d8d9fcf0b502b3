package audit

import (
	"cmp"
	"slices"
	"strings"
)

// Word returns the meeting as a person says it.
func (k MeetingKind) Word() string {
	switch k {
	case OpeningMeeting:
		return "Opening meeting"
	case ClosingMeeting:
		return "Closing meeting"
	case TeamMeeting:
		return "Team meeting"
	case InterimMeeting:
		return "Interim meeting"
	default:
		return "Meeting"
	}
}

// Activity returns the activity of a plan that such a meeting is, "" for a kind that no plan has.
func (k MeetingKind) Activity() Activity {
	switch k {
	case OpeningMeeting:
		return ActivityOpening
	case ClosingMeeting:
		return ActivityClosing
	case TeamMeeting:
		return ActivityTeam
	case InterimMeeting:
		return ""
	default:
		return ""
	}
}

// Meeting returns the meeting of that ID, or nil.
func (c *Case) Meeting(id ID) *Meeting { return byID(c.Meetings, id) }

// MeetingsOf returns the meetings of an audit by day and time; those without a day come last.
func (c *Case) MeetingsOf(auditID ID) []*Meeting {
	var out []*Meeting
	for i := range c.Meetings {
		if c.Meetings[i].Audit == auditID {
			out = append(out, &c.Meetings[i])
		}
	}
	SortMeetings(out)
	return out
}

// SortMeetings puts meetings into the order of their days and times, those without a day last.
func SortMeetings(meetings []*Meeting) {
	slices.SortStableFunc(meetings, func(a, b *Meeting) int {
		switch {
		case a.Day.IsZero() == b.Day.IsZero():
			return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Start.Minutes(), b.Start.Minutes()))
		case a.Day.IsZero():
			return 1
		default:
			return -1
		}
	})
}

// PlannedMeetings returns the meetings that the plan of an audit has and that are not recorded yet, as they would be
// begun: with the day, time and place of the plan. Their IDs come from their lines in the plan, so that two auditors who
// record one make one. An opening or closing meeting that was recorded by itself is that of the plan; a meeting of the
// team is the one of that day.
func PlannedMeetings(c *Case, auditID ID) []*Meeting {
	var planned []*Meeting
	for _, i := range c.PlanOf(auditID) {
		if kind := kindOf(i.Activity); kind != "" {
			planned = append(planned, meetingOf(i, kind))
		}
	}
	held := c.MeetingsOf(auditID)
	for _, same := range []func(held, planned *Meeting) bool{
		func(h, m *Meeting) bool { return h.ID == m.ID },
		func(h, m *Meeting) bool { return h.Kind == m.Kind && (h.Kind != TeamMeeting || h.Day == m.Day) },
	} {
		held = slices.DeleteFunc(held, func(h *Meeting) bool {
			at := slices.IndexFunc(planned, func(m *Meeting) bool { return same(h, m) })
			if at >= 0 {
				planned = slices.Delete(planned, at, at+1)
			}
			return at >= 0
		})
	}
	return planned
}

// meetingOf returns a line of the plan as the meeting that it is.
func meetingOf(i *PlanItem, k MeetingKind) *Meeting {
	m := &Meeting{
		Record: Record{ID: DerivedID("meeting", string(i.ID))}, Audit: i.Audit, Kind: k, Day: i.Day, Start: i.Start, End: i.End, Place: i.Tool,
	}
	if len(i.Sites) == 1 {
		m.Site = i.Sites[0]
	}
	return m
}

func kindOf(a Activity) MeetingKind {
	for _, k := range AllMeetingKinds() {
		if a != "" && k.Activity() == a {
			return k
		}
	}
	return ""
}

// AttendeesOf returns who took part in a meeting, in the order of the list.
func (c *Case) AttendeesOf(meetingID ID) []*Attendee {
	var out []*Attendee
	for i := range c.Attendees {
		if c.Attendees[i].Meeting == meetingID {
			out = append(out, &c.Attendees[i])
		}
	}
	return out
}

// OfBody reports whether the attendee is of the certification body, or came with its team, and not of the client.
func (a *Attendee) OfBody(c *Case) bool {
	org := strings.TrimSpace(a.Organization)
	return org != "" && org != c.Client.Name && org != c.Client.TradingName
}

// ExpectedAttendees returns who may take part in a meeting and does not stand in its list yet: the team of the audit,
// who took part in another meeting of the audit, and the contacts of the client, each once, by name. They have neither
// ID nor rank, and confirmed nothing.
func ExpectedAttendees(c *Case, m *Meeting) []Attendee {
	e := expected{known: map[string]bool{"": true}}
	for _, a := range c.AttendeesOf(m.ID) {
		e.known[nameKey(a.Name)] = true
	}
	for _, x := range c.Team(m.Audit) {
		if p := c.Person(x.Person); p != nil {
			e.add(Attendee{Name: p.Name, Function: sentenceCase(x.Role.Word()), Organization: cmp.Or(p.Organization, c.Body.Name, "Certification body")})
		}
	}
	for _, other := range c.MeetingsOf(m.Audit) {
		if m.Kind == TeamMeeting {
			break // the team among itself
		}
		for _, a := range c.AttendeesOf(other.ID) {
			e.add(Attendee{Name: a.Name, Function: a.Function, Organization: a.Organization, Remote: a.Remote})
		}
	}
	for i := range c.Contacts {
		if x := &c.Contacts[i]; m.Kind != TeamMeeting {
			e.add(Attendee{Name: x.Name, Function: x.Function})
		}
	}
	for i := range e.out {
		e.out[i].Meeting = m.ID
	}
	return e.out
}

// expected collects people, each once.
type expected struct {
	known map[string]bool
	out   []Attendee
}

func (e *expected) add(a Attendee) {
	key := nameKey(a.Name)
	if e.known[key] {
		return
	}
	e.known[key] = true
	e.out = append(e.out, a)
}

// nameKey is a name as two spellings of it are compared.
func nameKey(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// sentenceCase begins words with a capital letter.
func sentenceCase(words string) string {
	if words == "" {
		return ""
	}
	r := []rune(words)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
