package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// The names of the sheets. They are part of what the content is found by; see FORMAT.md.
const (
	summarySheet  = "Summary"
	findingsSheet = "Findings"
	coverageSheet = "Coverage"
	evidenceSheet = "Evidence register"
	aboutSheet    = "About"
)

// contentSheets are the sheets that the hash of the content covers, in its order.
func contentSheets() []string {
	return []string{summarySheet, findingsSheet, coverageSheet, evidenceSheet}
}

// hashCell is where the sheet About gives the hash.
const (
	hashRow  = 7
	hashCell = "B7"
)

// ErrNoContent is wrapped by the errors of ContentHash for a file that is no findings workbook.
var ErrNoContent = errors.New("no findings workbook")

// Limits of what ContentHash reads: a workbook of 100,000 findings has some 300 MB of XML.
const (
	maxUnzipped = 1 << 30
	maxColumns  = 64
)

// contentHash is the SHA-256 of the cells of the content sheets, as FORMAT.md defines it. A nil one takes nothing.
type contentHash struct {
	sum hash.Hash
	buf []byte
}

func newContentHash() *contentHash {
	h := &contentHash{sum: sha256.New()}
	h.sum.Write([]byte("fieldcase findings content 1\n"))
	return h
}

// sheet starts a sheet.
func (h *contentHash) sheet(name string) {
	h.buf = append(h.buf, "\x1d"...)
	h.buf = append(h.buf, name...)
	h.buf = append(h.buf, '\n')
}

// add takes a cell that is not empty. A value holds no control characters but tab and line feed, so that the separators
// cannot be part of it.
func (h *contentHash) add(row, column int, value []byte) {
	if h == nil {
		return
	}
	h.buf = strconv.AppendInt(h.buf, int64(row), 10)
	h.buf = append(h.buf, 0x1f)
	h.buf = strconv.AppendInt(h.buf, int64(column), 10)
	h.buf = append(h.buf, 0x1f)
	h.buf = append(h.buf, value...)
	h.buf = append(h.buf, 0x1e)
	if len(h.buf) > flushAt {
		h.flush()
	}
}

func (h *contentHash) flush() {
	h.sum.Write(h.buf)
	h.buf = h.buf[:0]
}

// String returns the hash of what was taken so far in hexadecimal digits.
func (h *contentHash) String() string {
	h.flush()
	return hex.EncodeToString(h.sum.Sum(nil))
}

// ContentHash reads a findings workbook and returns the SHA-256 of its content, computed anew, and the one its sheet
// About states; a part has two sheets of content. They differ when a cell of Summary, Findings, Coverage or Evidence register was changed; saving the file
// with another program alone changes neither. The errors for a file that is none of ours wrap ErrNoContent.
func ContentHash(r io.ReaderAt, size int64) (computed, stated string, err error) {
	f, err := excelize.OpenReader(io.NewSectionReader(r, 0, size),
		excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped})
	if err != nil {
		return "", "", fmt.Errorf("open workbook: %w: %w", ErrNoContent, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := newContentHash()
	sheets := f.GetSheetList()
	part := len(sheets) > 0 && sheets[0] == guideSheet
	for _, name := range contentSheets() {
		if part && (name == summarySheet || name == coverageSheet) {
			continue
		}
		if !slices.Contains(sheets, name) {
			return "", "", fmt.Errorf("find sheet %s: %w", name, ErrNoContent)
		}
		h.sheet(name)
		if err := h.read(f, name); err != nil {
			return "", "", fmt.Errorf("read sheet %s: %w", name, err)
		}
	}
	stated, err = f.GetCellValue(aboutSheet, hashCell)
	if err != nil {
		return "", "", fmt.Errorf("read stated hash: %w: %w", ErrNoContent, err)
	}
	return h.String(), stated, nil
}

// read takes the cells of a sheet of a file.
func (h *contentHash) read(f *excelize.File, sheet string) error {
	rows, err := f.Rows(sheet)
	if err != nil {
		return err
	}
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return errors.Join(err, rows.Close())
		}
		if len(cells) > maxColumns {
			return errors.Join(fmt.Errorf("row %d has %d columns, more than %d: %w", n, len(cells), maxColumns, ErrNoContent), rows.Close())
		}
		for k, value := range cells {
			if value != "" {
				h.add(n, k+1, []byte(value))
			}
		}
	}
	return errors.Join(rows.Error(), rows.Close())
}
