package casefile

import (
	"context"
	"errors"
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

// ErrBeginning refuses to take back the action that made the case: nothing would be left that could be opened again.
var ErrBeginning = errors.New("the case begins with this action")

// Undo takes an action back, the last one that still stands when action is "". What was changed again since is left as
// it is and told in the result. It returns ErrNothingToUndo when there is none, and ErrBeginning for the action that made
// the case.
func (s *Session) Undo(ctx context.Context, action string) (Undone, error) {
	s.turn.Lock()
	s.mu.Lock()
	u, err := s.undo(ctx, action)
	s.current = nil
	s.mu.Unlock()
	s.turn.Unlock()
	if err != nil {
		return u, fmt.Errorf("undo: %w", err)
	}
	s.announce(Changed{Label: "Undo " + u.Label})
	return u, nil
}

// undo is Undo under the lock.
func (s *Session) undo(ctx context.Context, action string) (Undone, error) {
	first, err := s.beginning(ctx)
	switch {
	case err != nil:
		return Undone{}, err
	case action != "" && action == first:
		return Undone{}, ErrBeginning
	default:
		return s.file.Undo(ctx, action, first)
	}
}

// beginning returns the ID of the action that made the case: the one that put its standard there.
func (s *Session) beginning(ctx context.Context) (string, error) {
	c, err := s.caseLocked(ctx)
	if err != nil {
		return "", err
	}
	changes, err := s.file.Changes(ctx, HistoryQuery{Kind: "standard", Record: c.Standard.ID})
	if err != nil || len(changes) == 0 {
		return "", err
	}
	return changes[len(changes)-1].Action, nil
}

// Conflict is a field with several values, of which the record shows the later.
type Conflict struct {
	Record audit.ID
	Kind   string
	Field  string
}
