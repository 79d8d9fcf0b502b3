package portfolio

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
)

// View is a saved question to the portfolio.
type View string

// The views.
const (
	ViewAll            View = "all"
	ViewLate           View = "late"
	View30             View = "due-30"
	View60             View = "due-60"
	View90             View = "due-90"
	ViewExpiring       View = "expiring"        // the certificate ends within half a year
	ViewDecision       View = "decision"        // a technical review or decision is open
	ViewMajors         View = "majors"          // majors of Stage 2 open near the six-month limit, or past it
	ViewNoSurveillance View = "no-surveillance" // certified, and no surveillance held this calendar year
	ViewCopies         View = "copies"          // several files of one case
)

// AllViews returns every view, in the order of a list to choose from.
func AllViews() []View {
	return []View{ViewAll, ViewLate, View30, View60, View90, ViewExpiring, ViewDecision, ViewMajors, ViewNoSurveillance, ViewCopies}
}

// Word returns the view as a person reads it.
func (v View) Word() string {
	switch v {
	case ViewAll:
		return "All"
	case ViewLate:
		return "Late"
	case View30:
		return "30 days"
	case View60:
		return "60 days"
	case View90:
		return "90 days"
	case ViewExpiring:
		return "Expiring"
	case ViewDecision:
		return "Decision pending"
	case ViewMajors:
		return "Majors near six months"
	case ViewNoSurveillance:
		return "No surveillance this year"
	case ViewCopies:
		return "Copies"
	default:
		return string(v)
	}
}

// How near something is that a view shows, in days.
const (
	expiringDays = 183
	majorDays    = 60
)

// Holds reports whether the view shows the row. A file that does not count (Row.Counts) is shown by ViewAll and ViewCopies
// only.
func (v View) Holds(r *Row) bool {
	switch v {
	case ViewAll:
		return true
	case ViewCopies:
		return r.Copy != CopyNone
	case ViewLate, View30, View60, View90, ViewExpiring, ViewDecision, ViewMajors, ViewNoSurveillance:
		return r.Counts() && v.asks(r)
	default:
		return false
	}
}

func (v View) asks(r *Row) bool {
	switch v {
	case ViewLate:
		return r.Late
	case View30:
		return r.dueWithin(30)
	case View60:
		return r.dueWithin(60)
	case View90:
		return r.dueWithin(90)
	case ViewExpiring:
		valid := r.Status == cycle.Active || r.Status == cycle.Suspended
		return valid && !r.Expiry.IsZero() && r.today.DaysUntil(r.Expiry) <= expiringDays
	case ViewDecision:
		return r.decisionPending()
	case ViewMajors:
		return !r.MajorLimit.IsZero() && r.today.DaysUntil(r.MajorLimit) <= majorDays
	case ViewNoSurveillance:
		return r.noSurveillance()
	case ViewAll, ViewCopies:
		return true
	default:
		return false
	}
}

// dueWithin reports whether a last day lies within so many days from today. What is late is not within: it has a view of
// its own, unless something else is due as well.
func (r *Row) dueWithin(days int) bool {
	near := func(d Deadline) bool {
		n := r.today.DaysUntil(d.Day)
		return n >= 0 && n <= days
	}
	return !r.Due.Day.IsZero() && near(r.Due) || slices.ContainsFunc(r.Deadlines(), near)
}

func (r *Row) decisionPending() bool {
	return r.Standing == cycle.StandsUndecided || slices.ContainsFunc(r.Items, func(i cycle.Item) bool {
		return i.Kind == cycle.StepDecision || i.Kind == cycle.StepTechnicalReview
	})
}

// noSurveillance reports whether this calendar year needs a surveillance (D3: each but that of the decision and of the
// recertification) and none has been held in it yet.
func (r *Row) noSurveillance() bool {
	if r.Status != cycle.Active && r.Status != cycle.Suspended {
		return false
	}
	c := cycle.CycleOf(r.Facts.Case, r.today)
	year := r.today.Year()
	if year <= c.Start.Year() || year >= c.Expiry.Year() {
		return false
	}
	return !slices.ContainsFunc(r.Facts.Case.Audits, func(a audit.Audit) bool {
		counts := a.Kind == audit.Surveillance || a.Kind == audit.Recertification
		return counts && a.State == audit.AuditDone && a.EndsOn.Year() == year && !a.EndsOn.After(r.today)
	})
}

// Select returns the rows that the view shows and that hold every word that is looked for, in client, standard,
// certificate, lead auditor or file, without regard to case.
func Select(rows []Row, v View, search string) []Row {
	words := strings.Fields(strings.ToLower(search))
	var out []Row
	for i := range rows {
		r := &rows[i]
		if v.Holds(r) && r.has(words) {
			out = append(out, *r)
		}
	}
	return out
}

func (r *Row) has(words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join([]string{
		r.Client, r.Short, r.Facts.Case.Client.NameEnglish, r.Place, r.Standard, r.Certificate, r.Lead, r.Standing.Word(), r.Next, r.File,
	}, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// Counts returns how many rows each view shows.
func Counts(rows []Row) map[View]int {
	out := map[View]int{}
	for _, v := range AllViews() {
		for i := range rows {
			if v.Holds(&rows[i]) {
				out[v]++
			}
		}
	}
	return out
}
