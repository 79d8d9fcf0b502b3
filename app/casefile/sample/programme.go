package sample

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// programme enters the audits of the cycle, the audit time with its reasons, what each audit covers, and the teams.
func programme(t *teller) {
	t.auditDays()
	t.timeTable()
	t.auditTime()
	t.siteSample()
	t.siteVisits()
	t.coverage()
	t.teams()
}

// auditDays sets when the five audits take place: the first three by their days, the others by their month.
func (t *teller) auditDays() {
	set := func(name, first, last, month string, required audit.Days) casefile.Change {
		return edit(t, t.audit(name), func(a *audit.Audit) {
			a.Required, a.Language = required, "English"
			if first != "" {
				a.StartsOn, a.EndsOn = day(first), day(last)
				a.Planned = date.MonthOf(a.StartsOn)
				return
			}
			a.Planned = date.MonthOf(day(month + "-01"))
		})
	}
	t.act("Audits of the cycle",
		set("stage-1", "2026-03-10", "2026-03-11", "", 300),
		set("stage-2", "2026-05-04", "2026-05-06", "", 600),
		set("surveillance-1", "2027-05-10", "2027-05-11", "", 300),
		set("surveillance-2", "", "", "2028-05", 300),
		set("recertification", "", "", "2029-03", 600),
	)
}

// timeTable enters the one row of ISO/IEC 42006:2025 that Fjordcert has entered (R-4-1).
func (t *teller) timeTable() {
	t.save("Audit-time table",
		t.as("time table", &audit.TimeTable{
			Table: "iso-iec-42006-2025", Title: "AI management systems", Source: "ISO/IEC 42006:2025 Annex A",
			Counts: "persons with AI-related work", EnteredBy: "Fjordcert AS",
		}),
		&audit.TimeRow{TimeTable: t.id("time table"), Column: "producer", From: 1, To: 10, Days: 500},
	)
}

// auditTime enters the 9.0 days of the initial audit (ISO/IEC 17021-1:2015 9.1.4).
func (t *teller) auditTime() {
	t.save("Audit time",
		t.as("audit time", &audit.AuditTime{
			Programme: t.cycle().ID, Table: "iso-iec-42006-2025", Column: "producer", Persons: 9, TableDays: 500,
			Total: 900, Stage1: 300, Stage2: 600, Surveillance: 300, Recertification: 600,
			Justification: "Row 1 to 10 of ISO/IEC 42006:2025, producer, as entered by Fjordcert. " +
				"A third of the total each year for surveillance, two thirds for recertification.",
		}),
		&audit.TimeFactor{
			AuditTime: t.id("audit time"), Factor: "High-risk AI systems", Count: 2, Each: 100, Rank: rank(0),
			Kind: audit.FactorAdjustment, Source: "ISO/IEC 42006:2025 Annex A",
			Reason: "ThoraxTriage 4 and MammaSecond 2 bear on diagnosis; each needs its own trail from risk to monitoring.",
		},
		&audit.TimeFactor{
			AuditTime: t.id("audit time"), Factor: "Regulations", Count: 2, Each: 100, Rank: rank(1),
			Kind: audit.FactorAdjustment, Source: "ISO/IEC 42006:2025 Annex A",
			Reason: "EU AI Act and Medical Device Regulation apply side by side; duties of both are followed into the records.",
		},
	)
}

func (t *teller) siteSample() {
	t.act("Site sample", edit(t, t.cycle(), func(p *audit.Programme) {
		p.SiteSample = "No sampling: each of the three sites does other work. Oslo, the central function, is visited in every " +
			"audit, Tromsø at surveillance 1, Trondheim at surveillance 2."
		p.Justification = "Initial cycle. Client is producer of four AI systems, two of them high-risk. No credit taken for earlier certification."
	}))
}

// visits are the sites that each audit of the cycle visits.
var visits = map[string][]string{
	"stage-1": {"Oslo", "Tromsø"}, "stage-2": {"Oslo", "Tromsø", "Trondheim"}, "surveillance-1": {"Oslo", "Tromsø"},
	"surveillance-2": {"Oslo", "Trondheim"}, "recertification": {"Oslo", "Tromsø", "Trondheim"},
}

