package portfolio

import (
	"fmt"

	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/portfolio"
)

// nearDays is how near a last day is that a row marks.
const nearDays = 30

// markOf is how a standing is shown.
func markOf(s cycle.Standing) kit.Mark {
	switch s {
	case cycle.StandsOverdue:
		return kit.Mark{Icon: "calendar-clock", Word: s.Word(), Token: kit.Major}
	case cycle.StandsMajorOpen:
		return kit.Mark{Icon: "circle-alert", Word: s.Word(), Token: kit.Major}
	case cycle.StandsInAudit:
		return kit.Mark{Icon: "circle-dot", Word: s.Word(), Token: kit.Accent}
	case cycle.StandsBetween:
		return kit.Mark{Icon: "hourglass", Word: "Between stages", Token: kit.Ink2}
	case cycle.StandsUndecided:
		return kit.Mark{Icon: "clipboard-check", Word: s.Word(), Token: kit.Accent}
	case cycle.StandsApplicant:
		return kit.Mark{Icon: "inbox", Word: s.Word(), Token: kit.Ink2}
	case cycle.StandsCertified:
		return kit.Mark{Icon: "circle-check", Word: "Certified", Token: kit.Good}
	case cycle.StandsSuspended, cycle.StandsExpired, cycle.StandsWithdrawn, cycle.StandsRefused, cycle.StandsClosed, cycle.StandsTransferred:
		return kit.CertificationMark(string(s))
	default:
		return kit.Mark{Word: s.Word(), Token: kit.Ink2}
	}
}

// daysOf is how the days until the last day are shown.
func daysOf(r *portfolio.Row) kit.Mark {
	switch {
	case r.Due.Day.IsZero():
		return kit.Mark{Word: "–", Token: kit.Ink3}
	case r.Late:
		return kit.Mark{Icon: "triangle-alert", Word: fmt.Sprintf("%d late", -r.Days), Token: kit.Major}
	case r.Days <= nearDays:
		return kit.Mark{Icon: "clock", Word: fmt.Sprint(r.Days), Token: kit.Minor}
	default:
		return kit.Mark{Word: fmt.Sprint(r.Days), Token: kit.Ink}
	}
}

// dash stands for what there is not.
func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// whyOf says why a row is due, with the rule that asks for it.
func whyOf(r *portfolio.Row, today date.Date) string {
	if r.Due.Day.IsZero() {
		if r.Next == "" {
			return "Nothing is due."
		}
		return r.Next + ": no last day is set by a rule or an agreement."
	}
	words := fmt.Sprintf("%s no later than %s (%s)", r.Due.What, r.Due.Day, cycle.Distance(today, r.Due.Day))
	if r.Due.Why != "" {
		words += ": " + r.Due.Why
	}
	if source := cycle.Source(r.Due.Rule); source != "" {
		words += ". " + source
	}
	return words
}

// troubleWord is a trouble in a word or two.
func troubleWord(t portfolio.Trouble) string {
	switch t {
	case portfolio.TroubleNotCase:
		return "No case file"
	case portfolio.TroubleDamaged:
		return "Damaged"
	case portfolio.TroubleNewer:
		return "Newer version"
	case portfolio.TroubleUnfinished:
		return "Save not finished"
	case portfolio.TroubleBusy:
		return "Being saved"
	case portfolio.TroublePermission:
		return "No permission"
	case portfolio.TroubleVanished:
		return "Vanished"
	case portfolio.TroubleLink:
		return "Link"
	case portfolio.TroubleSlow:
		return "No answer"
	case portfolio.TroubleOther:
		return "Not readable"
	default:
		return string(t)
	}
}

// countOf counts things by their word: "1 case file", "13 case files".
func countOf(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
