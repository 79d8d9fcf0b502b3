package standard

import (
	"errors"
	"fmt"
)

// Pair says that an item of one catalogue has to do with an item of another. It is support for the reader, never proof
// of conformity: Basis names who says so, and users are to see it.
type Pair struct {
	FromID     string `json:"from_id"`
	ToStandard string `json:"to_standard"`
	ToID       string `json:"to_id"`
	Relation   string `json:"relation"` // related, supports, same clause, overlaps
	Strength   string `json:"strength"` // strong, partial, weak (our grades), or "as published"
	Basis      string `json:"basis"`
	BasisURL   string `json:"basis_url"` // "" for our own judgement
	Note       string `json:"note"`
}

// Crosswalk is a list of pairs that lead from one catalogue to others.
type Crosswalk struct {
	FromStandard string
	Cautions     []string // what a reader has to know before using it
	Pairs        []Pair
}

// ParseCrosswalk reads a crosswalk file and reports every pair that is incomplete.
func ParseCrosswalk(data []byte) (Crosswalk, error) {
	var file struct {
		FromStandard string   `json:"from_standard"`
		Cautions     []string `json:"cautions"`
		Pairs        []Pair   `json:"pairs"`
	}
	if err := decode(data, &file); err != nil {
		return Crosswalk{}, fmt.Errorf("parse crosswalk: %w", err)
	}
	var problems []error
	if file.FromStandard == "" {
		problems = append(problems, errors.New("from_standard: missing"))
	}
	for i, p := range file.Pairs {
		if p.FromID == "" || p.ToStandard == "" || p.ToID == "" || p.Basis == "" {
			problems = append(problems, fmt.Errorf("pairs[%d] %s: an end or the basis is missing", i, p.FromID))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return Crosswalk{}, fmt.Errorf("parse crosswalk: %w", err)
	}
	return Crosswalk(file), nil
}

// From returns the pairs of one item, in the order of the file.
func (x Crosswalk) From(id string) []Pair {
	var out []Pair
	for _, p := range x.Pairs {
		if p.FromID == id {
			out = append(out, p)
		}
	}
	return out
}
