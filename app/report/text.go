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
		case unicode.IsControl(r), r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			return -1
		default:
			return r
		}
	}, s))
}

// paragraphs returns the lines of a text.
func paragraphs(s string) []string { return strings.Split(clean(s), "\n") }
