package settings

import (
	"encoding/json"
	"maps"
	"reflect"
	"strings"
)

// unknown are the keys of a JSON object that this version has no field for.
type unknown map[string]json.RawMessage

// The conversions below go through types without methods, so that encoding/json
// does not come back here.
type (
	plainValues Values
	plainWindow Window
	plainPerson Person
	plainRecent Recent
)

// MarshalJSON writes the settings and the unknown keys read with them.
func (v Values) MarshalJSON() ([]byte, error) { return join(plainValues(v), v.unknown) }

// UnmarshalJSON reads the settings and keeps unknown keys.
func (v *Values) UnmarshalJSON(b []byte) (err error) {
	v.unknown, err = part(b, (*plainValues)(v))
	return err
}

// MarshalJSON writes the size and the unknown keys read with it.
func (w Window) MarshalJSON() ([]byte, error) { return join(plainWindow(w), w.unknown) }

// UnmarshalJSON reads the size and keeps unknown keys.
func (w *Window) UnmarshalJSON(b []byte) (err error) {
	w.unknown, err = part(b, (*plainWindow)(w))
	return err
}

// IsZero reports whether nothing is to be written, unknown keys included.
func (w Window) IsZero() bool { return w.Width == 0 && w.Height == 0 && !w.Maximal && w.unknown == nil }

// MarshalJSON writes the person and the unknown keys read with it.
func (p Person) MarshalJSON() ([]byte, error) { return join(plainPerson(p), p.unknown) }

// UnmarshalJSON reads the person and keeps unknown keys.
func (p *Person) UnmarshalJSON(b []byte) (err error) {
	p.unknown, err = part(b, (*plainPerson)(p))
	return err
}

// IsZero reports whether nothing is to be written, unknown keys included.
func (p Person) IsZero() bool {
	return p.Name == "" && p.Initials == "" && p.Role == "" && p.Organization == "" && p.unknown == nil
}

// MarshalJSON writes the case and the unknown keys read with it.
func (r Recent) MarshalJSON() ([]byte, error) { return join(plainRecent(r), r.unknown) }

// UnmarshalJSON reads the case and keeps unknown keys.
func (r *Recent) UnmarshalJSON(b []byte) (err error) {
	r.unknown, err = part(b, (*plainRecent)(r))
	return err
}

// join writes the fields of v and the unknown keys as one object.
func join(v any, rest unknown) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil || len(rest) == 0 {
		return b, err
	}
	all := unknown{}
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	maps.Copy(all, rest)
	return json.Marshal(all)
}

// part reads the fields of the struct that into points to and gives the keys
// that it has no field for, nil if there are none.
func part(b []byte, into any) (unknown, error) {
	if err := json.Unmarshal(b, into); err != nil {
		return nil, err
	}
	var rest unknown
	if err := json.Unmarshal(b, &rest); err != nil {
		return nil, err
	}
	fields := reflect.TypeOf(into).Elem()
	for i := range fields.NumField() {
		name, _, _ := strings.Cut(fields.Field(i).Tag.Get("json"), ",")
		// Names match without regard to case, as encoding/json reads them.
		maps.DeleteFunc(rest, func(key string, _ json.RawMessage) bool { return strings.EqualFold(key, name) })
	}
	if len(rest) == 0 {
		return nil, nil
	}
	return rest, nil
}
