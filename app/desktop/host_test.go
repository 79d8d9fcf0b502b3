package desktop_test

import (
	"io"
	"slices"
	"testing"

	"fieldcase/app/platform"
)

func TestHost_choosesFilesAndFolders(t *testing.T) {
	d := newDesk(t)
	var got []string
	d.answers = []string{"/a /b", "/folder", ""}
	h := d.w.AsHost()
	h.ChooseFiles("Attach", func(paths []string) { got = append(got, paths...) })
	h.ChooseFolder("Attach a folder", func(path string) { got = append(got, path) })
	h.ChooseFiles("Attach", func([]string) { t.Error("nothing was chosen") })
	if !slices.Equal(got, []string{"/a", "/b", "/folder"}) {
		t.Errorf("chosen: %q", got)
	}
	h.ChooseFiles("Attach by our own panel", func([]string) {})
	d.sees("Attach by our own panel")
	d.press("Esc")
	h.ChooseFolder("Attach a folder by our own panel", func(string) {})
	d.sees("Attach a folder by our own panel")
}

func TestHost_opensContent(t *testing.T) {
	d := newDesk(t)
	h := d.w.AsHost()
	h.OpenContent("report.pdf", func(w io.Writer) error {
		_, err := io.WriteString(w, "%PDF")
		return err
	})
	if !slices.Contains(d.shown, "report.pdf") {
		t.Errorf("shown: %q", d.shown)
	}
	h.OpenContent("setup.exe", func(io.Writer) error { return nil })
	d.sees("This file is not opened from here")
}

func TestHost_pastesAPicture(t *testing.T) {
	d := newDesk(t)
	h, got := d.w.AsHost(), ""
	paste := func() { h.PastePicture(func(png []byte) { got = string(png) }) }
	d.copied = []byte("picture")
	if paste(); got != "picture" {
		t.Errorf("pasted %q", got)
	}
	d.copied, d.noCopy = nil, platform.ErrNoPicture
	paste()
	d.sees("There is no picture to paste")
	d.noCopy = platform.ErrNoClipboard
	paste()
	d.sees("No picture can be pasted here", "Install the program named, or keep the picture as a file and attach that.")
}
