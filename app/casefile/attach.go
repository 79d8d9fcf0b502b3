package casefile

import (
	"context"
	"fmt"
	"io"
	"mime"
	"path/filepath"

	"fieldcase/app/audit"
)

// Attach takes the bytes of r into the case as a new attachment of that name. The same bytes are stored once.
func (s *Session) Attach(ctx context.Context, name, source string, r io.Reader) (*audit.Attachment, error) {
	sum, size, err := s.file.PutBlob(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("attach %s: %w", name, err)
	}
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	a := &audit.Attachment{
		Record: audit.Record{ID: s.env.ID()}, Name: filepath.Base(name), SHA256: sum, Size: size,
		MediaType: mime.TypeByExtension(filepath.Ext(name)), Source: source,
		AddedAt: audit.InstantOf(s.env.Now()), AddedBy: s.author(c),
	}
	return a, s.Save(ctx, "Attach "+a.Name, Change{After: a})
}

// Open returns the bytes of an attachment.
func (s *Session) Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error) {
	r, err := s.file.Blob(ctx, a.SHA256)
	if err != nil {
		return nil, fmt.Errorf("open attachment %s: %w", a.Name, err)
	}
	return r, nil
}
