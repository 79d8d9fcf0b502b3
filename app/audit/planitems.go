package audit

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// checkItems looks at each line of the plan: within the audit's days, who, where, and the tool of a remote activity.
// ISO/IEC 17021-1:2015 9.2.3 d and f; IAF MD 4; R-1-3.
func (p *planCheck) checkItems() {
	remote, named := 0, 0
	for _, i := range p.items {
		p.checkItemDay(i)
		p.checkItemPeople(i)
		if !i.Remote {
			continue
		}
		remote++
		if strings.TrimSpace(i.Tool) != "" {
			named++
			continue
		}
		p.warn(Warning{
			Rule: "R-1-3", Title: "Remote, but no tool named", Item: i.ID, Field: "tool",
			Message: p.place(i) + ". A remote activity shows its tool in the plan.",
		})
	}
	if remote > 0 && named == remote {
		p.pass("Remote activities name their tool", "", counted(remote, "remote activity", "remote activities"))
	}
}

func (p *planCheck) checkItemDay(i *PlanItem) {
	first, last := p.a.StartsOn, p.a.EndsOn
	if last.IsZero() {
		last = first
	}
	if !first.IsZero() && !i.Day.IsZero() && (i.Day.Before(first) || i.Day.After(last)) {
		p.warn(Warning{
			Rule: "R-1-3", Title: "Outside the days of the audit", Item: i.ID, Field: "day",
			Message: fmt.Sprintf("%s lies on %s; the audit lasts from %s to %s.", p.about(i), i.Day, first, last),
		})
	}
}

func (p *planCheck) checkItemPeople(i *PlanItem) {
	if !i.Activity.CountsAuditTime() {
		return
	}
	if len(p.who[i.ID]) == 0 {
		p.warn(Warning{
			Rule: "R-1-3", Title: "Nobody does it", Item: i.ID, Field: "members",
			Message: p.when(i) + ", " + p.about(i) + ": say who of the team takes part.",
		})
	}
	if len(i.Sites) == 0 && !i.Remote && i.Activity != ActivityTeam {
		p.warn(Warning{
			Rule: "R-1-3", Title: "No place", Item: i.ID, Field: "sites",
			Message: p.when(i) + ", " + p.about(i) + ": say at which site it takes place.",
		})
	}
}

// about names what an item is about: its title, its requirements or its activity.
func (p *planCheck) about(i *PlanItem) string {
	switch {
	case i.Title != "":
		return i.Title
	case len(i.Requirements) > 0:
		return strings.Join(named(i.Requirements), ", ")
	case i.Activity != "":
		return i.Activity.Word()
	default:
		return "an activity"
	}
}

// checkSites finds sites of the client that the audit does not visit. A full audit visits every site, unless a sample
// was drawn; the central function is visited in every audit (ISO/IEC 17021-1:2015 9.1.5; IAF MD 1).
func (p *planCheck) checkSites() {
	if !slices.Contains([]AuditKind{Stage2, Surveillance, Recertification}, p.a.Kind) || len(p.c.Sites) == 0 {
		return
	}
	n, all := len(p.out.Warnings), p.a.Kind != Surveillance && !p.sampled()
	var visited []string
	for i := range p.c.Sites {
		s := &p.c.Sites[i]
		seen := slices.ContainsFunc(p.items, func(i *PlanItem) bool { return slices.Contains(i.Sites, s.ID) })
		switch {
		case seen:
			visited = append(visited, s.Name)
		case all || s.Central:
			p.warn(Warning{
				Rule: "9.1.5", Title: s.Name + " is not visited", Field: "sites",
				Message: "No activity takes place at " + s.Name + siteReason(s, all),
			})
		}
	}
	title := "Every site visited"
	if len(visited) < len(p.c.Sites) {
		title = "Sites of the sample visited"
	}
	if len(visited) > 0 {
		p.passIf(n, title, strings.Join(visited, ", "))
	}
}

func siteReason(s *Site, all bool) string {
	if s.Central && !all {
		return "; the central function is visited in every audit."
	}
	return ". Visit it, or draw a sample of the sites in the programme and say why."
}

// sampled reports whether the programme of the audit drew a sample of the sites.
func (p *planCheck) sampled() bool {
	return slices.ContainsFunc(p.c.Programmes, func(g Programme) bool { return g.ID == p.a.Programme && g.SampleSeed != "" })
}

// PlanElement is one of the elements a to f of an audit plan (ISO/IEC 17021-1:2015 9.2.3; R-1-3).
type PlanElement struct {
	Letter string // a to f
	Name   string // "objectives"
	Field  string // json name of the field that fills it
	Act    string // what fills it: "say what the audit is to find out"
	There  bool
}

// PlanElements returns the elements of the plan of an audit in their order.
func PlanElements(c *Case, a *Audit) []PlanElement {
	items := c.PlanOf(a.ID)
	timed := len(items) > 0 && !slices.ContainsFunc(items, func(i *PlanItem) bool { return i.Minutes() == 0 })
	placed := slices.ContainsFunc(items, func(i *PlanItem) bool { return len(i.Sites) > 0 || i.Remote })
	objectives := a.Objectives != "" || slices.ContainsFunc(c.Objectives, func(o Objective) bool { return o.Audit == a.ID })
	return []PlanElement{
		{"a", "objectives", "objectives", "say what the audit is to find out", objectives},
		{"b", "criteria", "criteria", "name the standard, and documents of the client if they count", a.Criteria != "" || c.Standard.Designation != ""},
		{"c", "scope", "scope", "say which units and processes are audited", a.Scope != ""},
		{"d", "dates and sites", "starts_on", "set the days of the audit and a site or remote for its activities", !a.StartsOn.IsZero() && placed},
		{"e", "duration", "start", "give every activity its start and end", timed},
		{"f", "roles", "members", "name the team and each one's part", len(c.Team(a.ID)) > 0},
	}
}

