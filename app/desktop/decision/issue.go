package decision

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// Documents is what the page needs of the open case to issue the certificate.
type Documents interface {
	// IssueDocument keeps the certificate in the case with the state it was made from.
	IssueDocument(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, as casefile.Issuing) (casefile.Issued, error)
	// PreviewReport writes the certificate to w as the case stands, a draft while it is not issued.
	PreviewReport(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, format casefile.ReportFormat, w io.Writer) error
	// Open returns the bytes of a document that was issued.
	Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error)
}

// documentOf returns the document of a certificate that was issued last, nil for none.
func documentOf(c *audit.Case, k *audit.Certificate) *audit.Document {
	var out *audit.Document
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.Kind == audit.CertificateDocument && d.Certificate == k.ID && k.ID != "" && (out == nil || d.Version >= out.Version) {
			out = d
		}
	}
	return out
}

// issued returns the file of the certificate that the page shows, as it was issued; nil while it is not.
func (p *Page) issued() *audit.Attachment {
	if k := p.certificate(); k != nil {
		if d := documentOf(p.now, k); d != nil {
			return p.now.Attachment(d.Attachment)
		}
	}
	return nil
}

// issueCertificate asks how the certificate is issued as it is shown, and issues it.
func (p *Page) issueCertificate() {
	k := p.certificate()
	if p.lockedIssue() != "" {
		return
	}
	format := kit.NewSegmented(kit.Segment{ID: string(casefile.PDFFormat), Word: "PDF"}, kit.Segment{ID: string(casefile.WordFormat), Word: "Word"})
	format.Choose(string(casefile.PDFFormat))
	kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Issue certificate " + k.Number + "?", Text: p.issueWords(k), Width: 480, Focus: format,
		Body: kit.Cols(8, kit.NewText("Written as", kit.Label).In(kit.Ink2), format, kit.Spacer()),
		Buttons: []kit.DialogButton{
			{Word: "Cancel", Cancel: true},
			{Word: "Issue certificate", Icon: "award", Kind: kit.Primary, Default: true, Press: func() bool {
				p.writeCertificate(casefile.ReportFormat(format.Chosen()))
				return true
			}},
		},
	})
}

// issueWords say what the issue does.
func (p *Page) issueWords(k *audit.Certificate) string {
	words := fmt.Sprintf("Issue %d, effective %s, valid until %s. ", k.Revision, k.EffectiveOn, k.ExpiresOn)
	if !k.IssuedOn.IsZero() {
		return words + fmt.Sprintf("It was issued on %s, and its document is not in the case yet: it is written now and kept with the changes it was made from.", k.IssuedOn)
	}
	return words + "The document is kept in the case with its bytes and the changes it was made from. After that the certificate is changed only by a next issue."
}

// writeCertificate issues the certificate: its data, its day and its document in one action.
func (p *Page) writeCertificate(format casefile.ReportFormat) {
	k := p.certificate()
	if p.lockedIssue() != "" {
		return // another change came in between
	}
	as := casefile.Issuing{Format: format, Certificate: k.ID}
	if k.ID == "" {
		after := audit.Clone(k)
		after.ID = p.cases.NewID()
		as.Certificate, as.With = after.ID, []casefile.Change{{After: after}}
	}
	about := p.about.ID
	p.host.Runner().Save(func() error {
		_, err := p.cases.IssueDocument(context.Background(), about, casefile.AuditCertificate, as)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Tell(err)
		} else {
			p.host.Toast("Certificate "+k.Number+" issued", true)
		}
		p.follow()
		p.Focus()
	})
}

// lockedDocument says why there is no document of the certificate, "" when there is one.
func (p *Page) lockedDocument() string {
	if p.issued() == nil {
		return "the certificate is not issued yet"
	}
	return ""
}

// openDocument shows the certificate as it was issued; while it is not, a draft as the case stands.
func (p *Page) openDocument() {
	if p.lockedEdit() != "" {
		return
	}
	if file := p.issued(); file != nil {
		p.host.OpenContent(file.Name, func(w io.Writer) error { return p.copyTo(w, file) })
		return
	}
	about, number := p.about.ID, p.certificate().Number
	p.host.OpenContent(strings.TrimSpace("Certificate "+number)+", draft.pdf", func(w io.Writer) error {
		return p.cases.PreviewReport(context.Background(), about, casefile.AuditCertificate, casefile.PDFFormat, w)
	})
}

// saveDocument writes a copy of the certificate as it was issued to a file of the user's choice.
func (p *Page) saveDocument() {
	file := p.issued()
	if file == nil {
		return
	}
	p.host.ChooseSave("Save a copy of the certificate", file.Name, func(path string) {
		if filepath.Ext(path) == "" {
			path += filepath.Ext(file.Name)
		}
		err := casefile.WriteFile(path, true, func(w io.Writer) error { return p.copyTo(w, file) })
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast("Written to "+filepath.Base(path), false)
	})
}

func (p *Page) copyTo(w io.Writer, file *audit.Attachment) error {
	r, err := p.cases.Open(context.Background(), file)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, r.Close())
}
