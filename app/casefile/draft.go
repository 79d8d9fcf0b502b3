package casefile

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Draft is a text being typed that is not yet a change of the case. It is on disk, and is offered back after a crash.
type Draft struct {
	Kind   string
	Record audit.ID
	Field  string
	Text   string
	At     audit.Instant // when it was last written; set by the session
	Who    string        // who typed it; set by the session
}

// SaveDraft keeps a text being typed. It is written to disk before SaveDraft returns.
func (s *Session) SaveDraft(ctx context.Context, d Draft) error {
	err := s.file.SaveDraft(ctx, store.Draft{Kind: d.Kind, Record: d.Record, Field: d.Field, Text: d.Text})
	if err != nil {
		return fmt.Errorf("keep draft of %s: %w", d.Field, err)
	}
	return nil
}

// DropDraft forgets the draft of a field, after its text has become a change or was given up.
func (s *Session) DropDraft(ctx context.Context, kind string, record audit.ID, field string) error {
	if err := s.file.DropDraft(ctx, kind, record, field); err != nil {
		return fmt.Errorf("drop draft of %s: %w", field, err)
	}
	return nil
}

// Drafts returns the texts that were being typed when a program ended without saving them, the oldest first.
func (s *Session) Drafts(ctx context.Context) ([]Draft, error) {
	found, err := s.file.Drafts(ctx)
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	out := make([]Draft, len(found))
	for i, d := range found {
		out[i] = Draft{Kind: d.Kind, Record: d.Record, Field: d.Field, Text: d.Text, At: d.At, Who: d.Who}
	}
	return out, nil
}
