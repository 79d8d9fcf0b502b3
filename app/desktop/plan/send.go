package plan

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
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// Documents is what the page needs of the open case to hand the plan out.
type Documents interface {
	// Report writes the plan to a file as the case stands, a draft while it lacks an element.
	Report(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, path string, force bool, progress func(done, total int)) (casefile.Reported, error)
	// IssueDocument keeps the plan in the case with the state it was made from.
	IssueDocument(ctx context.Context, auditID audit.ID, kind casefile.ReportKind, as casefile.Issuing) (casefile.Issued, error)
	// ExportQuestions writes the plan as a workbook that the client accepts or questions line by line.
	ExportQuestions(ctx context.Context, auditID audit.ID, kind audit.DocumentKind, path string, force bool) (casefile.ExportedQuestions, error)
	clientreturn.Returns
	// Open returns the bytes of a document that was issued.
	Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error)
}

// sending is the question how the plan goes to the client.
type sending struct {
	page   *Page
	before *audit.Document // the version that it replaces, nil for the first
	lacks  string          // what keeps it from being sent, "" when nothing does
	reason *kit.Narrative
	field  *kit.Field
	dialog *kit.Dialog
}

// askSend asks whether the plan is sent as it stands, or only written as a draft.
func (p *Page) askSend() {
	if p.lockedSend() != "" || !p.leaveSide() {
		return
	}
	q := &sending{page: p, before: lastPlan(p.current, p.audit), lacks: lackOfPlan(p.current, p.audit)}
	q.reason = kit.NewNarrative("What changed in the plan", 2)
	q.field = kit.NewField("Why it is sent anew", q.reason)
	spec := kit.DialogSpec{
		Title: "Send the plan of " + p.audit.Title() + " to the client", Text: q.words(), Body: q.build(), Width: 680,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Workbook to answer…", Icon: "file-spreadsheet", Press: q.workbook}, {Word: "Write a draft…", Icon: "download", Default: !q.sendable(), Press: q.draft}},
	}
	if q.sendable() {
		spec.Buttons = append(spec.Buttons, kit.DialogButton{Word: "Issue and write…", Icon: "file-text", Kind: kit.Primary, Default: true, Press: q.issue})
	}
	if q.sendable() && q.before != nil {
		spec.Focus = q.reason
	}
	q.dialog = kit.ShowDialog(p.host.Window(), spec)
}

// lockedSend says why there is no plan to be handed out, "" when there is one.
func (p *Page) lockedSend() string {
	if p.audit != nil && len(p.items()) == 0 {
		return "nothing is planned yet"
	}
	return p.lockedAudit()
}

// lackOfPlan names the first element that the plan lacks.
func lackOfPlan(c *audit.Case, a *audit.Audit) string {
	for _, e := range audit.PlanElements(c, a) {
		if !e.There {
			return fmt.Sprintf("Element %s is missing, its %s: %s.", e.Letter, e.Name, e.Act)
		}
	}
	return ""
}

// lastPlan returns the version of the plan that was issued last, nil for none.
func lastPlan(c *audit.Case, a *audit.Audit) *audit.Document {
	var out *audit.Document
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.Kind == audit.PlanDocument && d.Audit == a.ID && (out == nil || d.Version >= out.Version) {
			out = d
		}
	}
	return out
}

func (q *sending) sendable() bool { return q.lacks == "" && !q.page.host.ReadOnly() }

// words say what sending does, or what keeps the plan from it.
func (q *sending) words() string {
	switch {
	case q.page.host.ReadOnly():
		return "The case can only be read, so the plan is written as it stands and not issued."
	case q.lacks != "":
		return q.lacks + " Until then it can be written as a draft."
	case q.before != nil:
		return fmt.Sprintf("It replaces version %d, is kept in the case as it goes out, and is to be agreed with the client again.", q.before.Version)
	default:
		return "It is written for Word or as PDF and kept in the case as it goes out. What changes later is sent as the next version."
	}
}

func (q *sending) build() fyne.CanvasObject {
	rows := kit.Rows(12)
	if n := len(q.page.found.Warnings); n > 0 && q.lacks == "" {
		first := q.page.found.Warnings[0].Title
		if n > 1 {
			first += fmt.Sprintf(", and %d more", n-1)
		}
		rows.Add(kit.NewParagraph("Still open in the check: "+first+".", kit.SmallFigures, kit.Minor))
	}
	if q.sendable() && q.before != nil {
		rows.Add(q.field)
	}
	return rows
}

