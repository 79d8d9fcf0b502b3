package programme_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

func TestMatrix_tellsTheCycle(t *testing.T) {
	d := at(t, sample.June10)
	d.Sees("Programme", "2026-03 to 2029-06", "Stage 1", "2026-03 · 3.0 d", "2029-03 · 6.0 d", "6.1.1–6.1.3", "A.10", "Third parties")
	d.says("Context, scope", stage1, kit.CellDone, "10–11 Mar")
	d.says("Operation", stage2, kit.CellDone, "4–5 May")
	d.says("Internal audit", stage1, kit.CellCarried, "carried over")
	d.says("Internal audit", surveillance1, kit.CellMust, "must")
	d.says("A.6", stage1, kit.CellDone, "SoA read")
	d.says("A.6", surveillance1, kit.CellSample, "sample")
	d.says("A.6", surveillance2, kit.CellNone, "")
	d.says("A.6", recertification, kit.CellMust, "must")
	d.says("points", stage1, kit.CellNone, "")
	d.says("points", stage2, kit.CellDone, "6 May") // the plan takes complaints up; no rule asks for it
	d.says("points", surveillance1, kit.CellMust, "must")
	if m := d.matrix().Mark("Support", surveillance1); m.Verify != "03" {
		t.Errorf("Support says %q is to be verified at surveillance 1, not 03", m.Verify)
	}
	d.choose("Support", surveillance1)
	d.Press("Down", "Up")
	d.Sees("7.1–7.5 Support, Surveillance 1: sample; verify Minor 03 (7.2)")
}

func TestMatrix_planBeforeTheAudits(t *testing.T) {
	d := at(t, sample.BeforeStage2)
	d.says("Leadership", stage2, kit.CellMust, "must")
	d.says("Support", stage1, kit.CellDone, "10–11 Mar")
	if m := d.matrix().Mark("Support", surveillance1); m.Verify != "" {
		t.Errorf("nothing is to be verified yet, not %q", m.Verify)
	}
}

