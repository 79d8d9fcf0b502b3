package casefile

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// JSONFormat is the version of the JSON of a case.
const JSONFormat = 1

// caseJSON is the JSON of a case: the live records by kind, and the bytes of attachments when they are asked for.
type caseJSON struct {
	Format int `json:"format"`
	audit.Case
	Blobs map[string][]byte `json:"blobs,omitempty"` // SHA-256 → bytes, as base64
}

// ExportCase writes the case as JSON: every live record, in the order of kinds and identities, so that two exports of
// the same case are the same bytes. The bytes of attachments are inside only when asked for; else they are named by hash.
func (s *Session) ExportCase(ctx context.Context, w io.Writer, withAttachments bool) error {
	c, err := s.Case(ctx)
	if err != nil {
		return fmt.Errorf("export case: %w", err)
	}
	doc := caseJSON{Format: JSONFormat, Case: sorted(c)}
	doc.ID = s.CaseID()
	if withAttachments {
		if doc.Blobs, err = s.blobs(ctx, c); err != nil {
			return fmt.Errorf("export case: %w", err)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return fmt.Errorf("export case: %w", err)
	}
	return nil
}

// sorted returns the case with the records of each kind in the order of their identities.
func sorted(c *audit.Case) audit.Case {
	var out audit.Case
	for _, k := range audit.Kinds() {
		records := c.Records(k)
		slices.SortFunc(records, func(a, b audit.Recorder) int {
			return strings.Compare(string(a.Base().ID), string(b.Base().ID))
		})
		out.Add(records...)
	}
	return out
}

func (s *Session) blobs(ctx context.Context, c *audit.Case) (map[string][]byte, error) {
	out := map[string][]byte{}
	for i := range c.Attachments {
		a := &c.Attachments[i]
		if _, done := out[a.SHA256]; done {
			continue
		}
		r, err := s.Open(ctx, a)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		_, err = b.ReadFrom(r)
		if err := closing(err, r); err != nil {
			return nil, fmt.Errorf("read attachment %s: %w", a.Name, err)
		}
		out[a.SHA256] = b.Bytes()
	}
	return out, nil
}

// closing closes c and returns err, or the error of closing when err is nil.
func closing(err error, c io.Closer) error {
	if closeErr := c.Close(); err == nil {
		return closeErr
	}
	return err
}
