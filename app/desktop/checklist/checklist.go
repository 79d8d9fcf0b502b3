// Package checklist is the Checklist page, used while an interview goes on: the clauses and controls of the audit, what to
// ask at each, what was said and seen, and what the team concludes.
//
// What is typed into the field of a note belongs to its clause: it stays there, and as a draft on disk, until it is kept
// as a note or as evidence, whatever the user does in between.
package checklist

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// Cases is what the page needs of the open case.
type Cases interface {
	material.Cases
	Drafts(ctx context.Context) ([]casefile.Draft, error)
	NewFinding(ctx context.Context, auditID audit.ID) (*audit.Finding, error)
}

// Page is the Checklist page.
type Page struct {
	host   page.Host
	cases  Cases
	writer *editing.Writer

	now   *audit.Case
	x     *index // nil while the case has no audit
	at    audit.ID
	open  audit.Number              // the clause shown
	last  map[audit.ID]audit.Number // the clause shown last in each audit
	loose *editing.Loose            // what is typed and nothing of the case yet
	bench *bench                    // the field of the note

	material *material.Material // samples, files and the dialogs of evidence

	conclusion *editing.Editor[audit.Conclusion, *audit.Conclusion]

	head    *head
	list    *list
	clause  *clause
	verdict *verdict
	side    *side
	panes   *kit.Panes
	empty   *empty
	body    *fyne.Container
	root    fyne.CanvasObject
}

var (
	_ page.Page    = (*Page)(nil)
	_ page.Dropper = (*Page)(nil)
	_ page.Footed  = (*Page)(nil)
)

