package kit

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPieces_neverOverlap draws plans in which people are planned several times over.
func TestPieces_neverOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := PlanData{Days: []PlanDay{{Lanes: []string{"MK", "JL", "AB"}}, {Lanes: []string{"MK"}}}}
		for range rapid.IntRange(0, 9).Draw(t, "blocks") {
			b := PlanBlock{Day: rapid.IntRange(-1, 2).Draw(t, "day"), Lane: rapid.IntRange(0, 2).Draw(t, "lane")}
			b.Lanes = rapid.IntRange(1, 3-b.Lane).Draw(t, "lanes")
			b.Start = rapid.IntRange(480, 1000).Draw(t, "start")
			b.End = b.Start + rapid.IntRange(15, 240).Draw(t, "length")
			d.Blocks = append(d.Blocks, b)
		}
		pieces := d.pieces()
		for i, p := range pieces {
			if p.at < 0 || p.at >= p.of || p.Lanes > 1 && p.of > 1 {
				t.Fatalf("%d–%d in lanes %d+%d stands in column %d of %d", p.Start, p.End, p.Lane, p.Lanes, p.at, p.of)
			}
			for _, q := range pieces[:i] {
				if p.collides(q.PlanBlock) && (p.at == q.at || p.of != q.of) {
					t.Fatalf("%d–%d and %d–%d share column %d of %d and %d", p.Start, p.End, q.Start, q.End, p.at, p.of, q.of)
				}
			}
		}
	})
}

func TestPieces_keepWholeWhatMeetsNothing(t *testing.T) {
	d := PlanData{Days: []PlanDay{{Lanes: []string{"MK", "JL"}}}, Blocks: []PlanBlock{
		{ID: "opening", Lanes: 2, Start: 540, End: 570},
		{ID: "twice", Lane: 1, Lanes: 1, Start: 600, End: 700},
		{ID: "team", Lanes: 2, Start: 660, End: 720},
	}}
	got := map[string][]planPiece{}
	for _, p := range d.pieces() {
		got[p.ID] = append(got[p.ID], p)
	}
	if o := got["opening"]; len(o) != 1 || o[0].Lanes != 2 || o[0].of != 1 {
		t.Errorf("the opening meeting is drawn as %+v", o)
	}
	team := got["team"]
	if len(team) != 2 || team[0].of != 1 || team[1].of != 2 || team[1].at != 1 {
		t.Errorf("the team meeting is drawn as %+v", team)
	}
}
