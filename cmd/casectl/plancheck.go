package main

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

type planCheckCmd struct {
	Case  string `arg:"" help:"Case file."`
	Audit string `required:"" placeholder:"NAME" help:"Audit whose plan is checked, such as stage-2."`
}

// Help implements kong.HelpProvider.
func (planCheckCmd) Help() string {
	return helpText("Requirements without activity, members in two places, time short of what is required, and what else a plan needs "+
		"(ISO/IEC 17021-1:2015 9.2.3).",
		"casectl plan check client.fieldcase --audit stage-2", append([]string{codeError, codeUsage, codeProblems}, codesOfReading[2:]...)...)
}

// Run checks the plan.
func (p *planCheckCmd) Run(c *console) error {
	return c.reading(p.Case, func(s *casefile.Session) error {
		a, err := auditNamed(c.ctx, s, p.Audit)
		if err != nil {
			return err
		}
		whole, err := s.Case(c.ctx)
		if err != nil {
			return err
		}
		result := planResult{p.Audit, audit.CheckPlan(whole, a, casefile.RequiredOf(whole, s.Catalogue(), a))}
		if err := c.answer(result, result.write); err != nil {
			return err
		}
		if len(result.Missing)+len(result.Overlaps)+len(result.Warnings) > 0 {
			return errProblems
		}
		return nil
	})
}

type planResult struct {
	Audit string `json:"audit"`
	audit.PlanCheck
}

func (r planResult) write(p *page) {
	p.line("%s of %s days planned", r.PlannedDays, r.RequiredDays)
	var rows [][]string
	for _, w := range r.Warnings {
		rows = append(rows, []string{string(w.Severity), w.Rule, w.Title, w.Message})
	}
	if len(rows) > 0 {
		p.heading("To settle")
		p.table(rows)
	}
	rows = nil
	for _, passed := range r.Passed {
		rows = append(rows, []string{passed.Title, passed.Figure, strings.TrimSpace(passed.Proof)})
	}
	if len(rows) > 0 {
		p.heading("In order")
		p.table(rows)
	}
}
