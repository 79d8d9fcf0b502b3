package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// childEnv names the environment variable that makes the test program a child: what to do and with which file.
const childEnv = "FIELDCASE_STORE_CHILD"

// children are what a child can do. A child prints what it did, one line each, and its exit code says whether that was
// as it should be.
var children = map[string]func(path string) error{
	"write":    writeUntilKilled,
	"fill":     writeUntilFull,
	"readonly": readWhereNothingMayBeWritten,
	"halfdone": openHalfDone,
}

// runChild does what the environment says, if it does.
func runChild() {
	what, path, ok := strings.Cut(os.Getenv(childEnv), ":")
	if !ok {
		return
	}
	if err := children[what](path); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child returns the command that runs this test program as a child.
func child(what, path string, wrap ...string) *exec.Cmd {
	args := append(wrap, os.Args[0])
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), childEnv+"="+what+":"+path)
	cmd.Stderr = os.Stderr
	return cmd
}

// writeUntilKilled writes actions of several changes, and prints the ID of each that was acknowledged.
func writeUntilKilled(path string) error {
	ctx := context.Background()
	f, err := store.Open(ctx, path, options(os.Getpid()&0x3fff, "Child"))
	if err != nil {
		return err
	}
	if f.ReadOnly() {
		return f.WhyReadOnly()
	}
	for i := 0; ; i++ {
		done, err := f.Apply(ctx, store.Action{Label: "Add", Edits: store.EditsFor(nil, &audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprintf("f-%d-%d", os.Getpid(), i))}, Audit: "a1", Statement: strings.Repeat("text ", i%200),
			OtherRequirements: []audit.Number{"8.4", "9.1"},
		})})
		if err != nil {
			return err
		}
		fmt.Println(done.ID)
	}
}

