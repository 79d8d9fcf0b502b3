package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// open reads a workbook back as a client's program does.
func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// parts returns the parts of the archive, uncompressed.
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

// records returns the rows of a sheet with a header as maps from the titles of its columns.
func records(t testing.TB, data []byte, sheet string) []map[string]string {
	t.Helper()
	rows, err := open(t, data).GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, value := range row {
			record[rows[0][i]] = value
		}
		out = append(out, record)
	}
	return out
}

// column returns one column of the records.
func column(records []map[string]string, title string) []string {
	out := make([]string, len(records))
	for i, r := range records {
		out[i] = r[title]
	}
	return out
}

// text returns everything that is written in the sheet, one row a line.
func text(t testing.TB, data []byte, sheet string) string {
	t.Helper()
	rows, err := open(t, data).GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "|"))
		b.WriteByte('\n')
	}
	return b.String()
}
