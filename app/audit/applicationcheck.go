package audit

import "strings"

// ApplicationCheck is a point of the review of an application (ISO/IEC 17021-1:2015 9.1.2.1), kept in Application.Checks.
type ApplicationCheck string

// The points a to d of 9.1.2.1.
const (
	CheckInformation ApplicationCheck = "information"
	CheckDifferences ApplicationCheck = "differences"
	CheckAbility     ApplicationCheck = "ability"
	CheckInfluences  ApplicationCheck = "influences"
)

// AllApplicationChecks returns the points in their order.
func AllApplicationChecks() []ApplicationCheck {
	return []ApplicationCheck{CheckInformation, CheckDifferences, CheckAbility, CheckInfluences}
}

// Title says what was settled.
func (k ApplicationCheck) Title() string {
	switch k {
	case CheckInformation:
		return "information is enough for a programme"
	case CheckDifferences:
		return "differences of understanding resolved"
	case CheckAbility:
		return "competence and ability to certify"
	case CheckInfluences:
		return "scope, sites, time, language, safety, impartiality considered"
	default:
		return string(k)
	}
}

// CheckApplication returns what the review of an application lacks as a record. R-1-1; ISO/IEC 17021-1:2015 9.1.2: who
// reviewed it and when, its result, the competence needed, the check of impartiality; a decline has its reasons.
func CheckApplication(a *Application) []Problem {
	var out []Problem
	for _, need := range []struct {
		missing        bool
		field, message string
	}{
		{a.ReviewedOn.IsZero(), "reviewed_on", "the day of the review is missing"},
		{a.Reviewer == "", "reviewer", "nobody is named who reviewed it"},
		{!a.Accepted && strings.TrimSpace(a.Reasons) == "", "reasons", "it is neither accepted nor declined with reasons"},
		{a.Accepted && len(a.Competence) == 0, "competence", "the competence needed in the team and for the decision is missing"},
		{strings.TrimSpace(a.Impartiality) == "", "impartiality", "the result of the impartiality check is missing"},
	} {
		if need.missing {
			out = append(out, Problem{Field: need.field, Rule: "R-1-1", Message: need.message + " (ISO/IEC 17021-1:2015 9.1.2)"})
		}
	}
	return out
}

// Reviewed reports whether an application was reviewed as R-1-1 asks, accepted or declined.
func (a *Application) Reviewed() bool { return len(CheckApplication(a)) == 0 }
