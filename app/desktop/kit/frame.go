package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// frame is a rounded rectangle with an edge of whole pixels. Fyne's own one
// spreads its edge over two pixels at scale 1 (its shader rounds half a pixel
// of softness up to one), which makes a hairline grey and a corner woolly.
// Whoever draws with a frame puts its raster among its objects.
type frame struct {
	raster *canvas.Raster
	look   frameLook
}

// frameLook is everything that decides a frame's pixels, besides its size.
type frameLook struct {
	fill, edge color.NRGBA
	edgeWidth  float32
	corners    corners
}

// corners are the four radii, clockwise from the top left.
type corners struct{ topLeft, topRight, bottomRight, bottomLeft float32 }

// round gives all corners one radius.
func round(r float32) corners { return corners{r, r, r, r} }

// newFrame makes a frame that draws nothing yet.
func newFrame() *frame {
	f := &frame{}
	f.raster = canvas.NewRaster(f.draw)
	f.raster.ScaleMode = canvas.ImageScalePixels
	return f
}

// set exchanges the look and redraws when it is new.
func (f *frame) set(look frameLook) {
	if f.look != look {
		f.look = look
		f.raster.Refresh()
	}
}

// place puts the frame on whole pixels.
func (f *frame) place(x, y, w, h float32) {
	place(f.raster, whole(x), whole(y), whole(x+w)-whole(x), whole(y+h)-whole(y))
}

// draw paints the frame, w by h real pixels.
func (f *frame) draw(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 {
		return img
	}
	p := framePainter{look: f.look, scale: 1, w: w, h: h}
	if width := f.raster.Size().Width; width > 0 {
		p.scale = float64(w) / float64(width)
	}
	p.edge = float64(f.look.edgeWidth) * p.scale
	if f.look.edgeWidth == 1 { // a hairline is never half a pixel
		p.edge = math.Max(math.Round(p.edge), 1)
	}
	p.paint(img)
	return img
}

// framePainter paints one frame at one size.
type framePainter struct {
	look  frameLook
	scale float64
	edge  float64 // in real pixels
	w, h  int
}

// paint draws each row of pixels; rows without corners are all alike and are
// copied from one another.
func (p framePainter) paint(img *image.NRGBA) {
	rim := int(math.Ceil(p.maxRadius() + p.edge))
	plain := -1 // a row that has been drawn and holds no corner
	for y := range p.h {
		inner := y >= rim && y < p.h-rim
		if inner && plain >= 0 {
			copy(img.Pix[y*img.Stride:(y+1)*img.Stride], img.Pix[plain*img.Stride:(plain+1)*img.Stride])
			continue
		}
		p.row(img, y, rim)
		if inner {
			plain = y
		}
	}
}

// row draws one row; the pixels between the corners are all alike.
func (p framePainter) row(img *image.NRGBA, y, rim int) {
	for x := 0; x < p.w; x++ {
		if x > rim && x < p.w-rim {
			copy(img.Pix[img.PixOffset(x, y):img.PixOffset(x+1, y)], img.Pix[img.PixOffset(x-1, y):img.PixOffset(x, y)])
			continue
		}
		img.SetNRGBA(x, y, p.at(x, y))
	}
}

// at is the colour of one pixel.
func (p framePainter) at(x, y int) color.NRGBA {
	d := p.distance(float64(x)+0.5, float64(y)+0.5)
	outer := clamp01(0.5 - d)
	if p.edge == 0 {
		return fade(p.look.fill, outer)
	}
	inner := clamp01(0.5 - d - p.edge)
	return over(fade(p.look.edge, outer-inner), fade(p.look.fill, inner))
}

// distance is how far a point lies outside the frame, negative inside.
func (p framePainter) distance(x, y float64) float64 {
	w, h := float64(p.w), float64(p.h)
	r := p.radiusAt(x < w/2, y < h/2)
	dx, dy := math.Abs(x-w/2)-w/2+r, math.Abs(y-h/2)-h/2+r
	return math.Min(math.Max(dx, dy), 0) + math.Hypot(math.Max(dx, 0), math.Max(dy, 0)) - r
}

// radiusAt is the radius of a quarter, in real pixels.
func (p framePainter) radiusAt(left, top bool) float64 {
	c := p.look.corners
	r := c.bottomRight
	switch {
	case left && top:
		r = c.topLeft
	case top:
		r = c.topRight
	case left:
		r = c.bottomLeft
	}
	return math.Min(float64(r)*p.scale, float64(min(p.w, p.h))/2)
}

// maxRadius is the largest radius, in real pixels.
func (p framePainter) maxRadius() float64 {
	return max(p.radiusAt(true, true), p.radiusAt(false, true), p.radiusAt(true, false), p.radiusAt(false, false))
}

func clamp01(v float64) float64 { return math.Min(math.Max(v, 0), 1) }

// fade makes a colour more transparent.
func fade(c color.NRGBA, by float64) color.NRGBA {
	c.A = uint8(math.Round(float64(c.A) * by))
	if c.A == 0 {
		return color.NRGBA{}
	}
	return c
}

// over adds two colours that cover different parts of one pixel.
func over(a, b color.NRGBA) color.NRGBA {
	if a.A == 0 {
		return b
	}
	if b.A == 0 {
		return a
	}
	sum := float64(a.A) + float64(b.A)
	mix := func(x, y uint8) uint8 {
		return uint8(math.Round((float64(x)*float64(a.A) + float64(y)*float64(b.A)) / sum))
	}
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: uint8(math.Min(sum, 255))}
}

// framed gives the look of tokens as they are now.
func framed(fill, edge Token, edgeWidth float32, c corners) frameLook {
	v := CurrentVariant()
	look := frameLook{fill: colorIn(fill, v), corners: c}
	if edge != Clear {
		look.edge, look.edgeWidth = colorIn(edge, v), edgeWidth
	}
	return look
}

// ring is the focus ring of a button: its own width away from it.
type ring struct{ *frame }

// newFocusRing makes a hidden ring.
func newFocusRing() ring { return ring{newFrame()} }

// around puts the ring around a box with corners of a radius, when on.
func (r ring) around(on bool, x, y, w, h, radius float32) {
	const out = 2 * FocusWidth
	r.set(framed(Clear, Accent, FocusWidth, round(radius+out)))
	r.place(x-out, y-out, w+2*out, h+2*out)
	r.raster.Hidden = !on
}

// within puts the ring inside a row or cell, when on.
func (r ring) within(on bool, size fyne.Size, radius float32) {
	r.set(framed(Clear, Accent, FocusWidth, round(radius)))
	r.place(0, 0, size.Width, size.Height)
	r.raster.Hidden = !on
}
