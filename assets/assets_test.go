package assets_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"fieldcase/assets"
)

// advance gives the width of a rune at 100 px to the em, 0 if the font has none.
func advance(t *testing.T, f *sfnt.Font, r rune) fixed.Int26_6 {
	t.Helper()
	var b sfnt.Buffer
	g, err := f.GlyphIndex(&b, r)
	if err != nil {
		t.Fatalf("find %q: %v", r, err)
	}
	if g == 0 {
		return 0
	}
	a, err := f.GlyphAdvance(&b, g, fixed.I(100), font.HintingNone)
	if err != nil {
		t.Fatalf("measure %q: %v", r, err)
	}
	return a
}

func parseFont(t *testing.T, name string) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(assets.Font(name))
	if err != nil {
		t.Fatalf("parse font %s: %v", name, err)
	}
	return f
}

func TestFont_allSixHoldEuropeanNames(t *testing.T) {
	want := []string{"Figures-Medium", "Figures-Regular", "Figures-SemiBold", "Inter-Medium", "Inter-Regular", "Inter-SemiBold"}
	if got := assets.FontNames(); !slices.Equal(got, want) {
		t.Fatalf("fonts = %v, want %v", got, want)
	}
	for _, name := range want {
		f := parseFont(t, name)
		for _, r := range "Márta Kővári Sølvberg Łódź Ünal Þór Αθήνα Москва – … ’ · → ≥ €" {
			if r != ' ' && advance(t, f, r) == 0 {
				t.Errorf("%s has no %q", name, r)
			}
		}
	}
}

func TestFont_figuresAreOfOneWidth(t *testing.T) {
	for _, weight := range []string{"Regular", "Medium", "SemiBold"} {
		f := parseFont(t, "Figures-"+weight)
		want := advance(t, f, '0')
		for _, r := range "123456789" {
			if got := advance(t, f, r); got != want {
				t.Errorf("Figures-%s: %q is %v wide, 0 is %v", weight, r, got, want)
			}
		}
		plain := parseFont(t, "Inter-"+weight)
		if advance(t, plain, '1') == advance(t, plain, '0') {
			t.Errorf("Inter-%s: 1 is as wide as 0; the text cut has lost its own figures", weight)
		}
	}
}

func TestFont_namesAreNotTheOriginals(t *testing.T) {
	for _, name := range assets.FontNames() {
		var b sfnt.Buffer
		family, err := parseFont(t, name).Name(&b, sfnt.NameIDFamily)
		if err != nil || !strings.HasPrefix(family, "Fieldcase ") {
			t.Errorf("%s is named %q (%v), want a name of our own", name, family, err)
		}
	}
}

func TestFont_unknownNameGivesNothing(t *testing.T) {
	if assets.Font("Comic") != nil || assets.Icon("no-such-icon") != nil {
		t.Error("an unknown name gave bytes")
	}
}

func TestIcon_everyOneIsAnOutlineToColour(t *testing.T) {
	names := assets.IconNames()
	if len(names) < 60 {
		t.Fatalf("only %d icons", len(names))
	}
	for _, name := range names {
		svg := assets.Icon(name)
		for _, part := range []string{`stroke="currentColor"`, `stroke-width="2"`, `viewBox="0 0 24 24"`, `fill="none"`} {
			if !bytes.Contains(svg, []byte(part)) {
				t.Errorf("icon %s lacks %s", name, part)
			}
		}
		decoder := xml.NewDecoder(bytes.NewReader(svg))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("icon %s: %v", name, err)
			}
		}
	}
}

func TestMark_isPictureOf512(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(assets.MarkPNG()))
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got.X != 512 || got.Y != 512 {
		t.Errorf("mark is %v, want 512 × 512", got)
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Error("the mark's corner is not transparent")
	}
	if !bytes.Contains(assets.Mark(), []byte("#0B6E75")) {
		t.Error("the mark is not in the accent colour")
	}
}

func TestFontLicence_isOFL(t *testing.T) {
	if !bytes.Contains(assets.FontLicence(), []byte("SIL OPEN FONT LICENSE Version 1.1")) {
		t.Error("the fonts' licence is missing")
	}
}
