package audit

import (
	"strings"

	"fieldcase/app/date"
)

// Role is the client's role towards AI systems (ISO/IEC 22989; ISO/IEC 42006:2025 9.1.2 asks for it in the programme).
type Role string

// The roles.
const (
	RoleProducer Role = "producer"
	RoleProvider Role = "provider"
	RoleCustomer Role = "customer"
	RolePartner  Role = "partner"
)

// AllRoles returns every role.
func AllRoles() []Role { return []Role{RoleProducer, RoleProvider, RoleCustomer, RolePartner} }

// Values implements enum.
func (Role) Values() []string { return texts(AllRoles()) }

// FileStanding is where a file stands that no decision on certification says.
type FileStanding string

// The standings of a file.
const (
	FileClosed         FileStanding = "closed"
	FileTransferredOut FileStanding = "transferred-out"
)

// AllFileStandings returns every standing of a file.
func AllFileStandings() []FileStanding { return []FileStanding{FileClosed, FileTransferredOut} }

// Values implements enum.
func (FileStanding) Values() []string { return texts(AllFileStandings()) }

// Client is the organization whose management system is certified, with what its application says
// (ISO/IEC 17021-1:2015 9.1.1).
type Client struct {
	Record
	Name                 string       `json:"name" doc:"Legal name of the organization."`
	TradingName          string       `json:"trading_name,omitempty" doc:"Name it trades under, if another."`
	NameEnglish          string       `json:"name_english,omitempty" doc:"Name in English or Latin letters, as public registers ask for it, if another."`
	Number               string       `json:"number,omitempty" doc:"Number of the client in the register of the certification body; unique there and at most 45 characters for IAF CertSearch."`
	Registration         string       `json:"registration,omitempty" doc:"Registration number of the organization."`
	Address              string       `json:"address,omitempty" doc:"Postal address, street and number."`
	PostalCode           string       `json:"postal_code,omitempty" doc:"Postal code."`
	City                 string       `json:"city,omitempty" doc:"City."`
	Region               string       `json:"region,omitempty" doc:"State, province or region, where addresses have one."`
	Country              string       `json:"country,omitempty" doc:"Country."`
	Website              string       `json:"website,omitempty" doc:"Web site."`
	Activities           string       `json:"activities,omitempty" doc:"What the organization does, in a sentence or two."`
	Sector               string       `json:"sector,omitempty" doc:"Code of the sector, such as IAF 35 or NACE 86.9."`
	Scope                string       `json:"scope,omitempty" doc:"Scope of certification applied for."`
	Roles                []Role       `json:"roles,omitempty" doc:"The client's roles towards AI systems."`
	Language             string       `json:"language,omitempty" doc:"Language of the audits."`
	Outsourced           string       `json:"outsourced,omitempty" doc:"Outsourced processes that affect conformity."`
	Obligations          string       `json:"obligations,omitempty" doc:"Legal and regulatory obligations that matter to the scope."`
	Regulations          []string     `json:"regulations,omitempty" doc:"Regulatory frameworks in scope, such as EU AI Act; audit time counts them."`
	ThirdPartyAgreements int64        `json:"third_party_agreements,omitempty" doc:"Agreements with third parties about AI systems in scope; audit time counts them."`
	Consultancy          string       `json:"consultancy,omitempty" doc:"Management-system consultancy received, and from whom."`
	RecordsNotShown      string       `json:"records_not_shown,omitempty" doc:"Records the client cannot show for confidentiality (ISO/IEC 42006:2025 8.4.2)."`
	AppliedOn            date.Date    `json:"applied_on,omitzero" doc:"Day of the application."`
	TransferredFrom      string       `json:"transferred_from,omitempty" doc:"Certification body the certification came from, if any."`
	Standing             FileStanding `json:"standing,omitempty" doc:"Standing of the file that no decision gives: closed, or transferred out; empty: as the decisions say."`
	StandingOn           date.Date    `json:"standing_on,omitzero" doc:"Day from which the file stands so."`
	StandingReason       string       `json:"standing_reason,omitempty" doc:"Why the file was closed, or which body took the certification over."`
	RegisterConsentOn    date.Date    `json:"register_consent_on,omitzero" doc:"Day on which the client agreed to be shown in public registers such as IAF CertSearch."`
	Note                 string       `json:"note,omitempty" doc:"Note for the certification body; never in a client's document."`
}

// Validate implements Validator.
func (c *Client) Validate() []Problem {
	p := required(map[string]string{"name": c.Name})
	return append(p, notNegative("third_party_agreements", c.ThirdPartyAgreements)...)
}

// Contact is a person of the client.
type Contact struct {
	Record
	Name      string `json:"name" doc:"Name of the person."`
	Function  string `json:"function,omitempty" doc:"Function in the organization, such as quality manager."`
	Email     string `json:"email,omitempty" doc:"Electronic mail address."`
	Phone     string `json:"phone,omitempty" doc:"Telephone number."`
	Main      bool   `json:"main,omitempty" doc:"True for the person the certification body writes to."`
	Site      ID     `json:"site,omitempty" ref:"site" doc:"Site where the person works."`
	Note      string `json:"note,omitempty" doc:"Note for the certification body."`
	Authority string `json:"authority,omitempty" doc:"Authority in the management system, such as management representative."`
}

