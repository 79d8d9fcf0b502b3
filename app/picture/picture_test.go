package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"fieldcase/app/picture"
)

// corners is a picture of 48 × 32 whose four quarters tell which way up it is: red, green, blue, white by rows.
func corners() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	colours := []color.RGBA{{200, 0, 0, 255}, {0, 200, 0, 255}, {0, 0, 200, 255}, {255, 255, 255, 255}}
	for y := range 32 {
		for x := range 48 {
			img.SetRGBA(x, y, colours[x/24+2*(y/16)])
		}
	}
	return img
}

// quarters names what the corners of a picture show: "RGBW" is upright.
func quarters(img image.Image) string {
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

// storedAs is the picture as a camera stores it that gives it this orientation: turning it upright gives img.
func storedAs(img image.Image, orientation int) image.Image {
	inverse := []int{0, 1, 2, 3, 4, 5, 8, 7, 6}[orientation]
	return picture.Upright(img, inverse)
}

// place is the text that no file may hold any more once it was taken out.
const place = "Oslo secret place"

// exif is what a camera writes: the orientation, when it was taken and where (CIPA DC-008), big-endian.
func exif(orientation int) []byte {
	var b bytes.Buffer
	u16 := func(v int) { _ = binary.Write(&b, binary.BigEndian, uint16(v)) }
	u32 := func(v int) { _ = binary.Write(&b, binary.BigEndian, uint32(v)) }
	entry := func(tag, kind, count, value int) { u16(tag); u16(kind); u32(count); u32(value) }
	b.WriteString("MM\x00*")
	u32(8)
	u16(4) // IFD0 at 8, 2+4*12+4 = 54 bytes, ends at 62
	entry(0x010E, 2, len(place)+1, 62)
	entry(0x0112, 3, 1, orientation<<16)
	entry(0x8769, 4, 1, 80)
	entry(0x8825, 4, 1, 118)
	u32(0)
	b.WriteString(place + "\x00") // 18 bytes, ends at 80
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

// photo is a JPEG as a telephone makes it: with its place in EXIF, in XMP and in a comment, and with a second picture and
// its place behind the first.
func photo(t testing.TB, img image.Image, orientation int) []byte {
	t.Helper()
	file := withSegment(jpegOf(t, img), 0xFE, []byte(place))
	file = withSegment(file, 0xE2, []byte("MPF\x00"+place))
	file = withSegment(file, 0xE2, append([]byte("ICC_PROFILE\x00\x01\x01"), "the colours"...))
	file = withSegment(file, 0xED, []byte("Photoshop 3.0\x00"+place))
	file = withSegment(file, 0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+place+"</x:xmpmeta>"))
	file = withSegment(file, 0xE1, append([]byte("Exif\x00\x00"), exif(orientation)...))
	return append(file, file...)
}

func chunk(name string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// screenshot is a PNG that tells its place in every way a PNG can.
func screenshot(t testing.TB, img image.Image, orientation int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	const header = 8 + 25
	file := append([]byte{}, b.Bytes()[:header]...)
	file = append(file, chunk("sRGB", []byte{0})...)
	file = append(file, chunk("eXIf", exif(orientation))...)
	for _, name := range []string{"tEXt", "zTXt", "iTXt", "tIME", "prVt"} {
		file = append(file, chunk(name, []byte(place))...)
	}
	file = append(file, b.Bytes()[header:]...)
	return append(file, place...)
}

func TestSniff(t *testing.T) {
	t.Parallel()
	var asGIF, asTIFF, asBMP bytes.Buffer
	for _, err := range []error{gif.Encode(&asGIF, corners(), nil), tiff.Encode(&asTIFF, corners(), nil), bmp.Encode(&asBMP, corners())} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for want, file := range map[picture.Format][]byte{
		picture.JPEG: photo(t, corners(), 1), picture.PNG: screenshot(t, corners(), 1), picture.GIF: asGIF.Bytes(),
		picture.TIFF: asTIFF.Bytes(), picture.BMP: asBMP.Bytes(), picture.HEIC: []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
		picture.AVIF: []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00"), picture.WebP: []byte("RIFF\x10\x00\x00\x00WEBPVP8 "),
		"": []byte("BMW drives well, but is no bitmap at all"),
	} {
		got := picture.Sniff(file)
		if got != want {
			t.Errorf("%s is taken for %q", want, got)
		}
		if !got.Drawn() {
			continue
		}
		if got == picture.WebP {
			continue // there is nothing behind its head
		}
		img, err := picture.Decode(bytes.NewReader(file), got)
		if err != nil || img.Bounds().Dx() != 48 || quarters(img) != "RGBW" {
			t.Errorf("%s: %v", want, err)
		}
	}
	for n := range picture.HeadSize {
		picture.Sniff(bytes.Repeat([]byte("B"), n)) // a short file is none
	}
}

func TestUpright_allEight(t *testing.T) {
	t.Parallel()
	for o := 1; o <= 8; o++ {
		for name, file := range map[picture.Format][]byte{
			picture.JPEG: photo(t, storedAs(corners(), o), o), picture.PNG: screenshot(t, storedAs(corners(), o), o),
		} {
			r := bytes.NewReader(file)
			m := picture.ReadMeta(r, name)
			if m.Orientation != o || !m.Place || m.TakenOn.String() != "2026-05-04" || m.TakenAt.String() != "14:06" {
				t.Errorf("%s: %+v, stored as %d", name, m, o)
			}
			img, err := picture.Thumbnail(r, name, 24)
			if err != nil {
				t.Fatal(err)
			}
			if got := quarters(img); got != "RGBW" || img.Bounds().Dx() != 24 || img.Bounds().Dy() != 16 {
				t.Errorf("%s stored as %d shows %s at %v", name, o, got, img.Bounds())
			}
		}
	}
}

func TestStrip_takesThePlaceAndNoPixel(t *testing.T) {
	t.Parallel()
	for name, file := range map[picture.Format][]byte{picture.JPEG: photo(t, corners(), 6), picture.PNG: screenshot(t, corners(), 6)} {
		out, known, err := picture.Strip(bytes.NewReader(file), int64(len(file)), name, 6)
		if err != nil || !known {
			t.Fatal(err)
		}
		got, err := io.ReadAll(out)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(got, []byte(place)) || bytes.Contains(got, []byte("GPS")) {
			t.Errorf("%s still tells its place", name)
		}
		if m := picture.ReadMeta(bytes.NewReader(got), name); m.Place || !m.TakenOn.IsZero() || name == picture.JPEG && m.Orientation != 6 {
			t.Errorf("%s still says %+v", name, m)
		}
		if name == picture.JPEG && !bytes.Contains(got, []byte("the colours")) {
			t.Error("the colour profile is gone")
		}
		was, err := picture.Decode(bytes.NewReader(file), name)
		if err != nil {
			t.Fatal(err)
		}
		is, err := picture.Decode(bytes.NewReader(got), name)
		if err != nil {
			t.Fatal(err)
		}
		for y := range 32 {
			for x := range 48 {
				if was.At(x, y) != is.At(x, y) {
					t.Fatalf("%s: the pixel at %d,%d changed", name, x, y)
				}
			}
		}
	}
}

func TestStrip_progressiveScans(t *testing.T) {
	t.Parallel()
	// Bytes between the scans of a progressive JPEG: a comment there goes, tables stay, FF 00 and restarts are pixels.
	file := []byte("\xff\xd8\xff\xda\x00\x04ab\x01\xff\x00\xff\xd3\x02\xff\xfe\x00\x08secret\xff\xc4\x00\x04tt\xff\xda\x00\x04cd\x05\xff\xd9trailer")
	out, _, err := picture.Strip(bytes.NewReader(file), int64(len(file)), picture.JPEG, 1)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(out)
	if want := "\xff\xd8\xff\xda\x00\x04ab\x01\xff\x00\xff\xd3\x02\xff\xc4\x00\x04tt\xff\xda\x00\x04cd\x05\xff\xd9"; err != nil || string(got) != want {
		t.Errorf("%q, %v", got, err)
	}
}

func TestStrip_webP(t *testing.T) {
	t.Parallel()
	riff := func(name, body string) string {
		return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body + strings.Repeat("\x00", len(body)%2)
	}
	header := riff("VP8X", "\x2c\x00\x00\x00\x0f\x00\x00\x0f\x00\x00")
	pixels := riff("VP8 ", "123")
	whole := func(chunks string) []byte { return []byte(riff("RIFF", "WEBP"+chunks)) }
	file := append(whole(header+riff("ICCP", "colours")+pixels+riff("EXIF", place)+riff("XMP ", place)), place...)
	out, known, err := picture.Strip(bytes.NewReader(file), int64(len(file)), picture.WebP, 1)
	if err != nil || !known {
		t.Fatal(err)
	}
	got, err := io.ReadAll(out)
	want := whole(strings.Replace(header, "\x2c", "\x20", 1) + riff("ICCP", "colours") + pixels)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%q\n%q %v", got, want, err)
	}
}

func TestSize_ofABomb(t *testing.T) {
	t.Parallel()
	header := binary.BigEndian.AppendUint32(nil, 60_000)
	header = binary.BigEndian.AppendUint32(header, 60_000)
	file := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(header, 8, 2, 0, 0, 0))...)
	w, h, err := picture.Size(bytes.NewReader(file), picture.PNG)
	if !errors.Is(err, picture.ErrTooLarge) || w != 60_000 || h != 60_000 {
		t.Errorf("%d × %d, %v", w, h, err)
	}
	if _, err := picture.Decode(bytes.NewReader(file), picture.PNG); !errors.Is(err, picture.ErrTooLarge) {
		t.Error(err)
	}
}

