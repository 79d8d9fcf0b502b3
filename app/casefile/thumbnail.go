package casefile

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/picture"
)

// ThumbnailSide is the longer side of a thumbnail in pixels: enough for a tile of twice the usual density.
const ThumbnailSide = 160

const (
	maxThumbnails   = 4000     // kept in the folder of caches, over all cases
	maxPictureBytes = 64 << 20 // a picture of more is not read for a thumbnail
)

// HasThumbnail reports whether an attachment is a picture that can be shown small.
func HasThumbnail(a *audit.Attachment) bool {
	return picture.Format(a.MediaType).Drawn() && a.Size <= maxPictureBytes && a.Width*a.Height <= picture.MaxPixels
}

// Thumbnail returns a small picture of an attachment. It reads the whole attachment unless the folder of caches has the
// small one, so it is work for the background. Its errors are those of package picture and of Open.
//
// What is confidential is never put into the folder of caches, which lies outside the case.
func (s *Session) Thumbnail(ctx context.Context, a *audit.Attachment) (image.Image, error) {
	if !HasThumbnail(a) {
		return nil, fmt.Errorf("thumbnail of %s: %w", a.Name, picture.ErrNotDrawn)
	}
	if img := s.cachedThumbnail(a); img != nil {
		return img, nil
	}
	r, err := s.Open(ctx, a)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = b.ReadFrom(r)
	if err := closing(err, r); err != nil {
		return nil, fmt.Errorf("read attachment %s: %w", a.Name, err)
	}
	img, err := picture.Thumbnail(bytes.NewReader(b.Bytes()), picture.Format(a.MediaType), ThumbnailSide)
	if err != nil {
		return nil, fmt.Errorf("thumbnail of %s: %w", a.Name, err)
	}
	s.keepThumbnail(a, img)
	return img, nil
}

// cachedThumbnail returns the small picture that the folder of caches has, nil when there is none.
func (s *Session) cachedThumbnail(a *audit.Attachment) image.Image {
	path := s.thumbnailPath(a)
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	img, err := jpeg.Decode(io.LimitReader(f, 1<<20))
	if err := closing(err, f); err != nil {
		return nil // it is made again
	}
	return img
}

// keepThumbnail puts a small picture into the folder of caches. That it cannot is no fault: it is made again.
func (s *Session) keepThumbnail(a *audit.Attachment, img image.Image) {
	path := s.thumbnailPath(a)
	if path == "" || img == nil {
		return
	}
	var b bytes.Buffer
	if jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}) != nil {
		return
	}
	if os.MkdirAll(filepath.Dir(path), 0o700) == nil {
		clearOldest(filepath.Dir(path), maxThumbnails)
		_ = os.WriteFile(path, b.Bytes(), 0o600) // see above
	}
}

func (s *Session) thumbnailPath(a *audit.Attachment) string {
	if s.env.CacheDir == "" || a.Confidential || len(a.SHA256) != 64 || strings.ContainsAny(a.SHA256, `/\.`) {
		return ""
	}
	return filepath.Join(s.env.CacheDir, "thumbnails", a.SHA256+".jpg")
}

// clearOldest removes the older half of the files in a folder once there are that many.
func clearOldest(folder string, most int) {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) < most {
		return
	}
	age := map[string]time.Time{}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			age[e.Name()] = info.ModTime()
		}
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return age[a.Name()].Compare(age[b.Name()]) })
	for _, e := range entries[:len(entries)/2] {
		_ = os.Remove(filepath.Join(folder, e.Name())) // another window may have done it
	}
}
