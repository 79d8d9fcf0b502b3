package casefile

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// NoteOn returns a note of the user's on a requirement of an audit, taken now. It is not saved yet.
func NoteOn(env Env, c *audit.Case, auditID audit.ID, n audit.Number, text string) *audit.Note {
	return &audit.Note{
		Record: audit.Record{ID: env.ID()}, Audit: auditID, Requirement: n, Text: strings.TrimSpace(text),
		Author: AuthorOf(c, env.User), TakenAt: audit.InstantOf(env.Now()),
	}
}

// EvidenceOn returns a piece of evidence on a requirement of an audit, seen now, at the place where the plan has the
// requirement audited. How it was obtained, from whom or in which document is read from the beginning of the text:
// "Head of product: …" is an interview, "VP-11 v1.0 …" a document. It is not saved yet.
func EvidenceOn(env Env, c *audit.Case, auditID audit.ID, n audit.Number, text string) *audit.Evidence {
	now := env.Now()
	seen, _ := date.ParseClock(now.Format("15:04")) // midnight is no time of an audit
	e := &audit.Evidence{
		Record: audit.Record{ID: env.ID()}, Audit: auditID, Text: strings.TrimSpace(text), Requirements: []audit.Number{n},
		Author: AuthorOf(c, env.User), CapturedAt: audit.InstantOf(now), SeenOn: env.Today(), SeenAt: seen,
	}
	e.Method, e.Function, e.Document, e.Version = sourceOf(e.Text)
	if item := itemAt(c, auditID, n, e.SeenOn, seen); item != nil && len(item.Sites) > 0 {
		e.Site = item.Sites[0]
	}
	return e
}

// EvidenceFrom returns the evidence that a note becomes: seen when and where the note was taken, and the note that names
// it. Neither is saved yet.
func EvidenceFrom(env Env, c *audit.Case, n *audit.Note) (*audit.Evidence, *audit.Note) {
	taken := n.TakenAt.Time()
	if !taken.IsZero() {
		now := env.Now
		env.Now = func() time.Time { return taken.In(now().Location()) }
	}
	e := EvidenceOn(env, c, n.Audit, n.Requirement, n.Text)
	named := audit.Clone(n)
	named.Evidence = append(named.Evidence, e.ID)
	return e, named
}

var (
	documentAhead = regexp.MustCompile(`^([A-Z][\w/-]*\d[\w/-]*|[A-Z]{2,}[\w/-]*) (v\d[\w.]*)\b`)
	personAhead   = regexp.MustCompile(`^(\p{Lu}[\p{L} /-]{2,40}): `)
)

// sourceOf reads from the beginning of a text how it was obtained.
func sourceOf(text string) (m audit.Method, function, document, version string) {
	if found := documentAhead.FindStringSubmatch(text); found != nil {
		return audit.DocumentRead, "", found[1], found[2]
	}
	if found := personAhead.FindStringSubmatch(text); found != nil {
		return audit.Interview, found[1], "", ""
	}
	return audit.Observation, "", "", ""
}

// itemAt returns the activity of the plan that audits the requirement at that time, else the first that does, or nil.
func itemAt(c *audit.Case, auditID audit.ID, n audit.Number, day date.Date, at date.Clock) *audit.PlanItem {
	var first *audit.PlanItem
	for _, i := range c.PlanOf(auditID) {
		if !slices.ContainsFunc(i.Requirements, func(m audit.Number) bool { return m.Covers(n) }) {
			continue
		}
		if i.Day == day && !at.Before(i.Start) && !i.End.Before(at) {
			return i
		}
		if first == nil {
			first = i
		}
	}
	return first
}

