package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// names are persons, or terms of several words, by their first word.
type names struct {
	full   map[string][][]string // names of several words, by the first
	single map[string]bool       // parts of names that alone point at the person
	spaced []string              // names in scripts that put no spaces between words
}

// newNames prepares names for being looked for.
func newNames(list []string, l *Language) names {
	n := names{full: map[string][][]string{}, single: map[string]bool{}}
	for _, name := range list {
		if unspaced(name) {
			n.spaced = append(n.spaced, strings.TrimSpace(name))
			continue
		}
		var parts []string
		for _, k := range read(name, l).tokens {
			if k.kind != mark && !l.has(&l.Titles, k.norm) {
				parts = append(parts, k.norm)
				if utf8.RuneCountInString(k.norm) >= minName && unicode.IsUpper([]rune(name)[k.start]) || !cased(k.norm) {
					n.single[k.norm] = true
				}
			}
		}
		if len(parts) > 0 {
			n.full[parts[0]] = append(n.full[parts[0]], parts)
		}
		if len(parts) > 1 { // the family name is written first in many places, and in lists
			last := append([]string{parts[len(parts)-1]}, parts[:len(parts)-1]...)
			n.full[last[0]] = append(n.full[last[0]], last)
		}
	}
	return n
}

// minName is the fewest letters of a part of a name that alone points at a person.
const minName = 3

// cased reports whether a word has letters that are capital or small.
func cased(s string) bool { return strings.ToUpper(s) != strings.ToLower(s) }

// unspaced reports whether a name is in a script without spaces between words.
func unspaced(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}

// whole returns where a whole name that begins with token i ends, or 0. Case does not count for names of several words.
func (n names) whole(t *text, i int) int {
	end := 0
	for _, parts := range n.full[t.tokens[i].norm] {
		if len(parts) == 1 && !t.capital(t.tokens[i]) && cased(parts[0]) {
			continue
		}
		j, k := i, 0
		for j < len(t.tokens) && k < len(parts) && (t.tokens[j].norm == parts[k] || t.is(j, ".,")) {
			if t.tokens[j].kind != mark {
				k++
			}
			j++
		}
		if k == len(parts) {
			end = max(end, j)
		}
	}
	return end
}

// checkNames looks for persons of the case, and for names after "Mr" and the like.
func (r *reading) checkNames(f written) {
	people := r.people
	spared := f.named(r.terms)
	for i := 0; i < len(f.tokens); i++ {
		end := people.whole(f.text, i)
		switch {
		case f.tokens[i].kind == mark || spared[i]:
			continue
		case end > 0 && !f.isAmbiguous(i, end):
		case r.namesPerson(f, i):
			end = i + 1
		case f.language.has(&f.language.Titles, f.tokens[i].norm):
			if end = f.titled(i); end == 0 {
				continue
			}
		default:
			continue
		}
		r.add(PersonName, Warning, f, span{i, end}, f.raw(f.tokens[i], f.tokens[end-1]))
		i = end - 1
	}
	r.checkStrangers(f)
	r.checkUnspaced(f, people.spaced)
}

// checkStrangers looks for persons that the case does not know: two words written like names after "confirmed by" and the
// like, that are no role and no department.
func (r *reading) checkStrangers(f written) {
	known := f.named(r.people)
	for i := 0; i < len(f.tokens); i++ {
		if end := r.unknownPerson(f, i); end > 0 && !known[i] {
			r.add(PersonName, Warning, f, span{i, end}, f.raw(f.tokens[i], f.tokens[end-1]))
			i = end - 1
		}
	}
	for _, s := range f.find(&f.language.ByPerson) {
		end := s.to
		for end < len(f.tokens) && end < s.to+3 && f.tokens[end].kind == word && f.looksLikeName(f.tokens[end]) && r.isStranger(f, end) {
			end++
		}
		if end-s.to >= 2 && !known[s.to] {
			r.add(PersonName, Warning, f, span{s.to, end}, f.raw(f.tokens[s.to], f.tokens[end-1]))
		}
	}
}

