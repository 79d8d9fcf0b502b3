//go:build window

package windowtest

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/platform/settings"
	"fieldcase/app/standard"
)

// sitting is a stretch of work on site without a break: who sits at the program, when, and what is done.
type sitting struct {
	clock string // at which the clock of the window stands
	who   settings.Person
	parts []part
}

// part is what is done on one page. The case can be put aside before and after it.
type part struct {
	name  string
	page  string
	keys  string // that lead to the page
	steps []step
}

// The two who record Stage 2.
var (
	leadAuditor = settings.Person{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"}
	coAuditor   = settings.Person{Name: "Jonas Lindqvist", Initials: "JL", Role: "auditor"}
)

// story is the work on site of Stage 2 as the sample case tells it.
type story struct {
	t         *testing.T
	want      *audit.Case // after Stage 2
	catalogue standard.Catalogue
}

// stage2 returns Stage 2 of the sample case as it is recorded by keys, in the order it happened, and the lines that the
// case has in the end.
func stage2(t *testing.T) ([]sitting, []string) {
	t.Helper()
	path := newHome(t).file("want.fieldcase")
	sampleCase(t, path, sample.ClientReturn)
	r := read(t, path)
	want := r.now()
	s := &story{t: t, want: want, catalogue: r.session.Catalogue()}
	return []sitting{
		{"2026-05-04T09:00", leadAuditor, []part{s.opening()}},
		{"2026-05-04T13:42", leadAuditor, []part{
			s.checklist("MK", "2026-05-04 09:30", "2026-05-04 13:00", "4.1–4.4, 5.1–5.3, 6.2, 6.3"),
			s.checklist("MK", "2026-05-04 13:00", "2026-05-04 17:00", "6.1.1–6.1.4, 8.2–8.4, A.5.2–A.5.5"),
		}},
		{"2026-05-04T16:40", coAuditor, []part{
			s.checklist("JL", "2026-05-04 16:30", "2026-05-04 17:01", "7.1–7.5, A.2.2–A.2.4, A.3.2, A.3.3"),
			s.checklist("JL", "2026-05-04 17:01", "2026-05-04 18:00", "A.4.2–A.4.4, A.4.6, A.7.2, A.7.4–A.7.6"),
		}},
		{"2026-05-05T09:38", leadAuditor, []part{
			s.checklist("MK", "2026-05-05 08:30", "2026-05-05 12:00", "8.1, A.6.1.2, A.6.1.3, A.6.2.2–A.6.2.5"),
			s.checklist("MK", "2026-05-05 12:00", "2026-05-05 17:00", "A.9.2–A.9.4"),
			s.findings("MK-01"),
		}},
		{"2026-05-05T16:40", coAuditor, []part{
			s.checklist("JL", "2026-05-05 16:30", "2026-05-05 18:00", "A.6.2.6–A.6.2.8, A.8.2–A.8.5, A.10.2–A.10.4"),
			s.findings("JL-01", "JL-02"), s.findings("JL-03", "JL-04"),
		}},
		{"2026-05-06T08:45", leadAuditor, []part{
			s.checklist("MK", "2026-05-06 08:30", "2026-05-06 11:00", "9.1, 9.2, 9.3"), s.findings("MK-02", "MK-03"),
		}},
		{"2026-05-06T11:05", coAuditor, []part{s.checklist("JL", "2026-05-06 11:00", "2026-05-06 12:00", "10.1, 10.2")}},
		{"2026-05-06T13:20", coAuditor, []part{s.teamMeeting(), s.readiness()}},
		{"2026-05-06T15:00", leadAuditor, []part{s.closing(), s.issue()}},
	}, recorded(want, typedEvidence)
}

func stage2Of(c *audit.Case) audit.ID { return c.AuditNamed("stage-2").ID }

// meeting returns a meeting of Stage 2 in a case, an empty one when there is none.
func (s *story) meeting(c *audit.Case, k audit.MeetingKind) *audit.Meeting {
	for _, m := range c.MeetingsOf(stage2Of(c)) {
		if m.Kind == k {
			return m
		}
	}
	return &audit.Meeting{}
}

// ticks are the points of the agenda, each ticked.
func (s *story) ticks(k audit.MeetingKind) []step {
	var out []step
	for i, item := range audit.Agenda(k) {
		keys := "[Enter]"
		if i == 0 {
			keys = "[Alt+A][Enter]"
		}
		out = append(out, step{
			what: "tick " + item.Title, strokes: strokes(keys),
			done: func(c *audit.Case) bool { return s.meeting(c, k).HasDealt(item.Key) },
		})
	}
	return out
}

// agreed types what a meeting agreed on.
func (s *story) agreed(k audit.MeetingKind) step {
	text := s.meeting(s.want, k).Notes
	return step{
		what: "points agreed", strokes: strokes("[Alt+O]%[Tab]", text),
		done: func(c *audit.Case) bool { return s.meeting(c, k).Notes == text },
	}
}

// place types the room of a meeting, from the field of its day on.
func (s *story) place(k audit.MeetingKind) step {
	text := s.meeting(s.want, k).Place
	return step{
		what: "room", strokes: strokes("[Alt+D][Tab][Tab][Tab][Tab]%[Tab]", text),
		done: func(c *audit.Case) bool { return s.meeting(c, k).Place == text },
	}
}

// there reports whether somebody stands in the list of attendance as in the sample.
func (s *story) there(k audit.MeetingKind, name string, as func(got, want *audit.Attendee) bool) func(*audit.Case) bool {
	find := func(c *audit.Case) *audit.Attendee {
		for _, a := range c.AttendeesOf(s.meeting(c, k).ID) {
			if a.Name == name {
				return a
			}
		}
		return nil
	}
	want := find(s.want)
	if want == nil {
		s.t.Fatalf("the sample has no %s at the %s meeting", name, k)
	}
	return func(c *audit.Case) bool {
		got := find(c)
		return got != nil && as(got, want)
	}
}

func isThere(*audit.Attendee, *audit.Attendee) bool { return true }

func sameFunction(got, want *audit.Attendee) bool { return got.Function == want.Function }

func asSigned(got, want *audit.Attendee) bool {
	return got.Remote == want.Remote && got.Confirmed == want.Confirmed
}

// signatures has everybody in the list sign, and marks those who take part by video.
func (s *story) signatures(k audit.MeetingKind, remote bool, names ...string) []step {
	out := []step{{what: "to the list", strokes: strokes("[Alt+P][Esc][Home]")}}
	for i, name := range names {
		keys := "[Space]"
		for _, a := range s.want.AttendeesOf(s.meeting(s.want, k).ID) {
			if a.Name == name && a.Remote && remote {
				keys = "[Alt+V]" + keys
			}
		}
		if i > 0 {
			keys = "[Down]" + keys
		}
		out = append(out, step{what: name + " signs", strokes: strokes(keys), done: s.there(k, name, asSigned)})
	}
	return out
}

func (s *story) opening() part {
	const k = audit.OpeningMeeting
	p := part{name: "opening meeting", page: "meetings", keys: "[Ctrl+7]", steps: s.ticks(k)}
	p.steps = append(p.steps, s.place(k), step{
		what: "who is expected, without the expert", strokes: strokes("[Ctrl+T][Opens][Down][Down][Space][Down][Space][Down][Space][Enter][Closes]"),
		done: s.there(k, "Ingrid Næss", isThere),
	})
	for _, name := range []string{"Sofie Grønn", "Mikkel Utsi", "Kari Lånke"} {
		function := ""
		for _, a := range s.want.AttendeesOf(s.meeting(s.want, k).ID) {
			if a.Name == name {
				function = a.Function
			}
		}
		p.steps = append(p.steps, step{
			what: name + " comes", strokes: strokes("[Alt+P]%[Tab]%[Enter]", name, function), done: s.there(k, name, sameFunction),
		})
	}
	p.steps = append(p.steps, s.signatures(k, true, "Ingrid Næss", "Torbjørn Åsen", "Sofie Grønn", "Mikkel Utsi", "Kari Lånke", "Márta Kővári", "Jonas Lindqvist")...)
	p.steps = append(p.steps, s.agreed(k))
	return p
}

func (s *story) teamMeeting() part {
	const k = audit.TeamMeeting
	p := part{name: "team meeting", page: "meetings", keys: "[Ctrl+7]", steps: s.ticks(k)}
	p.steps = append(p.steps, step{what: "earlier than planned", strokes: strokes("[Alt+D][Tab]1320[Tab]1400[Tab]"), done: func(c *audit.Case) bool {
		return s.meeting(c, k).Start == s.meeting(s.want, k).Start && s.meeting(c, k).End == s.meeting(s.want, k).End
	}}, s.place(k), s.agreed(k))
	p.steps = append(p.steps, step{
		what: "who is expected, without the expert", strokes: strokes("[Ctrl+T][Opens][Down][Down][Space][Enter][Closes]"),
		done: s.there(k, "Jonas Lindqvist", isThere),
	})
	p.steps = append(p.steps, s.signatures(k, false, "Márta Kővári", "Jonas Lindqvist")...)
	return p
}

func (s *story) closing() part {
	const k = audit.ClosingMeeting
	p := part{name: "closing meeting", page: "meetings", keys: "[Ctrl+7]", steps: s.ticks(k)}
	p.steps = append(p.steps, step{
		what: "who is expected, without the expert", strokes: strokes("[Ctrl+T][Opens][Down][Down][Space][Enter][Closes]"),
		done: s.there(k, "Kari Lånke", isThere),
	})
	p.steps = append(p.steps, s.signatures(k, false, "Ingrid Næss", "Torbjørn Åsen", "Sofie Grønn", "Mikkel Utsi", "Kari Lånke", "Márta Kővári", "Jonas Lindqvist")...)
	p.steps = append(p.steps, s.place(k), s.agreed(k))
	return p
}

// draft returns a finding of Stage 2 by the number of its draft, an empty one when there is none.
func (s *story) draft(c *audit.Case, number string) *audit.Finding {
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == stage2Of(c) && f.DraftNumber == number {
			return f
		}
	}
	return &audit.Finding{}
}

