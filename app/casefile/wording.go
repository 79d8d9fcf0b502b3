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

// What the pages need to know of remarks.
const (
	WarningOfWording = wording.Warning      // a remark that may be let stand
	RuleSampleExtent = wording.SampleExtent // a sample is linked and its extent not told
)

// Point is something that is in order with a finding, with its proof.
type Point = wording.Point

// Wording is a finding as the wording check sees it.
type Wording struct {
	Remarks []Remark        // all of them, those let stand with a reason too
	Open    []Remark        // those that still ask for something
	Points  []Point         // what is in order
	Repeats []Repeat        // earlier nonconformities that this one may repeat, while it is not linked and nobody said that it does not
	Asked   []audit.Warning // what the grade is asked, by what was found before: R-3-3, R-3-4; without what was answered
	input   wording.Input
}

// Repeat is an earlier nonconformity that a finding may be about again.
type Repeat = wording.Repeat

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
	out := Wording{Remarks: remarks, Open: wording.Open(remarks, f.ID, c.Acceptances), Points: wording.Points(in, remarks), input: in}
	if !f.State.IsIssued() {
		out.ask(c.With(audit.Clone(f)), f)
	}
	return out, nil
}

// ask adds what was found before. A repeat that is linked is not offered again, and asks about the grade.
func (w *Wording) ask(c *audit.Case, f *audit.Finding) {
	answered := map[audit.ID]bool{}
	for i := range c.Acceptances {
		answered[c.Acceptances[i].ID] = c.Acceptances[i].Reason != ""
	}
	if f.RepeatOf == "" {
		for _, r := range wording.Repeats(c, f) {
			if !answered[NotRepeat(f.ID, r.Earlier).ID] {
				w.Repeats = append(w.Repeats, r)
			}
		}
	}
	for _, q := range audit.Escalations(c, f) {
		linked := q.Finding == "" || q.Finding == f.RepeatOf
		if linked && !answered[Answer(f.ID, q).ID] {
			w.Asked = append(w.Asked, q)
		}
	}
}

// NotRepeat returns the record, but for its reason, person and time, that says that a finding does not repeat the earlier.
func NotRepeat(finding audit.ID, earlier *audit.Finding) audit.Acceptance {
	return answer(finding, "repeat_of", "R-3-3", earlier.Label())
}

// Answer returns the record, but for its reason, person and time, that answers what the grade of a finding is asked.
func Answer(finding audit.ID, q audit.Warning) audit.Acceptance {
	return answer(finding, q.Field, q.Rule, q.Title+": "+q.Message)
}

func answer(finding audit.ID, field, rule, words string) audit.Acceptance {
	return audit.Acceptance{
		Record: audit.Record{ID: audit.AcceptanceID(finding, field, rule, words)},
		About:  "finding", Subject: string(finding), Field: field, Rule: rule, Words: words,
	}
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
