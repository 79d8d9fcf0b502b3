package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
)

// pressSpace does what the space bar does: a key, then a letter, to whatever has the keyboard at that moment.
func pressSpace(w fyne.Window) {
	press(w, fyne.KeySpace)
	w.Canvas().Focused().TypedRune(' ')
}

func TestEntry_spaceThatPressedAButtonIsNotTyped(t *testing.T) {
	e := kit.NewEntry("Name")
	var w fyne.Window
	b := kit.NewButton(kit.Primary, "Add contact", func() { w.Canvas().Focus(e) })
	w = show(t, container.NewVBox(b, e))
	w.Canvas().Focus(b)
	pressSpace(w)
	typeText(w, "Ingrid")
	pressSpace(w)
	typeText(w, "Næss")
	if got := e.Text(); got != "Ingrid Næss" {
		t.Errorf("typed %q", got)
	}
	w.Canvas().Unfocus()
	w.Canvas().Focus(e)
	pressSpace(w) // over the selected text
	if got := e.Text(); got != " " {
		t.Errorf("a space typed first became %q", got)
	}
}
