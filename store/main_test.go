package store_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// TestMain runs the tests with the switches every program sets, or as one of the child programs of the tests.
func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	runChild()
	flag.Parse()
	if rapidChecks := flag.Lookup("rapid.checks"); rapidChecks.Value.String() == rapidChecks.DefValue {
		_ = rapidChecks.Value.Set("40") // each makes files; the soak before a release asks for more
	}
	os.Exit(m.Run())
}

const caseID audit.ID = "01980000-0000-7000-8000-00000000ca5e"

// fixedEnv returns a clock that starts on a day of May 2026 and advances one second at each look, and IDs that count.
func fixedEnv(prefix int) store.Env {
	var ticks, ids atomic.Int64
	start := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	return store.Env{
		Now:   func() time.Time { return start.Add(time.Duration(ticks.Add(1)) * time.Second) },
		NewID: func() string { return fmt.Sprintf("01980000-0000-7000-%04x-%012x", 0x8000+prefix, ids.Add(1)) },
	}
}

// options returns the options of a person; each gets IDs of its own.
func options(prefix int, name string) store.Options {
	return store.Options{
		Identity: store.Identity{Name: name, Initials: name[:1], Role: "lead-auditor", Program: "fieldcase test", Host: "laptop"},
		Env:      fixedEnv(prefix),
	}
}

// newCase makes a case file in a folder of its own.
func newCase(t testing.TB) *store.File {
	t.Helper()
	f, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "client.fieldcase"), caseID, options(0, "Mira"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// apply writes an action that has to succeed.
func apply(t testing.TB, f *store.File, label string, edits ...store.Edit) store.Applied {
	t.Helper()
	done, err := f.Apply(context.Background(), store.Action{Label: label, Edits: edits})
	if err != nil {
		t.Fatalf("apply %s: %v", label, err)
	}
	return done
}

// load returns the case as it stands.
func load(t testing.TB, f *store.File) *audit.Case {
	t.Helper()
	c, err := f.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c
}
