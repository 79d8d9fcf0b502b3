package audit

// Body is the certification body, as it appears on plans, reports and certificates. It is copied into each case.
type Body struct {
	Record
	Name                string `json:"name" doc:"Name of the certification body."`
	Address             string `json:"address,omitempty" doc:"Postal address."`
	City                string `json:"city,omitempty" doc:"City."`
	Country             string `json:"country,omitempty" doc:"Country."`
	AccreditationBody   string `json:"accreditation_body,omitempty" doc:"Who accredited it."`
	AccreditationNumber string `json:"accreditation_number,omitempty" doc:"Number of the accreditation."`
	Mark                ID     `json:"mark,omitempty" ref:"attachment" doc:"Certification mark."`
	NumberPattern       string `json:"number_pattern,omitempty" doc:"Pattern of certificate numbers."`
}

// Rounding is how computed audit time becomes half days.
type Rounding string

// The ways to round.
const (
	RoundNearest Rounding = "nearest"
	RoundUp      Rounding = "up"
)

// AllRoundings returns every way to round.
func AllRoundings() []Rounding { return []Rounding{RoundNearest, RoundUp} }

// Values implements enum.
func (Rounding) Values() []string { return texts(AllRoundings()) }

// Policy holds what is a certification body's habit and no requirement. It is copied into each case, so that a later
// change of the habit does not change what was decided under the earlier one.
type Policy struct {
	Record
	ExpiryLessADay    bool     `json:"expiry_less_a_day,omitempty" doc:"Certificates expire the day before the third anniversary."`
	Rounding          Rounding `json:"rounding,omitempty" doc:"How audit time is rounded to half days."`
	MinSurveillance   Days     `json:"min_surveillance,omitempty" doc:"Least days of a surveillance audit."`
	ResponseDays      int64    `json:"response_days,omitempty" doc:"Days the client has to answer a nonconformity."`
	MajorEvidenceDays int64    `json:"major_evidence_days,omitempty" doc:"Days until the evidence of a major nonconformity is due."`
	StageMinDays      int64    `json:"stage_min_days,omitempty" doc:"Least days between Stage 1 and Stage 2; below it a warning."`
	StageMaxDays      int64    `json:"stage_max_days,omitempty" doc:"Most days between Stage 1 and Stage 2; above it a warning."`
	PlanLeadDays      int64    `json:"plan_lead_days,omitempty" doc:"Days before an audit by which its plan is sent."`
	DayHours          int64    `json:"day_hours,omitempty" doc:"Hours of an audit day (IAF MD 5: normally 8)."`
	OnSitePercent     int64    `json:"on_site_percent,omitempty" doc:"Least share of the audit time spent with the client, in per cent (ISO/IEC 27006-1: 70; IAF MD 5: 80)."`
	SystemicMinors    int64    `json:"systemic_minors,omitempty" doc:"Open minors on one clause from which a systemic failure is asked about (R-3-4)."`
}

// DefaultPolicy returns the habits a new case starts with; each can be changed.
func DefaultPolicy() Policy {
	return Policy{
		ExpiryLessADay: true, Rounding: RoundNearest, MinSurveillance: 100, ResponseDays: 30, MajorEvidenceDays: 90,
		StageMinDays: 14, StageMaxDays: 180, PlanLeadDays: 14, DayHours: 8, OnSitePercent: 70, SystemicMinors: 3,
	}
}
