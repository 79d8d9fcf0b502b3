package main

import "fieldcase/app/casefile"

type backupCmd struct {
	Case  string `arg:"" help:"Case file."`
	Out   string `short:"o" required:"" placeholder:"FILE" help:"Copy to write."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (backupCmd) Help() string {
	return helpText("The copy is checked before it takes its name. The case may be in use meanwhile.",
		"casectl backup client.fieldcase -o client-2026-06-18.fieldcase", codesOfReading...)
}

// Run writes a copy of the case.
func (b *backupCmd) Run(c *console) error {
	if err := absent(b.Out, b.Force); err != nil {
		return err
	}
	return c.reading(b.Case, func(s *casefile.Session) error {
		if err := s.Backup(c.ctx, b.Out, b.Force); err != nil {
			return err
		}
		return c.answer(copyResult{b.Out, []string{}}, func(p *page) { p.line("%s", b.Out) })
	})
}

type restoreCmd struct {
	File  string `arg:"" help:"Backup."`
	Out   string `short:"o" required:"" placeholder:"CASE" help:"Case file to put in place."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (restoreCmd) Help() string {
	return helpText("The backup is checked first and stays as it is.",
		"casectl restore client-2026-06-18.fieldcase -o client.fieldcase --force",
		codeError, codeUsage, codeNotCase, codeInUse, codeNewer, codeDamaged, codeCancelled)
}

// Run puts a copy of the backup in its place.
func (r *restoreCmd) Run(c *console) error {
	if err := absent(r.Out, r.Force); err != nil {
		return err
	}
	if err := casefile.Restore(c.ctx, r.File, r.Out, r.Force); err != nil {
		return err
	}
	return c.answer(copyResult{r.Out, []string{}}, func(p *page) { p.line("%s", r.Out) })
}

type copyResult struct {
	File string   `json:"file"`
	Lost []string `json:"lost"` // a copy of a sound file loses nothing
}
