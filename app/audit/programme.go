package audit

import (
	"fmt"
	"strings"

	"fieldcase/app/date"
)

// Application is the certification body's review of the application (ISO/IEC 17021-1:2015 9.1.2; R-1-1).
type Application struct {
	Record
	ReviewedOn   date.Date `json:"reviewed_on,omitzero" doc:"Day of the review."`
	Reviewer     ID        `json:"reviewer,omitempty" ref:"person" doc:"Who reviewed it."`
	Accepted     bool      `json:"accepted,omitempty" doc:"True when the application was accepted."`
	Reasons      string    `json:"reasons,omitempty" doc:"Reasons, in particular of a refusal."`
	Competence   []string  `json:"competence,omitempty" doc:"Competence needed in the team and for the decision."`
	Impartiality string    `json:"impartiality,omitempty" doc:"Result of the impartiality check."`
	Checks       []string  `json:"checks,omitempty" doc:"Points of the review that were settled, by their key."`
	Quotation    string    `json:"quotation,omitempty" doc:"Number of the quotation."`
	QuotedOn     date.Date `json:"quoted_on,omitzero" doc:"Day of the quotation."`
	Agreement    string    `json:"agreement,omitempty" doc:"Number of the certification agreement (5.1.2)."`
	AgreedOn     date.Date `json:"agreed_on,omitzero" doc:"Day on which both had signed the agreement."`
	Attachments  []ID      `json:"attachments,omitempty" ref:"attachment" doc:"Application, quotation and agreement."`
}

// Programme is one certification cycle (ISO/IEC 17021-1:2015 9.1.3).
type Programme struct {
	Record
	Cycle         int64     `json:"cycle" doc:"Number of the cycle, 1 for the initial one."`
	StartsOn      date.Date `json:"starts_on,omitzero" doc:"First day of the cycle: the day of the certification decision."`
	Justification string    `json:"justification,omitempty" doc:"Why the programme is as it is, with credit taken and changes."`
	SiteSample    string    `json:"site_sample,omitempty" doc:"Rationale of the site sample, or why sites are not sampled, which begins: No sampling."`
	SampleSeed    string    `json:"sample_seed,omitempty" doc:"Seed of the random part of the site sample."`
	Competence    []string  `json:"competence,omitempty" doc:"Competence needed in the teams of this cycle, beside what the application's review found."`
	DrawnUpBy     ID        `json:"drawn_up_by,omitempty" ref:"person" doc:"Who drew the programme up."`
	DrawnUpOn     date.Date `json:"drawn_up_on,omitzero" doc:"Day it was drawn up."`
	ApprovedBy    ID        `json:"approved_by,omitempty" ref:"person" doc:"Who approved it."`
	ApprovedOn    date.Date `json:"approved_on,omitzero" doc:"Day of the approval."`
}

// noSampling are the words with which a rationale begins that says why sites are not sampled.
const noSampling = "No sampling"

// NoSampling returns why sites are not sampled, and whether they are not: the sites do work of their own, so that each is
// to be audited (ISO/IEC 17021-1:2015 9.1.5; IAF MD 1 6.2). The rationale of the site sample says it in its first words.
func (p *Programme) NoSampling() (reason string, none bool) {
	text := strings.TrimSpace(p.SiteSample)
	if len(text) < len(noSampling) || !strings.EqualFold(text[:len(noSampling)], noSampling) {
		return "", false
	}
	return strings.TrimSpace(strings.TrimLeft(text[len(noSampling):], ":.,;")), true
}

// SampleNone says that sites are not sampled, with the reason.
func (p *Programme) SampleNone(reason string) {
	p.SiteSample = noSampling + ": " + strings.TrimSpace(reason)
}

// Coverage is what a programme plans for one requirement in one audit.
type Coverage string

// The coverages. Must is required by ISO/IEC 17021-1:2015 9.6.2.2 or because the audit is a full one; sample is planned.
const (
	CoverageMust        Coverage = "must"
	CoverageSample      Coverage = "sample"
	CoverageCarriedOver Coverage = "carried-over"
	CoverageNone        Coverage = "none"
)

// AllCoverages returns every coverage.
func AllCoverages() []Coverage {
	return []Coverage{CoverageMust, CoverageSample, CoverageCarriedOver, CoverageNone}
}

// Values implements enum.
func (Coverage) Values() []string { return texts(AllCoverages()) }

