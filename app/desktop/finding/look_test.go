package finding_test

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// shows reports whether words stand somewhere on the window as one text.
func (d *desk) shows(words string) bool {
	return strings.Contains("\n"+strings.Join(d.texts(), "\n")+"\n", "\n"+words+"\n")
}

// texts are all texts that are visible, the ones of dialogs last.
func (d *desk) texts() []string {
	var out []string
	d.walk(func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Text())
		case *kit.Paragraph:
			out = append(out, o.Text())
		case *kit.Button:
			out = append(out, o.Word())
		}
	})
	return out
}

// walk visits every object that is visible in the window.
func (d *desk) walk(visit func(fyne.CanvasObject)) {
	for _, root := range append([]fyne.CanvasObject{d.Window().Content()}, d.Window().Canvas().Overlays().List()...) {
		walk(root, visit)
	}
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		walk(part, visit)
	}
}

// button returns the visible button with that word; the test ends when there is none.
func (d *desk) button(word string) *kit.Button {
	d.T.Helper()
	var out *kit.Button
	d.walk(func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Word() == word {
			out = b
		}
	})
	if out == nil {
		d.T.Fatalf("there is no button %q", word)
	}
	return out
}

// fieldNamed returns the visible field with that label, nil when there is none.
func (d *desk) fieldNamed(label string) *kit.Field {
	var out *kit.Field
	d.walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && f.Label() == label {
			out = f
		}
	})
	return out
}

// focused describes what has the keyboard: the label of its field, or its type.
func (d *desk) focused() string {
	on := d.Window().Canvas().Focused()
	if on == nil {
		return "nothing"
	}
	name := strings.TrimPrefix(fmt.Sprintf("%T", on), "*kit.")
	d.walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && f.Control() == on.(fyne.CanvasObject) {
			name = f.Label()
		}
	})
	return name
}

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
