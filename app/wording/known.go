package wording

import (
	"slices"

	"fieldcase/app/audit"
)

// Known are the names by which a reader could tell whose finding it was.
type Known struct {
	Persons []string // of the client and of the team
	Client  []string // the organization, the certification body and others that the case names: names, addresses, web sites
	Sites   []string // names, streets, cities, regions
	Systems []string // AI systems and products
}

// lists returns the names with what takes their place. What stands in two lists is replaced as the earlier says.
func (k Known) lists() []knownList {
	return []knownList{{k.Client, SomeClient}, {k.Systems, SomeSystem}, {k.Persons, SomePerson}, {k.Sites, SomeSite}}
}

// knownList is one of the lists of Known.
type knownList struct {
	names []string
	by    Placeholder
}

// KnownOf returns the names that Scrub takes out of the findings of a case: every name of a person, an organization, a
// place and an AI system that is somewhere in it, of deleted records too.
func KnownOf(c *audit.Case) Known {
	k := Known{Persons: slices.Concat(people(c), signers(c)), Sites: places(c)}
	k.Client = []string{
		c.Client.Name, c.Client.TradingName, c.Client.NameEnglish, c.Client.Website, c.Client.Registration, c.Body.Name, c.Body.Website,
	}
	for i := range c.Persons {
		k.Client = append(k.Client, c.Persons[i].Organization)
	}
	for i := range c.Attendees {
		k.Client = append(k.Client, c.Attendees[i].Organization)
	}
	for i := range c.Certificates {
		k.Client = append(k.Client, c.Certificates[i].ClientName)
	}
	for i := range c.Systems {
		k.Systems = append(k.Systems, c.Systems[i].Name)
	}
	k.Sites = append(k.Sites, c.Client.Address, c.Client.City, c.Client.Region, c.Body.Address, c.Body.City)
	for i := range c.Sites {
		k.Sites = append(k.Sites, c.Sites[i].Address, c.Sites[i].Region)
	}
	return k
}

// signers returns who is named in the case without being a person of it. Some fill in a function there.
func signers(c *audit.Case) []string {
	var out []string
	add := func(name string) {
		if !namesRole(name) {
			out = append(out, name)
		}
	}
	for i := range c.Attendees {
		add(c.Attendees[i].Name)
	}
	for i := range c.Responses {
		add(c.Responses[i].Responsible)
	}
	for i := range c.Findings {
		add(c.Findings[i].AcknowledgedBy)
	}
	for i := range c.Audits {
		add(c.Audits[i].PlanAgreedBy)
	}
	for i := range c.Certificates {
		add(c.Certificates[i].SignedBy)
	}
	return out
}

// namesRole reports whether a text tells who somebody is by a role rather than by a name.
func namesRole(s string) bool {
	l := orEnglish(nil)
	return slices.ContainsFunc(read(s, l).tokens, func(k token) bool { return l.has(&l.Roles, k.norm) })
}
