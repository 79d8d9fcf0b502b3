package main

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

type undoCmd struct {
	Case   string `arg:"" help:"Case file."`
	Action string `arg:"" optional:"" help:"Identity of the action, as casectl history shows it; else the last one."`
}

// Help implements kong.HelpProvider.
func (undoCmd) Help() string {
	return helpText("Sets the earlier values again where the action's values still stand, as an action of its own. Undoing it again does the action again.",
		"casectl undo client.fieldcase", codeError, codeUsage, codeProblems, codeNotCase, codeInUse, codeNewer, codeDamaged, codeCancelled)
}

// Run takes an action back.
func (u *undoCmd) Run(c *console) error {
	s, err := casefile.Open(c.ctx, c.Env, u.Case, false)
	if err != nil {
		return err
	}
	done, err := s.Undo(c.ctx, u.Action)
	if err := closing(s, err); err != nil {
		return err
	}
	result := undoResult{Undone: done.Action, Label: done.Label, Again: done.Again, Kept: []keptField{}}
	for _, k := range done.Conflicts {
		result.Kept = append(result.Kept, keptField{Kind: k.Kind, Record: k.Record, Field: k.Field, Stands: k.Stands.Text(), Earlier: k.Earlier.Text()})
	}
	if err := c.answer(result, result.write); err != nil {
		return err
	}
	if len(result.Kept) > 0 {
		return errProblems
	}
	return nil
}

type undoResult struct {
	Undone string      `json:"undone"` // identity of the action
	Label  string      `json:"label"`
	Again  bool        `json:"again"` // the action was itself an undo, so that what it took back is done again
	Kept   []keptField `json:"kept"`  // changed again since, and left as they are
}

type keptField struct {
	Kind    string   `json:"kind"`
	Record  audit.ID `json:"record"`
	Field   string   `json:"field"`
	Stands  string   `json:"stands"`
	Earlier string   `json:"earlier"`
}

func (r undoResult) write(p *page) {
	word := "Undone"
	if r.Again {
		word = "Done again"
	}
	p.line("%s: %s", word, r.Label)
	var rows [][]string
	for _, k := range r.Kept {
		rows = append(rows, []string{k.Kind, k.Field, "stays " + short(k.Stands, 40), "was " + short(k.Earlier, 40)})
	}
	if len(rows) > 0 {
		p.heading("Changed again since, left as it is")
		p.table(rows)
	}
}
