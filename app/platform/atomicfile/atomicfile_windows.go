package atomicfile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// IsDiskFull reports whether err says that the disk or the person's share of
// it is full.
func IsDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) ||
		errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

const (
	moveTries = 20
	moveRest  = 25 * time.Millisecond
)

func rename(from, to string) error {
	return move(from, to, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
}

func renameNew(from, to string) error { return move(from, to, windows.MOVEFILE_WRITE_THROUGH) }

// move renames, and tries again for half a second while another program, as a
// rule a virus scanner or an indexer, has one of the two files open.
func move(from, to string, flags uint32) error {
	src, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	dst, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	for try := 1; ; try++ {
		err = windows.MoveFileEx(src, dst, flags)
		if err == nil {
			return nil
		}
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !busy || try == moveTries {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
		}
		time.Sleep(moveRest)
	}
}

// syncFolder has nothing to do: MOVEFILE_WRITE_THROUGH returns when the new
// name is on disk.
func syncFolder(string) error { return nil }
