package plan

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// point is something open in the plan: in words, and what settles it.
type point struct {
	block          bool
	title, message string
	act            string // word of the act; "" when it is not settled on this page

	item, member audit.ID
	field        string
	requirements []audit.Number
}

// points are the open points of the plan: fields that two copies say differently, then what the check found.
func (p *Page) points() []point {
	var out []point
	for _, i := range p.items() {
		if fields := i.Conflicts(); len(fields) > 0 {
			out = append(out, point{
				title: "Changed in two copies", message: dayWords(i.Day) + " " + i.Start.String() + ", " + p.whatWords(i) + ": " + fieldList(fields) + ".",
				act: "Look at it", item: i.ID, field: fields[0],
			})
		}
	}
	overlaps := p.found.Overlaps
	for _, w := range p.found.Warnings {
		o := point{
			block: w.Severity == audit.SeverityBlock, title: w.Title, message: w.Message,
			item: w.Item, member: w.Member, field: w.Field, requirements: w.Requirements,
		}
		if len(o.requirements) > 0 {
			o.message = "No activity names " + p.rangeWords(o.requirements) + "."
		}
		if len(overlaps) > 0 && isAbout(w, overlaps[0]) {
			o.message = p.overlapWords(overlaps[0])
			overlaps = overlaps[1:]
		}
		o.act = o.word()
		out = append(out, o)
	}
	return out
}

// isAbout reports whether a warning tells of an overlap; both come in the same order.
func isAbout(w audit.Warning, o audit.Overlap) bool {
	return w.Item == o.B && w.Member == o.Member && w.Title == o.Initials+" is in two places"
}

// overlapWords says what somebody is to do at once, with requirements as ranges.
func (p *Page) overlapWords(o audit.Overlap) string {
	a, b := p.itemAt(string(o.A)), p.itemAt(string(o.B))
	return fmt.Sprintf("%s %s–%s: %s, and at the same time %s.", dayWords(o.Day), o.From, o.To, p.whatWords(a), p.whatWords(b))
}

// word is the word of the act that settles a point, "" when that is done elsewhere.
func (o point) word() string {
	switch {
	case o.item != "":
		return itemWord(o.field)
	case o.member != "":
		return "Open the person"
	}
	switch o.field {
	case "requirements":
		return "Add an activity"
	case "activity":
		return "Add the meeting"
	case "sites":
		return "Add an activity there"
	case "role", "days", "members", "competence":
		return "Open the team"
	case "kind":
		return "New audit…"
	case "start":
		return "Go to the list"
	case "readiness":
		return ""
	default:
		return "Enter " + strings.ToLower(fieldName(o.field))
	}
}

// itemWord is the word of an act on a field of an activity.
func itemWord(field string) string {
	switch field {
	case "tool":
		return "Name the tool"
	case "members":
		return "Say who"
	case "sites":
		return "Say where"
	case "day":
		return "Change the day"
	default:
		return "Go to it"
	}
}

// settle leads to where a point is settled, with the keyboard in the field.
func (p *Page) settle(o point) {
	switch {
	case o.item != "":
		p.selectItem(string(o.item))
		p.edit(o.field)
		return
	case o.member != "":
		p.askMember(p.current.Member(o.member), o.field)
		return
	}
	switch o.field {
	case "requirements":
		p.addWith(func(i *audit.PlanItem) { coverWith(i, o.requirements) })
	case "activity":
		p.addMeeting(p.missingMeeting())
	case "sites":
		p.addWith(func(i *audit.PlanItem) { i.Sites = p.unvisited(o) })
	case "role", "days", "members", "competence":
		p.openTeam()
	case "kind":
		p.askAudit()
	case "start":
		p.back()
	default:
		p.openSetupAt(o.field)
	}
}

// coverWith makes an activity that audits requirements.
func coverWith(i *audit.PlanItem, requirements []audit.Number) {
	if i.Activity != audit.ActivityAudit {
		i.Activity, i.Title, i.With, i.Everyone = audit.ActivityAudit, "", "", false
	}
	i.Requirements = requirements
}

// missingMeeting is the meeting that the plan does not have.
func (p *Page) missingMeeting() audit.Activity {
	for _, i := range p.items() {
		if i.Activity == audit.ActivityOpening {
			return audit.ActivityClosing
		}
	}
	return audit.ActivityOpening
}

// unvisited is the site that a point names.
func (p *Page) unvisited(o point) []audit.ID {
	for i := range p.current.Sites {
		if s := &p.current.Sites[i]; strings.HasPrefix(o.title, s.Name+" ") {
			return []audit.ID{s.ID}
		}
	}
	return nil
}

// openTeam opens the team where somebody is missing: who is on it, or who is to be added first.
func (p *Page) openTeam() {
	p.openSetup()
	if p.setup.isOpen() && !p.setup.addOne.Hidden {
		p.host.Window().Canvas().Focus(p.setup.addOne)
	}
}

// fieldNames are fields as the forms call them.
var fieldNames = map[string]string{
	"starts_on": "First day", "ends_on": "Last day", "required": "Days required", "plan_issue": "Plan version",
	"plan_sent": "Sent to client", "plan_agreed": "Agreed by client", "start": "From", "end": "To", "members": "Who",
	"requirements": "Clauses and controls", "title": "Words", "sites": "Where", "systems": "AI systems",
}

func fieldName(field string) string {
	if words, ok := fieldNames[field]; ok {
		return words
	}
	return sentence(strings.ReplaceAll(field, "_", " "))
}

// fieldList names fields as a sentence does.
func fieldList(fields []string) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = strings.ToLower(fieldName(f))
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// showConflicts tells in a place of a form which fields of its record two copies of the case say differently.
func (p *Page) showConflicts(in *fyne.Container, r audit.Recorder) {
	fields := r.Base().Conflicts()
	had := len(in.Objects) > 0
	in.Objects = nil
	if len(fields) > 0 {
		words := fmt.Sprintf("%s: two copies differ; the later is shown. What you write now settles it.", sentence(fieldList(fields)))
		history := kit.NewButton(kit.Link, "History", func() { p.host.Go(page.History, r.Base().ID) }).Small()
		in.Add(kit.Pad(0, 0, 12, 0, kit.NewNotice("git-merge", words, kit.Minor, history)))
	}
	if had || len(fields) > 0 {
		in.Refresh()
	}
}
