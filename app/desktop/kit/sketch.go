package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sketch collects the drawn objects of a picture, the first at the bottom. All
// places are in the picture's own pixels.
type sketch struct{ objects []fyne.CanvasObject }

func (s *sketch) add(o fyne.CanvasObject) { s.objects = append(s.objects, o) }

// box draws a filled box, with an edge where edge is not Clear.
func (s *sketch) box(x, y, w, h float32, fill, edge Token, edgeWidth float32, c corners) {
	if w <= 0 || h <= 0 {
		return
	}
	f := newFrame()
	f.look = framed(fill, edge, edgeWidth, c)
	f.place(x, y, w, h)
	s.add(f.raster)
}

// bar draws a plain rectangle, as hairlines and ticks are.
func (s *sketch) bar(x, y, w, h float32, t Token) {
	r := canvas.NewRectangle(Color(t))
	place(r, x, y, w, h)
	s.add(r)
}

// text draws a line of text at x, around a line's middle at y.
func (s *sketch) text(words string, style Style, t Token, x, y float32) {
	if words == "" {
		return
	}
	c := canvasText(words, style, t)
	line := style.LineHeight()
	placeText(c, x, y-line/2, Measure(words, style), line)
	s.add(c)
}

// textOn draws a text with a ground behind it, so that a rule does not cross it.
func (s *sketch) textOn(ground Token, words string, style Style, t Token, x, y float32) {
	if words == "" {
		return
	}
	s.bar(x-2, whole(y-7), Measure(words, style)+4, 14, ground)
	s.text(words, style, t, x, y)
}

// icon draws a line icon in a square whose middle is at x+size/2, y.
func (s *sketch) icon(name string, size float32, t Token, x, y float32) {
	s.strokedIcon(name, size, size, t, x, y)
}

// strokedIcon draws an icon with the lines of one of another size.
func (s *sketch) strokedIcon(name string, size, linesOf float32, t Token, x, y float32) {
	g := newGlyph()
	g.set(name, t, linesOf)
	g.place(x, y-size/2, size)
	s.add(g.raster)
}

// diamond draws a square on its tip around a point.
func (s *sketch) diamond(x, y, half float32, fill, edge Token, edgeWidth float32) {
	look := framed(fill, edge, edgeWidth, corners{})
	r := canvas.NewRaster(func(w, h int) image.Image { return drawDiamond(w, h, half, look) })
	place(r, whole(x-half), whole(y-half), 2*half, 2*half)
	s.add(r)
}

// drawDiamond paints a square on its tip, w by h real pixels.
func drawDiamond(w, h int, half float32, look frameLook) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	scale := float64(w) / float64(2*half)
	edge := float64(look.edgeWidth) * scale
	for y := range h {
		for x := range w {
			across := math.Abs(float64(x)+0.5-float64(w)/2) + math.Abs(float64(y)+0.5-float64(h)/2)
			d := (across - float64(w)/2 + 0.5) / math.Sqrt2
			outer, inner := clamp01(0.5-d), clamp01(0.5-d-edge)
			var c color.NRGBA
			if outer > 0 {
				c = over(fade(look.edge, outer-inner), fade(look.fill, inner))
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// spans remembers which stretches of a line are taken.
type spans [][2]float32

// free reports whether a stretch meets none that is taken.
func (s spans) free(from, to float32) bool {
	for _, o := range s {
		if from < o[1] && to > o[0] {
			return false
		}
	}
	return true
}

// take marks a stretch as taken.
func (s *spans) take(from, to float32) { *s = append(*s, [2]float32{from, to}) }
