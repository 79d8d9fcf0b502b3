package desktop_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fieldcase/app/casefile/sample"
)

// TestDrop_onADialog: files that are dropped while a piece of evidence lies open are kept with it.
func TestDrop_onADialog(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.SecondEvening))
	file := filepath.Join(d.home, "Register März.csv")
	if err := os.WriteFile(file, []byte("IA-01"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("Ctrl+5", "Ctrl+Shift+E")
	d.typed("The register lists three.")
	before := len(d.current().Attachments)
	d.drop(file)
	all := d.current().Attachments
	if len(all) != before+1 || all[len(all)-1].Name != "Register März.csv" {
		t.Fatalf("%d attachments, were %d", len(all), before)
	}
	for i := range d.current().Evidence {
		if e := &d.current().Evidence[i]; slices.Contains(e.Attachments, all[len(all)-1].ID) {
			return
		}
	}
	t.Error("no evidence has it")
}
