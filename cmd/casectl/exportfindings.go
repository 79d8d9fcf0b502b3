package main

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

type exportFindingsCmd struct {
	Case  string `arg:"" help:"Case file."`
	Audit string `placeholder:"NAME" help:"Audit, such as stage-2; else the findings of all."`
	Out   string `short:"o" required:"" placeholder:"FILE.xlsx" help:"Workbook to write; with --by-person the folder for the workbooks."`
	By    bool   `name:"by-person" help:"Write a workbook for each person of the client who is to answer, with their nonconformities alone."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (exportFindingsCmd) Help() string {
	return helpText("The workbook that the client answers in. Private notes and confidential evidence are never in it.",
		"casectl export findings client.fieldcase --audit stage-2 -o findings.xlsx\ncasectl export findings client.fieldcase --by-person -o findings", codesOfReading...)
}

// Run writes the findings workbook.
func (e *exportFindingsCmd) Run(c *console) error {
	if err := absent(e.Out, e.Force || e.By); err != nil {
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
		if e.By {
			return e.byPerson(c, s, id)
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

// byPerson writes a workbook for each person.
func (e *exportFindingsCmd) byPerson(c *console, s *casefile.Session, id audit.ID) error {
	parts, err := s.ExportParts(c.ctx, id, e.Out, e.Force)
	if err != nil {
		return err
	}
	return c.answer(struct {
		Files []casefile.ExportedPart `json:"files"`
	}{parts}, func(p *page) {
		for _, part := range parts {
			p.line("%s, %s", part.File, plural(part.Findings, "finding", "findings"))
		}
	})
}

// exportRequestsCmd and exportPlanCmd write the other workbooks that a client answers in.
type (
	exportRequestsCmd struct{ questionsCmd }
	exportPlanCmd     struct{ questionsCmd }
)

type questionsCmd struct {
	Case  string `arg:"" help:"Case file."`
	Audit string `required:"" placeholder:"NAME" help:"Audit, such as stage-1."`
	Out   string `short:"o" required:"" placeholder:"FILE.xlsx" help:"Workbook to write."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (exportRequestsCmd) Help() string {
	return helpText("The documents that the audit asks the client for. The client says in it which it provides; casectl import response takes that back.",
		"casectl export requests client.fieldcase --audit stage-1 -o documents.xlsx", codesOfReading...)
}

// Help implements kong.HelpProvider.
func (exportPlanCmd) Help() string {
	return helpText("The plan of the audit, to be accepted or questioned line by line; casectl import response takes that back. "+
		"The plan as a document is written by casectl report.",
		"casectl export plan client.fieldcase --audit stage-2 -o plan.xlsx", codesOfReading...)
}

// Run writes the workbook of the documents asked for.
func (e *exportRequestsCmd) Run(c *console) error { return e.export(c, audit.RequestDocument) }

// Run writes the workbook of the plan.
func (e *exportPlanCmd) Run(c *console) error { return e.export(c, audit.PlanDocument) }

func (e *questionsCmd) export(c *console, kind audit.DocumentKind) error {
	if err := absent(e.Out, e.Force); err != nil {
		return err
	}
	return c.reading(e.Case, func(s *casefile.Session) error {
		a, err := auditNamed(c.ctx, s, e.Audit)
		if err != nil {
			return err
		}
		out, err := s.ExportQuestions(c.ctx, a.ID, kind, e.Out, e.Force)
		if err != nil {
			return err
		}
		return c.answer(out, func(p *page) { p.line("%s, %s", out.File, plural(out.Rows, "row", "rows")) })
	})
}
