package plan_test

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
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/plan"
	"fieldcase/app/desktop/task"
)

// now is the clock of every test.
var now = time.Date(2026, 4, 20, 10, 17, 0, 0, time.UTC)

// desk is the page in a window, at an audit of the sample case before Stage 2, with its keys bound as the window binds
// them.
type desk struct {
	t       testing.TB
	runner  task.Sync
	session *casefile.Session
	page    *plan.Page
	window  fyne.Window
	audit   audit.ID
	lock    bool // the case can only be read
	keys    map[page.Keys]page.Command
	toasts  []string
	told    []error
	went    []page.Name
}

// newDesk shows the plan of an audit after prepare did to the case what the test needs.
func newDesk(t testing.TB, auditName string, prepare ...func(*desk)) *desk {
	t.Helper()
	d := &desk{t: t}
	n := 0
	env := casefile.Env{
		Now: func() time.Time { return now },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"}, Program: "test", Host: "test",
	}
	s, err := sample.MakeAt(t.Context(), env, filepath.Join(t.TempDir(), "client.fieldcase"), sample.BeforeStage2)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	d.session = s
	if a := d.now().AuditNamed(auditName); a != nil {
		d.audit = a.ID
	}
	for _, p := range prepare {
		p(d)
	}
	d.show()
	return d
}

// show puts the page into a window as it is entered.
func (d *desk) show() {
	d.t.Helper()
	test.NewTempApp(d.t)
	d.window = test.NewTempWindow(d.t, kit.Spacer())
	d.window.SetPadded(false)
	d.page = plan.New(d, d.session, editing.NewWriter(d.session, &d.runner, nil))
	d.session.Watch(func(c casefile.Changed) { d.runner.Post(func() { d.page.Changed(c) }) })
	d.window.SetContent(d.page.Content())
	d.window.Resize(fyne.NewSize(1166, 694))
	d.enter("")
}

func (d *desk) enter(record audit.ID) {
	d.t.Helper()
	if err := d.page.Enter(context.Background(), record); err != nil {
		d.t.Fatal(err)
	}
	d.page.Focus()
	d.keys = map[page.Keys]page.Command{}
	for _, c := range d.page.Commands() {
		if c.Keys != "" {
			d.keys[c.Keys] = c
		}
	}
	d.window.Canvas().SetOnTypedKey(d.typedKey)
}

func (d *desk) typedKey(e *fyne.KeyEvent) {
	if kit.HandleKey(d.window.Canvas(), e) {
		return
	}
	for keys, c := range d.keys {
		if name, mod, err := keys.Parse(); err == nil && mod == 0 && name == e.Name {
			d.do(c)
		}
	}
}

func (d *desk) do(c page.Command) {
	if !kit.ModalOpen(d.window.Canvas()) && c.Reason(d.ReadOnly()) == "" {
		c.Run()
	}
}

// run does what a script of keys says.
func (d *desk) run(script string) {
	d.t.Helper()
	for _, s := range strokes(script) {
		if s.key != "" {
			d.press(s.key)
		}
		for _, r := range s.text {
			on := d.window.Canvas().Focused()
			if on == nil {
				d.t.Fatalf("nothing has the keyboard for %q", s.text)
			}
			on.TypedRune(r)
		}
	}
}

// press presses keys as a person does: "Ctrl+Enter", "Ins", "Tab".
func (d *desk) press(k page.Keys) {
	d.t.Helper()
	c := d.window.Canvas()
	if s := k.Shortcut(); s != nil {
		if on, ok := c.Focused().(fyne.Shortcutable); ok {
			on.TypedShortcut(s) // which hands it on to the window; the test driver has no way to
		}
		if command, ok := d.keys[k]; ok {
			d.do(command)
		}
		return
	}
	name, _, err := k.Parse()
	if err != nil {
		d.t.Fatal(err)
	}
	switch on := c.Focused(); {
	case name == fyne.KeyTab && !acceptsTab(on):
		c.FocusNext()
	case on == nil:
		c.OnTypedKey()(&fyne.KeyEvent{Name: name})
	default:
		on.TypedKey(&fyne.KeyEvent{Name: name})
		if name == fyne.KeySpace {
			on.TypedRune(' ')
		}
	}
}

func acceptsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

func (d *desk) now() *audit.Case {
	d.t.Helper()
	c, err := d.session.Case(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// items are the activities of the audit as the case has them.
func (d *desk) items() []*audit.PlanItem { return d.now().PlanOf(d.audit) }

func (d *desk) save(label string, changes ...casefile.Change) {
	d.t.Helper()
	if err := d.session.Save(d.t.Context(), label, changes...); err != nil {
		d.t.Fatal(err)
	}
}

// change changes the audit beside the page.
func (d *desk) change(change func(*audit.Audit)) {
	d.t.Helper()
	before := d.now().Audit(d.audit)
	after := audit.Clone(before)
	change(after)
	d.save("elsewhere", casefile.Change{Before: before, After: after})
}

// unplanned takes every activity out of the plan.
func unplanned(d *desk) {
	for _, i := range d.items() {
		d.save("take out", casefile.Change{Before: i})
	}
}

// words are all words that the page shows.
func (d *desk) words() string {
	var out []string
	for _, o := range test.LaidOutObjects(d.page.Content()) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Text())
		case *kit.Paragraph:
			out = append(out, o.Text())
		case *kit.Button:
			out = append(out, o.Word())
		}
	}
	return strings.Join(out, "\n")
}

// shows fails unless the page shows all the words.
func (d *desk) shows(words ...string) {
	d.t.Helper()
	all := d.words()
	for _, w := range words {
		if !strings.Contains(all, w) {
			d.t.Errorf("the page does not show %q", w)
		}
	}
}

// focused is the text of the field with the keyboard.
func (d *desk) focused() string {
	if e, ok := d.window.Canvas().Focused().(interface{ Text() string }); ok {
		return e.Text()
	}
	return fmt.Sprintf("%T", d.window.Canvas().Focused())
}

// The methods of page.Host.

func (d *desk) Window() fyne.Window           { return d.window }
func (d *desk) Runner() task.Runner           { return &d.runner }
func (d *desk) Today() date.Date              { return date.Of(now) }
func (d *desk) Audit() audit.ID               { return d.audit }
func (d *desk) Tell(err error)                { d.told = append(d.told, err) }
func (d *desk) Toast(w string, _ bool)        { d.toasts = append(d.toasts, w) }
func (d *desk) ReadOnly() bool                { return d.lock }
func (d *desk) KeepWidths(string, page.Panes) {}

func (d *desk) KeepColumns(string, func(map[string]float32)) func(map[string]float32) {
	return nil
}

func (d *desk) ChooseSave(string, string, func(string)) {
	d.t.Error("the page asked for a file")
}

func (d *desk) Go(to page.Name, record audit.ID) {
	d.went = append(d.went, to)
	if d.now().Audit(record) != nil {
		d.audit = record
		d.enter(record)
	}
}

// button is the button with a word that is shown on page or dialog.
func (d *desk) button(word string) *kit.Button {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.page.Content()) {
		if b, ok := o.(*kit.Button); ok && b.Word() == word && b.Visible() {
			return b
		}
	}
	d.t.Fatalf("there is no button %q", word)
	return nil
}

// settle presses the act of an open point.
func (d *desk) settle(word string) {
	d.t.Helper()
	d.button(word).Press()
}

// dialog is the dialog that lies over the page.
func (d *desk) dialog() *kit.Dialog {
	d.t.Helper()
	dialog, ok := d.window.Canvas().Overlays().Top().(*kit.Dialog)
	if !ok {
		d.t.Fatal("there is no dialog")
	}
	return dialog
}
