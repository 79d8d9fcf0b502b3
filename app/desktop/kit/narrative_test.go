package kit_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"fieldcase/app/desktop/kit"
)

func TestNarrative_growsWithItsText(t *testing.T) {
	n := kit.NewNarrative("", 2)
	w := show(t, container.NewVBox(n))
	w.Resize(fyne.NewSize(450, 600))
	short := n.MinSize().Height
	if short != 2*22+14 {
		t.Errorf("two lines are %v high, want 58", short)
	}
	n.SetTextQuiet(strings.Repeat("Márta Kővári saw the alert log. ", 20))
	if n.MinSize().Height <= short {
		t.Error("a long text did not grow")
	}
}

func TestNarrative_enterStaysTabLeaves(t *testing.T) {
	n := kit.NewNarrative("", 1)
	w := show(t, container.NewVBox(n))
	w.Canvas().Focus(n)
	typeText(w, "one")
	press(w, fyne.KeyReturn)
	typeText(w, "two")
	if got := n.Text(); got != "one\ntwo" {
		t.Errorf("text = %q", got)
	}
	if n.AcceptsTab() {
		t.Error("Tab is swallowed")
	}
}

func TestNarrative_enterKeepsTheNote(t *testing.T) {
	n := kit.NewNarrative("", 1)
	kept := ""
	n.OnEnter = func() { kept = n.Text() }
	w := show(t, container.NewVBox(n))
	w.Canvas().Focus(n)
	typeText(w, "asked")
	n.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, fyne.KeyReturn)
	n.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	typeText(w, "seen")
	press(w, fyne.KeyReturn)
	if kept != "asked\nseen" {
		t.Errorf("kept %q", kept)
	}
}

func TestNarrative_upDownKeepTheColumn(t *testing.T) {
	n := kit.NewNarrative("", 1)
	n.SetTextQuiet("a long first line\nx\na long third line")
	w := show(t, container.NewVBox(n))
	w.Canvas().Focus(n)
	press(w, fyne.KeyPageUp, fyne.KeyHome)
	for range 6 {
		press(w, fyne.KeyRight)
	}
	press(w, fyne.KeyDown, fyne.KeyDown)
	typeText(w, "|")
	if got := n.Text(); got != "a long first line\nx\na long| third line" {
		t.Errorf("text = %q", got)
	}
}

func TestNarrative_Reveal(t *testing.T) {
	text := "Ærlig talt: på røntgen ble «ThoraxTriage 4» brukt — fordi vakten manglet."
	want := "fordi vakten manglet"
	at := strings.Index(text, want)
	n := kit.NewNarrative("", 1)
	n.SetTextQuiet(text)
	show(t, container.NewVBox(n))

	n.Reveal(at, at+len(want))
	if got := n.SelectedText(); got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
	if !n.Focused() {
		t.Error("the text has no focus")
	}
	n.Reveal(1, 2) // inside Æ
	if got := n.SelectedText(); got != "Æ" {
		t.Errorf("half a letter selected %q", got)
	}
	n.Reveal(-5, 10_000)
	if got := n.SelectedText(); got != text {
		t.Errorf("too wide a range selected %q", got)
	}
}

func TestNarrative_marksGoWithTheirWords(t *testing.T) {
	n := kit.NewNarrative("", 1)
	n.SetTextQuiet("Ære: handled late because nobody was there.")
	w := show(t, container.NewVBox(n))
	mark := func(words string) kit.WordMark {
		at := strings.Index(n.Text(), words)
		return kit.WordMark{Start: at, End: at + len(words), Ground: kit.MinorSoft}
	}
	n.SetMarks(mark("late"), mark("because nobody was there"))
	marked := func() []string { return n.Marked() }
	w.Canvas().Focus(n)
	press(w, fyne.KeyPageUp, fyne.KeyHome)
	typeText(w, "So: ")
	if got := marked(); !slices.Equal(got, []string{"late", "because nobody was there"}) {
		t.Errorf("after typing before them: %q", got)
	}
	press(w, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyLeft)
	typeText(w, "x")
	if got := marked(); !slices.Equal(got, []string{"late"}) {
		t.Errorf("after typing into one: %q", got)
	}
	n.SetMarks()
	if got := marked(); len(got) > 0 {
		t.Errorf("taken away: %q", got)
	}
}

func TestNarrative_warnsOfLongParagraph(t *testing.T) {
	n := kit.NewNarrative("", 1)
	f := kit.NewField("Statement", n)
	show(t, container.NewVBox(f))
	n.SetTextQuiet("short\n" + strings.Repeat("é", kit.LongParagraph/2+1))
	kind, words := f.Message()
	if kind != kit.Settle || words != "Paragraph 2 has 1025 characters: break it" {
		t.Errorf("message %q %q", kind, words)
	}
	if !hasText(f, "1031 characters") {
		t.Error("the length of a long text is not shown")
	}
	f.SetMessage(kit.Wrong, "No requirement is named")
	if kind, words = f.Message(); kind != kit.Wrong || words != "No requirement is named" {
		t.Errorf("the page's message is hidden by the note: %q %q", kind, words)
	}
}

func BenchmarkNarrative_key(b *testing.B) {
	paragraph := strings.Repeat("Alerts on falling performance raised outside office hours were not handled. ", 135)
	n := kit.NewNarrative("", 1)
	n.SetTextQuiet(paragraph) // 10 KB in one paragraph, the worst case
	w := show(b, container.NewVBox(n))
	w.Resize(fyne.NewSize(450, 600))
	w.Canvas().Focus(n)
	press(w, fyne.KeyPageUp, fyne.KeyHome)
	b.ResetTimer()
	for range b.N {
		n.TypedRune('é')
	}
}
