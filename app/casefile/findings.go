package casefile

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/platform/filename"
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
	book, err := s.findingsBook(ctx, auditID)
	if err != nil {
		return Exported{}, fmt.Errorf("export findings: %w", err)
	}
	return exportFindings(ctx, book, path, force, progress)
}

// findingsBook is the findings workbook of an audit, or of the whole case.
func (s *Session) findingsBook(ctx context.Context, auditID audit.ID) (workbook.Findings, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return workbook.Findings{}, err
	}
	book := workbook.Findings{
		Case: c, Catalogue: s.catalogue, Audit: c.Audit(auditID), ExportedAt: s.env.Now(), Program: s.env.Program, Today: s.env.Today(),
		Export: audit.ID(s.env.NewID()),
	}
	if err := s.tellOrigin(ctx, &book); err != nil {
		return workbook.Findings{}, err
	}
	if auditID != "" && book.Audit == nil {
		return workbook.Findings{}, fmt.Errorf("audit %s: %w", auditID, ErrNotFound)
	}
	return book, nil
}

func exportFindings(ctx context.Context, book workbook.Findings, path string, force bool, progress func(done, total int)) (Exported, error) {
	out := Exported{File: path}
	err := WriteFile(path, force, func(w io.Writer) error {
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

// ExportedPart tells of the workbook of one person.
type ExportedPart struct {
	Exported
	Contact string `json:"contact"` // name of the person; "" for what names nobody
}

// ExportParts writes one workbook for each person of the client that nonconformities name to answer them, and one for those
// that name nobody, into a folder. What comes back of them is taken one after the other, as any workbook is. Existing files
// are replaced only with force; it fails with workbook.ErrNothingAsked when nothing waits for an answer.
func (s *Session) ExportParts(ctx context.Context, auditID audit.ID, folder string, force bool) ([]ExportedPart, error) {
	book, err := s.findingsBook(ctx, auditID)
	if err != nil {
		return nil, fmt.Errorf("export findings by person: %w", err)
	}
	persons := workbook.Answerers(book.Case, book.Audit)
	if len(persons) == 0 {
		return nil, fmt.Errorf("export findings by person: %w", workbook.ErrNothingAsked)
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, fmt.Errorf("export findings by person: %w", err)
	}
	var out []ExportedPart
	used := map[string]bool{}
	for _, person := range persons {
		book.Part, book.Export = &workbook.Part{Contact: person}, audit.ID(s.env.NewID())
		part := ExportedPart{}
		title := "without a person"
		if person != nil {
			part.Contact, title = person.Name, person.Name
		}
		name := filename.Safe("findings " + title)
		for n := 2; used[strings.ToLower(name)]; n++ {
			name = filename.Safe(fmt.Sprintf("findings %s %d", title, n))
		}
		used[strings.ToLower(name)] = true
		if part.Exported, err = exportFindings(ctx, book, filepath.Join(folder, name+".xlsx"), force, nil); err != nil {
			return out, err
		}
		out = append(out, part)
	}
	return out, nil
}

// ExportedQuestions tells of a workbook in which the client answers about documents or the plan.
type ExportedQuestions struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"` // of the file's bytes
	Rows   int    `json:"rows"`
}

// ExportQuestions writes the workbook in which the client says which documents it provides (audit.RequestDocument), or
// accepts the plan of an audit line by line (audit.PlanDocument). An existing file is replaced only with force; it fails
// with workbook.ErrNothingAsked when nothing is asked for or planned.
func (s *Session) ExportQuestions(ctx context.Context, auditID audit.ID, kind audit.DocumentKind, path string, force bool) (ExportedQuestions, error) {
	book, err := s.findingsBook(ctx, auditID)
	if err != nil {
		return ExportedQuestions{}, fmt.Errorf("export workbook: %w", err)
	}
	questions := workbook.Questions{
		Kind: kind, Case: book.Case, Catalogue: book.Catalogue, Audit: book.Audit, ExportedAt: book.ExportedAt, Program: book.Program, Today: book.Today, Export: book.Export,
	}
	out := ExportedQuestions{File: path}
	err = WriteFile(path, force, func(w io.Writer) (err error) {
		h := newHashWriter(w)
		out.Rows, err = questions.Encode(ctx, h)
		out.SHA256 = h.sum()
		return err
	})
	if err != nil {
		return ExportedQuestions{}, fmt.Errorf("export workbook to %s: %w", path, err)
	}
	return out, nil
}

// tellOrigin has the workbook say which changes of the case it was made from, and signs it.
func (s *Session) tellOrigin(ctx context.Context, book *workbook.Findings) error {
	heads, err := s.file.Frontier(ctx)
	if err != nil {
		return err
	}
	book.Heads = heads.String()
	book.Signing, err = s.signing()
	return err
}
