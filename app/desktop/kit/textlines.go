package kit

import (
	"sort"
	"unicode"
)

// textLine is one line on the screen: runes start to end, end excluded.
// Blanks a wrap falls on stay at the end of their line; the newline that ends
// a paragraph belongs to none.
type textLine struct {
	start, end int
	soft       bool // ended by a wrap, not by the end of the paragraph
}

// lineWrapper breaks a text into lines of a width. Paragraphs that did not
// change since the last call keep their breaks, so a key in a long text costs
// one paragraph.
type lineWrapper struct {
	measure func(string) float32
	width   float32
	known   map[string][]int // paragraph -> rune offsets at which a new line starts
}

func newLineWrapper(measure func(string) float32) *lineWrapper {
	return &lineWrapper{measure: measure, known: map[string][]int{}}
}

// wrap returns the lines of text, at least one. A width of 0 or less never wraps.
func (w *lineWrapper) wrap(text []rune, width float32) []textLine {
	if width != w.width {
		w.known = map[string][]int{}
		w.width = width
	}
	used := make(map[string][]int, len(w.known))
	var lines []textLine
	for start := 0; ; {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		lines = w.appendParagraph(lines, text, start, end, used)
		if end == len(text) {
			break
		}
		start = end + 1
	}
	w.known = used
	return lines
}

func (w *lineWrapper) appendParagraph(lines []textLine, text []rune, start, end int, used map[string][]int) []textLine {
	if w.width <= 0 || start == end {
		return append(lines, textLine{start: start, end: end})
	}
	key := string(text[start:end])
	breaks, ok := w.known[key]
	if !ok {
		breaks = w.breaks(text[start:end])
	}
	used[key] = breaks
	from := start
	for _, b := range breaks {
		lines = append(lines, textLine{start: from, end: start + b, soft: true})
		from = start + b
	}
	return append(lines, textLine{start: from, end: end})
}

// breaks is greedy: a line takes words while they fit; a word wider than the
// line is cut where it must be.
func (w *lineWrapper) breaks(text []rune) []int {
	var out []int
	x := float32(0)
	for pos := 0; pos < len(text); {
		wordEnd := pos
		for wordEnd < len(text) && !unicode.IsSpace(text[wordEnd]) {
			wordEnd++
		}
		next := wordEnd
		for next < len(text) && unicode.IsSpace(text[next]) {
			next++
		}
		width := w.measure(string(text[pos:wordEnd]))
		lineStart := 0
		if len(out) > 0 {
			lineStart = out[len(out)-1]
		}
		if x+width > w.width && pos > lineStart {
			out = append(out, pos)
			x = 0
		}
		for width > w.width && wordEnd-pos > 1 {
			pos += w.fit(text[pos:wordEnd])
			out = append(out, pos)
			width = w.measure(string(text[pos:wordEnd]))
			x = 0
		}
		x += width + w.measure(string(text[wordEnd:next]))
		pos = next
	}
	return out
}

// fit is how many runes of an over-long word go on one line, at least one and
// never all of them.
func (w *lineWrapper) fit(word []rune) int {
	n := sort.Search(len(word)-1, func(i int) bool { return w.measure(string(word[:i+1])) > w.width })
	return max(1, min(n, len(word)-1))
}

// lineOf is the index of the line on which the caret at pos stands; at a soft
// wrap that is the lower line.
func lineOf(lines []textLine, pos int) int {
	i := sort.Search(len(lines), func(i int) bool { return lines[i].start > pos })
	return max(0, i-1)
}

// lineEnd is the last caret position that still stands on the line.
func (l textLine) lineEnd() int {
	if l.soft && l.end > l.start {
		return l.end - 1
	}
	return l.end
}

// nearestColumn is the caret position on the line whose x is nearest to x.
func nearestColumn(text []rune, line textLine, x float32, measure func(string) float32) int {
	limit := line.lineEnd()
	n := limit - line.start
	i := sort.Search(n, func(i int) bool { return measure(string(text[line.start:line.start+i+1])) > x })
	if i >= n {
		return limit
	}
	left := measure(string(text[line.start : line.start+i]))
	right := measure(string(text[line.start : line.start+i+1]))
	if x-left > right-x {
		i++
	}
	return line.start + i
}
