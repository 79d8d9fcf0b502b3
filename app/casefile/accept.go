package casefile

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
)

// Accept lets a warning stand with a reason, which is kept with who gave it and when. a is what Remark.Acceptance, Answer or
// NotRepeat return. A reason that was given before is replaced.
func (s *Session) Accept(ctx context.Context, a audit.Acceptance, reason string) error {
	c, err := s.Case(ctx)
	if err != nil {
		return fmt.Errorf("let warning stand: %w", err)
	}
	a.Reason, a.AcceptedAt, a.AcceptedBy = reason, audit.InstantOf(s.env.Now()), s.author(c)
	change := Change{After: &a}
	if before := acceptance(c, a.ID); before != nil {
		after := audit.Clone(before)
		after.Reason, after.AcceptedAt, after.AcceptedBy = a.Reason, a.AcceptedAt, a.AcceptedBy
		change = Change{Before: before, After: after}
	}
	return s.Save(ctx, "Let stand "+s.subject(c, a), change)
}

// TakeBack takes back that a warning was let stand: it asks for something again.
func (s *Session) TakeBack(ctx context.Context, id audit.ID) error {
	c, err := s.Case(ctx)
	if err != nil {
		return fmt.Errorf("take back what was let stand: %w", err)
	}
	a := acceptance(c, id)
	if a == nil {
		return fmt.Errorf("take back what was let stand: %w", ErrNotFound)
	}
	return s.Save(ctx, "No longer let stand "+s.subject(c, *a), Change{Before: a})
}

func acceptance(c *audit.Case, id audit.ID) *audit.Acceptance {
	for i := range c.Acceptances {
		if c.Acceptances[i].ID == id {
			return &c.Acceptances[i]
		}
	}
	return nil
}

// subject names the warning in the history: "cause in MK-01".
func (s *Session) subject(c *audit.Case, a audit.Acceptance) string {
	if f := c.Finding(audit.ID(a.Subject)); f != nil {
		return a.Rule + " in " + f.Label()
	}
	return a.Rule
}
