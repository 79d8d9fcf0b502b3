package kit

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/assets"
)

// covered is the share of an image that is drawn on, by opacity.
func covered(img image.Image) float64 {
	var sum float64
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			_, _, _, a := img.At(x, y).RGBA()
			sum += float64(a) / 0xFFFF
		}
	}
	return sum / float64(b.Dx()*b.Dy())
}

func TestGlyph_everyIconIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range assets.IconNames() {
		g := newGlyph()
		g.raster.Resize(fyne.NewSquareSize(16))
		g.set(name, Ink, 16)
		if got := covered(g.draw(16, 16)); got < 0.02 || got > 0.5 {
			t.Errorf("icon %s covers %.0f %% of its square", name, got*100)
		}
	}
}

func TestGlyph_linesGrowWithTheScale(t *testing.T) {
	test.NewTempApp(t)
	g := newGlyph()
	g.raster.Resize(fyne.NewSquareSize(16))
	g.set("circle-check", Accent, 16)
	one, two := covered(g.draw(16, 16)), covered(g.draw(32, 32))
	if two < one*0.85 || two > one*1.15 {
		t.Errorf("lines cover %.3f at scale 1 and %.3f at scale 2", one, two)
	}
	if again := g.draw(16, 16); again != g.draw(16, 16) {
		t.Error("the same drawing was made twice")
	}
}

func TestGlyph_unknownNameDrawsNothing(t *testing.T) {
	test.NewTempApp(t)
	g := newGlyph()
	g.set("no-such-icon", Ink, 16)
	if got := covered(g.draw(16, 16)); got != 0 {
		t.Errorf("an unknown icon covers %v", got)
	}
}
