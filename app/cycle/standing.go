package cycle

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Standing is where a client stands, as a list of many clients tells it: the status, and what matters most within it.
type Standing string

// The standings, what needs attention first.
const (
	StandsOverdue     Standing = "surveillance-overdue"
	StandsMajorOpen   Standing = "major-open"
	StandsSuspended   Standing = "suspended"
	StandsExpired     Standing = "expired"
	StandsCertified   Standing = "certified"
	StandsInAudit     Standing = "in-audit"
	StandsBetween     Standing = "between-stages"
	StandsUndecided   Standing = "decision-open"
	StandsApplicant   Standing = "applicant"
	StandsWithdrawn   Standing = "withdrawn"
	StandsRefused     Standing = "refused"
	StandsClosed      Standing = "closed"
	StandsTransferred Standing = "transferred-out"
)

// AllStandings returns every standing.
func AllStandings() []Standing {
	return []Standing{
		StandsOverdue, StandsMajorOpen, StandsSuspended, StandsExpired, StandsCertified, StandsInAudit, StandsBetween,
		StandsUndecided, StandsApplicant, StandsWithdrawn, StandsRefused, StandsClosed, StandsTransferred,
	}
}

// Word returns the standing as a person reads it.
func (s Standing) Word() string {
	words := map[Standing]string{
		StandsOverdue: "Surveillance overdue", StandsMajorOpen: "Major open", StandsCertified: "Certified", StandsInAudit: "In audit",
		StandsBetween: "Between Stage 1 and 2", StandsUndecided: "Decision open", StandsTransferred: "Transferred out",
	}
	if w, ok := words[s]; ok {
		return w
	}
	return Status(s).Word()
}

// StandingOf returns where the client stands as of today.
func StandingOf(c *audit.Case, today date.Date) Standing {
	status, _ := StatusOf(c, today)
	major := slices.ContainsFunc(audit.OpenNonconformities(c), func(f *audit.Finding) bool { return f.Grade == audit.Major })
	switch status {
	case Active:
		overdue := slices.ContainsFunc(Limits(c, today), func(l Limit) bool {
			return l.Kind == LimitSurveillance && l.State == LimitPassed
		})
		switch {
		case overdue:
			return StandsOverdue
		case major:
			return StandsMajorOpen
		default:
			return StandsCertified
		}
	case Applicant:
		return applicantStanding(c, today, major)
	default:
		return Standing(status)
	}
}

func applicantStanding(c *audit.Case, today date.Date, major bool) Standing {
	switch {
	case runningAudit(c, today) != nil:
		return StandsInAudit
	case lastHeld(c, audit.Stage2, today) != nil && major:
		return StandsMajorOpen
	case lastHeld(c, audit.Stage2, today) != nil:
		return StandsUndecided
	case lastHeld(c, audit.Stage1, today) != nil:
		return StandsBetween
	default:
		return StandsApplicant
	}
}

// Milestone is the next thing that matters to the client's certification, for lists of many clients: what, when it is
// planned and by when it must be. Each day may be missing.
type Milestone struct {
	What        string     `json:"what"`
	Planned     date.Date  `json:"planned,omitzero"`
	Month       date.Month `json:"month,omitzero"` // planned month, where no day is agreed
	NoLaterThan date.Date  `json:"no_later_than,omitzero"`
}

// Next returns the day that a list sorts by and counts to: the last day if there is one, else the planned one.
func (m Milestone) Next() date.Date {
	switch {
	case !m.NoLaterThan.IsZero():
		return m.NoLaterThan
	case !m.Planned.IsZero():
		return m.Planned
	default:
		return m.Month.First()
	}
}

// Late reports whether its last day, or the day or month planned where there is none, is over.
func (m Milestone) Late(today date.Date) bool {
	if m.NoLaterThan.IsZero() && m.Planned.IsZero() {
		return !m.Month.IsZero() && m.Month.Last().Before(today)
	}
	return m.Next().Before(today)
}

