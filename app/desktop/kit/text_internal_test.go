package kit

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// letters measures every rune as 10 wide.
func letters(s string) float32 { return float32(utf8.RuneCountInString(s) * 10) }

func TestLineWrapper(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", []string{""}},
		{"one two three", []string{"one two ", "three"}},
		{"Ærø over\n\nLæsø", []string{"Ærø over", "", "Læsø"}},
		{"incomprehensibilities", []string{"incomprehe", "nsibilitie", "s"}},
		{"a incomprehensibilities", []string{"a ", "incomprehe", "nsibilitie", "s"}},
		{"ten letter", []string{"ten letter"}},
		{"end \n", []string{"end ", ""}},
	} {
		text := []rune(c.text)
		var got []string
		for _, l := range newLineWrapper(letters).wrap(text, 100) {
			got = append(got, string(text[l.start:l.end]))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestLineWrapper_keepsEveryLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOf(rapid.RuneFrom([]rune("abæø \n–日"))).Draw(t, "text"))
		width := float32(rapid.IntRange(10, 200).Draw(t, "width"))
		w := newLineWrapper(letters)
		lines := w.wrap(text, width)
		if diff := cmp.Diff(lines, w.wrap(text, width), cmp.AllowUnexported(textLine{})); diff != "" {
			t.Fatalf("a second look differs:\n%s", diff)
		}
		at := 0
		for i, l := range lines {
			if l.start != at || l.end < l.start {
				t.Fatalf("line %d starts at %d, want %d", i, l.start, at)
			}
			if wide := letters(strings.TrimRight(string(text[l.start:l.end]), " ")); wide > width && l.end-l.start > 1 {
				t.Fatalf("line %d is %v wide, of %v", i, wide, width)
			}
			at = l.end
			if !l.soft {
				at++ // its newline
			}
		}
		if at != len(text)+1 {
			t.Fatalf("%d of %d letters are on lines", at-1, len(text))
		}
	})
}

// TestTextBuffer_typedOverASelection: what took the place of a selection goes in one step, and the selection is back.
func TestTextBuffer_typedOverASelection(t *testing.T) {
	b := &textBuffer{}
	b.reset("in operation, 14 hospitals")
	b.choose(0, 12)
	for _, r := range "validation" {
		b.insert(string(r))
	}
	b.undoLast()
	if got := b.String(); got != "in operation, 14 hospitals" {
		t.Errorf("after one undo %q", got)
	}
	b.redoLast()
	if got := b.String(); got != "validation, 14 hospitals" {
		t.Errorf("after redo %q", got)
	}
}

func TestTextBuffer_undoTakesEverythingBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &textBuffer{}
		start := rapid.StringOf(rapid.RuneFrom([]rune("abé \n"))).Draw(t, "start")
		b.reset(start)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			pos := rapid.IntRange(0, len(b.runes)).Draw(t, "pos")
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				b.insert(rapid.SampledFrom([]string{"x", "ø", " ", "long text"}).Draw(t, "insert"))
			case 1:
				b.erase(b.before(b.caret))
			case 2:
				b.erase(b.after(b.caret))
			case 3:
				b.moveTo(pos, false)
			case 4:
				b.choose(b.caret, pos)
			}
		}
		end := b.String()
		steps := 0
		for b.undoLast() {
			steps++
		}
		if b.String() != start {
			t.Fatalf("undone to %q, want %q", b.String(), start)
		}
		for range steps {
			b.redoLast()
		}
		if b.String() != end {
			t.Fatalf("redone to %q, want %q", b.String(), end)
		}
	})
}

func TestTextBuffer_stepsOverCombinedMarks(t *testing.T) {
	b := &textBuffer{}
	b.reset("e\u0301x")
	if got := b.before(2); got != 0 {
		t.Errorf("left of é is %d", got)
	}
	if got := b.after(0); got != 2 {
		t.Errorf("right of é is %d", got)
	}
}

func TestTextBuffer_words(t *testing.T) {
	b := &textBuffer{}
	b.reset("Kővári, on-call")
	if got := b.wordBefore(8); got != 0 {
		t.Errorf("word before: %d", got)
	}
	if got := b.wordAfter(6); got != 10 {
		t.Errorf("word after: %d", got)
	}
	if start, end := b.wordAt(3); start != 0 || end != 6 {
		t.Errorf("word at: %d to %d", start, end)
	}
}

// The package keeps its own day arithmetic as it may not know app/date; this
// holds it to the standard library.
func TestDay_readAndShift(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 60_000).Draw(t, "day"))
		iso := at.Format(isoLayout)
		for _, text := range []string{iso, strings.ReplaceAll(iso, "-", "")} {
			if got, problem := readDay(text, ""); got != iso || problem != "" {
				t.Fatalf("%q read as %q, %q", text, got, problem)
			}
		}
		days := rapid.IntRange(-400, 400).Draw(t, "days")
		if got, want := shiftDay(iso, 0, days), at.AddDate(0, 0, days).Format(isoLayout); got != want {
			t.Fatalf("%s and %d days is %s, want %s", iso, days, got, want)
		}
		months := rapid.IntRange(-30, 30).Draw(t, "months")
		moved, err := time.Parse(isoLayout, shiftDay(iso, months, 0))
		if err != nil {
			t.Fatal(err)
		}
		want := (at.Year()*12 + int(at.Month()) - 1 + months)
		if got := moved.Year()*12 + int(moved.Month()) - 1; got != want || moved.Day() > at.Day() {
			t.Fatalf("%s and %d months is %s", iso, months, moved.Format(isoLayout))
		}
	})
}

func TestOptionIndex_find(t *testing.T) {
	x := newOptionIndex([]Option{
		{ID: "A.8.4", Title: "Communication of incidents"},
		{ID: "8.4", Title: "AI system impact assessment"},
		{ID: "8.40", Title: "Assessment of suppliers"},
		{ID: "k1", Title: "8.4 in a title", Hidden: true},
		{ID: "9.1", Title: "Żółć, Straße, Œuvre"},
	})
	for query, want := range map[string][]int{
		"8.4": {1, 2, 3, 0}, "assessment": {2, 1}, "sys imp": {1}, "k1": nil, "zolc": {4}, "strasse oeuvre": {4}, "": {0, 1, 2, 3, 4},
	} {
		got := x.find(query)
		if len(got) == 0 {
			got = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", query, diff)
		}
	}
}
