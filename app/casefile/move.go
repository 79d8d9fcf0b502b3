package casefile

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
)

// moveProblems returns what the state machines of finding and audit forbid among the changes, looking at the case as it
// would be with all of them: a response and the acceptance of its plan may be one action. Only a change of a record that
// is there moves it. A new record has no state to come from, so that what another program knew can be taken over; an
// import of a case, a merge and an undo do not come through Save, since they bring back or bring in what was allowed when
// it was done.
func (s *Session) moveProblems(c *audit.Case, changes []Change) []PlacedProblem {
	var with *audit.Case
	after := func() *audit.Case {
		if with == nil {
			with = c.With(afters(changes)...)
		}
		return with
	}
	var out []PlacedProblem
	for _, ch := range changes {
		for _, p := range s.moveOf(ch, after) {
			out = append(out, PlacedProblem{Kind: audit.KindOf(ch.After).Name, Record: ch.After.Base().ID, Problem: p})
		}
	}
	return out
}

// moveOf returns what forbids the move of one change; nil where it moves nothing. The case is asked for only where it does.
func (s *Session) moveOf(ch Change, c func() *audit.Case) []audit.Problem {
	switch after := ch.After.(type) {
	case *audit.Finding:
		before, ok := ch.Before.(*audit.Finding)
		if ok && before != nil && before.State != after.State && !after.Deleted {
			return audit.CheckFindingMove(c(), before, after)
		}
	case *audit.Audit:
		before, ok := ch.Before.(*audit.Audit)
		if ok && before != nil && before.State != after.State && !after.Deleted {
			moved := audit.Clone(after)
			moved.State = before.State
			return audit.CheckAuditMove(c(), moved, after.State, s.env.Today())
		}
	}
	return nil
}

// afters returns the records as the changes leave them.
func afters(changes []Change) []audit.Recorder {
	out := make([]audit.Recorder, 0, len(changes))
	for _, ch := range changes {
		if ch.After != nil || ch.Before != nil {
			out = append(out, ch.after())
		}
	}
	return out
}

// Escalations returns what a nonconformity, as it is being edited, asks about its grade: whether it repeats an earlier one
// (R-3-3) or is part of a systemic failure (R-3-4; ISO/IEC 17021-1:2015 3.12). Each is a question to a person; nothing is
// changed by it.
func (s *Session) Escalations(ctx context.Context, f *audit.Finding) ([]audit.Warning, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for earlier findings: %w", err)
	}
	return audit.Escalations(c.With(f), f), nil
}
