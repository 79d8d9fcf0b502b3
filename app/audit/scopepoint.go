package audit

import (
	"fmt"
	"slices"
	"strings"
)

// ScopePoint is something that the description of client and scope still lacks. It keeps nobody from working; a
// certification body asks for it before it draws up the programme.
type ScopePoint struct {
	Kind    string // kind of the record that lacks it: client, site, soa_control
	Record  ID     // the record, "" for the list as a whole
	Field   string // its field, "" for the record as a whole
	Message string // what to do, as a sentence without full stop
}

// ScopePoints returns what the description of client and scope lacks, in the order of its sections. What a client's
// application has to tell: ISO/IEC 17021-1:2015 9.1.1; roles, AI systems, persons with AI-related work and the
// Statement of Applicability: ISO/IEC 42006:2025 9.1; central function: IAF MD 1; R-7-1.
func ScopePoints(c *Case) []ScopePoint {
	var p scopePoints
	p.client(&c.Client)
	p.contacts(c.Contacts)
	p.sites(c.Sites)
	p.systems(c.Systems)
	p.people(c)
	p.statement(c)
	p.application(&c.Application)
	if c.Body.Name == "" {
		p.add("body", c.Body.ID, "name", "Name the certification body; plans, reports and certificates carry it")
	}
	return p
}

type scopePoints []ScopePoint

func (p *scopePoints) add(kind string, record ID, field, message string) {
	*p = append(*p, ScopePoint{Kind: kind, Record: record, Field: field, Message: message})
}

func (p *scopePoints) client(c *Client) {
	for _, need := range []struct {
		missing        bool
		field, message string
	}{
		{c.Address == "", "address", "Enter the address; the certificate shows where the client is"},
		{c.City == "", "city", "Enter the city"},
		{c.Country == "", "country", "Enter the country"},
		{c.Scope == "", "scope", "Enter the scope applied for"},
		{len(c.Roles) == 0, "roles", "Say which roles the client has; audit time depends on them"},
	} {
		if need.missing {
			p.add("client", c.ID, need.field, need.message)
		}
	}
}

// application asks for the review of the application: no programme begins without it (R-1-1; ISO/IEC 17021-1:2015 9.1.2).
func (p *scopePoints) application(a *Application) {
	for _, x := range CheckApplication(a) {
		p.add("application", a.ID, x.Field, strings.ToUpper(x.Message[:1])+x.Message[1:])
	}
}

func (p *scopePoints) contacts(contacts []Contact) {
	if !slices.ContainsFunc(contacts, func(c Contact) bool { return c.Main }) {
		p.add("contact", "", "main", "Say whom the certification body writes to")
	}
}

func (p *scopePoints) sites(sites []Site) {
	central := 0
	for i := range sites {
		s := &sites[i]
		if s.Central {
			central++
		}
		if s.City == "" && s.Kind != SiteVirtual {
			p.add("site", s.ID, "city", "Enter where the site is")
		}
		if s.Persons == 0 {
			p.add("site", s.ID, "persons", "Enter how many persons work here")
		}
	}
	switch {
	case len(sites) == 0:
		p.add("site", "", "", "Enter at least one site")
	case len(sites) > 1 && central == 0:
		p.add("site", "", "central", "Say which site has the central function; it is audited every time")
	case central > 1:
		p.add("site", "", "central", fmt.Sprintf("%d sites have the central function; there is one", central))
	}
}

func (p *scopePoints) systems(systems []AISystem) {
	if len(systems) == 0 {
		p.add("ai_system", "", "", "Enter the AI systems in scope")
	}
	for i := range systems {
		s := &systems[i]
		if len(s.Roles) == 0 {
			p.add("ai_system", s.ID, "roles", "Say which roles the client has towards the system")
		}
		if s.Risk == "" {
			p.add("ai_system", s.ID, "risk", "Choose the class of risk; audit time depends on it")
		}
		if s.Stage == "" {
			p.add("ai_system", s.ID, "stage", "Say in which stage of its life cycle the system is")
		}
	}
}

func (p *scopePoints) people(c *Case) {
	n := &c.PeopleCount
	switch {
	case n.AIRelated == 0:
		p.add("people_count", n.ID, "ai_related", "Enter the persons with AI-related work; audit time is taken from them")
	case n.Effective == 0:
		p.add("people_count", n.ID, "effective", "Enter the effective number; audit time is taken from it")
	case n.Effective != n.AIRelated && n.Justification == "":
		p.add("people_count", n.ID, "justification", "Say how the effective number was reached")
	}
	at := int64(0)
	for i := range c.Sites {
		at += c.Sites[i].Persons
	}
	if n.Total > 0 && at > n.Total+n.Contractors {
		p.add("people_count", n.ID, "total", fmt.Sprintf("%d persons work at the sites, %d are counted here", at, n.Total))
	}
}

// statement asks for a version and for a justification of every control, included ones too (ISO/IEC 42001:2023 6.1.3).
func (p *scopePoints) statement(c *Case) {
	if len(c.SoAControls) == 0 {
		return // a standard without controls
	}
	if c.SoA.Version == "" {
		p.add("soa", c.SoA.ID, "version", "Enter the version of the statement; report and certificate name it")
	}
	for i := range c.SoAControls {
		if s := &c.SoAControls[i]; s.Justification == "" {
			p.add("soa_control", s.ID, "justification", "Say why the control "+applies(s.Excluded))
		}
	}
}

func applies(excluded bool) string {
	if excluded {
		return "does not apply"
	}
	return "applies"
}
