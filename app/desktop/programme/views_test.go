package programme_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

func TestTime_showsEveryStep(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+D")
	d.Sees("Audit time, how it was reached", "Producer, 9 persons", "row 1–10 of the table", "+ 2.0", "Initial audit", "rounded to the nearest half day",
		"at least 70 % of 9.0", "Nobody has compared the rows", "two thirds of 9.0", "ISO/IEC 42006:2025 9.6.3")
}

// TestTime_additionAndItsRemoval: an addition without a reason is refused beside its field; with one the whole sheet, the
// recorded figures and the audits to come follow in one action, and Del takes it out again.
func TestTime_additionAndItsRemoval(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+D", "Ins")
	d.Sees("Begin with", "Addition to the audit time")
	d.Type("Validation under way")
	d.Press("Tab", "Tab", "Tab", "Tab")
	d.Type("1.5")
	d.Answer("Keep")
	d.Sees("without a reason")
	if n := len(d.Case().TimeFactors); n != 2 {
		t.Fatalf("the case has %d factors", n)
	}
	d.Type("ReportDraft is validated with clinical data")
	d.Answer("Keep")
	got := d.time()
	if got.Total != 1050 || got.Stage1 != 350 || got.Stage2 != 700 || got.Surveillance != 350 || got.Recertification != 700 {
		t.Errorf("the time is %+v", got)
	}
	c := d.Case()
	if a := c.AuditNamed("surveillance-1"); a.Required != 350 {
		t.Errorf("surveillance 1 is to last %s days", a.Required)
	}
	if a := c.AuditNamed("stage-2"); a.Required != 600 {
		t.Errorf("stage 2, which is over, is to last %s days", a.Required)
	}
	d.Sees("10.5 days", "Validation under way", "+ 1.5")
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if got := d.time().Total; got != 900 || len(d.Case().TimeFactors) != 2 || d.Case().AuditNamed("surveillance-1").Required != 300 {
		t.Errorf("Undo leaves %s days", got)
	}

	d.Press("Down", "Del")
	if got := d.time(); got.Total != 700 || len(d.Case().TimeFactors) != 1 {
		t.Errorf("without the high-risk systems the time is %s", got.Total)
	}
	d.quiet()
}

// TestTime_reductionOverTheLimit: more than 30 % off is refused with the rule and what is allowed.
func TestTime_reductionOverTheLimit(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+D", "Ins")
	d.Type("Mature system")
	d.Press("Tab", "Tab", "Tab", "Tab", "Tab")
	d.Type("-31")
	d.Press("Tab")
	d.Type("Certified before")
	d.Answer("Keep")
	d.Sees("at most 30", "Reduce by no more than 1.5 days")
	d.Press("Esc", "Esc")
	if n := len(d.Case().TimeFactors); n != 2 {
		t.Errorf("the case has %d factors", n)
	}
}

// TestTime_outsideTheTable: a number of persons that the table has no row for is refused, never extrapolated.
func TestTime_outsideTheTable(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+D", "F2", "Tab", "Tab")
	d.Type("11")
	d.Answer("Keep")
	d.Sees("No row for 11 persons", "R-4-1")
	if got := d.time().Persons; got != 9 {
		t.Errorf("the case looks up %d persons", got)
	}
}

// TestTime_refusedSheetNamesRuleAndRemedy: what is refused in the case itself is told at the sheet and in the pane.
func TestTime_refusedSheetNamesRuleAndRemedy(t *testing.T) {
	d := fresh(t)
	d.Press("Ctrl+Enter")
	d.Sees("The audit time of this programme was not determined yet", "Choose the table and its column", "To settle", "Audit time not determined")
	d.Press("Ctrl+D", "Enter", "Tab")
	d.Type("Several")
	d.Press("Enter", "Tab")
	d.Type("8")
	d.Answer("Keep")
	if got := d.time(); got.Total != 650 || got.Column != "several-roles" || got.Persons != 8 {
		t.Errorf("the time is %+v", got)
	}
	d.Sees("6.5 days", "verify against your copy")
	d.SeesNot("Audit time not determined")
	d.quiet()
}

