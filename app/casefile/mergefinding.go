package casefile

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// MergeFinding merges a draft into another draft of its audit, see audit.MergeFindings, and lets what names the first name
// the other, all as one action. It refuses, with an InvalidError, findings that are issued or of two audits, and a merge
// without reason.
func (s *Session) MergeFinding(ctx context.Context, from, into audit.ID, reason string) error {
	c, err := s.Case(ctx)
	if err != nil {
		return err
	}
	f, g := c.Finding(from), c.Finding(into)
	if f == nil || g == nil {
		return fmt.Errorf("merge findings: %w", ErrNotFound)
	}
	if message := notToMerge(f, g, reason); message != "" {
		return &InvalidError{Problems: []PlacedProblem{{Kind: "finding", Record: from, Label: f.Label(), Problem: audit.Problem{Message: message}}}}
	}
	gone, kept := audit.MergeFindings(f, g, reason)
	changes := []Change{{Before: f, After: gone}, {Before: g, After: kept}}
	return s.Save(ctx, "Merge "+f.Label()+" into "+g.Label(), append(changes, redirected(c, from, into)...)...)
}

// notToMerge says what keeps two findings from becoming one, "" for nothing.
func notToMerge(f, g *audit.Finding, reason string) string {
	switch {
	case f.ID == g.ID:
		return "is the same finding"
	case f.Audit != g.Audit:
		return "and " + g.Label() + " are of different audits"
	case f.State.IsIssued() || g.State.IsIssued():
		return "or " + g.Label() + " is issued; only drafts are merged"
	case strings.TrimSpace(reason) == "":
		return "needs a reason to be merged"
	}
	return ""
}

// redirected lets notes and complaints that name one finding name another, and later findings repeat or take up that one.
func redirected(c *audit.Case, from, into audit.ID) []Change {
	var out []Change
	for i := range c.Notes {
		if n := &c.Notes[i]; slices.Contains(n.Findings, from) {
			after := audit.Clone(n)
			after.Findings = replaced(n.Findings, from, into)
			out = append(out, Change{Before: n, After: after})
		}
	}
	for i := range c.Complaints {
		if k := &c.Complaints[i]; k.Finding == from {
			after := audit.Clone(k)
			after.Finding = into
			out = append(out, Change{Before: k, After: after})
		}
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.ID == into || f.RepeatOf != from && !slices.Contains(f.Concerns, from) {
			continue
		}
		after := audit.Clone(f)
		after.Concerns = replaced(f.Concerns, from, into)
		if f.RepeatOf == from {
			after.RepeatOf = into
		}
		out = append(out, Change{Before: f, After: after})
	}
	return out
}

// replaced are IDs with another in the place of one, each once.
func replaced(ids []audit.ID, from, into audit.ID) []audit.ID {
	out := slices.DeleteFunc(slices.Clone(ids), func(id audit.ID) bool { return id == from || id == into })
	if len(out) < len(ids) {
		out = append(out, into)
	}
	return out
}
