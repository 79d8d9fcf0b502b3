// Package picturetest makes photographs for tests: as cameras and telephones store them, with the place in them.
package picturetest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"fieldcase/app/picture"
)

// Corners is a picture of 48 × 32 whose four quarters tell which way up it is: red, green, blue, white by rows.
func Corners() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	colours := []color.RGBA{{200, 0, 0, 255}, {0, 200, 0, 255}, {0, 0, 200, 255}, {255, 255, 255, 255}}
	for y := range 32 {
		for x := range 48 {
			img.SetRGBA(x, y, colours[x/24+2*(y/16)])
		}
	}
	return img
}

// Quarters names what the corners of a picture show: "RGBW" is upright.
func Quarters(img image.Image) string {
	b, out := img.Bounds(), ""
	for _, p := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		r, g, bl, _ := img.At(b.Min.X+b.Dx()/4+p.X*b.Dx()/2, b.Min.Y+b.Dy()/4+p.Y*b.Dy()/2).RGBA()
		switch {
		case r > 0xC000 && g > 0xC000 && bl > 0xC000:
			out += "W"
		case r > 0x8000:
			out += "R"
		case g > 0x8000:
			out += "G"
		default:
			out += "B"
		}
	}
	return out
}

// StoredAs is the picture as a camera stores it that gives it this orientation: turning it upright gives img.
func StoredAs(img image.Image, orientation int) image.Image {
	inverse := []int{0, 1, 2, 3, 4, 5, 8, 7, 6}[orientation]
	return picture.Upright(img, inverse)
}

// Place is the text that no file may hold any more once it was taken out.
const Place = "Oslo secret place"

// exif is what a camera writes: the orientation, when it was taken and where (CIPA DC-008), big-endian.
func exif(orientation int) []byte {
	var b bytes.Buffer
	u16 := func(v int) { _ = binary.Write(&b, binary.BigEndian, uint16(v)) }
	u32 := func(v int) { _ = binary.Write(&b, binary.BigEndian, uint32(v)) }
	entry := func(tag, kind, count, value int) { u16(tag); u16(kind); u32(count); u32(value) }
	b.WriteString("MM\x00*")
	u32(8)
	u16(4) // IFD0 at 8, 2+4*12+4 = 54 bytes, ends at 62
	entry(0x010E, 2, len(Place)+1, 62)
	entry(0x0112, 3, 1, orientation<<16)
	entry(0x8769, 4, 1, 80)
	entry(0x8825, 4, 1, 118)
	u32(0)
	b.WriteString(Place + "\x00") // 18 bytes, ends at 80
	u16(1)                        // Exif IFD at 80, 18 bytes, ends at 98
	entry(0x9003, 2, 20, 98)
	u32(0)
	b.WriteString("2026:05:04 14:06:11\x00") // 20 bytes, ends at 118
	u16(4)                                   // GPS IFD at 118, 54 bytes, ends at 172
	entry(1, 2, 2, 'N'<<24)
	entry(2, 5, 3, 172)
	entry(3, 2, 2, 'E'<<24)
	entry(4, 5, 3, 196)
	u32(0)
	for _, v := range []int{59, 54, 50, 10, 45, 8} {
		u32(v)
		u32(1)
	}
	return b.Bytes()
}

// withSegment puts segments behind the beginning of a JPEG.
func withSegment(file []byte, marker byte, body []byte) []byte {
	out := append([]byte{}, file[:2]...)
	out = append(out, 0xFF, marker, byte((len(body)+2)>>8), byte(len(body)+2))
	return append(append(out, body...), file[2:]...)
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Photo is a JPEG as a telephone makes it: with its place in EXIF, in XMP and in a comment, and with a second picture and
// its place behind the first.
func Photo(t testing.TB, img image.Image, orientation int) []byte {
	t.Helper()
	file := withSegment(jpegOf(t, img), 0xFE, []byte(Place))
	file = withSegment(file, 0xE2, []byte("MPF\x00"+Place))
	file = withSegment(file, 0xE2, append([]byte("ICC_PROFILE\x00\x01\x01"), "the colours"...))
	file = withSegment(file, 0xED, []byte("Photoshop 3.0\x00"+Place))
	file = withSegment(file, 0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+Place+"</x:xmpmeta>"))
	file = withSegment(file, 0xE1, append([]byte("Exif\x00\x00"), exif(orientation)...))
	return append(file, file...)
}

// Chunk is a chunk of a PNG.
func Chunk(name string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// Screenshot is a PNG that tells its place in every way a PNG can.
func Screenshot(t testing.TB, img image.Image, orientation int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	file := append([]byte{}, b.Bytes()[:header]...)
	file = append(file, Chunk("sRGB", []byte{0})...)
	file = append(file, Chunk("eXIf", exif(orientation))...)
	for _, name := range []string{"tEXt", "zTXt", "iTXt", "tIME", "prVt"} {
		file = append(file, Chunk(name, []byte(Place))...)
	}
	file = append(file, b.Bytes()[header:]...)
	return append(file, Place...)
}
