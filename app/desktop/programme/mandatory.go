package programme

import (
	"slices"

	"fieldcase/app/audit"
)

// mandatoryOf returns what rules ask of an audit whatever the programme says of it: a surveillance audit looks at the
// musts of ISO/IEC 17021-1:2015 9.6.2.2, a full audit at everything.
func (p *Page) mandatoryOf(a *audit.Audit, clauses, controls []audit.Number) map[audit.Number]bool {
	bare := *p.now
	bare.ProgrammeCells = nil
	r := audit.RequiredCoverage(&bare, a, clauses, controls)
	out := map[audit.Number]bool{}
	for _, n := range append(r.Clauses, r.Controls...) {
		out[n] = true
	}
	return out
}

// isMandatory reports whether a rule asks for a part of the line in the audit.
func (p *Page) isMandatory(c column, l line) bool {
	return slices.ContainsFunc(l.numbers, func(n audit.Number) bool { return c.mandatory[n] })
}

// missingOf are the requirements of the line that a rule asks for in the audit and the programme does not plan as a must
// (R-9-1 for surveillance, 9.1.3 for full audits). An audit that is over, or for which nothing at all is planned, lacks
// nothing.
func (c column) missingOf(l line) []audit.Number {
	if c.isOver() || c.bare {
		return nil
	}
	var out []audit.Number
	for _, n := range l.numbers {
		if c.mandatory[n] && c.planned(n) != audit.CoverageMust && c.entries[n].State != audit.EntryAudited {
			out = append(out, n)
		}
	}
	return out
}

// isMissing reports whether a part of the line is missing in the audit.
func (p *Page) isMissing(c column, l line) bool { return len(c.missingOf(l)) > 0 }

// mandatoryWords says why the line is asked for.
func (p *Page) mandatoryWords(c column) string {
	if c.audit.Kind == audit.Surveillance {
		return "Every surveillance audit looks at it (ISO/IEC 17021-1 9.6.2.2); without it the audit cannot be held to plan (R-9-1)."
	}
	return "A full audit covers every clause and every control that is included (ISO/IEC 17021-1 9.3.1.3, 9.6.3)."
}
