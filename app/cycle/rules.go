package cycle

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// Lengths of the rules, in months.
const (
	cycleMonths       = 36 // ISO/IEC 17021-1:2015 9.1.3.2
	firstSurveillance = 12 // 9.1.3.3
	majorMonths       = 6  // 9.5.3.2
	restoreMonths     = 6  // 9.6.3.2.5
	suspensionMonths  = 6  // 9.6.5.5
	transferMonths    = 6  // IAF MD 2
)

// Expiry returns the last day of validity of a certification decided on that day: three years, or three years less a
// day where that is the body's custom. D1; ISO/IEC 17021-1:2015 9.1.3.2: the cycle begins with the decision.
func Expiry(decision date.Date, lessADay bool) date.Date {
	end := decision.AddMonths(cycleMonths)
	if lessADay {
		return end.AddDays(-1)
	}
	return end
}

// RenewedExpiry returns the last day of the cycle that follows one that ends with expiry.
// D5 and D6; ISO/IEC 17021-1:2015 9.6.3.2.4 and 9.6.3.2.5: it rests on the previous cycle, also after a restoration.
func RenewedExpiry(expiry date.Date) date.Date { return expiry.AddMonths(cycleMonths) }

// FirstSurveillanceDue returns the day by which the first surveillance audit after the initial certification has ended.
// D2; ISO/IEC 17021-1:2015 9.1.3.3: not more than 12 months from the decision. Whether the audit's first or last day
// counts is not said; we take the last, which is stricter.
func FirstSurveillanceDue(decision date.Date) date.Date { return decision.AddMonths(firstSurveillance) }

// MissingSurveillanceYears returns the calendar years before that of today in which a surveillance audit was due and
// none of the audits ended. D3; ISO/IEC 17021-1:2015 9.1.3.3: at least once a calendar year, except in years of
// recertification. It counts from the year after the decision up to the year before the expiry; audits are the last days
// of surveillance and recertification audits. A warning, since the standard leaves the year of the decision open.
func MissingSurveillanceYears(decision, expiry date.Date, audits []date.Date, today date.Date) []int {
	var out []int
	if decision.IsZero() {
		return out
	}
	for y := decision.Year() + 1; y < min(expiry.Year(), today.Year()); y++ {
		if !slices.ContainsFunc(audits, func(d date.Date) bool { return d.Year() == y }) {
			out = append(out, y)
		}
	}
	return out
}

// MajorLimit returns the last day on which the correction of major nonconformities of an initial certification can be
// verified. D4; ISO/IEC 17021-1:2015 9.5.3.2; R-1-9: within 6 months after the last day of stage 2.
func MajorLimit(stage2End date.Date) date.Date { return stage2End.AddMonths(majorMonths) }

// NewStage2Required reports whether another stage 2 is needed before a certification can be recommended: the majors were
// verified after the limit, or the limit has passed and they are not. verified is the zero Date while they are open.
// D4; ISO/IEC 17021-1:2015 9.5.3.2; R-1-9.
func NewStage2Required(stage2End, verified, today date.Date) bool {
	if stage2End.IsZero() {
		return false
	}
	if verified.IsZero() {
		verified = today
	}
	return verified.After(MajorLimit(stage2End))
}

// RenewalState is what became of a certification at its expiry.
type RenewalState string

// The states of a renewal.
const (
	RenewalOpen    RenewalState = "open"             // valid, and not yet renewed
	Renewed        RenewalState = "renewed"          // validity goes on without a gap
	RenewalLapsed  RenewalState = "expired"          // expired, restoration still possible
	Restored       RenewalState = "restored"         // renewed after a gap
	RenewalTooLate RenewalState = "stage-2-required" // too late for a restoration: at least a stage 2
)

// AllRenewalStates returns every state of a renewal.
func AllRenewalStates() []RenewalState {
	return []RenewalState{RenewalOpen, Renewed, RenewalLapsed, Restored, RenewalTooLate}
}

// Renewal is what became of a certification at its expiry, and until when it is valid then.
type Renewal struct {
	State  RenewalState `json:"state"`
	Expiry date.Date    `json:"expiry"`
}

