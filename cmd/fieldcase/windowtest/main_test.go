//go:build window

package windowtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"fieldcase/store"
)

// executable is the program under test, built once.
var executable string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "fieldcase-window-")
	if err == nil {
		defer func() { _ = os.RemoveAll(folder) }()
		executable, err = build(folder)
	}
	if err == nil {
		err = store.Setup()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "windowtest:", err)
		return 1
	}
	return m.Run()
}

// build builds the program as it is released.
func build(folder string) (string, error) {
	path := filepath.Join(folder, "fieldcase")
	c := exec.Command("go", "build", "-trimpath", "-tags", "migrated_fynedo", "-ldflags", "-s -w", "-o", path, "fieldcase/cmd/fieldcase")
	c.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return path, nil
}

// poll is the rest between two looks at something that is waited for.
const poll = 5 * time.Millisecond

// patience is how long anything may take that is not being measured.
const patience = 30 * time.Second

// waitFor looks until what is waited for has come, and fails the test when it does not come in time.
func waitFor(t *testing.T, what string, limit time.Duration, come func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); !come(); time.Sleep(poll) {
		if time.Now().After(end) {
			t.Fatalf("waited %v in vain for %s", limit, what)
		}
	}
}
