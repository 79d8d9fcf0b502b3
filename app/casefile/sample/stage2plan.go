package sample

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// stage2Plan enters the words of the plan (ISO/IEC 17021-1:2015 9.2.3 a to c).
func stage2Plan(t *teller) {
	t.act("Stage 2: plan", edit(t, t.audit("stage-2"), func(a *audit.Audit) {
		a.State, a.PlanIssue = audit.AuditConfirmed, "1"
		a.Objectives = "Conformity of the whole management system with ISO/IEC 42001:2023; its ability to meet legal and contractual " +
			"requirements; its effectiveness in reaching the client's objectives; where it could be improved."
		a.Criteria = "ISO/IEC 42001:2023; AIMS manual v2.0; SoA 3.1 of 2026-02-20"
		a.SoAVersion = "3.1"
		a.Scope = "Development, provision and operation of AI-based image triage software for radiology: management, quality and " +
			"product in Oslo, model development in Tromsø, support and monitoring in Trondheim; four AI systems, two in depth."
		a.PrivateNote = "Take 8.4 early on Monday; ask for the first day of ReportDraft's validation before anything else."
	}))
	t.activities()
}

// planRow is a line of the plan of Stage 2.
type planRow struct {
	day, start, end string
	activity        audit.Activity
	who             string // initials, with a space between; everyone for the whole team
	what            string // requirements
	title           string
	site            string
	with            string
	systems         []string
}

// planRows is the plan of Stage 2, 4 to 6 May 2026.
var planRows = []planRow{
	{"2026-05-04", "09:00", "09:30", audit.ActivityOpening, everyone, "", "Opening meeting", "Oslo", "management", nil},
	{"2026-05-04", "09:30", "12:00", audit.ActivityAudit, "MK", "4.1–4.4, 5.1–5.3, 6.2, 6.3", "", "Oslo", "managing director, quality manager", nil},
	{"2026-05-04", "09:30", "12:00", audit.ActivityAudit, "JL", "7.1–7.5, A.2.2–A.2.4, A.3.2, A.3.3", "", "Oslo", "quality manager, HR", nil},
	{"2026-05-04", "13:00", "16:30", audit.ActivityAudit, "MK", "6.1.1–6.1.4, 8.2–8.4, A.5.2–A.5.5", "", "Oslo", "product, clinical safety", []string{"ThoraxTriage 4", "ReportDraft"}},
	{"2026-05-04", "13:00", "16:30", audit.ActivityAudit, "JL", "A.4.2–A.4.4, A.4.6, A.7.2, A.7.4–A.7.6", "", "Tromsø", "model development", []string{"ThoraxTriage 4"}},
	{"2026-05-05", "08:30", "12:00", audit.ActivityAudit, "MK AB", "8.1, A.6.1.2, A.6.1.3, A.6.2.2–A.6.2.5", "", "Tromsø", "model development", []string{"ThoraxTriage 4", "ReportDraft"}},
	{"2026-05-05", "08:30", "12:00", audit.ActivityAudit, "JL", "A.6.2.6–A.6.2.8, A.8.2–A.8.5", "", "Trondheim", "support, monitoring", []string{"ThoraxTriage 4", "MammaSecond 2"}},
	{"2026-05-05", "13:00", "16:30", audit.ActivityAudit, "MK", "A.9.2–A.9.4", "", "Tromsø", "product", []string{"SkiftPlan"}},
	{"2026-05-05", "13:00", "16:30", audit.ActivityAudit, "JL", "A.10.2–A.10.4", "", "Trondheim", "purchasing, support", nil},
	{"2026-05-06", "08:30", "11:00", audit.ActivityAudit, "MK", "9.1, 9.2, 9.3", "", "Oslo", "quality manager", nil},
	{"2026-05-06", "08:30", "11:00", audit.ActivityAudit, "JL", "10.1, 10.2", "Complaints", "Oslo", "support, quality manager", nil},
	{"2026-05-06", "11:00", "14:30", audit.ActivityTeam, "MK JL", "", "Follow-up, team meeting, conclusions", "Oslo", "", nil},
	{"2026-05-06", "15:00", "16:00", audit.ActivityClosing, everyone, "", "Closing meeting", "Oslo", "management", nil},
}

// activities enters the lines of the plan; the tool of the remote one is still open.
func (t *teller) activities() {
	a := t.audit("stage-2")
	if a == nil {
		return
	}
	var out []audit.Recorder
	for _, row := range planRows {
		p := &audit.PlanItem{
			Audit: a.ID, Day: day(row.day), Start: hour(row.start), End: hour(row.end), Activity: row.activity, Title: row.title,
			Requirements: t.ranges(row.what), Everyone: row.who == everyone, Sites: t.all(row.site), Systems: t.all(row.systems...), With: row.with,
		}
		for _, who := range strings.Fields(row.who) {
			if who != everyone {
				p.Members = append(p.Members, t.id("ST2 "+who))
			}
		}
		key := "plan " + row.day[8:] + " " + row.start + " " + row.who
		p.Remote = key == remoteItem
		out = append(out, t.as(key, p))
	}
	t.save("Stage 2: activities of the plan", out...)
	t.act("Stage 2: plan, version 2", edit(t, t.audit("stage-2"), func(a *audit.Audit) { a.PlanIssue = "2" }))
}

