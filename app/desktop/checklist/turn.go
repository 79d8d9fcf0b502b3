package checklist

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// asFinding turns what was typed, the note or the evidence that is selected, or all evidence of the clause into a
// finding. While the clause has a draft of the user's it is asked whether it belongs to that one.
func (p *Page) asFinding() {
	if p.x == nil || p.open == "" || p.host.ReadOnly() {
		return
	}
	if p.bench.changes() {
		p.bench.leave()
	}
	note, proof := p.chosenNote(), p.chosenProof()
	turn := func(into audit.ID) { p.turn(note, proof, into) }
	items := []kit.MenuItem{}
	for _, f := range p.x.findings[p.open] {
		if f.Requirement == p.open && !f.State.IsIssued() && f.Author == p.x.me {
			m := markOfFinding(f)
			items = append(items, kit.MenuItem{Word: "Add to " + f.Label(), Icon: m.Icon, Run: func() { turn(f.ID) }})
		}
	}
	if len(items) == 0 {
		turn("")
		return
	}
	items = append(items, kit.MenuItem{Word: "New finding", Icon: "plus", Run: func() { turn("") }})
	kit.ShowMenuUnder(p.clause.field, kit.MenuGroup{Items: items})
}

// turn makes a finding once everything before is written, for its number is given only then. note and proof are what it
// is made from; both may be nil. into is the draft that it belongs to, "" for a new one.
func (p *Page) turn(note *audit.Note, proof *audit.Evidence, into audit.ID) {
	p.conclusion.Commit()
	at, open := p.at, p.open
	p.host.Runner().Save(func() error { return nil }, func(error) {
		if err := p.read(); err != nil {
			p.host.Tell(err)
			return
		}
		if p.at == at && p.open == open {
			p.write(note, proof, into)
		}
	})
}

// write writes the finding and what it is made from as one action, and goes to it.
func (p *Page) write(note *audit.Note, proof *audit.Evidence, into audit.ID) {
	before := p.now.Finding(into)
	f, err := p.newFinding()
	if before != nil {
		f, err = audit.Clone(before), nil
	}
	if err != nil {
		p.host.Tell(err)
		return
	}
	label := "Finding " + f.Label()
	var changes []casefile.Change
	rests := []*audit.Evidence{proof}
	text := p.bench.text()
	switch env := p.cases.Env(); {
	case text != "":
		e := casefile.EvidenceOn(env, p.now, p.at, p.open, text)
		rests, changes = []*audit.Evidence{e}, []casefile.Change{{After: e}}
	case note != nil:
		rests, changes = p.fromNote(env, note, f.ID)
	case proof == nil:
		rests = p.unused()
	}
	casefile.BaseFinding(p.now, f, p.open, rests...)
	found := casefile.Change{After: f}
	if before != nil {
		found.Before = before
	}
	changes = append(changes, found)
	then := func() { p.host.Go(page.Findings, f.ID) }
	if text != "" {
		p.bench.write(label, then, changes...)
		return
	}
	p.writer.Save(label, func(err error) {
		if err != nil {
			p.refused(err)
			return
		}
		then()
	}, changes...)
}

// fromNote returns the evidence that a note is or becomes, and what changes for it: the note names the finding too.
func (p *Page) fromNote(env casefile.Env, note *audit.Note, finding audit.ID) ([]*audit.Evidence, []casefile.Change) {
	if len(note.Evidence) == 0 {
		e, named := casefile.EvidenceFrom(env, p.now, note)
		named.Findings = append(named.Findings, finding)
		return []*audit.Evidence{e}, []casefile.Change{{After: e}, {Before: note, After: named}}
	}
	var rests []*audit.Evidence
	for _, e := range p.x.evidence[p.open] {
		if slices.Contains(note.Evidence, e.ID) {
			rests = append(rests, e)
		}
	}
	named := audit.Clone(note)
	named.Findings = append(named.Findings, finding)
	return rests, []casefile.Change{{Before: note, After: named}}
}

// unused returns the evidence of the clause that no finding rests on yet; all of it where every piece is used.
func (p *Page) unused() []*audit.Evidence {
	all := p.x.evidence[p.open]
	var out []*audit.Evidence
	for _, e := range all {
		if len(p.x.usedIn[e.ID]) == 0 {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}
