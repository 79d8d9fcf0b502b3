// Package finding is the Findings page: the findings of an audit as a list, the editor of one, and beside it what is
// still open before it can be issued.
//
// What is typed goes to the case by an editing.Editor; the page reads the case again after each change and shows what
// is new in it without disturbing what is being typed.
package finding

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
	"fieldcase/app/standard"
)

// Cases is what the page needs of the open case.
type Cases interface {
	Case(ctx context.Context) (*audit.Case, error)
	Catalogue() standard.Catalogue
	NewFinding(ctx context.Context, auditID audit.ID) (*audit.Finding, error)
	Drafts(ctx context.Context) ([]casefile.Draft, error)
	Checking
	Closing
	Library
	material.Pictures
}

// Checking checks a finding while it is written.
type Checking interface {
	Wording(ctx context.Context, f *audit.Finding) (casefile.Wording, error)
	Accept(ctx context.Context, warning audit.Acceptance, reason string) error
	TakeBack(ctx context.Context, acceptance audit.ID) error
}

// Closing makes one finding of two, issues findings, and amends them afterwards.
type Closing interface {
	HeldBack(ctx context.Context, auditID audit.ID) ([]casefile.HeldFinding, error)
	IssueFindings(ctx context.Context, auditID audit.ID) ([]*audit.Finding, error)
	Amend(ctx context.Context, id audit.ID, kind audit.AmendmentKind, reason string, change func(*audit.Finding)) error
	MergeFinding(ctx context.Context, from, into audit.ID, reason string) error
}

// Page is the Findings page.
type Page struct {
	host   page.Host
	cases  Cases
	editor *editing.Editor[audit.Finding, *audit.Finding]

	loose *editing.Loose // reasons being typed

	now   *audit.Case // as shown
	added audit.ID    // new finding that the case does not have yet

	checked checked // what the wording check said last
	chosen  string  // key of the point that was chosen in the panel, "" for the first
	here    bool    // the page is the one shown

	head     *kit.PageHead
	newOne   *kit.Button
	issue    *kit.Button
	list     *list
	form     *form
	side     *side
	panes    *kit.Panes
	empty    *empty
	body     *fyne.Container
	root     fyne.CanvasObject
	options  string // what the pickers offer, to see when that changed
	readOnly bool
}

var (
	_ page.Page   = (*Page)(nil)
	_ page.Footed = (*Page)(nil)
)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, loose: editing.NewLoose(w)}
	p.editor = editing.NewEditor(w, label, p.refused)
	p.list = newList(func(id audit.ID) { p.open(id) })
	p.list.grid.OnOpen = func(row) { p.focusFirstOpen() }
	p.list.grid.OnInsert = p.NewFinding
	p.list.grid.OnDelete = func(row) { p.remove() }
	p.form = newForm(acts{
		grade: p.setGrade, clause: p.setClause, others: p.setOthers, places: p.setPlaces,
		typed: p.typed, left: p.left, ready: p.markReady, draft: p.backToDraft,
		past: func() { p.host.Go(page.History, p.current()) }, checklist: p.toChecklist,
	})
	p.form.remember(p.editor)
	p.side = newSide(sideActs{
		choose: p.choosePoint, settle: p.settle, takeBack: p.takeBack,
		wordings: p.askWording, keep: p.askKeep,
		link: p.linkConcern, linkEvidence: p.linkEvidence, insert: p.insertEvidence, readOnly: host.ReadOnly,
	})
	p.build()
	return p
}

