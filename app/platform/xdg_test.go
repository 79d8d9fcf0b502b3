//go:build unix && !darwin

package platform

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fakeProgram puts a shell script where the system's program would be found,
// and nothing else, and gives the file to which it writes its arguments.
func fakeProgram(t *testing.T, scripts map[string]string) (said string) {
	t.Helper()
	folder := t.TempDir()
	said = filepath.Join(folder, "said")
	for name, script := range scripts {
		text := "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done >>'" + said + "'\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	t.Setenv("DISPLAY", ":none")
	return said
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func wantLines(t *testing.T, path string, want ...string) {
	t.Helper()
	got := strings.Split(strings.TrimSuffix(readFile(t, path), "\n"), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", filepath.Base(path), diff)
	}
}

func TestChooseFile(t *testing.T) {
	said := fakeProgram(t, map[string]string{"zenity": "echo '/Fälle/Søren #1.fieldcase'"})
	got, err := ChooseFile(context.Background(), Ask{
		Title: "Open a case", Folder: "/Fälle", Name: "not for opening",
		Filters: []Filter{{Name: "Case", Patterns: []string{"*.fc"}}},
	})
	if got != "/Fälle/Søren #1.fieldcase" || err != nil {
		t.Errorf("ChooseFile = %q, %v", got, err)
	}
	wantLines(t, said, "--file-selection", "--title", "Open a case", "--filename", "/Fälle/", "--file-filter=Case|*.[fF][cC]")
}

func TestChooseFiles(t *testing.T) {
	fakeProgram(t, map[string]string{"zenity": "printf '/a/é\\036/a/b\\n'"})
	got, err := ChooseFiles(context.Background(), Ask{})
	if diff := cmp.Diff([]string{"/a/é", "/a/b"}, got); diff != "" || err != nil {
		t.Errorf("ChooseFiles: %v\n%s", err, diff)
	}
}

func TestChooseFolder(t *testing.T) {
	said := fakeProgram(t, map[string]string{"zenity": "echo /Sicherung"})
	got, err := ChooseFolder(context.Background(), Ask{Title: "Backups"})
	if got != "/Sicherung" || err != nil {
		t.Errorf("ChooseFolder = %q, %v", got, err)
	}
	wantLines(t, said, "--file-selection", "--title", "Backups", "--directory")
}

func TestChooseNothing(t *testing.T) {
	fakeProgram(t, map[string]string{"zenity": "exit 1"})
	if _, err := ChooseFile(context.Background(), Ask{}); !errors.Is(err, ErrCancelled) {
		t.Errorf("closed: error = %v, want ErrCancelled", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ChooseFile(ctx, Ask{}); !errors.Is(err, ErrCancelled) {
		t.Errorf("context ended: error = %v, want ErrCancelled", err)
	}
	fakeProgram(t, map[string]string{"zenity": "exit 77"})
	if _, err := ChooseFile(context.Background(), Ask{}); err == nil || errors.Is(err, ErrCancelled) {
		t.Errorf("broken dialog: error = %v", err)
	}
}

func TestNoNativeDialog(t *testing.T) {
	fakeProgram(t, nil)
	if _, err := ChooseSave(context.Background(), Ask{}); !errors.Is(err, ErrNoNativeDialog) {
		t.Errorf("no program: error = %v, want ErrNoNativeDialog", err)
	}
	fakeProgram(t, map[string]string{"zenity": ""})
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if _, err := ChooseFolder(context.Background(), Ask{}); !errors.Is(err, ErrNoNativeDialog) {
		t.Errorf("no screen: error = %v, want ErrNoNativeDialog", err)
	}
}

func TestChooseSaveAddsTheExtension(t *testing.T) {
	folder := t.TempDir()
	fakeProgram(t, map[string]string{"zenity": "echo '" + folder + "/findings'"})
	ask := Ask{Filters: []Filter{{Name: "Excel", Patterns: []string{"*.xlsx"}}}}
	got, err := ChooseSave(context.Background(), ask)
	if want := filepath.Join(folder, "findings.xlsx"); got != want || err != nil {
		t.Errorf("ChooseSave = %q, %v, want %q", got, err, want)
	}
	for _, f := range [][]Filter{nil, {{Patterns: []string{"*"}}}, {{Patterns: []string{"*.*"}}}} {
		if got, err := ChooseSave(context.Background(), Ask{Filters: f}); filepath.Base(got) != "findings" || err != nil {
			t.Errorf("ChooseSave with filters %v = %q, %v", f, got, err)
		}
	}
}

// TestChooseSaveAsksAgain is about a name that is free without its extension
// but not with it: nobody has agreed to replace that file.
func TestChooseSaveAsksAgain(t *testing.T) {
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "findings.xlsx"), "")
	said := fakeProgram(t, map[string]string{"zenity": `
case "$*" in
*findings.xlsx*) echo '` + folder + `/other.xlsx' ;;
*) echo '` + folder + `/findings' ;;
esac`})
	ask := Ask{Folder: folder, Filters: []Filter{{Patterns: []string{"*.xlsx"}}}}
	got, err := ChooseSave(context.Background(), ask)
	if want := filepath.Join(folder, "other.xlsx"); got != want || err != nil {
		t.Errorf("ChooseSave = %q, %v, want %q", got, err, want)
	}
	if !strings.Contains(readFile(t, said), folder+"/findings.xlsx\n") {
		t.Errorf("the second dialog did not suggest the full name:\n%s", readFile(t, said))
	}
}

func TestOpen(t *testing.T) {
	said := fakeProgram(t, map[string]string{"xdg-open": ""})
	path := writeFile(t, filepath.Join(t.TempDir(), "Bericht, endgültig.pdf"), "")
	if err := Open(path); err != nil {
		t.Fatal(err)
	}
	wantLines(t, said, path)
	fakeProgram(t, map[string]string{"xdg-open": "exit 3"})
	if err := Open(path); err == nil || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("error = %v, want that of the program", err)
	}
	if err := Open(path + "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such file: error = %v, want fs.ErrNotExist", err)
	}
}