// MilestoneOf returns the next milestone of the case; one without words when nothing is to come.
func MilestoneOf(c *audit.Case, today date.Date) Milestone {
	switch StandingOf(c, today) {
	case StandsSuspended:
		return atLimit(c, today, LimitSuspension, "Lift suspension")
	case StandsExpired:
		if m := atLimit(c, today, LimitRestoration, "Restoration"); !today.After(m.NoLaterThan) {
			return m
		}
		return visit(current(c, audit.Stage2, today), "Stage 2", today)
	case StandsMajorOpen:
		return verifyMajor(c, today)
	case StandsOverdue, StandsCertified:
		for _, l := range Limits(c, today) {
			if l.Unmet() && l.Kind != LimitMajors {
				return atLimit(c, today, l.Kind, "")
			}
		}
		return Milestone{}
	default:
		return beforeDecision(c, today)
	}
}

// beforeDecision is the milestone of an applicant; none for a certification that has ended.
func beforeDecision(c *audit.Case, today date.Date) Milestone {
	switch StandingOf(c, today) {
	case StandsUndecided:
		if d := newLedger(c, today).planned(); d != nil {
			return Milestone{What: "Decision", Planned: expected(d)}
		}
		return Milestone{What: "Decision"}
	case StandsBetween:
		return visit(nextOf(c, audit.Stage2, today), "Stage 2", today)
	case StandsInAudit:
		m := visit(runningAudit(c, today), "", today)
		m.Planned = today
		return m
	case StandsApplicant:
		one := nextOf(c, audit.Stage1, today)
		if c.Application.ReviewedOn.IsZero() && (one == nil || begin(one).IsZero()) {
			return Milestone{What: "Application review"}
		}
		return visit(one, "Stage 1", today)
	default:
		return Milestone{}
	}
}

// visit is the milestone of an audit that is to come.
func visit(a *audit.Audit, title string, today date.Date) Milestone {
	if a == nil {
		return Milestone{What: title}
	}
	m := Milestone{What: a.Title()}
	if pending(a, today) {
		if m.Planned = a.StartsOn; m.Planned.IsZero() {
			m.Month = a.Planned
		}
	}
	return m
}

// atLimit is the milestone of the first unmet limit of a kind, with the audit that is to meet it; for a suspension or a
// restoration the next audit of all.
func atLimit(c *audit.Case, today date.Date, kind LimitKind, title string) Milestone {
	limits := Limits(c, today)
	i := slices.IndexFunc(limits, func(l Limit) bool { return l.Kind == kind && l.Unmet() })
	if i < 0 {
		return Milestone{What: title}
	}
	l := limits[i]
	a := c.Audit(l.Audit)
	if kind == LimitSuspension || kind == LimitRestoration {
		a = nextOf(c, "", today)
	}
	m := visit(a, title, today)
	m.NoLaterThan = l.Last
	switch {
	case title != "":
		m.What = title
	case kind == LimitRecertification:
		m.What = "Recertification"
	case a == nil || kind == LimitSurveillance:
		m.What = l.Title
	}
	return m
}

// verifyMajor is the milestone of majors that are open: verified by the six-month limit before the first decision (D4),
// by the day agreed for the evidence after it.
func verifyMajor(c *audit.Case, today date.Date) Milestone {
	m := Milestone{What: "Verify major"}
	g := newAgenda(c, today)
	for _, f := range audit.OpenNonconformities(c) {
		if day := g.evidenceDue(f); f.Grade == audit.Major && !day.Before(today) && (m.Planned.IsZero() || day.Before(m.Planned)) {
			m.Planned = day
		}
	}
	if g.ledger.status != Applicant {
		return Milestone{What: m.What, NoLaterThan: m.Planned}
	}
	for _, l := range g.ledger.majorsLimit() {
		m.NoLaterThan = l.Last
	}
	return m
}

// nextOf returns the next audit of a kind that is to come, of any kind for ""; nil for none.
func nextOf(c *audit.Case, kind audit.AuditKind, today date.Date) *audit.Audit {
	var next *audit.Audit
	for i := range c.Audits {
		a := &c.Audits[i]
		if (kind == "" || a.Kind == kind) && pending(a, today) && (next == nil || byDay(a, next) < 0) {
			next = a
		}
	}
	return next
}

func runningAudit(c *audit.Case, today date.Date) *audit.Audit {
	for i := range c.Audits {
		if a := &c.Audits[i]; running(a, today) {
			return a
		}
	}
	return nil
}
