package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// cycleClauses and cycleControls are requirements of each row of the usual coverage.
var (
	cycleClauses = []audit.Number{
		"4.1", "5.2", "6.1.1", "6.1.2", "6.1.3", "6.1.4", "6.2", "6.3", "7.2", "8.1", "8.2", "8.3", "8.4", "9.1", "9.2.1", "9.3.1", "10.1", "10.2",
	}
	cycleControls = []audit.Number{"A.2.2", "A.3.2", "A.4.2", "A.4.5", "A.5.2", "A.6.1.2", "A.7.2", "A.8.2", "A.9.2", "A.10.2"}
)

// cycleCase is a case with the five audits of a cycle and nothing planned in them. A.4.5 is excluded.
func cycleCase() *audit.Case {
	c := &audit.Case{
		Client:      audit.Client{Roles: []audit.Role{audit.RoleProducer}},
		Standard:    audit.Standard{Catalogue: "iso-iec-42001-2023"},
		Application: audit.Application{ReviewedOn: date.MustParse("2026-01-20"), Reviewer: "hd", Accepted: true, Competence: []string{"AIMS"}, Impartiality: "None found."},
		Programmes:  []audit.Programme{{Record: audit.Record{ID: "p"}, Cycle: 1}},
		SoAControls: []audit.SoAControl{{Control: "A.4.5", Excluded: true}},
	}
	for i, a := range []struct {
		id   audit.ID
		kind audit.AuditKind
		n    int64
	}{
		{"rc", audit.Recertification, 0}, {"st1", audit.Stage1, 0}, {"st2", audit.Stage2, 0}, {"sa2", audit.Surveillance, 2}, {"sa1", audit.Surveillance, 1},
	} {
		month, err := date.ParseMonth([]string{"2029-03", "2026-03", "2026-05", "2028-05", "2027-05"}[i])
		if err != nil {
			panic(err)
		}
		c.Audits = append(c.Audits, audit.Audit{Record: audit.Record{ID: a.id}, Kind: a.kind, Sequence: a.n, Programme: "p", Planned: month, State: audit.AuditPlanned})
	}
	return c
}

// filled is the same case with the usual coverage.
func filled() *audit.Case {
	c := cycleCase()
	c.ProgrammeCells = audit.DefaultCells(c, "p", cycleClauses, cycleControls)
	return c
}

// TestDefaultCells is the table of the reference, 9.1, row by row.
func TestDefaultCells(t *testing.T) {
	t.Parallel()
	c := filled()
	letter := map[audit.Coverage]string{audit.CoverageMust: "M", audit.CoverageSample: "P", audit.CoverageNone: "-"}
	var got []string
	for _, n := range append(slices.Clone(cycleClauses), cycleControls...) {
		row := string(n) + " "
		for _, name := range []string{"stage-1", "stage-2", "surveillance-1", "surveillance-2", "recertification"} {
			row += letter[c.PlannedCoverage(c.AuditNamed(name), n)]
		}
		got = append(got, row)
	}
	want := []string{
		"4.1 MMPPM", "5.2 PMPPM", "6.1.1 MMMMM", "6.1.2 MMMMM", "6.1.3 MMMMM", "6.1.4 MMPPM", "6.2 MMMMM", "6.3 -MMMM", "7.2 PMPPM",
		"8.1 PMMMM", "8.2 PMMMM", "8.3 PMMMM", "8.4 MMPPM", "9.1 PMPPM", "9.2.1 MMMMM", "9.3.1 MMMMM", "10.1 PMMMM", "10.2 PMMMM",
		"A.2.2 PMP-M", "A.3.2 PM-PM", "A.4.2 PM-PM", "A.4.5 -----", "A.5.2 PMP-M", "A.6.1.2 PMP-M", "A.7.2 PM-PM", "A.8.2 PMP-M", "A.9.2 PM-PM", "A.10.2 PM-PM",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("usual coverage (-want +got):\n%s", diff)
	}
	if again := audit.DefaultCells(c, "p", cycleClauses, cycleControls); len(again) > 0 {
		for _, cell := range again {
			t.Errorf("filled again: %s %s", cell.Audit, cell.Requirement)
		}
	}
	if w := audit.CheckProgramme(c, "p", cycleClauses, cycleControls); len(w) > 0 {
		t.Errorf("the usual coverage lacks %v", w)
	}
}

