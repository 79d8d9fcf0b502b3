package material

import (
	"slices"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// requirementOptions are the clauses and controls of the standard, and the client's own controls.
func (m *Material) requirementOptions() []kit.Option {
	var out []kit.Option
	c := m.now()
	if c == nil {
		return nil
	}
	for _, r := range m.cases.Catalogue().Requirements {
		if !r.Auditable && r.Kind != standard.KindClause && r.Kind != standard.KindArticle && r.Kind != standard.KindCategory {
			continue
		}
		o := kit.Option{ID: r.ID, Title: r.Title}
		if c.Excluded(audit.Number(r.ID)) {
			o.Title += ", excluded"
		}
		out = append(out, o)
	}
	for i := range c.SoAControls {
		if s := &c.SoAControls[i]; s.Title != "" {
			out = append(out, kit.Option{ID: string(s.Control), Title: s.Title})
		}
	}
	return out
}

func (m *Material) siteOptions() []kit.Option {
	var out []kit.Option
	if c := m.now(); c != nil {
		for i := range c.Sites {
			out = append(out, kit.Option{ID: string(c.Sites[i].ID), Title: c.Sites[i].Name, Detail: c.Sites[i].City, Hidden: true})
		}
	}
	return out
}

func (m *Material) systemOptions() []kit.Option {
	var out []kit.Option
	if c := m.now(); c != nil {
		for i := range c.Systems {
			out = append(out, kit.Option{ID: string(c.Systems[i].ID), Title: c.Systems[i].Name, Hidden: true})
		}
	}
	return out
}

// sampleOptions are the samples of the audit that is chosen.
func (m *Material) sampleOptions() []kit.Option {
	var out []kit.Option
	c := m.now()
	if c == nil {
		return nil
	}
	for i := range c.Samples {
		s := &c.Samples[i]
		o := kit.Option{ID: string(s.ID), Title: form.Sentence(s.Name), Detail: ShareWords(s), Hidden: true}
		if s.Audit != m.host.Audit() {
			if a := c.Audit(s.Audit); a != nil {
				o.Detail = filled(o.Detail, a.Title())
			}
		}
		out = append(out, o)
	}
	return out
}

// findingOptions are the findings of the audit of a piece of evidence, and those that rest on it already.
func findingOptions(c *audit.Case, e *audit.Evidence) []kit.Option {
	var out []kit.Option
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Audit == e.Audit && f.State != audit.Withdrawn || slices.Contains(f.Evidence, e.ID) {
			out = append(out, kit.Option{ID: string(f.ID), Title: filled(f.Label(), f.Grade.Word(), string(f.Requirement)), Detail: f.Statement, Hidden: true})
		}
	}
	return out
}
