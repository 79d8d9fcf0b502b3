package audit

import (
	"cmp"
	"slices"
	"strconv"
)

// AuditNamed returns the audit of that name (stage-1, surveillance-2), or nil. Where several bear it, as a Stage 2 that had
// to be held again (R-1-9) or the recertifications of two cycles, it is the last that was not cancelled; each is
// stage-2-1, stage-2-2 in the order of their days, too.
func (c *Case) AuditNamed(name string) *Audit {
	for i := range c.Audits {
		a := &c.Audits[i]
		if name != a.Name() && !a.Kind.numbered() {
			for n, of := range c.namesakes(a) {
				if name == numberedName(a, n) {
					return of
				}
			}
		}
	}
	i := slices.IndexFunc(c.Audits, func(a Audit) bool { return a.Name() == name })
	if i < 0 {
		return nil
	}
	same := c.namesakes(&c.Audits[i])
	for _, a := range slices.Backward(same) {
		if a.State != AuditCancelled {
			return a
		}
	}
	return same[len(same)-1]
}

// AuditName returns the name by which AuditNamed finds the audit.
func (c *Case) AuditName(a *Audit) string {
	if named := c.AuditNamed(a.Name()); named == nil || named.ID == a.ID {
		return a.Name()
	}
	return numberedName(a, slices.IndexFunc(c.namesakes(a), func(b *Audit) bool { return b.ID == a.ID }))
}

// numberedName is the name of the n-th audit, from 0, of those that share one.
func numberedName(a *Audit, n int) string { return a.Name() + "-" + strconv.Itoa(n+1) }

// namesakes returns the audits with the name of an audit, itself among them, by day; those without come last.
func (c *Case) namesakes(a *Audit) []*Audit {
	var out []*Audit
	for i := range c.Audits {
		if c.Audits[i].Name() == a.Name() {
			out = append(out, &c.Audits[i])
		}
	}
	day := func(a *Audit) string { return cmp.Or(a.StartsOn.String(), a.Planned.String(), "~") }
	slices.SortStableFunc(out, func(a, b *Audit) int { return cmp.Compare(day(a), day(b)) })
	return out
}
