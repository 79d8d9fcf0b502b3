package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/date"
)

// PlannedTime is the time of one member in the plan of an audit.
type PlannedTime struct {
	Member   ID       `json:"member"`
	Initials string   `json:"initials"`
	Role     TeamRole `json:"role"`
	Assigned Days     `json:"assigned,omitempty"` // audit time assigned to the member
	OnSite   Days     `json:"on_site"`            // time in the activities of the plan, on site or remote
	Planned  Days     `json:"planned"`            // what counts towards the audit time
}

// PlanOf returns the items of an audit's plan by day and time.
func (c *Case) PlanOf(auditID ID) []*PlanItem {
	var out []*PlanItem
	for i := range c.PlanItems {
		if c.PlanItems[i].Audit == auditID {
			out = append(out, &c.PlanItems[i])
		}
	}
	slices.SortStableFunc(out, func(p, q *PlanItem) int {
		return cmp.Or(p.Day.Compare(q.Day), p.Start.Minutes()-q.Start.Minutes(), q.Minutes()-p.Minutes(), cmp.Compare(p.ID, q.ID))
	})
	return out
}

// Participants returns the members of the team who take part in an item, in the order of the team. In an item for
// everyone these are all who have something to do on that day; when no item of the day names anybody, the auditors.
func (c *Case) Participants(item *PlanItem) []*Member {
	named := slices.Clone(item.Members)
	if item.Everyone {
		for i := range c.PlanItems {
			if q := &c.PlanItems[i]; q.Audit == item.Audit && q.Day == item.Day {
				named = append(named, q.Members...)
			}
		}
	}
	return slices.DeleteFunc(c.Team(item.Audit), func(m *Member) bool {
		if item.Everyone && len(named) == 0 {
			return !m.Role.CountsAuditTime()
		}
		return !slices.Contains(named, m.ID)
	})
}

// RequiredTime returns the audit time that an audit needs: what was set for it, else what the audit time of its
// programme says of its kind; 0 when nothing was determined (ISO/IEC 17021-1:2015 9.1.4).
func (c *Case) RequiredTime(a *Audit) Days {
	if a.Required > 0 {
		return a.Required
	}
	i := slices.IndexFunc(c.AuditTimes, func(t AuditTime) bool { return t.Programme == a.Programme })
	if i < 0 || a.Programme == "" {
		return 0
	}
	switch t := c.AuditTimes[i]; a.Kind {
	case Stage1:
		return t.Stage1
	case Stage2:
		return t.Stage2
	case Surveillance:
		return t.Surveillance
	case Recertification:
		return t.Recertification
	case Special, GapAssessment, Internal:
		return 0
	default:
		return 0
	}
}

// checkTime compares the planned time with the required one (R-1-3).
//
// Audit time is planning, performing and reporting (ISO/IEC 17021-1:2015 3.16), so a plan shows only a part of it: what
// happens between opening and closing meeting. What counts for a member is therefore the audit time assigned, and the
// plan must hold at least the share of it that is to be spent with the client (70 %, ISO/IEC 27006-1; 80 %, IAF MD 5; a
// policy). While nothing is assigned, only the time in the plan counts: each minute once, no breaks, no travel, and no
// more than one day for a day, since longer days may not make fewer days (IAF MD 5). Experts, trainees, observers,
// guides and interpreters count nothing (9.1.4).
func (p *planCheck) checkTime() {
	p.out.RequiredDays = p.c.RequiredTime(p.a)
	for _, m := range p.team {
		t := p.timeOf(m)
		p.out.Members = append(p.out.Members, t)
		p.out.PlannedDays += t.Planned
		p.checkShare(m, t)
	}
	planned, required := p.out.PlannedDays, p.out.RequiredDays
	switch {
	case required == 0 && p.certifies():
		p.warn(Warning{
			Rule: "9.1.4", Title: "Required audit time not determined", Field: "required",
			Message: planned.String() + " days are planned. Determine the audit time in the programme, with its reasons.",
		})
	case planned < required:
		p.warn(Warning{
			Rule: "R-1-3", Title: "Audit time short by " + (required - planned).String() + " days", Field: "days",
			Message: fmt.Sprintf("%s of %s days are planned%s.", planned, required, p.shares(": ")),
		})
	case required > 0:
		p.pass("Audit time", fmt.Sprintf("%s of %s days", planned, required), p.uncounted())
	}
}

// certifies reports whether the audit belongs to a certification, whose audit time is determined beforehand.
func (p *planCheck) certifies() bool {
	return slices.Contains([]AuditKind{Stage1, Stage2, Surveillance, Recertification}, p.a.Kind)
}

