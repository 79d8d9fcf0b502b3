package audit_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/date"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// cell plans a coverage in an audit.
func cell(a, requirement string, v audit.Coverage) audit.ProgrammeCell {
	return audit.ProgrammeCell{Audit: audit.ID(a), Requirement: audit.Number(requirement), Coverage: v}
}

func TestRequiredCoverage(t *testing.T) {
	t.Parallel()
	all := strings.Join(texts(clauses), " ")
	for _, tt := range []struct {
		name         string
		kind         audit.AuditKind
		cells        []audit.ProgrammeCell
		wantClauses  string
		wantControls int
	}{
		{"stage 1 looks at readiness", audit.Stage1, nil, "", 0},
		{"stage 1 with a programme", audit.Stage1, []audit.ProgrammeCell{cell("a", "4.1", audit.CoverageMust)}, "", 0},
		{"stage 2 is full", audit.Stage2, nil, all, 36},
		{"recertification is full", audit.Recertification, nil, all, 36},
		{"an internal audit is full", audit.Internal, nil, all, 36},
		{"a gap assessment is full", audit.GapAssessment, nil, all, 36},
		{"a special audit has its own reason", audit.Special, nil, "", 0},
		{"surveillance has the musts of 9.6.2.2", audit.Surveillance, nil, "6.1.1 6.1.2 6.1.3 6.2 6.3 8.1 8.2 8.3 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2", 0},
		{"the programme decides", audit.Surveillance, []audit.ProgrammeCell{
			cell("a", "9", audit.CoverageMust), cell("a", "9.1", audit.CoverageSample), cell("a", "A.4", audit.CoverageMust), cell("a", "A.5", audit.CoverageSample),
			cell("a", "10.2", ""), cell("other", "5.1", audit.CoverageMust),
		}, "9.2.1 9.2.2 9.3.1 9.3.2 9.3.3", 4},
		{"what the audit before carried over is due", audit.Surveillance, []audit.ProgrammeCell{
			cell("a", "6.2", audit.CoverageMust), cell("before", "9.2", audit.CoverageCarriedOver), cell("before", "7.1", audit.CoverageMust), cell("long ago", "5", audit.CoverageCarriedOver),
		}, "6.2 9.2.1 9.2.2", 0},
	} {
		c := sample()
		c.ProgrammeCells = tt.cells
		c.Audits = []audit.Audit{
			{Record: rec("later"), Kind: tt.kind, Sequence: 3, Programme: "prog", Planned: month("2029-01")},
			{Record: rec("a"), Kind: tt.kind, Sequence: 2, Programme: "prog", StartsOn: day("2028-05-10")},
			{Record: rec("before"), Kind: tt.kind, Sequence: 1, Programme: "prog", Planned: month("2027-05")},
			{Record: rec("long ago"), Kind: audit.Stage2, Programme: "prog", StartsOn: day("2026-05-04")},
			{Record: rec("cancelled"), Kind: tt.kind, Programme: "prog", StartsOn: day("2028-04-10"), State: audit.AuditCancelled},
		}
		got := audit.RequiredCoverage(c, &c.Audits[1], clauses, controls)
		if s := strings.Join(texts(got.Clauses), " "); s != tt.wantClauses || len(got.Controls) != tt.wantControls {
			t.Errorf("%s: clauses %q, %d controls %v; want %q, %d", tt.name, s, len(got.Controls), got.Controls, tt.wantClauses, tt.wantControls)
		}
	}
}

func TestRequiredCoverage_ownControlsOfTheClient(t *testing.T) {
	t.Parallel()
	c := sample()
	c.SoAControls = append(c.SoAControls,
		audit.SoAControl{Control: "X.1", Title: "Clinical safety board"}, audit.SoAControl{Control: "X.2", Title: "Unused", Excluded: true})
	got := audit.RequiredCoverage(c, c.AuditNamed("stage-2"), clauses, controls)
	if !slices.Contains(got.Controls, "X.1") || slices.Contains(got.Controls, "X.2") || len(got.Controls) != 37 {
		t.Errorf("controls = %v, want the 36 of the standard and X.1", got.Controls)
	}
	if p := check(c, "stage-2"); !slices.Equal(p.Missing, []audit.Number{"X.1"}) {
		t.Errorf("missing %v, want X.1", p.Missing)
	}
}

