package casefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/signature"
	"fieldcase/app/workbook"
	"fieldcase/store"
)

// SignatureState is what became of the signature of a document.
type SignatureState string

// The states of a signature.
const (
	SignatureGood SignatureState = "good"
	SignatureBad  SignatureState = "bad"  // not of this document, or no signature at all
	SignatureNone SignatureState = "none" // nobody signed it
)

// AllSignatureStates returns every state of a signature.
func AllSignatureStates() []SignatureState {
	return []SignatureState{SignatureGood, SignatureBad, SignatureNone}
}

// HistoryState is whether the case still holds the changes that a document was made from.
type HistoryState string

// The states of a history.
const (
	HistoryThere    HistoryState = "there"
	HistoryMissing  HistoryState = "missing"  // changes were taken out, or are others now
	HistoryImported HistoryState = "imported" // the case was made of its JSON, which carries no history
	HistoryUntold   HistoryState = "untold"   // the document does not say
)

// AllHistoryStates returns every state of a history.
func AllHistoryStates() []HistoryState {
	return []HistoryState{HistoryThere, HistoryMissing, HistoryImported, HistoryUntold}
}

// SignedDocument is a document that was issued from the case, verified against it.
type SignedDocument struct {
	Document    audit.ID           `json:"document"`
	Name        string             `json:"name"` // of its file
	Kind        audit.DocumentKind `json:"kind"`
	Version     int64              `json:"version"`
	IssuedAt    audit.Instant      `json:"issued_at"`
	IssuedBy    string             `json:"issued_by"`
	Signature   SignatureState     `json:"signature"`
	Key         signature.Public   `json:"key,omitempty"`
	Fingerprint string             `json:"fingerprint,omitempty"`
	OtherKey    bool               `json:"other_key"` // the same person signed an earlier document with another key
	History     HistoryState       `json:"history"`
}

// IsFrom reports whether one of the keys, or of their fingerprints, signed it.
func (d SignedDocument) IsFrom(keys []string) bool {
	for _, k := range keys {
		if d.Key.Is(k) {
			return true
		}
	}
	return false
}

// Documents verifies every issued document of the case, without a network: whether its signature is that of its bytes, and
// whether the case holds the changes that it was made from. They come as they were issued.
func (s *Session) Documents(ctx context.Context) ([]SignedDocument, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, fmt.Errorf("verify documents: %w", err)
	}
	out := make([]SignedDocument, 0, len(c.Documents))
	keys := map[audit.ID]signature.Public{}
	for i := range c.Documents {
		d := &c.Documents[i]
		v, err := s.verifyDocument(ctx, c, d)
		if err != nil {
			return nil, fmt.Errorf("verify documents: %w", err)
		}
		if v.Signature == SignatureGood {
			earlier, signed := keys[d.IssuedBy]
			v.OtherKey = signed && earlier != v.Key
			keys[d.IssuedBy] = v.Key
		}
		out = append(out, v)
	}
	return out, nil
}

func (s *Session) verifyDocument(ctx context.Context, c *audit.Case, d *audit.Document) (SignedDocument, error) {
	v := SignedDocument{
		Document: d.ID, Kind: d.Kind, Version: d.Version, IssuedAt: d.IssuedAt,
		Key: signature.Public(d.SigningKey), Fingerprint: signature.Public(d.SigningKey).Fingerprint(), Signature: SignatureNone,
	}
	if p := c.Person(d.IssuedBy); p != nil {
		v.IssuedBy = p.Name
	}
	sha := ""
	if a := c.Attachment(d.Attachment); a != nil {
		v.Name, sha = a.Name, a.SHA256
	}
	if d.Signature != "" || d.SigningKey != "" {
		v.Signature = stateOf(v.Key.Verify(documentMessage(s.file.CaseID(), d, sha), d.Signature))
	}
	var err error
	v.History, err = s.historyOf(ctx, d.Heads)
	return v, err
}

func stateOf(err error) SignatureState {
	if err != nil {
		return SignatureBad
	}
	return SignatureGood
}

// historyOf looks whether the case holds the changes that the heads name.
func (s *Session) historyOf(ctx context.Context, heads string) (HistoryState, error) {
	if heads == "" {
		return HistoryUntold, nil
	}
	named, err := store.ParseHeads(heads)
	if err != nil {
		return HistoryMissing, nil //nolint:nilerr // what names no changes names none that are there
	}
	lacks, err := s.file.Lacks(ctx, named)
	if err != nil || len(lacks) == 0 {
		return HistoryThere, err
	}
	label, err := s.file.FirstLabel(ctx)
	if label == importLabel && len(lacks) == len(named) {
		return HistoryImported, err
	}
	return HistoryMissing, err
}

// Fault kinds of documents.
const (
	faultSignature = "signature"
	faultDocument  = "document"
)

