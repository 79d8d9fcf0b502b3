package profile_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/profile"
)

// now is the clock of every test.
var now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

// desk is the page of a kept profile beside an open case.
type desk struct {
	*pagetest.Desk
	kept   *casefile.KeptProfile
	folder string
	file   string // what ChooseFile answers, "" gives up
	backs  int
	undo   func() // what was offered last
}

var _ profile.Host = (*desk)(nil)

// newDesk shows the page with a profile that prepare makes; a nil prepare leaves this machine without one.
func newDesk(t testing.TB, prepare func(*casefile.Profile)) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn"}}), folder: t.TempDir()}
	d.kept = casefile.KeepProfile(d.Session.Env(), d.folder)
	if prepare != nil {
		p := casefile.NewProfile(d.Session.Env(), "Fjørdcert AS")
		prepare(p)
		if err := d.kept.Replace(p); err != nil {
			t.Fatal(err)
		}
	}
	d.Show(profile.New(d, d.kept, d.Session))
	return d
}

// named is a profile of which only the name is known.
func named(*casefile.Profile) {}

// ChooseFile implements profile.Host.
func (d *desk) ChooseFile(_ string, _ []string, then func(path string)) {
	if d.file != "" {
		then(d.file)
	}
}

// Offer implements profile.Host.
func (d *desk) Offer(words string, undo func()) { d.Toasts, d.undo = append(d.Toasts, words), undo }

// Undo implements profile.Host.
func (d *desk) Undo() {
	if _, err := d.Session.Undo(d.T.Context(), ""); err != nil {
		d.T.Error(err)
	}
}

// Back implements profile.Host.
func (d *desk) Back() { d.backs++ }

// Press presses keys; what they do depends on the section.
func (d *desk) Press(keys ...page.Keys) {
	d.T.Helper()
	for _, k := range keys {
		d.Desk.Press(k)
	}
}

// section turns to the section so many places below the first, and gives it the keyboard.
func (d *desk) section(n int) {
	d.T.Helper()
	for range n {
		d.Press("Ctrl+PgDn")
	}
	d.Press("Enter")
}

// fill goes to a field, types over what is there, and leaves it.
func (d *desk) fill(label, text string) {
	d.T.Helper()
	control, ok := d.Field(label).Control().(fyne.Focusable)
	if !ok {
		d.T.Fatalf("%s cannot have the keyboard", label)
	}
	d.Window().Canvas().Focus(control)
	d.Type(text) // a field that gets the keyboard is selected
	d.Window().Canvas().Unfocus()
}

// onDisk is the profile as another window would read it.
func (d *desk) onDisk() *casefile.Profile {
	d.T.Helper()
	other := casefile.KeepProfile(d.Session.Env(), d.folder)
	if err := other.Locked(); err != nil {
		d.T.Fatal(err)
	}
	return other.Profile()
}

// put writes a file and makes it the one that ChooseFile answers.
func (d *desk) put(name string, content []byte) {
	d.T.Helper()
	d.file = filepath.Join(d.T.TempDir(), name)
	if err := os.WriteFile(d.file, content, 0o600); err != nil {
		d.T.Fatal(err)
	}
}

// picture is a PNG.
func picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 30))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
