package audit

import "fieldcase/app/date"

// Fulfilment is whether something asked for is there.
type Fulfilment string

// The answers.
const (
	Fulfilled       Fulfilment = "yes"
	PartlyFulfilled Fulfilment = "partly"
	NotFulfilled    Fulfilment = "no"
	NoMatter        Fulfilment = "not-applicable"
)

// AllFulfilments returns every answer.
func AllFulfilments() []Fulfilment {
	return []Fulfilment{Fulfilled, PartlyFulfilled, NotFulfilled, NoMatter}
}

// Values implements enum.
func (Fulfilment) Values() []string { return texts(AllFulfilments()) }

// Checkpoint is a point of a fixed list that a person went through: the items a to h of a surveillance audit
// (ISO/IEC 17021-1:2015 9.6.2.2) and what a recertification looks at (9.6.3.2.1), which belong to the audit; the points of
// the technical review and gates that no record can prove, which belong to the decision. Its ID is derived from owner
// and key, so that two people who answer the same point answer one.
type Checkpoint struct {
	Record
	Audit    ID         `json:"audit,omitempty" ref:"audit" doc:"The audit it belongs to, if it is a point of one."`
	Decision ID         `json:"decision,omitempty" ref:"decision" doc:"The decision it belongs to, if it is a point of its review."`
	Key      string     `json:"key" doc:"Which point, such as 9.6.2.2-a or review-agreement."`
	Result   Fulfilment `json:"result,omitempty" doc:"Result; empty while open."`
	Note     string     `json:"note,omitempty" doc:"Conclusion or proof, in words; of an audit's point it goes into the report."`
	DoneBy   ID         `json:"done_by,omitempty" ref:"person" doc:"Who settled it."`
	DoneOn   date.Date  `json:"done_on,omitzero" doc:"Day it was settled."`
}

// CheckpointID returns the ID of the point of an audit or a decision.
func CheckpointID(owner ID, key string) ID { return DerivedID("checkpoint", string(owner), key) }

// Validate implements Validator.
func (c *Checkpoint) Validate() []Problem {
	p := required(map[string]string{"key": c.Key})
	if (c.Audit == "") == (c.Decision == "") {
		p = append(p, Problem{Message: "belongs either to an audit or to a decision"})
	}
	return p
}

// Acceptance is a warning of a rule that a person let stand, with the reason: a remark of the wording check, a repeat that is
// none, an interval between the stages. It holds for the words it was given for; when they change, the warning comes
// back. Its ID is derived from record, field, rule and words.
type Acceptance struct {
	Record
	About      string  `json:"about" doc:"Kind of the record that the warning is about, such as finding."`
	Subject    string  `json:"subject" doc:"ID of that record."`
	Field      string  `json:"field,omitempty" doc:"Field of that record; empty for the record as a whole."`
	Rule       string  `json:"rule" doc:"Identity of the rule that warns."`
	Words      string  `json:"words,omitempty" doc:"The words that the rule points at."`
	Reason     string  `json:"reason" doc:"Why it may stand; for the certification body."`
	AcceptedBy ID      `json:"accepted_by,omitempty" ref:"person" doc:"Who let it stand."`
	AcceptedAt Instant `json:"accepted_at,omitempty" doc:"When."`
}

// AcceptanceID returns the ID of the answer to the warning of a rule about words in a field of a record.
func AcceptanceID(subject ID, field, rule, words string) ID {
	return DerivedID("acceptance", string(subject), field, rule, words)
}

// Validate implements Validator.
func (a *Acceptance) Validate() []Problem {
	p := required(map[string]string{"about": a.About, "subject": a.Subject, "rule": a.Rule, "reason": a.Reason})
	if k := KindNamed(a.About); a.About != "" && k == nil {
		p = append(p, Problem{Field: "about", Message: "is no kind of record"})
	}
	return p
}
