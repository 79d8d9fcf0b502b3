package desktop_test

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	shell "fieldcase/app/desktop"
	"fieldcase/app/desktop/page"
	"fieldcase/app/platform/settings"
)

func TestStart(t *testing.T) {
	d := newDesk(t)
	d.at(page.Start)
	d.sees("Start", "Wednesday 10 June 2026", "No case yet", "New case", "Open the sample case",
		"The pages of a case appear here when one is open.", "No case open", "Works without a network")
}

func TestNewCase_byKeys(t *testing.T) {
	d := newDesk(t)
	d.press("Ctrl+N")
	d.typed("Ørsted & Søn/Nord AS")
	d.press("Enter")
	d.at(page.Overview)
	path := filepath.Join(d.home, "Audits", "Ørsted & Søn-Nord AS", "client.fieldcase")
	if got := d.w.Session().Path(); got != path {
		t.Errorf("the case lies at %s, not %s", got, path)
	}
	if got := d.current().Client.Name; got != "Ørsted & Søn/Nord AS" {
		t.Errorf("the client is %q", got)
	}
	d.sees("Ørsted & Søn/Nord AS", "No audit has a day yet", "~/Audits/", "Can edit", "Backup today")
	if recent := d.deps.Settings.Values().Recent; len(recent) != 1 || recent[0].Path != path {
		t.Errorf("remembered are %v", recent)
	}
}

func TestNewCase_tellsWhatIsWrong(t *testing.T) {
	tests := []struct {
		name   string
		client string
		file   string // below the home folder; "" leaves the suggestion
		says   string
	}{
		{"no name", "", "", "The client's name"},
		{"only blanks", "   ", "", "The client's name"},
		{"5,000 letters", strings.Repeat("å", 5000), "", "The client's name"},
		{"file exists", "Client", "taken.fieldcase", "There is a file of that name"},
		{"file exists, ending left out", "Client", "taken", "There is a file of that name"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			d.newCase("taken.fieldcase")
			d.press("Ctrl+N")
			d.paste(tt.client)
			if tt.file != "" {
				d.press("Tab", "Tab", "Ctrl+A")
				d.typed(filepath.Join(d.home, tt.file))
			}
			d.press("Ctrl+Enter")
			d.sees("New case", tt.says)
			if d.dialog() == nil || d.w.Session() != nil {
				t.Error("the dialog did not stay")
			}
			d.press("Esc")
			d.at(page.Start)
		})
	}
}

