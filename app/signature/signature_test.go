package signature_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/seal"
	"fieldcase/app/signature"
)

// chance is the same at every test.
func chance(b byte) *bytes.Reader { return bytes.NewReader(bytes.Repeat([]byte{b}, 32)) }

func keyFile(t *testing.T) signature.File {
	t.Helper()
	return signature.File(filepath.Join(t.TempDir(), "settings", signature.KeyName))
}

func TestPublic_Verify(t *testing.T) {
	t.Parallel()
	s, err := keyFile(t).OpenOrMake("", chance(1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := keyFile(t).OpenOrMake("", chance(2))
	if err != nil {
		t.Fatal(err)
	}
	message := []byte("Certificate NO-2026-041, version 1")
	sig := s.Sign(message)
	if err := s.Public().Verify(message, sig); err != nil {
		t.Error(err)
	}
	for name, err := range map[string]error{
		"another message":   s.Public().Verify([]byte("Certificate NO-2026-041, version 2"), sig),
		"another key":       other.Public().Verify(message, sig),
		"another signature": s.Public().Verify(message, other.Sign(message)),
	} {
		if !errors.Is(err, signature.ErrBad) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, bad := range []signature.Public{"", "ed25519:", "ed25519:AAAA", "rsa:AAAA", s.Public() + "AAAA"} {
		if err := bad.Verify(message, sig); !errors.Is(err, signature.ErrForm) || bad.Fingerprint() != "" || bad.Is("") {
			t.Errorf("key %q: %v", bad, err)
		}
	}
	if err := s.Public().Verify(message, "AAAA"); !errors.Is(err, signature.ErrForm) {
		t.Errorf("a short signature: %v", err)
	}
	p := s.Public()
	for _, text := range []string{string(p), p.Fingerprint(), strings.ToUpper(strings.ReplaceAll(p.Fingerprint(), " ", "")), " " + string(p) + "\n"} {
		if !p.Is(text) || other.Public().Is(text) {
			t.Errorf("%q is not known as %s", text, p)
		}
	}
}

func TestFile_isMadeOnceForItsOwnerAlone(t *testing.T) {
	t.Parallel()
	f := keyFile(t)
	if _, err := f.Open(""); !errors.Is(err, signature.ErrNoKey) {
		t.Errorf("before it is made: %v", err)
	}
	first, err := f.OpenOrMake("", chance(1))
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.OpenOrMake("", chance(2))
	if err != nil || again.Public() != first.Public() {
		t.Errorf("another key at the second use (%v)", err)
	}
	for path, want := range map[string]os.FileMode{string(f): 0o600, filepath.Dir(string(f)): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: mode %v (%v)", path, info.Mode(), err)
		}
	}
}

func TestFile_SetPassphrase(t *testing.T) {
	t.Parallel()
	f := keyFile(t)
	plain, err := f.OpenOrMake("", chance(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetPassphrase("", "rød grød"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.OpenOrMake("", chance(2)); !errors.Is(err, signature.ErrLocked) || !f.IsLocked() {
		t.Errorf("without the passphrase: %v", err)
	}
	if _, err := f.Open("rod grod"); !errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
	locked, err := f.Open("rød grød")
	if err != nil || locked.Public() != plain.Public() {
		t.Errorf("another key behind the passphrase (%v)", err)
	}
	if err := f.SetPassphrase("rød grød", ""); err != nil || f.IsLocked() {
		t.Errorf("taken away: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(string(f))); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

func TestFile_Open_tellsWhatIsNoKey(t *testing.T) {
	t.Parallel()
	f := keyFile(t)
	if err := os.MkdirAll(filepath.Dir(string(f)), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
	} {
		if err := os.WriteFile(string(f), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := f.OpenOrMake("", chance(1)); !errors.Is(err, signature.ErrKey) {
			t.Errorf("%q: %v", text, err)
		}
		if got, _ := os.ReadFile(string(f)); string(got) != text {
			t.Errorf("%q was replaced by %q", text, got)
		}
	}
}
