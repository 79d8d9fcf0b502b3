package standard

import (
	"cmp"
	"strings"
)

// Compare orders two ids as a reader expects, without a catalogue at hand: number by number, a clause before its
// parts, clauses before annexes ("6.1" < "6.1.2" < "10.2" < "A.9.4" < "A.10.2"). It answers as cmp.Compare does.
func Compare(a, b string) int {
	for a != "" && b != "" {
		var x, y string
		x, a = cutSegment(a)
		y, b = cutSegment(b)
		if c := compareSegments(x, y); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// cutSegment takes the first run of digits or of other characters from an id that is not empty.
func cutSegment(id string) (segment, rest string) {
	digits := isDigit(id[0])
	end := strings.IndexFunc(id, func(r rune) bool { return (r >= '0' && r <= '9') != digits })
	if end < 0 {
		return id, ""
	}
	return id[:end], id[end:]
}

// compareSegments orders numbers by value and before everything else, which is ordered as text.
func compareSegments(x, y string) int {
	if !isDigit(x[0]) || !isDigit(y[0]) {
		return strings.Compare(x, y)
	}
	p, q := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
	return cmp.Or(cmp.Compare(len(p), len(q)), strings.Compare(p, q), strings.Compare(x, y))
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
