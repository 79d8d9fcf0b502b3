package casefile

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/wording"
	"fieldcase/store"
)

// Told is a place of a training copy that may still tell whose case it was.
type Told struct {
	Kind   string
	Record audit.ID
	Field  string
	Word   string
}

// TrainingCopy makes a new case file at path that shows how an audit went and not whose it was: persons, client, sites and AI
// systems have names of the kind "Auditor 2"; addresses, numbers of registers and keys are gone; in every text the names that
// the case knows, days, numbers and addresses are placeholders; every file is replaced; private notes, complaints and issued
// documents are left out. It is another case with a history of its own, which nobody can merge with the one it was made of.
//
// A name that the case does not know stays where it is written: a person reads the copy before it is handed on. What is
// returned are places that still tell a name that the case does know. It fails with ErrExists.
func (s *Session) TrainingCopy(ctx context.Context, path string) ([]Told, error) {
	told, err := s.trainingCopy(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("make training copy: %w", err)
	}
	return told, nil
}

func (s *Session) trainingCopy(ctx context.Context, path string) ([]Told, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	t := newTraining(c)
	in := &imported{id: s.env.ID(), records: t.records(c), blobs: [][]byte{[]byte(replacedFile)}}
	env := s.env
	env.User, env.Host = User{Name: "Training", Initials: "T"}, "" // the history of the copy names nobody either
	file, err := store.Create(ctx, path, in.id, env.options(false))
	if err != nil {
		return nil, err
	}
	err = closing(in.write(ctx, file, "Training copy"), file)
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return t.tells(in.records), nil
}

// tells returns the places that still tell a name that the case knows.
func (t *training) tells(records []audit.Recorder) []Told {
	all := map[string][]Told{}
	var texts strings.Builder
	for _, r := range records {
		k := audit.KindOf(r)
		for _, f := range k.Fields {
			text := f.Text(r)
			if text != "" && isWords(k, f) && !slices.Contains(codes, f.Name) {
				if all[text] == nil {
					texts.WriteString(text + "\n")
				}
				all[text] = append(all[text], Told{Kind: k.Name, Record: r.Base().ID, Field: f.Name})
			}
		}
	}
	var out []Told
	for _, word := range wording.Leaks(texts.String(), t.known, nil) {
		for text, places := range all {
			for _, p := range places {
				if strings.Contains(text, word) {
					p.Word = word
					out = append(out, p)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Told) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Word, b.Word))
	})
	return out
}

// isWords reports whether a field of a client's case holds words that people wrote.
func isWords(k *audit.Kind, f audit.Field) bool {
	return f.Type == audit.TextField && f.Format == "" && f.Ref == "" && f.Enum == nil && !slices.Contains(asTheyAre, k.Name)
}

// replacedFile is what takes the place of every file.
const replacedFile = "This file was replaced for training.\n"

// leftOut are the kinds of which a training copy has nothing: what is the body's alone, and what was issued under names.
var leftOut = []string{"complaint", "document"}

// asTheyAre are the kinds that tell nothing of a client.
var asTheyAre = []string{"standard", "policy", "time_table", "time_row"}

// trainingNames are the fields whose text is a name, and what takes its place; # stands for the number of the record.
var trainingNames = map[string]map[string]string{
	"client":      {"name": "Training client"},
	"body":        {"name": "Certification body"},
	"contact":     {"name": "Contact #"},
	"site":        {"name": "Site #"},
	"ai_system":   {"name": "AI system #"},
	"person":      {"name": "Auditor #", "initials": "P#"},
	"attendee":    {"name": "Attendee #"},
	"attachment":  {"name": "File #"},
	"certificate": {"number": "Certificate #", "client_name": "Training client"},
	"finding":     {"draft_number": "D#"},
	"time_table":  {"entered_by": "Certification body", "verified_by": "Certification body"},
}

