package casefile

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// dropMarks forgets pictures that the body does not name any more.
func (p *Profile) dropMarks() {
	named := map[audit.ID]bool{}
	for _, f := range markFields() {
		named[audit.ID(f.Get(&p.Body).Text())] = true
	}
	p.Attachments = slices.DeleteFunc(slices.Clone(p.Attachments), func(a audit.Attachment) bool { return !named[a.ID] })
	blobs := map[string][]byte{}
	for i := range p.Attachments {
		blobs[p.Attachments[i].SHA256] = p.Blobs[p.Attachments[i].SHA256]
	}
	p.Blobs = blobs
}

// changed returns the profile with the changes in it.
func (p *Profile) changed(env Env, changes []Change) (*Profile, error) {
	var records []audit.Recorder
	for _, ch := range changes {
		after := ch.after()
		if after.Base().ID == "" {
			after.Base().ID = env.ID()
		}
		records = append(records, p.merged(ch.Before, after))
	}
	next := p.with(records...)
	return next, next.refuse(records)
}

// merged returns the record as it is in the profile with what the change says otherwise than before.
func (p *Profile) merged(before, after audit.Recorder) audit.Recorder {
	now := p.record(after)
	if before == nil || now == nil || after.Base().Deleted {
		return copyOf(after)
	}
	out := copyOf(now)
	for _, f := range audit.KindOf(after).Fields {
		if f.Type == audit.SetField {
			if e := f.Elements(after); !slices.Equal(e, f.Elements(before)) {
				f.SetElements(out, e)
			}
		} else if v := f.Get(after); v != f.Get(before) {
			if err := f.Set(out, v); err != nil {
				panic(err) // a value that was read from the same field
			}
		}
	}
	return out
}

// record returns the record of the profile that is of the same kind and identity, nil when it has none.
func (p *Profile) record(like audit.Recorder) audit.Recorder {
	for _, r := range p.records().Records(audit.KindOf(like)) {
		if r.Base().ID == like.Base().ID {
			return r
		}
	}
	return nil
}

// refuse returns what is wrong with the records by themselves and in the profile, nil when nothing is.
func (p *Profile) refuse(records []audit.Recorder) error {
	var out InvalidError
	for _, r := range records {
		for _, problem := range audit.Check(r) {
			out.Problems = append(out.Problems, PlacedProblem{Kind: audit.KindOf(r).Name, Record: r.Base().ID, Problem: problem})
		}
	}
	out.Problems = append(out.Problems, p.problems()...)
	if len(out.Problems) > 0 {
		return &out
	}
	return nil
}

// typed returns the profile with a text in it that is being typed.
func (p *Profile) typed(env Env, d Draft) (*Profile, error) {
	k := audit.KindNamed(d.Kind)
	if k == nil {
		return nil, ErrNotFound
	}
	like := k.New()
	like.Base().ID = d.Record
	now := p.record(like)
	f, ok := k.Field(d.Field)
	if now == nil || !ok {
		return nil, ErrNotFound
	}
	after := copyOf(now)
	if err := f.Set(after, audit.TextValue(d.Text)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return p.changed(env, []Change{{Before: now, After: after}})
}

// withMark returns the profile with a picture in it.
func (p *Profile) withMark(env Env, f audit.Field, name string, content []byte) (*Profile, error) {
	next, body := *p, audit.Clone(&p.Body)
	f.SetElements(body, nil)
	if len(content) > 0 {
		width, height, err := pictureSize(content)
		if err != nil {
			return nil, &InvalidError{Problems: []PlacedProblem{{Kind: "body", Record: p.Body.ID, Problem: audit.Problem{Field: f.Name, Message: err.Error()}}}}
		}
		a := audit.Attachment{
			Record: audit.Record{ID: env.ID()}, Name: filepath.Base(name), SHA256: sumOf(content), Size: int64(len(content)),
			MediaType: pictureType(content), Width: int64(width), Height: int64(height),
		}
		next.Attachments, next.Blobs = slices.Clone(p.Attachments), maps.Clone(p.Blobs)
		next.keepMark(a, content)
		if err := f.Set(body, audit.TextValue(string(a.ID))); err != nil {
			return nil, err
		}
	}
	next.Body = *body
	return &next, nil
}

func pictureType(content []byte) string {
	if strings.HasPrefix(string(content), "\x89PNG") {
		return "image/png"
	}
	return "image/jpeg"
}
