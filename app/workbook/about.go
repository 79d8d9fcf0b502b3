package workbook

import (
	"time"

	"fieldcase/app/audit"
)

// aboutForm lays out the sheet About: where the workbook comes from, how to check it, and what its words mean. The hash is
// known only when the other sheets are written, so its place is filled then; see about.
func (r *released) aboutForm() *form {
	f := &form{name: aboutSheet, widths: []float64{25, 74}}
	f.wide(lookTitle, "About this workbook")
	f.wide(lookSubtitle, r.of.Case.Client.Name)
	f.wide(lookFacts, joinFilled(" · ", r.of.Case.Standard.Designation, r.subject(), r.of.Case.Body.Name))
	f.section("Origin")
	f.value("SHA-256 of the content", "(64 hexadecimal digits come here)")
	f.value("Case", string(r.of.Case.ID))
	f.value("Exported (UTC)", r.of.ExportedAt.UTC().Format(time.DateTime))
	f.value("Program", r.of.Program)
	if r.of.Signing != nil {
		f.value("Signing key", r.of.Signing.Fingerprint+", to be compared with what its owner says it is")
	}
	f.value("How the hash is made", "Over the values of all cells of the sheets "+r.hashedSheets()+". "+
		"Saving with another program does not change it; a changed, added or sorted cell does. A file that is kept has its own hash in the register.")
	f.section("What it holds")
	f.value("Of whom", r.partWords())
	f.value("Findings", "Issued findings, and those that are ready to issue. Until the findings of an audit are issued, drafts are included "+
		"under the number of the draft and marked as such, so that they can be discussed before the closing meeting. A withdrawn finding stays "+
		"listed and is not counted.")
	f.value("Long texts", "A text that no row can show whole goes on in the next row, which repeats the number and says \"continued\".")
	f.value("Left out", "Working papers of the team: their notes, and what the certification body keeps to itself.")
	f.value("Requirements", "Numbers and short titles are those of "+r.of.Case.Standard.Designation+". Its text is not in this workbook: "+
		"what is required is said in the auditors' own words.")
	f.section("Grades")
	for _, g := range audit.AllGrades() {
		f.value(g.Word(), gradeMeaning(g))
	}
	f.section("States")
	for _, s := range audit.AllFindingStates() {
		f.value(s.Word(), stateMeaning(s))
	}
	f.value(issuedWord, "Handed to the client, who need not answer: it is no nonconformity.")
	return f
}

// hashedSheets names the sheets of the content.
func (r *released) hashedSheets() string {
	if r.of.Part != nil {
		return findingsSheet + " and " + evidenceSheet
	}
	return "Summary, Findings, Coverage and Evidence register"
}

// partWords say whose part of the findings the workbook is, "" for all of them.
func (r *released) partWords() string {
	switch {
	case r.of.Part == nil:
		return ""
	case r.of.Part.Contact == nil:
		return "The nonconformities for which nobody was named to answer. Those of other persons are in workbooks of their own."
	default:
		return "The nonconformities that " + r.of.Part.Contact.Name + " is to answer. Those of other persons are in workbooks of their own."
	}
}

// about returns the sheet About, which asks for the hash when its row is written.
func (r *released) about(hash func() string) *sheet {
	f := r.aboutForm()
	s := f.sheet()
	s.rows = func(yield func(row) bool) {
		for i, line := range f.rows {
			if i == hashRow-1 {
				line.cells[1].text = hash()
			}
			if !yield(line) {
				return
			}
		}
	}
	return s
}

// stateMeaning says what a state means for the client, in our own words (ISO/IEC 17021-1:2015 9.4.5, 9.4.9, 9.4.10).
func stateMeaning(s audit.FindingState) string {
	switch s {
	case audit.FindingDraft:
		return "Being written; not a finding yet."
	case audit.FindingReady:
		return "Settled by the team, to be presented at the closing meeting."
	case audit.FindingIssued:
		return "Handed to the client, whose answer is awaited."
	case audit.ResponseReceived:
		return "The certification body looks at the client's answer."
	case audit.ResponseReturned:
		return "The answer does not suffice; the client was told why and answers again."
	case audit.PlanAccepted:
		return "Correction, cause and corrective action are accepted; evidence is awaited."
	case audit.EvidenceReceived:
		return "The certification body looks at the evidence of the corrective action."
	case audit.Verified:
		return "The corrective action was done and is effective."
	case audit.VerifyNextAudit:
		return "The plan is accepted; what was done is looked at in the next audit."
	case audit.Closed:
		return "Nothing is left to do."
	case audit.Withdrawn:
		return "Taken back by the certification body, with a reason."
	default:
		return ""
	}
}
