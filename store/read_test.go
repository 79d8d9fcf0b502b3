package store_test

import (
	"context"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

// ids returns the IDs of findings that fulfil the conditions.
func ids(t *testing.T, f *store.File, where ...store.Where) []audit.ID {
	t.Helper()
	list, err := store.List[audit.Finding](context.Background(), f, where...)
	if err != nil {
		t.Fatal(err)
	}
	var out []audit.ID
	for _, x := range list {
		out = append(out, x.ID)
	}
	n, err := f.Count(context.Background(), "finding", where...)
	if err != nil || n != len(out) {
		t.Errorf("Count says %d, %v, List gives %d", n, err, len(out))
	}
	return out
}

func TestList_keepsWhatFulfilsTheConditions(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	for _, x := range []audit.Finding{
		{Record: audit.Record{ID: "f2"}, Audit: "a1", Grade: audit.Minor, OtherRequirements: []audit.Number{"8.4"}},
		{Record: audit.Record{ID: "f1"}, Audit: "a1", Grade: audit.Major, Disputed: true},
		{Record: audit.Record{ID: "f3"}, Audit: "a2", Grade: audit.OFI, OtherRequirements: []audit.Number{"8.4", "9.1"}},
		{Record: audit.Record{ID: "f4", Deleted: true}, Audit: "a2"},
	} {
		apply(t, f, "Add", store.EditsFor(nil, &x)...)
	}
	apply(t, f, "Take out", store.Edit{Kind: "finding", Record: "f4", Field: "deleted", Value: "true", Seen: 1 << 40})
	for name, tc := range map[string]struct {
		where []store.Where
		want  []audit.ID
	}{
		"all":              {nil, []audit.ID{"f1", "f2", "f3"}},
		"by text":          {[]store.Where{{Field: "audit", Values: []string{"a1"}}}, []audit.ID{"f1", "f2"}},
		"one of":           {[]store.Where{{Field: "grade", Values: []string{"major", "ofi"}}}, []audit.ID{"f1", "f3"}},
		"by element":       {[]store.Where{{Field: "other_requirements", Values: []string{"8.4", "9.1"}}}, []audit.ID{"f2", "f3"}},
		"by yes":           {[]store.Where{{Field: "disputed", Values: []string{"true"}}}, []audit.ID{"f1"}},
		"by ID":            {[]store.Where{{Field: "id", Values: []string{"f3"}}}, []audit.ID{"f3"}},
		"both":             {[]store.Where{{Field: "audit", Values: []string{"a2"}}, {Field: "other_requirements", Values: []string{"8.4"}}}, []audit.ID{"f3"}},
		"no value":         {[]store.Where{{Field: "audit"}}, nil},
		"taken out":        {[]store.Where{{Field: "deleted", Values: []string{"true"}}}, []audit.ID{"f4"}},
		"nothing like it":  {[]store.Where{{Field: "audit", Values: []string{"' OR 1"}}}, nil},
		"taken out or not": {[]store.Where{{Field: "deleted", Values: []string{"true", "false"}}, {Field: "audit", Values: []string{"a2"}}}, []audit.ID{"f3", "f4"}},
	} {
		if d := cmp.Diff(tc.want, ids(t, f, tc.where...)); d != "" {
			t.Errorf("%s: -want +got\n%s", name, d)
		}
	}
	_, err := store.List[audit.Finding](context.Background(), f, store.Where{Field: "no_such", Values: []string{"x"}})
	wantIs(t, err, store.ErrInvalid)
}

func TestList_isInTheOrderOfRank(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	for id, rank := range map[audit.ID]string{"s1": "c", "s2": "a", "s3": "b"} {
		apply(t, f, "Add", store.EditsFor(nil, &audit.Site{Record: audit.Record{ID: id}, Name: string(id), Rank: rank})...)
	}
	var got []audit.ID
	for _, s := range load(t, f).Sites {
		got = append(got, s.ID)
	}
	if d := cmp.Diff([]audit.ID{"s2", "s3", "s1"}, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestDraft_isKeptUntilDropped(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	d := store.Draft{Kind: "finding", Record: "f1", Field: "statement", Text: "The log sh"}
	for _, text := range []string{"The log sh", "The log shows «Ø»"} {
		d.Text = text
		if err := f.SaveDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	g, err := store.Open(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	got, err := g.Drafts(ctx)
	if err != nil || len(got) != 1 || got[0].Text != "The log shows «Ø»" || got[0].Who != "Mira" || got[0].At == "" {
		t.Fatalf("%+v, %v", got, err)
	}
	if seen, err := g.Seen(ctx); seen != 0 || err != nil {
		t.Errorf("a draft is no change, but %d changes are there, %v", seen, err)
	}
	if err := g.DropDraft(ctx, d.Kind, d.Record, d.Field); err != nil {
		t.Fatal(err)
	}
	if got, err := g.Drafts(ctx); len(got) != 0 || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}
