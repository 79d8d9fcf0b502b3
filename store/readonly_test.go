//go:build !windows

package store_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is a user without rights; the tests may run as root, who may write everywhere.
const nobody = 65534

func TestOpen_whereNothingMayBeWrittenReads(t *testing.T) {
	t.Parallel()
	for name, mode := range map[string]struct{ folder, file os.FileMode }{
		"the folder":   {0o555, 0o666},
		"the file":     {0o777, 0o444},
		"both of them": {0o555, 0o444},
	} {
		top := openFolder(t)
		dir := filepath.Join(top, "case")
		path := filepath.Join(dir, "c.fieldcase")
		whole, err := os.ReadFile(closedCase(t))
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range []error{os.Mkdir(dir, 0o700), os.WriteFile(path, whole, 0o600), os.Chmod(path, mode.file), os.Chmod(dir, mode.folder)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		cmd := child("readonly", path)
		asNobody(t, cmd, top)
		if out, err := cmd.Output(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
		if err := os.Chmod(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if names := namesIn(t, dir); len(names) != 1 {
			t.Errorf("%s: left %v", name, names)
		}
	}
}

func TestOpen_whatACrashLeftWhereNothingMayBeWritten(t *testing.T) {
	t.Parallel()
	top := openFolder(t)
	dir := filepath.Join(top, "case")
	path := filepath.Join(dir, "c.fieldcase")
	half := leaveHalfDone(t, closedCase(t))
	for _, err := range []error{
		os.Mkdir(dir, 0o700), os.Rename(half, path), os.Rename(half+"-journal", path+"-journal"),
		os.Chmod(path, 0o444), os.Chmod(path+"-journal", 0o444), os.Chmod(dir, 0o555),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	cmd := child("halfdone", path)
	asNobody(t, cmd, top)
	if out, err := cmd.Output(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
}

// asNobody lets the command run as a user without rights.
func asNobody(t *testing.T, cmd *exec.Cmd, top string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	cmd.Path = copyOfThisProgram(t, top)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}

// openFolder returns a folder that every user may look into.
func openFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for d := dir; len(d) > len(os.TempDir()); d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// copyOfThisProgram copies the test program to where every user may run it.
func copyOfThisProgram(t *testing.T, dir string) string {
	t.Helper()
	from, err := os.Open(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	path := filepath.Join(dir, "store.test")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
