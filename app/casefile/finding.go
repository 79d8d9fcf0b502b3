package casefile

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/wording"
)

// NewFinding returns a new draft finding of the audit with its draft number: the user's initials and the next count of
// theirs in this audit, so that two auditors without a network never give the same. It is not saved yet.
func (s *Session) NewFinding(ctx context.Context, auditID audit.ID) (*audit.Finding, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	initials := s.env.User.Initials
	if initials == "" {
		initials = "XX"
	}
	n := 0
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == auditID {
			n = max(n, draftCount(f.DraftNumber, initials))
		}
	}
	return &audit.Finding{
		Record: audit.Record{ID: s.env.ID()}, Audit: auditID, State: audit.FindingDraft, Author: s.author(c),
		DraftNumber: fmt.Sprintf("%s-%02d", initials, n+1),
	}, nil
}

// draftCount returns the count in a draft number of these initials, 0 for another one's.
func draftCount(number, initials string) int {
	rest, ok := strings.CutPrefix(number, initials+"-")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(rest)
	if err != nil {
		return 0
	}
	return n
}

// author returns the person of the case that has the user's initials, or "".
func (s *Session) author(c *audit.Case) audit.ID { return AuthorOf(c, s.env.User) }

// AuthorOf returns the person of the case that has the user's initials, or "".
func AuthorOf(c *audit.Case, u User) audit.ID {
	for i := range c.Persons {
		if p := &c.Persons[i]; p.Initials == u.Initials && p.Initials != "" {
			return p.ID
		}
	}
	return ""
}

// ErrNothingToIssue is returned by IssueFindings when the audit has no finding to issue.
var ErrNothingToIssue = errors.New("no finding to issue")

// IssueFindings gives every draft and ready finding of the audit its number and hands it to the client: numbers follow
// grade and, within it, the order of writing, one count for each prefix; dates follow the policy of the case. A finding that is not
// ready (R-3-1), or whose wording has an error, refuses the whole with an InvalidError that names finding, field and rule.
// It is one action.
func (s *Session) IssueFindings(ctx context.Context, auditID audit.ID) ([]*audit.Finding, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	a := c.Audit(auditID)
	if a == nil {
		return nil, fmt.Errorf("issue findings: audit %s: %w", auditID, ErrNotFound)
	}
	issued := audit.IssuePlan(c, a, s.env.Today())
	if len(issued) == 0 {
		return nil, ErrNothingToIssue
	}
	if err := s.heldBack(c, issued); err != nil {
		return nil, fmt.Errorf("issue findings of %s: %w", a.Title(), err)
	}
	changes := make([]Change, len(issued))
	for i, f := range issued {
		changes[i] = Change{Before: c.Finding(f.ID), After: f}
	}
	s.backUpBefore(ctx, BackupBeforeIssue)
	return issued, s.Save(ctx, "Issue findings of "+a.Title(), changes...)
}

// HeldFinding is a finding that cannot be issued as it stands, with what keeps it.
type HeldFinding struct {
	Finding *audit.Finding
	Errors  []Remark // of the wording check, in the order of the form
}

// HeldBack returns the findings of the audit that are not issued yet and cannot be, by their draft numbers.
func (s *Session) HeldBack(ctx context.Context, auditID audit.ID) ([]HeldFinding, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, fmt.Errorf("check wording: %w", err)
	}
	var drafts []*audit.Finding
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Audit == auditID && !f.State.IsIssued() {
			drafts = append(drafts, f)
		}
	}
	slices.SortStableFunc(drafts, func(a, b *audit.Finding) int { return cmp.Compare(a.DraftNumber, b.DraftNumber) })
	return s.held(c, drafts), nil
}

func (s *Session) held(c *audit.Case, findings []*audit.Finding) []HeldFinding {
	var out []HeldFinding
	clauses := s.wordingClauses()
	for _, f := range findings {
		errs := slices.DeleteFunc(wording.Check(wording.Of(c, f, clauses)), func(r Remark) bool { return r.Severity != wording.Error })
		if len(errs) > 0 {
			out = append(out, HeldFinding{f, errs})
		}
	}
	return out
}

// heldBack returns an InvalidError of what keeps findings from being issued, nil when nothing does.
func (s *Session) heldBack(c *audit.Case, findings []*audit.Finding) error {
	var out InvalidError
	for _, h := range s.held(c, findings) {
		for _, r := range h.Errors {
			out.Problems = append(out.Problems, PlacedProblem{
				Kind: "finding", Record: h.Finding.ID, Label: h.Finding.DraftNumber,
				Problem: audit.Problem{Field: r.Field.Record(), Rule: string(r.Rule), Message: fmt.Sprintf("%s (%s): %s", lowered(r.Title), r.Rule, r.Message)},
			})
		}
	}
	if len(out.Problems) > 0 {
		return &out
	}
	return nil
}

// lowered begins a title within a sentence.
func lowered(title string) string { return strings.ToLower(title[:1]) + title[1:] }
