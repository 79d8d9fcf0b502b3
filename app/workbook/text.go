package workbook

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a spreadsheet that a text can run into.
const (
	maxUnits  = 32767 // UTF-16 units in one cell
	maxHeight = 409.0 // points of one row
)

// clean returns the text as a cell can hold it: line ends as \n, and what XML cannot carry replaced by something a reader
// sees. Control characters become their pictures (U+0007 shows as ␇), bytes that are no UTF-8 become U+FFFD.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, r := range s {
		switch {
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case r < 0x20:
			b.WriteRune('␀' + r)
		case r == 0x7F:
			b.WriteRune('␡')
		case r >= 0x80 && r < 0xA0:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		case r == 0xFFFE || r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r) // a byte that is no UTF-8 arrives as U+FFFD
		}
	}
	return b.String()
}

func isClean(s string) bool {
	ascii := true
	for i := range len(s) {
		c := s[i]
		if c < 0x20 && c != '\n' && c != '\t' || c == 0x7F {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii {
		return true
	}
	if !utf8.ValidString(s) {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x80 && r < 0xA0 || r == 0xFFFE || r == 0xFFFF
	}) < 0
}

// arial holds the advance widths of the printable ASCII characters in thousandths of the type size. They are those of
// every metric-compatible face (Arial, Helvetica, Liberation Sans, Nimbus Sans), whichever the reader's machine has.
var arial = [utf8.RuneSelf]int16{
	'\t': 1112, ' ': 278, '!': 278, '"': 355, '#': 556, '$': 556, '%': 889, '&': 667, '\'': 191, '(': 333, ')': 333,
	'*': 389, '+': 584, ',': 278, '-': 333, '.': 278, '/': 278, '0': 556, '1': 556, '2': 556, '3': 556, '4': 556,
	'5': 556, '6': 556, '7': 556, '8': 556, '9': 556, ':': 278, ';': 278, '<': 584, '=': 584, '>': 584, '?': 556,
	'@': 1015, 'A': 667, 'B': 667, 'C': 722, 'D': 722, 'E': 667, 'F': 611, 'G': 778, 'H': 722, 'I': 278, 'J': 500,
	'K': 667, 'L': 556, 'M': 833, 'N': 722, 'O': 778, 'P': 667, 'Q': 778, 'R': 722, 'S': 667, 'T': 611, 'U': 722,
	'V': 667, 'W': 944, 'X': 667, 'Y': 667, 'Z': 611, '[': 278, '\\': 278, ']': 278, '^': 469, '_': 556, '`': 333,
	'a': 556, 'b': 556, 'c': 500, 'd': 556, 'e': 556, 'f': 278, 'g': 556, 'h': 556, 'i': 222, 'j': 222, 'k': 500,
	'l': 222, 'm': 833, 'n': 556, 'o': 556, 'p': 556, 'q': 556, 'r': 333, 's': 500, 't': 278, 'u': 556, 'v': 500,
	'w': 722, 'x': 500, 'y': 500, 'z': 500, '{': 334, '|': 260, '}': 334, '~': 584,
}

// advance returns the width of a character in thousandths of the type size, rather too wide than too narrow.
func advance(r rune) int {
	switch {
	case r < utf8.RuneSelf:
		return int(arial[r])
	case r < 0x300:
		return 680 // accented Latin
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1F000:
		return 1400 // emoji
	case r >= 0x2E80:
		return 1050 // East Asian
	case r >= 0x2000:
		return 1000 // dashes, arrows, signs
	case r >= 0x590 && r < 0x900:
		return 560 // Hebrew, Arabic
	default:
		return 700 // Greek, Cyrillic, Indic
	}
}

// slack is what programs differ in when they lay out the same text: hinting on screen, printer metrics, kerning.
const slack = 1.07

// face is a size of type with the height of its lines in points.
type face struct {
	size, line float64
	bold, mono bool
}

// measure lays texts out in a column of a sheet. Width is the width of a line in thousandths of the type size.
type measure struct {
	width int
	line  float64
	mono  bool
}

// measureOf returns the measure of a look in a column that is width digits of the default face wide.
func measureOf(l look, width float64) measure {
	f := l.face()
	points := width*charPoints - edges
	if l.isIndented() {
		points -= indent
	}
	if f.bold {
		points /= 1.07
	}
	return measure{width: max(int(points*1000/f.size/slack), 600), line: f.line, mono: f.mono}
}

// lines returns how many lines fit the highest row.
func (m measure) lines() int { return int((maxHeight - padding) / m.line) }

// advance returns the width of a character in this measure.
func (m measure) advance(r rune) int {
	if m.mono && r < utf8.RuneSelf {
		return 600
	}
	return advance(r)
}

// take returns how many bytes of the text one cell takes, at most maxLines lines and maxUnits units, and the lines they
// fill. It breaks after a space, between East Asian characters, or anywhere in a word that is wider than the column.
func (m measure) take(text string, maxLines int) (n, lines int) {
	var x, start, atBreak, xBreak, units int
	lines = 1
	for i, r := range text {
		if units++; r > 0xFFFF {
			units++
		}
		if units > maxUnits {
			return cutBefore(i, atBreak), lines
		}
		if r == '\n' {
			if lines == maxLines {
				return i + 1, lines
			}
			lines++
			x, start, atBreak, xBreak = 0, i+1, i+1, 0
			continue
		}
		w := m.advance(r)
		if x > 0 && x+w > m.width && w > 0 && r != ' ' {
			next := i
			if atBreak > start {
				next, x = atBreak, x-xBreak
			} else {
				x = 0
			}
			if lines == maxLines {
				return next, lines
			}
			lines++
			start, atBreak, xBreak = next, next, 0
		}
		x += w
		if r == ' ' || r >= 0x2E80 && r < 0xFE00 {
			atBreak, xBreak = i+utf8.RuneLen(r), x
		}
	}
	return len(text), lines
}

// cutBefore returns the place to cut a text that is too long at i: the last break, if there was one.
func cutBefore(i, atBreak int) int {
	if atBreak > 0 {
		return atBreak
	}
	return i
}

// surelyFits reports whether the text fits one cell, without laying it out: it is short even if each of its bytes were
// as wide as a wide letter. It may say no although the text fits.
func (m measure) surelyFits(text string) bool {
	return len(text)*1000 < m.width*m.lines()/2 && strings.Count(text, "\n") < m.lines()/4
}

// parts cuts a text into what one cell takes each, so that joining them gives the text again. A text that fits is one
// part; so is the empty one.
func (m measure) parts(text string) []string {
	if m.surelyFits(text) {
		return []string{text}
	}
	var out []string
	for {
		n, _ := m.take(text, m.lines())
		out = append(out, text[:n])
		if text = text[n:]; text == "" {
			return out
		}
	}
}

// height returns the height in points of a row that shows the text.
func (m measure) height(text string) float64 {
	_, lines := m.take(text, m.lines())
	return float64(lines)*m.line + padding
}
