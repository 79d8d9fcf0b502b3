package casefile

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// ErrInvalid is wrapped by InvalidError.
var ErrInvalid = errors.New("not valid")

// InvalidError refuses a change because of what is wrong with the records. Nothing was written.
type InvalidError struct {
	Problems []PlacedProblem
}

// PlacedProblem is a problem with the kind and the name of the record it lies in.
type PlacedProblem struct {
	Kind   string
	Record audit.ID
	Label  string // what people call the record, where that helps to find it; may be empty
	audit.Problem
}

// Error names every problem with its place.
func (e *InvalidError) Error() string {
	parts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		parts[i] = strings.Join(slices.DeleteFunc([]string{p.Label, p.Field, p.Message}, func(s string) bool { return s == "" }), " ")
	}
	return strings.Join(parts, "; ")
}

// Unwrap makes errors.Is(err, ErrInvalid) true.
func (e *InvalidError) Unwrap() error { return ErrInvalid }

// Change is a record before and after an edit. Before is nil for a new record; After is nil when the record is taken
// out. Before is the record as it was read, so that what somebody else changed meanwhile is kept as a conflict.
type Change struct {
	Before, After audit.Recorder
}

// Save writes the changes as one action with that label ("Finding JL-01"). New records without an ID get one.
// After it, each After has seen its own change and can serve as the next Before, unless the record is among the changes
// more than once.
// It refuses invalid records, a move of a finding or an audit that its state machine does not allow, and a change of an issued
// finding without its amendment, with an InvalidError, and a read-only case with store.ErrReadOnly.
func (s *Session) Save(ctx context.Context, label string, changes ...Change) error {
	if err := s.invalid(ctx, changes); err != nil {
		return err
	}
	s.turn.Lock()
	s.mu.Lock()
	records, err := s.apply(ctx, label, changes)
	s.mu.Unlock()
	s.turn.Unlock()
	if err != nil {
		return fmt.Errorf("save %s: %w", label, err)
	}
	if len(records) > 0 {
		s.announce(Changed{Label: label, Records: records})
	}
	return nil
}

// apply writes under the lock and returns the records that changed.
func (s *Session) apply(ctx context.Context, label string, changes []Change) ([]audit.Recorder, error) {
	before, err := s.caseLocked(ctx)
	if err != nil {
		return nil, err
	}
	var edits []store.Edit
	var records []audit.Recorder
	for _, ch := range changes {
		ch = ch.known()
		if ch.Before == nil && ch.After == nil {
			continue // neither in the file nor to be
		}
		after := ch.after()
		own := store.EditsFor(ch.Before, after)
		if len(own) == 0 {
			continue // what it says may be older than the file: it has neither changed nor seen anything
		}
		edits, records = append(edits, own...), append(records, after)
	}
	if len(edits) == 0 {
		return nil, nil
	}
	applied, err := s.file.Apply(ctx, store.Action{Label: label, Edits: edits})
	if err != nil {
		return nil, err
	}
	s.settle(before, records, applied)
	return records, nil
}

// settle makes the case in memory what the file is now, without reading all of it again where nobody else wrote.
func (s *Session) settle(before *audit.Case, records []audit.Recorder, applied store.Applied) {
	parts := repeated(records)
	conflict := false
	for _, r := range records {
		if !parts[r.Base().ID] {
			r.Base().SetSeen(applied.Seen)
		}
		conflict = conflict || len(r.Base().Conflicts()) > 0
	}
	if conflict || len(applied.Behind) > 0 || len(parts) > 0 || applied.Seen != s.seen+audit.Seen(applied.Changes) {
		s.current = nil // somebody else wrote too, a conflict was settled, or a record came in parts: read again
		return
	}
	s.current, s.seen = before.With(records...), applied.Seen
	s.search.follow(before, s.current, records)
}

// repeated returns the records that stand among the records more than once. Each of them has a part of the changes and
// has not seen the others.
func repeated(records []audit.Recorder) map[audit.ID]bool {
	once, out := map[audit.ID]bool{}, map[audit.ID]bool{}
	for _, r := range records {
		id := r.Base().ID
		if once[id] {
			out[id] = true
		}
		once[id] = true
	}
	return out
}

