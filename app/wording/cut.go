package wording

import (
	"strings"
	"unicode"
)

// Text returns the text of a field.
func (in Input) Text(f Field) string {
	switch f {
	case ClauseField:
		return string(in.Clause)
	case GradeField:
		return string(in.Grade)
	case RequirementField:
		return in.Requirement
	case StatementField:
		return in.Statement
	case EvidenceField:
		return in.Evidence
	case GradeReasonField:
		return in.GradeReason
	}
	return ""
}

// Cut returns the text of the remark's field without what the remark is about, where a sentence remains that can stand:
// without a cause that a conjunction begins ("because …"), without the sentence that proposes something. Else it reports
// false, and a person has to write.
func (in Input) Cut(r Remark) (string, bool) {
	t := read(in.Text(r.Field), orEnglish(in.Language))
	at := t.tokenAt(r.Start)
	if at < 0 || r.End > len(t.runes) {
		return "", false
	}
	switch r.Rule {
	case Cause:
		return t.cutCause(at, r)
	case Advice:
		return t.cutSentence(at)
	default:
		return "", false
	}
}

// tokenAt returns the index of the token that begins at a rune, or -1.
func (t *text) tokenAt(start int) int {
	for i, k := range t.tokens {
		if k.start == start {
			return i
		}
	}
	return -1
}

// cutCause leaves out a cause with the comma before or, at the beginning of a sentence, after it.
func (t *text) cutCause(at int, r Remark) (string, bool) {
	l := t.language
	if !l.has(&l.Connectives, t.tokens[at].norm) || at > 0 && l.has(&l.Dangling, t.tokens[at-1].norm) {
		return "", false
	}
	before, after := string(t.runes[:r.Start]), string(t.runes[r.End:])
	if t.tokens[at].first {
		rest := strings.TrimLeft(after, ",;:–— ")
		if rest == "" || !isAlnum([]rune(rest)[0]) {
			return "", false
		}
		return before + capitalized(rest), true
	}
	return strings.TrimRight(before, ",;:–—( ") + after, true
}

// cutSentence leaves out the sentence, or the part of it between semicolons, that a token stands in.
func (t *text) cutSentence(at int) (string, bool) {
	from, to := at, at
	for from > 0 && t.tokens[from-1].sentence == t.tokens[at].sentence && !t.is(from-1, ";") {
		from--
	}
	for to < len(t.tokens) && t.tokens[to].sentence == t.tokens[at].sentence && !t.is(to, ";") {
		to++
	}
	if to < len(t.tokens) && t.is(to, ";") {
		to++
	}
	before := strings.TrimRight(string(t.runes[:t.tokens[from].start]), " ;\n")
	after := strings.TrimLeft(string(t.runes[t.tokens[to-1].end:]), " ")
	switch {
	case before == "" && read(after, t.language).blank():
		return "", false
	case before == "":
		return capitalized(after), true
	case after == "":
		return ended(before), true
	}
	return ended(before) + " " + capitalized(after), true
}

// ended returns a sentence with its full stop.
func ended(s string) string {
	if strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// capitalized returns a sentence begun with a capital.
func capitalized(s string) string {
	for _, r := range s {
		return string(unicode.ToUpper(r)) + s[len(string(r)):]
	}
	return s
}