func TestNewCase_placeThatCannotBeWritten(t *testing.T) {
	d := newDesk(t)
	blocked := filepath.Join(d.home, "a file")
	if err := os.WriteFile(blocked, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("Ctrl+N")
	d.typed("Client")
	d.press("Tab", "Tab", "Ctrl+A")
	d.typed(filepath.Join(blocked, "client.fieldcase"))
	d.press("Ctrl+Enter")
	d.at(page.Start)
	d.sees("New case", "make the folder", blocked)
	d.press("Ctrl+A")
	d.typed(filepath.Join(d.home, "elsewhere"))
	d.press("Enter")
	d.at(page.Overview)
	if got := d.current().Client.Name; got != "Client" {
		t.Errorf("the client is %q", got)
	}
}

func TestNewCase_followsTheNameUntilChosen(t *testing.T) {
	d := newDesk(t)
	d.answers = []string{filepath.Join(d.home, "elsewhere")}
	d.press("Ctrl+N")
	d.answer("Cancel")
	d.press("Ctrl+N")
	d.typed("First")
	for _, o := range d.objects() {
		if b, ok := o.(interface {
			Word() string
			Press()
		}); ok && b.Word() == "Choose…" {
			b.Press()
			break
		}
	}
	d.typed(" name")
	d.press("Ctrl+Enter")
	if got, want := d.w.Session().Path(), filepath.Join(d.home, "elsewhere.fieldcase"); got != want {
		t.Errorf("the case lies at %s, not %s", got, want)
	}
}

// TestOpen_tellsWhatIsWrong opens what is no good case file, with a case open: it stays.
func TestOpen_tellsWhatIsWrong(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, d *desk, path string)
		says []string
	}{
		{"not there", func(*testing.T, *desk, string) {}, []string{"There is no such file or folder", "Look at the path"}},
		{"a text", func(t *testing.T, _ *desk, path string) { write(t, path, []byte("Dear auditor,")) }, []string{"This is no case file", "not touched"}},
		{"empty", func(t *testing.T, _ *desk, path string) { write(t, path, nil) }, []string{"This is no case file"}},
		{"a folder", func(t *testing.T, _ *desk, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, []string{"This is no case file"}},
		{"damaged", func(t *testing.T, d *desk, path string) {
			b := read(t, d.newCase("whole.fieldcase"))
			for i := 4096; i < len(b); i++ {
				b[i] = 0xA5
			}
			write(t, path, b)
		}, []string{"This case file is damaged", "no backup of it on this machine"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			open := d.newCase("open.fieldcase")
			d.w.Open(open)
			path := filepath.Join(d.home, "bad.fieldcase")
			tt.make(t, d, path)
			d.w.Open(path)
			d.sees(tt.says...)
			d.answer("Close")
			d.at(page.Overview)
			if got := d.w.Session().Path(); got != open {
				t.Errorf("open is %s", got)
			}
			if d.claims[path] {
				t.Error("the window still claims the file that it could not open")
			}
		})
	}
}

// TestOpen_newerVersion shows a case of a newer version as what can be read.
func TestOpen_newerVersion(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("newer.fieldcase")
	b := read(t, path)
	binary.BigEndian.PutUint32(b[60:], 99) // user_version
	write(t, path, b)
	d.w.Open(path)
	d.sees("newer version")
}

func TestOpenSample(t *testing.T) {
	d := newDesk(t)
	d.press("Ctrl+Shift+O")
	d.at(page.Overview)
	d.sees(sample.Client, "Applicant, decision open", "Backup today")
	d.press("Ctrl+W")
	d.at(page.Start)
	d.sees(sample.Client, "Applicant", "Technical review of the whole file, in 5 days", "1 case")
	d.seesNot("Backup today")
	d.press("Ctrl+Shift+O") // it is there
	d.at(page.Overview)
}

func TestOpen_byTheSystemsDialog(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("a.fieldcase")
	d.answers = []string{"", path}
	d.press("Ctrl+O")
	d.at(page.Start)
	if d.dialog() != nil {
		t.Error("giving up is told as an error")
	}
	d.press("Ctrl+O")
	d.at(page.Overview)
}

