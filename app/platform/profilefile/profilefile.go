// Package profilefile keeps one file of a person's settings folder whole: the profile of the certification body. It knows
// nothing of what is in it.
//
// Several windows, also of different versions of the program, share the file: a change is made to what is in the file
// at that moment, under a lock, and written beside and renamed into place. What was replaced as a whole is kept as the
// file before it.
package profilefile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"fieldcase/app/platform/atomicfile"

	"github.com/gofrs/flock"
)

// The names of the files in the folder.
const (
	FileName   = "certification-body.json"
	BeforeName = "certification-body.before.json" // what Replace put in its place
)

// ErrBusy is wrapped when another window holds the file for longer than a change can take.
var ErrBusy = errors.New("another window is writing the profile")

const (
	lockWait  = 3 * time.Second
	lockRetry = 5 * time.Millisecond
)

// Read gives the content of the file, nil when there is none.
func Read(folder string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(folder, FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read profile: %w", err)
	}
	return b, nil
}

// Update writes what change makes of the content of the file, nil when there is none. An error of change is returned as
// it is and leaves the file as it was, and so does the same content.
func Update(folder string, change func(old []byte) ([]byte, error)) error {
	return locked(folder, func() error {
		old, err := Read(folder)
		if err != nil {
			return err
		}
		content, err := change(old)
		if err != nil || bytes.Equal(old, content) {
			return err
		}
		return write(folder, FileName, content)
	})
}

// Replace writes content whatever is in the file, which is kept under BeforeName.
func Replace(folder string, content []byte) error {
	return locked(folder, func() error {
		old, err := Read(folder)
		if err != nil {
			return err
		}
		if old != nil {
			if err := write(folder, BeforeName, old); err != nil {
				return err
			}
		}
		return write(folder, FileName, content)
	})
}

func write(folder, name string, content []byte) error {
	if err := atomicfile.WriteBytes(filepath.Join(folder, name), content, 0o600); err != nil {
		return fmt.Errorf("write profile: %w", err)
	}
	return nil
}

// locked does work while no other window does. The lock is beside the file because the file is replaced.
func locked(folder string, work func() error) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("write profile: %w", err)
	}
	l := flock.New(filepath.Join(folder, FileName+".lock"), flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), lockWait)
	defer cancel()
	if _, err := l.TryLockContext(ctx, lockRetry); errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("write profile: %w", ErrBusy)
	} else if err != nil {
		return fmt.Errorf("lock profile: %w", err)
	}
	return errors.Join(work(), l.Close())
}
