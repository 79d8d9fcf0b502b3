package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

func renameExclusive(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	return exclusiveError(from, to, err)
}

// createUnseen creates a file without a name, which the system forgets when the
// program ends. Its Name is the one that appear gives it.
func createUnseen(name string, perm fs.FileMode) (*os.File, error) {
	folder := filepath.Dir(name)
	fd, err := unix.Open(folder, unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, uint32(perm.Perm()))
	switch {
	case err == nil:
		return os.NewFile(uintptr(fd), name), nil
	case errors.Is(err, unix.EOPNOTSUPP), errors.Is(err, unix.EISDIR), errors.Is(err, unix.EINVAL):
		return nil, errors.ErrUnsupported
	default:
		return nil, &fs.PathError{Op: "create file in", Path: folder, Err: err}
	}
}

// appear gives a file that createUnseen made its name.
func appear(f *os.File) error {
	from := fmt.Sprintf("/proc/self/fd/%d", f.Fd())
	if err := unix.Linkat(unix.AT_FDCWD, from, unix.AT_FDCWD, f.Name(), unix.AT_SYMLINK_FOLLOW); err != nil {
		return &os.LinkError{Op: "link", Old: from, New: f.Name(), Err: err}
	}
	return nil
}