// siteVisits enters which sites each audit visits.
func (t *teller) siteVisits() {
	var out []audit.Recorder
	for _, name := range []string{"stage-1", "stage-2", "surveillance-1", "surveillance-2", "recertification"} {
		a := t.audit(name)
		if a == nil {
			return
		}
		for _, site := range visits[name] {
			id := t.id(site)
			out = append(out, &audit.ProgrammeSite{
				Record: audit.Record{ID: audit.ProgrammeSiteID(a.ID, id)}, Audit: a.ID, Site: id, Coverage: audit.CoverageMust,
			})
		}
	}
	t.save("Sites of the cycle", out...)
}

// covers is the default coverage of a cycle (ISO/IEC 17021-1:2015 9.1.3 and 9.6.2.2): M must, P planned sample, - none,
// for Stage 1, Stage 2, surveillance 1 and 2, recertification. Annex A is sampled by half in each surveillance.
var covers = []struct{ requirements, audits string }{
	{"4.1–4.4", "MMPPM"},
	{"5.1–5.3", "PMPPM"},
	{"6.1.1–6.1.3", "MMMMM"},
	{"6.1.4, 8.4", "MMPPM"},
	{"6.2", "MMMMM"},
	{"6.3", "-MMMM"},
	{"7", "PMPPM"},
	{"8.1–8.3", "PMMMM"},
	{"9.1", "PMPPM"},
	{"9.2", "MMMMM"},
	{"9.3", "MMMMM"},
	{"10.1, 10.2", "PMMMM"},
	{"A.2", "PMP-M"},
	{"A.3", "PM-PM"},
	{"A.4.2–A.4.4, A.4.6", "PM-PM"},
	{"A.5", "PMP-M"},
	{"A.6", "PMP-M"},
	{"A.7.2, A.7.4–A.7.6", "PM-PM"},
	{"A.8", "PMP-M"},
	{"A.9", "PM-PM"},
	{"A.10", "PM-PM"},
}

// coverage enters the cells of the programme.
func (t *teller) coverage() {
	names := []string{"stage-1", "stage-2", "surveillance-1", "surveillance-2", "recertification"}
	var cells []audit.Recorder
	for i, name := range names {
		a := t.audit(name)
		if a == nil {
			return
		}
		for _, row := range covers {
			coverage := map[byte]audit.Coverage{'M': audit.CoverageMust, 'P': audit.CoverageSample}[row.audits[i]]
			if coverage == "" {
				continue
			}
			for _, n := range t.ranges(row.requirements) {
				cells = append(cells, &audit.ProgrammeCell{
					Record: audit.Record{ID: audit.ProgrammeCellID(a.ID, n)}, Audit: a.ID, Requirement: n, Coverage: coverage,
				})
			}
		}
	}
	t.save("Programme of the cycle", cells...)
}

// teams enters who audits Stage 1 and Stage 2, with the declarations on conflicts of interest.
func (t *teller) teams() {
	one, two := t.audit("stage-1"), t.audit("stage-2")
	if one == nil || two == nil {
		return
	}
	const none = "No conflict of interest with the client."
	consultancy := "Worked for a consultancy until 2023-07-31, 31 months before Stage 1; never for this client."
	member := func(key string, a *audit.Audit, person string, role audit.TeamRole, days audit.Days, tasks string) audit.Recorder {
		m := &audit.Member{
			Audit: a.ID, Person: t.id(person), Role: role, Days: days, Tasks: tasks,
			DeclaredOn: day("2026-01-21"), Declaration: none,
		}
		if person == "JL" {
			m.ConsultancyUntil, m.Declaration = day("2023-07-31"), consultancy
		}
		return t.as(key, m)
	}
	t.save("Team of Stage 1",
		member("ST1 MK", one, "MK", audit.LeadAuditor, 150, "Leads; system, risk, impact assessment, audit and review"),
		member("ST1 JL", one, "JL", audit.Auditor, 150, "Support, operation and the sites, Tromsø remotely"),
	)
	t.save("Team of Stage 2",
		member("ST2 MK", two, "MK", audit.LeadAuditor, 300, "Leads; clauses 4 to 6 and 9, life cycle, use"),
		member("ST2 JL", two, "JL", audit.Auditor, 300, "Clauses 7 and 10, resources, data, monitoring, third parties"),
		member("ST2 AB", two, "AB", audit.Expert, 0, "Radiology AI, on day 2 beside Márta Kővári; does not audit"),
	)
}
