package casefile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/seal"
)

// atRest makes a sealed case, and the folder in which sealed cases lie plain while they are open.
func atRest(t *testing.T) (sealed, dir string, lock seal.Lock) {
	t.Helper()
	s := newCase(t)
	l, key := mira(t)
	lock = l.With(key)
	dir = filepath.Join(t.TempDir(), "unsealed")
	sealed = filepath.Join(t.TempDir(), "Ångström #1.fieldcase.age")
	if err := s.Seal(t.Context(), sealed, lock, false, nil); err != nil {
		t.Fatal(err)
	}
	return sealed, dir, lock
}

func keyOf(t *testing.T, l seal.Lock) seal.Key {
	t.Helper()
	k, ok := l.Key()
	if !ok {
		t.Fatal("the lock has no key")
	}
	return k
}

func unsealed(t *testing.T, dir, sealed string, lock seal.Lock) *casefile.Unsealed {
	t.Helper()
	u, err := casefile.OpenSealed(t.Context(), testEnv("MK"), dir, sealed, keyOf(t, lock))
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// workOn changes the plain copy as a person does.
func workOn(t *testing.T, u *casefile.Unsealed) {
	t.Helper()
	s, err := casefile.Open(t.Context(), u.Env(testEnv("MK")), u.Path(), false)
	if err != nil {
		t.Fatal(err)
	}
	newFinding(t, s)
	if !u.IsOpen() {
		t.Error("nobody is told to work on it")
	}
	if _, err := s.DailyBackup(t.Context()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("plain text is left: %v (%v)", left, err)
	}
}

func TestOpenSealed_workAndSealAgain(t *testing.T) {
	t.Parallel()
	sealed, dir, lock := atRest(t)
	before := contentOf(t, sealed)
	u := unsealed(t, dir, sealed, lock)
	if filepath.Base(u.Path()) != "Ångström #1.fieldcase" {
		t.Errorf("the plain copy is called %s", u.Path())
	}
	for _, folder := range []string{dir, filepath.Dir(u.Path())} {
		if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s may be read by others: %v (%v)", folder, info.Mode(), err)
		}
	}
	workOn(t, u)
	plain := contentOf(t, u.Path())
	if err := u.SealAgain(t.Context(), testEnv("MK"), lock, ""); err != nil {
		t.Fatal(err)
	}
	wantEmpty(t, dir)
	if bytes.Equal(before, contentOf(t, sealed)) {
		t.Error("the sealed file is what it was")
	}
	again := unsealed(t, dir, sealed, lock)
	if !bytes.Equal(contentOf(t, again.Path()), plain) {
		t.Error("the work did not come back")
	}
	before = contentOf(t, sealed)
	if err := again.SealAgain(t.Context(), testEnv("MK"), lock, ""); err != nil {
		t.Fatal(err)
	}
	wantEmpty(t, dir)
	if !bytes.Equal(before, contentOf(t, sealed)) {
		t.Error("the sealed file was written anew though nothing was changed")
	}
}

// What a crash leaves is found again, with all the work in it, and is not opened a second time beside it.
func TestLeftUnsealed_afterACrash(t *testing.T) {
	t.Parallel()
	sealed, dir, lock := atRest(t)
	workOn(t, unsealed(t, dir, sealed, lock))
	if err := os.MkdirAll(filepath.Join(dir, "half"), 0o700); err != nil { // ended before its copy was whole
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "half", "client.fieldcase"), []byte("plain"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.OpenSealed(t.Context(), testEnv("MK"), dir, sealed, keyOf(t, lock)); !errors.Is(err, casefile.ErrUnsealedElsewhere) {
		t.Errorf("opened a second time: %v", err)
	}
	left, err := casefile.LeftUnsealed(dir)
	if err != nil || len(left) != 1 || left[0].Sealed != sealed || left[0].OpenedAt == "" {
		t.Fatalf("left %+v (%v)", left, err)
	}
	if err := left[0].SealAgain(t.Context(), testEnv("MK"), lock, ""); err != nil {
		t.Fatal(err)
	}
	wantEmpty(t, dir)
}

func TestSealAgain_keepsThePlainCopyWhereItCannot(t *testing.T) {
	t.Parallel()
	sealed, dir, lock := atRest(t)
	u := unsealed(t, dir, sealed, lock)
	workOn(t, u)
	typo, err := seal.WithPassphrase("another passphrase than it was")
	if err != nil {
		t.Fatal(err)
	}
	if u.IsOpen() {
		t.Error("somebody is told to work on it")
	}
	if err := u.SealAgain(t.Context(), testEnv("MK"), typo, ""); !errors.Is(err, seal.ErrWantsKey) {
		t.Errorf("with another lock: %v", err)
	}
	public, _ := mira(t)
	if err := u.SealAgain(t.Context(), testEnv("MK"), public, ""); !errors.Is(err, seal.ErrWantsKey) {
		t.Errorf("with a lock that cannot be tried: %v", err)
	}
	other := append(contentOf(t, sealed), "changed by a sync client"...)
	if err := os.WriteFile(sealed, other, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := u.SealAgain(t.Context(), testEnv("MK"), lock, ""); !errors.Is(err, casefile.ErrSealedChanged) {
		t.Errorf("over a file that was changed: %v", err)
	}
	if left, err := casefile.LeftUnsealed(dir); err != nil || len(left) != 1 {
		t.Errorf("left %v (%v)", left, err)
	}
	if !bytes.Equal(contentOf(t, sealed), other) {
		t.Error("the file of the other was written over")
	}
	if err := os.Remove(sealed); err != nil { // it is somewhere else now
		t.Fatal(err)
	}
	to := strings.TrimSuffix(sealed, ".age") + " (2).age"
	if err := u.SealAgain(t.Context(), testEnv("MK"), lock, to); err != nil {
		t.Fatal(err)
	}
	wantEmpty(t, dir)
	unsealed(t, dir, to, lock)
}

func TestOpenSealed_wrongKeyLeavesNothing(t *testing.T) {
	t.Parallel()
	sealed, dir, _ := atRest(t)
	stranger, err := seal.Identities(strings.NewReader("AGE-SECRET-KEY-1ULHM7FUR2HRSNQRE548CPYN5TLRXMFN3UM2YP45Y5VZ286AFGK2SKTSPUF"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.OpenSealed(t.Context(), testEnv("MK"), dir, sealed, stranger); !errors.Is(err, seal.ErrWrongKey) {
		t.Errorf("error %v", err)
	}
	wantEmpty(t, dir)
}
