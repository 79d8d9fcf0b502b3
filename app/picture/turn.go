package picture

import (
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"

	xdraw "golang.org/x/image/draw"
)

// Quality is that of photographs that are written anew, of 100.
const Quality = 90

// Upright turns and mirrors a picture that is stored with one of the eight orientations of EXIF (CIPA DC-008, tag 274),
// so that its first row is the top. Orientation 1, and any that is none, leave it as it is.
func Upright(img image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return img
	}
	src := rgba(img)
	w, h := src.Rect.Dx(), src.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	dst := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			fromX, fromY := stored(orientation, x, y, w, h)
			copy(dst.Pix[y*dst.Stride+4*x:][:4], src.Pix[fromY*src.Stride+4*fromX:][:4])
		}
	}
	return dst
}

// stored returns where the pixel of the upright picture lies in the stored one of size w × h.
func stored(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2: // mirrored
		return w - 1 - x, y
	case 3: // upside down
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5: // lying, mirrored
		return y, x
	case 6: // lying on its left
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	default: // 8, lying on its right
		return w - 1 - y, x
	}
}

// rgba returns the picture with its corner at 0,0, four bytes a pixel.
func rgba(img image.Image) *image.RGBA {
	if p, ok := img.(*image.RGBA); ok && p.Rect.Min == (image.Point{}) {
		return p
	}
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// Scale makes a picture smaller, so that its longer side has that many pixels. A smaller one, or longest 0, is left as it is.
func Scale(img image.Image, longest int) image.Image {
	w, h := Scaled(img.Bounds().Dx(), img.Bounds().Dy(), longest)
	if w == img.Bounds().Dx() && h == img.Bounds().Dy() {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	xdraw.ApproxBiLinear.Scale(out, out.Rect, img, img.Bounds(), xdraw.Src, nil)
	return out
}

// Scaled returns the size that Scale gives a picture.
func Scaled(width, height, longest int) (int, int) {
	side := max(width, height)
	if longest <= 0 || side <= longest {
		return width, height
	}
	return max(1, width*longest/side), max(1, height*longest/side)
}

// Encode writes a picture without anything beside its pixels: as JPEG, or as PNG when that is what it was or when JPEG
// would lose what can be seen through. It returns the format written.
func Encode(w io.Writer, img image.Image, was Format) (Format, error) {
	if as := encodedAs(img, was); as == PNG {
		return as, png.Encode(w, img)
	}
	return JPEG, jpeg.Encode(w, img, &jpeg.Options{Quality: Quality})
}

func encodedAs(img image.Image, was Format) Format {
	opaque, ok := img.(interface{ Opaque() bool })
	if was == PNG || was == GIF || ok && !opaque.Opaque() {
		return PNG
	}
	return JPEG
}

// Thumbnail reads a picture, upright, with a longer side of at most that many pixels. Its errors are those of Decode.
func Thumbnail(r io.ReadSeeker, f Format, side int) (image.Image, error) {
	m := ReadMeta(r, f)
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	img, err := Decode(r, f)
	if err != nil {
		return nil, err
	}
	return Upright(Scale(img, side), m.Orientation), nil
}
