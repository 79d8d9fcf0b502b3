// Package pagetest lets a test use a page as a person does: in a window, over a real case file, by keys.
package pagetest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

var _ page.Host = (*Desk)(nil)

// Desk is a page in a window over an open case, and the page's host. Background work is done at once; time passes by
// Rest.
type Desk struct {
	T       testing.TB
	Session *casefile.Session
	Page    page.Page
	Work    task.Sync
	At      audit.ID       // the audit chosen in the top bar
	Locked  bool           // the case can only be read
	Full    error          // why nothing can be written, nil while it can
	Path    string         // what ChooseSave answers; asking fails the test while it is ""
	Chosen  []string       // what ChooseFiles answers, the first what ChooseFolder does; asking fails the test while it is empty
	Copied  []byte         // the picture that PastePicture pastes, nil while none was copied
	Opened  []string       // shown in other programs: names with their bytes
	Toasts  []string       // told in the corner
	Told    []error        // told in dialogs
	Went    []page.Name    // where the page led
	Saving  editing.State  // what the window shows of saving
	Clock   time.Time      // of the program
	Visited func(audit.ID) // called when the page leads to an audit or a record, may be nil

	window fyne.Window
	writer *editing.Writer
	keys   map[page.Keys]page.Command
}

// Env is what a case needs of the program: that clock, IDs in their order, and the lead auditor of the sample case.
func Env(clock time.Time) casefile.Env {
	n := 0
	return casefile.Env{
		Now: func() time.Time { return clock },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"}, Program: "test", Host: "test",
	}
}

// New is a desk with a new case of a client.
func New(t testing.TB, clock time.Time, of casefile.NewCase) *Desk {
	t.Helper()
	return open(t, clock, func(path string, env casefile.Env) (*casefile.Session, error) {
		return casefile.Create(t.Context(), env, path, of)
	})
}

// Sample is a desk with the sample case as it stood at a moment.
func Sample(t testing.TB, clock time.Time, at sample.Moment) *Desk {
	t.Helper()
	return open(t, clock, func(path string, env casefile.Env) (*casefile.Session, error) {
		if err := os.WriteFile(path, SampleFile(t, at), 0o600); err != nil {
			return nil, err
		}
		return casefile.Open(t.Context(), env, path, false)
	})
}

// samples are the files of the sample case that tests asked for, each made once.
var samples = map[sample.Moment][]byte{}

