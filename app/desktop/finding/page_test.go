package finding_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/finding"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// now is the clock of every test.
var now = time.Date(2026, 5, 6, 12, 31, 0, 0, time.UTC)

// desk is a page in a window, at the Stage 2 audit of a temporary case, with its keys bound as the window binds them.
type desk struct {
	t       testing.TB
	runner  task.Sync
	session *casefile.Session
	page    *finding.Page
	window  fyne.Window
	audit   audit.ID
	keys    map[page.Keys]page.Command
	toasts  []string
	told    []error
	state   editing.State
	went    []page.Name
	disk    error // why nothing can be written
}

// disk writes to the case unless it cannot.
type disk struct{ *desk }

func (d disk) Save(ctx context.Context, label string, changes ...casefile.Change) error {
	if d.disk != nil {
		return d.disk
	}
	return d.session.Save(ctx, label, changes...)
}

func (d disk) SaveDraft(ctx context.Context, draft casefile.Draft) error {
	if d.disk != nil {
		return d.disk
	}
	return d.session.SaveDraft(ctx, draft)
}

func (d disk) DropDraft(ctx context.Context, kind string, record audit.ID, field string) error {
	return d.session.DropDraft(ctx, kind, record, field)
}

// newDesk makes a case with what prepare puts into it, and shows the page. prepare may be nil.
func newDesk(t testing.TB, prepare func(*desk)) *desk {
	t.Helper()
	d := &desk{t: t}
	d.session = newCase(t)
	d.audit = d.named("stage-2").ID
	d.change("Stage 2 has days", d.named("stage-2"), func(a *audit.Audit) {
		a.StartsOn, a.EndsOn = date.MustParse("2026-05-04"), date.MustParse("2026-05-06")
	})
	if prepare != nil {
		prepare(d)
	}
	d.show(d.session)
	return d
}

