package report_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
)

// parts returns the parts of a Word file, unzipped.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[entry.Name] = string(b)
	}
	return out
}

// wordText returns everything in a Word file, and its texts read as XML.
func wordText(t testing.TB, data []byte) string {
	t.Helper()
	var b strings.Builder
	for name, part := range parts(t, data) {
		b.WriteString(name + "\n" + part + "\n")
		if strings.HasSuffix(name, ".xml") {
			b.WriteString(xmlText(t, name, part) + "\n")
		}
	}
	return b.String()
}

// xmlText returns the text of a part; a part that is not well-formed fails the test.
func xmlText(t testing.TB, name, part string) string {
	t.Helper()
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(part)); ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return b.String()
		case err != nil:
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.CharData:
			b.Write(x)
		case xml.EndElement:
			if x.Name.Local == "p" || x.Name.Local == "br" {
				b.WriteByte('\n')
			}
		}
	}
}

var (
	pdfStream = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	pdfString = regexp.MustCompile(`(?s)\(((?:[^\\()]|\\.)*)\)`)
)

// pdfText returns everything in a PDF: its bytes as they are, its streams unpacked, and the texts of both, which are
// written in UTF-16.
func pdfText(t testing.TB, data []byte) string {
	t.Helper()
	var b strings.Builder
	b.Write(data)
	all := []string{string(data)}
	for _, m := range pdfStream.FindAllSubmatch(data, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // not packed
		}
		unpacked, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(unpacked)
		all = append(all, string(unpacked))
	}
	for _, part := range all {
		for _, m := range pdfString.FindAllStringSubmatch(part, -1) {
			b.WriteString(decodeUTF16(m[1]) + "\n")
		}
	}
	return b.String()
}

// decodeUTF16 reads a string of a PDF, with its escapes, as UTF-16.
func decodeUTF16(s string) string {
	raw := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(s)
	raw = strings.TrimPrefix(raw, "\xFE\xFF")
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
