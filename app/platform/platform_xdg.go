//go:build unix && !darwin

package platform

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// hasNativeDialog reports whether one of the programs that show dialogs is
// installed and there is a screen to show them on.
func hasNativeDialog() bool {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false
	}
	for _, program := range []string{"qarma", "zenity", "matedialog"} {
		if _, err := exec.LookPath(program); err == nil {
			return true
		}
	}
	return false
}

func open(path string) error { return launch("xdg-open", path) }

// reveal asks the file manager to select the file, as the freedesktop File
// Manager Interface has it, or else shows its folder.
func reveal(path string) error {
	err := launch("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1",
		"/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems",
		"array:string:"+fileURL(path), "string:")
	if err == nil {
		return nil
	}
	return launch("xdg-open", filepath.Dir(path))
}

// fileURL is path as a file URL. A comma is escaped too, because dbus-send
// parts a list by it.
func fileURL(path string) string {
	u := url.URL{Scheme: "file", Path: path}
	return strings.ReplaceAll(u.String(), ",", "%2C")
}

// markForeign has nothing to do: there is no such mark here.
func markForeign(string) {}

// clipboardPicture asks the program that goes with the screen. wl-paste and
// xclip fail when the clipboard holds nothing of that type.
func clipboardPicture(ctx context.Context) ([]byte, error) {
	var programs [][]string
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		programs = append(programs, []string{"wl-paste", "--no-newline", "--type", "image/png"})
	}
	if os.Getenv("DISPLAY") != "" {
		programs = append(programs, []string{"xclip", "-selection", "clipboard", "-t", "image/png", "-o"})
	}
	var names []string
	for _, p := range programs {
		names = append(names, p[0])
		if _, err := exec.LookPath(p[0]); err != nil {
			continue
		}
		out, err := handedOver(ctx, p[0], p[1:]...)
		if err == nil && !isPNG(out) {
			return nil, ErrNoPicture
		}
		return out, err
	}
	return nil, lacking(names...)
}
