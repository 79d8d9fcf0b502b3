package workbook

import (
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// findingColumns returns the columns of the sheet Findings; the audit has one where there are several.
func (r *released) findingColumns() []column {
	columns := []column{
		{title: "Audit", width: 13, look: lookMuted, repeats: true},
		{title: "Number", width: 18, look: lookKey, repeats: true},
		{title: "Grade", width: 11.5, look: lookPlain, repeats: true},
		{title: "Clause", width: 9.5, look: lookText, repeats: true},
		{title: "Title", width: 18, look: lookMuted, marks: true},
		{title: "Site, AI system", width: 15.5, look: lookMuted, repeats: true},
		{title: "Requirement", width: 26, look: lookText},
		{title: "Statement", width: 28, look: lookText},
		{title: "Evidence", width: 38, look: lookText},
		{title: "Response due", width: 12, look: lookDay, repeats: true},
		{title: "Evidence due", width: 12, look: lookDay, repeats: true},
		{title: "State", width: 14.5, look: lookText, repeats: true},
	}
	if r.of.Audit != nil {
		return columns[1:]
	}
	return columns
}

// findingsSheet is one row for each finding. A text that no row can show whole goes on in the next row, which repeats
// what the finding is filtered by and says "continued" in place of the title.
func (r *released) findingsSheet() *sheet {
	t := newTable(r.findingColumns(), len(r.findings), func(i int, into []entry) []entry {
		f := r.findings[i]
		if r.of.Audit == nil {
			into = append(into, entry{text: r.audits[r.places[f.Audit]].Title()})
		}
		return r.findingEntries(f, into)
	})
	return t.sheet(findingsSheet)
}

func (r *released) findingEntries(f *audit.Finding, into []entry) []entry {
	number := entry{text: label(f)}
	if !f.State.IsIssued() {
		number.look = lookDraft
	}
	return append(into,
		number,
		entry{text: f.Grade.Word(), look: gradeLook(f.Grade)},
		entry{text: string(f.Requirement)},
		entry{text: r.findingTitle(f)},
		entry{text: strings.Join(append(names(f.Sites, r.sites), names(f.Systems, r.systems)...), "\n")},
		entry{text: f.RequirementText},
		entry{text: f.Statement},
		entry{text: f.EvidenceText},
		r.due(f, f.ResponseDue, awaitsResponse(f.State)),
		r.due(f, f.EvidenceDue, awaitsEvidence(f.State)),
		entry{text: r.findingState(f)},
	)
}

// findingTitle returns the title of the requirement and the others the finding bears on.
func (r *released) findingTitle(f *audit.Finding) string {
	title := r.title(f.Requirement)
	if len(f.OtherRequirements) == 0 {
		return title
	}
	ids := make([]string, len(f.OtherRequirements))
	for i, n := range f.OtherRequirements {
		ids[i] = string(n)
	}
	return strings.TrimPrefix(title+"\nalso "+r.of.Catalogue.FormatRange(ids), "\n")
}

// issuedWord is the state of an issued finding of which nothing is asked of the client.
const issuedWord = "Issued"

// findingState returns the state in words with what a reader has to know beside it.
func (r *released) findingState(f *audit.Finding) string {
	state := f.State
	if state == "" {
		state = audit.FindingDraft
	}
	word, known := r.states[state]
	if !known {
		word = string(state) // of a later version
	}
	if state == audit.FindingIssued && !f.Grade.IsNonconformity() {
		word = issuedWord
	}
	if state == audit.VerifyNextAudit && f.VerifyAt != "" {
		if a := r.of.Case.Audit(f.VerifyAt); a != nil {
			word = "Verify at " + a.Title()
		}
	}
	if late := r.lateDays(f); late > 0 {
		word += "\n" + days(late) + " overdue"
	}
	if f.Disputed {
		word += "\ndisputed"
	}
	if earlier := r.labels[f.RepeatOf]; f.RepeatOf != "" && earlier != "" {
		word += "\nrepeats " + earlier
	}
	return word
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

// awaitsResponse reports whether the client's response is what a finding in this state waits for.
func awaitsResponse(s audit.FindingState) bool {
	return s == audit.FindingIssued || s == audit.ResponseReturned
}

// awaitsEvidence reports whether the evidence of the corrective action is what a finding in this state waits for.
func awaitsEvidence(s audit.FindingState) bool { return s == audit.PlanAccepted }

// lateDays returns by how many days what the finding waits for is overdue, 0 when it is not.
func (r *released) lateDays(f *audit.Finding) int {
	due := date.Date{}
	switch {
	case awaitsResponse(f.State):
		due = f.ResponseDue
	case awaitsEvidence(f.State):
		due = f.EvidenceDue
	}
	if due.IsZero() || r.of.Today.IsZero() || !due.Before(r.of.Today) {
		return 0
	}
	return due.DaysUntil(r.of.Today)
}

// due returns the entry of a day by which something is due; in red when it is late.
func (r *released) due(f *audit.Finding, day date.Date, awaited bool) entry {
	e := entry{day: day, look: lookDay}
	if awaited && r.lateDays(f) > 0 {
		e.look = lookLate
	}
	return e
}
