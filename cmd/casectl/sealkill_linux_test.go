package main

import (
	"bytes"
	"crypto/rand"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

const (
	keyOfMira    = "AGE-SECRET-KEY-156V3EQGK9GWQDD2K0WHJF6DG3V9DNUGAGUZR3YERX7DRU8HCMJASCQMN7F"
	publicOfMira = "age1fz9hpxyvm2x47df5l0j4wtgfnraaacrnuj6geac96rg4rpv2l4rq9pym72"
	secretWord   = "Zyklamen am Fjord"
)

// largeCase makes a case of some 24 MB that tells a secret at its beginning, and the file of a private key.
func largeCase(t *testing.T, dir string) (path, identity string) {
	t.Helper()
	path, identity = filepath.Join(dir, "client.fieldcase"), filepath.Join(dir, "key.txt")
	s, err := casefile.Create(t.Context(), testEnv(), path, casefile.NewCase{Client: audit.Client{Name: secretWord}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(identity, []byte(keyOfMira), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Attach(t.Context(), "film.mp4", "test", io.LimitReader(rand.Reader, 24<<20)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, identity
}

// A program that is killed while it seals or unseals leaves the whole or nothing: no half file, no part of the plain text,
// and the next attempt succeeds.
func TestSealAndUnseal_killed(t *testing.T) {
	dir := t.TempDir()
	path, identity := largeCase(t, dir)
	sealed := filepath.Join(dir, "client.age")
	if code, _, stderr := call(t.Context(), testEnv(), false, "seal", path, "-r", publicOfMira, "-o", sealed); code != 0 {
		t.Fatal(stderr)
	}
	plain := contentOf(t, path)
	if !bytes.Contains(plain, []byte(secretWord)) || bytes.Contains(contentOf(t, sealed), []byte(secretWord)) {
		t.Fatal("the case does not tell what it is to tell, or the sealed file does")
	}
	for name, args := range map[string][]string{
		"seal":   {"seal", path, "-r", publicOfMira, "-o"},
		"unseal": {"unseal", sealed, "-i", identity, "-o"},
	} {
		t.Run(name, func(t *testing.T) {
			killed := 0
			for round := range 25 {
				out := t.TempDir()
				killed += killAfter(t, time.Duration(5+7*round)*time.Millisecond, append(args, filepath.Join(out, "out")))
				for _, left := range files(t, out) {
					content := contentOf(t, filepath.Join(out, left))
					whole := len(content) >= len(plain)
					if name == "unseal" {
						whole = bytes.Equal(content, plain)
					}
					if !whole && !strings.HasPrefix(left, ".~lock.") {
						t.Fatalf("round %d left %s with %d bytes", round, left, len(content))
					}
				}
				if code, _, stderr := call(t.Context(), testEnv(), false, append(args, filepath.Join(out, "out"), "--force")...); code != 0 {
					t.Fatalf("round %d, once more: %s", round, stderr)
				}
			}
			if killed == 0 {
				t.Error("nobody was killed at work")
			}
		})
	}
}

// killAfter starts the command line and kills it, and returns 1 if it was still at work.
func killAfter(t *testing.T, d time.Duration, args []string) int {
	t.Helper()
	cmd := exec.Command("/proc/self/exe", args...)
	cmd.Env = append(os.Environ(), asCasectl+"=1")
	cmd.Stderr = io.Discard
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(d, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	if cmd.Wait() != nil {
		return 1
	}
	return 0
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
