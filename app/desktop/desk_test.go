package desktop_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	shell "fieldcase/app/desktop"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
	"fieldcase/app/desktop/task"
	"fieldcase/app/platform"
	"fieldcase/app/platform/settings"
)

// now is the clock of every test; it does not run.
var now = time.Date(2026, 6, 10, 9, 38, 5, 0, time.UTC)

// desk is the whole window at a person's desk: a home folder, settings, and the system's dialogs answered by the test.
type desk struct {
	t       testing.TB
	home    string
	runner  task.Sync
	answers []string // of the system's dialogs; "" gives up
	asked   []string // their titles
	shown   []string // folders and files shown
	copied  []byte   // the picture that was copied
	noCopy  error    // why there is none
	claims  map[string]bool
	raised  int    // how often another window was asked to come to the front
	faults  string // recorded in the log of the run
	deps    shell.Deps
	w       *shell.Desktop
	ids     int
}

// newDesk is a desk with the window on the Start page.
func newDesk(t testing.TB, prepare ...func(*shell.Deps)) *desk {
	t.Helper()
	d := &desk{t: t, home: t.TempDir(), claims: map[string]bool{}}
	d.start(prepare...)
	return d
}

// start starts the program, as it is started again after it was closed.
func (d *desk) start(prepare ...func(*shell.Deps)) {
	d.t.Helper()
	d.runner = task.Sync{}
	kept, err := settings.Open(filepath.Join(d.home, "config"))
	if err != nil {
		d.t.Fatal(err)
	}
	app := test.NewTempApp(d.t)
	app.Settings().SetTheme(kit.Theme())
	d.deps = shell.Deps{
		App: app, Runner: &d.runner, Settings: kept, Files: files{d}, Now: func() time.Time { return now }, NewID: d.newID,
		Program: "Fieldcase test", Host: "here", UserName: "mkovari", Home: d.home,
		CasesDir: filepath.Join(d.home, "Audits"), DataDir: filepath.Join(d.home, "data"), Variant: kit.Light,
		Claim: d.claim, Record: func(text string) error { d.faults += text; return nil },
	}
	for _, p := range prepare {
		p(&d.deps)
	}
	d.w = shell.New(d.deps)
	d.w.Begin(shell.Beginning{Width: 1366, Height: 768})
	d.t.Cleanup(d.close)
}

// close lets go of the case, so that its folder can be removed.
func (d *desk) close() {
	if s := d.w.Session(); s != nil && !d.w.Gone() {
		if err := s.Close(); err != nil {
			d.t.Error(err)
		}
	}
}

func (d *desk) newID() string {
	d.ids++
	return fmt.Sprintf("01970000-0000-7000-8000-%012x", d.ids)
}

// claim lets one window of this test have a file.
func (d *desk) claim(path string, _ func()) (io.Closer, error) {
	if d.claims[path] {
		d.raised++
		return nil, fmt.Errorf("claim %s: %w", path, platform.ErrRunning)
	}
	d.claims[path] = true
	return closer(func() error { delete(d.claims, path); return nil }), nil
}

type closer func() error

func (c closer) Close() error { return c() }

// files are the system's dialogs.
type files struct{ *desk }

func (f files) ChooseFile(_ context.Context, title, _ string, _ []string) (string, error) {
	return f.answer(title)
}

func (f files) ChooseSave(_ context.Context, title, _, _ string) (string, error) {
	return f.answer(title)
}

func (f files) ChooseFiles(_ context.Context, title, _ string) ([]string, error) {
	a, err := f.answer(title)
	return strings.Fields(a), err
}

func (f files) ChooseFolder(_ context.Context, title, _ string) (string, error) {
	return f.answer(title)
}

func (f files) OpenContent(name string, write func(io.Writer) error) error {
	f.shown = append(f.shown, name)
	if strings.HasSuffix(name, ".exe") {
		return platform.ErrIsProgram
	}
	return write(io.Discard)
}

func (f files) ClipboardPicture(context.Context) ([]byte, error) { return f.copied, f.noCopy }

func (f files) answer(title string) (string, error) {
	f.asked = append(f.asked, title)
	if len(f.answers) == 0 {
		return "", platform.ErrNoNativeDialog
	}
	a := f.answers[0]
	f.answers = f.answers[1:]
	if a == "" {
		return "", platform.ErrCancelled
	}
	return a, nil
}

