package finding_test

import (
	"strings"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
)

// shows reports whether words stand somewhere on the window as one text.
func (d *desk) shows(words string) bool {
	return strings.Contains("\n"+strings.Join(d.texts(), "\n")+"\n", "\n"+words+"\n")
}

// texts are all texts that are visible, the ones of dialogs last.
func (d *desk) texts() []string { return pagetest.Texts(d.Objects()) }

// fieldNamed returns the visible field with that label, nil when there is none.
func (d *desk) fieldNamed(label string) *kit.Field {
	var out *kit.Field
	for _, o := range d.Objects() {
		if f, ok := o.(*kit.Field); ok && f.Label() == label {
			out = f
		}
	}
	return out
}

// focused describes what has the keyboard: the label of its field, or its type.
func (d *desk) focused() string { return strings.TrimPrefix(d.Focused(), "*kit.") }

// message returns what stands beside a field.
func (d *desk) message(label string) string {
	f := d.fieldNamed(label)
	if f == nil {
		return "no field " + label
	}
	_, words := f.Message()
	return words
}

// field returns the text that stands in a field.
func (d *desk) field(label string) string {
	f := d.fieldNamed(label)
	if f == nil {
		return "no field " + label
	}
	return f.Control().(interface{ Text() string }).Text()
}
