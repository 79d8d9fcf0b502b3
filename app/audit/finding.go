package audit

import (
	"strings"

	"fieldcase/app/date"
)

// Grade is what a finding is (ISO/IEC 17021-1:2015 3.11 to 3.13 and 9.4.5).
type Grade string

// The grades. A concern is raised in Stage 1 only and is no nonconformity; an observation is a practice of some bodies.
const (
	Major    Grade = "major"
	Minor    Grade = "minor"
	OFI      Grade = "ofi"
	Positive Grade = "positive"
	Concern  Grade = "concern"
	Observed Grade = "observation"
)

// AllGrades returns every grade, the gravest first.
func AllGrades() []Grade { return []Grade{Major, Minor, OFI, Positive, Concern, Observed} }

// Values implements enum.
func (Grade) Values() []string { return texts(AllGrades()) }

// IsNonconformity reports whether a requirement is not met.
func (g Grade) IsNonconformity() bool { return g == Major || g == Minor }

// Word returns the grade as a person reads it.
func (g Grade) Word() string {
	switch g {
	case Major:
		return "Major"
	case Minor:
		return "Minor"
	case OFI:
		return "OFI"
	case Positive:
		return "Positive"
	case Concern:
		return "Concern"
	case Observed:
		return "Observation"
	default:
		return "No grade"
	}
}

// FindingState is how far a finding has come. The side flag "disputed" and the derived "overdue" are no states.
type FindingState string

// The states of a finding, domain rules of ISO/IEC 17021-1:2015 9.4.5, 9.4.9 and 9.4.10; the names are ours.
const (
	FindingDraft     FindingState = "draft"
	FindingReady     FindingState = "ready"             // settled by its author, to be issued at the closing meeting
	FindingIssued    FindingState = "issued"            // number given, with the client
	ResponseReceived FindingState = "response-received" // to review
	ResponseReturned FindingState = "response-returned" // back with the client, with a reason
	PlanAccepted     FindingState = "plan-accepted"     // correction, cause and corrective action accepted
	EvidenceReceived FindingState = "evidence-received" // to verify
	Verified         FindingState = "verified"
	VerifyNextAudit  FindingState = "verify-next-audit"
	Closed           FindingState = "closed"
	Withdrawn        FindingState = "withdrawn"
)

// AllFindingStates returns every state in the order of the life cycle.
func AllFindingStates() []FindingState {
	return []FindingState{
		FindingDraft, FindingReady, FindingIssued, ResponseReceived, ResponseReturned, PlanAccepted,
		EvidenceReceived, Verified, VerifyNextAudit, Closed, Withdrawn,
	}
}

// Values implements enum.
func (FindingState) Values() []string { return texts(AllFindingStates()) }

// Word returns the state as a person reads it.
func (s FindingState) Word() string {
	switch s {
	case FindingDraft:
		return "Draft"
	case FindingReady:
		return "Ready to issue"
	case FindingIssued:
		return "With the client"
	case ResponseReceived:
		return "Response to review"
	case ResponseReturned:
		return "Returned to the client"
	case PlanAccepted:
		return "Plan accepted"
	case EvidenceReceived:
		return "Evidence to verify"
	case Verified:
		return "Verified"
	case VerifyNextAudit:
		return "Verify at next audit"
	case Closed:
		return "Closed"
	case Withdrawn:
		return "Withdrawn"
	default:
		return string(s)
	}
}

// IsIssued reports whether the finding has been handed to the client: from then on it has its number.
func (s FindingState) IsIssued() bool { return s != "" && s != FindingDraft && s != FindingReady }

// IsOpen reports whether something is still to be done about a nonconformity in this state.
func (s FindingState) IsOpen() bool { return s != Verified && s != Closed && s != Withdrawn }

// VerificationMethod is how the effect of a corrective action was verified (ISO/IEC 17021-1:2015 9.4.10).
type VerificationMethod string

// The methods.
const (
	ByDocuments VerificationMethod = "documents"
	ByVisit     VerificationMethod = "visit"
	AtAudit     VerificationMethod = "audit"
)

// AllVerificationMethods returns every method.
func AllVerificationMethods() []VerificationMethod {
	return []VerificationMethod{ByDocuments, ByVisit, AtAudit}
}

// Values implements enum.
func (VerificationMethod) Values() []string { return texts(AllVerificationMethods()) }

