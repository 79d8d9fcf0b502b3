package casefile

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/platform/atomicfile"
	"fieldcase/app/seal"
	"fieldcase/store"
)

// Errors of a case that is kept sealed.
var (
	ErrUnsealedElsewhere = errors.New("this sealed case is open for work already")
	ErrSealedChanged     = errors.New("the sealed file was changed while the case was open for work")
)

// Unsealed is a case that is kept sealed and is open for work: a plain copy of it lies in a private folder until it is sealed
// again. What a crash leaves there is found by LeftUnsealed.
type Unsealed struct {
	Sealed   string        `json:"sealed"` // path of the sealed file
	Name     string        `json:"name"`   // of the plain copy
	Hash     string        `json:"hash"`   // SHA-256 of the sealed file, as it was opened
	Plain    string        `json:"plain"`  // SHA-256 of the plain copy, as it was then
	OpenedAt audit.Instant `json:"opened_at"`
	folder   string
}

// originName is the name of the file beside the plain copy that tells where it is from.
const originName = "sealed.json"

// OpenSealed opens a sealed case for work: it makes the plain copy in a folder of its own within dir, which only this person
// may read. It fails with ErrUnsealedElsewhere while there is one already (LeftUnsealed gives it), and as Unseal does.
func OpenSealed(ctx context.Context, env Env, dir, sealed string, key seal.Key) (*Unsealed, error) {
	u, err := openSealedAtRest(ctx, env, dir, sealed, key)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", sealed, err)
	}
	return u, nil
}

func openSealedAtRest(ctx context.Context, env Env, dir, sealed string, key seal.Key) (_ *Unsealed, err error) {
	if sealed, err = filepath.Abs(sealed); err != nil {
		return nil, err
	}
	left, err := LeftUnsealed(dir)
	if err != nil {
		return nil, err
	}
	for _, l := range left {
		if l.Sealed == sealed {
			return nil, ErrUnsealedElsewhere
		}
	}
	u := &Unsealed{
		Sealed: sealed, Name: strings.TrimSuffix(filepath.Base(sealed), SealedSuffix), OpenedAt: audit.InstantOf(env.Now()),
		folder: filepath.Join(dir, env.NewID()),
	}
	if u.Hash, err = fileSum(sealed); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(u.folder, 0o700); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(u.folder))
		}
	}()
	if err := Unseal(ctx, sealed, u.Path(), key, false, nil); err != nil {
		return nil, err
	}
	if u.Plain, err = fileSum(u.Path()); err != nil {
		return nil, err
	}
	return u, u.write()
}

// Path returns the path of the plain copy.
func (u *Unsealed) Path() string { return filepath.Join(u.folder, u.Name) }

// Env returns the world for work on the plain copy: its backups lie beside it and go with it, and nothing of it is kept in
// the folder for caches.
func (u *Unsealed) Env(e Env) Env {
	e.BackupDir, e.CacheDir = filepath.Join(u.folder, "backups"), ""
	return e
}

func (u *Unsealed) write() error {
	text, err := json.Marshal(u)
	if err != nil {
		return err
	}
	return atomicfile.WriteBytes(filepath.Join(u.folder, originName), text, 0o600)
}

// LeftUnsealed returns the cases whose plain copies lie in dir: those that are open for work, and those that a crash left. A
// folder that was left before its copy was whole is removed.
func LeftUnsealed(dir string) ([]*Unsealed, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look for cases that were not sealed again: %w", err)
	}
	var out []*Unsealed
	for _, e := range entries {
		u := &Unsealed{folder: filepath.Join(dir, e.Name())}
		text, err := os.ReadFile(filepath.Join(u.folder, originName))
		switch {
		case errors.Is(err, fs.ErrNotExist) && e.IsDir():
			err = os.RemoveAll(u.folder)
		case err == nil:
			if err = json.Unmarshal(text, u); err == nil {
				out = append(out, u)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("look for cases that were not sealed again: %w", err)
		}
	}
	return out, nil
}

// SealAgain seals the plain copy in the place of the sealed file and removes its folder; the case must be closed. The lock's
// key has to open the sealed file that is there, so that a slip of the pen does not become the passphrase. Where nothing
// was changed the sealed file stays as it is. Nothing is removed before what was sealed was opened again and compared.
//
// It fails with ErrSealedChanged when somebody changed the sealed file meanwhile: then to names another place for it.
func (u *Unsealed) SealAgain(ctx context.Context, env Env, lock seal.Lock, to string) error {
	if err := u.sealAgain(ctx, env, lock, to); err != nil {
		return fmt.Errorf("seal %s again: %w", u.Sealed, err)
	}
	return nil
}

func (u *Unsealed) sealAgain(ctx context.Context, env Env, lock seal.Lock, to string) error {
	at, err := store.Hold(u.Path(), true) // nobody works on it
	if err != nil {
		return err
	}
	defer at.Release()
	now, err := fileSum(u.Path())
	if err != nil {
		return err
	}
	before, err := fileSum(u.Sealed)
	gone := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !gone:
		return err
	case !gone && to == "" && before != u.Hash:
		return ErrSealedChanged
	case now == u.Plain && before == u.Hash:
		return u.forget()
	}
	key, ok := lock.Key()
	if !ok {
		return fmt.Errorf("%w: a key that opens it is needed as well", seal.ErrWantsKey)
	}
	if before == u.Hash {
		if err := u.Opens(key); err != nil {
			return err
		}
	}
	if err := u.sealTo(ctx, env, lock, to); err != nil {
		return err
	}
	return u.forget()
}

func (u *Unsealed) sealTo(ctx context.Context, env Env, lock seal.Lock, to string) error {
	s, err := Open(ctx, u.Env(env), u.Path(), true)
	if err != nil {
		return err
	}
	if to != "" {
		return closing(s.Seal(ctx, to, lock, false, nil), s)
	}
	return closing(s.Seal(ctx, u.Sealed, lock, true, nil), s)
}

// forget removes the plain copy with all that lies beside it.
func (u *Unsealed) forget() error { return os.RemoveAll(u.folder) }

// Opens looks whether a key opens the sealed file; it fails as Unseal does.
func (u *Unsealed) Opens(key seal.Key) error {
	c, err := openSealed(u.Sealed, key)
	if err != nil {
		return err
	}
	return c.file.Close()
}

// IsOpen reports whether somebody works on the plain copy now.
func (u *Unsealed) IsOpen() bool {
	at, err := store.Hold(u.Path(), true)
	if err != nil {
		return errors.Is(err, store.ErrInUse)
	}
	at.Release()
	return false
}

func fileSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	h := newHashWriter(io.Discard)
	_, err = io.Copy(h, f)
	return h.sum(), closing(err, f)
}