// checkElements finds which of the elements a to f the plan lacks (ISO/IEC 17021-1:2015 9.2.3.2).
func (p *planCheck) checkElements() {
	n := len(p.out.Warnings)
	var proof []string
	for _, e := range PlanElements(p.c, p.a) {
		proof = append(proof, e.Name)
		if !e.There {
			p.warn(Warning{
				Rule: "R-1-3", Title: "Element " + e.Letter + " is missing: " + e.Name, Field: e.Field,
				Message: "A plan names its " + e.Name + ": " + e.Act + ".",
			})
		}
	}
	p.passIf(n, "Elements a to f present", strings.Join(proof, ", "))
}

// checkMeetings finds whether the plan has its opening and its closing meeting (ISO/IEC 17021-1:2015 9.4.2 and 9.4.7).
func (p *planCheck) checkMeetings() {
	if !p.certifies() || p.a.Kind == Stage1 {
		return
	}
	n := len(p.out.Warnings)
	var proof []string
	for _, want := range []struct {
		activity Activity
		rule     string
	}{{ActivityOpening, "9.4.2"}, {ActivityClosing, "9.4.7"}} {
		at := slices.IndexFunc(p.items, func(i *PlanItem) bool { return i.Activity == want.activity })
		if at < 0 {
			p.warn(Warning{
				Rule: want.rule, Title: "No " + want.activity.Word(), Field: "activity",
				Message: "The plan has no " + want.activity.Word() + ". Add it with its time, place and who takes part.",
			})
			continue
		}
		proof = append(proof, p.when(p.items[at]))
	}
	p.passIf(n, "Opening and closing meeting", strings.Join(proof, ", "))
}

// checkStages finds whether Stage 2 follows Stage 1. R-2-1; ISO/IEC 17021-1:2015 9.3.1: Stage 1 is concluded and over
// before. R-2-2: the interval is within what the body allows; the standard gives no number.
func (p *planCheck) checkStages() {
	if p.a.Kind != Stage2 {
		return
	}
	one, start := p.c.stage1Of(p.a), p.firstDay()
	block := func(field, title, message string) {
		p.warn(Warning{Rule: "R-2-1", Severity: SeverityBlock, Title: title, Field: field, Message: message})
	}
	end := lastDay(one)
	switch {
	case one == nil && p.certifiedBefore():
	case one == nil:
		block("kind", "No Stage 1", "Stage 2 follows a Stage 1, and the case has none.")
	case !end.IsZero() && !start.IsZero() && !end.Before(start):
		block("starts_on", "Stage 2 begins too early", fmt.Sprintf("Stage 1 ends on %s, Stage 2 begins on %s; it begins on a later day.", end, start))
	case one.Readiness == "":
		block("readiness", "Stage 1 is not concluded", "Stage 2 is held when the conclusion of Stage 1 on readiness is recorded.")
	case one.Readiness != Ready && one.Readiness != ReadyWithConcerns:
		block("readiness", "Not ready for Stage 2", "Stage 1 concluded: "+strings.ReplaceAll(string(one.Readiness), "-", " ")+".")
	case !end.IsZero() && !start.IsZero():
		p.checkInterval(end.DaysUntil(start))
	}
}

func (p *planCheck) checkInterval(days int) {
	least, most := int(p.c.Policy.StageMinDays), int(p.c.Policy.StageMaxDays)
	warn := func(title, message string) {
		w := Warning{Rule: "R-2-2", Title: title, Field: "starts_on", Message: message}
		if a := p.c.acceptedStage(p.a, w); a != nil {
			p.pass(title, counted(days, "day", "days")+", accepted: "+a.Reason, "")
			return
		}
		p.warn(w)
	}
	switch {
	case least > 0 && days < least:
		warn("Little time after Stage 1", fmt.Sprintf("%s after Stage 1; the body's least is %d, so that the client can settle areas of concern.", counted(days, "day", "days"), least))
	case most > 0 && days > most:
		warn("Long after Stage 1", fmt.Sprintf("%d days after Stage 1; the body's most is %d. Judge whether its results still hold, and say why.", days, most))
	default:
		p.pass("Stage 2 after Stage 1", counted(days, "day", "days"), "")
	}
}

// stage1Of returns the last Stage 1 of the same programme that was not cancelled, or nil.
func (c *Case) stage1Of(stage2 *Audit) *Audit {
	var out *Audit
	for i := range c.Audits {
		a := &c.Audits[i]
		if a.Kind == Stage1 && a.Programme == stage2.Programme && a.State != AuditCancelled {
			if out == nil || lastDay(out).Before(lastDay(a)) {
				out = a
			}
		}
	}
	return out
}

// lastDay returns the last day of an audit, its first while it has no last; the zero Date for none.
func lastDay(a *Audit) date.Date {
	if a == nil {
		return date.Date{}
	}
	if a.EndsOn.IsZero() {
		return a.StartsOn
	}
	return a.EndsOn
}

// certifiedBefore reports whether the client was certified before the audit, so that Stage 2 may stand alone
// (ISO/IEC 17021-1:2015 9.6.3.2.5 asks for at least a Stage 2 after the time for restoration).
func (p *planCheck) certifiedBefore() bool {
	return slices.ContainsFunc(p.c.Decisions, func(d Decision) bool {
		return (d.Kind == Grant || d.Kind == Renew) && !d.DecidedOn.IsZero() && d.DecidedOn.Before(p.firstDay())
	})
}