// everyone stands for the whole team of the day.
const everyone = "all"

// remoteItem is the activity that is done by remote methods.
const remoteItem = "plan 04 13:00 JL"

// stage2PlanSent names the tool, sends the plan to the client, and draws the samples.
func stage2PlanSent(t *teller) {
	c := t.current()
	for i := range c.PlanItems {
		if c.PlanItems[i].ID == t.id(remoteItem) {
			t.act("Plan: tool of the remote activity", edit(t, &c.PlanItems[i], func(p *audit.PlanItem) {
				p.Tool = "Video meeting, screen shared; line tested 2026-04-20"
			}))
		}
	}
	t.act("Stage 2: plan sent", edit(t, t.audit("stage-2"), func(a *audit.Audit) { a.PlanSent = t.today() }))
	t.samples()
	t.at("2026-04-23 11:00")
	t.act("Stage 2: plan agreed", edit(t, t.audit("stage-2"), func(a *audit.Audit) { a.PlanAgreed = t.today() }))
}

// samplePlan is what is drawn in Stage 2: population, size, how many turned out not to fulfil the requirement.
var samplePlan = []struct {
	key  string
	plan audit.Sample
	what string
	item []string
}{
	{"sample systems", audit.Sample{
		Name: "AI systems, in depth", Population: 4, Size: 2, Drawn: audit.ByJudgement,
		Rationale: "One high-risk system in operation and the one that is about to go live.",
	}, "6.1.4, 8.4, A.5.2, A.6", []string{"ThoraxTriage 4", "ReportDraft"}},
	{"sample changes", audit.Sample{
		Name: "Change records", Population: 12, Size: 5, Drawn: audit.AtRandom, Seed: "2026-04-20/12/5", Period: "2025-09 to 2026-04",
		Rationale: "At random over both clinical systems.",
	}, "6.3, 8.1", []string{"CR-2025-31", "CR-2025-38", "CR-2026-02", "CR-2026-07", "CR-2026-11"}},
	{"sample files", audit.Sample{
		Name: "Competence files", Population: 9, Size: 4, Drawn: audit.ByJudgement,
		Rationale: "Both persons who validate, one developer, the person who joined last.",
	}, "7.2, A.4.6", []string{"P-02", "P-04", "P-06", "P-09"}},
	{"sample incidents", audit.Sample{
		Name: "Incidents", Population: 31, Size: 6, Drawn: audit.AtRandom, Seed: "2026-04-20/31/6", Period: "2025-03 to 2026-04",
		Rationale: "At random; the three reported to the authority are looked at besides.",
	}, "10.2, A.8.4", []string{"I-04", "I-09", "I-12", "I-17", "I-23", "I-28"}},
}

// samples enters the samples with the items drawn.
func (t *teller) samples() {
	a := t.audit("stage-2")
	if a == nil {
		return
	}
	for _, row := range samplePlan {
		s := row.plan
		s.Audit, s.Requirements = a.ID, t.ranges(row.what)
		changes := []casefile.Change{{After: t.as(row.key, &s)}}
		for i, label := range row.item {
			item := t.as(row.key+" "+label, &audit.SampleItem{Sample: s.ID, Label: label, Rank: rank(i)})
			changes = append(changes, casefile.Change{After: item})
		}
		t.act("Sample: "+s.Name, changes...)
	}
}

// looked enters the results of the items of a sample, and how many of them did not fulfil the requirement.
func (t *teller) looked(key string, hits map[string]string, notes map[string]string) {
	c := t.current()
	var changes []casefile.Change
	for i := range c.SampleItems {
		item := &c.SampleItems[i]
		if item.Sample != t.id(key) {
			continue
		}
		changes = append(changes, edit(t, item, func(s *audit.SampleItem) {
			s.Result, s.Note = audit.SampleOK, notes[s.Label]
			if why, hit := hits[s.Label]; hit {
				s.Result, s.Note = audit.SampleHit, why
			}
		}))
	}
	for i := range c.Samples {
		if s := &c.Samples[i]; s.ID == t.id(key) && len(hits) > 0 {
			changes = append(changes, edit(t, s, func(s *audit.Sample) { s.Hits = int64(len(hits)) }))
		}
	}
	t.act("Sample looked at", changes...)
}
