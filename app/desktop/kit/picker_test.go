package kit_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
)

func clauses() []kit.Option {
	return []kit.Option{
		{ID: "8.1", Title: "Operational planning and control", Group: "8 Operation"},
		{ID: "8.4", Title: "AI system impact assessment", Group: "8 Operation"},
		{ID: "9.1", Title: "Monitoring, measurement", Group: "9 Performance evaluation"},
		{ID: "A.8.4", Title: "Communication of incidents", Group: "Annex A"},
		{ID: "A.8.40", Title: "Überwachung im Spital Sørland", Group: "Annex A"},
	}
}

func showPicker(t *testing.T) (*kit.Picker, *kit.Entry, fyne.Window) {
	t.Helper()
	p, next := kit.NewPicker("Choose a clause", clauses()...), kit.NewEntry("")
	w := show(t, container.NewVBox(kit.NewField("Clause", p), kit.NewField("Next", next)))
	w.Canvas().Focus(p)
	return p, next, w
}

func TestPicker_typingASignTakesIt(t *testing.T) {
	p, _, w := showPicker(t)
	var told []string
	p.OnChange = func(o kit.Option) { told = append(told, o.ID) }
	typeText(w, "8.4")
	if !p.IsOpen() {
		t.Fatal("typing did not open the list")
	}
	press(w, fyne.KeyReturn)
	if p.IsOpen() || p.Text() != "8.4 AI system impact assessment" {
		t.Errorf("open %v, text %q", p.IsOpen(), p.Text())
	}
	if diff := cmp.Diff([]string{"8.4"}, told); diff != "" {
		t.Error(diff)
	}
	if w.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("the field lost the keyboard")
	}
}

func TestPicker_wordsWithoutAccents(t *testing.T) {
	for query, want := range map[string]string{
		"impact":          "8.4",
		"sorland":         "A.8.40",
		"überw":           "A.8.40",
		"assessment ai":   "8.4",
		"a.8":             "A.8.4",
		"communication 8": "A.8.4", // the second word is inside the sign
	} {
		p, _, w := showPicker(t)
		typeText(w, query)
		press(w, fyne.KeyReturn)
		if o, _ := p.Chosen(); o.ID != want {
			t.Errorf("%q chose %q, want %q", query, o.ID, want)
		}
	}
}

func TestPicker_arrowsMoveAndEscapeKeeps(t *testing.T) {
	p, _, w := showPicker(t)
	p.Choose("8.1")
	press(w, fyne.KeyDown) // opens at the choice
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if o, _ := p.Chosen(); o.ID != "9.1" {
		t.Fatalf("two down from 8.1, over a heading: %q", o.ID)
	}
	typeText(w, "zzz")
	press(w, fyne.KeyReturn)
	if p.IsOpen() || p.Text() != "9.1 Monitoring, measurement" {
		t.Errorf("Enter on no match: open %v, text %q", p.IsOpen(), p.Text())
	}
	typeText(w, "8.4")
	press(w, fyne.KeyEscape)
	if p.IsOpen() || p.Text() != "9.1 Monitoring, measurement" {
		t.Errorf("Escape: open %v, text %q", p.IsOpen(), p.Text())
	}
}

// Fyne sends each letter as a key too; a real window showed this.
func TestPicker_keysOfLettersAndOfThePage(t *testing.T) {
	p, _, w := showPicker(t)
	passed := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	press(w, fyne.Key8)
	typeText(w, "8")
	press(w, fyne.KeyPeriod, fyne.KeyF5, fyne.KeySpace, fyne.KeyInsert)
	if !p.IsOpen() || p.Text() != "8" || passed != 0 {
		t.Errorf("open %v, text %q, %d keys reached the page under an open list", p.IsOpen(), p.Text(), passed)
	}
}

func TestPicker_tabTakesAndMovesOn(t *testing.T) {
	p, next, w := showPicker(t)
	typeText(w, "8.4")
	press(w, fyne.KeyTab)
	if o, _ := p.Chosen(); o.ID != "8.4" || !next.Focused() {
		t.Errorf("chose %q, next focused %v", o.ID, next.Focused())
	}
}

