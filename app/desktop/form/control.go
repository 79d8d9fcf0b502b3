package form

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// control is a control that shows one field of a record.
type control interface {
	object() fyne.CanvasObject
	show(audit.Recorder)
	lock(bool)
}

// control makes the control of a spec, in its field.
func (f *Form[T, P]) control(s Spec) fyne.CanvasObject {
	k := audit.KindOf(P(new(T)))
	field, ok := k.Field(s.Name)
	if !ok {
		panic(fmt.Sprintf("form: %s has no field %s", k.Name, s.Name)) // a slip of the programmer; every form is built in a test
	}
	c := f.controlOf(s, field)
	f.controls[s.Name] = c
	Remember(f, c.object(), s.Name, s.Label)
	if field.Type == audit.BooleanField {
		return c.object() // a check box carries its label
	}
	f.fields[s.Name] = kit.NewField(s.Label, c.object())
	return f.fields[s.Name]
}

func (f *Form[T, P]) controlOf(s Spec, field audit.Field) control {
	switch {
	case field.Type == audit.BooleanField:
		return f.check(s, field)
	case s.Read != nil:
		return f.readEntry(s)
	case field.Type == audit.SetField:
		return f.tokens(s, field)
	case field.Type == audit.IntegerField:
		return f.number(s, field)
	case field.Enum != nil || s.Options != nil:
		return f.picker(s, field)
	case field.Format == "date":
		return f.day(s, field)
	case field.Format == "clock":
		return f.clock(s, field)
	case s.Lines > 0:
		return f.narrative(s, field)
	default:
		return f.entry(s, field)
	}
}

// bound is a control made of functions.
type bound struct {
	widget fyne.CanvasObject
	set    func(audit.Recorder)
	locks  func(bool)
}

func (b bound) object() fyne.CanvasObject { return b.widget }
func (b bound) show(r audit.Recorder)     { b.set(r) }
func (b bound) lock(on bool) {
	if b.locks != nil {
		b.locks(on)
	}
}

func (f *Form[T, P]) entry(s Spec, field audit.Field) control {
	e := kit.NewEntry(s.Hint)
	e.EscapeKeeps = true
	e.OnChanged = func(text string) { f.editor.Type(s.Name, text) }
	e.OnCommit = func(string) { f.leave() }
	return bound{widget: e, set: func(r audit.Recorder) { e.SetTextQuiet(field.Get(r).Text()) }}
}

func (f *Form[T, P]) narrative(s Spec, field audit.Field) control {
	n := kit.NewNarrative(s.Hint, s.Lines)
	n.OnChanged = func(text string) { f.editor.Type(s.Name, text) }
	n.OnCommit = func(string) { f.leave() }
	return bound{widget: n, set: func(r audit.Recorder) { n.SetTextQuiet(field.Get(r).Text()) }}
}

// leave makes what was typed a change, unless it is not valid: then it stays a draft, with what is wrong beside it.
func (f *Form[T, P]) leave() {
	if r := f.editor.Record(); r != nil {
		f.editor.Commit()
		f.judge(r)
		f.tellEdited()
	}
}

// readEntry is an entry whose text is read by the spec.
func (f *Form[T, P]) readEntry(s Spec) control {
	e := kit.NewEntry(s.Hint)
	e.EscapeKeeps = true
	e.OnCommit = func(text string) { f.change(s.Name, func(r audit.Recorder) error { return s.Read(r, text) }) }
	return bound{widget: e, set: func(r audit.Recorder) { e.SetTextQuiet(s.Show(r)) }}
}

// number is an entry for a whole number, or for days with decimals.
func (f *Form[T, P]) number(s Spec, field audit.Field) control {
	s.Show = func(r audit.Recorder) string {
		v := field.Get(r)
		if v == audit.Null || field.Format != "days" {
			return v.Text()
		}
		n, err := strconv.ParseInt(string(v), 10, 64)
		if err != nil {
			return v.Text()
		}
		return audit.Days(n).String()
	}
	s.Read = func(r audit.Recorder, text string) error {
		v, err := readNumber(field, strings.TrimSpace(text))
		if err != nil {
			return err
		}
		return field.Set(r, v)
	}
	return f.readEntry(s)
}

func readNumber(field audit.Field, text string) (audit.Value, error) {
	if text == "" {
		return audit.Null, nil
	}
	if field.Format == "days" {
		d, err := audit.ParseDays(text)
		return audit.Value(strconv.FormatInt(int64(d), 10)), err
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		return "", fmt.Errorf("%q is no whole number", text)
	}
	return audit.Value(strconv.FormatInt(n, 10)), nil
}

func (f *Form[T, P]) check(s Spec, field audit.Field) control {
	c := kit.NewCheck(s.Label)
	c.OnChange = func(on bool) {
		f.change(s.Name, func(r audit.Recorder) error { return field.Set(r, audit.Value(strconv.FormatBool(on))) })
	}
	return bound{widget: c, set: func(r audit.Recorder) { c.Set(field.Get(r) == "true") }, locks: c.SetReadOnly}
}

func (f *Form[T, P]) day(s Spec, field audit.Field) control {
	d := kit.NewDateField(f.today)
	d.EscapeKeeps = true
	d.OnValue = func(v string) {
		f.change(s.Name, func(r audit.Recorder) error { return field.Set(r, audit.TextValue(v)) })
	}
	return bound{widget: d, set: func(r audit.Recorder) { d.SetQuiet(field.Get(r).Text()) }}
}

func (f *Form[T, P]) clock(s Spec, field audit.Field) control {
	t := kit.NewTimeField()
	t.EscapeKeeps = true
	t.OnValue = func(v string) {
		f.change(s.Name, func(r audit.Recorder) error { return field.Set(r, audit.TextValue(v)) })
	}
	return bound{widget: t, set: func(r audit.Recorder) { t.SetQuiet(field.Get(r).Text()) }}
}

func (f *Form[T, P]) picker(s Spec, field audit.Field) control {
	p := kit.NewPicker(s.Hint)
	p.Optional = true
	p.OnChange = func(o kit.Option) {
		f.change(s.Name, func(r audit.Recorder) error { return field.Set(r, audit.TextValue(o.ID)) })
	}
	return bound{widget: p, set: func(r audit.Recorder) {
		p.SetOptions(s.options(field)...)
		p.Choose(field.Get(r).Text())
	}}
}

func (f *Form[T, P]) tokens(s Spec, field audit.Field) control {
	t := kit.NewTokensField(s.Hint)
	t.OnChange = func(ids []string) {
		f.change(s.Name, func(r audit.Recorder) error { s.choose(field, r, ids); return nil })
	}
	return bound{widget: t, set: func(r audit.Recorder) {
		t.SetOptions(s.options(field)...)
		t.Choose(s.chosen(field, r)...)
	}}
}

func (s Spec) choose(field audit.Field, r audit.Recorder, ids []string) {
	if s.Choose != nil {
		s.Choose(r, ids)
		return
	}
	field.SetElements(r, ids)
}

func (s Spec) chosen(field audit.Field, r audit.Recorder) []string {
	if s.Chosen != nil {
		return s.Chosen(r)
	}
	return field.Elements(r)
}

// options are the records to choose from, or the values of the field's list in words.
func (s Spec) options(field audit.Field) []kit.Option {
	if s.Options != nil {
		return s.Options()
	}
	out := make([]kit.Option, len(field.Enum))
	for i, v := range field.Enum {
		word := s.Words[v]
		if word == "" {
			word = Words(v)
		}
		out[i] = kit.Option{ID: v, Title: word, Hidden: true}
	}
	return out
}
