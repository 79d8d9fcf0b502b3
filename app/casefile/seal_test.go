package casefile_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/seal"
	"fieldcase/store"
)

// The keys of a person who is in these tests alone.
const (
	publicOfMira = "age1fz9hpxyvm2x47df5l0j4wtgfnraaacrnuj6geac96rg4rpv2l4rq9pym72"
	keyOfMira    = "AGE-SECRET-KEY-156V3EQGK9GWQDD2K0WHJF6DG3V9DNUGAGUZR3YERX7DRU8HCMJASCQMN7F"
)

// mira returns the lock that her key opens, as somebody has it who knows the public key alone.
func mira(t testing.TB) (seal.Lock, seal.Key) {
	t.Helper()
	l, err := seal.ForRecipients(publicOfMira)
	if err != nil {
		t.Fatal(err)
	}
	k, err := seal.Identities(bytes.NewReader([]byte(keyOfMira)))
	if err != nil {
		t.Fatal(err)
	}
	return l, k
}

func contentOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSession_Seal_whileItIsOpen(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	newFinding(t, s)
	lock, key := mira(t)
	dir := t.TempDir()
	sealed, back := filepath.Join(dir, "a.age"), filepath.Join(dir, "b.fieldcase")
	for name, l := range map[string]seal.Lock{"for others": lock, "opened again at once": lock.With(key)} {
		if err := s.Seal(t.Context(), sealed, l, true, nil); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var told int64
		if err := casefile.Unseal(t.Context(), sealed, back, key, true, func(done, total int64) { told = total - done }); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !bytes.Equal(contentOf(t, back), contentOf(t, s.Path())) || told != 0 {
			t.Errorf("%s: another file came back (%d bytes to come)", name, told)
		}
	}
	for _, path := range []string{sealed, back} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v (%v)", path, info.Mode(), err)
		}
	}
}

// A lock whose key does not open what it seals is found before anything takes the name.
func TestSession_Seal_provesThatItOpens(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	lock, _ := mira(t)
	stranger, err := seal.Identities(bytes.NewReader([]byte("AGE-SECRET-KEY-1ULHM7FUR2HRSNQRE548CPYN5TLRXMFN3UM2YP45Y5VZ286AFGK2SKTSPUF")))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := s.Seal(t.Context(), filepath.Join(dir, "a.age"), lock.With(stranger), false, nil); !errors.Is(err, seal.ErrAltered) {
		t.Errorf("error %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestSealing_cancelledLeavesNothing(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	lock, key := mira(t)
	dir := t.TempDir()
	sealed := filepath.Join(t.TempDir(), "a.age")
	if err := s.Seal(t.Context(), sealed, lock, false, nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Seal(ctx, filepath.Join(dir, "a.age"), lock, false, nil); !casefile.IsCancelled(err) {
		t.Errorf("seal: %v", err)
	}
	if err := casefile.Unseal(ctx, sealed, filepath.Join(dir, "b.fieldcase"), key, false, nil); !casefile.IsCancelled(err) {
		t.Errorf("unseal: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestUnseal_refusesWhatIsNoCase(t *testing.T) {
	t.Parallel()
	lock, key := mira(t)
	dir := t.TempDir()
	for name, content := range map[string][]byte{"nothing": nil, "a letter": []byte("Dear Mira"), "a long letter": bytes.Repeat([]byte("Dear Mira"), 9999)} {
		path := filepath.Join(dir, "x.age")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		w, err := lock.Writer(f)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, bytes.NewReader(content)); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Close(), f.Close()); err != nil {
			t.Fatal(err)
		}
		if err := casefile.Unseal(t.Context(), path, filepath.Join(dir, "b.fieldcase"), key, false, nil); !errors.Is(err, store.ErrNotCase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

// A sealed case that ends at any place before its end is told to be cut short or altered, and nothing of it is written.
func TestUnseal_cutAnywhere(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	lock, key := mira(t)
	dir := t.TempDir()
	whole := filepath.Join(dir, "a.age")
	if err := s.Seal(t.Context(), whole, lock, false, nil); err != nil {
		t.Fatal(err)
	}
	content := contentOf(t, whole)
	short, back := filepath.Join(dir, "short.age"), filepath.Join(dir, "b.fieldcase")
	for n := 1; n < len(content); n += 30_011 {
		if err := os.WriteFile(short, content[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		err := casefile.Unseal(t.Context(), short, back, key, false, nil)
		if !errors.Is(err, seal.ErrCutShort) {
			t.Errorf("cut at %d of %d: %v", n, len(content), err)
		}
		if _, err := os.Stat(back); err == nil {
			t.Fatalf("cut at %d of %d: a case was made", n, len(content))
		}
	}
}
