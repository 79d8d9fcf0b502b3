// Package atomicfile writes files whole or not at all.
//
// The content goes to a temporary file in the same folder, is checked for its
// length, forced to disk, and only then takes the name of the target. Whatever
// fails on the way, and if the power is cut at any moment, the target is
// either as it was or complete, never in between. A program that is killed
// leaves a file named .fieldcase-*.tmp behind, which may be removed; see
// Unseen for what must not be left.
package atomicfile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
)

var (
	// ErrNotRegular is wrapped when the target exists and is neither a file nor
	// a link to one: a folder, a device, a pipe.
	ErrNotRegular = errors.New("not a regular file")

	// ErrNotDurable is wrapped when the target has its new content but the
	// system could not confirm that the new name is on disk. It is the only
	// error after which the target has changed.
	ErrNotDurable = errors.New("written, but may not survive a power cut")
)

// Option changes how Write treats the target.
type Option func(*options)

type options struct {
	noReplace bool
	unseen    bool
	system    system
}

// NoReplace makes Write fail with an error that wraps fs.ErrExist if the
// target exists, also if it comes into being while the content is written. A
// link counts as existing even if it leads nowhere.
func NoReplace() Option { return func(o *options) { o.noReplace = true } }

// Unseen keeps the content without a name until it is whole and on disk, so
// that a program that is killed leaves nothing behind: for what must not lie
// about in part. On Linux, and there on file systems that can (those of hard
// disks, not FAT); elsewhere it changes nothing.
func Unseen() Option { return func(o *options) { o.unseen = true } }

// WriteBytes is Write for content that is at hand.
func WriteBytes(path string, data []byte, perm fs.FileMode, opts ...Option) error {
	return Write(path, perm, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	}, opts...)
}

// Write creates or replaces the file at path with what write writes.
//
// A new file gets perm, less the umask; a file that is replaced leaves its
// permissions to the new one, and one that is write-protected is refused. If
// path is a symbolic link, the file that it leads to is replaced and the link
// stays. The folder must exist and allow new files.
//
// Errors wrap their cause, so that errors.Is finds fs.ErrPermission,
// fs.ErrNotExist, fs.ErrExist, and the error of write; [IsDiskFull] finds a
// full disk. Unless the error is ErrNotDurable the target is as it was, and no
// temporary file is left, also if write panics.
func Write(path string, perm fs.FileMode, write func(io.Writer) error, opts ...Option) error {
	o := options{system: native}
	for _, opt := range opts {
		opt(&o)
	}
	if err := replace(path, perm, write, o); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func replace(path string, perm fs.FileMode, write func(io.Writer) error, o options) error {
	target, old, err := resolve(path, o.noReplace)
	if err != nil {
		return err
	}
	temp, err := create(target, perm, &o)
	if err != nil {
		return err
	}
	moved := false
	defer func() {
		if !moved {
			_ = temp.Close() // closed already unless fill failed early
			_ = os.Remove(temp.Name())
		}
	}()
	if err := fill(temp, old, write, o.system); err != nil {
		return err
	}
	move := o.system.rename
	if o.noReplace {
		move = o.system.renameNew
	}
	if err := move(temp.Name(), target); err != nil {
		return err
	}
	moved = true
	if err := o.system.syncFolder(filepath.Dir(target)); err != nil {
		return fmt.Errorf("%w: %w", ErrNotDurable, err)
	}
	return nil
}

// fill writes the content to temp, forces it to disk and closes it.
func fill(temp *os.File, old fs.FileInfo, write func(io.Writer) error, sys system) error {
	if old != nil {
		if err := temp.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	c := &counter{w: temp}
	if err := cmp.Or(write(c), c.err); err != nil {
		return err
	}
	if info, err := temp.Stat(); err != nil {
		return err
	} else if info.Size() != c.n {
		return fmt.Errorf("%d of %d bytes arrived: %w", info.Size(), c.n, io.ErrShortWrite)
	}
	if err := sys.sync(temp); err != nil {
		return err
	}
	return sys.close(temp)
}

// counter counts the bytes on their way to w. It fails for good at its first
// error and keeps it, because writers overlook errors.
type counter struct {
	w   io.Writer
	n   int64
	err error
}

func (c *counter) Write(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.w.Write(p)
	c.n += int64(n)
	c.err = err
	return n, err
}

// maxLinks is how many symbolic links resolve follows, as Linux does.
const maxLinks = 40

// resolve follows path to the file that is to be replaced. It gives its name
// and what is there, nil if nothing is.
func resolve(path string, noReplace bool) (string, fs.FileInfo, error) {
	for range maxLinks {
		info, err := os.Lstat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return path, nil, nil
		case err != nil:
			return "", nil, err
		case noReplace:
			return "", nil, fs.ErrExist
		case info.Mode().IsRegular() && info.Mode().Perm()&0o200 == 0:
			return "", nil, fs.ErrPermission // renaming over it would work
		case info.Mode().IsRegular():
			return path, info, nil
		case info.Mode().Type() != fs.ModeSymlink:
			return "", nil, ErrNotRegular
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", nil, err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", nil, fmt.Errorf("more than %d links: %w", maxLinks, ErrNotRegular)
}

// serial tells apart the temporary files of this program.
var serial atomic.Uint64

// maxTries is how many leftovers of a program that had the same process id may
// be in the way.
const maxTries = 1000

// create creates an empty file for the content, without a name where that is
// asked for and can be: it gets its name when it is closed.
func create(target string, perm fs.FileMode, o *options) (*os.File, error) {
	if !o.unseen {
		return createBeside(target, perm)
	}
	f, err := createUnseen(tempName(target), perm)
	if errors.Is(err, errors.ErrUnsupported) {
		return createBeside(target, perm)
	}
	if err != nil {
		return nil, err
	}
	plainClose := o.system.close
	o.system.close = func(f *os.File) error {
		if err := appear(f); err != nil {
			return err
		}
		return plainClose(f)
	}
	return f, nil
}

// tempName is a name for a temporary file in the folder of target. It does not
// contain that of the target, which may be as long as the system allows.
func tempName(target string) string {
	name := ".fieldcase-" + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatUint(serial.Add(1), 10) + ".tmp"
	return filepath.Join(filepath.Dir(target), name)
}

// createBeside creates an empty file in the folder of target.
func createBeside(target string, perm fs.FileMode) (*os.File, error) {
	var err error
	for range maxTries {
		var f *os.File
		f, err = os.OpenFile(tempName(target), os.O_RDWR|os.O_CREATE|os.O_EXCL, perm.Perm())
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, err
}

// system is what differs by operating system, and what tests make fail.
type system struct {
	sync       func(*os.File) error
	close      func(*os.File) error
	rename     func(from, to string) error
	renameNew  func(from, to string) error // fails with fs.ErrExist if to exists
	syncFolder func(folder string) error
}

var native = system{
	sync:       (*os.File).Sync,
	close:      (*os.File).Close,
	rename:     rename,
	renameNew:  renameNew,
	syncFolder: syncFolder,
}
