package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestTokens_everyTextReadsOnItsGround(t *testing.T) {
	const least = 4.5
	for _, v := range []Variant{Light, Dark} {
		for _, p := range pairsInUse() {
			if got := contrast(colorIn(p.text, v), colorIn(p.ground, v)); got < least {
				t.Errorf("%s: %s on %s has %.2f:1, needs %.1f:1", v, p.text, p.ground, got, least)
			}
		}
	}
}

func TestTokens_controlsStandOut(t *testing.T) {
	for _, v := range []Variant{Light, Dark} {
		for _, mark := range []Token{Ctrl, Accent} {
			if got := contrast(colorIn(mark, v), colorIn(Surface, v)); got < 3 {
				t.Errorf("%s: %s on the page has %.2f:1, a control needs 3:1", v, mark, got)
			}
		}
	}
}

func TestTokens_listIsComplete(t *testing.T) {
	all := AllTokens()
	if len(all) != len(palette) {
		t.Errorf("AllTokens lists %d, the palette has %d", len(all), len(palette))
	}
	for _, token := range all {
		if _, ok := palette[token]; !ok {
			t.Errorf("%s has no colours", token)
		}
	}
}

func TestStyles_listIsComplete(t *testing.T) {
	all := AllStyles()
	if len(all) != len(styles) {
		t.Errorf("AllStyles lists %d, there are %d", len(all), len(styles))
	}
	for _, s := range all {
		if s.Size() < 11 {
			t.Errorf("%s is %v px; nothing is under 11", s, s.Size())
		}
		if s.Font() == nil {
			t.Errorf("%s has no font", s)
		}
	}
}

func TestSetVariant_turnsEveryColour(t *testing.T) {
	test.NewTempApp(t)
	SetVariant(Light)
	if CurrentVariant() != Light || Color(Surface) != (color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}) {
		t.Errorf("light surface is %v", Color(Surface))
	}
	SetVariant(Dark)
	t.Cleanup(func() { SetVariant(System) })
	if CurrentVariant() != Dark || Color(Surface) != (color.NRGBA{0x18, 0x1B, 0x1F, 0xFF}) {
		t.Errorf("dark surface is %v", Color(Surface))
	}
	if got := Theme().Color(theme.ColorNameBackground, theme.VariantLight); got != Color(Surface) {
		t.Errorf("the toolkit's background is %v in the dark look", got)
	}
}

func TestColor_unknownTokenIsSeen(t *testing.T) {
	test.NewTempApp(t)
	if Color("no such token") != Color(Ink) {
		t.Error("an unknown token is not drawn in ink")
	}
}
