package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// me returns the person of the case who is at the keyboard.
func (t *teller) me() audit.ID { return t.id(t.session.Env().User.Initials) }

// document is a document or record that was read: the name the story gives it, its identity, version and date, the
// requirements it bears on, and what was seen in it.
type document struct{ key, identity, version, dated, requirements, seen string }

// read enters documents as evidence, read five minutes apart.
func (t *teller) read(begins, auditName, who, site string, documents []document) {
	t.at(begins)
	a := t.audit(auditName)
	if a == nil {
		return
	}
	var out []audit.Recorder
	for _, d := range documents {
		out = append(out, t.as(d.key, &audit.Evidence{
			Audit: a.ID, Method: audit.DocumentRead, Document: d.identity, Version: d.version, Dated: day(d.dated), Site: t.id(site),
			SeenOn: t.today(), SeenAt: hour(t.now.Format("15:04")), Text: d.seen, Requirements: t.ranges(d.requirements),
			Author: t.id(who), CapturedAt: t.instant(),
		}))
		t.now = t.now.Add(5 * time.Minute)
	}
	t.save("Documents read", out...)
}

// observe enters one piece of evidence, which the story calls by key.
func (t *teller) observe(auditName string, e audit.Evidence, key string) {
	a := t.audit(auditName)
	if a == nil {
		return
	}
	e.Audit, e.CapturedAt = a.ID, t.instant()
	if e.Author == "" {
		e.Author = t.me()
	}
	t.save("Evidence: "+cmp.Or(e.Document, e.Function, string(e.Method)), t.as(key, &e))
}

// note enters a note of the checklist.
func (t *teller) note(auditName string, requirement audit.Number, text string, private bool) {
	a := t.audit(auditName)
	if a == nil {
		return
	}
	t.save(strings.TrimSpace("Note "+string(requirement)), &audit.Note{
		Audit: a.ID, Requirement: requirement, Author: t.me(), TakenAt: t.instant(), Text: text, Private: private,
	})
}

// verdict is what the team holds about a requirement.
type verdict struct {
	state   audit.ConclusionState
	summary string
}

// concludeAll enters the conclusions on a range of requirements as one action.
func (t *teller) concludeAll(auditName, when, requirements string, table map[audit.Number]verdict) {
	t.at(when)
	a := t.audit(auditName)
	if a == nil {
		return
	}
	var out []audit.Recorder
	for _, n := range t.ranges(requirements) {
		v, ok := table[n]
		if !ok {
			t.fail(fmt.Errorf("the story has no conclusion on %s in %s", n, auditName))
			return
		}
		c := &audit.Conclusion{
			Record: audit.Record{ID: audit.ConclusionID(a.ID, n)}, Audit: a.ID, Requirement: n, State: v.state,
			Summary: v.summary, Owner: t.id(a.Code() + " " + t.session.Env().User.Initials), Asked: t.asked(n),
		}
		if !v.state.Audited() {
			c.Summary, c.Reason = "", v.summary
		}
		out = append(out, c)
	}
	t.save("Conclude "+requirements, out...)
}

// asked returns the prompts of the checklist that were asked: all but the last.
func (t *teller) asked(n audit.Number) []string {
	r, ok := t.session.Catalogue().Find(string(n))
	if !ok || len(r.Prompts) < 2 {
		return nil
	}
	return slices.Clone(r.Prompts[:len(r.Prompts)-1])
}

// draft enters a finding as its author wrote it.
func (t *teller) draft(key string, told audit.Finding, auditName string) {
	a := t.audit(auditName)
	if a == nil || t.err != nil {
		return
	}
	f, err := t.session.NewFinding(t.ctx, a.ID)
	if err != nil {
		t.fail(err)
		return
	}
	told.Record, told.Audit, told.State, told.Author, told.DraftNumber = f.Record, f.Audit, f.State, f.Author, f.DraftNumber
	t.ids[key] = told.ID
	t.save("Finding "+told.DraftNumber, &told)
}

// issueFindings hands the findings of the audit to the client.
func (t *teller) issueFindings(auditName string) {
	a := t.audit(auditName)
	if a == nil || t.err != nil {
		return
	}
	_, err := t.session.IssueFindings(t.ctx, a.ID)
	t.fail(err)
	t.now = t.now.Add(time.Minute)
}

// meeting enters a meeting with those who took part.
func (t *teller) meeting(auditName string, kind audit.MeetingKind, begins, ends, notes, disputed string, attended ...string) {
	a := t.audit(auditName)
	if a == nil {
		return
	}
	t.at(begins)
	start := t.now
	m := &audit.Meeting{
		Audit: a.ID, Kind: kind, Day: date.Of(start), Start: hour(start.Format("15:04")), End: hour(ends), Site: t.id("Oslo"),
		Place: "Meeting room Røntgen", Notes: notes, Disputed: disputed,
	}
	for _, i := range audit.Agenda(kind) {
		m.Agenda = append(m.Agenda, i.Key)
	}
	changes := []casefile.Change{{After: t.as(auditName+" "+string(kind), m)}}
	for i, name := range attended {
		who := attendance[name]
		changes = append(changes, casefile.Change{After: &audit.Attendee{
			Meeting: m.ID, Name: name, Function: who.function, Organization: who.organization, Remote: who.remote, Confirmed: true, Rank: rank(i),
		}})
	}
	t.act(a.Title()+": "+string(kind)+" meeting", changes...)
}

// attendance is who takes part in meetings.
var attendance = map[string]struct {
	function, organization string
	remote                 bool
}{
	"Torbjørn Åsen":   {function: "Managing director"},
	"Ingrid Næss":     {function: "Quality manager"},
	"Sofie Grønn":     {function: "Head of product"},
	"Mikkel Utsi":     {function: "Head of model development", remote: true},
	"Kari Lånke":      {function: "Head of support", remote: true},
	"Márta Kővári":    {function: "Lead auditor", organization: "Fjordcert AS"},
	"Jonas Lindqvist": {function: "Auditor", organization: "Fjordcert AS"},
	"Dr. Aoife Byrne": {function: "Technical expert", organization: "Fjordcert AS", remote: true},
}

// fail keeps the first error of the story.
func (t *teller) fail(err error) {
	if t.err == nil {
		t.err = err
	}
}