func (f files) Reveal(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	f.shown = append(f.shown, path)
	return nil
}

// someone is another person, with an env of their own.
func (d *desk) someone(name string) casefile.Env {
	return casefile.Env{
		Now: func() time.Time { return now }, NewID: d.newID, User: casefile.User{Name: name, Initials: audit.InitialsOf(name)},
		Program: "test", Host: "their machine",
	}
}

// newCase makes a case file with its first cycle.
func (d *desk) newCase(name string) string {
	d.t.Helper()
	path := filepath.Join(d.home, name)
	s, err := casefile.Create(context.Background(), d.someone("Henrik Dahl"), path, casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn"}})
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return path
}

// sampleAt is a file of the sample case as it stood at a moment.
func (d *desk) sampleAt(m sample.Moment) string {
	d.t.Helper()
	path := filepath.Join(d.home, string(m)+".fieldcase")
	if err := os.WriteFile(path, pagetest.SampleFile(d.t, m), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func (d *desk) canvas() fyne.Canvas { return d.w.Window().Canvas() }

// press sends keys as people read them to whatever has the keyboard, in the order of Fyne's drivers.
func (d *desk) press(keys ...page.Keys) {
	d.t.Helper()
	for _, k := range keys {
		name, mod, err := k.Parse()
		if err != nil {
			d.t.Fatal(err)
		}
		focused := d.canvas().Focused()
		switch s := shortcut(k); {
		case s != nil:
			d.shortcut(focused, s)
		case k == "Tab":
			d.canvas().FocusNext()
		case focused != nil && mod == 0:
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		default:
			d.canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

// shortcut gives a shortcut to what has the keyboard and, where that has no use for it, to the window.
func (d *desk) shortcut(focused fyne.Focusable, s fyne.Shortcut) {
	before := textOf(focused)
	if on, ok := focused.(fyne.Shortcutable); ok {
		on.TypedShortcut(s)
	}
	if textOf(focused) == before && s.ShortcutName() != (&fyne.ShortcutSelectAll{}).ShortcutName() {
		d.w.Shortcut(s)
	}
}

func textOf(o fyne.Focusable) string {
	if t, ok := o.(interface{ Text() string }); ok {
		return t.Text()
	}
	return ""
}

// shortcut is what the driver makes of keys, nil for plain ones.
func shortcut(k page.Keys) fyne.Shortcut {
	if k == "Ctrl+A" {
		return &fyne.ShortcutSelectAll{}
	}
	if s := k.Shortcut(); s != nil {
		return s
	}
	return nil
}

// typed types into what has the keyboard.
func (d *desk) typed(text string) {
	d.t.Helper()
	on := d.canvas().Focused()
	if on == nil {
		d.t.Fatalf("nothing has the keyboard to type %q", text)
	}
	for _, r := range text {
		on.TypedRune(r)
	}
}

// paste pastes into what has the keyboard.
func (d *desk) paste(text string) {
	d.t.Helper()
	clipboard := test.NewClipboard()
	clipboard.SetContent(text)
	on, ok := d.canvas().Focused().(fyne.Shortcutable)
	if !ok {
		d.t.Fatal("nothing has the keyboard to paste into")
	}
	on.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

// drop drops files on the window.
func (d *desk) drop(paths ...string) {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	d.w.Dropped(uris)
}

// current is the open case.
func (d *desk) current() *audit.Case {
	d.t.Helper()
	if d.w.Session() == nil {
		d.t.Fatal("no case is open")
	}
	c, err := d.w.Session().Case(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// onDisk opens the case file apart, reads it and closes it.
func (d *desk) onDisk(path string) *audit.Case {
	d.t.Helper()
	s, err := casefile.Open(context.Background(), d.someone("Reader"), path, true)
	if err != nil {
		d.t.Fatal(err)
	}
	c, err := s.Case(context.Background())
	if err := errors.Join(err, s.Close()); err != nil {
		d.t.Fatal(err)
	}
	return c
}

// command is the command with those words.
func (d *desk) command(word string) page.Command {
	d.t.Helper()
	for _, c := range d.w.AllCommands() {
		if c.Word == word {
			return c
		}
	}
	d.t.Fatalf("there is no command %q", word)
	return page.Command{}
}
