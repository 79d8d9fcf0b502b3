package casefile

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// ProfileFormat is the version of the JSON of a profile.
const ProfileFormat = 1

// profileKind tells the JSON of a profile from that of a case.
const profileKind = "certification-body-profile"

// Profile is what a certification body keeps once for all its cases: how it appears on documents, its conventions, its
// people with their competences, and the audit-time tables it has entered. It is built of the records of a case. A new
// case gets a copy of all of it; what changes in it later is offered to a case and never forced on it.
//
// What belongs to one client (declarations, consultancy) is no part of it.
type Profile struct {
	ID       audit.ID // the same for ever, also in copies on other machines
	Revision int64    // counts the changes
	Body     audit.Body
	Policy   audit.Policy

	Persons     []audit.Person
	TimeTables  []audit.TimeTable
	TimeRows    []audit.TimeRow
	Attachments []audit.Attachment // marks that the body names
	Blobs       map[string][]byte  // their bytes by SHA-256
}

// ErrNewerProfile refuses a profile that a later version of the program wrote: to read it in part would lose the rest.
var ErrNewerProfile = errors.New("profile of a newer version")

// profileJSON is the JSON of a profile, its records as in the JSON of a case.
type profileJSON struct {
	Format      int                `json:"format"`
	Kind        string             `json:"kind"`
	ID          audit.ID           `json:"id"`
	Revision    int64              `json:"revision"`
	Body        audit.Body         `json:"body"`
	Policy      audit.Policy       `json:"policy"`
	Persons     []audit.Person     `json:"persons,omitempty"`
	TimeTables  []audit.TimeTable  `json:"time_tables,omitempty"`
	TimeRows    []audit.TimeRow    `json:"time_rows,omitempty"`
	Attachments []audit.Attachment `json:"attachments,omitempty"`
	Blobs       map[string][]byte  `json:"blobs,omitempty"`
}

// NewProfile returns the profile of a certification body of which only the name is known, with the default policy.
func NewProfile(env Env, name string) *Profile {
	p := &Profile{ID: env.ID(), Policy: audit.DefaultPolicy()}
	p.Body.Name = name
	p.Body.ID, p.Policy.ID = p.single("body"), p.single("policy")
	return p
}

// Profile returns a new profile of what the case holds of its certification body, without what belongs to the client.
func (s *Session) Profile(ctx context.Context) (*Profile, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	p := NewProfile(s.env, c.Body.Name)
	body, policy := p.Body.ID, p.Policy.ID
	p.Body, p.Policy = *audit.Clone(&c.Body), *audit.Clone(&c.Policy)
	p.Body.ID, p.Policy.ID = body, policy
	p.Body.Profile, p.Body.ProfileRevision = "", 0
	for i := range c.Persons {
		person := audit.Clone(&c.Persons[i])
		forget(person)
		p.Persons = append(p.Persons, *person)
	}
	p.TimeTables, p.TimeRows = slices.Clone(c.TimeTables), slices.Clone(c.TimeRows)
	for _, f := range markFields() {
		a := c.Attachment(audit.ID(f.Get(&p.Body).Text()))
		if a == nil || p.attachment(a.ID) != nil {
			continue
		}
		content, err := s.bytesOf(ctx, a)
		if err != nil {
			return nil, err
		}
		p.keepMark(bareAttachment(a), content)
	}
	p.stamp()
	return p, nil
}

// bytesOf returns the bytes of an attachment.
func (s *Session) bytesOf(ctx context.Context, a *audit.Attachment) ([]byte, error) {
	r, err := s.Open(ctx, a)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(r)
	if err := closing(err, r); err != nil {
		return nil, fmt.Errorf("read attachment %s: %w", a.Name, err)
	}
	return content, nil
}

// bareAttachment is an attachment without what it has to do with its case.
func bareAttachment(a *audit.Attachment) audit.Attachment {
	return audit.Attachment{
		Record: audit.Record{ID: a.ID}, Name: a.Name, SHA256: a.SHA256, Size: a.Size, MediaType: a.MediaType, Width: a.Width, Height: a.Height,
	}
}

func (p *Profile) keepMark(a audit.Attachment, content []byte) {
	if p.Blobs == nil {
		p.Blobs = map[string][]byte{}
	}
	p.Attachments, p.Blobs[a.SHA256] = append(p.Attachments, a), content
}

// ofClient are the fields of a person that belong to one client and not to the certification body.
var ofClient = []string{"declared_on", "declaration", "consultancy_until"}

