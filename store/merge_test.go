package store_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func merge(t testing.TB, into, from *store.File) store.Merged {
	t.Helper()
	m, err := into.Merge(context.Background(), from, false)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMerge_bringsInWhatTheOtherDid(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first", Grade: audit.Minor})...)
	g := copyOf(t, f)

	edited(t, f, finding(t, f, "f1"), "by Mira")
	theirs := finding(t, g, "f1")
	after := theirs
	after.Statement, after.GradeReason = "by Jan", "because"
	apply(t, g, "Edit", store.EditsFor(&theirs, &after)...)
	if _, _, err := g.PutBlob(ctx, bytes.NewReader(bytesOf(2<<20))); err != nil {
		t.Fatal(err)
	}

	want := []store.MergeConflict{{Kind: "finding", Record: "f1", Field: "statement", Ours: `"by Mira"`, Theirs: `"by Jan"`, Shown: `"by Mira"`}}
	dry, err := f.Merge(ctx, g, true)
	if err != nil || dry.Changes != 2 {
		t.Fatalf("%+v, %v", dry, err)
	}
	m := merge(t, f, g)
	if d := cmp.Diff(want, m.Conflicts); d != "" {
		t.Errorf("conflicts -want +got\n%s", d)
	}
	if m.Sessions != 1 || m.Changes != 2 || m.Blobs != 1 {
		t.Errorf("%+v", m)
	}
	got := finding(t, f, "f1")
	if got.GradeReason != "because" || !slices.Equal(got.Base().Conflicts(), []string{"statement"}) {
		t.Errorf("%+v, conflicts %v", got, got.Base().Conflicts())
	}
	if again := merge(t, f, g); again.Changes != 0 || again.Blobs != 0 || len(again.Conflicts) != 0 {
		t.Errorf("merged twice: %+v", again)
	}
	wantSound(t, f)

	edited(t, f, got, "by both") // the choice goes back to Jan
	merge(t, g, f)
	if got := finding(t, g, "f1"); got.Statement != "by both" || len(got.Base().Conflicts()) > 0 {
		t.Errorf("Jan sees %q, conflicts %v", got.Statement, got.Base().Conflicts())
	}
	wantSound(t, g)
}

func TestMerge_dryWritesNothing(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	g := copyOf(t, f)
	edited(t, g, finding(t, g, "f1"), "by Jan")
	if dry, err := f.Merge(context.Background(), g, true); err != nil || dry.Changes != 1 {
		t.Fatalf("%+v, %v", dry, err)
	}
	if got := finding(t, f, "f1").Statement; got != "first" {
		t.Errorf("now %q", got)
	}
	wantSound(t, f)
}

func TestMerge_ofAnotherCaseIsRefused(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	g, err := store.Create(ctx, t.TempDir()+"/other.fieldcase", "another", options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	_, err = f.Merge(ctx, g, false)
	wantIs(t, err, store.ErrWrongCase)
}

func TestMerge_ofAnAlteredCopyIsRefused(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, query := range map[string]string{
		"a value":       `UPDATE change SET value = '"forged"' WHERE value = '"by Jan"'`,
		"who":           `UPDATE session SET who = 'Eve' WHERE who = 'Copy'`,
		"when":          `UPDATE action SET at = '2020-01-01T00:00:00.000Z' WHERE label LIKE '%Jan'`,
		"an attachment": `UPDATE blob_chunk SET bytes = x'00'`,
	} {
		f := newCase(t)
		apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
		g := copyOf(t, f)
		edited(t, g, finding(t, g, "f1"), "by Jan")
		if _, _, err := g.PutBlob(ctx, strings.NewReader("picture")); err != nil {
			t.Fatal(err)
		}
		execRaw(t, g.Path(), query)
		if _, err := f.Merge(ctx, g, false); err == nil {
			t.Errorf("%s: merged although it was altered", name)
		} else {
			wantIs(t, err, store.ErrDamaged)
		}
		if got := finding(t, f, "f1").Statement; got != "first" {
			t.Errorf("%s: now %q", name, got)
		}
		wantSound(t, f)
	}
}

// conflictsOf returns the fields in conflict of a case, by record.
func conflictsOf(c *audit.Case) map[audit.ID][]string {
	out := map[audit.ID][]string{}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			if x := r.Base().Conflicts(); len(x) > 0 {
				out[r.Base().ID] = x
			}
		}
	}
	return out
}

func TestMerge_orderAndRepetitionDoNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ctx := context.Background()
		first := rapidCase(t)
		begun := map[audit.ID]bool{}
		must[store.Applied](t)(first.Apply(ctx, store.Action{Label: "Begin", Edits: drawAction(t, begun, 0)}))
		files := []*store.File{first}
		for i := range 2 {
			path := first.Path() + string(rune('b'+i))
			if err := store.Backup(ctx, first, path, false); err != nil {
				t.Fatal(err)
			}
			f := must[*store.File](t)(store.Open(ctx, path, options(i+1, "Copy")))
			defer f.Close()
			files = append(files, f)
		}
		for range rapid.IntRange(1, 10).Draw(t, "steps") {
			f := rapid.SampledFrom(files).Draw(t, "file")
			if rapid.IntRange(0, 3).Draw(t, "merge") == 0 {
				must[store.Merged](t)(f.Merge(ctx, rapid.SampledFrom(files).Filter(func(g *store.File) bool { return g != f }).Draw(t, "other"), false))
				continue
			}
			e := drawEdit(t)
			e.Seen = must[audit.Seen](t)(f.Seen(ctx))
			must[store.Applied](t)(f.Apply(ctx, store.Action{Label: "Edit", Edits: []store.Edit{e}}))
		}
		order := rapid.Permutation([]int{0, 1, 2}).Draw(t, "order")
		for range 2 { // everybody from everybody, twice
			for _, i := range order {
				for _, j := range order {
					if i != j {
						must[store.Merged](t)(files[i].Merge(ctx, files[j], false))
					}
				}
			}
		}
		want := must[*audit.Case](t)(files[0].Load(ctx))
		for _, f := range files {
			got := must[*audit.Case](t)(f.Load(ctx))
			if d := cmp.Diff(recordValues(want), recordValues(got)); d != "" {
				t.Fatalf("two copies differ after merging:\n%s", d)
			}
			if d := cmp.Diff(conflictsOf(want), conflictsOf(got)); d != "" {
				t.Fatalf("two copies have different conflicts:\n%s", d)
			}
			wantSound(t, f)
		}
	})
}
