package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// stripTexts are the texts that a widget draws.
func stripTexts(w fyne.Widget) []string {
	var out []string
	for _, o := range test.WidgetRenderer(w).Objects() {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return out
}

func newStrip(t *testing.T, marks ...kit.StripMark) (*kit.WeekStrip, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	s := kit.NewWeekStrip(40, 2)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(400, 120))
	s.Resize(fyne.NewSize(400, 120))
	s.SetData(kit.WeekStripData{
		From: 0, Today: 10, TodayWord: "Today", Marks: marks,
		Ticks: []kit.TimelineTick{{Day: -20, Word: "March", Year: true}, {Day: 0, Word: "22"}, {Day: 30, Word: "May", Year: true}},
	})
	return s, w
}

func TestWeekStrip_showsMonthsMarksAndWhatHasNoRoom(t *testing.T) {
	s, _ := newStrip(t,
		kit.StripMark{ID: "a", Kind: kit.StripSpan, From: 20, To: 21, Word: "Alpha"},
		kit.StripMark{ID: "b", Kind: kit.StripPoint, From: 20, To: 20, Word: "Beta", Token: kit.Major},
		kit.StripMark{ID: "c", Kind: kit.StripSpan, From: 20, To: 22, Word: "Gamma"},
		kit.StripMark{ID: "d", Kind: kit.StripWindow, From: 300, To: 310, Word: "Far"},
	)
	got := stripTexts(s)
	for _, want := range []string{"March", "May", "22", "Today", "Alpha", "Beta", "+1"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not drawn: %q", want, got)
		}
	}
	for _, not := range []string{"Gamma", "Far"} {
		if slices.Contains(got, not) {
			t.Errorf("%q is drawn", not)
		}
	}
}

func TestWeekStrip_goesFromMarkToMarkByKeys(t *testing.T) {
	s, w := newStrip(t,
		kit.StripMark{ID: "past", Kind: kit.StripPoint, From: -30, To: -30, Word: "Past", Token: kit.Ink2},
		kit.StripMark{ID: "now", Kind: kit.StripSpan, From: 12, To: 13, Word: "Now"},
		kit.StripMark{ID: "far", Kind: kit.StripSpan, From: 200, To: 201, Word: "Far"},
	)
	var chosen, opened []string
	s.OnChoose = func(id string) { chosen = append(chosen, id) }
	s.OnOpen = func(id string) { opened = append(opened, id) }
	w.Canvas().Focus(s)
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn} {
		s.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if !slices.Equal(chosen, []string{"now", "far"}) || !slices.Equal(opened, []string{"far"}) {
		t.Errorf("chosen %q, opened %q", chosen, opened)
	}
	if !slices.Contains(stripTexts(s), "Far") {
		t.Error("the weeks did not follow")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if !slices.Contains(stripTexts(s), "Now") {
		t.Error("Home does not go back")
	}
}

func TestStacks_scaleFollowsTheHighest(t *testing.T) {
	test.NewTempApp(t)
	s := kit.NewStacks(16)
	s.Resize(fyne.NewSize(300, 112))
	for highest, want := range map[int]string{3: "3", 7: "8", 40: "40", 470: "500", 8300: "10000"} {
		s.SetColumns([]kit.Stack{{Word: "M", Parts: []kit.StackPart{{N: highest, Token: kit.Minor}}}})
		if got := stripTexts(s); !slices.Contains(got, want) || !slices.Contains(got, "M") {
			t.Errorf("highest %d: %q", highest, got)
		}
	}
}
