package kit

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"strconv"
	"sync"

	"fyne.io/fyne/v2/canvas"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"fieldcase/assets"
)

// iconBox and iconStroke are the size of a Lucide icon's box and the thickness
// of its lines in it.
const (
	iconBox    = 24
	iconStroke = 1.75
)

// glyph is a drawn icon. It is drawn for the real pixels it gets: Fyne's own
// SVG image leaves lines as thick as they are in the file whatever the size,
// so an icon of 16 would be bold at scale 1 and thin at 2.
type glyph struct {
	raster *canvas.Raster
	look   glyphLook
}

// glyphLook is everything that decides an icon's drawing, besides its size.
type glyphLook struct {
	name  string
	color color.NRGBA
	lines float32 // lines as thick as those of an icon of this size
}

// newGlyph makes a drawing of nothing yet.
func newGlyph() *glyph {
	g := &glyph{}
	g.raster = canvas.NewRaster(g.draw)
	g.raster.ScaleMode = canvas.ImageScalePixels
	return g
}

// set exchanges the icon and redraws when it is new.
func (g *glyph) set(name string, t Token, lines float32) {
	if look := (glyphLook{name, colorIn(t, CurrentVariant()), lines}); g.look != look {
		g.look = look
		g.raster.Refresh()
	}
}

// place puts the icon, size pixels square, on whole pixels.
func (g *glyph) place(x, y, size float32) { place(g.raster, whole(x), whole(y), size, size) }

// glyphKey finds a drawing again.
type glyphKey struct {
	look   glyphLook
	pixels int
	scale  float32
}

// glyphs holds every drawing: names × colours × sizes in use, some hundreds of
// small pictures.
var glyphs sync.Map

// draw gives the icon in a square of real pixels.
func (g *glyph) draw(w, h int) image.Image {
	n := min(w, h)
	key := glyphKey{look: g.look, pixels: n, scale: 1}
	if width := g.raster.Size().Width; width > 0 {
		key.scale = float32(w) / width
	}
	if img, ok := glyphs.Load(key); ok {
		return img.(image.Image)
	}
	img := image.NewRGBA(image.Rect(0, 0, n, n))
	if svg := g.look.svg(g.look.lines * key.scale); svg != nil && n > 0 {
		drawSVG(img, svg)
	}
	glyphs.Store(key, img)
	return img
}

// svg is the icon in its colour, with lines for a size in real pixels; nil for
// an unknown name.
func (l glyphLook) svg(pixels float32) []byte {
	svg := assets.Icon(l.name)
	if svg == nil {
		return nil
	}
	hex := fmt.Sprintf("#%02X%02X%02X", l.color.R, l.color.G, l.color.B)
	stroke := strconv.FormatFloat(float64(iconStroke*pixels/iconBox), 'f', 2, 32)
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex))
	return bytes.Replace(svg, []byte(`stroke-width="2"`), []byte(`stroke-width="`+stroke+`"`), 1)
}

// drawSVG draws an icon into a square picture. A file that cannot be read
// leaves it empty; a test reads every icon.
func drawSVG(img *image.RGBA, svg []byte) {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil {
		return
	}
	n := img.Bounds().Dx()
	icon.SetTarget(0, 0, float64(n), float64(n))
	icon.Draw(rasterx.NewDasher(n, n, rasterx.NewScannerGV(n, n, img, img.Bounds())), 1)
}
