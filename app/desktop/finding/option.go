package finding

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// clauseOptions are the clauses and controls that a finding can be raised against; a control that does not apply says so.
func clauseOptions(c *audit.Case, cat standard.Catalogue) []kit.Option {
	var out []kit.Option
	for _, r := range cat.Requirements {
		if !r.Auditable && r.Kind != standard.KindClause && r.Kind != standard.KindArticle && r.Kind != standard.KindCategory {
			continue
		}
		o := kit.Option{ID: r.ID, Title: r.Title}
		if c.Excluded(audit.Number(r.ID)) {
			o.Title += ", excluded"
		}
		out = append(out, o)
	}
	return out
}

// placeOptions are the sites and AI systems of the client.
func placeOptions(c *audit.Case) []kit.Option {
	var out []kit.Option
	for i := range c.Sites {
		out = append(out, kit.Option{ID: string(c.Sites[i].ID), Title: c.Sites[i].Name, Group: "Sites", Hidden: true})
	}
	for i := range c.Systems {
		out = append(out, kit.Option{ID: string(c.Systems[i].ID), Title: c.Systems[i].Name, Group: "AI systems", Hidden: true})
	}
	return out
}

// setPlaces takes over chosen sites and AI systems.
func setPlaces(c *audit.Case, f *audit.Finding, chosen []string) {
	f.Sites, f.Systems = nil, nil
	for _, id := range chosen {
		if c.System(audit.ID(id)) != nil {
			f.Systems = append(f.Systems, audit.ID(id))
		} else {
			f.Sites = append(f.Sites, audit.ID(id))
		}
	}
}

// evidenceOptions are the entries of the register that the finding's audit has, and those it rests on already.
func evidenceOptions(c *audit.Case, f *audit.Finding) []kit.Option {
	var out []kit.Option
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Audit == f.Audit || slices.Contains(f.Evidence, e.ID) {
			out = append(out, kit.Option{ID: string(e.ID), Title: evidenceTitle(e), Detail: e.Text, Hidden: true})
		}
	}
	return out
}

// sampleOptions are the samples that the finding's audit took, and those it rests on already.
func sampleOptions(c *audit.Case, f *audit.Finding) []kit.Option {
	var out []kit.Option
	for i := range c.Samples {
		if s := &c.Samples[i]; s.Audit == f.Audit || slices.Contains(f.Samples, s.ID) {
			out = append(out, kit.Option{ID: string(s.ID), Title: capital(s.Name), Detail: s.Extent(), Hidden: true})
		}
	}
	return out
}

// concernOptions are the areas of concern that other audits raised, and those that the finding takes up already.
func concernOptions(c *audit.Case, f *audit.Finding) []kit.Option {
	var out []kit.Option
	for i := range c.Findings {
		g := &c.Findings[i]
		offered := g.Grade == audit.Concern && g.Audit != f.Audit && g.State != audit.Withdrawn
		if offered || slices.Contains(f.Concerns, g.ID) {
			out = append(out, kit.Option{ID: string(g.ID), Title: capital(concernName(c, g)), Detail: g.Statement, Hidden: true})
		}
	}
	return out
}

// texts returns IDs or numbers as plain texts, and typed turns them back.
func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func typed[T ~string](values []string) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(v))
	}
	return out
}
