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
	Profile  string `placeholder:"FILE" help:"Profile of the certification body to copy into the case, as Fieldcase exports it; - reads standard input. Left out, the one kept on this machine is taken."`
	None     bool   `name:"no-profile" help:"Take no profile, also when one is kept on this machine."`
	Force    bool   `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (newCmd) Help() string {
	text := "The case gets its standard, the audits of the first cycle and, where the standard has controls, a Statement of " +
		"Applicability that lists them. A profile of the certification body is copied into it: name, address, mark, numbering, " +
		"conventions, people and audit-time tables. What changes in the profile later does not change the case.\n\nStandards:\n\n"
	for _, id := range assets.StandardIDs() {
		text += "  " + id + "\n"
	}
	return helpText(text, `casectl new client.fieldcase --client "Sølvberg Bildediagnostikk AS"`, codeError, codeUsage, codeInUse, codeCancelled)
}

// Run makes a new case.
func (n *newCmd) Run(c *console) error {
	profile, err := c.profileOf(n.Profile, n.None)
	if err != nil {
		return err
	}
	result := caseResult{Case: n.Case}
	if profile != nil {
		result.Profile = profile.Body.Name
	}
	err = c.placeCase(n.Case, n.Force, func(temp string) (*casefile.Session, error) {
		s, err := casefile.Create(c.ctx, c.Env, temp, casefile.NewCase{Client: audit.Client{Name: n.Client}, Standard: n.Standard, Profile: profile})
		if err == nil {
			result.ID = s.CaseID()
		}
		return s, err
	})
	if err != nil {
		return err
	}
	return c.answer(result, func(p *page) { p.line("%s", n.Case) })
}

type caseResult struct {
	Case    string   `json:"case"`
	ID      audit.ID `json:"id"`
	Profile string   `json:"profile,omitempty"` // name of the certification body whose profile was copied
}
