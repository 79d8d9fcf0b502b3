//go:build unix

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// IsDiskFull reports whether err says that the disk or the person's share of
// it is full.
func IsDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func rename(from, to string) error { return os.Rename(from, to) }

// renameNew renames unless to exists. File systems without such a rename (FAT
// on a stick, some network folders) get the name reserved by an empty file
// first, which nobody else can then create.
func renameNew(from, to string) error {
	err := renameExclusive(from, to)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return renameReserved(from, to)
}

func renameReserved(from, to string) error {
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), os.Rename(from, to)); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// exclusiveError gives the errors of an exclusive rename the shape of those of
// os.Rename, and marks those that say that the file system has none.
func exclusiveError(from, to string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EINVAL), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOTSUP):
		return errors.ErrUnsupported
	case errors.Is(err, fs.ErrExist):
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EEXIST}
	default:
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
}

// syncFolder forces the new name to disk. Some file systems cannot do that for
// folders and say so with EINVAL or ENOTSUP; there nothing better exists.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
