package checklist

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// Measures of the rows of notes and evidence.
const (
	cellPad     = 8   // of a grid, at both sides
	noteHeight  = 28  // of one line
	notePad     = 8   // over and under the words together
	whenWidth   = 100 // day, time and initials
	whenGap     = 12
	proofHeight = 30
	proofPad    = 10
	chipGap     = 8
)

// noteRow is a note as the list shows it.
type noteRow struct {
	id    audit.ID
	when  string
	text  string
	chips []chip
}

// chip is what became of a note, or that it is private.
type chip struct {
	icon, word string
	token      kit.Token
}

// evidenceRow is a piece of evidence as the list shows it.
type evidenceRow struct {
	id    audit.ID
	icon  string
	text  string
	place string
}

func noteCell() kit.Cell[noteRow] {
	when := kit.NewText("", kit.SmallFigures).In(kit.Ink3).Truncated()
	words := newTail()
	o := kit.Cols(whenGap, kit.Fixed(whenWidth, 0, kit.Pad(2, 0, 0, 0, kit.Top(when))), kit.Grow(words))
	return kit.Cell[noteRow]{Object: o, Update: func(r noteRow, _ bool) {
		when.SetText(r.when)
		words.set(r.text, r.chips, "")
	}}
}

func evidenceCell() kit.Cell[evidenceRow] {
	icon := kit.NewIcon("", kit.IconSize, kit.Ink2)
	words := newTail()
	o := kit.Cols(8, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), icon)), kit.Grow(words))
	return kit.Cell[evidenceRow]{Object: o, Update: func(r evidenceRow, _ bool) {
		icon.SetName(r.icon)
		words.set(r.text, nil, r.place)
	}}
}

// ruler knows how high rows are at the width of the pane, and remembers it.
type ruler struct {
	width float32 // of the pane's content
	known map[string]float32
}

func newRuler() *ruler { return &ruler{known: map[string]float32{}} }

// mostKnown bounds what the ruler remembers.
const mostKnown = 8192

// height is that of a text with what stands behind its last line, see tail.
func (r *ruler) height(text string, width, behind float32) float32 {
	key := fmt.Sprint(width, behind, text)
	if h, ok := r.known[key]; ok {
		return h
	}
	if len(r.known) > mostKnown {
		clear(r.known)
	}
	lines, last := kit.Wrap(text, kit.Body, width)
	h := float32(lines) * kit.Body.LineHeight()
	if behind > 0 && last+behind > width {
		h += kit.HeightChip
	}
	r.known[key] = h
	return h
}

func (r *ruler) note(n noteRow) float32 {
	return r.height(n.text, r.width-whenWidth-whenGap, behind(n.chips, "")) + notePad
}

func (r *ruler) evidence(e evidenceRow) float32 {
	return r.height(e.text, r.width-2*cellPad-kit.IconSize-8, behind(nil, e.place)) + proofPad
}

// joined puts the parts that are not empty together.
func joined(parts []string, with string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), with)
}
