package audittime

import (
	"fmt"

	"fieldcase/app/audit"
)

// TeamAbility returns how far a team can audit several standards at once (IAF MD 11, annex):
//
//	100 × Σ(Xi − 1) / (Z × (Y − 1))
//
// with Xi the standards that auditor i is qualified for, Z auditors and Y standards. It is not defined for one standard,
// for no auditor and where an auditor has none or more than all of the standards; these are *Refused. The cells of the
// figure that turn it into a reduction are not published: the reduction is chosen, at most 20 %, with its reason (R-5-1).
func TeamAbility(standards int64, qualified []int64) (Percent, error) {
	r := &Refused{Rule: "MD 11", Source: md11}
	if standards < 2 || len(qualified) == 0 {
		r.Message = fmt.Sprintf("team ability for %d standards and %d auditors is not defined", standards, len(qualified))
		r.Remedy = "It applies to integrated audits of two standards or more; leave it out."
		return 0, r
	}
	sum := int64(0)
	for _, x := range qualified {
		if x < 1 || x > standards {
			r.Message = fmt.Sprintf("an auditor with %d of %d standards", x, standards)
			r.Remedy = "Count the standards of this audit that the auditor is qualified for, at least one."
			return 0, r
		}
		sum += x - 1
	}
	return Percent(10_000 * sum / (int64(len(qualified)) * (standards - 1))), nil
}

// CalendarDays returns how many days of the calendar an audit takes when its auditors work side by side. Experts and
// trainees are no auditors (ISO/IEC 17021-1:2015 9.1.4). Without auditors or time it is *Refused.
func CalendarDays(time audit.Days, auditors int64) (int64, error) {
	if auditors < 1 || time < 0 {
		return 0, &Refused{
			Rule: "9.1.4", Source: determined, Message: fmt.Sprintf("%s days of audit by %d auditors", time, auditors),
			Remedy: "Enter the audit time and at least one auditor; experts and trainees do not count.",
		}
	}
	return ceiling(exactly(time).times(1, auditors).Rat), nil
}
