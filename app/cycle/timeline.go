package cycle

import (
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Timeline is the certification cycle as a drawing shows it: lanes for audits, certificate and limits, from From to To.
type Timeline struct {
	From        date.Date `json:"from"` // first day of a month
	To          date.Date `json:"to"`   // last day of a month
	Today       date.Date `json:"today"`
	Audits      []Visit   `json:"audits"`
	Decisions   []Mark    `json:"decisions"`
	Certificate Span      `json:"certificate,omitzero"` // zero while no decision is planned
	Limits      []Limit   `json:"limits"`
	Gaps        []Gap     `json:"gaps,omitempty"`
	RetainUntil date.Date `json:"retain_until,omitzero"` // D9
}

// Visit is an audit on the timeline.
type Visit struct {
	Audit audit.ID  `json:"audit"`
	Code  string    `json:"code"`  // ST1
	Title string    `json:"title"` // Stage 1
	When  string    `json:"when"`  // 2027-05-10 to 11, 2028-05
	From  date.Date `json:"from"`  // first day, or that of the month it is planned for
	To    date.Date `json:"to"`
	Done  bool      `json:"done"`
	Late  bool      `json:"late,omitempty"` // its days are over and it was not held
}

// Mark is a decision on the timeline.
type Mark struct {
	Decision audit.ID           `json:"decision"`
	Kind     audit.DecisionKind `json:"kind"`
	Day      date.Date          `json:"day"`
	Planned  bool               `json:"planned"`
}

// Span is the validity of the certificate.
type Span struct {
	From    date.Date `json:"from"`
	To      date.Date `json:"to"`
	Granted bool      `json:"granted"` // false while the decision is only planned
	Number  string    `json:"number,omitempty"`
	Term    string    `json:"term"` // three years less a day
}

// Gap is a time in which the certificate was not valid: a suspension, or the days after it was withdrawn.
type Gap struct {
	Kind audit.DecisionKind `json:"kind"`
	From date.Date          `json:"from"`
	To   date.Date          `json:"to"` // zero while it lasts
}

// Empty reports whether there is nothing to draw.
func (t Timeline) Empty() bool { return len(t.Audits)+len(t.Decisions)+len(t.Limits) == 0 }

// TimelineOf returns the drawing of the current cycle as of today: from its first audit, or for a later cycle from the
// audit that led to it, to the expiry; the planned cycle while no decision is taken.
func TimelineOf(c *audit.Case, today date.Date) Timeline {
	l := newLedger(c, today)
	cycle := l.upcoming()
	t := Timeline{Today: today, Limits: Limits(c, today)}
	since := date.Date{}
	if cycle.Number > 0 && !cycle.Initial {
		since = cycle.Start.AddMonths(-12)
	}
	t.addAudits(c, since)
	t.addDecisions(c, since)
	if cycle.Number > 0 {
		t.Certificate = l.span(cycle)
		t.RetainUntil = retained(cycle.Expiry, policyOf(c).RetentionMonths)
	}
	t.fit()
	return t
}

func (t *Timeline) addAudits(c *audit.Case, since date.Date) {
	for i := range c.Audits {
		a := &c.Audits[i]
		if a.State == audit.AuditCancelled || begin(a).IsZero() || end(a).Before(since) {
			continue
		}
		done := held(a, t.Today)
		t.Audits = append(t.Audits, Visit{
			Audit: a.ID, Code: a.Code(), Title: a.Title(), When: span(a), From: begin(a), To: end(a), Done: done,
			Late: !done && end(a).Before(t.Today),
		})
	}
	slices.SortStableFunc(t.Audits, func(a, b Visit) int { return a.From.Compare(b.From) })
}

// addDecisions adds the decisions that change what the certificate is, and the times in which it was not valid.
func (t *Timeline) addDecisions(c *audit.Case, since date.Date) {
	for _, d := range decisions(c) {
		day := effective(d)
		planned := !taken(d, t.Today)
		if planned {
			day = expected(d)
		}
		if day.IsZero() || day.Before(since) {
			continue
		}
		t.Decisions = append(t.Decisions, Mark{Decision: d.ID, Kind: d.Kind, Day: day, Planned: planned})
		if planned {
			continue
		}
		if n := len(t.Gaps); n > 0 && t.Gaps[n-1].To.IsZero() && (d.Kind == audit.Restore || d.Kind == audit.Reduce || d.Kind == audit.Withdraw) {
			t.Gaps[n-1].To = day
		}
		if d.Kind == audit.Suspend || d.Kind == audit.Withdraw {
			t.Gaps = append(t.Gaps, Gap{Kind: d.Kind, From: day})
		}
	}
	slices.SortStableFunc(t.Decisions, func(a, b Mark) int { return a.Day.Compare(b.Day) })
}

// span returns the validity of a cycle's certificate.
func (l *ledger) span(cycle Cycle) Span {
	out := Span{From: cycle.Start, To: cycle.Expiry, Granted: cycle.Granted, Term: "three years"}
	switch {
	case !cycle.Initial:
		out.Term = "until three years after the last expiry"
	case cycle.Expiry == Expiry(cycle.Start, true):
		out.Term = "three years less a day"
	case cycle.Expiry != Expiry(cycle.Start, false):
		out.Term = "as the certificate says"
	}
	for i := range l.c.Decisions {
		d := &l.c.Decisions[i]
		if d.ID != cycle.Decision {
			continue
		}
		if taken(d, l.today) {
			out.From = effective(d)
		}
		if k := certificateOf(l.c, d); k != nil {
			out.Number = k.Number
		}
	}
	return out
}

// fit sets From and To so that everything is between them, in whole months; a year around today for an empty case.
func (t *Timeline) fit() {
	days := []date.Date{t.Today, t.Certificate.To}
	for _, a := range t.Audits {
		days = append(days, a.From, a.To)
	}
	for _, d := range t.Decisions {
		days = append(days, d.Day)
	}
	for _, l := range t.Limits {
		days = append(days, l.From, l.Last)
	}
	days = slices.DeleteFunc(days, date.Date.IsZero)
	if t.Empty() {
		days = append(days, t.Today.AddMonths(12))
	}
	first := slices.MinFunc(days, date.Date.Compare)
	last := slices.MaxFunc(days, date.Date.Compare)
	t.From, t.To = date.MonthOf(first).First(), date.MonthOf(last).Last()
}

// span names the days of an audit: 2027-05-10, 2027-05-10 to 11, 2027-05-31 to 06-01, or its month 2028-05.
func span(a *audit.Audit) string {
	switch from, to := a.StartsOn, end(a); {
	case from.IsZero():
		return a.Planned.String()
	case from == to:
		return from.String()
	case from.Year() != to.Year():
		return from.String() + " to " + to.String()
	case from.Month() != to.Month():
		return fmt.Sprintf("%s to %02d-%02d", from, to.Month(), to.Day())
	default:
		return fmt.Sprintf("%s to %02d", from, to.Day())
	}
}
