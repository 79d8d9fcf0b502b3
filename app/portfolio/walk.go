package portfolio

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fieldcase/store"
)

// isCaseFile reports whether a file is read as a case. Names that begin with a dot are those of programs: locks, and
// files that are being written.
func isCaseFile(name string) bool {
	return strings.EqualFold(filepath.Ext(name), store.Suffix) && !strings.HasPrefix(name, ".")
}

// walk finds the case files below folders. Links to folders are followed, each folder once; folders whose names begin
// with a dot are the system's and are left out.
type walk struct {
	patience time.Duration
	seen     map[string]bool // real paths of folders and files that were come by
	file     func(path string)
	trouble  func(path string, err error)
}

// below walks a folder, or takes a file that was chosen itself, whatever its name.
func (w *walk) below(ctx context.Context, root string) {
	info, plain, err := w.follow(ctx, root)
	switch {
	case err != nil:
		w.trouble(root, err)
	case info.IsDir():
		w.folder(ctx, root, plain, nil)
	default:
		w.found(root, plain)
	}
}

// folder walks a folder that was reached through the real paths of its parents.
func (w *walk) folder(ctx context.Context, path, plain string, parents []string) {
	switch {
	case ctx.Err() != nil:
		return
	case slices.Contains(parents, plain):
		w.trouble(path, errLoop{plain})
		return
	case w.seen[plain]:
		return
	}
	w.seen[plain] = true
	entries, err := patiently(ctx, w.patience, func(context.Context) ([]fs.DirEntry, error) { return os.ReadDir(path) })
	if err != nil {
		w.trouble(path, err)
	}
	parents = append(parents[:len(parents):len(parents)], plain)
	for _, e := range entries {
		at, really := filepath.Join(path, e.Name()), filepath.Join(plain, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			w.folder(ctx, at, really, parents)
		case e.Type()&fs.ModeSymlink != 0:
			w.link(ctx, at, parents)
		case isCaseFile(e.Name()):
			w.found(at, really)
		}
	}
}

// link follows a link. One that leads nowhere is told: it may have led to cases.
func (w *walk) link(ctx context.Context, path string, parents []string) {
	info, plain, err := w.follow(ctx, path)
	switch {
	case err != nil:
		w.trouble(path, errLink{err})
	case info.IsDir():
		w.folder(ctx, path, plain, parents)
	case isCaseFile(filepath.Base(path)):
		w.found(path, plain)
	}
}

// found takes a case file, unless it was come by another way.
func (w *walk) found(path, plain string) {
	if !w.seen[plain] {
		w.seen[plain] = true
		w.file(path)
	}
}

// follow returns what a path leads to, and its path without links.
func (w *walk) follow(ctx context.Context, path string) (fs.FileInfo, string, error) {
	type end struct {
		info  fs.FileInfo
		plain string
	}
	e, err := patiently(ctx, w.patience, func(context.Context) (end, error) {
		info, err := os.Stat(path)
		if err != nil {
			return end{}, err
		}
		plain, err := filepath.EvalSymlinks(path)
		return end{info, plain}, err
	})
	return e.info, e.plain, err
}
