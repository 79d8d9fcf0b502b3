package plan

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

// Hours that the picture shows at least.
const (
	firstHour = 8
	endHour   = 17
)

// pictureData draws the plan as days × people.
func (p *Page) pictureData() kit.PlanData {
	out := kit.PlanData{FirstHour: firstHour, EndHour: endHour}
	days := p.days()
	for i, d := range days {
		lanes := p.lanes(d)
		day := kit.PlanDay{Name: fmt.Sprintf("%s %d %s", d.Weekday().String()[:3], d.Day(), d.Month().String()[:3])}
		for _, m := range lanes {
			day.Lanes = append(day.Lanes, p.current.Initials(m))
		}
		out.Days = append(out.Days, day)
		for _, item := range p.items() {
			if item.Day == d {
				out.FirstHour = min(out.FirstHour, item.Start.Minutes()/60)
				out.EndHour = max(out.EndHour, (item.End.Minutes()+59)/60)
				out.Blocks = append(out.Blocks, p.blocks(item, i, lanes)...)
			}
		}
	}
	return out
}

// days are the days on which something is planned.
func (p *Page) days() []date.Date {
	var out []date.Date
	for _, i := range p.items() {
		if !slices.Contains(out, i.Day) {
			out = append(out, i.Day)
		}
	}
	return out
}

// lanes are the people who are there on a day, by the order of the team.
func (p *Page) lanes(d date.Date) []*audit.Member {
	there := map[audit.ID]bool{}
	for _, i := range p.items() {
		if i.Day != d || i.Everyone {
			continue
		}
		for _, m := range p.current.Participants(i) {
			there[m.ID] = true
		}
	}
	return slices.DeleteFunc(p.current.Team(p.audit.ID), func(m *audit.Member) bool { return !there[m.ID] })
}

// blocks are the pieces of an activity: one over neighbouring lanes, an expert's apart.
func (p *Page) blocks(i *audit.PlanItem, day int, lanes []*audit.Member) []kit.PlanBlock {
	base := kit.PlanBlock{
		ID: string(i.ID), Day: day, Lanes: 1, Start: i.Start.Minutes(), End: i.End.Minutes(), Kind: kindOf(i),
		Title: p.shortWhat(i), Note: p.whereWords(i),
	}
	if missing := lacks(i); missing != "" {
		base.Kind, base.ToSettle = kit.PlanToSettle, missing
	}
	if i.Everyone {
		base.Lanes = max(len(lanes), 1)
		return []kit.PlanBlock{base}
	}
	in := p.current.Participants(i)
	var out []kit.PlanBlock
	for lane, m := range lanes {
		if !slices.Contains(in, m) {
			continue
		}
		if n := len(out); n > 0 && m.Role.CountsAuditTime() && out[n-1].Lane+out[n-1].Lanes == lane && out[n-1].Kind != kit.PlanExpert {
			out[n-1].Lanes++
			continue
		}
		b := base
		b.Lane = lane
		if !m.Role.CountsAuditTime() {
			b.Kind, b.Title, b.Note, b.ToSettle = kit.PlanExpert, p.companions(m, in), m.Role.Word(), ""
		}
		out = append(out, b)
	}
	return out
}

// companions says with whom somebody who is no auditor goes.
func (p *Page) companions(m *audit.Member, in []*audit.Member) string {
	var with []string
	for _, o := range in {
		if o != m {
			with = append(with, p.current.Initials(o))
		}
	}
	if len(with) == 0 {
		return "alone"
	}
	return "with " + strings.Join(with, ", ")
}

func kindOf(i *audit.PlanItem) kit.PlanKind {
	switch i.Activity {
	case audit.ActivityOpening, audit.ActivityClosing:
		return kit.PlanMeeting
	case audit.ActivityTeam, audit.ActivityBreak, audit.ActivityTravel:
		return kit.PlanNeutral
	case audit.ActivityAudit:
		return kit.PlanNormal
	default:
		return kit.PlanNormal
	}
}

// lacks says in two words what an activity lacks by itself.
func lacks(i *audit.PlanItem) string {
	switch {
	case i.Remote && i.Tool == "":
		return "no tool"
	case !i.Everyone && len(i.Members) == 0:
		return "nobody"
	case len(i.Sites) == 0 && !i.Remote && i.Activity == audit.ActivityAudit:
		return "no place"
	default:
		return ""
	}
}

// shortWhat is what an activity is about, as a block has room for it: 4, 5, 6.2, 6.3.
func (p *Page) shortWhat(i *audit.PlanItem) string {
	if len(i.Requirements) == 0 {
		return p.whatWords(i)
	}
	words := shortRange(p.cases.Catalogue(), i.Requirements, p.current.Excluded)
	if i.Title != "" {
		words += ", " + i.Title
	}
	return words
}
