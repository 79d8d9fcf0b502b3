package workbook_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"fieldcase/app/workbook"
)

func contentHash(t *testing.T, data []byte) (computed, stated string) {
	t.Helper()
	computed, stated, err := workbook.ContentHash(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return computed, stated
}

func TestContentHash_isThatOfTheExport(t *testing.T) {
	t.Parallel()
	f := findings(t)
	f.Case.Findings[1].Statement = " =odd\r\n_x0041_ text \x07 😀 " // as it arrives in the cell
	data, result := encode(t, f)
	computed, stated := contentHash(t, data)
	if computed != result.SHA256 || stated != result.SHA256 {
		t.Errorf("computed %s, stated %s, want %s", computed, stated, result.SHA256)
	}
}

func TestContentHash_seesEveryChange(t *testing.T) {
	t.Parallel()
	data, result := encode(t, findings(t))
	for _, cell := range []struct{ sheet, cell string }{
		{"Summary", "A1"}, {"Findings", "G3"}, {"Findings", "I2"}, {"Coverage", "H5"}, {"Evidence register", "M2"}, {"Findings", "Z9"},
	} {
		book := open(t, data)
		if err := book.SetCellValue(cell.sheet, cell.cell, "changed"); err != nil {
			t.Fatal(err)
		}
		saved, err := book.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		computed, stated := contentHash(t, saved.Bytes())
		if computed == result.SHA256 || stated != result.SHA256 {
			t.Errorf("%v: computed %s, stated %s", cell, computed, stated)
		}
	}
}

// The files are exports saved by other programs without a change; see FORMAT.md.
func TestContentHash_outlivesOtherPrograms(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"libreoffice-7.4.xlsx", "openpyxl-3.0.xlsx"} {
		data, err := os.ReadFile("testdata/saved/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if computed, stated := contentHash(t, data); computed != stated || len(stated) != 64 {
			t.Errorf("%s: computed %s, stated %s", name, computed, stated)
		}
	}
}

func TestContentHash_refusesOtherFiles(t *testing.T) {
	t.Parallel()
	if _, _, err := workbook.ContentHash(bytes.NewReader([]byte("no workbook")), 11); !errors.Is(err, workbook.ErrNoContent) {
		t.Errorf("error for a text file = %v", err)
	}
	data, _ := encode(t, findings(t))
	book := open(t, data)
	if err := book.SetSheetName("Coverage", "Dekning"); err != nil {
		t.Fatal(err)
	}
	renamed, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := workbook.ContentHash(bytes.NewReader(renamed.Bytes()), int64(renamed.Len())); !errors.Is(err, workbook.ErrNoContent) {
		t.Errorf("error for a renamed sheet = %v", err)
	}
}