// Finding is a result of evaluating evidence against a requirement (ISO/IEC 17021-1:2015 9.4.5).
type Finding struct {
	Record
	Audit                ID                 `json:"audit" ref:"audit" doc:"The audit that raised it."`
	Grade                Grade              `json:"grade,omitempty" doc:"What it is."`
	GradeReason          string             `json:"grade_reason,omitempty" doc:"Why this grade; for the certification body."`
	PotentialGrade       Grade              `json:"potential_grade,omitempty" doc:"Grade that an area of concern would have at Stage 2; for the certification body."`
	Requirement          Number             `json:"requirement,omitempty" doc:"Number of the clause or control it is raised against."`
	OtherRequirements    []Number           `json:"other_requirements,omitempty" doc:"Further clauses and controls it bears on."`
	RequirementText      string             `json:"requirement_text,omitempty" doc:"The requirement in own words (9.4.5.3)."`
	Statement            string             `json:"statement,omitempty" doc:"Statement of the failure, or of the observation."`
	EvidenceText         string             `json:"evidence_text,omitempty" doc:"Objective evidence: what, where, when, document and version, extent."`
	Sites                []ID               `json:"sites,omitempty" ref:"site" doc:"Sites concerned."`
	Systems              []ID               `json:"systems,omitempty" ref:"ai_system" doc:"AI systems concerned."`
	Evidence             []ID               `json:"evidence,omitempty" ref:"evidence" doc:"Evidence it rests on."`
	Samples              []ID               `json:"samples,omitempty" ref:"sample" doc:"Samples it rests on."`
	Concerns             []ID               `json:"concerns,omitempty" ref:"finding" doc:"Areas of concern of Stage 1 it takes up."`
	Author               ID                 `json:"author,omitempty" ref:"person" doc:"Who wrote it."`
	DraftNumber          string             `json:"draft_number,omitempty" doc:"Number of the draft: its author's initials and a count, such as MK-01."`
	Number               string             `json:"number,omitempty" doc:"Number given at issue, such as NC-2026-ST2-03; never given twice."`
	State                FindingState       `json:"state,omitempty" doc:"How far it has come."`
	IssuedOn             date.Date          `json:"issued_on,omitzero" doc:"Day it was handed to the client."`
	ResponseDue          date.Date          `json:"response_due,omitzero" doc:"Day the client's response is due."`
	EvidenceDue          date.Date          `json:"evidence_due,omitzero" doc:"Day the evidence of the corrective action is due."`
	AcknowledgedBy       string             `json:"acknowledged_by,omitempty" doc:"Who acknowledged it for the client; acknowledging is not agreeing."`
	AcknowledgedOn       date.Date          `json:"acknowledged_on,omitzero" doc:"Day of the acknowledgement."`
	Disputed             bool               `json:"disputed,omitempty" doc:"True when the client disagrees; does not stop the clock."`
	Dispute              string             `json:"dispute,omitempty" doc:"What the client holds against it."`
	DisputeOutcome       string             `json:"dispute_outcome,omitempty" doc:"What came of the disagreement, and who settled it."`
	Contact              ID                 `json:"contact,omitempty" ref:"contact" doc:"Person of the client who is to answer it, where workbooks are split by person."`
	RepeatOf             ID                 `json:"repeat_of,omitempty" ref:"finding" doc:"Earlier finding that this one repeats."`
	VerifyAt             ID                 `json:"verify_at,omitempty" ref:"audit" doc:"Audit at which it is to be verified."`
	VerifiedOn           date.Date          `json:"verified_on,omitzero" doc:"Day of the verification."`
	VerifiedBy           ID                 `json:"verified_by,omitempty" ref:"person" doc:"Who verified it."`
	Verification         string             `json:"verification,omitempty" doc:"What was verified, and by what evidence."`
	VerificationMethod   VerificationMethod `json:"verification_method,omitempty" doc:"How it was verified."`
	VerificationEvidence []ID               `json:"verification_evidence,omitempty" ref:"evidence" doc:"Evidence that the verification rests on."`
	ClosedOn             date.Date          `json:"closed_on,omitzero" doc:"Day it was closed."`
	ClosedBy             ID                 `json:"closed_by,omitempty" ref:"person" doc:"Who closed, withdrew or dismissed it."`
	ClosureNote          string             `json:"closure_note,omitempty" doc:"Note on the closure, withdrawal or dismissal, with its reason."`
	GradeBefore          Grade              `json:"grade_before,omitempty" doc:"Grade at its issue, kept in sight when it was regraded later; the reason is its amendment's."`
	Confidential         bool               `json:"confidential,omitempty" doc:"True when it may not leave the certification body; never in a client's document."`
	PrivateNote          string             `json:"private_note,omitempty" doc:"Private note of the team; never in a client's document."`
}

// Validate implements Validator.
func (f *Finding) Validate() []Problem {
	p := required(map[string]string{"audit": string(f.Audit)})
	if f.State.IsIssued() {
		p = append(p, f.Unready()...)
		if f.Number == "" {
			p = append(p, Problem{Field: "number", Message: "is empty although the finding is issued"})
		}
	}
	return p
}

// Unready returns what still keeps the finding from being issued. R-3-1; ISO/IEC 17021-1:2015 9.4.5.3: a nonconformity
// names the requirement, states the failure and gives the evidence in detail; every finding has a grade and a clause.
func (f *Finding) Unready() []Problem {
	var out []Problem
	need := func(field, value, message string) {
		if strings.TrimSpace(value) == "" {
			out = append(out, Problem{Field: field, Rule: "R-3-1", Message: message})
		}
	}
	need("grade", string(f.Grade), "choose the grade")
	need("requirement", string(f.Requirement), "choose the clause or control")
	need("statement", f.Statement, "say what was found")
	if f.Grade.IsNonconformity() {
		need("requirement_text", f.RequirementText, "say in own words what is required")
		need("evidence_text", f.EvidenceText, "give the evidence: what, where, when, document, extent")
		need("grade_reason", f.GradeReason, "say why it is "+strings.ToLower(f.Grade.Word()))
	}
	return out
}

// Label returns what people call the finding: its number once issued, its draft number before.
func (f *Finding) Label() string {
	if f.Number != "" {
		return f.Number
	}
	return f.DraftNumber
}

// NumberPrefix returns the first part of the numbers of that grade: NC for nonconformities, OFI, POS, AOC, OBS.
func NumberPrefix(g Grade) string {
	switch g {
	case Major, Minor:
		return "NC"
	case OFI:
		return "OFI"
	case Positive:
		return "POS"
	case Concern:
		return "AOC"
	case Observed:
		return "OBS"
	default:
		return "OBS"
	}
}