// RenewalOf says what becomes of a certification that ends with expiry. decision is the day of the recertification
// decision, majorsVerified the day on which the last major was verified; the zero Date for none. A decision before that
// day cannot stand, since majors are verified before. Facts dated after today are taken as they will be.
//
// D5; ISO/IEC 17021-1:2015 9.6.3.2.2 to 9.6.3.2.4: audit, majors verified and decision on or before the expiry renew
// without a gap; otherwise the validity is not extended. D6, D7; 9.6.3.2.5: within 6 months it can be restored, with the
// expiry of the previous cycle; later at least a stage 2 is needed.
func RenewalOf(expiry, decision, majorsVerified, today date.Date) Renewal {
	asOf := later(today, later(decision, majorsVerified))
	decided := !decision.IsZero() && !decision.Before(majorsVerified)
	switch {
	case decided && !decision.After(expiry):
		return Renewal{Renewed, RenewedExpiry(expiry)}
	case decided && CanRestore(expiry, decision):
		return Renewal{Restored, RenewedExpiry(expiry)}
	case !asOf.After(expiry):
		return Renewal{RenewalOpen, expiry}
	case !decided && CanRestore(expiry, asOf):
		return Renewal{RenewalLapsed, expiry}
	default:
		return Renewal{RenewalTooLate, expiry}
	}
}

// RestorationUntil returns the last day on which an expired certification can be restored.
// D6; ISO/IEC 17021-1:2015 9.6.3.2.5: within 6 months.
func RestorationUntil(expiry date.Date) date.Date { return expiry.AddMonths(restoreMonths) }

// CanRestore reports whether a decision on that day restores a certification that ended with expiry. D6.
func CanRestore(expiry, decision date.Date) bool {
	return decision.After(expiry) && !decision.After(RestorationUntil(expiry))
}

// NeedsStage2 reports whether a decision on that day comes too late for a restoration, so that at least a stage 2 is
// needed. D7; ISO/IEC 17021-1:2015 9.6.3.2.5.
func NeedsStage2(expiry, decision date.Date) bool { return decision.After(RestorationUntil(expiry)) }

// SuspensionLimit returns the day by which a suspension is lifted, or the certification withdrawn or its scope reduced.
// D8; ISO/IEC 17021-1:2015 9.6.5.5 note: a suspension would normally not exceed 6 months.
func SuspensionLimit(effective date.Date) date.Date { return effective.AddMonths(suspensionMonths) }

// RetainUntil returns the day until which the records are kept at least: the current cycle and one more.
// D9; R-1-13; ISO/IEC 17021-1:2015 9.9.4.
func RetainUntil(expiry date.Date) date.Date { return expiry.AddMonths(cycleMonths) }

// TransferLimit returns the last day on which a certification can be transferred whose body lost its accreditation.
// D10; IAF MD 2: within 6 months or until it expires, whichever is sooner.
func TransferLimit(accreditationLost, expiry date.Date) date.Date {
	if limit := accreditationLost.AddMonths(transferMonths); limit.Before(expiry) || expiry.IsZero() {
		return limit
	}
	return expiry
}

// CoolingOffUntil returns the first day on which somebody whose consultancy for the client ended on lastDay may take part
// in its certification again. D11; ISO/IEC 17021-1:2015 5.2; R-1-2.
func CoolingOffUntil(lastDay date.Date) date.Date { return audit.CoolingOffUntil(lastDay) }

// PlanDue returns the day by which the plan of an audit that begins on start is with the client. D12; the standard says
// in advance (ISO/IEC 17021-1:2015 9.2.3.4), the days are the body's custom.
func PlanDue(start date.Date, leadDays int) date.Date { return start.AddDays(-leadDays) }

// MaintainNeedsReview reports whether people who did not audit have to decide on maintaining the certification after
// this surveillance audit: there was a major nonconformity, or the lead auditor does not recommend to maintain it.
// Otherwise the lead auditor's positive conclusion is enough. R-1-12; ISO/IEC 17021-1:2015 9.6.2.1 and 9.6.1.
func MaintainNeedsReview(c *audit.Case, a *audit.Audit) bool {
	major := slices.ContainsFunc(c.Findings, func(f audit.Finding) bool {
		return f.Audit == a.ID && f.Grade == audit.Major && f.State != audit.Withdrawn
	})
	positive := a.Recommended == audit.RecommendMaintain || a.Recommended == "" && a.Recommendation != ""
	return major || a.Kind != audit.Surveillance || !positive
}

func later(a, b date.Date) date.Date {
	if a.Before(b) {
		return b
	}
	return a
}