// issue gives the findings their numbers before the client, and records what it disputes.
func (s *story) issue() part {
	p := part{name: "issue", page: "meetings", keys: "[Ctrl+7]"}
	want := s.draft(s.want, "JL-01")
	disputed := s.meeting(s.want, audit.ClosingMeeting).Disputed
	p.steps = []step{
		{what: "issue seven findings", strokes: strokes("[Ctrl+Enter][Opens][Enter][Closes]"), done: func(c *audit.Case) bool {
			return len(s.numbers(c)) == 7 && slices.Equal(s.numbers(c), s.numbers(s.want))
		}},
		{what: "the client disputes 02", strokes: strokes("[Alt+F][Home][Down][Alt+I]%[Tab]", want.Dispute), done: func(c *audit.Case) bool {
			f := s.draft(c, "JL-01")
			return f.Disputed && f.Dispute == want.Dispute
		}},
		{what: "points disputed", strokes: strokes("[Alt+U]%[Tab]", disputed), done: func(c *audit.Case) bool {
			return s.meeting(c, audit.ClosingMeeting).Disputed == disputed
		}},
		{what: "the client acknowledges", strokes: strokes("[Ctrl+Shift+K][Opens][Enter][Closes]"), done: func(c *audit.Case) bool {
			return s.draft(c, "JL-04").AcknowledgedBy == "Ingrid Næss"
		}},
	}
	return p
}

