package sample

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// told is a finding in the words of the story.
type told struct {
	grade                            audit.Grade
	clause, others                   string
	requirement, statement, evidence string
	reason, private                  string
	sites, systems, seen, samples    []string
	concerns                         []string
}

// as returns the finding with the records it names.
func (f told) as(t *teller) audit.Finding {
	return audit.Finding{
		Grade: f.grade, GradeReason: f.reason, Requirement: audit.Number(f.clause), OtherRequirements: t.ranges(f.others),
		RequirementText: f.requirement, Statement: f.statement, EvidenceText: f.evidence, PrivateNote: f.private,
		Sites: t.all(f.sites...), Systems: t.all(f.systems...), Evidence: t.all(f.seen...), Samples: t.all(f.samples...),
		Concerns: t.all(f.concerns...),
	}
}

// causeWords are what Jonas Lindqvist wrote first and took out at the team meeting: a cause is the client's to find.
const causeWords = " because on-call staffing is missing"

// findings are the seven findings of Stage 2, by their place in the list.
var findings = map[string]told{
	"01": {
		grade: audit.Major, clause: "8.4", others: "6.1.4, A.5.2",
		requirement: "Impact assessments are carried out at planned intervals and when significant change is proposed, and their results are kept.",
		statement:   "No AI system impact assessment was carried out for ReportDraft before clinical validation began.",
		evidence: "ReportDraft validation protocol VP-11 v1.0 signed 2026-03-30, first clinical data processed 2026-04-07; impact assessment " +
			"register IAR v9 of 2026-04-28 lists IA-01 to IA-03 only; 1 of 4 systems in scope without assessment; confirmed in interview, " +
			"head of product, 2026-05-04.",
		reason: "Clinical data was processed without the assessment that the system rests on; concern 1 of Stage 1 had pointed to it. " +
			"The capability of the system to achieve its intended results is affected.",
		private: "Product knew from Stage 1. Expect discussion at the closing meeting.",
		sites:   []string{"Oslo", "Tromsø"}, systems: []string{"ReportDraft"},
		seen: []string{"interview head of product", "IAR v9", "VP-11"}, samples: []string{"sample systems"}, concerns: []string{"concern 1"},
	},
	"02": {
		grade: audit.Minor, clause: "A.6.2.6",
		requirement: "The running of AI systems is monitored and deviations are handled.",
		statement: "Alerts on falling performance of ThoraxTriage 4 raised outside office hours were not handled within the time the " +
			"organization has set itself.",
		evidence: "Procedure OP-14 v3 asks for reaction within 4 hours; alert log 2026-01-01 to 2026-04-30: 11 alerts, 3 outside office " +
			"hours (2026-02-14, 2026-03-22, 2026-04-18) acknowledged after 31, 26 and 44 hours.",
		reason: "Three of eleven alerts, one system; the others were handled in time. The capability of the system is not in doubt.",
		sites:  []string{"Trondheim"}, systems: []string{"ThoraxTriage 4"},
		seen: []string{"OP-14", "alert log", "interview support"}, concerns: []string{"concern 3"},
	},
	"03": {
		grade: audit.Minor, clause: "7.2",
		requirement: "Evidence of competence of the people doing AI-related work is kept.",
		statement:   "Evidence of competence was not available for one of the persons who validate models.",
		evidence: "4 of 9 competence files sampled; file P-06 (validation engineer, started 2025-11-03) held no record of training or " +
			"assessment; competence matrix CM v5.",
		reason: "One of four files; the person works beside an experienced colleague, no result was found wrong.",
		sites:  []string{"Oslo"}, seen: []string{"competence files", "interview HR"}, samples: []string{"sample files"},
	},
	"04": {
		grade: audit.Minor, clause: "9.2.2",
		requirement: "The internal audit programme covers the management system at planned intervals.",
		statement:   "The internal audit programme 2025/26 did not cover clauses 9 and 10.",
		evidence: "Programme IAP-2026 v1; report IA-2026-01; no record of an audit of clauses 9 and 10 since the system was introduced " +
			"on 2025-03-01.",
		reason: "Clauses 4 to 8 were audited in depth; management review has looked at results of monitoring.",
		sites:  []string{"Oslo"}, seen: []string{"IAP", "IA-2026-01"}, concerns: []string{"concern 2"},
	},
	"05": {
		grade: audit.OFI, clause: "A.8.2",
		statement: "The user information for MammaSecond 2 states its performance per age group in an annex only; moving it to the front " +
			"may make it easier to find.",
		evidence: "Instructions for use v2.4, annex C, page 41.",
		sites:    []string{"Trondheim"}, systems: []string{"MammaSecond 2"}, seen: []string{"IFU"},
	},
	"06": {
		grade: audit.OFI, clause: "9.1",
		statement: "Monitoring figures of the two clinical systems are kept in two formats.",
		evidence:  "Dashboards DB-T and DB-M.",
		sites:     []string{"Oslo"}, systems: []string{"ThoraxTriage 4", "MammaSecond 2"}, seen: []string{"dashboards"},
	},
	"07": {
		grade: audit.Positive, clause: "A.3.3",
		statement: "Concerns can be reported anonymously, and every one of the six reports of 2025 was answered within five days.",
		evidence:  "Register of concerns 2025, entries 1 to 6.",
		sites:     []string{"Oslo"}, seen: []string{"register of concerns"},
	},
}

