package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

func TestConfirm_keys(t *testing.T) {
	e := kit.NewEntry("")
	w := show(t, container.NewVBox(e))
	w.Canvas().Focus(e)
	typeText(w, "draft")
	committed := ""
	e.OnCommit = func(s string) { committed = s }
	done := 0
	ask := func() *kit.Dialog {
		return kit.Confirm(w, kit.Question{Title: "Issue 7 findings?", Yes: "Issue", No: "Not yet"}, func() {
			done++
			if kit.ModalOpen(w.Canvas()) {
				t.Error("the dialog is still open while its answer runs")
			}
		})
	}
	ask()
	if !kit.ModalOpen(w.Canvas()) || committed != "draft" {
		t.Errorf("modal %v, committed %q", kit.ModalOpen(w.Canvas()), committed)
	}
	press(w, fyne.KeyEscape)
	if kit.ModalOpen(w.Canvas()) || done != 0 || !e.Focused() {
		t.Errorf("Escape: modal %v, done %d, focus back %v", kit.ModalOpen(w.Canvas()), done, e.Focused())
	}
	ask()
	press(w, fyne.KeyReturn)
	if done != 1 || kit.ModalOpen(w.Canvas()) {
		t.Errorf("Enter: done %d", done)
	}
}

func TestConfirm_dangerIsNotOneEnterAway(t *testing.T) {
	w := show(t, container.NewVBox())
	done := false
	kit.Confirm(w, kit.Question{Title: "Withdraw?", Yes: "Withdraw", Danger: true}, func() { done = true })
	press(w, fyne.KeyReturn)
	if done || kit.ModalOpen(w.Canvas()) {
		t.Errorf("Enter withdrew: %v", done)
	}
}

func TestDialog_tabStaysInside(t *testing.T) {
	behind := kit.NewEntry("")
	w := show(t, container.NewVBox(behind))
	w.Canvas().Focus(behind)
	inside := kit.NewEntry("")
	kit.ShowDialog(w, kit.DialogSpec{Title: "T", Body: inside, Buttons: []kit.DialogButton{{Word: "A", Cancel: true}, {Word: "B", Default: true}}})
	seen := map[fyne.Focusable]bool{}
	for range 7 {
		w.Canvas().FocusNext()
		seen[w.Canvas().Focused()] = true
	}
	if len(seen) != 3 || seen[behind] || !seen[inside] {
		t.Errorf("%d stops, page reached %v", len(seen), seen[behind])
	}
}

func TestDialog_narrativeNeedsCtrlEnter(t *testing.T) {
	w := show(t, container.NewVBox())
	n := kit.NewNarrative("", 2)
	pressed := false
	kit.ShowDialog(w, kit.DialogSpec{Body: n, Focus: n, Buttons: []kit.DialogButton{{Word: "Keep", Default: true, Press: func() bool { pressed = true; return true }}}})
	typeText(w, "a")
	press(w, fyne.KeyReturn)
	if pressed {
		t.Fatal("Enter in a text pressed the button")
	}
	n.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if !pressed {
		t.Error("Ctrl+Enter did not press the button")
	}
}

func TestAsk_checksTheAnswer(t *testing.T) {
	w := show(t, container.NewVBox())
	got := ""
	kit.Ask(w, kit.Asking{Title: "New case", Label: "Client", Check: func(s string) string {
		if s == "" {
			return "The client needs a name"
		}
		return ""
	}}, func(s string) { got = s })
	press(w, fyne.KeyReturn)
	if !kit.ModalOpen(w.Canvas()) || !hasText(w.Canvas().Overlays().Top(), "The client needs a name") {
		t.Fatal("an empty answer was taken, or nothing says why not")
	}
	typeText(w, "Sølvberg")
	press(w, fyne.KeyReturn)
	if got != "Sølvberg" || kit.ModalOpen(w.Canvas()) {
		t.Errorf("answer %q", got)
	}
}

func hasText(o fyne.CanvasObject, words string) bool {
	for _, x := range test.LaidOutObjects(o) {
		switch x := x.(type) {
		case *kit.Text:
			if x.Text() == words && x.Visible() {
				return true
			}
		case *kit.Paragraph:
			if x.Text() == words && x.Visible() {
				return true
			}
		}
	}
	return false
}

func TestTell_saysAll(t *testing.T) {
	w := show(t, container.NewVBox())
	told := kit.Telling{Title: "The file is in use", Happened: "Henrik Dahl has it open.", Kept: "Nothing was lost.", Remedy: "Open it read-only."}
	d := kit.Tell(w, told)
	for _, words := range []string{told.Title, told.Happened, told.Kept, told.Remedy} {
		if !hasText(d, words) {
			t.Errorf("%q is not said", words)
		}
	}
	test.Tap(d.Button("Close"))
	if d.IsOpen() {
		t.Error("Close does not close")
	}
}

func TestDialog_fitsASmallWindow(t *testing.T) {
	w := show(t, container.NewVBox())
	w.Resize(fyne.NewSize(400, 200))
	tall := container.NewVBox()
	for range 30 {
		tall.Add(kit.NewText("line", kit.Body))
	}
	d := kit.ShowDialog(w, kit.DialogSpec{Title: "Tall", Body: tall, Buttons: []kit.DialogButton{{Word: "Close", Default: true, Cancel: true}}})
	b := d.Button("Close")
	if b.Position().Y+b.Size().Height > 200-24 {
		t.Errorf("the button ends at %v in a window 200 high", b.Position().Y+b.Size().Height)
	}
}
