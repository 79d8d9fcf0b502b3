package checklist

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
)

// conclude gives the clause a conclusion; for one that was not looked at the reason is asked in place first.
func (p *Page) conclude(s audit.ConclusionState) {
	k := p.conclusion.Record()
	if k == nil || p.host.ReadOnly() {
		return
	}
	if (s == audit.NotApplicable || s == audit.NotAudited) && (k.Reason == "" || k.State != s) {
		p.showVerdict(false)
		p.verdict.ask(s, cmp.Or(p.loose.Text(p.unfinishedReason(s)), k.Reason))
		return
	}
	p.setState(s, k.Reason)
}

// setState writes a conclusion. A clause that nobody is to audit becomes that of who concludes it.
func (p *Page) setState(s audit.ConclusionState, reason string) {
	owner := p.myself()
	if r, _ := p.x.row(p.open); r.owner != "" {
		owner = ""
	}
	p.conclusion.Change(func(k *audit.Conclusion) {
		k.State, k.Reason, k.Owner = s, reason, cmp.Or(k.Owner, owner)
	})
	p.follow()
	p.host.Toast(string(p.open)+" marked "+markOf(s).Word, true)
}

// reopen takes the conclusion back.
func (p *Page) reopen() {
	p.conclusion.Change(func(k *audit.Conclusion) { k.State = audit.NotStarted })
	p.follow()
}

// follow shows what became of a change; while it is being written the screen is ahead of the case.
func (p *Page) follow() {
	if p.conclusion.Settled() {
		p.reload()
		return
	}
	p.showClause(false)
}

// myself returns the user as a member of the audit's team, "" when the user is none.
func (p *Page) myself() audit.ID {
	for _, m := range p.x.c.Team(p.at) {
		if m.Person == p.x.me && p.x.me != "" {
			return m.ID
		}
	}
	return ""
}

// typeSummary takes over the summary, or the reason of what was not looked at, while it is typed.
func (p *Page) typeSummary(text string) {
	k := p.conclusion.Record()
	if k == nil {
		return
	}
	field := "summary"
	if k.State == audit.NotApplicable || k.State == audit.NotAudited {
		field = "reason"
	}
	p.conclusion.Type(field, text)
}

// left commits the summary.
func (p *Page) left() { p.conclusion.Commit() }

// ask ticks a prompt that was asked, or unticks it.
func (p *Page) ask(text string, asked bool) {
	p.conclusion.Change(func(k *audit.Conclusion) {
		k.Asked = slices.DeleteFunc(k.Asked, func(s string) bool { return s == text })
		if asked {
			k.Asked = append(k.Asked, text)
		}
	})
	p.follow()
}

// addQuestion adds a question of the team's own to the prompts of the clause.
func (p *Page) addQuestion(text string) {
	defer p.loose.Drop(p.unfinishedQuestion()) // once the change is on its way
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	p.conclusion.Change(func(k *audit.Conclusion) {
		if !slices.Contains(k.Questions, text) {
			k.Questions = append(k.Questions, text)
		}
	})
	p.follow()
	p.focusNote()
}

// dropQuestion takes out the question of the team's own that has the keyboard.
func (p *Page) dropQuestion() {
	text := p.clause.prompts.own()
	if text == "" {
		return
	}
	p.conclusion.Change(func(k *audit.Conclusion) {
		is := func(s string) bool { return s == text }
		k.Questions, k.Asked = slices.DeleteFunc(k.Questions, is), slices.DeleteFunc(k.Asked, is)
	})
	p.follow()
	p.focusNote()
	p.host.Toast("Question taken out", true)
}

// asEvidence keeps what was typed as evidence; without, the note that is selected becomes evidence.
func (p *Page) asEvidence() {
	if p.x == nil || p.open == "" || p.host.ReadOnly() {
		return
	}
	if p.bench.changes() {
		p.bench.keep()
		return
	}
	env, label := p.cases.Env(), "Evidence "+string(p.open)
	if text := p.bench.text(); text != "" {
		e := casefile.EvidenceOn(env, p.now, p.at, p.open, text)
		p.bench.write(label, nil, casefile.Change{After: e})
		return
	}
	n := p.chosenNote()
	if n == nil || len(n.Evidence) > 0 {
		return
	}
	e, named := casefile.EvidenceFrom(env, p.now, n)
	p.writer.Save(label, p.orTell, casefile.Change{After: e}, casefile.Change{Before: n, After: named})
	p.host.Toast("Note kept as evidence", true)
}

// orTell tells why something was not written.
func (p *Page) orTell(err error) {
	if err != nil {
		p.refused(err)
	}
}

