package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"fieldcase/app/casefile"
)

type importCaseCmd struct {
	File  string `arg:"" help:"JSON of a case; - reads standard input."`
	Out   string `short:"o" required:"" placeholder:"CASE" help:"Case file to make."`
	Force bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (importCaseCmd) Help() string {
	return helpText("What is wrong with the JSON is named by its path, all of it at once, and nothing is written.",
		"casectl import case client.json -o client.fieldcase", codeError, codeUsage, codeInUse, codeCancelled)
}

// Run makes a case file of JSON.
func (i *importCaseCmd) Run(c *console) error {
	if err := absent(i.Out, i.Force); err != nil {
		return err
	}
	data, err := c.read(i.File)
	if err != nil {
		return err
	}
	result := importResult{Problems: []casefile.PathProblem{}}
	err = c.placeCase(i.Out, i.Force, func(temp string) (*casefile.Session, error) {
		s, err := casefile.ImportCase(c.ctx, c.Env, data, temp)
		if err == nil {
			result.ID = string(s.CaseID())
		}
		return s, err
	})
	var wrong *casefile.ImportError
	if errors.As(err, &wrong) {
		return i.refuse(c, wrong)
	}
	if err != nil {
		return err
	}
	result.Case = i.Out
	return c.answer(result, func(p *page) { p.line("%s", i.Out) })
}

type importResult struct {
	Case     string                 `json:"case"`
	ID       string                 `json:"id,omitempty"`
	Problems []casefile.PathProblem `json:"problems"`
}

// refuse tells everything that is wrong with the JSON.
func (i *importCaseCmd) refuse(c *console, wrong *casefile.ImportError) error {
	if c.json {
		if err := c.answer(importResult{Problems: wrong.Problems}, nil); err != nil {
			return err
		}
	} else {
		p := page{}
		for _, problem := range wrong.Problems {
			p.line("%s: %s", problem.Path, problem.Message)
		}
		if _, err := p.WriteTo(c.err); err != nil {
			return err
		}
	}
	n := plural(len(wrong.Problems), "problem", "problems")
	return &hintedError{
		fmt.Errorf("%s in %s: %w; no case was made", n, i.File, casefile.ErrInvalid),
		"casectl schema describes what a case may hold",
	}
}

// read returns the bytes of a file, or of standard input for "-".
func (c *console) read(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(c.in)
	}
	return os.ReadFile(path)
}
