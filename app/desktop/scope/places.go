package scope

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

func pointers[T any](records []T) []*T {
	out := make([]*T, len(records))
	for i := range records {
		out[i] = &records[i]
	}
	return out
}

func newContacts(p *Page) section {
	type R = row[*audit.Contact]
	return newList(p, listed[audit.Contact, *audit.Contact]{
		about:   about{id: "contacts", title: "Contacts", icon: "user", kinds: []string{"contact"}},
		noun:    "contact",
		purpose: "The persons of the client: whom the certification body writes to, who represents the management system, who receives the auditors.",
		name:    func(c *audit.Contact) string { return c.Name },
		records: func(c *audit.Case) []*audit.Contact { return pointers(c.Contacts) },
		columns: []kit.Column[R]{
			{ID: "name", Title: "Name", Width: 150, Min: 100, Style: kit.BodyMedium, Text: func(r R) string { return nameOr(r.record.Name, "New contact") }},
			{ID: "function", Title: "Function", Min: 100, Text: func(r R) string { return r.record.Function }},
			{ID: "email", Title: "Email", Width: 190, Min: 100, HideBelow: 480, Color: kit.Ink2, Text: func(r R) string { return r.record.Email }},
			{ID: "main", Title: "Letters to", Width: 76, Min: 64, Text: func(r R) string { return yes(r.record.Main, "main") }},
		},
		remark: func(c *audit.Case) string { return none(len(c.Contacts), "contact") },
		specs: []form.Spec{
			{Name: "name", Label: "Name"},
			{Name: "function", Label: "Function", Hint: "Quality manager"},
			{Name: "main", Label: "The certification body writes to this person"},
			{Name: "email", Label: "Email"},
			{Name: "phone", Label: "Telephone"},
			{Name: "site", Label: "Works at", Hint: "Choose a site", Options: p.siteOptions},
			{Name: "authority", Label: "Authority in the management system", Hint: "Management representative"},
			{Name: "note", Label: "Note of the certification body", Lines: 2},
		},
	})
}

func (p *Page) siteOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Sites {
		s := &p.now.Sites[i]
		out = append(out, kit.Option{ID: string(s.ID), Title: s.Name, Detail: s.City, Hidden: true})
	}
	return out
}

func newSites(p *Page) section {
	type R = row[*audit.Site]
	return newList(p, listed[audit.Site, *audit.Site]{
		about:   about{id: "sites", title: "Sites", icon: "house", kinds: []string{"site"}},
		noun:    "site",
		purpose: "The places where the work in scope is done. Plan, samples and certificate go by them; the one with the central function is audited every time.",
		name:    func(s *audit.Site) string { return s.Name },
		records: func(c *audit.Case) []*audit.Site { return pointers(c.Sites) },
		rank:    func(s *audit.Site) *string { return &s.Rank },
		columns: []kit.Column[R]{
			{ID: "name", Title: "Site", Width: 116, Min: 90, Style: kit.BodyMedium, Text: func(r R) string { return nameOr(r.record.Name, "New site") }},
			{ID: "activities", Title: "Activities", Min: 120, Text: func(r R) string { return r.record.Activities }},
			{ID: "central", Title: "Function", Width: 74, Min: 64, Text: func(r R) string { return yes(r.record.Central, "central") }},
			{ID: "city", Title: "City", Width: 92, Min: 64, HideBelow: 500, Color: kit.Ink2, Text: func(r R) string { return r.record.City }},
			{ID: "persons", Title: "Persons", Width: 66, Min: 60, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Text: func(r R) string { return number(r.record.Persons) }},
		},
		remark: siteRemark,
		specs: []form.Spec{
			{Name: "name", Label: "Short name, as the plan shows it"},
			{Name: "central", Label: "Has the central function"},
			{Name: "kind", Label: "Kind", Hint: "Choose", Half: true, Words: map[string]string{"virtual": "Virtual"}},
			{Name: "persons", Label: "Persons here"},
			{Name: "address", Label: "Street and number"},
			{Name: "postal_code", Label: "Postal code", Half: true},
			{Name: "city", Label: "City"},
			{Name: "region", Label: "State or region", Half: true},
			{Name: "country", Label: "Country"},
			{Name: "activities", Label: "Activities in scope", Lines: 2},
			{Name: "shifts", Label: "Shifts and their times"},
			{Name: "sampling_group", Label: "Group for sampling", Hint: "Sites with much the same processes"},
			{Name: "note", Label: "Note of the certification body", Lines: 2},
		},
	})
}

