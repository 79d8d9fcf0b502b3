package casefile

import (
	"os"
	"path/filepath"
)

// What records of attachments need on the disk, in bytes, with the journal of their save: measured, doubled.
const (
	roomOfSave   = 256 << 10
	roomOfRecord = 8 << 10
)

// room is space on the disk of the case, held while files are taken in: on a disk that they fill, their records could not
// be written any more, and all would be lost.
type room struct{ file *os.File }

// holdRoom takes room for the records of so many files. Where it cannot be had, there is none to hold.
func (s *Session) holdRoom(files int) *room {
	f, err := os.CreateTemp(filepath.Dir(s.Path()), ".~room.*#")
	if err != nil {
		return nil
	}
	_ = os.Remove(f.Name()) // so that a crash leaves nothing; refused on Windows, where give does it
	r := &room{f}
	block := make([]byte, roomOfRecord)
	for range roomOfSave/roomOfRecord + files {
		if _, err := f.Write(block); err != nil {
			r.give()
			return nil
		}
	}
	return r
}

// give gives the room back to the disk; giving it twice, or none, is allowed.
func (r *room) give() {
	if r == nil || r.file == nil {
		return
	}
	_ = r.file.Close()
	_ = os.Remove(r.file.Name()) // mostly gone already
	r.file = nil
}