func (p *planCheck) timeOf(m *Member) PlannedTime {
	t := PlannedTime{Member: m.ID, Initials: p.c.Initials(m), Role: m.Role, Assigned: m.Days, OnSite: p.onSite(m)}
	switch {
	case !m.Role.CountsAuditTime():
	case m.Days > 0:
		t.Planned = m.Days
	default:
		t.Planned = t.OnSite
	}
	return t
}

// onSite adds up the member's time in activities that count, at most one day for each day.
func (p *planCheck) onSite(m *Member) Days {
	day := int(cmp.Or(p.c.Policy.DayHours, DefaultPolicy().DayHours)) * 60
	minutes := map[date.Date]int{}
	until := map[date.Date]int{}
	for _, i := range p.items {
		if !i.Activity.CountsAuditTime() || i.Minutes() == 0 || !slices.Contains(p.who[i.ID], m) {
			continue
		}
		from := max(i.Start.Minutes(), until[i.Day])
		if end := i.End.Minutes(); end > from {
			minutes[i.Day] += end - from
			until[i.Day] = end
		}
	}
	total := 0
	for _, n := range minutes {
		total += min(n, day)
	}
	return Days((total*100 + day/2) / day)
}

// checkShare compares the member's time in the plan with the share of the assigned time to be spent with the client.
// Stage 1 may take place elsewhere (ISO/IEC 17021-1:2015 9.3.1.2), so its share is not fixed.
func (p *planCheck) checkShare(m *Member, t PlannedTime) {
	if p.a.Kind == Stage1 || t.Planned == 0 || t.Assigned == 0 {
		return
	}
	percent := Days(cmp.Or(p.c.Policy.OnSitePercent, DefaultPolicy().OnSitePercent))
	if t.OnSite*100 < t.Assigned*percent {
		p.warn(Warning{
			Rule: "R-1-3", Title: "Too little of " + t.Initials + "'s time with the client", Member: m.ID, Field: "days",
			Message: fmt.Sprintf("The plan holds %s of %s days assigned; at least %d %% are spent with the client, the rest on preparing and reporting.",
				t.OnSite, t.Assigned, percent),
		})
	}
}

// shares names the time of each who counts: MK 3.0, JL 3.0.
func (p *planCheck) shares(prefix string) string {
	var parts []string
	for _, t := range p.out.Members {
		if t.Role.CountsAuditTime() {
			parts = append(parts, t.Initials+" "+t.Planned.String())
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return prefix + strings.Join(parts, ", ")
}

// uncounted names those whose time does not count, or the shares when everybody's does.
func (p *planCheck) uncounted() string {
	var parts []string
	for _, t := range p.out.Members {
		if !t.Role.CountsAuditTime() {
			parts = append(parts, t.Initials+" is "+article(t.Role.Word()))
		}
	}
	if len(parts) == 0 {
		return p.shares("")
	}
	return listed(parts) + ": not counted"
}

// checkOverlaps finds everybody who is in two places at the same time (R-1-3).
func (p *planCheck) checkOverlaps() {
	for n, i := range p.items {
		for _, q := range p.items[n+1:] {
			if q.Day != i.Day {
				break
			}
			if i.Minutes() > 0 && q.Minutes() > 0 && i.Overlaps(q) {
				p.overlap(i, q)
			}
		}
	}
	if len(p.out.Overlaps) == 0 && len(p.items) > 0 {
		p.pass("Nobody in two places", "", counted(len(p.items), "activity", "activities")+" checked pair by pair")
	}
}

func (p *planCheck) overlap(i, q *PlanItem) {
	others := p.who[q.ID]
	from, to := i.Start, i.End
	if from.Before(q.Start) {
		from = q.Start
	}
	if q.End.Before(to) {
		to = q.End
	}
	for _, m := range p.who[i.ID] {
		if !slices.Contains(others, m) {
			continue
		}
		o := Overlap{Member: m.ID, Initials: p.c.Initials(m), A: i.ID, B: q.ID, Day: i.Day, From: from, To: to}
		p.out.Overlaps = append(p.out.Overlaps, o)
		p.warn(Warning{
			Rule: "R-1-3", Title: o.Initials + " is in two places", Item: q.ID, Member: m.ID, Field: "members",
			Message: fmt.Sprintf("%s %s–%s: %s and %s at the same time.", p.dayName(i.Day), from, to, p.about(i), p.about(q)),
		})
	}
}

// counted returns the number with its noun: 1 activity, 13 activities.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// article puts a or an before a noun.
func article(noun string) string {
	if noun != "" && strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// joined joins the parts of a name with commas, leaving out empty ones.
func joined(parts []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), ", ")
}

// listed joins words as a sentence does: a, b and c.
func listed(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
