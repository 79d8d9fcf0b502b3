package main

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/assets"
)

type newCmd struct {
	Case     string `arg:"" help:"Case file to make, as client.fieldcase."`
	Client   string `required:"" placeholder:"NAME" help:"Name of the client."`
	Standard string `placeholder:"ID" help:"Standard of the audits (iso-iec-42001-2023)."`
	Force    bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (newCmd) Help() string {
	text := "The case gets its standard, the audits of the first cycle and, where the standard has controls, a Statement of " +
		"Applicability that lists them.\n\nStandards:\n\n"
	for _, id := range assets.StandardIDs() {
		text += "  " + id + "\n"
	}
	return helpText(text, `casectl new client.fieldcase --client "Sølvberg Bildediagnostikk AS"`, codeError, codeUsage, codeInUse, codeCancelled)
}

// Run makes a new case.
func (n *newCmd) Run(c *console) error {
	var id audit.ID
	err := c.placeCase(n.Case, n.Force, func(temp string) (*casefile.Session, error) {
		s, err := casefile.Create(c.ctx, c.Env, temp, casefile.NewCase{Client: audit.Client{Name: n.Client}, Standard: n.Standard})
		if err == nil {
			id = s.CaseID()
		}
		return s, err
	})
	if err != nil {
		return err
	}
	return c.answer(caseResult{n.Case, id}, func(p *page) { p.line("%s", n.Case) })
}

type caseResult struct {
	Case string   `json:"case"`
	ID   audit.ID `json:"id"`
}
