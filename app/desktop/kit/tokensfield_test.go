package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
)

func TestTokensField_keys(t *testing.T) {
	f, next := kit.NewTokensField("Clauses", clauses()...), kit.NewEntry("")
	var told [][]string
	f.OnChange = func(ids []string) { told = append(told, ids) }
	w := show(t, container.NewVBox(f, next))
	w.Canvas().Focus(f)
	typeText(w, "8.4")
	press(w, fyne.KeyReturn)
	typeText(w, "monitor")
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyEscape)
	if f.IsOpen() {
		t.Error("Escape leaves the list open")
	}
	press(w, fyne.KeyBackspace)
	typeText(w, "8.1")
	press(w, fyne.KeyTab)
	want := [][]string{{"8.4"}, {"8.4", "9.1"}, {"8.4"}, {"8.4", "8.1"}}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !next.Focused() || f.Text() != "" {
		t.Errorf("Tab: next focused %v, left over %q", next.Focused(), f.Text())
	}
}

func TestTokensField_crossRemoves(t *testing.T) {
	f := kit.NewTokensField("", clauses()...)
	f.Choose("8.1", "9.1", "unknown")
	w := show(t, container.NewWithoutLayout(f))
	f.Resize(fyne.NewSize(600, 30))
	for x := float32(600); x > 0 && len(f.Chosen()) == 2; x -= 4 {
		if o := f.Chosen(); o[1] == "9.1" {
			test.TapCanvas(w.Canvas(), fyne.NewPos(x, 15))
		}
	}
	if diff := cmp.Diff([]string{"8.1"}, f.Chosen()); diff != "" {
		t.Errorf("the rightmost cross took another token (-want +got):\n%s", diff)
	}
}

func TestTokensField_wrapsIntoRows(t *testing.T) {
	f := kit.NewTokensField("", clauses()...)
	show(t, container.NewVBox(f))
	if f.HeightFor(400) != 30 {
		t.Errorf("empty height %v", f.HeightFor(400))
	}
	f.Choose("8.1", "8.4", "9.1", "A.8.4", "A.8.40")
	if got := f.HeightFor(400); got <= 30 {
		t.Errorf("five tokens in 400 px are %v high", got)
	}
	f.SetReadOnly(true)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if len(f.Chosen()) != 5 {
		t.Error("a read-only field lost a token")
	}
}