// numbers are the numbers of the findings of Stage 2, by their drafts.
func (s *story) numbers(c *audit.Case) []string {
	var out []string
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == stage2Of(c) && f.Number != "" {
			out = append(out, f.DraftNumber+" "+f.Number)
		}
	}
	slices.Sort(out)
	return out
}

// readiness takes the cause out of a statement and says of all drafts that they can be issued.
func (s *story) readiness() part {
	want := s.draft(s.want, "JL-01").Statement
	back := strings.Repeat("[BackSpace]", len(causeTyped)+1)
	p := part{name: "drafts settled", page: "findings", keys: "[Ctrl+6]", steps: []step{
		{what: "the cause goes", strokes: strokes("[Esc][Home][Down][Alt+S][Ctrl+End]"+back+"%[Tab][Esc][Home]", "."), done: func(c *audit.Case) bool {
			return s.draft(c, "JL-01").Statement == want
		}},
	}}
	for i, n := range []string{"MK-01", "JL-01", "JL-02", "MK-02", "JL-03", "MK-03", "JL-04"} { // as the list has them
		keys := "[Ctrl+Enter]"
		if i > 0 {
			keys = "[Alt+Down]" + keys
		}
		p.steps = append(p.steps, step{what: n + " is ready", strokes: strokes(keys), done: func(c *audit.Case) bool {
			return s.draft(c, n).State == audit.FindingReady
		}})
	}
	return p
}

// causeTyped is what the second auditor writes first and takes out at the team meeting.
const causeTyped = " because on-call staffing is missing"
