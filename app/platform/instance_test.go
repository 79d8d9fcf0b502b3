package platform

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gofrs/flock"
)

const caseName = "Søren & Søn #1.fieldcase"

// beWindow claims args[0] in the folder args[1], says so, and says each time it
// is asked to come to the front.
func beWindow(args []string) error {
	i, err := claimIn(args[1], args[0], func() { fmt.Println("raised") }, 1)
	if err != nil {
		return err
	}
	fmt.Println("open")
	untilTold()
	return i.Close()
}

func claim(t *testing.T, folder, path string) (raised *atomic.Int32) {
	t.Helper()
	raised = new(atomic.Int32)
	i, err := claimIn(folder, path, func() { raised.Add(1) }, 1)
	if err != nil {
		t.Fatalf("claim: %v", err)
	}
	t.Cleanup(func() {
		if err := i.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return raised
}

func TestSecondWindowRaisesTheFirst(t *testing.T) {
	run, folder := t.TempDir(), t.TempDir()
	path := writeFile(t, filepath.Join(folder, caseName), "")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(folder, link); err != nil {
		t.Fatal(err)
	}
	first := start(t, "window", path, run)
	first.expect(t, "open")
	for _, way := range []string{path, filepath.Join(link, caseName), filepath.Join(folder, ".", caseName)} {
		if _, err := claimIn(run, way, nil, 1); !errors.Is(err, ErrRunning) || errors.Is(err, ErrNoAnswer) {
			t.Errorf("claim %s: error = %v, want ErrRunning", way, err)
		}
		first.expect(t, "raised")
	}
	claim(t, run, filepath.Join(folder, "another.fieldcase"))
}

func TestKilledWindowIsNotInTheWay(t *testing.T) {
	run := t.TempDir()
	path := filepath.Join(t.TempDir(), caseName)
	first := start(t, "window", path, run)
	first.expect(t, "open")
	first.kill(t)
	claim(t, run, path)
}

func TestClosedWindowGivesTheFileUp(t *testing.T) {
	run := t.TempDir()
	path := filepath.Join(t.TempDir(), caseName)
	for range 3 {
		i, err := claimIn(run, path, nil, 1)
		if err != nil {
			t.Fatal(err)
		}
		if err := i.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWindowThatDoesNotAnswer(t *testing.T) {
	run := t.TempDir()
	path := filepath.Join(t.TempDir(), caseName)
	name, err := claimName(path)
	if err != nil {
		t.Fatal(err)
	}
	other := flock.New(filepath.Join(run, name+".lock"))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	if _, err := claimIn(run, path, nil, 2); !errors.Is(err, ErrRunning) || !errors.Is(err, ErrNoAnswer) {
		t.Errorf("error = %v, want ErrRunning and ErrNoAnswer", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	claim(t, run, path)
}

func TestStrangeTalkDoesNotRaise(t *testing.T) {
	run := t.TempDir()
	path := filepath.Join(t.TempDir(), caseName)
	raised := claim(t, run, path)
	name, err := claimName(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"", "\n", "lower\n", strings.Repeat("x", 1000) + "\n"} {
		c, err := net.Dial("unix", filepath.Join(run, name+".sock"))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = fmt.Fprint(c, word)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := claimIn(run, path, nil, 1); !errors.Is(err, ErrRunning) {
		t.Errorf("after strange talk: error = %v, want ErrRunning", err)
	}
	if got := raised.Load(); got != 1 {
		t.Errorf("raised %d times, want once", got)
	}
}

func TestTalkWithSomethingElse(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	answers := []string{"no number\n", "1\nwhat\n", "1\n"}
	served := make(chan struct{})
	go func() {
		defer close(served)
		for _, a := range answers {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = fmt.Fprint(c, a)
			_, _ = readWord(c)
			_ = c.Close()
		}
	}()
	for _, a := range answers {
		if err := askToRaise(socket); err == nil {
			t.Errorf("answer %q was taken for consent", a)
		}
	}
	<-served
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}