// known returns the change with a Before that is in the file, if any: one that has seen nothing never was, as when the
// save that was to begin it was refused, and is begun by this change.
func (c Change) known() Change {
	if c.Before != nil && c.Before.Base().Seen() == 0 {
		c.Before = nil
	}
	return c
}

// after returns the record to be written; taking out is a change of the field deleted.
func (c Change) after() audit.Recorder {
	if c.After != nil {
		return c.After
	}
	return deleted(c.Before)
}

// deleted returns a copy of the record that is marked as taken out.
func deleted(r audit.Recorder) audit.Recorder {
	out := copyOf(r)
	out.Base().Deleted = true
	return out
}

// copyOf returns a copy of the record, with sets of its own.
func copyOf(r audit.Recorder) audit.Recorder {
	k := audit.KindOf(r)
	out := k.New()
	*out.Base() = *r.Base()
	for _, f := range k.Fields {
		if f.Type == audit.SetField {
			f.SetElements(out, f.Elements(r))
		} else if err := f.Set(out, f.Get(r)); err != nil {
			panic(err) // a value that was read from the same field
		}
	}
	return out
}

// invalid gives new records their IDs and checks all of them, with the ways that they go.
func (s *Session) invalid(ctx context.Context, changes []Change) error {
	var out InvalidError
	c, err := s.Case(ctx)
	if err != nil {
		return err
	}
	own := ownControls(c)
	for _, ch := range changes {
		if isOwnControl(ch.After) {
			own[ch.After.(*audit.SoAControl).Control] = true
		}
	}
	out.Problems = frozen(c, changes)
	for _, ch := range changes {
		if ch.After == nil {
			continue
		}
		if ch.After.Base().ID == "" {
			ch.After.Base().ID = s.env.ID()
		}
		for _, p := range s.problems(ch.After, own) {
			out.Problems = append(out.Problems, PlacedProblem{
				Kind: audit.KindOf(ch.After).Name, Record: ch.After.Base().ID, Problem: p,
			})
		}
	}
	for _, p := range s.moveProblems(c, changes) {
		if !slices.Contains(out.Problems, p) { // what a state asks for, its record may ask for by itself
			out.Problems = append(out.Problems, p)
		}
	}
	if len(out.Problems) > 0 {
		return &out
	}
	return nil
}

// problems is audit.Check and whether the requirements named are in the standard of the case or among the client's own
// controls.
func (s *Session) problems(r audit.Recorder, own map[audit.Number]bool) []audit.Problem {
	out := audit.Check(r)
	for _, f := range audit.KindOf(r).Fields {
		if f.Format != "requirement" || isOwnControl(r) {
			continue
		}
		for _, number := range elementsOf(f, r) {
			if _, ok := s.catalogue.Find(number); !ok && !own[audit.Number(number)] {
				out = append(out, audit.Problem{Field: f.Name, Message: fmt.Sprintf("%q is no clause or control of %s", number, s.catalogue.Designation)})
			}
		}
	}
	return out
}

// isOwnControl reports whether r is a control of the client's own, which no catalogue knows (R-7-1).
func isOwnControl(r audit.Recorder) bool {
	c, ok := r.(*audit.SoAControl)
	return ok && c.Title != ""
}

// ownControls are the numbers of the client's own controls: what is planned, audited and found may name them.
func ownControls(c *audit.Case) map[audit.Number]bool {
	out := map[audit.Number]bool{}
	for i := range c.SoAControls {
		if isOwnControl(&c.SoAControls[i]) {
			out[c.SoAControls[i].Control] = true
		}
	}
	return out
}

func elementsOf(f audit.Field, r audit.Recorder) []string {
	if f.Type == audit.SetField {
		return f.Elements(r)
	}
	if v := f.Get(r); v != audit.Null {
		return []string{v.Text()}
	}
	return nil
}
