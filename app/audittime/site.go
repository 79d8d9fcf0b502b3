package audittime

import (
	"fmt"

	"fieldcase/app/audit"
)

// Site is a sampled site, whose own time is taken from the table and reduced by at most half (IAF MD 1 7.3).
type Site struct {
	ID      audit.ID
	Name    string
	Persons int64 // effective number at the site
	Factors []Factor
}

// SiteSheet is the time of a sampled site. It is what the time of the whole must leave room for at that site, and is not
// added to it.
type SiteSheet struct {
	Site     audit.ID   `json:"site,omitempty"`
	Name     string     `json:"name"`
	Persons  int64      `json:"persons"`
	Base     audit.Days `json:"base_days"`
	Adjusted audit.Days `json:"adjusted_days"`   // not rounded
	OnSite   audit.Days `json:"onsite_min_days"` // least time at the site, rounded to half days at the end
	Steps    []Step     `json:"steps"`
}

// TimeOfSite computes the time of one sampled site with the table, rounding and on-site share of the input. The error
// holds *Refused for reductions of more than half of it (IAF MD 1 7.3) and for what Calculate refuses too.
func TimeOfSite(in Input, s Site) (SiteSheet, error) {
	in = in.withDefaults()
	entry, err := in.Table.Lookup(in.Column, s.Persons)
	if err != nil {
		return SiteSheet{}, fmt.Errorf("site %s: %w", s.Name, err)
	}
	var r refusals
	for _, f := range s.Factors {
		r.add(f.refuse())
	}
	base := exactly(entry.Days)
	if r.err() == nil {
		r.add(limitOf(audit.FactorSite, in.Table).refuse(s.Factors, base))
	}
	if err := r.err(); err != nil {
		return SiteSheet{}, fmt.Errorf("site %s: %w", s.Name, err)
	}
	in.Persons = s.Persons
	w := worksheet{in: in, entry: entry}
	adjusted := w.factors(s.Factors, w.base(), "")
	onSite := adjusted.share(Whole(in.OnSitePercent))
	out := SiteSheet{Site: s.ID, Name: s.Name, Persons: s.Persons, Base: entry.Days, Adjusted: adjusted.days(), OnSite: onSite.halfDays(in.Rounding)}
	w.plain(StepAdjusted, "Site", "the days by the table with additions and reductions", adjusted, md1+" 7.3")
	w.rounded(StepOnSite, "At the site", fmt.Sprintf("at least %d %% of %s, %s", in.OnSitePercent, out.Adjusted, rounding(in.Rounding)),
		onSite, out.OnSite, onSiteSource(in.Table))
	out.Steps = w.sheet.Steps
	return out, nil
}
