package platform

import (
	"bytes"
	"context"
	"encoding/hex"

	"golang.org/x/sys/unix"
)

// hasNativeDialog is true: this system brings its dialogs along.
func hasNativeDialog() bool { return true }

func open(path string) error { return launch("open", path) }

func reveal(path string) error { return launch("open", "-R", path) }

// markForeign puts the file in quarantine, as browsers do, so that the system
// asks before anything in it runs. Without the mark it is only less careful.
func markForeign(path string) {
	_ = unix.Setxattr(path, "com.apple.quarantine", []byte("0081;00000000;Fieldcase;"), 0)
}

// clipboardPicture asks AppleScript, which writes the bytes in hexadecimal
// digits: «data PNGf89504E47…».
func clipboardPicture(ctx context.Context) ([]byte, error) {
	out, err := handedOver(ctx, "osascript", "-e", "the clipboard as «class PNGf»")
	if err != nil {
		return nil, err
	}
	_, digits, _ := bytes.Cut(out, []byte("PNGf"))
	digits, _, _ = bytes.Cut(digits, []byte("»"))
	png := make([]byte, hex.DecodedLen(len(digits)))
	if _, err := hex.Decode(png, digits); err != nil || !isPNG(png) {
		return nil, ErrNoPicture
	}
	return png, nil
}
