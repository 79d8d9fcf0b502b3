package store_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// ofFindings selects some fields of findings, a set among them.
var ofFindings = []store.Selection{{Kind: "client", Fields: []string{"name"}}, {Kind: "finding", Fields: []string{"grade", "evidence", "disputed"}}}

// TestLookAt_readsWhatWasSelected reads two fields and a set of findings beside what is not asked for.
func TestLookAt_readsWhatWasSelected(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Fill", slices.Concat(
		store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "k"}, Name: "Søhne", City: "Oslo"}),
		store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a", Grade: audit.Major, Statement: "long", Evidence: []audit.ID{"e2", "e1"}, Disputed: true}),
		store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f2"}, Audit: "a", Grade: audit.Minor}))...)
	apply(t, f, "Take out", store.EditsFor(&audit.Finding{Record: audit.Record{ID: "f2"}, Audit: "a", Grade: audit.Minor},
		&audit.Finding{Record: audit.Record{ID: "f2", Deleted: true}, Audit: "a", Grade: audit.Minor})...)
	g, err := store.LookAt(t.Context(), f.Path(), ofFindings)
	if err != nil {
		t.Fatal(err)
	}
	if g.Case.ID != f.CaseID() || g.Case.Client.Name != "Søhne" || g.Case.Client.City != "" || len(g.Case.Findings) != 1 {
		t.Fatalf("read %+v", g.Case)
	}
	if n := g.Case.Findings[0]; n.Grade != audit.Major || n.Statement != "" || !n.Disputed || !slices.Equal(n.Evidence, []audit.ID{"e1", "e2"}) {
		t.Errorf("finding %+v", n)
	}
	heads, err := f.Heads(t.Context())
	if err != nil || heads.String() != g.Heads.String() || g.Changed == "" {
		t.Errorf("heads %s, want %s, changed %s, %v", g.Heads, heads, g.Changed, err)
	}
}

func TestLookAt_refuses(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	for _, s := range []store.Selection{{Kind: "nothing"}, {Kind: "client", Fields: []string{"colour"}}} {
		if _, err := store.LookAt(t.Context(), path, []store.Selection{s}); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%v: %v", s, err)
		}
	}
	letter := filepath.Join(t.TempDir(), "letter.fieldcase")
	if err := os.WriteFile(letter, []byte("Dear Sirs, this is no case, and long enough to be looked at"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.LookAt(t.Context(), letter, nil); !errors.Is(err, store.ErrNotCase) {
		t.Errorf("a letter: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := store.LookAt(ctx, path, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestLookAt_leavesWhatACrashLeftAlone: only who opens the case may put it right.
func TestLookAt_leavesWhatACrashLeftAlone(t *testing.T) {
	t.Parallel()
	path := leaveHalfDone(t, closedCase(t))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.LookAt(t.Context(), path, ofFindings); !errors.Is(err, store.ErrUnfinished) {
		t.Errorf("error = %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("the file was touched, %v", err)
	}
	if _, err := os.Stat(path + "-journal"); err != nil {
		t.Errorf("its journal is gone: %v", err)
	}
}

func TestStampOf(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	one, err := store.StampOf(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if two, err := store.StampOf(f.Path()); err != nil || !two.Same(one) {
		t.Errorf("nothing happened: %v, %v, %v", one, two, err)
	}
	apply(t, f, "Change", store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "k"}, Name: "Søhne"})...)
	if two, err := store.StampOf(f.Path()); err != nil || two.Same(one) {
		t.Errorf("after a change: %v, %v, %v", one, two, err)
	}
	if _, err := store.StampOf(filepath.Dir(f.Path())); !errors.Is(err, store.ErrNotCase) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := store.StampOf(f.Path() + "gone"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: %v", err)
	}
}
