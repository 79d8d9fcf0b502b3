package cycle

import (
	"cmp"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Status is the status of a client's certification (ISO/IEC 17021-1:2015 8.1 and 9.6.5; reference 8.1).
type Status string

// The statuses.
const (
	Applicant      Status = "applicant"
	Active         Status = "active"
	Suspended      Status = "suspended"
	Withdrawn      Status = "withdrawn"
	Expired        Status = "expired"
	Refused        Status = "refused"
	Closed         Status = "closed"          // the application was given up
	TransferredOut Status = "transferred-out" // certified by another body now
)

// AllStatuses returns every status.
func AllStatuses() []Status {
	return []Status{Applicant, Active, Suspended, Withdrawn, Expired, Refused, Closed, TransferredOut}
}

// Word returns the status as a person reads it.
func (s Status) Word() string {
	words := strings.ReplaceAll(string(s), "-", " ")
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// Cycle is a certification cycle: from the decision to the expiry.
type Cycle struct {
	Number   int       // 1 for the initial one, 0 for no cycle
	Initial  bool      // it began with a grant, not with a renewal
	Granted  bool      // false while the decision is only planned
	Decision audit.ID  // the decision it began with
	Start    date.Date // day of the decision, or the day it is planned for
	Expiry   date.Date // last day of validity
}

// CycleOf returns the certification cycle as of today: the current or last one, or before the first decision the one
// that the planned decision would begin. It is the zero Cycle while no decision is planned.
func CycleOf(c *audit.Case, today date.Date) Cycle {
	return newLedger(c, today).upcoming()
}

// StatusOf returns the status of the certification as of today, and the reason in a few words that can follow it:
// Applicant, decision open; Active, until 2029-06-17. It follows from the decisions and certificates recorded (R-8-1);
// a certification past its expiry is expired without anybody saying so (R-8-2).
func StatusOf(c *audit.Case, today date.Date) (Status, string) {
	l := newLedger(c, today)
	switch c.Client.Standing {
	case audit.FileClosed:
		return Closed, "file closed"
	case audit.FileTransferredOut:
		return TransferredOut, "certified by another body"
	}
	return l.status, l.reason()
}

// ledger plays the decisions of a case in their order.
type ledger struct {
	c      *audit.Case
	today  date.Date
	habits audit.Policy
	status Status
	since  date.Date // first day of the status
	cycle  Cycle
}

func newLedger(c *audit.Case, today date.Date) *ledger {
	l := &ledger{c: c, today: today, habits: policyOf(c), status: Applicant}
	for _, d := range decisions(c) {
		if day := effective(d); taken(d, today) && !day.After(today) {
			l.apply(d)
		}
	}
	l.lapse(today)
	return l
}

// policyOf returns the habits of the case, or the usual ones while it has none.
func policyOf(c *audit.Case) audit.Policy {
	if c.Policy.ID == "" && c.Policy.ResponseDays == 0 && c.Policy.DayHours == 0 {
		return audit.DefaultPolicy()
	}
	return c.Policy
}

// decisions returns the decisions in the order in which they take effect.
func decisions(c *audit.Case) []*audit.Decision {
	out := make([]*audit.Decision, len(c.Decisions))
	for i := range c.Decisions {
		out[i] = &c.Decisions[i]
	}
	slices.SortStableFunc(out, func(a, b *audit.Decision) int {
		return cmp.Or(effective(a).Compare(effective(b)), a.DecidedOn.Compare(b.DecidedOn), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// taken reports whether the decision was made by today.
func taken(d *audit.Decision, today date.Date) bool {
	return !d.DecidedOn.IsZero() && !d.DecidedOn.After(today)
}

// effective returns the day from which a decision holds; never before it was made (ISO/IEC 17021-1:2015 8.2.2 b).
func effective(d *audit.Decision) date.Date { return later(d.EffectiveOn, d.DecidedOn) }

// expected returns the day on which a decision is to be made, or was made.
func expected(d *audit.Decision) date.Date {
	if d.DecidedOn.IsZero() {
		return d.PlannedOn
	}
	return d.DecidedOn
}

// lapse makes a certification expire that has not been renewed by day. R-8-2.
func (l *ledger) lapse(day date.Date) {
	if (l.status == Active || l.status == Suspended) && day.After(l.cycle.Expiry) {
		l.status, l.since = Expired, l.cycle.Expiry.AddDays(1)
	}
}

// apply plays one decision. It returns why the decision changes nothing, or "" when it fits. R-8-1.
func (l *ledger) apply(d *audit.Decision) string {
	day := effective(d)
	l.lapse(day)
	switch d.Kind {
	case audit.Grant:
		return l.grant(d)
	case audit.Renew:
		return l.renew(d)
	case audit.Restore:
		return l.restore(d)
	case audit.Withdraw:
		if l.status != Active && l.status != Suspended && l.status != Expired {
			return "there is nothing to withdraw; the client is " + string(l.status)
		}
		l.enter(Withdrawn, day)
	case audit.Refuse:
		if l.status == Applicant {
			l.enter(Refused, day)
		}
	case audit.Suspend, audit.Reduce, audit.Maintain, audit.Expand:
		return l.change(d.Kind, day)
	}
	return ""
}

// change plays a decision within a valid certification. A reduction of the scope ends a suspension, too (9.6.5.5).
func (l *ledger) change(kind audit.DecisionKind, day date.Date) string {
	if l.status != Active && l.status != Suspended {
		return "there is no valid certification; the client is " + string(l.status)
	}
	switch {
	case kind == audit.Suspend && l.status == Suspended:
		return "the certification is suspended already"
	case kind == audit.Suspend:
		l.enter(Suspended, day)
	case kind == audit.Expand && l.status == Suspended:
		return "the certification is suspended; its scope is not expanded before it is restored"
	case kind == audit.Reduce && l.status == Suspended:
		l.enter(Active, day)
	}
	return ""
}

func (l *ledger) enter(s Status, day date.Date) { l.status, l.since = s, day }

// grant begins the first cycle; after the end of a certification a new one, if a stage 2 was held since.
func (l *ledger) grant(d *audit.Decision) string {
	switch l.status {
	case Applicant, Refused:
		l.begin(d)
		return ""
	case Withdrawn:
		if !l.restsOnNewStage2(d) {
			return "a withdrawn certification does not come back; it takes a new application with a stage 2 (R-8-1)"
		}
		l.begin(d)
		return ""
	case Active, Suspended, Expired, Closed, TransferredOut:
		return l.renew(d)
	default:
		return l.renew(d)
	}
}

// renew goes on with the certification for another cycle: without a gap until the expiry (D5), after a gap within the
// time for restoration (D6), later with a stage 2 only (D7).
func (l *ledger) renew(d *audit.Decision) string {
	switch {
	case l.status == Applicant || l.status == Refused:
		return "there is nothing to renew; the client is " + string(l.status)
	case l.status == Withdrawn:
		return l.grant(d)
	case l.status == Expired && NeedsStage2(l.cycle.Expiry, d.DecidedOn):
		if !l.restsOnNewStage2(d) {
			return "it expired on " + l.cycle.Expiry.String() + " and could be restored until " +
				RestorationUntil(l.cycle.Expiry).String() + "; now it takes at least a stage 2 (R-8-1)"
		}
		l.begin(d)
		return ""
	}
	if l.status == Expired {
		l.enter(Active, effective(d))
	}
	l.cycle = Cycle{
		Number: l.cycle.Number + 1, Granted: true, Decision: d.ID, Start: d.DecidedOn,
		Expiry: l.expiry(d, RenewedExpiry(l.cycle.Expiry)),
	}
	return ""
}

// restore lifts a suspension, or renews after the expiry.
func (l *ledger) restore(d *audit.Decision) string {
	switch l.status {
	case Suspended:
		l.enter(Active, effective(d))
		return ""
	case Expired:
		return l.renew(d)
	case Withdrawn:
		return "a withdrawn certification is not restored (R-8-1)"
	case Applicant, Active, Refused, Closed, TransferredOut:
		return "nothing is suspended; the client is " + string(l.status)
	default:
		return ""
	}
}

// begin begins a cycle with a grant.
func (l *ledger) begin(d *audit.Decision) {
	l.enter(Active, effective(d))
	l.cycle = Cycle{
		Number: l.cycle.Number + 1, Initial: true, Granted: true, Decision: d.ID, Start: d.DecidedOn,
		Expiry: l.expiry(d, Expiry(d.DecidedOn, l.habits.ExpiryLessADay)),
	}
}

// restsOnNewStage2 reports whether the decision rests on a stage 2 that was held since the certification ended.
func (l *ledger) restsOnNewStage2(d *audit.Decision) bool {
	a := l.c.Audit(d.Audit)
	return a != nil && a.Kind == audit.Stage2 && !a.EndsOn.Before(l.since)
}

// expiry returns the last day of validity that the certificate of a decision names, or the computed one.
func (l *ledger) expiry(d *audit.Decision, computed date.Date) date.Date {
	if k := certificateOf(l.c, d); k != nil && !k.ExpiresOn.IsZero() {
		return k.ExpiresOn
	}
	return computed
}

// certificateOf returns the latest revision of the certificate that rests on the decision, or nil.
func certificateOf(c *audit.Case, d *audit.Decision) *audit.Certificate {
	var out *audit.Certificate
	for i := range c.Certificates {
		k := &c.Certificates[i]
		rests := k.Decision == d.ID || k.Decision == "" && !k.EffectiveOn.IsZero() && k.EffectiveOn == effective(d)
		if rests && (out == nil || k.Revision >= out.Revision) {
			out = k
		}
	}
	return out
}

// planned returns the first decision that is planned and not made, or nil.
func (l *ledger) planned() *audit.Decision {
	var out *audit.Decision
	for _, d := range decisions(l.c) {
		if taken(d, l.today) || expected(d).IsZero() {
			continue
		}
		if out == nil || expected(d).Before(expected(out)) {
			out = d
		}
	}
	return out
}

// upcoming returns the cycle, or while there is none the one that the planned decision would begin.
func (l *ledger) upcoming() Cycle {
	if l.cycle.Number > 0 {
		return l.cycle
	}
	d := l.planned()
	if d == nil || d.Kind == audit.Refuse || l.status != Applicant {
		return Cycle{}
	}
	start := expected(d)
	return Cycle{
		Number: 1, Initial: true, Decision: d.ID, Start: start,
		Expiry: l.expiry(d, Expiry(start, l.habits.ExpiryLessADay)),
	}
}

// reason says in a few words what the status rests on.
func (l *ledger) reason() string {
	switch l.status {
	case Active:
		return "until " + l.cycle.Expiry.String()
	case Suspended:
		return "since " + l.since.String()
	case Expired:
		if NeedsStage2(l.cycle.Expiry, l.today) {
			return "on " + l.cycle.Expiry.String() + ", Stage 2 needed"
		}
		return "on " + l.cycle.Expiry.String() + ", restoration until " + RestorationUntil(l.cycle.Expiry).String()
	case Withdrawn, Refused:
		return "on " + l.since.String()
	case Applicant, Closed, TransferredOut:
		return l.progress()
	default:
		return ""
	}
}

// progress says how far an applicant has come.
func (l *ledger) progress() string {
	one, two := current(l.c, audit.Stage1, l.today), current(l.c, audit.Stage2, l.today)
	switch {
	case held(two, l.today):
		return "decision open"
	case running(two, l.today):
		return "Stage 2 under way"
	case held(one, l.today):
		return "between Stage 1 and Stage 2"
	case running(one, l.today):
		return "Stage 1 under way"
	case !l.c.Application.ReviewedOn.IsZero() && !l.c.Application.Accepted:
		return "application declined"
	case one != nil && !begin(one).IsZero():
		return "Stage 1 planned"
	default:
		return "nothing planned"
	}
}
