package desktop

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/platform"
)

// OpenCase asks for a case file and opens it.
func (w *Desktop) OpenCase() { w.chooseFile("Open a case", w.CasesDir, w.Open) }

// chooseFile asks for an existing case file.
func (w *Desktop) chooseFile(title, folder string, then func(path string)) {
	w.chooseFileOf(title, folder, []string{caseSuffix}, then)
}

// chooseFileOf asks for an existing file with one of the extensions by the system's dialog, or by our own where there is
// none.
func (w *Desktop) chooseFileOf(title, folder string, extensions []string, then func(path string)) {
	var path string
	w.Deps.Runner.Load("choose file", func(ctx context.Context) (err error) {
		path, err = w.Files.ChooseFile(ctx, title, folder, extensions)
		return err
	}, func(err error) { w.chosen(path, err, func() { w.openPanel(title, folder, extensions, then) }, then) })
}

// ChooseSave implements page.Host.
func (w *Desktop) ChooseSave(title, name string, then func(path string)) {
	folder := w.CasesDir
	if w.session != nil {
		folder = filepath.Dir(w.session.Path())
	}
	var path string
	w.Deps.Runner.Load("choose file", func(ctx context.Context) (err error) {
		path, err = w.Files.ChooseSave(ctx, title, folder, name)
		return err
	}, func(err error) { w.chosen(path, err, func() { w.savePanel(title, folder, name, then) }, then) })
}

// ChooseFiles implements page.Host. Our own panel chooses one file at a time.
func (w *Desktop) ChooseFiles(title string, then func(paths []string)) {
	var paths []string
	one := func(path string) { then([]string{path}) }
	w.Deps.Runner.Load("choose file", func(ctx context.Context) (err error) {
		paths, err = w.Files.ChooseFiles(ctx, title, w.Home)
		return err
	}, func(err error) {
		w.chosen(strings.Join(paths, ""), err, func() { w.openPanel(title, w.Home, nil, one) }, func(string) { then(paths) })
	})
}

// ChooseFolder implements page.Host.
func (w *Desktop) ChooseFolder(title string, then func(path string)) {
	var path string
	w.Deps.Runner.Load("choose file", func(ctx context.Context) (err error) {
		path, err = w.Files.ChooseFolder(ctx, title, w.Home)
		return err
	}, func(err error) { w.chosen(path, err, func() { w.folderPanel(title, then) }, then) })
}

// folderPanel chooses a folder by our own dialog.
func (w *Desktop) folderPanel(title string, then func(path string)) {
	kit.ChooseFile(w.window, diskFiles{}, kit.FileRequest{Mode: kit.ChooseFolder, Title: title, Folder: nearest(w.Home)}, then)
}

// chosen goes on with the path a dialog gave, or with our own panel when the system has no dialog.
func (w *Desktop) chosen(path string, err error, panel func(), then func(string)) {
	switch {
	case errors.Is(err, platform.ErrNoNativeDialog):
		panel()
	case errors.Is(err, platform.ErrCancelled) || casefile.IsCancelled(err) || err == nil && path == "":
	case err != nil:
		w.tell(err)
	default:
		then(path)
	}
}

// openPanel chooses an existing file by our own dialog, where the system has none.
func (w *Desktop) openPanel(title, folder string, extensions []string, then func(path string)) {
	kit.ChooseFile(w.window, diskFiles{}, kit.FileRequest{
		Mode: kit.OpenFile, Title: title, Folder: nearest(folder), Extensions: extensions,
	}, then)
}

// savePanel chooses where a file is to be written by our own dialog.
func (w *Desktop) savePanel(title, folder, name string, then func(path string)) {
	kit.ChooseFile(w.window, diskFiles{}, kit.FileRequest{Mode: kit.SaveFile, Title: title, Folder: nearest(folder), Name: name}, then)
}

// nearest returns the folder if it is there, else "" for the home folder.
func nearest(folder string) string {
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return folder
	}
	return ""
}

// diskFiles lets the kit look at the disk.
type diskFiles struct{}

// ReadDir implements kit.FileSystem.
func (diskFiles) ReadDir(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }

// Stat implements kit.FileSystem.
func (diskFiles) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }

// Home implements kit.FileSystem.
func (diskFiles) Home() (string, error) { return os.UserHomeDir() }
