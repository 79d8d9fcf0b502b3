package report

import "golang.org/x/text/unicode/bidi"

// stretch is a part of a line that is written in one direction.
type stretch struct {
	text string
	left bool // from the right to the left: Arabic, Hebrew
}

// leftwards reports whether a text is written from the right to the left: its first letter is.
func leftwards(s string) bool {
	for _, r := range s {
		if strong, left := directionOf(r); strong {
			return left
		}
	}
	return false
}

// directionOf reports whether a character has a direction of its own, and whether that is from the right to the left.
func directionOf(r rune) (strong, left bool) {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return true, false
	case bidi.R, bidi.AL:
		return true, true
	default: // blanks, figures and marks take the direction of what is around them
		return false, false
	}
}

// stretches cuts a line where its direction changes. What has no direction stays with its letters where they agree on both
// sides, and else goes with the text as a whole: figures, blanks and brackets.
func stretches(line string, base bool) []stretch {
	var out []stretch
	var open string // without direction, after the last letter
	add := func(text string, left bool) {
		switch last := len(out) - 1; {
		case text == "":
		case last >= 0 && out[last].left == left:
			out[last].text += text
		default:
			out = append(out, stretch{text, left})
		}
	}
	now := base
	for _, r := range line {
		strong, left := directionOf(r)
		switch {
		case !strong:
			open += string(r)
			continue
		case left == now:
			add(open, now)
		default:
			add(open, base)
		}
		add(string(r), left)
		open, now = "", left
	}
	add(open, base)
	return out
}
