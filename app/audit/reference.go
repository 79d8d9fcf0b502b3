package audit

import "slices"

// Reference is a record that names another one.
type Reference struct {
	Record Recorder // the record that names it, as a pointer into the case
	Field  string   // the field that does
}

// References returns every record of the case that names the record r: by its ID, or an entry of the Statement of
// Applicability by the number of its control. Records come in the order of their kinds, each once.
func References(c *Case, r Recorder) []Reference {
	kind, want, format := KindOf(r).Name, string(r.Base().ID), ""
	if control, ok := r.(*SoAControl); ok {
		kind, want, format = "", string(control.Control), "requirement"
	}
	var out []Reference
	for _, k := range Kinds() {
		for _, f := range k.Fields {
			if f.Ref != kind || f.Format != format && format != "" {
				continue
			}
			for _, other := range c.Records(k) {
				if other.Base().ID != r.Base().ID && names(f, other, want) && !refersFrom(out, other) {
					out = append(out, Reference{Record: other, Field: f.Name})
				}
			}
		}
	}
	return out
}

// names reports whether the field of the record holds the value.
func names(f Field, r Recorder, value string) bool {
	if f.Type == SetField {
		return slices.Contains(f.Elements(r), value)
	}
	return f.Get(r).Text() == value
}

func refersFrom(refs []Reference, r Recorder) bool {
	return slices.ContainsFunc(refs, func(x Reference) bool { return x.Record.Base().ID == r.Base().ID })
}
