package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

func TestCreate_uglyNamesAreTheFilesOwn(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"Client & Söhne #1 50% ?q=1.fieldcase", "Ångström & Søn #1 (test).fieldcase", "a?mode=ro.fieldcase", "%41.fieldcase", "日本 語.fieldcase",
		"file:x.fieldcase", "'quote\" and \\ back.fieldcase", " leading and trailing .fieldcase", "C:x.fieldcase", "a;b,c=d+e.fieldcase", "x\ny.fieldcase",
	} {
		dir := filepath.Join(t.TempDir(), "50% #dir?")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		f, err := store.Create(context.Background(), filepath.Join(dir, name), caseID, options(0, "Mira"))
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		apply(t, f, "Add", store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "c"}, Name: name})...)
		if err := store.Backup(context.Background(), f, filepath.Join(dir, "copy of "+name), false); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if err := f.Close(); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if d := cmp.Diff([]string{"copy of " + name, name}, namesIn(t, dir), sorted); d != "" {
			t.Errorf("%q: files -want +got\n%s", name, d)
		}
	}
}

func TestFileURL(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/a b/ü#?%.x":             "file:///a%20b/%C3%BC%23%3F%25.x",
		`C:\Clients\Söhne #1.x`:   "file:///C:/Clients/S%C3%B6hne%20%231.x",
		"//server/share/x":        "file:////server/share/x",
		"/:odd":                   "file:///:odd",
		"/home/a&b=c;d'e\"f/x\\y": "file:///home/a%26b%3Dc%3Bd%27e%22f/x%5Cy",
	} {
		if got := store.FileURL(path); got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
	}
}
