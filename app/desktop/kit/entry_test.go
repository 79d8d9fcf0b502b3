package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// show puts content into a window of the test driver, 800×600.
func show(t testing.TB, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.Theme())
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 600))
	return w
}

// press sends keys to whatever has the focus.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else if h := w.Canvas().OnTypedKey(); h != nil {
			h(&fyne.KeyEvent{Name: k})
		}
	}
}

// typeText sends letters to whatever has the focus.
func typeText(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

func TestEntry_typing(t *testing.T) {
	e := kit.NewEntry("Name")
	var changes, commits []string
	e.OnChanged = func(s string) { changes = append(changes, s) }
	e.OnCommit = func(s string) { commits = append(commits, s) }
	w := show(t, container.NewVBox(e))
	w.Canvas().Focus(e)

	typeText(w, "Næss")
	if got := e.Text(); got != "Næss" {
		t.Fatalf("text = %q, want Næss", got)
	}
	if len(changes) != 4 || len(commits) != 0 {
		t.Fatalf("changes %v, commits %v", changes, commits)
	}
	press(w, fyne.KeyReturn)
	w.Canvas().Unfocus()
	if len(commits) != 1 || commits[0] != "Næss" {
		t.Errorf("commits = %v, want one, at Enter", commits)
	}
}

func TestEntry_quietTextKeepsUndo(t *testing.T) {
	e := kit.NewEntry("")
	fired := false
	w := show(t, container.NewVBox(e))
	w.Canvas().Focus(e)
	typeText(w, "first second")
	e.OnChanged = func(string) { fired = true }

	e.SetTextQuiet("first second")
	if fired {
		t.Error("setting a text quietly told the page")
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if got := e.Text(); got != "first" {
		t.Errorf("after undo %q, want the last word gone", got)
	}
	e.TypedShortcut(&fyne.ShortcutRedo{})
	if got := e.Text(); got != "first second" {
		t.Errorf("after redo %q", got)
	}
}

func TestEntry_escapeRestoresThenPassesOn(t *testing.T) {
	e := kit.NewEntry("")
	e.SetTextQuiet("old")
	w := show(t, container.NewVBox(e))
	passed := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	w.Canvas().Focus(e)
	typeText(w, "new") // everything is selected on focus, so this replaces
	if e.Text() != "new" {
		t.Fatalf("typing over the selection gave %q", e.Text())
	}
	press(w, fyne.KeyEscape)
	if e.Text() != "old" || passed != 0 {
		t.Fatalf("first Esc: text %q, passed %d", e.Text(), passed)
	}
	press(w, fyne.KeyEscape)
	if passed != 1 {
		t.Error("second Esc did not reach the window")
	}
}

func TestEntry_handsOnWhatItDoesNotUse(t *testing.T) {
	e := kit.NewEntry("")
	w := show(t, container.NewVBox(e))
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { keys = append(keys, k.Name) })
	w.Canvas().Focus(e)
	press(w, fyne.KeyF5)
	if len(keys) != 1 || keys[0] != fyne.KeyF5 {
		t.Errorf("keys %v: want F5 handed on", keys)
	}
}

func TestEntry_readOnly(t *testing.T) {
	e := kit.NewEntry("")
	e.SetTextQuiet("NC-2026-ST2-02")
	e.SetReadOnly(true)
	w := show(t, container.NewVBox(e))
	w.Canvas().Focus(e)
	typeText(w, "x")
	press(w, fyne.KeyBackspace)
	if got := e.Text(); got != "NC-2026-ST2-02" {
		t.Errorf("read-only text became %q", got)
	}
	if got := e.SelectedText(); got != "NC-2026-ST2-02" {
		t.Errorf("selected %q, want all, to copy", got)
	}
}

func TestEntry_clipboard(t *testing.T) {
	e := kit.NewEntry("")
	w := show(t, container.NewVBox(e))
	w.Canvas().Focus(e)
	c := test.NewClipboard()
	c.SetContent("two\r\nlines\n")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
	if got := e.Text(); got != "two lines" {
		t.Errorf("pasted %q, want one line", got)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: c})
	if e.Text() != "" || c.Content() != "two lines" {
		t.Errorf("after cut: text %q, clipboard %q", e.Text(), c.Content())
	}
}

func TestEntry_tabOrder(t *testing.T) {
	a, n, b := kit.NewEntry(""), kit.NewNarrative("", 2), kit.NewEntry("")
	w := show(t, container.NewVBox(kit.NewField("A", a), kit.NewField("N", n), kit.NewField("B", b)))
	w.Canvas().FocusNext()
	for i, want := range []interface{ Focused() bool }{a, n, b} {
		if !want.Focused() {
			t.Fatalf("stop %d has no focus", i)
		}
		if tab, ok := w.Canvas().Focused().(fyne.Tabbable); ok && tab.AcceptsTab() {
			t.Fatalf("stop %d swallows Tab", i)
		}
		w.Canvas().FocusNext()
	}
	w.Canvas().FocusPrevious()
	if !b.Focused() {
		t.Error("Shift+Tab does not go back")
	}
}

func TestEntry_escapeKeepsInAFormThatSavesByItself(t *testing.T) {
	e := kit.NewEntry("")
	e.EscapeKeeps = true
	var committed []string
	e.OnCommit = func(text string) { committed = append(committed, text) }
	w := show(t, e)
	left := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { left++ })
	w.Canvas().Focus(e)
	test.Type(e, "Teams")
	press(w, fyne.KeyEscape)
	if e.Text() != "Teams" || len(committed) != 1 || left != 1 {
		t.Errorf("text %q, committed %q, handed on %d times", e.Text(), committed, left)
	}
}