// chosenNote returns the note that is selected in the list that has the keyboard, or nil.
func (p *Page) chosenNote() *audit.Note {
	r, ok := p.clause.notes.Selected()
	if !ok || !p.clause.notes.Focused() {
		return nil
	}
	return find(p.x.notes[p.open], func(n *audit.Note) bool { return n.ID == r.id })
}

// chosenProof returns the evidence that is selected in the list that has the keyboard, or nil.
func (p *Page) chosenProof() *audit.Evidence {
	r, ok := p.clause.proof.Selected()
	if !ok || !p.clause.proof.Focused() {
		return nil
	}
	return p.proofOf(r.id)
}

// togglePrivate makes the selected note its author's alone, or takes that back; while one is typed it is kept as such.
func (p *Page) togglePrivate() {
	n := p.chosenNote()
	if n == nil {
		p.bench.keepNote(true)
		return
	}
	after := audit.Clone(n)
	after.Private = !n.Private
	p.writer.Save("Note "+string(n.Requirement), p.orTell, casefile.Change{Before: n, After: after})
}

func (p *Page) dropNote(id audit.ID) {
	n := find(p.x.notes[p.open], func(r *audit.Note) bool { return r.ID == id })
	if n == nil || p.host.ReadOnly() {
		return
	}
	p.writer.Save("Delete note "+string(n.Requirement), p.orTell, casefile.Change{Before: n})
	p.host.Toast("Note deleted", true)
}

// proofOf returns the evidence of the clause with the ID, or nil.
func (p *Page) proofOf(id audit.ID) *audit.Evidence {
	return find(p.x.evidence[p.open], func(e *audit.Evidence) bool { return e.ID == id })
}

// openProof shows all that is known of a piece of evidence, to be changed.
func (p *Page) openProof(id audit.ID) {
	if e := p.proofOf(id); e != nil {
		p.material.EditEvidence(e, nil)
	}
}

func (p *Page) dropProof(id audit.ID) {
	if e := p.proofOf(id); e != nil {
		p.material.RemoveEvidence(e)
	}
}

// evidenceInFull keeps what was typed as evidence and asks for all else that is to be known of it; without, it opens the
// evidence that is selected, or asks for another piece.
func (p *Page) evidenceInFull() {
	if p.x == nil || p.open == "" || p.host.ReadOnly() {
		return
	}
	p.bench.leave()
	if text := p.bench.text(); text != "" {
		e := casefile.EvidenceOn(p.cases.Env(), p.now, p.at, p.open, text)
		p.bench.write(material.EvidenceLabel(e), func() { p.openProof(e.ID) }, casefile.Change{After: e})
		return
	}
	if e := p.chosenProof(); e != nil {
		p.openProof(e.ID)
		return
	}
	p.material.EditEvidence(p.material.NewEvidence(p.where()), p.focusNote)
}

// assign asks who audits the clause.
func (p *Page) assign() {
	var items []kit.MenuItem
	for _, m := range p.x.c.Team(p.at) {
		person := p.x.c.Person(m.Person)
		if person == nil || !m.Role.CountsAuditTime() {
			continue
		}
		items = append(items, kit.MenuItem{Word: person.Name, Icon: "user", Key: p.x.c.Initials(m), Run: func() { p.setOwner(m.ID) }})
	}
	kit.ShowMenuUnder(p.clause.column.head, kit.MenuGroup{Title: string(p.open) + " is audited by", Items: items})
}

func (p *Page) setOwner(id audit.ID) {
	p.conclusion.Change(func(k *audit.Conclusion) { k.Owner = id })
	p.follow()
}

// settle does the first offered remedy: what the conclusion lacks, else the next clause without one.
func (p *Page) settle() {
	k := p.conclusion.Record()
	if k == nil {
		return
	}
	_, found := gradeOf(k.State)
	switch why, _ := unsettled(p.x, p.open, k); {
	case why == "":
		p.step(1, row.open)
	case found:
		p.asFinding()
	case k.State == audit.Conform:
		p.host.Go(page.Findings, p.x.findings[p.open][0].ID)
	default:
		p.verdict.ask(k.State, cmp.Or(p.loose.Text(p.unfinishedReason(k.State)), k.Reason))
	}
}

// newFinding returns an unsaved draft finding on the clause, graded as the conclusion says.
func (p *Page) newFinding() (*audit.Finding, error) {
	f, err := p.cases.NewFinding(context.Background(), p.at)
	if err != nil {
		return nil, err
	}
	if k := p.conclusion.Record(); k != nil {
		f.Grade, _ = gradeOf(k.State)
	}
	return f, nil
}
