package programme

import (
	"fmt"
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

func (in *input) check(f audit.Field) {
	c := kit.NewCheck(in.spec.label)
	in.control = c
	in.show = func() { c.Set(f.Get(in.spec.of) == "true") }
	in.read = func() error { return f.Set(in.spec.of, audit.Value(strconv.FormatBool(c.On()))) }
	in.show()
}

func (in *input) tokens(f audit.Field) {
	t := kit.NewTokensField(in.spec.hint, in.spec.options...)
	in.control = t
	in.show = func() { t.Choose(f.Elements(in.spec.of)...) }
	in.read = func() error { f.SetElements(in.spec.of, t.Chosen()); return nil }
}

// picker chooses one of the options, or one of the field's values in words.
func (in *input) picker(f audit.Field) {
	options := in.spec.options
	for _, v := range f.Enum {
		if in.spec.options == nil {
			options = append(options, kit.Option{ID: v, Title: form.Words(v), Hidden: true})
		}
	}
	p := kit.NewPicker(in.spec.hint, options...)
	p.Optional = true
	in.control = p
	in.show = func() { p.Choose(f.Get(in.spec.of).Text()) }
	in.read = func() error {
		o, _ := p.Chosen()
		return f.Set(in.spec.of, audit.TextValue(o.ID))
	}
	p.OnChange = func(kit.Option) {
		if in.spec.changed != nil && in.read() == nil {
			in.spec.changed()
		}
	}
}

func (in *input) day(f audit.Field, today func() string) {
	d := kit.NewDateField(today)
	in.control = d
	in.show = func() { d.SetQuiet(f.Get(in.spec.of).Text()) }
	in.read = func() error {
		if d.State() == kit.DayInvalid {
			return fmt.Errorf("%s", strings.ToLower(d.Problem()[:1])+d.Problem()[1:])
		}
		return f.Set(in.spec.of, audit.TextValue(d.Value()))
	}
}

func (in *input) narrative(f audit.Field) {
	n := kit.NewNarrative(in.spec.hint, in.spec.lines)
	in.control = n
	in.show = func() { n.SetTextQuiet(f.Get(in.spec.of).Text()) }
	in.read = func() error { return f.Set(in.spec.of, audit.TextValue(strings.TrimSpace(n.Text()))) }
}

// entry is a line of text, a whole number, or days.
func (in *input) entry(f audit.Field) {
	e := kit.NewEntry(in.spec.hint)
	in.control = e
	in.show = func() { e.SetTextQuiet(entryText(f, in.spec.of)) }
	in.read = func() error {
		v, err := entryValue(f, strings.TrimSpace(e.Text()))
		if err != nil {
			return err
		}
		return f.Set(in.spec.of, v)
	}
}

func entryText(f audit.Field, r audit.Recorder) string {
	v := f.Get(r)
	if v == audit.Null || f.Format != "days" {
		return v.Text()
	}
	n, err := strconv.ParseInt(string(v), 10, 64)
	if err != nil {
		return v.Text()
	}
	return audit.Days(n).String()
}

func entryValue(f audit.Field, text string) (audit.Value, error) {
	switch {
	case text == "":
		return audit.Null, nil
	case f.Format == "days":
		d, err := audit.ParseDays(strings.Replace(text, "−", "-", 1))
		return audit.Value(strconv.FormatInt(int64(d), 10)), err
	case f.Type == audit.IntegerField:
		n, err := strconv.ParseInt(strings.Replace(text, "−", "-", 1), 10, 32)
		if err != nil {
			return "", fmt.Errorf("%q is no whole number", text)
		}
		return audit.Value(strconv.FormatInt(n, 10)), nil
	default:
		return audit.TextValue(text), nil
	}
}
