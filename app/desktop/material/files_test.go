package material_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/material"
	"fieldcase/app/picture/picturetest"
	"fieldcase/store"
)

// attached are the files at the clause of the shelf by name.
func (s *shelf) attached() map[string]*audit.Attachment {
	out := map[string]*audit.Attachment{}
	c := s.desk.Case()
	for i := range c.Attachments {
		if a := &c.Attachments[i]; a.Audit == s.desk.At {
			out[a.Name] = a
		}
	}
	return out
}

// TestFiles_chosenFilesBelongToTheClause: they are attached, shown with type and size, opened and taken out by keys.
func TestFiles_chosenFilesBelongToTheClause(t *testing.T) {
	s := newShelf(t, "8.4")
	s.desk.Sees("No file yet.")
	s.desk.Chosen = []string{file(t, "IAR v9.txt", "IA-01 to IA-03"), file(t, "VP-11.pdf", "%PDF-1.7 …")}
	s.desk.Press("Ctrl+Shift+A")
	got := s.attached()
	if len(got) != 2 || got["IAR v9.txt"].Requirements[0] != "8.4" || got["IAR v9.txt"].AddedBy == "" {
		t.Fatalf("%+v", got)
	}
	if told := s.desk.Toasts[len(s.desk.Toasts)-1]; told != "2 files attached" {
		t.Errorf("told %q", told)
	}
	s.desk.Sees("IAR v9.txt", "document", "14 B · "+got["IAR v9.txt"].SHA256[:4])
	s.files.Focus()
	s.desk.Press("Enter")
	if len(s.desk.Opened) != 1 || s.desk.Opened[0] != "IAR v9.txt: IA-01 to IA-03" {
		t.Errorf("opened %q", s.desk.Opened)
	}
	s.desk.Press("Del")
	if _, there := s.attached()["IAR v9.txt"]; there {
		t.Error("it is still there")
	}
	s.desk.SeesNot("IAR v9.txt")
}

