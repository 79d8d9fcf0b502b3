package casefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	_ "image/jpeg" // a mark may be one
	_ "image/png"  // a mark may be one
	"maps"
	"slices"

	"fieldcase/app/audit"
)

// MaxMark is the greatest size of a mark in bytes: it is copied into every case.
const MaxMark = 2 << 20

// DecodeProfile reads the JSON of a profile. What is wrong with it is told with its path, all of it at once, in an
// ImportError. Records keep their IDs; a text that is no UUID is a name within this JSON and gets a new ID. A profile of
// a later version is refused with ErrNewerProfile: what this version does not know would be lost.
func DecodeProfile(env Env, data []byte) (*Profile, error) {
	tree, err := parseJSON(data)
	if err != nil {
		return nil, &ImportError{Problems: []PathProblem{{Path: "$", Message: err.Error()}}}
	}
	if n, ok := tree["format"].(json.Number); ok && tree["kind"] == profileKind {
		if format, err := n.Int64(); err == nil && format > ProfileFormat {
			return nil, fmt.Errorf("%w: its format is %d, this program reads %d", ErrNewerProfile, format, ProfileFormat)
		}
	}
	r := profileReader{caseReader{env: env, ids: map[string]audit.ID{}, seen: map[audit.ID]string{}}}
	p := r.read(tree)
	if len(r.problems) > 0 {
		return nil, &ImportError{Problems: r.problems}
	}
	return p, nil
}

// profileReader walks the JSON of a profile and collects everything that is wrong with it.
type profileReader struct{ caseReader }

func (r *profileReader) read(tree map[string]any) *Profile {
	p := &Profile{}
	r.readHead(tree, p)
	known := map[string]bool{"format": true, "kind": true, "id": true, "revision": true, "blobs": true, "$schema": true}
	for _, k := range profileKinds() {
		key := k.Plural
		if k.Singleton {
			key = k.Name
		}
		known[key] = true
		r.readKind(k, key, tree[key])
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		if !known[key] {
			r.wrong("$."+key, "is no part of a profile, which has %q", slices.Sorted(maps.Keys(known)))
		}
	}
	for _, x := range r.placed {
		r.finish(x)
		p = p.with(x.record)
	}
	if p.Policy.ID == "" {
		p.Policy = audit.DefaultPolicy()
	}
	p.Body.ID, p.Policy.ID = p.single("body"), p.single("policy")
	r.readBlobs(tree["blobs"], p)
	r.judge(p)
	p.stamp()
	return p
}

func (r *profileReader) readHead(tree map[string]any, p *Profile) {
	if tree["kind"] != profileKind {
		r.wrong("$.kind", "is not %q; this is no profile of a certification body", profileKind)
	}
	if f, ok := tree["format"].(json.Number); !ok || f.String() != fmt.Sprint(ProfileFormat) {
		r.wrong("$.format", "is %s; this program reads %d", jsonName(tree["format"]), ProfileFormat)
	}
	switch id, ok := tree["id"].(string); {
	case tree["id"] == nil:
		p.ID = r.env.ID()
	case !ok || !uuidText.MatchString(id):
		r.wrong("$.id", "%s is no UUID; leave it out for a new one", jsonName(tree["id"]))
	default:
		p.ID = audit.ID(id)
	}
	n, ok := tree["revision"].(json.Number)
	revision, err := n.Int64()
	switch {
	case tree["revision"] == nil:
	case !ok || err != nil || revision < 0:
		r.wrong("$.revision", "%s is no count of changes", jsonName(tree["revision"]))
	default:
		p.Revision = revision
	}
}

// readBlobs reads the bytes of the marks.
func (r *profileReader) readBlobs(v any, p *Profile) {
	var in imported
	r.caseReader.readBlobs(v, &in)
	for _, b := range in.blobs {
		if p.Blobs == nil {
			p.Blobs = map[string][]byte{}
		}
		p.Blobs[sumOf(b)] = b
	}
}

