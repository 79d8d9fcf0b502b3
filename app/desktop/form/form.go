// Package form builds the forms that edit one record of the case, field by field: each control reads and writes one field
// of the record by its name, what is left is saved, and what is wrong stands beside its field.
package form

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/kit"
)

// Spec is one field of a form. Its control follows from the field of the record: a date gets a field for days, a value of
// a list a picker, a set tokens, a text an entry or, with Lines, a narrative.
type Spec struct {
	Name    string // field of the record
	Label   string
	Hint    string              // words while it is empty
	Lines   int                 // of a narrative at least; 0 is one line
	Half    bool                // shares its line with the next
	Options func() []kit.Option // for fields that name other records, asked for when the form opens
	Words   map[string]string   // words for values of a list, where they are not the value itself
	// Read takes over what was typed in place of the plain value; its error is told beside the field. Show is its inverse.
	Read func(r audit.Recorder, text string) error
	Show func(r audit.Recorder) string
}

// record is a pointer to a record of the case.
type record[T any] interface {
	*T
	audit.Recorder
}

// Form edits one record.
type Form[T any, P record[T]] struct {
	editor   *editing.Editor[T, P]
	tell     func(error)
	today    func() string
	specs    []Spec
	controls map[string]control
	fields   map[string]*kit.Field
	content  fyne.CanvasObject
	settle   func(P) map[string]string
	locked   bool
}

// New makes a form. label names a change in the history, tell is given errors that belong to no field, and today is the
// ISO day that "t" means in a field for days.
func New[T any, P record[T]](w *editing.Writer, label func(P) string, tell func(error), today func() string, specs ...Spec) *Form[T, P] {
	f := &Form[T, P]{tell: tell, today: today, specs: specs, controls: map[string]control{}, fields: map[string]*kit.Field{}}
	f.editor = editing.NewEditor(w, label, f.refused)
	f.content = f.build()
	return f
}

// Settle sets what is to be settled beside fields although the record is valid, as words by field.
func (f *Form[T, P]) Settle(what func(P) map[string]string) { f.settle = what }

// Content returns the form, one column of fields.
func (f *Form[T, P]) Content() fyne.CanvasObject { return f.content }

// IsOpen reports whether a record is being edited.
func (f *Form[T, P]) IsOpen() bool { return f.editor.Record() != nil }

// Record returns the record as the form shows it, nil while none is open.
func (f *Form[T, P]) Record() P { return f.editor.Record() }

// Open saves what was being edited and edits r.
func (f *Form[T, P]) Open(r P) {
	f.editor.Open(r)
	f.show()
}

// Add begins to edit a new record, which is written at once.
func (f *Form[T, P]) Add(r P) {
	f.editor.Add(r)
	f.show()
}

// Close saves what is being edited, the field with the keyboard included, and edits nothing.
func (f *Form[T, P]) Close(c fyne.Canvas) {
	if !f.IsOpen() {
		return
	}
	c.Unfocus() // commits the field that has the keyboard
	f.editor.Open(nil)
}

// Renew shows r, the record that is being edited as it is in the case now, unless the user is in the middle of a change.
func (f *Form[T, P]) Renew(r P) {
	if f.IsOpen() && r != nil && f.Record().Base().ID == r.Base().ID && f.editor.Settled() && f.Record().Base().Seen() != r.Base().Seen() {
		f.editor.Open(r)
		f.show()
	}
}

// Lock makes every field read-only.
func (f *Form[T, P]) Lock(on bool) {
	f.locked = on
	for _, x := range f.fields {
		x.SetReadOnly(on)
	}
	for _, c := range f.controls {
		c.lock(on)
	}
}

// Focus gives the keyboard to the field of that name, the first for an unknown one.
func (f *Form[T, P]) Focus(c fyne.Canvas, name string) {
	x := f.controls[name]
	if x == nil {
		x = f.controls[f.specs[0].Name]
	}
	if o, ok := x.object().(fyne.Focusable); ok {
		c.Focus(o)
	}
}

// Field returns the field of that name, nil for an unknown one.
func (f *Form[T, P]) Field(name string) *kit.Field { return f.fields[name] }

// show puts the record into the controls.
func (f *Form[T, P]) show() {
	r := f.editor.Record()
	if r == nil {
		return
	}
	for _, c := range f.controls {
		c.show(r)
	}
	f.judge(r)
	f.Lock(f.locked)
}

// change changes the record; what cannot be read is told beside its field and changes nothing.
func (f *Form[T, P]) change(field string, change func(audit.Recorder) error) {
	now := f.editor.Record()
	if now == nil {
		return
	}
	trial := audit.Clone(now)
	if err := change(trial); err != nil {
		f.message(field, kit.Wrong, err.Error())
		return
	}
	if f.judge(trial) {
		f.editor.Change(func(r P) {
			base := *r.Base()
			*r = *trial
			*r.Base() = base
		})
		f.controls[field].show(f.editor.Record())
	}
}

// judge shows beside the fields what is wrong with the record or to be settled; it reports whether it can be saved.
func (f *Form[T, P]) judge(r P) bool {
	for name := range f.controls {
		f.message(name, kit.NoMessage, "")
	}
	if f.settle != nil {
		for name, words := range f.settle(r) {
			f.message(name, kit.Settle, words)
		}
	}
	ok := true
	for _, p := range audit.Check(r) {
		f.message(p.Field, kit.Wrong, p.Message)
		ok = ok && f.controls[p.Field] == nil
	}
	return ok
}

// refused tells why a change was not written.
func (f *Form[T, P]) refused(err error) {
	var invalid *casefile.InvalidError
	if !errors.As(err, &invalid) {
		f.tell(err)
		return
	}
	for _, p := range invalid.Problems {
		f.message(p.Field, kit.Wrong, p.Message)
	}
}

func (f *Form[T, P]) message(field string, kind kit.MessageKind, words string) {
	if x := f.fields[field]; x != nil {
		x.SetMessage(kind, Sentence(words))
	}
}

// build puts the fields below one another, halves beside one another.
func (f *Form[T, P]) build() fyne.CanvasObject {
	rows := kit.Rows(12)
	for i := 0; i < len(f.specs); i++ {
		o := f.control(f.specs[i])
		if f.specs[i].Half && i+1 < len(f.specs) {
			i++
			o = kit.Cols(12, kit.Grow(o), kit.Grow(f.control(f.specs[i])))
		}
		rows.Add(o)
	}
	return rows
}

// Sentence begins words with a capital letter.
func Sentence(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + words[n:]
}

// Words returns a value of a list as a person reads it: high-risk, not started.
func Words(value string) string {
	return Sentence(strings.ReplaceAll(value, "_", " "))
}