func TestProgramsAreNotOpened(t *testing.T) {
	said := fakeProgram(t, map[string]string{"xdg-open": ""})
	folder := t.TempDir()
	exe := writeFile(t, filepath.Join(folder, "Invoice.PDF.EXE"), "")
	disguised := filepath.Join(folder, "invoice.pdf")
	if err := os.Symlink(exe, disguised); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{exe, disguised} {
		if err := Open(path); !errors.Is(err, ErrIsProgram) {
			t.Errorf("Open(%s): error = %v, want ErrIsProgram", path, err)
		}
	}
	for _, name := range []string{"x.desktop", "x.lnk", "invoice.pdf.exe. ", "../x.bat"} {
		err := OpenContent(name, func(io.Writer) error { return errors.New("written") })
		if !errors.Is(err, ErrIsProgram) {
			t.Errorf("OpenContent(%q): error = %v, want ErrIsProgram", name, err)
		}
	}
	if _, err := os.Stat(said); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something was opened: %s", readFile(t, said))
	}
	shop := filepath.Join(folder, "client.com")
	if err := os.Mkdir(shop, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Open(shop); err != nil {
		t.Errorf("Open of a folder: %v", err)
	}
}

func TestOpenReadOnlyShowsACopy(t *testing.T) {
	said := fakeProgram(t, map[string]string{"xdg-open": ""})
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	path := writeFile(t, filepath.Join(t.TempDir(), "Nachweis É.pdf"), "content")
	for range 2 { // two of the same name
		if err := OpenReadOnly(path); err != nil {
			t.Fatal(err)
		}
	}
	shown := strings.Split(strings.TrimSpace(readFile(t, said)), "\n")
	if len(shown) != 2 || shown[0] == shown[1] {
		t.Fatalf("shown: %q, want two copies", shown)
	}
	for _, copied := range shown {
		info, err := os.Stat(copied)
		if err != nil {
			t.Fatal(err)
		}
		if readFile(t, copied) != "content" || info.Mode().Perm() != 0o400 || info.Name() != "Nachweis É.pdf" {
			t.Errorf("copy %s: mode %v, %q", copied, info.Mode(), readFile(t, copied))
		}
	}
	other := writeFile(t, filepath.Join(cache, "fieldcase", "opened", fmt.Sprint(os.Getppid()), "x"), "of a running window")
	writeFile(t, filepath.Join(cache, "fieldcase", "opened", "999999999", "x"), "of a window that ended")
	if err := RemoveOpened(); err != nil {
		t.Fatal(err)
	}
	wantNames(t, filepath.Join(cache, "fieldcase", "opened"), filepath.Base(filepath.Dir(other)))
}

