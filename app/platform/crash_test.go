package platform

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// beCrash dies of a panic on a goroutine that nobody watches.
func beCrash(args []string) error {
	if _, err := OpenCrashLog(args[0], "1.2.3"); err != nil {
		return err
	}
	fmt.Println("open")
	untilTold()
	go func() { panic("no such clause: Ü") }()
	select {}
}

// beLogged runs with a crash log until it is killed or told to end.
func beLogged(args []string) error {
	c, err := OpenCrashLog(args[0], "1.2.3")
	if err != nil {
		return err
	}
	fmt.Println("open")
	untilTold()
	return c.Close()
}

func crashLog(t *testing.T, folder string) *CrashLog {
	t.Helper()
	c, err := OpenCrashLog(folder, "1.3.0")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func earlier(t *testing.T, folder string) []Crash {
	t.Helper()
	c := crashLog(t, folder)
	found, err := c.Earlier()
	if err != nil {
		t.Errorf("Earlier: %v", err)
	}
	if err := c.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	return found
}

func TestCrashIsToldAtTheNextStart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not there [yet]")
	p := start(t, "crash", folder)
	p.expect(t, "open")
	_ = p.stdin.Close()
	_ = p.cmd.Wait()
	found := earlier(t, folder)
	if len(found) != 1 {
		t.Fatalf("%d crashes found, want 1", len(found))
	}
	for _, want := range []string{"fieldcase 1.2.3, ", "no such clause: Ü", "crash_test.go"} {
		if !strings.Contains(found[0].Text, want) {
			t.Errorf("the log lacks %q:\n%s", want, found[0].Text)
		}
	}
	if err := found[0].Told(); err != nil {
		t.Fatal(err)
	}
	if again := earlier(t, folder); len(again) != 0 {
		t.Errorf("told twice: %v", again)
	}
	kept, err := logsIn(folder, crashTold)
	if err != nil || len(kept) != 1 {
		t.Errorf("kept logs: %q (%v), want the one", kept, err)
	}
}

func TestOrderlyEndLeavesNoLog(t *testing.T) {
	folder := t.TempDir()
	p := start(t, "logged", folder)
	p.expect(t, "open")
	_ = p.stdin.Close()
	if err := p.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	wantNames(t, folder)
}

func TestLogOfARunningWindowIsLeftAlone(t *testing.T) {
	folder := t.TempDir()
	p := start(t, "logged", folder)
	p.expect(t, "open")
	log := fmt.Sprintf("crash-%d.log", p.cmd.Process.Pid)
	if found := earlier(t, folder); len(found) != 0 {
		t.Errorf("a running window was told as crashed: %v", found)
	}
	wantNames(t, folder, log)
	p.kill(t)
	if found := earlier(t, folder); len(found) != 0 {
		t.Errorf("a killed window has nothing to tell, but: %v", found)
	}
	wantNames(t, folder)
}

func TestRecordedPanicIsKept(t *testing.T) {
	folder := t.TempDir()
	c := crashLog(t, folder)
	if err := c.Record("import: internal error: index out of range\n\nstack"); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	// The next run may well get the same process id, as it has here.
	found := earlier(t, folder)
	if len(found) != 1 || !strings.Contains(found[0].Text, "index out of range\n\nstack") {
		t.Errorf("found %+v, want the recorded panic", found)
	}
}

func TestOldCrashesAreDropped(t *testing.T) {
	folder := t.TempDir()
	for i := range maxTold + 3 {
		path := writeFile(t, filepath.Join(folder, "crash-0.log"), "fieldcase\n\npanic")
		when := time.Date(2026, 11, 1+i, 8, 0, 0, 0, time.UTC)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
		found := earlier(t, folder)
		if len(found) != 1 {
			t.Fatalf("%d crashes, want 1", len(found))
		}
		if err := found[0].Told(); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := logsIn(folder, crashTold)
	if err != nil || len(kept) != maxTold || !strings.HasPrefix(kept[0], "told-20261104-080000-") {
		t.Errorf("kept %q (%v), want the latest %d", kept, err, maxTold)
	}
}

func TestCrashesComeLatestFirst(t *testing.T) {
	folder := t.TempDir()
	for i, name := range []string{"crash-x1.log", "crash-x2.log"} {
		path := writeFile(t, filepath.Join(folder, name), "fieldcase\n\npanic")
		when := time.Date(2026, 11, 1+i, 8, 0, 0, 0, time.UTC)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	found := earlier(t, folder)
	if len(found) != 2 || filepath.Base(found[0].Path) != "crash-x2.log" {
		t.Errorf("found %+v, want the later one first", found)
	}
}

func TestCrashLogWithoutAFolder(t *testing.T) {
	file := writeFile(t, filepath.Join(t.TempDir(), "file"), "")
	if c, err := OpenCrashLog(filepath.Join(file, "below"), "1"); err == nil {
		t.Errorf("OpenCrashLog below a file = %v", c)
	}
}
