package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
)

func agenda() []kit.Tick {
	return []kit.Tick{
		{ID: "roles", Title: "Introductions and roles", Detail: "9.4.2", Hint: "Everyone says name and part."},
		{ID: "scope", Title: "Scope of certification", Hint: "Read it out."},
		{ID: "plan", Title: "Audit plan"},
	}
}

func TestTickList_keys(t *testing.T) {
	l, next := kit.NewTickList(), kit.NewEntry("")
	l.EnterTicks = true
	l.SetTicks(agenda())
	var told []string
	l.OnTick = func(id string, on bool) {
		if on {
			told = append(told, "+"+id)
		} else {
			told = append(told, "-"+id)
		}
	}
	w := show(t, container.NewVBox(l, next))
	w.Canvas().Focus(l)
	press(w, fyne.KeyReturn, fyne.KeySpace, fyne.KeySpace, fyne.KeyEnd, fyne.KeySpace, fyne.KeyDown, fyne.KeyHome, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"+roles", "+scope", "-scope", "+plan"}, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if l.Current() != "scope" { // Enter on what is ticked only goes on
		t.Errorf("the keyboard is on %q", l.Current())
	}
	if got := drawnTexts(l); !cmp.Equal(got[len(got)-1], "Read it out.") {
		t.Errorf("it shows %q, without the hint of the row", got)
	}
	w.Canvas().FocusNext()
	if !next.Focused() {
		t.Error("Tab does not leave the list")
	}
}

func TestTickList_readOnly(t *testing.T) {
	l := kit.NewTickList()
	l.SetTicks(agenda())
	l.SetReadOnly(true)
	l.OnTick = func(id string, _ bool) { t.Errorf("%s was ticked", id) }
	w := show(t, container.NewVBox(l))
	w.Canvas().Focus(l)
	press(w, fyne.KeySpace, fyne.KeyDown)
	l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(12, 12)})
	if l.Current() != "roles" {
		t.Errorf("the row under the pointer is %q", l.Current())
	}
}

func TestTickList_tapOnTheBoxTicks(t *testing.T) {
	l := kit.NewTickList()
	l.SetTicks(agenda())
	show(t, container.NewVBox(l))
	l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(12, l.MinSize().Height-10)})
	l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(100, 12)})
	if got := l.Ticks(); !got[2].On || got[0].On || l.Current() != "roles" {
		t.Errorf("ticked %+v, at %s", got, l.Current())
	}
	l.SetTicks(agenda()[:1])
	if l.Current() != "roles" || len(l.Ticks()) != 1 {
		t.Errorf("other rows: %q", l.Current())
	}
}
