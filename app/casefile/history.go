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
	return s.takeBack("undo", func() (Undone, error) {
		c, err := s.caseLocked(ctx)
		if err != nil {
			return Undone{}, err
		}
		first, err := s.beginning(ctx, c)
		switch {
		case err != nil:
			return Undone{}, err
		case action != "" && action == first:
			return Undone{}, ErrBeginning
		default:
			return s.file.Undo(ctx, action, first)
		}
	})
}

// Redo does again what the last Undo took back. It returns ErrNothingToRedo when something else was done since.
func (s *Session) Redo(ctx context.Context) (Undone, error) {
	return s.takeBack("redo", func() (Undone, error) { return s.file.Redo(ctx) })
}

func (s *Session) takeBack(what string, work func() (Undone, error)) (Undone, error) {
	s.turn.Lock()
	s.mu.Lock()
	u, err := work()
	s.current = nil
	s.mu.Unlock()
	s.turn.Unlock()
	if err != nil {
		return u, fmt.Errorf("%s: %w", what, err)
	}
	word := "Undo "
	if u.Again {
		word = "Redo "
	}
	s.announce(Changed{Label: word + u.Label})
	return u, nil
}

// Steps are the labels of what Undo and Redo would do.
type Steps = store.Steps

// Steps returns what Undo of the last action and Redo would do now.
func (s *Session) Steps(ctx context.Context) (Steps, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return Steps{}, err
	}
	first, err := s.beginning(ctx, c)
	if err != nil {
		return Steps{}, fmt.Errorf("read history: %w", err)
	}
	return s.file.Steps(ctx, first)
}

// beginning returns the ID of the action that made the case: the one that put its standard there.
func (s *Session) beginning(ctx context.Context, c *audit.Case) (string, error) {
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