// BaseFinding fills a draft finding with what it rests on: the requirement, the words, places and systems of the
// evidence, and the samples of the requirement that showed something or that the evidence belongs to, each with how many
// of how many. What the finding says already stays.
func BaseFinding(c *audit.Case, f *audit.Finding, n audit.Number, evidence ...*audit.Evidence) {
	f.Requirement = cmp.Or(f.Requirement, n)
	var lines []string
	for _, e := range evidence {
		if slices.Contains(f.Evidence, e.ID) {
			continue
		}
		f.Evidence = append(f.Evidence, e.ID)
		lines = append(lines, evidenceLine(c, e))
		f.Sites = addID(f.Sites, e.Site)
		for _, id := range e.Systems {
			f.Systems = addID(f.Systems, id)
		}
	}
	for i := range c.Samples {
		s := &c.Samples[i]
		if s.Audit != f.Audit || slices.Contains(f.Samples, s.ID) || !restsOn(s, n, evidence) {
			continue
		}
		f.Samples = append(f.Samples, s.ID)
		lines = append(lines, sampleLine(c, s))
	}
	f.EvidenceText = strings.TrimSpace(strings.Join(append([]string{f.EvidenceText}, lines...), "\n"))
}

func addID(ids []audit.ID, id audit.ID) []audit.ID {
	if id == "" || slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

// restsOn reports whether a finding on the requirement rests on the sample.
func restsOn(s *audit.Sample, n audit.Number, evidence []*audit.Evidence) bool {
	if slices.ContainsFunc(evidence, func(e *audit.Evidence) bool { return slices.Contains(e.Samples, s.ID) }) {
		return true
	}
	return s.Hits > 0 && slices.ContainsFunc(s.Requirements, func(m audit.Number) bool { return m.Covers(n) })
}

// evidenceLine is a piece of evidence in the words of a finding: what, where and when.
func evidenceLine(c *audit.Case, e *audit.Evidence) string {
	text := strings.TrimRight(e.Text, ". ")
	if lead := EvidenceLead(e); lead != "" {
		text = lead + ": " + text
	}
	var where []string
	if s := c.Site(e.Site); s != nil {
		where = append(where, s.Name)
	}
	if !e.SeenOn.IsZero() {
		where = append(where, e.SeenOn.String())
	}
	if len(where) > 0 {
		text += " (" + strings.Join(where, ", ") + ")"
	}
	return text + "."
}

// EvidenceLead is what is said before the words of a piece of evidence: the function interviewed, or document, version
// and date; "" where the words begin with it themselves.
func EvidenceLead(e *audit.Evidence) string {
	lead := strings.TrimSpace(e.Document + " " + e.Version)
	if lead == "" && e.Method == audit.Interview {
		lead = e.Function
	}
	if strings.HasPrefix(strings.ToLower(e.Text), strings.ToLower(lead)) {
		return ""
	}
	if !e.Dated.IsZero() && e.Document != "" {
		lead += " of " + e.Dated.String()
	}
	return lead
}

// sampleLine is a sample in the words of a finding: Competence files: 1 of 4 sampled, of 9 in all: P-06.
func sampleLine(c *audit.Case, s *audit.Sample) string {
	line := fmt.Sprintf("%s: %d of %d sampled", s.Name, s.Hits, s.Size)
	if s.Population > s.Size {
		line += fmt.Sprintf(", of %d in all", s.Population)
	}
	var hits []string
	for i := range c.SampleItems {
		if item := &c.SampleItems[i]; item.Sample == s.ID && item.Result == audit.SampleHit {
			hits = append(hits, item.Label)
		}
	}
	if len(hits) > 0 {
		line += ": " + strings.Join(hits, ", ")
	}
	return line + "."
}

// Unfinished is the kind of the drafts that UnfinishedText names. They are of no record: what is typed is shown again
// where it was typed until it is kept or given up, and is not offered back after a crash.
const Unfinished = "unfinished note"

// UnfinishedText names the draft under which a text that is nothing of the case yet is kept while it is typed. The parts
// say where it is typed.
func UnfinishedText(where ...string) Draft {
	return Draft{Kind: Unfinished, Record: audit.DerivedID(append([]string{Unfinished}, where...)...), Field: "text"}
}

// UnfinishedNote is the UnfinishedText of a note on a requirement.
func UnfinishedNote(auditID audit.ID, n audit.Number) Draft {
	return UnfinishedText(string(auditID), string(n))
}
