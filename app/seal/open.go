package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

const (
	intro = "age-encryption.org/v1\n"
	chunk = 64 << 10 // plain bytes of a part that is sealed by itself
	tag   = 16       // what sealing adds to each
	nonce = 16       // that stands before the first
)

// Opened is a sealed file that is being read: the plain bytes, each part looked at before it is given out. What it gave
// before an error is genuine, but not the whole.
type Opened struct {
	r    io.Reader
	src  *source
	size int64
}

// source keeps the error that reading met, which is no fault of what was read.
type source struct {
	io.ReaderAt
	err error
}

// ReadAt implements io.ReaderAt.
func (s *source) ReadAt(p []byte, at int64) (int, error) {
	n, err := s.ReaderAt.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = fmt.Errorf("read the sealed file: %w", err)
	}
	return n, err
}

// Open opens a sealed file of that length in bytes. It fails with ErrNotSealed, ErrWrongPassphrase, ErrWrongKey,
// ErrWantsPassphrase, ErrWantsKey, ErrCutShort, ErrAltered, and those of reading. A changed byte in the lines that hold the
// passphrase's part cannot be told from a wrong passphrase.
func (k Key) Open(from io.ReaderAt, size int64) (*Opened, error) {
	src := &source{ReaderAt: from}
	head, err := header(src, size)
	if err != nil {
		return nil, err
	}
	if err := k.fits(head); err != nil {
		return nil, err
	}
	r, err := age.Decrypt(io.NewSectionReader(src, 0, size), k.identities...)
	var none *age.NoIdentityMatchError
	switch {
	case err == nil:
		return &Opened{r: r, src: src, size: plainSize(size - int64(len(head)) - nonce)}, nil
	case errors.As(err, &none) && k.passphrase:
		return nil, ErrWrongPassphrase
	case errors.As(err, &none):
		return nil, ErrWrongKey
	default:
		return nil, src.altered(err)
	}
}

// Stream is Open for a sealed file that comes as it is made, whose length nobody knows yet.
func (k Key) Stream(r io.Reader) (io.Reader, error) {
	out, err := age.Decrypt(r, k.identities...)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAltered, err)
	}
	return out, nil
}

// header returns the lines before the sealed bytes.
func header(src *source, size int64) ([]byte, error) {
	begin := make([]byte, min(size, int64(len(intro))))
	_, _ = src.ReadAt(begin, 0) // src keeps the error
	switch {
	case src.err != nil:
		return nil, src.err
	case len(begin) == 0 || !bytes.HasPrefix([]byte(intro), begin):
		return nil, ErrNotSealed
	case len(begin) < len(intro):
		return nil, ErrCutShort
	}
	head, err := age.ExtractHeader(io.NewSectionReader(src, 0, size))
	if err != nil {
		return nil, src.altered(err)
	}
	return head, nil
}

// fits tells a passphrase where keys are asked for, and the other way round.
func (k Key) fits(head []byte) error {
	sealedWithPassphrase := bytes.Contains(head, []byte("\n-> scrypt "))
	switch {
	case sealedWithPassphrase && !k.passphrase:
		return ErrWantsPassphrase
	case !sealedWithPassphrase && k.passphrase:
		return ErrWantsKey
	default:
		return nil
	}
}

// plainSize returns how many plain bytes are sealed in so many.
func plainSize(sealed int64) int64 {
	chunks := (sealed + chunk + tag - 1) / (chunk + tag)
	return max(0, sealed-chunks*tag)
}

// Size returns the plain length, as that of the sealed file tells it: of one that was cut short, what is left.
func (o *Opened) Size() int64 { return o.size }

// Read implements io.Reader. It fails with ErrCutShort where the file ends before its last part, and with ErrAltered.
func (o *Opened) Read(p []byte) (int, error) {
	n, err := o.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = o.src.altered(err)
	}
	return n, err
}

// altered tells a file that could not be read from one that ends too early and one that was changed.
func (s *source) altered(err error) error {
	switch {
	case s.err != nil:
		return s.err
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCutShort
	default:
		return fmt.Errorf("%w: %w", ErrAltered, err)
	}
}

// IsSealed reports whether a file begins as sealed ones do.
func IsSealed(begin []byte) bool { return bytes.HasPrefix(begin, []byte(intro)) }
