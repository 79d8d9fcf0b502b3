package casefile

import (
	"context"
	"fmt"
	"io"

	"fieldcase/app/audit"
	"fieldcase/app/report"
)

// PreviewReport writes a document of an audit to w as it would be issued now, a draft while it lacks something. Nothing is
// changed in the case. See Report.
func (s *Session) PreviewReport(ctx context.Context, auditID audit.ID, kind ReportKind, format ReportFormat, w io.Writer) error {
	c, err := s.Case(ctx)
	if err != nil {
		return fmt.Errorf("preview report: %w", err)
	}
	doc, err := s.document(ctx, c, auditID, kind, report.Issue{}, nil)
	if err != nil {
		return fmt.Errorf("preview report: %w", err)
	}
	if _, err := doc.Encode(format, reportFonts(), w); err != nil {
		return fmt.Errorf("preview report: %w", err)
	}
	return nil
}