func TestApply_killedProgramLosesNothingAcknowledged(t *testing.T) {
	t.Parallel()
	path := closedCase(t)
	acknowledged := map[string]bool{}
	for i := range 30 {
		cmd := child("write", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + i%7 {
			if !lines.Scan() {
				t.Fatal("the child ended by itself")
			}
			acknowledged[lines.Text()] = true
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it had acknowledged when it was killed
			acknowledged[lines.Text()] = true
		}
		_ = cmd.Wait() // says "killed"
	}
	f, err := store.Open(context.Background(), path, options(1, "Jan"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	actions, err := f.Actions(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range actions {
		delete(acknowledged, a.ID)
	}
	if len(acknowledged) > 0 {
		t.Errorf("%d acknowledged actions are lost: %v", len(acknowledged), acknowledged)
	}
	wantSound(t, f)
}

// openHalfDone opens a file that a crash left half done, in a folder where that cannot be put right.
func openHalfDone(path string) error {
	f, err := store.Open(context.Background(), path, options(1, "Child"))
	if !errors.Is(err, store.ErrUnfinished) {
		return fmt.Errorf("opened as %v: %w, want ErrUnfinished", f != nil, err)
	}
	return nil
}

// leaveHalfDone makes a file as a program leaves it that was killed in the middle of a save: some pages are new, and the
// journal holds the old ones. from is the file to begin with.
func leaveHalfDone(t *testing.T, from string) (path string) {
	t.Helper()
	db := raw(t, from)
	path = filepath.Join(t.TempDir(), "half.fieldcase")
	for _, q := range []string{
		"PRAGMA cache_size = 1", "PRAGMA cache_spill = 1", "BEGIN IMMEDIATE",
		"UPDATE finding SET statement = printf('%.*c', 200000, 'x')", "UPDATE change SET value = printf('%.*c', 9000, 'x')",
	} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	for _, suffix := range []string{"", "-journal"} {
		data, err := os.ReadFile(from + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+suffix, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestOpen_finishesWhatACrashLeftHalfDone(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]store.Options{"to write": options(1, "Jan"), "to read": {ReadOnly: true}} {
		f, err := store.Open(context.Background(), leaveHalfDone(t, closedCase(t)), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := finding(t, f, "f1").Statement; got != "first" {
			t.Errorf("%s: reads %.20q", name, got)
		}
		wantSound(t, f)
		if err := f.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpen_foreignFileLeftHalfDoneIsNotTouched(t *testing.T) {
	t.Parallel()
	other := closedCase(t)
	execRaw(t, other, "PRAGMA application_id = 7", "PRAGMA user_version = 0")
	path := leaveHalfDone(t, other)
	_, err := store.Open(context.Background(), path, options(1, "Jan"))
	wantIs(t, err, store.ErrNotCase)
	var version int
	if err := raw(t, path).QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != 0 {
		t.Errorf("its version is now %d, %v", version, err)
	}
}

// writeUntilFull makes a case on a small disk and writes until it is full, then looks what is there.
func writeUntilFull(path string) error {
	ctx := context.Background()
	f, err := store.Create(ctx, path, caseID, options(0, "Child"))
	if err != nil {
		return err
	}
	var failure error
	saved := 0
	for failure == nil {
		_, failure = f.Apply(ctx, store.Action{Label: "Add", Edits: store.EditsFor(nil, &audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprint("f", saved))}, Audit: "a1", Statement: strings.Repeat("text ", 4000),
		})})
		if failure == nil {
			saved++
		}
	}
	if !errors.Is(failure, store.ErrFull) {
		return fmt.Errorf("after %d: %w, want ErrFull", saved, failure)
	}
	if _, _, err := f.PutBlob(ctx, strings.NewReader(strings.Repeat("x", 4<<20))); !errors.Is(err, store.ErrFull) {
		return fmt.Errorf("attachment: %w, want ErrFull", err)
	}
	return errors.Join(wantFindings(f, saved), f.Close())
}

// wantFindings says what is wrong with a file that is to hold so many findings.
func wantFindings(f *store.File, want int) error {
	n, err := f.Count(context.Background(), "finding")
	if err != nil || n != want {
		return fmt.Errorf("%d findings, want %d: %w", n, want, err)
	}
	faults, err := f.Check(context.Background(), nil)
	if err != nil || len(faults) > 0 {
		return fmt.Errorf("check: %v: %w", faults, err)
	}
	return nil
}

func TestApply_fullDiskIsToldAndLosesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	script := fmt.Sprintf(`mount -t tmpfs -o size=3m tmpfs %q && exec "$0"`, dir)
	if err := exec.Command("unshare", "-Urm", "true").Run(); err != nil {
		t.Logf("no small disk can be made here (%v); the limit of the next test stands for it", err)
		return
	}
	if out, err := child("fill", filepath.Join(dir, "c.fieldcase"), "unshare", "-Urm", "sh", "-c", script).Output(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func TestApply_fullFileIsToldAndLosesNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f := newCase(t)
	if _, err := f.Writer().Exec("PRAGMA max_page_count = 400"); err != nil {
		t.Fatal(err)
	}
	saved := 0
	var failure error
	for failure == nil {
		_, failure = f.Apply(ctx, store.Action{Label: "Add", Edits: store.EditsFor(nil, &audit.Finding{
			Record: audit.Record{ID: audit.ID(fmt.Sprint("f", saved))}, Audit: "a1", Statement: strings.Repeat("text ", 4000),
		})})
		if failure == nil {
			saved++
		}
	}
	wantIs(t, failure, store.ErrFull)
	if err := wantFindings(f, saved); err != nil {
		t.Error(err)
	}
	if _, err := f.Writer().Exec("PRAGMA max_page_count = 4000"); err != nil {
		t.Fatal(err)
	}
	apply(t, f, "After room was made", store.EditsFor(nil, &audit.Client{Record: audit.Record{ID: "c"}, Name: "Nordlys"})...)
	wantSound(t, f)
}

// readWhereNothingMayBeWritten opens a case in a folder that may not be written.
func readWhereNothingMayBeWritten(path string) error {
	ctx := context.Background()
	f, err := store.Open(ctx, path, options(1, "Child"))
	if err != nil {
		return err
	}
	if !f.ReadOnly() || !errors.Is(f.WhyReadOnly(), store.ErrReadOnly) {
		return fmt.Errorf("read-only %v, because %w", f.ReadOnly(), f.WhyReadOnly())
	}
	if _, err := f.Apply(ctx, store.Action{Edits: []store.Edit{{Kind: "client", Record: "c", Field: "name", Value: `"x"`}}}); !errors.Is(err, store.ErrReadOnly) {
		return fmt.Errorf("apply: %w, want ErrReadOnly", err)
	}
	return errors.Join(wantFindings(f, 1), f.Close())
}
