//go:build unix

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestLinkStaysAndItsFileIsReplaced(t *testing.T) {
	path := oldFile(t)
	links := t.TempDir()
	far, near := filepath.Join(links, "far"), filepath.Join(links, "near")
	for link, to := range map[string]string{far: path, near: "far"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	if err := WriteBytes(near, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, path, "new")
	wantNames(t, links, "far", "near")
	if to, err := os.Readlink(near); to != "far" {
		t.Errorf("link leads to %q (%v), want far", to, err)
	}
	if err := WriteBytes(near, nil, 0o600, NoReplace()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("NoReplace on a link: error = %v, want fs.ErrExist", err)
	}
}

func TestLinkThatLeadsNowhere(t *testing.T) {
	folder := t.TempDir()
	link, file := filepath.Join(folder, "link"), filepath.Join(folder, "file")
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(link, []byte("one"), 0o600, NoReplace()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("NoReplace: error = %v, want fs.ErrExist", err)
	}
	if err := WriteBytes(link, []byte("two"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read(t, file); got != "two" {
		t.Errorf("the link's file holds %q", got)
	}
	ring := filepath.Join(folder, "ring")
	if err := os.Symlink("ring", ring); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(ring, nil, 0o600); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a ring of links: error = %v, want ErrNotRegular", err)
	}
}

func TestPipeIsRefused(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(pipe, nil, 0o600); !errors.Is(err, ErrNotRegular) {
		t.Errorf("error = %v, want ErrNotRegular", err)
	}
}

// TestReservedName is NoReplace as it works on FAT, which has no exclusive
// rename.
func TestReservedName(t *testing.T) {
	onFAT := func(o *options) { o.system.renameNew = renameReserved }
	path := oldFile(t)
	if err := WriteBytes(path, nil, 0o600, NoReplace(), onFAT); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error = %v, want fs.ErrExist", err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if err := WriteBytes(fresh, []byte("new"), 0o600, NoReplace(), onFAT); err != nil {
		t.Fatal(err)
	}
	wantOnly(t, fresh, "new")
	lost := filepath.Join(t.TempDir(), "lost")
	if err := renameReserved(filepath.Join(t.TempDir(), "none"), lost); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error = %v, want fs.ErrNotExist", err)
	}
	wantNames(t, filepath.Dir(lost))
	if err := exclusiveError("a", "b", syscall.EINVAL); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("EINVAL is taken as %v, want unsupported", err)
	}
}
