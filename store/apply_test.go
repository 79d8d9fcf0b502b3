package store_test

import (
	"context"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/store"
)

func TestApply_recordIsThereAfterReopening(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	want := audit.Finding{
		Record: audit.Record{ID: "f1"}, Audit: "a1", Grade: audit.Minor, Statement: "Søknad «uten»\nsign", IssuedOn: date.MustParse("2026-05-04"),
		OtherRequirements: []audit.Number{"8.4", "A.6.2.4"}, Disputed: true,
	}
	apply(t, f, "Add finding", store.EditsFor(nil, &want)...)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	g, err := store.Open(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	got, err := store.Get[audit.Finding](ctx, g, "f1")
	if err != nil {
		t.Fatal(err)
	}
	if edits := store.EditsFor(&want, &got); len(edits) > 0 {
		t.Errorf("read back with differences: %v", edits)
	}
}
