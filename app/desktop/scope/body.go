package scope

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// newBody is the sheet of the certification body and its conventions, as they hold for this case.
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
	policy := newSingle(p, "Policy", func(c *audit.Case) *audit.Policy { return &c.Policy }, form.Habits()...)
	kept := kit.NewParagraph("Conventions are kept in the case, so that a later change of them does not change what was decided under these. "+
		"What the body’s profile says otherwise is shown by Compare with profile, in the menu.", kit.Small, kit.Ink3)
	return newSheet(p, about{id: "body", title: "Certification body, policy", icon: "stamp", kinds: []string{"body", "policy"}},
		func(c *audit.Case) string { return nameOr(c.Body.Name, "name to enter") },
		kit.Beside(32, 380, 600, body.form.Content(), kit.Rows(12, policy.form.Content(), kept)), body, policy)
}
