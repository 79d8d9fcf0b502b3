package wording

import "fieldcase/app/audit"

// checkWords looks for causes, solutions, vague words and claims about all. The requirement is what the standard says,
// and may say it as strictly and as openly as the standard does.
func (r *reading) checkWords(f written) {
	if f.field == RequirementField || len(f.tokens) == 0 {
		return
	}
	l := f.language
	spared := f.named(r.terms)
	heard := func(s span) bool {
		return spared[s.from] || f.field == EvidenceField && f.within(s, &l.Attributed)
	}
	report := func(rule Rule, list *[]Phrase, toEnd bool, unless func(span) bool) {
		end := 0
		for _, s := range f.find(list) {
			if s.from < end || heard(s) || unless != nil && unless(s) {
				continue
			}
			if toEnd {
				s.to = f.clauseEnd(s.to - 1)
			}
			end = s.to
			r.add(rule, Warning, f, s, f.raw(f.tokens[s.from], f.tokens[s.to-1]))
		}
	}
	r.reportAdvice(f, report)
	if r.tellsFailure() {
		report(Cause, &l.Cause, true, nil)
		report(Vague, &l.Vague, false, nil)
		told := f.sentencesTold()
		report(Vague, &l.VagueExtent, false, func(s span) bool { return told[f.tokens[s.from].sentence] })
	}
	if len(r.statement.extents())+len(r.evidence.extents()) == 0 {
		report(Absolute, &l.Absolute, false, nil)
	}
}

// reportAdvice looks for solutions. What a document or a person is said to ask for is none, and an opportunity for
// improvement may say what could be considered.
func (r *reading) reportAdvice(f written, report func(Rule, *[]Phrase, bool, func(span) bool)) {
	l := f.language
	if r.Grade == audit.Positive {
		return
	}
	reported := func(s span) bool { return f.follows(s, &l.Reported) }
	report(Advice, &l.Advice, true, reported)
	if r.Grade != audit.OFI {
		report(Advice, &l.SoftAdvice, true, reported)
	}
}

// within reports whether one of the phrases stands in the same part of the sentence, parts being between semicolons.
func (t *text) within(s span, list *[]Phrase) bool {
	from, to := s.from, s.to
	for from > 0 && t.samePart(from-1, s.from) {
		from--
	}
	for to < len(t.tokens) && t.samePart(to, s.from) {
		to++
	}
	return t.holds(from, to, list)
}

// follows reports whether one of the phrases stands before the span in its part of the sentence.
func (t *text) follows(s span, list *[]Phrase) bool {
	from := s.from
	for from > 0 && t.samePart(from-1, s.from) {
		from--
	}
	return t.holds(from, s.from, list)
}

// maxPart is how many tokens away something may stand to be in the same part of a sentence.
const maxPart = 60

// samePart reports whether the token at i is in the sentence of the other, near it, and no semicolon.
func (t *text) samePart(i, other int) bool {
	return max(i-other, other-i) <= maxPart && t.tokens[i].sentence == t.tokens[other].sentence && !t.is(i, ";")
}

// holds reports whether a phrase of the list begins between the tokens.
func (t *text) holds(from, to int, list *[]Phrase) bool {
	p := t.language.compiled[list]
	for i := from; i < to; i++ {
		if t.tokens[i].kind != mark && p.longest(t, i) > 0 {
			return true
		}
	}
	return false
}

// sentencesTold returns the sentences that tell an extent.
func (t *text) sentencesTold() map[int]bool {
	out := map[int]bool{}
	for _, e := range t.extents() {
		out[t.tokens[e.span.from].sentence] = true
	}
	return out
}
