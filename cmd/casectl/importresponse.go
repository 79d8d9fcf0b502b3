package main

import (
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

type importResponseCmd struct {
	Case     string `arg:"" help:"Case file."`
	File     string `arg:"" help:"Workbook that came back from the client." placeholder:"FILE.xlsx"`
	Evidence string `placeholder:"DIR|ZIP" help:"Folder or zip archive with the evidence that came with it."`
	DryRun   bool   `help:"Show what would change, and write nothing."`
}

// Help implements kong.HelpProvider.
func (importResponseCmd) Help() string {
	return helpText("Takes the answers that are new or changed, as one action that casectl undo takes back. Locked cells, rows of unknown "+
		"nonconformities and whatever leaves a doubt are told as problems and not taken. Files are matched by the number of the nonconformity "+
		"in their name or their folder's. The same workbook twice changes nothing.",
		"casectl import response client.fieldcase answers.xlsx --evidence answers.zip --dry-run",
		codeError, codeUsage, codeProblems, codeNotCase, codeInUse, codeNewer, codeDamaged, codeCancelled)
}

// Run takes the client's answers into the case.
func (i *importResponseCmd) Run(c *console) error {
	s, err := casefile.Open(c.ctx, c.Env, i.Case, i.DryRun)
	if err != nil {
		return err
	}
	result, err := i.take(c, s)
	if err := closing(s, err); err != nil {
		return err
	}
	if err := c.answer(result, result.write); err != nil {
		return err
	}
	if result.refused != nil {
		return fmt.Errorf("import response: %w: %s", casefile.ErrWrongWorkbook, result.refused.Message)
	}
	if len(result.Problems) > 0 {
		return errProblems
	}
	return nil
}

// take compares the workbook with the case and, unless nothing is to be written, takes what is proposed.
func (i *importResponseCmd) take(c *console, s *casefile.Session) (*responseResult, error) {
	in, err := s.ReadResponse(c.ctx, i.File, i.Evidence)
	if err != nil {
		return nil, err
	}
	result := newResponseResult(in)
	if i.DryRun || in.Plan.Refused != nil {
		return result, nil
	}
	taken, err := s.TakeResponse(c.ctx, in, in.Proposed())
	result.Applied = taken.Cells > 0 || taken.Evidence > 0
	return result, err
}

type responseResult struct {
	Changes  []responseChange   `json:"changes"`
	Problems []responseProblem  `json:"problems"`
	Evidence []responseEvidence `json:"evidence"`
	Applied  bool               `json:"applied"`
	refused  *audit.ImportRemark
}

type responseChange struct {
	Finding string `json:"finding"` // number of the nonconformity, or of what else was asked
	Field   string `json:"field"`
	Old     string `json:"old"`
	New     string `json:"new"`
	Cell    string `json:"cell"`
}

type responseProblem struct {
	Cell    string                 `json:"cell"`
	Kind    audit.ImportRemarkKind `json:"kind"`
	Message string                 `json:"message"`
}

type responseEvidence struct {
	Finding string `json:"finding"` // "" when the file's name tells of none
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
}

// fileProblem is the kind of a problem with a file of evidence.
const fileProblem = audit.ImportRemarkKind("evidence")

func newResponseResult(in *casefile.ResponseImport) *responseResult {
	r := &responseResult{Changes: []responseChange{}, Problems: []responseProblem{}, Evidence: []responseEvidence{}, refused: in.Plan.Refused}
	for _, cell := range in.Proposed() {
		r.Changes = append(r.Changes, responseChange{cell.Label, cell.Field, cell.Old, cell.New, cell.Cell})
	}
	if r.refused != nil {
		r.Problems = append(r.Problems, responseProblem{r.refused.Cell, r.refused.Kind, r.refused.Message})
	}
	for _, remark := range in.Plan.Remarks {
		r.Problems = append(r.Problems, responseProblem{remark.Cell, remark.Kind, remark.Message})
	}
	for _, f := range in.Evidence {
		e := responseEvidence{File: f.Path, SHA256: f.SHA256}
		switch label := labelOf(in, f.Record); {
		case f.Problem != "":
			r.Problems = append(r.Problems, responseProblem{Kind: fileProblem, Message: fmt.Sprintf("%s is not taken: %s", f.Path, f.Problem)})
		case label == "":
			r.Problems = append(r.Problems, responseProblem{
				Kind: fileProblem, Message: f.Path + " names nothing that was asked about, and is not taken. Put the number in front of its name, such as NC-2026-ST2-01.",
			})
		default:
			e.Finding = label
		}
		r.Evidence = append(r.Evidence, e)
	}
	return r
}

// labelOf is the number of what a file belongs to, "" for nothing.
func labelOf(in *casefile.ResponseImport, record audit.ID) string {
	if i := slices.IndexFunc(in.Plan.Asked, func(a audit.Asked) bool { return a.ID == record }); i >= 0 {
		return in.Plan.Asked[i].Label
	}
	return ""
}

func (r *responseResult) write(p *page) {
	var rows [][]string
	for _, c := range r.Changes {
		rows = append(rows, []string{c.Finding, c.Field, short(c.Old, 30), "→ " + short(c.New, 50)})
	}
	word := "to take"
	if r.Applied {
		word = "taken"
	}
	p.line("%s %s", plural(len(r.Changes), "answer", "answers"), word)
	if len(rows) > 0 {
		p.table(rows)
	}
	if len(r.Evidence) > 0 {
		p.heading("Evidence")
		rows = nil
		for _, e := range r.Evidence {
			rows = append(rows, []string{e.Finding, e.File})
		}
		p.table(rows)
	}
	if len(r.Problems) > 0 {
		p.heading("Problems")
		for _, problem := range r.Problems {
			p.line("%s", problem.Message)
			if problem.Cell != "" {
				p.line("  in %s", problem.Cell)
			}
		}
	}
}