// TestDefaultCells_otherStandard: of a standard without a known split the areas are shared out, none is left out.
func TestDefaultCells_otherStandard(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := cycleCase()
		c.Standard.Catalogue = "other"
		var controls []audit.Number
		for area := range rapid.IntRange(1, 6).Draw(t, "areas") {
			for i := range rapid.IntRange(1, 40).Draw(t, "controls") {
				controls = append(controls, audit.Number(fmt.Sprintf("A.%d.%d", area+5, i+1)))
			}
		}
		c.ProgrammeCells = audit.DefaultCells(c, "p", cycleClauses, controls)
		if gaps := audit.SurveillanceGaps(c, "p", append(slices.Clone(cycleClauses), controls...)); len(gaps) > 0 {
			t.Fatalf("no surveillance touches %v", gaps)
		}
		for _, n := range controls {
			one, two := c.PlannedCoverage(c.Audit("sa1"), n), c.PlannedCoverage(c.Audit("sa2"), n)
			if (one == audit.CoverageSample) == (two == audit.CoverageSample) {
				t.Fatalf("%s: %s and %s", n, one, two)
			}
		}
	})
}

func setCell(c *audit.Case, of audit.ID, n audit.Number, v audit.Coverage) {
	for i := range c.ProgrammeCells {
		if cell := &c.ProgrammeCells[i]; cell.Audit == of && cell.Requirement == n {
			cell.Coverage = v
		}
	}
}

