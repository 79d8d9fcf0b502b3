package audit

import (
	"encoding/json"

	"fieldcase/app/date"
)

// Standard is the standard the client is audited against, in the edition of this case. Its catalogue of requirements is
// embedded, so that the case reads the same when a later program knows a later edition.
type Standard struct {
	Record
	Catalogue   string `json:"catalogue" doc:"Identity of the catalogue, such as iso-iec-42001-2023."`
	Designation string `json:"designation" doc:"Designation with its year, such as ISO/IEC 42001:2023."`
	Title       string `json:"title,omitempty" doc:"Title of the standard."`
	Edition     string `json:"edition,omitempty" doc:"Edition and amendments."`
	Content     string `json:"content,omitempty" format:"json" doc:"The catalogue itself: numbers, short titles and own prompts, as JSON text."`
}

// Validate implements Validator.
func (s *Standard) Validate() []Problem {
	return required(map[string]string{"catalogue": s.Catalogue, "designation": s.Designation})
}

// SoA is the client's Statement of Applicability in its current version (ISO/IEC 42001:2023 6.1.3).
type SoA struct {
	Record
	Version    string    `json:"version" doc:"Version as the client names it."`
	IssuedOn   date.Date `json:"issued_on,omitzero" doc:"Day of issue."`
	ApprovedBy string    `json:"approved_by,omitempty" doc:"Who approved it, by function."`
	Note       string    `json:"note,omitempty" doc:"Note on the statement."`
}

// Validate implements Validator. R-7-1: a version is required.
func (s *SoA) Validate() []Problem {
	if s.Version == "" {
		return []Problem{{Field: "version", Rule: "R-7-1", Message: "is empty; report and certificate name the version of the statement"}}
	}
	return nil
}

// SoAControl is what the Statement of Applicability says of one control. Its ID is DerivedID("soa_control", number).
type SoAControl struct {
	Record
	Control        Number `json:"control" doc:"Number of the control, such as A.7.4."`
	Title          string `json:"title,omitempty" doc:"Title of a control that is not in the standard; empty for the standard's own."`
	Excluded       bool   `json:"excluded,omitempty" doc:"True when the control does not apply."`
	Justification  string `json:"justification,omitempty" doc:"Why it applies or does not."`
	Implementation string `json:"implementation,omitempty" doc:"State of its implementation, if the client tells."`
	Reference      string `json:"reference,omitempty" doc:"Where its evidence is to be found."`
}

// Validate implements Validator. R-7-1: an exclusion needs its justification.
func (c *SoAControl) Validate() []Problem {
	p := required(map[string]string{"control": string(c.Control)})
	if c.Excluded && c.Justification == "" {
		p = append(p, Problem{Field: "justification", Rule: "R-7-1", Message: "is empty; an excluded control needs its justification"})
	}
	return p
}

// SoAControlID returns the ID of the record of that control.
func SoAControlID(control Number) ID { return DerivedID("soa_control", string(control)) }

// SoAVersion is a version of the Statement of Applicability as it was received. It is written once and stays, so that what
// an audit or a certificate names can be read later. Its ID is derived from the version.
type SoAVersion struct {
	Record
	Version    string    `json:"version" doc:"Version as the client names it."`
	IssuedOn   date.Date `json:"issued_on,omitzero" doc:"Day of issue."`
	ApprovedBy string    `json:"approved_by,omitempty" doc:"Who approved it, by function."`
	ReceivedOn date.Date `json:"received_on,omitzero" doc:"Day it was received."`
	Changes    string    `json:"changes,omitempty" doc:"What it changes against the version before."`
	Controls   string    `json:"controls,omitempty" format:"json" doc:"What it says of each control, as a JSON array of objects with the fields of soa_control."`
	Attachment ID        `json:"attachment,omitempty" ref:"attachment" doc:"The statement as a file."`
}

// SoAVersionID returns the ID of the record of that version.
func SoAVersionID(version string) ID { return DerivedID("soa_version", version) }

// Validate implements Validator. R-7-1: a version is required.
func (s *SoAVersion) Validate() []Problem {
	p := required(map[string]string{"version": s.Version})
	if s.Controls != "" && !json.Valid([]byte(s.Controls)) {
		p = append(p, Problem{Field: "controls", Message: "is no JSON"})
	}
	return p
}
