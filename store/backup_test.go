package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"

	"github.com/google/go-cmp/cmp"
)

// copyOf makes a backup of the file and opens it for writing.
func copyOf(t testing.TB, f *store.File) *store.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.fieldcase")
	if err := store.Backup(context.Background(), f, path, false); err != nil {
		t.Fatal(err)
	}
	g, err := store.Open(context.Background(), path, options(100, "Copy"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

func TestBackup_isTheCase(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	if _, _, err := f.PutBlob(ctx, bytes.NewReader(bytesOf(3<<20))); err != nil {
		t.Fatal(err)
	}
	g := copyOf(t, f)
	wantSound(t, g)
	if d := cmp.Diff(recordValues(load(t, f)), recordValues(load(t, g))); d != "" {
		t.Errorf("-case +backup\n%s", d)
	}
	info, err := os.Stat(g.Path())
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	apply(t, g, "Go on", store.Edit{Kind: "finding", Record: "f1", Field: "statement", Value: `"in the copy"`, Seen: 99})
	wantSound(t, g)
}

func TestBackup_replacesOnlyWhenForced(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	dst := filepath.Join(t.TempDir(), "b.fieldcase")
	for _, force := range []bool{false, true} {
		if err := store.Backup(ctx, f, dst, force); err != nil {
			t.Fatal(err)
		}
	}
	wantIs(t, store.Backup(ctx, f, dst, false), store.ErrExists)
	wantIs(t, store.Backup(ctx, f, f.Path(), true), store.ErrExists)
	g, err := store.Open(ctx, dst, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	wantIs(t, store.Backup(ctx, f, dst, true), store.ErrInUse)
	if d := cmp.Diff([]string{"b.fieldcase", ".~lock.b.fieldcase#"}, namesIn(t, filepath.Dir(dst)), sorted); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
}

func TestRestore_putsTheBackupInThePlaceOfADamagedFile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	backup := closedCase(t)
	dst := filepath.Join(t.TempDir(), "c.fieldcase")
	if err := os.WriteFile(dst, []byte("wreck"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dst+"-journal", []byte("left by a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantIs(t, store.Restore(ctx, backup, dst, false), store.ErrExists)
	if err := store.Restore(ctx, backup, dst, true); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(ctx, dst, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := finding(t, f, "f1").Statement; got != "first" {
		t.Errorf("restored %q", got)
	}
	wantSound(t, f)
}

func TestRestore_ofADamagedBackupLeavesWhatIsThere(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := t.TempDir()
	bad, dst := filepath.Join(dir, "bad.fieldcase"), closedCase(t)
	whole, err := os.ReadFile(dst)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	wantIs(t, store.Restore(ctx, bad, dst, true), store.ErrDamaged)
	if now, err := os.ReadFile(dst); !bytes.Equal(now, whole) || err != nil {
		t.Errorf("the file was touched, %v", err)
	}
	if d := cmp.Diff([]string{"client.fieldcase"}, namesIn(t, filepath.Dir(dst))); d != "" {
		t.Errorf("files -want +got\n%s", d)
	}
}

func TestBackup_givesUpWhenCancelled(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := t.TempDir()
	if err := store.Backup(ctx, f, filepath.Join(dir, "b.fieldcase"), false); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if names := namesIn(t, dir); len(names) > 0 {
		t.Errorf("left %v", names)
	}
}
