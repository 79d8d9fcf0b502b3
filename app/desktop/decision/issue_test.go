package decision_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
)

// TestPage_issue: the certificate needs the decision and its number, and is issued by keys.
func TestPage_issue(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+I")
	if len(d.Case().Certificates) > 0 {
		t.Error("issued before the decision")
	}
	d.Press("Ctrl+Enter", "Ctrl+Shift+E")
	d.Sees("42 becomes FC-AIMS-0042")
	d.Press("Ctrl+A")
	d.Type("43")
	d.Press("Tab", "Esc")
	d.Sees("Certificate FC-AIMS-0043", "12 of 12 items filled")
	d.Press("Ctrl+Shift+E", "Ctrl+A")
	d.Type("FC-AIMS-0042")
	d.Press("Tab", "Esc")
	d.Sees("Certificate FC-AIMS-0042", "12 of 12 items filled")
	d.Press("Ctrl+I")
	d.Answer("Issue certificate")
	c := d.Case()
	if len(c.Certificates) != 1 {
		t.Fatalf("%d certificates", len(c.Certificates))
	}
	k := c.Certificates[0]
	if k.Number != "FC-AIMS-0042" || k.IssuedOn.String() != "2026-06-18" || k.ExpiresOn.String() != "2029-06-17" || k.Decision != c.Decisions[0].ID || len(k.Sites) != 3 || k.SoAVersion != "3.1" {
		t.Errorf("issued %+v", k)
	}
	d.Sees("8 of 8 passed", "Issue 1 of 2026-06-18", "Certificate FC-AIMS-0042, version 1.pdf")
}

// TestPage_issuedDocument: the document is kept in the case, opened and copied by keys; one undo takes it back with the day.
func TestPage_issuedDocument(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+Enter", "Ctrl+Shift+E", "Ctrl+A")
	d.Type("FC-AIMS-0042")
	d.Press("Tab", "Esc", "Ctrl+I")
	d.Answer("Issue certificate")
	c := d.Case()
	if len(c.Documents) != 1 || c.Documents[0].Certificate != c.Certificates[0].ID || c.Documents[0].Kind != audit.CertificateDocument || c.Documents[0].Heads == "" {
		t.Fatalf("documents %+v", c.Documents)
	}
	d.Press("Ctrl+I") // issued once
	d.Press("Ctrl+P")
	if len(d.Opened) != 1 || !strings.HasPrefix(d.Opened[0], "Certificate FC-AIMS-0042, version 1.pdf: %PDF") {
		t.Errorf("opened %.80q", d.Opened)
	}
	d.Path = filepath.Join(t.TempDir(), "certificate")
	d.Press("Ctrl+E")
	if data, err := os.ReadFile(d.Path + ".pdf"); err != nil || !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Errorf("the copy is %.20q, %v", data, err)
	}
	if got, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(got, err)
	}
	if c := d.Case(); len(c.Certificates)+len(c.Documents) != 0 {
		t.Errorf("one undo leaves %d certificates and %d documents", len(c.Certificates), len(c.Documents))
	}
}

// TestPage_preview: before it is issued the certificate is shown as a draft, and there is nothing to save a copy of.
func TestPage_preview(t *testing.T) {
	d := desk(t, sample.BeforeDecision)
	d.Press("Ctrl+P", "Ctrl+E")
	if len(d.Opened) != 1 || !strings.Contains(d.Opened[0], "draft.pdf: %PDF") {
		t.Errorf("opened %.80q", d.Opened)
	}
}

// TestPage_documentOfAnEarlierIssue: a certificate that was issued before its document was kept gets one, with its day.
func TestPage_documentOfAnEarlierIssue(t *testing.T) {
	d := desk(t, sample.Whole)
	d.Sees("its document is not in the case yet")
	d.Press("Ctrl+I")
	d.Answer("Issue certificate")
	c := d.Case()
	if len(c.Documents) != 1 || c.Certificates[0].IssuedOn.String() != "2026-06-18" {
		t.Errorf("%d documents, certificate of %s", len(c.Documents), c.Certificates[0].IssuedOn)
	}
}
