package workbook_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/workbook"
)

// programme returns the programme of the sample case as of 10 June 2026, with the usual coverage.
func programme(t testing.TB) workbook.Programme {
	t.Helper()
	c := sampleCase()
	c.Programmes = []audit.Programme{{Record: rec("cycle"), Cycle: 1, Justification: "Initial cycle", SiteSample: "No sampling: each site does other work."}}
	for i := range c.Audits {
		c.Audits[i].Programme = "cycle"
	}
	c.Audits = append(c.Audits,
		audit.Audit{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, Programme: "cycle", Planned: date.MonthOf(day("2027-05-10")), Required: 300},
		audit.Audit{Record: rec("sa2"), Kind: audit.Surveillance, Sequence: 2, Programme: "cycle", Planned: date.MonthOf(day("2028-05-10")), Required: 300},
		audit.Audit{Record: rec("rc"), Kind: audit.Recertification, Programme: "cycle", Planned: date.MonthOf(day("2029-03-01")), Required: 600})
	cell := func(of audit.ID, n audit.Number, v audit.Coverage, reason string) {
		c.ProgrammeCells = append(c.ProgrammeCells, audit.ProgrammeCell{
			Record: rec(audit.ProgrammeCellID(of, n)), Audit: of, Requirement: n, Coverage: v, Reason: reason,
		})
	}
	cell("st1", "9.2.2", audit.CoverageCarriedOver, "The internal audit covered clauses 4 to 8 only.")
	cell("sa1", "6.2", audit.CoverageMust, "")
	cell("sa1", "A.6.2.6", audit.CoverageSample, "")
	cell("rc", "4.1", audit.CoverageMust, "")
	for i := range c.Findings {
		if c.Findings[i].Number == "NC-2026-ST2-02" {
			c.Findings[i].VerifyAt = "sa1"
		}
	}
	c.ProgrammeSites = []audit.ProgrammeSite{
		{Record: rec(audit.ProgrammeSiteID("st2", "oslo")), Audit: "st2", Site: "oslo", Coverage: audit.CoverageMust},
		{Record: rec(audit.ProgrammeSiteID("sa1", "tromso")), Audit: "sa1", Site: "tromso", Coverage: audit.CoverageSample},
	}
	c.ProgrammeChanges = []audit.ProgrammeChange{
		{Record: rec("x2"), Programme: "cycle", ChangedOn: day("2026-05-20"), ChangedBy: "mk", Change: "=6.3 added", Reason: "The client reorganizes", Audit: "st2"},
		{Record: rec("x1"), Programme: "cycle", ChangedOn: day("2026-03-12"), ChangedBy: "jl", Change: "9.2.2 carried over", Reason: "No evidence yet"},
		{Record: rec("x0"), Programme: "another", ChangedOn: day("2023-03-12"), Change: "of another cycle", Reason: "-"},
	}
	return workbook.Programme{
		Case: c, Catalogue: catalogue(t), Cycle: &c.Programmes[0],
		Time: []workbook.TimeStep{
			{Label: "Producer, 9 persons", Formula: "row 1–10 of the table", Source: "ISO/IEC 42006:2025 Annex A", Unrounded: 500, Rounded: 500},
			{Label: "Regulations", Formula: "+ 2 × 1.0", Reason: "EU AI Act and Medical Device Regulation", Source: "ISO/IEC 42006:2025 Annex A", Unrounded: 200, Rounded: 200},
			{Label: "Initial audit", Formula: "rounded to the nearest half day", Unrounded: 725, Rounded: 750, Sum: true},
		},
		ExportedAt: time.Date(2026, 6, 10, 14, 2, 11, 0, time.UTC), Program: "Fieldcase 1.0.0",
	}
}

