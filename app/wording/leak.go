package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// telling are words out of names that tell whose finding it was even where they stand alone, in small letters or within
// another word: "sølvberg" of "Sølvberg Bildediagnostikk AS".
type telling map[string]bool

// Limits of what tells by itself.
const (
	minTelling = 3 // letters of a part that tells where it stands alone
	minWithin  = 5 // and of one that tells within another word
)

// tellingParts returns the parts of names that tell. What the language knows as a word of its own does not: "Quality" of
// "Quality Systems Ltd", the legal form, a name of a person that is a month.
func tellingParts(list knownList, l *Language) telling {
	out := telling{}
	for _, name := range list.names {
		for _, part := range strings.FieldsFunc(fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if letters(part) && utf8.RuneCountInString(part) >= minTelling && !l.ordinary(part) && !unspaced(part) {
				out[part] = true
			}
		}
	}
	return out
}

// letters reports whether a part has a letter: numbers of houses tell nothing alone.
func letters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// ordinary reports whether a word is one that texts of audits have anyway.
func (l *Language) ordinary(norm string) bool {
	for _, list := range []*[]string{
		&l.Function, &l.Months, &l.Titles, &l.Common, &l.Roles, &l.Jobs, &l.Generic, &l.Document, &l.Standard, &l.Clause, &l.Place, &l.Legal, &l.NoName,
	} {
		if l.has(list, norm) || l.has(list, l.stem(norm)) {
			return true
		}
	}
	return false
}

// in reports whether a word is one of the parts, or has one of them within.
func (p telling) in(norm string) bool {
	pieces := strings.FieldsFunc(norm, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, piece := range pieces {
		if p[piece] {
			return true
		}
	}
	for part := range p {
		if utf8.RuneCountInString(part) >= minWithin && strings.Contains(norm, part) {
			return true
		}
	}
	return false
}

// Leaks returns the known names, and the parts of them that tell, which still stand in a text, each once and in order. It is
// the second look at what Scrub made of a text, or a person after it, and reads letters rather than words: large or small,
// with or without accents, apart or within another word.
func Leaks(s string, known Known, language *Language) []string {
	l := orEnglish(language)
	text := bare(strings.NewReplacer(placeholderPairs()...).Replace(s))
	words := strings.Fields(text)
	var out []string
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, list := range known.lists() {
		for _, name := range list.names {
			if whole := bare(name); unspaced(name) && strings.Contains(s, strings.TrimSpace(name)) ||
				!unspaced(name) && strings.ContainsRune(whole, ' ') && strings.Contains(" "+text+" ", " "+whole+" ") {
				add(strings.TrimSpace(name))
			}
		}
		tell := tellingParts(list, l)
		for _, w := range words {
			if tell.in(w) {
				add(w)
			}
		}
	}
	slices.Sort(out)
	return out
}

// bare returns the words of a text without accents, capitals and marks, with single spaces between.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// placeholderPairs replace every placeholder by a space.
func placeholderPairs() []string {
	var out []string
	for _, p := range AllPlaceholders() {
		out = append(out, string(p), " ")
	}
	return out
}
