package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// part is a stretch of a file that is kept, or bytes that take its place.
type part struct {
	at, size int64
	bytes    []byte // instead of a stretch, nil otherwise
}

// Strip returns the bytes of a picture without what it says beside its pixels: place, time, camera, comments, small
// pictures, and whatever was put behind its end. Not a pixel changes, and neither do colour profile and, for JPEG, which
// way up it is. Nothing is read twice and little at a time, so that the size of the file does not matter.
//
// known is false for a format in which nothing is taken out; the bytes are then those of the file. It fails with
// ErrCorrupt when the file is not built as its format says.
func Strip(r io.ReaderAt, size int64, f Format, orientation int) (out io.Reader, known bool, err error) {
	var parts []part
	switch f {
	case JPEG:
		parts, err = stripJPEG(r, size, orientation)
	case PNG:
		parts, err = stripPNG(r, size)
	case WebP:
		parts, err = stripWebP(r, size)
	default:
		return io.NewSectionReader(r, 0, size), false, nil
	}
	if err != nil {
		return nil, true, err
	}
	readers := make([]io.Reader, len(parts))
	for i, p := range parts {
		readers[i] = io.NewSectionReader(r, p.at, p.size)
		if p.bytes != nil {
			readers[i] = bytes.NewReader(p.bytes)
		}
	}
	return io.MultiReader(readers...), true, nil
}

// keep adds a stretch of the file, to the one before where they meet.
func keep(parts []part, at, size int64) []part {
	if n := len(parts); n > 0 && parts[n-1].bytes == nil && parts[n-1].at+parts[n-1].size == at {
		parts[n-1].size += size
		return parts
	}
	return append(parts, part{at: at, size: size})
}

// readAt reads n bytes at a place; fewer there are is ErrCorrupt.
func readAt(r io.ReaderAt, at int64, n int) ([]byte, error) {
	b := make([]byte, n)
	got, err := r.ReadAt(b, at)
	switch {
	case got == n:
		return b, nil
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%w: it ends at byte %d", ErrCorrupt, at+int64(got))
	default:
		return nil, err
	}
}

const pngSignature = "\x89PNG\r\n\x1a\n"

// pngKept are the chunks beside the critical ones that say how pixels look (PNG, third edition, 11.3, 11.4).
var pngKept = map[string]bool{
	"tRNS": true, "cHRM": true, "gAMA": true, "iCCP": true, "sBIT": true, "sRGB": true, "cICP": true, "mDCV": true, "cLLI": true,
	"bKGD": true, "hIST": true, "pHYs": true, "sPLT": true, "acTL": true, "fcTL": true, "fdAT": true,
}

// stripPNG keeps the chunks that make the picture, up to its end.
func stripPNG(r io.ReaderAt, size int64) ([]part, error) {
	parts := []part{{at: 0, size: int64(len(pngSignature))}}
	for at := int64(len(pngSignature)); ; {
		head, err := readAt(r, at, 8)
		if err != nil {
			return nil, err
		}
		length, name := int64(binary.BigEndian.Uint32(head))+12, string(head[4:])
		if at+length > size {
			return nil, fmt.Errorf("%w: its chunk %q is cut off", ErrCorrupt, name)
		}
		if isCritical := head[4]&0x20 == 0; isCritical || pngKept[name] {
			parts = keep(parts, at, length)
		}
		if name == "IEND" {
			return parts, nil
		}
		at += length
	}
}

// The flags of a WebP that has more than one picture's bytes, and what they say is there.
const (
	webpXMP  = 0x04
	webpEXIF = 0x08
)

// stripWebP keeps every chunk but EXIF and XMP, within the size that the file says it has.
func stripWebP(r io.ReaderAt, size int64) ([]part, error) {
	head, err := readAt(r, 0, 12)
	if err != nil {
		return nil, err
	}
	end := int64(binary.LittleEndian.Uint32(head[4:])) + 8
	if end > size {
		return nil, fmt.Errorf("%w: it is cut off", ErrCorrupt)
	}
	parts, kept := []part{{bytes: head}}, int64(4)
	for at := int64(12); at+8 <= end; {
		chunk, err := readAt(r, at, 8)
		if err != nil {
			return nil, err
		}
		length := int64(binary.LittleEndian.Uint32(chunk[4:]))
		length += length&1 + 8
		if at+length > end {
			return nil, fmt.Errorf("%w: its chunk %q is cut off", ErrCorrupt, chunk[:4])
		}
		switch string(chunk[:4]) {
		case "EXIF", "XMP ":
			at += length
			continue
		case "VP8X":
			body, err := readAt(r, at, int(min(length, 18)))
			if err != nil || len(body) < 18 {
				return nil, fmt.Errorf("%w: its header is short", ErrCorrupt)
			}
			body[8] &^= webpXMP | webpEXIF
			parts = append(parts, part{bytes: body})
			parts = keep(parts, at+18, length-18)
		default:
			parts = keep(parts, at, length)
		}
		at, kept = at+length, kept+length
	}
	binary.LittleEndian.PutUint32(head[4:], uint32(kept))
	return parts, nil
}