func TestOpen_byOurOwnDialog(t *testing.T) {
	d := newDesk(t)
	if err := os.MkdirAll(filepath.Join(d.home, "Audits"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.newCase(filepath.Join("Audits", "a.fieldcase"))
	d.press("Ctrl+O") // no answer: there is no dialog of the system
	d.sees("Open a case", "a.fieldcase")
}

func TestDrop(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("Dropped.FIELDCASE")
	d.drop(filepath.Join(d.home, "letter.docx"))
	d.at(page.Start)
	d.sees("Drop one case file")
	d.press("Ctrl+N")
	d.drop(path)
	if d.w.Session() != nil {
		t.Error("a file was opened under a dialog")
	}
	d.press("Esc")
	d.drop(path)
	d.at(page.Overview)
}

func TestOpen_secondPersonReads(t *testing.T) {
	d := newDesk(t)
	path := d.sampleAt(sample.TeamMeeting)
	theirs, err := casefile.Open(context.Background(), d.someone("Henrik Dahl"), path, false)
	if err != nil {
		t.Fatal(err)
	}
	d.w.Open(path)
	d.at(page.Overview)
	d.sees("Read only", "Henrik Dahl", "You can read everything, and change nothing", "Try again")
	d.press("Ctrl+6")
	d.at(page.Findings)
	for _, c := range d.w.AllCommands() {
		if c.Write && c.Reason(d.w.ReadOnly()) == "" {
			t.Errorf("%s can be done", c.Word)
		}
	}
	before := len(d.current().Findings)
	d.press("Ctrl+Shift+N")
	d.sees("the case can only be read")
	if got := len(d.current().Findings); got != before {
		t.Errorf("there are %d findings, not %d", got, before)
	}
	chosen := d.w.CurrentAudit()

	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	d.command("Open again to change it").Run()
	d.at(page.Findings)
	if d.w.ReadOnly() || d.w.CurrentAudit() != chosen {
		t.Error("it was not opened again where it was")
	}
	d.seesNot("Read only", "You can read everything")
}

func TestOpen_caseOfThisWindow(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("a.fieldcase")
	d.w.Open(path)
	s := d.w.Session()
	d.w.Open(filepath.Join(d.home, ".", "x", "..", "a.fieldcase"))
	if d.w.Session() != s {
		t.Error("the case was opened twice")
	}
	d.sees("This case is open in this window")
}

func TestOpen_caseOfAnotherWindow(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("a.fieldcase")
	d.claims[path] = true
	d.w.Open(path)
	d.at(page.Start)
	if d.raised != 1 {
		t.Errorf("the other window was asked %d times to come to the front", d.raised)
	}
	d.sees("open in another window, which came to the front")

	d.w.Begin(shell.Beginning{Path: path}) // as when it was started on the file
	if !d.w.Gone() {
		t.Error("a window without purpose stays")
	}
}

func TestOpen_withoutClaims(t *testing.T) {
	d := newDesk(t, func(deps *shell.Deps) { deps.Claim = nil })
	d.w.Open(d.newCase("a.fieldcase"))
	d.at(page.Overview)
	d.press("Ctrl+W")
	d.at(page.Start)
}

func TestOpen_givesUpTheClaimOfTheCaseBefore(t *testing.T) {
	d := newDesk(t)
	a, b := d.newCase("a.fieldcase"), d.newCase("b.fieldcase")
	d.w.Open(a)
	d.w.Open(b)
	if d.claims[a] || !d.claims[b] {
		t.Errorf("claimed are %v", d.claims)
	}
	d.press("Ctrl+W")
	if len(d.claims) != 0 {
		t.Errorf("claimed are %v", d.claims)
	}
}

func TestSettings_areRemembered(t *testing.T) {
	d := newDesk(t)
	a, b := d.newCase("a.fieldcase"), d.newCase("b.fieldcase")
	d.w.Open(a)
	d.press("Ctrl+H")
	d.at(page.History)
	d.command("Dark").Run()
	d.press("Ctrl+Q")
	if !d.w.Gone() {
		t.Fatal("the window is not closed")
	}
	v := d.deps.Settings.Values()
	if v.Window.Width != 1366 || v.Window.Height != 768 || v.Page != "history" || v.Theme != settings.ThemeDark {
		t.Errorf("remembered is %+v", v)
	}

	d.start()
	d.at(page.Start)
	d.press("Enter") // the case last opened
	d.at(page.History)
	d.w.Open(b) // another case
	d.at(page.Overview)
}

func TestSettings_thatCannotBeWrittenAreToldQuietly(t *testing.T) {
	d := newDesk(t)
	if err := errors.Join(os.RemoveAll(filepath.Join(d.home, "config")), os.WriteFile(filepath.Join(d.home, "config"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	d.w.Open(d.newCase("a.fieldcase"))
	d.at(page.Overview)
	d.command("Dark").Run()
	d.sees("Settings were not kept")
}

func TestForget_leavesTheFile(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("a.fieldcase")
	d.w.Open(path)
	d.press("Ctrl+W")
	d.press("Del")
	d.sees("No case yet", "Taken off the list")
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
