package audit_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"

	"github.com/google/go-cmp/cmp"
)

// clauses and controls are the auditable requirements of ISO/IEC 42001:2023.
var (
	clauses = numbers(`4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.1.4 6.2 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3
		8.1 8.2 8.3 8.4 9.1 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2`)
	controls = numbers(`A.2.2 A.2.3 A.2.4 A.3.2 A.3.3 A.4.2 A.4.3 A.4.4 A.4.5 A.4.6 A.5.2 A.5.3 A.5.4 A.5.5 A.6.1.2 A.6.1.3
		A.6.2.2 A.6.2.3 A.6.2.4 A.6.2.5 A.6.2.6 A.6.2.7 A.6.2.8 A.7.2 A.7.3 A.7.4 A.7.5 A.7.6 A.8.2 A.8.3 A.8.4 A.8.5
		A.9.2 A.9.3 A.9.4 A.10.2 A.10.3 A.10.4`)
)

func numbers(s string) []audit.Number {
	var out []audit.Number
	for _, f := range strings.Fields(s) {
		out = append(out, audit.Number(f))
	}
	return out
}

func rec(id string) audit.Record { return audit.Record{ID: audit.ID(id)} }

func day(s string) date.Date { return date.MustParse(s) }

// planItem makes an item of Stage 2: day of May 2026, from–to, who, requirements, site.
func planItem(id string, d string, times, who, requirements, site string) audit.PlanItem {
	from, to, _ := strings.Cut(times, "–")
	i := audit.PlanItem{
		Record: rec(id), Audit: "st2", Day: day("2026-05-" + d), Start: date.MustParseClock(from), End: date.MustParseClock(to),
		Activity: audit.ActivityAudit, Requirements: numbers(requirements), Everyone: who == "all",
	}
	if !i.Everyone {
		for _, w := range strings.Fields(who) {
			i.Members = append(i.Members, audit.ID(w))
		}
	}
	if site != "" {
		i.Sites = []audit.ID{audit.ID(site)}
	}
	return i
}

