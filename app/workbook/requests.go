package workbook

import (
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// requestSheet is where the client says which of the documents asked for it hands in.
const requestSheet = "Documents asked for"

// requestColumns returns the columns of the sheet, which is one page wide.
func requestColumns() []answerColumn {
	return []answerColumn{
		{key: keyColumn, title: "Key", width: 12, look: lookHidden},
		{key: numberColumn, title: "Number", width: 9, look: lookKey, shown: true},
		{key: "title", title: "Document", width: 30, look: lookText, shown: true},
		{key: "requirements", title: "Clauses", width: 15, look: lookText, shown: true},
		{key: "due_on", title: "Needed by", width: 12, look: lookDay},
		{
			key: "state", title: "Answer", width: 15, look: lookAnswer, choices: requestChoices(),
			help: "Provided: you send it. At the audit: it is shown there. Cannot be shown: say why. Question: ask it in Remark.",
		},
		{key: filesColumn, title: "File", width: 28, look: lookAnswer, files: true, help: "Name of the file that you send with this workbook, with its ending."},
		{key: "detail", title: "Version, period or extent", width: 26, look: lookAnswer, help: "What is asked for stands here already; write what you send: version and date of the document, or its period."},
		{key: "received_on", title: "Provided on", width: 13, look: lookAnswerDay, help: "Day on which you send it, such as 2026-02-27."},
		{key: "remark", title: "Remark", width: 34, look: lookAnswer, help: "Anything else: why it cannot be shown, what you ask."},
	}
}

// requestChoices are the answers to a request, in the client's words.
func requestChoices() []choice {
	words := map[audit.RequestState]string{
		audit.RequestReceived: "Provided", audit.RequestOnScreen: "At the audit", audit.RequestRefused: "Cannot be shown", audit.RequestQueried: "Question",
	}
	var out []choice
	for _, s := range audit.AnswerableRequestStates() {
		out = append(out, choice{words[s], string(s)})
	}
	return out
}

// requests is one row for each document that the audit asks for, in the order of the list.
func (r *released) requests() *asking {
	a := ask(audit.RequestDocument, "Say in the light cells which documents you provide. The sheet How to answer says more.")
	var list []*audit.DocumentRequest
	for i := range r.of.Case.DocumentRequests {
		d := &r.of.Case.DocumentRequests[i]
		if d.Audit == r.of.Audit.ID && d.State != audit.RequestDropped && !d.Deleted {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(p, q *audit.DocumentRequest) int { return strings.Compare(p.Rank, q.Rank) })
	a.n = len(list)
	a.rows = func(yield func(askedRow) bool) {
		for i, d := range list {
			if !yield(askedRequest(a, d, "D-"+pad(i+1, len(list)))) {
				return
			}
		}
	}
	return a
}

// askedRequest is the row of one document.
func askedRequest(a *asking, d *audit.DocumentRequest, number string) askedRow {
	clauses := make([]string, len(d.Requirements))
	for i, n := range d.Requirements {
		clauses[i] = string(n)
	}
	title, bears := Shown(d.Title), Shown(strings.Join(clauses, ", "))
	cells := []cell{textCell(lookKey, number), textCell(lookText, title), textCell(lookText, bears), dayCell(lookDay, d.DueOn)}
	return askedRow{
		id: d.ID, label: number, locked: []string{number, title, bears}, cells: append(cells, a.answered(d)...),
	}
}

// requestGuide tells the client how to answer.
func (r *released) requestGuide() *form {
	f := r.guideHead()
	f.section("In short")
	f.value("1", "Open the sheet "+requestSheet+". Each row is one document that the auditors ask for.")
	f.value("2", "Choose in the column Answer whether you provide it, and fill in the other light cells. You may save and go on later, sort, filter, and pass the file on.")
	f.value("3", "Put the documents beside the file. Begin the name of each with its number, D-01 AI policy.pdf, or write its name into the column File.")
	f.value("4", "Send the workbook and the files back to "+r.receiver()+".")
	f.section("What goes where")
	f.columns(audit.RequestDocument)
	f.section("Good to know")
	f.value("Locked cells", lockedWords)
	f.value("Confidential documents", "What you cannot hand out can often be shown at the audit: choose At the audit. What cannot be shown at all may keep parts from being audited; the lead auditor will call you.")
	return f
}
