package workbook

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// planSheet is where the client accepts the plan of an audit line by line, or asks about it.
const planSheet = "Audit plan"

// planColumns returns the columns of the sheet, which is one page wide.
func planColumns() []answerColumn {
	return []answerColumn{
		{key: keyColumn, title: "Key", width: 12, look: lookHidden},
		{key: numberColumn, title: "Line", width: 7, look: lookKey, shown: true},
		{key: "day", title: "Day", width: 12, look: lookDay, shown: true},
		{key: "time", title: "Time", width: 12, look: lookText, shown: true},
		{key: "who", title: "Team", width: 12, look: lookText, shown: true},
		{key: "what", title: "Activity", width: 46, look: lookText, shown: true},
		{key: "where", title: "Place", width: 20, look: lookText, shown: true},
		{key: "with", title: "With", width: 20, look: lookText, shown: true},
		{key: "query_reply", title: "Our answer", width: 18, look: lookText},
		{
			key: "answer", title: "Answer", width: 11, look: lookAnswer, choices: planChoices(),
			help: "Accepted, or Question. To accept the whole plan, choose Accepted in the first row and fill it down.",
		},
		{key: "query", title: "Question or proposal", width: 34, look: lookAnswer, help: "What does not fit, and what would: another time, place or person."},
	}
}

// planChoices are the answers to a line of a plan.
func planChoices() []choice {
	return []choice{{"Accepted", string(audit.PlanLineAccepted)}, {"Question", string(audit.PlanLineQueried)}}
}

// planLines is one row for each line of the plan.
func (r *released) planLines() *asking {
	a := ask(audit.PlanDocument, "Accept each line of the plan, or say in the light cells what does not fit. The sheet How to answer says more.")
	list := r.of.Case.PlanOf(r.of.Audit.ID)
	a.n = len(list)
	a.rows = func(yield func(askedRow) bool) {
		for i, item := range list {
			if !yield(r.askedLine(a, item, pad(i+1, len(list)))) {
				return
			}
		}
	}
	return a
}

// askedLine is the row of one line. The note of the team stays out.
func (r *released) askedLine(a *asking, i *audit.PlanItem, number string) askedRow {
	var team []string
	for _, m := range r.of.Case.Participants(i) {
		team = append(team, r.of.Case.Initials(m))
	}
	texts := []string{i.Start.String() + "–" + i.End.String(), strings.Join(team, ", "), r.activity(i), r.placeOf(i), joinFilled("\n", i.With, i.Language)}
	locked := []string{number, i.Day.String()}
	cells := []cell{textCell(lookKey, number), dayCell(lookDay, i.Day)}
	for _, t := range texts {
		t = Shown(t)
		locked = append(locked, t)
		cells = append(cells, textCell(lookText, t))
	}
	cells = append(cells, textCell(lookText, Shown(i.QueryReply)))
	return askedRow{id: i.ID, label: number, locked: locked, cells: append(cells, a.answered(i)...)}
}

// activity says what is done in a line of a plan.
func (r *released) activity(i *audit.PlanItem) string {
	what := i.Title
	if what == "" && i.Activity != audit.ActivityAudit && i.Activity != "" {
		what = strings.ToUpper(string(i.Activity[:1])) + i.Activity.Word()[1:]
	}
	var numbers, systems []string
	for _, n := range i.Requirements {
		numbers = append(numbers, joinFilled(" ", string(n), r.titleOf(n)))
	}
	for _, id := range i.Systems {
		systems = append(systems, r.systems[id])
	}
	return joinFilled("\n", what, strings.Join(numbers, "; "), strings.Join(systems, ", "))
}

// titleOf is the short title of a clause or control.
func (r *released) titleOf(n audit.Number) string {
	q, _ := r.of.Catalogue.Find(string(n))
	return q.Title
}

// placeOf says where a line of a plan takes place.
func (r *released) placeOf(i *audit.PlanItem) string {
	var sites []string
	for _, id := range i.Sites {
		sites = append(sites, r.sites[id])
	}
	where := strings.Join(sites, ", ")
	if i.Remote {
		where = joinFilled(", ", where, joinFilled(": ", "remote", i.Tool))
	}
	return where
}

// dayIn reads a day that the case holds as a text.
func dayIn(text string) date.Date {
	d, err := date.Parse(text)
	if err != nil {
		return date.Date{}
	}
	return d
}

// planGuide tells the client how to answer.
func (r *released) planGuide() *form {
	f := r.guideHead()
	f.section("In short")
	f.value("1", "Open the sheet "+planSheet+". Each row is one activity of the audit: when, who, what, where and with whom.")
	f.value("2", "Choose Accepted or Question in the column Answer. To accept all of it, choose Accepted in the first row and fill it down.")
	f.value("3", "Where something does not fit, write what would into the column beside it. The lead auditor answers, and sends the plan again where it changes.")
	f.value("4", "Send the workbook back to "+r.receiver()+".")
	f.section("What goes where")
	f.columns(audit.PlanDocument)
	f.section("Good to know")
	f.value("Locked cells", lockedWords)
	f.value("The team", "You may object to a member of the team. Say so in the row in which the person stands first, with the reason.")
	return f
}
