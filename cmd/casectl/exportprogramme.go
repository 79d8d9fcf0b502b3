package main

import "fieldcase/app/casefile"

type exportProgrammeCmd struct {
	Case  string `arg:"" help:"Case file."`
	Out   string `short:"o" required:"" placeholder:"FILE.xlsx" help:"Workbook to write."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (exportProgrammeCmd) Help() string {
	return helpText("The audit programme of the latest certification cycle: what is looked at in which audit, the audit time with each step and its "+
		"source, sites, teams, and the log of changes with their reasons.",
		"casectl export programme client.fieldcase -o programme.xlsx", codesOfReading...)
}

// Run writes the programme workbook.
func (e *exportProgrammeCmd) Run(c *console) error {
	if err := absent(e.Out, e.Force); err != nil {
		return err
	}
	return c.reading(e.Case, func(s *casefile.Session) error {
		exported, err := s.ExportProgramme(c.ctx, "", e.Out, e.Force)
		if err != nil {
			return err
		}
		return c.answer(exported, func(p *page) {
			p.line("%s, %s", exported.File, plural(exported.Audits, "audit", "audits"))
		})
	})
}
