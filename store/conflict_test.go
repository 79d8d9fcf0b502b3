package store_test

import (
	"context"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

func finding(t testing.TB, f *store.File, id audit.ID) audit.Finding {
	t.Helper()
	got, err := store.Get[audit.Finding](context.Background(), f, id)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// edited saves the finding with its statement changed, as a page does that had read it before.
func edited(t testing.TB, f *store.File, before audit.Finding, statement string) store.Applied {
	t.Helper()
	after := before
	after.Statement = statement
	return apply(t, f, "Edit "+statement, store.EditsFor(&before, &after)...)
}

func TestApply_staleEditIsAConflictAndNotALoss(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	read := finding(t, f, "f1")
	edited(t, f, read, "second")
	done := edited(t, f, read, "third")

	now := finding(t, f, "f1")
	if now.Statement != "third" {
		t.Errorf("shows %q, want the later one", now.Statement)
	}
	if d := cmp.Diff([]string{"statement"}, now.Base().Conflicts()); d != "" {
		t.Errorf("conflicts -want +got\n%s", d)
	}
	if d := cmp.Diff([]audit.ID{"f1"}, done.Behind); d != "" {
		t.Errorf("records to read again -want +got\n%s", d)
	}
	both, err := f.Conflict(ctx, "finding", "f1", "statement")
	if err != nil || len(both) != 2 || both[0].New != `"third"` || both[1].New != `"second"` {
		t.Fatalf("the values in conflict are %+v, %v", both, err)
	}

	edited(t, f, now, "third and second")
	if got := finding(t, f, "f1"); got.Statement != "third and second" || len(got.Base().Conflicts()) > 0 {
		t.Errorf("after the choice: %q, conflicts %v", got.Statement, got.Base().Conflicts())
	}
	wantSound(t, f)
}

func TestApply_choosingTheValueShownSettlesTheConflict(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	read := finding(t, f, "f1")
	edited(t, f, read, "second")
	edited(t, f, read, "third")
	now := finding(t, f, "f1")
	apply(t, f, "Choose", store.Edit{Kind: "finding", Record: "f1", Field: "statement", Value: audit.TextValue("third"), Seen: now.Base().Seen()})
	if got := finding(t, f, "f1"); len(got.Base().Conflicts()) > 0 || got.Statement != "third" {
		t.Errorf("%q, conflicts %v", got.Statement, got.Base().Conflicts())
	}
}

func TestApply_sameValueIsNotWrittenTwice(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	read := finding(t, f, "f1")
	edited(t, f, read, "second")
	if done := edited(t, f, read, "second"); done.Changes != 0 || done.ID != "" {
		t.Errorf("wrote %+v although both say the same", done)
	}
	if got := finding(t, f, "f1"); len(got.Base().Conflicts()) > 0 {
		t.Errorf("two who say the same are in conflict: %v", got.Base().Conflicts())
	}
	actions, err := f.Actions(context.Background(), 0)
	if err != nil || len(actions) != 2 {
		t.Errorf("%d actions, %v, want those that changed something", len(actions), err)
	}
}

func TestApply_twoWhoAddDifferentElementsBothKeepThem(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1"})...)
	other, err := store.OpenBesides(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	mine, theirs := finding(t, f, "f1"), finding(t, other, "f1")
	for _, who := range []struct {
		file *store.File
		read audit.Finding
		add  []audit.Number
	}{{f, mine, []audit.Number{"8.4", "9.1"}}, {other, theirs, []audit.Number{"9.1", "A.6.2.6"}}} {
		after := who.read
		after.OtherRequirements = who.add
		apply(t, who.file, "Add clauses", store.EditsFor(&who.read, &after)...)
	}
	got := finding(t, f, "f1")
	if d := cmp.Diff([]audit.Number{"8.4", "9.1", "A.6.2.6"}, got.OtherRequirements); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if len(got.Base().Conflicts()) > 0 {
		t.Errorf("conflicts %v", got.Base().Conflicts())
	}
	wantSound(t, f)
}

func TestApply_seenDoesNotClaimWhatOthersWroteMeanwhile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	other, err := store.OpenBesides(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	read := finding(t, f, "f1")
	edited(t, other, finding(t, other, "f1"), "by Jan")

	done := apply(t, f, "Grade", store.Edit{Kind: "finding", Record: "f1", Field: "grade", Value: `"minor"`, Seen: read.Base().Seen()})
	apply(t, f, "State", store.Edit{Kind: "finding", Record: "f1", Field: "statement", Value: `"by Mira"`, Seen: done.Seen})
	if got := finding(t, f, "f1"); len(got.Base().Conflicts()) == 0 {
		t.Error("Jan's statement was overwritten without having been seen")
	}
}

func TestApply_ownEditsInARowAreNoConflict(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	done := apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	for _, text := range []string{"second", "third", "fourth"} {
		done = apply(t, f, text, store.Edit{Kind: "finding", Record: "f1", Field: "statement", Value: audit.TextValue(text), Seen: done.Seen})
	}
	if got := finding(t, f, "f1"); got.Statement != "fourth" || len(got.Base().Conflicts()) > 0 {
		t.Errorf("%q, conflicts %v", got.Statement, got.Base().Conflicts())
	}
}

func TestApply_recordMadeAnewAfterItsDeletionIsEmpty(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	id := audit.ConclusionID("a1", "8.4")
	apply(t, f, "Conclude", store.EditsFor(nil, &audit.Conclusion{
		Record: audit.Record{ID: id}, Audit: "a1", Requirement: "8.4", State: audit.Conform, Summary: "old words", Asked: []string{"p1"},
	})...)
	c := load(t, f).Conclusions[0]
	out := c
	out.Deleted = true
	apply(t, f, "Take out", store.EditsFor(&c, &out)...)
	if got := load(t, f).Conclusions; len(got) != 0 {
		t.Fatalf("still there: %+v", got)
	}
	apply(t, f, "Conclude", store.EditsFor(nil, &audit.Conclusion{
		Record: audit.Record{ID: id}, Audit: "a1", Requirement: "8.4", State: audit.ConcludedMin,
	})...)
	got := load(t, f).Conclusions
	if len(got) != 1 || got[0].Summary != "" || len(got[0].Asked) != 0 || got[0].State != audit.ConcludedMin || len(got[0].Base().Conflicts()) > 0 {
		t.Fatalf("made anew it is %+v", got)
	}
	if _, err := f.Undo(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	if got := load(t, f).Conclusions; len(got) != 0 {
		t.Errorf("after undo it is there: %+v", got)
	}
	wantSound(t, f)
}

func TestApply_twoWhoMakeTheSameLinkMakeOne(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	for _, summary := range []string{"by Mira", "by Jan"} {
		apply(t, f, "Conclude", store.EditsFor(nil, &audit.Conclusion{
			Record: audit.Record{ID: audit.ConclusionID("a1", "8.4")}, Audit: "a1", Requirement: "8.4", State: audit.Conform, Summary: summary,
		})...)
	}
	got := load(t, f).Conclusions
	if len(got) != 1 {
		t.Fatalf("%d conclusions", len(got))
	}
	if d := cmp.Diff([]string{"summary"}, got[0].Base().Conflicts()); d != "" {
		t.Errorf("only what differs is in conflict: -want +got\n%s", d)
	}
}

func TestApply_refusesWhatIsNoValue(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	for _, e := range []store.Edit{
		{Kind: "nothing", Record: "1", Field: "name", Value: `"x"`},
		{Kind: "client", Record: "1", Field: "nothing", Value: `"x"`},
		{Kind: "client", Record: "", Field: "name", Value: `"x"`},
		{Kind: "client", Record: "1", Field: "name", Value: `12`},
		{Kind: "client", Record: "1", Field: "applied_on", Value: `"2026-02-30"`},
		{Kind: "client", Record: "1", Field: "roles", Value: `true`},
		{Kind: "client", Record: "1", Field: "roles/producer", Value: `"x"`},
		{Kind: "client", Record: "1", Field: "name/x", Value: `true`},
	} {
		_, err := f.Apply(context.Background(), store.Action{Label: "Edit", Edits: []store.Edit{
			{Kind: "client", Record: "1", Field: "city", Value: `"Oslo"`}, e,
		}})
		wantIs(t, err, store.ErrInvalid)
	}
	if n, err := f.Count(context.Background(), "client"); n != 0 || err != nil {
		t.Errorf("%d clients were written, %v", n, err)
	}
}
