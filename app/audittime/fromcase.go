package audittime

import (
	"cmp"
	"fmt"
	"slices"

	"fieldcase/app/audit"
)

// TimeOf returns the record of the audit time of a programme, or nil.
func TimeOf(c *audit.Case, programme audit.ID) *audit.AuditTime {
	i := slices.IndexFunc(c.AuditTimes, func(t audit.AuditTime) bool { return t.Programme == programme && !t.Deleted })
	if i < 0 {
		return nil
	}
	return &c.AuditTimes[i]
}

// FromCase computes the audit time of a programme from the records of its case: table, column and persons of its
// AuditTime, else the people counted; the TimeFactors; the tables of its certification body and the Policy. The error
// holds a *Refused for everything that a rule forbids, also where no audit time was begun.
func FromCase(c *audit.Case, programme audit.ID) (Sheet, error) {
	t := TimeOf(c, programme)
	if t == nil {
		return Sheet{}, &Refused{
			Rule: "9.1.4", Source: determined, Message: "the audit time of this programme was not determined yet",
			Remedy: "Choose the table and its column, and enter the persons.",
		}
	}
	in, err := InputOf(c, t)
	if err != nil {
		return Sheet{}, err
	}
	s, err := Calculate(in)
	if err != nil {
		return Sheet{}, err
	}
	if n := c.PeopleCount.Effective; n > 0 && n != in.Persons {
		s.Notes = append(s.Notes, fmt.Sprintf("%s looked up, %d counted at Client & scope.", persons(in.Persons), n))
	}
	return s, nil
}

// InputOf returns what the sheet of an audit time is computed from.
func InputOf(c *audit.Case, t *audit.AuditTime) (Input, error) {
	table, err := TableNamed(Tables(c), t.Table)
	if err != nil {
		return Input{}, err
	}
	in := Input{
		Table: table, Column: t.Column, Persons: cmp.Or(t.Persons, c.PeopleCount.Effective), Rounding: c.Policy.Rounding,
		MinSurveillance: c.Policy.MinSurveillance, OnSitePercent: c.Policy.OnSitePercent,
	}
	records := slices.Clone(c.TimeFactors)
	slices.SortStableFunc(records, func(a, b audit.TimeFactor) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
	var ofSites []audit.TimeFactor
	for _, f := range records {
		switch {
		case f.AuditTime != t.ID || f.Deleted:
		case f.Kind == audit.FactorSite:
			ofSites = append(ofSites, f)
		default:
			in.Factors = append(in.Factors, factorOf(f))
		}
	}
	in.Sites, err = sitesOf(c, table, ofSites)
	return in, err
}

// sitesOf returns the sites that factors name, in the order of the case, with the persons who count at each.
func sitesOf(c *audit.Case, t Table, factors []audit.TimeFactor) ([]Site, error) {
	var r refusals
	for _, f := range factors {
		if c.Site(f.Site) == nil {
			r.add(&Refused{
				Rule: "MD 1 7.3", Source: md1 + " 7.3", Factor: f.ID, Message: factorOf(f).label() + " names no site of the case",
				Remedy: "Choose the site whose time it changes.",
			})
		}
	}
	var out []Site
	for i := range c.Sites {
		s := Site{ID: c.Sites[i].ID, Name: c.Sites[i].Name}
		for _, f := range factors {
			if f.Site == s.ID {
				s.Factors = append(s.Factors, factorOf(f))
			}
		}
		if len(s.Factors) == 0 {
			continue
		}
		n, err := personsAt(c, t, &c.Sites[i])
		if err != nil {
			r = append(r, err)
		}
		s.Persons = n
		out = append(out, s)
	}
	return out, r.err()
}

// personsAt counts the persons of a site as the table counts them: those with AI-related work for ISO/IEC 42006.
func personsAt(c *audit.Case, t Table, site *audit.Site) (int64, error) {
	groups := slices.DeleteFunc(slices.Clone(c.PeopleGroups), func(g audit.PeopleGroup) bool { return g.Site != site.ID })
	if len(groups) > 0 {
		n, err := EffectivePersons(Counted(groups, t.ID))
		if err != nil {
			return 0, fmt.Errorf("site %s: %w", site.Name, err)
		}
		return n, nil
	}
	if t.ID == TableAIMS {
		return 0, &Refused{
			Rule: "9.1.4", Source: aims42006, Message: fmt.Sprintf("site %s: the persons with AI-related work there are not counted", site.Name),
			Remedy: "Enter the groups of people with their site at Client & scope.",
		}
	}
	return site.Persons, nil
}

// Apply returns the record with the figures of the sheet. What people wrote in it stays.
func (s Sheet) Apply(t audit.AuditTime) audit.AuditTime {
	t.Table, t.Column, t.Persons, t.TableDays = s.Table, s.Column, s.Persons, s.Base
	t.Total, t.Stage1, t.Stage2, t.OnSite = s.Total, s.Stage1, s.Stage2, s.OnSite
	t.Surveillance, t.Recertification = s.Surveillance, s.Recertification
	return t
}

// Deviations returns where the figures of a record are others than those of the sheet: fewer days than computed, and a
// split that does not add up. More days are no deviation; fewer need a justification (ISO/IEC 17021-1:2015 9.1.4).
func (s Sheet) Deviations(t audit.AuditTime) []audit.Problem {
	var out []audit.Problem
	for _, f := range []struct {
		field           string
		recorded, least audit.Days
	}{
		{"total", t.Total, s.Total},
		{"surveillance", t.Surveillance, s.Surveillance},
		{"recertification", t.Recertification, s.Recertification},
	} {
		if f.recorded < f.least {
			out = append(out, audit.Problem{
				Field: f.field, Rule: "9.1.4", Message: fmt.Sprintf("is %s days; the sheet gives %s (%s)", f.recorded, f.least, determined),
			})
		}
	}
	if t.TableDays != s.Base {
		out = append(out, audit.Problem{
			Field: "table_days", Rule: "R-4-1", Message: fmt.Sprintf("is %s; the table gives %s for %s", t.TableDays, s.Base, persons(s.Persons)),
		})
	}
	if t.Stage1+t.Stage2 != t.Total {
		out = append(out, audit.Problem{
			Field: "stage2", Rule: "9.1.4", Message: fmt.Sprintf("is %s: stage 1 and stage 2 make %s, not the total %s", t.Stage2, t.Stage1+t.Stage2, t.Total),
		})
	}
	return out
}
