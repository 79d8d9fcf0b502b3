package desktop_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// objects are all that is to be seen, what lies over the page last.
func (d *desk) objects() []fyne.CanvasObject { return pagetest.Shown(d.canvas()) }

// words are all texts to be seen.
func (d *desk) words() []string { return pagetest.Texts(d.objects()) }

// sees fails unless every one of the words stands somewhere in the window.
func (d *desk) sees(words ...string) {
	d.t.Helper()
	all := strings.Join(d.words(), "\n")
	for _, w := range words {
		if !strings.Contains(all, w) {
			d.t.Errorf("%q is not to be seen", w)
		}
	}
	if d.t.Failed() && testing.Verbose() {
		d.t.Logf("the window shows:\n%s", all)
	}
}

// seesNot fails if one of the words stands somewhere in the window.
func (d *desk) seesNot(words ...string) {
	d.t.Helper()
	all := strings.Join(d.words(), "\n")
	for _, w := range words {
		if strings.Contains(all, w) {
			d.t.Errorf("%q is to be seen", w)
		}
	}
}

// dialog is the dialog on top, nil without one.
func (d *desk) dialog() *kit.Dialog {
	top, _ := d.canvas().Overlays().Top().(*kit.Dialog)
	return top
}

// finder is the search over the window, nil without one.
func (d *desk) finder() *kit.Finder {
	top, _ := d.canvas().Overlays().Top().(*kit.Finder)
	return top
}

// answer presses a button of the dialog on top.
func (d *desk) answer(word string) {
	d.t.Helper()
	if d.dialog() == nil || d.dialog().Button(word) == nil {
		d.t.Fatalf("there is no dialog with %q; the window shows %q", word, d.words())
	}
	d.dialog().Button(word).Press()
}

// at fails unless the page is shown.
func (d *desk) at(name page.Name) {
	d.t.Helper()
	if got := d.w.Shown(); got != name {
		d.t.Fatalf("the page shown is %s, not %s; the window shows %q", got, name, d.words())
	}
}
