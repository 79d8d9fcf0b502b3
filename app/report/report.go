package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// Kind is which document is written.
type Kind string

// The kinds of documents. OtherReport is that of special audits, gap assessments and internal audits.
const (
	Plan                  Kind = "plan"
	Stage1Report          Kind = "stage1"
	Stage2Report          Kind = "stage2"
	SurveillanceReport    Kind = "surveillance"
	RecertificationReport Kind = "recertification"
	OtherReport           Kind = "other"
	Certificate           Kind = "certificate"
)

// AllKinds returns every kind of document.
func AllKinds() []Kind {
	return []Kind{Plan, Stage1Report, Stage2Report, SurveillanceReport, RecertificationReport, OtherReport, Certificate}
}

// IsReport reports whether the document is the report of an audit.
func (k Kind) IsReport() bool { return k != Plan && k != Certificate }

// ReportOf returns the kind of the report of an audit.
func ReportOf(a *audit.Audit) Kind {
	switch a.Kind {
	case audit.Stage1:
		return Stage1Report
	case audit.Stage2:
		return Stage2Report
	case audit.Surveillance:
		return SurveillanceReport
	case audit.Recertification:
		return RecertificationReport
	case audit.Special, audit.GapAssessment, audit.Internal:
		return OtherReport
	default:
		return OtherReport
	}
}

// ErrKind is returned for a document that an audit does not have, such as the report of a surveillance of a Stage 2.
var ErrKind = errors.New("not a document of this audit")

// Resolve returns which document of an audit a kind asks for: the empty kind its report, and the full report of Stage 2
// for every audit that covers the whole standard. It returns ErrKind for one that the audit does not have.
func Resolve(k Kind, a *audit.Audit) (Kind, error) {
	own := ReportOf(a)
	switch {
	case k == "" || k == own:
		return own, nil
	case k == Plan, k == Certificate && cycle.Decides(a.Kind):
		return k, nil
	case k == Stage2Report && (own == RecertificationReport || own == OtherReport):
		return own, nil
	default:
		return "", fmt.Errorf("%s of %s: %w", k, a.Title(), ErrKind)
	}
}

// Format is how a document is written.
type Format string

// The formats.
const (
	Word Format = "docx"
	PDF  Format = "pdf"
)

// AllFormats returns every format.
func AllFormats() []Format { return []Format{Word, PDF} }

// MediaType returns the media type of files of the format.
func (f Format) MediaType() string {
	if f == Word {
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	return "application/pdf"
}

// ErrFormat is returned for a file whose name ends in nothing that can be written.
var ErrFormat = errors.New("a document is written as .docx or .pdf")

// FormatOf returns the format that the name of a file asks for, or ErrFormat.
func FormatOf(name string) (Format, error) {
	for _, f := range AllFormats() {
		if strings.HasSuffix(strings.ToLower(name), "."+string(f)) {
			return f, nil
		}
	}
	return "", ErrFormat
}

// Input is what a document is made from.
type Input struct {
	Case        *audit.Case
	Catalogue   standard.Catalogue
	Audit       *audit.Audit       // an audit of the case
	Certificate *audit.Certificate // for a certificate; nil: as the case would have it
	Kind        Kind               // as Resolve returns it
	Issue       Issue
	Mark        []byte // picture of the body's certification mark; nil for none
	Symbol      []byte // picture of the accreditation symbol, printed on a certificate issued under accreditation
	Today       date.Date
}

// Issue says what a document is in the row of those that were issued.
type Issue struct {
	Version  int64     // of this document; 0 for one that is not issued
	Day      date.Date // on which it is issued
	Reason   string    // why it replaces the one before
	Replaces date.Date // day on which that one was issued
}

// Build makes a document of a case. What the case lacks is said where it belongs and listed; a document that lacks what it
// may not be issued without is a draft.
func Build(in Input) (*Document, error) {
	if in.Case == nil || in.Audit == nil {
		return nil, errors.New("build document: no case or no audit")
	}
	b := newBuilder(in)
	switch in.Kind {
	case Plan:
		b.plan()
	case Stage1Report:
		b.stage1()
	case Stage2Report, SurveillanceReport, RecertificationReport, OtherReport:
		b.auditReport()
	case Certificate:
		b.certificate()
	default:
		return nil, fmt.Errorf("build %s: %w", in.Kind, ErrKind)
	}
	b.doc.Draft = b.doc.Draft || slices.ContainsFunc(b.doc.Missing, func(m Missing) bool { return m.Blocks })
	if b.doc.Draft {
		b.doc.Status = strings.TrimSpace("Draft. " + b.doc.Status)
	}
	return b.doc, nil
}
