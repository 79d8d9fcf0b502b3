//go:build window

package windowtest

import (
	"regexp"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// checklist is an interview: what was said and seen between two times of a day by one auditor, and what the team then
// concludes on some requirements.
func (s *story) checklist(who, begin, end, requirements string) part {
	p := part{name: "checklist " + requirements, page: "checklist", keys: "[Ctrl+5]"}
	p.steps = append(p.steps, s.said(who, begin, end)...)
	p.steps = append(p.steps, s.conclusions(requirements, strings.HasPrefix(requirements, "6.1"))...)
	return p
}

// said are the notes and the evidence of an auditor in the order in which they were entered.
func (s *story) said(who, begin, end string) []step {
	type entry struct {
		at   audit.Instant
		step step
	}
	var all []entry
	within := func(at audit.Instant, author audit.ID) bool {
		person := s.want.Person(author)
		when := at.Time().Format("2006-01-02 15:04")
		return person != nil && person.Initials == who && begin <= when && when < end
	}
	for i := range s.want.Notes {
		if n := &s.want.Notes[i]; n.Audit == stage2Of(s.want) && within(n.TakenAt, n.Author) {
			all = append(all, entry{n.TakenAt, s.note(n)})
		}
	}
	for i := range s.want.Evidence {
		if e := &s.want.Evidence[i]; e.Audit == stage2Of(s.want) && within(e.CapturedAt, e.Author) {
			all = append(all, entry{e.CapturedAt, s.evidence(e)})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return strings.Compare(string(a.at), string(b.at)) })
	var out []step
	for _, e := range all {
		out = append(out, e.step)
	}
	return out
}

// note is a note, on a clause that is gone to for it.
func (s *story) note(n *audit.Note) step {
	key := "[Enter]"
	if n.Private {
		key = "[Ctrl+Shift+Enter]"
	}
	return step{what: "note on " + string(n.Requirement), strokes: strokes(toClause(n.Requirement)+"%"+key, n.Text), done: func(c *audit.Case) bool {
		return slices.ContainsFunc(c.Notes, func(x audit.Note) bool {
			return x.Audit == stage2Of(c) && x.Requirement == n.Requirement && x.Text == n.Text && x.Private == n.Private
		})
	}}
}

func toClause(n audit.Number) string { return "[Ctrl+G]" + string(n) + "[Enter]" }

// evidence is what was seen, kept at the first of its clauses.
func (s *story) evidence(e *audit.Evidence) step {
	text := typedEvidence(e)
	return step{what: "evidence on " + string(e.Requirements[0]), strokes: strokes(toClause(e.Requirements[0])+"%[Ctrl+Enter]", text), done: func(c *audit.Case) bool {
		return slices.ContainsFunc(c.Evidence, func(x audit.Evidence) bool {
			return x.Audit == stage2Of(c) && x.Text == text && slices.Contains(x.Requirements, e.Requirements[0])
		})
	}}
}

var version = regexp.MustCompile(`^v\d`)

// typedEvidence is how an auditor types a piece of evidence: from whom or in what, and what.
func typedEvidence(e *audit.Evidence) string {
	switch {
	case e.Document != "" && version.MatchString(e.Version):
		return e.Document + " " + e.Version + ": " + e.Text
	case e.Document != "":
		return e.Document + ", " + e.Text
	case e.Function != "":
		return e.Function + ": " + e.Text
	default:
		return e.Text
	}
}

// conclusionKeys conclude on a requirement.
var conclusionKeys = map[audit.ConclusionState]string{
	audit.Conform: "[F5]", audit.ConcludedOFI: "[F6]", audit.ConcludedMin: "[F7]", audit.ConcludedMaj: "[F8]",
}

// conclusions say of each requirement what the team concludes and what that rests on.
func (s *story) conclusions(requirements string, asking bool) []step {
	var out []step
	for _, n := range s.requirements(requirements) {
		at := func(c *audit.Case) *audit.Conclusion { return conclusionOn(c, n) }
		want := at(s.want)
		if want.Summary == "" || conclusionKeys[want.State] == "" {
			s.t.Fatalf("the sample concludes %s on %s: %q", want.State, n, want.Summary)
		}
		if asking {
			out = append(out, s.prompts(n, at)...)
		}
		out = append(out,
			step{what: "conclude on " + string(n), strokes: strokes(toClause(n) + conclusionKeys[want.State]), done: func(c *audit.Case) bool { return at(c).State == want.State }},
			step{what: "what that rests on", strokes: strokes("[Alt+S]%[Enter]", want.Summary), done: func(c *audit.Case) bool { return at(c).Summary == want.Summary }})
	}
	return out
}

// conclusionOn returns the conclusion of Stage 2 on a requirement, an empty one when there is none.
func conclusionOn(c *audit.Case, n audit.Number) *audit.Conclusion {
	id := audit.ConclusionID(stage2Of(c), n)
	for i := range c.Conclusions {
		if k := &c.Conclusions[i]; k.ID == id {
			return k
		}
	}
	return &audit.Conclusion{}
}

// prompts are the questions of the checklist on a requirement, ticked as they were asked.
func (s *story) prompts(n audit.Number, at func(*audit.Case) *audit.Conclusion) []step {
	var out []step
	for i := range at(s.want).Asked {
		keys := "[Alt+P][Space]"
		if i == 0 {
			keys = toClause(n) + keys
		}
		out = append(out, step{what: "asked", strokes: strokes(keys), done: func(c *audit.Case) bool { return len(at(c).Asked) > i }})
	}
	return out
}

// requirements reads a list of requirements as auditors write them.
func (s *story) requirements(text string) []audit.Number {
	ids, err := s.catalogue.ParseRange(text)
	if err != nil {
		s.t.Fatal(err)
	}
	out := make([]audit.Number, len(ids))
	for i, id := range ids {
		out[i] = audit.Number(id)
	}
	return out
}

// checklistLines say what a case holds of the checklist, a line for each note, piece of evidence and conclusion.
// words gives those of a piece of evidence.
func checklistLines(c *audit.Case, words func(*audit.Evidence) string) []string {
	var out []string
	st2 := stage2Of(c)
	for i := range c.Notes {
		if n := &c.Notes[i]; n.Audit == st2 {
			out = append(out, "note on "+string(n.Requirement)+" "+word(n.Private, "private ")+n.Text)
		}
	}
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Audit == st2 {
			out = append(out, "seen on "+string(e.Requirements[0])+": "+words(e))
		}
	}
	for i := range c.Conclusions {
		if k := &c.Conclusions[i]; k.Audit == st2 && k.State != audit.NotStarted {
			out = append(out, "concluded "+string(k.State)+" on "+string(k.Requirement)+": "+k.Summary+k.Reason)
		}
	}
	return out
}

func word(on bool, w string) string {
	if on {
		return w
	}
	return ""
}
