package report

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// documents is the section of the documents that Stage 1 reviewed: those asked for with the result of their review, and
// those that were read as evidence (ISO/IEC 17021-1:2015 9.3.1.2.2 a; ISO/IEC 42006:2025 9.3.2.1).
type documents struct {
	*listing[audit.DocumentRequest, *audit.DocumentRequest]
	what    about
	read    *kit.Grid[*audit.Evidence]
	reading *fyne.Container
	heading *fyne.Container
	book    *kit.Button
	readIt  *kit.Button
	scroll  *container.Scroll
}

func newDocuments(p *Page) section {
	s := &documents{what: about{documentsID, "Documents reviewed", "file-search"}, reading: kit.Layers()}
	s.listing = newListing(p, listed[audit.DocumentRequest, *audit.DocumentRequest]{
		noun: "document", name: func(d *audit.DocumentRequest) string { return d.Title },
		records: requestsOf,
		fresh: func() *audit.DocumentRequest {
			return &audit.DocumentRequest{Audit: p.about.ID, State: audit.RequestReceived}
		},
		rank:    func(d *audit.DocumentRequest) *string { return &d.Rank },
		columns: documentColumns(), specs: p.documentSpecs,
		none: "Documents that the client is asked for, each with its version and the result of its review. Documents read as evidence are below.",
	})
	s.read = kit.NewGrid(func(e *audit.Evidence) string { return string(e.ID) }, readColumns()...)
	s.read.OnOpen = func(e *audit.Evidence) { p.host.Go(page.Evidence, e.ID) }
	s.heading = kit.Rows(0, kit.GroupHead("Read at the audit, as evidence"))
	s.book = kit.NewButton(kit.Secondary, "Workbook for client…", p.askRequests).WithIcon("file-spreadsheet").Small()
	s.readIt = kit.NewButton(kit.Secondary, "Read client return…", p.returned.Ask).WithIcon("inbox").WithKey(string(clientreturn.KeysRead)).Small()
	s.scroll = sheet(s.what, "", kit.GroupHead("Asked for", s.listing.more), s.listing.root, kit.Cols(8, s.book, s.readIt, kit.Spacer()), s.heading, s.reading)
	return s
}

// askRequests writes the workbook in which the client says which documents it provides.
func (p *Page) askRequests() {
	if p.lockedRequests() != "" {
		return
	}
	id := p.about.ID
	p.host.ChooseSave("Documents asked for, as a workbook", "Documents "+p.about.Title()+".xlsx", func(path string) {
		if filepath.Ext(path) == "" {
			path += ".xlsx"
		}
		p.host.Runner().Run("Writing "+filepath.Base(path), func(ctx context.Context, _ task.Progress) error {
			_, err := p.cases.ExportQuestions(ctx, id, audit.RequestDocument, path, true)
			return err
		}, func(err error) {
			switch {
			case casefile.IsCancelled(err):
			case err != nil:
				p.host.Tell(err)
			default:
				p.host.Toast("Written to "+filepath.Base(path)+"; read what comes back with "+string(clientreturn.KeysRead), false)
			}
		})
	})
}

// lockedRequests says why there is no list of documents to hand out.
func (p *Page) lockedRequests() string {
	if p.about == nil || len(requestsOf(p.now, p.about)) == 0 {
		return "no document is asked for yet"
	}
	return ""
}

// lockedReading says why nothing that came back can be read.
func (p *Page) lockedReading() string {
	if p.host.ReadOnly() {
		return "the case can only be read"
	}
	return ""
}

// turn shows the report, or what came back from the client in its place.
func (p *Page) turn() {
	p.main.Hidden = p.returned.IsShown()
	p.root.Refresh()
	p.reload()
	if !p.returned.IsShown() {
		p.Focus()
	}
}

// Drop implements page.Dropper: a workbook that came back is read.
func (p *Page) Drop(paths []string) {
	if p.lockedReading() == "" {
		p.returned.Read(paths)
	}
}

func requestsOf(c *audit.Case, a *audit.Audit) []*audit.DocumentRequest {
	var out []*audit.DocumentRequest
	for i := range c.DocumentRequests {
		if c.DocumentRequests[i].Audit == a.ID {
			out = append(out, &c.DocumentRequests[i])
		}
	}
	return out
}

