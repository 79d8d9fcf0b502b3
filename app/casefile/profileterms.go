package casefile

import (
	"slices"

	"fieldcase/app/audit"
)

// Term is a field of a certification body's profile as a person of it says it.
type Term struct {
	Field  string
	Label  string
	Unit   string // of its number, "" for none
	None   string // what an empty value means, where it means something
	Source string // what a standard or guide says of it, "" where it is habit alone
	Group  string // heading over this term and those that follow
}

// PolicyTerms returns every convention of a certification body in the order of a form. None of them is a requirement as
// it stands; where a standard or guide sets a bound, Source names it. A test proves that no field of the policy is left
// out.
func PolicyTerms() []Term {
	return []Term{
		{Field: "response_days", Label: "Client answers a nonconformity within", Unit: "days", Group: "Nonconformities", Source: "17021-1, 9.4.9: a defined time; 14 to 30 are common"},
		{Field: "major_response_days", Label: "A major within", Unit: "days", None: "as any other", Source: "Consistent with its severity (ISO/IEC 27006-1)"},
		{Field: "answer_again_days", Label: "Answers again, when returned, within", Unit: "days", Source: "The body's own"},
		{Field: "systemic_minors", Label: "Asked whether a failure is systemic from", Unit: "open minors", Source: "R-3-4: several minors on one clause may be a major"},
		{Field: "major_evidence_days", Label: "Evidence of a major within", Unit: "days", Source: "R-1-9: at Stage 2 never beyond six months"},
		{Field: "minor_evidence_days", Label: "Evidence of a minor within", Unit: "days", None: "verified at the next audit", Source: "R-1-8: an accepted plan is enough to decide"},

		{Field: "stage_min_days", Label: "Stage 1 to Stage 2, at least", Unit: "days", Group: "Dates of audits", Source: "Below it a warning; 2 to 12 weeks are common"},
		{Field: "stage_max_days", Label: "Stage 1 to Stage 2, at most", Unit: "days", Source: "Above it a warning; many then repeat Stage 1"},
		{Field: "notice_days", Label: "Days of an audit agreed before", Unit: "days", Source: "17021-1, 9.2.3: agreed in advance, no number"},
		{Field: "plan_lead_days", Label: "Plan sent before the audit", Unit: "days", Source: "17021-1, 9.2.3: sent in advance, no number"},
		{Field: "first_day_counts", Label: "A surveillance is in time by its first day", Source: "Otherwise by its last day, which is stricter (D2)"},

		{Field: "expiry_less_a_day", Label: "Certificates expire the day before the anniversary", Group: "Certificate and decision", Source: "D1: three years, or three years less a day"},
		{Field: "renewal_lead_days", Label: "Recertification audit ended before expiry", Unit: "days", Source: "D5: majors verified and decided before expiry"},
		{Field: "two_persons", Label: "Technical review and decision by two persons", Source: "17021-1, 9.5: one may do both who did not audit"},
		{Field: "retention_months", Label: "Records kept after the cycle", Unit: "months", Source: "R-1-13: one more full cycle, never below 36"},

		{Field: "rounding", Label: "Audit time rounded", Group: "Audit time", Source: "IAF MD 5: to the nearest half day"},
		{Field: "min_surveillance", Label: "Surveillance audit, at least", Unit: "days", Source: "About a third of the initial time a year is usual"},
		{Field: "day_hours", Label: "Length of an audit day", Unit: "hours", Source: "IAF MD 5: normally 8"},
		{Field: "on_site_percent", Label: "Time with the client, at least", Unit: "%", Source: "ISO/IEC 27006-1: 70; IAF MD 5: 80"},
	}
}

// PolicyTerm returns the term of a field of the policy.
func PolicyTerm(field string) (Term, bool) { return termOf(PolicyTerms(), field) }

func termOf(terms []Term, field string) (Term, bool) {
	i := slices.IndexFunc(terms, func(t Term) bool { return t.Field == field })
	if i < 0 {
		return Term{}, false
	}
	return terms[i], true
}

// bodyTerms are the fields of the certification body that a profile has.
func bodyTerms() []Term {
	return []Term{
		{Field: "name", Label: "Name"},
		{Field: "address", Label: "Postal address"},
		{Field: "postal_code", Label: "Postal code"},
		{Field: "city", Label: "City"},
		{Field: "country", Label: "Country"},
		{Field: "email", Label: "Email for clients"},
		{Field: "phone", Label: "Telephone"},
		{Field: "website", Label: "Web site"},
		{Field: "accreditation_body", Label: "Accredited by"},
		{Field: "accreditation_acronym", Label: "Its acronym"},
		{Field: "accreditation_number", Label: "Number of the accreditation"},
		{Field: "mark", Label: "Mark of the certification body"},
		{Field: "accreditation_mark", Label: "Accreditation symbol"},
		{Field: "number_pattern", Label: "Numbers of certificates"},
	}
}

// personTerms are the fields of a person that a profile has.
func personTerms() []Term {
	return []Term{
		{Field: "name", Label: "name"},
		{Field: "initials", Label: "initials"},
		{Field: "organization", Label: "employer"},
		{Field: "email", Label: "email"},
		{Field: "function", Label: "function"},
		{Field: "competence", Label: "competences"},
		{Field: "qualified", Label: "qualifications"},
		{Field: "background", Label: "background"},
		{Field: "note", Label: "note"},
		{Field: "signing_keys", Label: "keys for signatures"},
	}
}

// tableTerms are the fields of an audit-time table, which are taken over together with its rows.
func tableTerms() []Term {
	return []Term{
		{Field: "title", Label: "title"},
		{Field: "source", Label: "source"},
		{Field: "counts", Label: "persons counted"},
		{Field: "max_reduction", Label: "greatest reduction", Unit: "%"},
		{Field: "on_site_percent", Label: "time with the client", Unit: "%"},
		{Field: "entered_by", Label: "entered by"},
		{Field: "verified_by", Label: "verified by"},
	}
}

// RoundingWords are the ways to round audit time, in words.
func RoundingWords() map[string]string {
	return map[string]string{string(audit.RoundNearest): "to the nearest half day", string(audit.RoundUp): "up to the next half day"}
}
