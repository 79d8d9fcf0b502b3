package main

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

type exportFindingsCmd struct {
	Case  string `arg:"" help:"Case file."`
	Audit string `placeholder:"NAME" help:"Audit, such as stage-2; else the findings of all."`
	Out   string `short:"o" required:"" placeholder:"FILE.xlsx" help:"Workbook to write."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (exportFindingsCmd) Help() string {
	return helpText("The workbook that the client answers in. Private notes and confidential evidence are never in it.",
		"casectl export findings client.fieldcase --audit stage-2 -o findings.xlsx", codesOfReading...)
}

// Run writes the findings workbook.
func (e *exportFindingsCmd) Run(c *console) error {
	if err := absent(e.Out, e.Force); err != nil {
		return err
	}
	return c.reading(e.Case, func(s *casefile.Session) error {
		var id audit.ID
		if e.Audit != "" {
			a, err := auditNamed(c.ctx, s, e.Audit)
			if err != nil {
				return err
			}
			id = a.ID
		}
		p := c.progress("Writing " + e.Out)
		exported, err := s.ExportFindings(c.ctx, id, e.Out, e.Force, func(done, total int) { p.step(int64(done), int64(total)) })
		p.done()
		if err != nil {
			return err
		}
		return c.answer(exported, func(p *page) {
			p.line("%s, %s", exported.File, plural(exported.Findings, "finding", "findings"))
		})
	})
}
