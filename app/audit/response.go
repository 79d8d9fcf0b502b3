package audit

import "fieldcase/app/date"

// Review is what the certification body made of a response.
type Review string

// The results of a review.
const (
	ReviewOpen     Review = "open"
	ReviewAccepted Review = "accepted"
	ReviewReturned Review = "returned"
)

// AllReviews returns every result.
func AllReviews() []Review { return []Review{ReviewOpen, ReviewAccepted, ReviewReturned} }

// Values implements enum.
func (Review) Values() []string { return texts(AllReviews()) }

// Response is one round of the client's answer to a nonconformity (ISO/IEC 17021-1:2015 9.4.9 and 9.4.10). A round is
// never overwritten by the next.
type Response struct {
	Record
	Finding       ID        `json:"finding" ref:"finding" doc:"The nonconformity answered."`
	Round         int64     `json:"round" doc:"Number of the round, from 1."`
	EvidenceOnly  bool      `json:"evidence_only,omitempty" doc:"True for a round that only brings evidence of what was accepted before."`
	ReceivedOn    date.Date `json:"received_on,omitzero" doc:"Day it was received."`
	Correction    string    `json:"correction,omitempty" doc:"Correction: what was done about the nonconformity itself."`
	Cause         string    `json:"cause,omitempty" doc:"Cause, in the client's words."`
	Extent        string    `json:"extent,omitempty" doc:"Where else it could occur, and what was found there."`
	Action        string    `json:"action,omitempty" doc:"Corrective action: what keeps it from happening again."`
	Responsible   string    `json:"responsible,omitempty" doc:"Who is responsible at the client."`
	TargetDate    date.Date `json:"target_date,omitzero" doc:"Day by which it is to be done."`
	DoneOn        date.Date `json:"done_on,omitzero" doc:"Day the client reports it done."`
	EvidenceText  string    `json:"evidence_text,omitempty" doc:"Evidence that the client names, as it wrote it."`
	Remark        string    `json:"remark,omitempty" doc:"Remark of the client."`
	Attachments   []ID      `json:"attachments,omitempty" ref:"attachment" doc:"Evidence that came with it."`
	Review        Review    `json:"review,omitempty" doc:"What the certification body made of it."`
	ReviewReason  string    `json:"review_reason,omitempty" doc:"Reason, in particular of a return."`
	ReviewedOn    date.Date `json:"reviewed_on,omitzero" doc:"Day of the review."`
	ReviewedBy    ID        `json:"reviewed_by,omitempty" ref:"person" doc:"Who reviewed it."`
	AnswerAgainBy date.Date `json:"answer_again_by,omitzero" doc:"Day by which the client is to answer again, when it was returned."`
	Source        ID        `json:"source,omitempty" ref:"attachment" doc:"The received file it was read from."`
	Workbook      ID        `json:"workbook,omitempty" ref:"document" doc:"The issued workbook that was answered in."`
}

// Validate implements Validator.
func (r *Response) Validate() []Problem {
	p := required(map[string]string{"finding": string(r.Finding)})
	if r.Round < 1 {
		p = append(p, Problem{Field: "round", Message: "is below 1"})
	}
	if r.Review == ReviewReturned && r.ReviewReason == "" {
		p = append(p, Problem{Field: "review_reason", Message: "is empty; the client is told why a response comes back"})
	}
	return p
}
