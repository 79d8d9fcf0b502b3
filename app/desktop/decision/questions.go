package decision

import (
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// openQuestions are those of the decision that were not answered yet.
func (p *Page) openQuestions(d *audit.Decision) []*audit.Clarification {
	var out []*audit.Clarification
	for i := range p.now.Clarifications {
		if q := &p.now.Clarifications[i]; q.Decision == d.ID && q.AnsweredOn.IsZero() {
			out = append(out, q)
		}
	}
	return out
}

// askTeam asks for the question and records it; the decision stays open until it is answered.
func (p *Page) askTeam() {
	kit.Ask(p.host.Window(), kit.Asking{
		Title: "Ask the team", Text: "The decision stays open until the answer is here. Question and answer are kept with it.",
		Label: "What is needed before deciding", Yes: "Ask", Check: needed,
	}, func(question string) {
		p.putQuestion("Asked for more before deciding", question, func(*audit.Decision) {})
	})
}

// putQuestion writes a question to the team as one action, with what else changes in the decision.
func (p *Page) putQuestion(words, question string, change func(*audit.Decision)) {
	p.besideDecision(words, change, func(d *audit.Decision) []casefile.Change {
		by := d.DecidedBy
		if o, chosen := p.form.decidedBy.Chosen(); chosen {
			by = audit.ID(o.ID)
		}
		return []casefile.Change{{After: &audit.Clarification{
			Record: audit.Record{ID: p.cases.NewID()}, Decision: d.ID, AskedBy: by, AskedOn: p.host.Today(), Question: question,
		}}}
	})
}

// showQuestions shows in a form what was asked and not answered yet.
func (p *Page) showQuestions(in *fyne.Container, d *audit.Decision) {
	in.Objects = nil
	for _, q := range p.openQuestions(d) {
		answer := kit.NewButton(kit.Secondary, "Answer…", func() { p.answer(q) }).Small()
		words := kit.NewParagraph("Asked "+q.AskedOn.String()+": "+q.Question, kit.SmallFigures, kit.Ink2)
		in.Add(kit.Cols(8, kit.Top(kit.NewIcon("hourglass", 15, kit.Minor)), kit.Grow(words), kit.Top(answer)))
	}
	in.Hidden = len(in.Objects) == 0
	in.Refresh()
}

// besideDecision writes records that belong to the decision as one action, with what changes in the decision itself; a
// decision that is only begun gets into the case with them.
func (p *Page) besideDecision(words string, change func(*audit.Decision), records func(*audit.Decision) []casefile.Change) {
	p.editor.Commit()
	p.host.Runner().Save(func() error { return nil }, func(error) {
		p.follow() // with what was just written
		d := p.editor.Record()
		if d == nil {
			return
		}
		after := audit.Clone(d)
		change(after)
		own := casefile.Change{After: after}
		if p.decision != nil {
			own.Before = p.decision
		}
		p.save(words, append([]casefile.Change{own}, records(after)...)...)
	})
}

// answer asks for the team's answer and records it.
func (p *Page) answer(q *audit.Clarification) {
	kit.Ask(p.host.Window(), kit.Asking{
		Title: "Answer of the team", Text: q.Question, Label: "Answer", Yes: "Record answer", Check: needed,
	}, func(text string) {
		after := audit.Clone(q)
		after.Answer, after.AnsweredOn = text, p.host.Today()
		p.save("Answer of the team", casefile.Change{Before: q, After: after})
	})
}

// needed says that a text is needed.
func needed(text string) string {
	if strings.TrimSpace(text) == "" {
		return "Say it in words"
	}
	return ""
}