// TestMatrix_spaceTurns: must, sample, none; each a change of its own, which Undo takes back.
func TestMatrix_spaceTurns(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("Leadership", surveillance1)
	d.Press("Space")
	d.plans("surveillance-1", "5.1", audit.CoverageNone)
	d.plans("surveillance-1", "5.3", audit.CoverageNone)
	d.says("Leadership", surveillance1, kit.CellNone, "")
	d.Press("Space")
	d.plans("surveillance-1", "5.2", audit.CoverageMust)
	d.Press("Space")
	d.plans("surveillance-1", "5.2", audit.CoverageSample)
	if n := len(d.Case().ProgrammeChanges); n != 0 {
		t.Errorf("the log has %d entries; samples are planned without a reason", n)
	}
	if _, err := d.Session.Undo(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	d.says("Leadership", surveillance1, kit.CellMust, "must")
	d.quiet()
}

// TestMatrix_mustIsGivenUpWithAReason: what every surveillance looks at is only left out with a reason, which stays in
// the log, and the page says what is missing.
func TestMatrix_mustIsGivenUpWithAReason(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("Objectives", surveillance1)
	d.Press("Space")
	d.Sees("Change the programme with a reason", "Every surveillance audit looks at it")
	d.plans("surveillance-1", "6.2", audit.CoverageMust)
	d.Press("Ctrl+Enter")
	d.Answer("Change")
	d.Sees("A change of the programme is recorded with its reason")
	d.plans("surveillance-1", "6.2", audit.CoverageMust)

	d.Dialog().Button("Cancel").Press()
	d.Press("Del")
	d.Type("Objectives were audited in depth in April by the same team; næste gang igen.")
	d.Answer("Change")
	d.plans("surveillance-1", "6.2", audit.CoverageNone)
	d.says("Objectives", surveillance1, kit.CellMissing, "must, missing")
	d.Sees("Surveillance 1 leaves out what it must cover", "6.2: each surveillance looks at it", "To settle", "6.2 in Surveillance 1: must → not planned", "2026-06-10 · Márta Kővári")
	log := d.Case().ProgrammeChanges
	if len(log) != 1 || log[0].ChangedOn.String() != "2026-06-10" || d.Case().Person(log[0].ChangedBy).Initials != "MK" ||
		!strings.HasPrefix(log[0].Reason, "Objectives were audited") || log[0].Change != "6.2 in Surveillance 1: must → not planned" {
		t.Errorf("the log says %+v", log)
	}

	d.choose("A.2", stage1)
	d.Press("Ctrl+.")
	if row, col, _ := d.matrix().Current(); row != "Objectives" || col != surveillance1 {
		t.Errorf("the first open point is at %s, column %d", row, col)
	}
	d.quiet()
}

// TestMatrix_pointsOfRules: complaints and the use of marks are asked of surveillance by rule and cannot be planned away.
func TestMatrix_pointsOfRules(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("points", surveillance2)
	d.Press("Space")
	d.Sees("Complaints, marks", "Rules ask for it of the audit")
	d.Press("Del", "F2", "Up", "Down")
	d.Sees("handling of complaints (ISO/IEC 17021-1:2015 9.6.2.2 c); use of marks")
	d.says("points", surveillance2, kit.CellMust, "must")
	d.quiet()
}

// TestMatrix_gapOfBothSurveillances: what neither surveillance looks at is named.
func TestMatrix_gapOfBothSurveillances(t *testing.T) {
	d := at(t, sample.June10)
	d.SeesNot("No surveillance touches")
	d.choose("A.9", surveillance2)
	d.Press("Del")
	d.Sees("No surveillance touches A.9.2, A.9.3 and A.9.4")
}

func TestMatrix_auditThatIsOverChangesWithAReasonOnly(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("Leadership", stage2)
	d.Press("Space")
	d.plans("stage-2", "5.1", audit.CoverageMust)
	d.Sees("Stage 2 is over", "with a reason: F2")
	d.Press("F2")
	d.Sees("Change the programme with a reason", "3 of 3 audited, 4 May")
	d.Press("Esc")
	d.plans("stage-2", "5.1", audit.CoverageMust)
}

// TestMatrix_changeWithReason: F2 plans a row otherwise and keeps the reason with the cells and in the log.
func TestMatrix_changeWithReason(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("Monitoring", surveillance2)
	d.Press("F2")
	d.Type("Two minors on monitoring")
	d.Answer("Change")
	d.plans("surveillance-2", "9.1", audit.CoverageSample)
	d.Sees("“Two minors on monitoring”")
	d.Press("Ctrl+Shift+L")
	d.Sees("Log of changes, with reasons", "9.1 in Surveillance 2: sample → sample", "Two minors on monitoring", "Márta Kővári")
	d.Press("Esc")
	d.matrix()
}

func TestMatrix_singleRequirements(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("Internal audit", stage1)
	d.Press("F6")
	d.says("9.2.2", stage1, kit.CellCarried, "carried over")
	d.says("9.2.1", stage1, kit.CellDone, "10–11 Mar")
	d.says("A.4.5", recertification, kit.CellNone, "excluded")
	if row, col, _ := d.matrix().Current(); row != "9.2.1" || col != stage1 {
		t.Errorf("the current cell is %s, column %d", row, col)
	}
	d.choose("9.1", surveillance1)
	d.Press("Space")
	d.plans("surveillance-1", "9.1", audit.CoverageNone)
	d.choose("A.4.5", surveillance1)
	d.Press("Space")
	d.Sees("Excluded by the Statement of Applicability")
	d.Press("F6")
	d.says("Internal audit", stage1, kit.CellCarried, "carried over")
}

// TestMatrix_typeAhead: figures find a clause.
func TestMatrix_typeAhead(t *testing.T) {
	d := at(t, sample.June10)
	d.Type("a.6")
	if row, _, _ := d.matrix().Current(); row != "A.6" {
		t.Errorf("the current row is %s", row)
	}
}

func TestMatrix_openLeadsToWhatIsVerified(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("Support", surveillance1)
	d.Press("Enter")
	d.choose("Leadership", surveillance1)
	d.Press("Enter")
	if fmt.Sprint(d.Went) != fmt.Sprint([]page.Name{page.Findings, page.Plan}) {
		t.Fatalf("it leads to %v", d.Went)
	}
	if f := d.Case().Finding(d.visited[0]); f == nil || f.ShortLabel() != "03" {
		t.Errorf("it leads to finding %v", f)
	}
	if a := d.Case().Audit(d.visited[1]); a == nil || a.Name() != "surveillance-1" {
		t.Errorf("it leads to audit %v", a)
	}
}

// TestMatrix_entersAtARecord: an audit or a finding to be verified is shown at its cell.
func TestMatrix_entersAtARecord(t *testing.T) {
	d := at(t, sample.June10)
	d.Enter(d.Case().AuditNamed("surveillance-2").ID)
	if _, col, _ := d.matrix().Current(); col != surveillance2 {
		t.Errorf("the column is %d", col)
	}
}

// TestMatrix_readOnly: nothing can be changed, and the page says why.
func TestMatrix_readOnly(t *testing.T) {
	d := at(t, sample.June10)
	d.Locked = true
	d.Enter("")
	d.choose("Leadership", surveillance1)
	d.Press("Space")
	d.Press("Del")
	d.Press("F2")
	d.plans("surveillance-1", "5.1", audit.CoverageSample)
	d.Sees("The case can only be read")
	d.Press("Ctrl+T", "Ins")
	d.Press("Ctrl+D", "Ins", "Enter")
	if d.Button("Table and persons…").Reason() == "" {
		t.Error("the sheet of the audit time is not locked")
	}
}

// TestMatrix_changedKeepsThePlace: a change from elsewhere shows, and the current cell stays.
func TestMatrix_changedKeepsThePlace(t *testing.T) {
	d := at(t, sample.June10)
	d.choose("A.6", surveillance2)
	a := d.Case().AuditNamed("surveillance-2")
	d.Put(casefile.Change{After: &audit.ProgrammeCell{
		Record: audit.Record{ID: audit.ProgrammeCellID(a.ID, "A.6.2.6")}, Audit: a.ID, Requirement: "A.6.2.6", Coverage: audit.CoverageSample,
	}})
	d.says("A.6", surveillance2, kit.CellSample, "sample, 1 of 9")
	if row, col, _ := d.matrix().Current(); row != "A.6" || col != surveillance2 || d.Focused() != "*kit.Matrix" {
		t.Errorf("the place is %s, column %d, with the keyboard in %s", row, col, d.Focused())
	}
}
