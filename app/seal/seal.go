// Package seal encrypts files so that only who has the passphrase or one of the keys can read them, and nobody can change
// them unseen. A sealed file is a plain file of age (age-encryption.org/v1): age and rage open it without Fieldcase.
//
// It is the only user of filippo.io/age. What is in a file it does not know.
package seal

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// The errors of this package, for errors.Is. None of them tells a secret.
var (
	ErrNotSealed       = errors.New("not a sealed file")
	ErrWrongPassphrase = errors.New("the passphrase does not open it")
	ErrWrongKey        = errors.New("it was not sealed for any of these keys")
	ErrWantsPassphrase = errors.New("it is sealed with a passphrase, not for keys")
	ErrWantsKey        = errors.New("it is sealed for keys, not with a passphrase")
	ErrAltered         = errors.New("the sealed file was altered or damaged")
	ErrNoPassphrase    = errors.New("the passphrase is empty")
	ErrRecipient       = errors.New("not a recipient")
	ErrIdentity        = errors.New("not a file of keys")
)

// ErrCutShort is ErrAltered, of a file that ends before its end.
var ErrCutShort error = cutShort{}

type cutShort struct{}

func (cutShort) Error() string        { return "the sealed file was cut short" }
func (cutShort) Is(target error) bool { return target == ErrAltered }

// The work that finding one passphrase takes, as a power of two. age's own default takes 256 MB and half a second; a
// file of a stranger that asks for more than four times that is refused before it is tried.
const (
	passphraseWork    = 18
	passphraseWorkMax = 20
)

// Lock is what a file is sealed with: a passphrase, or the keys of one or several recipients, each of whom opens it alone.
type Lock struct {
	recipients []age.Recipient
	key        *Key // that opens what the lock closes; nil where only others can
}

// WithPassphrase returns the lock of a passphrase. It fails with ErrNoPassphrase.
func WithPassphrase(passphrase string) (Lock, error) {
	return withPassphrase(passphrase, passphraseWork)
}

func withPassphrase(passphrase string, work int) (Lock, error) {
	k, err := Passphrase(passphrase)
	if err != nil {
		return Lock{}, err
	}
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return Lock{}, ErrNoPassphrase
	}
	r.SetWorkFactor(work)
	return Lock{recipients: []age.Recipient{r}, key: &k}, nil
}

// ForRecipients returns the lock of public keys, age1… or age1pq1…, each in a text of its own or several in one, a line
// each, as a file of recipients holds them. Empty lines and those that begin with # say nothing. It fails with
// ErrRecipient; keys of the two kinds cannot be mixed.
func ForRecipients(texts ...string) (Lock, error) {
	list, err := age.ParseRecipients(strings.NewReader(strings.Join(texts, "\n")))
	if err != nil {
		return Lock{}, fmt.Errorf("%w: %w", ErrRecipient, err)
	}
	l := Lock{recipients: list}
	if _, err := age.Encrypt(io.Discard, list...); err != nil { // it refuses a mixture
		return Lock{}, fmt.Errorf("%w: %w", ErrRecipient, err)
	}
	return l, nil
}

// Key returns the key that opens what the lock closes; ok is false where only others have it.
func (l Lock) Key() (k Key, ok bool) {
	if l.key == nil {
		return Key{}, false
	}
	return *l.key, true
}

// With returns the lock with a key that opens what it closes, so that what was written can be read again at once.
func (l Lock) With(k Key) Lock {
	l.key = &k
	return l
}

// Writer returns a writer that seals what is written to it into w. It has to be closed, and what was written before is no
// sealed file; closing does not close w.
func (l Lock) Writer(w io.Writer) (io.WriteCloser, error) {
	out, err := age.Encrypt(w, l.recipients...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return out, nil
}

// Key is what opens a sealed file: a passphrase, or the private keys of a recipient.
type Key struct {
	identities []age.Identity
	passphrase bool
}

// Passphrase returns the key of a passphrase. It fails with ErrNoPassphrase.
func Passphrase(passphrase string) (Key, error) {
	i, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return Key{}, ErrNoPassphrase
	}
	i.SetMaxWorkFactor(passphraseWorkMax)
	return Key{identities: []age.Identity{i}, passphrase: true}, nil
}

// Identities returns the key of a file of private keys (AGE-SECRET-KEY-1…), as age-keygen writes it. It fails with
// ErrIdentity.
func Identities(r io.Reader) (Key, error) {
	list, err := age.ParseIdentities(r)
	if err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrIdentity, err)
	}
	return Key{identities: list}, nil
}

// Recipients returns the public keys of the private ones; none of a passphrase.
func (k Key) Recipients() []string {
	var out []string
	for _, i := range k.identities {
		switch i := i.(type) {
		case *age.X25519Identity:
			out = append(out, i.Recipient().String())
		case *age.HybridIdentity:
			out = append(out, i.Recipient().String())
		}
	}
	return out
}

// And returns a key that opens what either opens.
func (k Key) And(other Key) Key {
	return Key{identities: append(k.identities[:len(k.identities):len(k.identities)], other.identities...), passphrase: k.passphrase || other.passphrase}
}

// IsPassphrase reports whether the key is a passphrase.
func (k Key) IsPassphrase() bool { return k.passphrase }
