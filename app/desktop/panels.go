package desktop

import (
	"io/fs"
	"os"

	"fieldcase/app/desktop/kit"
)

// openPanel chooses an existing case file by our own dialog, where the system has none.
func (w *Desktop) openPanel(title, folder string, then func(path string)) {
	kit.ChooseFile(w.window, diskFiles{}, kit.FileRequest{
		Mode: kit.OpenFile, Title: title, Folder: nearest(folder), Extensions: []string{".fieldcase"},
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
