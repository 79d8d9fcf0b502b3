package audit_test

import (
	"slices"
	"sort"
	"testing"

	"pgregory.net/rapid"

	"fieldcase/app/audit"
)

func TestRankBetween(t *testing.T) {
	for _, tt := range []struct{ after, before, want string }{
		{"", "", "i"},
		{"m00", "m01", "m00i"},
		{"m00", "m02", "m01"},
		{"", "m00", "b"},
		{"m03", "", "t"},
		{"z", "", "zi"},
		{"", "1", "0i"},
		{"", "01", "00i"},
		{"a", "b", "ai"},
		{"az", "b", "azi"},
		{"ay", "b", "az"},
	} {
		got, ok := audit.RankBetween(tt.after, tt.before)
		if !ok || got != tt.want {
			t.Errorf("between %q and %q: got %q, %v; want %q", tt.after, tt.before, got, ok, tt.want)
		}
	}
}

func TestRankBetween_noRoom(t *testing.T) {
	for _, tt := range [][2]string{{"m00", "m00"}, {"n", "m"}, {"m", "m0"}, {"m", "m00"}, {"", "0"}, {"", "000"}, {"Å", "z"}, {"a", "aØ"}} {
		if got, ok := audit.RankBetween(tt[0], tt[1]); ok && (got <= tt[0] || got >= tt[1]) {
			t.Errorf("between %q and %q: got %q, which does not lie between", tt[0], tt[1], got)
		}
	}
}

// TestRankBetween_everyGap puts keys into random gaps of a growing list: each must lie strictly between its neighbours.
func TestRankBetween_everyGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := []string{"m00", "m01", "m02"}
		for range rapid.IntRange(1, 60).Draw(t, "inserts") {
			at := rapid.IntRange(0, len(keys)).Draw(t, "gap")
			after, before := "", ""
			if at > 0 {
				after = keys[at-1]
			}
			if at < len(keys) {
				before = keys[at]
			}
			got, ok := audit.RankBetween(after, before)
			if !ok || got <= after || before != "" && got >= before {
				t.Fatalf("between %q and %q: %q, %v", after, before, got, ok)
			}
			keys = slices.Insert(keys, at, got)
		}
	})
}

// TestMoveRank moves elements of lists with any keys, doubled and missing ones too, and looks at the order afterwards.
func TestMoveRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ranks := rapid.SliceOfN(rapid.SampledFrom([]string{"", "0", "00", "a", "m", "m0", "m00", "m01", "m02", "z", "zz", "Ø"}), 1, 8).Draw(t, "ranks")
		sort.Strings(ranks)
		names := make([]int, len(ranks))
		for i := range names {
			names[i] = i
		}
		for range rapid.IntRange(1, 10).Draw(t, "moves") {
			from := rapid.IntRange(0, len(ranks)-1).Draw(t, "from")
			to := rapid.IntRange(0, len(ranks)-1).Draw(t, "to")
			want := slices.Insert(slices.Delete(slices.Clone(names), from, from+1), to, names[from])
			for i, rank := range audit.MoveRank(ranks, from, to) {
				ranks[i] = rank
			}
			names = sorted(names, ranks)
			sort.Strings(ranks)
			if !slices.Equal(names, want) {
				t.Fatalf("moved %d to %d: order %v, want %v, keys %q", from, to, names, want, ranks)
			}
		}
	})
}

// sorted returns the names in the order of their keys; equal keys keep their order.
func sorted(names []int, ranks []string) []int {
	at := make([]int, len(names))
	for i := range at {
		at[i] = i
	}
	sort.SliceStable(at, func(i, j int) bool { return ranks[at[i]] < ranks[at[j]] })
	out := make([]int, len(names))
	for i, j := range at {
		out[i] = names[j]
	}
	return out
}

func TestMoveRank_movesOneAlone(t *testing.T) {
	if got := audit.MoveRank([]string{"m00", "m01", "m02", "m03"}, 3, 1); len(got) != 1 || got[3] != "m00i" {
		t.Errorf("got %v, want a new key for the moved one alone", got)
	}
	if got := audit.MoveRank([]string{"m00", "m01"}, 1, 1); got != nil {
		t.Errorf("not moved, but %v changed", got)
	}
}

func TestEvenRanks(t *testing.T) {
	for _, n := range []int{0, 1, 2, 17, 18, 40, 700, 2000} {
		keys := audit.EvenRanks(n)
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != n {
			t.Errorf("%d keys are not strictly ascending", n)
		}
		if n > 0 {
			if _, ok := audit.RankBetween("", keys[0]); !ok {
				t.Errorf("no room before the first of %d", n)
			}
		}
	}
}

func TestLastRank(t *testing.T) {
	for _, ranks := range [][]string{nil, {"m00", "m01"}, {"z", "zz"}, {"Ø"}} {
		got := audit.LastRank(ranks)
		for _, r := range ranks {
			if got <= r {
				t.Errorf("%q does not come after %q", got, r)
			}
		}
	}
}
