package kit

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLayColumns(t *testing.T) {
	for _, c := range []struct {
		name  string
		specs []columnSpec
		total float32
		want  []float32 // widths
	}{
		{"the open column takes the rest", []columnSpec{{width: 80}, {}, {width: 100}}, 500, []float32{80, 320, 100}},
		{"two open columns share", []columnSpec{{}, {}}, 501, []float32{251, 250}},
		{"without an open column the last grows", []columnSpec{{width: 80}, {width: 80}}, 300, []float32{80, 220}},
		{"a column hides below its width", []columnSpec{{width: 80}, {}, {width: 100, hideBelow: 600}}, 500, []float32{80, 420, 0}},
		{"wide columns give way", []columnSpec{{width: 200, min: 100}, {min: 100}, {width: 100, min: 100}}, 300, []float32{100, 100, 100}},
		{"nothing shrinks below its least", []columnSpec{{width: 200, min: 150}, {min: 100}}, 100, []float32{150, 100}},
	} {
		var got []float32
		x := float32(0)
		for _, s := range layColumns(c.specs, c.total) {
			if s.width > 0 && s.x != x {
				t.Errorf("%s: column starts at %v, want %v", c.name, s.x, x)
			}
			x += s.width
			got = append(got, s.width)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
