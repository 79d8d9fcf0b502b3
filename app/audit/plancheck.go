package audit

import (
	"slices"

	"fieldcase/app/date"
)

// PlanRequired are the requirements that an audit must cover, by number; see RequiredCoverage.
type PlanRequired struct {
	Clauses  []Number
	Controls []Number
}

// Severity says what an open point of a plan keeps from happening.
type Severity string

// The severities. A block keeps the audit from being held as planned; a warning is to be settled or justified.
const (
	SeverityBlock   Severity = "block"
	SeverityWarning Severity = "warning"
)

// AllSeverities returns every severity, the graver first.
func AllSeverities() []Severity { return []Severity{SeverityBlock, SeverityWarning} }

// Warning is one open point of a plan. Rule is a rule of the reference (R-1-3) or a clause of its source (9.4.2).
// Item and Member name the records it is about, empty when it is about the plan as a whole; Field is the json name of
// the field that settles it.
type Warning struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Title    string   `json:"title"`
	Message  string   `json:"message"`
	Audit    ID       `json:"audit,omitempty"` // of the programme that it is about
	Item     ID       `json:"item,omitempty"`
	Member   ID       `json:"member,omitempty"`
	Field    string   `json:"field,omitempty"`
	Finding  ID       `json:"finding,omitempty"` // an earlier finding that it is about

	Requirements []Number `json:"requirements,omitempty"` // that no item names, where the point is about them
}

// Overlap is a member of the team who is planned to be in two places from From to To of a day.
type Overlap struct {
	Member   ID         `json:"member"`
	Initials string     `json:"initials"`
	A        ID         `json:"a"`
	B        ID         `json:"b"`
	Day      date.Date  `json:"day"`
	From     date.Clock `json:"from"`
	To       date.Clock `json:"to"`
}

// Passed is a check that a plan has passed, with its figure (6.0 of 6.0 days), if it has one, and a line of proof.
type Passed struct {
	Title  string `json:"title"`
	Figure string `json:"figure,omitempty"`
	Proof  string `json:"proof,omitempty"`
}

// PlanCheck is what the check of a plan found. Warnings holds every open point, blocks first; what is missing and who is
// in two places is there in words, and here in detail.
type PlanCheck struct {
	Missing      []Number      `json:"missing"`  // required, and named by no item
	Overlaps     []Overlap     `json:"overlaps"` // by day and time
	PlannedDays  Days          `json:"planned_days"`
	RequiredDays Days          `json:"required_days"`
	Members      []PlannedTime `json:"members"` // the team, in its order
	Warnings     []Warning     `json:"warnings"`
	Passed       []Passed      `json:"passed"`
}

// Blocked reports whether an open point keeps the audit from being held as planned.
func (p *PlanCheck) Blocked() bool {
	return slices.ContainsFunc(p.Warnings, func(w Warning) bool { return w.Severity == SeverityBlock })
}

// CheckPlan checks the plan of an audit. R-1-3; ISO/IEC 17021-1:2015 9.2.3: the elements a to f are there, what is due
// in the audit is in the plan, nobody is in two places, the time suffices, remote activities show their tool. R-1-2: the
// team may audit this client. R-2-1 and R-2-2: Stage 2 follows Stage 1.
func CheckPlan(c *Case, a *Audit, required PlanRequired) PlanCheck {
	p := &planCheck{c: c, a: a, team: c.Team(a.ID), items: c.PlanOf(a.ID), required: withoutExcluded(c, required), who: map[ID][]*Member{}}
	for _, i := range p.items {
		p.who[i.ID] = c.Participants(i)
	}
	p.out = PlanCheck{
		Missing: []Number{}, Overlaps: []Overlap{}, Members: []PlannedTime{}, Warnings: []Warning{}, Passed: []Passed{},
	}
	checks := []func(){p.checkTime, p.checkCoverage, p.checkElements, p.checkTeam, p.checkStages}
	switch {
	case p.informal():
		p.pass("No formal plan needed", "", "Stage 1 may do without one; its team, time and days are checked")
		checks = []func(){p.checkTime, p.checkTeam, p.checkStages}
	case len(p.items) > 0:
		checks = []func(){
			p.checkTime, p.checkCoverage, p.checkOverlaps, p.checkAccompanied, p.checkSites, p.checkConcerns,
			p.checkElements, p.checkTeam, p.checkStages, p.checkItems, p.checkMeetings, p.checkEarlier, p.checkSampled,
		}
	}
	for _, check := range checks {
		check()
	}
	slices.SortStableFunc(p.out.Warnings, func(a, b Warning) int {
		return slices.Index(AllSeverities(), a.Severity) - slices.Index(AllSeverities(), b.Severity)
	})
	return p.out
}

// planCheck is a check of a plan while it goes on.
type planCheck struct {
	c        *Case
	a        *Audit
	team     []*Member
	items    []*PlanItem
	who      map[ID][]*Member // who takes part in an item
	required PlanRequired
	out      PlanCheck
}

// informal reports whether the audit does without a plan. ISO/IEC 17021-1:2015 9.2.3.1 note: Stage 1 needs no formal one.
func (p *planCheck) informal() bool {
	return p.a.Kind == Stage1 && len(p.items) == 0 && p.a.PlanIssue == ""
}

func (p *planCheck) warn(w Warning) {
	if w.Severity == "" {
		w.Severity = SeverityWarning
	}
	p.out.Warnings = append(p.out.Warnings, w)
}

func (p *planCheck) pass(title, figure, proof string) {
	p.out.Passed = append(p.out.Passed, Passed{Title: title, Figure: figure, Proof: proof})
}

// passIf notes the check as passed when no warning came since there were n of them.
func (p *planCheck) passIf(n int, title, proof string) {
	if len(p.out.Warnings) == n {
		p.pass(title, "", proof)
	}
}

// firstDay returns the first day of the audit, or of its plan while the audit has none.
func (p *planCheck) firstDay() date.Date {
	if p.a.StartsOn.IsZero() && len(p.items) > 0 {
		return p.items[0].Day
	}
	return p.a.StartsOn
}

// when names the time of an item: Mon 09:00, with the date in a plan of more than a week.
func (p *planCheck) when(i *PlanItem) string {
	return p.dayName(i.Day) + " " + i.Start.String()
}

func (p *planCheck) dayName(d date.Date) string {
	if n := len(p.items); n > 0 && p.items[0].Day.DaysUntil(p.items[n-1].Day) > 6 || d.IsZero() {
		return d.String()
	}
	return d.Weekday().String()[:3]
}

// place names an item for a person: Mon 13:00, JL, Tromsø.
func (p *planCheck) place(i *PlanItem) string {
	parts := []string{p.when(i)}
	for _, m := range p.who[i.ID] {
		parts = append(parts, p.c.Initials(m))
	}
	for _, id := range i.Sites {
		if s := p.c.Site(id); s != nil {
			parts = append(parts, s.Name)
		}
	}
	return joined(parts)
}