// sample returns the sample case up to the eve of Stage 2.
func sample() *audit.Case {
	c := &audit.Case{
		Client:   audit.Client{Record: rec("client"), Name: "Sølvberg Bildediagnostikk AS"},
		Standard: audit.Standard{Designation: "ISO/IEC 42001:2023"},
		Policy:   audit.DefaultPolicy(),
		SoA:      audit.SoA{Version: "3.1"},
		SoAControls: []audit.SoAControl{
			{Control: "A.4.5", Excluded: true, Justification: "cloud"}, {Control: "A.7.3", Excluded: true, Justification: "no data"},
		},
		Sites: []audit.Site{
			{Record: rec("oslo"), Name: "Oslo", Central: true}, {Record: rec("tromsø"), Name: "Tromsø"}, {Record: rec("trondheim"), Name: "Trondheim"},
		},
		Persons: []audit.Person{
			{Record: rec("p1"), Name: "Márta Kővári", Initials: "MK"},
			{Record: rec("p2"), Name: "Jonas Lindqvist", Initials: "JL"},
			{Record: rec("p3"), Name: "Dr. Aoife Byrne", Initials: "AB"},
		},
		Programmes: []audit.Programme{{Record: rec("prog"), Cycle: 1}},
		AuditTimes: []audit.AuditTime{{Programme: "prog", Total: 900, Stage1: 300, Stage2: 600, Surveillance: 300, Recertification: 600}},
		Audits: []audit.Audit{
			{
				Record: rec("st1"), Kind: audit.Stage1, Programme: "prog", StartsOn: day("2026-03-10"), EndsOn: day("2026-03-11"),
				State: audit.AuditDone, Readiness: audit.ReadyWithConcerns,
			},
			{
				Record: rec("st2"), Kind: audit.Stage2, Programme: "prog", StartsOn: day("2026-05-04"), EndsOn: day("2026-05-06"),
				State: audit.AuditConfirmed, Objectives: "Conformity and effectiveness", Scope: "All units",
			},
		},
		Members: []audit.Member{
			{Record: rec("ab"), Audit: "st2", Person: "p3", Role: audit.Expert, DeclaredOn: day("2026-02-01")},
			{Record: rec("jl"), Audit: "st2", Person: "p2", Role: audit.Auditor, DeclaredOn: day("2026-02-01"), Days: 300, ConsultancyUntil: day("2023-10-01")},
			{Record: rec("mk"), Audit: "st2", Person: "p1", Role: audit.LeadAuditor, DeclaredOn: day("2026-02-01"), Days: 300},
			{Record: rec("mk1"), Audit: "st1", Person: "p1", Role: audit.LeadAuditor, DeclaredOn: day("2026-02-01"), Days: 150},
			{Record: rec("jl1"), Audit: "st1", Person: "p2", Role: audit.Auditor, DeclaredOn: day("2026-02-01"), Days: 150},
		},
		Findings: []audit.Finding{
			{Record: rec("c1"), Audit: "st1", Grade: audit.Concern, Requirement: "6.1.4", State: audit.FindingIssued, Number: "AOC-2026-ST1-01"},
			{Record: rec("c2"), Audit: "st1", Grade: audit.Concern, Requirement: "9.2.2", State: audit.FindingIssued, Number: "AOC-2026-ST1-02"},
			{Record: rec("c3"), Audit: "st1", Grade: audit.Concern, Requirement: "A.6.2.6", State: audit.FindingIssued, Number: "AOC-2026-ST1-03"},
		},
		PlanItems: []audit.PlanItem{
			planItem("i13", "06", "15:00–16:00", "all", "", "oslo"),
			planItem("i1", "04", "09:00–09:30", "all", "", "oslo"),
			planItem("i2", "04", "09:30–12:00", "mk", "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.2 6.3", "oslo"),
			planItem("i3", "04", "09:30–12:00", "jl", "7.1 7.2 7.3 7.4 7.5 A.2.2 A.2.3 A.2.4 A.3.2 A.3.3", "oslo"),
			planItem("i4", "04", "13:00–16:30", "mk", "6.1.1 6.1.2 6.1.3 6.1.4 8.2 8.3 8.4 A.5.2 A.5.3 A.5.4 A.5.5", "oslo"),
			planItem("i5", "04", "13:00–16:30", "jl", "A.4.2 A.4.3 A.4.4 A.4.6 A.7.2 A.7.4 A.7.5 A.7.6", "tromsø"),
			planItem("i6", "05", "08:30–12:00", "mk ab", "8.1 A.6.1.2 A.6.1.3 A.6.2.2 A.6.2.3 A.6.2.4 A.6.2.5", "tromsø"),
			planItem("i7", "05", "08:30–12:00", "jl", "A.6.2.6 A.6.2.7 A.6.2.8 A.8.2 A.8.3 A.8.4 A.8.5", "trondheim"),
			planItem("i8", "05", "13:00–16:30", "mk", "A.9.2 A.9.3 A.9.4", "tromsø"),
			planItem("i9", "05", "13:00–16:30", "jl", "A.10.2 A.10.3 A.10.4", "trondheim"),
			planItem("i10", "06", "08:30–11:00", "mk", "9.1 9.2 9.3", "oslo"),
			planItem("i11", "06", "08:30–11:00", "jl", "10.1 10.2", "oslo"),
			planItem("i12", "06", "11:00–14:30", "mk jl", "", "oslo"),
		},
	}
	item(c, "i1").Activity = audit.ActivityOpening
	item(c, "i13").Activity = audit.ActivityClosing
	item(c, "i12").Activity = audit.ActivityTeam
	item(c, "i5").Remote, item(c, "i5").Tool = true, "Teams"
	return c
}

func item(c *audit.Case, id audit.ID) *audit.PlanItem {
	return &c.PlanItems[slices.IndexFunc(c.PlanItems, func(i audit.PlanItem) bool { return i.ID == id })]
}

func check(c *audit.Case, name string) audit.PlanCheck {
	a := c.AuditNamed(name)
	return audit.CheckPlan(c, a, audit.RequiredCoverage(c, a, clauses, controls))
}

