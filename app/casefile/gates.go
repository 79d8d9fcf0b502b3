package casefile

import (
	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// GatesOf returns the gates between an audit and the decision on it as of a day, with what the catalogue asks the audit to
// cover, what the sheet of its audit time says of the days that were recorded, and the rules of sampling of the sites. Desktop and command line show these.
func GatesOf(c *audit.Case, catalogue standard.Catalogue, a *audit.Audit, today date.Date) []cycle.Gate {
	if a == nil {
		return nil
	}
	return cycle.Gates(c, a, cycle.Basis{
		Required: RequiredOf(c, catalogue, a), Time: timeProblems(c, a.Programme), Sites: audittime.CheckSites(c, a),
	}, today)
}

// RequiredOf returns the requirements that an audit has to cover: those of its programme among the auditable ones of the
// catalogue.
func RequiredOf(c *audit.Case, catalogue standard.Catalogue, a *audit.Audit) audit.PlanRequired {
	var clauses, controls []audit.Number
	for _, r := range catalogue.Auditable() {
		if r.Kind == standard.KindControl {
			controls = append(controls, audit.Number(r.ID))
		} else {
			clauses = append(clauses, audit.Number(r.ID))
		}
	}
	return audit.RequiredCoverage(c, a, clauses, controls)
}

// timeProblems returns what the sheet has against the audit time recorded for a programme: what a rule refuses to be
// computed, or days that are fewer than computed. None while no audit time was begun.
func timeProblems(c *audit.Case, programme audit.ID) []audit.Problem {
	t := audittime.TimeOf(c, programme)
	if t == nil {
		return nil
	}
	sheet, err := audittime.FromCase(c, programme)
	if err == nil {
		return sheet.Deviations(*t)
	}
	var out []audit.Problem
	for _, r := range audittime.Refusals(err) {
		out = append(out, audit.Problem{Rule: r.Rule, Message: r.Error()})
	}
	if len(out) == 0 {
		out = append(out, audit.Problem{Rule: "9.1.4", Message: err.Error()})
	}
	return out
}
