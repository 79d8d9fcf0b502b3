package audit

import "fieldcase/app/date"

// Transfer is the taking over of a certification from another body, with the review before it (IAF MD 2). Which body it is
// stands in Client.TransferredFrom. The cycle goes on: the expiry is kept.
type Transfer struct {
	Record
	Certificate         string    `json:"certificate,omitempty" doc:"Number of the certificate of the other body."`
	Accreditation       string    `json:"accreditation,omitempty" doc:"Who accredited the other body, and for what."`
	Reason              string    `json:"reason,omitempty" doc:"Why the client changes the body."`
	FirstCertifiedOn    date.Date `json:"first_certified_on,omitzero" doc:"Day of the first certification."`
	DecidedOn           date.Date `json:"decided_on,omitzero" doc:"Day of the last certification or recertification decision."`
	LastAuditOn         date.Date `json:"last_audit_on,omitzero" doc:"Last day of the last audit of the other body."`
	ExpiresOn           date.Date `json:"expires_on,omitzero" doc:"Last day of validity of its certificate."`
	AccreditationLostOn date.Date `json:"accreditation_lost_on,omitzero" doc:"Day the other body ceased to be accredited, if it did; the transfer has 6 months from it (D10)."`
	Findings            string    `json:"findings,omitempty" doc:"Status of its nonconformities: majors verified, plans for minors accepted."`
	Complaints          string    `json:"complaints,omitempty" doc:"Complaints received, and legal matters."`
	Visited             bool      `json:"visited,omitempty" doc:"True when the review included a visit."`
	Accepted            bool      `json:"accepted,omitempty" doc:"True when the review found that the certification can be taken over."`
	Review              string    `json:"review,omitempty" doc:"Result of the review, with its reasons."`
	ReviewedBy          ID        `json:"reviewed_by,omitempty" ref:"person" doc:"Who reviewed it."`
	ReviewedOn          date.Date `json:"reviewed_on,omitzero" doc:"Day of the review."`
	Attachments         []ID      `json:"attachments,omitempty" ref:"attachment" doc:"Certificate, reports and programme of the other body."`
}

// Validate implements Validator.
func (t *Transfer) Validate() []Problem {
	if !t.ExpiresOn.IsZero() && t.ExpiresOn.Before(t.DecidedOn) {
		return []Problem{{Field: "expires_on", Message: "is before the decision " + t.DecidedOn.String()}}
	}
	return nil
}
