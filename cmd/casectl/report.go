package main

import (
	"fmt"

	"fieldcase/app/casefile"
)

type reportCmd struct {
	Case  string `arg:"" help:"Case file."`
	Audit string `required:"" placeholder:"NAME" help:"Audit, such as stage-2."`
	Kind  string `required:"" enum:"plan,stage1,stage2,surveillance,recertification,other,certificate" placeholder:"KIND" help:"Document: plan, stage1, stage2, surveillance, recertification, other or certificate."`
	Out   string `short:"o" required:"" placeholder:"FILE" help:"File to write, .docx or .pdf."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (reportCmd) Help() string {
	return helpText("Writes a document of an audit for Word or as PDF: its plan, its report or the certificate that follows from it. Nothing that is private or "+
		"confidential is in it. What the case lacks is said in the document as \"not recorded\" and told as a hint; a document that may not "+
		"be issued yet is marked DRAFT. The case is not changed. --kind stage2 is the full report of any audit that leads to a decision; "+
		"other is that of special audits, gap assessments and internal audits.",
		"casectl report client.fieldcase --audit stage-2 --kind stage2 -o report.docx\n"+
			"casectl report client.fieldcase --audit stage-2 --kind certificate -o certificate.pdf", codesOfReading...)
}

// Run writes the document.
func (r *reportCmd) Run(c *console) error {
	if err := absent(r.Out, r.Force); err != nil {
		return err
	}
	return c.reading(r.Case, func(s *casefile.Session) error {
		a, err := auditNamed(c.ctx, s, r.Audit)
		if err != nil {
			return err
		}
		p := c.progress("Writing " + r.Out)
		written, err := s.Report(c.ctx, a.ID, casefile.ReportKind(r.Kind), r.Out, r.Force, func(done, total int) { p.step(int64(done), int64(total)) })
		p.done()
		if err != nil {
			return err
		}
		for _, m := range written.Missing {
			fmt.Fprintln(c.err, "casectl: hint:", asHint(m.Message))
		}
		if written.Missing == nil {
			written.Missing = []casefile.Lack{}
		}
		return c.answer(written, func(p *page) {
			if written.Draft {
				p.line("%s, a draft", written.File)
			} else {
				p.line("%s", written.File)
			}
		})
	})
}
