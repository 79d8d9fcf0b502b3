package report

import (
	"slices"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// objectives is the section of the objectives of Stage 1, each with its result (ISO/IEC 17021-1:2015 9.3.1.2).
type objectives struct {
	*answers[audit.Objective, *audit.Objective]
	usual *kit.Button // takes the usual ones over
	none  *fyne.Container
}

func newObjectives(p *Page) section {
	s := &objectives{}
	s.usual = kit.NewButton(kit.Secondary, "Take the usual objectives", s.takeUsual).WithIcon("list-checks")
	s.none = kit.Cols(0, s.usual, kit.Spacer())
	s.answers = newAnswers(p, answered[audit.Objective, *audit.Objective]{
		what: about{objectivesID, "Objectives", "list-checks"}, count: "objectives", note: "result",
		lead:      "Stage 1 reports a conclusion on each of its objectives. Ins adds one, F2 words it anew, Del takes it out.",
		applies:   func(a *audit.Audit) bool { return a.Kind == audit.Stage1 },
		questions: objectiveQuestions,
		settled:   func(c *audit.Case, a *audit.Audit) int { return audit.CheckStage1(c, a).Concluded },
		result:    func(x *audit.Objective) *audit.Fulfilment { return &x.Met },
		label:     func(x *audit.Objective) string { return "Objective: " + x.Text },
	}, s.none)
	return s
}

func objectiveQuestions(c *audit.Case, a *audit.Audit) []question[*audit.Objective] {
	var out []question[*audit.Objective]
	for _, x := range objectivesIn(c, a.ID) {
		out = append(out, question[*audit.Objective]{title: x.Text, record: x})
	}
	return out
}

// objectivesIn are the objectives of an audit in their order.
func objectivesIn(c *audit.Case, id audit.ID) []*audit.Objective {
	var out []*audit.Objective
	for i := range c.Objectives {
		if c.Objectives[i].Audit == id {
			out = append(out, &c.Objectives[i])
		}
	}
	return out
}

func (s *objectives) show() {
	setShown(s.none, len(objectivesIn(s.page.now, s.page.about.ID)) == 0 && !s.page.host.ReadOnly())
	s.answers.show()
}

func (s *objectives) focus(field string) {
	if s.none.Visible() && s.page.about != nil && len(s.blocks) == 0 {
		s.page.focus(s.usual)
		return
	}
	s.answers.focus(field)
}

// takeUsual takes over the objectives that a Stage 1 begins with.
func (s *objectives) takeUsual() {
	if s.page.host.ReadOnly() || len(objectivesIn(s.page.now, s.page.about.ID)) > 0 {
		return
	}
	var changes []casefile.Change
	var ranks []string
	for _, text := range audit.StageObjectives() {
		rank := audit.LastRank(ranks)
		ranks = append(ranks, rank)
		changes = append(changes, casefile.Change{After: &audit.Objective{
			Record: audit.Record{ID: s.page.cases.NewID()}, Audit: s.page.about.ID, Text: text, Rank: rank,
		}})
	}
	s.page.save("Stage 1: objectives", changes...)
	s.page.afterwards(func() { s.answers.focus("") })
}

func (s *objectives) addWords() string { return "Add objective…" }

// add asks for another objective.
func (s *objectives) add() {
	kit.Ask(s.page.host.Window(), kit.Asking{Title: "Add objective", Label: "Objective", Yes: "Add", Check: needed}, func(text string) {
		var ranks []string
		for _, x := range objectivesIn(s.page.now, s.page.about.ID) {
			ranks = append(ranks, x.Rank)
		}
		x := &audit.Objective{Record: audit.Record{ID: s.page.cases.NewID()}, Audit: s.page.about.ID, Text: text, Rank: audit.LastRank(ranks)}
		s.page.save("Add objective", casefile.Change{After: x})
		s.page.afterwards(func() { s.answers.focus(string(x.ID)) })
	})
}

// edit words the objective with the keyboard anew.
func (s *objectives) edit() {
	x := s.chosen()
	if x == nil {
		return
	}
	kit.Ask(s.page.host.Window(), kit.Asking{Title: "Word the objective", Label: "Objective", Value: x.Text, Yes: "Keep", Check: needed}, func(text string) {
		after := audit.Clone(x)
		after.Text = text
		s.page.save("Objective: "+text, casefile.Change{Before: x, After: after})
	})
}

// remove takes the objective with the keyboard out; undo brings it back with its result.
func (s *objectives) remove() {
	if x := s.chosen(); x != nil {
		s.page.takeOut("Objective", x)
		s.page.afterwards(func() { s.answers.focus("") })
	}
}

// move moves the objective with the keyboard by so many places.
func (s *objectives) move(by int) {
	x := s.chosen()
	if x == nil {
		return
	}
	all := objectivesIn(s.page.now, s.page.about.ID)
	s.page.save("Move objective", moved(all, slices.Index(all, x), by, func(o *audit.Objective) *string { return &o.Rank })...)
	s.page.afterwards(func() { s.answers.focus(string(x.ID)) })
}

// chosen returns the objective with the keyboard as the case has it, nil when none has.
func (s *objectives) chosen() *audit.Objective {
	b := s.current()
	if b == nil {
		return nil
	}
	b.editor.Commit()
	for _, x := range objectivesIn(s.page.now, s.page.about.ID) {
		if x.ID == b.id {
			return x
		}
	}
	return nil
}

func (s *objectives) lockedRow() string {
	b := s.current()
	if b == nil || s.page.host.Window().Canvas().Focused() != fyne.Focusable(b.result) {
		return "go to the result of an objective first"
	}
	return ""
}

func (s *objectives) lockedMove() string { return s.lockedRow() }

func needed(text string) string {
	if isBlank(text) {
		return "Some words are needed"
	}
	return ""
}
