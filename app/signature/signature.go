// Package signature signs what an auditor issues, with an Ed25519 key of the auditor's own, and verifies it.
//
// The key is made at its first use and lies in the person's folder for settings, readable by that person alone, as PEM
// (PKCS #8, as openssl writes it) or, once a passphrase was set, as the same sealed by age. It never leaves the machine;
// what goes out is the public key, with each signature. Whose it is, no machine can tell: people compare its fingerprint.
package signature

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// The errors of this package, for errors.Is.
var (
	ErrBad    = errors.New("the signature is not of this content")
	ErrForm   = errors.New("neither a key nor a signature")
	ErrNoKey  = errors.New("there is no signing key")
	ErrLocked = errors.New("the signing key is locked by a passphrase")
	ErrKey    = errors.New("the file of the signing key cannot be read")
)

// Public is a public key as text: ed25519: and its 32 bytes in base64.
type Public string

const publicPrefix = "ed25519:"

func publicOf(k ed25519.PublicKey) Public {
	return Public(publicPrefix + base64.StdEncoding.EncodeToString(k))
}

func (p Public) key() (ed25519.PublicKey, error) {
	text, ok := strings.CutPrefix(strings.TrimSpace(string(p)), publicPrefix)
	b, err := base64.StdEncoding.DecodeString(text)
	if !ok || err != nil || len(b) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("%w: %.60q", ErrForm, p)
	}
	return b, nil
}

// Fingerprint is what people compare: the first 16 hexadecimal digits of the SHA-256 of the key, in groups of four. It is
// "" for what is no key.
func (p Public) Fingerprint() string {
	k, err := p.key()
	if err != nil {
		return ""
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(k))
	return strings.Join([]string{sum[:4], sum[4:8], sum[8:12], sum[12:16]}, " ")
}

// Is reports whether the text is the key or its fingerprint, with or without the spaces.
func (p Public) Is(text string) bool {
	text = strings.TrimSpace(text)
	short := p.Fingerprint()
	return short != "" && (text == string(p) || strings.EqualFold(strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(short, " ", "")))
}

// Verify looks whether the signature is that of the message by the key. It fails with ErrBad or ErrForm.
func (p Public) Verify(message []byte, signature string) error {
	k, err := p.key()
	if err != nil {
		return err
	}
	sig, err := base64.StdEncoding.DecodeString(signature)
	if err != nil || len(sig) != ed25519.SignatureSize {
		return fmt.Errorf("%w: %.20q", ErrForm, signature)
	}
	if !ed25519.Verify(k, message, sig) {
		return ErrBad
	}
	return nil
}

// Signer signs with a private key.
type Signer struct{ key ed25519.PrivateKey }

// Public returns the public key.
func (s *Signer) Public() Public { return publicOf(s.key.Public().(ed25519.PublicKey)) }

// Sign returns the signature of the message, in base64.
func (s *Signer) Sign(message []byte) string {
	return base64.StdEncoding.EncodeToString(ed25519.Sign(s.key, message))
}
