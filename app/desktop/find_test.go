package desktop_test

import (
	"os"
	"testing"

	"fieldcase/app/desktop/page"
)

// TestFind_recentCases finds a case opened lately by its client, with no case open and with another.
func TestFind_recentCases(t *testing.T) {
	d := newDesk(t)
	first := d.newCase("first.fieldcase")
	d.w.Open(first)
	d.press("Ctrl+W")
	d.at(page.Start)
	d.press("Ctrl+K")
	d.sees("Case or command")
	d.typed("ångström")
	d.press("Enter")
	d.at(page.Overview)
	d.w.Open(d.newCase("second.fieldcase"))
	d.press("Ctrl+K")
	d.typed("ångström")
	d.press("Enter")
	if got := d.w.Session().Path(); got != first {
		t.Errorf("open is %s, not %s", got, first)
	}
}

// TestRecent_fileIsGone tells that the file of a recent case is not there; the list keeps it until it is taken off.
func TestRecent_fileIsGone(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("moved.fieldcase")
	d.w.Open(path)
	d.press("Ctrl+W")
	if err := os.Rename(path, path+".elsewhere"); err != nil {
		t.Fatal(err)
	}
	d.press("Enter")
	if d.dialog() == nil {
		t.Fatalf("nothing is told; the window shows %q", d.words())
	}
	d.sees(path)
	d.press("Esc")
	d.at(page.Start)
	d.sees("Ångström & Søn")
	d.press("Del")
	d.sees("No case yet")
	if recent := d.deps.Settings.Values().Recent; len(recent) != 0 {
		t.Errorf("remembered are %v", recent)
	}
}
