package wording

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Placeholder takes the place of what would tell whose finding it was.
type Placeholder string

// The placeholders.
const (
	SomePerson   Placeholder = "[person]"
	SomeClient   Placeholder = "[client]"
	SomeSite     Placeholder = "[site]"
	SomeSystem   Placeholder = "[AI system]"
	SomeDate     Placeholder = "[date]"
	SomeNumber   Placeholder = "[number]"
	SomeDocument Placeholder = "[document]"
	SomeVersion  Placeholder = "[version]"
	SomeAddress  Placeholder = "[address]"
)

// AllPlaceholders returns every placeholder.
func AllPlaceholders() []Placeholder {
	return []Placeholder{SomePerson, SomeClient, SomeSite, SomeSystem, SomeDate, SomeNumber, SomeDocument, SomeVersion, SomeAddress}
}

// Scrub returns a text for the library of good wordings: persons, client, sites, AI systems, days, numbers, identifiers and
// addresses are replaced by placeholders; clauses, controls and designations of standards stay, for they are what the
// wording is filed under. Scrubbing again changes nothing.
//
// It takes out what the case knows, also where it stands within another word, and what has a form. A name that the case does
// not hold stays, so a person reads the result before it is kept; Leaks reads it once more.
func Scrub(s string, known Known, language *Language) string {
	t := read(s, orEnglish(language))
	var b strings.Builder
	at := 0
	for _, p := range t.placeholders(known) {
		start, end := t.tokens[p.from].start, t.tokens[p.to-1].end
		if start < at {
			continue
		}
		b.WriteString(string(t.runes[at:start]))
		b.WriteString(string(p.by))
		at = end
	}
	b.WriteString(string(t.runes[at:]))
	return scrubUnspaced(b.String(), known)
}

// replaced is a stretch of tokens and what takes its place.
type replaced struct {
	span
	by Placeholder
}

// placeholders returns what to replace, in order; addresses go before names, these before other forms, the longer of two
// names first.
func (t *text) placeholders(known Known) []replaced {
	taken := make([]bool, len(t.tokens))
	out := t.replaceAddresses(taken)
	for _, list := range known.lists() {
		out = append(out, t.replaceNames(list, taken)...)
	}
	for i := 0; i < len(t.tokens); i++ {
		if taken[i] || t.isPlaceholder(i) {
			continue
		}
		by, end := t.form(i)
		if by == "" || slices.Contains(taken[i:end], true) {
			continue
		}
		out = append(out, replaced{span{i, end}, by})
		i = end - 1
	}
	slices.SortFunc(out, func(a, b replaced) int { return cmp.Compare(a.from, b.from) })
	return out
}

// replaceAddresses finds addresses of mail and of the web.
func (t *text) replaceAddresses(taken []bool) []replaced {
	var out []replaced
	for i := 0; i < len(t.tokens); i++ {
		if !strings.Contains(t.tokens[i].norm, "@") && !t.isAddress(i) || t.isPlaceholder(i) {
			continue
		}
		end := t.addressEnd(i)
		for j := i; j < end; j++ {
			taken[j] = true
		}
		out = append(out, replaced{span{i, end}, SomeAddress})
		i = end - 1
	}
	return out
}

// replaceNames finds names, and parts of them that tell as much.
func (t *text) replaceNames(list knownList, taken []bool) []replaced {
	var out []replaced
	book, tell := newNames(list.names, t.language), tellingParts(list, t.language)
	for i := 0; i < len(t.tokens); i++ {
		if taken[i] || t.tokens[i].kind == mark || t.isPlaceholder(i) {
			continue
		}
		end := book.whole(t, i)
		if end == 0 && (tell.in(t.tokens[i].norm) || book.single[t.tokens[i].norm] && list.by == SomePerson && t.isNameLike(i)) {
			end = i + 1
		}
		if end == 0 && list.by == SomePerson && t.language.has(&t.language.Titles, t.tokens[i].norm) {
			end = t.titled(i)
		}
		if end == 0 {
			continue
		}
		for j := i; j < end; j++ {
			taken[j] = true
		}
		out = append(out, replaced{span{i, end}, list.by})
		i = end - 1
	}
	return out
}

