//go:build window

// These tests start the real program in a real window and drive it by keys, as a person does: make test-window.
package main_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/store"
)

// patience is how long a test waits for what a person would see within a second; machines that build are slow.
const patience = 40 * time.Second

// program is the desktop program that the tests start.
var program string

func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		panic(err)
	}
	dir, err := os.MkdirTemp("", "fieldcase")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "fieldcase")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", program, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build fieldcase: %v\n%s", err, out)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func TestWindow_opensWithAnEmptyHome(t *testing.T) {
	home := t.TempDir()
	w := start(t, home, "--sample")
	w.quit()
	if left, _ := filepath.Glob(filepath.Join(home, "*", ".~lock*")); len(left) > 0 {
		t.Errorf("locks are left: %q", left)
	}
}

// Pulling the plug costs at most the last second: what was typed is on disk by then, is offered back at the next start,
// and one key makes it part of the case.
func TestWindow_typedTextSurvivesAKill(t *testing.T) {
	const typed = "Protokoll for å prøve ReportDraft, nøyaktig 1 av 4"
	home := t.TempDir()
	path := sampleCase(t)
	before := len(look(t, path).Findings)

	w := start(t, home, "--page", "findings", path)
	w.keyUntil("ctrl+shift+n", func() bool { return len(look(t, path).Findings) > before })
	w.key("alt+s")
	w.typeUntil(typed, func() bool { return slices.Contains(drafts(t, path), typed) })
	w.kill()

	w = start(t, home, path)
	w.keyUntil("Return", func() bool {
		return slices.ContainsFunc(look(t, path).Findings, func(f audit.Finding) bool { return f.Statement == typed })
	})
	w.quit()
	if left := drafts(t, path); len(left) > 0 {
		t.Errorf("drafts are left: %q", left)
	}
	checkSound(t, path)
}

// window is a running program and its window.
type window struct {
	t   *testing.T
	cmd *exec.Cmd
	id  string
	end chan error
}

// start runs the program with a home of its own and waits for its window.
func start(t *testing.T, home string, args ...string) *window {
	t.Helper()
	w := &window{t: t, cmd: exec.Command(program, args...), end: make(chan error, 1)}
	w.cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "XDG_") }), "HOME="+home)
	w.cmd.Stderr = os.Stderr
	begun := time.Now()
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { w.end <- w.cmd.Wait() }()
	t.Cleanup(w.kill)
	w.until("the window is there", func() bool {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(w.cmd.Process.Pid)).Output()
		w.id, _, _ = strings.Cut(string(out), "\n")
		return err == nil && w.id != ""
	})
	t.Logf("the window was there after %v", time.Since(begun).Round(time.Millisecond))
	w.xdotool("windowfocus", "--sync", w.id)
	w.settle()
	return w
}

// settle waits until the window stands still, as a person does before pressing a key.
func (w *window) settle() {
	w.t.Helper()
	var before []byte
	var since time.Time
	w.until("the window stands still", func() bool {
		now, err := exec.Command("import", "-window", w.id, "rgb:-").Output()
		if err != nil || !bytes.Equal(now, before) {
			before, since = now, time.Now()
		}
		return time.Since(since) > time.Second
	})
}

// xdotool presses and types.
func (w *window) xdotool(args ...string) {
	w.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		w.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func (w *window) key(key string) {
	w.t.Helper()
	w.xdotool("key", "--clearmodifiers", key)
}

// typeUntil types a text into the field that has the focus, again in its place after a while, until it had its effect.
// Letters that the keyboard of the screen does not have are put on it by xdotool one after the other; that takes time,
// and one is lost now and then.
func (w *window) typeUntil(text string, done func() bool) {
	w.t.Helper()
	w.again("typing", 10*time.Second, func() {
		w.xdotool("key", "--clearmodifiers", "ctrl+a")
		w.xdotool("type", "--clearmodifiers", "--delay", "120", text)
	}, done)
}

// keyUntil presses a key, again after a while, until it had its effect: a key that comes before its page is there is
// lost, as it is for a person.
func (w *window) keyUntil(key string, done func() bool) {
	w.t.Helper()
	w.again(key, 3*time.Second, func() { w.key(key) }, done)
}

// again does something, and once more after each pause, until it had its effect.
func (w *window) again(what string, pause time.Duration, act func(), done func() bool) {
	w.t.Helper()
	var acted time.Time
	w.until(what+" has its effect", func() bool {
		if done() {
			return true
		}
		if time.Since(acted) > pause {
			act()
			acted = time.Now()
		}
		return false
	})
}

// until looks again and again whether something has come true.
func (w *window) until(what string, done func() bool) {
	w.t.Helper()
	for limit := time.Now().Add(patience); time.Now().Before(limit); {
		if done() {
			return
		}
		select {
		case err := <-w.end:
			w.end <- err
			w.t.Fatalf("the program ended (%v) before %s", err, what)
		case <-time.After(50 * time.Millisecond):
		}
	}
	w.t.Fatalf("not within %v: %s (%s)", patience, what, w.picture())
}

// picture keeps what is on the screen, for whoever reads why a test failed.
func (w *window) picture() string {
	path := filepath.Join(os.TempDir(), fmt.Sprintf("%s-%d.png", w.t.Name(), w.cmd.Process.Pid))
	if err := exec.Command("import", "-window", "root", path).Run(); err != nil {
		return "no picture: " + err.Error()
	}
	return "the screen is in " + path
}

// kill ends the program as a power cut does.
func (w *window) kill() {
	_ = w.cmd.Process.Signal(syscall.SIGKILL) // it may have ended
	w.end <- <-w.end
}

// quit closes the program by its key and waits for it to end as it should.
func (w *window) quit() {
	w.t.Helper()
	w.key("ctrl+q")
	select {
	case err := <-w.end:
		w.end <- err
		if err != nil {
			w.t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		w.t.Errorf("the program did not end within %v (%s)", patience, w.picture())
	}
}

// env is what the tests themselves open case files with.
func env() casefile.Env {
	return casefile.Env{
		Now:   time.Now,
		NewID: func() string { return uuid.Must(uuid.NewV7()).String() },
		User:  casefile.User{Name: "Márta Kővári", Initials: "MK"},
	}
}

// sampleCase makes the sample case in a folder with a name that needs care.
func sampleCase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Sølvberg #1 50%.fieldcase")
	s, err := sample.MakeAt(context.Background(), env(), path, sample.TeamMeeting)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// reading opens a case for reading, which the program that has it open does not notice.
func reading(t *testing.T, path string, read func(ctx context.Context, s *casefile.Session) error) {
	t.Helper()
	ctx := context.Background()
	s, err := casefile.Open(ctx, env(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(read(ctx, s), s.Close()); err != nil {
		t.Fatal(err)
	}
}

func look(t *testing.T, path string) (c *audit.Case) {
	t.Helper()
	reading(t, path, func(ctx context.Context, s *casefile.Session) (err error) {
		c, err = s.Case(ctx)
		return err
	})
	return c
}

func drafts(t *testing.T, path string) (texts []string) {
	t.Helper()
	reading(t, path, func(ctx context.Context, s *casefile.Session) error {
		found, err := s.Drafts(ctx)
		for _, d := range found {
			texts = append(texts, d.Text)
		}
		return err
	})
	return texts
}

// checkSound has the whole file examined, as casectl check does.
func checkSound(t *testing.T, path string) {
	t.Helper()
	reading(t, path, func(ctx context.Context, s *casefile.Session) error {
		faults, err := s.Check(ctx, nil)
		for _, f := range faults {
			t.Errorf("check: %+v", f)
		}
		return err
	})
}
