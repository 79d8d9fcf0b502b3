package wording

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Point is something that is in order with a finding, with its proof, for the list beside the text.
type Point struct {
	Title string // "Evidence: document and version"
	Proof string // "OP-14, v3"
}

// Limits of a proof, which is one line beside the text.
const (
	maxProofs = 3  // documents or days that it names
	maxProof  = 34 // letters
)

// Points returns what is in order, by the remarks that Check made of the same input.
func Points(in Input, remarks []Remark) []Point {
	r := newReading(in)
	found := r.traces(r.evidence)
	var out []Point
	add := func(ok bool, title, proof string, rules ...Rule) {
		if ok && !slices.ContainsFunc(remarks, func(m Remark) bool { return slices.Contains(rules, m.Rule) }) {
			out = append(out, Point{title, proof})
		}
	}
	fails := len(r.statement.failures(r.statement.findQuoted(&r.language.Failure))) > 0
	extents := slices.Concat(r.statement.extentProofs(), r.evidence.extentProofs())
	documents, days := r.evidence.proofs(found.documents), r.evidence.proofs(r.evidence.ranged(found.days))
	add(r.isNonconformity() && r.requirement.tellsSomething(), "Requirement", "named, in own words, from "+string(in.Clause), RequirementMissing, RequirementClause, ClauseMissing)
	add(r.isNonconformity() && fails, "Failure", r.statement.sentencesInWords(), NoFailure, StatementMissing)
	add(len(documents) > 0, "Evidence: document and version", some(documents))
	add(len(days) > 0, "Evidence: when", some(days))
	add(len(extents) > 0, "Extent", some(extents), SampleExtent)
	add(!r.statement.blank(), "No cause", "nothing is explained", Cause)
	add(!r.statement.blank(), "No advice", "nothing is proposed to the client", Advice)
	add(!r.statement.blank() && len(in.Names) > 0, "Roles", "nobody is named", PersonName)
	add(in.SoA != "", "Control in SoA "+in.SoA, string(in.Clause)+" is included", ControlExcluded)
	return out
}

// sentencesInWords tells how many sentences the text has.
func (t *text) sentencesInWords() string {
	n := 0
	for _, k := range t.tokens {
		if k.first {
			n++
		}
	}
	if n > 1 {
		return fmt.Sprintf("told in %d sentences", n)
	}
	return "told in one sentence"
}

// some joins the first few of many, one at least; of none it makes "".
func some(all []string) string {
	out := ""
	for i, next := range all {
		if i == 0 {
			out = next
			continue
		}
		if i >= maxProofs || utf8.RuneCountInString(out+", "+next) > maxProof {
			return out + " …"
		}
		out += ", " + next
	}
	return out
}

// ranged joins days that are the ends of a time: "2026-01-01 to 2026-04-30".
func (t *text) ranged(days []span) []span {
	var out []span
	for _, d := range days {
		if n := len(out); n > 0 && out[n-1].to+1 == d.from && t.language.has(&t.language.Range, t.tokens[d.from-1].norm) {
			out[n-1].to = d.to
			continue
		}
		out = append(out, d)
	}
	return out
}

// proofs returns what stands at the spans, each once. Tokens that stand side by side are one: "OP-14 v3".
func (t *text) proofs(spans []span) []string {
	var out []string
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		for i+1 < len(spans) && spans[i+1].from == s.to {
			i++
			s.to = spans[i].to
		}
		if words := strings.Join(strings.Fields(t.raw(t.tokens[s.from], t.tokens[s.to-1])), " "); !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return out
}

// extentProofs returns the extents that the text tells, each once: "3 of 11 alerts" also where it says "11 alerts, 3 of …".
func (t *text) extentProofs() []string {
	var out []string
	for _, e := range t.extents() {
		words := t.proofs([]span{e.span})[0]
		if first, ok := t.count(t.tokens[e.from]); ok && e.n > 0 && first == e.n && e.k != e.n {
			words = fmt.Sprintf("%d of %s", e.k, strings.TrimRight(t.raw(t.tokens[e.from], t.tokens[e.to-3]), " ,:;"))
		}
		if !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return out
}
