package received_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// manyLinks is a list of n relationships.
func manyLinks(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<Relationship Id="x%d" Type="http://x/worksheet" Target="a%d.xml"/>`, i, i)
	}
	return b.String()
}

// spoiled is the small workbook with a byte of its sheet changed behind the back of the archive.
func spoiled(t testing.TB) []byte {
	parts := book()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.Replace(b.Bytes(), []byte("hello"), []byte("HELLO"), 1)
}

// manyEntries is an archive of 60,000 empty entries.
func manyEntries(t testing.TB) []byte {
	parts := book()
	for i := range 60_000 {
		parts[fmt.Sprintf("x/%d", i)] = "x"
	}
	return packed(t, parts)
}

// lyingBomb is an archive whose sheet unpacks to more than its directory says.
func lyingBomb(t testing.TB) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range book() {
		var packed bytes.Buffer
		w, err := flate.NewWriter(&packed, flate.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		if name == sheet1 {
			content = sheet(strings.Repeat(" ", 100<<20))
		}
		_, err = io.WriteString(w, content)
		to, rawErr := z.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(content)), UncompressedSize64: uint64(min(len(content), 1000)),
			CompressedSize64: uint64(flushed(t, w, &packed)),
		})
		if err = errors.Join(err, rawErr); err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// flushed ends a packed part and returns its size.
func flushed(t testing.TB, w *flate.Writer, packed *bytes.Buffer) int {
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Len()
}
