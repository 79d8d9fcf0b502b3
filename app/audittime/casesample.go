package audittime

import (
	"fmt"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Group is the sites with much the same processes, which are sampled by themselves (IAF MD 1). The central function is in
// none: it is audited in every audit.
type Group struct {
	Name  string // sampling group; "" for the sites that name none
	Sites []audit.ID
}

// Groups returns the groups of the sites of a case, in the order of their first site.
func Groups(c *audit.Case) []Group {
	var out []Group
	for i := range c.Sites {
		s := &c.Sites[i]
		if s.Central || s.Deleted {
			continue
		}
		at := slices.IndexFunc(out, func(g Group) bool { return g.Name == s.SamplingGroup })
		if at < 0 {
			at, out = len(out), append(out, Group{Name: s.SamplingGroup})
		}
		out[at].Sites = append(out[at].Sites, s.ID)
	}
	return out
}

// SampleGroup returns the sample of a group for an audit, as SampleOf computes it, with its record: population, size,
// random number and seed are filled in, rationale, day and person are for whoever draws. The audit's kind and the number
// of sites stand for those of q.
func SampleGroup(a *audit.Audit, g Group, q Sampling, seed string) (audit.SiteSample, Sample, error) {
	q.Kind, q.Sites = a.Kind, int64(len(g.Sites))
	s, err := SampleOf(q)
	if err != nil {
		return audit.SiteSample{}, Sample{}, err
	}
	return audit.SiteSample{
		Record: audit.Record{ID: audit.SiteSampleID(a.ID, g.Name)}, Audit: a.ID, SamplingGroup: g.Name,
		Population: slices.Clone(g.Sites), Size: s.Size, Random: s.Random, Seed: seed,
	}, s, nil
}

// SamplingOf returns how a programme samples sites: not at all where its rationale says so.
func SamplingOf(c *audit.Case, programme audit.ID) Sampling {
	for i := range c.Programmes {
		if p := &c.Programmes[i]; p.ID == programme {
			_, none := p.NoSampling()
			return Sampling{NoSampling: none}
		}
	}
	return Sampling{}
}

// CheckSites returns what is wrong with the sites that an audit visits, by its programme or its plan: fewer of a group than
// IAF MD 1 asks for (6.1, 6.2), the central function left out, a sample recorded that CheckSample finds fault with. An
// audit that samples no sites, and one whose sites are not planned yet, has nothing wrong with it.
func CheckSites(c *audit.Case, a *audit.Audit) []audit.Problem {
	visits := visited(c, a)
	if len(visits) == 0 {
		return nil
	}
	var out []audit.Problem
	for i := range c.Sites {
		if s := &c.Sites[i]; s.Central && !visits[s.ID] && a.Kind != audit.Stage1 {
			out = append(out, audit.Problem{Rule: "MD 1 6.1", Message: "the central function, " + s.Name + ", is not visited"})
		}
	}
	for _, g := range Groups(c) {
		q := SamplingOf(c, a.Programme)
		record, asked, err := SampleGroup(a, g, q, "")
		if err != nil {
			return nil // an audit of a kind that samples no sites
		}
		if i := slices.IndexFunc(c.SiteSamples, func(s audit.SiteSample) bool { return s.ID == record.ID }); i >= 0 {
			out = append(out, CheckSample(c, &c.SiteSamples[i], q)...)
		}
		n := int64(0)
		for _, id := range g.Sites {
			if visits[id] {
				n++
			}
		}
		if n < asked.Size {
			out = append(out, audit.Problem{
				Rule:    strings.TrimPrefix(asked.Source, "IAF "),
				Message: fmt.Sprintf("%d of %d sites are visited; at least %d are (%s)", n, len(g.Sites), asked.Size, asked.Formula),
			})
		}
	}
	return out
}

// visited returns the sites that an audit visits, by its programme or its plan.
func visited(c *audit.Case, a *audit.Audit) map[audit.ID]bool {
	out := map[audit.ID]bool{}
	for i := range c.ProgrammeSites {
		x := &c.ProgrammeSites[i]
		if x.Audit == a.ID && !x.Deleted && (x.Coverage == audit.CoverageMust || x.Coverage == audit.CoverageSample) {
			out[x.Site] = true
		}
	}
	for _, item := range c.PlanOf(a.ID) {
		for _, id := range item.Sites {
			out[id] = true
		}
	}
	return out
}

// CheckSample returns what a reviewer would find wrong with a recorded sample: fewer sites or fewer random ones than
// IAF MD 1 asks for, no rationale, no seed, and random sites of the programme that are not those that the seed draws.
func CheckSample(c *audit.Case, s *audit.SiteSample, q Sampling) []audit.Problem {
	a := c.Audit(s.Audit)
	if a == nil {
		return []audit.Problem{{Field: "audit", Message: "is no audit of this case"}}
	}
	q.Kind, q.Sites = a.Kind, int64(len(s.Population))
	least, err := SampleOf(q)
	if err != nil {
		return []audit.Problem{{Field: "audit", Rule: "MD 1 6.1", Message: err.Error()}}
	}
	var out []audit.Problem
	add := func(field, rule, format string, args ...any) {
		out = append(out, audit.Problem{Field: field, Rule: rule, Message: fmt.Sprintf(format, args...)})
	}
	if s.Size < least.Size {
		add("size", "MD 1 6.1", "is %d; at least %d of %d sites are visited (%s)", s.Size, least.Size, q.Sites, least.Formula)
	}
	if quarter := min((s.Size+3)/4, s.Size); least.Random > 0 && s.Random < quarter {
		add("random", "MD 1 6.1", "is %d; at least a quarter of the %d sites is drawn at random: %d", s.Random, s.Size, quarter)
	}
	if strings.TrimSpace(s.Rationale) == "" {
		add("rationale", "9.1.5", "is empty; the rationale of a sample is recorded (ISO/IEC 17021-1:2015 9.1.5)")
	}
	if s.Random > 0 && s.Seed == "" {
		add("seed", "9.1.5", "is empty; without it nobody can draw the sites again")
	} else if missing := undrawn(c, s); len(missing) > 0 {
		add("random", "9.1.5", "the seed draws %s, which the programme does not visit as drawn at random", strings.Join(missing, ", "))
	}
	return out
}

// undrawn names the sites that the seed draws and the programme does not have as drawn at random.
func undrawn(c *audit.Case, s *audit.SiteSample) []string {
	var out []string
	for _, id := range Redraw(*s) {
		drawn := func(p audit.ProgrammeSite) bool { return p.Audit == s.Audit && p.Site == id && p.Random && !p.Deleted }
		if slices.ContainsFunc(c.ProgrammeSites, drawn) {
			continue
		}
		name := string(id)
		if site := c.Site(id); site != nil {
			name = site.Name
		}
		out = append(out, name)
	}
	return out
}
