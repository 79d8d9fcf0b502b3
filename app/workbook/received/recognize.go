package received

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// signatures are the first bytes of files that are sent in the place of a workbook.
var (
	zipped   = []byte("PK\x03\x04")
	compound = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") // of .xls, and of an encrypted .xlsx
)

// strangers are the first bytes of what else is sent, with what to call it.
var strangers = []struct{ begins, word string }{
	{"%PDF-", "a PDF"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"MZ", "a program"},
	{"\x7fELF", "a program"},
	{"\x1f\x8b", "an archive of another kind (gzip)"},
	{"Rar!", "an archive of another kind (RAR)"},
	{"7z\xbc\xaf", "an archive of another kind (7z)"},
	{"PK\x05\x06", "an empty archive"},
}

// looked is how much of a file is looked at to tell what it is.
const looked = 64 << 10

// recognize tells what a file is that is no workbook.
func recognize(r io.ReaderAt, size int64) error {
	head := make([]byte, min(size, looked))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read: %w", err)
	}
	switch {
	case len(head) == 0:
		return fmt.Errorf("%w: it is empty", ErrNoWorkbook)
	case bytes.HasPrefix(head, zipped):
		return nil
	case bytes.HasPrefix(head, compound):
		return recognizeCompound(r, size)
	}
	for _, s := range strangers {
		if bytes.HasPrefix(head, []byte(s.begins)) && (len(head) == len(s.begins) || !isText(head)) {
			return fmt.Errorf("%w: it is %s", ErrNoWorkbook, s.word)
		}
	}
	switch begin := bytes.ToLower(bytes.TrimSpace(head[:min(len(head), 256)])); {
	case !isText(head):
		return fmt.Errorf("%w: nothing in it is known", ErrNoWorkbook)
	case bytes.HasPrefix(begin, []byte("<?xml")):
		return fmt.Errorf("%w: it is an XML file", ErrText)
	case bytes.HasPrefix(begin, []byte("<")):
		return fmt.Errorf("%w: it is a web page", ErrText)
	default:
		return ErrText
	}
}

// encryptedPackage is the name of the stream that holds an encrypted workbook, as a compound file writes it.
var encryptedPackage = utf16Bytes("EncryptedPackage")

// recognizeCompound parts an encrypted .xlsx from an .xls. The directory of a compound file may lie at its end.
func recognizeCompound(r io.ReaderAt, size int64) error {
	window := make([]byte, looked)
	const overlap = 64
	for at := int64(0); at < size; at += looked - overlap {
		n, err := r.ReadAt(window, at)
		if bytes.Contains(window[:n], encryptedPackage) {
			return ErrEncrypted
		}
		if err != nil {
			break
		}
	}
	return ErrOldFormat
}

func utf16Bytes(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// isText reports whether the bytes are text in UTF-8, UTF-16 or a code page, without control characters.
func isText(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	for len(head) > 0 {
		c, n := utf8.DecodeRune(head)
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
		head = head[n:]
	}
	return true
}