func TestCheckPlan_sample(t *testing.T) {
	t.Parallel()
	got := check(sample(), "stage-2")
	if len(got.Warnings)+len(got.Missing)+len(got.Overlaps) != 0 || got.Blocked() {
		t.Errorf("open points: %+v, missing %v, overlaps %v", got.Warnings, got.Missing, got.Overlaps)
	}
	if p, r := got.PlannedDays.String(), got.RequiredDays.String(); p != "6.0" || r != "6.0" {
		t.Errorf("planned %s of %s days, want 6.0 of 6.0", p, r)
	}
	want := []audit.Passed{
		{Title: "Audit time", Figure: "6.0 of 6.0 days", Proof: "AB is a technical expert: not counted"},
		{Title: "Clauses covered", Figure: "32 of 32"},
		{Title: "Controls covered", Figure: "36 of 36", Proof: "SoA 3.1; A.4.5 and A.7.3 excluded"},
		{Title: "Nobody in two places", Proof: "13 activities checked pair by pair"},
		{Title: "Expert accompanied", Proof: "AB with MK, Tue 08:30"},
		{Title: "Every site visited", Proof: "Oslo, Tromsø, Trondheim"},
		{Title: "Concerns of Stage 1 taken up", Proof: "6.1.4 Mon, 9.2.2 Wed, A.6.2.6 Tue"},
		{Title: "Elements a to f present", Proof: "objectives, criteria, scope, dates and sites, duration, roles"},
		{Title: "Team impartial and led", Proof: "MK, JL, AB declared"},
		{Title: "Stage 2 after Stage 1", Figure: "54 days"},
		{Title: "Remote activities name their tool", Proof: "1 remote activity"},
		{Title: "Opening and closing meeting", Proof: "Mon 09:00, Wed 15:00"},
	}
	if diff := cmp.Diff(want, got.Passed); diff != "" {
		t.Errorf("passed (-want +got):\n%s", diff)
	}
}

func TestCheckPlan_stage1NeedsNoPlan(t *testing.T) {
	t.Parallel()
	got := check(sample(), "stage-1")
	if got.PlannedDays != 300 || got.RequiredDays != 300 || len(got.Warnings) != 0 || len(got.Missing) != 0 {
		t.Errorf("planned %s of %s, warnings %v, missing %v; want 3.0 of 3.0 and nothing open", got.PlannedDays, got.RequiredDays, got.Warnings, got.Missing)
	}
}

