package main

import (
	"fmt"

	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
)

type decideCmd struct {
	Case  string `arg:"" help:"Case file."`
	Audit string `required:"" placeholder:"NAME" help:"Audit that is decided on, such as stage-2."`
	Check bool   `help:"Say whether the decision may be taken, gate by gate; nothing is changed."`
}

// Help implements kong.HelpProvider.
func (decideCmd) Help() string {
	return helpText("The gates between an audit and its certificate, in their order (ISO/IEC 17021-1:2015 9.4.7 to 9.5 and 8.2): closing meeting, report, "+
		"responses, their review, limit of time, technical review of the whole file, independent decision, certificate. A gate that is not "+
		"passed says what it asks for. The exit code is 3 while the decision may not be taken. Decisions are taken at the desktop.",
		"casectl decide client.fieldcase --audit stage-2 --check", append([]string{codeError, codeUsage, codeProblems}, codesOfReading[2:]...)...)
}

// Run checks the gates.
func (d *decideCmd) Run(c *console) error {
	if !d.Check {
		return usageError{"--check is missing: the command checks whether the decision may be taken, and takes none", "add --check"}
	}
	return c.reading(d.Case, func(s *casefile.Session) error {
		a, err := auditNamed(c.ctx, s, d.Audit)
		if err != nil {
			return err
		}
		if !cycle.Decides(a.Kind) {
			return &hintedError{
				fmt.Errorf("%s leads to no decision on certification", a.Title()), "name a Stage 2, surveillance, recertification or special audit",
			}
		}
		whole, err := s.Case(c.ctx)
		if err != nil {
			return err
		}
		gates := casefile.GatesOf(whole, s.Catalogue(), a, c.today())
		result := decideResult{Audit: d.Audit, Allowed: cycle.Allowed(gates), Gates: gates}
		if err := c.answer(result, result.write); err != nil {
			return err
		}
		if !result.Allowed {
			return errProblems
		}
		return nil
	})
}

type decideResult struct {
	Audit   string       `json:"audit"`
	Allowed bool         `json:"allowed"`
	Gates   []cycle.Gate `json:"gates"`
}

func (r decideResult) write(p *page) {
	if r.Allowed {
		p.line("The decision may be taken.")
	} else {
		p.line("The decision may not be taken.")
	}
	var rows [][]string
	for _, g := range r.Gates {
		rows = append(rows, []string{fmt.Sprint(g.Number), string(g.State), g.Rule, g.Title, g.Message})
	}
	p.heading("Gates")
	p.table(rows, 0)
	rows = nil
	for _, g := range r.Gates {
		for _, point := range g.Points {
			if !point.OK && !g.OK {
				rows = append(rows, []string{fmt.Sprint(g.Number), point.Rule, point.Message})
			}
		}
	}
	if len(rows) > 0 {
		p.heading("To settle")
		p.table(rows, 0)
	}
}