func TestDecode_whatIsNoPicture(t *testing.T) {
	t.Parallel()
	file := photo(t, corners(), 1)
	for _, f := range picture.AllFormats() {
		_, err := picture.Decode(bytes.NewReader([]byte("nothing")), f)
		if f.Drawn() != errors.Is(err, picture.ErrCorrupt) || !f.Drawn() && !errors.Is(err, picture.ErrNotDrawn) {
			t.Errorf("%s: %v", f, err)
		}
	}
	for n := 3; n < 700; n += 40 {
		if _, err := picture.Decode(bytes.NewReader(file[:n]), picture.JPEG); !errors.Is(err, picture.ErrCorrupt) {
			t.Errorf("cut at %d: %v", n, err)
		}
		if _, _, err := picture.Strip(bytes.NewReader(file), int64(n), picture.JPEG, 1); !errors.Is(err, picture.ErrCorrupt) {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
}

func TestScaled(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ w, h, longest, wantW, wantH int }{
		{4000, 3000, 2000, 2000, 1500}, {3000, 4000, 2000, 1500, 2000}, {100, 50, 2000, 100, 50}, {4000, 3000, 0, 4000, 3000},
		{10_000, 1, 100, 100, 1},
	} {
		if w, h := picture.Scaled(c.w, c.h, c.longest); w != c.wantW || h != c.wantH {
			t.Errorf("%+v: %d × %d", c, w, h)
		}
	}
}

func TestEncode_keepsWhatCanBeSeenThrough(t *testing.T) {
	t.Parallel()
	clear := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for want, c := range map[picture.Format]struct {
		img image.Image
		was picture.Format
	}{picture.PNG: {clear, picture.WebP}, picture.JPEG: {corners(), picture.TIFF}} {
		var b bytes.Buffer
		got, err := picture.Encode(&b, c.img, c.was)
		if err != nil || got != want || picture.Sniff(b.Bytes()) != want {
			t.Errorf("%s was written as %s, %v", c.was, got, err)
		}
	}
}

// FuzzPicture looks for files that end the program or take its memory.
func FuzzPicture(f *testing.F) {
	f.Add(photo(f, corners(), 6))
	f.Add(screenshot(f, corners(), 3))
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00aaaaaaaaaa"))
	f.Fuzz(func(t *testing.T, file []byte) {
		kind := picture.Sniff(file)
		r := bytes.NewReader(file)
		if m := picture.ReadMeta(r, kind); m.Orientation < 1 || m.Orientation > 8 {
			t.Error(fmt.Sprint(m))
		}
		if w, h, err := picture.Size(bytes.NewReader(file), kind); err == nil && w*h > 1<<20 {
			return // honest and slow
		}
		_, _ = picture.Thumbnail(r, kind, 32)
		if out, _, err := picture.Strip(r, int64(len(file)), kind, 6); err == nil {
			if _, err := io.Copy(io.Discard, out); err != nil {
				t.Error(err)
			}
		}
	})
}
