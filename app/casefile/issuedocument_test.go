package casefile_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
)

// storyEnv is a world at a moment of the sample case's story. Identities go on where the bytes of the file end.
func storyEnv(m sample.Moment, from int) casefile.Env {
	n := from
	return casefile.Env{
		Now: func() time.Time { return m.Clock() },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK"}, Program: "test", Host: "test",
	}
}

// stories are the bytes of the sample case at its moments, each made once.
var stories = map[sample.Moment]func() ([]byte, error){
	sample.BeforeStage2:   sync.OnceValues(func() ([]byte, error) { return story(sample.BeforeStage2) }),
	sample.BeforeDecision: sync.OnceValues(func() ([]byte, error) { return story(sample.BeforeDecision) }),
	sample.Whole:          sync.OnceValues(func() ([]byte, error) { return story(sample.Whole) }),
}

func story(m sample.Moment) (content []byte, err error) {
	dir, err := os.MkdirTemp("", "story-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "client.fieldcase")
	s, err := sample.MakeAt(context.Background(), storyEnv(m, 0), path, m)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// storyAt opens a copy of the sample case as it stood at a moment.
func storyAt(t *testing.T, m sample.Moment) *casefile.Session {
	t.Helper()
	content, err := stories[m]()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "client.fieldcase")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := casefile.Open(t.Context(), storyEnv(m, 1<<32), path, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// issue issues a document of Stage 2 and returns it.
func issue(t *testing.T, s *casefile.Session, kind casefile.ReportKind, as casefile.Issuing) casefile.Issued {
	t.Helper()
	out, err := s.IssueDocument(t.Context(), current(t, s).AuditNamed("stage-2").ID, kind, as)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// issuedBytes returns the bytes of an issued document as the case keeps them.
func issuedBytes(t *testing.T, s *casefile.Session, d casefile.Issued) string {
	t.Helper()
	r, err := s.Open(t.Context(), d.Attachment)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err := errors.Join(err, r.Close()); err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestSession_IssueDocument_freezesTheReport(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.Whole)
	first := issue(t, s, casefile.AuditReport, casefile.Issuing{})
	d := first.Document
	if d.Kind != audit.ReportDocument || d.Version != 1 || d.Replaces != "" || !strings.HasPrefix(d.Heads, `[["`) || len(d.Findings) != 7 || d.IssuedBy == "" {
		t.Errorf("document %+v, want version 1 with seven findings", d)
	}
	if a := first.Attachment; a.Name != "Audit report of Stage 2, version 1.pdf" || a.MediaType != "application/pdf" || a.ID != d.Attachment {
		t.Errorf("attachment %+v", a)
	}
	content := issuedBytes(t, s, first)
	if !strings.HasPrefix(content, "%PDF-") {
		t.Errorf("the case keeps %.20q", content)
	}
	edit(t, s, func(a *audit.Audit) { a.Summary = "Other words." })
	if again := issuedBytes(t, s, first); again != content {
		t.Error("what was issued changed with the case")
	}
}

func TestSession_IssueDocument_anew(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.Whole)
	first := issue(t, s, casefile.AuditReport, casefile.Issuing{})
	_, err := s.IssueDocument(t.Context(), first.Document.Audit, casefile.AuditReport, casefile.Issuing{})
	var invalid *casefile.InvalidError
	if !errors.As(err, &invalid) || invalid.Problems[0].Field != "reason" {
		t.Errorf("issued anew without a reason: %v", err)
	}
	second := issue(t, s, casefile.AuditReport, casefile.Issuing{Format: casefile.WordFormat, Reason: " The summary was wrong. "})
	if d := second.Document; d.Version != 2 || d.Replaces != first.Document.ID || d.Reason != "The summary was wrong." || d.Heads == first.Document.Heads {
		t.Errorf("second version %+v", d)
	}
	if name := second.Attachment.Name; name != "Audit report of Stage 2, version 2.docx" {
		t.Errorf("second version is the file %q", name)
	}
	if faults, err := s.Check(t.Context(), nil); err != nil || len(faults) != 0 {
		t.Errorf("check: %v, %v", err, faults)
	}
}

// edit changes Stage 2.
func edit(t *testing.T, s *casefile.Session, change func(*audit.Audit)) {
	t.Helper()
	before := current(t, s).AuditNamed("stage-2")
	after := audit.Clone(before)
	change(after)
	if err := s.Save(t.Context(), "Edit", casefile.Change{Before: before, After: after}); err != nil {
		t.Fatal(err)
	}
}

func TestSession_IssueDocument_setsTheDayAndIsOneAction(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at   sample.Moment
		kind casefile.ReportKind
		day  func(*audit.Audit) *date.Date
		want string
	}{
		{
			sample.BeforeStage2, casefile.AuditPlan, func(a *audit.Audit) *date.Date { return &a.PlanSent }, "2026-04-20",
		},
		{
			sample.BeforeDecision, casefile.AuditReport, func(a *audit.Audit) *date.Date { return &a.ReportedOn }, "2026-06-18",
		},
	} {
		s := storyAt(t, tt.at)
		edit(t, s, func(a *audit.Audit) { *tt.day(a) = date.Date{} })
		issue(t, s, tt.kind, casefile.Issuing{})
		c := current(t, s)
		if got := tt.day(c.AuditNamed("stage-2")).String(); got != tt.want || len(c.Documents) != 1 {
			t.Errorf("%s: day %q, %d documents; want %s and one", tt.kind, got, len(c.Documents), tt.want)
		}
		if _, err := s.Undo(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		c = current(t, s)
		left := slices.ContainsFunc(c.Attachments, func(a audit.Attachment) bool { return a.Source == "issued document" })
		if got := tt.day(c.AuditNamed("stage-2")).String(); got == tt.want || len(c.Documents) != 0 || left {
			t.Errorf("%s undone: day %q, %d documents, attachment %v", tt.kind, got, len(c.Documents), left)
		}
	}
}

// The number of a plan that was given by hand goes on.
func TestSession_IssueDocument_planAnew(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.BeforeStage2)
	if first := issue(t, s, casefile.AuditPlan, casefile.Issuing{}); first.Document.Version != 2 {
		t.Errorf("the plan is version %d; the case calls it 2", first.Document.Version)
	}
	edit(t, s, func(a *audit.Audit) { a.PlanAgreed, a.PlanAgreedBy = a.PlanSent, "Ingrid Næss" })
	second := issue(t, s, casefile.AuditPlan, casefile.Issuing{Reason: "Another room."})
	a := current(t, s).AuditNamed("stage-2")
	if second.Document.Version != 3 || a.PlanIssue != "3" || !a.PlanAgreed.IsZero() || a.PlanAgreedBy != "" {
		t.Errorf("version %d, the case says %s, agreed %q by %q", second.Document.Version, a.PlanIssue, a.PlanAgreed, a.PlanAgreedBy)
	}
}

func TestSession_IssueDocument_certificate(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.Whole)
	out := issue(t, s, casefile.AuditCertificate, casefile.Issuing{})
	c := current(t, s)
	if d := out.Document; d.Certificate != c.Certificates[0].ID || d.Decision != c.Decisions[0].ID || d.Kind != audit.CertificateDocument {
		t.Errorf("document %+v", out.Document)
	}
	if name := out.Attachment.Name; name != "Certificate FC-AIMS-0042, version 1.pdf" {
		t.Errorf("file %q", name)
	}
}

func TestSession_IssueDocument_refuses(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.BeforeDecision)
	c := current(t, s)
	for name, tt := range map[string]struct {
		audit audit.ID
		kind  casefile.ReportKind
		want  error
		says  string
	}{
		"a report that is not complete":       {c.AuditNamed("surveillance-1").ID, casefile.AuditReport, casefile.ErrBlocked, "Audit report of Surveillance 1 cannot be issued yet: Element 5"},
		"a plan that is not made":             {c.AuditNamed("surveillance-1").ID, casefile.AuditPlan, casefile.ErrBlocked, "Element a of the plan"},
		"a certificate before the decision":   {c.AuditNamed("stage-2").ID, casefile.AuditCertificate, casefile.ErrBlocked, "Draw up the certificate"},
		"a certificate of a Stage 1":          {c.AuditNamed("stage-1").ID, casefile.AuditCertificate, casefile.ErrReportKind, ""},
		"a document of an audit that is gone": {"nowhere", casefile.AuditReport, casefile.ErrNotFound, ""},
	} {
		_, err := s.IssueDocument(t.Context(), tt.audit, tt.kind, casefile.Issuing{})
		if !errors.Is(err, tt.want) || !strings.Contains(fmt.Sprint(err), tt.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.IssueDocument(t.Context(), c.AuditNamed("stage-2").ID, casefile.AuditReport, casefile.Issuing{Format: "odt"}); !errors.Is(err, casefile.ErrReportFormat) {
		t.Errorf("another format: %v", err)
	}
	edit(t, s, func(a *audit.Audit) { a.Summary = "結論" })
	_, err := s.IssueDocument(t.Context(), c.AuditNamed("stage-2").ID, casefile.AuditReport, casefile.Issuing{})
	if !errors.Is(err, casefile.ErrBlocked) || !strings.Contains(err.Error(), "no letters for 結 論") {
		t.Errorf("a PDF that would show boxes: %v", err)
	}
	if c := current(t, s); len(c.Documents) != 0 || slices.ContainsFunc(c.Attachments, func(a audit.Attachment) bool { return a.Source == "issued document" }) {
		t.Errorf("what was refused was written: %+v", c.Documents)
	}
	issue(t, s, casefile.AuditReport, casefile.Issuing{Format: casefile.WordFormat})
}

func hashOf(content []byte) string {
	h := sha256.Sum256(content)
	return hex.EncodeToString(h[:])
}

func TestSession_Report(t *testing.T) {
	t.Parallel()
	s := storyAt(t, sample.Whole)
	id := current(t, s).AuditNamed("stage-2").ID
	dir := t.TempDir()
	before, err := s.Actions(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{"docx", "PDF"} {
		path := filepath.Join(dir, "Rapport – Sølvberg."+ending)
		steps := 0
		out, err := s.Report(t.Context(), id, casefile.AuditReport, path, false, func(int, int) { steps++ })
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if out.SHA256 != hashOf(content) || out.Draft || len(out.Missing) != 0 || out.Kind != "stage2" || steps != 3 {
			t.Errorf("%s: %+v after %d steps", ending, out, steps)
		}
		if _, err := s.Report(t.Context(), id, casefile.AuditReport, path, false, nil); !errors.Is(err, casefile.ErrExists) {
			t.Errorf("over a file that is there: %v", err)
		}
		again, err := s.Report(t.Context(), id, casefile.AuditReport, path, true, nil)
		if err != nil || again.SHA256 != out.SHA256 {
			t.Errorf("written again: %v, %s instead of %s", err, again.SHA256, out.SHA256)
		}
	}
	if _, err := s.Report(t.Context(), id, casefile.AuditReport, filepath.Join(dir, "report.odt"), false, nil); !errors.Is(err, casefile.ErrReportFormat) {
		t.Errorf("another format: %v", err)
	}
	if after, err := s.Actions(t.Context(), 1); err != nil || after[0].ID != before[0].ID {
		t.Errorf("writing a document changed the case: %+v, %v", after, err)
	}
}
