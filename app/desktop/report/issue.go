package report

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// Documents are what the page needs of the open case to write the report.
type Documents interface {
	// Report writes the report to a file as the case stands, a draft while it lacks something.
	Report(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, path string, force bool, progress func(done, total int)) (casefile.Reported, error)
	// PreviewReport writes the report to w in the same way.
	PreviewReport(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, format casefile.ReportFormat, w io.Writer) error
	// IssueDocument keeps the report in the case with the state it was made from.
	IssueDocument(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, as casefile.Issuing) (casefile.Issued, error)
	// Open returns the bytes of a document that was issued.
	Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error)
}

// lockedIssue says what keeps the report from being issued, "" when nothing does.
func (p *Page) lockedIssue() string {
	switch n := len(p.open); {
	case p.about == nil:
		return "no audit to report on"
	case p.host.ReadOnly():
		return "the case can only be read"
	case n == 1:
		return p.open[0].title + " is open"
	case n > 1:
		return fmt.Sprintf("%d points are open", n)
	default:
		return ""
	}
}

// issuing is the question how the report is issued.
type issuing struct {
	page   *Page
	before *audit.Document // the version that it replaces, nil for the first
	format *kit.Segmented
	reason *kit.Narrative
	field  *kit.Field
	dialog *kit.Dialog
}

// askIssue asks how the report is issued, and why anew where a version is there, and issues it.
func (p *Page) askIssue() {
	if p.lockedIssue() != "" {
		return
	}
	q := &issuing{page: p, reason: kit.NewNarrative("What the version before had wrong or lacked", 2)}
	if all := versionsOf(p.now, p.about); len(all) > 0 {
		q.before = all[len(all)-1]
	}
	q.format = kit.NewSegmented(kit.Segment{ID: string(casefile.PDFFormat), Word: "PDF"}, kit.Segment{ID: string(casefile.WordFormat), Word: "Word"})
	q.format.Choose(string(casefile.PDFFormat))
	q.field = kit.NewField("Why it is issued anew", q.reason)
	q.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Issue report of " + p.about.Title(), Text: q.words(), Body: q.build(), Width: 480, Focus: q.format,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Issue", Icon: "stamp", Kind: kit.Primary, Default: true, Press: q.keep}},
	})
}

// words say what the issue does.
func (q *issuing) words() string {
	a := q.page.about
	out := "The report is written as the case stands and kept in it with its bytes and the changes it was made from. "
	if a.State != audit.AuditDone {
		out += a.Title() + " is then done. "
	}
	if q.before != nil {
		return out + fmt.Sprintf("It is version %d and replaces that of %s.", q.before.Version+1, day(q.before))
	}
	return out + "What changes later is issued as the next version."
}

func (q *issuing) build() fyne.CanvasObject {
	rows := kit.Rows(12, kit.Cols(8, kit.NewText("Written as", kit.Label).In(kit.Ink2), q.format, kit.Spacer()))
	if q.before != nil {
		rows.Add(q.field)
	}
	for _, x := range q.page.weigh {
		rows.Add(kit.Cols(8, lead("triangle-alert", kit.Minor), kit.Grow(kit.NewParagraph(joined(": ", x.title, x.message), kit.SmallFigures, kit.Ink2))))
	}
	return rows
}

// keep issues the report; false keeps the dialog with what is wrong beside its field.
func (q *issuing) keep() bool {
	reason := strings.TrimSpace(q.reason.Text())
	if q.before != nil && reason == "" {
		q.field.SetMessage(kit.Wrong, "Say why; the reason stands in the report")
		q.dialog.Refresh()
		return false
	}
	q.page.at.close()
	as := casefile.Issuing{Format: casefile.ReportFormat(q.format.Chosen()), Reason: reason}
	q.page.afterwards(func() { q.page.issue(as) })
	return true
}

// issue issues the report of the page's audit, which it concludes.
func (p *Page) issue(as casefile.Issuing) {
	if p.lockedIssue() != "" {
		return // another change came in between
	}
	a := p.about
	if a.State != audit.AuditDone {
		after := audit.Clone(a)
		after.State = audit.AuditDone
		as.With = []casefile.Change{{Before: a, After: after}}
	}
	var out casefile.Issued
	p.host.Runner().Save(func() (err error) {
		out, err = p.cases.IssueDocument(context.Background(), a.ID, casefile.AuditReport, as)
		return err
	}, func(err error) {
		if err != nil {
			p.told(err)
			return
		}
		p.reload()
		p.host.Toast(fmt.Sprintf("Report of %s issued, version %d", a.Title(), out.Document.Version), true)
	})
}

// export writes the report to a file of the user's choice: Word or PDF, as its name ends.
func (p *Page) export() {
	if p.about == nil {
		return
	}
	id, name := p.about.ID, "Report "+p.about.Title()+".pdf"
	p.at.close()
	p.host.ChooseSave("Export the report", name, func(path string) {
		if filepath.Ext(path) == "" {
			path += ".pdf"
		}
		var out casefile.Reported
		p.host.Runner().Run("Writing the report", func(ctx context.Context, progress task.Progress) (err error) {
			out, err = p.cases.Report(ctx, id, casefile.AuditReport, path, true, func(done, total int) { progress.Set(int64(done), int64(total), "") })
			return err
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				p.host.Tell(err)
			case out.Draft:
				p.host.Toast("Draft written to "+filepath.Base(path), false)
			default:
				p.host.Toast("Report written to "+filepath.Base(path), false)
			}
		})
	})
}

// preview shows the report as it would be written now.
func (p *Page) preview() {
	if p.about == nil {
		return
	}
	id, name := p.about.ID, "Report "+p.about.Title()+".pdf"
	p.at.close()
	p.afterwards(func() {
		p.host.OpenContent(name, func(w io.Writer) error {
			return p.cases.PreviewReport(context.Background(), id, casefile.AuditReport, casefile.PDFFormat, w)
		})
	})
}

// openIssued shows a version of the report that was issued.
func (p *Page) openIssued(x issue) {
	file := p.now.Attachment(x.attachment)
	if file == nil {
		p.host.Tell(fmt.Errorf("open %s: %w", x.title, casefile.ErrNotFound))
		return
	}
	p.host.OpenContent(file.Name, func(w io.Writer) error {
		r, err := p.cases.Open(context.Background(), file)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, r)
		return errors.Join(err, r.Close())
	})
}
