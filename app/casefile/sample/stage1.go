package sample

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// stage1Preparation enters what Stage 1 is to find out (ISO/IEC 17021-1:2015 9.3.1.2).
func stage1Preparation(t *teller) {
	a := t.audit("stage-1")
	t.act("Stage 1: criteria and scope", edit(t, a, func(a *audit.Audit) {
		a.State = audit.AuditConfirmed
		a.Objectives = "Judge whether the client is ready for Stage 2."
		a.Criteria = "ISO/IEC 42001:2023; AIMS manual v2.0; SoA 3.1"
		a.Scope = "Whole management system, Oslo and Tromsø"
		a.SoAVersion = "3.1"
	}))
	if a == nil {
		return
	}
	var objectives []audit.Recorder
	for i, text := range stage1Objectives {
		o := &audit.Objective{Audit: a.ID, Text: text.objective, Rank: rank(i)}
		objectives = append(objectives, t.as("objective "+text.objective, o))
	}
	t.save("Stage 1: objectives", objectives...)
}

var stage1Objectives = []struct {
	objective string
	met       audit.Fulfilment
	result    string
}{
	{"Review the documented information of the management system", "yes", "Complete for clauses 4 to 8; records for clause 9 partly."},
	{"Judge site conditions and preparedness by talking to people", "yes", "Staff in Oslo and Tromsø know policy and procedures."},
	{"Review understanding of requirements, key processes and objectives", "yes", "Objectives are measured; AI systems and roles are understood."},
	{"Collect information on scope, sites, processes and legal requirements", "yes", "Scope, sites and inventory of four systems confirmed; EU AI Act and MDR apply."},
	{"Review the resources for Stage 2 and agree its details", "yes", "Three days on site, two auditors, radiology expert on day 2."},
	{"Give focus to the planning of Stage 2", "yes", "ThoraxTriage 4 and ReportDraft in depth; internal audit; alerts out of hours."},
	{"Evaluate whether internal audits and management review are planned and performed", "partly", "Management review held 2026-02-12; internal audit without clauses 9 and 10."},
	{"Assess the Statement of Applicability", "yes", "Version 3.1: 36 of 38 controls included, both exclusions justified."},
}

// stage1Lead is Stage 1 as Márta Kővári entered it.
func stage1Lead(t *teller) {
	t.act("Stage 1: begun", edit(t, t.audit("stage-1"), func(a *audit.Audit) { a.State = audit.AuditRunning }))
	t.meeting("stage-1", audit.OpeningMeeting, "2026-03-10 09:00", "09:20", "Plan agreed; Tromsø takes part by video on 11 March.", "",
		"Torbjørn Åsen", "Ingrid Næss", "Márta Kővári", "Jonas Lindqvist")
	t.read("2026-03-10 09:40", "stage-1", "MK", "Oslo", stage1Documents)
	t.at("2026-03-10 15:20")
	t.observe("stage-1", audit.Evidence{
		Method: audit.Interview, Function: "Quality manager", Site: t.id("Oslo"), SeenOn: day("2026-03-10"), SeenAt: hour("15:10"),
		Text:         "ReportDraft is to go live in June; its impact assessment is planned before launch.",
		Requirements: []audit.Number{"6.1.4", "8.4"}, Systems: t.all("ReportDraft"),
	}, "interview before launch")
	t.note("stage-1", "6.1.4", "Inventory has four systems, register of impact assessments has three. ReportDraft is the fourth.", false)
	t.note("stage-1", "9.2.2", "January audit stops at clause 8. Ask at Stage 2 for what came after.", false)
	t.concludeAll("stage-1", "2026-03-10 16:00", "4.1–4.4, 5.1–5.3, 6.1.1–6.1.4, 6.2", stage1Conclusions)
	t.draft("concern 1", audit.Finding{
		Grade: audit.Concern, Requirement: "6.1.4", OtherRequirements: []audit.Number{"8.4"},
		Statement:    "An impact assessment exists for three of four AI systems; there is none for ReportDraft, which is to go live in June.",
		EvidenceText: "Impact assessments IA-01 to IA-03; inventory in AIMS manual v2.0; interview, quality manager, 2026-03-10.",
		Sites:        t.all("Oslo"), Systems: t.all("ReportDraft"), Evidence: t.all("interview before launch"),
	}, "stage-1")
	t.draft("concern 2", audit.Finding{
		Grade: audit.Concern, Requirement: "9.2.2",
		Statement:    "The internal audit of January covered clauses 4 to 8; there is no evidence yet for clauses 9 and 10.",
		EvidenceText: "Internal audit report 2026-01, table of clauses on page 3.",
		Sites:        t.all("Oslo"), Evidence: t.all("Internal audit report 2026-01"),
	}, "stage-1")
}

