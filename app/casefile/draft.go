package casefile

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Draft is a text being typed that is not yet a change of the case. It is on disk, and is offered back after a crash.
type Draft struct {
	Kind   string
	Record audit.ID
	Field  string
	Text   string
	At     audit.Instant // when it was last written; set by the session
	Who    string        // who typed it; set by the session
}

// SaveDraft keeps a text being typed. It is written to disk before SaveDraft returns.
func (s *Session) SaveDraft(ctx context.Context, d Draft) error {
	err := s.file.SaveDraft(ctx, store.Draft{Kind: d.Kind, Record: d.Record, Field: d.Field, Text: d.Text})
	if err != nil {
		return fmt.Errorf("keep draft of %s: %w", d.Field, err)
	}
	return nil
}

// DropDraft forgets the draft of a field, after its text has become a change or was given up.
func (s *Session) DropDraft(ctx context.Context, kind string, record audit.ID, field string) error {
	if err := s.file.DropDraft(ctx, kind, record, field); err != nil {
		return fmt.Errorf("drop draft of %s: %w", field, err)
	}
	return nil
}

// Drafts returns the texts that were being typed when a program ended without saving them, the oldest first.
func (s *Session) Drafts(ctx context.Context) ([]Draft, error) {
	found, err := s.file.Drafts(ctx)
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	out := make([]Draft, len(found))
	for i, d := range found {
		out[i] = Draft{Kind: d.Kind, Record: d.Record, Field: d.Field, Text: d.Text, At: d.At, Who: d.Who}
	}
	return out, nil
}

// Recovered is a text that was being typed when a program ended without saving it, beside what the case holds.
type Recovered struct {
	Draft
	Name     string // what people call the record
	Now      string // the text in the case
	Homeless bool   // the record was taken out or never got into the case: the text can only be read and copied
}

// Recovered returns the drafts whose text differs from the case, and forgets those that the case has. Unfinished notes,
// which stand at their clauses, are not among them.
func (s *Session) Recovered(ctx context.Context) ([]Recovered, error) {
	drafts, err := s.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	var out, held []Recovered
	for _, d := range drafts {
		if d.Kind == Unfinished {
			continue
		}
		r, err := s.recovered(ctx, d)
		switch {
		case err != nil:
			return nil, fmt.Errorf("read draft of %s: %w", d.Field, err)
		case r.Text == r.Now && !r.Homeless:
			held = append(held, r)
		case r.Text != "" || !r.Homeless:
			out = append(out, r)
		}
	}
	if s.file.ReadOnly() {
		return out, nil
	}
	return out, s.DropRecovered(ctx, held)
}

func (s *Session) recovered(ctx context.Context, d Draft) (Recovered, error) {
	out := Recovered{Draft: d, Name: d.Kind, Homeless: true}
	k := audit.KindNamed(d.Kind)
	if k == nil {
		return out, nil
	}
	f, known := k.Field(d.Field)
	r, err := s.file.Read(ctx, d.Kind, d.Record)
	switch {
	case errors.Is(err, ErrNotFound):
		return out, nil
	case err != nil:
		return out, err
	}
	out.Name, out.Homeless = NameOf(r), !known || r.Base().Deleted
	if known {
		out.Now = f.Get(r).Text()
	}
	return out, nil
}

// Recover makes drafts part of the case, as one action, and forgets them. When one of them is not valid those of the
// other records are taken over one by one, and the error names what was not and is kept as a draft.
func (s *Session) Recover(ctx context.Context, chosen []Recovered) error {
	var byRecord [][]Recovered
	for _, d := range chosen {
		i := slices.IndexFunc(byRecord, func(of []Recovered) bool { return of[0].Record == d.Record && of[0].Kind == d.Kind })
		if i < 0 {
			byRecord = append(byRecord, []Recovered{d})
		} else {
			byRecord[i] = append(byRecord[i], d)
		}
	}
	err := s.recover(ctx, byRecord...)
	if len(byRecord) < 2 || !errors.Is(err, ErrInvalid) {
		return err
	}
	var refused []error
	for _, of := range byRecord {
		refused = append(refused, s.recover(ctx, of))
	}
	return errors.Join(refused...)
}

func (s *Session) recover(ctx context.Context, byRecord ...[]Recovered) error {
	var changes []Change
	for _, of := range byRecord {
		before, err := s.file.Read(ctx, of[0].Kind, of[0].Record)
		if err != nil {
			return fmt.Errorf("take over draft: %w", err)
		}
		after := copyOf(before)
		for _, d := range of {
			f, ok := audit.KindOf(after).Field(d.Field)
			if !ok {
				return fmt.Errorf("take over draft of %s: %w", d.Field, ErrNotFound)
			}
			if err := f.Set(after, audit.TextValue(d.Text)); err != nil {
				return fmt.Errorf("take over draft of %s: %w", d.Field, err)
			}
		}
		changes = append(changes, Change{Before: before, After: after})
	}
	if len(changes) == 0 {
		return nil
	}
	if err := s.Save(ctx, "Take over text typed before", changes...); err != nil {
		return err
	}
	return s.DropRecovered(ctx, slices.Concat(byRecord...))
}

// DropRecovered forgets drafts.
func (s *Session) DropRecovered(ctx context.Context, drafts []Recovered) error {
	for _, d := range drafts {
		if err := s.DropDraft(ctx, d.Kind, d.Record, d.Field); err != nil {
			return err
		}
	}
	return nil
}

// NameOf returns what people call a record: its number, name, title or kind.
func NameOf(r audit.Recorder) string {
	if f, ok := r.(*audit.Finding); ok && f.Label() != "" {
		return f.Label()
	}
	k := audit.KindOf(r)
	for _, name := range []string{"name", "title", "requirement"} {
		if f, ok := k.Field(name); ok && f.Type == audit.TextField {
			if text := f.Get(r).Text(); text != "" {
				return text
			}
		}
	}
	return k.Name
}
