package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

// nextSteps are the released steps and one more, as a later version will have.
func nextSteps() []string {
	return append(store.Released(), `CREATE TABLE "later" ("id" TEXT PRIMARY KEY NOT NULL) STRICT; INSERT INTO "later" VALUES ('x');`)
}

func TestOpen_bringsAnOlderFileToTheNewestFormat(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	path := closedCase(t)
	f, err := store.OpenWith(ctx, path, options(1, "Jan"), nextSteps())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.Format() != store.FormatVersion+1 || f.ReadOnly() {
		t.Errorf("format %d, read-only because %v", f.Format(), f.WhyReadOnly())
	}
	if got := finding(t, f, "f1").Statement; got != "first" {
		t.Errorf("reads %q", got)
	}
	wantSound(t, f)
	old, err := store.Open(ctx, path+".format-1", store.Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("the copy from before: %v", err)
	}
	defer old.Close()
	if got := finding(t, old, "f1").Statement; got != "first" {
		t.Errorf("the copy from before reads %q", got)
	}
	_, err = store.Open(ctx, path, store.Options{ReadOnly: true})
	wantIs(t, err, store.ErrNewer)
}

func TestOpen_aStepThatFailsLeavesTheFileAsItWas(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	path := closedCase(t)
	steps := append(nextSteps(), `CREATE TABLE "half" (x); SELECT no_such_function();`)
	if _, err := store.OpenWith(ctx, path, options(1, "Jan"), steps); err == nil {
		t.Fatal("opened with a step that fails")
	}
	f, err := store.OpenWith(ctx, path, options(2, "Jan"), nextSteps())
	if err != nil {
		t.Fatalf("the file does not open at the last step that worked: %v", err)
	}
	defer f.Close()
	wantSound(t, f)
}

func TestOpen_readsAnOlderFileThatItMayNotWrite(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	path := closedCase(t)
	o := options(1, "Jan")
	o.ReadOnly = true
	f, err := store.OpenWith(ctx, path, o, nextSteps())
	if err != nil {
		t.Fatal(err)
	}
	if got := finding(t, f, "f1").Statement; got != "first" {
		t.Errorf("reads %q", got)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"client.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
	g, err := store.Open(ctx, path, options(2, "Jan"))
	if err != nil {
		t.Fatalf("the file is no longer of its format: %v", err)
	}
	defer g.Close()
}

func TestFile_saysWhatItIs(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	if f.CaseID() != caseID || f.Format() != store.FormatVersion || filepath.Base(f.Path()) != "client.fieldcase" || f.ReadOnly() {
		t.Errorf("%s, format %d, %s", f.CaseID(), f.Format(), f.Path())
	}
	if v, format := store.Versions(); v == "" || format != f.Format() {
		t.Errorf("versions %q, %d", v, format)
	}
	_, err := store.Get[audit.Finding](context.Background(), f, "none")
	if !errors.Is(err, store.ErrNotFound) {
		t.Errorf("error %v", err)
	}
}
