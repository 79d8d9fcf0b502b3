package kit

import (
	"slices"
	"strings"
	"unicode"
)

// Measures of a comparison.
const (
	diffSteps   = 600  // after how many differing words two texts are shown as wholly different
	diffAround  = 80   // letters shown of what is alike on either side of a change
	diffLongest = 4000 // letters shown of one change
)

// CompareTexts returns an earlier and a later text as one: words taken out are struck through, words put in are
// underlined on a ground of their own, and of long stretches that are alike only the ends are shown. A text that was
// empty before is returned as it is.
func CompareTexts(before, after string) []Run {
	if before == "" {
		return []Run{{Text: middleCut(after, diffLongest)}}
	}
	parts := diffParts(diffWords(before), diffWords(after))
	var out []Run
	for i, p := range parts {
		switch {
		case p.out == p.in:
			out = append(out, Run{Text: shownAlike(p.out, i > 0, i < len(parts)-1), Color: Ink2})
		default:
			if p.out != "" {
				out = append(out, Run{Text: changedText(p.out, "¶"), Color: Major, Ground: MajorSoft, Struck: true})
			}
			if p.in != "" {
				out = append(out, Run{Text: changedText(p.in, "¶\n"), Color: Good, Ground: GoodSoft, Underlined: true})
			}
		}
	}
	return out
}

// shownAlike shortens a stretch that is alike before or after a change, or between two.
func shownAlike(text string, after, before bool) string {
	r := []rune(text)
	first, last := 0, 0
	if after {
		first = diffAround
	}
	if before {
		last = diffAround
	}
	if !after && !before || len(r) <= first+last+2*diffAround {
		return middleCut(text, diffLongest)
	}
	return string(r[:first]) + ellipsis + string(r[len(r)-last:])
}

// changedText makes ends of lines and lonely spaces of a change visible.
func changedText(text, line string) string {
	if strings.TrimSpace(text) == "" {
		text = strings.ReplaceAll(text, " ", "·")
	}
	return strings.ReplaceAll(middleCut(text, diffLongest), "\n", line)
}

// middleCut takes out of the middle of a text what is too much of it.
func middleCut(text string, most int) string {
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return string(r[:most/2]) + " " + ellipsis + " " + string(r[len(r)-most/2:])
}

// diffWords splits a text into words, spaces and other letters.
func diffWords(text string) []string {
	var out []string
	start, was := 0, 0
	for i, r := range text {
		sort := 0
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			sort = 1
		case r == ' ' || r == '\t':
			sort = 2
		}
		if i > 0 && (sort != was || sort == 0) {
			out = append(out, text[start:i])
			start = i
		}
		was = sort
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

// diffPart is a stretch that is alike in both texts, out and in being the same, or one that is not.
type diffPart struct{ out, in string }

// diffParts compares words, and joins changes that only spaces and signs lie between.
func diffParts(a, b []string) []diffPart {
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	to := 0
	for to < len(a)-from && to < len(b)-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	var d diffJoiner
	for _, w := range a[:from] {
		d.both(w)
	}
	d.compare(a[from:len(a)-to], b[from:len(b)-to])
	for _, w := range a[len(a)-to:] {
		d.both(w)
	}
	return d.parts
}

// diffJoiner puts words together to parts.
type diffJoiner struct{ parts []diffPart }

func (d *diffJoiner) both(word string) {
	if n := len(d.parts) - 1; n >= 0 && d.parts[n].out == d.parts[n].in {
		d.parts[n].out += word
		d.parts[n].in = d.parts[n].out
		return
	}
	d.parts = append(d.parts, diffPart{word, word})
}

func (d *diffJoiner) change(out, in string) {
	n := len(d.parts) - 1
	if n > 0 && d.parts[n].out == d.parts[n].in && slight(d.parts[n].in) {
		between := d.parts[n].in
		d.parts = d.parts[:n]
		n--
		d.parts[n].out, d.parts[n].in = d.parts[n].out+between, d.parts[n].in+between
	}
	if n >= 0 && d.parts[n].out != d.parts[n].in {
		d.parts[n].out, d.parts[n].in = d.parts[n].out+out, d.parts[n].in+in
		return
	}
	d.parts = append(d.parts, diffPart{out, in})
}

// slight reports whether a text has no word.
func slight(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\n' })
}

// compare finds the fewest words to take out of a and to put in for b. The algorithm is that of Myers, An O(ND)
// Difference Algorithm and Its Variations, 1986.
func (d *diffJoiner) compare(a, b []string) {
	trace, ok := diffTrace(a, b)
	if !ok {
		d.change(strings.Join(a, ""), strings.Join(b, ""))
		return
	}
	type step struct {
		word    string
		out, in bool
	}
	var steps []step
	x, y := len(a), len(b)
	for n := len(trace) - 1; n >= 0; n-- {
		v, k := trace[n], x-y
		before := k - 1
		if k == -n || k != n && v.at(k-1) < v.at(k+1) {
			before = k + 1
		}
		px := v.at(before)
		py := px - before
		for x > max(px, 0) && y > max(py, 0) && a[x-1] == b[y-1] {
			x, y = x-1, y-1
			steps = append(steps, step{a[x], true, true})
		}
		switch {
		case n == 0:
		case before == k+1:
			y--
			steps = append(steps, step{b[y], false, true})
		default:
			x--
			steps = append(steps, step{a[x], true, false})
		}
	}
	for _, s := range slices.Backward(steps) {
		switch {
		case s.out && s.in:
			d.both(s.word)
		case s.out:
			d.change(s.word, "")
		default:
			d.change("", s.word)
		}
	}
}

// diagonals are how far in the first text each diagonal k of a comparison, from -len/2 on, has come.
type diagonals []int

func (v diagonals) at(k int) int { return v[k+len(v)/2] }

// diffTrace returns the diagonals before each step of a comparison; false when there are too many steps.
func diffTrace(a, b []string) ([]diagonals, bool) {
	most := min(len(a)+len(b), diffSteps)
	var trace []diagonals
	now := make(diagonals, 2*(most+1)+1)
	middle := len(now) / 2
	for n := range most + 1 {
		trace = append(trace, slices.Clone(now))
		for k := -n; k <= n; k += 2 {
			x := now.at(k-1) + 1
			if k == -n || k != n && now.at(k-1) < now.at(k+1) {
				x = now.at(k + 1)
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			now[k+middle] = x
			if x >= len(a) && x-k >= len(b) {
				return trace, true
			}
		}
	}
	return nil, false
}