func TestPlannedCoverage(t *testing.T) {
	t.Parallel()
	c := sample()
	c.ProgrammeCells = []audit.ProgrammeCell{cell("st2", "A.6", audit.CoverageSample), cell("st2", "A.6.2.6", audit.CoverageMust)}
	for r, want := range map[audit.Number]audit.Coverage{
		"A.6.2.6": audit.CoverageMust, "A.6.2.7": audit.CoverageSample, "A.6": audit.CoverageSample, "A.60": audit.CoverageNone, "": audit.CoverageNone,
	} {
		if got := c.PlannedCoverage(c.AuditNamed("stage-2"), r); got != want {
			t.Errorf("%s is planned as %s, want %s", r, got, want)
		}
	}
}

// surveillance returns the sample with a plan for Surveillance 1 in which nothing is wrong.
func surveillance() *audit.Case {
	c := sample()
	c.Audits = append(c.Audits, audit.Audit{
		Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, Programme: "prog", StartsOn: day("2027-05-10"), EndsOn: day("2027-05-11"),
		Objectives: "Conformity", Scope: "All units",
	})
	c.Members = append(c.Members,
		audit.Member{Record: rec("mk3"), Audit: "sa1", Person: "p1", Role: audit.LeadAuditor, DeclaredOn: day("2027-02-01"), Days: 200},
		audit.Member{Record: rec("jl3"), Audit: "sa1", Person: "p2", Role: audit.Auditor, DeclaredOn: day("2027-02-01"), Days: 100})
	add := func(id, on, times, who, requirements string, activity audit.Activity) {
		i := planItem(id, "04", times, who, requirements, "oslo")
		i.Audit, i.Day, i.Activity = "sa1", day("2027-05-"+on), activity
		c.PlanItems = append(c.PlanItems, i)
	}
	add("s1", "10", "09:00–09:30", "all", "", audit.ActivityOpening)
	add("s2", "10", "09:30–17:00", "mk3", "6.1 6.2 6.3 8", audit.ActivityAudit)
	add("s3", "10", "09:30–17:00", "jl3", "9.2 9.3 10 7.2 A.6.2.6", audit.ActivityAudit)
	add("s4", "11", "09:00–15:00", "mk3", "A.2.2", audit.ActivityAudit)
	add("s5", "11", "15:00–16:00", "all", "", audit.ActivityClosing)
	c.ProgrammeCells = []audit.ProgrammeCell{cell("sa1", "A.6", audit.CoverageSample), cell("sa1", "A.2", audit.CoverageSample)}
	for _, n := range []string{"6.1.1", "6.1.2", "6.1.3", "6.2", "6.3", "8.1", "8.2", "8.3", "9.2", "9.3", "10.1", "10.2"} {
		c.ProgrammeCells = append(c.ProgrammeCells, cell("sa1", n, audit.CoverageMust))
	}
	c.Findings = append(c.Findings, audit.Finding{Record: rec("f3"), Audit: "st2", Grade: audit.Minor, Requirement: "7.2", State: audit.VerifyNextAudit, VerifyAt: "sa1", Number: "NC-2026-ST2-03"})
	return c
}

