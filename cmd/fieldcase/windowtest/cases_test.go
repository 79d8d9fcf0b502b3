//go:build window

package windowtest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
)

// env is somebody else than the user of the window.
func env() casefile.Env {
	return casefile.Env{
		Now: time.Now, NewID: func() string { return uuid.Must(uuid.NewV7()).String() },
		User: casefile.User{Name: "Henrik Dahl", Initials: "HD"}, Program: "windowtest", Host: "test",
	}
}

// sampleBytes is the sample case at a moment, made once.
var sampleBytes = struct {
	sync.Mutex
	made map[sample.Moment][]byte
}{made: map[sample.Moment][]byte{}}

// sampleCase writes the sample case, as it stood at a moment, to a path.
func sampleCase(t *testing.T, path string, m sample.Moment) {
	t.Helper()
	sampleBytes.Lock()
	defer sampleBytes.Unlock()
	if sampleBytes.made[m] == nil {
		made := filepath.Join(t.TempDir(), "client.fieldcase")
		s, err := sample.MakeAt(t.Context(), env(), made, m)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if sampleBytes.made[m], err = os.ReadFile(made); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, sampleBytes.made[m], 0o600); err != nil {
		t.Fatal(err)
	}
}

// reader reads a case file beside the program that has it open.
type reader struct {
	t       *testing.T
	session *casefile.Session
}

// read opens a case file for reading until the end of the test.
func read(t *testing.T, path string) reader {
	t.Helper()
	r := open(t, path, true)
	t.Cleanup(func() { _ = r.session.Close() }) // only read
	return r
}

// open opens a case file as the next program would; the caller closes it.
func open(t *testing.T, path string, readOnly bool) reader {
	t.Helper()
	s, err := casefile.Open(t.Context(), env(), path, readOnly)
	if err != nil {
		t.Fatal(err)
	}
	return reader{t, s}
}

// now returns the case as it is on disk.
func (r reader) now() *audit.Case {
	r.t.Helper()
	c, err := r.session.Case(context.Background())
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

// until waits until the case on disk is as wanted.
func (r reader) until(what string, as func(*audit.Case) bool) {
	r.t.Helper()
	waitFor(r.t, what+" in the case file", patience, func() bool { return as(r.now()) })
}

// isWhole fails the test when anything is wrong with the case file.
func (r reader) isWhole() {
	r.t.Helper()
	faults, err := r.session.Check(context.Background(), nil)
	if err != nil {
		r.t.Error(err)
	}
	for _, f := range faults {
		r.t.Errorf("the case is not whole: %s, %s: %s", f.Kind, f.Where, f.Message)
	}
}