func newCase(t testing.TB) *casefile.Session {
	t.Helper()
	n := 0
	env := casefile.Env{
		Now: func() time.Time { return now },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK", Role: "lead auditor"}, Program: "test", Host: "test",
	}
	s, err := casefile.Create(t.Context(), env, filepath.Join(t.TempDir(), "client.fieldcase"), casefile.NewCase{
		Client: audit.Client{Name: "Sølvberg Bildediagnostikk AS"},
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

// show puts the page into a window as it is entered.
func (d *desk) show(cases finding.Cases) {
	d.t.Helper()
	test.NewTempApp(d.t)
	d.window = test.NewTempWindow(d.t, kit.Spacer())
	d.window.SetPadded(false)
	writer := editing.NewWriter(disk{d}, &d.runner, func(s editing.State) { d.state = s })
	d.page = finding.New(d, cases, writer)
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
	d.bind()
}

// bind makes the keys of the page's commands work as the window does.
func (d *desk) bind() {
	d.keys = map[page.Keys]page.Command{}
	for _, c := range d.page.Commands() {
		if c.Keys == "" {
			continue
		}
		d.keys[c.Keys] = c
	}
	d.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if kit.HandleKey(d.window.Canvas(), e) {
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

// press presses keys as a person does: "Ctrl+Enter", "F7", "Tab".
func (d *desk) press(keys ...page.Keys) {
	d.t.Helper()
	c := d.window.Canvas()
	for _, k := range keys {
		if s := k.Shortcut(); s != nil {
			if on, ok := c.Focused().(fyne.Shortcutable); ok {
				on.TypedShortcut(s) // which hands it on to the window; the test driver has no way to
			}
			if command, ok := d.keys[k]; ok {
				d.do(command)
			}
			continue
		}
		name, _, err := k.Parse()
		if err != nil {
			d.t.Fatal(err)
		}
		switch on := c.Focused(); {
		case name == fyne.KeyTab && !acceptsTab(on):
			c.FocusNext()
		case on != nil:
			on.TypedKey(&fyne.KeyEvent{Name: name})
		default:
			c.OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

func acceptsTab(f fyne.Focusable) bool {
	t, ok := f.(fyne.Tabbable)
	return ok && t.AcceptsTab()
}

// write types letters into what has the keyboard.
func (d *desk) write(text string) {
	d.t.Helper()
	for _, r := range text {
		on := d.window.Canvas().Focused()
		if on == nil {
			d.t.Fatalf("nothing has the keyboard for %q", text)
		}
		on.TypedRune(r)
	}
}

// backspace erases one letter where the keyboard is.
func (d *desk) backspace() {
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
}

// rest lets the pause pass after which typed text is kept and the panel follows.
func (d *desk) rest() { d.runner.Advance(4 * task.DraftPause) }

func (d *desk) now() *audit.Case {
	d.t.Helper()
	c, err := d.session.Case(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

func (d *desk) named(name string) *audit.Audit { return d.now().AuditNamed(name) }

// finding returns the finding of that label in the case; the test ends when there is none.
func (d *desk) finding(label string) *audit.Finding {
	d.t.Helper()
	c := d.now()
	for i := range c.Findings {
		if c.Findings[i].Label() == label || c.Findings[i].DraftNumber == label {
			return &c.Findings[i]
		}
	}
	d.t.Fatalf("the case has no finding %s", label)
	return nil
}

// change changes a record of the case, as another page or a copy does.
func (d *desk) change(label string, before *audit.Audit, change func(*audit.Audit)) {
	d.t.Helper()
	after := audit.Clone(before)
	change(after)
	d.save(label, casefile.Change{Before: before, After: after})
}

// edit changes a finding beside the page.
func (d *desk) edit(label string, change func(*audit.Finding)) {
	d.t.Helper()
	before := d.finding(label)
	after := audit.Clone(before)
	change(after)
	d.save("elsewhere", casefile.Change{Before: before, After: after})
}

func (d *desk) save(label string, changes ...casefile.Change) {
	d.t.Helper()
	if err := d.session.Save(d.t.Context(), label, changes...); err != nil {
		d.t.Fatal(err)
	}
}

// add puts a finding of Stage 2 into the case and returns its label.
func (d *desk) add(fill func(*audit.Finding)) string {
	d.t.Helper()
	f, err := d.session.NewFinding(d.t.Context(), d.audit)
	if err != nil {
		d.t.Fatal(err)
	}
	if fill != nil {
		fill(f)
	}
	d.save("add", casefile.Change{After: f})
	return f.DraftNumber
}

// complete is a finding that nothing keeps from being issued.
func complete(g audit.Grade, clause audit.Number) func(*audit.Finding) {
	return func(f *audit.Finding) {
		f.Grade, f.Requirement, f.Statement = g, clause, "Alerts raised outside office hours were not handled in time."
		if g.IsNonconformity() {
			f.RequirementText, f.GradeReason = "Deviations are handled.", "Three of eleven alerts, one system."
			f.EvidenceText = "OP-14 v3; alert log 2026-01-01 to 2026-04-30."
		}
	}
}

// The methods of page.Host.

func (d *desk) Window() fyne.Window    { return d.window }
func (d *desk) Runner() task.Runner    { return &d.runner }
func (d *desk) Today() date.Date       { return date.Of(now) }
func (d *desk) Audit() audit.ID        { return d.audit }
func (d *desk) Tell(err error)         { d.told = append(d.told, err) }
func (d *desk) Toast(w string, _ bool) { d.toasts = append(d.toasts, w) }
func (d *desk) ReadOnly() bool {
	ro, _ := d.session.ReadOnly()
	return ro
}
func (d *desk) KeepWidths(string, page.Panes) {}

func (d *desk) KeepColumns(string, func(map[string]float32)) func(map[string]float32) {
	return nil
}

func (d *desk) ChooseSave(string, string, func(string)) { d.t.Error("the page asked for a file") }
func (d *desk) Go(to page.Name, record audit.ID) {
	d.went = append(d.went, to)
	if to == page.Findings {
		d.enter(record)
	}
}
