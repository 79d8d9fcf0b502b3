package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"fieldcase/app/desktop/kit"
)

// drawnTexts gives the texts an object draws, from top to bottom.
func drawnTexts(o fyne.CanvasObject) []string {
	var list []string
	for _, x := range test.LaidOutObjects(o) {
		if t, ok := x.(*canvas.Text); ok && t.Text != "" && t.Visible() {
			list = append(list, t.Text)
		}
	}
	return list
}

func TestText_endsInEllipsisWhereNarrow(t *testing.T) {
	text := kit.NewText("Sølvberg Bildediagnostikk AS, avdeling Tromsø", kit.Body).Truncated()
	show(t, text)
	text.Resize(fyne.NewSize(120, 20))
	got := drawnTexts(text)[0]
	if !strings.HasSuffix(got, "…") || kit.Measure(got, kit.Body) > 120 {
		t.Errorf("drawn as %q, %v wide", got, kit.Measure(got, kit.Body))
	}
	if text.Text() != "Sølvberg Bildediagnostikk AS, avdeling Tromsø" {
		t.Errorf("the text itself became %q", text.Text())
	}
	text.Resize(fyne.NewSize(400, 20))
	if got := drawnTexts(text)[0]; got != text.Text() {
		t.Errorf("with room it is drawn as %q", got)
	}
}

func TestText_setTextIsDrawnAndMeasured(t *testing.T) {
	text := kit.NewText("8.2", kit.BodyFigures)
	show(t, text)
	before := text.MinSize().Width
	text.SetText("A.6.2.6")
	if got := drawnTexts(text); got[0] != "A.6.2.6" {
		t.Errorf("drawn %v", got)
	}
	if text.MinSize().Width <= before || text.MinSize().Height != 20 {
		t.Errorf("smallest size %v after %v wide", text.MinSize(), before)
	}
}

func TestMeasure_figuresAlign(t *testing.T) {
	test.NewTempApp(t)
	a, b := kit.Measure("1111-11-11", kit.BodyFigures), kit.Measure("2026-08-30", kit.BodyFigures)
	if a != b {
		t.Errorf("two dates are %v and %v wide", a, b)
	}
}

func TestText_followsTheVariant(t *testing.T) {
	text := kit.NewText("Overview", kit.PageTitle).In(kit.Accent)
	show(t, text)
	kit.SetVariant(kit.Dark)
	t.Cleanup(func() { kit.SetVariant(kit.System) })
	text.Refresh()
	for _, o := range test.LaidOutObjects(text) {
		if c, ok := o.(*canvas.Text); ok && c.Color != kit.Color(kit.Accent) {
			t.Errorf("drawn in %v, want the dark accent %v", c.Color, kit.Color(kit.Accent))
		}
	}
}

func TestParagraph_heightFollowsWidth(t *testing.T) {
	p := kit.NewParagraph("The opening and closing meeting of this audit: agenda, who was there, what was agreed.", kit.Body, kit.Ink2)
	show(t, p)
	wide, narrow := p.HeightFor(600), p.HeightFor(200)
	if wide != 20 || narrow <= wide {
		t.Errorf("600 wide: %v high, 200 wide: %v high", wide, narrow)
	}
	p.Resize(fyne.NewSize(200, 100))
	if got := p.MinSize().Height; got != narrow {
		t.Errorf("smallest height %v at 200, want %v", got, narrow)
	}
	if got := len(drawnTexts(p)); float32(got)*20 != narrow {
		t.Errorf("%d lines drawn for %v of height", got, narrow)
	}
}

func TestParagraph_datesNeverBreak(t *testing.T) {
	p := kit.NewParagraph("Audit days 2026-05-04 to 2026-05-06 and limit 2026-11-06", kit.BodyFigures, kit.Ink)
	show(t, p)
	for width := float32(80); width < 300; width += 7 {
		p.Resize(fyne.NewSize(width, 200))
		lines := strings.Join(drawnTexts(p), "\n")
		for _, date := range []string{"2026-05-04", "2026-05-06", "2026-11-06"} {
			if !strings.Contains(lines, date) {
				t.Fatalf("at %v the date %s broke:\n%s", width, date, lines)
			}
		}
	}
}

func TestParagraph_limitEndsInEllipsis(t *testing.T) {
	p := kit.NewParagraph(strings.Repeat("Nonconformity of the assessment of impacts ", 6), kit.Body, kit.Ink).AtMostLines(2)
	show(t, p)
	p.Resize(fyne.NewSize(240, 200))
	lines := drawnTexts(p)
	if len(lines) != 2 || !strings.HasSuffix(lines[1], "…") {
		t.Errorf("drawn %q", lines)
	}
}

func TestParagraph_keepsEveryWord(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[A-Za-zæøåőüß0-9.,–/-]{1,18}`)).Draw(t, "words")
		width := float32(rapid.IntRange(10, 400).Draw(t, "width"))
		text := strings.Join(words, " ")
		p := kit.NewParagraph(text, kit.Body, kit.Ink)
		p.Resize(fyne.NewSize(width, 1000))
		var lines []string // not by LaidOutObjects, which widens to the smallest size
		for _, o := range test.WidgetRenderer(p).Objects() {
			lines = append(lines, o.(*canvas.Text).Text)
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.Join(words, "") {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, line := range lines {
			if kit.Measure(line, kit.Body) > width+2 && len([]rune(line)) > 1 {
				t.Fatalf("line %q is %v wide in %v", line, kit.Measure(line, kit.Body), width)
			}
		}
	})
}

func BenchmarkParagraph_10KB(b *testing.B) {
	test.NewTempApp(b)
	text := strings.Repeat("Alerts on falling performance were not handled in time. ", 180)
	for b.Loop() {
		kit.NewParagraph(text, kit.NarrativeText, kit.Ink).HeightFor(640)
	}
}
