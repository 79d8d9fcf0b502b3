package sample

import "fieldcase/app/audit"

// planned returns the decision that the story leads to.
func (t *teller) planned() *audit.Decision {
	c, id := t.current(), t.id("decision")
	for i := range c.Decisions {
		if c.Decisions[i].ID == id {
			return &c.Decisions[i]
		}
	}
	return nil
}

// recommendation is what the lead auditor recommends after the last review.
func recommendation(t *teller) {
	t.act("Recommendation: grant", edit(t, t.planned(), func(d *audit.Decision) {
		d.Recommendation = "Grant. 01 is verified and closed, 04 closed, the plans for 02 and 03 are accepted and followed at surveillance 1."
	}))
}

// technicalReview is the independent review of the whole file.
func technicalReview(t *teller) {
	t.act("Technical review", edit(t, t.planned(), func(d *audit.Decision) {
		d.ReviewedOn = day("2026-06-15")
		d.ReviewNote = "17 of 17 points in order: application, audit time, team, plan, report, findings, responses, scope, SoA 3.1."
		d.PrivateNote = "The dispute of 02 was well handled. Watch the second on-call month at surveillance 1."
	}))
}

// decision grants the certification and draws up the certificate.
func decision(t *teller) {
	t.act("Decision: grant", edit(t, t.planned(), func(d *audit.Decision) {
		d.DecidedOn, d.EffectiveOn, d.Independent = day("2026-06-18"), day("2026-06-18"), true
		d.Reason = "All majors verified, plans for minors accepted, within six months of Stage 2."
	}))
	c := t.current()
	t.save("Certificate FC-AIMS-0042", t.as("certificate", &audit.Certificate{
		Number: "FC-AIMS-0042", Revision: 1, Decision: t.id("decision"), Scope: c.Client.Scope, Standard: c.Standard.Designation,
		Identity: "FC-AIMS-0042", Accredited: true, ClientName: c.Client.Name, Roles: c.Client.Roles,
		Address:    c.Client.Address + ", " + c.Client.PostalCode + " " + c.Client.City + ", " + c.Client.Country,
		SoAVersion: c.SoA.Version, SoAIssuedOn: c.SoA.IssuedOn, Sites: t.all("Oslo", "Tromsø", "Trondheim"),
		FirstIssued: day("2026-06-18"), EffectiveOn: day("2026-06-18"), ExpiresOn: day("2029-06-17"), IssuedOn: day("2026-06-18"),
		SignedBy: "Henrik Dahl",
	}))
	t.act("Cycle begins", edit(t, t.cycle(), func(p *audit.Programme) { p.StartsOn = day("2026-06-18") }))
}
