package wording

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// fewWords is the number of words below which the reason of a grade says nothing.
const fewWords = 3

// checkFrame looks at what stands around the text: grade, clause, Statement of Applicability.
func (r *reading) checkFrame() {
	if r.Grade == "" {
		r.addField(GradeMissing, Error, GradeField)
	}
	if r.Clause == "" {
		r.addField(ClauseMissing, Error, ClauseField)
	}
	if r.Excluded {
		r.remark(ControlExcluded, Warning, ClauseField, 0, 0, string(r.Clause), r.Clause)
	}
	if !r.isNonconformity() {
		return
	}
	reason := written{GradeReasonField, read(r.GradeReason, r.language)}
	grade := "graded so"
	if r.Grade != "" {
		grade = strings.ToLower(r.Grade.Word())
	}
	switch words := reason.words(); {
	case words == 0:
		r.addField(GradeReason, Error, GradeReasonField, grade)
	case words < fewWords && isASCII(r.GradeReason):
		r.addWhole(GradeReason, Warning, reason, grade)
	}
}

// words counts words and numbers.
func (t *text) words() int {
	n := 0
	for _, k := range t.tokens {
		if k.kind != mark {
			n++
		}
	}
	return n
}

// checkRequirement looks whether the requirement is told, and whether it is that of the clause.
func (r *reading) checkRequirement() {
	f := written{RequirementField, r.requirement}
	if !f.tellsSomething() {
		if !r.isNonconformity() {
			return
		}
		clause := string(r.Clause)
		if clause == "" {
			clause = "the clause"
		}
		if len(f.tokens) == 0 {
			r.addField(RequirementMissing, Error, RequirementField, clause)
		} else {
			r.addWhole(RequirementMissing, Error, f, clause)
		}
		return
	}
	if r.Clauses == nil || !r.Clauses.Knows(r.Clause) {
		return
	}
	if other, ok := r.Clauses.foreign(r.topics(), allStems(r.Requirement, r.Clauses.language), r.linked()); ok {
		r.addWhole(RequirementClause, Warning, f, fmt.Sprintf("These words read like %s %s; the finding is raised against %s %s.",
			other, r.Clauses.Title(other), r.Clause, r.Clauses.Title(r.Clause)))
	}
}

// linked returns the clauses of the finding.
func (r *reading) linked() []audit.Number {
	if r.Clause == "" {
		return nil
	}
	return append([]audit.Number{r.Clause}, r.Others...)
}

// topics returns the stems of the requirement, in order.
func (r *reading) topics() []string {
	var out []string
	for stem := range stems(r.Requirement, r.Clauses.language) {
		out = append(out, stem)
	}
	slices.Sort(out)
	return out
}

// tellsSomething reports whether the text has words beside numbers, clauses, the name of a standard and what stands for a
// requirement without telling it ("as per standard", "n/a"): two at least, where words are parted by spaces.
func (t *text) tellsSomething() bool {
	l, n, full := t.language, 0, 0
	for _, k := range t.tokens {
		switch {
		case k.kind != word || controlForm.MatchString(k.norm) || designation(k.norm) || l.has(&l.Clause, k.norm) || l.has(&l.Standard, k.norm) ||
			l.has(&l.List, k.norm) || l.has(&l.Of, k.norm):
			continue
		case k.end-k.start > 1 && !l.has(&l.Empty, k.norm) && !l.has(&l.Function, k.norm) || !isASCII(k.norm):
			full++
		}
		n++
	}
	return full > 0 && (n > 1 || !isASCII(string(t.runes)))
}

// checkFailure looks whether a nonconformity states a failure, and whether an opportunity for improvement hides one.
func (r *reading) checkFailure() {
	f := written{StatementField, r.statement}
	if f.blank() {
		r.addField(StatementMissing, Error, StatementField)
		return
	}
	if !f.language.speaks(f.text) {
		return
	}
	switch {
	case r.isNonconformity():
		severity := f.severityOfNoFailure()
		if len(f.failures(f.findQuoted(&f.language.Failure))) == 0 && (severity == Error || !r.compares(f)) {
			r.addWhole(NoFailure, severity, f)
		}
	case r.Grade == audit.OFI:
		r.reportHidden(f, f.hidden(f.find(&f.language.Failure)))
		e := written{EvidenceField, r.evidence}
		r.reportHidden(e, e.hidden(e.find(&e.language.HiddenSeen)))
	}
}

