package cycle

import (
	"slices"
	"strconv"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// LimitKind is what a limit is for.
type LimitKind string

// The kinds of limits.
const (
	LimitMajors          LimitKind = "majors"
	LimitSurveillance    LimitKind = "surveillance"
	LimitRecertification LimitKind = "recertification"
	LimitRestoration     LimitKind = "restoration"
	LimitSuspension      LimitKind = "suspension"
)

// AllLimitKinds returns every kind of limit.
func AllLimitKinds() []LimitKind {
	return []LimitKind{LimitMajors, LimitSurveillance, LimitRecertification, LimitRestoration, LimitSuspension}
}

// LimitState is how a limit stands.
type LimitState string

// The states of a limit.
const (
	LimitAhead   LimitState = "ahead"    // its window has not begun
	LimitOpen    LimitState = "open"     // within its window
	LimitMet     LimitState = "met"      // in time
	LimitMetLate LimitState = "met-late" // after its last day
	LimitPassed  LimitState = "passed"   // its last day is over and it is not met
)

// AllLimitStates returns every state of a limit.
func AllLimitStates() []LimitState {
	return []LimitState{LimitAhead, LimitOpen, LimitMet, LimitMetLate, LimitPassed}
}

// Limit is a last day that a rule sets, with the window before it in which it is to be met.
type Limit struct {
	Kind  LimitKind  `json:"kind"`
	State LimitState `json:"state"`
	Title string     `json:"title"`          // Surveillance 1, Majors verified
	Text  string     `json:"text"`           // by 2027-06-18, within 2028
	From  date.Date  `json:"from"`           // first day of the window
	Last  date.Date  `json:"last"`           // last day, inclusive
	Met   date.Date  `json:"met,omitzero"`   // day on which it was met
	Why   string     `json:"why"`            // 12 months after the decision
	Rule  string     `json:"rule"`           // D2
	Audit audit.ID   `json:"audit,omitzero"` // the audit that is to meet it, or met it
}

// Unmet reports whether the limit is still to be met.
func (l Limit) Unmet() bool { return l.Met.IsZero() }

// Limits returns the limits of the case as of today, by their last day: majors of Stage 2 verified (D4), surveillance
// (D2, D3), recertification decided (D5), restoration (D6), suspension lifted (D8). Those of the current cycle are there
// when they are met, too. While a decision is only planned, they are those that it would set.
func Limits(c *audit.Case, today date.Date) []Limit {
	l := newLedger(c, today)
	out := l.majorsLimit()
	cycle := l.upcoming()
	switch l.status {
	case Suspended:
		out = append(out, Limit{
			Kind: LimitSuspension, Title: "Suspension lifted", From: l.since, Last: SuspensionLimit(l.since),
			Why: "suspended since " + l.since.String() + "; 6 months", Rule: "D8",
		})
	case Expired:
		out = append(out, Limit{
			Kind: LimitRestoration, Title: "Restoration", From: l.cycle.Expiry.AddDays(1), Last: RestorationUntil(l.cycle.Expiry),
			Why: "expired on " + l.cycle.Expiry.String() + "; later it takes at least a Stage 2", Rule: "D6",
		})
	default:
	}
	if cycle.Number > 0 && l.status != Withdrawn && l.status != Refused && l.status != Expired {
		out = append(out, l.surveillanceLimits(cycle)...)
		out = append(out, recertificationLimit(c, cycle))
	}
	for i := range out {
		out[i].settle(today)
	}
	slices.SortStableFunc(out, func(a, b Limit) int { return a.Last.Compare(b.Last) })
	return out
}

// settle fills in state and text.
func (l *Limit) settle(today date.Date) {
	switch {
	case !l.Met.IsZero() && l.Met.After(l.Last):
		l.State = LimitMetLate
	case !l.Met.IsZero():
		l.State = LimitMet
	case today.After(l.Last):
		l.State = LimitPassed
	case today.Before(l.From):
		l.State = LimitAhead
	default:
		l.State = LimitOpen
	}
	if l.Text == "" {
		l.Text = "by " + l.Last.String()
	}
}

// majorsLimit returns the limit for the majors of Stage 2, if it raised any. D4; R-1-9.
func (l *ledger) majorsLimit() []Limit {
	two := lastHeld(l.c, audit.Stage2, l.today)
	if two == nil || end(two).IsZero() || l.cycle.Number > 0 && !l.cycle.Initial {
		return nil
	}
	out := Limit{
		Kind: LimitMajors, Title: "Majors verified", From: end(two), Last: MajorLimit(end(two)),
		Why: "6 months after the last day of Stage 2; later another Stage 2 is needed", Rule: "R-1-9", Audit: two.ID,
	}
	majors, open := 0, 0
	for i := range l.c.Findings {
		f := &l.c.Findings[i]
		if f.Audit != two.ID || f.Grade != audit.Major || !f.State.IsIssued() || f.State == audit.Withdrawn {
			continue
		}
		majors++
		if day := verified(f); f.State.IsOpen() || day.IsZero() || day.After(l.today) {
			open++
		} else {
			out.Met = later(out.Met, day)
		}
	}
	if majors == 0 {
		return nil
	}
	if open > 0 {
		out.Met = date.Date{}
	}
	return []Limit{out}
}

// verified returns the day on which a nonconformity was verified, or closed where no verification was dated.
func verified(f *audit.Finding) date.Date {
	if f.VerifiedOn.IsZero() {
		return f.ClosedOn
	}
	return f.VerifiedOn
}

// surveillanceLimits returns a limit for each surveillance that the cycle needs. D2: the first after an initial
// certification within 12 months. D3: one in each calendar year after that of the decision, before that of the expiry.
func (l *ledger) surveillanceLimits(cycle Cycle) []Limit {
	s := surveillances{c: l.c, today: l.today, cycle: cycle}
	var out []Limit
	year := cycle.Start.Year() + 1
	if cycle.Initial {
		limit := s.first()
		s.assign(&limit, 1)
		out = append(out, limit)
		if s.year(limit) > cycle.Start.Year() {
			year++ // the year after the decision has its surveillance
		}
	}
	for ; year < cycle.Expiry.Year(); year++ {
		if limit, ok := s.within(year); ok {
			s.assign(&limit, len(out)+1)
			out = append(out, limit)
		}
	}
	return out
}

// surveillances looks for the audits that meet the limits of a cycle.
type surveillances struct {
	c        *audit.Case
	today    date.Date
	cycle    Cycle
	assigned []audit.ID
}

func (s *surveillances) first() Limit {
	last := FirstSurveillanceDue(s.cycle.Start)
	out := Limit{
		Kind: LimitSurveillance, From: last.AddMonths(-3), Last: last, Why: "12 months after the decision", Rule: "D2",
	}
	for _, a := range ofKind(s.c, audit.Surveillance) {
		if held(a, s.today) && !begin(a).Before(s.cycle.Start) {
			out.Met, out.Audit = countingDay(a, policyOf(s.c)), a.ID
			break
		}
	}
	return out
}

// within returns the limit of a calendar year, unless its surveillance is not needed because the recertification takes
// place in that year.
func (s *surveillances) within(year int) (Limit, bool) {
	out := Limit{
		Kind: LimitSurveillance, From: dayOf(year, 1, 1), Last: dayOf(year, 12, 31), Text: "within " + strconv.Itoa(year),
		Why: "once in each calendar year", Rule: "D3",
	}
	recertified := false
	for _, kind := range []audit.AuditKind{audit.Surveillance, audit.Recertification} {
		for _, a := range ofKind(s.c, kind) {
			if end(a).Year() != year || end(a).Before(s.cycle.Start) {
				continue
			}
			if held(a, s.today) && out.Met.IsZero() {
				out.Met, out.Audit = end(a), a.ID
			}
			recertified = recertified || kind == audit.Recertification
		}
	}
	surveyed := slices.ContainsFunc(ofKind(s.c, audit.Surveillance), func(a *audit.Audit) bool { return end(a).Year() == year })
	return out, !recertified || surveyed
}

// year returns the year in which a limit was met or is planned to be, that of its last day while nothing is planned.
func (s *surveillances) year(l Limit) int {
	if a := s.c.Audit(l.Audit); a != nil && !end(a).IsZero() {
		return end(a).Year()
	}
	return l.Last.Year()
}

// assign finds the pending audit that is to meet the n-th limit of the cycle and names the limit: the audit with that
// number, else one planned in the cycle up to the limit's year, else one that has neither. An audit of another number
// does not lend its name to the limit: what is outstanding stays the n-th surveillance.
func (s *surveillances) assign(l *Limit, n int) {
	l.Title = "Surveillance " + strconv.Itoa(n)
	if a := s.c.Audit(l.Audit); a != nil {
		l.Title = a.Title()
		return
	}
	number := int64(s.before() + n)
	for _, fits := range []func(*audit.Audit) bool{
		func(a *audit.Audit) bool { return max(a.Sequence, 1) == number },
		func(a *audit.Audit) bool { return !begin(a).Before(s.cycle.Start) && end(a).Year() <= l.Last.Year() },
		func(a *audit.Audit) bool { return end(a).IsZero() && a.Sequence == 0 },
	} {
		for _, a := range ofKind(s.c, audit.Surveillance) {
			if pending(a, s.today) && fits(a) && !slices.Contains(s.assigned, a.ID) {
				s.assigned = append(s.assigned, a.ID)
				l.Audit, l.Title = a.ID, s.title(a, n)
				return
			}
		}
	}
}

// title returns the name of the n-th surveillance of the cycle, which the audit is to be: that of the n-th one of the
// audit's programme, whether or not it was cancelled.
func (s *surveillances) title(a *audit.Audit, n int) string {
	var numbers []int64
	for i := range s.c.Audits {
		b := &s.c.Audits[i]
		if b.Kind == audit.Surveillance && b.Programme == a.Programme && (!held(b, s.today) || !begin(b).Before(s.cycle.Start)) {
			numbers = append(numbers, max(b.Sequence, 1))
		}
	}
	slices.Sort(numbers)
	if n > len(numbers) {
		return a.Title()
	}
	return (&audit.Audit{Kind: audit.Surveillance, Sequence: numbers[n-1]}).Title()
}

// before returns how many surveillance audits were held before the cycle began.
func (s *surveillances) before() int {
	n := 0
	for _, a := range ofKind(s.c, audit.Surveillance) {
		if held(a, s.today) && begin(a).Before(s.cycle.Start) {
			n++
		}
	}
	return n
}

// recertificationLimit returns the limit for the decision on recertification. D5. Half a year before is a custom: the
// standard says in time.
func recertificationLimit(c *audit.Case, cycle Cycle) Limit {
	out := Limit{
		Kind: LimitRecertification, Title: "Recertification decided", From: cycle.Expiry.AddMonths(-6), Last: cycle.Expiry,
		Why: "the certificate expires; majors are verified and the decision is taken before", Rule: "D5",
	}
	if a := recertificationOf(c, cycle); a != nil {
		out.Audit = a.ID
	}
	return out
}

// recertificationOf returns the recertification audit of a cycle, held or to come, or nil.
func recertificationOf(c *audit.Case, cycle Cycle) *audit.Audit {
	for _, a := range ofKind(c, audit.Recertification) {
		if begin(a).IsZero() || begin(a).After(cycle.Start) {
			return a
		}
	}
	return nil
}

// dayOf returns a day of a year that a date has, so that it always exists.
func dayOf(year, month, day int) date.Date {
	d, err := date.New(year, month, day)
	if err != nil {
		return date.Date{}
	}
	return d
}
