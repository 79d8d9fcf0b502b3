package programme_test

import (
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/casefile/sample"
)

// TestExport_writesTheWorkbook: by its key, under the name that was chosen, also where it lacks the ending.
func TestExport_writesTheWorkbook(t *testing.T) {
	d := at(t, sample.June10)
	d.Path = filepath.Join(t.TempDir(), "Programm Sølvberg")
	d.Press("Ctrl+E")
	d.quiet()
	if info, err := os.Stat(d.Path + ".xlsx"); err != nil || info.Size() == 0 {
		t.Errorf("no workbook was written: %v", err)
	}
	if len(d.Toasts) != 1 || d.Toasts[0] != "Programme written to Programm Sølvberg.xlsx" {
		t.Errorf("told %q", d.Toasts)
	}
}
