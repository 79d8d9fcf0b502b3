package store

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Edit sets one field of one record. An element of a set is a field of its own, named FIELD/ELEMENT, whose value is
// true for an element that belongs to the set and audit.Null for one that does not.
type Edit struct {
	Kind   string
	Record audit.ID
	Field  string
	Value  audit.Value
	Seen   audit.Seen // what the editor had seen: later values are not replaced but stand beside as a conflict

	// Creates marks the edit that begins a record which its maker believes not to exist. Where a record that was
	// deleted stands under the ID (IDs of links are derived from their ends), its old values are taken out first.
	Creates bool
}

// Action is what a person did, as one step of the history and of undo.
type Action struct {
	Label  string // what the history shows, such as "Issue 3 findings"
	Edits  []Edit // of several edits of one field, the last counts
	Undoes string // ID of the action that this one takes back, or ""
}

// fieldDeleted is the field that says whether a record was taken out. It is written when a record begins.
const fieldDeleted = "deleted"

// EditsFor returns the edits that lead from one state of a record to another, with what was seen taken from before, or
// from after when before is nil: then the record begins. The two are of one kind and have the same ID.
func EditsFor(before, after audit.Recorder) []Edit {
	k, base := audit.KindOf(after), after.Base()
	edit := Edit{Kind: k.Name, Record: base.ID, Seen: base.Seen()}
	var out []Edit
	if before == nil {
		before = k.New()
		begin := edit
		begin.Field, begin.Value, begin.Creates = fieldDeleted, "false", true
		out = append(out, begin)
	} else {
		edit.Seen = before.Base().Seen()
	}
	for _, f := range k.Fields {
		out = append(out, fieldEdits(edit, f, before, after)...)
	}
	return out
}

func fieldEdits(edit Edit, f audit.Field, before, after audit.Recorder) []Edit {
	if f.Type != audit.SetField {
		edit.Field, edit.Value = f.Name, f.Get(after)
		if edit.Value == f.Get(before) {
			return nil
		}
		return []Edit{edit}
	}
	var out []Edit
	had, has := f.Elements(before), f.Elements(after)
	for _, e := range had {
		if !slices.Contains(has, e) {
			edit.Field, edit.Value = f.Name+"/"+e, audit.Null
			out = append(out, edit)
		}
	}
	for _, e := range has {
		if e != "" && !slices.Contains(had, e) {
			edit.Field, edit.Value = f.Name+"/"+e, "true"
			out = append(out, edit)
		}
	}
	return out
}

// splitField returns the field of a kind that a change names, and the element when it names one of a set.
func splitField(k *audit.Kind, name string) (f audit.Field, element string, err error) {
	field, element, isElement := strings.Cut(name, "/")
	f, ok := k.Field(field)
	if !ok || isElement != (f.Type == audit.SetField) || isElement && element == "" {
		return audit.Field{}, "", fmt.Errorf("%s has no field %q: %w", k.Name, name, ErrInvalid)
	}
	return f, element, nil
}

// normalize returns the edit with its value in canonical form, or an error that wraps ErrInvalid.
func (e Edit) normalize() (Edit, error) {
	k := audit.KindNamed(e.Kind)
	if k == nil {
		return e, fmt.Errorf("kind %q: %w", e.Kind, ErrInvalid)
	}
	if e.Record == "" {
		return e, fmt.Errorf("%s without an identity: %w", e.Kind, ErrInvalid)
	}
	e.Field, e.Record = validText(e.Field), audit.ID(validText(string(e.Record)))
	f, _, err := splitField(k, e.Field)
	if err != nil {
		return e, err
	}
	if f.Type == audit.SetField {
		if e.Value != "true" && e.Value != audit.Null {
			return e, fmt.Errorf("%s of %s takes true or null, not %s: %w", e.Field, e.Kind, e.Value, ErrInvalid)
		}
		return e, nil
	}
	r := k.New()
	if err := f.Set(r, e.Value); err != nil {
		return e, fmt.Errorf("%s of %s: %w: %w", e.Field, e.Kind, ErrInvalid, err)
	}
	e.Value = f.Get(r)
	if e.Field == fieldDeleted && e.Value == audit.Null {
		e.Value = "false"
	}
	return e, nil
}

// recordEdits are the edits of one record in one action, one for each field, in the order they came.
type recordEdits struct {
	kind    *audit.Kind
	id      audit.ID
	edits   []Edit
	creates bool
}

// byRecord groups the edits of an action by record. Of several edits of one field the last counts.
func byRecord(edits []Edit) ([]*recordEdits, error) {
	type fieldKey struct {
		kind, field string
		record      audit.ID
	}
	var out []*recordEdits
	records := map[fieldKey]*recordEdits{}
	place := map[fieldKey]int{}
	for _, e := range edits {
		e, err := e.normalize()
		if err != nil {
			return nil, err
		}
		key := fieldKey{kind: e.Kind, record: e.Record}
		r := records[key]
		if r == nil {
			r = &recordEdits{kind: audit.KindNamed(e.Kind), id: e.Record}
			records[key], out = r, append(out, r)
		}
		r.creates = r.creates || e.Creates
		key.field = e.Field
		if i, ok := place[key]; ok {
			r.edits[i] = e
			continue
		}
		place[key] = len(r.edits)
		r.edits = append(r.edits, e)
	}
	return out, nil
}
