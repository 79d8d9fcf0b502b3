package casefile

import (
	"context"
	"fmt"
	"io"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/workbook"
)

// ExportedProgramme tells what was written.
type ExportedProgramme struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"` // of the file's bytes
	Audits int    `json:"audits"` // of the cycle, those that were cancelled left out
}

// ExportProgramme writes the audit programme of a certification cycle as a workbook; of the latest when cycleID is "". An
// existing file is replaced only with force.
func (s *Session) ExportProgramme(ctx context.Context, cycleID audit.ID, path string, force bool) (ExportedProgramme, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return ExportedProgramme{}, fmt.Errorf("export programme: %w", err)
	}
	y := cycleNamed(c, cycleID)
	if y == nil {
		return ExportedProgramme{}, fmt.Errorf("export programme: certification cycle %s: %w", cycleID, ErrNotFound)
	}
	book := workbook.Programme{
		Case: c, Catalogue: s.catalogue, Cycle: y, Time: timeSteps(c, y.ID), ExportedAt: s.env.Now(), Program: s.env.Program,
	}
	out := ExportedProgramme{File: path, Audits: len(audit.MatrixOf(c, y.ID, nil, nil).Audits)}
	err = WriteFile(path, force, func(w io.Writer) error {
		h := newHashWriter(w)
		err := book.Encode(ctx, h)
		out.SHA256 = h.sum()
		return err
	})
	if err != nil {
		return ExportedProgramme{}, fmt.Errorf("export programme to %s: %w", path, err)
	}
	return out, nil
}

// cycleNamed returns the cycle with the ID, the latest for ""; nil where there is none.
func cycleNamed(c *audit.Case, id audit.ID) *audit.Programme {
	var out *audit.Programme
	for i := range c.Programmes {
		p := &c.Programmes[i]
		if p.ID == id || id == "" && (out == nil || p.Cycle > out.Cycle) {
			out = p
		}
	}
	return out
}

// timeSteps returns the steps of the audit time of a cycle; none while it is not determined or a rule refuses it.
func timeSteps(c *audit.Case, cycleID audit.ID) []workbook.TimeStep {
	sheet, err := audittime.FromCase(c, cycleID)
	if err != nil {
		return nil
	}
	var out []workbook.TimeStep
	for _, x := range sheet.Steps {
		out = append(out, workbook.TimeStep{
			Label: x.Label, Formula: x.Formula, Reason: x.Reason, Source: x.Source, Unrounded: x.Unrounded, Rounded: x.Rounded,
			Sum: x.Kind == audittime.StepTotal,
		})
	}
	return out
}
