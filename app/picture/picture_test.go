package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"fieldcase/app/picture"
	"fieldcase/app/picture/picturetest"
)

func TestSniff(t *testing.T) {
	t.Parallel()
	var asGIF, asTIFF, asBMP bytes.Buffer
	for _, err := range []error{gif.Encode(&asGIF, picturetest.Corners(), nil), tiff.Encode(&asTIFF, picturetest.Corners(), nil), bmp.Encode(&asBMP, picturetest.Corners())} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for want, file := range map[picture.Format][]byte{
		picture.JPEG: picturetest.Photo(t, picturetest.Corners(), 1), picture.PNG: picturetest.Screenshot(t, picturetest.Corners(), 1), picture.GIF: asGIF.Bytes(),
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
		if err != nil || img.Bounds().Dx() != 48 || picturetest.Quarters(img) != "RGBW" {
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
			picture.JPEG: picturetest.Photo(t, picturetest.StoredAs(picturetest.Corners(), o), o), picture.PNG: picturetest.Screenshot(t, picturetest.StoredAs(picturetest.Corners(), o), o),
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
			if got := picturetest.Quarters(img); got != "RGBW" || img.Bounds().Dx() != 24 || img.Bounds().Dy() != 16 {
				t.Errorf("%s stored as %d shows %s at %v", name, o, got, img.Bounds())
			}
		}
	}
}

func TestStrip_takesThePlaceAndNoPixel(t *testing.T) {
	t.Parallel()
	for name, file := range map[picture.Format][]byte{picture.JPEG: picturetest.Photo(t, picturetest.Corners(), 6), picture.PNG: picturetest.Screenshot(t, picturetest.Corners(), 6)} {
		out, known, err := picture.Strip(bytes.NewReader(file), int64(len(file)), name, 6)
		if err != nil || !known {
			t.Fatal(err)
		}
		got, err := io.ReadAll(out)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(got, []byte(picturetest.Place)) || bytes.Contains(got, []byte("GPS")) {
			t.Errorf("%s still tells its place", name)
		}
		if m := picture.ReadMeta(bytes.NewReader(got), name); m.Place || !m.TakenOn.IsZero() || name == picture.JPEG && m.Orientation != 6 {
			t.Errorf("%s still says %+v", name, m)
		}
		if name == picture.JPEG && !bytes.Contains(got, []byte("the colours")) {
			t.Error("the colour profile is gone")
		}
		wantSamePixels(t, name, file, got)
	}
}

// wantSamePixels fails when two files of a format do not show the same.
func wantSamePixels(t *testing.T, f picture.Format, a, b []byte) {
	t.Helper()
	was, err := picture.Decode(bytes.NewReader(a), f)
	if err != nil {
		t.Fatal(err)
	}
	is, err := picture.Decode(bytes.NewReader(b), f)
	if err != nil {
		t.Fatal(err)
	}
	for y := range 32 {
		for x := range 48 {
			if was.At(x, y) != is.At(x, y) {
				t.Fatalf("%s: the pixel at %d,%d changed", f, x, y)
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
	file := append(whole(header+riff("ICCP", "colours")+pixels+riff("EXIF", picturetest.Place)+riff("XMP ", picturetest.Place)), picturetest.Place...)
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
	file := append([]byte("\x89PNG\r\n\x1a\n"), picturetest.Chunk("IHDR", append(header, 8, 2, 0, 0, 0))...)
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
	file := picturetest.Photo(t, picturetest.Corners(), 1)
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
		{4000, 3000, 2000, 2000, 1500},
		{3000, 4000, 2000, 1500, 2000},
		{100, 50, 2000, 100, 50},
		{4000, 3000, 0, 4000, 3000},
		{10_000, 1, 100, 100, 1},
	} {
		if w, h := picture.Scaled(c.w, c.h, c.longest); w != c.wantW || h != c.wantH {
			t.Errorf("%+v: %d × %d", c, w, h)
		}
	}
}

func TestEncode_keepsWhatCanBeSeenThrough(t *testing.T) {
	t.Parallel()
	glass := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for want, c := range map[picture.Format]struct {
		img image.Image
		was picture.Format
	}{picture.PNG: {glass, picture.WebP}, picture.JPEG: {picturetest.Corners(), picture.TIFF}} {
		var b bytes.Buffer
		got, err := picture.Encode(&b, c.img, c.was)
		if err != nil || got != want || picture.Sniff(b.Bytes()) != want {
			t.Errorf("%s was written as %s, %v", c.was, got, err)
		}
	}
}

// FuzzPicture looks for files that end the program or take its memory.
func FuzzPicture(f *testing.F) {
	f.Add(picturetest.Photo(f, picturetest.Corners(), 6))
	f.Add(picturetest.Screenshot(f, picturetest.Corners(), 3))
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
