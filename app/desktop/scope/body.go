package scope

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// newBody is the sheet of the certification body and its habits.
func newBody(p *Page) section {
	body := newSingle(p, "Certification body", func(c *audit.Case) *audit.Body { return &c.Body },
		form.Spec{Name: "name", Label: "Name", Group: "Certification body"},
		form.Spec{Name: "address", Label: "Postal address"},
		form.Spec{Name: "postal_code", Label: "Postal code", Half: true},
		form.Spec{Name: "city", Label: "City", Half: true},
		form.Spec{Name: "country", Label: "Country"},
		form.Spec{Name: "email", Label: "Email for clients", Half: true},
		form.Spec{Name: "phone", Label: "Telephone"},
		form.Spec{Name: "website", Label: "Web site"},
		form.Spec{Name: "accreditation_body", Label: "Accredited by", Half: true},
		form.Spec{Name: "accreditation_acronym", Label: "Its acronym"},
		form.Spec{Name: "accreditation_number", Label: "Number of the accreditation", Half: true},
		form.Spec{Name: "number_pattern", Label: "Numbers of certificates", Hint: "FC-AIMS-0000"},
	)
	policy := newSingle(p, "Policy", func(c *audit.Case) *audit.Policy { return &c.Policy }, habits()...)
	return newSheet(p, about{id: "body", title: "Certification body, policy", icon: "stamp", kinds: []string{"body", "policy"}},
		func(c *audit.Case) string { return nameOr(c.Body.Name, "name to enter") },
		kit.Beside(32, 380, 600, body.form.Content(), policy.form.Content()), body, policy)
}

// habits are the fields of the policy. None of them is a requirement; where a guide gives a figure, it stands beneath.
func habits() []form.Spec {
	rounding := map[string]string{string(audit.RoundNearest): "To the nearest half day", string(audit.RoundUp): "Up to half a day"}
	return []form.Spec{
		{Name: "response_days", Label: "Client answers within, days", Half: true, Group: "Its habits: nonconformities"},
		{Name: "major_response_days", Label: "A major within, days", Hint: "As any other"},
		{Name: "answer_again_days", Label: "Answers again within, days", Half: true},
		{Name: "systemic_minors", Label: "Systemic from so many minors"},
		{Name: "major_evidence_days", Label: "Evidence of a major, days", Half: true},
		{Name: "minor_evidence_days", Label: "Evidence of a minor, days", Hint: "At the next audit"},

		{Name: "stage_min_days", Label: "Stage 1 to 2, least days", Half: true, Group: "Its habits: audits"},
		{Name: "stage_max_days", Label: "Stage 1 to 2, most days"},
		{Name: "notice_days", Label: "Days agreed before, days", Half: true},
		{Name: "plan_lead_days", Label: "Plan sent before, days"},
		{Name: "renewal_lead_days", Label: "Recertified before expiry, days", Half: true},
		{Name: "retention_months", Label: "Records kept after, months"},
		{Name: "min_surveillance", Label: "Surveillance, least days", Half: true},
		{Name: "rounding", Label: "Audit time rounded", Hint: "Choose", Words: rounding},
		{Name: "day_hours", Label: "Hours of an audit day", Half: true, Help: "IAF MD 5: normally 8"},
		{Name: "on_site_percent", Label: "Time with the client, %", Help: "At least; IAF MD 5: 80"},
		{Name: "first_day_counts", Label: "A surveillance is in time by its first day"},
		{Name: "two_persons", Label: "Technical review and decision by two persons"},
		{Name: "expiry_less_a_day", Label: "Certificates expire the day before the anniversary", Under: kit.NewParagraph(
			"These are habits of the certification body and no requirements. They are kept in the case, so that a later change of a habit does not change what was decided under this one.",
			kit.Small, kit.Ink3)},
	}
}
