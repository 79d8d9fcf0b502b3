package wording

import (
	"cmp"
	"slices"

	"fieldcase/app/audit"
)

// Repeat is an earlier nonconformity that a finding may be about again.
type Repeat struct {
	Earlier    *audit.Finding
	SameClause bool    // it is raised against the same clause or control
	Likeness   float64 // of the wording, as Similar tells it
}

// maxRepeats is how many earlier findings are offered: more are looked for, not looked through.
const maxRepeats = 3

// Repeats returns the nonconformities that earlier audits of the case raised against the same clause, or in similar words
// (Alike), the likeliest first. It is a question: nothing is a repeat until somebody links it. R-3-3.
func Repeats(c *audit.Case, f *audit.Finding) []Repeat {
	if f.Grade != "" && !f.Grade.IsNonconformity() || f.State == audit.Withdrawn {
		return nil
	}
	own := told(f)
	words := bag(own, orEnglish(nil))
	var out []Repeat
	for i := range c.Findings {
		e := &c.Findings[i]
		if e.ID == f.ID || !e.Grade.IsNonconformity() || !e.State.IsIssued() || e.State == audit.Withdrawn || !audit.RaisedBefore(c, e, f) {
			continue
		}
		r := Repeat{Earlier: e, SameClause: f.Requirement != "" && e.Requirement == f.Requirement}
		if len(words) > 0 {
			r.Likeness = alike(words, bag(told(e), orEnglish(nil)))
		}
		if r.SameClause || r.Likeness >= Alike {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Repeat) int {
		return cmp.Or(cmp.Compare(score(b), score(a)), cmp.Compare(b.Earlier.IssuedOn.String(), a.Earlier.IssuedOn.String()))
	})
	return out[:min(len(out), maxRepeats)]
}

// told is what two findings are compared by: the failure, not the evidence, which differs between two audits.
func told(f *audit.Finding) string { return f.Statement + "\n" + f.RequirementText }

// score ranks what is offered: the same clause counts as much as words that are alike.
func score(r Repeat) float64 {
	if r.SameClause {
		return r.Likeness + Alike
	}
	return r.Likeness
}
