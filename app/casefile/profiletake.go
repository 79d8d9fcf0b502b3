package casefile

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// TakeFromProfile makes the case say what the profile says in the differences chosen by their keys, as one action that
// can be undone, and remembers that this revision of the profile was looked at. Nothing chosen leaves the case as it is
// and remembers only that. Keys that are no difference any more are passed over. It returns how many were taken over.
func (s *Session) TakeFromProfile(ctx context.Context, p *Profile, chosen ...string) (int, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return 0, err
	}
	seen, err := s.file.Seen(ctx)
	if err != nil {
		return 0, err
	}
	t := &taking{profile: p, c: c, seen: seen, changed: map[audit.ID]audit.Recorder{}, before: map[audit.ID]audit.Recorder{}, env: s.env}
	n := 0
	for _, d := range p.Differences(c) {
		if slices.Contains(chosen, d.Key) {
			t.take(d)
			n++
		}
	}
	for _, b := range t.blobs {
		if _, _, err := s.file.PutBlob(ctx, bytes.NewReader(b)); err != nil {
			return 0, fmt.Errorf("take over from the profile: %w", err)
		}
	}
	label := "Take over from the profile"
	if n == 0 {
		label = "Look at the profile"
	}
	return n, s.Save(ctx, label, t.changes()...)
}

// taking is what the case becomes by taking over from a profile.
type taking struct {
	profile *Profile
	c       *audit.Case
	env     Env
	seen    audit.Seen // of the case
	order   []audit.ID
	before  map[audit.ID]audit.Recorder // as in the case, nil for a new one
	changed map[audit.ID]audit.Recorder // as it becomes, nil when it is taken out
	blobs   [][]byte
}

// change returns the copy of a record of the case that is changed; one without identity is begun.
func (t *taking) change(r audit.Recorder) audit.Recorder {
	id, k := r.Base().ID, audit.KindOf(r)
	if id == "" {
		id = audit.DerivedID(k.Name, string(t.c.ID))
	}
	if after, ok := t.changed[id]; ok {
		return after
	}
	after := copyOf(r)
	after.Base().ID = id
	after.Base().SetSeen(t.seen)
	t.order, t.changed[id] = append(t.order, id), after
	if r.Base().ID != "" {
		t.before[id] = r
	}
	return after
}

// add takes a record of the profile into the case, under the identity it has there. Where the case once had it and it
// was taken out, it comes back.
func (t *taking) add(r audit.Recorder) {
	id := r.Base().ID
	r.Base().SetSeen(t.seen)
	t.order, t.changed[id] = append(t.order, id), r
}

// remove takes a record out of the case.
func (t *taking) remove(r audit.Recorder) {
	id := r.Base().ID
	t.order, t.changed[id], t.before[id] = append(t.order, id), nil, r
}

func (t *taking) changes() []Change {
	body := t.change(&t.c.Body).(*audit.Body)
	body.Profile, body.ProfileRevision = string(t.profile.ID), t.profile.Revision
	var out []Change
	for _, id := range t.order {
		out = append(out, Change{Before: t.before[id], After: t.changed[id]})
	}
	return out
}

func (t *taking) take(d Difference) {
	table, isTable := d.from.(*audit.TimeTable)
	switch {
	case isTable:
		t.takeTable(d, table)
	case d.field == "":
		t.add(copyOf(d.from))
	default:
		f, _ := audit.KindOf(d.from).Field(d.field)
		t.takeField(f, t.change(d.before), d.from)
	}
}

// takeField makes a field of a record of the case say what it says in the profile.
func (t *taking) takeField(f audit.Field, into, from audit.Recorder) {
	value := f.Get(from)
	switch {
	case f.Type == audit.SetField:
		f.SetElements(into, f.Elements(from))
		return
	case f.Ref == "attachment":
		value = audit.TextValue(string(t.picture(audit.ID(value.Text()))))
	}
	if err := f.Set(into, value); err != nil {
		panic(err) // a value that was read from the same field
	}
}

// picture returns the identity that a picture of the profile has in the case, which takes it in unless it has it.
func (t *taking) picture(id audit.ID) audit.ID {
	a := t.profile.attachment(id)
	if a == nil {
		return ""
	}
	for i := range t.c.Attachments {
		if t.c.Attachments[i].SHA256 == a.SHA256 {
			return t.c.Attachments[i].ID
		}
	}
	if _, here := t.changed[a.ID]; !here {
		t.add(attachedNow(t.env, a))
		t.blobs = append(t.blobs, t.profile.Blobs[a.SHA256])
	}
	return a.ID
}

// attachedNow is a mark of a profile as an attachment that a case takes in now.
func attachedNow(env Env, a *audit.Attachment) *audit.Attachment {
	out := audit.Clone(a)
	out.Source, out.AddedAt = "profile of the certification body", audit.InstantOf(env.Now())
	return out
}

// takeTable makes a table of the case the one of the profile, row by row.
func (t *taking) takeTable(d Difference, from *audit.TimeTable) {
	into := from.ID
	if d.before == nil {
		t.add(copyOf(from))
	} else {
		after := t.change(d.before)
		into = after.Base().ID
		for _, term := range tableTerms() {
			f, _ := audit.KindOf(from).Field(term.Field)
			t.takeField(f, after, from)
		}
	}
	wanted := t.profile.RowsOf(from.ID)
	for _, had := range rowsOf(t.c, into) {
		if i := slices.IndexFunc(wanted, func(r audit.TimeRow) bool { return sameRow(r, had) }); i >= 0 {
			wanted = slices.Delete(wanted, i, i+1)
			continue
		}
		t.remove(&had)
	}
	for _, row := range wanted {
		if _, taken := t.changed[row.ID]; taken || rowOf(t.c, row.ID) {
			row.ID = t.env.ID() // the row of that identity goes with what it says
		}
		row.TimeTable = into
		t.add(&row)
	}
}

func rowOf(c *audit.Case, id audit.ID) bool {
	return slices.ContainsFunc(c.TimeRows, func(r audit.TimeRow) bool { return r.ID == id })
}

// firstOf returns what a new case gets of a profile: all of it, in records of its own.
func (p *Profile) firstOf(env Env) (records []audit.Recorder, blobs [][]byte) {
	body, policy := audit.Clone(&p.Body), audit.Clone(&p.Policy)
	body.ID, policy.ID = env.ID(), env.ID()
	body.Profile, body.ProfileRevision = string(p.ID), p.Revision
	records = []audit.Recorder{body, policy}
	for i := range p.Attachments {
		records = append(records, attachedNow(env, &p.Attachments[i]))
	}
	for _, b := range p.Blobs {
		blobs = append(blobs, b)
	}
	for _, kind := range []string{"person", "time_table", "time_row"} {
		for _, r := range p.records().Records(audit.KindNamed(kind)) {
			records = append(records, copyOf(r))
		}
	}
	for _, r := range records {
		r.Base().SetSeen(0) // what was seen of the profile says nothing of the case
	}
	return records, blobs
}
