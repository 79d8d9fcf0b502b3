// Package received reads a workbook that came from outside: an .xlsx file that anybody may have made, changed or broken.
// It reads values, not looks, in one pass and within fixed limits, and refuses what no client's answer needs: macros, links
// to other files, document types, entries that lie outside the file. It never follows, fetches or runs anything.
//
// It is our own and not the library that writes our workbooks because that one unfolds a sheet to its used range: a file
// of 100 kB can make it take gigabytes.
package received

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of what is read. A findings workbook of 10,000 answered nonconformities has some 60 MB of XML.
const (
	MaxFile     = 64 << 20 // bytes of the file
	maxUnpacked = 96 << 20 // bytes of XML read of one file
	maxEntries  = 4000
	maxSheets   = 256
	MaxRows     = 100_000   // rows with cells in one sheet
	MaxColumns  = 256       // cells further right are counted, not kept
	maxAside    = 1_000     // of those
	maxCells    = 1_000_000 // of one sheet
	maxStrings  = 1_000_000
	maxText     = 64 << 20 // bytes of all texts kept
	maxDepth    = 64       // of XML elements
	maxMerged   = 10_000
	maxStyles   = 1 << 17
	maxProperty = 1 << 10 // bytes of a property of the document
)

// Errors of Open and Rows. Each says what is wrong; casefile.Explain says what to do.
var (
	ErrNoWorkbook = errors.New("no Excel workbook (.xlsx)")
	ErrOldFormat  = errors.New("an Excel 97-2003 workbook (.xls)")
	ErrEncrypted  = errors.New("protected by a password")
	ErrOpenDoc    = errors.New("an OpenDocument file (.ods)")
	ErrText       = errors.New("a text file, such as .csv")
	ErrBinary     = errors.New("an Excel binary workbook (.xlsb)")
	ErrMacros     = errors.New("a workbook with macros")
	ErrLinks      = errors.New("a workbook that takes values from other files")
	ErrOutside    = errors.New("a file with entries that lie outside of it")
	ErrDoctype    = errors.New("a workbook with a document type, which none needs")
	ErrDamaged    = errors.New("a damaged workbook")
	ErrTooLarge   = errors.New("a workbook too large to be an answer")
)

// Book is a workbook whose sheets can be read.
type Book struct {
	Sheets     []Sheet           // in the order of their tabs
	Properties map[string]string // custom properties of the document

	entries map[string]*zip.File
	strings []string
	dates   []bool // whether a style shows a day, by its number
	from    float64
	left    int64 // bytes of XML that may still be read
	kept    int   // bytes of texts kept
}

// Sheet is a sheet of the workbook.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// Open reads what a workbook is made of, all but the rows of its sheets. The errors wrap one of those above.
func Open(r io.ReaderAt, size int64) (*Book, error) {
	if size > MaxFile {
		return nil, fmt.Errorf("%w: %d MB, at most %d MB are read", ErrTooLarge, size>>20, MaxFile>>20)
	}
	if err := recognize(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	b := &Book{entries: map[string]*zip.File{}, left: maxUnpacked, Properties: map[string]string{}}
	if err := b.list(z); err != nil {
		return nil, err
	}
	for _, read := range []func() error{b.readWorkbook, b.readStyles, b.readStrings, b.readProperties} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// list takes the entries of the archive and refuses those that no answer needs.
func (b *Book) list(z *zip.Reader) error {
	if len(z.File) > maxEntries {
		return fmt.Errorf("%w: %d entries", ErrTooLarge, len(z.File))
	}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if path.IsAbs(name) || strings.Contains("/"+name+"/", "/../") || strings.Contains(name, ":") {
			return fmt.Errorf("%w: %q", ErrOutside, f.Name)
		}
		key := strings.ToLower(name)
		if b.entries[key] != nil {
			return fmt.Errorf("%w: two entries %q", ErrDamaged, f.Name)
		}
		b.entries[key] = f
		switch {
		case strings.HasSuffix(key, "vbaproject.bin") || strings.Contains(key, "xl/macrosheets/"):
			return fmt.Errorf("%w: %q", ErrMacros, f.Name)
		case strings.HasPrefix(key, "xl/externallinks/"):
			return fmt.Errorf("%w: %q", ErrLinks, f.Name)
		case key == "xl/workbook.bin":
			return ErrBinary
		}
	}
	switch {
	case b.entries["xl/workbook.xml"] != nil || b.entries["_rels/.rels"] != nil && b.entries["[content_types].xml"] != nil:
		return nil
	case b.entries["content.xml"] != nil:
		return ErrOpenDoc
	default:
		return ErrNoWorkbook
	}
}

// open returns a reader of an entry within the limit of the whole file; nil when there is none of that name.
func (b *Book) open(name string) (io.ReadCloser, error) {
	f := b.entries[strings.ToLower(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(max(b.left, 0)) {
		return nil, fmt.Errorf("%w: %s unpacks to %d MB", ErrTooLarge, name, f.UncompressedSize64>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: open %s: %w", ErrDamaged, name, err)
	}
	return &limited{ReadCloser: r, book: b}, nil
}

// limited reads an entry and counts what is read against the limit of the file.
type limited struct {
	io.ReadCloser
	book *Book
}

// Read implements io.Reader.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	if l.book.left -= int64(n); l.book.left < 0 {
		return 0, fmt.Errorf("%w: more than %d MB unpacked", ErrTooLarge, maxUnpacked>>20)
	}
	return n, err
}

// keep returns a text that stays, and counts it.
func (b *Book) keep(s []byte) (string, error) {
	if b.kept += len(s); b.kept > maxText {
		return "", fmt.Errorf("%w: more than %d MB of text", ErrTooLarge, maxText>>20)
	}
	return string(s), nil
}