// issue issues the plan and writes it to a file; false keeps the dialog with what is wrong beside its field.
func (q *sending) issue() bool {
	reason := strings.TrimSpace(q.reason.Text())
	if q.before != nil && reason == "" {
		q.field.SetMessage(kit.Wrong, "Say why; the reason stands in the plan")
		q.dialog.Refresh()
		return false
	}
	p, id := q.page, q.page.audit.ID
	q.page.chooseFile(func(path string) {
		as := casefile.Issuing{Format: formatOf(path), Reason: reason}
		var out casefile.Issued
		p.host.Runner().Save(func() (err error) {
			if out, err = p.cases.IssueDocument(context.Background(), id, casefile.AuditPlan, as); err != nil {
				return err
			}
			return p.write(path, out.Attachment)
		}, func(err error) {
			p.sent(err, fmt.Sprintf("Plan issued, version %d, and written to %s", versionOf(out), filepath.Base(path)), true)
		})
	})
	return true
}

func versionOf(d casefile.Issued) int64 {
	if d.Document == nil {
		return 0
	}
	return d.Document.Version
}

// write writes the bytes of a document that was issued to a file.
func (p *Page) write(path string, a *audit.Attachment) error {
	r, err := p.cases.Open(context.Background(), a)
	if err != nil {
		return err
	}
	err = casefile.WriteFile(path, true, func(w io.Writer) error {
		_, err := io.Copy(w, r)
		return err
	})
	return errors.Join(err, r.Close())
}

// draft writes the plan to a file and issues nothing.
func (q *sending) draft() bool {
	p, id := q.page, q.page.audit.ID
	p.chooseFile(func(path string) {
		p.host.Runner().Run("Writing the plan", func(ctx context.Context, progress task.Progress) error {
			_, err := p.cases.Report(ctx, id, casefile.AuditPlan, path, true, func(done, total int) { progress.Set(int64(done), int64(total), "") })
			return err
		}, func(err error) { p.sent(err, "Plan written to "+filepath.Base(path), false) })
	})
	return true
}

// workbook writes the workbook in which the client accepts the plan or questions it; what comes back is read here.
func (q *sending) workbook() bool {
	p, a := q.page, q.page.audit
	p.host.ChooseSave("Write the plan as a workbook", "Audit plan "+a.Title()+".xlsx", func(path string) {
		if filepath.Ext(path) == "" {
			path += ".xlsx"
		}
		p.host.Runner().Run("Writing "+filepath.Base(path), func(ctx context.Context, _ task.Progress) error {
			_, err := p.cases.ExportQuestions(ctx, a.ID, audit.PlanDocument, path, true)
			return err
		}, func(err error) {
			p.sent(err, "Written to "+filepath.Base(path)+"; read what comes back with "+string(clientreturn.KeysRead), false)
		})
	})
	return true
}

// turn shows the plan, or what came back from the client in its place.
func (p *Page) turn() {
	p.panes.Hidden = p.preview.IsShown()
	p.root.Refresh()
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
	if !p.preview.IsShown() {
		p.Focus()
	}
}

// Drop implements page.Dropper: a workbook that came back is read.
func (p *Page) Drop(paths []string) {
	if !p.host.ReadOnly() {
		p.preview.Read(paths)
	}
}

// chooseFile asks for the file of the plan.
func (p *Page) chooseFile(then func(path string)) {
	p.host.ChooseSave("Write the plan", "Audit plan "+p.audit.Title()+".pdf", func(path string) {
		if filepath.Ext(path) == "" {
			path += ".pdf"
		}
		then(path)
	})
}

// formatOf returns how a file of that name is written. Another ending than .docx is refused when it is written.
func formatOf(path string) casefile.ReportFormat {
	return casefile.ReportFormat(strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."))
}

// sent tells what became of it.
func (p *Page) sent(err error, words string, undo bool) {
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		p.host.Tell(err)
	default:
		p.host.Toast(words, undo)
	}
	if err := p.reload(); err != nil {
		p.host.Tell(err)
	}
}
