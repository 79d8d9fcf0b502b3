package casefile

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Entry is one change of the history: which field of which record went from what to what, who did it, when, and in
// which action.
type Entry = store.Change

// HistoryQuery limits what History returns.
type HistoryQuery = store.ChangeQuery

// ActionInfo is one action of the history: everything that was changed by one deed of a person.
type ActionInfo = store.ActionInfo

// Undone tells what Undo did.
type Undone = store.Undone

// History returns the changes, newest first.
func (s *Session) History(ctx context.Context, q HistoryQuery) ([]Entry, error) {
	out, err := s.file.Changes(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	return out, nil
}

// Actions returns the latest actions, newest first.
func (s *Session) Actions(ctx context.Context, limit int) ([]ActionInfo, error) {
	out, err := s.file.Actions(ctx, limit)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	return out, nil
}

// Undo takes an action back, the last one that still stands when action is "". What was changed again since is left as
// it is and told in the result. It returns ErrNothingToUndo when there is none.
func (s *Session) Undo(ctx context.Context, action string) (Undone, error) {
	s.mu.Lock()
	u, err := s.file.Undo(ctx, action)
	s.current = nil
	s.mu.Unlock()
	if err != nil {
		return u, fmt.Errorf("undo: %w", err)
	}
	s.announce(Changed{Label: "Undo " + u.Label})
	return u, nil
}

// Conflict is a field with several values, of which the record shows the later.
type Conflict struct {
	Record audit.ID
	Kind   string
	Field  string
}
