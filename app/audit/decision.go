package audit

import (
	"fmt"
	"unicode/utf8"

	"fieldcase/app/date"
)

// DecisionKind is what was decided (ISO/IEC 17021-1:2015 9.5 and 9.6).
type DecisionKind string

// The decisions.
const (
	Grant    DecisionKind = "grant"
	Refuse   DecisionKind = "refuse"
	Maintain DecisionKind = "maintain"
	Renew    DecisionKind = "renew"
	Expand   DecisionKind = "expand"
	Reduce   DecisionKind = "reduce"
	Suspend  DecisionKind = "suspend"
	Restore  DecisionKind = "restore"
	Withdraw DecisionKind = "withdraw"
)

// AllDecisionKinds returns every decision.
func AllDecisionKinds() []DecisionKind {
	return []DecisionKind{Grant, Refuse, Maintain, Renew, Expand, Reduce, Suspend, Restore, Withdraw}
}

// Values implements enum.
func (DecisionKind) Values() []string { return texts(AllDecisionKinds()) }

// Ground is why a certification was suspended, reduced or withdrawn (ISO/IEC 17021-1:2015 9.6.5.2).
type Ground string

// The grounds. What the client asked for is "cancelled" in IAF CertSearch, the others are "withdrawn".
const (
	GroundFailure  Ground = "persistent-failure"
	GroundNoAudit  Ground = "audit-not-allowed"
	GroundRequest  Ground = "client-request"
	GroundMarks    Ground = "misuse-of-marks"
	GroundContract Ground = "breach-of-agreement"
	GroundOther    Ground = "other"
)

// AllGrounds returns every ground.
func AllGrounds() []Ground {
	return []Ground{GroundFailure, GroundNoAudit, GroundRequest, GroundMarks, GroundContract, GroundOther}
}

// Values implements enum.
func (Ground) Values() []string { return texts(AllGrounds()) }

// Decision is a dated decision on certification by a person who did not audit (R-1-5, R-1-7).
type Decision struct {
	Record
	Kind           DecisionKind `json:"kind" doc:"What was decided."`
	Audit          ID           `json:"audit,omitempty" ref:"audit" doc:"The audit it rests on."`
	Recommendation string       `json:"recommendation,omitempty" doc:"The lead auditor's recommendation."`
	Reviewer       ID           `json:"reviewer,omitempty" ref:"person" doc:"Technical reviewer."`
	ReviewPlanned  date.Date    `json:"review_planned_on,omitzero" doc:"Day the technical review is planned for."`
	ReviewedOn     date.Date    `json:"reviewed_on,omitzero" doc:"Day of the technical review."`
	ReviewNote     string       `json:"review_note,omitempty" doc:"Result of the technical review."`
	DecidedBy      ID           `json:"decided_by,omitempty" ref:"person" doc:"Who decided."`
	Committee      []ID         `json:"committee,omitempty" ref:"person" doc:"Further persons who decided with them."`
	DecidedOn      date.Date    `json:"decided_on,omitzero" doc:"Day of the decision; empty while it is only planned."`
	PlannedOn      date.Date    `json:"planned_on,omitzero" doc:"Day the decision is planned for."`
	EffectiveOn    date.Date    `json:"effective_on,omitzero" doc:"Day from which it holds."`
	Reason         string       `json:"reason,omitempty" doc:"Reason, with further information obtained."`
	Ground         Ground       `json:"ground,omitempty" doc:"Ground of a suspension, reduction or withdrawal."`
	Until          date.Date    `json:"until,omitzero" doc:"Day until which the ground of a suspension is to be resolved; normally within 6 months."`
	NotifiedOn     date.Date    `json:"notified_on,omitzero" doc:"Day the client was told, with the consequences."`
	Conditions     string       `json:"conditions,omitempty" doc:"Conditions."`
	ScopeChange    string       `json:"scope_change,omitempty" doc:"What an expansion or reduction changes."`
	Independent    bool         `json:"independent,omitempty" doc:"True when decision maker and reviewer declared their independence."`
	PrivateNote    string       `json:"private_note,omitempty" doc:"Deliberations; never in a client's document."`
}

// Validate implements Validator. 8.2.2: nothing takes effect before it was decided.
func (d *Decision) Validate() []Problem {
	p := required(map[string]string{"kind": string(d.Kind)})
	if !d.EffectiveOn.IsZero() && !d.DecidedOn.IsZero() && d.EffectiveOn.Before(d.DecidedOn) {
		p = append(p, Problem{Field: "effective_on", Rule: "8.2.2", Message: "is before the day of the decision " + d.DecidedOn.String()})
	}
	return p
}

