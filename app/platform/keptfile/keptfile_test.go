package keptfile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"fieldcase/app/platform/keptfile"
)

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestUpdate_makesTheFolderAndKeepsEveryWindowsChange(t *testing.T) {
	t.Parallel()
	file := keptfile.File(filepath.Join(t.TempDir(), "not there yet", "kept.json"))
	if b, err := file.Read(); b != nil || err != nil {
		t.Fatalf("before there is one: %q, %v", b, err)
	}
	var windows sync.WaitGroup
	for range 8 {
		windows.Go(func() {
			if err := file.Update(func(old []byte) ([]byte, error) { return append(bytes.Clone(old), 'x'), nil }); err != nil {
				t.Error(err)
			}
		})
	}
	windows.Wait()
	if got := content(t, string(file)); got != "xxxxxxxx" {
		t.Errorf("eight windows each added a letter: %q", got)
	}
}

func TestUpdate_refusedLeavesTheFile(t *testing.T) {
	t.Parallel()
	file := keptfile.File(filepath.Join(t.TempDir(), "kept.json"))
	if err := file.Replace([]byte("first")); err != nil {
		t.Fatal(err)
	}
	refused := errors.New("refused")
	if err := file.Update(func([]byte) ([]byte, error) { return nil, refused }); !errors.Is(err, refused) {
		t.Errorf("error %v", err)
	}
	if got := content(t, string(file)); got != "first" {
		t.Errorf("the file holds %q", got)
	}
}

func TestReplace_keepsTheOneBefore(t *testing.T) {
	t.Parallel()
	file := keptfile.File(filepath.Join(t.TempDir(), "kept.json"))
	for _, text := range []string{"first", "second"} {
		if err := file.Replace([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if got := content(t, string(file)) + content(t, file.Before()); got != "secondfirst" {
		t.Errorf("file and the one before: %q", got)
	}
}
