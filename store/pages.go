package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Copy writes the bytes of the case file as it stands to w, page by page, and returns how many they are. The case may be
// open elsewhere; whoever saves meanwhile waits. Nothing is written to a disk on the way.
func (f *File) Copy(ctx context.Context, w io.Writer, progress func(done, total int64)) (n int64, err error) {
	err = f.snapshot(ctx, "copy the pages", func(tx *sql.Tx) error {
		var pages, size int64
		const length = `SELECT (SELECT "page_count" FROM pragma_page_count), (SELECT "page_size" FROM pragma_page_size)`
		if err := tx.QueryRowContext(ctx, length).Scan(&pages, &size); err != nil {
			return err
		}
		next := int64(1)
		err := each(ctx, tx, `SELECT "pgno", "data" FROM sqlite_dbpage ORDER BY "pgno"`, nil, func(rows *sql.Rows) error {
			var number int64
			var page sql.RawBytes
			if err := rows.Scan(&number, &page); err != nil {
				return err
			}
			if number != next || int64(len(page)) != size {
				return &DamagedError{Where: fmt.Sprintf("page %d", next), Message: "cannot be read"}
			}
			next++
			written, err := w.Write(page)
			n += int64(written)
			if progress != nil && (next%progressStep == 0 || next > pages) {
				progress(n, pages*size)
			}
			return err
		})
		if err == nil && next != pages+1 {
			err = &DamagedError{Where: fmt.Sprintf("page %d", next), Message: "is missing"}
		}
		return err
	})
	return n, err
}

// magic is what every SQLite file begins with.
const magic = "SQLite format 3\x00"

// BeginSize is how many bytes at the beginning of a case file SizeOf looks at.
const BeginSize = 100

// SizeOf returns how long a case file is that begins with these bytes. It fails with ErrNotCase.
func SizeOf(begin []byte) (size int64, err error) {
	if len(begin) < BeginSize || !strings.HasPrefix(string(begin), magic) || binary.BigEndian.Uint32(begin[68:]) != ApplicationID {
		return 0, ErrNotCase
	}
	page := int64(binary.BigEndian.Uint16(begin[16:]))
	if page == 1 {
		page = 1 << 16
	}
	return page * int64(binary.BigEndian.Uint32(begin[28:])), nil
}

// Place is the name of a case file that is about to be made or replaced, held so that no program opens it meanwhile.
type Place struct {
	path string
	lock *lock
}

// Hold holds a name for a case file. It fails with ErrExists when there is a file, unless force is set, with ErrInUse when
// that file is open elsewhere, and with ErrReadOnly or ErrNoLock when the folder takes none.
func Hold(path string, force bool) (*Place, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	_, err = os.Lstat(path)
	switch {
	case err == nil && !force:
		return nil, fmt.Errorf("%s: %w", path, ErrExists)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	l, _, err := takeLock(path, Holder{})
	if err != nil {
		return nil, err
	}
	return &Place{path: path, lock: l}, nil
}

// Clear takes away the rollback journal of the file that is about to be replaced: SQLite would play it into the new one.
// It is called when the new file is whole, right before it takes the name.
func (p *Place) Clear() error {
	if err := os.Remove(p.path + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Release lets go of the name.
func (p *Place) Release() { p.lock.release() }
