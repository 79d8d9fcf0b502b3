package signature

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"fieldcase/app/platform/atomicfile"
	"fieldcase/app/seal"
)

// KeyName is the name of the key's file in the folder for settings.
const KeyName = "signing-key.pem"

// File is the file of a private key, by its path.
type File string

// The types of the PEM block: the key as it is, and as age seals it.
const (
	plainType  = "PRIVATE KEY"
	sealedType = "AGE ENCRYPTED FILE"
)

// Open reads the key. It fails with ErrNoKey when there is none, with ErrLocked when it has a passphrase and none is
// given, with seal.ErrWrongPassphrase, and with ErrKey.
func (f File) Open(passphrase string) (*Signer, error) {
	block, err := f.read()
	if err != nil {
		return nil, err
	}
	der := block.Bytes
	if block.Type == sealedType {
		if der, err = unlock(der, passphrase); err != nil {
			return nil, err
		}
	}
	k, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrKey, f, err)
	}
	key, ok := k.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%w: %s is of another kind", ErrKey, f)
	}
	return &Signer{key: key}, nil
}

func (f File) read() (*pem.Block, error) {
	content, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoKey
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKey, err)
	}
	block, _ := pem.Decode(content)
	if block == nil || block.Type != plainType && block.Type != sealedType {
		return nil, fmt.Errorf("%w: %s", ErrKey, f)
	}
	return block, nil
}

func unlock(sealed []byte, passphrase string) ([]byte, error) {
	if passphrase == "" {
		return nil, ErrLocked
	}
	k, err := seal.Passphrase(passphrase)
	if err != nil {
		return nil, err
	}
	r, err := k.Open(bytes.NewReader(sealed), int64(len(sealed)))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// IsLocked reports whether the key has a passphrase; false also where there is none.
func (f File) IsLocked() bool {
	block, err := f.read()
	return err == nil && block.Type == sealedType
}

// OpenOrMake reads the key, and makes one of the chance when there is none. Of two that make it at once one is kept.
func (f File) OpenOrMake(passphrase string, chance io.Reader) (*Signer, error) {
	s, err := f.Open(passphrase)
	if !errors.Is(err, ErrNoKey) {
		return s, err
	}
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(chance, seed); err != nil {
		return nil, fmt.Errorf("make a signing key: %w", err)
	}
	s = &Signer{key: ed25519.NewKeyFromSeed(seed)}
	if err := os.MkdirAll(filepath.Dir(string(f)), 0o700); err != nil {
		return nil, fmt.Errorf("make a signing key: %w", err)
	}
	err = f.write(s, "", atomicfile.NoReplace())
	if errors.Is(err, fs.ErrExist) {
		return f.Open(passphrase)
	}
	if err != nil {
		return nil, fmt.Errorf("make a signing key: %w", err)
	}
	return s, nil
}

// SetPassphrase locks the key with another passphrase, "" to need none. It fails as Open does.
func (f File) SetPassphrase(before, after string) error {
	s, err := f.Open(before)
	if err != nil {
		return err
	}
	if err := f.write(s, after); err != nil {
		return fmt.Errorf("lock the signing key: %w", err)
	}
	return nil
}

func (f File) write(s *Signer, passphrase string, opts ...atomicfile.Option) error {
	der, err := x509.MarshalPKCS8PrivateKey(s.key)
	if err != nil {
		return err
	}
	block := &pem.Block{Type: plainType, Bytes: der}
	if passphrase != "" {
		if block.Bytes, err = lock(der, passphrase); err != nil {
			return err
		}
		block.Type = sealedType
	}
	return atomicfile.WriteBytes(string(f), pem.EncodeToMemory(block), 0o600, append(opts, atomicfile.Unseen())...)
}

func lock(der []byte, passphrase string) ([]byte, error) {
	l, err := seal.WithPassphrase(passphrase)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := l.Writer(&out)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(der); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}