func TestCheckPlan_surveillance(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		breakIt func(c *audit.Case)
		want    string
	}{
		"in order": {func(*audit.Case) {}, ""},
		"a must is missing (R-9-1)": {
			func(c *audit.Case) { item(c, "s2").Requirements = numbers("6.1 6.2 8") },
			"R-9-1 block Clauses covered: 14 of 15",
		},
		"a sampled area is not touched": {
			func(c *audit.Case) { item(c, "s4").Requirements = nil },
			"R-1-3 warning Planned samples are not taken",
		},
		"a nonconformity to verify is not in the plan": {
			func(c *audit.Case) { item(c, "s3").Requirements = numbers("9.2 9.3 10 A.6.2.6") },
			"9.6.2.2 warning NC-2026-ST2-03 is not taken up",
		},
		"it was verified before": {
			func(c *audit.Case) {
				item(c, "s3").Requirements = numbers("9.2 9.3 10 A.6.2.6")
				c.Findings[len(c.Findings)-1].State = audit.Closed
			}, "",
		},
		"the central function is not visited": {
			func(c *audit.Case) {
				for i := range c.PlanItems {
					c.PlanItems[i].Sites = []audit.ID{"tromsø"}
				}
			},
			"9.1.5 warning Oslo is not visited",
		},
	} {
		c := surveillance()
		tt.breakIt(c)
		if got := open(check(c, "surveillance-1")); got != tt.want {
			t.Errorf("%s: open points\n%s\nwant\n%s", name, got, tt.want)
		}
	}
	got := check(surveillance(), "surveillance-1")
	for _, want := range []audit.Passed{
		{Title: "Audit time", Figure: "3.0 of 3.0 days", Proof: "MK 2.0, JL 1.0"},
		{Title: "Sites of the sample visited", Proof: "Oslo"},
		{Title: "Earlier nonconformities taken up", Proof: "7.2 Mon"},
	} {
		if !slices.Contains(got.Passed, want) {
			t.Errorf("%+v is not among what passed: %+v", want, got.Passed)
		}
	}
}

// TestCheckPlan_stage2Alone: a client certified before may have a stage 2 without a stage 1, another may not.
func TestCheckPlan_stage2Alone(t *testing.T) {
	t.Parallel()
	c := sample()
	c.Audits[0].State = audit.AuditCancelled
	if got := open(check(c, "stage-2")); got != "R-2-1 block No Stage 1" {
		t.Errorf("open points: %s", got)
	}
	c.Decisions = []audit.Decision{{Kind: audit.Grant, DecidedOn: day("2022-03-01")}}
	if got := open(check(c, "stage-2")); got != "" {
		t.Errorf("certified before: %s", got)
	}
	c.Audits[0].State = audit.AuditDone
	c.Audits = append(c.Audits, audit.Audit{Record: rec("again"), Kind: audit.Stage1, Programme: "prog", StartsOn: day("2026-04-10"), Readiness: audit.RepeatStage1})
	if got := open(check(c, "stage-2")); got != "R-2-1 block Not ready for Stage 2" {
		t.Errorf("the later stage 1 counts: %s", got)
	}
}

// TestCheckPlan_emptyPlan: a plan without a line says what it needs and does not fail.
func TestCheckPlan_emptyPlan(t *testing.T) {
	t.Parallel()
	c := &audit.Case{Audits: []audit.Audit{{Record: rec("st2"), Kind: audit.Stage2}}}
	got := check(c, "stage-2")
	if len(got.Missing) != 70 || !got.Blocked() || len(got.Passed) != 0 {
		t.Errorf("missing %d, passed %v, open:\n%s", len(got.Missing), got.Passed, open(got))
	}
	if want := "No activity names 4.1, 4.2, 4.3, 4.4, 5.1, 5.2, 5.3, 6.1.1 and 24 more."; !slices.ContainsFunc(got.Warnings, func(w audit.Warning) bool { return w.Message == want }) {
		t.Errorf("%q is not among %+v", want, got.Warnings)
	}
	for _, w := range got.Warnings {
		if w.Title == "" || !strings.HasSuffix(w.Message, ".") || w.Field == "" || w.Rule == "" {
			t.Errorf("%+v does not say what to do, where and why", w)
		}
	}
}