// judge finds what is wrong with the records of a profile beyond what is wrong with each in a case.
func (r *profileReader) judge(p *Profile) {
	paths := map[audit.ID]string{}
	for id, path := range r.seen {
		paths[id] = path
	}
	paths[p.Body.ID], paths[p.Policy.ID] = "$.body", "$.policy"
	for _, problem := range p.problems() {
		path := paths[problem.Record]
		if problem.Field != "" {
			path += "." + problem.Field
		}
		r.wrong(path, "%s", problem.Message)
	}
}

// problems returns what is wrong with the records of a profile beyond what is wrong with each in a case.
func (p *Profile) problems() []PlacedProblem {
	var out []PlacedProblem
	wrong := func(kind string, id audit.ID, field, format string, args ...any) {
		out = append(out, PlacedProblem{Kind: kind, Record: id, Problem: audit.Problem{Field: field, Message: fmt.Sprintf(format, args...)}})
	}
	if p.Body.Profile != "" || p.Body.ProfileRevision != 0 {
		wrong("body", p.Body.ID, "profile", "belongs to a case; a profile has its id and revision beside the body")
	}
	if p.Body.NumberPattern != "" {
		if _, err := audit.NumberInPattern(p.Body.NumberPattern, 2026, 1); err != nil {
			wrong("body", p.Body.ID, "number_pattern", "%s", err)
		}
	}
	person := audit.KindNamed("person")
	for i := range p.Persons {
		for _, name := range ofClient {
			if f, ok := person.Field(name); ok && f.Get(&p.Persons[i]) != audit.Null {
				wrong("person", p.Persons[i].ID, name, "belongs to one client; it is entered in the case")
			}
		}
	}
	for i := range p.Attachments {
		if words := p.wrongMark(&p.Attachments[i]); words != "" {
			wrong("attachment", p.Attachments[i].ID, "", "%s", words)
		}
	}
	return append(out, p.tableProblems()...)
}

// tableProblems returns what is wrong with the tables: two of one identity, rows that lie over one another.
func (p *Profile) tableProblems() []PlacedProblem {
	var out []PlacedProblem
	names := map[string]bool{}
	for i := range p.TimeTables {
		t := &p.TimeTables[i]
		if names[t.Table] {
			out = append(out, PlacedProblem{Kind: "time_table", Record: t.ID, Problem: audit.Problem{
				Field: "table", Message: fmt.Sprintf("%q is the identity of another table too", t.Table),
			}})
		}
		names[t.Table] = true
		rows := p.RowsOf(t.ID)
		for i := 1; i < len(rows); i++ {
			if before, r := rows[i-1], rows[i]; before.Column == r.Column && r.From <= before.To {
				out = append(out, PlacedProblem{Kind: "time_row", Record: r.ID, Problem: audit.Problem{
					Field: "from", Message: fmt.Sprintf("is %d, but the row before it goes up to %d", r.From, before.To),
				}})
			}
		}
	}
	return out
}

// wrongMark says what is wrong with a picture, "" when nothing is.
func (p *Profile) wrongMark(a *audit.Attachment) string {
	content, here := p.Blobs[a.SHA256]
	if !here {
		return fmt.Sprintf("the bytes of %s are not in this profile", a.Name)
	}
	_, _, err := pictureSize(content)
	if err != nil {
		return fmt.Sprintf("%s %s", a.Name, err)
	}
	return ""
}

// pictureSize returns the size of a mark in pixels. It refuses what is no PNG or JPEG, and what is too large.
func pictureSize(content []byte) (width, height int, err error) {
	if len(content) > MaxMark {
		return 0, 0, fmt.Errorf("has %d bytes; a mark has at most %d, since it is copied into every case", len(content), MaxMark)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return 0, 0, fmt.Errorf("is no picture in PNG or JPEG: %w", err)
	}
	return c.Width, c.Height, nil
}
