package portfolio

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/store"
)

func TestCopies_areAllShownAndMarked(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	place(t, dir, "Vltava/client.fieldcase", "alone.fieldcase")
	place(t, dir, "Pérez/client.fieldcase", "older.fieldcase")
	newest := place(t, dir, "Pérez/client.fieldcase", "newest.fieldcase")
	change(t, newest, 20)
	first := place(t, dir, "Norrsken/client.fieldcase", "same-1.fieldcase")
	second := place(t, dir, "Norrsken/client.fieldcase", "same-2.fieldcase")
	mine := place(t, dir, "Çınar/client.fieldcase", "mine.fieldcase")
	theirs := place(t, dir, "Çınar/client.fieldcase", "theirs.fieldcase")
	change(t, mine, 21)
	change(t, theirs, 22)

	l := looked(t, folders(t, Options{}, dir))
	got := map[string]Copy{}
	for _, c := range l.Cases {
		got[filepath.Base(c.File)] = c.Copy
		if (c.Copy == CopyNone) != (len(c.Others) == 0) {
			t.Errorf("%s is %q beside %v", c.File, c.Copy, c.Others)
		}
	}
	want := map[string]Copy{
		"alone.fieldcase": CopyNone, "older.fieldcase": CopyOlder, "newest.fieldcase": CopyNewest, filepath.Base(first): CopyNewest,
		filepath.Base(second): CopySame, "mine.fieldcase": CopyDiverged, "theirs.fieldcase": CopyDiverged,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	rows := RowsOf(l, today)
	if n := len(Select(rows, ViewAll, "")); n != 7 {
		t.Errorf("all are %d, want every file", n)
	}
	if n := len(Select(rows, ViewCopies, "")); n != 6 {
		t.Errorf("copies are %d", n)
	}
	if got := shorts(Select(rows, ViewLate, "")); len(got) != 1 {
		t.Errorf("late are %v: a client counts once", got)
	}
	if err := os.Remove(newest); err != nil {
		t.Fatal(err)
	}
}

func TestCompareHeads(t *testing.T) {
	t.Parallel()
	a := store.Heads{"s1": {N: 3}}
	b := store.Heads{"s1": {N: 3}, "s2": {N: 1}}
	c := store.Heads{"s1": {N: 3}, "s3": {N: 9}}
	for _, x := range []struct {
		heads []store.Heads
		want  []Copy
	}{
		{[]store.Heads{a, b}, []Copy{CopyOlder, CopyNewest}},
		{[]store.Heads{b, a}, []Copy{CopyNewest, CopyOlder}},
		{[]store.Heads{a, b, c}, []Copy{CopyOlder, CopyDiverged, CopyDiverged}},
		{[]store.Heads{a, nil}, []Copy{CopyDiverged, CopyDiverged}},
	} {
		if diff := cmp.Diff(x.want, compareHeads(x.heads)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", x.heads, diff)
		}
	}
}
