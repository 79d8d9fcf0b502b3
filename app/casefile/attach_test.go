package casefile_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/picture"
	"fieldcase/app/picture/picturetest"
)

// file writes a file and returns its path.
func file(t testing.TB, folder, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// stage2 is where the tests attach.
func stage2(t *testing.T, s *casefile.Session) casefile.AttachTo {
	t.Helper()
	return casefile.AttachTo{Audit: current(t, s).AuditNamed("stage-2").ID, Requirements: []audit.Number{"8.4"}}
}

func attach(t *testing.T, s *casefile.Session, o casefile.AttachOptions, paths ...string) casefile.Attached {
	t.Helper()
	var in []casefile.Incoming
	for _, p := range paths {
		in = append(in, casefile.Incoming{Path: p})
	}
	got, err := s.AttachFiles(t.Context(), stage2(t, s), in, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// bytesOf are the bytes of an attachment.
func bytesOf(t *testing.T, s *casefile.Session, a *audit.Attachment) []byte {
	t.Helper()
	r, err := s.Open(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err := errors.Join(err, r.Close()); err != nil {
		t.Fatal(err)
	}
	return b
}

// wantSound fails when the case is not in order.
func wantSound(t *testing.T, s *casefile.Session) {
	t.Helper()
	faults, err := s.Check(t.Context(), nil)
	if err != nil || len(faults) > 0 {
		t.Errorf("check: %v, %v", faults, err)
	}
}

func TestAttachFiles_photographsAreUprightAndTellNoPlace(t *testing.T) {
	t.Parallel()
	s, folder := newCase(t), t.TempDir()
	for o := 1; o <= 8; o++ {
		stored := picturetest.StoredAs(picturetest.Corners(), o)
		got := attach(t, s, casefile.AttachOptions{},
			file(t, folder, fmt.Sprintf("IMG_%d.jpg", o), picturetest.Photo(t, stored, o)),
			file(t, folder, fmt.Sprintf("Screen %d.png", o), picturetest.Screenshot(t, stored, o)))
		if o == 1 && len(got.New()) != 2 || len(got.Failed()) > 0 {
			t.Fatalf("%+v", got.Files)
		}
		for _, f := range got.Files {
			wantUpright(t, f.Attachment, bytesOf(t, s, f.Attachment))
		}
	}
	raw, err := os.ReadFile(s.Path())
	if err != nil || bytes.Contains(raw, []byte(picturetest.Place)) {
		t.Errorf("the case file tells the place, %v", err)
	}
	wantSound(t, s)
}

// wantUpright fails unless what was kept of a photograph is upright and tells neither its place nor anything else.
func wantUpright(t *testing.T, a *audit.Attachment, kept []byte) {
	t.Helper()
	img, err := picture.Decode(bytes.NewReader(kept), picture.Format(a.MediaType))
	if err != nil {
		t.Fatal(err)
	}
	if q := picturetest.Quarters(img); q != "RGBW" || a.Width != 48 || a.Height != 32 {
		t.Errorf("%s shows %s, %d × %d", a.Name, q, a.Width, a.Height)
	}
	m := picture.ReadMeta(bytes.NewReader(kept), picture.Format(a.MediaType))
	if bytes.Contains(kept, []byte(picturetest.Place)) || m.Place || m.Orientation != 1 || !a.LocationRemoved {
		t.Errorf("%s still says %+v", a.Name, m)
	}
	if a.TakenOn.String() != "2026-05-04" || a.TakenAt.String() != "14:06" {
		t.Errorf("%s was taken %s %s", a.Name, a.TakenOn, a.TakenAt)
	}
}

func TestAttachFiles_scaledOnRequestAndTheOriginalKeptOnRequest(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	original := picturetest.Photo(t, picturetest.Corners(), 1)
	path := file(t, t.TempDir(), "IMG_1.jpg", original)
	got := attach(t, s, casefile.AttachOptions{Longest: 24, KeepOriginal: true}, path)
	a := got.Files[0].Attachment
	if a.Width != 24 || a.Height != 16 || a.Original == "" {
		t.Fatalf("%+v", a)
	}
	o := current(t, s).Attachment(a.Original)
	if o == nil || !bytes.Equal(bytesOf(t, s, o), original) || !o.Confidential {
		t.Errorf("the original is %+v", o)
	}
	if img, err := jpeg.Decode(bytes.NewReader(bytesOf(t, s, a))); err != nil || img.Bounds().Dx() != 24 {
		t.Error(err)
	}
	text := file(t, t.TempDir(), "note.txt", []byte("as it is"))
	if a := attach(t, s, casefile.AttachOptions{KeepOriginal: true}, text).Files[0].Attachment; a.Original != "" {
		t.Error("a file that nothing was made of has an original")
	}
	wantSound(t, s)
}

func TestAttachFiles_aFolderIsTakenInOnceAsOneAction(t *testing.T) {
	t.Parallel()
	s, folder := newCase(t), t.TempDir()
	for i := range 100 {
		file(t, folder, fmt.Sprintf("Day %d/Rapport nr. %d.txt", i%3, i), fmt.Appendf(nil, "text %d", i))
	}
	for _, litter := range []string{".DS_Store", "Day 1/Thumbs.db", "Day 1/~$Rapport.docx", ".git/config"} {
		file(t, folder, litter, []byte("x"))
	}
	before := len(current(t, s).Attachments)
	if got := attach(t, s, casefile.AttachOptions{}, folder, folder); len(got.New()) != 100 || len(got.Files) != 100 {
		t.Fatalf("%d new of %d", len(got.New()), len(got.Files))
	}
	if got := attach(t, s, casefile.AttachOptions{}, folder); len(got.There()) != 100 || len(current(t, s).Attachments) != before+100 {
		t.Errorf("%d were there, the case has %d", len(got.There()), len(current(t, s).Attachments))
	}
	a := current(t, s).Attachments[before]
	if want := filepath.Base(folder) + "/Day 0"; a.Source != want || a.Requirements[0] != "8.4" {
		t.Errorf("%+v, want it from %s", a, want)
	}
	if _, err := s.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if n := len(current(t, s).Attachments); n != before {
		t.Errorf("undo leaves %d", n-before)
	}
	wantSound(t, s)
}

func TestAttachFiles_evidenceGetsThem(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	to := stage2(t, s)
	e := &audit.Evidence{Audit: to.Audit, Method: audit.Observation, Text: "Seen."}
	if err := s.Save(t.Context(), "Evidence", casefile.Change{After: e}); err != nil {
		t.Fatal(err)
	}
	in := []casefile.Incoming{{Path: file(t, t.TempDir(), "a.txt", []byte("a"))}}
	if _, err := s.AttachFiles(t.Context(), to, in, casefile.AttachOptions{}, nil); err != nil {
		t.Fatal(err)
	}
	to.Evidence, to.Requirements = e.ID, []audit.Number{"9.1"}
	in = append(in, casefile.Incoming{Name: "Pasted.png", Bytes: picturetest.Screenshot(t, picturetest.Corners(), 1)})
	got, err := s.AttachFiles(t.Context(), to, in, casefile.AttachOptions{}, nil)
	if err != nil || len(got.New()) != 1 || len(got.There()) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	c := current(t, s)
	if n := len(c.Evidence[0].Attachments); n != 2 {
		t.Errorf("%d attachments at the evidence", n)
	}
	if a := c.Attachment(got.There()[0].Attachment.ID); len(a.Requirements) != 2 {
		t.Errorf("the file that was there is under %v", a.Requirements)
	}
	if _, err := s.AttachFiles(t.Context(), to, in, casefile.AttachOptions{}, nil); err != nil {
		t.Fatal(err)
	}
	if a := current(t, s).Evidence[0].Attachments; len(a) != 2 {
		t.Errorf("twice makes %d", len(a))
	}
}

func TestAttachFiles_whatIsWrongIsToldAndTheRestDone(t *testing.T) {
	t.Parallel()
	s, folder := newCase(t), t.TempDir()
	photo := picturetest.Photo(t, picturetest.Corners(), 1)
	long := strings.Repeat("ø", 125) + ".txt" // 254 bytes
	paths := []string{
		file(t, folder, "a.txt", []byte("a")),
		file(t, folder, "corrupt.jpg", photo[:len(photo)/4]),
		file(t, folder, "IMG_2.HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")),
		file(t, folder, "vanishes.txt", []byte("v")),
		file(t, folder, long, []byte("long")),
		file(t, folder, "photo\u202egpj.exe", []byte("MZ")),
		filepath.Join(folder, "..", filepath.Base(folder), "a.txt"),
		filepath.Join(folder, "never there"),
		file(t, folder, "empty.txt", nil),
		file(t, folder, "z.txt", []byte("z")),
	}
	if err := os.Symlink(paths[0], filepath.Join(folder, "sub link")); err != nil {
		t.Fatal(err)
	}
	var in []casefile.Incoming
	for _, p := range append(paths, folder) {
		in = append(in, casefile.Incoming{Path: p})
	}
	in = append(in, casefile.Incoming{Name: "../../etc/passwd", Bytes: []byte("root")})
	got, err := s.AttachFiles(t.Context(), stage2(t, s), in, casefile.AttachOptions{}, func(done, _ int64, _ string) {
		if done == 3 {
			_ = os.Remove(paths[3])
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	wantTold(t, got, map[string]string{
		"a.txt": "", "z.txt": "", "corrupt.jpg": "damaged", "IMG_2.HEIC": "not shown", "vanishes.txt": "no longer there", "photogpj.exe": "",
		"never there": "no longer there", "empty.txt": "empty", "sub link": "link", long: "kept under the name", "../../etc/passwd": "kept under the name passwd",
	})
	if len(got.Failed()) != 3 {
		t.Errorf("failed: %+v", got.Failed())
	}
	for _, a := range current(t, s).Attachments {
		if strings.ContainsAny(a.Name, "/\u202e") || len(a.Name) > 200 || a.SHA256 == "" {
			t.Errorf("%q", a.Name)
		}
	}
	wantSound(t, s)
}

// wantTold fails unless what is told of each file has these words, nothing for "", and every failure a remedy.
func wantTold(t *testing.T, got casefile.Attached, want map[string]string) {
	t.Helper()
	told := map[string]string{}
	for _, f := range got.Files {
		told[f.Name] = f.Remark
		if f.Err == nil {
			continue
		}
		told[f.Name] = f.Err.Error()
		if e := casefile.Explain(f.Err); e.Remedy == "" || e.Title == "That did not work" {
			t.Errorf("%s has no remedy", f.Name)
		}
	}
	for name, words := range want {
		if is, ok := told[name]; !ok || !strings.Contains(is, words) || words == "" && is != "" {
			t.Errorf("%s: told %q, want %q", name, is, words)
		}
	}
}

// TestAttachFiles_aVeryLargePhotograph is not parallel: it looks at the memory of the whole program.
func TestAttachFiles_aVeryLargePhotograph(t *testing.T) {
	s := newCase(t)
	path := filepath.Join(t.TempDir(), "panorama.jpg")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	// A photograph of 20,000 × 10,000 with its place in it, lying on its side, of 200 MB.
	head := picturetest.Photo(t, picturetest.Corners(), 6)
	head = head[:bytes.Index(head, []byte("\xff\xd9"))]
	frame := bytes.Index(head, []byte("\xff\xc0"))
	copy(head[frame+5:], []byte{0x4e, 0x20, 0x27, 0x10})
	chunk := make([]byte, 1<<20)
	_, err = f.Write(head)
	for range 200 {
		_, writeErr := f.Write(chunk)
		err = errors.Join(err, writeErr)
	}
	_, writeErr := f.WriteString("\xff\xd9" + picturetest.Place)
	if err := errors.Join(err, writeErr, f.Close()); err != nil {
		t.Fatal(err)
	}
	before := memory()
	got := attach(t, s, casefile.AttachOptions{Longest: 2000}, path)
	if grown := memory() - before; grown > 64<<20 {
		t.Errorf("it took %d MB of memory", grown>>20)
	}
	a := got.Files[0].Attachment
	if a == nil || !strings.Contains(got.Files[0].Remark, "too large") || !a.LocationRemoved || a.Width != 20_000 || a.Height != 10_000 {
		t.Fatalf("%+v %+v", got.Files[0], a)
	}
	if a.Size < 200<<20 || casefile.HasThumbnail(a) {
		t.Errorf("%d bytes", a.Size)
	}
}

func TestAttachFiles_stoppedInTheMiddleKeepsWholeFiles(t *testing.T) {
	t.Parallel()
	s, folder := newCase(t), t.TempDir()
	for i := range 10 {
		file(t, folder, fmt.Sprintf("%d.txt", i), fmt.Append(nil, i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	got, err := s.AttachFiles(ctx, stage2(t, s), []casefile.Incoming{{Path: folder}}, casefile.AttachOptions{}, func(done, total int64, _ string) {
		if total != 10 {
			t.Errorf("%d files", total)
		}
		if done == 4 {
			cancel()
		}
	})
	if err != nil || !got.Cancelled || len(got.New()) != 4 || len(got.Files) != 4 {
		t.Errorf("%+v, %v", got, err)
	}
	wantSound(t, s)
}

func TestAttachFiles_readOnlyCaseIsToldAtOnce(t *testing.T) {
	t.Parallel()
	s := newCase(t)
	to := stage2(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ro, err := casefile.Open(t.Context(), testEnv("MK"), s.Path(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ro.Close() }() // only read
	if _, err := ro.AttachFiles(t.Context(), to, []casefile.Incoming{{Name: "a", Bytes: []byte("a")}}, casefile.AttachOptions{}, nil); !errors.Is(err, casefile.ErrReadOnly) {
		t.Error(err)
	}
}
