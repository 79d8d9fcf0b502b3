package audit

import (
	"slices"
	"strings"

	"fieldcase/app/date"
)

// CompetenceNeed is a competence that a team needs, and who of it holds it.
type CompetenceNeed struct {
	Name    string   `json:"name"`
	Holders []string `json:"holders"` // initials, in the order of the team
}

// Covered reports whether somebody holds it.
func (n CompetenceNeed) Covered() bool { return len(n.Holders) > 0 }

// MemberCheck is what counts of one member of a team.
type MemberCheck struct {
	Member   ID        `json:"member"`
	Initials string    `json:"initials"`
	Declared bool      `json:"declared"`
	Until    date.Date `json:"until,omitzero"` // first day on which a consultancy no longer bars
	Barred   bool      `json:"barred"`         // on the first day of the audit
	Counts   bool      `json:"counts"`         // whether the time counts as audit time
	Days     Days      `json:"days"`           // audit time assigned; 0 for who does not count
}

// TeamCheck is whether a team may do an audit, and can.
type TeamCheck struct {
	Needs    []CompetenceNeed `json:"needs"`
	Members  []MemberCheck    `json:"members"`
	Warnings []Warning        `json:"warnings"` // blocks first
}

// CheckTeam checks the team of an audit. R-1-2; ISO/IEC 17021-1:2015 9.2.2: it has a leader, holds together the competence
// needed, everyone has declared, nobody gave consultancy within 24 months (5.2; D11). Experts, trainees, observers,
// guides and interpreters count no audit time (9.1.4).
func CheckTeam(c *Case, a *Audit) TeamCheck {
	p := &planCheck{c: c, a: a, team: c.Team(a.ID), items: c.PlanOf(a.ID)}
	p.checkTeam()
	out := TeamCheck{Needs: []CompetenceNeed{}, Members: []MemberCheck{}, Warnings: append([]Warning{}, p.out.Warnings...)}
	for _, need := range c.CompetenceNeeded(a) {
		n := CompetenceNeed{Name: need, Holders: []string{}}
		for _, m := range p.team {
			if c.holds(m, need) {
				n.Holders = append(n.Holders, c.Initials(m))
			}
		}
		out.Needs = append(out.Needs, n)
	}
	first := p.firstDay()
	for _, m := range p.team {
		until := CoolingOffUntil(c.ConsultancyOf(m.Person))
		k := MemberCheck{
			Member: m.ID, Initials: c.Initials(m), Declared: !m.DeclaredOn.IsZero(), Until: until,
			Barred: !first.IsZero() && first.Before(until), Counts: m.Role.CountsAuditTime(),
		}
		if k.Counts {
			k.Days = m.Days
		}
		out.Members = append(out.Members, k)
	}
	slices.SortStableFunc(out.Warnings, func(a, b Warning) int {
		return slices.Index(AllSeverities(), a.Severity) - slices.Index(AllSeverities(), b.Severity)
	})
	return out
}

// CompetenceNeeded returns the competences that the team of an audit needs: what the review of the application found, and
// what the programme of the cycle adds. ISO/IEC 17021-1:2015 9.1.2.3 and 9.2.2.1.
func (c *Case) CompetenceNeeded(a *Audit) []string {
	needed := slices.Clone(c.Application.Competence)
	if i := slices.IndexFunc(c.Programmes, func(p Programme) bool { return p.ID == a.Programme }); i >= 0 {
		needed = append(needed, c.Programmes[i].Competence...)
	}
	var out []string
	for _, n := range needed {
		if !slices.ContainsFunc(out, func(have string) bool { return strings.EqualFold(have, n) }) {
			out = append(out, n)
		}
	}
	return out
}

// holds reports whether a member brings a competence into the team: leader, auditors and experts do (R-1-2).
func (c *Case) holds(m *Member, competence string) bool {
	p := c.Person(m.Person)
	return p != nil && (m.Role.CountsAuditTime() || m.Role == Expert) &&
		slices.ContainsFunc(p.Competence, func(have string) bool { return strings.EqualFold(have, competence) })
}
