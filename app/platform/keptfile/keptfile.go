// Package keptfile keeps a file of a person's settings folder whole: the profile of the certification body, the library of
// wordings. It knows nothing of what is in it.
//
// Several windows, also of different versions of the program, share the file: a change is made to what is in the file
// at that moment, under a lock, and written beside and renamed into place. What was replaced as a whole is kept as the
// file before it.
package keptfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fieldcase/app/platform/atomicfile"

	"github.com/gofrs/flock"
)

// File is a file by its path.
type File string

// Before is the path of what Replace put in the place of the file: name.before.json beside name.json.
func (f File) Before() string {
	ext := filepath.Ext(string(f))
	return strings.TrimSuffix(string(f), ext) + ".before" + ext
}

// ErrBusy is wrapped when another window holds a file for longer than a change can take.
var ErrBusy = errors.New("another window is writing the file")

const (
	lockWait  = 3 * time.Second
	lockRetry = 5 * time.Millisecond
)

// name is the name of the file, for errors.
func (f File) name() string { return filepath.Base(string(f)) }

// Read gives the content of the file, nil when there is none.
func (f File) Read() ([]byte, error) {
	b, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.name(), err)
	}
	return b, nil
}

// Update writes what change makes of the content of the file, nil when there is none. An error of change is returned as
// it is and leaves the file as it was, and so does the same content.
func (f File) Update(change func(old []byte) ([]byte, error)) error {
	return f.locked(func() error {
		old, err := f.Read()
		if err != nil {
			return err
		}
		content, err := change(old)
		if err != nil || bytes.Equal(old, content) {
			return err
		}
		return f.write(string(f), content)
	})
}

// Replace writes content whatever is in the file, which is kept under Before.
func (f File) Replace(content []byte) error {
	return f.locked(func() error {
		old, err := f.Read()
		if err != nil {
			return err
		}
		if old != nil {
			if err := f.write(f.Before(), old); err != nil {
				return err
			}
		}
		return f.write(string(f), content)
	})
}

func (f File) write(path string, content []byte) error {
	if err := atomicfile.WriteBytes(path, content, 0o600); err != nil {
		return fmt.Errorf("write %s: %w", f.name(), err)
	}
	return nil
}

// locked does work while no other window does. The lock is beside the file because the file is replaced.
func (f File) locked(work func() error) error {
	if err := os.MkdirAll(filepath.Dir(string(f)), 0o700); err != nil {
		return fmt.Errorf("write %s: %w", f.name(), err)
	}
	l := flock.New(string(f)+".lock", flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), lockWait)
	defer cancel()
	if _, err := l.TryLockContext(ctx, lockRetry); errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("write %s: %w", f.name(), ErrBusy)
	} else if err != nil {
		return fmt.Errorf("lock %s: %w", f.name(), err)
	}
	return errors.Join(work(), l.Close())
}
