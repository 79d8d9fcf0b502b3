// Package form builds the forms that edit one record of the case, field by field: each control reads and writes one field
// of the record by its name, what is left is saved, and what is wrong stands beside its field.
package form

import (
	"errors"
	"slices"
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
	Group   string              // heading over this field and those that follow
	Column  bool                // begins the next column of a form that is wide enough for several
	Help    string              // stands under the field while there is nothing else to say of it
	Options func() []kit.Option // for fields that name other records, asked for when the form opens
	Words   map[string]string   // words for values of a list, where they are not the value itself
	// Read takes over what was typed in place of the plain value; its error is told beside the field. Show is its inverse.
	Read func(r audit.Recorder, text string) error
	Show func(r audit.Recorder) string
	// Choose takes over which of the Options were chosen, for tokens that are more than the elements of the field. Chosen
	// is its inverse.
	Choose func(r audit.Recorder, ids []string)
	Chosen func(r audit.Recorder) []string
	Under  fyne.CanvasObject // stands under the field and belongs to no field
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
	adjust   func(field string, before, after P)
	edited   func()
	unread   map[string]string // what is wrong with texts that cannot be read, by field
	kept     map[audit.ID]kept[P]
	locked   bool
}

// New makes a form. label names a change in the history, tell is given errors that belong to no field, and today is the
// ISO day that "t" means in a field for days.
func New[T any, P record[T]](w *editing.Writer, label func(P) string, tell func(error), today func() string, specs ...Spec) *Form[T, P] {
	f := &Form[T, P]{tell: tell, today: today, specs: specs, controls: map[string]control{}, fields: map[string]*kit.Field{}}
	f.unread, f.kept = map[string]string{}, map[audit.ID]kept[P]{}
	f.editor = editing.NewEditor(w, label, f.refused)
	f.editor.HoldBack(f.canWrite)
	f.content = f.build()
	return f
}

// Settle sets what is to be settled beside fields although the record is valid, as words by field.
func (f *Form[T, P]) Settle(what func(P) map[string]string) { f.settle = what }

// Adjust sets what else changes when the user changed a field, such as the end of an activity whose start was moved.
// before is the record as it was; after is to be changed.
func (f *Form[T, P]) Adjust(what func(field string, before, after P)) { f.adjust = what }

// Edited sets what is called after the user left a text or chose something, whether it can be written or not.
func (f *Form[T, P]) Edited(what func()) { f.edited = what }

func (f *Form[T, P]) tellEdited() {
	if f.edited != nil {
		f.edited()
	}
}

// Content returns the form.
func (f *Form[T, P]) Content() fyne.CanvasObject { return f.content }

// IsOpen reports whether a record is being edited.
func (f *Form[T, P]) IsOpen() bool { return f.editor.Record() != nil }

// Record returns the record as the form shows it, nil while none is open.
func (f *Form[T, P]) Record() P { return f.editor.Record() }

// Open saves what was being edited and edits r, with what was changed in it before and cannot be written yet.
func (f *Form[T, P]) Open(r P) {
	f.putAway()
	if r == nil {
		f.editor.Open(nil)
		return
	}
	if k, ok := f.kept[r.Base().ID]; ok {
		f.resume(r, k)
	} else {
		f.editor.Open(r)
	}
	f.show()
}

// Add begins to edit a new record, which is written at once.
func (f *Form[T, P]) Add(r P) {
	f.putAway()
	f.editor.Add(r)
	f.show()
}

// History implements Remembering.
func (f *Form[T, P]) History(field, label string) func() { return f.editor.History(field, label) }

// Wrong returns the first field with a text that the record did not take, and why; both are empty when it took all.
func (f *Form[T, P]) Wrong() (field, words string) {
	for _, s := range f.specs {
		if x := f.fields[s.Name]; x != nil && f.IsOpen() {
			if kind, words := x.Message(); kind == kit.Wrong {
				return s.Name, words
			}
		}
	}
	return "", ""
}

// Close saves what is being edited, the field with the keyboard included, and edits nothing.
func (f *Form[T, P]) Close(c fyne.Canvas) {
	if !f.IsOpen() {
		return
	}
	c.Unfocus() // commits the field that has the keyboard
	f.putAway()
	f.editor.Open(nil)
}

