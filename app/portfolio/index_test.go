package portfolio

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/store"
)

// watched counts which files are read, by name.
func watched(tb testing.TB, cache string, roots ...string) (*Folders, func() []string) {
	tb.Helper()
	f := folders(tb, Options{CacheDir: cache}, roots...)
	var mu sync.Mutex
	var read []string
	f.look = func(ctx context.Context, path string) (*store.Glance, error) {
		mu.Lock()
		read = append(read, filepath.Base(path))
		mu.Unlock()
		return glance(ctx, path)
	}
	return f, func() []string {
		out := slices.Sorted(slices.Values(read))
		read = nil
		return out
	}
}

func TestIndex_makesTheSecondLookQuick(t *testing.T) {
	t.Parallel()
	dir, cache := t.TempDir(), t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "a.fieldcase")
	b := place(t, dir, "Vltava/client.fieldcase", "b.fieldcase")
	first, read := watched(t, cache, dir)
	one := looked(t, first)
	if got := read(); len(got) != 2 {
		t.Errorf("the first look read %v", got)
	}
	looked(t, first)
	if got := read(); len(got) != 0 {
		t.Errorf("the second look read %v", got)
	}
	again, read := watched(t, cache, dir) // another start of the program
	two := looked(t, again)
	if got := read(); len(got) != 0 {
		t.Errorf("after a new start the look read %v", got)
	}
	if diff := cmp.Diff(lines(RowsOf(one, today)), lines(RowsOf(two, today))); diff != "" {
		t.Errorf("the index says otherwise (-file +index):\n%s", diff)
	}
	change(t, b, 30)
	if l := looked(t, again); l.Cases[1].Facts.Head == one.Cases[1].Facts.Head {
		t.Error("the change was not seen")
	}
	if got := read(); !slices.Equal(got, []string{"b.fieldcase"}) {
		t.Errorf("after one change the look read %v", got)
	}
}

// TestIndex_isNotTrustedOverTheFile changes a file and puts size and time back: what SQLite counts gives it away.
func TestIndex_isNotTrustedOverTheFile(t *testing.T) {
	t.Parallel()
	dir, cache := t.TempDir(), t.TempDir()
	path := place(t, dir, "Pérez/client.fieldcase", "a.fieldcase")
	f, _ := watched(t, cache, dir)
	before := looked(t, f)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	change(t, path, 31)
	if err := errors.Join(os.Truncate(path, max(info.Size(), size(t, path))), os.Chtimes(path, info.ModTime(), info.ModTime())); err != nil {
		t.Fatal(err)
	}
	if l := looked(t, f); l.Cases[0].Facts.Head == before.Cases[0].Facts.Head {
		t.Error("the index was trusted over the file")
	}
}

func size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// TestIndex_thatIsDamagedIsReadAnew flips each byte of an index in turn (every 97th): the answer stays the same.
func TestIndex_thatIsDamagedIsReadAnew(t *testing.T) {
	t.Parallel()
	dir, cache := t.TempDir(), t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "a.fieldcase")
	place(t, dir, "Vltava/client.fieldcase", "b.fieldcase")
	f := folders(t, Options{CacheDir: cache}, dir)
	want := lines(RowsOf(looked(t, f), today))
	whole, err := os.ReadFile(f.index.path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += max(97, len(whole)/40) {
		bad := bytes.Clone(whole)
		bad[at] ^= 1
		if err := os.WriteFile(f.index.path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, lines(RowsOf(looked(t, folders(t, Options{CacheDir: cache}, dir)), today))); diff != "" {
			t.Fatalf("byte %d: (-want +got):\n%s", at, diff)
		}
	}
	if err := os.WriteFile(f.index.path, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, lines(RowsOf(looked(t, folders(t, Options{CacheDir: cache}, dir)), today))); diff != "" {
		t.Errorf("cut short: (-want +got):\n%s", diff)
	}
}

// TestIndex_thatCannotBeWrittenIsDoneWithout puts a file where the folder of the cache is to be.
func TestIndex_thatCannotBeWrittenIsDoneWithout(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	place(t, dir, "Pérez/client.fieldcase", "a.fieldcase")
	cache := filepath.Join(t.TempDir(), "cache")
	write(t, cache, "no folder")
	if l := looked(t, folders(t, Options{CacheDir: cache}, dir)); len(l.Cases) != 1 {
		t.Errorf("%d cases, unreadable %v", len(l.Cases), l.Unreadable)
	}
}