func TestPicker_optionalCanBeEmptied(t *testing.T) {
	p, _, w := showPicker(t)
	p.Choose("8.4")
	press(w, fyne.KeyBackspace)
	press(w, fyne.KeyReturn)
	if o, ok := p.Chosen(); !ok || o.ID != "8.4" {
		t.Errorf("a choice that must be made was emptied: %q", o.ID)
	}
	p.Optional = true
	told := "unset"
	p.OnChange = func(o kit.Option) { told = o.ID }
	press(w, fyne.KeyBackspace)
	press(w, fyne.KeyReturn)
	if _, ok := p.Chosen(); ok || told != "" {
		t.Errorf("still chosen %v, told %q", ok, told)
	}
}

func TestPicker_clickChooses(t *testing.T) {
	p, _, w := showPicker(t)
	p.Open()
	list := w.Canvas().Overlays().Top()
	for _, o := range test.LaidOutObjects(list) {
		if text, ok := o.(*kit.Text); ok && text.Text() == "Monitoring, measurement" {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
			test.TapCanvas(w.Canvas(), at.AddXY(4, 4))
		}
	}
	if o, _ := p.Chosen(); o.ID != "9.1" || p.IsOpen() {
		t.Errorf("chose %q, open %v", o.ID, p.IsOpen())
	}
	p.Open()
	test.TapCanvas(w.Canvas(), fyne.NewPos(700, 550))
	if p.IsOpen() {
		t.Error("a click beside the list leaves it open")
	}
}

func TestPicker_thousandOptions(t *testing.T) {
	options := make([]kit.Option, 1000)
	for i := range options {
		options[i] = kit.Option{ID: fmt.Sprintf("R-%04d", i), Title: fmt.Sprintf("Anforderung %d für Prüfung", i)}
	}
	p := kit.NewPicker("", options...)
	w := show(t, container.NewVBox(p))
	w.Canvas().Focus(p)
	r := testing.Benchmark(func(b *testing.B) {
		for range b.N {
			typeText(w, "p")
			press(w, fyne.KeyBackspace)
		}
	})
	if per := time.Duration(r.NsPerOp() / 2); per > 16*time.Millisecond {
		t.Errorf("a key takes %v, want less than a frame", per)
	}
}

func TestMenu_keys(t *testing.T) {
	var did []string
	do := func(s string) func() { return func() { did = append(did, s) } }
	button := kit.NewButton(kit.Quiet, "Menu", nil)
	w := show(t, container.NewVBox(button))
	w.Canvas().Focus(button)
	open := func() *kit.Menu {
		return kit.ShowMenuUnder(button,
			kit.MenuGroup{Title: "Case", Items: []kit.MenuItem{
				{Word: "New", Key: "Ctrl+N", Run: do("new")}, {Word: "Issue", Reason: "nothing to issue", Run: do("issue")},
			}},
			kit.MenuGroup{Items: []kit.MenuItem{{Word: "Åpne", Run: do("open")}, {Word: "Quit", Run: do("quit")}}})
	}
	m := open()
	if m.Marked() != "New" {
		t.Errorf("starts on %q", m.Marked())
	}
	press(w, fyne.KeyDown)
	if m.Marked() != "Åpne" {
		t.Errorf("Down goes to %q, want over the locked item and the line", m.Marked())
	}
	press(w, fyne.KeyUp, fyne.KeyUp)
	if m.Marked() != "Quit" {
		t.Errorf("Up from the first goes to %q", m.Marked())
	}
	typeText(w, "a")
	press(w, fyne.KeyReturn)
	if m.IsOpen() || w.Canvas().Focused() != fyne.Focusable(button) {
		t.Error("the menu is still open, or the focus is lost")
	}
	open()
	press(w, fyne.KeyEscape)
	if diff := cmp.Diff([]string{"open"}, did); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
