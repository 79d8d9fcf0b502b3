package workbook

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"fieldcase/app/audit"
	"fieldcase/app/workbook/received"
)

// Signing is how a workbook is signed: Sign returns the signature over where it is from.
type Signing struct {
	Key         string // the public key, as text
	Fingerprint string // of it, for people to compare
	Sign        func(Origin) string
}

// Origin is where a workbook says it is from, and what it said then.
type Origin struct {
	Case       audit.ID
	Export     audit.ID
	ExportedAt audit.Instant
	Heads      string // of the case's changes, as JSON; "" of a workbook that does not tell them
	Content    string // ContentHash
	Key        string // public key of who signed it, "" of a workbook that is not signed
	Signature  string
}

func (m manifest) origin() Origin {
	return Origin{
		Case: m.Case, Export: m.Export, ExportedAt: audit.InstantOf(m.ExportedAt), Heads: m.Heads, Content: m.Content,
		Key: m.Key, Signature: m.Signature,
	}
}

// sign completes the manifest with what it was made from, and signs it.
func (r *released) sign(m *manifest, hash func() string) {
	if r.of.Heads == "" {
		return
	}
	m.Heads, m.Content = r.of.Heads, hash()
	if r.of.Signing != nil {
		m.Key = r.of.Signing.Key
		m.Signature = r.of.Signing.Sign(m.origin())
	}
}

// ReadOrigin returns where a workbook says it is from. It fails with ErrNoOrigin for one that does not, with the errors of
// package received for what is no workbook.
func ReadOrigin(r io.ReaderAt, size int64) (Origin, error) {
	book, err := received.Open(r, size)
	if err != nil {
		return Origin{}, fmt.Errorf("read workbook: %w", err)
	}
	for i, s := range book.Sheets {
		if s.Name != manifestSheet && !s.Hidden {
			continue
		}
		var m manifest
		_, err := book.Rows(i, func(row received.Row) error {
			_ = json.Unmarshal([]byte(cellAt(row, 1).Text), &m) // what is no JSON is no manifest
			return errEnough
		})
		if err != nil && !errors.Is(err, errEnough) {
			return Origin{}, fmt.Errorf("read workbook: %w", err)
		}
		if m.Format != 0 {
			return m.origin(), nil
		}
	}
	return Origin{}, ErrNoOrigin
}

// ErrNoOrigin is returned for a workbook that does not say where it is from.
var ErrNoOrigin = errors.New("the workbook does not say which case it is from")