// checkPlaceholders looks for placeholders that nothing took the place of.
func (r *reading) checkPlaceholders(f written) {
	for _, p := range AllPlaceholders() {
		text, at := string(f.runes), 0
		for {
			before, after, found := strings.Cut(text, string(p))
			if !found {
				break
			}
			at += utf8.RuneCountInString(before)
			end := at + utf8.RuneCountInString(string(p))
			r.remark(PlaceholderLeft, Error, f.field, at, end, string(p), p)
			text, at = after, end
		}
	}
}

// isPlaceholder reports whether the token stands in square brackets.
func (t *text) isPlaceholder(i int) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		if t.is(j, "[") {
			return t.is(i+1, "]") || t.is(i+2, "]")
		}
	}
	return false
}

// form returns what takes the place of a token that has a form, and where that ends.
func (t *text) form(i int) (Placeholder, int) {
	k := t.tokens[i]
	switch {
	case k.kind == mark:
		return "", i
	case t.isDate(i):
		return SomeDate, t.dateEnd(i)
	case k.kind == word && (controlForm.MatchString(k.norm) || designation(k.norm)):
		return "", i
	case k.kind == word && versionForm.MatchString(k.norm):
		return SomeVersion, i + 1
	case t.isCode(k):
		return SomeDocument, i + 1
	case k.kind == number && !t.introduced(i) && !t.isInClauses(i) && !(i > 0 && designation(t.tokens[i-1].norm)):
		return SomeNumber, i + 1
	}
	return "", i
}

// isAddress reports whether a web address begins with token i.
func (t *text) isAddress(i int) bool {
	k := t.tokens[i]
	return strings.HasPrefix(k.norm, "www.") || (k.norm == "http" || k.norm == "https") && t.is(i+1, ":") && t.is(i+2, "/")
}

// addressEnd returns where an address ends: at a space.
func (t *text) addressEnd(i int) int {
	end := i + 1
	for end < len(t.tokens) && t.tokens[end].start == t.tokens[end-1].end && !t.is(end, "\n,;)") {
		end++
	}
	if t.is(end-1, ".") {
		end--
	}
	return end
}

// dateEnd returns where a date of several words ends: 9 March 2026, March 9, 2026.
func (t *text) dateEnd(i int) int {
	end, months := i+1, 0
	if t.isMonth(i) {
		months++
	}
	for j := i + 1; j < min(len(t.tokens), i+maxDate); j++ {
		if isYear(t.tokens[j-1]) || dateForm.MatchString(t.tokens[j-1].norm) {
			break
		}
		switch {
		case t.is(j, ".,"):
		case months == 0 && t.isMonth(j):
			months++
			end = j + 1
		case months > 0 && t.tokens[j].kind == number && (t.isMonth(j-1) || isYear(t.tokens[j])):
			end = j + 1
		default:
			return end
		}
	}
	return end
}

// maxDate is how many words and marks a date has at most.
const maxDate = 5

// isInClauses reports whether a number goes on a list of clauses: the 10 of "clauses 9 and 10".
func (t *text) isInClauses(i int) bool {
	for j := i - 1; j >= max(0, i-maxBetween); j-- {
		k := t.tokens[j]
		switch {
		case t.introduces(j):
			return true
		case k.kind == number && clauseForm.MatchString(k.norm) || t.language.has(&t.language.List, k.norm) || t.language.has(&t.language.Range, k.norm):
		default:
			return false
		}
	}
	return false
}

// scrubUnspaced replaces names in scripts that put no spaces between words.
func scrubUnspaced(s string, known Known) string {
	for _, list := range known.lists() {
		for _, name := range list.names {
			if name = strings.TrimSpace(name); unspaced(name) {
				s = strings.ReplaceAll(s, name, string(list.by))
			}
		}
	}
	return s
}
