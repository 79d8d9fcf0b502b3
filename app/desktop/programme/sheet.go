package programme

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// question is a dialog that edits a copy of a record, or of several, and keeps all of it at once.
type question struct {
	title, text string
	specs       []spec
	above       fyne.CanvasObject // over the fields, may be nil
	yes         string            // word of the button that keeps, "Keep" by default
	width       float32
	first       string // field that has the keyboard first, the first one by default
	// keep takes over what was entered and returns what is wrong with it; nothing is: the dialog closes.
	keep func() []audit.Problem
	// remove takes the record out, nil where it cannot be; its word is that of the button.
	remove     func()
	removeWord string
}

// spec is one field of a record in a dialog.
type spec struct {
	of      audit.Recorder // the copy that is edited
	name    string         // json name of the field
	label   string
	hint    string
	half    bool // shares its line with the next
	lines   int
	options []kit.Option
	changed func() // after the user chose something
	list    bool   // a set of words, typed with commas
}

// sheet is the dialog of a question.
type sheet struct {
	page   *Page
	q      question
	inputs []*input
	dialog *kit.Dialog
}

// input is a field with its control.
type input struct {
	spec    spec
	field   *kit.Field
	control fyne.CanvasObject
	read    func() error
	show    func()
	writer  *editing.Writer
}

// History implements form.Remembering.
func (in *input) History(field, label string) func() {
	r := in.spec.of
	return in.writer.History(editing.Subject{Kind: audit.KindOf(r).Name, Record: r.Base().ID, Field: field, Label: label})
}

// ask opens the dialog.
func (p *Page) ask(q question) *sheet {
	s := &sheet{page: p, q: q}
	rows := kit.Rows(kit.GapField)
	if q.above != nil {
		rows.Add(q.above)
	}
	var line []fyne.CanvasObject
	for _, one := range q.specs {
		in := s.input(one)
		s.inputs = append(s.inputs, in)
		line = append(line, in.object())
		if one.half {
			continue
		}
		rows.Add(kit.Beside(kit.GapField, 120, 0, line...))
		line = nil
	}
	buttons := []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Keep", Icon: "check", Kind: kit.Primary, Default: true, Press: s.keep}}
	if q.yes != "" {
		buttons[1].Word = q.yes
	}
	if q.remove != nil {
		buttons = append([]kit.DialogButton{{Word: q.removeWord, Kind: kit.Danger, Press: func() bool { q.remove(); return true }}}, buttons...)
	}
	width := q.width
	if width == 0 {
		width = 480
	}
	s.dialog = kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: q.title, Text: q.text, Body: rows, Width: width, Focus: s.firstFocus(), Buttons: buttons,
	})
	return s
}

func (s *sheet) firstFocus() fyne.Focusable {
	for _, in := range s.inputs {
		if f, ok := in.control.(fyne.Focusable); ok && (s.q.first == "" || in.spec.name == s.q.first) {
			return f
		}
	}
	return nil
}

// keep reads every field, and tells beside them what is wrong.
func (s *sheet) keep() bool {
	ok := true
	for _, in := range s.inputs {
		in.tell("")
		if err := in.read(); err != nil {
			in.tell(err.Error())
			ok = false
		}
	}
	if ok {
		ok = s.told(s.q.keep())
	}
	if !ok {
		s.dialog.Refresh()
	}
	return ok
}

// told shows problems beside their fields, those of no field beside the last, and gives the keyboard to the first; true
// when there is none.
func (s *sheet) told(problems []audit.Problem) bool {
	for i := len(problems) - 1; i >= 0; i-- { // of several about a field the first stays
		p := problems[i]
		in := s.at(p.Field)
		if in == nil {
			in = s.inputs[len(s.inputs)-1]
		}
		words := p.Message
		if p.Rule != "" {
			words += " (" + p.Rule + ")"
		}
		in.tell(words)
		if f, ok := in.control.(fyne.Focusable); ok && i == 0 {
			s.page.host.Window().Canvas().Focus(f)
		}
	}
	return len(problems) == 0
}

// at is the input of a field, nil for none.
func (s *sheet) at(name string) *input {
	for _, in := range s.inputs {
		if in.spec.name == name {
			return in
		}
	}
	return nil
}

// reshow shows in the controls what the records say now.
func (s *sheet) reshow() {
	for _, in := range s.inputs {
		in.show()
	}
	s.dialog.Refresh()
}

func (in *input) object() fyne.CanvasObject {
	if in.field == nil {
		return in.control
	}
	return in.field
}

func (in *input) tell(words string) {
	switch {
	case in.field == nil:
	case words == "":
		in.field.SetMessage(kit.NoMessage, "")
	default:
		in.field.SetMessage(kit.Wrong, form.Sentence(words))
	}
}

// input makes the control that a field asks for.
func (s *sheet) input(one spec) *input {
	f, ok := audit.KindOf(one.of).Field(one.name)
	if !ok {
		panic(fmt.Sprintf("programme: no field %s", one.name)) // a slip of the programmer; every dialog is opened in a test
	}
	in := &input{spec: one, writer: s.page.writer}
	defer func() { form.Remember(in, in.control, one.name, one.label) }()
	switch {
	case f.Type == audit.BooleanField:
		in.check(f)
		return in
	case one.list:
		in.words(f)
	case f.Type == audit.SetField:
		in.tokens(f)
	case f.Enum != nil || one.options != nil:
		in.picker(f)
	case f.Format == "date":
		in.day(f, func() string { return s.page.host.Today().String() })
	case one.lines > 0:
		in.narrative(f)
	default:
		in.entry(f)
	}
	in.field = kit.NewField(one.label, in.control)
	in.show()
	return in
}

// text is what stands between the comma-separated words of a set.
const comma = ", "

func (in *input) words(f audit.Field) {
	e := kit.NewEntry(in.spec.hint)
	in.control = e
	in.show = func() { e.SetTextQuiet(strings.Join(f.Elements(in.spec.of), comma)) }
	in.read = func() error {
		var out []string
		for _, w := range strings.Split(e.Text(), ",") {
			if w = strings.TrimSpace(w); w != "" {
				out = append(out, w)
			}
		}
		f.SetElements(in.spec.of, out)
		return nil
	}
}
