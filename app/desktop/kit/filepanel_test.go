package kit_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
)

// realFiles is a FileSystem on a temporary folder, which is also home.
type realFiles struct{ home string }

func (realFiles) ReadDir(p string) ([]fs.DirEntry, error) { return os.ReadDir(p) }
func (realFiles) Stat(p string) (fs.FileInfo, error)      { return os.Stat(p) }
func (r realFiles) Home() (string, error)                 { return r.home, nil }

// audits makes a home with some folders and files in it.
func audits(t *testing.T) realFiles {
	t.Helper()
	home := t.TempDir()
	for _, path := range []string{"Audits/Sølvberg/client.fieldcase", "Audits/Ärzte/alt.fieldcase", "Audits/notes.txt", ".hidden/x"} {
		full := filepath.Join(home, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("kept"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return realFiles{home}
}

func openPanel(t *testing.T, files realFiles, r kit.FileRequest) (*kit.FilePanel, fyne.Window, *string) {
	t.Helper()
	w := show(t, container.NewVBox())
	got := new(string)
	return kit.ChooseFile(w, files, r, func(path string) { *got = path }), w, got
}

func TestFilePanel_typeAndComplete(t *testing.T) {
	files := audits(t)
	p, w, got := openPanel(t, files, kit.FileRequest{Mode: kit.OpenFile, Title: "Open a case", Extensions: []string{".fieldcase"}})
	typeText(w, "au")
	press(w, fyne.KeyTab)
	typeText(w, "so")
	press(w, fyne.KeyTab)
	typeText(w, "c")
	press(w, fyne.KeyTab)
	press(w, fyne.KeyReturn)
	want := filepath.Join(files.home, "Audits", "Sølvberg", "client.fieldcase")
	if *got != want || p.IsOpen() {
		t.Errorf("chose %q, want %q", *got, want)
	}
}

func TestFilePanel_listByKeys(t *testing.T) {
	files := audits(t)
	p, w, got := openPanel(t, files, kit.FileRequest{Mode: kit.OpenFile, Extensions: []string{".fieldcase"}})
	press(w, fyne.KeyDown) // into the list, on ".."
	typeText(w, "a")
	press(w, fyne.KeyReturn)
	if want := filepath.Join(files.home, "Audits"); p.Folder() != want {
		t.Fatalf("in %q, want %q", p.Folder(), want)
	}
	typeText(w, "s")
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyBackspace)
	if want := filepath.Join(files.home, "Audits"); p.Folder() != want {
		t.Fatalf("after Backspace in %q, want %q", p.Folder(), want)
	}
	press(w, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // back into Sølvberg, which is still selected
	if want := filepath.Join(files.home, "Audits", "Sølvberg", "client.fieldcase"); *got != want {
		t.Errorf("chose %q, want %q", *got, want)
	}
}

func TestFilePanel_saveNeverTouchesFiles(t *testing.T) {
	files := audits(t)
	folder := filepath.Join(files.home, "Audits", "Sølvberg")
	_, w, got := openPanel(t, files, kit.FileRequest{Mode: kit.SaveFile, Folder: folder, Name: "client", Extensions: []string{".fieldcase"}})
	press(w, fyne.KeyReturn)
	if *got != "" || !hasText(w.Canvas().Overlays().Top(), "Replace client.fieldcase?") {
		t.Fatalf("an existing file was chosen without asking: %q", *got)
	}
	press(w, fyne.KeyReturn) // the careful answer
	if *got != "" {
		t.Fatal("Enter replaced")
	}
	typeText(w, "neu")
	press(w, fyne.KeyReturn)
	if want := filepath.Join(folder, "neu.fieldcase"); *got != want {
		t.Errorf("chose %q, want %q", *got, want)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(filepath.Join(folder, "client.fieldcase"))
	if err != nil || len(entries) != 1 || string(kept) != "kept" {
		t.Errorf("the panel wrote: %v, %q, %v", entries, kept, err)
	}
}

func TestFilePanel_folders(t *testing.T) {
	files := audits(t)
	_, w, got := openPanel(t, files, kit.FileRequest{Mode: kit.ChooseFolder})
	press(w, fyne.KeyDown)
	typeText(w, "a")
	w.Canvas().FocusPrevious()
	press(w, fyne.KeyReturn)
	if want := filepath.Join(files.home, "Audits"); *got != want {
		t.Errorf("chose %q, want %q", *got, want)
	}
}

func TestFilePanel_saysWhatIsWrong(t *testing.T) {
	files := audits(t)
	for _, c := range []struct {
		mode        kit.FileMode
		typed, want string
	}{
		{kit.OpenFile, "nothing.fieldcase", "There is no such file"},
		{kit.ChooseFolder, "nothing", "There is no such folder"},
		{kit.ChooseFolder, "~/Audits/notes.txt", "That is a file, not a folder"},
		{kit.SaveFile, "no/such/place", "There is no folder " + filepath.Join(files.home, "no", "such")},
	} {
		p, w, got := openPanel(t, files, kit.FileRequest{Mode: c.mode})
		typeText(w, c.typed)
		press(w, fyne.KeyReturn)
		if !p.IsOpen() || *got != "" || !hasText(w.Canvas().Overlays().Top(), c.want) {
			t.Errorf("%s %q: open %v, got %q, want it said: %s", c.mode, c.typed, p.IsOpen(), *got, c.want)
		}
	}
}

func TestFilePanel_filtersByExtension(t *testing.T) {
	files := audits(t)
	p, w, _ := openPanel(t, files, kit.FileRequest{Mode: kit.OpenFile, Folder: filepath.Join(files.home, "Audits"), Extensions: []string{".fieldcase"}})
	var seen []string
	for _, name := range []string{"..", "Ärzte", "Sølvberg", "notes.txt", ".hidden"} {
		if hasText(w.Canvas().Overlays().Top(), name) {
			seen = append(seen, name)
		}
	}
	if diff := cmp.Diff([]string{"..", "Ärzte", "Sølvberg"}, seen); diff != "" {
		t.Errorf("in %s (-want +got):\n%s", p.Folder(), diff)
	}
}
