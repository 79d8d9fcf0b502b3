package casefile

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"

	"fieldcase/app/platform/atomicfile"
	"fieldcase/app/seal"
	"fieldcase/store"
)

// Suffix is how the name of a case file ends.
const Suffix = store.Suffix

// SealedSuffix is how the name of a sealed case ends.
const SealedSuffix = ".age"

// Seal writes the case as it stands to path, sealed with the lock. What is sealed is the case file itself, byte by byte,
// so that age opens it without Fieldcase. No plain text touches a disk on the way, and nothing but the whole takes the
// name. Where the lock can be opened again at once (a passphrase), what was sealed is opened and compared before that. An
// existing file is replaced only with force. progress may be nil; it is told bytes.
func (s *Session) Seal(ctx context.Context, path string, lock seal.Lock, force bool, progress func(done, total int64)) error {
	if err := notItself(s.Path(), path); err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	opts := []atomicfile.Option{atomicfile.Unseen()}
	if !force {
		opts = append(opts, atomicfile.NoReplace())
	}
	err := atomicfile.Write(path, 0o600, func(w io.Writer) error {
		return sealInto(w, lock, func(w io.Writer) error {
			_, err := s.file.Copy(ctx, w, progress)
			return err
		})
	}, opts...)
	if err != nil {
		return fmt.Errorf("seal: %w", existing(err, path))
	}
	return nil
}

// notItself refuses to write a file over the one that it is made of.
func notItself(from, to string) error {
	a, err := os.Stat(from)
	if err != nil {
		return err
	}
	if b, err := os.Stat(to); err == nil && os.SameFile(a, b) {
		return fmt.Errorf("%s is the file itself: %w", to, ErrExists)
	}
	return nil
}

// sealInto seals what write writes into w, and proves that it opens again where that can be done.
func sealInto(w io.Writer, lock seal.Lock, write func(io.Writer) error) error {
	var p *proof
	if key, ok := lock.Key(); ok {
		p = prove(key)
		w = io.MultiWriter(w, p.in)
	}
	plain := sha256.New()
	err := sealing(w, lock, io.Writer(plain), write)
	if p == nil {
		return err
	}
	return p.compare(err, plain.Sum(nil))
}

// sealing seals what write writes into w; beside is given the plain bytes.
func sealing(w io.Writer, lock seal.Lock, beside io.Writer, write func(io.Writer) error) error {
	out, err := lock.Writer(w)
	if err != nil {
		return err
	}
	if err := write(io.MultiWriter(out, beside)); err != nil {
		return err
	}
	return out.Close()
}

// proof opens what is being sealed while it is sealed.
type proof struct {
	in   *io.PipeWriter
	done chan struct{}
	sum  []byte
	err  error
}

func prove(key seal.Key) *proof {
	r, w := io.Pipe()
	p := &proof{in: w, done: make(chan struct{})}
	go func() {
		defer close(p.done)
		h := sha256.New()
		plain, err := key.Stream(r)
		if err == nil {
			_, err = io.Copy(h, plain)
		}
		p.sum, p.err = h.Sum(nil), err
		_ = r.CloseWithError(err) // a writer does not wait for a reader that is gone
	}()
	return p
}

// compare ends the proof after sealing ended with err.
func (p *proof) compare(err error, plain []byte) error {
	_ = p.in.CloseWithError(err)
	<-p.done
	switch {
	case err != nil:
		return err
	case p.err != nil:
		return fmt.Errorf("open what was sealed: %w", p.err)
	case string(p.sum) != string(plain):
		return fmt.Errorf("open what was sealed: %w", seal.ErrAltered)
	}
	return nil
}

// Unseal opens a sealed case and makes a case file of it at path. Nothing but the whole takes the name, and where the system
// can, no part of it has a name before. An existing file is replaced only with force, and not while somebody has it open.
// progress may be nil; it is told bytes. Errors are those of package seal, store.ErrNotCase where something else was
// sealed, and those of writing.
func Unseal(ctx context.Context, sealed, path string, key seal.Key, force bool, progress func(done, total int64)) error {
	if err := unseal(ctx, sealed, path, key, force, progress); err != nil {
		return fmt.Errorf("unseal %s: %w", sealed, err)
	}
	return nil
}

func unseal(ctx context.Context, sealed, path string, key seal.Key, force bool, progress func(done, total int64)) (err error) {
	if err := notItself(sealed, path); err != nil {
		return err
	}
	at, err := store.Hold(path, force)
	if err != nil {
		return err
	}
	defer at.Release()
	from, err := openSealed(sealed, key)
	if err != nil {
		return err
	}
	defer func() { _ = from.file.Close() }() // only read
	opts := []atomicfile.Option{atomicfile.Unseen()}
	if !force {
		opts = append(opts, atomicfile.NoReplace())
	}
	err = atomicfile.Write(path, 0o600, func(w io.Writer) error {
		if err := from.copyTo(ctx, w, progress); err != nil {
			return err
		}
		return at.Clear()
	}, opts...)
	return existing(err, path)
}

// sealedCase is a sealed case of which the beginning was read.
type sealedCase struct {
	file  *os.File
	plain *seal.Opened
	begin []byte
	size  int64
}

// openSealed opens a sealed case and looks at its beginning: that it is a case, and that nothing is missing of it.
func openSealed(path string, key seal.Key) (*sealedCase, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	c := &sealedCase{file: f, begin: make([]byte, store.BeginSize)}
	if err := c.start(key); err != nil {
		_ = f.Close() // only read
		return nil, err
	}
	return c, nil
}

// minCase is less than any case file is long.
const minCase = 1 << 16

func (c *sealedCase) start(key seal.Key) error {
	info, err := c.file.Stat()
	if err != nil {
		return err
	}
	if c.plain, err = key.Open(c.file, info.Size()); err != nil {
		return err
	}
	n, err := io.ReadFull(c.plain, c.begin)
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, seal.ErrAltered):
		return fmt.Errorf("what was sealed is %w", store.ErrNotCase)
	case errors.Is(err, seal.ErrAltered) && c.plain.Size() < minCase:
		return seal.ErrCutShort
	case err != nil:
		return err
	}
	if c.size, err = store.SizeOf(c.begin[:n]); err != nil {
		return fmt.Errorf("what was sealed is %w", err)
	}
	if c.plain.Size() < c.size {
		return fmt.Errorf("%w: %d of %d bytes are there", seal.ErrCutShort, c.plain.Size(), c.size)
	}
	return nil
}

// copyTo writes the whole case to w.
func (c *sealedCase) copyTo(ctx context.Context, w io.Writer, progress func(done, total int64)) error {
	done, err := w.Write(c.begin)
	if err != nil {
		return err
	}
	at, buf := int64(done), make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := c.plain.Read(buf)
		if _, failed := w.Write(buf[:n]); failed != nil {
			return failed
		}
		at += int64(n)
		if progress != nil {
			progress(at, c.plain.Size())
		}
		switch {
		case errors.Is(err, io.EOF) && !errors.Is(err, seal.ErrAltered):
			return nil
		case err != nil:
			return err
		}
	}
}
