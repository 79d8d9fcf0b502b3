package casefile

import (
	"context"
	"fmt"
	"strings"

	"fieldcase/app/audit"
)

// Amend changes an issued finding after the closing meeting: change is made to a copy of it, and every field that the client
// was told and that is another now becomes an amendment with the reason, by whom and when. Finding and amendments are one
// action. It refuses, with an InvalidError, a finding that is not issued, an amendment without reason or that changes
// nothing, and a state that there is no way to.
func (s *Session) Amend(ctx context.Context, id audit.ID, kind audit.AmendmentKind, reason string, change func(*audit.Finding)) error {
	c, err := s.Case(ctx)
	if err != nil {
		return err
	}
	before := c.Finding(id)
	if before == nil {
		return fmt.Errorf("amend finding %s: %w", id, ErrNotFound)
	}
	after := audit.Clone(before)
	change(after)
	amendments := audit.Amendments(kind, reason, before, after)
	for _, a := range amendments {
		a.ID, a.AmendedAt, a.AmendedBy = s.env.ID(), audit.InstantOf(s.env.Now()), s.author(c)
	}
	if problems := amending(before, reason, amendments); len(problems) > 0 {
		out := &InvalidError{}
		for _, p := range problems {
			out.Problems = append(out.Problems, PlacedProblem{Kind: "finding", Record: id, Label: before.Label(), Problem: p})
		}
		return out
	}
	changes := []Change{{Before: before, After: after}}
	for _, a := range amendments {
		changes = append(changes, Change{After: a})
	}
	return s.Save(ctx, "Amend "+before.Label(), changes...)
}

// amending returns what forbids an amendment.
func amending(before *audit.Finding, reason string, amendments []*audit.Amendment) []audit.Problem {
	switch {
	case !before.State.IsIssued():
		return []audit.Problem{{Message: "is not issued yet; change it in its fields"}}
	case strings.TrimSpace(reason) == "":
		return []audit.Problem{{Rule: "R-3-3", Message: "needs a reason to be amended"}}
	case len(amendments) == 0:
		return []audit.Problem{{Message: "is not changed by this amendment"}}
	}
	return nil
}

// frozen returns what forbids to change the findings among the changes that are issued: see audit.CheckFrozen. What comes
// by import, merge and undo does not pass here.
func frozen(c *audit.Case, changes []Change) []PlacedProblem {
	var amendments []*audit.Amendment
	for _, ch := range changes {
		if a, ok := ch.After.(*audit.Amendment); ok {
			amendments = append(amendments, a)
		}
	}
	var out []PlacedProblem
	for _, ch := range changes {
		before, ok := ch.Before.(*audit.Finding)
		if !ok {
			continue
		}
		now := c.Finding(before.ID)
		if now == nil || !now.State.IsIssued() {
			continue
		}
		issued := audit.Clone(before) // what was issued since it was read is issued
		issued.State = now.State
		for _, p := range audit.CheckFrozen(issued, ch.after().(*audit.Finding), amendments) {
			out = append(out, PlacedProblem{Kind: "finding", Record: now.ID, Label: now.Label(), Problem: p})
		}
	}
	return out
}
