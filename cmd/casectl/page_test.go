package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPage_tableAlignsWhatATerminalShows(t *testing.T) {
	t.Parallel()
	p := page{}
	p.table([][]string{
		{"Kővágó", "9", "x"},
		{"株式会社", "10", "y"},
		{"Ǿ́e", "100", ""}, // two letters, one of them with a mark of its own
	}, 1)
	want := []string{
		"  Kővágó      9  x",
		"  株式会社   10  y",
		"  Ǿ́e        100",
		"",
	}
	if diff := cmp.Diff(want, strings.Split(p.text.String(), "\n")); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in    string
		limit int
		want  string
	}{
		{"as it is", 8, "as it is"},
		{"one\ntwo\t three", 20, "one two three"},
		{"longer than that", 8, "longer …"},
		{"株式会社", 5, "株式…"},
		{"", 3, ""},
	} {
		if got := short(tt.in, tt.limit); got != tt.want {
			t.Errorf("short(%q, %d) = %q, want %q", tt.in, tt.limit, got, tt.want)
		}
	}
}
