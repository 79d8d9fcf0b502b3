package kit

import (
	"cmp"
	"slices"
)

// planPiece is a block, or the part of one in a lane, in the column at of the
// lane's of columns: those who are planned for two things at once have them
// side by side.
type planPiece struct {
	PlanBlock
	at, of int
}

// pieces are the blocks as they are drawn. A block over several lanes that
// meets another comes apart into its lanes.
func (d PlanData) pieces() []planPiece {
	var out []planPiece
	for i, b := range d.Blocks {
		if b.Day < 0 || b.Day >= len(d.Days) {
			continue
		}
		lanes := max(b.Lanes, 1)
		if lanes > 1 && !d.meetsAny(i) {
			out = append(out, planPiece{PlanBlock: b, of: 1})
			continue
		}
		b.Lanes = 1
		for range lanes {
			out = append(out, planPiece{PlanBlock: b, of: 1})
			b.Lane++
		}
	}
	shareLanes(out)
	return out
}

// meetsAny reports whether a block shares time and lane with another.
func (d PlanData) meetsAny(i int) bool {
	for j := range d.Blocks {
		if i != j && d.Blocks[i].collides(d.Blocks[j]) {
			return true
		}
	}
	return false
}

// collides reports whether two blocks share a lane and a minute.
func (b PlanBlock) collides(c PlanBlock) bool {
	return b.Day == c.Day && b.meets(c) && b.Start < c.End && c.Start < b.End
}

// shareLanes gives pieces that share lane and time columns of their own, the
// earlier ones further left.
func shareLanes(pieces []planPiece) {
	byTime := make([]*planPiece, len(pieces))
	for i := range pieces {
		byTime[i] = &pieces[i]
	}
	slices.SortStableFunc(byTime, func(a, b *planPiece) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Lane, b.Lane), cmp.Compare(a.Start, b.Start))
	})
	var group []*planPiece // each meets one before it
	end := 0
	for _, p := range byTime {
		if n := len(group); n > 0 && (group[0].Day != p.Day || group[0].Lane != p.Lane || p.Start >= end) {
			group, end = nil, 0
		}
		p.at = freeColumn(group, p)
		group, end = append(group, p), max(end, p.End)
		of := 0
		for _, g := range group {
			of = max(of, g.at+1)
		}
		for _, g := range group {
			g.of = of
		}
	}
}

// freeColumn is the first column of a group in which a piece meets nothing.
func freeColumn(group []*planPiece, p *planPiece) int {
	for at := 0; ; at++ {
		if !slices.ContainsFunc(group, func(g *planPiece) bool { return g.at == at && g.collides(p.PlanBlock) }) {
			return at
		}
	}
}