// Renew shows r, the record that is being edited as it is in the case now, unless the user is in the middle of a change.
// A field whose value is the same stays as it is, with what is being typed in it.
func (f *Form[T, P]) Renew(r P) {
	if f.IsOpen() && r != nil && f.Record().Base().ID == r.Base().ID && f.editor.Settled() && f.Record().Base().Seen() != r.Base().Seen() {
		before := f.Record()
		f.editor.Open(r)
		f.showChanged(before)
		f.judge(r)
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
	f.showControls(r)
	f.judge(r)
}

func (f *Form[T, P]) showControls(r P) {
	for _, c := range f.controls {
		c.show(r)
	}
	f.Lock(f.locked)
}

// showChanged puts those fields of the record into their controls that were otherwise before.
func (f *Form[T, P]) showChanged(before P) {
	now := f.Record()
	k := audit.KindOf(now)
	for _, s := range f.specs {
		if field, ok := k.Field(s.Name); ok && f.unread[s.Name] == "" && !s.same(field, before, now) {
			f.controls[s.Name].show(now)
		}
	}
	f.Lock(f.locked)
}

// same reports whether two records show the same in the field's control.
func (s Spec) same(field audit.Field, a, b audit.Recorder) bool {
	return field.Get(a) == field.Get(b) && slices.Equal(s.chosen(field, a), s.chosen(field, b))
}

// change changes the record. What cannot be read is told beside its field and changes nothing. What makes the record
// wrong is told too, and written once another change makes it right: a start after the old end, when the end is moved.
func (f *Form[T, P]) change(field string, change func(audit.Recorder) error) {
	now := f.editor.Record()
	if now == nil {
		return
	}
	delete(f.unread, field)
	trial := audit.Clone(now)
	if err := change(trial); err != nil {
		f.unread[field] = err.Error()
		f.judge(now)
		return
	}
	if f.adjust != nil {
		f.adjust(field, now, trial)
	}
	before := audit.Clone(now)
	f.editor.Change(func(r P) {
		base := *r.Base()
		*r = *trial
		*r.Base() = base
	})
	f.showChanged(before)
	if c := f.controls[field]; c != nil {
		c.show(f.editor.Record()) // as it is written: 4.1-4.4 becomes 4.1–4.4
	}
	f.judge(f.editor.Record())
	f.tellEdited()
}

// judge shows beside the fields what is wrong with the record or to be settled.
func (f *Form[T, P]) judge(r P) {
	f.help()
	if f.settle != nil {
		for name, words := range f.settle(r) {
			f.message(name, kit.Settle, words)
		}
	}
	for _, p := range audit.Check(r) {
		f.message(p.Field, kit.Wrong, p.Message)
	}
	for name, words := range f.unread {
		f.message(name, kit.Wrong, words)
	}
}

// help shows beside the fields what there is to say of them when nothing is wrong.
func (f *Form[T, P]) help() {
	for _, s := range f.specs {
		kind := kit.NoMessage
		if s.Help != "" {
			kind = kit.Hint
		}
		f.message(s.Name, kind, s.Help)
	}
}

// refused tells why a change was not written.
func (f *Form[T, P]) refused(err error) {
	var invalid *casefile.InvalidError
	if !errors.As(err, &invalid) {
		f.tell(err)
		return
	}
	for _, p := range invalid.Problems {
		if r := f.Record(); r == nil || r.Base().ID != p.Record || f.fields[p.Field] == nil {
			f.tell(err)
			return
		}
		f.message(p.Field, kit.Wrong, p.Message)
	}
}

func (f *Form[T, P]) message(field string, kind kit.MessageKind, words string) {
	if x := f.fields[field]; x != nil {
		x.SetMessage(kind, Sentence(words))
	}
}

// build puts the fields below one another, halves beside one another, and columns where there is room for them.
func (f *Form[T, P]) build() fyne.CanvasObject {
	k := audit.KindOf(P(new(T)))
	rows := kit.Rows(12)
	columns := []fyne.CanvasObject{rows}
	for i := 0; i < len(f.specs); i++ {
		s := f.specs[i]
		if s.Column {
			rows = kit.Rows(12)
			columns = append(columns, rows)
		}
		if s.Group != "" {
			rows.Add(f.heading(s.Group, len(rows.Objects) == 0))
		}
		o := f.control(s)
		if s.Half && i+1 < len(f.specs) {
			line, least := []fyne.CanvasObject{o}, s.least(k)
			for ; f.specs[i].Half && i+1 < len(f.specs); i++ {
				line, least = append(line, f.control(f.specs[i+1])), max(least, f.specs[i+1].least(k))
			}
			o = kit.Beside(12, least, 0, line...)
		}
		rows.Add(o)
		if under := f.specs[i].Under; under != nil {
			rows.Add(under)
		}
	}
	if len(columns) == 1 {
		return rows
	}
	return kit.Beside(columnGap, columnLeast, columnMost, columns...)
}

// besideLeast is the least width of a day with its calendar, and of a word with the arrow of its list.
const besideLeast = 120

// least is the width under which the field takes a line for itself.
func (s Spec) least(k *audit.Kind) float32 {
	if field, ok := k.Field(s.Name); ok && (field.Format == "date" || field.Enum != nil || s.Options != nil) {
		return besideLeast
	}
	return 0
}

// Measures of a form of several columns. The widest holds 90 letters of a narrative.
const (
	columnGap   = 32
	columnLeast = 380
	columnMost  = 600
)

// heading is the heading of a group, with a distance to the group before it.
func (f *Form[T, P]) heading(words string, first bool) fyne.CanvasObject {
	if first {
		return kit.GroupHead(words)
	}
	return kit.Pad(8, 0, 0, 0, kit.GroupHead(words))
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
