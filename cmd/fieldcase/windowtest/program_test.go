//go:build window

package windowtest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fieldcase/app/platform/settings"
)

// home is the home folder of a user who has never run the program.
type home struct {
	t    *testing.T
	path string
}

func newHome(t *testing.T) home {
	t.Helper()
	return home{t, t.TempDir()}
}

// file returns a path in the home folder.
func (h home) file(parts ...string) string {
	return filepath.Join(append([]string{h.path}, parts...)...)
}

// settings returns what the program remembers; the zero Values while it has remembered nothing.
func (h home) settings() settings.Values {
	h.t.Helper()
	return h.store().Values()
}

func (h home) store() *settings.Store {
	h.t.Helper()
	s, err := settings.Open(h.file(".config", "fieldcase"))
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

// remember changes the settings before the program starts.
func (h home) remember(change func(*settings.Values)) {
	h.t.Helper()
	if err := os.MkdirAll(h.file(".config", "fieldcase"), 0o700); err != nil {
		h.t.Fatal(err)
	}
	if err := h.store().Update(change); err != nil {
		h.t.Fatal(err)
	}
}

// program is the program running on a screen.
type program struct {
	*screen
	home
	t       *testing.T
	cmd     *exec.Cmd
	started time.Time
	told    bytes.Buffer
	ended   chan struct{} // closed when it has ended
	result  error         // of Wait
}

// start starts the program for the owner of a home folder, on a screen of its own. It sees nothing of the machine but
// the screen: no session bus, no file dialogs of the system. At a failure the screen is kept as a picture.
func start(t *testing.T, h home, args ...string) *program {
	t.Helper()
	p := &program{screen: newScreen(t), home: h, t: t, ended: make(chan struct{})}
	p.cmd = exec.Command(executable, append([]string{"--light"}, args...)...)
	p.cmd.Env = []string{
		"DISPLAY=" + p.display, "HOME=" + h.path, "PATH=/nowhere", "LANG=C.UTF-8", "TZ=UTC",
		"LIBGL_ALWAYS_SOFTWARE=1", "XDG_SESSION_TYPE=x11", "XDG_RUNTIME_DIR=" + h.path,
	}
	p.cmd.Stdout, p.cmd.Stderr = &p.told, &p.told
	p.started = time.Now()
	if err := p.cmd.Start(); err != nil {
		t.Fatalf("start the program: %v", err)
	}
	go func() {
		p.result = p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(p.end)
	return p
}

// end ends the program with the test.
func (p *program) end() {
	if p.t.Failed() {
		name := "failed-" + strings.NewReplacer("/", "-", " ", "-").Replace(p.t.Name()) + strings.ReplaceAll(p.display, ":", "-")
		p.keep(name)
		p.t.Logf("the screen at the end is out/window/%s.png", name)
	}
	p.kill()
	if p.t.Failed() {
		p.t.Logf("the program told:\n%s", &p.told)
	}
}

// kill ends the program as a power cut would, and returns when it is gone, with the last moment at which it was there.
func (p *program) kill() (last time.Time) {
	last = time.Now()
	_ = p.cmd.Process.Kill() // or it has ended already
	<-p.ended
	return last
}

// quit closes the program by its key and waits for its end.
func (p *program) quit() {
	p.t.Helper()
	p.press("ctrl+q")
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.t.Fatal("the program did not end")
	}
	if p.result != nil {
		p.t.Errorf("the program ended with %v\n%s", p.result, &p.told)
	}
}

// running reports whether the program has not ended.
func (p *program) running() bool {
	return !errors.Is(p.cmd.Process.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// untilDrawn waits for the first picture of the window.
func (p *program) untilDrawn() {
	p.t.Helper()
	waitFor(p.t, "the window", patience, func() bool {
		if !p.running() {
			p.t.Fatalf("the program ended: %v\n%s", p.result, &p.told)
		}
		return !p.blank()
	})
}

// untilPage waits until a page of the case is shown.
func (p *program) untilPage(name string) {
	p.t.Helper()
	waitFor(p.t, "page "+name, patience, func() bool { return p.settings().Page == name })
	p.untilStill()
}
