package page

import "fieldcase/app/cycle"

// For returns the page of the window on which a step or a gate is dealt with, "" for an unknown one.
func For(p cycle.Page) Name {
	switch p {
	case cycle.PageClient:
		return Scope
	case cycle.PageProgramme:
		return Programme
	case cycle.PagePlan:
		return Plan
	case cycle.PageChecklist:
		return Checklist
	case cycle.PageFindings:
		return Findings
	case cycle.PageNonconformities:
		return Nonconformities
	case cycle.PageMeetings:
		return Meetings
	case cycle.PageReport:
		return Report
	case cycle.PageDecision:
		return Decision
	default:
		return ""
	}
}
