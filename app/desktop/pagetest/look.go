package pagetest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// Objects are all that is to be seen, what lies over the page last.
func (d *Desk) Objects() []fyne.CanvasObject { return Shown(d.window.Canvas()) }

// Shown is all that is to be seen of a window, what lies over its content last.
func Shown(c fyne.Canvas) []fyne.CanvasObject {
	out := Visible(c.Content())
	for _, o := range c.Overlays().List() {
		out = append(out, Visible(o)...)
	}
	return out
}

// Visible is an object and all that is to be seen in it; nothing when it is hidden.
func Visible(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	out := []fyne.CanvasObject{o}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, p := range parts {
		out = append(out, Visible(p)...)
	}
	return out
}

// Texts are the texts that the objects show, in their order.
func Texts(objects []fyne.CanvasObject) []string {
	var out []string
	for _, o := range objects {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Text())
		case *kit.Paragraph:
			out = append(out, o.Text())
		case *kit.Runs:
			out = append(out, o.Text())
		case *kit.Button:
			out = append(out, o.Word())
		case *kit.Toast:
			out = append(out, o.Sentence())
		}
	}
	return out
}

// Words are all texts to be seen, in their order, one a line.
func (d *Desk) Words() string { return strings.Join(Texts(d.Objects()), "\n") }

// Sees fails unless each of the words stands somewhere.
func (d *Desk) Sees(words ...string) {
	d.T.Helper()
	all := d.Words()
	for _, w := range words {
		if !strings.Contains(all, w) {
			d.T.Errorf("%q is not to be seen in:\n%s", w, all)
		}
	}
}

// SeesNot fails when one of the words stands somewhere.
func (d *Desk) SeesNot(words ...string) {
	d.T.Helper()
	all := d.Words()
	for _, w := range words {
		if strings.Contains(all, w) {
			d.T.Errorf("%q is to be seen", w)
		}
	}
}

// Button is the button with a word; the test ends when there is none to be seen.
func (d *Desk) Button(word string) *kit.Button {
	d.T.Helper()
	for _, o := range d.Objects() {
		if b, ok := o.(*kit.Button); ok && b.Word() == word {
			return b
		}
	}
	d.T.Fatalf("there is no button %q", word)
	return nil
}

// Dialog is the dialog over the page; the test ends when there is none.
func (d *Desk) Dialog() *kit.Dialog {
	d.T.Helper()
	dialog, ok := d.window.Canvas().Overlays().Top().(*kit.Dialog)
	if !ok {
		d.T.Fatal("there is no dialog")
	}
	return dialog
}

// Answer presses a button of the dialog over the page.
func (d *Desk) Answer(word string) {
	d.T.Helper()
	d.Dialog().Button(word).Press()
}

// Field is the field of that label; the test ends when there is none to be seen.
func (d *Desk) Field(label string) *kit.Field {
	d.T.Helper()
	for _, o := range d.Objects() {
		if f, ok := o.(*kit.Field); ok && f.Label() == label {
			return f
		}
	}
	d.T.Fatalf("there is no field %q", label)
	return nil
}

// Focused is the label of the field that has the keyboard, the type of anything else, and "" for nothing.
func (d *Desk) Focused() string {
	on := d.window.Canvas().Focused()
	if on == nil {
		return ""
	}
	for _, o := range d.Objects() {
		if f, ok := o.(*kit.Field); ok {
			if c, ok := f.Control().(fyne.Focusable); ok && c == on {
				return f.Label()
			}
		}
	}
	return fmt.Sprintf("%T", on)
}
