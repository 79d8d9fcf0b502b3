//go:build unix

package main

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// nobodyID is a user without rights; the tests may run as root, who may write everywhere.
const nobodyID = 65534

// TestScripts_unix runs the scripts that need rights and disks as only Unix gives them.
func TestScripts_unix(t *testing.T) {
	t.Parallel()
	commands := maps.Clone(scriptCommands)
	commands["nobody"] = scriptNobody
	commands["smalldisk"] = scriptSmallDisk
	commands["fulldisk"] = scriptFullDisk
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "scripts", "unix"),
		Cmds:                commands,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIELDCASE_USER", "Márta Kővári")
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			return letEveryoneIn(e.WorkDir)
		},
	})
}

// letEveryoneIn lets every user look into a folder and run the program that it puts there.
func letEveryoneIn(folder string) error {
	for d := folder; len(d) > len(os.TempDir()); d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			return err
		}
	}
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "casectl"), program, 0o755)
}

// nobody CODE ARG… runs casectl as a user without rights and expects that exit code.
func scriptNobody(ts *testscript.TestScript, _ bool, args []string) {
	c := program(ts, ts.MkAbs("casectl"), args[1:]...)
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobodyID, Gid: nobodyID}}
	}
	expect(ts, c, args[0])
}

// fulldisk CODE ARG… runs casectl with its standard output on a disk that is full.
func scriptFullDisk(ts *testscript.TestScript, _ bool, args []string) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	ts.Check(err)
	defer func() { ts.Check(full.Close()) }()
	c := program(ts, ts.MkAbs("casectl"), args[1:]...)
	c.Stdout = full
	expect(ts, c, args[0])
}

// smalldisk SIZE FOLDER SCRIPT runs a shell script while the folder is a disk of that size. Where the machine lets
// nobody make a disk, it says so and runs nothing: what is written to a full disk is tested in package store as well.
func scriptSmallDisk(ts *testscript.TestScript, _ bool, args []string) {
	if err := exec.Command("unshare", "-Urm", "true").Run(); err != nil {
		ts.Logf("no small disk can be made here: %v", err)
		return
	}
	ts.Check(os.Mkdir(ts.MkAbs(args[1]), 0o755))
	const mount = `mount -t tmpfs -o size="$0" tmpfs "$1" && exec sh -eu "$2"`
	expect(ts, program(ts, "unshare", "-Urm", "sh", "-c", mount, args[0], args[1], args[2]), "0")
}

// program prepares a program to run in the folder and the environment of the script.
func program(ts *testscript.TestScript, path string, args ...string) *exec.Cmd {
	c := exec.Command(path, args...)
	c.Dir = ts.MkAbs(".")
	c.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.MkAbs("home"), "FIELDCASE_USER=" + ts.Getenv("FIELDCASE_USER")}
	c.Stdout, c.Stderr = ts.Stdout(), ts.Stderr()
	return c
}

// expect runs a program and expects an exit code.
func expect(ts *testscript.TestScript, c *exec.Cmd, code string) {
	want, err := strconv.Atoi(code)
	ts.Check(err)
	err = c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Check(err)
	}
	if got := c.ProcessState.ExitCode(); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
