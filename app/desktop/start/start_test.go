package start_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/start"
)

var now = time.Date(2027, 4, 9, 9, 0, 0, 0, time.UTC)

// desk is the page with a list of cases; what it asks for is written down.
type desk struct {
	*pagetest.Desk
	recent  []start.Recent
	done    []string
	unnamed string
}

func (d *desk) Recent() []start.Recent { return d.recent }
func (d *desk) Open(path string)       { d.done = append(d.done, "open "+path) }
func (d *desk) Reveal(path string)     { d.done = append(d.done, "reveal "+path) }
func (d *desk) NewCase()               { d.done = append(d.done, "new") }
func (d *desk) OpenCase()              { d.done = append(d.done, "choose") }
func (d *desk) OpenSample()            { d.done = append(d.done, "sample") }
func (d *desk) Unnamed() string        { return d.unnamed }
func (d *desk) NameYourself()          { d.done = append(d.done, "name") }

func (d *desk) Forget(path string) {
	d.done = append(d.done, "forget "+path)
	d.recent = slices.DeleteFunc(d.recent, func(r start.Recent) bool { return r.Path == path })
}

func newDesk(t testing.TB, recent ...start.Recent) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "Client"}}), recent: recent}
	d.Show(start.New(d, d, d))
	return d
}

// did fails unless these were asked for, since it was called last.
func (d *desk) did(want ...string) {
	d.T.Helper()
	if !slices.Equal(d.done, want) {
		d.T.Errorf("asked for is %q, not %q", d.done, want)
	}
	d.done = nil
}

// three are cases as they were opened one after the other, the latest first.
func three() []start.Recent {
	return []start.Recent{
		{
			Path: "/a/client.fieldcase", Short: "~/Audits/Sølvberg/client.fieldcase", Client: "Sølvberg Bildediagnostikk AS", State: "active",
			NextWhat: "Surveillance 1", NextDate: "2027-05-10", Opened: now.AddDate(0, 0, -1),
		},
		{
			Path: "/b/client.fieldcase", Short: "~/Audits/Pérez/client.fieldcase", Client: "Pérez y Hijos Seguros, S.A.", State: "suspended",
			NextWhat: "Surveillance 1", NextDate: "2027-03-25", Opened: now.AddDate(0, 0, -2),
		},
		{Path: "/c/client.fieldcase", Short: "~/c.fieldcase", Client: "Ålesund Havdata AS", State: "applicant", NextWhat: "Set up the case", Opened: now.AddDate(0, 0, -9)},
	}
}

func TestPage_withoutCases(t *testing.T) {
	d := newDesk(t)
	d.Sees("Friday 9 April 2027", "No case yet", "look at the sample case first")
	d.SeesNot("Recent", "Take off the list")
	d.Press("Enter") // New case has the keyboard
	d.did("new")
	d.Press("Tab", "Enter", "Tab", "Enter")
	d.did("choose", "sample")
}

func TestPage_listsCases(t *testing.T) {
	d := newDesk(t, three()...)
	d.Sees("Sølvberg Bildediagnostikk AS", "~/Audits/Sølvberg/client.fieldcase", "Certified", "2027-05-10", "Surveillance 1, in 31 days",
		"Suspended", "Surveillance 1, 15 days late", "Applicant", "now", "Set up the case", "3 cases, last opened first")
	d.SeesNot("No case yet")
}

func TestPage_opensByKeys(t *testing.T) {
	d := newDesk(t, three()...)
	d.Press("Enter", "Down", "Ctrl+Enter", "End", "Ctrl+Shift+F")
	d.did("open /a/client.fieldcase", "open /b/client.fieldcase", "reveal /c/client.fieldcase")
	d.Type("pé")
	d.Press("Enter")
	d.did("open /b/client.fieldcase")
}

func TestPage_takesOffTheList(t *testing.T) {
	d := newDesk(t, three()...)
	d.Press("Down", "Del")
	d.did("forget /b/client.fieldcase")
	d.SeesNot("Pérez")
	d.Sees("2 cases")
	if len(d.Toasts) != 1 || !strings.Contains(d.Toasts[0], "the file stays") {
		t.Errorf("told is %q", d.Toasts)
	}
	d.Press("Del", "Home", "Del")
	d.Sees("No case yet")
	d.done = nil
	d.Press("Enter", "Ctrl+Enter") // nothing is chosen any more
	if slices.ContainsFunc(d.done, func(s string) bool { return strings.HasPrefix(s, "open") }) {
		t.Errorf("asked for is %q", d.done)
	}
}

func TestPage_asksWhoIsWorking(t *testing.T) {
	d := &desk{Desk: pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "Client"}}), unnamed: "mkovari"}
	d.Show(start.New(d, d, d))
	d.Sees("You work as “mkovari”")
	test.Tap(d.Button("Say who you are…"))
	d.did("name")
	d.unnamed = ""
	d.Enter("")
	d.SeesNot("You work as")
}

// TestPage_narrow: a name too long for its line takes two and its path makes room; a path keeps its end.
func TestPage_narrow(t *testing.T) {
	rows := three()
	rows[0].Client = "Grünwald Prüftechnik und Zertifizierungsgesellschaft mbH"
	rows[1].Short = "~/Audits/" + strings.Repeat("a folder in a folder/", 9) + "client.fieldcase"
	d := newDesk(t, rows...)
	d.Sees(rows[0].Client, "client.fieldcase")
	d.SeesNot(rows[0].Short, rows[1].Short)
	for _, o := range d.Objects() {
		if p, ok := o.(*kit.Text); ok && strings.HasPrefix(p.Text(), "~/Audits/a") {
			if !strings.Contains(p.Text(), "…") || p.FullWidth() > p.Size().Width {
				t.Errorf("the path %q is %v wide in %v", p.Text(), p.FullWidth(), p.Size().Width)
			}
			return
		}
	}
	t.Error("the long path is not shown")
}

func TestNextWords(t *testing.T) {
	today := date.MustParse("2027-04-09")
	for _, tt := range []struct {
		what, when, want string
		late             bool
	}{
		{"", "", "", false},
		{"Stage 2", "2027-04-09", "Stage 2, today", false},
		{"Stage 2", "2027-04-08", "Stage 2, 1 day late", true},
		{"Stage 2", "2027-04", "Stage 2", false},
		{"Stage 2", "2027-03", "Stage 2, late", true},
		{"Set up the case", "", "Set up the case", false},
	} {
		if got, late := start.NextWords(tt.what, tt.when, today); got != tt.want || late != tt.late {
			t.Errorf("NextWords(%q, %q) = %q, %v; want %q, %v", tt.what, tt.when, got, late, tt.want, tt.late)
		}
	}
}
