package audit

import "fieldcase/app/date"

// Application is the certification body's review of the application (ISO/IEC 17021-1:2015 9.1.2; R-1-1).
type Application struct {
	Record
	ReviewedOn   date.Date `json:"reviewed_on,omitzero" doc:"Day of the review."`
	Reviewer     ID        `json:"reviewer,omitempty" ref:"person" doc:"Who reviewed it."`
	Accepted     bool      `json:"accepted,omitempty" doc:"True when the application was accepted."`
	Reasons      string    `json:"reasons,omitempty" doc:"Reasons, in particular of a refusal."`
	Competence   []string  `json:"competence,omitempty" doc:"Competence needed in the team and for the decision."`
	Impartiality string    `json:"impartiality,omitempty" doc:"Result of the impartiality check."`
}

// Programme is one certification cycle (ISO/IEC 17021-1:2015 9.1.3).
type Programme struct {
	Record
	Cycle         int64     `json:"cycle" doc:"Number of the cycle, 1 for the initial one."`
	StartsOn      date.Date `json:"starts_on,omitzero" doc:"First day of the cycle: the day of the certification decision."`
	Justification string    `json:"justification,omitempty" doc:"Why the programme is as it is, with credit taken and changes."`
	SiteSample    string    `json:"site_sample,omitempty" doc:"Rationale of the site sample, or why all sites are visited."`
	SampleSeed    string    `json:"sample_seed,omitempty" doc:"Seed of the random part of the site sample."`
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

// AuditTime is the audit time of a cycle with how it was reached (ISO/IEC 17021-1:2015 9.1.4).
type AuditTime struct {
	Record
	Programme       ID     `json:"programme" ref:"programme" doc:"The programme it is for."`
	Table           string `json:"table,omitempty" doc:"Identity of the table, such as iso-iec-42006-2025."`
	Column          string `json:"column,omitempty" doc:"Column of the table."`
	Persons         int64  `json:"persons,omitempty" doc:"Effective number of persons looked up."`
	TableDays       Days   `json:"table_days,omitempty" doc:"Days read from the table."`
	Total           Days   `json:"total,omitempty" doc:"Days of the initial audit in all, stage 1 and stage 2."`
	Stage1          Days   `json:"stage1,omitempty" doc:"Days of stage 1."`
	Stage2          Days   `json:"stage2,omitempty" doc:"Days of stage 2."`
	Surveillance    Days   `json:"surveillance,omitempty" doc:"Days of each surveillance audit."`
	Recertification Days   `json:"recertification,omitempty" doc:"Days of the recertification audit."`
	Justification   string `json:"justification,omitempty" doc:"Justification of the whole."`
}

// TimeFactor is one addition to or reduction of the audit time, with its reason.
type TimeFactor struct {
	Record
	AuditTime ID     `json:"audit_time" ref:"audit_time" doc:"The audit time it belongs to."`
	Factor    string `json:"factor,omitempty" doc:"What it is for, such as high-risk AI systems."`
	Count     int64  `json:"count,omitempty" doc:"How many times it applies."`
	Each      Days   `json:"each,omitempty" doc:"Days for each; negative for a reduction in days."`
	Percent   int64  `json:"percent,omitempty" doc:"Per cent of the base, negative for a reduction; instead of days."`
	Reason    string `json:"reason" doc:"Why."`
	Rank      string `json:"rank,omitempty" doc:"Key for the order of the list."`
}

// Validate implements Validator. 9.1.4: the audit time is recorded with its justification.
func (f *TimeFactor) Validate() []Problem {
	return required(map[string]string{"reason": f.Reason})
}
