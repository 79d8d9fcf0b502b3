package audit_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

func TestIssuePlan_numbersByGradeAndOrderOfWriting(t *testing.T) {
	t.Parallel()
	stage2 := audit.Audit{Record: audit.Record{ID: "st2"}, Kind: audit.Stage2, StartsOn: date.MustParse("2026-05-04")}
	draft := func(id audit.ID, g audit.Grade, clause audit.Number) audit.Finding {
		return audit.Finding{Record: audit.Record{ID: id}, Audit: "st2", Grade: g, Requirement: clause, State: audit.FindingDraft}
	}
	withdrawn := draft("1", audit.Minor, "5.2")
	withdrawn.State, withdrawn.Number = audit.Withdrawn, "NC-2026-ST2-01"
	elsewhere := draft("2", audit.Minor, "4.1")
	elsewhere.Audit = "st1"
	c := &audit.Case{
		Policy: audit.DefaultPolicy(),
		Audits: []audit.Audit{stage2},
		Findings: []audit.Finding{
			draft("9", audit.OFI, "9.1"), withdrawn, elsewhere, draft("5", audit.Positive, "A.3.3"),
			draft("6", audit.OFI, "A.8.2"), draft("8", audit.Minor, "7.2"), draft("4", audit.Minor, "A.6.2.6"),
			draft("7", audit.Major, "8.4"),
		},
	}
	var got []string
	for _, f := range audit.IssuePlan(c, &stage2, date.MustParse("2026-05-06")) {
		got = append(got, f.Number+" "+string(f.Requirement)+" response "+f.ResponseDue.String()+" evidence "+f.EvidenceDue.String())
	}
	want := []string{
		"NC-2026-ST2-02 8.4 response 2026-06-05 evidence 2026-08-04",
		"NC-2026-ST2-03 A.6.2.6 response 2026-06-05 evidence ",
		"NC-2026-ST2-04 7.2 response 2026-06-05 evidence ",
		"OFI-2026-ST2-01 A.8.2 response  evidence ",
		"OFI-2026-ST2-02 9.1 response  evidence ",
		"POS-2026-ST2-01 A.3.3 response  evidence ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("issued (-want +got):\n%s", diff)
	}
	if c.Findings[0].Number != "" {
		t.Error("the plan changed the case it was made from")
	}
}

func TestIssuePlan_dueDatesByGradeOfThePolicy(t *testing.T) {
	t.Parallel()
	stage2 := audit.Audit{Record: audit.Record{ID: "st2"}, Kind: audit.Stage2, StartsOn: date.MustParse("2026-05-04")}
	c := &audit.Case{
		Policy: audit.Policy{ResponseDays: 30, MajorResponseDays: 14, MinorEvidenceDays: 60},
		Audits: []audit.Audit{stage2},
		Findings: []audit.Finding{
			{Record: audit.Record{ID: "1"}, Audit: "st2", Grade: audit.Major},
			{Record: audit.Record{ID: "2"}, Audit: "st2", Grade: audit.Minor},
		},
	}
	var got []string
	for _, f := range audit.IssuePlan(c, &stage2, date.MustParse("2026-05-06")) {
		got = append(got, string(f.Grade)+" response "+f.ResponseDue.String()+" evidence "+f.EvidenceDue.String())
	}
	want := []string{"major response 2026-05-20 evidence ", "minor response 2026-06-05 evidence 2026-07-05"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
}
