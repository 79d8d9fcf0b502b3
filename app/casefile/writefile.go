package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"

	"fieldcase/app/platform/atomicfile"
)

// WriteFile writes a file beside its place and renames it, so that no half file is ever seen. An existing file is
// replaced only with force (ErrExists otherwise).
func WriteFile(path string, force bool, write func(io.Writer) error) error {
	var opts []atomicfile.Option
	if !force {
		opts = append(opts, atomicfile.NoReplace())
	}
	return existing(atomicfile.Write(path, 0o644, write, opts...), path)
}

// existing tells that a file is in the way as ErrExists; other errors pass.
func existing(err error, path string) error {
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w: %s", ErrExists, path)
	}
	return err
}

// hashWriter hashes what goes through it.
type hashWriter struct {
	io.Writer
	h hash.Hash
}

func newHashWriter(w io.Writer) *hashWriter {
	h := sha256.New()
	return &hashWriter{Writer: io.MultiWriter(w, h), h: h}
}

func (w *hashWriter) sum() string { return hex.EncodeToString(w.h.Sum(nil)) }
