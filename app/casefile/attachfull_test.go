package casefile_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// memory is how much memory the program has taken from the system for what Go keeps.
func memory() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapSys
}

// fullEnv names the environment variable that makes the test program one that fills a small disk in this folder.
const fullEnv = "FIELDCASE_CASEFILE_FULL"

func TestMain(m *testing.M) {
	if folder := os.Getenv(fullEnv); folder != "" {
		if err := attachUntilFull(folder); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// attachUntilFull attaches a hundred files of 64 KB to a case on a small disk. Some are taken in whole, or none where there
// is hardly room for one; the case is sound and says what it has.
func attachUntilFull(folder string) error {
	ctx := context.Background()
	s, err := casefile.Create(ctx, testEnv("MK"), filepath.Join(folder, "c.fieldcase"), casefile.NewCase{Client: audit.Client{Name: "Nordlys"}})
	if err != nil {
		return err
	}
	var in []casefile.Incoming
	for i := range 100 {
		content := make([]byte, 64<<10)
		copy(content, fmt.Sprint(i))
		in = append(in, casefile.Incoming{Name: fmt.Sprintf("%d.bin", i), Bytes: content})
	}
	got, err := s.AttachFiles(ctx, casefile.AttachTo{}, in, casefile.AttachOptions{}, nil)
	if err != nil && !errors.Is(err, casefile.ErrFull) {
		return err
	}
	c, err := s.Case(ctx)
	if err != nil {
		return err
	}
	if n := len(got.New()); n == 100 || len(c.Attachments) != n || len(got.Files) != 100 {
		return fmt.Errorf("%d new of %d, the case has %d", n, len(got.Files), len(c.Attachments))
	}
	for _, f := range got.Failed() {
		if !errors.Is(f.Err, casefile.ErrFull) {
			return f.Err
		}
	}
	faults, err := s.Check(ctx, nil)
	if err != nil || len(faults) > 0 {
		return fmt.Errorf("check: %v: %w", faults, err)
	}
	if n := len(got.New()); n > 0 {
		fmt.Println("took", n)
	}
	return s.Close()
}

func TestAttachFiles_diskFullInTheMiddle(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := exec.Command("unshare", "-Urm", "true").Run(); err != nil {
		t.Logf("no small disk can be made here (%v); package store tests a file that may not grow", err)
		return
	}
	for _, size := range []string{"3m", "2m", "1500k", "1400k", "1300k"} {
		script := fmt.Sprintf(`mount -t tmpfs -o size=%s tmpfs %q && exec "$0"`, size, folder)
		cmd := exec.Command("unshare", "-Urm", "sh", "-c", script, os.Args[0])
		cmd.Env = append(os.Environ(), fullEnv+"="+folder)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v: %s", size, err, out)
		}
		if size == "3m" && !strings.HasPrefix(string(out), "took ") {
			t.Errorf("nothing was taken in: %s", out)
		}
	}
}
