package workbook_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
	"fieldcase/app/workbook"
	"fieldcase/assets"
)

func catalogue(t testing.TB) standard.Catalogue {
	t.Helper()
	data, err := assets.Standard("iso-iec-42001-2023")
	if err != nil {
		t.Fatal(err)
	}
	c, err := standard.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// findings returns the workbook of the sample case as it stood on 10 June 2026, about its Stage 2.
func findings(t testing.TB) workbook.Findings {
	t.Helper()
	c := sampleCase()
	return workbook.Findings{
		Case: c, Catalogue: catalogue(t), Audit: c.Audit("st2"),
		ExportedAt: time.Date(2026, 6, 10, 14, 2, 11, 0, time.UTC), Program: "Fieldcase 1.0.0",
		Today: date.MustParse("2026-06-10"),
	}
}

func encode(t testing.TB, f workbook.Findings) ([]byte, workbook.Result) {
	t.Helper()
	var b bytes.Buffer
	result, err := f.Encode(t.Context(), &b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), result
}

func rec(id audit.ID) audit.Record { return audit.Record{ID: id} }

func day(s string) date.Date { return date.MustParse(s) }

// sampleCase is the case of Sølvberg Bildediagnostikk AS: client, team, Stage 1 and Stage 2 with plan, evidence,
// conclusions and seven findings.
func sampleCase() *audit.Case {
	c := &audit.Case{
		ID: "019523a4-7c00-7000-8000-00000000c0de",
		Client: audit.Client{
			Record: rec("client"), Name: "Sølvberg Bildediagnostikk AS", Address: "Grønlandsleiret 27", PostalCode: "0190",
			City: "Oslo", Country: "Norway", Roles: []audit.Role{audit.RoleProducer},
			Scope: "Development, provision and operation of AI-based image triage software for radiology",
		},
		Standard: audit.Standard{
			Record: rec("standard"), Catalogue: "iso-iec-42001-2023", Designation: "ISO/IEC 42001:2023",
			Title: "Information technology — Artificial intelligence — Management system",
		},
		Body: audit.Body{Record: rec("body"), Name: "Fjordcert AS", City: "Bergen", Country: "Norway"},
		SoA:  audit.SoA{Record: rec("soa"), Version: "3.1", IssuedOn: day("2026-02-20")},
		Contacts: []audit.Contact{
			{Record: rec("ingrid"), Name: "Ingrid Næss", Function: "quality manager", Main: true},
			{Record: rec("torbjorn"), Name: "Torbjørn Åsen", Function: "managing director"},
		},
		Sites: []audit.Site{
			{Record: rec("oslo"), Name: "Oslo", Central: true, Activities: "head office: management, quality, product"},
			{Record: rec("tromso"), Name: "Tromsø", Activities: "model development"},
			{Record: rec("trondheim"), Name: "Trondheim", Activities: "customer support, monitoring"},
		},
		Systems: []audit.AISystem{
			{Record: rec("thorax"), Name: "ThoraxTriage", Version: "4", Purpose: "ranks chest X-rays by urgency"},
			{Record: rec("mamma"), Name: "MammaSecond", Version: "2", Purpose: "second reader for mammography"},
			{Record: rec("skift"), Name: "SkiftPlan", Purpose: "staffing forecast, internal"},
			{Record: rec("report"), Name: "ReportDraft", Purpose: "drafts report text"},
		},
		Persons: []audit.Person{
			{Record: rec("mk"), Name: "Márta Kővári", Initials: "MK"},
			{Record: rec("jl"), Name: "Jonas Lindqvist", Initials: "JL"},
			{Record: rec("ab"), Name: "Dr. Aoife Byrne", Initials: "AB"},
		},
		Audits: []audit.Audit{
			{
				Record: rec("st2"), Kind: audit.Stage2, State: audit.AuditDone, StartsOn: day("2026-05-04"), EndsOn: day("2026-05-06"),
				Objectives: "To evaluate the implementation of the AI management system and its effectiveness.",
				Criteria:   "AIMS manual v2.0; EU AI Act and Medical Device Regulation as far as the management system refers to them",
			},
			{Record: rec("st1"), Kind: audit.Stage1, State: audit.AuditDone, StartsOn: day("2026-03-10"), EndsOn: day("2026-03-11")},
		},
		Members: []audit.Member{
			{Record: rec("m-jl"), Audit: "st2", Person: "jl", Role: audit.Auditor, Days: 300},
			{Record: rec("m-mk"), Audit: "st2", Person: "mk", Role: audit.LeadAuditor, Days: 300},
			{Record: rec("m-ab"), Audit: "st2", Person: "ab", Role: audit.Expert, Days: 100},
			{Record: rec("m1-mk"), Audit: "st1", Person: "mk", Role: audit.LeadAuditor, Days: 150},
			{Record: rec("m1-jl"), Audit: "st1", Person: "jl", Role: audit.Auditor, Days: 150},
		},
		SoAControls: []audit.SoAControl{
			{Record: rec("s1"), Control: "A.4.5", Excluded: true, Justification: "no computing resources of its own; the cloud contract is handled under A.10.3"},
			{Record: rec("s2"), Control: "A.7.3", Excluded: true, Justification: "no data is acquired; all of it comes from the clinical partners"},
		},
		PlanItems:   samplePlan(),
		Findings:    sampleFindings(),
		Evidence:    sampleEvidence(),
		Attachments: sampleAttachments(),
	}
	conclude(c)
	return c
}

func samplePlan() []audit.PlanItem {
	item := func(id audit.ID, on string, with []audit.ID, numbers ...audit.Number) audit.PlanItem {
		return audit.PlanItem{
			Record: rec(id), Audit: "st2", Day: day(on), Start: date.MustParseClock("09:30"), End: date.MustParseClock("12:00"),
			Activity: audit.ActivityAudit, Members: with, Requirements: numbers,
		}
	}
	mk, jl := []audit.ID{"m-mk"}, []audit.ID{"m-jl"}
	return []audit.PlanItem{
		item("p1", "2026-05-04", mk, "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "6.2", "6.3"),
		item("p2", "2026-05-04", jl, "7", "A.2.2", "A.2.3", "A.2.4", "A.3.2", "A.3.3"),
		item("p3", "2026-05-04", mk, "6.1.1", "6.1.2", "6.1.3", "6.1.4", "8.2", "8.3", "8.4", "A.5"),
		item("p4", "2026-05-04", jl, "A.4.2", "A.4.3", "A.4.4", "A.4.6", "A.7.2", "A.7.4", "A.7.5", "A.7.6"),
		item("p5", "2026-05-05", []audit.ID{"m-mk", "m-ab"}, "8.1", "A.6.1.2", "A.6.1.3", "A.6.2.2", "A.6.2.3", "A.6.2.4", "A.6.2.5"),
		item("p6", "2026-05-05", jl, "A.6.2.6", "A.6.2.7", "A.6.2.8", "A.8"),
		item("p7", "2026-05-05", mk, "A.9"),
		item("p8", "2026-05-05", jl, "A.10"),
		item("p9", "2026-05-06", mk, "9"),
		item("p10", "2026-05-06", jl, "10.1", "10.2"),
	}
}

func sampleFindings() []audit.Finding {
	return []audit.Finding{
		{
			Record: rec("f7"), Audit: "st2", Grade: audit.Positive, Requirement: "A.3.3", Number: "POS-2026-ST2-01", State: audit.FindingIssued,
			Statement:    "Concerns can be reported anonymously, and every one of the six reports of 2025 was answered within five days.",
			EvidenceText: "Register of concerns 2025, entries 1 to 6.", Sites: []audit.ID{"oslo"},
		},
		{
			Record: rec("f1"), Audit: "st2", Grade: audit.Major, Requirement: "8.4", OtherRequirements: []audit.Number{"6.1.4", "A.5.2"},
			Number: "NC-2026-ST2-01", State: audit.Closed, Sites: []audit.ID{"oslo", "tromso"}, Systems: []audit.ID{"report"},
			RequirementText: "Impact assessments are carried out at planned intervals and when significant change is proposed, and their results are kept.",
			Statement:       "No AI system impact assessment was carried out for ReportDraft before clinical validation began.",
			EvidenceText: "ReportDraft validation protocol VP-11 v1.0 signed 2026-03-30, first clinical data processed 2026-04-07; " +
				"impact assessment register IAR v9 of 2026-04-28 lists IA-01 to IA-03 only; 1 of 4 systems in scope without assessment; " +
				"confirmed in interview, head of product, 2026-05-04.",
			Evidence: []audit.ID{"e1", "e2"}, ResponseDue: day("2026-06-05"), EvidenceDue: day("2026-08-04"),
		},
		{
			Record: rec("f2"), Audit: "st2", Grade: audit.Minor, Requirement: "A.6.2.6", Number: "NC-2026-ST2-02", State: audit.ResponseReturned,
			Sites: []audit.ID{"trondheim"}, Systems: []audit.ID{"thorax"}, Disputed: true,
			RequirementText: "The running of AI systems is monitored and deviations are handled.",
			Statement:       "Alerts on falling performance of ThoraxTriage 4 raised outside office hours were not handled within the time the organization has set itself.",
			EvidenceText: "Procedure OP-14 v3 asks for reaction within 4 hours; alert log 2026-01-01 to 2026-04-30: 11 alerts, 3 outside office hours " +
				"(2026-02-14, 2026-03-22, 2026-04-18) acknowledged after 31, 26 and 44 hours.",
			Evidence: []audit.ID{"e3"}, ResponseDue: day("2026-06-05"),
		},
		{
			Record: rec("f3"), Audit: "st2", Grade: audit.Minor, Requirement: "7.2", Number: "NC-2026-ST2-03", State: audit.VerifyNextAudit,
			RequirementText: "Evidence of competence of the people doing AI-related work is kept.",
			Statement:       "Evidence of competence was not available for one of the persons who validate models.",
			EvidenceText: "4 of 9 competence files sampled; file P-06 (validation engineer, started 2025-11-03) held no record of training or " +
				"assessment; competence matrix CM v5.", Sites: []audit.ID{"oslo"}, ResponseDue: day("2026-06-05"),
		},
		{
			Record: rec("f4"), Audit: "st2", Grade: audit.Minor, Requirement: "9.2.2", Number: "NC-2026-ST2-04", State: audit.Closed,
			RequirementText: "The internal audit programme covers the management system at planned intervals.",
			Statement:       "The internal audit programme 2025/26 did not cover clauses 9 and 10.",
			EvidenceText: "Programme IAP-2026 v1; report IA-2026-01; no record of an audit of clauses 9 and 10 since the system was introduced " +
				"on 2025-03-01.", Sites: []audit.ID{"oslo"}, ResponseDue: day("2026-06-05"),
		},
		{
			Record: rec("f5"), Audit: "st2", Grade: audit.OFI, Requirement: "A.8.2", Number: "OFI-2026-ST2-01", State: audit.FindingIssued,
			Statement: "The user information for MammaSecond 2 states its performance per age group in an annex only; moving it to the front " +
				"may make it easier to find.", EvidenceText: "Instructions for use v2.4, annex C, page 41.", Systems: []audit.ID{"mamma"},
		},
		{
			Record: rec("f6"), Audit: "st2", Grade: audit.OFI, Requirement: "9.1", Number: "OFI-2026-ST2-02", State: audit.FindingIssued,
			Statement: "Monitoring figures of the two clinical systems are kept in two formats.", EvidenceText: "Dashboards DB-T and DB-M.",
		},
		{
			Record: rec("c1"), Audit: "st1", Grade: audit.Concern, Requirement: "6.1.4", Number: "AOC-2026-ST1-01", State: audit.FindingIssued,
			Statement: "Impact assessment exists for three of four AI systems; none for ReportDraft, which is to go live in June.",
		},
	}
}

func sampleEvidence() []audit.Evidence {
	return []audit.Evidence{
		{
			Record: rec("e3"), Audit: "st2", Method: audit.SampleTaken, SeenOn: day("2026-05-05"), SeenAt: date.MustParseClock("09:40"), Site: "trondheim",
			Text: "Alert log January to April 2026: 11 alerts, 3 of them outside office hours, acknowledged after 31, 26 and 44 hours.", Document: "OP-14",
			Version: "3", Dated: day("2025-09-01"), Requirements: []audit.Number{"A.6.2.6"}, Attachments: []audit.ID{"a1", "a2"},
		},
		{
			Record: rec("e1"), Audit: "st2", Method: audit.DocumentRead, SeenOn: day("2026-05-04"), SeenAt: date.MustParseClock("13:20"), Site: "oslo",
			Text: "Impact assessment register lists IA-01 to IA-03; no entry for ReportDraft.", Document: "IAR", Version: "9",
			Dated: day("2026-04-28"), Requirements: []audit.Number{"8.4", "6.1.4"}, Attachments: []audit.ID{"a3"},
		},
		{
			Record: rec("e2"), Audit: "st2", Method: audit.Interview, SeenOn: day("2026-05-04"), SeenAt: date.MustParseClock("14:05"), Site: "oslo",
			Text: "Validation of ReportDraft began on 7 April with clinical data; an impact assessment was planned for before launch.", Function: "head of product",
			Requirements: []audit.Number{"8.4"},
		},
		{
			Record: rec("e4"), Audit: "st2", Method: audit.Observation, SeenOn: day("2026-05-05"), Site: "tromso",
			Text: "Model registry and its access rights shown on screen; seen, not kept.", Requirements: []audit.Number{"A.6.2.3", "A.6.2.4", "A.6.2.5"},
		},
	}
}

func sampleAttachments() []audit.Attachment {
	hash := func(n int) string { return fmt.Sprintf("%064x", 0x5eed_0000_1234_5678*(n+1)) }
	return []audit.Attachment{
		{Record: rec("a1"), Name: "alert-log-2026.csv", SHA256: hash(1), Size: 18_211},
		{Record: rec("a2"), Name: "Skjermbilde vakttelefon.png", SHA256: hash(2), Size: 220_114},
		{Record: rec("a3"), Name: "IAR v9.pdf", SHA256: hash(3), Size: 48_000},
	}
}

// conclude adds a conclusion on every requirement of Stage 2.
func conclude(c *audit.Case) {
	states := map[audit.Number]audit.ConclusionState{
		"8.4": audit.ConcludedMaj, "A.6.2.6": audit.ConcludedMin, "7.2": audit.ConcludedMin, "9.2.2": audit.ConcludedMin,
		"A.8.2": audit.ConcludedOFI, "9.1": audit.ConcludedOFI, "A.4.5": audit.NotApplicable, "A.7.3": audit.NotApplicable,
		"A.10.4": audit.NotAudited,
	}
	for _, p := range c.PlanItems {
		for _, n := range p.Requirements {
			if states[n] == "" {
				states[n] = audit.Conform
			}
		}
	}
	for n, s := range states {
		k := audit.Conclusion{Record: rec(audit.ConclusionID("st2", n)), Audit: "st2", Requirement: n, State: s}
		if s == audit.NotAudited {
			k.Reason = "No time was left; carried over to surveillance 1."
		}
		c.Conclusions = append(c.Conclusions, k)
	}
}