// New makes the page. w writes to the same case as cases.
func New(host page.Host, cases Cases, w *editing.Writer) *Page {
	p := &Page{host: host, cases: cases, writer: w, last: map[audit.ID]audit.Number{}}
	p.conclusion = editing.NewEditor(w, func(k *audit.Conclusion) string { return "Conclusion on " + string(k.Requirement) }, p.refused)
	p.material = material.New(host, cases, w)
	p.loose, p.bench = editing.NewLoose(w), newBench(p)
	p.list = newList(p.show, p.focusNote)
	p.list.find = finder(cases.Catalogue(), func() []row { return p.x.rows })
	p.verdict = newVerdict(verdictActs{
		conclude: p.conclude, summary: p.typeSummary, summed: p.left, because: p.typeReason, reason: p.giveReason,
		back: p.focusNote, focus: p.focus, remedy: p.settle,
	})
	p.clause = newClause(clauseActs{
		ask: p.ask, asking: p.typeQuestion, question: p.addQuestion, typed: p.bench.typed, enter: p.bench.keep, left: p.bench.leave,
		asEvidence: p.asEvidence, asFinding: p.asFinding, attach: func() { p.material.AddFiles(p.where()) },
		openNote: p.bench.openNote, dropNote: p.dropNote, openProof: p.openProof, dropProof: p.dropProof,
		focus: p.focus, refresh: func() { p.showClause(false) },
	}, p.verdict.root)
	p.side = newSide(p.material, sideActs{open: host.Go, goTo: p.goTo})
	form.Remember(p.conclusion, p.verdict.state, "state", "Conclusion")
	form.Remember(p.conclusion, p.verdict.summary, "summary", "What it rests on")
	form.Remember(p.bench, p.clause.field, "text", "What was said and seen")
	p.build()
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Enter implements page.Page.
func (p *Page) Enter(ctx context.Context, record audit.ID) error {
	if err := p.loose.Recall(ctx, p.cases.Drafts); err != nil {
		return err
	}
	p.conclusion.Open(nil)
	p.open, p.at = "", p.host.Audit()
	if err := p.read(); err != nil {
		return err
	}
	if p.x == nil {
		p.showAll()
		return nil
	}
	n := p.last[p.at]
	if asked := p.x.clauseOf(record); record != "" && asked != "" {
		n = asked
	}
	if _, known := p.x.row(n); !known {
		n = first(p.x.rows)
	}
	p.showAll()
	p.goTo(n)
	p.clause.point(record)
	return nil
}

// read takes in the case.
func (p *Page) read() error {
	c, err := p.cases.Case(context.Background())
	if err != nil {
		return err
	}
	p.now = c
	p.x = newIndex(c, p.cases.Catalogue(), p.cases.Env().User, p.at)
	return nil
}

// Changed implements page.Page. While something of the conclusion is on its way to the disk, the screen knows more than
// the case, and what the case says is looked at once everything is written.
func (p *Page) Changed(casefile.Changed) {
	if p.reload() {
		return
	}
	p.host.Runner().Save(func() error { return nil }, func(error) { p.reload() })
}

// reload shows the case as it stands. It reports false when the conclusion being edited was left as it is on the screen.
func (p *Page) reload() bool {
	if err := p.read(); err != nil {
		p.host.Tell(err)
		return true
	}
	if p.x == nil {
		p.showAll()
		return true
	}
	settled := p.conclusion.Settled()
	if settled {
		p.openConclusion()
	}
	p.bench.follow()
	p.material.Renew(p.now)
	p.showAll()
	if _, known := p.x.row(p.open); !known {
		p.goTo(first(p.x.rows))
		return settled
	}
	p.showClause(false)
	return settled
}

// Leave implements page.Page. What stands in the field of a note stays there, and on disk as a draft.
func (p *Page) Leave() error {
	p.leaveClause()
	return nil
}

// leaveClause takes over what is typed at the clause that is open. An unfinished note stays in its field, and so does what
// was being typed when the program ended, unless it has the keyboard.
func (p *Page) leaveClause() {
	p.verdict.leave()
	p.clause.prompts.leave()
	p.conclusion.Commit()
	p.bench.leave()
}

// Drop implements page.Dropper: files that are dropped are kept with the clause that is open.
func (p *Page) Drop(paths []string) { p.side.files.Drop(paths) }

// Focus implements page.Page: on the field of the note, where what is said is written down.
func (p *Page) Focus() {
	if p.x == nil || len(p.x.rows) == 0 {
		p.focus(p.empty.step())
		return
	}
	p.focusNote()
}

func (p *Page) focusNote() { p.focus(p.clause.field) }

// focus gives the keyboard to something that is shown. The window is asked, not the driver, which knows no object before
// it was drawn.
func (p *Page) focus(on fyne.Focusable) { p.host.Window().Canvas().Focus(on) }

// goTo opens a clause, whatever the filter shows.
func (p *Page) goTo(n audit.Number) {
	if r, known := p.x.row(n); known && !p.list.filter.keeps(r) {
		p.setFilter(filterAll)
	}
	p.show(n)
}

// show opens a clause: what was typed at the one before is kept.
func (p *Page) show(n audit.Number) {
	if n == p.open {
		return
	}
	p.leaveClause()
	p.open, p.list.open = n, n
	p.last[p.at] = n
	p.list.show(n)
	if n == "" {
		return
	}
	p.openConclusion()
	p.showClause(true)
	p.bench.show()
	p.showLoose()
}

// openConclusion edits the conclusion on the clause as the case has it.
func (p *Page) openConclusion() {
	if p.open == "" {
		return
	}
	k := p.x.conclusions[p.open]
	now := p.conclusion.Record()
	switch {
	case k == nil && (now == nil || now.Requirement != p.open || now.Audit != p.at || !p.conclusion.Begun()):
		p.conclusion.Begin(&audit.Conclusion{
			Record: audit.Record{ID: audit.ConclusionID(p.at, p.open)}, Audit: p.at, Requirement: p.open, State: audit.NotStarted,
		})
	case k != nil && (now == nil || now.ID != k.ID || p.conclusion.Begun() || now.Seen() != k.Seen() || !audit.Same(now, k)):
		p.conclusion.Open(k)
	}
}

// refused tells why something was not written; it stays on the screen and on disk as a draft.
func (p *Page) refused(err error) { p.host.Tell(err) }

// showAll shows head and list.
func (p *Page) showAll() {
	p.head.show(p.x, p.list.filter)
	p.showBody()
	if p.x == nil {
		return
	}
	p.list.setRows(p.x)
	p.list.show(p.open)
}

// showClause shows the clause that is open.
func (p *Page) showClause(anew bool) {
	k := p.conclusion.Record()
	if p.open == "" || k == nil {
		return
	}
	w := viewOf(p.x, p.cases.Catalogue(), p.open, k, p.cases.Env().Now().Location())
	w.locked = p.host.ReadOnly()
	p.clause.show(w, anew)
	p.showVerdict(anew)
	p.showSide()
}

func (p *Page) showVerdict(anew bool) {
	k := p.conclusion.Record()
	v := verdictView{state: k.State, summary: k.Summary, reason: k.Reason, locked: p.host.ReadOnly()}
	if r, _ := p.x.row(p.open); r.excluded != "" {
		v.state, v.reason = audit.NotApplicable, r.excluded
	}
	v.why, v.remedy = unsettled(p.x, p.open, k)
	p.verdict.show(v, anew)
}

// where is the clause that is open.
func (p *Page) where() material.At { return material.At{Audit: p.at, Requirement: p.open} }

func (p *Page) showSide() {
	at := p.where()
	p.side.show(p.now, at, sideOf(p.x, p.cases.Catalogue(), p.open))
	if p.panes.Folded() {
		p.panes.SetFoldCount(p.side.count(p.now, at))
	}
}
