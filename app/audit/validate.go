package audit

import (
	"fmt"
	"slices"
	"sort"
	"unicode/utf8"
)

// MaxName is the greatest number of characters in a name or title; longer ones are refused, since no list, heading or
// certificate can show them.
const MaxName = 300

// nameFields are the fields that MaxName bounds.
var nameFields = map[string]bool{"name": true, "title": true, "number": true, "draft_number": true}

// Check returns everything that is wrong with a record by itself: values outside their lists, names too long, and what
// its own Validate says.
func Check(r Recorder) []Problem {
	var out []Problem
	for _, f := range KindOf(r).Fields {
		out = append(out, checkField(f, r)...)
	}
	if v, ok := r.(Validator); ok && !r.Base().Deleted {
		out = append(out, v.Validate()...)
	}
	return out
}

func checkField(f Field, r Recorder) []Problem {
	values := f.Elements(r)
	if f.Type == TextField {
		if text := f.Get(r).Text(); text != "" {
			values = []string{text}
		}
	}
	for _, v := range values {
		if f.Enum != nil && !slices.Contains(f.Enum, v) {
			return []Problem{{Field: f.Name, Message: fmt.Sprintf("%q is not one of %q", v, f.Enum)}}
		}
		if n := utf8.RuneCountInString(v); nameFields[f.Name] && n > MaxName {
			return []Problem{{Field: f.Name, Message: fmt.Sprintf("%d characters long; at most %d fit a list or a certificate: shorten it", n, MaxName)}}
		}
		if f.Format == "instant" && Instant(v).Time().IsZero() {
			return []Problem{{Field: f.Name, Message: fmt.Sprintf("%q is no time in the form 2026-05-04T09:30:00.000Z", v)}}
		}
	}
	return nil
}

// required returns a problem for each named field that is empty.
func required(fields map[string]string) []Problem {
	var out []Problem
	for name, value := range fields {
		if value == "" {
			out = append(out, Problem{Field: name, Message: "is empty; it is needed"})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Field < out[j].Field })
	return out
}

func notNegative(field string, n int64) []Problem {
	if n < 0 {
		return []Problem{{Field: field, Message: fmt.Sprintf("is %d; it cannot be below 0", n)}}
	}
	return nil
}

func percent(field string, n int64) []Problem {
	if n < 0 || n > 100 {
		return []Problem{{Field: field, Message: fmt.Sprintf("is %d; a share lies between 0 and 100 per cent", n)}}
	}
	return nil
}

// texts returns the values of an enumeration as plain texts.
func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