// SampleFile is the sample case as it stood at a moment; its IDs are none that Env gives.
func SampleFile(t testing.TB, at sample.Moment) []byte {
	t.Helper()
	if samples[at] == nil {
		env, path := Env(at.Clock()), filepath.Join(t.TempDir(), "sample.fieldcase")
		given := env.NewID
		env.NewID = func() string { return strings.Replace(given(), "0197", "0196", 1) }
		s, err := sample.MakeAt(t.Context(), env, path, at)
		if err == nil {
			err = s.Close()
		}
		if err == nil {
			samples[at], err = os.ReadFile(path)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return samples[at]
}

// open begins a case in a folder that has the library of wordings beside it.
func open(t testing.TB, clock time.Time, begin func(path string, env casefile.Env) (*casefile.Session, error)) *Desk {
	t.Helper()
	env, folder := Env(clock), t.TempDir()
	env.LibraryFile = filepath.Join(folder, "settings", casefile.LibraryName)
	s, err := begin(filepath.Join(folder, "client.fieldcase"), env)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &Desk{T: t, Session: s, Clock: clock}
	d.writer = editing.NewWriter(disk{d}, &d.Work, func(s editing.State) { d.Saving = s })
	return d
}

// Writer writes what the page edits, unless Full says why nothing can be written.
func (d *Desk) Writer() *editing.Writer { return d.writer }

// Show puts the page into a window of 1366 × 768 without its frame, and enters it.
func (d *Desk) Show(p page.Page) {
	d.T.Helper()
	test.NewTempApp(d.T).Settings().SetTheme(kit.Theme())
	d.window = test.NewTempWindow(d.T, kit.Spacer())
	d.window.SetPadded(false)
	d.Page = p
	d.Session.Watch(func(c casefile.Changed) { d.Work.Post(func() { p.Changed(c) }) })
	d.window.SetContent(p.Content())
	d.window.Resize(fyne.NewSize(1166, 694))
	d.Enter("")
}

// Enter enters the page, at a record.
func (d *Desk) Enter(record audit.ID) {
	d.T.Helper()
	if err := d.Page.Enter(context.Background(), record); err != nil {
		d.T.Fatal(err)
	}
	d.Page.Focus()
	d.bind()
}

// Case is the case as it stands.
func (d *Desk) Case() *audit.Case {
	d.T.Helper()
	c, err := d.Session.Case(context.Background())
	if err != nil {
		d.T.Fatal(err)
	}
	return c
}

// Choose chooses an audit by its name, as in the top bar; the page is to be entered after it.
func (d *Desk) Choose(name string) {
	d.T.Helper()
	a := d.Case().AuditNamed(name)
	if a == nil {
		d.T.Fatalf("the case has no audit %s", name)
	}
	d.At = a.ID
}

// Put writes changes beside the page, as another page does.
func (d *Desk) Put(changes ...casefile.Change) {
	d.T.Helper()
	if err := d.Session.Save(context.Background(), "beside", changes...); err != nil {
		d.T.Fatal(err)
	}
}

// Rest lets the pause pass after which typed text is kept.
func (d *Desk) Rest() { d.Work.Advance(4 * task.DraftPause) }

// disk writes to the case unless it cannot.
type disk struct{ *Desk }

func (d disk) Save(ctx context.Context, label string, changes ...casefile.Change) error {
	if d.Full != nil {
		return d.Full
	}
	return d.Session.Save(ctx, label, changes...)
}

func (d disk) SaveDraft(ctx context.Context, draft casefile.Draft) error {
	if d.Full != nil {
		return d.Full
	}
	return d.Session.SaveDraft(ctx, draft)
}

func (d disk) DropDraft(ctx context.Context, kind string, record audit.ID, field string) error {
	return d.Session.DropDraft(ctx, kind, record, field)
}

// Window implements page.Host.
func (d *Desk) Window() fyne.Window { return d.window }

// Runner implements page.Host.
func (d *Desk) Runner() task.Runner { return &d.Work }

// Today implements page.Host.
func (d *Desk) Today() date.Date { return date.Of(d.Clock) }

// Audit implements page.Host.
func (d *Desk) Audit() audit.ID { return d.At }

// Tell implements page.Host.
func (d *Desk) Tell(err error) { d.Told = append(d.Told, err) }

// Toast implements page.Host.
func (d *Desk) Toast(words string, _ bool) { d.Toasts = append(d.Toasts, words) }

// Go implements page.Host.
func (d *Desk) Go(to page.Name, record audit.ID) {
	d.Went = append(d.Went, to)
	if d.Visited != nil {
		d.Visited(record)
	}
}

// ChooseSave implements page.Host.
func (d *Desk) ChooseSave(_, _ string, then func(path string)) {
	if d.Path == "" {
		d.T.Error("the page asked for a file")
		return
	}
	then(d.Path)
}

// ChooseFiles implements page.Host.
func (d *Desk) ChooseFiles(_ string, then func(paths []string)) {
	if len(d.Chosen) == 0 {
		d.T.Error("the page asked for files")
		return
	}
	then(d.Chosen)
}

// ChooseFolder implements page.Host.
func (d *Desk) ChooseFolder(_ string, then func(path string)) {
	d.ChooseFiles("", func(paths []string) { then(paths[0]) })
}

// OpenContent implements page.Host.
func (d *Desk) OpenContent(name string, write func(io.Writer) error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		d.Tell(err)
		return
	}
	d.Opened = append(d.Opened, name+": "+b.String())
}

// PastePicture implements page.Host.
func (d *Desk) PastePicture(then func(png []byte)) {
	if len(d.Copied) > 0 {
		then(d.Copied)
	}
}

// ReadOnly implements page.Host.
func (d *Desk) ReadOnly() bool {
	ro, _ := d.Session.ReadOnly()
	return ro || d.Locked
}

// KeepWidths implements page.Host.
func (d *Desk) KeepWidths(string, page.Panes) {}

// KeepColumns implements page.Host.
func (d *Desk) KeepColumns(string, func(map[string]float32)) func(map[string]float32) { return nil }
