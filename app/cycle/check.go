package cycle

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// CheckDecision returns what keeps a decision from following on the decisions before it. R-8-1: a withdrawn
// certification does not come back; an expired one only within 6 months or with a stage 2; nothing is suspended that is
// not active.
func CheckDecision(c *audit.Case, d *audit.Decision) []audit.Problem {
	if d.DecidedOn.IsZero() {
		return nil
	}
	if why := ledgerBefore(c, d).apply(d); why != "" {
		return []audit.Problem{{Field: "kind", Rule: "R-8-1", Message: why}}
	}
	return nil
}

// CheckCertificate returns what is wrong with the dates of a certificate. ISO/IEC 17021-1:2015 8.2.2 b and c: it rests on
// a decision, takes effect not before it and expires with the cycle.
func CheckCertificate(c *audit.Case, k *audit.Certificate) []audit.Problem {
	at := slices.IndexFunc(c.Decisions, func(d audit.Decision) bool { return d.ID == k.Decision })
	if k.Decision == "" || at < 0 || c.Decisions[at].DecidedOn.IsZero() {
		return []audit.Problem{{Field: "decision", Rule: "8.2.2", Message: "is not taken yet; a certificate rests on a decision"}}
	}
	d := &c.Decisions[at]
	var out []audit.Problem
	if !k.EffectiveOn.IsZero() && k.EffectiveOn.Before(d.DecidedOn) {
		out = append(out, audit.Problem{
			Field: "effective_on", Rule: "8.2.2", Message: "is " + k.EffectiveOn.String() + ", before the decision of " + d.DecidedOn.String(),
		})
	}
	if last := lastValidDay(c, d); !last.IsZero() && k.ExpiresOn.After(last) {
		out = append(out, audit.Problem{
			Field: "expires_on", Rule: "D1", Message: "is " + k.ExpiresOn.String() + ", after the end of the cycle on " + last.String(),
		})
	}
	return out
}

// ledgerBefore plays the decisions that took effect before a decision does, up to its day.
func ledgerBefore(c *audit.Case, d *audit.Decision) *ledger {
	before := *c
	before.Decisions = slices.DeleteFunc(slices.Clone(c.Decisions), func(x audit.Decision) bool {
		return x.ID == d.ID || effective(&x).After(effective(d))
	})
	return newLedger(&before, effective(d))
}

// lastValidDay returns the last day that a certificate of the decision may name, whether or not the body takes a day off.
func lastValidDay(c *audit.Case, d *audit.Decision) date.Date {
	l := ledgerBefore(c, d)
	old := l.cycle.Expiry
	switch renewed := d.Kind == audit.Renew || l.status == Expired; {
	case old.IsZero(), renewed && NeedsStage2(old, d.DecidedOn), l.status == Withdrawn:
		return Expiry(d.DecidedOn, false)
	case renewed || d.Kind == audit.Grant:
		return RenewedExpiry(old)
	default:
		return old
	}
}
