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
		if len(lanes) == 0 {
			day.Lanes = []string{"nobody yet"}
		}
		out.Days = append(out.Days, day)
		for _, item := range p.items() {
			if item.Day == d && item.Minutes() > 0 {
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

// lanes are the people who are there on a day, by the order of the team: those named in an activity, or those who take
// part in what is for everyone.
func (p *Page) lanes(d date.Date) []*audit.Member {
	there := map[audit.ID]bool{}
	for _, i := range p.items() {
		if i.Day == d {
			for _, m := range p.current.Participants(i) {
				there[m.ID] = true
			}
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
	if open := p.openPoint(i.ID); open != "" {
		base.Kind, base.ToSettle = kit.PlanToSettle, open
	}
	if i.Everyone {
		base.Lanes = max(len(lanes), 1)
		return []kit.PlanBlock{base}
	}
	in := p.current.Participants(i)
	if len(in) == 0 {
		return []kit.PlanBlock{base} // in the first lane, to be settled
	}
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
			b.Kind, b.Title, b.Note, b.ToSettle = kit.PlanExpert, p.companions(m, in), shortRole(m.Role), ""
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

// shortRole is a part as a narrow block has room for it.
func shortRole(r audit.TeamRole) string {
	switch r {
	case audit.Expert:
		return "expert"
	case audit.Trainee:
		return "trainee"
	case audit.LeadAuditor, audit.Auditor, audit.Observer, audit.Guide, audit.Interpreter:
		return r.Word()
	default:
		return r.Word()
	}
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

// openPoint says in two words what the check has against an activity, "" for nothing.
func (p *Page) openPoint(id audit.ID) string {
	for _, o := range p.found.Overlaps {
		if o.A == id || o.B == id {
			return "twice"
		}
	}
	for _, w := range p.found.Warnings {
		if w.Item != id {
			continue
		}
		switch w.Field {
		case "tool":
			return "no tool"
		case "sites":
			return "no site"
		case "day":
			return "not its days"
		case "members":
			if w.Member != "" {
				return p.initialsOf(w.Member) + " alone"
			}
			return "nobody"
		default:
			return "to settle"
		}
	}
	return ""
}

func (p *Page) initialsOf(member audit.ID) string {
	if m := p.current.Member(member); m != nil {
		return p.current.Initials(m)
	}
	return "?"
}

// shortWhat is what an activity is about, as a block has room for it: 4, 5, 6.2, 6.3.
func (p *Page) shortWhat(i *audit.PlanItem) string {
	if len(i.Requirements) == 0 {
		return p.whatWords(i)
	}
	words := shortRange(p.cases.Catalogue(), i.Requirements, p.current.Excluded)
	if i.Title != "" {
		words += ", " + lower(i.Title)
	}
	return words
}
