package scope_test

import (
	"fmt"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/scope"
)

// now is the clock of every test.
var now = time.Date(2026, 1, 9, 9, 0, 0, 0, time.UTC)

// desk is the page over a temporary case.
type desk struct {
	*pagetest.Desk
	page *scope.Page
}

// newDesk makes a case with what prepare puts into it, and shows the page. prepare may be nil.
func newDesk(t testing.TB, prepare func(*desk)) *desk {
	t.Helper()
	d := unshown(t, "")
	if prepare != nil {
		prepare(d)
	}
	d.show()
	return d
}

// newDeskOf shows the page over a new case of another standard.
func newDeskOf(t testing.TB, standard string) *desk {
	t.Helper()
	d := unshown(t, standard)
	d.show()
	return d
}

// unshown has a new case and does not show the page yet.
func unshown(t testing.TB, standard string) *desk {
	t.Helper()
	return &desk{Desk: pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn"}, Standard: standard})}
}

func (d *desk) show() {
	d.T.Helper()
	d.page = scope.New(d, d.Session, d.Writer())
	d.Show(d.page)
}

// Toast implements page.Host; it tells whether undo is offered.
func (d *desk) Toast(words string, undo bool) { d.Desk.Toast(fmt.Sprint(words, " ", undo), undo) }

// into turns to a section and gives its first place the keyboard.
func (d *desk) into(section string) {
	d.T.Helper()
	d.at(section)
	d.Window().Canvas().Unfocus()
	d.Press("Esc", "Esc", "Enter") // out of the form and the list to that of the sections, and into what is chosen there
}

// at turns to a section by the keys.
func (d *desk) at(section string) {
	d.T.Helper()
	for range 8 {
		d.Press("Ctrl+PgUp")
	}
	for range 8 {
		if d.heading() == section {
			return
		}
		d.Press("Ctrl+PgDn")
	}
	d.T.Fatalf("there is no section %s", section)
}

// heading is the section that the list of sections marks.
func (d *desk) heading() string { return scope.SectionOf(d.page) }

// put writes records beside the page.
func (d *desk) put(records ...audit.Recorder) {
	d.T.Helper()
	var changes []casefile.Change
	for _, r := range records {
		changes = append(changes, casefile.Change{After: r})
	}
	d.Put(changes...)
}

func (d *desk) wantFocus(label string) {
	d.T.Helper()
	if got := d.Focused(); got != label {
		d.T.Errorf("the keyboard is at %q, want %q", got, label)
	}
}