// withCause returns the statement as it was first written.
func withCause(statement string) string { return strings.TrimSuffix(statement, ".") + causeWords + "." }

// settleDrafts is the team meeting: the cause goes out of the statement, all drafts are ready.
func settleDrafts(t *teller) {
	t.meeting("stage-2", audit.TeamMeeting, "2026-05-06 13:20", "14:00",
		"Seven findings agreed. 02: the cause is the client's to find, words taken out.", "", "Márta Kővári", "Jonas Lindqvist")
	f := t.finding("02")
	t.act("Finding JL-01", edit(t, f, func(f *audit.Finding) {
		f.Statement = findings["02"].statement
	}))
	var ready []casefile.Change
	for _, key := range []string{"01", "02", "03", "04", "05", "06", "07"} {
		ready = append(ready, edit(t, t.finding(key), func(f *audit.Finding) { f.State = audit.FindingReady }))
	}
	t.act("Findings ready to issue", ready...)
}

// closing issues the findings and holds the closing meeting.
func closing(t *teller) {
	t.issueFindings("stage-2")
	t.settleConcerns()
	t.closingMeeting()
}

// settleConcerns closes the areas of concern of Stage 1 that findings take up.
func (t *teller) settleConcerns() {
	var settled []casefile.Change
	for _, key := range []string{"01", "04", "02"} {
		f := t.finding(key)
		if f == nil {
			return
		}
		for _, id := range f.Concerns {
			settled = append(settled, edit(t, t.current().Finding(id), func(c *audit.Finding) {
				c.State, c.ClosedOn, c.ClosureNote = audit.Closed, day("2026-05-06"), "Taken up in Stage 2 as "+f.Number+"."
			}))
		}
	}
	t.act("Concerns of Stage 1 taken up", settled...)
}

// closingMeeting presents the findings; the client disputes 02, which is recorded and not withdrawn.
func (t *teller) closingMeeting() {
	t.meeting("stage-2", audit.ClosingMeeting, "2026-05-06 15:00", "16:00",
		"Seven findings presented and understood. Responses within 30 days. Recommendation: grant, after verification of the major. "+
			"Complaint and appeal process explained.",
		"NC-2026-ST2-02: the client holds that acknowledgement is not reaction; recorded, not withdrawn.",
		"Torbjørn Åsen", "Ingrid Næss", "Sofie Grønn", "Mikkel Utsi", "Kari Lånke", "Márta Kővári", "Jonas Lindqvist")
	t.at("2026-05-06 16:05")
	var acknowledged []casefile.Change
	for _, key := range []string{"01", "02", "03", "04"} {
		acknowledged = append(acknowledged, edit(t, t.finding(key), func(f *audit.Finding) {
			f.AcknowledgedBy, f.AcknowledgedOn = "Ingrid Næss, quality manager", day("2026-05-06")
			if key == "02" {
				f.Disputed = true
				f.Dispute = "Acknowledgement is not reaction: in two of the three cases somebody looked at the alert before acknowledging it."
			}
		}))
	}
	t.act("Findings acknowledged", acknowledged...)
	t.act("Stage 2: closed", edit(t, t.audit("stage-2"), func(a *audit.Audit) { a.State = audit.AuditDone }))
}
