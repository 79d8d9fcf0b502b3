package audittime

import "fieldcase/app/audit"

// Scope is what the additions of ISO/IEC 42006:2025 Annex A count.
type Scope struct {
	Systems       int64 // AI systems in scope
	HighRisk      int64 // of these, high-risk or sensitive ones
	Regulations   int64 // regulatory frameworks in scope
	Agreements    int64 // agreements with third parties
	ExtraControls int64 // controls of the Statement of Applicability beyond those of the standard
}

// Addition is an addition that ISO/IEC 42006:2025 Annex A asks for. The document gives ranges: the certification body
// chooses the days within them and says why (R-4-1).
type Addition struct {
	Label       string
	Count       int64
	Least, Most audit.Days // for each
	Note        string     // what is to be looked up in the document
}

// Total returns the least and the most days of the addition.
func (a Addition) Total() (least, most audit.Days) {
	return audit.Days(a.Count) * a.Least, audit.Days(a.Count) * a.Most
}

// Factor returns the addition as a record of an audit time, with the least days, for its reason to be written.
func (a Addition) Factor() audit.TimeFactor {
	return audit.TimeFactor{
		Kind: audit.FactorAdjustment, Factor: a.Label, Count: a.Count, Each: a.Least, Least: a.Least, Most: a.Most, Source: aims42006,
	}
}

// included is how many AI systems, and how many agreements, the days by the table hold.
const included = 5

// controlsCap is how many additional controls count: 0.1 days each, at most 2.0 days.
const controlsCap = 20

// Additions returns the additions for a scope, without those that do not apply. Their values come from a published
// handbook and are to be verified against the document, as the sheet says.
func Additions(s Scope) []Addition {
	var out []Addition
	for _, a := range []Addition{
		{Label: "AI systems beyond 5", Count: s.Systems - included, Least: 100, Most: 200, Note: Verify},
		{Label: "High-risk AI systems", Count: s.HighRisk, Least: 50, Most: 200, Note: Verify},
		{Label: "Regulations", Count: s.Regulations, Least: 100, Most: 100, Note: Verify},
		{
			Label: "Third-party agreements beyond 5", Count: s.Agreements - included, Least: 10, Most: 200,
			Note: Verify + ": whether for each or in all is not published",
		},
		{Label: "Additional controls", Count: min(s.ExtraControls, controlsCap), Least: 10, Most: 10, Note: Verify},
	} {
		if a.Count > 0 {
			out = append(out, a)
		}
	}
	return out
}

// ScopeOf counts a case for the additions. extraControls is how many controls of its Statement of Applicability are not
// those of the standard.
func ScopeOf(c *audit.Case, extraControls int64) Scope {
	s := Scope{
		Systems: int64(len(c.Systems)), Regulations: int64(len(c.Client.Regulations)), Agreements: c.Client.ThirdPartyAgreements,
		ExtraControls: extraControls,
	}
	for i := range c.Systems {
		if c.Systems[i].Risk == audit.RiskHigh {
			s.HighRisk++
		}
	}
	return s
}
