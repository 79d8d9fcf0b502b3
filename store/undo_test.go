package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

func wantIs(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error %v, want one that is %q", err, want)
	}
}

func undo(t testing.TB, f *store.File, action string) store.Undone {
	t.Helper()
	u, err := f.Undo(context.Background(), action)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestUndo_tellsWhatItCouldNotSetBack(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	before := finding(t, f, "f1")
	after := before
	after.Statement, after.Grade = "second", audit.Minor
	import1 := apply(t, f, "Import", store.EditsFor(&before, &after)...)
	edited(t, f, finding(t, f, "f1"), "third")

	u := undo(t, f, import1.ID)
	want := []store.UndoConflict{{Kind: "finding", Record: "f1", Field: "statement", Stands: `"third"`, Earlier: `"first"`}}
	if d := cmp.Diff(want, u.Conflicts); d != "" {
		t.Errorf("conflicts -want +got\n%s", d)
	}
	if got := finding(t, f, "f1"); got.Grade != "" || got.Statement != "third" {
		t.Errorf("grade %q, statement %q: want the grade set back, the later statement kept", got.Grade, got.Statement)
	}
	if _, err := f.Undo(context.Background(), import1.ID); !errors.Is(err, store.ErrNothingToUndo) {
		t.Errorf("undone twice: %v", err)
	}
}

func TestUndo_doesNotTakeOutARecordThatOthersWorkedOn(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	made := apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	edited(t, f, finding(t, f, "f1"), "second")
	if u := undo(t, f, made.ID); len(u.Conflicts) == 0 || u.Applied.Changes > 0 {
		t.Errorf("undone although it was worked on: %+v", u)
	}
	undo(t, f, "") // the edit
	undo(t, f, "") // the making
	if _, err := store.Get[audit.Finding](context.Background(), f, "f1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("still there: %v", err)
	}
	_, err := f.Undo(context.Background(), "")
	wantIs(t, err, store.ErrNothingToUndo)
}

func TestUndo_ofAnUndoDoesItAgain(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	edited(t, f, finding(t, f, "f1"), "second")
	u := undo(t, f, "")
	for i, step := range []struct {
		statement, label string
		again            bool
	}{
		{"second", "Redo: Edit second", true},
		{"first", "Undo: Edit second", false},
		{"second", "Redo: Edit second", true},
	} {
		if u = undo(t, f, u.Applied.ID); u.Label != "Edit second" || u.Again != step.again {
			t.Errorf("%d: tells %q, again %v", i, u.Label, u.Again)
		}
		if got := finding(t, f, "f1").Statement; got != step.statement {
			t.Errorf("%d: now %q, want %q", i, got, step.statement)
		}
		actions, err := f.Actions(context.Background(), 2)
		if err != nil {
			t.Fatal(err)
		}
		if actions[0].Label != step.label || !actions[1].Undone {
			t.Errorf("%d: the history shows %+v", i, actions)
		}
	}
}

// The window asks after every save: an import of thousands, when it was the last act, must not be read for it.
func TestSteps_doNotReadAWholeImport(t *testing.T) {
	f := newCase(t)
	var edits []store.Edit
	for i := range 3000 {
		edits = append(edits, store.EditsFor(nil, &audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprint("f", i))}, Audit: "a1", Statement: "seen",
		})...)
	}
	apply(t, f, "Import", edits...)
	allocs := testing.AllocsPerRun(1, func() { wantSteps(t, f, "Import", "") })
	if allocs > 3000 {
		t.Errorf("%v allocations to tell what undo would do, after an import of %d changes", allocs, len(edits))
	}
}

// wantSteps fails unless undo and redo would do these.
func wantSteps(t testing.TB, f *store.File, undo, redo string) {
	t.Helper()
	got, err := f.Steps(context.Background())
	if want := (store.Steps{Undo: undo, Redo: redo}); err != nil || got != want {
		t.Errorf("steps %+v, %v, want %+v", got, err, want)
	}
}

func redo(t testing.TB, f *store.File) store.Undone {
	t.Helper()
	u, err := f.Redo(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// What was undone is done again in the order it was undone, also after the file was closed, until something else is done.
func TestRedo(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	wantSteps(t, f, "", "")
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	edited(t, f, finding(t, f, "f1"), "second")
	edited(t, f, finding(t, f, "f1"), "third")
	wantSteps(t, f, "Edit third", "")
	undo(t, f, "")
	undo(t, f, "")
	wantSteps(t, f, "Add", "Edit second")

	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(context.Background(), f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	wantSteps(t, f, "Add", "Edit second")
	if u := redo(t, f); u.Label != "Edit second" || !u.Again {
		t.Errorf("did again %+v", u)
	}
	wantSteps(t, f, "Edit second", "Edit third")
	redo(t, f)
	if got := finding(t, f, "f1").Statement; got != "third" {
		t.Errorf("after two redos %q", got)
	}
	wantSteps(t, f, "Edit third", "")
	undo(t, f, "")
	wantSteps(t, f, "Edit second", "Edit third")

	edited(t, f, finding(t, f, "f1"), "fourth")
	wantSteps(t, f, "Edit fourth", "")
	_, err = f.Redo(context.Background())
	wantIs(t, err, store.ErrNothingToRedo)
	wantSound(t, f)
}

// An undo that changed nothing, since all was changed again, neither ends nor repeats what can be done again.
func TestRedo_leavesWhatWasChangedSince(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	first := edited(t, f, finding(t, f, "f1"), "second")
	edited(t, f, finding(t, f, "f1"), "third")
	if u := undo(t, f, first.ID); len(u.Conflicts) != 1 || u.Applied.Changes > 0 {
		t.Fatalf("%+v", u)
	}
	wantSteps(t, f, "Edit third", "")
}

func TestUndo_ofAnEditThatMadeAConflictLeavesTheOtherValue(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	read := finding(t, f, "f1")
	edited(t, f, read, "second")
	edited(t, f, read, "third")
	undo(t, f, "")
	if got := finding(t, f, "f1"); got.Statement != "second" || len(got.Base().Conflicts()) > 0 {
		t.Errorf("%q, conflicts %v", got.Statement, got.Base().Conflicts())
	}
	wantSound(t, f)
}

func TestChanges_tellWhoWhenWhatFromWhat(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add finding", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	edited(t, f, finding(t, f, "f1"), "second")
	got, err := f.Changes(ctx, store.ChangeQuery{Record: "f1", Limit: 1})
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	c := got[0]
	if c.Who != "Mira" || c.Initials != "M" || c.Old != `"first"` || c.New != `"second"` || c.Label != "Edit second" || c.Field != "statement" || c.At == "" {
		t.Errorf("%+v", c)
	}
	rest, err := f.Changes(ctx, store.ChangeQuery{Record: "f1", Before: c.Seq})
	if err != nil || len(rest) != 3 {
		t.Errorf("%d changes before it, %v, want deleted, audit, statement", len(rest), err)
	}
	if none, err := f.Changes(ctx, store.ChangeQuery{Kind: "client"}); len(none) != 0 || err != nil {
		t.Errorf("%v, %v", none, err)
	}
	byAction, err := f.Changes(ctx, store.ChangeQuery{Action: c.Action})
	if err != nil || len(byAction) != 1 {
		t.Errorf("%v, %v", byAction, err)
	}
}
