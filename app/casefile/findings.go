package casefile

import (
	"context"
	"fmt"
	"io"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

// Exported tells what was written.
type Exported struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"` // of the file's bytes
	Findings int    `json:"findings"`
}

// ExportFindings writes the findings workbook of the audit, or of the whole case when auditID is "". An existing file
// is replaced only with force. progress may be nil.
func (s *Session) ExportFindings(ctx context.Context, auditID audit.ID, path string, force bool, progress func(done, total int)) (Exported, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return Exported{}, fmt.Errorf("export findings: %w", err)
	}
	book := workbook.Findings{
		Case: c, Catalogue: s.catalogue, Audit: c.Audit(auditID), ExportedAt: s.env.Now(), Program: s.env.Program, Today: s.env.Today(),
		Export: audit.ID(s.env.NewID()),
	}
	if auditID != "" && book.Audit == nil {
		return Exported{}, fmt.Errorf("export findings: audit %s: %w", auditID, ErrNotFound)
	}
	out := Exported{File: path}
	err = WriteFile(path, force, func(w io.Writer) error {
		h := newHashWriter(w)
		res, err := book.Encode(ctx, h, progress)
		out.SHA256, out.Findings = h.sum(), res.Findings
		return err
	})
	if err != nil {
		return Exported{}, fmt.Errorf("export findings to %s: %w", path, err)
	}
	return out, nil
}