func TestCheckPlan_sitesOfASample(t *testing.T) {
	t.Parallel()
	c := sample()
	c.Sites = append(c.Sites, audit.Site{Record: rec("bodø"), Name: "Bodø"})
	c.Programmes[0].SampleSeed = "7"
	if got := open(check(c, "stage-2")); got != "" {
		t.Errorf("a site outside the sample: %s", got)
	}
	c.Sites[3].Central = true
	if got := open(check(c, "stage-2")); got != "9.1.5 warning Bodø is not visited" {
		t.Errorf("the central function outside the sample: %s", got)
	}
}

func TestCheckPlan_expertBesideAnAuditorOfAnotherLine(t *testing.T) {
	t.Parallel()
	c := sample()
	c.PlanItems = append(c.PlanItems, planItem("x", "05", "13:30–15:00", "ab", "", "tromsø"))
	item(c, "x").Title = "Reading rooms"
	if got := open(check(c, "stage-2")); got != "" {
		t.Errorf("AB at Tromsø with MK: %s", got)
	}
	item(c, "x").End = date.MustParseClock("17:00")
	if got := open(check(c, "stage-2")); got != "9.2.2 warning AB is not accompanied" {
		t.Errorf("AB stays on when MK leaves: %s", got)
	}
}

// TestCheckPlan_timeOfThePlan: while nothing is assigned, the time in the plan counts: each minute once, no travel, no
// more than one day for a day.
func TestCheckPlan_timeOfThePlan(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(c *audit.Case)
		want   string
	}{
		{"as planned", func(*audit.Case) {}, "0.81"}, // 6.5 of 8 hours
		{"a day of seven and a half hours", func(c *audit.Case) { c.Policy.DayHours = 7 }, "0.93"},
		{"the policy is not set", func(c *audit.Case) { c.Policy = audit.Policy{} }, "0.81"},
		{"travel", func(c *audit.Case) { item(c, "i4").Activity = audit.ActivityTravel }, "0.38"},
		{"a break", func(c *audit.Case) { item(c, "i4").Activity = audit.ActivityBreak }, "0.38"},
		{"two activities at once", func(c *audit.Case) { item(c, "i4").Start = date.MustParseClock("11:00") }, "0.94"},
		{"a long day", func(c *audit.Case) { item(c, "i4").End = date.MustParseClock("22:00") }, "1.0"},
		{"an expert", func(c *audit.Case) { c.Members[2].Role = audit.Expert }, "0.0"},
	} {
		c := sample()
		c.Members[2].Days = 0
		c.PlanItems = slices.DeleteFunc(c.PlanItems, func(i audit.PlanItem) bool { return i.Day != day("2026-05-04") })
		tt.change(c)
		p := check(c, "stage-2")
		at := slices.IndexFunc(p.Members, func(m audit.PlannedTime) bool { return m.Member == "mk" })
		if got := p.Members[at].Planned.String(); got != tt.want {
			t.Errorf("%s: MK plans %s days, want %s", tt.name, got, tt.want)
		}
	}
}

func TestCase_RequiredTime(t *testing.T) {
	t.Parallel()
	c := sample()
	for kind, want := range map[audit.AuditKind]audit.Days{
		audit.Stage1: 300, audit.Stage2: 600, audit.Surveillance: 300, audit.Recertification: 600, audit.Special: 0, audit.Internal: 0,
	} {
		if got := c.RequiredTime(&audit.Audit{Kind: kind, Programme: "prog"}); got != want {
			t.Errorf("%s needs %s days, want %s", kind, got, want)
		}
	}
	if got := c.RequiredTime(&audit.Audit{Kind: audit.Stage2, Programme: "prog", Required: 650}); got != 650 {
		t.Errorf("what is set for the audit counts first, got %s", got)
	}
	if got := c.RequiredTime(&audit.Audit{Kind: audit.Stage2}); got != 0 {
		t.Errorf("without a programme nothing is known, got %s", got)
	}
}

