package audit

import "fieldcase/app/date"

// ComplaintKind tells a complaint from an appeal.
type ComplaintKind string

// An appeal is against a decision of the certification body (ISO/IEC 17021-1:2015 9.7), a complaint is about the body or
// about the client (9.8).
const (
	AppealAgainstDecision ComplaintKind = "appeal"
	ComplaintAboutBody    ComplaintKind = "complaint-about-body"
	ComplaintAboutClient  ComplaintKind = "complaint-about-client"
)

// AllComplaintKinds returns both, complaints by whom they are about.
func AllComplaintKinds() []ComplaintKind {
	return []ComplaintKind{AppealAgainstDecision, ComplaintAboutBody, ComplaintAboutClient}
}

// Values implements enum.
func (ComplaintKind) Values() []string { return texts(AllComplaintKinds()) }

// Complaint is a complaint or an appeal that the certification body received about this certification. A surveillance looks
// at their records, a recertification decision considers them. Nothing of it is in a client's document.
type Complaint struct {
	Record
	Kind           ComplaintKind `json:"kind" doc:"Complaint or appeal."`
	ReceivedOn     date.Date     `json:"received_on,omitzero" doc:"Day it was received."`
	AcknowledgedOn date.Date     `json:"acknowledged_on,omitzero" doc:"Day its receipt was acknowledged."`
	Complainant    string        `json:"complainant,omitempty" doc:"Who complains or appeals; for the certification body."`
	Text           string        `json:"text" doc:"What it is about; for the certification body."`
	Decision       ID            `json:"decision,omitempty" ref:"decision" doc:"The decision that an appeal is against."`
	Finding        ID            `json:"finding,omitempty" ref:"finding" doc:"The finding it is about, if it is about one."`
	Handler        ID            `json:"handler,omitempty" ref:"person" doc:"Who handles it; nobody who audited or decided."`
	Valid          Fulfilment    `json:"valid,omitempty" doc:"Whether it is justified; empty until it is known."`
	Investigation  string        `json:"investigation,omitempty" doc:"What was found; for the certification body."`
	ReferredOn     date.Date     `json:"referred_on,omitzero" doc:"Day a complaint about the client was referred to it."`
	Resolution     string        `json:"resolution,omitempty" doc:"What was decided and done; for the certification body."`
	ResolvedBy     ID            `json:"resolved_by,omitempty" ref:"person" doc:"Who decided on it; nobody who audited or decided before."`
	ResolvedOn     date.Date     `json:"resolved_on,omitzero" doc:"Day of that decision."`
	Audit          ID            `json:"audit,omitempty" ref:"audit" doc:"The audit that follows it up, if one does."`
	ClosedOn       date.Date     `json:"closed_on,omitzero" doc:"Day of the formal notice of its end."`
	Attachments    []ID          `json:"attachments,omitempty" ref:"attachment" doc:"Letters and files."`
	Confidential   bool          `json:"confidential,omitempty" doc:"True when the complainant is not to be named to the client."`
}

// Validate implements Validator.
func (c *Complaint) Validate() []Problem {
	p := required(map[string]string{"kind": string(c.Kind), "text": c.Text})
	if !c.ClosedOn.IsZero() && c.ClosedOn.Before(c.ReceivedOn) {
		p = append(p, Problem{Field: "closed_on", Message: "is before the day it was received " + c.ReceivedOn.String()})
	}
	return p
}

// ChangeSubject is what a change at the client concerns.
type ChangeSubject string

// What the client tells without delay when it changes (ISO/IEC 17021-1:2015 8.5.3).
const (
	ChangeOfStatus       ChangeSubject = "legal-status"
	ChangeOfOrganization ChangeSubject = "organization"
	ChangeOfAddress      ChangeSubject = "address-and-sites"
	ChangeOfScope        ChangeSubject = "scope"
	ChangeOfSystem       ChangeSubject = "system-and-processes"
)

// AllChangeSubjects returns everything a change may concern.
func AllChangeSubjects() []ChangeSubject {
	return []ChangeSubject{ChangeOfStatus, ChangeOfOrganization, ChangeOfAddress, ChangeOfScope, ChangeOfSystem}
}

// Values implements enum.
func (ChangeSubject) Values() []string { return texts(AllChangeSubjects()) }

// ChangeNotice is a change that the client told the certification body of, and what followed (8.5.3).
type ChangeNotice struct {
	Record
	Subjects    []ChangeSubject `json:"subjects,omitempty" doc:"What the change concerns."`
	Text        string          `json:"text" doc:"What changes."`
	ReceivedOn  date.Date       `json:"received_on,omitzero" doc:"Day the body was told."`
	ChangesOn   date.Date       `json:"changes_on,omitzero" doc:"Day of the change."`
	AssessedBy  ID              `json:"assessed_by,omitempty" ref:"person" doc:"Who assessed it."`
	AssessedOn  date.Date       `json:"assessed_on,omitzero" doc:"Day of the assessment; empty while it is open."`
	Assessment  string          `json:"assessment,omitempty" doc:"What follows for programme, audit time, scope and certificate."`
	Audit       ID              `json:"audit,omitempty" ref:"audit" doc:"The audit that looks at it, if one does."`
	Attachments []ID            `json:"attachments,omitempty" ref:"attachment" doc:"Letters and files."`
}

// Validate implements Validator.
func (c *ChangeNotice) Validate() []Problem {
	return required(map[string]string{"text": c.Text})
}
