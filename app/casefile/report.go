package casefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/report"
	"fieldcase/assets"
)

// ReportKind is which document of an audit is written; "" is the report that an audit of its kind has. See package report.
type ReportKind = report.Kind

// The documents of an audit.
const (
	AuditPlan        = report.Plan
	AuditReport      = ReportKind("")
	AuditCertificate = report.Certificate
)

// ReportFormat is how a document is written.
type ReportFormat = report.Format

// The formats of documents.
const (
	WordFormat = report.Word
	PDFFormat  = report.PDF
)

// Errors of documents.
var (
	ErrReportKind   = report.ErrKind   // the audit has no such document
	ErrReportFormat = report.ErrFormat // the name of the file ends in neither .docx nor .pdf
)

// Lack is something that the case lacks for a document; one that blocks keeps it from being issued, and marks what is
// exported as a draft.
type Lack = report.Missing

// Reported tells what was written.
type Reported struct {
	File    string     `json:"file"`
	SHA256  string     `json:"sha256"` // of the file's bytes
	Kind    ReportKind `json:"kind"`
	Draft   bool       `json:"draft"`
	Missing []Lack     `json:"missing"`
}

// Report writes a document of an audit to a file: Word or PDF, as the name of the file ends. What the case lacks is said in
// the document where it belongs and returned; what blocks the issue makes the file a draft and is no error. Nothing is
// changed in the case: IssueDocument issues. An existing file is replaced only with force. progress may be nil.
//
// Errors are ErrReportFormat, ErrReportKind, ErrNotFound, ErrExists and those of writing.
func (s *Session) Report(
	ctx context.Context, auditID audit.ID, kind ReportKind, path string, force bool, progress func(done, total int),
) (Reported, error) {
	step := func(done int) {
		if progress != nil {
			progress(done, 3)
		}
	}
	format, err := report.FormatOf(path)
	if err != nil {
		return Reported{}, fmt.Errorf("write %s: %w", path, err)
	}
	c, err := s.Case(ctx)
	if err != nil {
		return Reported{}, fmt.Errorf("write %s: %w", path, err)
	}
	step(1)
	doc, err := s.document(ctx, c, auditID, kind, report.Issue{}, nil)
	if err != nil {
		return Reported{}, fmt.Errorf("write %s: %w", path, err)
	}
	step(2)
	out := Reported{File: path, Kind: doc.Kind, Draft: doc.Draft, Missing: doc.Missing}
	err = WriteFile(path, force, func(w io.Writer) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		h := newHashWriter(w)
		lacking, err := doc.Encode(format, reportFonts(), h)
		out.SHA256 = h.sum()
		out.Missing = append(out.Missing, unshown(lacking)...)
		return err
	})
	if err != nil {
		return Reported{}, fmt.Errorf("write %s: %w", path, err)
	}
	step(3)
	return out, nil
}

// document builds a document of an audit as the case stands in c.
func (s *Session) document(
	ctx context.Context, c *audit.Case, auditID audit.ID, kind ReportKind, issue report.Issue, certificate *audit.Certificate,
) (*report.Document, error) {
	a := c.Audit(auditID)
	if a == nil {
		return nil, fmt.Errorf("audit %s: %w", auditID, ErrNotFound)
	}
	kind, err := report.Resolve(kind, a)
	if err != nil {
		return nil, err
	}
	in := report.Input{
		Case: c, Catalogue: s.catalogue, Audit: a, Certificate: certificate, Kind: kind, Issue: issue, Today: s.env.Today(),
	}
	if in.Mark, err = s.picture(ctx, c, c.Body.Mark); err != nil {
		return nil, err
	}
	if in.Symbol, err = s.picture(ctx, c, c.Body.AccreditationMark); err != nil {
		return nil, err
	}
	return report.Build(in)
}

// maxMark is how many bytes of a mark are read; what is larger is cut short and cannot be shown.
const maxMark = 16 << 20

// picture returns the bytes of a mark, none when there is none.
func (s *Session) picture(ctx context.Context, c *audit.Case, id audit.ID) ([]byte, error) {
	a := c.Attachment(id)
	if a == nil {
		return nil, nil
	}
	r, err := s.Open(ctx, a)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, maxMark))
	return content, errors.Join(err, r.Close())
}

// reportFonts are the fonts that a PDF embeds.
func reportFonts() report.Fonts {
	return report.Fonts{Regular: assets.Font("Inter-Regular"), Bold: assets.Font("Inter-SemiBold")}
}

// unshown tells of characters that a PDF shows as boxes.
func unshown(lacking []rune) []Lack {
	if len(lacking) == 0 {
		return nil
	}
	const most = 8
	some := make([]string, 0, most)
	for _, r := range lacking[:min(len(lacking), most)] {
		some = append(some, string(r))
	}
	more := ""
	if n := len(lacking) - most; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return []Lack{{Message: "The PDF has no letters for " + strings.Join(some, " ") + more +
		"; boxes stand for them. Write the document as .docx, where Word finds a font for every script."}}
}
