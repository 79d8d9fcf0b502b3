package picture

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// The markers of JPEG that matter here (ISO/IEC 10918-1, table B.1).
const (
	markerSOI  = 0xD8
	markerEOI  = 0xD9
	markerSOS  = 0xDA
	markerRST0 = 0xD0
	markerRST7 = 0xD7
	markerTEM  = 0x01
	markerAPP0 = 0xE0
	markerAPPF = 0xEF
	markerCOM  = 0xFE
)

// appKept are the beginnings of the application segments that say how pixels look.
var appKept = map[byte]string{0xE0: "JFIF\x00", 0xE2: "ICC_PROFILE\x00", 0xEE: "Adobe"}

// stripJPEG keeps the segments that make the picture, up to its end: cameras put further pictures, with their own data,
// behind it.
func stripJPEG(r io.ReaderAt, size int64, orientation int) ([]part, error) {
	c := &jpegCursor{r: bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 64<<10)}
	if m, err := c.marker(); err != nil || m != markerSOI {
		return nil, fmt.Errorf("%w: it does not begin as a JPEG", ErrCorrupt)
	}
	parts := []part{{at: 0, size: 2}}
	if orientation > 1 && orientation <= 8 {
		parts = append(parts, part{bytes: orientationSegment(byte(orientation))})
	}
	for {
		start := c.at
		m, err := c.marker()
		if err != nil {
			return nil, err
		}
		if m == markerEOI {
			return keep(parts, c.at-2, 2), nil
		}
		if !hasLength(m) {
			parts = keep(parts, start, c.at-start)
			continue
		}
		start = c.at - 2
		wanted, err := c.segment(m)
		if err != nil {
			return nil, err
		}
		if m == markerSOS {
			if err := c.scan(); err != nil {
				return nil, err
			}
		}
		if wanted {
			parts = keep(parts, start, c.at-start)
		}
	}
}

func hasLength(m byte) bool {
	return m != markerSOI && m != markerTEM && (m < markerRST0 || m > markerRST7)
}

// orientationSegment is an EXIF segment that says which way up a picture is, and nothing else.
func orientationSegment(orientation byte) []byte {
	return []byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" +
		string(rune(orientation)) + "\x00\x00\x00\x00\x00\x00")
}

// jpegCursor goes through a JPEG.
type jpegCursor struct {
	r  *bufio.Reader
	at int64
}

// cut gives the end of the file its name.
func (c *jpegCursor) cut(err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: it ends at byte %d", ErrCorrupt, c.at)
	}
	return err
}

// marker reads the next marker, which bytes FF may precede.
func (c *jpegCursor) marker() (byte, error) {
	for n := 0; ; n++ {
		b, err := c.r.ReadByte()
		if err != nil {
			return 0, c.cut(err)
		}
		c.at++
		switch {
		case b == 0xFF:
		case n == 0 || b == 0:
			return 0, fmt.Errorf("%w: no segment at byte %d", ErrCorrupt, c.at-1)
		default:
			return b, nil
		}
	}
}

// segment goes to the end of a segment whose marker was read, and tells whether it is kept.
func (c *jpegCursor) segment(m byte) (wanted bool, err error) {
	head, err := c.r.Peek(16)
	if len(head) < 2 {
		return false, c.cut(err)
	}
	length := int(head[0])<<8 | int(head[1])
	if length < 2 {
		return false, fmt.Errorf("%w: no segment at byte %d", ErrCorrupt, c.at)
	}
	body := head[2:min(len(head), length)]
	switch {
	case m >= markerAPP0 && m <= markerAPPF:
		prefix, ok := appKept[m]
		wanted = ok && bytes.HasPrefix(body, []byte(prefix))
	default:
		wanted = m != markerCOM
	}
	n, err := c.r.Discard(length)
	c.at += int64(n)
	return wanted, c.cut(err)
}

// scan goes to the marker behind the pixels of a scan.
func (c *jpegCursor) scan() error {
	for {
		b, err := c.r.Peek(2)
		if len(b) < 2 {
			return c.cut(err)
		}
		if b[0] == 0xFF && b[1] != 0 && b[1] != 0xFF && (b[1] < markerRST0 || b[1] > markerRST7) {
			return nil
		}
		skip := 1
		if rest, _ := c.r.Peek(c.r.Buffered()); b[0] != 0xFF {
			if skip = bytes.IndexByte(rest, 0xFF); skip < 0 {
				skip = len(rest)
			}
		}
		n, err := c.r.Discard(skip)
		c.at += int64(n)
		if err != nil {
			return c.cut(err)
		}
	}
}
