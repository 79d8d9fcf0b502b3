package finding

import (
	"context"
	"errors"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// NewFinding adds a draft finding to the audit and puts the cursor into the choice of its clause. It is saved at once.
// It may be called from any page of the window.
func (p *Page) NewFinding() {
	if !p.here {
		p.host.Go(page.Findings, "")
	}
	if !p.here || p.lockedNew() != "" {
		return
	}
	p.editor.Commit()
	if p.added != "" { // its number is given only once it is written
		p.host.Runner().Save(func() error { return nil }, func(error) { p.NewFinding() })
		return
	}
	f, err := p.cases.NewFinding(context.Background(), p.host.Audit())
	if err != nil {
		p.host.Tell(err)
		return
	}
	p.added = f.ID
	p.editor.Add(f)
	p.showList()
	p.list.selectRow(f.ID)
	p.showFinding()
	p.focus(p.form.clause)
}

// change changes the finding being edited at once. One that was ready and is no longer complete is a draft again.
func (p *Page) change(change func(*audit.Finding)) {
	if p.locked() != "" {
		return
	}
	p.editor.Change(func(f *audit.Finding) {
		change(f)
		if f.State == audit.FindingReady && p.unready(f) {
			f.State = audit.FindingDraft
		}
	})
	p.follow()
	p.list.selectRow(p.current()) // its new place may be out of sight
}

// unready reports whether something keeps the finding from being issued. Where that cannot be told, the issue tells.
func (p *Page) unready(f *audit.Finding) bool {
	if len(f.Unready()) > 0 {
		return true
	}
	w, err := p.cases.Wording(context.Background(), audit.Clone(f))
	return err == nil && !w.Issuable()
}

// follow shows what became of a change; while it is being written the screen is ahead of the case.
func (p *Page) follow() {
	if p.editor.Settled() {
		p.reload()
		return
	}
	p.showList()
	p.showFinding()
}

func (p *Page) setGrade(g audit.Grade) { p.change(func(f *audit.Finding) { f.Grade = g }) }

func (p *Page) setClause(n audit.Number) {
	p.change(func(f *audit.Finding) {
		f.Requirement = n
		f.OtherRequirements = slices.DeleteFunc(f.OtherRequirements, func(o audit.Number) bool { return o == n })
	})
}

func (p *Page) setOthers(numbers []audit.Number) {
	p.change(func(f *audit.Finding) {
		f.OtherRequirements = slices.DeleteFunc(numbers, func(o audit.Number) bool { return o == f.Requirement })
	})
}

func (p *Page) setPlaces(ids []string) {
	p.change(func(f *audit.Finding) { setPlaces(p.now, f, ids) })
}

// sidePause is the rest in typing after which list and side panel follow.
const sidePause = 2 * task.DraftPause

// typed takes over a text while it is typed; list and side panel follow at the next pause.
func (p *Page) typed(field, text string) {
	p.editor.Type(field, text)
	r := p.editor.Record()
	if r == nil {
		return
	}
	if p.form.asked[field] {
		p.form.showMessages(r, nil) // what the check says follows at the pause
	}
	p.host.Runner().Debounce("findings panel", sidePause, p.showSide)
}

// left commits the text that was left.
func (p *Page) left() {
	r := p.editor.Record()
	if r == nil {
		return
	}
	if r.State == audit.FindingReady && p.editor.Dirty() && p.unready(r) {
		p.change(func(*audit.Finding) {})
		return
	}
	p.editor.Commit()
	p.follow()
}

// markReady says that the finding can be issued, or shows what is missing and goes to the first of it.
func (p *Page) markReady() {
	r := p.editor.Record()
	if r == nil || p.lockedReady() != "" {
		return
	}
	if !p.checkNow() {
		return
	}
	if !p.checked.Issuable() {
		p.askMissing(r)
		return
	}
	p.change(func(f *audit.Finding) { f.State = audit.FindingReady })
	p.focus(p.list.grid)
}

func (p *Page) backToDraft() {
	p.change(func(f *audit.Finding) { f.State = audit.FindingDraft })
	p.focusFirstOpen()
}

// askMissing says beside the fields what keeps the finding from being issued, and goes to the first of it.
func (p *Page) askMissing(r *audit.Finding) {
	p.form.ask(r, p.checked.errors())
	p.focusFirstOpen()
}

// focusFirstOpen goes to the first point that keeps the finding from being issued, to the statement when there is none.
func (p *Page) focusFirstOpen() {
	r := p.editor.Record()
	if r == nil {
		return
	}
	if !r.State.IsIssued() && p.checkNow() {
		for _, o := range p.checked.items {
			if o.grave {
				p.chosen = o.key
				p.showPanel()
				p.goToPoint(o)
				return
			}
		}
	}
	p.focusField(fieldStatement)
}

// focusField gives the keyboard to a field and scrolls to it.
func (p *Page) focusField(name string) {
	if p.editor.Record() == nil {
		return
	}
	if name == fieldOthers {
		p.form.showOthers()
	}
	field, control := p.form.field(name)
	if !field.Visible() { // the grade does not ask for it, the user does
		field.Show()
		p.form.content.Refresh()
	}
	kit.RevealIn(p.form.scroll, field, 0, field.Size().Height)
	p.focus(control)
}

// remove takes the draft that is open out of the case; it can be undone.
func (p *Page) remove() {
	r := p.editor.Record()
	if r == nil || p.lockedDelete() != "" {
		return
	}
	next := p.list.neighbour(r.ID)
	p.editor.Change(func(f *audit.Finding) { f.Deleted = true })
	p.editor.Open(nil)
	p.added = ""
	p.now = p.now.With(deleted(r))
	p.showList()
	p.open(next)
	p.Focus()
	p.host.Toast(r.Label()+" deleted", true)
}

// deleted returns the record as taken out.
func deleted(r *audit.Finding) *audit.Finding {
	out := audit.Clone(r)
	out.Deleted = true
	return out
}

// refused shows why a change was not made: beside the fields it is about, else in a dialog.
func (p *Page) refused(err error) {
	var invalid *casefile.InvalidError
	r := p.editor.Record()
	if r == nil || !errors.As(err, &invalid) {
		p.host.Tell(err)
		return
	}
	for _, problem := range invalid.Problems {
		if problem.Record == r.ID && p.showProblem(problem.Problem) {
			continue
		}
		p.host.Tell(err)
		return
	}
}

// showProblem shows a problem beside its field and reports whether the page has one.
func (p *Page) showProblem(problem audit.Problem) bool {
	if _, known := fieldWords[problem.Field]; !known {
		return false
	}
	switch problem.Field {
	case fieldGrade, fieldClause, fieldOthers, fieldPlaces, fieldRequirement, fieldStatement, fieldEvidence, fieldReason:
		field, _ := p.form.field(problem.Field)
		field.SetMessage(kit.Wrong, capital(problem.Message))
		p.form.content.Refresh()
		return true
	}
	return false
}
