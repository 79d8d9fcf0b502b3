package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// newFinder opens a finder over a window with an entry that has the keyboard.
func newFinder(t *testing.T, spec kit.FinderSpec) (fyne.Window, *kit.Entry, *kit.Finder) {
	t.Helper()
	test.NewTempApp(t)
	behind := kit.NewEntry("")
	w := test.NewTempWindow(t, behind)
	w.Resize(fyne.NewSize(1100, 680))
	w.Canvas().Focus(behind)
	return w, behind, kit.ShowFinder(w, spec)
}

func finderRows(words ...string) []kit.FinderRow {
	var out []kit.FinderRow
	for _, w := range words {
		group, word, _ := strings.Cut(w, ":")
		out = append(out, kit.FinderRow{ID: w, Group: group, Text: []kit.Run{{Text: word}}})
	}
	return out
}

func pressFinder(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func markedID(f *kit.Finder) string {
	r, _ := f.Marked()
	return r.ID
}

func TestFinder_choosesByKeys(t *testing.T) {
	var f *kit.Finder
	var asked []string
	chosen := ""
	w, behind, f := newFinder(t, kit.FinderSpec{
		OnQuery: func(text string) {
			asked = append(asked, text)
			if f != nil {
				f.SetRows(finderRows("A:"+text+" one", "A:"+text+" two", "B:"+text+" three"))
			}
		},
		OnChoose: func(r kit.FinderRow) { chosen = r.ID },
	})
	for _, r := range "ab" {
		w.Canvas().Focused().TypedRune(r)
	}
	if got := fmt.Sprint(asked); got != "[ a ab]" {
		t.Errorf("asked for %s", got)
	}
	if got := markedID(f); got != "A:ab one" {
		t.Errorf("first marked is %q", got)
	}
	pressFinder(w, fyne.KeyDown, fyne.KeyDown)
	if got := markedID(f); got != "B:ab three" {
		t.Errorf("after two steps down marked is %q", got)
	}
	pressFinder(w, fyne.KeyReturn)
	if chosen != "B:ab three" || f.IsOpen() || !behind.Focused() {
		t.Errorf("chosen %q, open %v, keyboard back %v", chosen, f.IsOpen(), behind.Focused())
	}
}

// Enter pressed before what was typed is found waits for it and does not take what was found before.
func TestFinder_enterWaits(t *testing.T) {
	chosen := ""
	w, _, f := newFinder(t, kit.FinderSpec{OnQuery: func(string) {}, OnChoose: func(r kit.FinderRow) { chosen = r.ID }})
	f.SetRows(finderRows("A:old"))
	w.Canvas().Focused().TypedRune('x')
	pressFinder(w, fyne.KeyReturn)
	if chosen != "" {
		t.Fatalf("chosen is %q, found for another text", chosen)
	}
	f.SetRows(finderRows("A:new", "A:other"))
	if chosen != "A:new" || f.IsOpen() {
		t.Errorf("chosen %q, open %v", chosen, f.IsOpen())
	}
}

// What is found stands on the ground of the panel, in the look of the window.
func TestFinder_readable(t *testing.T) {
	for _, v := range []kit.Variant{kit.Light, kit.Dark} {
		kit.SetVariant(v)
		w, _, f := newFinder(t, kit.FinderSpec{OnQuery: func(string) {}})
		f.SetRows(finderRows("A:one", "A:two"))
		w.Canvas().Capture()
		for _, o := range filled(f) {
			if o.FillColor == kit.Color(kit.Ink) && o.Size().Height > kit.Body.LineHeight() {
				t.Errorf("%s: a row is drawn in the colour of its letters", v)
			}
		}
	}
	kit.SetVariant(kit.Light)
}

// filled are the rectangles that an object draws.
func filled(o fyne.CanvasObject) []*canvas.Rectangle {
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Rectangle:
		return []*canvas.Rectangle{o}
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	var out []*canvas.Rectangle
	for _, p := range parts {
		out = append(out, filled(p)...)
	}
	return out
}

func TestFinder_closes(t *testing.T) {
	closed := 0
	w, behind, f := newFinder(t, kit.FinderSpec{OnQuery: func(string) {}, OnClose: func() { closed++ }})
	w.Canvas().Focused().TypedRune('x')
	pressFinder(w, fyne.KeyEscape)
	if closed != 1 || f.IsOpen() || !behind.Focused() {
		t.Errorf("Escape: closed %d times, open %v, keyboard back %v", closed, f.IsOpen(), behind.Focused())
	}
	f.SetRows(finderRows("A:late")) // what comes late does nothing
	f = kit.ShowFinder(w, kit.FinderSpec{OnQuery: func(string) {}, OnClose: func() { closed++ }})
	f.SetRows(finderRows("A:one"))
	test.TapCanvas(w.Canvas(), fyne.NewPos(550, 20))
	if !f.IsOpen() {
		t.Error("a click into the field closes")
	}
	f.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 600)})
	if closed != 2 || f.IsOpen() {
		t.Errorf("click beside: closed %d times, open %v", closed, f.IsOpen())
	}
}

func TestRuns_wrapsAndCuts(t *testing.T) {
	test.NewTempApp(t)
	long := []kit.Run{{Text: "The register of systems "}, {Text: "lacks", Struck: true}, {Text: " names no owner for half of them.\nSecond line."}}
	r := kit.NewRuns(long...)
	line := kit.Body.LineHeight()
	if h := r.HeightFor(2000); h != 2*line {
		t.Errorf("wide: %v high, want two lines", h)
	}
	if narrow := r.HeightFor(120); narrow < 5*line {
		t.Errorf("narrow: %v high", narrow)
	}
	if h := kit.NewRuns(kit.Run{Text: strings.Repeat("x", 400)}).HeightFor(100); h < 10*line {
		t.Errorf("a word longer than the line is %v high", h)
	}
	if h := kit.NewRuns(long...).OneLine().HeightFor(120); h != line {
		t.Errorf("one line is %v high", h)
	}
	if got := r.Text(); !strings.HasPrefix(got, "The register of systems lacks names") {
		t.Errorf("text is %q", got)
	}
}
