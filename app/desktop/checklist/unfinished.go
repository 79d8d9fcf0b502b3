package checklist

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// unfinishedReason names the draft of why the clause that is open does not apply or was not audited.
func (p *Page) unfinishedReason(s audit.ConclusionState) casefile.Draft {
	return casefile.UnfinishedText(string(p.at), string(p.open), string(s))
}

// unfinishedQuestion names the draft of a question of the team's own at the clause that is open.
func (p *Page) unfinishedQuestion() casefile.Draft {
	return casefile.UnfinishedText(string(p.at), string(p.open), "question")
}

// typeReason keeps a reason while it is typed.
func (p *Page) typeReason(s audit.ConclusionState, text string) {
	p.loose.Put(p.unfinishedReason(s), text)
}

// typeQuestion keeps a question while it is typed.
func (p *Page) typeQuestion(text string) { p.loose.Put(p.unfinishedQuestion(), text) }

// giveReason concludes with a reason; without one nothing is concluded.
func (p *Page) giveReason(s audit.ConclusionState, reason string) {
	if reason != "" {
		p.setState(s, reason)
	}
	p.loose.Drop(p.unfinishedReason(s))
}

// showLoose shows what was being typed at the clause when the program ended, where it was typed.
func (p *Page) showLoose() {
	k := p.conclusion.Record()
	if k == nil || p.host.ReadOnly() {
		return
	}
	for _, s := range []audit.ConclusionState{audit.NotApplicable, audit.NotAudited} {
		if text := p.loose.Text(p.unfinishedReason(s)); text != "" && text != k.Reason {
			p.verdict.open(s, text)
		}
	}
	if text := p.loose.Text(p.unfinishedQuestion()); text != "" && !slices.Contains(k.Questions, text) {
		p.clause.prompts.resume(text)
	}
}
