package programme

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/team"
)

// askNeeds asks for the competence that teams need beside what the application's review found.
func (v *teamView) askNeeds() {
	p := v.page
	after := audit.Clone(p.cycle)
	text := "The review of the application asks for " + strings.Join(p.now.Application.Competence, comma) + "."
	if len(p.now.Application.Competence) == 0 {
		text = "The review of the application names no competence."
	}
	p.ask(question{
		title: "Competence needed in this cycle", text: text,
		specs: []spec{{of: after, name: "competence", label: "Beside it, with commas between", hint: "radiology, AI in imaging", list: true}},
		keep: func() []audit.Problem {
			p.save("Competence needed", "", casefile.Change{Before: p.cycle, After: after})
			return nil
		},
	})
}

// askMember asks for somebody's part in the team of an audit, or edits it.
func (v *teamView) askMember(a *audit.Audit, before *audit.Member) {
	team.Ask(v.page.teamDesk(), v.page.now, a, before, "")
}

func (p *Page) teamDesk() team.Desk {
	return team.Desk{Window: p.host.Window(), Today: p.host.Today, NewID: p.cases.NewID, Save: p.save}
}

// askDeciding asks who reviews and who decides. Nobody who audited does (R-1-5).
func (v *teamView) askDeciding() {
	p := v.page
	before := p.decision()
	d := &audit.Decision{Record: audit.Record{ID: p.cases.NewID()}, Kind: audit.Grant}
	if a := p.decidedAudit(); a != nil {
		d.Audit = a.ID
	}
	if before != nil && before.DecidedOn.IsZero() {
		d = audit.Clone(before)
	} else {
		before = nil
	}
	p.ask(question{
		title: "Technical reviewer and decision maker",
		text:  "Neither carried out the audit (ISO/IEC 17021-1 9.5.1.2). They may be one person.",
		specs: []spec{
			{of: d, name: "reviewer", label: "Technical reviewer", options: p.personOptions()},
			{of: d, name: "decided_by", label: "Decision maker", options: p.personOptions()},
			{of: d, name: "kind", label: "Decision", half: true},
			{of: d, name: "planned_on", label: "Planned for"},
		},
		keep: func() []audit.Problem { return p.keepDeciding(before, d) },
	})
}

// decidedAudit is the audit that the next decision rests on: Stage 2, later the recertification.
func (p *Page) decidedAudit() *audit.Audit {
	for _, kind := range []audit.AuditKind{audit.Stage2, audit.Recertification} {
		for _, c := range p.columns {
			if c.audit.Kind == kind {
				return c.audit
			}
		}
	}
	return nil
}

func (p *Page) keepDeciding(before, d *audit.Decision) []audit.Problem {
	problems := audit.Check(d)
	if a := p.now.Audit(d.Audit); a != nil {
		audits := p.now.DecidedAudits(a)
		problems = append(problems, audit.CheckIndependence(p.now, "reviewer", d.Reviewer, audits, p.host.Today())...)
		problems = append(problems, audit.CheckIndependence(p.now, "decided_by", d.DecidedBy, audits, p.host.Today())...)
	}
	if len(problems) > 0 {
		return problems
	}
	ch := casefile.Change{After: d}
	if before != nil {
		ch.Before = before
	}
	p.save("Reviewer and decision maker", "", ch)
	return nil
}
