package standard

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Search returns the items that answer to a query, best first: those whose id begins with it ("6.1" finds 6.1 and
// 6.1.2), then those whose title has, for every word of the query, a word that begins with it. Case and accents do not
// count. Within each part the order is that of the standard; an empty query finds everything.
func (c Catalogue) Search(query string) []Requirement {
	var byID, byTitle []Requirement
	id := fold(strings.TrimSpace(query))
	wanted := words(query)
	for i, r := range c.Requirements {
		switch {
		case strings.HasPrefix(fold(r.ID), id):
			byID = append(byID, r)
		case len(wanted) > 0 && allBegin(c.folded[i], wanted):
			byTitle = append(byTitle, r)
		}
	}
	return append(byID, byTitle...)
}

// allBegin tells whether each of the wanted words begins some word of the title.
func allBegin(title, wanted []string) bool {
	for _, w := range wanted {
		if !anyBegins(title, w) {
			return false
		}
	}
	return true
}

func anyBegins(title []string, prefix string) bool {
	for _, word := range title {
		if strings.HasPrefix(word, prefix) {
			return true
		}
	}
	return false
}

// words splits a text at everything that is neither letter nor digit and folds the parts.
func words(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// unaccented are letters that Unicode does not take apart but a keyboard without them writes otherwise.
var unaccented = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ß", "ss", "ı", "i", "þ", "th")

// fold lowers the case and takes off accents.
func fold(text string) string {
	if isPlain(text) {
		return strings.ToLower(text)
	}
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(strip, strings.ToLower(text))
	if err != nil {
		out = strings.ToLower(text)
	}
	return unaccented.Replace(out)
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] >= unicode.MaxASCII {
			return false
		}
	}
	return true
}
