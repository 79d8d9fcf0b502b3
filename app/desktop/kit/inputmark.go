package kit

import "slices"

// WordMark is a stretch of a text that something points at: bytes from Start to
// End, with the token of its ground.
type WordMark struct {
	Start, End int
	Ground     Token
}

// inputMark is a mark in runes, with the words it is about.
type inputMark struct {
	start, end int
	words      string
	token      Token
}

// SetMarks puts a ground behind words of the text, in place of the marks
// before. Marks go with their words while the text is edited; those whose
// words are edited go away.
func (n *Narrative) SetMarks(marks ...WordMark) {
	text := n.Text()
	var next []inputMark
	for _, m := range marks {
		from, to := runeOffset(text, m.Start), runeOffset(text, m.End)
		if from < to {
			next = append(next, inputMark{from, to, string(n.buffer.runes[from:to]), m.Ground})
		}
	}
	n.markedLength = len(n.buffer.runes)
	if !slices.Equal(next, n.marks) {
		n.marks = next
		n.update()
	}
}

// Marked are the words that are marked now.
func (n *Narrative) Marked() []string {
	var out []string
	for _, m := range n.marks {
		out = append(out, string(n.buffer.runes[m.start:m.end]))
	}
	return out
}

// followMarks moves the marks with their words after the text was edited.
func (in *input) followMarks() {
	shift := len(in.buffer.runes) - in.markedLength
	in.markedLength = len(in.buffer.runes)
	stands := func(m inputMark, by int) bool {
		return m.start+by >= 0 && m.end+by <= len(in.buffer.runes) && string(in.buffer.runes[m.start+by:m.end+by]) == m.words
	}
	in.marks = slices.DeleteFunc(in.marks, func(m inputMark) bool { return !stands(m, 0) && !stands(m, shift) })
	for i, m := range in.marks {
		if !stands(m, 0) {
			in.marks[i].start, in.marks[i].end = m.start+shift, m.end+shift
		}
	}
}
