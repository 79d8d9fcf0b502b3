package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// ID names a record for ever: a UUID in text form. Records made by people have a UUIDv7 (given by casefile.Env);
// records that are what they join have an ID derived from their ends, see DerivedID.
type ID string

// DerivedID returns the ID of the record that is determined by the given parts (a link by its two ends, a clause
// conclusion by audit and requirement), so that two auditors who make the same one make one record.
// It is a UUIDv8 of the SHA-256 of the parts.
func DerivedID(parts ...string) ID {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return ID(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
}

// Seen is how much of the case's changes a reader had before it when it read a record: the greatest local sequence
// number. A save names it, so that what came later is a conflict and not overwritten. 0 has seen nothing.
type Seen int64

// Record is embedded by every record of the case.
type Record struct {
	ID      ID   `json:"id" doc:"Identity of the record, a UUID; never changes."`
	Deleted bool `json:"deleted,omitempty" doc:"True when the record was taken out. It stays in the history."`
	seen    Seen
	open    []string
}

// Base returns the embedded Record; it makes every record a Recorder.
func (r *Record) Base() *Record { return r }

// Seen returns what the reader had seen of the case when it read this record.
func (r *Record) Seen() Seen { return r.seen }

// SetSeen is called by the store when it reads a record.
func (r *Record) SetSeen(s Seen) { r.seen = s }

// Conflicts names the fields of this record that have several values, left by a merge or by two programs on one file;
// the record shows the later one until a person chooses.
func (r *Record) Conflicts() []string { return r.open }

// SetConflicts is called by the store when it reads a record.
func (r *Record) SetConflicts(fields []string) { r.open = slices.Clone(fields) }

// Recorder is a pointer to a record: *Client, *Finding and so on.
type Recorder interface {
	Base() *Record
}

// Problem is something wrong with a record, for a person to settle. Field is the json name of the field, or "" for
// the record as a whole; Rule names the rule of the reference (R-1-3) where one is broken.
type Problem struct {
	Field   string `json:"field,omitempty"`
	Rule    string `json:"rule,omitempty"`
	Message string `json:"message"`
}

// Validator is a record with rules beyond the types of its fields.
type Validator interface {
	// Validate returns what is wrong with the record by itself, without looking at others.
	Validate() []Problem
}

// Same reports whether two states of a record say the same in every field and have the same conflicts.
func Same(a, b Recorder) bool {
	for _, f := range KindOf(a).Fields {
		if f.Type == SetField && !slices.Equal(f.Elements(a), f.Elements(b)) {
			return false
		}
		if f.Type != SetField && f.Get(a) != f.Get(b) {
			return false
		}
	}
	return slices.Equal(a.Base().Conflicts(), b.Base().Conflicts())
}
