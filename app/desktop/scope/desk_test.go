package scope_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/scope"
	"fieldcase/app/desktop/task"
)

// desk is the page in a window over a temporary case, with its keys bound as the window binds them.
type desk struct {
	t        testing.TB
	runner   task.Sync
	session  *casefile.Session
	page     *scope.Page
	window   fyne.Window
	keys     map[page.Keys]page.Command
	toasts   []string
	told     []error
	readOnly bool
}

// newDesk makes a case with what prepare puts into it, and shows the page. prepare may be nil.
func newDesk(t testing.TB, prepare func(*desk)) *desk {
	t.Helper()
	d := &desk{t: t}
	d.session = newCase(t, "")
	if prepare != nil {
		prepare(d)
	}
	d.show()
	return d
}

// newDeskOf shows the page over a new case of another standard.
func newDeskOf(t testing.TB, standard string) *desk {
	t.Helper()
	d := &desk{t: t, session: newCase(t, standard)}
	d.show()
	return d
}

func newCase(t testing.TB, standard string) *casefile.Session {
	t.Helper()
	n := 0
	env := casefile.Env{
		Now: func() time.Time { return time.Date(2026, 1, 9, 9, 0, 0, 0, time.UTC) },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Ragnhild Moe", Initials: "RM", Role: "planner"}, Program: "test", Host: "test",
	}
	s, err := casefile.Create(t.Context(), env, filepath.Join(t.TempDir(), "client.fieldcase"), casefile.NewCase{
		Client: audit.Client{Name: "Ångström & Søn"}, Standard: standard,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (d *desk) show() {
	d.t.Helper()
	test.NewTempApp(d.t).Settings().SetTheme(kit.Theme())
	d.window = test.NewTempWindow(d.t, kit.Spacer())
	d.window.SetPadded(false)
	d.page = scope.New(d, d.session, editing.NewWriter(d.session, &d.runner, nil))
	d.session.Watch(func(c casefile.Changed) { d.runner.Post(func() { d.page.Changed(c) }) })
	d.window.SetContent(d.page.Content())
	d.window.Resize(fyne.NewSize(1166, 694))
	d.enter("")
}

// enter shows the page as the window does.
func (d *desk) enter(record audit.ID) {
	d.t.Helper()
	d.bind()
	if err := d.page.Enter(context.Background(), record); err != nil {
		d.t.Fatal(err)
	}
	d.page.Focus()
}

func (d *desk) bind() {
	canvas := d.window.Canvas()
	d.keys = map[page.Keys]page.Command{}
	for _, c := range d.page.Commands() {
		if _, _, err := c.Keys.Parse(); err != nil || c.Keys == "" {
			d.t.Fatalf("command %s: keys %q, %v", c.Word, c.Keys, err)
		}
		if _, taken := d.keys[c.Keys]; taken {
			d.t.Fatalf("keys %s are taken twice", c.Keys)
		}
		d.keys[c.Keys] = c
	}
	canvas.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if kit.HandleKey(canvas, e) {
			return
		}
		for keys, c := range d.keys {
			if name, mod, err := keys.Parse(); err == nil && mod == 0 && name == e.Name {
				d.do(c)
			}
		}
	})
}

func (d *desk) do(c page.Command) {
	if !kit.ModalOpen(d.window.Canvas()) && c.Reason(d.ReadOnly()) == "" {
		c.Run()
	}
}

// press sends keys as people read them to whatever has the keyboard.
func (d *desk) press(keys ...page.Keys) {
	d.t.Helper()
	for _, k := range keys {
		name, mod, err := k.Parse()
		if err != nil {
			d.t.Fatal(err)
		}
		on := d.window.Canvas().Focused()
		switch {
		case k.Shortcut() != nil:
			if s, ok := on.(fyne.Shortcutable); ok {
				s.TypedShortcut(k.Shortcut()) // which hands it on to the window; the test driver has no way to
			}
			if c, ok := d.keys[k]; ok {
				d.do(c)
			}
		case k == "Tab":
			d.window.Canvas().FocusNext()
		case on != nil && mod == 0:
			on.TypedKey(&fyne.KeyEvent{Name: name})
			if k == "Space" && d.window.Canvas().Focused() == on {
				on.TypedRune(' ')
			}
		default:
			d.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

// typed types over what has the keyboard.
func (d *desk) typed(text string) {
	d.t.Helper()
	on := d.window.Canvas().Focused()
	if on == nil {
		d.t.Fatalf("nothing has the keyboard to type %q", text)
	}
	test.Type(on, text)
}

// into turns to a section and gives its first place the keyboard.
func (d *desk) into(section string) {
	d.t.Helper()
	d.at(section)
	d.window.Canvas().Unfocus()
	d.press("Esc", "Esc", "Enter") // out of the form and the list to that of the sections, and into what is chosen there
}

// at turns to a section by the keys.
func (d *desk) at(section string) {
	d.t.Helper()
	for range 7 {
		d.press("Ctrl+PgUp")
	}
	for range 7 {
		if d.heading() == section {
			return
		}
		d.press("Ctrl+PgDn")
	}
	d.t.Fatalf("there is no section %s", section)
}

// heading is the section that the list of sections marks.
func (d *desk) heading() string { return scope.SectionOf(d.page) }

// current is the case as it stands on disk.
func (d *desk) current() *audit.Case {
	d.t.Helper()
	c, err := d.session.Case(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// put writes records beside the page.
func (d *desk) put(records ...audit.Recorder) {
	d.t.Helper()
	var changes []casefile.Change
	for _, r := range records {
		changes = append(changes, casefile.Change{After: r})
	}
	if err := d.session.Save(context.Background(), "beside", changes...); err != nil {
		d.t.Fatal(err)
	}
}

// field is the field with that label, of those that are shown.
func (d *desk) field(label string) *kit.Field {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.page.Content()) {
		if f, ok := o.(*kit.Field); ok && f.Label() == label {
			return f
		}
	}
	d.t.Fatalf("no field %q is shown", label)
	return nil
}

// focusedLabel is the label of the field that has the keyboard, "" for something else.
func (d *desk) focusedLabel() string {
	for _, o := range test.LaidOutObjects(d.page.Content()) {
		f, ok := o.(*kit.Field)
		if !ok {
			continue
		}
		if c, ok := f.Control().(fyne.Focusable); ok && c == d.window.Canvas().Focused() {
			return f.Label()
		}
	}
	return ""
}

func (d *desk) wantFocus(label string) {
	d.t.Helper()
	if got := d.focusedLabel(); got != label {
		d.t.Errorf("the keyboard is at %q (%T), want %q", got, d.window.Canvas().Focused(), label)
	}
}

// sees reports whether words stand anywhere on the page, or in a dialog over it.
func (d *desk) sees(words string) bool {
	objects := test.LaidOutObjects(d.page.Content())
	for _, o := range d.window.Canvas().Overlays().List() {
		objects = append(objects, test.LaidOutObjects(o)...)
	}
	for _, o := range objects {
		switch o := o.(type) {
		case *kit.Text:
			if o.Visible() && strings.Contains(o.Text(), words) {
				return true
			}
		case *kit.Paragraph:
			if o.Visible() && strings.Contains(o.Text(), words) {
				return true
			}
		case *kit.Field:
			if _, message := o.Message(); strings.Contains(message, words) {
				return true
			}
		}
	}
	return false
}

func (d *desk) wantSeen(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if !d.sees(w) {
			d.t.Errorf("%q is not to be seen", w)
		}
	}
}

// answer presses a button of the dialog that is open.
func (d *desk) answer(word string) {
	d.t.Helper()
	dialog, ok := d.window.Canvas().Overlays().Top().(*kit.Dialog)
	if !ok {
		d.t.Fatalf("no dialog is open to answer %q", word)
	}
	dialog.Button(word).Press()
}

// Window implements page.Host.
func (d *desk) Window() fyne.Window { return d.window }

// Runner implements page.Host.
func (d *desk) Runner() task.Runner { return &d.runner }

// Today implements page.Host.
func (d *desk) Today() date.Date { return date.MustParse("2026-01-09") }

// Audit implements page.Host.
func (d *desk) Audit() audit.ID { return "" }

// Go implements page.Host.
func (d *desk) Go(page.Name, audit.ID) {}

// Toast implements page.Host.
func (d *desk) Toast(words string, undo bool) {
	d.toasts = append(d.toasts, fmt.Sprint(words, " ", undo))
}

// Tell implements page.Host.
func (d *desk) Tell(err error) { d.told = append(d.told, err) }

func (d *desk) KeepWidths(string, page.Panes) {}

func (d *desk) KeepColumns(string, func(map[string]float32)) func(map[string]float32) {
	return nil
}

// ChooseSave implements page.Host.
func (d *desk) ChooseSave(string, string, func(string)) {}

// ReadOnly implements page.Host.
func (d *desk) ReadOnly() bool { return d.readOnly }
