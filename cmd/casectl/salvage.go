package main

import "fieldcase/app/casefile"

type salvageCmd struct {
	Case string `arg:"" help:"Damaged case file. It is not touched."`
	Out  string `short:"o" required:"" placeholder:"FILE" help:"Case file to write."`
}

// Help implements kong.HelpProvider.
func (salvageCmd) Help() string {
	return helpText("What can be read goes into a new case file; what could not is named. A backup that is whole is worth more.",
		"casectl salvage client.fieldcase -o client-salvaged.fieldcase",
		codeError, codeUsage, codeProblems, codeNotCase, codeNewer, codeDamaged, codeCancelled)
}

// Run takes out of a damaged case file what can be read.
func (s *salvageCmd) Run(c *console) error {
	if err := absent(s.Out, false); err != nil {
		return err
	}
	out, err := casefile.Salvage(c.ctx, c.Env, s.Case, s.Out)
	if err != nil {
		return err
	}
	lost := make([]string, 0, len(out.Lost))
	for _, f := range out.Lost {
		lost = append(lost, f.Kind+", "+f.Where+": "+f.Message)
	}
	err = c.answer(copyResult{s.Out, lost}, func(p *page) {
		p.line("%s", s.Out)
		for _, l := range lost {
			p.line("lost: %s", l)
		}
	})
	if err == nil && len(lost) > 0 {
		return errProblems
	}
	return err
}
