package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean returns a text as documents show it: composed (NFC), line ends as \n, tabs as blanks, and without the characters
// that show nothing.
func clean(s string) string {
	s = strings.ReplaceAll(norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r), overrides(r), r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			return -1
		default:
			return r
		}
	}, s))
}

// overrides reports whether a character forces a direction on those after it. Text has the direction of its letters; a name
// must not read otherwise than it is written.
func overrides(r rune) bool { return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' }

// paragraphs returns the lines of a text.
func paragraphs(s string) []string { return strings.Split(clean(s), "\n") }
