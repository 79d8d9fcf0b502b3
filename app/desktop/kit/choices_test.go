package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
)

func TestSegmented_keysAndTaps(t *testing.T) {
	s := kit.NewSegmented(kit.Segment{ID: "all", Word: "All", Count: "64"}, kit.Segment{ID: "mine", Word: "Mine"}, kit.Segment{ID: "open", Word: "Open"})
	var told []string
	s.OnChange = func(id string) { told = append(told, id) }
	w := show(t, container.NewWithoutLayout(s))
	s.Resize(s.MinSize())
	passed := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	w.Canvas().Focus(s)
	press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyF7)
	test.TapCanvas(w.Canvas(), fyne.NewPos(s.MinSize().Width-10, 15))
	if diff := cmp.Diff([]string{"all", "mine", "open", "mine", "all", "open"}, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if passed != 1 {
		t.Errorf("%d keys reached the page, want F7", passed)
	}
	s.SetReadOnly(true)
	press(w, fyne.KeyHome)
	if s.Chosen() != "open" {
		t.Error("a read-only choice changed")
	}
	s.SetReadOnly(false)
	s.SetSegments(kit.Segment{ID: "open", Word: "Open", Count: "5"})
	if s.Chosen() != "open" {
		t.Error("new counts lost the choice")
	}
}

func TestSegmented_choosingMovesNothing(t *testing.T) {
	s := kit.NewSegmented(kit.Segment{ID: "a", Word: "Minor", Icon: "triangle-alert"}, kit.Segment{ID: "b", Word: "Major"})
	show(t, s)
	before := s.MinSize()
	s.Choose("a")
	if s.MinSize() != before {
		t.Errorf("%v became %v", before, s.MinSize())
	}
}

func TestCheck_spaceTicksEnterGoesOn(t *testing.T) {
	c := kit.NewCheck("asked")
	var told []bool
	c.OnChange = func(on bool) { told = append(told, on) }
	w := show(t, container.NewVBox(c))
	passed := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	w.Canvas().Focus(c)
	press(w, fyne.KeySpace, fyne.KeyReturn)
	test.Tap(c)
	c.SetReadOnly(true)
	test.Tap(c)
	if diff := cmp.Diff([]bool{true, false}, told); diff != "" || passed != 1 {
		t.Errorf("%d passed on; (-want +got):\n%s", passed, diff)
	}
}

func TestRadio_keys(t *testing.T) {
	r := kit.NewRadio(false, kit.Option{ID: "grant", Title: "Grant"}, kit.Option{ID: "refuse", Title: "Refuse"})
	w := show(t, container.NewVBox(r))
	w.Canvas().Focus(r)
	press(w, fyne.KeySpace)
	if r.Chosen() != "grant" {
		t.Errorf("Space chose %q", r.Chosen())
	}
	press(w, fyne.KeyDown, fyne.KeyDown)
	if r.Chosen() != "refuse" {
		t.Errorf("Down chose %q", r.Chosen())
	}
}

func TestField_messageTakesRoom(t *testing.T) {
	e := kit.NewEntry("")
	f := kit.NewField("Client", e)
	show(t, container.NewVBox(f))
	before := f.MinSize().Height
	if before != 16+4+30 {
		t.Errorf("label and box are %v high, want 50", before)
	}
	f.SetMessage(kit.Wrong, "The client needs a name")
	if got := f.MinSize().Height - before; got != 4+16 {
		t.Errorf("the message takes %v, want 20", got)
	}
	f.SetMessage(kit.NoMessage, "")
	if f.MinSize().Height != before {
		t.Error("the room stays when the message is gone")
	}
}

func TestFollowFocus_bringsTheFieldIntoView(t *testing.T) {
	rows := kit.Rows(12)
	var last *kit.Entry
	for range 40 {
		last = kit.NewEntry("")
		rows.Add(kit.NewField("Field", last))
	}
	scroll := container.NewVScroll(kit.Pad(8, 8, 8, 8, rows))
	w := show(t, scroll)
	kit.FollowFocus(scroll)
	w.Canvas().Focus(last)
	if scroll.Offset.Y == 0 {
		t.Fatal("the focus left the view")
	}
	w.Canvas().FocusNext()
	if scroll.Offset.Y > 60 {
		t.Errorf("back at the first field the view is at %v", scroll.Offset.Y)
	}
}
