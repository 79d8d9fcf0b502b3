package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
)

func TestFrame_edgesAreWholePixels(t *testing.T) {
	white, teal := color.NRGBA{255, 255, 255, 255}, color.NRGBA{11, 110, 117, 255}
	f := newFrame()
	f.raster.Resize(fyne.NewSize(60, 30))
	f.look = frameLook{fill: white, edge: teal, edgeWidth: 1, corners: round(6)}
	img := f.draw(60, 30)
	for _, at := range []struct {
		x, y int
		want color.NRGBA
	}{{30, 0, teal}, {30, 29, teal}, {0, 15, teal}, {59, 15, teal}, {30, 1, white}, {1, 15, white}, {30, 15, white}, {0, 0, color.NRGBA{}}} {
		if got := img.At(at.x, at.y); got != at.want {
			t.Errorf("pixel %d,%d is %v, want %v", at.x, at.y, got, at.want)
		}
	}
}

func TestFrame_scalesItsEdge(t *testing.T) {
	teal := color.NRGBA{11, 110, 117, 255}
	f := newFrame()
	f.raster.Resize(fyne.NewSize(60, 30))
	f.look = frameLook{edge: teal, edgeWidth: 1, corners: round(6)}
	img := f.draw(120, 60)
	if img.At(60, 1) != teal || img.At(60, 2) == teal {
		t.Error("at scale 2 a hairline is not two real pixels")
	}
}

func TestFrame_cornersStandAlone(t *testing.T) {
	fill := color.NRGBA{10, 20, 30, 255}
	f := newFrame()
	f.raster.Resize(fyne.NewSize(40, 40))
	f.look = frameLook{fill: fill, corners: corners{topLeft: 8}}
	img := f.draw(40, 40)
	if img.At(39, 0) != fill || img.At(0, 39) != fill || img.At(0, 0) == fill {
		t.Error("only the top left corner should be round")
	}
	if f.draw(0, 0).Bounds().Dx() != 0 {
		t.Error("a frame without size drew something")
	}
}

func BenchmarkFrame_card(b *testing.B) {
	f := newFrame()
	f.raster.Resize(fyne.NewSize(500, 300))
	f.look = frameLook{fill: color.NRGBA{255, 255, 255, 255}, edge: color.NRGBA{0, 0, 0, 255}, edgeWidth: 1, corners: round(8)}
	for b.Loop() {
		f.draw(500, 300)
	}
}
