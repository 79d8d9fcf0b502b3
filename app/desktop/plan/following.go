package plan

import (
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// The day as it is offered for a new activity, in minutes; habits that the user overrides by typing another time.
const (
	opensAt    = 9 * 60     // opening meeting
	startsAt   = 8*60 + 30  // every later day
	lunchFrom  = 12 * 60    // the morning ends
	lunchUntil = 13 * 60    // the afternoon begins
	endsAt     = 16*60 + 30 // the day ends
	closesAt   = 15 * 60    // closing meeting at the earliest
	nearlyOver = 14 * 60    // on the last day: what follows is the closing meeting
	lastMinute = 23*60 + 59 // of a day
	atLeast    = 30         // a gap worth planning
	anHour     = 60         // length of an activity for which there is no better guess
	meetingFor = 30         // length of the opening meeting
)

// meetingWith takes part in the opening and the closing meeting (ISO/IEC 17021-1:2015 9.4.2 and 9.4.7).
const meetingWith = "management"

// following returns the activity to be planned after at, without its identity: the opening meeting of an empty plan; what
// another auditor does meanwhile; else the next free time of an auditor, on the same day or the next day of the audit;
// near the end of the last day the closing meeting. at may be nil, for the last activity.
func following(c *audit.Case, a *audit.Audit, at *audit.PlanItem, today date.Date) *audit.PlanItem {
	f := offer{c: c, a: a, items: c.PlanOf(a.ID), auditors: auditorsOf(c, a)}
	if len(f.items) == 0 {
		return f.opening(today)
	}
	if at == nil {
		at = f.items[len(f.items)-1]
	}
	if i := f.beside(at); i != nil {
		return i
	}
	for day, from := at.Day, at.End.Minutes(); ; day, from = day.AddDays(1), startsAt {
		if i := f.on(day, from, at); i != nil {
			return i
		}
		if a.EndsOn.IsZero() || !day.Before(a.EndsOn) {
			break
		}
	}
	from := min(at.End.Minutes(), lastMinute-atLeast)
	return &audit.PlanItem{
		Day: at.Day, Start: clock(from), End: clock(from + anHour), Activity: audit.ActivityAudit,
		Everyone: false, Members: f.free(at, from), Sites: at.Sites,
	}
}

// offer is what an offer of the next activity is made from.
type offer struct {
	c        *audit.Case
	a        *audit.Audit
	items    []*audit.PlanItem
	auditors []*audit.Member
}

// auditorsOf are those of the team whose time counts.
func auditorsOf(c *audit.Case, a *audit.Audit) []*audit.Member {
	return slices.DeleteFunc(c.Team(a.ID), func(m *audit.Member) bool { return !m.Role.CountsAuditTime() })
}

func (f offer) opening(today date.Date) *audit.PlanItem {
	day := f.a.StartsOn
	if day.IsZero() {
		day = today
	}
	return &audit.PlanItem{
		Day: day, Start: clock(opensAt), End: clock(opensAt + meetingFor), Activity: audit.ActivityOpening,
		Title: sentence(audit.ActivityOpening.Word()), Everyone: true, With: meetingWith, Sites: headOffice(f.c),
	}
}

// beside offers the time of an activity to an auditor who has nothing to do meanwhile, nil when nobody is free.
func (f offer) beside(at *audit.PlanItem) *audit.PlanItem {
	if at.Activity != audit.ActivityAudit || at.Everyone || at.Minutes() == 0 {
		return nil
	}
	for _, m := range f.auditors {
		if f.nextOf(m, at.Day, at.Start.Minutes()) >= at.End.Minutes() && f.busyUntil(m, at.Day, at.Start.Minutes()) == at.Start.Minutes() {
			return f.auditBy(m, at.Day, at.Start.Minutes(), at.End.Minutes(), at)
		}
	}
	return nil
}

// on offers the first free time of an auditor on a day from a minute on, nil when the day is full. The last day ends with
// the closing meeting, once nobody has time before it.
func (f offer) on(day date.Date, from int, at *audit.PlanItem) *audit.PlanItem {
	var who *audit.Member
	start, end := endsAt, endsAt
	for _, m := range f.auditors {
		if t := f.busyUntil(m, day, from); t < start {
			who, start = m, t
		}
	}
	if f.closes(day) {
		if begin := max(closesAt, f.lastEnd(day)); start >= nearlyOver && begin+anHour <= lastMinute {
			return f.closing(day, begin)
		}
		end = closesAt
	}
	if who == nil {
		return nil
	}
	if start < lunchFrom {
		end = lunchFrom
	}
	return f.auditBy(who, day, start, min(end, f.nextOf(who, day, start)), at)
}

// closes reports whether the closing meeting is still to be planned on a day.
func (f offer) closes(day date.Date) bool {
	return day == f.a.EndsOn && len(f.auditors) > 0 && !f.has(audit.ActivityClosing)
}

func (f offer) closing(day date.Date, begin int) *audit.PlanItem {
	return &audit.PlanItem{
		Day: day, Start: clock(begin), End: clock(begin + anHour), Activity: audit.ActivityClosing,
		Title: sentence(audit.ActivityClosing.Word()), Everyone: true, With: meetingWith, Sites: headOffice(f.c),
	}
}

// busyUntil returns the first minute from which on the member has time worth planning, over lunch.
func (f offer) busyUntil(m *audit.Member, day date.Date, from int) int {
	t := from
	for again := true; again; {
		again = false
		if t >= lunchFrom && t < lunchUntil {
			t = lunchUntil
		}
		for _, i := range f.items {
			if i.Day == day && f.takesPart(i, m) && i.Start.Minutes() < t+atLeast && i.End.Minutes() > t {
				t, again = i.End.Minutes(), true
			}
		}
	}
	return t
}

// nextOf returns the minute at which the member's next activity after a minute begins, the end of the day for none.
func (f offer) nextOf(m *audit.Member, day date.Date, after int) int {
	next := lastMinute
	for _, i := range f.items {
		if i.Day == day && i.Start.Minutes() >= after && f.takesPart(i, m) {
			next = min(next, i.Start.Minutes())
		}
	}
	return next
}

// lastEnd returns the minute at which the last activity of a day ends.
func (f offer) lastEnd(day date.Date) int {
	end := 0
	for _, i := range f.items {
		if i.Day == day {
			end = max(end, i.End.Minutes())
		}
	}
	return end
}

func (f offer) takesPart(i *audit.PlanItem, m *audit.Member) bool {
	return i.Everyone || slices.Contains(i.Members, m.ID)
}

func (f offer) has(a audit.Activity) bool {
	return slices.ContainsFunc(f.items, func(i *audit.PlanItem) bool { return i.Activity == a })
}

// auditBy is an activity of one auditor, where that auditor was last before.
func (f offer) auditBy(m *audit.Member, day date.Date, start, end int, at *audit.PlanItem) *audit.PlanItem {
	sites := at.Sites
	for _, i := range f.items {
		if before := i.Day.Before(day) || i.Day == day && i.Start.Minutes() < start; before && len(i.Sites) > 0 && f.takesPart(i, m) {
			sites = i.Sites
		}
	}
	return &audit.PlanItem{
		Day: day, Start: clock(start), End: clock(end), Activity: audit.ActivityAudit, Members: []audit.ID{m.ID}, Sites: slices.Clone(sites),
	}
}

// free are those of an activity who have nothing to do at a minute of its day after it; nobody rather than somebody twice.
func (f offer) free(at *audit.PlanItem, from int) []audit.ID {
	var out []audit.ID
	for _, id := range at.Members {
		m := f.c.Member(id)
		if m != nil && f.busyUntil(m, at.Day, from) == from && f.nextOf(m, at.Day, from) >= from+anHour {
			out = append(out, id)
		}
	}
	return out
}

// headOffice returns the central site, or the only one.
func headOffice(c *audit.Case) []audit.ID {
	for i := range c.Sites {
		if c.Sites[i].Central || len(c.Sites) == 1 {
			return []audit.ID{c.Sites[i].ID}
		}
	}
	return nil
}

// clock is the time of a minute of the day, from its first to its last; midnight is no time of a plan (date.Clock).
func clock(minute int) date.Clock {
	m := max(min(minute, lastMinute), 1)
	return date.MustParseClock(fmt.Sprintf("%02d:%02d", m/60, m%60))
}
