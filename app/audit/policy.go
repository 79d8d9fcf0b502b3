package audit

import (
	"cmp"
	"slices"
)

// Body is the certification body, as it appears on plans, reports and certificates. It is copied into each case.
type Body struct {
	Record
	Name                 string `json:"name" doc:"Name of the certification body."`
	Address              string `json:"address,omitempty" doc:"Postal address."`
	PostalCode           string `json:"postal_code,omitempty" doc:"Postal code."`
	City                 string `json:"city,omitempty" doc:"City."`
	Country              string `json:"country,omitempty" doc:"Country."`
	Email                string `json:"email,omitempty" doc:"Electronic mail address for clients."`
	Phone                string `json:"phone,omitempty" doc:"Telephone number for clients."`
	Website              string `json:"website,omitempty" doc:"Web site."`
	AccreditationBody    string `json:"accreditation_body,omitempty" doc:"Who accredited it."`
	AccreditationAcronym string `json:"accreditation_acronym,omitempty" doc:"Acronym of the accreditation body, as IAF CertSearch asks for it."`
	AccreditationNumber  string `json:"accreditation_number,omitempty" doc:"Number of the accreditation."`
	Mark                 ID     `json:"mark,omitempty" ref:"attachment" doc:"Certification mark."`
	AccreditationMark    ID     `json:"accreditation_mark,omitempty" ref:"attachment" doc:"Accreditation symbol, for certificates issued under accreditation."`
	NumberPattern        string `json:"number_pattern,omitempty" doc:"Pattern of certificate numbers."`
	Profile              string `json:"profile,omitempty" doc:"Identity of the profile of the certification body that this case was made with."`
	ProfileRevision      int64  `json:"profile_revision,omitempty" doc:"Revision of that profile last looked at for this case, taken over or not; a later one is offered."`
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
	MajorResponseDays int64    `json:"major_response_days,omitempty" doc:"Days the client has to answer a major nonconformity; 0: as for any other."`
	AnswerAgainDays   int64    `json:"answer_again_days,omitempty" doc:"Days the client has to answer again when a response is returned."`
	MajorEvidenceDays int64    `json:"major_evidence_days,omitempty" doc:"Days until the evidence of a major nonconformity is due."`
	MinorEvidenceDays int64    `json:"minor_evidence_days,omitempty" doc:"Days until the evidence of a minor nonconformity is due; 0: verified at the next audit."`
	StageMinDays      int64    `json:"stage_min_days,omitempty" doc:"Least days between Stage 1 and Stage 2; below it a warning."`
	StageMaxDays      int64    `json:"stage_max_days,omitempty" doc:"Most days between Stage 1 and Stage 2; above it a warning."`
	PlanLeadDays      int64    `json:"plan_lead_days,omitempty" doc:"Days before an audit by which its plan is sent."`
	NoticeDays        int64    `json:"notice_days,omitempty" doc:"Days before an audit by which its days are agreed with the client."`
	RenewalLeadDays   int64    `json:"renewal_lead_days,omitempty" doc:"Days before the expiry by which the recertification audit has ended, so that majors can be verified in time."`
	DayHours          int64    `json:"day_hours,omitempty" doc:"Hours of an audit day (IAF MD 5: normally 8)."`
	OnSitePercent     int64    `json:"on_site_percent,omitempty" doc:"Least share of the audit time spent with the client, in per cent (ISO/IEC 27006-1: 70; IAF MD 5: 80)."`
	SystemicMinors    int64    `json:"systemic_minors,omitempty" doc:"Open minors on one clause from which a systemic failure is asked about (R-3-4)."`
	FirstDayCounts    bool     `json:"first_day_counts,omitempty" doc:"A surveillance audit is in time when its first day is; else its last day counts, which is stricter."`
	TwoPersons        bool     `json:"two_persons,omitempty" doc:"Technical reviewer and decision maker are two persons."`
	RetentionMonths   int64    `json:"retention_months,omitempty" doc:"Months that records are kept after the end of the current cycle; never below 36 (R-1-13)."`
}

// Validate implements Validator.
func (p *Policy) Validate() []Problem {
	var out []Problem
	for field, n := range map[string]int64{
		"min_surveillance": int64(p.MinSurveillance), "response_days": p.ResponseDays, "major_response_days": p.MajorResponseDays,
		"answer_again_days": p.AnswerAgainDays, "major_evidence_days": p.MajorEvidenceDays, "minor_evidence_days": p.MinorEvidenceDays,
		"stage_min_days": p.StageMinDays, "stage_max_days": p.StageMaxDays, "plan_lead_days": p.PlanLeadDays,
		"notice_days": p.NoticeDays, "renewal_lead_days": p.RenewalLeadDays, "day_hours": p.DayHours, "systemic_minors": p.SystemicMinors,
	} {
		out = append(out, notNegative(field, n)...)
	}
	out = append(out, percent("on_site_percent", p.OnSitePercent)...)
	if p.StageMaxDays > 0 && p.StageMinDays > p.StageMaxDays {
		out = append(out, Problem{Field: "stage_max_days", Message: "is below the least days between the stages"})
	}
	if p.RetentionMonths != 0 && p.RetentionMonths < 36 {
		out = append(out, Problem{Field: "retention_months", Rule: "R-1-13", Message: "is below 36; records are kept for one more cycle"})
	}
	slices.SortFunc(out, func(a, b Problem) int { return cmp.Compare(a.Field, b.Field) })
	return out
}

// DefaultPolicy returns the habits a new case starts with; each can be changed.
func DefaultPolicy() Policy {
	return Policy{
		ExpiryLessADay: true, Rounding: RoundNearest, MinSurveillance: 100, ResponseDays: 30, MajorEvidenceDays: 90,
		StageMinDays: 14, StageMaxDays: 180, PlanLeadDays: 14, DayHours: 8, OnSitePercent: 70, SystemicMinors: 3,
		AnswerAgainDays: 14, NoticeDays: 60, RenewalLeadDays: 90, RetentionMonths: 36,
	}
}
