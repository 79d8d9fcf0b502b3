package desktop_test

import (
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// A case that a failing disk damaged is offered back as of its newest backup, with what that lacks, and restored beside.
func TestDamaged_offersTheNewestGoodBackup(t *testing.T) {
	d := newDesk(t)
	path := d.sampleAt(sample.TeamMeeting)
	d.w.Open(path)
	before := len(d.current().Sites)
	if err := d.w.Session().Save(t.Context(), "Add the harbour", casefile.Change{After: &audit.Site{Name: "Harbour"}}); err != nil {
		t.Fatal(err)
	}
	d.command("Close case").Run()
	b := read(t, path)
	for i := 4096; i < len(b); i++ {
		b[i] = 0xA5
	}
	write(t, path, b)

	d.w.Open(path)
	d.sees("This case file is damaged", "The newest backup that is whole is of 2026-06-10", "The damaged file is not touched")
	restored := filepath.Join(d.home, "restored.fieldcase")
	d.answers = []string{restored}
	d.answer("Restore the backup…")
	d.at(page.Overview)
	if got := d.w.Session().Path(); got != restored {
		t.Errorf("open is %s", got)
	}
	if got := len(d.current().Sites); got != before {
		t.Errorf("%d sites, want the %d of the backup", got, before)
	}
	if got := read(t, path); string(got) != string(b) {
		t.Error("the damaged file was touched")
	}
}

func TestBackups_areListedAndRestored(t *testing.T) {
	d := newDesk(t)
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	d.command("Backups…").Run()
	d.sees("Backups of this case", "Daily", "ten newest are kept")
	restored := filepath.Join(d.home, "restored.fieldcase")
	d.answers = []string{restored}
	for _, o := range d.objects() {
		if b, ok := o.(*kit.Button); ok && b.Word() == "Restore…" {
			b.Press()
			break
		}
	}
	if got := d.w.Session().Path(); got != restored {
		t.Errorf("open is %s", got)
	}
}

// Findings are issued although no backup can be made; the status bar says so.
func TestBackups_thatFailAreTold(t *testing.T) {
	d := newDesk(t)
	if err := os.MkdirAll(filepath.Join(d.home, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(d.home, "data", "backups"), []byte("a file where the folder should be"))
	d.w.Open(d.sampleAt(sample.TeamMeeting))
	d.sees("No backup today")
}
