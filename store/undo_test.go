package store_test

import (
	"context"
	"errors"
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
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	edited(t, f, finding(t, f, "f1"), "second")
	u := undo(t, f, "")
	if got := finding(t, f, "f1").Statement; got != "first" {
		t.Fatalf("after undo %q", got)
	}
	undo(t, f, u.Applied.ID)
	if got := finding(t, f, "f1").Statement; got != "second" {
		t.Errorf("after redo %q", got)
	}
	actions, err := f.Actions(ctx, 2)
	if err != nil {
		t.Fatal(err)
	}
	if actions[0].Label != "Redo: Edit second" || actions[1].Label != "Undo: Edit second" || !actions[1].Undone {
		t.Errorf("the history shows %+v", actions)
	}
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