// TestCheckProgramme: R-9-1 and what else a programme may lack.
func TestCheckProgramme(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(*audit.Case)
		want   []string
	}{
		{"a must is only sampled", func(c *audit.Case) { setCell(c, "sa1", "9.2.1", audit.CoverageSample) }, []string{"R-9-1 block Surveillance 1 leaves out what it must cover"}},
		{"a must is left out", func(c *audit.Case) { setCell(c, "sa2", "10.2", audit.CoverageNone) }, []string{"R-9-1 block Surveillance 2 leaves out what it must cover"}},
		{"an area is in neither", func(c *audit.Case) { setCell(c, "sa1", "A.6.1.2", audit.CoverageNone) }, []string{"R-9-1 warning No surveillance touches A.6.1.2"}},
		{"a clause is in neither", func(c *audit.Case) {
			setCell(c, "sa1", "7.2", audit.CoverageNone)
			setCell(c, "sa2", "7.2", audit.CoverageNone)
		}, []string{"R-9-1 warning No surveillance touches 7.2"}},
		{"recertification in part", func(c *audit.Case) { setCell(c, "rc", "4.1", audit.CoverageNone) }, []string{"9.1.3 block Recertification is not a full audit"}},
		{"Stage 2 samples a control", func(c *audit.Case) { setCell(c, "st2", "A.2.2", audit.CoverageSample) }, []string{"9.1.3 block Stage 2 is not a full audit"}},
		{"held, nothing to warn of", func(c *audit.Case) {
			setCell(c, "st2", "A.2.2", audit.CoverageSample)
			c.Audits[2].State = audit.AuditDone
		}, nil},
		{"carried over and not taken up", func(c *audit.Case) {
			setCell(c, "sa1", "4.1", audit.CoverageCarriedOver)
			setCell(c, "sa2", "4.1", audit.CoverageNone)
		}, []string{"R-9-1 warning No surveillance touches 4.1", "9.1.3 warning Surveillance 2 does not take up what was carried over"}},
		{"no second surveillance", func(c *audit.Case) { c.Audits[3].State = audit.AuditCancelled }, []string{
			"9.1.3 warning Surveillance 2 is missing", "R-9-1 warning No surveillance touches A.3.2, A.4.2, A.7.2, A.9.2 and A.10.2",
		}},
		{"not reviewed", func(c *audit.Case) { c.Application = audit.Application{} }, []string{"R-1-1 block Application not reviewed"}},
		{"reviewed by nobody", func(c *audit.Case) { c.Application.Reviewer = "" }, []string{"R-1-1 block Review of the application not complete"}},
		{"declined", func(c *audit.Case) { c.Application.Accepted = false }, []string{"R-1-1 block Application declined"}},
		{"roles not known", func(c *audit.Case) { c.Client.Roles = nil }, []string{"9.1.2 warning Roles not known"}},
		{"a later cycle needs no stages", func(c *audit.Case) {
			c.Programmes[0].Cycle = 2
			c.Audits[1].State, c.Audits[2].State = audit.AuditCancelled, audit.AuditCancelled
		}, nil},
		{"nothing planned yet", func(c *audit.Case) { c.ProgrammeCells = nil }, nil},
	} {
		c := filled()
		tt.change(c)
		var got []string
		for _, w := range audit.CheckProgramme(c, "p", cycleClauses, cycleControls) {
			got = append(got, w.Rule+" "+string(w.Severity)+" "+w.Title)
			if of := c.Audit(w.Audit); w.Message == "" || of != nil && !strings.HasPrefix(w.Title, of.Title()) {
				t.Errorf("%s: %+v says nothing, or of another audit", tt.name, w)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestMatrixOf(t *testing.T) {
	t.Parallel()
	c := filled()
	c.Audits[2].State, c.Audits[2].StartsOn, c.Audits[2].EndsOn = audit.AuditDone, date.MustParse("2026-05-04"), date.MustParse("2026-05-06")
	c.Conclusions = []audit.Conclusion{
		{Audit: "st2", Requirement: "4.1", State: audit.Conform},
		{Audit: "st2", Requirement: "5.2", State: audit.ConcludedMin},
		{Audit: "st2", Requirement: "6.2", State: audit.NotAudited},
		{Audit: "st2", Requirement: "6.3", State: audit.NotApplicable},
	}
	c.PlanItems = []audit.PlanItem{{Audit: "st2", Day: date.MustParse("2026-05-05"), Requirements: []audit.Number{"4"}}}
	c.Findings = []audit.Finding{{Audit: "st2", Grade: audit.Minor, State: audit.VerifyNextAudit, Requirement: "5.2", Number: "NC-2026-ST2-02", VerifyAt: "sa1"}}
	setCell(c, "sa1", "7.2", audit.CoverageCarriedOver)
	m := audit.MatrixOf(c, "p", cycleClauses, cycleControls)
	if diff := cmp.Diff([]audit.ID{"st1", "st2", "sa1", "sa2", "rc"}, m.Audits); diff != "" {
		t.Fatalf("audits (-want +got):\n%s", diff)
	}
	show := func(n audit.Number, i int) string {
		at := slices.IndexFunc(m.Rows, func(r audit.MatrixRow) bool { return r.Requirement == n })
		e := m.Rows[at].Entries[i]
		return fmt.Sprint(e.Coverage, " ", e.State, " ", e.Day, " ", e.Verify, " ", m.Rows[at].Excluded)
	}
	for _, tt := range []struct {
		n    audit.Number
		i    int
		want string
	}{
		{"4.1", 1, "must audited 2026-05-05 [] false"},
		{"5.2", 1, "must audited 2026-05-06 [] false"},
		{"5.2", 2, "sample planned  [02] false"},
		{"6.2", 1, "must carried-over  [] false"},
		{"6.3", 1, "must none  [] false"},
		{"7.2", 1, "must missed  [] false"},
		{"7.2", 2, "carried-over carried-over  [] false"},
		{"A.3.2", 2, "none none  [] false"},
		{"A.4.5", 4, "none none  [] true"},
	} {
		if got := show(tt.n, tt.i); got != tt.want {
			t.Errorf("%s in %s: %q, want %q", tt.n, m.Audits[tt.i], got, tt.want)
		}
	}
}