// manySites gives the case nine sites alike beside its central function.
func manySites(d *desk) {
	d.T.Helper()
	central := &audit.Site{Record: audit.Record{ID: d.Session.NewID()}, Name: "Ålesund", Central: true}
	changes := []casefile.Change{{After: central}}
	for _, name := range strings.Fields("Bodø Florø Førde Hamar Molde Narvik Oslo Røros Tromsø") {
		changes = append(changes, casefile.Change{After: &audit.Site{Record: audit.Record{ID: d.Session.NewID()}, Name: name, SamplingGroup: "clinics"}})
	}
	d.Put(changes...)
}

// TestSites_drawnByASeed: the sample by the square root is drawn by a seed, recorded, and the same seed draws the same.
func TestSites_drawnByASeed(t *testing.T) {
	d := fresh(t)
	manySites(d)
	d.Press("Ctrl+Enter", "Ctrl+Shift+S", "Tab", "Tab", "Tab")
	d.Sees("Ålesund, central function", "3: √9, rounded up (IAF MD 1 6.1)", "2: 0.6 × √9, rounded up", "not drawn")
	d.Press("Ins")
	d.Sees("Sample of 9 sites for Stage 2")
	d.Press("Tab", "Tab", "Tab")
	d.Answer("Draw")
	d.Sees("rationale of a sample is recorded")
	d.Type("All clinics read with the same software by the same procedure.")
	d.Answer("Draw")
	c := d.Case()
	if len(c.SiteSamples) != 1 || c.SiteSamples[0].Size != 3 || c.SiteSamples[0].Random != 1 || c.SiteSamples[0].Seed == "" {
		t.Fatalf("the samples are %+v", c.SiteSamples)
	}
	s := c.SiteSamples[0]
	drawn := audittime.Redraw(s)
	if len(drawn) != 1 || len(c.ProgrammeSites) != 1 || c.ProgrammeSites[0].Site != drawn[0] || !c.ProgrammeSites[0].Random {
		t.Errorf("the seed draws %v, the programme visits %+v", drawn, c.ProgrammeSites)
	}
	d.Sees("seed "+s.Seed, "1 of 9", c.Site(drawn[0]).Name)
	d.quiet()
}

// TestSites_spaceTurnsAVisit: a site is visited, sampled, left out; the pane shows it.
func TestSites_spaceTurnsAVisit(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+Shift+S")
	d.Sees("No sampling: each of the three sites does other work", "no sampling: all sites")
	if why := d.Button("Draw…").Reason(); why != "no sampling" {
		t.Errorf("Draw is locked for %q", why)
	}
	c := d.Case()
	trondheim := string(c.Sites[2].ID)
	d.choose(trondheim, surveillance1)
	d.Press("Space")
	d.says(trondheim, surveillance1, kit.CellMust, "must")
	visit := func() audit.Coverage {
		for _, x := range d.Case().ProgrammeSites {
			if x.Site == c.Sites[2].ID && x.Audit == c.AuditNamed("surveillance-1").ID {
				return x.Coverage
			}
		}
		return ""
	}
	if visit() != audit.CoverageMust {
		t.Errorf("the case says %s", visit())
	}
	d.Press("Space", "Space")
	if visit() != audit.CoverageNone {
		t.Errorf("the case says %s", visit())
	}
	d.quiet()
}

// TestSites_whetherSampled: that sites are not sampled is kept with its reason, in the log too, and so is the way back.
func TestSites_whetherSampled(t *testing.T) {
	d := fresh(t)
	manySites(d)
	d.Press("Ctrl+Enter", "Ctrl+Shift+S")
	d.Button("No sampling…").Press()
	d.Answer("Do not sample")
	d.Sees("Say why; the rationale is documented for each client")
	d.Type("Each clinic reads with software of its own.")
	d.Answer("Do not sample")
	d.Sees("No sampling: Each clinic reads with software of its own.", "9: no sampling: all sites (IAF MD 1 6.2)", "3: no sampling: 30 % of 9, rounded up")
	c := d.Case()
	reason, none := c.Programmes[0].NoSampling()
	if last := c.ProgrammeChanges[len(c.ProgrammeChanges)-1]; !none || reason != "Each clinic reads with software of its own." || last.Reason != reason || last.Change != "No sampling" {
		t.Errorf("kept %q, logged %+v", c.Programmes[0].SiteSample, last)
	}
	d.Button("Sample sites…").Press()
	d.Type("No sampling is needed.")
	d.Answer("Sample")
	d.Sees("It says that sites are not sampled")
	d.Press(slices.Repeat([]page.Keys{"BackSpace"}, len("No sampling is needed."))...)
	d.Type("One system, the same work in each clinic.")
	d.Answer("Sample")
	d.Sees("3: √9, rounded up (IAF MD 1 6.1)")
	d.quiet()
}

