package casefile

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"image"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/picture"
)

// prepared is what is made of a file before it is kept.
type prepared struct {
	record    audit.Attachment
	read      func() (io.Reader, error) // the bytes to keep, from their beginning at each call
	size      int64                     // how many they are, -1 while that is not known
	changed   bool                      // they are not those of the file
	place     bool                      // the file says where it was taken
	thumbnail image.Image               // nil without
	remark    string
}

// rewritten are the formats of single photographs that are turned and scaled: those of others may have several pages.
var rewritten = []picture.Format{picture.JPEG, picture.PNG, picture.WebP, picture.BMP}

// prepare looks into a file and makes of a photograph what is to be kept.
func prepare(name string, src *opened, o AttachOptions) (*prepared, error) {
	p := &prepared{read: whole(src), size: src.size, record: audit.Attachment{Name: name, MediaType: mediaType(name)}}
	head := make([]byte, picture.HeadSize)
	n, err := src.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, unreadable(err)
	}
	if src.size == 0 {
		p.remark = "it is empty"
	}
	if f := picture.Sniff(head[:n]); f != "" {
		p.record.MediaType = string(f)
		if err := p.picture(src, f, o); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// picture prepares a photograph. What is too large or damaged is kept all the same, without being looked at.
func (p *prepared) picture(src *opened, f picture.Format, o AttachOptions) error {
	r := io.NewSectionReader(src, 0, src.size)
	m := picture.ReadMeta(r, f)
	p.place, p.record.TakenOn, p.record.TakenAt = m.Place, m.TakenOn, m.TakenAt
	img, err := decode(r, f)
	if err != nil {
		p.remark = err.Error() + ", so it is kept without a preview"
	}
	if errors.Is(err, picture.ErrTooLarge) {
		w, h, _ := picture.Size(io.NewSectionReader(src, 0, src.size), f) // it was read a moment ago
		p.setSize(w, h, m.Orientation)
	}
	switch {
	case img != nil && slices.Contains(rewritten, f) && isRewritten(img, m, o):
		err = p.rewrite(img, f, m, o)
	default:
		err = p.strip(src, f, m)
	}
	if err != nil || img == nil {
		return err
	}
	p.thumbnail = picture.Upright(picture.Scale(img, ThumbnailSide), m.Orientation)
	if p.record.Width == 0 {
		p.setSize(img.Bounds().Dx(), img.Bounds().Dy(), m.Orientation)
	}
	return nil
}

// decode reads a picture from its beginning.
func decode(r io.ReadSeeker, f picture.Format) (image.Image, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return picture.Decode(r, f)
}

// isRewritten reports whether the pixels are written anew.
func isRewritten(img image.Image, m picture.Meta, o AttachOptions) bool {
	return m.Orientation != 1 || o.Longest > 0 && max(img.Bounds().Dx(), img.Bounds().Dy()) > o.Longest
}

// setSize notes the size of a picture that is stored with an orientation, as it is upright.
func (p *prepared) setSize(width, height, orientation int) {
	if orientation >= 5 {
		width, height = height, width
	}
	p.record.Width, p.record.Height = int64(width), int64(height)
}

// rewrite writes the picture upright and as small as asked for. Nothing but its pixels is in what it writes.
func (p *prepared) rewrite(img image.Image, f picture.Format, m picture.Meta, o AttachOptions) error {
	img = picture.Upright(picture.Scale(img, o.Longest), m.Orientation)
	var b bytes.Buffer
	as, err := picture.Encode(&b, img, f)
	if err != nil {
		return fmt.Errorf("write picture upright: %w", err)
	}
	p.read, p.size, p.changed = inMemory(b.Bytes()), int64(b.Len()), true
	p.record.LocationRemoved, p.record.MediaType = m.Place, string(as)
	if as != f {
		ext := map[picture.Format]string{picture.JPEG: ".jpg", picture.PNG: ".png"}[as]
		p.record.Name = strings.TrimSuffix(p.record.Name, filepath.Ext(p.record.Name)) + ext
	}
	p.setSize(img.Bounds().Dx(), img.Bounds().Dy(), 1)
	return nil
}

// strip leaves the pixels as they are and takes out what is beside them.
func (p *prepared) strip(src *opened, f picture.Format, m picture.Meta) error {
	_, known, err := picture.Strip(src, src.size, f, m.Orientation)
	switch {
	case errors.Is(err, picture.ErrCorrupt):
		if p.remark == "" {
			p.remark = err.Error()
		}
		p.remark = joined(p.remark, "what it says of the place may still be in it")
		return nil
	case err != nil:
		return unreadable(err)
	case !known && m.Place:
		p.remark = joined(p.remark, "it still says where it was taken")
		return nil
	case !known:
		return nil
	}
	p.read = func() (io.Reader, error) {
		r, _, err := picture.Strip(src, src.size, f, m.Orientation)
		return r, err
	}
	p.size, p.changed, p.record.LocationRemoved = -1, true, m.Place
	return nil
}

// sameReader reads bytes that were read before, and fails at their end when they are others.
type sameReader struct {
	r    io.Reader
	sum  hash.Hash
	want string
}

// Read implements io.Reader.
func (s *sameReader) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.sum.Write(p[:n])
	if errors.Is(err, io.EOF) && hex.EncodeToString(s.sum.Sum(nil)) != s.want {
		err = ErrSourceChanged
	}
	return n, err
}
