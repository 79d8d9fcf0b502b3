package casefile

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// FieldVersion is a value that a field of a record was given.
type FieldVersion struct {
	Action   string // ID of the action that gave it
	Label    string // of that action
	Who      string
	Initials string
	At       audit.Instant
	Value    audit.Value // Null for a set
	Elements []string    // of a set
	Live     bool        // it stands now; several do in a conflict
}

// FieldHistory returns the values that a field was given, newest first.
func (s *Session) FieldHistory(ctx context.Context, kind string, record audit.ID, field string) ([]FieldVersion, error) {
	changes, err := s.History(ctx, HistoryQuery{Kind: kind, Record: record, Field: field})
	if err != nil {
		return nil, err
	}
	slices.Reverse(changes)
	var out []FieldVersion
	for _, c := range changes {
		v := FieldVersion{Action: c.Action, Label: c.Label, Who: c.Who, Initials: c.Initials, At: c.At, Value: c.New, Live: c.Live}
		if _, element, ofSet := strings.Cut(c.Field, "/"); ofSet {
			v.Value = audit.Null
			v.Elements = withElement(out, element, c.New != audit.Null)
			if n := len(out) - 1; n >= 0 && out[n].Action == c.Action {
				out = out[:n] // the same action changed several elements
			}
		}
		out = append(out, v)
	}
	slices.Reverse(out)
	for i := range out {
		if out[i].Value == audit.Null && isSet(kind, field) {
			out[i].Live = i == 0
		}
	}
	return out, nil
}

func isSet(kind, field string) bool {
	k := audit.KindNamed(kind)
	if k == nil {
		return false
	}
	f, ok := k.Field(field)
	return ok && f.Type == audit.SetField
}

// withElement returns the last set with an element put in or taken out.
func withElement(before []FieldVersion, element string, in bool) []string {
	var set []string
	if len(before) > 0 {
		set = slices.Clone(before[len(before)-1].Elements)
	}
	set = slices.DeleteFunc(set, func(e string) bool { return e == element })
	if in {
		set = append(set, element)
		slices.Sort(set)
	}
	return set
}

// SetBack gives a field a value that it was given before, as a new change with that label.
func (s *Session) SetBack(ctx context.Context, label, kind string, record audit.ID, field string, to FieldVersion) error {
	before, err := s.file.Read(ctx, kind, record)
	if err != nil {
		return fmt.Errorf("set back %s: %w", field, err)
	}
	after := copyOf(before)
	f, ok := audit.KindOf(after).Field(field)
	switch {
	case !ok:
		return fmt.Errorf("set back %s: %w", field, ErrNotFound)
	case f.Type == audit.SetField:
		f.SetElements(after, to.Elements)
	default:
		if err := f.Set(after, to.Value); err != nil {
			return fmt.Errorf("set back %s: %w", field, err)
		}
	}
	return s.Save(ctx, label, Change{Before: before, After: after})
}
