package store_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

// wreckedCase makes a case with many findings and an attachment, overwrites the pages with garbage that tables of that
// name lie on but the first, and returns its name and what was in it.
func wreckedCase(t *testing.T, table string) (string, *audit.Case) {
	t.Helper()
	f := newCase(t)
	for i := range 60 {
		apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("f%02d", i))}, Audit: "a1", Statement: strings.Repeat(fmt.Sprint("text ", i), 60),
			OtherRequirements: []audit.Number{"8.4"},
		})...)
	}
	if _, _, err := f.PutBlob(context.Background(), bytes.NewReader(bytesOf(1<<20))); err != nil {
		t.Fatal(err)
	}
	c := load(t, f)
	var page int64
	err := f.Writer().QueryRow("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 2", table).Scan(&page)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	copy(data[(page-1)*4096:], bytes.Repeat([]byte{0xa5}, 4096))
	if err := os.WriteFile(f.Path(), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return f.Path(), c
}

func TestSalvage_takesOutWhatCanBeRead(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for _, table := range []string{"change", "finding"} {
		path, want := wreckedCase(t, table)
		if f, err := store.Open(ctx, path, options(1, "Jan")); err == nil {
			_ = f.Close()
			t.Fatalf("%s: the wreck opens", table)
		}
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		dst := filepath.Join(t.TempDir(), "new.fieldcase")
		got, err := store.Salvage(ctx, path, dst, options(2, "Jan"))
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s: the damaged file was touched, %v", table, err)
		}
		f, err := store.Open(ctx, dst, options(3, "Jan"))
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		if d := cmp.Diff(recordValues(want), recordValues(load(t, f))); d != "" {
			t.Errorf("%s: one of the two is whole, yet -lost +salvaged\n%s", table, d)
		}
		if table == "change" && (len(got.Lost) == 0 || got.Records == 0) {
			t.Errorf("changes were lost, and this is what is told: %+v", got)
		}
		if table == "finding" && len(got.Lost) > 0 {
			t.Errorf("the history is whole, but %+v", got.Lost)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestSalvage_tellsWhichAttachmentIsLost(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := workedCase(t)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	execRaw(t, f.Path(), "UPDATE blob_chunk SET bytes = x'00'")
	dst := filepath.Join(t.TempDir(), "new.fieldcase")
	got, err := store.Salvage(ctx, f.Path(), dst, options(2, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(got.Lost, func(x store.Fault) bool { return x.Kind == store.FaultBlob }) {
		t.Errorf("told %+v", got.Lost)
	}
}

func TestSalvage_leavesNothingWhenNothingCanBeRead(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.fieldcase")
	if err := os.WriteFile(path, []byte("no case"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Salvage(ctx, path, filepath.Join(dir, "new.fieldcase"), options(2, "Jan"))
	wantIs(t, err, store.ErrNotCase)
	if d := cmp.Diff([]string{"x.fieldcase"}, namesIn(t, dir)); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
}
