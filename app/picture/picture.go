// Package picture looks at photographs and screenshots: what kind they are, how large, which way up and when taken; it
// takes out what they say of the place, turns and scales them. It reads no more of a file than it needs, and whatever a
// file holds, an error is the worst that comes of it.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"slices"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// Format is a kind of picture, named by its media type.
type Format string

// The formats. HEIC and AVIF are recognised and not drawn: no decoder of theirs is part of the program.
const (
	JPEG Format = "image/jpeg"
	PNG  Format = "image/png"
	GIF  Format = "image/gif"
	WebP Format = "image/webp"
	TIFF Format = "image/tiff"
	BMP  Format = "image/bmp"
	HEIC Format = "image/heic"
	AVIF Format = "image/avif"
)

// AllFormats returns every format.
func AllFormats() []Format { return []Format{JPEG, PNG, GIF, WebP, TIFF, BMP, HEIC, AVIF} }

// Drawn reports whether pictures of the format can be shown.
func (f Format) Drawn() bool { return slices.Contains(AllFormats(), f) && f != HEIC && f != AVIF }

// MaxPixels is the largest picture that is decoded: a few bytes of a file can ask for more memory than there is.
const MaxPixels = 100_000_000

var (
	// ErrTooLarge says that a picture has more than MaxPixels.
	ErrTooLarge = errors.New("the picture is too large to be shown")
	// ErrCorrupt says that a file begins as a picture and cannot be read as one.
	ErrCorrupt = errors.New("the picture is damaged")
	// ErrNotDrawn says that the program has no decoder for the format.
	ErrNotDrawn = errors.New("pictures of this kind are not shown")
)

// HeadSize is how many bytes of a file Sniff looks at.
const HeadSize = 64

// Sniff returns the format of a file that begins with head, "" when it is no picture. Names are not believed.
func Sniff(head []byte) Format {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return JPEG
	case bytes.HasPrefix(head, []byte(pngSignature)):
		return PNG
	case bytes.HasPrefix(head, []byte("GIF87a")), bytes.HasPrefix(head, []byte("GIF89a")):
		return GIF
	case bytes.HasPrefix(head, []byte("II*\x00")), bytes.HasPrefix(head, []byte("MM\x00*")):
		return TIFF
	case bytes.HasPrefix(head, []byte("BM")) && len(head) > 18 && bytes.Equal(head[6:10], make([]byte, 4)):
		return BMP
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return WebP
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return sniffBrand(string(head[8:12]))
	default:
		return ""
	}
}

// sniffBrand returns the format of a file of ISO/IEC 14496-12 whose major brand is that of a picture.
func sniffBrand(brand string) Format {
	switch brand {
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
		return HEIC
	case "avif", "avis":
		return AVIF
	default:
		return ""
	}
}

// codec reads pictures of a format.
type codec struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

var codecs = map[Format]codec{
	JPEG: {jpeg.DecodeConfig, jpeg.Decode},
	PNG:  {png.DecodeConfig, png.Decode},
	GIF:  {gif.DecodeConfig, gif.Decode},
	WebP: {webp.DecodeConfig, webp.Decode},
	TIFF: {tiff.DecodeConfig, tiff.Decode},
	BMP:  {bmp.DecodeConfig, bmp.Decode},
}

// Size returns width and height in pixels as they are stored, from the first bytes of the file. It fails with ErrNotDrawn,
// ErrCorrupt, and with ErrTooLarge beside the size.
func Size(r io.Reader, f Format) (width, height int, err error) {
	c, ok := codecs[f]
	if !ok {
		return 0, 0, ErrNotDrawn
	}
	defer rescue(&err)
	cfg, err := c.config(r)
	if err != nil {
		return 0, 0, corrupt(err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 {
		return 0, 0, fmt.Errorf("%w: it has no size", ErrCorrupt)
	}
	if cfg.Width > limit(cfg.ColorModel)/cfg.Height {
		return cfg.Width, cfg.Height, fmt.Errorf("%w: %d × %d", ErrTooLarge, cfg.Width, cfg.Height)
	}
	return cfg.Width, cfg.Height, nil
}

// limit is MaxPixels, half of it for pixels of eight bytes.
func limit(m color.Model) int {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model:
		return MaxPixels / 2
	default:
		return MaxPixels
	}
}

// Decode reads a picture, of several the first, as it is stored: which way up it is says Meta. Its errors are those of
// Size; a picture that is too large is not read.
func Decode(r io.ReadSeeker, f Format) (img image.Image, err error) {
	if _, _, err := Size(r, f); err != nil {
		return nil, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	defer rescue(&err)
	img, err = codecs[f].decode(r)
	if err != nil {
		return nil, corrupt(err)
	}
	return img, nil
}

// corrupt gives what a decoder says the name of this package; errors of the disk and of a person who stops it keep theirs.
func corrupt(err error) error { return fmt.Errorf("%w: %w", ErrCorrupt, err) }

// rescue turns a panic of a decoder into ErrCorrupt: a damaged file must not end the work on those beside it.
func rescue(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("%w: %v", ErrCorrupt, v)
	}
}
