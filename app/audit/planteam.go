package audit

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// coolingOffMonths is how long somebody who gave consultancy to a client, or audited it internally, takes no part in its
// certification. ISO/IEC 17021-1:2015 5.2.5 to 5.2.10; D11; R-1-2.
const coolingOffMonths = 24

// CoolingOffUntil returns the first day on which somebody may take part in a client's certification again whose
// consultancy ended on lastDay; the zero Date when there was none.
func CoolingOffUntil(lastDay date.Date) date.Date { return lastDay.AddMonths(coolingOffMonths) }

// checkTeam finds what keeps the team from auditing this client (R-1-2; ISO/IEC 17021-1:2015 9.2.2).
func (p *planCheck) checkTeam() {
	n := len(p.out.Warnings)
	p.checkLead()
	var declared []string
	for _, m := range p.team {
		p.checkMember(m)
		declared = append(declared, p.c.Initials(m))
	}
	p.checkCompetence()
	if len(declared) > 0 {
		p.passIf(n, "Team impartial and led", strings.Join(declared, ", ")+" declared")
	}
}

func (p *planCheck) checkLead() {
	leaders := 0
	for _, m := range p.team {
		if m.Role == LeadAuditor {
			leaders++
		}
	}
	switch {
	case leaders == 0:
		p.warn(Warning{
			Rule: "9.2.2", Severity: SeverityBlock, Title: "No lead auditor", Field: "role",
			Message: "An audit team has a leader. Choose who leads this audit.",
		})
	case leaders > 1:
		p.warn(Warning{
			Rule: "9.2.2", Title: "More than one lead auditor", Field: "role",
			Message: counted(leaders, "member", "members") + " of the team lead this audit; one person is responsible for its report.",
		})
	}
}

func (p *planCheck) checkMember(m *Member) {
	who := p.c.Initials(m)
	if m.DeclaredOn.IsZero() {
		p.warn(Warning{
			Rule: "R-1-2", Severity: SeverityBlock, Title: who + " has not declared impartiality", Member: m.ID, Field: "declared_on",
			Message: "Everyone on the team declares conflicts of interest before the audit.",
		})
	}
	first := p.firstDay()
	ended := p.c.ConsultancyOf(m.Person)
	if until := CoolingOffUntil(ended); first.Before(until) && !first.IsZero() {
		p.warn(Warning{
			Rule: "R-1-2", Severity: SeverityBlock, Title: who + " gave consultancy too lately", Member: m.ID, Field: "consultancy_until",
			Message: fmt.Sprintf("Consultancy ended %s; no part in this client's certification before %s, and the audit begins %s.",
				ended, until, first),
		})
	}
	if m.Role == Trainee && m.Evaluator == "" {
		p.warn(Warning{
			Rule: "9.2.2", Title: who + " trains without an evaluator", Member: m.ID, Field: "evaluator",
			Message: "A competent auditor is appointed to evaluate an auditor in training and is responsible for the findings.",
		})
	}
}

// checkCompetence finds competence that the review of the application asks for and nobody on the team has. It is met by
// leader, auditors and experts together (R-1-2; ISO/IEC 17021-1:2015 9.2.2.1). Stage 1 itself confirms that the team of
// Stage 2 has it (ISO/IEC 42006:2025 9.3.2.1), so that it may do with less.
func (p *planCheck) checkCompetence() {
	if p.a.Kind == Stage1 {
		return
	}
	var open []string
	for _, need := range p.c.CompetenceNeeded(p.a) {
		if !slices.ContainsFunc(p.team, func(m *Member) bool { return p.c.holds(m, need) }) {
			open = append(open, need)
		}
	}
	if len(open) > 0 && len(p.team) > 0 {
		p.warn(Warning{
			Rule: "R-1-2", Severity: SeverityBlock, Title: "Competence not covered", Field: "competence",
			Message: "The review of the application or the programme asks for " + listed(open) + "; nobody on the team has it recorded.",
		})
	}
}

// checkAccompanied finds technical experts and interpreters who are somewhere without an auditor.
// ISO/IEC 17021-1:2015 9.2.2.1 and 9.2.2.2: they act under the direction of an auditor.
func (p *planCheck) checkAccompanied() {
	n := len(p.out.Warnings)
	var proof []string
	for _, i := range p.items {
		for _, m := range p.who[i.ID] {
			if (m.Role != Expert && m.Role != Interpreter) || !i.Activity.CountsAuditTime() {
				continue
			}
			auditor := p.auditorBeside(i)
			if auditor == nil {
				p.warn(Warning{
					Rule: "9.2.2", Title: p.c.Initials(m) + " is not accompanied", Item: i.ID, Member: m.ID, Field: "members",
					Message: p.place(i) + ". " + upperFirst(article(m.Role.Word())) + " works beside an auditor.",
				})
			} else if !i.Everyone {
				proof = append(proof, p.c.Initials(m)+" with "+p.c.Initials(auditor)+", "+p.when(i))
			}
		}
	}
	if len(proof) > 0 {
		p.passIf(n, "Expert accompanied", strings.Join(proof, "; "))
	}
}

// auditorBeside returns an auditor who takes part in the item, or who is at the same place all its time; nil for none.
func (p *planCheck) auditorBeside(i *PlanItem) *Member {
	for _, q := range append([]*PlanItem{i}, p.items...) {
		same := q == i || q.Day == i.Day && !i.Start.Before(q.Start) && !q.End.Before(i.End) &&
			slices.ContainsFunc(q.Sites, func(s ID) bool { return slices.Contains(i.Sites, s) })
		if !same {
			continue
		}
		for _, m := range p.who[q.ID] {
			if m.Role.CountsAuditTime() {
				return m
			}
		}
	}
	return nil
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