// TestCheckPlan_openPoints breaks one thing of the sample at a time: the check must say so, and nothing else.
func TestCheckPlan_openPoints(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		breakIt func(c *audit.Case)
		want    string // rule severity title, one line each
	}{
		"remote without tool": {
			func(c *audit.Case) { item(c, "i5").Tool = " " },
			"R-1-3 warning Remote, but no tool named",
		},
		"outside the days": {
			func(c *audit.Case) { c.Audits[1].EndsOn = day("2026-05-05") },
			strings.Repeat("R-1-3 warning Outside the days of the audit\n", 4),
		},
		"no who": {
			func(c *audit.Case) { item(c, "i11").Members = nil },
			"R-1-3 warning Nobody does it",
		},
		"no place": {
			func(c *audit.Case) { item(c, "i11").Sites = nil },
			"R-1-3 warning No place",
		},
		"time short": {
			func(c *audit.Case) { c.Members[1].Days = 250 },
			"R-1-3 warning Audit time short by 0.5 days",
		},
		"time not determined": {
			func(c *audit.Case) { c.AuditTimes = nil },
			"9.1.4 warning Required audit time not determined",
		},
		"little of the assigned time is in the plan": {
			func(c *audit.Case) { c.Members[1].Days = 400 },
			"R-1-3 warning Too little of JL's time with the client",
		},
		"clauses missing": {
			func(c *audit.Case) { item(c, "i10").Requirements = numbers("9.1 9.2.2 9.3") },
			"R-1-3 warning Clauses covered: 31 of 32",
		},
		"controls missing": {
			func(c *audit.Case) { item(c, "i9").Requirements = nil },
			"R-1-3 warning Controls covered: 33 of 36",
		},
		"two places": {
			func(c *audit.Case) { item(c, "i8").Members = []audit.ID{"mk", "jl"} },
			"R-1-3 warning JL is in two places",
		},
		"site not visited": {
			func(c *audit.Case) { c.Sites = append(c.Sites, audit.Site{Record: rec("bodø"), Name: "Bodø"}) },
			"9.1.5 warning Bodø is not visited",
		},
		"expert alone": {
			func(c *audit.Case) {
				alone := planItem("x", "05", "13:00–14:00", "ab", "8.1", "oslo")
				c.PlanItems = append(c.PlanItems, alone)
			},
			"9.2.2 warning AB is not accompanied",
		},
		"concern not taken up": {
			func(c *audit.Case) {
				c.Findings = append(c.Findings, audit.Finding{Record: rec("c4"), Audit: "st1", Grade: audit.Concern, Requirement: "A.4.5", DraftNumber: "MK-04"})
			},
			"R-2-2 warning MK-04 is not taken up",
		},
		"element a": {
			func(c *audit.Case) { c.Audits[1].Objectives = "" },
			"R-1-3 warning Element a is missing: objectives",
		},
		"element b": {
			func(c *audit.Case) { c.Standard.Designation = "" },
			"R-1-3 warning Element b is missing: criteria",
		},
		"element c": {
			func(c *audit.Case) { c.Audits[1].Scope = "" },
			"R-1-3 warning Element c is missing: scope",
		},
		"element d": {
			func(c *audit.Case) { c.Audits[1].StartsOn, c.Audits[1].EndsOn = date.Date{}, date.Date{} },
			"R-1-3 warning Element d is missing: dates and sites",
		},
		"element e": {
			func(c *audit.Case) { item(c, "i12").End = date.Clock{} },
			"R-1-3 warning Element e is missing: duration",
		},
		"no declaration": {
			func(c *audit.Case) { c.Members[0].DeclaredOn = date.Date{} },
			"R-1-2 block AB has not declared impartiality",
		},
		"consultancy": {
			func(c *audit.Case) { c.Members[1].ConsultancyUntil = day("2024-05-05") },
			"R-1-2 block JL gave consultancy too lately",
		},
		"no lead auditor": {
			func(c *audit.Case) { c.Members[2].Role = audit.Auditor },
			"9.2.2 block No lead auditor",
		},
		"two lead auditors": {
			func(c *audit.Case) { c.Members[1].Role = audit.LeadAuditor },
			"9.2.2 warning More than one lead auditor",
		},
		"trainee without evaluator": {
			func(c *audit.Case) {
				c.Members = append(c.Members, audit.Member{Record: rec("t"), Audit: "st2", Role: audit.Trainee, DeclaredOn: day("2026-02-01")})
			},
			"9.2.2 warning ? trains without an evaluator",
		},
		"competence": {
			func(c *audit.Case) {
				c.Application.Competence = []string{"AI legal obligations", "Radiology"}
				c.Persons[2].Competence = []string{"radiology"}
			},
			"R-1-2 block Competence not covered",
		},
		"no opening meeting": {
			func(c *audit.Case) { item(c, "i1").Activity = audit.ActivityAudit },
			"9.4.2 warning No opening meeting",
		},
		"no closing meeting": {
			func(c *audit.Case) { item(c, "i13").Activity = "" },
			"9.4.7 warning No closing meeting",
		},
		"stage 2 before the end of stage 1 (T5.12)": {
			func(c *audit.Case) { c.Audits[0].EndsOn = day("2026-05-04") },
			"R-2-1 block Stage 2 begins too early",
		},
		"stage 1 not concluded": {
			func(c *audit.Case) { c.Audits[0].Readiness = "" },
			"R-2-1 block Stage 1 is not concluded",
		},
		"not ready": {
			func(c *audit.Case) { c.Audits[0].Readiness = audit.Postpone },
			"R-2-1 block Not ready for Stage 2",
		},
		"interval short": {
			func(c *audit.Case) { c.Audits[0].EndsOn = day("2026-04-21") },
			"R-2-2 warning Little time after Stage 1",
		},
		"interval long": {
			func(c *audit.Case) { c.Audits[0].EndsOn = day("2025-11-04") },
			"R-2-2 warning Long after Stage 1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := sample()
			tt.breakIt(c)
			if got := open(check(c, "stage-2")); got != strings.TrimSpace(tt.want) {
				t.Errorf("open points:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// open lists the open points as rule severity title, one line each.
func open(p audit.PlanCheck) string {
	var lines []string
	for _, w := range p.Warnings {
		lines = append(lines, w.Rule+" "+string(w.Severity)+" "+w.Title)
	}
	return strings.Join(lines, "\n")
}
