package store

import (
	"encoding/binary"
	"io"
	"os"
	"runtime"
	"time"
)

// Stamp tells whether a case file is as it was: every save changes its size, its time or its counter of changes.
type Stamp struct {
	Size     int64     `json:"size"`
	Modified time.Time `json:"modified"`
	Counter  uint32    `json:"counter"` // of SQLite, which counts the transactions; 0 where it is not read
}

// Same reports whether nothing has been saved between the stamps.
func (s Stamp) Same(t Stamp) bool {
	return s.Size == t.Size && s.Modified.Equal(t.Modified) && s.Counter == t.Counter
}

// counterAt is where SQLite keeps the counter of changes in the first page.
const counterAt = 24

// StampOf returns the stamp of a file without opening it as a database. It fails with fs.ErrNotExist and fs.ErrPermission,
// and with ErrNotCase for a folder, a pipe and whatever else is no plain file.
func StampOf(path string) (Stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Stamp{}, err
	}
	if !info.Mode().IsRegular() {
		return Stamp{}, ErrNotCase
	}
	s := Stamp{Size: info.Size(), Modified: info.ModTime()}
	if !countsChanges {
		return s, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return Stamp{}, err
	}
	defer func() { _ = f.Close() }() // only read
	var counter [4]byte
	if _, err := f.ReadAt(counter[:], counterAt); err != nil && err != io.EOF {
		return Stamp{}, err
	}
	s.Counter = binary.BigEndian.Uint32(counter[:])
	return s, nil
}

// countsChanges is false where closing a file drops the locks that SQLite holds on it in the same program (POSIX locks
// without those of Linux that belong to the open file): there size and time have to do.
const countsChanges = runtime.GOOS == "linux" || runtime.GOOS == "windows"
