package output

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/portfolio"
	"fieldcase/app/report"
	"fieldcase/app/workbook"
)

// How many days before an audit, a last day and the end of a certificate reminders come.
var (
	auditReminders    = []int{28, 7}
	deadlineReminders = []int{60, 30, 7}
	expiryReminders   = []int{180, 90}
)

// calendarPast is how many months back the calendar file goes for what is over and not late.
const calendarPast = 3

// Calendar writes the iCalendar file: audits, last days and ends of certificates, with reminders. Each has an identity
// that stays the same from file to file, so that importing a later file moves what has moved and doubles nothing; an
// audit that was cancelled is taken out of calendars that have it.
func (b Book) Calendar(w io.Writer) error {
	c := report.Calendar{Name: joined(b.title(), "certification"), Program: b.Program}
	byCase := map[audit.ID]*portfolio.Row{}
	for i := range b.Rows {
		if b.Rows[i].Counts() {
			byCase[b.Rows[i].Case] = &b.Rows[i]
		}
	}
	for _, e := range portfolio.Calendar(b.Rows, b.Today.AddMonths(-calendarPast), b.Today.AddMonths(60)) {
		if e.Kind == portfolio.EntryWindow {
			continue // its last day is among the deadlines
		}
		c.Events = append(c.Events, eventOf(e, byCase[e.Case]))
	}
	for i := range b.Rows {
		if r := &b.Rows[i]; r.Counts() {
			c.Events = append(c.Events, cancelled(r)...)
		}
	}
	c.Events = unique(c.Events)
	return c.Encode(w)
}

// eventOf makes an event of an entry of the calendar.
func eventOf(e portfolio.CalendarEntry, r *portfolio.Row) report.CalendarEvent {
	out := report.CalendarEvent{
		UID: uid(e), Sequence: r.Changes, Changed: instant(r.Changed), From: e.From, To: e.To, Title: e.Text(), Category: "Last day",
		Note: joinedLines(e.Why, ruleText(e.Rule), "Client: "+r.Client, leadText(r.Lead), "File: "+shown(r.File)),
	}
	switch e.Kind {
	case portfolio.EntryAudit:
		out.Category, out.Busy, out.Reminders = "Audit", true, auditReminders
	case portfolio.EntryMonth:
		out.Category, out.Title, out.To = "Audit", e.Text()+" this month, days to be agreed", e.From
	case portfolio.EntryExpiry:
		out.Category, out.Reminders = "Certificate", expiryReminders
	case portfolio.EntryDeadline, portfolio.EntryWindow:
		out.Title, out.Reminders = e.Client+": last day, "+e.Title, deadlineReminders
	}
	return out
}

// uid names an entry for ever: an audit by its record, a last day by its words, since the audit that is to meet it may
// become another. The days are not part of it, they move.
func uid(e portfolio.CalendarEntry) string {
	kind := e.Kind
	if kind == portfolio.EntryMonth {
		kind = portfolio.EntryAudit // the same audit, before its days are agreed
	}
	about := string(e.Record)
	if kind != portfolio.EntryAudit {
		about = e.Title
	}
	return fmt.Sprintf("%s@fieldcase", audit.DerivedID("calendar", string(e.Case), string(kind), about))
}

// cancelled returns the audits that were called off, to be taken out of calendars.
func cancelled(r *portfolio.Row) []report.CalendarEvent {
	var out []report.CalendarEvent
	for i := range r.Facts.Case.Audits {
		a := &r.Facts.Case.Audits[i]
		if a.State != audit.AuditCancelled || a.StartsOn.IsZero() {
			continue
		}
		e := portfolio.CalendarEntry{Kind: portfolio.EntryAudit, Case: r.Case, Client: r.Short, Title: a.Title(), From: a.StartsOn, To: a.EndsOn, Record: a.ID}
		if e.To.IsZero() {
			e.To = e.From
		}
		event := eventOf(e, r)
		event.Cancelled = true
		out = append(out, event)
	}
	return out
}

// unique keeps the first event of each identity.
func unique(events []report.CalendarEvent) []report.CalendarEvent {
	seen := map[string]bool{}
	return slices.DeleteFunc(events, func(e report.CalendarEvent) bool {
		was := seen[e.UID]
		seen[e.UID] = true
		return was
	})
}

func instant(i audit.Instant) time.Time {
	t, err := time.Parse(time.RFC3339, string(i))
	if err != nil {
		return time.Unix(0, 0)
	}
	return t
}

func ruleText(rule string) string {
	if rule == "" {
		return ""
	}
	return "Rule: " + rule
}

func leadText(name string) string {
	if name == "" {
		return ""
	}
	return "Lead auditor: " + name
}

func joinedLines(lines ...string) string {
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

func joined(parts ...string) string { return strings.Join(parts, " ") }

// cases returns the cases of the rows that count.
func (b Book) cases() []*audit.Case {
	var out []*audit.Case
	for i := range b.Rows {
		if b.Rows[i].Counts() {
			out = append(out, b.Rows[i].Facts.Case)
		}
	}
	slices.SortStableFunc(out, func(a, c *audit.Case) int { return strings.Compare(a.Client.Name, c.Client.Name) })
	return out
}

// Certificates writes the register of certificates as CSV.
func (b Book) Certificates(w io.Writer) error {
	return report.EncodeCSV(w, report.RegisterHeader(), report.RegisterLines(b.cases(), b.Today))
}

// CertSearch returns the upload for IAF CertSearch: what goes up, and what is left out for which reason.
func (b Book) CertSearch() report.CertSearch { return report.NewCertSearch(b.cases(), b.Today) }

// Upload writes an upload for IAF CertSearch as a workbook, or as CSV.
func Upload(ctx context.Context, w io.Writer, c report.CertSearch, asCSV bool) error {
	if asCSV {
		return report.EncodeCSV(w, c.Header, c.Lines)
	}
	return workbook.EncodeTable(ctx, w, "Certifications", c.Header, c.Lines)
}

// ClockFault says that a clock cannot be right: it is before the last change of a case, by more than the zones of the
// world explain. It is "" for a clock that may be. Whoever was asked to reckon from another day does not ask.
func ClockFault(rows []portfolio.Row, clock date.Date) string {
	for i := range rows {
		at := instant(rows[i].Changed)
		if clock.AddDays(2).Before(date.Of(at)) {
			return fmt.Sprintf("the clock says %s, but %s was changed on %s: set the clock, or name the day to reckon from", clock, shown(rows[i].File), date.Of(at))
		}
	}
	return ""
}
