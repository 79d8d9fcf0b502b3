package scope

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// newOrganization is the sheet of the client, with the standard beneath.
func newOrganization(p *Page) section {
	card := newStandardCard()
	client := newSingle(p, "Client", func(c *audit.Case) *audit.Client { return &c.Client },
		form.Spec{Name: "name", Label: "Legal name", Group: "Organization"},
		form.Spec{Name: "name_english", Label: "In English or Latin letters", Hint: "If it is another", Half: true},
		form.Spec{Name: "trading_name", Label: "Trading name", Hint: "If it is another"},
		form.Spec{Name: "address", Label: "Street and number"},
		form.Spec{Name: "postal_code", Label: "Postal code", Half: true},
		form.Spec{Name: "city", Label: "City"},
		form.Spec{Name: "region", Label: "State or region", Hint: "Where addresses have one", Half: true},
		form.Spec{Name: "country", Label: "Country"},
		form.Spec{Name: "language", Label: "Language of the audits"},
		form.Spec{Name: "website", Label: "Web site", Half: true},
		form.Spec{Name: "registration", Label: "Registration number", Half: true},
		form.Spec{Name: "sector", Label: "Sector", Hint: "IAF 35"},
		form.Spec{Name: "activities", Label: "What it does", Lines: 2},

		form.Spec{Name: "scope", Label: "Scope applied for", Lines: 2, Group: "Scope", Column: true},
		form.Spec{Name: "roles", Label: "Roles towards AI systems", Hint: "Choose roles"},
		form.Spec{
			Name: "regulations", Label: "Regulatory frameworks in scope", Hint: "EU AI Act, Medical Device Regulation",
			Help: "Separated by commas; audit time counts them", Read: readRegulations, Show: showRegulations,
		},
		form.Spec{Name: "obligations", Label: "Other legal obligations", Lines: 1},
		form.Spec{Name: "outsourced", Label: "Outsourced processes that affect conformity", Lines: 1},
		form.Spec{Name: "third_party_agreements", Label: "Third-party AI agreements", Half: true},
		form.Spec{Name: "applied_on", Label: "Applied on"},
		form.Spec{Name: "consultancy", Label: "Consultancy received, and from whom", Lines: 1},
		form.Spec{Name: "records_not_shown", Label: "Records that cannot be shown", Lines: 1, Under: card.root},

		form.Spec{Name: "number", Label: "Number in the register", Half: true, Group: "File of the certification body"},
		form.Spec{Name: "register_consent_on", Label: "Agreed to public registers on"},
		form.Spec{Name: "transferred_from", Label: "Certification taken over from", Hint: "Certification body, if any"},
		form.Spec{Name: "standing", Label: "Standing of the file", Hint: "As the decisions say", Half: true, Words: standingWords},
		form.Spec{Name: "standing_on", Label: "Since"},
		form.Spec{Name: "standing_reason", Label: "Why it stands so"},
		form.Spec{Name: "note", Label: "Note", Hint: "Never in a document for the client", Lines: 2},
	)
	s := newSheet(p, about{id: "organization", title: "Organization", icon: "building-2", kinds: []string{"client"}}, seat, client.form.Content(), client)
	s.shown = func() { card.show(&p.now.Standard, p.cases.Catalogue()) }
	return s
}

// seat is where the client is.
func seat(c *audit.Case) string {
	return nameOr(strings.TrimSuffix(strings.TrimPrefix(c.Client.City+", "+c.Client.Country, ", "), ", "), "no address yet")
}

// standingWords are the standings of a file that no decision gives.
var standingWords = map[string]string{
	string(audit.FileClosed): "File closed", string(audit.FileTransferredOut): "Transferred to another body",
}

// readRegulations reads regulations with commas between them.
func readRegulations(r audit.Recorder, text string) error {
	r.(*audit.Client).Regulations = commaParts(text)
	return nil
}

// commaParts returns what stands between the commas of a text, each once.
func commaParts(text string) []string {
	var out []string
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func showRegulations(r audit.Recorder) string {
	return strings.Join(r.(*audit.Client).Regulations, ", ")
}

// standardCard tells by which standard and edition the client is audited, and what the case holds of it.
type standardCard struct {
	root                  *kit.Field
	name, title, contents *kit.Paragraph
}

func newStandardCard() *standardCard {
	c := &standardCard{
		name:     kit.NewParagraph("", kit.BodyMediumFigures, kit.Ink),
		title:    kit.NewParagraph("", kit.Body, kit.Ink2),
		contents: kit.NewParagraph("", kit.SmallFigures, kit.Ink3),
	}
	c.root = kit.NewField("Standard and edition", kit.Layers(
		kit.NewBox(kit.Panel).Rounded(kit.RadiusField).Edged(kit.Line2, 1), kit.Pad(9, 10, 9, 10, kit.Rows(2, c.name, c.title, c.contents))))
	c.root.SetReadOnly(true)
	return c
}

func (c *standardCard) show(s *audit.Standard, k standard.Catalogue) {
	c.name.SetText(strings.TrimSuffix(s.Designation+", "+s.Edition, ", "))
	c.title.SetText(s.Title)
	c.contents.SetText(contents(k))
	c.root.Refresh()
}

// contents says what the catalogue holds.
func contents(k standard.Catalogue) string {
	var parts []string
	clauses := 0
	for _, r := range k.Auditable() {
		if r.Kind == standard.KindClause {
			clauses++
		}
	}
	parts = append(parts, counted(clauses, "clause"))
	if n := len(k.OfKind(standard.KindControl)); n > 0 {
		parts = append(parts, fmt.Sprintf("%s in %s", counted(n, "control"), counted(len(k.OfKind(standard.KindArea)), "area")))
	}
	return strings.Join(parts, ", ") + ": numbers and short titles, with prompts in our own words. The text of the standard is not in the case."
}
