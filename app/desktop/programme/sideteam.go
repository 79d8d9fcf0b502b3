package programme

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// addTeam shows the team of the chosen audit, and who reviews and decides.
func (s *side) addTeam() {
	p := s.page
	a := p.teamAudit()
	words := "Team"
	if a != nil {
		words = "Team, " + a.Title()
	}
	s.rows.Add(s.heading(words, viewTeam))
	s.rows.Add(kit.Rule())
	if a == nil || len(p.now.Team(a.ID)) == 0 {
		s.rows.Add(note("Nobody is on the team yet."))
	} else {
		for _, m := range p.now.Team(a.ID) {
			s.rows.Add(p.memberRow(m))
			s.rows.Add(kit.Hairline())
		}
	}
	s.rows.Add(note(p.decidingWords()))
}

// teamAudit is the audit whose team is shown: the chosen one, else the next that is not over, else the last.
func (p *Page) teamAudit() *audit.Audit {
	if i := p.columnAt(p.host.Audit()); i >= 0 {
		return p.columns[i].audit
	}
	var last *audit.Audit
	for _, c := range p.columns {
		if last = c.audit; !c.isOver() {
			break
		}
	}
	return last
}

func (p *Page) memberRow(m *audit.Member) fyne.CanvasObject {
	icon, word, token := p.standing(m)
	return kit.Pad(5, 0, 5, 0, kit.Rows(0,
		kit.Cols(8, kit.Grow(kit.NewText(p.personName(m.Person), kit.BodyFigures).Truncated()), kit.NewStatus(icon, word, token)),
		kit.NewParagraph(p.roleWords(m), kit.SmallFigures, kit.Ink2)))
}

// standing says whether a member may audit this client, by icon, word and colour.
func (p *Page) standing(m *audit.Member) (icon, word string, token kit.Token) {
	check := p.checkOf(m)
	switch {
	case check.Barred:
		return "ban", "barred until " + check.Until.String(), kit.Major
	case !check.Declared:
		return "triangle-alert", "not declared", kit.Minor
	default:
		return "shield-check", "declared", kit.Good
	}
}

// checkOf is what counts of a member.
func (p *Page) checkOf(m *audit.Member) audit.MemberCheck {
	a := p.now.Audit(m.Audit)
	if a == nil {
		return audit.MemberCheck{}
	}
	checks := audit.CheckTeam(p.now, a).Members
	i := slices.IndexFunc(checks, func(x audit.MemberCheck) bool { return x.Member == m.ID })
	if i < 0 {
		return audit.MemberCheck{}
	}
	return checks[i]
}

// roleWords are a member's part and what bears on it.
func (p *Page) roleWords(m *audit.Member) string {
	parts := []string{m.Role.Word()}
	if m.Role == audit.Expert {
		if x := p.now.Person(m.Person); x != nil && len(x.Competence) > 0 {
			parts[0] += ", " + strings.Join(x.Competence, comma)
		}
	}
	if !m.Role.CountsAuditTime() {
		parts = append(parts, "no audit time")
	} else if m.Days > 0 {
		parts = append(parts, m.Days.String()+" days")
	}
	if until := m.ConsultancyUntil; !until.IsZero() {
		parts = append(parts, "consultancy until "+until.String()+p.sinceWords(m))
	}
	if m.Role == audit.Trainee && m.Evaluator != "" {
		parts = append(parts, "evaluated by "+p.personName(m.Evaluator))
	}
	return strings.Join(parts, "; ")
}

// sinceWords says how many months the audit begins after the end of a consultancy.
func (p *Page) sinceWords(m *audit.Member) string {
	a := p.now.Audit(m.Audit)
	if a == nil || firstDay(a).IsZero() {
		return ""
	}
	first := firstDay(a)
	months := (first.Year()-m.ConsultancyUntil.Year())*12 + int(first.Month()) - int(m.ConsultancyUntil.Month())
	if m.ConsultancyUntil.AddMonths(months).After(first) {
		months--
	}
	return fmt.Sprintf(", %s before", counted(max(0, months), "month", "months"))
}

// decidingWords say who reviews and decides, and whether they audited.
func (p *Page) decidingWords() string {
	d := p.decision()
	if d == nil || d.Reviewer == "" && d.DecidedBy == "" {
		return "Review and decision: not assigned yet."
	}
	name := func(id audit.ID) string {
		words := p.personName(id)
		if p.audited(id) {
			return words + ", who is on the team (R-1-5)"
		}
		return words + ", not on the team"
	}
	switch {
	case d.Reviewer == d.DecidedBy:
		return "Review and decision: " + name(d.Reviewer) + "."
	case d.DecidedBy == "":
		return "Review: " + name(d.Reviewer) + ". Decision: not assigned yet."
	case d.Reviewer == "":
		return "Review: not assigned yet. Decision: " + name(d.DecidedBy) + "."
	default:
		return "Review: " + name(d.Reviewer) + ". Decision: " + name(d.DecidedBy) + "."
	}
}

// decision is the next decision of the cycle, else the last that was taken; nil for none.
func (p *Page) decision() *audit.Decision {
	var out *audit.Decision
	for i := range p.now.Decisions {
		d := &p.now.Decisions[i]
		if p.columnAt(d.Audit) < 0 && d.Audit != "" {
			continue
		}
		if out == nil || out.DecidedOn.IsZero() == d.DecidedOn.IsZero() && d.DecidedOn.After(out.DecidedOn) || d.DecidedOn.IsZero() {
			out = d
		}
	}
	return out
}

// audited reports whether somebody is on a team of the cycle.
func (p *Page) audited(person audit.ID) bool {
	for i := range p.now.Members {
		if m := &p.now.Members[i]; m.Person == person && p.columnAt(m.Audit) >= 0 {
			return true
		}
	}
	return false
}
