package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const oldText = "as it was"

// oldFile makes a folder with one file in it and gives the file's path.
func oldFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Prüfbericht Søren & Söhne.xlsx")
	if err := os.WriteFile(path, []byte(oldText), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// wantOnly fails unless the folder of path holds this one file with this text.
func wantOnly(t *testing.T, path, text string) {
	t.Helper()
	if got := read(t, path); got != text {
		t.Errorf("content = %.40q, want %.40q", got, text)
	}
	wantNames(t, filepath.Dir(path), filepath.Base(path))
}

func wantNames(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files in the folder (-want +got):\n%s", diff)
	}
}

func TestWriteReplaces(t *testing.T) {
	path := oldFile(t)
	if err := WriteBytes(path, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, path, "new")
}

func TestWriteCreates(t *testing.T) {
	name := strings.Repeat("é", 125) + ".docx" // 255 bytes, the longest name there is
	path := filepath.Join(t.TempDir(), name)
	if err := WriteBytes(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, path, "")
}

func TestWriterFailsAtEveryPoint(t *testing.T) {
	path := oldFile(t)
	stop := errors.New("the report has no end")
	for n := range 70 {
		err := Write(path, 0o600, func(w io.Writer) error {
			for range n {
				if _, err := w.Write(make([]byte, 1000)); err != nil {
					return err
				}
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Fatalf("after %d writes: error = %v, want that of the writer", n, err)
		}
		wantOnly(t, path, oldText)
	}
}

func TestWriterPanics(t *testing.T) {
	path := oldFile(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic did not get out")
			}
		}()
		_ = Write(path, 0o600, func(w io.Writer) error {
			_, _ = io.WriteString(w, "half")
			panic("no such style")
		})
	}()
	wantOnly(t, path, oldText)
}

// TestSystemFailsAtEveryPoint makes each step fail that a disk can fail at
// after the content was written.
func TestSystemFailsAtEveryPoint(t *testing.T) {
	broken := errors.New("input/output error")
	steps := map[string]func(*system){
		"sync":   func(s *system) { s.sync = func(*os.File) error { return broken } },
		"close":  func(s *system) { s.close = func(f *os.File) error { return errors.Join(f.Close(), broken) } },
		"rename": func(s *system) { s.rename = func(_, _ string) error { return broken } },
	}
	for name, breakStep := range steps {
		t.Run(name, func(t *testing.T) {
			path := oldFile(t)
			err := WriteBytes(path, []byte("new"), 0o600, func(o *options) { breakStep(&o.system) })
			if !errors.Is(err, broken) || errors.Is(err, ErrNotDurable) {
				t.Errorf("error = %v, want the disk's", err)
			}
			wantOnly(t, path, oldText)
		})
	}
	t.Run("folder", func(t *testing.T) {
		path := oldFile(t)
		err := WriteBytes(path, []byte("new"), 0o600, func(o *options) {
			o.system.syncFolder = func(string) error { return broken }
		})
		if !errors.Is(err, broken) || !errors.Is(err, ErrNotDurable) {
			t.Errorf("error = %v, want ErrNotDurable and the disk's", err)
		}
		wantOnly(t, path, "new")
	})
}

func TestLostBytesAreNoticed(t *testing.T) {
	path := oldFile(t)
	err := Write(path, 0o600, func(w io.Writer) error {
		w.(*counter).n += 5 // a file system that swallows five bytes
		return nil
	})
	if !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error = %v, want io.ErrShortWrite", err)
	}
	wantOnly(t, path, oldText)
}

func TestOverlookedErrorEndsTheContent(t *testing.T) {
	full := errors.New("full")
	c := &counter{w: failOnce{full}}
	for range 2 {
		if _, err := c.Write([]byte("x")); !errors.Is(err, full) {
			t.Errorf("error = %v, want the first one for good", err)
		}
	}
}

type failOnce struct{ err error }

func (f failOnce) Write([]byte) (int, error) { return 0, f.err }

func TestNoReplace(t *testing.T) {
	path := oldFile(t)
	if err := WriteBytes(path, []byte("new"), 0o600, NoReplace()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error = %v, want fs.ErrExist", err)
	}
	wantOnly(t, path, oldText)
	fresh := filepath.Join(t.TempDir(), "fresh")
	if err := WriteBytes(fresh, []byte("new"), 0o600, NoReplace()); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, fresh, "new")
}

func TestNoReplaceWhenTheFileComesMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "findings.xlsx")
	err := Write(path, 0o600, func(io.Writer) error {
		return os.WriteFile(path, []byte("of somebody else"), 0o600)
	}, NoReplace())
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("error = %v, want fs.ErrExist", err)
	}
	wantOnly(t, path, "of somebody else")
}

// TestNoReplaceRace has many write the same new file: one must win and its
// content must stay.
func TestNoReplaceRace(t *testing.T) {
	for round := range 20 {
		path := filepath.Join(t.TempDir(), "certificate.pdf")
		won := make(chan string, 8)
		var all sync.WaitGroup
		for i := range cap(won) {
			text := fmt.Sprintf("writer %d", i)
			all.Go(func() {
				switch err := WriteBytes(path, []byte(text), 0o600, NoReplace()); {
				case err == nil:
					won <- text
				case !errors.Is(err, fs.ErrExist):
					t.Errorf("error = %v, want fs.ErrExist", err)
				}
			})
		}
		all.Wait()
		if len(won) != 1 {
			t.Fatalf("round %d: %d writers won", round, len(won))
		}
		wantOnly(t, path, <-won)
	}
}

func TestTargetThatIsNoFile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(folder, nil, 0o600); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a folder: error = %v, want ErrNotRegular", err)
	}
	if err := WriteBytes(filepath.Join(folder, "none", "x"), nil, 0o600); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such folder: error = %v, want fs.ErrNotExist", err)
	}
	wantNames(t, filepath.Dir(folder), "folder")
}

func TestWriteProtectedFileIsRefused(t *testing.T) {
	path := oldFile(t)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(path, []byte("new"), 0o600); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error = %v, want fs.ErrPermission", err)
	}
	wantOnly(t, path, oldText)
}

func TestErrorNamesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "Bericht.docx")
	err := WriteBytes(path, nil, 0o600)
	if err == nil || !strings.HasPrefix(err.Error(), "write "+path+": ") {
		t.Errorf("error = %v, want it to name %s", err, path)
	}
}

func TestLeftoverOfACrashIsNotInTheWay(t *testing.T) {
	path := oldFile(t)
	next := fmt.Sprintf(".fieldcase-%d-%d.tmp", os.Getpid(), serial.Load()+1)
	leftover := filepath.Join(filepath.Dir(path), next)
	if err := os.WriteFile(leftover, []byte("leftover"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path) + " " + read(t, leftover); got != "new leftover" {
		t.Errorf("files hold %q", got)
	}
}

func TestReplacedFileKeepsItsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // no permission bits there
	}
	path := oldFile(t)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o640 {
		t.Errorf("permissions = %o, want 640", got)
	}
}
