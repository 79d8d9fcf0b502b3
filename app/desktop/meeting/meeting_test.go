package meeting_test

import (
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/page"
)

func TestPage_meetingsOfThePlanStandThereAndAreNotWritten(t *testing.T) {
	d := newDesk(t)
	d.Sees("1 recorded, 2 in the plan", "Opening meeting", "Mon 4 May, 09:00–09:30", "7 there", "Closing meeting", "Wed 6 May, 15:00–16:00", "planned")
	d.Press("Down", "Up", "Alt+A", "Down", "Esc", "Alt+O", "Alt+P", "Esc", "Esc")
	d.Rest()
	if n := len(d.Case().MeetingsOf(d.At)); n != 1 {
		t.Errorf("looking at the meetings recorded %d", n)
	}
}

func TestPage_agendaByKeys(t *testing.T) {
	d := newDesk(t)
	d.Press("Alt+Down")
	d.Sees("Hold the closing meeting and record who attended.")
	d.Press("Alt+N", "Alt+A", "Enter", "Enter", "Space", "Down", "Space", "Space")
	m := d.held(audit.ClosingMeeting)
	if m == nil {
		t.Fatal("the closing meeting is not recorded")
	}
	if got := strings.Join(m.Agenda, " "); got != "attendance conclusions findings" {
		t.Errorf("dealt with: %q", got)
	}
	if m.Day != date.MustParse("2026-05-06") || m.Start.String() != "15:02" || m.End.String() != "16:00" || m.Place != "" {
		t.Errorf("begun on %s %s–%s at %q", m.Day, m.Start, m.End, m.Place)
	}
	d.Sees("3 of 11", "What was not looked at may hold more") // the hint of the point reached
	d.Press("Alt+M")
	if m := d.held(audit.ClosingMeeting); m.End.String() != "15:02" {
		t.Errorf("it ended at %s", m.End)
	}
	d.Sees("2 recorded, 1 in the plan")
	if err := d.page.Leave(); err != nil {
		t.Fatal(err)
	}
	d.Enter("")
	d.Sees("3 of 11")
}

func TestPage_notesAreKeptWhileTheyAreTyped(t *testing.T) {
	d := newDesk(t)
	d.Press("Alt+Down", "Alt+O")
	d.Type("Responses within 30 days; Ingrid Næss is the contact.")
	d.Rest()
	if m := d.held(audit.ClosingMeeting); m == nil || !strings.HasPrefix(m.Notes, "R") {
		t.Fatalf("a pause after the first letters of a planned meeting wrote %+v", m)
	}
	d.Press("Alt+U")
	d.Type("Finding 02.")
	d.Press("Esc")
	m := d.held(audit.ClosingMeeting)
	if m.Notes != "Responses within 30 days; Ingrid Næss is the contact." || m.Disputed != "Finding 02." {
		t.Errorf("agreed %q, disputed %q", m.Notes, m.Disputed)
	}
	if d.Saving.Typing {
		t.Error("something is not on disk")
	}
}

