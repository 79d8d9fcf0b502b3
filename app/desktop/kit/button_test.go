package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

func TestButton_pressedByTapEnterAndSpace(t *testing.T) {
	pressed := 0
	b := kit.NewButton(kit.Primary, "Accept plan", func() { pressed++ }).WithIcon("check").WithKey("Ctrl+Enter")
	w := show(t, kit.Rows(0, b))
	test.Tap(b)
	w.Canvas().Focus(b)
	press(w, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyA)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4: tap, Return, Enter, Space", pressed)
	}
	if !b.Focused() {
		t.Error("the button lost the focus by being pressed")
	}
}

func TestButton_lockedSaysWhyAndDoesNothing(t *testing.T) {
	pressed := 0
	b := kit.NewButton(kit.Secondary, "Close…", func() { pressed++ }).WithKey("Ctrl+Enter")
	show(t, kit.Rows(0, b))
	b.Lock("after verification")
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.Press()
	if pressed != 0 {
		t.Errorf("a locked button was pressed %d times", pressed)
	}
	if got := drawnTexts(b); len(got) != 2 || got[0] != "Close…" || got[1] != "after verification" {
		t.Errorf("a locked button shows %q, want its word and the reason in place of the shortcut", got)
	}
	b.Unlock()
	test.Tap(b)
	if got := drawnTexts(b); pressed != 1 || got[1] != "Ctrl+Enter" {
		t.Errorf("unlocked it was pressed %d times and shows %q", pressed, got)
	}
}

func TestButton_tabPassesOverLocked(t *testing.T) {
	first, locked, last := kit.NewButton(kit.Quiet, "Keep…", nil), kit.NewButton(kit.Quiet, "Close…", nil), kit.NewButton(kit.Primary, "Issue", nil)
	locked.Lock("no findings")
	w := show(t, kit.Cols(8, first, locked, last))
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != last {
		t.Errorf("the second Tab gives the focus to %v, want the last button", w.Canvas().Focused())
	}
}

func TestButton_roomForEverythingItShows(t *testing.T) {
	plain := kit.NewButton(kit.Secondary, "Export…", nil)
	show(t, kit.Rows(0, plain))
	full := kit.NewButton(kit.Secondary, "Export…", nil).WithIcon("download").WithKey("Ctrl+E")
	if full.MinSize().Width <= plain.MinSize().Width+16 || full.MinSize().Height != 30 {
		t.Errorf("with icon and shortcut %v, without %v", full.MinSize(), plain.MinSize())
	}
	if got := kit.NewButton(kit.Secondary, "Export…", nil).Small().MinSize().Height; got != 24 {
		t.Errorf("small button is %v high", got)
	}
	if got := kit.NewButton(kit.Primary, "New case", nil).Large().MinSize().Height; got != 36 {
		t.Errorf("large button is %v high", got)
	}
}

func TestUnitBlock_opensItsFinding(t *testing.T) {
	var opened []string
	units := kit.UnitBlocks(kit.Minor, []string{"02", "03"}, func(n string) { opened = append(opened, n) }, nil)
	show(t, units)
	for _, o := range test.LaidOutObjects(units) {
		if u, ok := o.(*kit.UnitBlock); ok {
			test.Tap(u)
		}
	}
	if len(opened) != 2 || opened[0] != "02" || opened[1] != "03" {
		t.Errorf("opened %v", opened)
	}
}

func TestUnitBlocks_manyBecomeOneWithTheirNumber(t *testing.T) {
	numbers := make([]string, 40)
	units := kit.UnitBlocks(kit.OFI, numbers, func(string) {}, func() {})
	show(t, units)
	if got := drawnTexts(units); len(got) != 1 || got[0] != "40" {
		t.Errorf("forty findings are shown as %q", got)
	}
}

func TestMatrixCell_spaceTurnsIt(t *testing.T) {
	turned := 0
	c := kit.NewMatrixCell(kit.CellMust, "must", func() { turned++ })
	w := show(t, kit.Rows(0, c))
	w.Canvas().Focus(c)
	press(w, fyne.KeySpace)
	c.Set(kit.CellSample, "sample", "02")
	if turned != 1 || c.Kind() != kit.CellSample {
		t.Errorf("turned %d times, is %s", turned, c.Kind())
	}
	if got := drawnTexts(c); len(got) != 2 || got[0] != "sample" || got[1] != "02" {
		t.Errorf("the cell shows %q, want its word and what to verify", got)
	}
	done := kit.NewMatrixCell(kit.CellDone, "4 May", nil)
	if !done.Disabled() {
		t.Error("an audited cell can be turned")
	}
}