// Certificate is a certification document as issued (ISO/IEC 17021-1:2015 8.2.2).
type Certificate struct {
	Record
	Number         string    `json:"number" doc:"Unique identification code."`
	Revision       int64     `json:"revision,omitempty" doc:"Revision, to tell it from obsolete ones."`
	Identity       string    `json:"identity,omitempty" doc:"Identity number of the certification, the same over revisions and cycles; key of the certification in IAF CertSearch."`
	Accredited     bool      `json:"accredited,omitempty" doc:"True when it was issued under accreditation and bears the symbol."`
	ClientName     string    `json:"client_name,omitempty" doc:"Name of the client as printed."`
	Address        string    `json:"address,omitempty" doc:"Address of the client as printed."`
	Roles          []Role    `json:"roles,omitempty" doc:"Roles towards AI systems as printed."`
	Decision       ID        `json:"decision,omitempty" ref:"decision" doc:"The decision it rests on."`
	Scope          string    `json:"scope,omitempty" doc:"Scope as printed."`
	Standard       string    `json:"standard,omitempty" doc:"Standard with its issue, as printed."`
	SoAVersion     string    `json:"soa_version,omitempty" doc:"Version of the Statement of Applicability."`
	SoAIssuedOn    date.Date `json:"soa_issued_on,omitzero" doc:"Day of issue of that statement."`
	Sites          []ID      `json:"sites,omitempty" ref:"site" doc:"Sites covered."`
	FirstIssued    date.Date `json:"first_issued,omitzero" doc:"Day of the first certification."`
	EffectiveOn    date.Date `json:"effective_on,omitzero" doc:"Day of granting, renewing or changing; not before the decision."`
	ExpiresOn      date.Date `json:"expires_on,omitzero" doc:"Last day of validity."`
	PreviousExpiry date.Date `json:"previous_expiry,omitzero" doc:"Last day of the cycle before, printed after a lapse (8.2.2 note)."`
	IssuedOn       date.Date `json:"issued_on,omitzero" doc:"Day the document was issued."`
	SignedBy       string    `json:"signed_by,omitempty" doc:"Who signed it."`
	Language       string    `json:"language,omitempty" doc:"Language it is printed in."`
	Confidential   bool      `json:"confidential,omitempty" doc:"True when the client asked to keep it out of public registers."`
}

// registered is how many characters a number has at most in IAF CertSearch (IAF MD 28).
const registered = 60

// Validate implements Validator. IAF MD 28: numbers that IAF CertSearch does not take are refused.
func (c *Certificate) Validate() []Problem {
	p := required(map[string]string{"number": c.Number})
	for _, x := range []struct{ field, number string }{{"number", c.Number}, {"identity", c.Identity}} {
		if n := utf8.RuneCountInString(x.number); n > registered {
			p = append(p, Problem{Field: x.field, Rule: "MD 28", Message: fmt.Sprintf("has %d characters; IAF CertSearch takes at most %d (IAF MD 28)", n, registered)})
		}
	}
	if !c.ExpiresOn.IsZero() && !c.EffectiveOn.IsZero() && c.ExpiresOn.Before(c.EffectiveOn) {
		p = append(p, Problem{Field: "expires_on", Message: "is before the effective date " + c.EffectiveOn.String()})
	}
	return p
}

// Clarification is what reviewer or decision maker asked the team before deciding, and what came back (R-1-7).
type Clarification struct {
	Record
	Decision   ID        `json:"decision" ref:"decision" doc:"The decision."`
	AskedBy    ID        `json:"asked_by,omitempty" ref:"person" doc:"Who asked."`
	AskedOn    date.Date `json:"asked_on,omitzero" doc:"Day it was asked."`
	Question   string    `json:"question" doc:"What was asked; for the certification body."`
	Answer     string    `json:"answer,omitempty" doc:"What was answered; for the certification body."`
	AnsweredBy ID        `json:"answered_by,omitempty" ref:"person" doc:"Who answered."`
	AnsweredOn date.Date `json:"answered_on,omitzero" doc:"Day of the answer; empty while it is open."`
}

// Validate implements Validator.
func (c *Clarification) Validate() []Problem {
	return required(map[string]string{"decision": string(c.Decision), "question": c.Question})
}
