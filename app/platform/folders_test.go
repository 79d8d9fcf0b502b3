package platform

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFreeSpace(t *testing.T) {
	if free, err := FreeSpace(t.TempDir()); err != nil || free == 0 {
		t.Errorf("FreeSpace = %d, %v", free, err)
	}
	if _, err := FreeSpace(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such folder: error = %v, want fs.ErrNotExist", err)
	}
}

func TestWhoAndWhere(t *testing.T) {
	if UserName() == "" || strings.ContainsAny(UserName(), `\,`) {
		t.Errorf("UserName = %q", UserName())
	}
	want, err := os.Hostname()
	if err != nil || HostName() != want {
		t.Errorf("HostName = %q, want %q (%v)", HostName(), want, err)
	}
}