// TestFiles_aFolderDroppedTwice: the second time nothing is stored again, and that is told.
func TestFiles_aFolderDroppedTwice(t *testing.T) {
	s := newShelf(t, "8.4")
	folder := filepath.Join(t.TempDir(), "from the client")
	if err := os.MkdirAll(filepath.Join(folder, "logs"), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		if err := os.WriteFile(filepath.Join(folder, "logs", fmt.Sprintf("log %d.txt", i)), []byte(fmt.Sprint("line ", i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.files.Drop([]string{folder})
	s.files.Drop([]string{folder})
	if len(s.attached()) != 100 {
		t.Errorf("%d files", len(s.attached()))
	}
	if want := []string{"100 files attached", "100 files were here already"}; strings.Join(s.desk.Toasts, "|") != strings.Join(want, "|") {
		t.Errorf("told %q", s.desk.Toasts)
	}
}

// TestFiles_aPastedPicture: the picture copied last is attached under a name with the time, and shown small.
func TestFiles_aPastedPicture(t *testing.T) {
	s := newShelf(t, "8.4")
	var b bytes.Buffer
	if err := png.Encode(&b, picturetest.Corners()); err != nil {
		t.Fatal(err)
	}
	s.desk.Copied = b.Bytes()
	s.desk.Press("Ctrl+Shift+V")
	for name, a := range s.attached() {
		if !strings.HasPrefix(name, "Pasted 2026-05-05 ") || a.MediaType != "image/png" || a.Width != 48 || a.Height != 32 {
			t.Errorf("%+v", a)
		}
		s.desk.Sees(name)
	}
	if len(s.attached()) != 1 {
		t.Errorf("%d files", len(s.attached()))
	}
}

// TestFiles_photographsAreMadeReady: upright, without their place; scaled and with the original only when asked for.
func TestFiles_photographsAreMadeReady(t *testing.T) {
	s := newShelf(t, "8.4")
	photo := file(t, "IMG_0001.jpg", string(picturetest.Photo(t, picturetest.StoredAs(picturetest.Corners(), 6), 6)))
	s.files.Drop([]string{photo})
	a := s.attached()["IMG_0001.jpg"]
	if a == nil || !a.LocationRemoved || a.Width != 48 || a.Height != 32 || a.Original != "" || a.TakenOn.String() != "2026-05-04" {
		t.Fatalf("%+v", a)
	}
	s.desk.Sees("photo, 4 May 14:06")
}

// TestFiles_whatWentWrongIsTold: one bad file does not keep the others out, and each is told with its reason and remedy.
func TestFiles_whatWentWrongIsTold(t *testing.T) {
	s := newShelf(t, "8.4")
	good := file(t, "good.txt", "seen")
	damaged := file(t, "damaged.png", "\x89PNG\r\n\x1a\nnothing more")
	heic := file(t, "IMG_7.HEIC", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
	disguised := file(t, "invoice\u202efdp.exe", "MZ")
	s.files.Drop([]string{good, filepath.Join(t.TempDir(), "gone.pdf"), damaged, heic, disguised})
	s.desk.Dialog()
	s.desk.Sees("4 files attached, 1 not", "The file cannot be read: it is no longer there", "gone.pdf",
		"Look whether it is still there", "damaged.png", "IMG_7.HEIC")
	if got := s.attached(); len(got) != 4 || got["good.txt"] == nil || got["damaged.png"] == nil || got["IMG_7.HEIC"] == nil {
		t.Errorf("%v", got)
	}
	s.desk.Press("Enter")
	s.desk.Sees("good.txt", "IMG_7.HEIC")
}

// TestFiles_namesThatAreNone: a name that leads out of its folder, one too long and one that turns its direction are safe.
func TestFiles_namesThatAreNone(t *testing.T) {
	s := newShelf(t, "8.4")
	long := strings.Repeat("å", 120) + ".txt" // 244 bytes, as many as a file system takes
	s.files.Drop([]string{file(t, long, "long"), file(t, "a\u202etxt.exe", "x")})
	for name, a := range s.attached() {
		if strings.ContainsAny(name, "/\\\u202e") || len(name) > 255 || a.Size == 0 {
			t.Errorf("%q", name)
		}
	}
	if len(s.attached()) != 2 {
		t.Errorf("%d files", len(s.attached()))
	}
}

func TestFiles_fullDisk(t *testing.T) {
	s := newShelf(t, "8.4")
	s.desk.Chosen = []string{file(t, "IAR.txt", "x")}
	s.desk.Press("Ctrl+Shift+A")
	s.files.Focus()
	s.desk.Full = store.ErrFull
	s.desk.Press("Del")
	if len(s.desk.Told) != 1 || !errors.Is(s.desk.Told[0], store.ErrFull) {
		t.Errorf("told %v", s.desk.Told)
	}
	s.desk.Sees("IAR.txt")
}

// TestFiles_whatIsKnownOfOne: its dialog says where it is used and its whole hash; a note is kept.
func TestFiles_whatIsKnownOfOne(t *testing.T) {
	s := newShelf(t, "8.4")
	s.desk.Chosen = []string{file(t, "IAR.txt", "x")}
	s.desk.Press("Ctrl+Shift+A")
	s.files.Focus()
	s.desk.Press("F2")
	s.desk.Sees("SHA-256", s.attached()["IAR.txt"].SHA256, "Márta Kővári")
	s.desk.Type("Page 1 alone")
	s.desk.Press("Ctrl+Enter")
	if note := s.attached()["IAR.txt"].Note; note != "Page 1 alone" {
		t.Errorf("note %q", note)
	}
}

func TestFiles_readOnly(t *testing.T) {
	s := newShelf(t, "8.4")
	s.desk.Locked = true
	s.show()
	s.files.Drop([]string{file(t, "a.txt", "x")})
	if len(s.attached()) != 0 || !strings.Contains(strings.Join(s.desk.Toasts, ""), "can only be read") {
		t.Errorf("%v, %q", s.attached(), s.desk.Toasts)
	}
}

// fullDisk is a case on a disk that is full after the fortieth of a hundred files.
type fullDisk struct{ *casefile.Session }

// AttachFiles implements material.Cases.
func (fullDisk) AttachFiles(_ context.Context, _ casefile.AttachTo, in []casefile.Incoming, _ casefile.AttachOptions, progress func(done, total int64, words string)) (casefile.Attached, error) {
	var out casefile.Attached
	for i, f := range in {
		progress(int64(i), int64(len(in)), f.Path)
		taken := casefile.AttachedFile{Name: filepath.Base(f.Path), Attachment: &audit.Attachment{}}
		if i >= 40 {
			taken.Attachment, taken.Err = nil, fmt.Errorf("attach %s: %w: it was not begun", taken.Name, casefile.ErrFull)
		}
		out.Files = append(out.Files, taken)
	}
	return out, nil
}

// TestFiles_diskFullInTheMiddleOfAHundred: what was done and what was not is told once, with the remedy.
func TestFiles_diskFullInTheMiddleOfAHundred(t *testing.T) {
	s := newShelf(t, "8.4")
	var paths []string
	for i := range 100 {
		paths = append(paths, fmt.Sprintf("log %d.txt", i))
	}
	material.New(s.desk, fullDisk{s.desk.Session}, s.desk.Writer()).Drop(material.At{Audit: s.desk.At}, paths)
	s.desk.Sees("40 files attached, 60 not", "The disk is full", "log 40.txt", "and 54 more", "Free some space", "wholly or not at all")
	s.desk.Press("Enter")
	s.desk.SeesNot("The disk is full")
}

// TestFiles_stopped: Cancel leaves what is attached, and says so.
func TestFiles_stopped(t *testing.T) {
	s := newShelf(t, "8.4")
	s.desk.Work.Hold()
	s.files.Drop([]string{file(t, "a.txt", "a"), file(t, "b.txt", "b")})
	s.desk.Work.CancelRunning()
	s.desk.Work.Release()
	if len(s.attached()) != 0 || len(s.desk.Told) != 0 {
		t.Errorf("%d files, told %v", len(s.attached()), s.desk.Told)
	}
}
