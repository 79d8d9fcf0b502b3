package wording

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unaccented are letters that Unicode does not take apart but a keyboard without them writes otherwise.
var unaccented = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ß", "ss", "ı", "i", "þ", "th")

// fold lowers the case and takes off accents, so that "Kővári" and "KOVARI" are the same.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return unaccented.Replace(b.String())
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= unicode.MaxASCII {
			return false
		}
	}
	return true
}