// ProgrammeCell says what the programme plans for a requirement in an audit. Its ID is derived from the two.
type ProgrammeCell struct {
	Record
	Audit       ID       `json:"audit" ref:"audit" doc:"The audit."`
	Requirement Number   `json:"requirement" doc:"Number of the clause or control."`
	Coverage    Coverage `json:"coverage,omitempty" doc:"What is planned."`
	Reason      string   `json:"reason,omitempty" doc:"Why it was changed."`
}

// ProgrammeCellID returns the ID of the cell of an audit and a requirement.
func ProgrammeCellID(audit ID, requirement Number) ID {
	return DerivedID("programme_cell", string(audit), string(requirement))
}

// ProgrammeSite says what the programme plans for a site in an audit. Its ID is derived from the two.
type ProgrammeSite struct {
	Record
	Audit    ID       `json:"audit" ref:"audit" doc:"The audit."`
	Site     ID       `json:"site" ref:"site" doc:"The site."`
	Coverage Coverage `json:"coverage,omitempty" doc:"What is planned: must for the central function and where no site is left out, sample for a drawn one."`
	Random   bool     `json:"random,omitempty" doc:"True when the site was drawn at random, false when it was chosen."`
	Reason   string   `json:"reason,omitempty" doc:"Why it was chosen, or why the plan for it was changed."`
}

// ProgrammeSiteID returns the ID of the record of an audit and a site.
func ProgrammeSiteID(audit, site ID) ID {
	return DerivedID("programme_site", string(audit), string(site))
}

// Validate implements Validator.
func (p *ProgrammeSite) Validate() []Problem {
	return required(map[string]string{"audit": string(p.Audit), "site": string(p.Site)})
}

// SiteSample is how many sites of a group one audit visits and how they were drawn, so that a reviewer can draw them again
// (ISO/IEC 17021-1:2015 9.1.5; IAF MD 1). What came of it are ProgrammeSites. Its ID is derived from audit and group.
type SiteSample struct {
	Record
	Audit         ID        `json:"audit" ref:"audit" doc:"The audit."`
	SamplingGroup string    `json:"sampling_group,omitempty" doc:"The group of sites; empty where all are one group."`
	Population    []ID      `json:"population,omitempty" ref:"site" doc:"Sites it was drawn from, without the central function."`
	Size          int64     `json:"size,omitempty" doc:"Sites to visit, without the central function."`
	Random        int64     `json:"random,omitempty" doc:"How many of them were drawn at random."`
	Seed          string    `json:"seed,omitempty" doc:"Seed of the random draw."`
	Rationale     string    `json:"rationale,omitempty" doc:"Why sites may be sampled, and why the sample is larger than the formula asks."`
	DrawnOn       date.Date `json:"drawn_on,omitzero" doc:"Day of the draw."`
	DrawnBy       ID        `json:"drawn_by,omitempty" ref:"person" doc:"Who drew it."`
}

// SiteSampleID returns the ID of the sample of a group of sites for an audit.
func SiteSampleID(audit ID, group string) ID { return DerivedID("site_sample", string(audit), group) }

// Validate implements Validator.
func (s *SiteSample) Validate() []Problem {
	p := required(map[string]string{"audit": string(s.Audit)})
	p = append(append(p, notNegative("random", s.Random)...), notNegative("size", s.Size)...)
	if s.Size > int64(len(s.Population)) {
		p = append(p, Problem{Field: "size", Rule: "IAF MD 1", Message: "more sites to visit than there are to draw from"})
	}
	if s.Random > s.Size {
		p = append(p, Problem{Field: "random", Message: "more sites drawn at random than to visit"})
	}
	return p
}

// ProgrammeChange is an entry in the log of changes of a programme (9.1.3; 9.4.6 d). It is added to, not rewritten.
type ProgrammeChange struct {
	Record
	Programme ID        `json:"programme" ref:"programme" doc:"The programme."`
	Audit     ID        `json:"audit,omitempty" ref:"audit" doc:"The audit whose result led to it, if one did."`
	ChangedOn date.Date `json:"changed_on,omitzero" doc:"Day of the change."`
	ChangedBy ID        `json:"changed_by,omitempty" ref:"person" doc:"Who changed it."`
	Change    string    `json:"change,omitempty" doc:"What was changed."`
	Reason    string    `json:"reason" doc:"Why."`
}

// Validate implements Validator.
func (p *ProgrammeChange) Validate() []Problem {
	return required(map[string]string{"programme": string(p.Programme), "reason": p.Reason})
}

