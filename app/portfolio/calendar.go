package portfolio

import (
	"cmp"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// EntryKind is what an entry of the calendar shows.
type EntryKind string

// The kinds of entries.
const (
	EntryAudit    EntryKind = "audit"    // days of an audit
	EntryMonth    EntryKind = "month"    // the month that an audit is planned for, while its days are not agreed
	EntryWindow   EntryKind = "window"   // in which a limit is to be met, up to its last day
	EntryDeadline EntryKind = "deadline" // a last day
	EntryExpiry   EntryKind = "expiry"   // last day of a certificate
)

// AllEntryKinds returns every kind of entry.
func AllEntryKinds() []EntryKind {
	return []EntryKind{EntryAudit, EntryMonth, EntryWindow, EntryDeadline, EntryExpiry}
}

// CalendarEntry is something on some days of the calendar.
type CalendarEntry struct {
	Kind     EntryKind
	Case     audit.ID
	Client   string // short
	File     string
	Title    string    // Surveillance 1
	From, To date.Date // both inclusive; one day for a deadline
	Why      string
	Rule     string
	Late     bool     // a deadline that is over and not met
	Record   audit.ID // audit, finding or decision it is about; "" for a limit that none is planned for
}

// Calendar returns what falls on the days from first to last, by day: audits, windows and last days of every row that
// counts.
func Calendar(rows []Row, first, last date.Date) []CalendarEntry {
	var out []CalendarEntry
	for i := range rows {
		r := &rows[i]
		if !r.Counts() {
			continue
		}
		for _, e := range r.entries() {
			if !e.From.After(last) && !e.To.Before(first) {
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b CalendarEntry) int {
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To), cmp.Compare(a.Client, b.Client), cmp.Compare(a.Title, b.Title))
	})
	return out
}

// entries returns everything of the case that has a place in the calendar.
func (r *Row) entries() []CalendarEntry {
	var out []CalendarEntry
	add := func(e CalendarEntry) {
		e.Case, e.Client, e.File = r.Case, r.Short, r.File
		out = append(out, e)
	}
	for i := range r.Facts.Case.Audits {
		if e, ok := auditEntry(&r.Facts.Case.Audits[i]); ok {
			add(e)
		}
	}
	if r.Status == cycle.Closed || r.Status == cycle.TransferredOut {
		return out
	}
	for _, l := range cycle.Limits(r.Facts.Case, r.today) {
		if l.Unmet() && (l.Kind != cycle.LimitMajors || r.Status == cycle.Applicant) {
			add(CalendarEntry{Kind: EntryWindow, Title: l.Title, From: l.From, To: l.Last, Why: l.Why, Rule: l.Rule, Late: l.State == cycle.LimitPassed, Record: l.Audit})
		}
	}
	for _, d := range r.Deadlines() {
		add(CalendarEntry{
			Kind: EntryDeadline, Title: d.What, From: d.Day, To: d.Day, Why: d.Why, Rule: d.Rule, Late: d.Day.Before(r.today), Record: d.Record,
		})
	}
	if (r.Status == cycle.Active || r.Status == cycle.Suspended) && !r.Expiry.IsZero() {
		add(CalendarEntry{Kind: EntryExpiry, Title: "Certificate " + r.Certificate + " expires", From: r.Expiry, To: r.Expiry, Why: r.Reason, Rule: "D1"})
	}
	return out
}

func auditEntry(a *audit.Audit) (CalendarEntry, bool) {
	e := CalendarEntry{Kind: EntryAudit, Title: a.Title(), From: a.StartsOn, To: a.EndsOn, Record: a.ID}
	switch {
	case a.State == audit.AuditCancelled, a.StartsOn.IsZero() && a.Planned.IsZero():
		return e, false
	case a.StartsOn.IsZero():
		e.Kind, e.From, e.To = EntryMonth, a.Planned.First(), a.Planned.Last()
	case a.EndsOn.IsZero():
		e.To = a.StartsOn
	}
	return e, true
}

// Text says what the entry is in one line: Pérez: Surveillance 1.
func (e CalendarEntry) Text() string { return strings.TrimPrefix(e.Client+": "+e.Title, ": ") }