func TestTeam_competenceAndDeclarations(t *testing.T) {
	d := at(t, sample.June10)
	d.Sees("Team, Surveillance 1", "Review and decision: Henrik Dahl, not on the team.")
	d.Press("Ctrl+T")
	d.Sees("Teams, declarations and competence", "Jonas Lindqvist", "consultancy until 2023-07-31", "declared", "technical expert", "no audit time", "Nobody yet")
}

// TestTeam_consultancyBars: who gave consultancy within 24 months is not taken on the team.
func TestTeam_consultancyBars(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+T", "Ins")
	d.Sees("Add to the team of Surveillance 1")
	d.Press("Tab")
	d.Type("Ørjan Lie")
	d.Field("Consultancy until").Control().(*kit.DateField).SetQuiet("2025-08-01")
	d.Answer("Keep")
	d.Sees("Consultancy ended 2025-08-01", "R-1-2")
	before := len(d.Case().Members)
	d.Press("Esc", "Esc")
	if n := len(d.Case().Members); n != before || before != 5 {
		t.Errorf("the case has %d members", n)
	}
}

// TestTeam_addedByKeys: a new member with a part and a declaration; what is not covered is told, and an expert counts no
// audit time.
func TestTeam_addedByKeys(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+T", "Ins")
	d.Type("Aoife")
	d.Press("Enter", "Tab", "Tab", "Tab")
	d.Type("Technical")
	d.Press("Enter", "Tab")
	d.Type("2.0")
	d.Answer("Keep")
	c := d.Case()
	team := c.Team(c.AuditNamed("surveillance-1").ID)
	if len(team) != 1 || c.Initials(team[0]) != "AB" || team[0].Role != audit.Expert || team[0].Days != 0 {
		t.Fatalf("the team is %+v", team)
	}
	if len(c.Persons) != 4 {
		t.Errorf("the case knows %d persons", len(c.Persons))
	}
	d.Sees("not declared", "AI law: not covered", "No lead auditor", "AB has not declared impartiality")
	d.Press("Del")
	if n := len(d.Case().Team(c.AuditNamed("surveillance-1").ID)); n != 0 {
		t.Errorf("%d members are left", n)
	}
	d.quiet()
}

// TestTeam_deciderIsIndependent: nobody who audited is taken as reviewer or decision maker (R-1-5).
func TestTeam_deciderIsIndependent(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+T")
	d.Button("Reviewer and decision maker…").Press()
	d.Press("Tab")
	d.Type("Jonas")
	d.Press("Enter")
	d.Answer("Keep")
	d.Sees("Jonas Lindqvist was on the team of Stage 1", "R-1-5")
	d.Press("Esc", "Esc")
	d.Sees("Henrik Dahl, not on the team")
}

func TestLog_recordsAChange(t *testing.T) {
	d := at(t, sample.June10)
	d.Press("Ctrl+Shift+L")
	d.Sees("No change yet")
	d.Press("Ins")
	d.Type("Surveillance 1 moved to April")
	d.Answer("Record")
	d.Sees("Is empty")
	d.Type("Ny avdeling åpner i mai")
	d.Answer("Record")
	log := d.Case().ProgrammeChanges
	if len(log) != 1 || log[0].Change != "Surveillance 1 moved to April" || log[0].ChangedOn != date.MustParse("2026-06-10") {
		t.Fatalf("the log is %+v", log)
	}
	d.Sees("2026-06-10", "Márta Kővári", "Ny avdeling åpner i mai")
	d.Press("Enter")
	d.Sees("2026-06-10 · Márta Kővári")
}
