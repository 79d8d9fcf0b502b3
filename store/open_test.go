package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var sorted = cmpopts.SortSlices(strings.Compare)

func day(s string) date.Date { return date.MustParse(s) }

func namesIn(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// closedCase makes a case file with a client and a finding in it and closes it.
func closedCase(t testing.TB) string {
	t.Helper()
	f := newCase(t)
	apply(t, f, "Add client", store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "c"}, Name: "Nordlys AS"})...)
	apply(t, f, "Add finding", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Path()
}

// raw opens a file as any other SQLite program would.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", store.FileURL(path)+"?mode=rwc&_pragma=synchronous(0)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func execRaw(t testing.TB, path string, queries ...string) {
	t.Helper()
	db := raw(t, path)
	for _, q := range queries {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCreate_leavesOneFileThatOnlyItsOwnerReads(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	if d := cmp.Diff([]string{"client.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestCreate_neverReplacesAFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.fieldcase")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Create(context.Background(), path, caseID, options(0, "Mira"))
	wantIs(t, err, store.ErrExists)
	if got, err := os.ReadFile(path); string(got) != "mine" || err != nil {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if d := cmp.Diff([]string{"x.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
}

func TestCreate_leavesNothingWhenItFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := store.CreateWith(context.Background(), filepath.Join(dir, "x.fieldcase"), options(0, "Mira"), []string{"CREATE TABLE broken ("})
	if err == nil {
		t.Fatal("made a file with a broken schema")
	}
	if names := namesIn(t, dir); len(names) > 0 {
		t.Errorf("left %v", names)
	}
	_, err = store.Create(context.Background(), filepath.Join(dir, "none", "x.fieldcase"), caseID, options(0, "Mira"))
	if err == nil || len(namesIn(t, dir)) > 0 {
		t.Errorf("%v, left %v", err, namesIn(t, dir))
	}
}

func TestOpen_refusesWhatIsNoCaseFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(dir, "other.sqlite")
	execRaw(t, other, "CREATE TABLE x (y)")
	jpeg := append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), bytes.Repeat([]byte{7}, 9000)...)
	for name, tc := range map[string]struct {
		path string
		want error
	}{
		"a picture":        {write("photo.jpg", jpeg), store.ErrNotCase},
		"an empty file":    {write("empty.fieldcase", nil), store.ErrNotCase},
		"a short file":     {write("short.fieldcase", []byte("SQLite format 3\x00")), store.ErrNotCase},
		"another database": {other, store.ErrNotCase},
		"a folder":         {dir, store.ErrNotCase},
		"nothing":          {filepath.Join(dir, "none.fieldcase"), fs.ErrNotExist},
	} {
		before, _ := os.ReadFile(tc.path)
		for _, o := range []store.Options{options(0, "Mira"), {ReadOnly: true}} {
			f, err := store.Open(context.Background(), tc.path, o)
			if !errors.Is(err, tc.want) {
				t.Errorf("%s: %v, want %v", name, err, tc.want)
			}
			if f != nil {
				_ = f.Close()
			}
		}
		if after, _ := os.ReadFile(tc.path); !bytes.Equal(before, after) {
			t.Errorf("%s: was written to", name)
		}
	}
	if d := cmp.Diff([]string{"photo.jpg", "empty.fieldcase", "short.fieldcase", "other.sqlite"}, namesIn(t, dir), sorted); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
}

func TestOpen_newerFormatTellsWhatItIs(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	execRaw(t, path, "PRAGMA user_version = 7", "ALTER TABLE finding RENAME COLUMN statement TO words")
	_, err := store.Open(context.Background(), path, options(1, "Jan"))
	var newer *store.NewerError
	if !errors.As(err, &newer) || !errors.Is(err, store.ErrNewer) {
		t.Fatalf("error %v", err)
	}
	if newer.Version != 7 || newer.Summary.Client != "Nordlys AS" || newer.Summary.CaseID != caseID || newer.Summary.Changed == "" {
		t.Errorf("%+v", newer)
	}
}

func TestOpen_secondPersonIsToldWhoHasIt(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	g, err := store.Open(ctx, f.Path(), options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if !g.ReadOnly() || !errors.Is(g.WhyReadOnly(), store.ErrInUse) {
		t.Errorf("read-only %v, because %v", g.ReadOnly(), g.WhyReadOnly())
	}
	if h := g.Holder(); h.User != "Mira" || h.Host != "laptop" || h.PID != os.Getpid() || h.Since == "" {
		t.Errorf("holder %+v", h)
	}
	if got := finding(t, g, "f1"); got.Statement != "first" {
		t.Errorf("reads %q", got.Statement)
	}
	_, err = g.Apply(ctx, store.Action{Label: "x", Edits: []store.Edit{{Kind: "client", Record: "c", Field: "name", Value: `"x"`}}})
	wantIs(t, err, store.ErrReadOnly)
	wantIs(t, err, store.ErrInUse)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	h, err := store.Open(ctx, f.Path(), options(2, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if h.ReadOnly() {
		t.Errorf("still read-only after the other closed it: %v", h.WhyReadOnly())
	}
}

func TestOpen_lockThatNobodyHoldsIsTakenOver(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	if err := os.WriteFile(store.LockPath(path), []byte(` {"user":"Ghost","host":"gone","pid":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(context.Background(), path, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	if f.ReadOnly() {
		t.Errorf("read-only: %v", f.WhyReadOnly())
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"client.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
}

func TestOpen_readOnlyOnPurposeLeavesTheFolderAlone(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"client.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
	if c := load(t, f); c.Client.Name != "Nordlys AS" || c.ID != caseID {
		t.Errorf("reads %q, %s", c.Client.Name, c.ID)
	}
	if !f.ReadOnly() || f.WhyReadOnly() != nil {
		t.Errorf("read-only %v, because %v", f.ReadOnly(), f.WhyReadOnly())
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); !bytes.Equal(before, after) || err != nil {
		t.Errorf("reading changed the file, %v", err)
	}
}

func TestOpen_throughALinkLocksTheFileItself(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	link := filepath.Join(t.TempDir(), "link.fieldcase")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(context.Background(), link, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g, err := store.Open(context.Background(), path, options(2, "Mira"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if !errors.Is(g.WhyReadOnly(), store.ErrInUse) {
		t.Errorf("opened twice for writing: %v", g.WhyReadOnly())
	}
}

func TestOpen_damageIsTold(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile(closedCase(t))
	if err != nil {
		t.Fatal(err)
	}
	garbage := bytes.Repeat([]byte{0xa5}, 4096)
	for name, damage := range map[string]func([]byte) []byte{
		"cut in half":           func(b []byte) []byte { return b[:len(b)/2] },
		"cut after a few pages": func(b []byte) []byte { return b[:3*4096] },
		"a page overwritten":    func(b []byte) []byte { return slices.Replace(b, 4096, 8192, garbage...) },
		"the schema shot":       func(b []byte) []byte { return slices.Replace(b, 100, 300, garbage[:200]...) },
	} {
		path := filepath.Join(t.TempDir(), "d.fieldcase")
		if err := os.WriteFile(path, damage(slices.Clone(whole)), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := store.Open(context.Background(), path, options(1, "Jan"))
		if !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if f != nil {
			_ = f.Close()
		}
		if d := cmp.Diff([]string{"d.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
			t.Errorf("%s: files -want +got\n%s", name, d)
		}
	}
}

func TestOpen_foreignTriggerKeepsTheFileFromBeingWritten(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	execRaw(t, path, "CREATE TRIGGER evil AFTER INSERT ON change BEGIN DELETE FROM finding; END")
	f, err := store.Open(context.Background(), path, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	wantIs(t, f.WhyReadOnly(), store.ErrForeign)
	if _, err := os.Stat(store.LockPath(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the lock was kept: %v", err)
	}
	faults, err := f.Check(context.Background(), nil)
	if err != nil || !slices.ContainsFunc(faults, func(x store.Fault) bool { return x.Kind == store.FaultForeign && x.Where == "trigger evil" }) {
		t.Errorf("%v, %v", faults, err)
	}
}

func TestOpen_tableOfAnotherToolDoesNoHarm(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	execRaw(t, path, "CREATE TABLE office_note (text)")
	f, err := store.Open(context.Background(), path, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.ReadOnly() {
		t.Errorf("read-only: %v", f.WhyReadOnly())
	}
}

func TestOpen_journalOfAFileInWALModeIsTakenIn(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	execRaw(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE office_note (text)")
	f, err := store.Open(context.Background(), path, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	apply(t, f, "Add", store.Edit{Kind: "client", Record: "c", Field: "city", Value: `"Oslo"`, Seen: 99})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"client.fieldcase"}, namesIn(t, filepath.Dir(path))); d != "" {
		t.Errorf("a case is always one file: -want +got\n%s", d)
	}
}

func TestClose_twiceAndUseAfter(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	for range 2 {
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := f.Apply(ctx, store.Action{Label: "x", Edits: []store.Edit{{Kind: "client", Record: "c", Field: "name", Value: `"x"`}}})
	wantIs(t, err, store.ErrClosed)
	_, err = f.Load(ctx)
	wantIs(t, err, store.ErrClosed)
	_, err = f.Seen(ctx)
	wantIs(t, err, store.ErrClosed)
}

func TestErrors_areToldApart(t *testing.T) {
	t.Parallel()
	all := store.AllErrors()
	for i, a := range all {
		for j, b := range all {
			if i != j && (errors.Is(a, b) || a.Error() == b.Error()) {
				t.Errorf("%q is %q", a, b)
			}
		}
	}
}
