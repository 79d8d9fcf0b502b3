package audit

import "fieldcase/app/date"

// AmendmentKind is what an amendment does to an issued finding.
type AmendmentKind string

// The amendments.
const (
	AmendWording  AmendmentKind = "wording"
	AmendRegrade  AmendmentKind = "regrade"
	AmendDueDate  AmendmentKind = "due-date"
	AmendReopen   AmendmentKind = "reopen"
	AmendWithdraw AmendmentKind = "withdraw"
	AmendOther    AmendmentKind = "other"
)

// AllAmendmentKinds returns every kind of amendment.
func AllAmendmentKinds() []AmendmentKind {
	return []AmendmentKind{AmendWording, AmendRegrade, AmendDueDate, AmendReopen, AmendWithdraw, AmendOther}
}

// Values implements enum.
func (AmendmentKind) Values() []string { return texts(AllAmendmentKinds()) }

// Amendment is a change of a finding after its issue, with its reason: what the client was told stays to be read. It is
// added to, not rewritten (R-3-3: a regrade needs reason, person and time, and the original grade stays visible).
type Amendment struct {
	Record
	Finding   ID            `json:"finding" ref:"finding" doc:"The finding."`
	Kind      AmendmentKind `json:"kind" doc:"What the amendment does."`
	Field     string        `json:"field,omitempty" doc:"Field of the finding that it changes."`
	Before    string        `json:"before,omitempty" doc:"Value of the field before."`
	After     string        `json:"after,omitempty" doc:"Value of the field after."`
	Reason    string        `json:"reason" doc:"Why, in words that the client can be told."`
	AmendedAt Instant       `json:"amended_at,omitempty" doc:"When."`
	AmendedBy ID            `json:"amended_by,omitempty" ref:"person" doc:"Who amended it."`
	ToldOn    date.Date     `json:"told_on,omitzero" doc:"Day the client was told."`
}

// Validate implements Validator.
func (a *Amendment) Validate() []Problem {
	p := required(map[string]string{"finding": string(a.Finding), "kind": string(a.Kind), "reason": a.Reason})
	if k := KindOf(&Finding{}); a.Field != "" {
		if _, ok := k.Field(a.Field); !ok {
			p = append(p, Problem{Field: "field", Message: "is no field of a finding"})
		}
	}
	return p
}
