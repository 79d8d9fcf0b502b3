package store_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"
)

func TestFile_Copy_isTheFile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	apply(t, f, "Add", store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1", Statement: "first"})...)
	if _, _, err := f.PutBlob(ctx, bytes.NewReader(bytesOf(3<<20))); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	told := int64(-1)
	n, err := f.Copy(ctx, &got, func(done, total int64) { told = total - done })
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) || n != int64(len(want)) || told != 0 {
		t.Errorf("%d bytes of a file of %d, %d told to be to come", n, len(want), told)
	}
	if size, err := store.SizeOf(got.Bytes()); err != nil || size != int64(len(want)) {
		t.Errorf("its beginning tells a length of %d (%v)", size, err)
	}
}

// A copy is of one moment, whoever writes while it is made.
func TestFile_Copy_ofOneMoment(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	reader, err := store.Open(ctx, f.Path(), store.Options{ReadOnly: true, Env: fixedEnv(7)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = reader.Close() })
	before, err := os.ReadFile(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	saved := make(chan error, 1)
	w := &atFirst{do: func() {
		go func() {
			_, err := f.Apply(ctx, store.Action{Label: "Add", Edits: store.EditsFor(nil, &audit.Finding{Record: audit.Record{ID: "f1"}, Audit: "a1"})})
			saved <- err
		}()
	}}
	if _, err := reader.Copy(ctx, w, nil); err != nil {
		t.Fatal(err)
	}
	if err := <-saved; err != nil {
		t.Errorf("who saved meanwhile: %v", err)
	}
	if !bytes.Equal(w.Bytes(), before) {
		t.Error("the copy is of no one moment")
	}
}

type atFirst struct {
	bytes.Buffer
	do func()
}

func (w *atFirst) Write(p []byte) (int, error) {
	if w.Len() == 0 {
		w.do()
	}
	return w.Buffer.Write(p)
}

func TestSizeOf_refusesWhatIsNoCase(t *testing.T) {
	t.Parallel()
	other := append([]byte("SQLite format 3\x00"), make([]byte, 100)...)
	for _, begin := range [][]byte{nil, []byte("PK"), other, other[:50]} {
		if _, err := store.SizeOf(begin); !errors.Is(err, store.ErrNotCase) {
			t.Errorf("%.20q: %v", begin, err)
		}
	}
}

func TestHold(t *testing.T) {
	t.Parallel()
	f := newCase(t)
	if _, err := store.Hold(f.Path(), false); !errors.Is(err, store.ErrExists) {
		t.Errorf("a file that is there: %v", err)
	}
	if _, err := store.Hold(f.Path(), true); !errors.Is(err, store.ErrInUse) {
		t.Errorf("a file that is open: %v", err)
	}
	path := filepath.Join(t.TempDir(), "new.fieldcase")
	p, err := store.Hold(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Create(context.Background(), path, caseID, options(0, "Mira")); !errors.Is(err, store.ErrInUse) {
		t.Errorf("a name that is held: %v", err)
	}
	journal := path + "-journal"
	if err := os.WriteFile(journal, []byte("of the file before"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.Clear(); err != nil {
		t.Error(err)
	}
	p.Release()
	for _, name := range []string{journal, filepath.Join(filepath.Dir(path), ".~lock.new.fieldcase#")} {
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left (%v)", name, err)
		}
	}
}