// stage1Documents are the documents reviewed, by name, identity, version, date, and what was seen.
var stage1Documents = []document{
	{"AIMS manual", "AIMS manual", "v2.0", "2025-11-28", "4.3, 4.4, 5.3, 7.5", "Scope, processes, roles and inventory of four AI systems."},
	{"AI policy", "AI policy", "v1.3", "2025-09-15", "5.2, A.2.2", "Signed by the managing director, on the intranet and on the web site."},
	{"RA-07", "RA-07", "", "2026-01-15", "6.1.2", "AI risk assessment: 41 risks, criteria and owners, consequences for persons considered."},
	{"RTP-07", "RTP-07", "", "2026-01-22", "6.1.3", "AI risk treatment plan: 23 actions, residual risks accepted by the managing director."},
	{"SoA", "Statement of Applicability", "3.1", "2026-02-20", "6.1.3", "38 controls, 36 included; A.4.5 and A.7.3 excluded with reasons."},
	{"IA-01", "IA-01", "", "2025-06-17", "6.1.4, A.5.3", "Impact assessment of ThoraxTriage 4."},
	{"IA-02", "IA-02", "", "2025-08-26", "6.1.4, A.5.3", "Impact assessment of MammaSecond 2."},
	{"IA-03", "IA-03", "", "2025-10-02", "6.1.4, A.5.3", "Impact assessment of SkiftPlan."},
	{"Internal audit report 2026-01", "Internal audit report 2026-01", "", "2026-01-23", "9.2", "Internal audit of clauses 4 to 8; five findings, owners named."},
	{"Management review", "Management review minutes", "", "2026-02-12", "9.3", "Inputs complete, nine decisions with owners and dates."},
}

// stage1Second is Stage 1 as Jonas Lindqvist entered it.
func stage1Second(t *teller) {
	t.at("2026-03-11 10:15")
	t.observe("stage-1", audit.Evidence{
		Method: audit.Interview, Function: "Head of model development", Site: t.id("Tromsø"), SeenOn: day("2026-03-11"), SeenAt: hour("10:05"),
		Text:         "By video. Development process shown on the screen for ThoraxTriage 4, from requirement to release.",
		Requirements: []audit.Number{"8.1", "A.6.1.3"}, Systems: t.all("ThoraxTriage 4"),
	}, "video Tromsø")
	t.observe("stage-1", audit.Evidence{
		Method: audit.DocumentRead, Document: "OP-14", Version: "v3", Dated: day("2025-12-01"), Site: t.id("Oslo"),
		SeenOn: day("2026-03-11"), SeenAt: hour("13:30"),
		Text:         "Monitoring of AI systems: thresholds for ThoraxTriage 4 are set; on-call duty is not described.",
		Requirements: []audit.Number{"A.6.2.6", "9.1"}, Systems: t.all("ThoraxTriage 4"),
	}, "OP-14 at Stage 1")
	t.note("stage-1", "A.6.2.6", "Who reacts to an alert on a Sunday? Nobody could say. For Trondheim at Stage 2.", false)
	t.note("stage-1", "", "Tromsø team is small and open; plan more time there than the map suggests.", true)
	t.concludeAll("stage-1", "2026-03-11 14:00", "7, 8, 9.1, 10.1, 10.2", stage1Conclusions)
	t.draft("concern 3", audit.Finding{
		Grade: audit.Concern, Requirement: "A.6.2.6",
		Statement:    "Monitoring thresholds for ThoraxTriage 4 are set; the person who reacts to an alert outside office hours is not.",
		EvidenceText: "Procedure OP-14 v3 of 2025-12-01, chapter 4; interview, head of model development, 2026-03-11.",
		Sites:        t.all("Trondheim"), Systems: t.all("ThoraxTriage 4"), Evidence: t.all("OP-14 at Stage 1"),
	}, "stage-1")
}

// stage1Conclusion tells the client the result: ready for Stage 2 with concerns.
func stage1Conclusion(t *teller) {
	t.concludeAll("stage-1", "2026-03-12 15:00", "9.2, 9.3", stage1Conclusions)
	t.stage1Results()
	t.issueFindings("stage-1")
	t.act("Stage 1: conclusion", edit(t, t.audit("stage-1"), func(a *audit.Audit) {
		a.State, a.Readiness, a.ReportedOn = audit.AuditDone, audit.ReadyWithConcerns, day("2026-03-12")
		a.Summary = "Ready for Stage 2 with three areas of concern, each of which may become a nonconformity there. " +
			"Stage 2 confirmed for 4 to 6 May 2026."
		a.ObjectivesMet = "Seven of eight objectives met; the internal audit is complete for clauses 4 to 8 only."
		a.ScopeConclusion = "Scope as applied for is appropriate; three sites and four AI systems confirmed."
		a.RemoteExtent = "Tromsø by video, 2 hours; no outage, no effect on the result."
		a.PrivateNote = "If ReportDraft starts validation before May without an assessment, 8.4 will be a finding."
	}))
}

// stage1Results enters the result of each objective and carries the internal audit over to Stage 2.
func (t *teller) stage1Results() {
	c, a := t.current(), t.audit("stage-1")
	if a == nil {
		return
	}
	var changes []casefile.Change
	for i := range c.Objectives {
		o := &c.Objectives[i]
		for _, told := range stage1Objectives {
			if o.Text == told.objective {
				changes = append(changes, edit(t, o, func(o *audit.Objective) { o.Met, o.Result = told.met, told.result }))
			}
		}
	}
	for i := range c.ProgrammeCells {
		if cell := &c.ProgrammeCells[i]; cell.Audit == a.ID && cell.Requirement == "9.2.2" {
			changes = append(changes, edit(t, cell, func(p *audit.ProgrammeCell) {
				p.Coverage, p.Reason = audit.CoverageCarriedOver, "The internal audit of January covered clauses 4 to 8 only."
			}))
		}
	}
	t.act("Stage 1: results", changes...)
}
