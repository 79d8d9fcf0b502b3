package workbook

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"fieldcase/app/audit"
)

// The sheets of the client.
const (
	guideSheet    = "How to answer"
	responseSheet = "Your response"
)

// responseColumns returns the columns of the sheet Your response: the key, what was found, the answer. Widths make three printed pages, each with the
// number in front.
func responseColumns() []answerColumn {
	return []answerColumn{
		{key: keyColumn, title: "Key", width: 12, look: lookHidden},
		{key: numberColumn, title: "Number", width: 18, look: lookKey, shown: true},
		{key: "grade", title: "Grade", width: 11.5, look: lookPlain, shown: true},
		{key: "requirement", title: "Clause", width: 9.5, look: lookText, shown: true},
		{key: "statement", title: "What was found", width: 32, look: lookText, shown: true},
		{key: "evidence_text", title: "Evidence of the auditors", width: 38, look: lookText, shown: true},
		{key: "response_due", title: "Answer due", width: 12, look: lookDay},
		{key: "state", title: "State", width: 20, look: lookText},
		{
			key: "correction", title: "Correction", width: 32, look: lookAnswer, breaks: true,
			help: "What you did about the nonconformity itself, and when.",
		},
		{key: "cause", title: "Cause", width: 32, look: lookAnswer, help: "Why it could happen. Ask on until the answer is something you can change."},
		{key: "extent", title: "Where else", width: 22, look: lookAnswer, help: "Where the same could occur, and what you found there."},
		{
			key: "action", title: "Corrective action", width: 38, look: lookAnswer,
			help: "What keeps it from happening again.",
		},
		{key: "responsible", title: "Responsible", width: 20, look: lookAnswer, breaks: true, help: "Function or person who sees to it."},
		{key: "target_date", title: "Done by", width: 12.5, look: lookAnswerDay, help: "Day by which it is to be done, such as 2026-06-30."},
		{key: "done_on", title: "Done on", width: 12.5, look: lookAnswerDay, help: "Day on which it was done. Leave it empty while it is not."},
		{
			key: "evidence_text", title: "Evidence you send", width: 34, look: lookAnswer, files: true,
			help: "Names of the files you send with this workbook. Begin their names with the number of the nonconformity.",
		},
		{key: "remark", title: "Remark", width: 34, look: lookAnswer, help: "Anything else, also where you disagree."},
	}
}

// maxShown is how many UTF-16 units of a text a cell of the sheet shows at most; what is left stands in the sheet Findings,
// or in the case.
const maxShown = maxUnits - 40

// maxLine is how many UTF-16 units a line has at most. LibreOffice breaks longer ones when it reads a cell of several
// lines, after 16,367 units, be it in the middle of a character.
const maxLine = 16000

// restElsewhere ends a text that no cell can hold whole.
const restElsewhere = "\n… (goes on; shortened here)"

// Shown returns a text as a cell of the sheet Your response shows it: see clean; cut where no cell holds it whole, its
// longest lines broken. What is shown comes back unchanged through other programs.
func Shown(text string) string {
	text = clean(text)
	if len(text) <= maxLine {
		return text
	}
	var out strings.Builder
	shown, line := 0, 0
	for _, r := range text {
		n := utf16.RuneLen(r)
		if shown += n; shown > maxShown {
			return out.String() + restElsewhere
		}
		if line += n; r == '\n' {
			line = 0
		} else if line > maxLine {
			out.WriteByte('\n')
			line = n
		}
		out.WriteRune(r)
	}
	return out.String()
}

// lockedTexts returns the texts of the locked cells of a nonconformity, those that tell whether they were edited.
func (r *released) lockedTexts(f *audit.Finding) []string {
	return []string{label(f), f.Grade.Word(), string(f.Requirement), Shown(f.Statement), Shown(f.EvidenceText)}
}

// response is one row for each nonconformity: what was found, which is locked, beside the client's answer.
func (r *released) response() *asking {
	a := ask(audit.ResponseDocument, "Write in the light cells on the right; what was found is locked. The sheet How to answer says more.")
	list := r.nonconformities()
	a.n = len(list)
	a.rows = func(yield func(askedRow) bool) {
		last := r.latestResponses()
		for _, f := range list {
			if !yield(r.askedFinding(a, f, last[f.ID])) {
				return
			}
		}
	}
	return a
}

// latestResponses returns the last round of each nonconformity.
func (r *released) latestResponses() map[audit.ID]*audit.Response {
	out := map[audit.ID]*audit.Response{}
	for i := range r.of.Case.Responses {
		one := &r.of.Case.Responses[i]
		if before := out[one.Finding]; before == nil || one.Round > before.Round {
			out[one.Finding] = one
		}
	}
	return out
}

// askedFinding is the row of one nonconformity, filled with what was answered last.
func (r *released) askedFinding(a *asking, f *audit.Finding, last *audit.Response) askedRow {
	locked := r.lockedTexts(f)
	cells := []cell{
		textCell(lookKey, locked[0]),
		{look: gradeLook(f.Grade), text: locked[1]},
		textCell(lookText, locked[2]), textCell(lookText, locked[3]), textCell(lookText, locked[4]),
		dayCell(lookDay, f.ResponseDue), textCell(lookText, r.answerState(f, last)),
	}
	if last == nil {
		last = &audit.Response{}
	}
	return askedRow{id: f.ID, label: label(f), locked: locked, cells: append(cells, a.answered(last)...)}
}

// answerState says what is asked of the client now, and why an answer came back.
func (r *released) answerState(f *audit.Finding, last *audit.Response) string {
	state := r.findingState(f)
	if last != nil && f.State == audit.ResponseReturned && strings.TrimSpace(last.ReviewReason) != "" {
		return Shown(fmt.Sprintf("%s\nBecause: %s", state, last.ReviewReason))
	}
	return state
}
