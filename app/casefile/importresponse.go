package casefile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
	"fieldcase/app/workbook/received"
)

// ErrWrongWorkbook is wrapped by the errors of TakeResponse for a workbook of another case or of a later version.
var ErrWrongWorkbook = errors.New("workbook not taken")

// ResponseImport is a workbook that came back from the client, compared with the case. Nothing of it is in the case yet.
type ResponseImport struct {
	Plan     audit.ImportPlan
	Evidence []EvidenceFile // that came with it
	// ExportedAt is when the workbook went out, as it says itself.
	ExportedAt audit.Instant
	path       string
	content    []byte
	sum        string
	export     audit.ID
	audit      audit.ID
}

// Proposed returns the cells that can be taken without a person's word about each: new and changed ones.
func (r *ResponseImport) Proposed() []audit.PlannedCell {
	return slices.DeleteFunc(slices.Clone(r.Plan.Cells), func(c audit.PlannedCell) bool {
		return c.State != audit.CellNew && c.State != audit.CellChanged
	})
}

// ReadResponse reads a workbook that came back and, from a folder or zip archive, the evidence that came with it ("" for
// none), and compares them with the case. It changes nothing. Errors wrap one of package received or
// workbook.ErrNoAnswers; see Explain.
func (s *Session) ReadResponse(ctx context.Context, path, evidence string) (*ResponseImport, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, fmt.Errorf("import response: %w", err)
	}
	content, err := readLimited(path)
	if err != nil {
		return nil, fmt.Errorf("import response: %w", err)
	}
	back, err := workbook.DecodeResponse(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("import response from %s: %w", filepath.Base(path), err)
	}
	back.Stale = workbook.Stale(c, s.catalogue, back)
	sum := sha256.Sum256(content)
	out := &ResponseImport{
		Plan: audit.PlanImport(c, back, workbook.Shown), path: path, content: content, sum: hex.EncodeToString(sum[:]), export: back.Export, audit: back.Audit, ExportedAt: back.ExportedAt,
	}
	if evidence != "" && out.Plan.Refused == nil {
		if out.Evidence, err = matchEvidence(ctx, out.Plan, evidence); err != nil {
			return nil, fmt.Errorf("import response: %w", err)
		}
	}
	return out, nil
}

// readLimited reads a file that may be a workbook.
func readLimited(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(f, received.MaxFile+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if len(content) > received.MaxFile {
		return nil, fmt.Errorf("read %s: %w: at most %d MB are read", path, received.ErrTooLarge, received.MaxFile>>20)
	}
	return content, nil
}

// Taken tells what became of a returned workbook.
type Taken struct {
	Kind     audit.DocumentKind // what was answered
	Cells    int                // answers that are in the case now
	Records  int                // nonconformities, requests or lines of a plan that were answered
	Evidence int                // files that were kept
}

// TakeResponse takes the chosen cells and the matched evidence into the case, as one action. The workbook is kept with them
// as it came, as evidence of what the client sent. Where nothing is new, nothing is written: the same file twice changes
// nothing. A workbook that was refused is an error that wraps ErrWrongWorkbook.
func (s *Session) TakeResponse(ctx context.Context, in *ResponseImport, chosen []audit.PlannedCell) (Taken, error) {
	if in.Plan.Refused != nil {
		return Taken{}, fmt.Errorf("import response: %w: %s", ErrWrongWorkbook, in.Plan.Refused.Message)
	}
	c, err := s.Case(ctx)
	if err != nil {
		return Taken{}, fmt.Errorf("import response: %w", err)
	}
	if len(chosen) > 0 {
		s.backUpBefore(ctx, BackupBeforeImport)
	}
	t := &keeping{session: s, of: c, evidence: map[audit.ID][]audit.ID{}}
	if err := t.files(ctx, in); err != nil {
		return Taken{}, fmt.Errorf("import response: %w", err)
	}
	if len(chosen) == 0 && t.kept == 0 {
		return Taken{}, nil
	}
	source, err := t.keep(ctx, filepath.Base(in.path), bytes.NewReader(in.content))
	if err != nil {
		return Taken{}, fmt.Errorf("import response: keep the workbook: %w", err)
	}
	n := t.answers(in, chosen, audit.Received{On: s.env.Today(), Source: source, Workbook: issuedAs(c, in.export), Evidence: t.evidence})
	if err := s.Save(ctx, takenLabel(in.Plan.Kind), t.changes...); err != nil {
		return Taken{}, err
	}
	return Taken{Kind: in.Plan.Kind, Cells: len(chosen), Records: n, Evidence: t.kept}, nil
}

// takenLabel names the action.
func takenLabel(kind audit.DocumentKind) string {
	switch kind {
	case audit.RequestDocument:
		return "Documents from the client"
	case audit.PlanDocument:
		return "Answer to the plan"
	default:
		return "Response of the client"
	}
}

// answers adds what the chosen cells change, and returns of how many records.
func (k *keeping) answers(in *ResponseImport, chosen []audit.PlannedCell, as audit.Received) int {
	if in.Plan.Kind == audit.RequestDocument {
		return k.lists(audit.TakeRequestAnswers(k.of, chosen, as))
	}
	if in.Plan.Kind == audit.PlanDocument {
		return k.lists(audit.TakePlanAnswers(k.of, in.audit, chosen, as))
	}
	answers := audit.TakeAnswers(k.of, chosen, as)
	for _, a := range answers {
		if a.ResponseBefore == nil {
			a.Response.ID = k.session.env.ID()
			k.changes = append(k.changes, Change{After: a.Response})
		} else {
			k.changes = append(k.changes, Change{Before: a.ResponseBefore, After: a.Response})
		}
		if a.Finding != nil {
			k.changes = append(k.changes, Change{Before: a.FindingBefore, After: a.Finding})
		}
	}
	return len(answers)
}

// lists adds changes of records that hold the client's answers themselves.
func (k *keeping) lists(answers []audit.Answered) int {
	for _, a := range answers {
		k.changes = append(k.changes, Change(a))
	}
	return len(answers)
}

// issuedAs returns the document that went out with that export, "" when the case keeps none of it.
func issuedAs(c *audit.Case, export audit.ID) audit.ID {
	if i := slices.IndexFunc(c.Documents, func(d audit.Document) bool { return d.ID == export }); i >= 0 {
		return c.Documents[i].ID
	}
	return ""
}