func encodeProgramme(t testing.TB, p workbook.Programme) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Encode(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestProgramme_Encode_oneRowForEachRequirementAndColumnForEachAudit(t *testing.T) {
	t.Parallel()
	data := encodeProgramme(t, programme(t))
	rows := map[string]map[string]string{}
	for _, r := range records(t, data, "Programme") {
		rows[r["Clause"]+" "+r["Title"]] = r
	}
	const st1, st2, sa1, rc = "Stage 1\n2026-03", "Stage 2\n2026-05", "Surveillance 1\n2027-05 · 3.0 days", "Recertification\n2029-03 · 6.0 days"
	for _, tt := range []struct{ row, column, want string }{
		{"9.2.2 Internal audit programme", st1, "Carried over"},
		{"9.2.2 Internal audit programme", "Remark", "ST1: The internal audit covered clauses 4 to 8 only."},
		{"8.4 AI system impact assessment", st2, "Audited 2026-05-04"},
		{"6.2 AI objectives and planning to achieve them", sa1, "Must"},
		{"A.6.2.6 AI system operation and monitoring", sa1, "Sample\nverify NC 02"},
		{"4.1 Understanding the organization and its context", rc, "Must"},
		{"A.4.5 System and computing resources", st2, ""},
		{"A.4.5 System and computing resources", "Remark", "Excluded by the Statement of Applicability: no computing resources of its own; the cloud contract is handled under A.10.3"},
		{" Handling of complaints", sa1, "Must"},
		{" Handling of complaints", rc, ""},
		{" Handling of complaints", "Remark", "ISO/IEC 17021-1:2015 9.6.2.2 c"},
		{"A.6 AI system life cycle", st2, ""},
	} {
		r, there := rows[tt.row]
		if !there || r[tt.column] != tt.want {
			t.Errorf("%q, %q = %q, want %q (row there: %t)", tt.row, tt.column, r[tt.column], tt.want, there)
		}
	}
}

func TestProgramme_Encode_summary(t *testing.T) {
	t.Parallel()
	summary := text(t, encodeProgramme(t, programme(t)), "Summary")
	for _, want := range []string{
		"Audit programme\n", "Sølvberg Bildediagnostikk AS\n", "ISO/IEC 42001:2023 · cycle 1 · Fjordcert AS", "Justification|Initial cycle",
		"Stage 2|2026-05-04 to 2026-05-06\nMárta Kővári, lead auditor, 3.0 days, not declared", "Dr. Aoife Byrne, technical expert, no audit time",
		"Surveillance 1|planned for 2027-05|", "Regulations|+ 2 × 1.0. EU AI Act and Medical Device Regulation\nISO/IEC 42006:2025 Annex A|", "|2.0|2.0\n",
		"Initial audit|Rounded to the nearest half day|", "|7.25|7.5\n", "Sampling|No sampling: each site does other work.",
		"Oslo\ncentral function|head office: management, quality, product||Visited\n", "Tromsø|model development|||Sample\n",
	} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
}

func TestProgramme_Encode_logOfChanges(t *testing.T) {
	t.Parallel()
	p := programme(t)
	data := encodeProgramme(t, p)
	got := records(t, data, "Changes")
	if diff := cmp.Diff([]string{"9.2.2 carried over", "=6.3 added"}, column(got, "Change")); diff != "" {
		t.Errorf("changes, the oldest first (-want +got):\n%s", diff)
	}
	if got[1]["Changed by"] != "Márta Kővári" || got[1]["After the result of"] != "Stage 2" || got[1]["Reason"] != "The client reorganizes" {
		t.Errorf("second change = %q", got[1])
	}
	p.Case.ProgrammeChanges = nil
	if sheets := open(t, encodeProgramme(t, p)).GetSheetList(); slices.Contains(sheets, "Changes") {
		t.Errorf("sheets %q, although nothing was changed", sheets)
	}
}

// TestProgramme_Encode_nothingConfidential: a confidential nonconformity is not named where it is to be verified.
func TestProgramme_Encode_nothingConfidential(t *testing.T) {
	t.Parallel()
	p := programme(t)
	for i := range p.Case.Findings {
		p.Case.Findings[i].Confidential = true
	}
	if words := text(t, encodeProgramme(t, p), "Programme"); strings.Contains(words, "verify") {
		t.Error("the programme tells of a confidential nonconformity")
	}
}

func TestProgramme_Encode_equalInputGivesEqualBytes(t *testing.T) {
	t.Parallel()
	first := encodeProgramme(t, programme(t))
	if !bytes.Equal(first, encodeProgramme(t, programme(t))) {
		t.Error("two exports of the same programme differ")
	}
}

// TestProgramme_Encode_bare: a cycle of which nothing is planned says so; no cycle at all is an error, and so is the end of
// the context.
func TestProgramme_Encode_bare(t *testing.T) {
	t.Parallel()
	p := programme(t)
	p.Case = &audit.Case{Programmes: []audit.Programme{{Record: rec("cycle")}}}
	p.Cycle, p.Time = &p.Case.Programmes[0], nil
	summary := text(t, encodeProgramme(t, p), "Summary")
	for _, want := range []string{"No audit is planned yet.", "The audit time is not determined yet.", "No site is entered yet."} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q", want)
		}
	}
	p.Cycle = nil
	if err := p.Encode(t.Context(), &bytes.Buffer{}); err == nil {
		t.Error("a programme without a cycle was written")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	many := programme(t)
	many.Case.ProgrammeChanges = slices.Repeat(many.Case.ProgrammeChanges[:1], 1000)
	if err := many.Encode(ctx, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled export gives %v", err)
	}
}