// unknownPerson returns where the name of a person ends that begins with token i and that is known for one by its given name
// ("Maria Lopez") or by what stands behind it ("Priya Raman (release manager)"), or 0.
func (r *reading) unknownPerson(f written, i int) int {
	l, end := f.language, i
	for end < len(f.tokens) && end < i+3 && f.tokens[end].kind == word && f.looksLikeName(f.tokens[end]) && r.isStranger(f, end) {
		end++
	}
	switch {
	case end-i < 2 || f.tokens[i].quoted:
		return 0
	case l.has(&l.Given, f.tokens[i].norm) || f.hasJob(end):
		return end
	}
	return 0
}

// hasJob reports whether a comma or a bracket and what a person does stand from token i on: ", the data engineer".
func (t *text) hasJob(i int) bool {
	l := t.language
	if !t.is(i, ",(") {
		return false
	}
	i++
	if i < len(t.tokens) && l.has(&l.Articles, t.tokens[i].norm) {
		i++
	}
	for j := i; j < min(len(t.tokens), i+maxJob) && t.tokens[j].kind == word && !t.looksLikeName(t.tokens[j]); j++ {
		if l.has(&l.Jobs, t.tokens[j].norm) {
			return true
		}
	}
	return false
}

// maxJob is how many words what a person does has at most: "senior machine learning engineer".
const maxJob = 4

// isStranger reports whether the word at i belongs to no role, title, term, place or name that is known.
func (r *reading) isStranger(f written, i int) bool {
	l, norm := f.language, f.tokens[i].norm
	return !l.has(&l.Roles, norm) && !l.has(&l.Titles, norm) && !r.terms.single[norm] && !r.places.single[norm] && !r.people.single[norm]
}

// namesPerson reports whether the word at i is part of a person's name and of no other name of the case.
func (r *reading) namesPerson(f written, i int) bool {
	norm := f.tokens[i].norm
	return r.people.single[norm] && !r.terms.single[norm] && !r.places.single[norm] && f.isNameLike(i)
}

// isAmbiguous reports whether a name of one word only could be another word where it stands.
func (t *text) isAmbiguous(i, end int) bool { return end == i+1 && !t.isNameLike(i) }

// isNameLike reports whether the word at i is written like a name and is not likely to be something else: a common word
// at the beginning of a sentence, a month.
func (t *text) isNameLike(i int) bool {
	k := t.tokens[i]
	if !t.capital(k) && cased(k.norm) || t.language.has(&t.language.Months, k.norm) {
		return false
	}
	return !k.first || !t.language.has(&t.language.Common, k.norm)
}

// titled returns where a name ends that begins with the title at i: "Dr. Aoife Byrne". It is 0 when no name follows.
func (t *text) titled(i int) int {
	if !t.capital(t.tokens[i]) {
		return 0
	}
	j := i + 1
	if t.is(j, ".") {
		j++
	}
	end := 0
	for ; j < len(t.tokens) && j < i+6; j++ {
		k := t.tokens[j]
		if k.kind != word || !t.capital(k) || k.sentence != t.tokens[i].sentence {
			break
		}
		end = j + 1
	}
	return end
}

// checkUnspaced looks for names in scripts that do not part words.
func (r *reading) checkUnspaced(f written, names []string) {
	for _, name := range names {
		name = string([]rune(name)) // as f.runes was read: what is no UTF-8 becomes U+FFFD
		length := utf8.RuneCountInString(name)
		if length < 2 {
			continue
		}
		text, at := string(f.runes), 0
		for {
			i := strings.Index(text, name)
			if i < 0 {
				break
			}
			at += utf8.RuneCountInString(text[:i])
			r.remark(PersonName, Warning, f.field, at, at+length, name, name)
			at += length
			text = text[i+len(name):]
		}
	}
}