// forget empties the fields of a person that belong to one client.
func forget(person *audit.Person) {
	for _, f := range audit.KindNamed("person").Fields {
		if slices.Contains(ofClient, f.Name) {
			f.SetElements(person, nil)
		}
	}
}

// markFields are the fields of the body that name a picture.
func markFields() []audit.Field {
	return slices.DeleteFunc(slices.Clone(audit.KindNamed("body").Fields), func(f audit.Field) bool { return f.Ref != "attachment" })
}

// single returns the ID of a record of which a profile has one.
func (p *Profile) single(kind string) audit.ID { return audit.DerivedID(kind, string(p.ID)) }

// Encode returns the profile as JSON, the same bytes for the same profile.
func (p *Profile) Encode() ([]byte, error) {
	c := sorted(p.records())
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(profileJSON{
		Format: ProfileFormat, Kind: profileKind, ID: p.ID, Revision: p.Revision, Body: c.Body, Policy: c.Policy, Persons: c.Persons,
		TimeTables: c.TimeTables, TimeRows: c.TimeRows, Attachments: c.Attachments, Blobs: p.Blobs,
	}); err != nil {
		return nil, fmt.Errorf("encode profile: %w", err)
	}
	return b.Bytes(), nil
}

// records returns the records of the profile as those of a case.
func (p *Profile) records() *audit.Case {
	return &audit.Case{
		ID: p.ID, Body: p.Body, Policy: p.Policy, Persons: p.Persons, TimeTables: p.TimeTables, TimeRows: p.TimeRows, Attachments: p.Attachments,
	}
}

// with returns a copy of the profile in which the records stand as given; see audit.Case.With.
func (p *Profile) with(records ...audit.Recorder) *Profile {
	next, c := *p, p.records().With(records...)
	next.Body, next.Policy, next.Persons = c.Body, c.Policy, c.Persons
	next.TimeTables, next.TimeRows, next.Attachments = c.TimeTables, c.TimeRows, c.Attachments
	return &next
}

// stamp makes every record one of this revision, by which forms see that there is something new. Lists that the profile
// shares with an earlier state of it become its own.
func (p *Profile) stamp() {
	p.Persons, p.TimeTables = slices.Clone(p.Persons), slices.Clone(p.TimeTables)
	p.TimeRows, p.Attachments = slices.Clone(p.TimeRows), slices.Clone(p.Attachments)
	c := p.records()
	for _, k := range profileKinds() {
		for _, r := range c.Records(k) {
			r.Base().SetSeen(audit.Seen(p.Revision))
		}
	}
	p.Body, p.Policy = c.Body, c.Policy // the lists are shared
}

// profileKinds are the kinds of records of a profile.
func profileKinds() []*audit.Kind {
	var out []*audit.Kind
	for _, name := range []string{"body", "policy", "person", "time_table", "time_row", "attachment"} {
		out = append(out, audit.KindNamed(name))
	}
	return out
}

// Person returns the person of that ID, or nil.
func (p *Profile) Person(id audit.ID) *audit.Person { return p.records().Person(id) }

func (p *Profile) attachment(id audit.ID) *audit.Attachment { return p.records().Attachment(id) }

// Mark returns the name and the bytes of the picture that a field of the body names, no bytes when there is none.
func (p *Profile) Mark(field string) (name string, content []byte) {
	f, ok := audit.KindNamed("body").Field(field)
	if !ok {
		return "", nil
	}
	a := p.attachment(audit.ID(f.Get(&p.Body).Text()))
	if a == nil {
		return "", nil
	}
	return a.Name, p.Blobs[a.SHA256]
}

// RowsOf returns the rows of a table in the order of columns and persons.
func (p *Profile) RowsOf(table audit.ID) []audit.TimeRow { return rowsOf(p.records(), table) }

func rowsOf(c *audit.Case, table audit.ID) []audit.TimeRow {
	var out []audit.TimeRow
	for i := range c.TimeRows {
		if c.TimeRows[i].TimeTable == table {
			out = append(out, c.TimeRows[i])
		}
	}
	slices.SortFunc(out, compareRows)
	return out
}

func compareRows(a, b audit.TimeRow) int {
	if n := strings.Compare(a.Column, b.Column); n != 0 {
		return n
	}
	if a.From != b.From {
		return int(a.From - b.From)
	}
	return strings.Compare(string(a.ID), string(b.ID))
}
