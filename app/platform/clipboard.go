package platform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
)

var (
	// ErrNoPicture is what ClipboardPicture returns when something else than a
	// picture was copied, or nothing.
	ErrNoPicture = errors.New("no picture was copied")

	// ErrNoClipboard is wrapped by what ClipboardPicture returns on a machine
	// that lacks the program which hands pictures over.
	ErrNoClipboard = errors.New("this machine has no program that hands over copied pictures")
)

// maxCopied is the largest picture that is taken from the clipboard, in bytes.
const maxCopied = 64 << 20

// ClipboardPicture gives the picture that was copied last, as PNG.
func ClipboardPicture(ctx context.Context) ([]byte, error) {
	out, err := clipboardPicture(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("paste picture: %w", err)
	case len(out) == 0:
		return nil, ErrNoPicture
	default:
		return out, nil
	}
}

// handedOver is what a program writes. That it fails means that it has nothing
// to hand over.
func handedOver(ctx context.Context, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // only this package names programs
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoClipboard, err)
	}
	out, readErr := io.ReadAll(io.LimitReader(pipe, maxCopied+1))
	if len(out) > maxCopied {
		_ = cmd.Process.Kill() // the rest is not wanted
		_ = cmd.Wait()         // says that it was killed
		return nil, fmt.Errorf("the picture has more than %d MB", maxCopied>>20)
	}
	if err := cmd.Wait(); err != nil {
		return nil, ErrNoPicture
	}
	return out, readErr
}

// lacking is ErrNoClipboard with the programs of which one would do.
func lacking(programs ...string) error {
	return fmt.Errorf("%w: install %s", ErrNoClipboard, strings.Join(programs, " or "))
}

// isPNG reports whether the bytes begin as a PNG does.
func isPNG(b []byte) bool { return bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")) }