// TestCase_Participants: everyone is who has something to do on that day.
func TestCase_Participants(t *testing.T) {
	t.Parallel()
	c := sample()
	c.PlanItems = append(c.PlanItems, planItem("x", "07", "09:00–10:00", "all", "", "oslo"), planItem("y", "05", "17:00–18:00", "all", "", "oslo"))
	for id, want := range map[audit.ID]string{"i1": "MK JL", "y": "MK JL AB", "x": "MK JL", "i6": "MK AB", "i7": "JL"} {
		var got []string
		for _, m := range c.Participants(item(c, id)) {
			got = append(got, c.Initials(m))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s take part, want %s", id, s, want)
		}
	}
}

func TestSurveillanceGaps(t *testing.T) {
	t.Parallel()
	c := surveillance()
	got := audit.SurveillanceGaps(c, "prog", append(slices.Clone(clauses), controls...))
	if slices.Contains(got, "A.6.2.4") || slices.Contains(got, "A.4.5") || !slices.Contains(got, "4.1") || !slices.Contains(got, "A.10.2") {
		t.Errorf("no surveillance plans %v", got)
	}
	if got := audit.SurveillanceGaps(c, "another", clauses); len(got) != len(clauses) {
		t.Errorf("a programme without surveillance leaves %d of %d", len(got), len(clauses))
	}
}

// TestCheckPlan_overlaps compares with the definition, for any plan: a minute in which a member is in two activities.
func TestCheckPlan_overlaps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := &audit.Case{Audits: []audit.Audit{{Record: rec("st2"), Kind: audit.Stage2}}}
		c.Members = []audit.Member{{Record: rec("mk"), Audit: "st2", Role: audit.LeadAuditor}, {Record: rec("jl"), Audit: "st2", Role: audit.Auditor}}
		for n := range rapid.IntRange(0, 8).Draw(t, "items") {
			from := rapid.IntRange(8, 16).Draw(t, "from")
			i := planItem(string(rune('a'+n)), rapid.SampledFrom([]string{"04", "05"}).Draw(t, "day"), clock(from)+"–"+clock(from+rapid.IntRange(1, 3).Draw(t, "hours")),
				rapid.SampledFrom([]string{"mk", "jl", "mk jl", "all"}).Draw(t, "who"), "", "oslo")
			c.PlanItems = append(c.PlanItems, i)
		}
		got := audit.CheckPlan(c, &c.Audits[0], audit.PlanRequired{})
		want, twice := 0, map[string]int{}
		for i := range c.PlanItems {
			p := &c.PlanItems[i]
			for j := range c.PlanItems[:i] {
				for _, m := range c.Participants(p) {
					if slices.Contains(c.Participants(&c.PlanItems[j]), m) && p.Overlaps(&c.PlanItems[j]) {
						want++
					}
				}
			}
		}
		for _, o := range got.Overlaps {
			twice[string(o.A)+string(o.B)+string(o.Member)]++
			if !o.From.Before(o.To) || o.A == o.B || twice[string(o.A)+string(o.B)+string(o.Member)] > 1 {
				t.Fatalf("%+v", o)
			}
		}
		if len(got.Overlaps) != want {
			t.Fatalf("%d overlaps, want %d: %+v", len(got.Overlaps), want, got.Overlaps)
		}
	})
}

func clock(hour int) string { return date.MustParseClock(pad(hour) + ":00").String() }

func pad(n int) string { return string([]rune{rune('0' + n/10), rune('0' + n%10)}) }

func month(s string) date.Month {
	m, err := date.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

func texts[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

func TestNumber_Covers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n, r audit.Number
		want bool
	}{
		{"9.2", "9.2.1", true},
		{"9.2", "9.2", true},
		{"9", "9.2.1", true},
		{"A.6", "A.6.2.4", true},
		{"9.2.1", "9.2", false},
		{"A.1", "A.10.2", false},
		{"1", "10.1", false},
		{"", "9.2", false},
	} {
		if got := tt.n.Covers(tt.r); got != tt.want {
			t.Errorf("%q covers %q: %v", tt.n, tt.r, got)
		}
	}
	if diff := cmp.Diff(texts(audit.AllSeverities()), []string{"block", "warning"}); diff != "" {
		t.Error(diff)
	}
}
