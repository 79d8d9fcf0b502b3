package profilefile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"fieldcase/app/platform/profilefile"
)

func content(t *testing.T, folder, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestUpdate_makesTheFolderAndKeepsEveryWindowsChange(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "not there yet")
	if b, err := profilefile.Read(folder); b != nil || err != nil {
		t.Fatalf("before there is one: %q, %v", b, err)
	}
	var windows sync.WaitGroup
	for range 8 {
		windows.Go(func() {
			if err := profilefile.Update(folder, func(old []byte) ([]byte, error) { return append(bytes.Clone(old), 'x'), nil }); err != nil {
				t.Error(err)
			}
		})
	}
	windows.Wait()
	if got := content(t, folder, profilefile.FileName); got != "xxxxxxxx" {
		t.Errorf("eight windows each added a letter: %q", got)
	}
}

func TestUpdate_refusedLeavesTheFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := profilefile.Replace(folder, []byte("first")); err != nil {
		t.Fatal(err)
	}
	refused := errors.New("refused")
	if err := profilefile.Update(folder, func([]byte) ([]byte, error) { return nil, refused }); !errors.Is(err, refused) {
		t.Errorf("error %v", err)
	}
	if got := content(t, folder, profilefile.FileName); got != "first" {
		t.Errorf("the file holds %q", got)
	}
}

func TestReplace_keepsTheOneBefore(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, text := range []string{"first", "second"} {
		if err := profilefile.Replace(folder, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if got := content(t, folder, profilefile.FileName) + content(t, folder, profilefile.BeforeName); got != "secondfirst" {
		t.Errorf("file and the one before: %q", got)
	}
}
