package casefile

import (
	"context"
	"errors"
	"fmt"
	"os"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
	"fieldcase/assets"
	"fieldcase/store"
)

// DefaultStandard is the catalogue of a case that names none.
const DefaultStandard = "iso-iec-42001-2023"

// NewCase is what a new case starts with.
type NewCase struct {
	Client   audit.Client
	Standard string     // ID of a built-in catalogue; "" is DefaultStandard
	Body     audit.Body // the certification body, if known on this machine; Profile goes before it
	Profile  *Profile   // of the certification body, which the case gets a copy of; nil: the default policy
}

// ErrUnknownStandard refuses a catalogue that the program does not carry.
var ErrUnknownStandard = errors.New("unknown standard")

// Create makes a new case file at path and opens it. A file that is there already is left as it is (store.ErrExists).
// The new case has its client, the standard with its catalogue, what the profile holds, else the default policy, the
// first cycle with the audits of
// ISO/IEC 17021-1:2015 9.1.3 and, for a standard with controls, a Statement of Applicability that lists all of them.
func Create(ctx context.Context, env Env, path string, n NewCase) (*Session, error) {
	in, err := firstRecords(env, n)
	if err != nil {
		return nil, err
	}
	file, err := store.Create(ctx, path, env.ID(), env.options(false))
	if err != nil {
		return nil, err // it names the verb and the file
	}
	if err := in.write(ctx, file, "New case"); err != nil {
		return nil, errors.Join(fmt.Errorf("create case %s: %w", path, err), file.Close(), os.Remove(path))
	}
	return sessionOfNew(ctx, env, file)
}

// sessionOfNew is newSession for a file that was made just now, and is taken away when it fails.
func sessionOfNew(ctx context.Context, env Env, file *store.File) (*Session, error) {
	s, err := newSession(ctx, env, file)
	if err != nil {
		return nil, errors.Join(err, os.Remove(file.Path()))
	}
	return s, nil
}

// firstRecords returns what a new case begins with.
func firstRecords(env Env, n NewCase) (*imported, error) {
	std, catalogue, err := standardRecord(env, n.Standard)
	if err != nil {
		return nil, err
	}
	client := n.Client
	client.ID = env.ID()
	ofBody, blobs := n.bodyRecords(env)
	out := append([]audit.Recorder{&client, std}, ofBody...)
	if problems := audit.Check(&client); len(problems) > 0 {
		return nil, &InvalidError{Problems: []PlacedProblem{{Kind: "client", Record: client.ID, Problem: problems[0]}}}
	}
	if controls := catalogue.OfKind(standard.KindControl); len(controls) > 0 {
		for _, c := range controls {
			number := audit.Number(c.ID)
			out = append(out, &audit.SoAControl{Record: audit.Record{ID: audit.SoAControlID(number)}, Control: number})
		}
	}
	return &imported{records: append(out, firstCycle(env)...), blobs: blobs}, nil
}

// bodyRecords returns what a new case knows of its certification body.
func (n NewCase) bodyRecords(env Env) (records []audit.Recorder, blobs [][]byte) {
	if n.Profile != nil {
		return n.Profile.firstOf(env)
	}
	body, policy := n.Body, audit.DefaultPolicy()
	body.ID, policy.ID = env.ID(), env.ID()
	records = []audit.Recorder{&policy}
	if body.Name != "" {
		records = append(records, &body)
	}
	return records, nil
}

// standardRecord returns the record of a built-in standard, with its catalogue.
func standardRecord(env Env, id string) (*audit.Standard, standard.Catalogue, error) {
	if id == "" {
		id = DefaultStandard
	}
	content, err := assets.Standard(id)
	if err != nil {
		return nil, standard.Catalogue{}, fmt.Errorf("%w %q: choose one of %v", ErrUnknownStandard, id, assets.StandardIDs())
	}
	c, err := standard.Parse(content)
	if err != nil {
		return nil, standard.Catalogue{}, fmt.Errorf("read catalogue %s: %w", id, err)
	}
	edition := ""
	if c.Edition > 0 {
		edition = fmt.Sprintf("edition %d, %s", c.Edition, c.Published)
	}
	return &audit.Standard{
		Record: audit.Record{ID: env.ID()}, Catalogue: c.ID, Designation: c.Designation, Title: c.Title,
		Edition: edition, Content: string(content),
	}, c, nil
}

// firstCycle returns the first certification cycle with its audits (ISO/IEC 17021-1:2015 9.1.3).
func firstCycle(env Env) []audit.Recorder {
	p := &audit.Programme{Record: audit.Record{ID: env.ID()}, Cycle: 1}
	out := []audit.Recorder{p}
	for _, a := range []audit.Audit{
		{Kind: audit.Stage1},
		{Kind: audit.Stage2},
		{Kind: audit.Surveillance, Sequence: 1},
		{Kind: audit.Surveillance, Sequence: 2},
		{Kind: audit.Recertification},
	} {
		a.ID, a.Programme, a.State = env.ID(), p.ID, audit.AuditPlanned
		out = append(out, &a)
	}
	return out
}

// StandardTitle returns designation and title of a built-in catalogue.
func StandardTitle(id string) (designation, title string, ok bool) {
	content, err := assets.Standard(id)
	if err != nil {
		return "", "", false
	}
	c, err := standard.Parse(content)
	return c.Designation, c.Title, err == nil
}

// Versions returns the version of SQLite and of the format of the case file.
func Versions() (sqlite, format string) {
	s, f := store.Versions()
	return s, fmt.Sprint(f)
}