// documentFaults are what is wrong with issued documents.
func documentFaults(docs []SignedDocument) []Fault {
	var out []Fault
	for _, d := range docs {
		where := fmt.Sprintf("document %s, %q", d.Document, d.Name)
		if d.Signature == SignatureBad {
			out = append(out, Fault{Kind: faultSignature, Where: where, Message: "the signature is not of this document: it, its bytes or the " +
				"changes that it names were altered after it was signed"})
		}
		if d.History == HistoryMissing {
			out = append(out, Fault{Kind: faultDocument, Where: where, Message: "was made from changes that are not in the case as they were: " +
				"some were altered or taken out after it was issued"})
		}
	}
	return out
}

// Unexpected are the documents that none of the keys signed; a key is told by its text or its fingerprint.
func Unexpected(docs []SignedDocument, keys []string) []Fault {
	var out []Fault
	for _, d := range docs {
		where := fmt.Sprintf("document %s, %q", d.Document, d.Name)
		switch {
		case d.Signature == SignatureNone:
			out = append(out, Fault{Kind: faultSignature, Where: where, Message: "is not signed"})
		case !d.IsFrom(keys):
			out = append(out, Fault{Kind: faultSignature, Where: where, Message: "is signed with the key " + d.Fingerprint + ", which is none of those expected"})
		}
	}
	return out
}

// Against compares the case with a file that was issued or exported from it and kept elsewhere: a workbook, which tells
// the changes that it was made from, or a document, whose bytes the case keeps. It returns what does not fit; nothing when
// all does. So it finds what no look at the case alone can: that its newest changes were cut off whole. With keys, a workbook
// has to be signed with one of them. The origin is nil for what is no workbook.
func (s *Session) Against(ctx context.Context, path string, keys []string) ([]Fault, *workbook.Origin, error) {
	faults, origin, err := s.against(ctx, path)
	if err != nil {
		return nil, nil, fmt.Errorf("compare with %s: %w", path, err)
	}
	if origin != nil && len(keys) > 0 {
		faults = append(faults, Unexpected([]SignedDocument{signedWorkbook(path, *origin)}, keys)...)
	}
	return faults, origin, nil
}

// signedWorkbook is a workbook as far as who signed it goes.
func signedWorkbook(path string, o workbook.Origin) SignedDocument {
	d := SignedDocument{
		Document: o.Export, Name: filepath.Base(path), Signature: SignatureNone,
		Key: signature.Public(o.Key), Fingerprint: signature.Public(o.Key).Fingerprint(),
	}
	if o.Signature != "" {
		d.Signature = stateOf(d.Key.Verify(workbookMessage(o), o.Signature))
	}
	return d
}

func (s *Session) against(ctx context.Context, path string) (faults []Fault, origin *workbook.Origin, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	o, err := workbook.ReadOrigin(f, info.Size())
	switch {
	case !strings.EqualFold(filepath.Ext(path), ".xlsx") || errors.Is(err, workbook.ErrNoOrigin):
		faults, err = s.againstDocument(ctx, path, io.NewSectionReader(f, 0, info.Size()))
		return faults, nil, err
	case err != nil:
		return nil, nil, err
	}
	faults, err = s.againstWorkbook(ctx, path, f, info.Size(), o)
	return faults, &o, err
}

func (s *Session) againstDocument(ctx context.Context, path string, r io.Reader) ([]Fault, error) {
	h := newHashWriter(io.Discard)
	if _, err := io.Copy(h, r); err != nil {
		return nil, err
	}
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	for i := range c.Documents {
		if a := c.Attachment(c.Documents[i].Attachment); a != nil && a.SHA256 == h.sum() {
			return nil, nil
		}
	}
	return []Fault{{Kind: faultDocument, Where: path, Message: "is no document that the case says was issued from it: it was altered, or its issue was cut off " +
		"(SHA-256 " + h.sum() + ")"}}, nil
}

func (s *Session) againstWorkbook(ctx context.Context, path string, r io.ReaderAt, size int64, o workbook.Origin) ([]Fault, error) {
	var out []Fault
	fault := func(kind, message string) { out = append(out, Fault{Kind: kind, Where: path, Message: message}) }
	if o.Case != s.file.CaseID() {
		fault(faultDocument, "is of another case")
		return out, nil
	}
	if o.Key != "" || o.Signature != "" {
		if err := signature.Public(o.Key).Verify(workbookMessage(o), o.Signature); err != nil {
			fault(faultSignature, "its signature is not that of its contents")
		}
	}
	if o.Content != "" {
		switch computed, _, err := workbook.ContentHash(r, size); {
		case errors.Is(err, workbook.ErrNoContent):
			fault(faultDocument, "sheets of it were renamed or taken out: its content cannot be compared")
		case err != nil:
			return nil, err
		case computed != o.Content:
			fault(faultDocument, "cells of the certification body were altered after it was written")
		}
	}
	history, err := s.historyOf(ctx, o.Heads)
	switch history {
	case HistoryUntold:
		fault(faultDocument, "does not say which changes it was made from")
	case HistoryMissing, HistoryImported:
		fault(faultDocument, "was made from changes that are not in the case as they were: some were altered or taken out since")
	case HistoryThere:
	}
	return out, err
}
