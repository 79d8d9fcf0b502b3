package main

import (
	"io"

	"fieldcase/app/casefile"
)

type exportCaseCmd struct {
	Case        string `arg:"" help:"Case file."`
	Out         string `short:"o" placeholder:"FILE.json" help:"File to write instead of standard output."`
	Attachments bool   `help:"With the bytes of attachments, not only their hashes."`
	Force       bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (exportCaseCmd) Help() string {
	return helpText("Every record as it stands, without history. The same case gives the same bytes. casectl schema describes them.",
		"casectl export case client.fieldcase -o client.json --attachments", codesOfReading...)
}

// Run writes the case as JSON.
func (e *exportCaseCmd) Run(c *console) error {
	if e.Out != "" {
		if err := absent(e.Out, e.Force); err != nil {
			return err
		}
	}
	return c.reading(e.Case, func(s *casefile.Session) error {
		if e.Out == "" {
			return s.ExportCase(c.ctx, c.out, e.Attachments)
		}
		err := casefile.WriteFile(e.Out, e.Force, func(w io.Writer) error { return s.ExportCase(c.ctx, w, e.Attachments) })
		if err != nil {
			return err
		}
		return c.answer(fileResult{File: e.Out}, func(p *page) { p.line("%s", e.Out) })
	})
}

type fileResult struct {
	File string `json:"file"`
}
