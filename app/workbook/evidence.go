package workbook

import (
	"strings"

	"fieldcase/app/audit"
)

func (r *released) evidenceColumns() []column {
	columns := []column{
		{title: "Audit", width: 13, look: lookMuted, repeats: true},
		{title: "No.", width: 8, look: lookKey, repeats: true},
		{title: "Seen on", width: 12, look: lookDay, repeats: true},
		{title: "Time", width: 8, look: lookText, repeats: true},
		{title: "Method", width: 13, look: lookText, repeats: true},
		{title: "What was seen", width: 46, look: lookText, marks: true},
		{title: "With", width: 16, look: lookMuted},
		{title: "Document", width: 19, look: lookText},
		{title: "Dated", width: 12, look: lookDay},
		{title: "Site", width: 13, look: lookMuted, repeats: true},
		{title: "Clauses", width: 17, look: lookText, repeats: true},
		{title: "Findings", width: 18, look: lookText, repeats: true},
		{title: "File kept", width: 20, look: lookText},
		{title: "SHA-256 of the file", width: 17, look: lookMono},
	}
	if r.of.Audit != nil {
		return columns[1:]
	}
	return columns
}

// evidenceSheet is one row for each piece of evidence: what was seen, and the file with its hash where one is kept. A
// second file has a row of its own with the same number.
func (r *released) evidenceSheet() *sheet {
	t := newTable(r.evidenceColumns(), len(r.evidence), func(i int, into []entry) []entry {
		e := r.evidence[i]
		if r.of.Audit == nil {
			into = append(into, entry{text: r.audits[r.places[e.Audit]].Title()})
		}
		return r.evidenceEntries(e, into)
	})
	return t.sheet(evidenceSheet)
}

func (r *released) evidenceEntries(e *audit.Evidence, into []entry) []entry {
	ids := make([]string, len(e.Requirements))
	for i, n := range e.Requirements {
		ids[i] = string(n)
	}
	name, sum := r.fileEntries(e)
	return append(into,
		entry{text: r.registered[e.ID]},
		entry{day: e.SeenOn, look: lookDay},
		entry{text: e.SeenAt.String()},
		entry{text: methodWord(e.Method)},
		entry{text: e.Text},
		entry{text: e.Function},
		entry{text: documentWord(e)},
		entry{day: e.Dated, look: lookDay},
		entry{text: r.sites[e.Site]},
		entry{text: r.of.Catalogue.FormatRange(ids)},
		entry{text: joinLabels(r.restingOn[e.ID])},
		name,
		sum,
	)
}

// fileEntries returns the names and hashes of the released files, the first in the row of the evidence.
func (r *released) fileEntries(e *audit.Evidence) (name, sum entry) {
	first := true
	for _, id := range e.Attachments {
		a := r.files[id]
		switch {
		case a == nil:
		case first:
			name.text, sum.text, first = a.Name, a.SHA256, false
		default:
			name.list = append(name.list, a.Name)
			sum.list = append(sum.list, a.SHA256)
		}
	}
	return name, sum
}

func methodWord(m audit.Method) string {
	switch m {
	case audit.Interview:
		return "Interview"
	case audit.Observation:
		return "Observation"
	case audit.DocumentRead:
		return "Document"
	case audit.SampleTaken:
		return "Sample"
	default:
		return string(m)
	}
}

func documentWord(e *audit.Evidence) string {
	if e.Version == "" {
		return e.Document
	}
	return strings.TrimPrefix(e.Document+", version "+e.Version, ", ")
}
