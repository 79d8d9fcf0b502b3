package audit_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// TestAgenda_asksForWhatTheStandardDoes counts the points: 16 of the opening meeting, six of the closing meeting that
// are lettered, and keys that name one point each.
func TestAgenda_asksForWhatTheStandardDoes(t *testing.T) {
	t.Parallel()
	if n := len(audit.Agenda(audit.OpeningMeeting)); n != 16 {
		t.Errorf("the opening meeting has %d points, 9.4.2 lists 16", n)
	}
	lettered := ""
	for _, i := range audit.Agenda(audit.ClosingMeeting) {
		if i.Rule[:len("9.4.7.2")] == "9.4.7.2" {
			lettered += i.Rule[len(i.Rule)-1:]
		}
	}
	if lettered != "abcdef" {
		t.Errorf("of 9.4.7.2 the closing meeting has %q", lettered)
	}
	for _, k := range audit.AllMeetingKinds() {
		seen := map[string]bool{}
		for _, i := range audit.Agenda(k) {
			if seen[i.Key] || i.Key == "" || i.Title == "" || i.Hint == "" || i.Rule == "" {
				t.Errorf("%s: point %q is there twice or lacks a part: %+v", k, i.Key, i)
			}
			seen[i.Key] = true
		}
		if len(seen) == 0 || k.Word() == "Meeting" {
			t.Errorf("%s has %d points and is called %q", k, len(seen), k.Word())
		}
	}
}

// meetingCase is an audit with an opening and a closing meeting and two meetings of the team in its plan.
func meetingCase() *audit.Case {
	c := &audit.Case{
		Client: audit.Client{Name: "Sølvberg"}, Body: audit.Body{Name: "Fjordcert"},
		Audits:  []audit.Audit{{Record: audit.Record{ID: "st2"}, Kind: audit.Stage2}},
		Persons: []audit.Person{{Record: audit.Record{ID: "p1"}, Name: "Márta Kővári", Initials: "MK"}},
		Members: []audit.Member{{Record: audit.Record{ID: "m1"}, Audit: "st2", Person: "p1", Role: audit.LeadAuditor}},
		Contacts: []audit.Contact{
			{Record: audit.Record{ID: "c1"}, Name: "Ingrid Næss", Function: "Quality manager"},
			{Record: audit.Record{ID: "c2"}, Name: "Torbjørn Åsen", Function: "Managing director"},
		},
	}
	for i, p := range []struct {
		id, day, start string
		activity       audit.Activity
	}{
		{"i1", "2026-05-04", "09:00", audit.ActivityOpening},
		{"i2", "2026-05-04", "09:30", audit.ActivityAudit},
		{"i3", "2026-05-05", "16:30", audit.ActivityTeam},
		{"i4", "2026-05-06", "11:00", audit.ActivityTeam},
		{"i5", "2026-05-06", "15:00", audit.ActivityClosing},
	} {
		c.PlanItems = append(c.PlanItems, audit.PlanItem{
			Record: audit.Record{ID: audit.ID(p.id)}, Audit: "st2", Day: date.MustParse(p.day), Start: date.MustParseClock(p.start),
			End: date.MustParseClock("17:00"), Activity: p.activity, Sites: []audit.ID{"oslo"}[:i%2],
		})
	}
	return c
}

func planned(c *audit.Case) []string {
	var out []string
	for _, m := range audit.PlannedMeetings(c, "st2") {
		out = append(out, string(m.Kind)+" "+m.Day.String()+" "+m.Start.String())
	}
	return out
}

func TestPlannedMeetings(t *testing.T) {
	t.Parallel()
	c := meetingCase()
	all := []string{"opening 2026-05-04 09:00", "team 2026-05-05 16:30", "team 2026-05-06 11:00", "closing 2026-05-06 15:00"}
	if diff := cmp.Diff(all, planned(c)); diff != "" {
		t.Errorf("of the plan (-want +got):\n%s", diff)
	}
	// One recorded from the plan and moved since, and a closing meeting recorded beside it.
	first := audit.PlannedMeetings(c, "st2")[2]
	c.Meetings = []audit.Meeting{
		{Record: audit.Record{ID: first.ID}, Audit: "st2", Kind: audit.TeamMeeting, Day: date.MustParse("2026-05-05")},
		{Record: audit.Record{ID: "m9"}, Audit: "st2", Kind: audit.ClosingMeeting, Day: date.MustParse("2026-05-07")},
		{Record: audit.Record{ID: "m8"}, Audit: "st1", Kind: audit.OpeningMeeting},
	}
	if diff := cmp.Diff(all[:2], planned(c)); diff != "" {
		t.Errorf("after two were recorded (-want +got):\n%s", diff)
	}
}

func TestCase_MeetingsOf_comeByDayAndTime(t *testing.T) {
	t.Parallel()
	c := &audit.Case{Meetings: []audit.Meeting{
		{Record: audit.Record{ID: "none"}, Audit: "a"},
		{Record: audit.Record{ID: "late"}, Audit: "a", Day: date.MustParse("2026-05-04"), Start: date.MustParseClock("15:00")},
		{Record: audit.Record{ID: "early"}, Audit: "a", Day: date.MustParse("2026-05-04"), Start: date.MustParseClock("09:00")},
		{Record: audit.Record{ID: "other"}, Audit: "b", Day: date.MustParse("2026-05-04")},
	}}
	var got []audit.ID
	for _, m := range c.MeetingsOf("a") {
		got = append(got, m.ID)
	}
	if diff := cmp.Diff([]audit.ID{"early", "late", "none"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExpectedAttendees(t *testing.T) {
	t.Parallel()
	c := meetingCase()
	c.Meetings = []audit.Meeting{
		{Record: audit.Record{ID: "o"}, Audit: "st2", Kind: audit.OpeningMeeting},
		{Record: audit.Record{ID: "c"}, Audit: "st2", Kind: audit.ClosingMeeting},
		{Record: audit.Record{ID: "t"}, Audit: "st2", Kind: audit.TeamMeeting},
	}
	c.Attendees = []audit.Attendee{
		{Meeting: "o", Name: "Sofie Grønn", Function: "Head of product", Remote: true, Confirmed: true},
		{Meeting: "o", Name: "Ingrid Næss", Function: "Quality manager"},
		{Meeting: "c", Name: " torbjørn  åsen"},
	}
	want := []audit.Attendee{
		{Meeting: "c", Name: "Márta Kővári", Function: "Lead auditor", Organization: "Fjordcert"},
		{Meeting: "c", Name: "Sofie Grønn", Function: "Head of product", Remote: true},
		{Meeting: "c", Name: "Ingrid Næss", Function: "Quality manager"},
	}
	got := audit.ExpectedAttendees(c, c.Meeting("c"))
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(audit.Record{})); diff != "" {
		t.Errorf("of the closing meeting (-want +got):\n%s", diff)
	}
	if !got[0].OfBody(c) || got[1].OfBody(c) {
		t.Error("the team is not told from the client")
	}
	if got := audit.ExpectedAttendees(c, c.Meeting("t")); len(got) != 1 || got[0].Name != "Márta Kővári" {
		t.Errorf("the team among itself: %+v", got)
	}
}