// AuditTime is the audit time of a cycle with how it was reached (ISO/IEC 17021-1:2015 9.1.4).
type AuditTime struct {
	Record
	Programme       ID        `json:"programme" ref:"programme" doc:"The programme it is for."`
	Table           string    `json:"table,omitempty" doc:"Identity of the table, such as iso-iec-42006-2025."`
	Column          string    `json:"column,omitempty" doc:"Column of the table."`
	Persons         int64     `json:"persons,omitempty" doc:"Effective number of persons looked up."`
	TableDays       Days      `json:"table_days,omitempty" doc:"Days read from the table."`
	Total           Days      `json:"total,omitempty" doc:"Days of the initial audit in all, stage 1 and stage 2."`
	Stage1          Days      `json:"stage1,omitempty" doc:"Days of stage 1."`
	Stage2          Days      `json:"stage2,omitempty" doc:"Days of stage 2."`
	OnSite          Days      `json:"on_site,omitempty" doc:"Least days of the initial audit between opening and closing meetings."`
	Surveillance    Days      `json:"surveillance,omitempty" doc:"Days of each surveillance audit."`
	Recertification Days      `json:"recertification,omitempty" doc:"Days of the recertification audit."`
	Justification   string    `json:"justification,omitempty" doc:"Justification of the whole."`
	DeterminedBy    ID        `json:"determined_by,omitempty" ref:"person" doc:"Who determined it."`
	DeterminedOn    date.Date `json:"determined_on,omitzero" doc:"Day it was determined."`
}

// TimeFactorKind is what a factor works on.
type TimeFactorKind string

// What factors work on, with the limits of their reductions: of the time by the table 30 % (IAF MD 5, ISO/IEC 27006-1),
// of a sampled site 50 % (IAF MD 1 7.3), of the sum of integrated standards 20 % (IAF MD 11). The time of another
// standard audited together is added before the integration is counted.
const (
	FactorAdjustment    TimeFactorKind = "adjustment"
	FactorSite          TimeFactorKind = "site"
	FactorOtherStandard TimeFactorKind = "other-standard"
	FactorIntegration   TimeFactorKind = "integration"
)

// AllTimeFactorKinds returns everything a factor works on, in the order it is computed.
func AllTimeFactorKinds() []TimeFactorKind {
	return []TimeFactorKind{FactorAdjustment, FactorSite, FactorOtherStandard, FactorIntegration}
}

// Values implements enum.
func (TimeFactorKind) Values() []string { return texts(AllTimeFactorKinds()) }

// TimeFactor is one addition to or reduction of the audit time, with its reason.
type TimeFactor struct {
	Record
	AuditTime ID             `json:"audit_time" ref:"audit_time" doc:"The audit time it belongs to."`
	Kind      TimeFactorKind `json:"kind,omitempty" doc:"What the factor works on, which sets its limit; empty: adjustment."`
	Site      ID             `json:"site,omitempty" ref:"site" doc:"The sampled site whose time it changes."`
	Factor    string         `json:"factor,omitempty" doc:"What it is for, such as high-risk AI systems."`
	Count     int64          `json:"count,omitempty" doc:"How many times it applies."`
	Each      Days           `json:"each,omitempty" doc:"Days for each; negative for a reduction in days."`
	Least     Days           `json:"least,omitempty" doc:"Least days for each that the source allows."`
	Most      Days           `json:"most,omitempty" doc:"Most days for each that the source allows; 0 for no range."`
	Percent   int64          `json:"percent,omitempty" doc:"Per cent of the base, negative for a reduction; instead of days."`
	Reason    string         `json:"reason" doc:"Why."`
	Source    string         `json:"source,omitempty" doc:"Document and clause that allow the factor."`
	Rank      string         `json:"rank,omitempty" doc:"Key for the order of the list."`
}

// Validate implements Validator. 9.1.4: the audit time is recorded with its justification.
func (f *TimeFactor) Validate() []Problem {
	p := required(map[string]string{"reason": f.Reason})
	if f.Each != 0 && f.Percent != 0 {
		p = append(p, Problem{Field: "percent", Message: "is given beside days; a factor is one or the other"})
	}
	if f.Most > 0 && (f.Each < f.Least || f.Each > f.Most) {
		p = append(p, Problem{Field: "each", Rule: "R-4-1", Message: fmt.Sprintf("is %s; the source allows %s to %s", f.Each, f.Least, f.Most)})
	}
	return append(p, notNegative("count", f.Count)...)
}
