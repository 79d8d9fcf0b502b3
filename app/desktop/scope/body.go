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
		form.Spec{Name: "city", Label: "City", Half: true},
		form.Spec{Name: "country", Label: "Country"},
		form.Spec{Name: "accreditation_body", Label: "Accredited by", Half: true},
		form.Spec{Name: "accreditation_number", Label: "Number of the accreditation"},
		form.Spec{Name: "number_pattern", Label: "Pattern of certificate numbers", Hint: "FC-AIMS-0000"},
	)
	policy := newSingle(p, "Policy", func(c *audit.Case) *audit.Policy { return &c.Policy },
		form.Spec{Name: "response_days", Label: "Client answers within, days", Half: true, Group: "Its habits"},
		form.Spec{Name: "major_evidence_days", Label: "Evidence of a major within, days"},
		form.Spec{Name: "stage_min_days", Label: "Stage 1 to Stage 2, least days", Half: true},
		form.Spec{Name: "stage_max_days", Label: "Most days"},
		form.Spec{Name: "plan_lead_days", Label: "Plan sent before, days", Half: true},
		form.Spec{Name: "systemic_minors", Label: "Systemic from so many minors"},
		form.Spec{Name: "rounding", Label: "Audit time rounded", Hint: "Choose", Half: true, Words: map[string]string{"nearest": "To the nearest half day", "up": "Up to half a day"}},
		form.Spec{Name: "min_surveillance", Label: "Least days of a surveillance"},
		form.Spec{Name: "day_hours", Label: "Hours of an audit day", Half: true, Help: "IAF MD 5: normally 8"},
		form.Spec{Name: "on_site_percent", Label: "Least share with the client, %", Help: "ISO/IEC 27006-1: 70; IAF MD 5: 80"},
		form.Spec{Name: "expiry_less_a_day", Label: "Certificates expire the day before the third anniversary", Under: kit.NewParagraph(
			"These are habits of the certification body and no requirements. They are kept in the case, so that a later change of a habit does not change what was decided under this one.",
			kit.Small, kit.Ink3)},
	)
	return newSheet(p, about{id: "body", title: "Certification body, policy", icon: "stamp", kinds: []string{"body", "policy"}},
		func(c *audit.Case) string { return nameOr(c.Body.Name, "name to enter") },
		kit.Beside(32, 380, 600, body.form.Content(), policy.form.Content()), body, policy)
}
