package cycle

import (
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// held reports whether the audit was carried out by today; false for no audit.
func held(a *audit.Audit, today date.Date) bool {
	return a != nil && a.State == audit.AuditDone && !end(a).After(today)
}

// pending reports whether the audit is still to be carried out, as of today.
func pending(a *audit.Audit, today date.Date) bool {
	return a != nil && a.State != audit.AuditCancelled && !held(a, today)
}

// running reports whether today is a day of the audit and it is not done.
func running(a *audit.Audit, today date.Date) bool {
	return pending(a, today) && !a.StartsOn.IsZero() && !today.Before(a.StartsOn) && !today.After(end(a))
}

// begin returns the first day of an audit, or of the month it is planned for; the zero Date while neither is known.
func begin(a *audit.Audit) date.Date {
	if a.StartsOn.IsZero() {
		return a.Planned.First()
	}
	return a.StartsOn
}

// end returns the last day of an audit, or of the month it is planned for; the zero Date while neither is known.
func end(a *audit.Audit) date.Date {
	switch {
	case !a.EndsOn.IsZero():
		return a.EndsOn
	case !a.StartsOn.IsZero():
		return a.StartsOn
	default:
		return a.Planned.Last()
	}
}

// ofKind returns the audits of a kind that were not cancelled, by day; those without come last, as they were numbered.
func ofKind(c *audit.Case, kind audit.AuditKind) []*audit.Audit {
	var out []*audit.Audit
	for i := range c.Audits {
		if a := &c.Audits[i]; a.Kind == kind && a.State != audit.AuditCancelled {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, byDay)
	return out
}

func byDay(a, b *audit.Audit) int {
	x, y := begin(a), begin(b)
	switch {
	case x == y:
		return int(a.Sequence - b.Sequence)
	case x.IsZero():
		return 1
	case y.IsZero():
		return -1
	default:
		return x.Compare(y)
	}
}

// current returns the audit of a kind that counts now: the one under way, else the last that was held, else the next
// that is to come; nil for none.
func current(c *audit.Case, kind audit.AuditKind, today date.Date) *audit.Audit {
	var last, next *audit.Audit
	for _, a := range ofKind(c, kind) {
		switch {
		case running(a, today):
			return a
		case held(a, today):
			last = a
		case next == nil:
			next = a
		}
	}
	if last == nil {
		return next
	}
	return last
}

// lastHeld returns the last audit of a kind that was held by today, or nil.
func lastHeld(c *audit.Case, kind audit.AuditKind, today date.Date) *audit.Audit {
	var last *audit.Audit
	for _, a := range ofKind(c, kind) {
		if held(a, today) {
			last = a
		}
	}
	return last
}

// days says how long an audit lasts, in words: one day, two days; "" while its days are not agreed.
func days(a *audit.Audit) string {
	if a.StartsOn.IsZero() {
		return ""
	}
	words := []string{"", "one day", "two days", "three days", "four days", "five days", "six days", "seven days", "eight days", "nine days", "ten days"}
	n := a.StartsOn.DaysUntil(end(a)) + 1
	if n > 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("%d days", n)
}