func TestPage_attendanceTypedOneAfterTheOther(t *testing.T) {
	d := newDesk(t)
	d.Press("Alt+Down", "Alt+P")
	d.Type("Torbjørn Åsen")
	d.Rest()
	if got := d.there(audit.ClosingMeeting); len(got) != 1 || got[0].Name != "Torbjørn Åsen" {
		t.Fatalf("after a pause the list holds %v", got)
	}
	d.Press("Tab")
	d.Type("Managing director")
	d.Press("Enter")
	d.Type("Dr. Aoife Byrne")
	d.Press("Tab")
	d.Type("Technical expert")
	d.Press("Tab")
	d.Type("Fjordcert AS")
	d.Press("Enter")
	if d.Focused() != "Name" {
		t.Errorf("the keyboard is at %s", d.Focused())
	}
	d.Press("Esc")
	d.Sees("Client", "Certification body", "Torbjørn Åsen", "Technical expert", "2 there")
	d.Press("Home", "Space", "Alt+V")
	got := d.there(audit.ClosingMeeting)
	if len(got) != 2 || !got[0].Confirmed || !got[0].Remote || got[1].Organization != "Fjordcert AS" || got[0].Rank >= got[1].Rank {
		t.Fatalf("the list holds %+v %+v", got[0], got[1])
	}
	d.Press("Enter") // change the first
	d.Type("Torbjørn A. Åsen")
	d.Press("Enter", "Esc", "Home", "Del")
	if got := d.there(audit.ClosingMeeting); len(got) != 1 || got[0].Function != "Technical expert" {
		t.Errorf("after Del the list holds %v", got)
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if got := d.there(audit.ClosingMeeting); len(got) != 2 || got[0].Name != "Torbjørn A. Åsen" {
		t.Errorf("after undo the list holds %v", got)
	}
}

func TestPage_aPersonWithoutNameIsAskedFor(t *testing.T) {
	d := newDesk(t)
	d.Press("Alt+Down", "Alt+P", "Tab")
	d.Type("Quality manager")
	d.Press("Enter")
	if _, words := d.Field("Name").Message(); words != "Who is it?" || d.Focused() != "Name" {
		t.Errorf("beside the name stands %q, the keyboard is at %s", words, d.Focused())
	}
	d.Type("Ingrid Næss")
	d.Press("Enter")
	if got := d.there(audit.ClosingMeeting); len(got) != 1 || got[0].Function != "Quality manager" {
		t.Errorf("the list holds %v", got)
	}
}

func TestPage_thoseExpectedByOneKey(t *testing.T) {
	d := newDesk(t)
	d.Press("Alt+Down", "Ctrl+T")
	d.Sees("Who is here?", "Sofie Grønn", "Head of support")
	d.Press("Space", "Enter") // all but the first, the lead auditor
	if got := d.there(audit.ClosingMeeting); len(got) != 7 || got[0].Name == "Márta Kővári" || got[6].Rank <= got[5].Rank {
		t.Fatalf("%d are there, the first %+v", len(got), got[0])
	}
	d.Sees("7 there")
	d.Press("Ctrl+T")
	d.Sees("Márta Kővári")
	d.Press("Esc")
	d.SeesNot("Who is here?")
}

func TestPage_addAndDelete(t *testing.T) {
	d := newDesk(t)
	people := len(d.Case().Attendees)
	d.Press("Ins", "Down", "Down", "Down", "Enter")
	m := d.held(audit.InterimMeeting)
	if m == nil || m.Day != date.MustParse("2026-05-06") || m.Start.String() != "15:02" {
		t.Fatalf("added: %+v", m)
	}
	d.Sees("Interim meeting", "Concerns so far")
	d.Press("Ctrl+T", "Enter", "Esc", "Del")
	if d.held(audit.InterimMeeting) != nil || len(d.Case().Attendees) != people {
		t.Errorf("it is still there, with %d people", len(d.Case().Attendees))
	}
	if d.Toasts[len(d.Toasts)-1] != "Interim meeting deleted" {
		t.Errorf("told %q", d.Toasts)
	}
}

func TestPage_anotherCopyChangesTheMeeting(t *testing.T) {
	d := newDesk(t)
	d.Enter(d.held(audit.OpeningMeeting).ID)
	d.Press("Alt+U")
	d.Type("Scope")
	before := d.held(audit.OpeningMeeting)
	after := audit.Clone(before)
	after.Place = "Canteen"
	d.Put(casefile.Change{Before: before, After: after})
	d.Type(" of Tromsø")
	d.Press("Esc")
	if m := d.held(audit.OpeningMeeting); m.Disputed != "Scope of Tromsø" || m.Place != "Canteen" {
		t.Errorf("disputed %q at %q", m.Disputed, m.Place)
	}
	gone := d.held(audit.OpeningMeeting)
	d.Put(casefile.Change{Before: gone})
	if d.Words(); d.held(audit.OpeningMeeting) != nil {
		t.Error("it came back")
	}
}

func TestPage_readOnly(t *testing.T) {
	d := newDesk(t)
	d.Locked = true
	d.Enter(d.held(audit.OpeningMeeting).ID)
	before := d.Case()
	d.Press("Alt+A", "Enter", "Space", "Alt+N", "Alt+P", "Space", "Del", "Ctrl+T", "Ins", "Ctrl+Enter")
	d.Sees("7 there", "Introductions and roles")
	d.SeesNot("Who is here?", "Who is expected…", "Starts now")
	if d.Case() != before {
		t.Error("a case that can only be read was changed")
	}
}

func TestPage_empty(t *testing.T) {
	d := emptyDesk(t)
	d.show()
	d.Sees("No meeting yet", "stand here by themselves")
	if !d.Button("Opening meeting").Focused() {
		t.Error("the first step has not the keyboard")
	}
	d.Press("Enter")
	if m := d.held(audit.OpeningMeeting); m == nil || m.Start.String() != "15:02" {
		t.Errorf("the opening meeting is %+v", m)
	}
	d.Sees("1 recorded", "Introductions and roles")
}

func TestPage_noAudit(t *testing.T) {
	d := emptyDesk(t)
	d.At = ""
	d.show()
	d.Sees("No audit yet")
	d.Press("Enter", "Ins", "Alt+N", "Ctrl+Enter", "F6", "Esc")
	if len(d.Went) != 1 || d.Went[0] != page.Plan {
		t.Errorf("the first step leads to %q", d.Went)
	}
}