// headingWords is the number of words up to which a statement is a heading and no sentence.
const headingWords = 3

// severityOfNoFailure returns how grave it is that no word of a failure was found. Much can go wrong in words that no list
// knows, so that is a warning; but a heading states nothing, and words of conformity state the opposite.
func (t *text) severityOfNoFailure() Severity {
	if t.words() <= headingWords || len(t.find(&t.language.Conformity)) > 0 {
		return Error
	}
	return Warning
}

// compares reports whether a text sets numbers or days against one another, which may state a failure without a word for it:
// "kept for 26 months; the schedule allows 24", "granted to 3 of 12 former employees", "a recall of 0.81; the criterion is
// 0.90", "deployed on 14 January; the approval is dated 2 February". Numbers alone are none: "held on 3 and 4 March".
func (r *reading) compares(f written) bool {
	if slices.ContainsFunc(f.extents(), func(e extent) bool { return e.k < e.n }) || f.versions() > 1 {
		return true
	}
	if !strings.Contains(string(f.runes), ";") && len(f.find(&f.language.Contrast)) == 0 {
		return false
	}
	numbers, days, named := 0, 0, f.named(r.terms)
	for i, k := range f.tokens {
		switch {
		case k.kind != number || named[i] || f.introduced(i):
		case f.dateBegins(i):
			days++
		case !f.isDate(i):
			numbers++
		}
	}
	return numbers > 1 || days > 1
}

// versions counts the different versions that the text names: "revision D while revision F was the released one".
func (t *text) versions() int {
	found := map[string]bool{}
	for i, k := range t.tokens {
		if i > 0 && k.kind != mark && t.language.has(&t.language.Version, t.tokens[i-1].norm) {
			found[k.norm] = true
		}
	}
	return len(found)
}

func (r *reading) reportHidden(f written, found []span) {
	for _, s := range found {
		r.add(HiddenFailure, Warning, f, s, f.raw(f.tokens[s.from], f.tokens[s.to-1]))
	}
}

// failures returns the phrases that tell a failure, without those that say that there is none: "without exception".
func (t *text) failures(found []span) []span {
	return t.without(found, t.findQuoted(&t.language.NoFailure))
}

// hidden returns those of the phrases that tell a failure in an opportunity for improvement too.
func (t *text) hidden(found []span) []span {
	return t.without(t.failures(found), t.find(&t.language.HiddenOnly))
}

// without returns the spans that overlap none of the others. Both are in order.
func (t *text) without(spans, others []span) []span {
	var out []span
	j := 0
	for _, s := range spans {
		for j < len(others) && others[j].to <= s.from {
			j++
		}
		if j == len(others) || others[j].from >= s.to {
			out = append(out, s)
		}
	}
	return out
}

// checkMentions looks at the clauses that the text names.
func (r *reading) checkMentions() {
	if r.Clause == "" {
		return
	}
	for _, f := range r.fields() {
		subjects := f.sentencesWith(&f.language.Subject)
		for _, m := range f.mentions(r.Clauses) {
			isSubject := f.field != RequirementField && subjects[f.tokens[m.span.from].sentence]
			if m.isChapter() || isSubject || r.isLinked(m) || !r.isOfStandard(m) {
				continue
			}
			r.add(OtherClause, Warning, f, m.span, r.otherClause(m))
		}
	}
}

// isLinked reports whether a clause that the text names is one of the finding's.
func (r *reading) isLinked(m mention) bool { return slices.ContainsFunc(r.linked(), m.concerns) }

// isOfStandard reports whether a number can be one of the standard. Numbers of Annexes B to D are not raised against.
func (r *reading) isOfStandard(m mention) bool {
	return m.from[0] < 'B' || r.Clauses != nil && r.Clauses.Knows(m.from)
}

// otherClause says what to do about a clause that is named and not linked.
func (r *reading) otherClause(m mention) string {
	if r.Clauses != nil && !r.Clauses.Knows(m.from) {
		return fmt.Sprintf("The standard has no %s. Name the clause that is meant.", m.from)
	}
	return fmt.Sprintf("The text names %s, the finding is raised against %s. Link %s as well, or name the clause that is meant.", m.from, r.Clause, m.from)
}

// sentencesWith returns the numbers of the sentences that hold one of the phrases.
func (t *text) sentencesWith(list *[]Phrase) map[int]bool {
	out := map[int]bool{}
	for _, s := range t.find(list) {
		out[t.tokens[s.from].sentence] = true
	}
	return out
}
