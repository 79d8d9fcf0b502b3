package main

import (
	"context"
	"os"
	"path/filepath"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
)

type demoCmd struct {
	Out       string `short:"o" placeholder:"DIR" default:"fieldcase-demo" help:"Folder to make it in (${default})."`
	Portfolio int    `placeholder:"N" help:"Make N more cases around today, for the portfolio."`
	Force     bool   `help:"Replace files that are there already."`
}

// Help implements kong.HelpProvider.
func (demoCmd) Help() string {
	return helpText("Makes the sample case: a whole certification of an invented client, from the application to the certificate, with the "+
		"workbooks and documents that it leads to.",
		"casectl demo -o demo --portfolio 12", codeError, codeUsage, codeInUse, codeCancelled)
}

// Run makes the sample.
func (d *demoCmd) Run(c *console) error {
	if d.Portfolio < 0 || d.Portfolio > maxPortfolio {
		return usageError{"--portfolio takes a number from 0 to 1000", "the portfolio of the sample has 12"}
	}
	c.KeyFile = "" // what an invented auditor issued is signed by nobody
	work := demo{c: c, out: d.Out, force: d.Force, cases: sample.PortfolioPaths(d.Portfolio)}
	if err := work.free(); err != nil {
		return err
	}
	made, err := folder(d.Out)
	if err != nil {
		return err
	}
	if err := work.make(); err != nil {
		if made && len(work.files) == 0 {
			_ = os.Remove(d.Out) // empty again
		}
		return err
	}
	result := demoResult{Case: work.files[0], Files: work.files}
	return c.answer(result, func(p *page) {
		for _, f := range work.files {
			p.line("%s", f)
		}
	})
}

const maxPortfolio = 1000

type demoResult struct {
	Case  string   `json:"case"`
	Files []string `json:"files"`
}

// demo is the making of the sample in a folder.
type demo struct {
	c     *console
	out   string
	force bool
	cases []string // paths of the portfolio's cases below out
	files []string // what was made
}

// sampleFiles are the files that the sample leads to beside its case.
var sampleFiles = []struct {
	name, audit string
	kind        casefile.ReportKind // of a document for Word or as PDF; a workbook has none
}{
	{"findings-stage-1.xlsx", "stage-1", ""},
	{"findings-stage-2.xlsx", "stage-2", ""},
	{"report-stage-1.docx", "stage-1", "stage1"},
	{"report-stage-1.pdf", "stage-1", "stage1"},
	{"plan-stage-2.docx", "stage-2", "plan"},
	{"plan-stage-2.pdf", "stage-2", "plan"},
	{"report-stage-2.docx", "stage-2", "stage2"},
	{"report-stage-2.pdf", "stage-2", "stage2"},
	{"certificate.docx", "stage-2", "certificate"},
	{"certificate.pdf", "stage-2", "certificate"},
}

func (d *demo) path(name string) string { return filepath.Join(d.out, name) }
func (d *demo) casePath() string        { return d.path("client.fieldcase") }

// free refuses to begin when a file is in the way.
func (d *demo) free() error {
	paths := []string{d.casePath()}
	for _, f := range sampleFiles {
		paths = append(paths, d.path(f.name))
	}
	for _, p := range d.cases {
		paths = append(paths, d.path(p))
	}
	for _, p := range paths {
		if err := absent(p, d.force); err != nil {
			return err
		}
	}
	return nil
}

// make makes every file, each whole before it takes its name.
func (d *demo) make() error {
	p := d.c.progress("Making the sample")
	defer p.done()
	total := int64(1 + len(sampleFiles) + len(d.cases))
	p.step(0, total)
	err := d.c.placeCase(d.casePath(), d.force, func(temp string) (*casefile.Session, error) {
		return sample.Make(d.c.ctx, d.c.Env, temp)
	})
	if err != nil {
		return err
	}
	d.files = append(d.files, d.casePath())
	if err := d.c.reading(d.casePath(), func(s *casefile.Session) error { return d.leadsTo(s, p, total) }); err != nil {
		return err
	}
	for i, path := range d.cases {
		if err := d.portfolioCase(i, d.path(path)); err != nil {
			return err
		}
		p.step(int64(len(d.files)), total)
	}
	return nil
}

// leadsTo writes the workbooks and documents that the sample leads to.
func (d *demo) leadsTo(s *casefile.Session, p *progress, total int64) error {
	for _, f := range sampleFiles {
		p.step(int64(len(d.files)), total)
		a, err := auditNamed(d.c.ctx, s, f.audit)
		if err != nil {
			return err
		}
		path := d.path(f.name)
		if f.kind == "" {
			_, err = s.ExportFindings(d.c.ctx, a.ID, path, d.force, nil)
		} else {
			_, err = s.Report(d.c.ctx, a.ID, f.kind, path, d.force, nil)
		}
		if err != nil {
			return err
		}
		d.files = append(d.files, path)
	}
	return nil
}

func (d *demo) portfolioCase(i int, path string) error {
	made, err := folder(filepath.Dir(path))
	if err != nil {
		return err
	}
	err = d.c.placeCase(path, d.force, func(temp string) (*casefile.Session, error) {
		return sample.PortfolioCase(d.c.ctx, d.c.Env, temp, i, d.c.today())
	})
	switch {
	case err == nil:
		d.files = append(d.files, path)
	case made:
		_ = os.Remove(filepath.Dir(path)) // empty again
	}
	return err
}

// auditNamed returns the audit of that name, or an error that lists those there are.
func auditNamed(ctx context.Context, s *casefile.Session, name string) (*audit.Audit, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	if a := c.AuditNamed(name); a != nil {
		return a, nil
	}
	hint := "the case has no audit"
	for i := range c.Audits {
		if i == 0 {
			hint = "the case has "
		} else {
			hint += ", "
		}
		hint += c.AuditName(&c.Audits[i])
	}
	return nil, &hintedError{noAudit(name), hint}
}

// noAudit names the audit that is not in the case.
type noAudit string

func (e noAudit) Error() string { return "no audit " + string(e) + " in this case" }

func (noAudit) Unwrap() error { return casefile.ErrNotFound }
