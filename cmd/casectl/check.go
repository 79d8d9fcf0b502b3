package main

import "fieldcase/app/casefile"

type checkCmd struct {
	Case string `arg:"" help:"Case file."`
}

// Help implements kong.HelpProvider.
func (checkCmd) Help() string {
	return helpText("Plays every change again and compares, recomputes the chains of changes and the hashes of attachments, and checks each record "+
		"by the rules. The file is only read.",
		"casectl check client.fieldcase", append([]string{codeError, codeUsage, codeProblems}, codesOfReading[2:]...)...)
}

// Run examines the case.
func (k *checkCmd) Run(c *console) error {
	return c.reading(k.Case, func(s *casefile.Session) error {
		p := c.progress("Checking")
		faults, err := s.Check(c.ctx, p.step)
		p.done()
		if err != nil {
			return err
		}
		result := checkResult{OK: len(faults) == 0, Problems: faults}
		if result.OK {
			result.Problems = []casefile.Fault{}
		}
		if err := c.answer(result, result.write); err != nil {
			return err
		}
		if !result.OK {
			return errProblems
		}
		return nil
	})
}

type checkResult struct {
	OK       bool             `json:"ok"`
	Problems []casefile.Fault `json:"problems"`
}

func (r checkResult) write(p *page) {
	if r.OK {
		p.line("No problems: file, chains, replay, attachments and rules are in order.")
		return
	}
	p.line("%s", plural(len(r.Problems), "problem", "problems"))
	var rows [][]string
	for _, f := range r.Problems {
		rows = append(rows, []string{f.Kind, f.Where, f.Message})
	}
	p.table(rows)
}
