package audit_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"

	"github.com/google/go-cmp/cmp"
)

// withFindings is the sample on 10 June 2026, before the reviews of that day.
func withFindings() *audit.Case {
	c := sample()
	add := func(no string, g audit.Grade, s audit.FindingState, concerns ...audit.ID) {
		c.Findings = append(c.Findings, audit.Finding{
			Record: rec("f" + no), Audit: "st2", Grade: g, State: s, Number: audit.NumberPrefix(g) + "-2026-ST2-" + no, Concerns: concerns,
		})
	}
	add("04", audit.Minor, audit.EvidenceReceived, "c2")
	add("01", audit.Major, audit.Closed, "c1")
	add("02", audit.Minor, audit.ResponseReceived, "c3")
	add("03", audit.Minor, audit.VerifyNextAudit)
	add("05", audit.OFI, audit.FindingIssued)
	add("06", audit.OFI, audit.FindingIssued)
	add("07", audit.Positive, audit.FindingIssued)
	add("08", audit.Minor, audit.Withdrawn)
	c.Findings = append(c.Findings, audit.Finding{Record: rec("d"), Audit: "st2", Grade: audit.Minor, DraftNumber: "JL-02"})
	return c
}

func TestGradeRows(t *testing.T) {
	t.Parallel()
	var got []string
	for _, r := range audit.GradeRows(withFindings()) {
		line := r.Grade.Word() + ":"
		for _, s := range audit.AllStands() {
			line += " " + s.Word() + "[" + labels(r.In(s)) + "]"
		}
		got = append(got, line+" all["+labels(r.Units)+"]")
	}
	want := []string{
		"Major: Client[] Review[] Accepted[] Closed[01] all[01]",
		"Minor: Client[] Review[02] Accepted[03 04] Closed[] all[02 03 04 JL-02]",
		"OFI: Client[] Review[] Accepted[] Closed[] all[05 06]",
		"Positive: Client[] Review[] Accepted[] Closed[] all[07]",
		"Concern: Client[] Review[] Accepted[] Closed[] all[01→01 02→04 03→02]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if rows := audit.GradeRows(withFindings(), "st1"); labels(rows[1].Units)+labels(rows[4].Units) != "01→01 02→04 03→02" {
		t.Errorf("rows of stage 1 only: %v", rows)
	}
}

func labels(units []audit.Unit) string {
	var out []string
	for _, u := range units {
		l := u.Label
		if len(u.TakenUp) > 0 {
			l += "→" + strings.Join(u.TakenUp, "+")
		}
		out = append(out, l)
	}
	return strings.Join(out, " ")
}

func TestGradeRows_emptyCase(t *testing.T) {
	t.Parallel()
	if rows := audit.GradeRows(&audit.Case{}); len(rows) != 5 || len(rows[0].Units) != 0 {
		t.Errorf("an empty case has %v, want five empty rows", rows)
	}
	if n := audit.TallyOf(&audit.Case{}).OpenNonconformities(); n != 0 {
		t.Errorf("an empty case has %d open nonconformities", n)
	}
}

// TestFindingState_Stand: every issued state has a column but withdrawn; nothing that is not issued has one.
func TestFindingState_Stand(t *testing.T) {
	t.Parallel()
	for _, s := range audit.AllFindingStates() {
		stand := s.Stand()
		if shown := slices.Contains(audit.AllStands(), stand); shown != (s.IsIssued() && s != audit.Withdrawn) {
			t.Errorf("state %s lies in column %q", s, stand)
		}
		if s.IsIssued() && s != audit.Withdrawn && (stand == audit.Settled) == s.IsOpen() {
			t.Errorf("state %s is open: %v, yet lies in column %q", s, s.IsOpen(), stand)
		}
	}
}

func TestTallyOf(t *testing.T) {
	t.Parallel()
	got := audit.TallyOf(withFindings())
	want := audit.Tally{
		ByGrade: map[audit.Grade]int{audit.Major: 1, audit.Minor: 4, audit.OFI: 2, audit.Positive: 1, audit.Concern: 3},
		ByState: map[audit.FindingState]int{
			audit.EvidenceReceived: 1, audit.Closed: 1, audit.ResponseReceived: 1, audit.VerifyNextAudit: 1, audit.FindingIssued: 6,
			audit.Withdrawn: 1, audit.FindingDraft: 1,
		},
		Open: map[audit.Grade]int{audit.Minor: 3},
	}
	if diff := cmp.Diff(want, got); diff != "" || got.OpenNonconformities() != 3 {
		t.Errorf("tally (-want +got):\n%s", diff)
	}
	if open := audit.OpenNonconformities(withFindings()); len(open) != 3 || open[0].ShortLabel() != "02" {
		t.Errorf("open nonconformities = %v", open)
	}
}

func TestCoverageOf(t *testing.T) {
	t.Parallel()
	c := sample()
	for i, r := range append(slices.Clone(clauses), controls...) {
		state := audit.Conform
		if i%5 == 1 { // 7 clauses; 7 controls, of which A.7.3 is excluded
			state = audit.NotAudited
		}
		c.Conclusions = append(c.Conclusions, audit.Conclusion{Audit: "st2", Requirement: r, State: state})
	}
	c.Audits = append(c.Audits, audit.Audit{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, Programme: "prog"})
	c.ProgrammeCells = []audit.ProgrammeCell{
		{Audit: "sa1", Requirement: "6.1.1", Coverage: audit.CoverageMust},
		{Audit: "sa1", Requirement: "A.6", Coverage: audit.CoverageSample},
		{Audit: "sa1", Requirement: "A.6.2.7", Coverage: audit.CoverageNone},
	}
	for name, want := range map[string]audit.AuditCoverage{
		"stage-1":        {Audit: "st1", Title: "Stage 1", Clauses: audit.Share{Of: 32}, Controls: audit.Share{Of: 36}},
		"stage-2":        {Audit: "st2", Title: "Stage 2", Clauses: audit.Share{Of: 32, Planned: 32, Audited: 25}, Controls: audit.Share{Of: 36, Planned: 36, Audited: 30}},
		"surveillance-1": {Audit: "sa1", Title: "Surveillance 1", Clauses: audit.Share{Of: 32, Planned: 1}, Controls: audit.Share{Of: 36, Planned: 8}},
	} {
		if diff := cmp.Diff(want, audit.CoverageOf(c, c.AuditNamed(name), clauses, controls)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
