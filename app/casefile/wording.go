package casefile

import (
	"context"
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
	"fieldcase/app/wording"
)

// Remark is what the wording check says about a finding.
type Remark = wording.Remark

// Wording is a finding as the wording check sees it.
type Wording struct {
	Remarks []Remark        // all of them, those let stand with a reason too
	Open    []Remark        // those that still ask for something
	Points  []wording.Point // what is in order
	input   wording.Input
}

// Issuable reports whether nothing of the wording keeps the finding from being issued.
func (w Wording) Issuable() bool { return wording.Issuable(w.Remarks) }

// Cut returns the text of the remark's field without the words that the remark is about, or false where a person has to
// write.
func (w Wording) Cut(r Remark) (string, bool) { return w.input.Cut(r) }

// Wording checks the finding as it stands in its form, saved or not, against what the case knows: persons, sites, AI
// systems, samples, the Statement of Applicability, the standard, and the warnings that were let stand.
func (s *Session) Wording(ctx context.Context, f *audit.Finding) (Wording, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return Wording{}, fmt.Errorf("check wording: %w", err)
	}
	in := wording.Of(c, f, s.wordingClauses())
	remarks := wording.Check(in)
	return Wording{remarks, wording.Open(remarks, f.ID, c.Acceptances), wording.Points(in, remarks), in}, nil
}

// wordingClauses returns the clauses of the case's standard; they are read once.
func (s *Session) wordingClauses() *wording.Clauses {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clauses == nil {
		s.clauses = WordingClauses(s.catalogue)
	}
	return s.clauses
}

// WordingClauses returns the clauses and controls of a standard as the wording check reads them.
func WordingClauses(c standard.Catalogue) *wording.Clauses {
	list := make([]wording.Clause, 0, len(c.Requirements))
	for _, r := range c.Requirements {
		words := append([]string{r.DocumentedWhat}, r.Prompts...)
		list = append(list, wording.Clause{
			Number: audit.Number(r.ID), Title: r.Title, Words: strings.Join(append(words, r.TypicalEvidence...), "\n"), Raised: r.Auditable,
		})
	}
	return wording.NewClauses(c.Designation, list, nil)
}
