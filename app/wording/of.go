package wording

import (
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// Of returns a finding of a case as the check reads it: with the persons of both sides, the sites, the names of the client
// and its AI systems, the linked samples and what the Statement of Applicability says of the control. clauses is the
// standard of the case; it may be nil.
func Of(c *audit.Case, f *audit.Finding, clauses *Clauses) Input {
	in := Input{
		Grade: f.Grade, Clause: f.Requirement, Others: f.OtherRequirements,
		Requirement: f.RequirementText, Statement: f.Statement, Evidence: f.EvidenceText, GradeReason: f.GradeReason,
		Clauses: clauses, SampleLinked: len(f.Samples) > 0,
	}
	in.Names, in.Terms, in.Places = people(c), terms(c), places(c)
	for i := range c.SoAControls {
		if s := &c.SoAControls[i]; s.Control == f.Requirement && !s.Deleted {
			in.Excluded = s.Excluded
			if !s.Excluded {
				in.SoA = c.SoA.Version
			}
		}
	}
	for i := range c.Samples {
		if s := &c.Samples[i]; s.Size > 0 && slices.Contains(f.Samples, s.ID) {
			in.Extent = fmt.Sprintf("%d of %d", s.Hits, s.Size)
		}
	}
	return in
}

// people returns the names of the persons of the case, of the client and of the team.
func people(c *audit.Case) []string {
	var out []string
	for i := range c.Contacts {
		out = append(out, c.Contacts[i].Name)
	}
	for i := range c.Persons {
		out = append(out, c.Persons[i].Name)
	}
	return out
}

// terms returns the names of the client and of its AI systems.
func terms(c *audit.Case) []string {
	out := []string{c.Client.Name, c.Client.TradingName, c.Client.NameEnglish}
	for i := range c.Systems {
		out = append(out, c.Systems[i].Name)
	}
	return out
}

// places returns the names of the sites.
func places(c *audit.Case) []string {
	var out []string
	for i := range c.Sites {
		out = append(out, c.Sites[i].Name, c.Sites[i].City)
	}
	return out
}
