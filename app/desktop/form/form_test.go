package form_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// bench is a form in a window over a case on disk.
type bench[T any, P interface {
	*T
	audit.Recorder
}] struct {
	t       *testing.T
	session *casefile.Session
	runner  *task.Sync
	window  fyne.Window
	form    *form.Form[T, P]
	told    []error
}

func newBench[T any, P interface {
	*T
	audit.Recorder
}](t *testing.T, specs ...form.Spec) *bench[T, P] {
	t.Helper()
	n := 0
	s, err := casefile.Create(t.Context(), casefile.Env{
		Now: func() time.Time { return time.Date(2026, 1, 9, 9, 0, 0, 0, time.UTC) },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK"}, Program: "test", Host: "test",
	}, filepath.Join(t.TempDir(), "client.fieldcase"), casefile.NewCase{Client: audit.Client{Name: "Ångström & Søn"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	b := &bench[T, P]{t: t, session: s, runner: &task.Sync{}}
	w := editing.NewWriter(s, b.runner, func(editing.State) {})
	tell := func(err error) { b.told = append(b.told, err) }
	b.form = form.New(w, func(r P) string { return casefile.NameOf(r) }, tell, func() string { return "2026-01-09" }, specs...)
	test.NewTempApp(t).Settings().SetTheme(kit.Theme())
	b.window = test.NewTempWindow(t, b.form.Content())
	b.window.Resize(fyne.NewSize(900, 700))
	return b
}

// current is the case as it stands on disk.
func (b *bench[T, P]) current() *audit.Case {
	b.t.Helper()
	c, err := b.session.Case(context.Background())
	if err != nil {
		b.t.Fatal(err)
	}
	return c
}

// save writes a record beside the form.
func (b *bench[T, P]) save(before, after audit.Recorder) {
	b.t.Helper()
	if err := b.session.Save(context.Background(), "beside", casefile.Change{Before: before, After: after}); err != nil {
		b.t.Fatal(err)
	}
}

// fill goes to a field and types over what is there.
func (b *bench[T, P]) fill(field, text string) {
	b.form.Focus(b.window.Canvas(), field)
	if text == "" {
		b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		return
	}
	test.Type(b.window.Canvas().Focused(), text)
}

// leave takes the keyboard away from the field.
func (b *bench[T, P]) leave() { b.window.Canvas().Unfocus() }

func (b *bench[T, P]) wantMessage(field string, kind kit.MessageKind, words string) {
	b.t.Helper()
	k, w := b.form.Field(field).Message()
	if k != kind || !strings.Contains(w, words) || words == "" && w != "" {
		b.t.Errorf("%s: message %q %q, want %q %q", field, k, w, kind, words)
	}
}

var contactSpecs = []form.Spec{
	{Name: "name", Label: "Name"},
	{Name: "email", Label: "Email", Half: true},
	{Name: "phone", Label: "Phone", Half: true, Help: "With the country’s code"},
	{Name: "function", Label: "Function"},
	{Name: "main", Label: "Main contact"},
	{Name: "note", Label: "Note", Lines: 2, Group: "Inside", Column: true},
}

func contact(id audit.ID, name string) *audit.Contact {
	return &audit.Contact{Record: audit.Record{ID: id}, Name: name}
}

func TestForm_textIsWrittenWhenTheFieldIsLeft(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Add(contact("ingrid", "Ingrid"))
	b.fill("name", "Ingrid Næss")
	if got := b.current().Contacts[0].Name; got != "Ingrid" {
		t.Errorf("before the field is left the case says %q", got)
	}
	b.runner.Advance(task.DraftPause)
	if drafts, err := b.session.Drafts(context.Background()); err != nil || len(drafts) != 1 || drafts[0].Text != "Ingrid Næss" {
		t.Errorf("drafts %v, %v", drafts, err)
	}
	b.leave()
	if got := b.current().Contacts[0].Name; got != "Ingrid Næss" {
		t.Errorf("the case says %q", got)
	}
	if drafts, err := b.session.Drafts(context.Background()); err != nil || len(drafts) != 0 {
		t.Errorf("drafts left %v, %v", drafts, err)
	}
}

func TestForm_checkIsWrittenAtOnce(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Add(contact("ingrid", "Ingrid"))
	b.form.Focus(b.window.Canvas(), "main")
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !b.current().Contacts[0].Main {
		t.Error("a tick is not in the case")
	}
}

func TestForm_wrongStaysOnTheScreenUntilRight(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Add(contact("ingrid", "Ingrid"))
	b.fill("email", "ingrid.example")
	b.leave()
	b.wantMessage("email", kit.Wrong, "needs an @")
	if got := b.current().Contacts[0].Email; got != "" || !b.form.IsHeld() {
		t.Errorf("the case says %q, held %v", got, b.form.IsHeld())
	}
	b.fill("function", "Quality manager")
	b.leave()
	if got := b.current().Contacts[0].Function; got != "" {
		t.Errorf("half of a wrong record was written: %q", got)
	}
	b.fill("email", "ingrid@soelvberg.example")
	b.leave()
	c := b.current().Contacts[0]
	if c.Email != "ingrid@soelvberg.example" || c.Function != "Quality manager" || b.form.IsHeld() {
		t.Errorf("the case says %q, %q, held %v", c.Email, c.Function, b.form.IsHeld())
	}
	b.wantMessage("email", kit.NoMessage, "")
	if len(b.told) > 0 {
		t.Errorf("told %v", b.told)
	}
}

func TestForm_wrongIsKeptWhileAnotherIsEdited(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.save(nil, contact("ingrid", "Ingrid"))
	b.save(nil, contact("torbjoern", "Torbjørn"))
	c := b.current()
	b.form.Open(&c.Contacts[0])
	b.fill("email", "ingrid.example")
	b.leave()
	b.form.Open(&c.Contacts[1])
	b.wantMessage("email", kit.NoMessage, "")
	if got := b.form.Unsaved(); len(got) != 1 || got[0].Email != "ingrid.example" {
		t.Fatalf("unsaved %v", got)
	}

	changed := audit.Clone(&c.Contacts[0]) // meanwhile somebody else enters her telephone number
	changed.Phone = "+47 22 00 00 00"
	b.save(&c.Contacts[0], changed)
	b.form.Open(&b.current().Contacts[0])
	b.wantMessage("email", kit.Wrong, "needs an @")
	b.fill("email", "ingrid@soelvberg.example")
	b.leave()
	now := b.current().Contacts[0]
	if now.Email != "ingrid@soelvberg.example" || now.Phone != "+47 22 00 00 00" || len(now.Conflicts()) > 0 {
		t.Errorf("the case says %q, %q, conflicts %v", now.Email, now.Phone, now.Conflicts())
	}
	if got := b.form.Unsaved(); len(got) != 0 {
		t.Errorf("unsaved %v", got)
	}
}

func TestForm_Begin(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Begin(contact("new", ""))
	b.wantMessage("name", kit.NoMessage, "")
	b.form.Open(nil)
	if got := b.current().Contacts; len(got) != 0 || len(b.form.Unsaved()) != 0 {
		t.Errorf("nothing was filled in, but there is %v", got)
	}

	b.form.Begin(contact("new", ""))
	b.fill("function", "Quality manager")
	b.leave()
	b.wantMessage("name", kit.Wrong, "empty")
	b.form.Open(nil)
	b.form.Open(b.form.Unsaved()[0])
	b.fill("name", "Ingrid Næss")
	b.runner.Advance(task.DraftPause)
	if got := b.current().Contacts; len(got) != 1 || got[0].Name != "Ingrid Næss" || got[0].Function != "Quality manager" {
		t.Errorf("a second after the first letters the case has %v", got)
	}
	if b.form.IsNew() {
		t.Error("it is in the case and counts as new")
	}
}

func TestForm_Discard(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Begin(contact("new", ""))
	b.fill("function", "Quality manager")
	b.leave()
	b.form.Discard("new")
	if b.form.IsOpen() || len(b.form.Unsaved()) != 0 || len(b.current().Contacts) != 0 {
		t.Errorf("given up, but open %v, unsaved %v", b.form.IsOpen(), b.form.Unsaved())
	}
}

func TestForm_Renew(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.save(nil, contact("ingrid", "Ingrid"))
	before := &b.current().Contacts[0]
	b.form.Open(before)
	changed := audit.Clone(before)
	changed.Phone = "110"
	b.save(before, changed)

	b.fill("name", "Ingrid Næss") // in the middle of typing nothing moves
	b.form.Renew(&b.current().Contacts[0])
	if got := b.form.Record().Phone; got != "" {
		t.Errorf("while typing the telephone became %q", got)
	}
	b.leave()
	b.form.Renew(&b.current().Contacts[0])
	if got := b.form.Record(); got.Phone != "110" || got.Name != "Ingrid Næss" {
		t.Errorf("afterwards the form shows %q, %q", got.Name, got.Phone)
	}
	if got := b.form.Field("phone").Control().(*kit.Entry).Text(); got != "110" {
		t.Errorf("the field shows %q", got)
	}
}

func TestForm_helpGivesWayToWhatIsWrong(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Settle(func(c *audit.Contact) map[string]string {
		if c.Phone == "" {
			return map[string]string{"phone": "enter a number"}
		}
		return nil
	})
	b.form.Add(contact("ingrid", "Ingrid"))
	b.wantMessage("phone", kit.Settle, "Enter a number")
	b.fill("phone", "110")
	b.leave()
	b.wantMessage("phone", kit.Hint, "With the country’s code")
}

func TestForm_Change(t *testing.T) {
	b := newBench[audit.SoAControl](t,
		form.Spec{Name: "excluded", Label: "Excluded"}, form.Spec{Name: "justification", Label: "Justification", Lines: 2})
	b.form.Open(&b.current().SoAControls[0])
	b.form.Change("excluded", func(c *audit.SoAControl) { c.Excluded = true })
	b.wantMessage("justification", kit.Wrong, "excluded control needs")
	if b.current().SoAControls[0].Excluded {
		t.Error("excluded in the case without a justification: R-7-1")
	}
	b.fill("justification", "No data is acquired")
	b.leave()
	if c := b.current().SoAControls[0]; !c.Excluded || c.Justification != "No data is acquired" {
		t.Errorf("the case says %v, %q", c.Excluded, c.Justification)
	}
}

func TestForm_numbersAndDays(t *testing.T) {
	b := newBench[audit.Policy](t, form.Spec{Name: "response_days", Label: "Response"}, form.Spec{Name: "min_surveillance", Label: "Least days"})
	b.form.Open(&b.current().Policy)
	if got := b.form.Field("min_surveillance").Control().(*kit.Entry).Text(); got != "1.0" {
		t.Errorf("a man-day is shown as %q", got)
	}
	b.fill("response_days", "a month")
	b.leave()
	b.wantMessage("response_days", kit.Wrong, "no whole number")
	b.fill("min_surveillance", "1.5")
	b.leave()
	b.wantMessage("response_days", kit.Wrong, "no whole number") // still there, with its text
	if got := b.form.Field("response_days").Control().(*kit.Entry).Text(); got != "a month" {
		t.Errorf("what cannot be read was taken away: %q", got)
	}
	b.fill("response_days", "45")
	b.leave()
	if diff := cmp.Diff([]any{int64(45), audit.Days(150)}, []any{b.current().Policy.ResponseDays, b.current().Policy.MinSurveillance}); diff != "" {
		t.Errorf("in the case (-want +got):\n%s", diff)
	}
}

func TestForm_choices(t *testing.T) {
	b := newBench[audit.Site](t, form.Spec{Name: "name", Label: "Name"}, form.Spec{Name: "kind", Label: "Kind"})
	b.form.Add(&audit.Site{Record: audit.Record{ID: "oslo"}, Name: "Oslo"})
	b.fill("kind", "virt")
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.current().Sites[0].Kind; got != audit.SiteVirtual {
		t.Errorf("chosen %q", got)
	}
}

func TestForm_Lock(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Lock(true)
	b.form.Open(contact("ingrid", "Ingrid"))
	b.fill("name", "Somebody else")
	b.leave()
	if got := b.form.Record().Name; got != "Ingrid" {
		t.Errorf("a locked form was changed to %q", got)
	}
}

func TestForm_refusedElsewhereIsTold(t *testing.T) {
	b := newBench[audit.Contact](t, form.Spec{Name: "name", Label: "Name"})
	wrong := contact("ingrid", "Ingrid")
	wrong.Email = "no address" // which this form does not show
	b.form.Add(wrong)
	if len(b.told) != 1 || !errors.Is(b.told[0], casefile.ErrInvalid) {
		t.Errorf("told %v", b.told)
	}
}

func TestForm_columnsWhereThereIsRoom(t *testing.T) {
	b := newBench[audit.Contact](t, contactSpecs...)
	b.form.Add(contact("ingrid", "Ingrid"))
	place := func(name string) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(b.form.Field(name))
	}
	if place("note").X <= place("phone").X || place("email").Y != place("phone").Y {
		t.Errorf("note at %v, email and telephone at %v, %v", place("note"), place("email"), place("phone"))
	}
	b.window.Resize(fyne.NewSize(500, 700))
	if place("note").X != place("name").X || place("note").Y <= place("function").Y {
		t.Errorf("narrow: note at %v, name at %v", place("note"), place("name"))
	}
}
