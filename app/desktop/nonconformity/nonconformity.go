// Package nonconformity is the Nonconformities page: all of the case over all its audits, from their issue to their
// closure. It shows what has to happen before the decision, the rounds of the client's answers side by side, and lets the
// certification body accept and return them, verify and close.
package nonconformity

import (
	"context"
	"io"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/clientreturn"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Env() casefile.Env // who reviews
	Catalogue() standard.Catalogue
	NewID() audit.ID
	Amend(ctx context.Context, finding audit.ID, kind audit.AmendmentKind, reason string, change func(*audit.Finding)) error
	Escalations(ctx context.Context, f *audit.Finding) ([]audit.Warning, error)
	Workbooks
	Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error)
	clientreturn.Returns
}

// Page is the Nonconformities page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	head       *kit.PageHead
	filter     *kit.Segmented
	list       *kit.Grid[row]
	concerns   *concernList
	detail     *detail
	preview    *clientreturn.Preview
	readReturn *kit.Button
	book       *kit.Button
	panes      *kit.Panes
	empty      *fyne.Container
	main       *fyne.Container // the list, in whose place a return is looked at
	root       *fyne.Container

	now *audit.Case // as shown
	all []*audit.Finding
}

var _ page.Page = (*Page)(nil)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, now: &audit.Case{}}
	p.list = newList(p)
	p.concerns = newConcernList(p)
	p.detail = newDetail(p)
	p.preview = clientreturn.New(host, cases, clientreturn.Place{Leave: p.detail.close, Turn: p.turn, Keep: p.keepObjection})
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page. record is a nonconformity.
func (p *Page) Enter(_ context.Context, record audit.ID) error {
	p.detail.close()
	if err := p.reload(); err != nil {
		return err
	}
	if f := p.now.Finding(record); f != nil && !f.IsOpenNonconformity() && p.at(record) != nil {
		p.filter.Choose(filterAll)
	}
	p.show()
	if p.at(record) != nil {
		p.choose(record)
	}
	return nil
}

// Changed implements page.Page.
func (p *Page) Changed(casefile.Changed) { p.follow() }

// follow shows the case as it stands.
func (p *Page) follow() {
	if err := p.reload(); err != nil {
		p.host.Tell(err)
		return
	}
	p.show()
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.host.Window().Canvas().Unfocus() // commits the field that has the keyboard
	p.detail.close()
	return nil
}

// Focus implements page.Page.
func (p *Page) Focus() {
	if p.preview.IsShown() {
		p.preview.Focus()
		return
	}
	if len(p.all) == 0 {
		p.host.Window().Canvas().Unfocus()
		return
	}
	p.host.Window().Canvas().Focus(p.list)
}

// reload takes the case as it stands.
func (p *Page) reload() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.now, p.all = c, nil
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Grade.IsNonconformity() && f.State.IsIssued() {
			p.all = append(p.all, f)
		}
	}
	return nil
}

// at returns the nonconformity of that ID, nil when the case has none.
func (p *Page) at(id audit.ID) *audit.Finding {
	i := slices.IndexFunc(p.all, func(f *audit.Finding) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return p.all[i]
}

// chosen returns the nonconformity that is shown, nil for none.
func (p *Page) chosen() *audit.Finding { return p.at(audit.ID(p.list.SelectedKey())) }

// choose shows a nonconformity.
func (p *Page) choose(id audit.ID) {
	p.list.Select(string(id))
	p.detail.show()
}

// show shows the case that the page has. The selection stays, or falls on the first.
func (p *Page) show() {
	rows := p.rows()
	p.list.SetRows(rows)
	if _, ok := p.list.Selected(); !ok && len(rows) > 0 {
		p.list.Select(rows[0].id)
	}
	p.showFilter(rows)
	p.concerns.show()
	p.detail.show()
	p.panes.Hidden = len(p.all) == 0
	p.empty.Hidden = len(p.all) > 0
	p.main.Hidden = p.preview.IsShown()
	p.readReturn.LockFor(p.lockedRead())
	p.book.LockFor(p.lockedBook())
	p.root.Refresh()
}

// turn shows the list, or the return that is being looked at in its place.
func (p *Page) turn() {
	p.follow()
	if !p.preview.IsShown() {
		p.Focus()
	}
}

// keepObjection keeps what the client wrote over a locked cell as its dispute.
func (p *Page) keepObjection(f *audit.Finding, words string) {
	after := audit.Clone(f)
	if after.Dispute != "" {
		words = after.Dispute + "\n" + words
	}
	after.Disputed, after.Dispute = true, words
	p.save(f.Label()+": dispute", "Kept as objection to "+f.Label(), casefile.Change{Before: f, After: after})
	p.then(func() {})
}

// Drop implements page.Dropper: a workbook that came back is read.
func (p *Page) Drop(paths []string) {
	if p.lockedRead() == "" {
		p.preview.Read(paths)
	}
}

// me returns the person of the case who is working, and the day.
func (p *Page) me() audit.Act {
	return audit.Act{By: casefile.AuthorOf(p.now, p.cases.Env().User), On: p.host.Today()}
}

// save writes changes as one action; words tell what was done, with Undo.
func (p *Page) save(label, words string, changes ...casefile.Change) {
	p.writer.Save(label, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		if words != "" {
			p.host.Toast(words, true)
		}
	}, changes...)
}

// then calls what comes once everything that was edited is written and shown.
func (p *Page) then(what func()) {
	p.host.Runner().Save(func() error { return nil }, func(error) {
		p.follow()
		what()
	})
}
