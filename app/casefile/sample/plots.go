package sample

import (
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// plot is a client of the portfolio and the story that brings it to where it stands today.
type plot struct {
	name, short, city, country, contact string
	scope, system                       string
	story                               story
}

// story is what happened to a client, and so the state its certification is in.
type story string

// The stories.
const (
	overdue      story = "surveillance overdue"
	majorOpen    story = "major open near the six-month limit"
	dueSoon      story = "surveillance due in 25 days"
	suspended    story = "suspended"
	expired      story = "expired, can be restored"
	firstYear    story = "certified, surveillance 1 next"
	secondYear   story = "certified, surveillance 2 next"
	thirdYear    story = "certified, recertification next"
	justGranted  story = "certified lately"
	betweenAudit story = "between Stage 1 and Stage 2"
	accepted     story = "applicant, Stage 1 planned"
	applying     story = "applicant, to be reviewed"
)

// plots are the twelve clients of the portfolio.
var plots = []plot{
	{"Pérez y Hijos Seguros, S.A.", "Pérez", "Sevilla", "Spain", "Lucía Ibáñez", "AI-assisted handling of motor insurance claims", "ReclamaYa", overdue},
	{"Lumière Crédit SA", "Lumière", "Lyon", "France", "Zoé Lefèvre", "Development and operation of AI-based credit scoring", "ScoreClair", majorOpen},
	{"Øresund Mobilitet ApS", "Øresund", "København", "Denmark", "Søren Kjær", "AI-based planning of bus traffic", "Rutevælger", dueSoon},
	{"Vltava Robotika a.s.", "Vltava", "Praha", "Czechia", "Jiří Dvořák", "AI vision for industrial robots", "OkoBot", suspended},
	{"Ó Briain Language Services Ltd", "Ó Briain", "Galway", "Ireland", "Gráinne Ní Bhriain", "Machine translation of official documents", "Teanga", expired},
	{"Kővágó Biztosító Zrt.", "Kővágó", "Szeged", "Hungary", "Ágnes Tűzkő", "AI-based assessment of building damage", "Kárbecslő", firstYear},
	{"Norrsken Energi AB", "Norrsken", "Luleå", "Sweden", "Åsa Öhman", "AI-based forecast of electricity demand", "Prognos", secondYear},
	{"Tērauds Loģistika SIA", "Tērauds", "Rīga", "Latvia", "Jānis Bērziņš", "AI-based planning of warehouses", "Noliktava", thirdYear},
	{"Çınar Tekstil A.Ş.", "Çınar", "Bursa", "Türkiye", "Şule Yıldız", "AI-based inspection of fabric", "Kusur", justGranted},
	{"Grünwald Prüftechnik GmbH", "Grünwald", "Stuttgart", "Germany", "Jörg Weiß", "AI-based evaluation of weld seams", "NahtBlick", betweenAudit},
	{"Ålesund Havdata AS", "Ålesund", "Ålesund", "Norway", "Bjørg Sætre", "AI-based counting of fish stocks", "Stimteller", accepted},
	{"Żurawski Analityka sp. z o.o.", "Żurawski", "Gdańsk", "Poland", "Łucja Dąbrowska", "AI-based fraud detection for shops", "Czujka", applying},
}

// granted returns the day of the certification decision, the zero Date while there is none.
func (s story) granted(t *portfolioTeller) date.Date {
	switch s {
	case overdue:
		return t.days(-15).AddMonths(-12)
	case dueSoon:
		return t.days(25).AddMonths(-12)
	case suspended:
		return t.days(93).AddMonths(-6).AddMonths(-14)
	case expired:
		return t.days(116).AddMonths(-6).AddDays(1).AddMonths(-36)
	case firstYear:
		return t.days(179).AddMonths(-12)
	case secondYear:
		return t.today.AddMonths(-16)
	case thirdYear:
		return t.days(286).AddDays(1).AddMonths(-36)
	case justGranted:
		return t.days(319).AddMonths(-12)
	case majorOpen, betweenAudit, accepted, applying:
		return date.Date{}
	default:
		return date.Date{}
	}
}

// stage2 returns the first day of Stage 2, the zero Date while it is not planned. Three days, and seven weeks later the
// decision.
func (s story) stage2(t *portfolioTeller) date.Date {
	switch s {
	case majorOpen:
		return t.days(20).AddMonths(-6).AddDays(-2)
	case betweenAudit:
		return t.days(39)
	case accepted, applying:
		return date.Date{}
	default:
		return s.granted(t).AddDays(-49)
	}
}

// then tells what followed Stage 2.
func (s story) then(t *portfolioTeller) {
	if s == majorOpen {
		t.raise("stage-2", audit.Major, audit.Minor, audit.Minor)
		return
	}
	on := s.granted(t)
	if on.IsZero() {
		return
	}
	open := map[story][]audit.Grade{overdue: {audit.Minor}, dueSoon: {audit.Minor, audit.Minor}}
	t.raise("stage-2", open[s]...)
	t.grant(on)
	switch s {
	case dueSoon:
		t.auditOn("surveillance-1", t.days(18), 2, 150)
	case suspended:
		t.auditOn("surveillance-1", on.AddMonths(11), 2, 150)
		t.raise("surveillance-1", audit.Minor)
		t.maintained("surveillance-1")
		t.decide(audit.Suspend, t.days(93).AddMonths(-6), "The client asked for it, while it moves its production.")
		t.special(t.days(67), "Lift the suspension after the move.")
	case expired:
		t.auditOn("surveillance-1", on.AddMonths(11), 2, 150)
		t.maintained("surveillance-1")
		t.auditOn("surveillance-2", on.AddMonths(24), 2, 150)
		t.maintained("surveillance-2")
		t.auditOn("recertification", t.days(74), 3, 300)
	case firstYear:
		t.auditOn("surveillance-1", t.days(158), 2, 150)
	case secondYear:
		t.auditOn("surveillance-1", on.AddMonths(11), 2, 150)
		t.raise("surveillance-1", audit.Minor)
		t.maintained("surveillance-1")
		t.auditOn("surveillance-2", t.days(186), 2, 150)
	case thirdYear:
		t.auditOn("surveillance-1", on.AddMonths(11), 2, 150)
		t.maintained("surveillance-1")
		t.auditOn("surveillance-2", on.AddMonths(22), 2, 150)
		t.maintained("surveillance-2")
		t.auditOn("recertification", t.days(214), 3, 300)
	case justGranted:
		t.auditOn("surveillance-1", t.days(242), 2, 150)
	case overdue, majorOpen, betweenAudit, accepted, applying:
	}
}

// raise enters nonconformities of an audit as issued, answered and accepted: a major is to be verified by its
// evidence, a minor at the next audit.
func (t *portfolioTeller) raise(auditName string, grades ...audit.Grade) {
	for i, g := range grades {
		told := raised[i%len(raised)]
		told.Grade, told.Sites, told.GradeReason = g, t.all("site"), "One case; the others were in order."
		if g == audit.Major {
			told.GradeReason = "None of the cases was in order."
		}
		t.draft(fmt.Sprintf("%s %d", auditName, i), told, auditName)
	}
	if len(grades) == 0 || t.err != nil {
		return
	}
	t.issueFindings(auditName)
	var changes []casefile.Change
	next := map[string]string{"stage-2": "surveillance-1", "surveillance-1": "surveillance-2"}[auditName]
	for i := range grades {
		f := t.finding(fmt.Sprintf("%s %d", auditName, i))
		if f == nil {
			return
		}
		received := f.IssuedOn.AddDays(21)
		changes = append(changes,
			casefile.Change{After: &audit.Response{
				Finding: f.ID, Round: 1, ReceivedOn: received, Correction: "Put in order.", Cause: "Not asked for by the procedure.",
				Action: "Procedure changed, people told.", Responsible: t.contact, TargetDate: received.AddDays(14),
				Review: audit.ReviewAccepted, ReviewedOn: received.AddDays(3), ReviewedBy: t.id("MK"),
			}},
		)
		changes = append(changes, t.accepted(f, next)...)
		t.on(received.AddDays(3))
	}
	t.act("Responses accepted", changes...)
}

// accepted returns the ways of a nonconformity whose plan is accepted: evidence of a major is there, a minor is verified at
// the next audit.
func (t *portfolioTeller) accepted(f *audit.Finding, next string) []casefile.Change {
	states := []audit.FindingState{audit.ResponseReceived, audit.PlanAccepted, audit.EvidenceReceived}
	if f.Grade == audit.Minor {
		states = []audit.FindingState{audit.ResponseReceived, audit.VerifyNextAudit}
	}
	var out []casefile.Change
	for _, state := range states {
		moved := edit(t.teller, f, func(f *audit.Finding) {
			if f.State = state; state == audit.VerifyNextAudit {
				f.VerifyAt = t.auditID(next)
			}
		})
		out, f = append(out, moved), moved.After.(*audit.Finding)
	}
	return out
}

// raised are nonconformities as the portfolio's clients have them; their clauses are in every standard of the portfolio.
var raised = []audit.Finding{
	{
		Requirement: "8.1", RequirementText: "Planned changes are controlled and their effects reviewed.",
		Statement:    "Changes were released without the review that the procedure asks for.",
		EvidenceText: "Change procedure v4, chapter 3; change records 11, 14 and 19 of the last six months without review.",
	},
	{
		Requirement: "7.2", RequirementText: "Evidence of competence is kept.",
		Statement:    "Evidence of competence was not available for one person.",
		EvidenceText: "Five of twelve files sampled; file 7 held no record of training.",
	},
	{
		Requirement: "9.1", RequirementText: "Results of monitoring are evaluated.",
		Statement:    "Results of monitoring of one quarter were not evaluated.",
		EvidenceText: "Monitoring reports MR-11 to MR-14: none for the quarter between MR-12 and MR-13.",
	},
}
