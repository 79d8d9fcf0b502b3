package casefile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/platform/filename"
)

// sourceFile is a file to be attached that was not opened yet.
type sourceFile struct {
	path   string
	name   string // safe
	came   string // as it came, without what cannot be seen
	folder string // the folder it came in, below the one that was given; "" for a file that was given itself
	bytes  []byte // when there is no path
	err    error  // it cannot be a file to attach
}

// gather lists the files among in, and in the folders among in, each once: what the system keeps for itself is left out.
func gather(ctx context.Context, in []Incoming) []sourceFile {
	var out []sourceFile
	for _, i := range in {
		if i.Path == "" {
			out = append(out, newSource(i.Name, sourceFile{bytes: i.Bytes}))
			continue
		}
		path := filepath.Clean(i.Path)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			out = append(out, walk(ctx, path)...)
			continue
		}
		out = append(out, newSource(filepath.Base(path), sourceFile{path: path}))
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(f sourceFile) bool {
		again := f.path != "" && seen[f.path]
		seen[f.path] = true
		return again
	})
}

// newSource names a source after what it came as.
func newSource(came string, f sourceFile) sourceFile {
	f.name = filename.Safe(came)
	f.came = filename.Readable(came)
	return f
}

// walk lists the files of a folder and of those in it.
func walk(ctx context.Context, root string) []sourceFile {
	var out []sourceFile
	add := func(path string, err error) {
		rel, relErr := filepath.Rel(filepath.Dir(root), filepath.Dir(path))
		if relErr != nil {
			rel = filepath.Base(root)
		}
		out = append(out, newSource(filepath.Base(path), sourceFile{path: path, folder: filepath.ToSlash(rel), err: err}))
	}
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error { // errors are told of the file
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			add(path, unreadable(err))
			return fs.SkipDir
		case d.IsDir() && path != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || isLitter(d.Name()):
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			add(path, fmt.Errorf("%w: it is a link to another place", ErrNotFile))
		default:
			add(path, nil)
		}
		return nil
	})
	return out
}

// isLitter reports whether systems and office programs put files of such a name into folders for themselves.
func isLitter(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		slices.Contains([]string{"thumbs.db", "desktop.ini", "ehthumbs.db"}, strings.ToLower(name))
}

// opened is a file to be attached that can be read at any place.
type opened struct {
	io.ReaderAt
	io.Closer
	size int64
}

// open opens the file. A pipe or a device would keep us waiting for ever, so its kind is looked at before.
func (f sourceFile) open() (*opened, error) {
	if f.path == "" {
		return &opened{bytes.NewReader(f.bytes), io.NopCloser(nil), int64(len(f.bytes))}, nil
	}
	info, err := os.Stat(f.path)
	switch {
	case err != nil:
		return nil, unreadable(err)
	case !info.Mode().IsRegular():
		return nil, ErrNotFile
	case info.Size() > MaxAttachment:
		return nil, fmt.Errorf("%w: %d MB of %d MB", ErrTooBig, info.Size()>>20, MaxAttachment>>20)
	}
	file, err := os.Open(f.path)
	if err != nil {
		return nil, unreadable(err)
	}
	return &opened{file, file, info.Size()}, nil
}

// unreadable gives what the system says of a file that was to be read the name of this package.
func unreadable(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: it is no longer there", ErrUnreadable)
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: you may not read it", ErrUnreadable)
	}
	return fmt.Errorf("%w: %w", ErrUnreadable, err)
}

// steadyReader reads a source to its end, tells its errors by the names of this package and fails when it is not as long
// as it was, or when ctx ends.
type steadyReader struct {
	ctx     context.Context // of one reading; an io.Reader has no other place for it
	r       io.Reader
	left    int64
	endless bool // how long it is is not known
}

// Read implements io.Reader.
func (s *steadyReader) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	s.left -= int64(n)
	switch {
	case errors.Is(err, io.EOF) && (s.endless || s.left == 0), err == nil && (s.endless || s.left >= 0):
		return n, err
	case errors.Is(err, io.EOF) || err == nil:
		return n, ErrSourceChanged
	default:
		return n, unreadable(err)
	}
}
