package report

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Fonts are the TrueType fonts that a PDF embeds what it uses of.
type Fonts struct{ Regular, Bold []byte }

// face measures the text of a font and knows which characters it has.
type face struct {
	font     *sfnt.Font
	buffer   sfnt.Buffer
	units    fixed.Int26_6
	advances map[rune]float64 // in ems; -1 for a character that the font lacks
}

func newFace(data []byte) (*face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return &face{font: f, units: fixed.I(int(f.UnitsPerEm())), advances: map[rune]float64{}}, nil
}

// advance returns the width of a character in ems, and whether the font has it.
func (f *face) advance(r rune) (float64, bool) {
	if a, known := f.advances[r]; known {
		return a, a >= 0
	}
	a := -1.0
	if glyph, err := f.font.GlyphIndex(&f.buffer, r); err == nil && glyph != 0 {
		if width, err := f.font.GlyphAdvance(&f.buffer, glyph, f.units, font.HintingNone); err == nil {
			a = float64(width) / float64(f.units)
		}
	}
	f.advances[r] = a
	return a, a >= 0
}

// width returns the width of a text in points.
func (f *face) width(s string, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		if a, ok := f.advance(r); ok {
			sum += a
		}
	}
	return sum * size
}

// box stands for a character that the fonts lack.
const box = '□'

// shown returns a text with what the font can show: joiners, marks of direction and selectors of variants, which show
// nothing by themselves, are left out; what else it lacks becomes a box and is told to lacks.
func (f *face) shown(s string, lacks func(rune)) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if _, ok := f.advance(r); ok {
			return r
		}
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		case unicode.Is(unicode.Zs, r):
			return ' '
		case r == '\u2011': // a hyphen that does not break
			return '-'
		}
		lacks(r)
		if _, ok := f.advance(box); ok {
			return box
		}
		return '?'
	}, s)
}

// wrap breaks a text into lines of a width: at its line breaks, at blanks, behind hyphens and slashes, and within a word
// that is wider than the line.
func (f *face) wrap(text string, size, width float64) []string {
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		line, lineWidth := "", 0.0
		for _, piece := range pieces(paragraph) {
			w := f.width(strings.TrimRight(piece, " "), size)
			if line != "" && lineWidth+w > width {
				out, line, lineWidth = append(out, strings.TrimRight(line, " ")), "", 0
			}
			for line == "" && w > width {
				head, rest := f.cut(piece, size, width)
				if rest == "" {
					break
				}
				out, piece = append(out, head), rest
				w = f.width(strings.TrimRight(piece, " "), size)
			}
			line += piece
			lineWidth += f.width(piece, size)
		}
		out = append(out, strings.TrimRight(line, " "))
	}
	return out
}

// cut cuts off a text what fits a width, one character at least.
func (f *face) cut(s string, size, width float64) (head, rest string) {
	sum := 0.0
	for i, r := range s {
		a, _ := f.advance(r)
		if sum += max(a, 0) * size; sum > width && i > 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// pieces cuts a line into what may stand on a line by itself.
func pieces(s string) []string {
	var out []string
	begin := 0
	runes := []rune(s)
	for i, r := range runes {
		last := i == len(runes)-1
		afterBlank := r == ' ' && !last && runes[i+1] != ' '
		afterHyphen := (r == '-' || r == '/' || r == '–') && !last && i > begin && unicode.IsLetter(runes[i+1]) && unicode.IsLetter(runes[i-1])
		if afterBlank || afterHyphen || last {
			out = append(out, string(runes[begin:i+1]))
			begin = i + 1
		}
	}
	return out
}