// label names an action on a finding in the history.
func label(f *audit.Finding) string {
	if f.Deleted {
		return "Delete finding " + f.Label()
	}
	return "Finding " + f.Label()
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page.
func (p *Page) Enter(ctx context.Context, record audit.ID) error {
	if err := p.loose.Recall(ctx, p.cases.Drafts); err != nil {
		return err
	}
	p.here = true
	if err := p.read(); err != nil {
		return err
	}
	id := p.current()
	p.editor.Open(nil)
	p.showList()
	if f := p.now.Finding(record); f != nil && f.Audit == p.host.Audit() {
		id = record
	}
	if f := p.now.Finding(id); f == nil || f.Audit != p.host.Audit() {
		id = p.firstToDo()
	}
	p.open(id)
	return nil
}

// firstToDo returns the first finding of the list that is still a draft, else the first.
func (p *Page) firstToDo() audit.ID {
	rows := p.list.grid.Shown()
	for _, r := range rows {
		if !r.state.IsIssued() && r.state != audit.FindingReady {
			return audit.ID(r.id)
		}
	}
	if len(rows) > 0 {
		return audit.ID(rows[0].id)
	}
	return ""
}

// Changed implements page.Page. While something of the finding is on its way to the disk, the screen knows more than
// the case, and what the case says is looked at once everything is written.
func (p *Page) Changed(casefile.Changed) {
	if p.reload() {
		return
	}
	p.host.Runner().Save(func() error { return nil }, func(error) { p.reload() })
}

// reload shows the case as it stands. It reports false when the finding being edited was left as it is on the screen,
// because something of it is still to be written.
func (p *Page) reload() bool {
	if err := p.read(); err != nil {
		p.host.Tell(err)
		return true
	}
	settled := p.editor.Settled()
	if r := p.editor.Record(); r != nil && settled {
		switch now := p.now.Finding(r.ID); {
		case now == nil:
			next := p.list.neighbour(r.ID)
			p.editor.Open(nil)
			p.showList()
			p.open(next)
			return true
		case !same(now, r) || now.Seen() != r.Seen():
			p.editor.Open(now)
		}
	}
	p.showList()
	p.showFinding()
	return settled
}

// same reports whether two states of a finding show the same.
func same(a, b *audit.Finding) bool {
	for _, f := range audit.KindOf(a).Fields {
		if f.Type == audit.SetField && !slices.Equal(f.Elements(a), f.Elements(b)) {
			return false
		}
		if f.Type != audit.SetField && f.Get(a) != f.Get(b) {
			return false
		}
	}
	return slices.Equal(a.Conflicts(), b.Conflicts())
}

// read takes in the case.
func (p *Page) read() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.now = c
	if c.Finding(p.added) != nil {
		p.added = ""
	}
	return nil
}

// Leave implements page.Page.
func (p *Page) Leave() error {
	p.here = false
	p.editor.Commit()
	return nil
}

// Focus implements page.Page: on the list, or on the first step while there is nothing in it.
func (p *Page) Focus() {
	if len(p.list.rows) > 0 {
		p.focus(p.list.grid)
		return
	}
	p.empty.focus(p.host.Window().Canvas())
}

func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// current returns the finding that is open, "" for none.
func (p *Page) current() audit.ID {
	if r := p.editor.Record(); r != nil {
		return r.ID
	}
	return ""
}

// open shows a finding in the editor, after what was typed into another was committed.
func (p *Page) open(id audit.ID) {
	p.editor.Commit()
	p.chosen = ""
	if f := p.now.Finding(id); f != nil {
		p.editor.Open(f)
	} else {
		p.editor.Open(nil)
	}
	p.list.selectRow(id)
	p.showFinding()
}

// showList shows list, head and what the pickers offer.
func (p *Page) showList() {
	p.readOnly = p.host.ReadOnly()
	rows := rowsOf(p.now, p.host.Audit(), p.editor.Record())
	p.list.setRows(rows)
	p.head.SetFacts(facts(rows))
	p.showOptions()
	p.showHead()
	p.showBody(len(rows) > 0)
}

// showFinding shows the finding being edited, and what is open about it.
func (p *Page) showFinding() {
	r := p.editor.Record()
	if r == nil {
		return
	}
	p.form.show(p.now, r, p.readOnly)
	p.showSide()
}
