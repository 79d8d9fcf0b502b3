package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"fieldcase/app/date"
)

// CalendarEvent is something on whole days of the calendar.
type CalendarEvent struct {
	// UID names the event for ever: a calendar program that reads a later file with the same UID moves the event instead
	// of making a second one.
	UID string
	// Sequence grows with every change of what the event is made from; a greater one replaces what a program has.
	Sequence int64
	// Changed is when that was changed last.
	Changed   time.Time
	From, To  date.Date // both inclusive
	Title     string
	Note      string
	Category  string
	Cancelled bool // takes the event out of calendars that have it
	Busy      bool // people are away on these days; a last day keeps nobody from anything
	// Reminders are how many days before the first one a reminder comes, in the morning.
	Reminders []int
}

// Calendar is an iCalendar file (RFC 5545), to be imported or subscribed to.
type Calendar struct {
	Name    string
	Program string
	Events  []CalendarEvent
}

// Encode writes the calendar. Equal calendars give equal bytes.
func (c Calendar) Encode(w io.Writer) error {
	out := calendarWriter{w: bufio.NewWriter(w)}
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.text("PRODID", "-//Fieldcase//"+c.Program+"//EN")
	out.line("CALSCALE", "GREGORIAN")
	out.line("METHOD", "PUBLISH")
	if c.Name != "" {
		out.text("X-WR-CALNAME", c.Name)
	}
	for _, e := range c.Events {
		out.event(e)
	}
	out.line("END", "VCALENDAR")
	if err := out.w.Flush(); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

// reminderHour is when a reminder comes on its day; without a zone, so by the clock of whoever reads the calendar.
const reminderHour = 9

// calendarWriter writes content lines; its bufio.Writer keeps the first error.
type calendarWriter struct{ w *bufio.Writer }

func (c *calendarWriter) event(e CalendarEvent) {
	stamp := e.Changed.UTC().Format("20060102T150405Z")
	c.line("BEGIN", "VEVENT")
	c.text("UID", e.UID)
	c.line("DTSTAMP", stamp)
	c.line("LAST-MODIFIED", stamp)
	c.line("SEQUENCE", fmt.Sprint(e.Sequence))
	c.line("DTSTART;VALUE=DATE", compact(e.From))
	c.line("DTEND;VALUE=DATE", compact(e.To.AddDays(1))) // the first day that is not in it
	c.text("SUMMARY", e.Title)
	if e.Note != "" {
		c.text("DESCRIPTION", e.Note)
	}
	if e.Category != "" {
		c.text("CATEGORIES", e.Category)
	}
	c.line("STATUS", map[bool]string{true: "CANCELLED", false: "CONFIRMED"}[e.Cancelled])
	c.line("TRANSP", map[bool]string{true: "OPAQUE", false: "TRANSPARENT"}[e.Busy && !e.Cancelled])
	if !e.Cancelled {
		for _, days := range e.Reminders {
			c.reminder(days, e.Title)
		}
	}
	c.line("END", "VEVENT")
}

// reminder reckons from midnight, at which an event of whole days begins: the day before at nine is 15 hours before.
func (c *calendarWriter) reminder(days int, title string) {
	trigger := fmt.Sprintf("-PT%dH", days*24-reminderHour)
	if days == 0 {
		trigger = fmt.Sprintf("PT%dH", reminderHour)
	}
	c.line("BEGIN", "VALARM")
	c.line("ACTION", "DISPLAY")
	c.text("DESCRIPTION", title)
	c.line("TRIGGER", trigger)
	c.line("END", "VALARM")
}

func compact(d date.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// text writes a property whose value is a text: what has a meaning there is escaped, control characters are left out.
func (c *calendarWriter) text(name, value string) {
	value = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	for _, r := range value {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' && r != '\t' || r == 0x7F:
		default:
			b.WriteRune(r) // bytes that are no UTF-8 arrive as U+FFFD
		}
	}
	c.line(name, b.String())
}

// lineBytes is how long a line may be without its end (RFC 5545 3.1).
const lineBytes = 75

// line writes a content line, folded between characters.
func (c *calendarWriter) line(name, value string) {
	rest := name + ":" + value
	room := lineBytes
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		_, _ = c.w.WriteString(rest[:cut] + "\r\n ") // the writer keeps its error
		rest, room = rest[cut:], lineBytes-1
	}
	_, _ = c.w.WriteString(rest + "\r\n") // as above
}