// readAt are the documents that were read at an audit as evidence.
func readAt(c *audit.Case, a *audit.Audit) []*audit.Evidence {
	var out []*audit.Evidence
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Audit == a.ID && e.Method == audit.DocumentRead {
			out = append(out, e)
		}
	}
	return out
}

var requestWords = map[string]string{
	string(audit.RequestOpen): "Asked for", string(audit.RequestReceived): "Received", string(audit.RequestQueried): "Client asks back",
	string(audit.RequestOnScreen): "Shown, not handed out", string(audit.RequestRefused): "Cannot be shown", string(audit.RequestDropped): "No longer asked for",
}

func documentColumns() []kit.Column[*audit.DocumentRequest] {
	return []kit.Column[*audit.DocumentRequest]{
		{ID: "title", Title: "Document", Width: 170, Min: 100, Text: func(d *audit.DocumentRequest) string { return d.Title }},
		{ID: "detail", Title: "Version", Width: 110, Min: 60, Text: func(d *audit.DocumentRequest) string { return d.Detail }},
		{ID: "state", Title: "State", Width: 100, Min: 70, HideBelow: 460, Text: func(d *audit.DocumentRequest) string { return requestWords[string(d.State)] }},
		{ID: "review", Title: "Result of the review", Min: 120, Text: func(d *audit.DocumentRequest) string { return firstLine(d.Review) }},
	}
}

func readColumns() []kit.Column[*audit.Evidence] {
	return []kit.Column[*audit.Evidence]{
		{ID: "document", Title: "Document", Width: 190, Min: 100, Text: func(e *audit.Evidence) string { return joined(" ", e.Document, e.Version) }},
		{ID: "dated", Title: "Dated", Width: 96, Min: 90, HideBelow: 420, Style: kit.BodyFigures, Text: func(e *audit.Evidence) string { return e.Dated.String() }},
		{ID: "text", Title: "What was read", Min: 160, Text: func(e *audit.Evidence) string { return firstLine(e.Text) }},
	}
}

// firstLine is a text as one line.
func firstLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (p *Page) documentSpecs() []form.Spec {
	return []form.Spec{
		{Name: "title", Label: "Document", Hint: "AI policy"},
		{Name: "detail", Label: "Version, period or extent", Hint: "v1.3 of 2025-09-15", Half: true},
		{Name: "state", Label: "State", Words: requestWords},
		{Name: "requirements", Label: "Clauses and controls", Options: p.requirementOptions},
		{Name: "review", Label: "Result of the review", Lines: 3},
		{Name: "reviewed_by", Label: "Reviewed by", Options: p.personOptions, Half: true},
		{Name: "received_on", Label: "Received or shown on"},
		{Name: "remark", Label: "Remark of the client"},
	}
}

func (p *Page) requirementOptions() []kit.Option {
	var out []kit.Option
	for _, r := range p.cases.Catalogue().Auditable() {
		out = append(out, kit.Option{ID: r.ID, Title: r.Title})
	}
	return out
}

func (s *documents) about() about                { return s.what }
func (s *documents) applies(a *audit.Audit) bool { return a.Kind == audit.Stage1 }
func (s *documents) content() fyne.CanvasObject  { return s.scroll }
func (s *documents) close()                      {}
func (s *documents) focus(string)                { s.page.focus(s.listing.focusable()) }

func (s *documents) count() string {
	return fmt.Sprintf("%d reviewed", audit.CheckStage1(s.page.now, s.page.about).Documents)
}

func (s *documents) show() {
	s.listing.show()
	s.book.LockFor(s.page.lockedRequests())
	s.readIt.LockFor(s.page.lockedReading())
	rows := readAt(s.page.now, s.page.about)
	s.read.SetRows(rows)
	s.reading.Objects = []fyne.CanvasObject{kit.Fixed(0, gridHeight(len(rows), s.read.Height), s.read)}
	setShown(s.heading, len(rows) > 0)
	setShown(s.reading, len(rows) > 0)
	s.scroll.Refresh()
}
