package portfolio

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"fieldcase/store"
)

// Patience is how long one file or folder may keep a look waiting, where Folders does not say otherwise.
const Patience = 20 * time.Second

// readers is how many files are read at a time: enough to keep a slow share busy, few enough not to choke it.
const readers = 4

// Folders is the source that reads every case file below folders. It may be looked at again and again, by one goroutine
// at a time: what has not changed is not read again.
type Folders struct {
	roots []string
	limit time.Duration
	index *index
	look  func(ctx context.Context, path string) (*store.Glance, error)

	before map[string]string // file → head, of the look before
	found  func(Found)       // see OnFound; may be nil
}

// Options are how folders are read.
type Options struct {
	// CacheDir is the folder for the index, which makes the second look quick; "" keeps none.
	CacheDir string
	// Patience is how long one file or folder may take; 0 stands for Patience.
	Patience time.Duration
}

// NewFolders returns the source of the cases below folders; a path may be a case file itself.
func NewFolders(roots []string, o Options) (*Folders, error) {
	f := &Folders{limit: cmp.Or(o.Patience, Patience), look: glance}
	for _, r := range roots {
		path, err := filepath.Abs(r)
		if err != nil {
			return nil, fmt.Errorf("read folder %s: %w", r, err)
		}
		f.roots = append(f.roots, path)
	}
	slices.Sort(f.roots)
	f.roots = slices.Compact(f.roots)
	f.index = newIndex(o.CacheDir, f.roots)
	return f, nil
}

func glance(ctx context.Context, path string) (*store.Glance, error) {
	return store.LookAt(ctx, path, selections)
}

// Name implements Source.
func (f *Folders) Name() string { return strings.Join(f.roots, ", ") }

// Look implements Source.
func (f *Folders) Look(ctx context.Context, progress func(done, total int)) (*Look, error) {
	f.index.load()
	l := &looking{folders: f, progress: progress, out: &Look{}, fresh: map[string]indexed{}}
	paths := make(chan string)
	var work sync.WaitGroup
	for range readers {
		work.Go(func() {
			for path := range paths {
				l.read(ctx, path)
			}
		})
	}
	w := &walk{patience: f.limit, seen: map[string]bool{}, trouble: l.trouble, file: func(path string) {
		l.count(0, 1)
		select {
		case paths <- path:
		case <-ctx.Done():
		}
	}}
	for _, root := range f.roots {
		w.below(ctx, root)
	}
	close(paths)
	work.Wait()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("read %s: %w", f.Name(), context.Cause(ctx))
	}
	f.index.keep(l.fresh)
	sortLook(l.out)
	f.markCopies(ctx, l.out)
	l.out.Delta, f.before = deltaOf(l.out, f.before)
	return l.out, nil
}

// looking is one look under way.
type looking struct {
	folders  *Folders
	progress func(done, total int)

	mu          sync.Mutex
	out         *Look
	fresh       map[string]indexed
	done, total int
}

// count tells the progress.
func (l *looking) count(done, total int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done, l.total = l.done+done, l.total+total
	if l.progress != nil {
		l.progress(l.done, l.total)
	}
}

// trouble notes what could not be read.
func (l *looking) trouble(path string, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out.Unreadable = append(l.out.Unreadable, unreadable(path, err, l.folders.limit))
}

// read takes one file, from the index when it is as it was.
func (l *looking) read(ctx context.Context, path string) {
	defer l.count(1, 0)
	is, err := patiently(ctx, l.folders.limit, func(ctx context.Context) (indexed, error) { return l.folders.facts(ctx, path) })
	if err != nil {
		l.trouble(path, err)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	found := Found{File: path, Facts: is.Facts}
	l.out.Cases = append(l.out.Cases, found)
	l.fresh[path] = is
	l.folders.tell(found)
}

// facts returns the facts of a file with its stamp. Of a file that is written meanwhile, the stamp fits no later state,
// so that it is read again the next time.
func (f *Folders) facts(ctx context.Context, path string) (indexed, error) {
	before, err := store.StampOf(path)
	if err != nil {
		return indexed{}, err
	}
	if known, ok := f.index.get(path, before); ok {
		return known, nil
	}
	g, err := f.look(ctx, path)
	if err != nil {
		if _, gone := store.StampOf(path); errors.Is(gone, fs.ErrNotExist) {
			err = gone // SQLite says no more than that it cannot open it
		}
		return indexed{}, err
	}
	return indexed{Stamp: before, Facts: factsOf(g)}, nil
}

// sortLook orders by file.
func sortLook(l *Look) {
	slices.SortFunc(l.Cases, func(a, b Found) int { return cmp.Compare(a.File, b.File) })
	slices.SortFunc(l.Unreadable, func(a, b Unreadable) int { return cmp.Compare(a.File, b.File) })
}

// deltaOf compares a look with the heads of the one before, and returns the heads for the next. What became unreadable
// has not vanished.
func deltaOf(l *Look, before map[string]string) (Delta, map[string]string) {
	now := make(map[string]string, len(l.Cases)+len(l.Unreadable))
	var d Delta
	for _, c := range l.Cases {
		now[c.File] = c.Facts.Head
	}
	for _, u := range l.Unreadable {
		now[u.File] = string(u.Trouble)
	}
	if before == nil {
		return d, now
	}
	for file, head := range now {
		switch was, known := before[file]; {
		case !known:
			d.New = append(d.New, file)
		case was != head:
			d.Changed = append(d.Changed, file)
		}
	}
	for file := range before {
		if _, there := now[file]; !there {
			d.Vanished = append(d.Vanished, file)
		}
	}
	slices.Sort(d.New)
	slices.Sort(d.Changed)
	slices.Sort(d.Vanished)
	return d, now
}
