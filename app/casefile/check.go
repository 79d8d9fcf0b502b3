package casefile

import (
	"context"
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Fault is something that Check found. Kind says of what sort: file, chain, replay, attachment, signature, document, rule,
// reference.
type Fault struct {
	Kind    string `json:"kind"`
	Where   string `json:"where"`
	Message string `json:"message"`
}

// Check examines the whole case: the file, the chains of its changes, the tables against the changes played again, the
// attachments against their hashes, the issued documents against their signatures and the changes they were made from, and
// the records against the rules. progress may be nil.
func (s *Session) Check(ctx context.Context, progress func(done, total int64)) ([]Fault, error) {
	found, err := s.file.Check(ctx, progress)
	if err != nil {
		return nil, fmt.Errorf("check case: %w", err)
	}
	out := faultsOf(found)
	c, err := s.Case(ctx)
	if err != nil {
		return nil, fmt.Errorf("check case: %w", err)
	}
	docs, err := s.Documents(ctx)
	if err != nil {
		return nil, fmt.Errorf("check case: %w", err)
	}
	out = append(out, documentFaults(docs)...)
	return append(append(out, s.recordFaults(c)...), ruleFaults(c)...), nil
}

func faultsOf(found []store.Fault) []Fault {
	var out []Fault
	for _, f := range found {
		out = append(out, Fault{Kind: string(f.Kind), Where: f.Where, Message: f.Message})
	}
	return out
}

// recordFaults checks every record by the rules, and that what it names is there.
func (s *Session) recordFaults(c *audit.Case) []Fault {
	known := map[string]bool{}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			known[k.Name+" "+string(r.Base().ID)] = true
		}
	}
	var out []Fault
	own := ownControls(c)
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			where := fmt.Sprintf("%s %s", k.Name, r.Base().ID)
			for _, p := range s.problems(r, own) {
				out = append(out, Fault{Kind: "rule", Where: where + " " + p.Field, Message: p.Message})
			}
			for _, f := range r.Base().Conflicts() {
				out = append(out, Fault{Kind: "conflict", Where: where + " " + f, Message: "has several values; choose one"})
			}
			out = append(out, danglingFaults(k, r, where, known)...)
		}
	}
	return out
}

func danglingFaults(k *audit.Kind, r audit.Recorder, where string, known map[string]bool) []Fault {
	var out []Fault
	for _, f := range k.Fields {
		if f.Ref == "" {
			continue
		}
		for _, id := range elementsOf(f, r) {
			if !known[f.Ref+" "+id] {
				out = append(out, Fault{
					Kind: "reference", Where: where + " " + f.Name,
					Message: fmt.Sprintf("names the %s %s, which was taken out", f.Ref, id),
				})
			}
		}
	}
	return out
}