// Validate implements Validator.
func (c *Contact) Validate() []Problem {
	p := required(map[string]string{"name": c.Name})
	if c.Email != "" && !strings.Contains(c.Email, "@") {
		p = append(p, Problem{Field: "email", Message: "an address needs an @, as in name@example.org"})
	}
	return p
}

// SiteKind is what kind of place a site is.
type SiteKind string

// The kinds of sites. A virtual site is noted on the certificate with its activities (IAF MD 4).
const (
	SitePermanent SiteKind = "permanent"
	SiteTemporary SiteKind = "temporary"
	SiteVirtual   SiteKind = "virtual"
)

// AllSiteKinds returns every kind of site.
func AllSiteKinds() []SiteKind { return []SiteKind{SitePermanent, SiteTemporary, SiteVirtual} }

// Values implements enum.
func (SiteKind) Values() []string { return texts(AllSiteKinds()) }

// Site is a place of the client within the scope.
type Site struct {
	Record
	Name          string   `json:"name" doc:"Short name of the site, as the plan shows it."`
	Kind          SiteKind `json:"kind,omitempty" doc:"Permanent, temporary or virtual."`
	Address       string   `json:"address,omitempty" doc:"Street and number."`
	PostalCode    string   `json:"postal_code,omitempty" doc:"Postal code."`
	City          string   `json:"city,omitempty" doc:"City."`
	Region        string   `json:"region,omitempty" doc:"State, province or region, where addresses have one."`
	Country       string   `json:"country,omitempty" doc:"Country."`
	Central       bool     `json:"central,omitempty" doc:"True for the central function (IAF MD 1)."`
	Activities    string   `json:"activities,omitempty" doc:"What is done at the site within the scope."`
	Persons       int64    `json:"persons,omitempty" doc:"Persons working at the site."`
	Shifts        string   `json:"shifts,omitempty" doc:"Shifts and their times, if any."`
	SamplingGroup string   `json:"sampling_group,omitempty" doc:"Group of sites with much the same processes; each group is sampled by itself (IAF MD 1)."`
	Rank          string   `json:"rank,omitempty" doc:"Key for the order of the list."`
	Note          string   `json:"note,omitempty" doc:"Note for the certification body."`
}

// Validate implements Validator.
func (s *Site) Validate() []Problem {
	p := required(map[string]string{"name": s.Name})
	return append(p, notNegative("persons", s.Persons)...)
}

// Risk is the class of an AI system by what it may do to people.
type Risk string

// The classes of risk, in the words of the EU AI Act where it has some.
const (
	RiskHigh         Risk = "high-risk"
	RiskTransparency Risk = "transparency"
	RiskOther        Risk = "other"
)

// AllRisks returns every class of risk.
func AllRisks() []Risk { return []Risk{RiskHigh, RiskTransparency, RiskOther} }

// Values implements enum.
func (Risk) Values() []string { return texts(AllRisks()) }

// AISystem is an AI system in the scope of the management system.
type AISystem struct {
	Record
	Name        string `json:"name" doc:"Name of the AI system."`
	Version     string `json:"version,omitempty" doc:"Version, if it has one beside its name."`
	Purpose     string `json:"purpose,omitempty" doc:"What it is for."`
	Roles       []Role `json:"roles,omitempty" doc:"The client's roles towards this system."`
	Risk        Risk   `json:"risk,omitempty" doc:"Class of risk."`
	Stage       string `json:"stage,omitempty" doc:"Stage of its life cycle, such as validation or in operation."`
	Extent      string `json:"extent,omitempty" doc:"Where and how widely it is used."`
	Regulations string `json:"regulations,omitempty" doc:"Regulations that apply to it."`
	Rank        string `json:"rank,omitempty" doc:"Key for the order of the list."`
	Note        string `json:"note,omitempty" doc:"Note for the certification body."`
}

// Validate implements Validator.
func (s *AISystem) Validate() []Problem {
	return required(map[string]string{"name": s.Name})
}

// PeopleCount is how many people work for the client on a day, as audit time is computed from it
// (ISO/IEC 17021-1:2015 9.1.4; ISO/IEC 42006:2025 Annex A counts persons with AI-related work).
type PeopleCount struct {
	Record
	CountedOn     date.Date `json:"counted_on,omitzero" doc:"Day of the count."`
	Total         int64     `json:"total,omitempty" doc:"Persons employed in all."`
	AIRelated     int64     `json:"ai_related,omitempty" doc:"Persons with AI-related work in scope, contractors included."`
	PartTime      int64     `json:"part_time,omitempty" doc:"Of these, persons who work part time."`
	Contractors   int64     `json:"contractors,omitempty" doc:"Of these, persons of contractors and partners."`
	Effective     int64     `json:"effective,omitempty" doc:"Effective number of persons that the audit time is taken from."`
	Justification string    `json:"justification,omitempty" doc:"How the effective number was reached."`
}

// Validate implements Validator.
func (p *PeopleCount) Validate() []Problem {
	out := append(notNegative("total", p.Total), notNegative("ai_related", p.AIRelated)...)
	if p.Total > 0 && p.AIRelated > p.Total+p.Contractors {
		out = append(out, Problem{Field: "ai_related", Message: "more persons with AI-related work than persons in all"})
	}
	return out
}