func siteRemark(c *audit.Case) string {
	var persons int64
	for i := range c.Sites {
		persons += c.Sites[i].Persons
	}
	words := none(len(c.Sites), "site")
	if persons > 0 {
		words += ", " + counted(int(persons), "person")
	}
	return words
}

func newSystems(p *Page) section {
	type R = row[*audit.AISystem]
	return newList(p, listed[audit.AISystem, *audit.AISystem]{
		about:   about{id: "systems", title: "AI systems", icon: "hard-drive", kinds: []string{"ai_system"}},
		noun:    "AI system",
		purpose: "The AI systems in scope with the client’s role, their class of risk and their stage. Audit time, samples and impact assessments go by them.",
		name:    func(s *audit.AISystem) string { return s.Name },
		records: func(c *audit.Case) []*audit.AISystem { return pointers(c.Systems) },
		rank:    func(s *audit.AISystem) *string { return &s.Rank },
		columns: []kit.Column[R]{
			{ID: "name", Title: "AI system", Width: 130, Min: 100, Style: kit.BodyMedium, Text: func(r R) string { return nameOr(r.record.Name, "New AI system") }},
			{ID: "purpose", Title: "Purpose", Min: 100, Text: func(r R) string { return r.record.Purpose }},
			{ID: "roles", Title: "Role", Width: 80, Min: 60, HideBelow: 440, Text: func(r R) string { return rolesOf(r.record.Roles) }},
			{ID: "risk", Title: "Risk", Width: 82, Min: 70, Text: func(r R) string { return riskWords[string(r.record.Risk)] }},
			{ID: "stage", Title: "Stage", Width: 92, Min: 70, HideBelow: 520, Color: kit.Ink2, Text: func(r R) string { return r.record.Stage }},
		},
		remark: systemRemark,
		specs: []form.Spec{
			{Name: "name", Label: "Name"},
			{Name: "purpose", Label: "What it is for", Lines: 2},
			{Name: "roles", Label: "Roles of the client", Hint: "Choose roles"},
			{Name: "risk", Label: "Class of risk", Hint: "Choose", Half: true, Words: riskWords},
			{Name: "stage", Label: "Stage", Hint: "in operation"},
			{Name: "version", Label: "Version", Half: true},
			{Name: "extent", Label: "Extent of use", Hint: "14 hospitals"},
			{Name: "regulations", Label: "Regulations that apply", Lines: 1},
			{Name: "note", Label: "Note of the certification body", Lines: 2},
		},
	})
}

var riskWords = map[string]string{
	string(audit.RiskHigh): "High-risk", string(audit.RiskTransparency): "Transparency", string(audit.RiskOther): "Other",
}

func systemRemark(c *audit.Case) string {
	high := 0
	for i := range c.Systems {
		if c.Systems[i].Risk == audit.RiskHigh {
			high++
		}
	}
	if high == 0 {
		return none(len(c.Systems), "AI system")
	}
	return fmt.Sprintf("%d, of these %d high-risk", len(c.Systems), high)
}

func rolesOf(roles []audit.Role) string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = string(r)
	}
	return strings.Join(words, ", ")
}

// nameOr is the name of a record, or what it is called while it has none.
func nameOr(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}

func yes(on bool, word string) string {
	if on {
		return word
	}
	return ""
}

func number(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// none counts, with a word for nothing.
func none(n int, noun string) string {
	if n == 0 {
		return "none yet"
	}
	return counted(n, noun)
}