func TestFailedCopyLeavesNothing(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	damaged := errors.New("the attachment is damaged")
	err := OpenContent("x.pdf", func(io.Writer) error { return damaged })
	if !errors.Is(err, damaged) {
		t.Errorf("error = %v, want that of the writer", err)
	}
	wantNames(t, filepath.Join(cache, "fieldcase", "opened", fmt.Sprint(os.Getpid())))
	if err := OpenReadOnly(filepath.Join(cache, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error = %v, want fs.ErrNotExist", err)
	}
}

func TestReveal(t *testing.T) {
	said := fakeProgram(t, map[string]string{"dbus-send": "", "xdg-open": ""})
	path := writeFile(t, filepath.Join(t.TempDir(), "Befunde, Søren #1 100%.xlsx"), "")
	if err := Reveal(path); err != nil {
		t.Fatal(err)
	}
	url := "file://" + filepath.Dir(path) + "/Befunde%2C%20S%C3%B8ren%20%231%20100%25.xlsx"
	if !strings.Contains(readFile(t, said), "array:string:"+url+"\n") {
		t.Errorf("the file manager was asked for\n%swant %s", readFile(t, said), url)
	}
	said = fakeProgram(t, map[string]string{"dbus-send": "exit 1", "xdg-open": ""})
	if err := Reveal(path); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(readFile(t, said), "\n"+filepath.Dir(path)+"\n") {
		t.Errorf("without a file manager its folder is shown, but:\n%s", readFile(t, said))
	}
	if err := Reveal(path + "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error = %v, want fs.ErrNotExist", err)
	}
}

func TestFolders(t *testing.T) {
	home, elsewhere := t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	asks := map[string]struct {
		ask     func() (string, error)
		usually string
	}{
		"XDG_CONFIG_HOME": {ConfigDir, filepath.Join(home, ".config", "fieldcase")},
		"XDG_CACHE_HOME":  {CacheDir, filepath.Join(home, ".cache", "fieldcase")},
		"XDG_DATA_HOME":   {DataDir, filepath.Join(home, ".local", "share", "fieldcase")},
	}
	for variable, a := range asks {
		for value, want := range map[string]string{"": a.usually, elsewhere: filepath.Join(elsewhere, "fieldcase")} {
			t.Setenv(variable, value)
			got, err := a.ask()
			if got != want || err != nil {
				t.Errorf("%s=%q gives %q, %v, want %q", variable, value, got, err, want)
			}
			if info, err := os.Stat(want); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("%s is not for this person alone: %v, %v", want, info, err)
			}
		}
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_DATA_HOME", "relative")
	if got, err := DataDir(); err == nil {
		t.Errorf("without a home DataDir = %q", got)
	}
}

func TestFolderForSockets(t *testing.T) {
	short, long := t.TempDir(), filepath.Join(t.TempDir(), strings.Repeat("x", 90))
	t.Setenv("HOME", long)
	t.Setenv("TMPDIR", short)
	t.Setenv("XDG_RUNTIME_DIR", long)
	t.Setenv("XDG_CACHE_HOME", long)
	temp := filepath.Join(short, fmt.Sprintf("fieldcase-%d", os.Getuid()))
	if got, err := runDir(); got != temp || err != nil {
		t.Errorf("everything else too long: %q, %v, want %q", got, err, temp)
	}
	if err := os.Chmod(temp, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := runDir(); !errors.Is(err, errNotOwn) {
		t.Errorf("folder that others can write to: error = %v, want errNotOwn", err)
	}
	t.Setenv("XDG_CACHE_HOME", short)
	if got, err := runDir(); got != filepath.Join(short, "fieldcase", "run") || err != nil {
		t.Errorf("cache: %q, %v", got, err)
	}
	t.Setenv("XDG_RUNTIME_DIR", short)
	if got, err := runDir(); got != filepath.Join(short, "fieldcase") || err != nil {
		t.Errorf("runtime folder: %q, %v", got, err)
	}
	i, err := Claim("x.fieldcase", func() {})
	if err != nil {
		t.Fatal(err)
	}
	if err := i.Close(); err != nil {
		t.Error(err)
	}
}

func TestClipboardPicture(t *testing.T) {
	const png = "\x89PNG\r\n\x1a\n"
	for name, c := range map[string]struct {
		scripts map[string]string
		wayland string
		want    error
	}{
		"a picture":      {map[string]string{"xclip": `printf '\211PNG\r\n\032\n'`}, "", nil},
		"on Wayland":     {map[string]string{"wl-paste": `printf '\211PNG\r\n\032\n'`, "xclip": "exit 1"}, "wayland-0", nil},
		"a text":         {map[string]string{"xclip": "echo 'Error: target image/png not available' >&2; exit 1"}, "", ErrNoPicture},
		"other bytes":    {map[string]string{"xclip": "echo text"}, "", ErrNoPicture},
		"nothing":        {map[string]string{"xclip": ""}, "", ErrNoPicture},
		"no program":     {nil, "", ErrNoClipboard},
		"only the other": {map[string]string{"xclip": `printf '\211PNG\r\n\032\n'`}, "wayland-0", nil},
	} {
		t.Run(name, func(t *testing.T) {
			fakeProgram(t, c.scripts)
			t.Setenv("WAYLAND_DISPLAY", c.wayland)
			got, err := ClipboardPicture(context.Background())
			if !errors.Is(err, c.want) || c.want == nil && string(got) != png {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}
