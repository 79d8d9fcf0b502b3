package audit

import (
	"encoding/json"

	"fieldcase/app/date"
)

// DocumentKind is what an issued document is.
type DocumentKind string

// The kinds of documents. Requests, plans and responses are workbooks that the client answers in.
const (
	ProgrammeDocument   DocumentKind = "programme"
	PlanDocument        DocumentKind = "plan"
	RequestDocument     DocumentKind = "document-requests"
	FindingsDocument    DocumentKind = "findings"
	ResponseDocument    DocumentKind = "response"
	ReportDocument      DocumentKind = "report"
	DecisionDocument    DocumentKind = "decision"
	CertificateDocument DocumentKind = "certificate"
)

// AllDocumentKinds returns every kind of document.
func AllDocumentKinds() []DocumentKind {
	return []DocumentKind{
		ProgrammeDocument, PlanDocument, RequestDocument, FindingsDocument, ResponseDocument, ReportDocument,
		DecisionDocument, CertificateDocument,
	}
}

// Values implements enum.
func (DocumentKind) Values() []string { return texts(AllDocumentKinds()) }

// Document is a document as it was issued: its bytes are an attachment, and it names the heads of the case's changes
// that it was made from. Its ID is the export ID that a workbook carries. It is written once; what is issued anew is
// another document that names the one it replaces.
type Document struct {
	Record
	Audit         ID           `json:"audit,omitempty" ref:"audit" doc:"The audit it belongs to."`
	Decision      ID           `json:"decision,omitempty" ref:"decision" doc:"The decision it belongs to."`
	Certificate   ID           `json:"certificate,omitempty" ref:"certificate" doc:"The certificate it prints."`
	Kind          DocumentKind `json:"kind" doc:"What it is."`
	Version       int64        `json:"version,omitempty" doc:"Version of the document, from 1."`
	Replaces      ID           `json:"replaces,omitempty" ref:"document" doc:"The document that it replaces."`
	Reason        string       `json:"reason,omitempty" doc:"Why it was issued anew."`
	Attachment    ID           `json:"attachment" ref:"attachment" doc:"Its bytes."`
	Heads         string       `json:"heads,omitempty" format:"json" doc:"Heads of the editing sessions it was made from, as JSON."`
	FormatVersion int64        `json:"format_version,omitempty" doc:"Version of the format of a workbook that comes back."`
	Findings      []ID         `json:"findings,omitempty" ref:"finding" doc:"Findings that it holds."`
	Fingerprints  string       `json:"fingerprints,omitempty" format:"json" doc:"Fingerprints of the rows of a workbook that comes back, as a JSON object by the ID of the record."`
	Contact       ID           `json:"contact,omitempty" ref:"contact" doc:"Person of the client it was made for, where workbooks are split by person."`
	Language      string       `json:"language,omitempty" doc:"Language it is written in."`
	IssuedAt      Instant      `json:"issued_at,omitempty" doc:"When it was issued."`
	IssuedBy      ID           `json:"issued_by,omitempty" ref:"person" doc:"Who issued it."`
	Signature     string       `json:"signature,omitempty" doc:"Signature over its hash and heads."`
	SigningKey    string       `json:"signing_key,omitempty" doc:"Public key that verifies the signature."`
}

// Validate implements Validator.
func (d *Document) Validate() []Problem {
	p := required(map[string]string{"kind": string(d.Kind), "attachment": string(d.Attachment)})
	if d.Signature != "" && d.SigningKey == "" {
		p = append(p, Problem{Field: "signing_key", Message: "is empty; a signature is verified with its key"})
	}
	for _, f := range []struct{ name, text string }{{"fingerprints", d.Fingerprints}, {"heads", d.Heads}} {
		if f.text != "" && !json.Valid([]byte(f.text)) {
			p = append(p, Problem{Field: f.name, Message: "is no JSON"})
		}
	}
	return p
}

// RequestState is how far a request for a document has come.
type RequestState string

// The states of a request.
const (
	RequestOpen     RequestState = "open"
	RequestReceived RequestState = "received"
	RequestQueried  RequestState = "queried"   // the client asks back
	RequestOnScreen RequestState = "on-screen" // shown at the audit, not handed out
	RequestRefused  RequestState = "refused"   // cannot be shown; the body decides whether it can audit (ISO/IEC 42006:2025 8.4.2)
	RequestDropped  RequestState = "dropped"   // no longer asked for
)

// AllRequestStates returns every state of a request.
func AllRequestStates() []RequestState {
	return []RequestState{RequestOpen, RequestReceived, RequestQueried, RequestOnScreen, RequestRefused, RequestDropped}
}

// Values implements enum.
func (RequestState) Values() []string { return texts(AllRequestStates()) }

// DocumentRequest is a document that the team asks the client for, and what came of it; at Stage 1 the requests are the
// list of documents reviewed (ISO/IEC 17021-1:2015 9.3.1.2).
type DocumentRequest struct {
	Record
	Audit        ID           `json:"audit" ref:"audit" doc:"The audit."`
	Title        string       `json:"title" doc:"What is asked for, such as the AI policy."`
	Detail       string       `json:"detail,omitempty" doc:"Which version, period or extent."`
	Requirements []Number     `json:"requirements,omitempty" doc:"Clauses and controls it bears on."`
	RequestedOn  date.Date    `json:"requested_on,omitzero" doc:"Day it was asked for."`
	DueOn        date.Date    `json:"due_on,omitzero" doc:"Day by which it is to be there."`
	State        RequestState `json:"state,omitempty" doc:"How far it has come."`
	Remark       string       `json:"remark,omitempty" doc:"Remark of the client."`
	ReceivedOn   date.Date    `json:"received_on,omitzero" doc:"Day it was received or shown."`
	Attachments  []ID         `json:"attachments,omitempty" ref:"attachment" doc:"Files that came for it."`
	Evidence     []ID         `json:"evidence,omitempty" ref:"evidence" doc:"What was read in it."`
	Review       string       `json:"review,omitempty" doc:"Result of the review of the document."`
	ReviewedBy   ID           `json:"reviewed_by,omitempty" ref:"person" doc:"Who reviewed it."`
	Rank         string       `json:"rank,omitempty" doc:"Key for the order of the list."`
}

// Validate implements Validator.
func (d *DocumentRequest) Validate() []Problem {
	p := required(map[string]string{"audit": string(d.Audit), "title": d.Title})
	if !d.ReceivedOn.IsZero() && d.ReceivedOn.Before(d.RequestedOn) {
		p = append(p, Problem{Field: "received_on", Message: "is before the day it was asked for " + d.RequestedOn.String()})
	}
	return p
}