// emptied are fields that tell by themselves who somebody is; those with a kind before them of that kind alone.
var emptied = []string{
	"trading_name", "name_english", "registration", "address", "postal_code", "city", "region", "website", "email", "phone", "organization",
	"private_note", "signing_keys", "accreditation_number", "profile", "client.number", "client.transferred_from", "person.background",
	"person.declaration", "certificate.identity", "transfer.certificate", "attachment.source", "body.mark", "body.accreditation_mark",
	"application.quotation", "application.agreement", "soa_version.controls",
}

// codes are texts that are no words: what the program tells apart by them stays.
var codes = []string{
	"rank", "seed", "sample_seed", "site_sample", "table", "column", "language", "key", "rule", "subject", "field", "stage", "sampling_group",
	"number", "plan_issue", "soa_version", "version", "standard", "media_type", "sha256", "number_pattern", "accreditation_acronym", "country",
}

// training makes a training copy.
type training struct {
	known    wording.Known
	kept     map[string]bool   // kind and ID of the records that are in the copy
	scrubbed map[string]string // texts that were scrubbed already
}

func newTraining(c *audit.Case) *training {
	t := &training{known: wording.KnownOf(c), kept: map[string]bool{}, scrubbed: map[string]string{}}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			t.kept[k.Name+" "+string(r.Base().ID)] = keeps(k, r)
		}
	}
	return t
}

// keeps reports whether a training copy has the record.
func keeps(k *audit.Kind, r audit.Recorder) bool {
	n, isNote := r.(*audit.Note)
	return !slices.Contains(leftOut, k.Name) && (!isNote || !n.Private)
}

func (t *training) records(c *audit.Case) []audit.Recorder {
	var out []audit.Recorder
	for _, k := range audit.Kinds() {
		n := 0
		for _, r := range c.Records(k) {
			if n++; keeps(k, r) {
				out = append(out, t.record(k, r, n))
			}
		}
	}
	return out
}

// record returns the n-th record of its kind as the copy has it.
func (t *training) record(k *audit.Kind, r audit.Recorder, n int) audit.Recorder {
	out := k.New()
	out.Base().ID = r.Base().ID
	for _, f := range k.Fields {
		switch {
		case slices.Contains(emptied, f.Name) || slices.Contains(emptied, k.Name+"."+f.Name):
		case f.Type == audit.SetField:
			f.SetElements(out, t.elements(f, r))
		case f.Ref != "" && !t.kept[f.Ref+" "+f.Text(r)]:
		default:
			if err := f.Set(out, t.value(k, f, r, n)); err != nil {
				panic(err) // of a text field, or read from the same field
			}
		}
	}
	if a, ok := out.(*audit.Attachment); ok {
		a.Name += ".txt"
		a.SHA256, a.Size, a.MediaType = sumOf([]byte(replacedFile)), int64(len(replacedFile)), "text/plain"
		a.Width, a.Height, a.LocationRemoved = 0, 0, false
	}
	return out
}

// elements returns those of a set that are in the copy.
func (t *training) elements(f audit.Field, r audit.Recorder) []string {
	if f.Ref == "" {
		return f.Elements(r)
	}
	return slices.DeleteFunc(slices.Clone(f.Elements(r)), func(id string) bool { return !t.kept[f.Ref+" "+id] })
}

// value returns what a field says in the copy.
func (t *training) value(k *audit.Kind, f audit.Field, r audit.Recorder, n int) audit.Value {
	before := f.Get(r)
	name, is := trainingNames[k.Name][f.Name]
	switch {
	case before == audit.Null:
		return before
	case is:
		return audit.TextValue(strings.ReplaceAll(name, "#", strconv.Itoa(n)))
	case !isWords(k, f) || slices.Contains(codes, f.Name):
		return before
	}
	text, done := t.scrubbed[f.Text(r)]
	if !done {
		text = wording.Scrub(f.Text(r), t.known, nil)
		t.scrubbed[f.Text(r)] = text
	}
	return audit.TextValue(text)
}
