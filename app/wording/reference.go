package wording

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

var (
	// controlForm is the number of a control, or of one of Annex B, alone or as a range: A.6.2.6, A.5.2-A.5.5.
	controlForm = regexp.MustCompile(`^[a-d]\.\d{1,2}(\.\d{1,2}){0,2}(-([a-d]\.)?\d{1,2}(\.\d{1,2}){0,2})?$`)
	// clauseForm is the number of a clause or a range of them, where a word before says that it is one: 8.4, 4-8.
	clauseForm = regexp.MustCompile(`^\d{1,2}(\.\d{1,2}){0,3}(-\d{1,2}(\.\d{1,2}){0,3})?$`)
)

// mention is a clause or control that a text names. A range has both ends.
type mention struct {
	span
	from, to audit.Number
}

// mentions finds the clauses and controls that the text names outside quotations. A number with dots is a clause only
// after a word that says so, or where one that the standard has begins the text or follows "contrary to" and the like,
// because versions, decimals and addresses look alike; the number of a control (A.6.2.6) needs no such word. What belongs to
// another document ("clause 7.2 of the contract") is left out.
func (t *text) mentions(c *Clauses) []mention {
	var out []mention
	criteria := map[int]bool{}
	for _, s := range t.find(&t.language.Criterion) {
		criteria[s.to] = true
	}
	for i := 0; i < len(t.tokens); i++ {
		k := t.tokens[i]
		var found []mention
		end := i
		switch {
		case k.quoted:
		case k.kind == word && controlForm.MatchString(k.norm):
			found, end = t.listed(i, controlForm)
		case t.introduces(i):
			found, end = t.listed(i+1, clauseForm)
		case k.kind == number && c != nil && c.knowsWithin(audit.Number(k.norm)) && (i == 0 || criteria[i] || t.afterStandard(i, c)):
			found, end = t.listed(i, clauseForm)
		}
		if len(found) > 0 {
			if !t.elsewhere(i, end, c) {
				out = append(out, found...)
			}
			i = end - 1
		}
	}
	return out
}

// introduces reports whether the token at i says that the next is a clause: clause 8.4, § 8.4, cl. 8.4.
func (t *text) introduces(i int) bool {
	k := t.tokens[i]
	return k.norm == "§" || k.kind == word && t.language.has(&t.language.Clause, k.norm)
}

// listed reads numbers from token i on: 9.1, 9.2 and 9.3; 6.1 to 6.3. It returns the index after the last.
func (t *text) listed(i int, form *regexp.Regexp) (out []mention, end int) {
	l := t.language
	ranged := false
	for j := i; j < len(t.tokens); j++ {
		k := t.tokens[j]
		switch {
		case k.kind != mark && form.MatchString(k.norm):
			m := mentionOf(k.norm, j)
			if ranged && len(out) > 0 {
				out[len(out)-1].to, out[len(out)-1].span.to = m.to, j+1
			} else {
				out = append(out, m)
			}
			ranged, end = false, j+1
		case l.has(&l.Range, k.norm) && len(out) > 0:
			ranged = true
		case l.has(&l.List, k.norm) || k.norm == "§" || t.is(j, ".") && j == i || l.has(&l.Clause, k.norm) && len(out) > 0:
		default:
			return out, end
		}
	}
	return out, end
}

// mentionOf reads one number or range as it stands in token i.
func mentionOf(norm string, i int) mention {
	from, to, ranged := strings.Cut(strings.ToUpper(norm), "-")
	if !ranged {
		to = from
	} else if letter := from[:2]; letter[1] == '.' && letter[0] >= 'A' && to[0] < 'A' {
		to = letter + to
	}
	return mention{span{i, i + 1}, audit.Number(from), audit.Number(to)}
}

// elsewhere reports whether the numbers between the tokens belong to another document than the standard of the case:
// "clause 7.2 of the contract", "ISO 9001 clause 8.4".
func (t *text) elsewhere(from, end int, c *Clauses) bool {
	l := t.language
	if other, known := t.standardNear(max(0, from-5), from, c); known {
		return other
	}
	if t.ofDocument(from) {
		return true
	}
	if end >= len(t.tokens) || !l.has(&l.Of, t.tokens[end].norm) {
		return false
	}
	if other, known := t.standardNear(end, min(len(t.tokens), end+6), c); known {
		return other
	}
	for j := end + 1; j < min(len(t.tokens), end+4); j++ {
		if l.has(&l.Standard, t.tokens[j].norm) {
			return false
		}
	}
	return true
}

// ofDocument reports whether the identity of a document stands just before token i, so that what follows is a place in it:
// "procedure DC-02 v4, § 5.2". The number of a control alone is none.
func (t *text) ofDocument(i int) bool {
	if i < len(t.tokens) && t.tokens[i].kind == word && controlForm.MatchString(t.tokens[i].norm) {
		return false
	}
	i--
	if t.is(i, ",") {
		i--
	}
	return i >= 0 && t.isCode(t.tokens[i])
}

// standardNear reads the designation of a standard between two tokens, and whether it is another than that of the case.
func (t *text) standardNear(from, to int, c *Clauses) (other, known bool) {
	for j := from; j+1 < to; j++ {
		if designation(t.tokens[j].norm) && t.tokens[j+1].kind == number {
			name, _, _ := strings.Cut(t.tokens[j+1].norm, ":")
			name, _, _ = strings.Cut(name, "-")
			return c == nil || !strings.Contains(c.designation, name), true
		}
	}
	return false, false
}

// afterStandard reports whether the designation of the case's standard stands just before token i: "ISO/IEC 42001:2023, 6.1.4".
func (t *text) afterStandard(i int, c *Clauses) bool {
	i--
	if t.is(i, ",") {
		i--
	}
	if i < 1 || !designation(t.tokens[i-1].norm) {
		return false
	}
	other, known := t.standardNear(i-1, i+1, c)
	return known && !other
}

// concerns reports whether the mention is of the given clause: the same, a part of it, what it is a part of, or a range
// around it.
func (m mention) concerns(n audit.Number) bool {
	if m.from == m.to {
		return within(string(m.from), string(n)) || within(string(n), string(m.from))
	}
	p := parts(n)
	return slices.Compare(parts(m.from), p) <= 0 && (slices.Compare(p, parts(m.to)) <= 0 || within(string(n), string(m.to)))
}

// within reports whether a number is the other or a part of it: 9.2.1 of 9.2.
func within(part, whole string) bool { return part == whole || strings.HasPrefix(part, whole+".") }

// parts returns a number piece by piece, a letter as a number after all digits.
func parts(n audit.Number) []int {
	var out []int
	for p := range strings.SplitSeq(string(n), ".") {
		v, err := strconv.Atoi(p)
		if err != nil {
			v = 1000 + int(p[0])
		}
		out = append(out, v)
	}
	return out
}

// isChapter reports whether the mention is of whole chapters, against which nothing is raised: clauses 9 and 10.
func (m mention) isChapter() bool {
	return !strings.Contains(strings.TrimPrefix(string(m.from), "A."), ".")
}
