package cycle

import (
	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Facts are the days of a certification cycle from which all its other days follow. Every day but Today may be missing.
type Facts struct {
	Decision         date.Date   // certification decision, with which the cycle begins
	ExpiryLessADay   bool        // the body's certificates expire the day before the third anniversary
	Stage2End        date.Date   // last day of Stage 2
	MajorVerified    date.Date   // day on which the last major nonconformity was verified; a decision after Stage 2 says so, too (R-1-8)
	Surveillances    []date.Date // last days of surveillance audits
	RecertDecision   date.Date   // decision on recertification
	Suspended        date.Date   // day from which the certification is suspended
	TransferLostOn   date.Date   // day on which another body lost its accreditation
	RetentionMonths  int64       // months that records are kept after the cycle; below 36 counts as 36
	ConsultancyEnded date.Date   // last day of somebody's consultancy for the client
	Today            date.Date
}

// Dates are the days and states of a certification cycle that the rules give; the zero value where its fact is missing.
type Dates struct {
	Expiry                   date.Date // D1
	FirstSurveillanceDue     date.Date // D2
	MissingSurveillanceYears []int     // D3
	MajorLimit               date.Date // D4, R-1-9
	NewStage2Required        bool      // D4, R-1-9
	Renewal                  Renewal   // D5 to D7
	RestorationUntil         date.Date // D6
	SuspensionLimit          date.Date // D8
	RetainUntil              date.Date // D9, R-1-13
	TransferLimit            date.Date // D10
	CoolingOffUntil          date.Date // D11
}

// DatesOf applies the date rules D1 to D11 to the facts of a cycle.
func DatesOf(f Facts) Dates {
	expiry := Expiry(f.Decision, f.ExpiryLessADay)
	out := Dates{
		Expiry: expiry, FirstSurveillanceDue: FirstSurveillanceDue(f.Decision),
		MissingSurveillanceYears: MissingSurveillanceYears(f.Decision, expiry, f.Surveillances, f.Today),
		MajorLimit:               MajorLimit(f.Stage2End), NewStage2Required: NewStage2Required(f.Stage2End, f.MajorVerified, f.undecided()),
		RestorationUntil: RestorationUntil(expiry), SuspensionLimit: SuspensionLimit(f.Suspended),
		CoolingOffUntil: CoolingOffUntil(f.ConsultancyEnded),
	}
	current := expiry
	if !expiry.IsZero() {
		// A major verified before the certification was decided is one of Stage 2, not of the recertification.
		verified := f.MajorVerified
		if !verified.After(f.Decision) {
			verified = date.Date{}
		}
		out.Renewal = RenewalOf(expiry, f.RecertDecision, verified, f.Today)
		current = out.Renewal.Expiry
	}
	if !f.TransferLostOn.IsZero() {
		out.TransferLimit = TransferLimit(f.TransferLostOn, expiry)
	}
	out.RetainUntil = retained(current, f.RetentionMonths)
	return out
}

// undecided returns the day until which majors may have been open: that of the decision after Stage 2, else today.
func (f Facts) undecided() date.Date {
	if f.Decision.IsZero() || f.Decision.After(f.Today) || f.Decision.Before(f.Stage2End) {
		return f.Today
	}
	return f.Decision
}

// retained returns the last day on which the records of a cycle are kept; a body may keep them longer, never shorter.
func retained(expiry date.Date, months int64) date.Date {
	return expiry.AddMonths(int(max(months, cycleMonths)))
}

// RetentionOf returns the day until which the records of the case are kept at least, by the policy of the body; the zero
// Date while no cycle is planned. D9; R-1-13; ISO/IEC 17021-1:2015 9.9.4: it moves on when a new cycle starts.
func RetentionOf(c *audit.Case, today date.Date) date.Date {
	return retained(CycleOf(c, today).Expiry, policyOf(c).RetentionMonths)
}

// NoticeDue returns the day by which the days of an audit that begins on start are agreed with the client. D12; the
// standard says in advance (ISO/IEC 17021-1:2015 9.2.3.4), the days are the body's custom.
func NoticeDue(start date.Date, noticeDays int) date.Date { return start.AddDays(-noticeDays) }

// RecertificationAuditDue returns the day by which the recertification audit has ended, so that majors can be verified
// and the decision be taken before the expiry. D12 for D5; ISO/IEC 17021-1:2015 9.6.3.1.1 says in time, the days are the
// body's custom.
func RecertificationAuditDue(expiry date.Date, leadDays int) date.Date {
	return expiry.AddDays(-leadDays)
}

// countingDay returns the day of an audit that a limit is compared with: its last day, or its first where the body says
// so. The standard speaks of the date of the audit and does not say which (Q5).
func countingDay(a *audit.Audit, p audit.Policy) date.Date {
	if p.FirstDayCounts {
		return begin(a)
	}
	return end(a)
}
