package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"slices"
	"sync"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"
)

func TestApply_errorOfTheCommitIsSettledByLooking(t *testing.T) {
	t.Parallel()
	lost := errors.New("no answer from the disk")
	for name, tc := range map[string]struct {
		commit func(*sql.Tx) error
		saved  bool
	}{
		"saved, yet an error": {func(tx *sql.Tx) error { return errors.Join(tx.Commit(), lost) }, true},
		"not saved":           {func(tx *sql.Tx) error { return errors.Join(tx.Rollback(), lost) }, false},
	} {
		f := newCase(t)
		made := apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
		f.Commit(tc.commit)
		edit := store.Edit{Kind: "finding", Record: "f1", Field: "statement", Value: `"second"`, Seen: made.Seen}
		done, err := f.Apply(context.Background(), store.Action{Label: "Edit", Edits: []store.Edit{edit}})
		f.Commit((*sql.Tx).Commit)
		want := "first"
		if tc.saved {
			want = "second"
		}
		if got := finding(t, f, "f1").Statement; got != want || (err == nil) != tc.saved || tc.saved && done.Changes != 1 {
			t.Errorf("%s: the file holds %q, told %+v, %v", name, got, done, err)
		}
		if !tc.saved {
			wantIs(t, err, lost)
		}
		apply(t, f, "Go on", store.Edit{Kind: "finding", Record: "f1", Field: "statement", Value: `"third"`, Seen: 99})
		wantSound(t, f)
	}
}

func TestApply_fileThatWasMovedAwayIsNotWritten(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, move := range map[string]func(path string) error{
		"moved":   func(path string) error { return os.Rename(path, path+".moved") },
		"removed": os.Remove,
		"replaced by another of its name": func(path string) error {
			whole, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path+".new", whole, 0o600), os.Rename(path+".new", path))
		},
	} {
		f := newCase(t)
		if err := move(f.Path()); err != nil {
			t.Fatal(err)
		}
		_, err := f.Apply(ctx, store.Action{Label: "Add", Edits: store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "c"}, Name: "x"})})
		if !errors.Is(err, store.ErrMoved) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFile_isReadWhileItIsWritten(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	errs := make([]error, 6)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			for n := range 20 {
				switch i {
				case 0:
					_, errs[i] = f.Apply(ctx, store.Action{Label: "Edit", Edits: []store.Edit{
						{Kind: "finding", Record: "f1", Field: "statement", Value: audit.TextValue(string(rune('a' + n))), Seen: 1 << 40},
					}})
				case 1:
					errs[i] = f.SaveDraft(ctx, store.Draft{Kind: "finding", Record: "f1", Field: "statement", Text: "typing"})
				default:
					_, errs[i] = f.Load(ctx)
				}
				if errs[i] != nil {
					return
				}
			}
		})
	}
	all.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		t.Errorf("%d: %v", i, errs[i])
	}
	wantSound(t, f)
}
