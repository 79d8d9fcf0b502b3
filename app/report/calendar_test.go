package report

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"fieldcase/app/date"
)

func sampleCalendar() Calendar {
	changed := time.Date(2027, 4, 9, 8, 30, 0, 0, time.UTC)
	return Calendar{Name: "Fjordcert AS; due, late", Program: "fieldcase 1", Events: []CalendarEvent{
		{
			UID: "audit-0198@fieldcase", Sequence: 41, Changed: changed, From: date.MustParse("2027-05-10"), To: date.MustParse("2027-05-11"),
			Title: "Sølvberg Bildediagnostikk AS: Surveillance 1", Category: "Audit", Busy: true, Reminders: []int{14, 0},
			Note: "Lead auditor Márta Kővári;\r\nback\\slash, comma\nand a very long line, " + strings.Repeat("žluťoučký kůň 😀 ", 20) + "\x00\x07",
		},
		{
			UID: "limit-0198@fieldcase", Sequence: 41, Changed: changed, From: date.MustParse("2027-12-31"), To: date.MustParse("2027-12-31"),
			Title: "Last day: Surveillance 1", Reminders: []int{60},
		},
		{UID: "gone@fieldcase", Changed: changed, From: date.MustParse("2027-02-28"), To: date.MustParse("2027-02-28"), Title: "Off", Cancelled: true, Reminders: []int{1}},
	}}
}

// TestCalendar_isReadByAnotherParser reads the file with a parser that is not ours.
func TestCalendar_isReadByAnotherParser(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := sampleCalendar().Encode(&b); err != nil {
		t.Fatal(err)
	}
	read, err := ics.ParseCalendar(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	events := read.Events()
	if len(events) != 3 {
		t.Fatalf("%d events", len(events))
	}
	e := events[0]
	for name, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertyUniqueId: "audit-0198@fieldcase", ics.ComponentPropertySummary: "Sølvberg Bildediagnostikk AS: Surveillance 1",
		ics.ComponentPropertyDtStart: "20270510", ics.ComponentPropertyDtEnd: "20270512", ics.ComponentPropertySequence: "41",
		ics.ComponentPropertyDtstamp: "20270409T083000Z", ics.ComponentPropertyTransp: "OPAQUE",
	} {
		if p := e.GetProperty(name); p == nil || p.Value != want {
			t.Errorf("%s is %+v, want %q", name, p, want)
		}
	}
	want := "Lead auditor Márta Kővári;\nback\\slash, comma\nand a very long line, " + strings.Repeat("žluťoučký kůň 😀 ", 20)
	if got := e.GetProperty(ics.ComponentPropertyDescription).Value; got != want {
		t.Errorf("description %q, want %q", got, want)
	}
	if n := len(e.Alarms()); n != 2 {
		t.Errorf("%d reminders", n)
	}
	if trigger := e.Alarms()[0].GetProperty(ics.ComponentPropertyTrigger).Value; trigger != "-PT327H" {
		t.Errorf("the reminder of 14 days before comes at %s", trigger)
	}
	if off := events[2]; off.GetProperty(ics.ComponentPropertyStatus).Value != "CANCELLED" || len(off.Alarms()) != 0 {
		t.Error("a cancelled event stays")
	}
}

// TestCalendar_linesAreAsTheStandardAsks: CRLF, at most 75 bytes, never cut within a character, and equal twice.
func TestCalendar_linesAreAsTheStandardAsks(t *testing.T) {
	t.Parallel()
	var b, again bytes.Buffer
	if err := sampleCalendar().Encode(&b); err != nil {
		t.Fatal(err)
	}
	if err := sampleCalendar().Encode(&again); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("equal calendars give different files")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00\x07") {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
	}
}
