package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldcase/app/audit"

	"github.com/gofrs/flock"
)

// Holder is who has a case file open for writing.
type Holder struct {
	User  string        `json:"user"`
	Host  string        `json:"host"`
	PID   int           `json:"pid"`
	Since audit.Instant `json:"since"`
}

// lock is held on a file beside the case file, .~lock.NAME#, while the case is open for writing. Whether it is held is
// what the system says, never what the file contains: the lock of a program that was killed is gone with it.
type lock struct{ held *flock.Flock }

// lockPath returns the name of the lock of a case file.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), ".~lock."+filepath.Base(path)+"#")
}

// takeLock locks the case file. It fails with ErrInUse and the holder, with ErrReadOnly when the folder cannot be
// written, and with ErrNoLock when the file system has no locks.
func takeLock(path string, h Holder) (*lock, Holder, error) {
	name := lockPath(path)
	for {
		l := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
		ok, err := l.TryLock()
		switch {
		case errors.Is(err, fs.ErrPermission) || isReadOnlyFolder(err):
			return nil, Holder{}, fmt.Errorf("lock %s: %w: %w", path, ErrReadOnly, err)
		case err != nil:
			return nil, Holder{}, fmt.Errorf("lock %s: %w: %w", path, ErrNoLock, err)
		case !ok:
			return nil, readHolder(name), fmt.Errorf("lock %s: %w", path, ErrInUse)
		}
		if !isStillAt(l, name) { // its last holder removed it between our opening and our locking
			_ = l.Close()
			continue
		}
		writeHolder(name, h)
		return &lock{held: l}, h, nil
	}
}

// isStillAt reports whether the locked file is the one that has the name.
func isStillAt(l *flock.Flock, name string) bool {
	have, err := l.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(name)
	return err == nil && os.SameFile(have, there)
}

// holderOffset is where the text of a lock begins: on Windows the locked byte 0 cannot be read by others.
const holderOffset = 1

// writeHolder writes who holds the lock, as a courtesy to others; the lock holds without.
func writeHolder(name string, h Holder) {
	text, err := json.Marshal(h)
	if err != nil {
		return
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0o600)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }()
	_, _ = f.WriteAt([]byte(" "), 0) // refused on Windows, where the byte stays 0
	_, _ = f.WriteAt(append(text, '\n'), holderOffset)
	_ = f.Truncate(int64(holderOffset + len(text) + 1))
}

// readHolder returns who holds the lock, a zero Holder when that cannot be read.
func readHolder(name string) Holder {
	f, err := os.Open(name)
	if err != nil {
		return Holder{}
	}
	defer func() { _ = f.Close() }() // only read
	text, err := io.ReadAll(io.NewSectionReader(f, holderOffset, 4096))
	if err != nil {
		return Holder{}
	}
	var h Holder
	if json.Unmarshal([]byte(strings.TrimSpace(string(text))), &h) != nil {
		return Holder{}
	}
	return h
}

// release gives the lock up and takes its file away.
func (l *lock) release() {
	if l == nil {
		return
	}
	name := l.held.Path()
	if os.Remove(name) == nil {
		_ = l.held.Close()
		return
	}
	_ = l.held.Close() // Windows removes no open file
	_ = os.Remove(name)
}
