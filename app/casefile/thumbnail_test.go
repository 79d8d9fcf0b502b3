package casefile_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/picture"
	"fieldcase/app/picture/picturetest"
)

// TestCase_doesNotWaitForBytes: while a file goes into the case, pages read what is in memory.
func TestCase_doesNotWaitForBytes(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	want := current(t, s)
	began, goOn := make(chan bool), make(chan bool)
	done := make(chan error)
	go func() {
		_, err := s.Attach(t.Context(), "slow.bin", "stick", io.MultiReader(bytes.NewReader(make([]byte, 16<<20)), waiting{began, goOn}))
		done <- err
	}()
	<-began // 16 MB are written and not committed: the file is locked
	saved := make(chan error)
	go func() {
		saved <- s.Save(context.WithoutCancel(t.Context()), "Client", casefile.Change{Before: &want.Client, After: renamed(want.Client)})
	}()
	if got := current(t, s); got != want {
		t.Error("the case was read anew")
	}
	close(goOn)
	if err := errors.Join(<-done, <-saved); err != nil {
		t.Error(err)
	}
	if c := current(t, s); c.Client.Name != "Nordlys" || len(c.Attachments) != 1 {
		t.Errorf("%s, %d attachments", c.Client.Name, len(c.Attachments))
	}
	wantSound(t, s)
}

func renamed(c audit.Client) *audit.Client {
	out := audit.Clone(&c)
	out.Name = "Nordlys"
	return out
}

// waiting is a reader that says when it is read and ends when it may.
type waiting struct{ began, goOn chan bool }

// Read implements io.Reader.
func (w waiting) Read([]byte) (int, error) {
	w.began <- true
	<-w.goOn
	return 0, io.EOF
}

func TestThumbnail(t *testing.T) {
	t.Parallel()
	env := testEnv("MK")
	env.CacheDir = t.TempDir()
	s, err := casefile.Create(t.Context(), env, filepath.Join(t.TempDir(), "c.fieldcase"), casefile.NewCase{Client: audit.Client{Name: "Nordlys"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }() // only read
	to := stage2(t, s)
	for i, confidential := range []bool{false, true} {
		to.Confidential = confidential
		img := picturetest.StoredAs(picturetest.Corners(), 1+5*i)
		got, err := s.AttachFiles(t.Context(), to, []casefile.Incoming{{Name: "a.jpg", Bytes: picturetest.Photo(t, img, 1+5*i)}}, casefile.AttachOptions{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		small, err := s.Thumbnail(t.Context(), got.Files[0].Attachment)
		if err != nil || picturetest.Quarters(small) != "RGBW" {
			t.Errorf("thumbnail: %v", err)
		}
	}
	kept, err := filepath.Glob(filepath.Join(env.CacheDir, "thumbnails", "*"))
	if err != nil || len(kept) != 1 {
		t.Errorf("the folder of caches has %v: the confidential one is not to be there", kept)
	}
	a := &audit.Attachment{Name: "x.heic", MediaType: string(picture.HEIC)}
	if _, err := s.Thumbnail(t.Context(), a); !errors.Is(err, picture.ErrNotDrawn) {
		t.Error(err)
	}
}

func BenchmarkAttach100Photos(b *testing.B) {
	folder := b.TempDir()
	for i := range 100 {
		img := picturetest.Corners()
		img.Pix[0] = byte(i)
		file(b, folder, fmt.Sprintf("IMG_%d.jpg", i), picturetest.Photo(b, img, 1+i%8))
	}
	for i := range b.N {
		s, err := casefile.Create(b.Context(), testEnv("MK"), filepath.Join(b.TempDir(), fmt.Sprint(i, ".fieldcase")), casefile.NewCase{Client: audit.Client{Name: "N"}})
		if err != nil {
			b.Fatal(err)
		}
		to := casefile.AttachTo{}
		got, err := s.AttachFiles(b.Context(), to, []casefile.Incoming{{Path: folder}}, casefile.AttachOptions{Longest: 2000}, nil)
		if err != nil || len(got.Failed()) > 0 {
			b.Fatal(err, got.Failed())
		}
		_ = s.Close()
	}
}
