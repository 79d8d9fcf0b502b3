package audit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// complete is a client whose scope lacks nothing.
func complete() *audit.Case {
	return &audit.Case{
		Client:   audit.Client{Address: "Storgata 1", City: "Tromsø", Country: "Norway", Scope: "Triage", Roles: []audit.Role{audit.RoleProducer}},
		Contacts: []audit.Contact{{Name: "Ingrid", Main: true}},
		Sites: []audit.Site{
			{Record: audit.Record{ID: "a"}, Name: "Tromsø", City: "Tromsø", Central: true, Persons: 7},
			{Record: audit.Record{ID: "b"}, Name: "Portal", Kind: audit.SiteVirtual, Persons: 2},
		},
		Systems:     []audit.AISystem{{Name: "T", Roles: []audit.Role{audit.RoleProducer}, Risk: audit.RiskHigh, Stage: "validation"}},
		PeopleCount: audit.PeopleCount{Total: 9, AIRelated: 5, Effective: 5},
		SoA:         audit.SoA{Version: "3.1"},
		SoAControls: []audit.SoAControl{{Control: "A.2.2", Justification: "Needed"}},
		Application: audit.Application{
			ReviewedOn: date.MustParse("2026-01-20"), Reviewer: "hd", Accepted: true, Competence: []string{"AIMS"}, Impartiality: "None found.",
		},
		Body: audit.Body{Name: "Fjordcert AS"},
	}
}

func TestScopePoints(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(*audit.Case)
		want  string // kind record field, separated by ", "
	}{
		{"complete", func(*audit.Case) {}, ""},
		{"no address", func(c *audit.Case) { c.Client.Address, c.Client.Roles = "", nil }, "client  address, client  roles"},
		{"nobody to write to", func(c *audit.Case) { c.Contacts[0].Main = false }, "contact  main"},
		{"no site", func(c *audit.Case) { c.Sites = nil }, "site  "},
		{"no central function", func(c *audit.Case) { c.Sites[0].Central = false }, "site  central"},
		{"one site is central by itself", func(c *audit.Case) { c.Sites = c.Sites[:1]; c.Sites[0].Central = false }, ""},
		{"two central functions", func(c *audit.Case) { c.Sites[1].Central = true }, "site  central"},
		{"a place that is nowhere", func(c *audit.Case) { c.Sites[0].City, c.Sites[1].Persons = "", 0 }, "site a city, site b persons"},
		{"no system", func(c *audit.Case) { c.Systems = nil }, "ai_system  "},
		{"system without risk", func(c *audit.Case) { c.Systems[0].Risk = "" }, "ai_system  risk"},
		{"nobody counted", func(c *audit.Case) { c.PeopleCount = audit.PeopleCount{} }, "people_count  ai_related"},
		{"no effective number", func(c *audit.Case) { c.PeopleCount.Effective = 0 }, "people_count  effective"},
		{"reduced without reason", func(c *audit.Case) { c.PeopleCount.Effective = 4 }, "people_count  justification"},
		{"reduced with reason", func(c *audit.Case) { c.PeopleCount.Effective, c.PeopleCount.Justification = 4, "part time" }, ""},
		{"more at the sites than employed", func(c *audit.Case) { c.Sites[0].Persons = 70 }, "people_count  total"},
		{"no version", func(c *audit.Case) { c.SoA.Version = "" }, "soa  version"},
		{"control without reason", func(c *audit.Case) { c.SoAControls[0].Justification = "" }, "soa_control  justification"},
		{"standard without controls", func(c *audit.Case) { c.SoAControls, c.SoA = nil, audit.SoA{} }, ""},
		{"application reviewed by nobody", func(c *audit.Case) { c.Application.Reviewer = "" }, "application  reviewer"},
		{"application not reviewed", func(c *audit.Case) { c.Application = audit.Application{} }, "application  reviewed_on, application  reviewer, application  reasons, application  impartiality"},
		{"no body", func(c *audit.Case) { c.Body.Name = "" }, "body  name"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := complete()
			tt.spoil(c)
			var got []string
			for _, p := range audit.ScopePoints(c) {
				got = append(got, p.Kind+" "+string(p.Record)+" "+p.Field)
				if p.Message == "" || strings.HasSuffix(p.Message, ".") {
					t.Errorf("message %q", p.Message)
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("open points (-want +got):\n%s", diff)
			}
		})
	}
}
