package finding

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
)

func TestFacts(t *testing.T) {
	rows := func(grades ...audit.Grade) []row {
		var out []row
		for _, g := range grades {
			out = append(out, row{grade: g})
		}
		return out
	}
	withdrawn := append(rows(audit.Minor), row{grade: audit.Major, state: audit.Withdrawn})
	for _, c := range []struct {
		rows []row
		want string
	}{
		{nil, ""},
		{rows(audit.OFI, audit.Minor, audit.Major, audit.Minor, audit.Positive, audit.Minor, audit.OFI), "1 major, 3 minor, 2 OFI, 1 positive"},
		{rows("", audit.Concern, audit.Observed), "1 concern, 1 observation, 1 without grade"},
		{rows(audit.Concern, audit.Concern, audit.Concern), "3 concerns"},
		{withdrawn, "1 minor"},
	} {
		if got := facts(c.rows); got != c.want {
			t.Errorf("facts = %q, want %q", got, c.want)
		}
	}
}

func TestRowsOf_theFindingBeingEditedStandsForItself(t *testing.T) {
	c := &audit.Case{Findings: []audit.Finding{
		{Record: audit.Record{ID: "b"}, Audit: "a1", DraftNumber: "MK-02", Statement: "before"},
		{Record: audit.Record{ID: "a"}, Audit: "a1", DraftNumber: "MK-01", OtherRequirements: []audit.Number{"5.2", "9.1"}},
		{Record: audit.Record{ID: "x"}, Audit: "a2", DraftNumber: "MK-01"},
	}}
	labels := func(rows []row) (out []string) {
		for _, r := range rows {
			out = append(out, r.label+" "+r.statement+r.more)
		}
		return out
	}
	edited := &audit.Finding{Record: audit.Record{ID: "b"}, Audit: "a1", DraftNumber: "MK-02", Statement: "typed"}
	if got, want := labels(rowsOf(c, "a1", edited)), []string{"MK-01 + 2 more", "MK-02 typed"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	added := &audit.Finding{Record: audit.Record{ID: "n"}, Audit: "a1", DraftNumber: "MK-03"}
	if got := labels(rowsOf(c, "a1", added)); len(got) != 3 || got[2] != "MK-03 " {
		t.Errorf("a finding that is not written yet is missing: %q", got)
	}
	edited.Deleted = true
	if got := labels(rowsOf(c, "a1", edited)); len(got) != 1 {
		t.Errorf("a deleted finding is shown: %q", got)
	}
}

func TestFilter_keeps(t *testing.T) {
	r := rowOf(&audit.Finding{
		Grade: audit.OFI, DraftNumber: "JL-03", Requirement: "A.8.2", OtherRequirements: []audit.Number{"7.4"},
		Statement: "Måletall står i to formater.", EvidenceText: "Dashboards DB-T.",
	})
	for words, want := range map[string]bool{
		"": true, "  ": true, "MÅLETALL": true, "formater a.8": true, "7.4 db-t": true, "jl-03": true, "formater minor": false, "A.8.3": false,
	} {
		if got := (filter{words: words}).keeps(r); got != want {
			t.Errorf("%q keeps %v, want %v", words, got, want)
		}
	}
	if (filter{grade: audit.Minor}).keeps(r) || !(filter{grade: audit.OFI}).keeps(r) {
		t.Error("the grade does not narrow")
	}
}

func TestShortLabel(t *testing.T) {
	for want, f := range map[string]audit.Finding{
		"MK-01":        {DraftNumber: "MK-01", State: audit.FindingDraft},
		"MK-01, ready": {DraftNumber: "MK-01", State: audit.FindingReady},
		"ST2-03":       {DraftNumber: "MK-01", Number: "NC-2026-ST2-03", State: audit.FindingIssued},
		"17":           {Number: "17", State: audit.FindingIssued},
	} {
		if got := shortLabel(&f); got != want {
			t.Errorf("shortLabel = %q, want %q", got, want)
		}
	}
}

func TestEarlierAt(t *testing.T) {
	c := &audit.Case{
		Audits: []audit.Audit{
			{Record: audit.Record{ID: "st1"}, Kind: audit.Stage1}, {Record: audit.Record{ID: "st2"}, Kind: audit.Stage2},
		},
		Findings: []audit.Finding{
			{Record: audit.Record{ID: "c3"}, Audit: "st1", Grade: audit.Concern, Requirement: "7.2", Number: "AOC-2026-ST1-03", Statement: "No matrix.", State: audit.Closed},
			{Record: audit.Record{ID: "c4"}, Audit: "st1", Grade: audit.Concern, Requirement: "8.4", Number: "AOC-2026-ST1-04", State: audit.Closed},
			{Record: audit.Record{ID: "n1"}, Audit: "st1", Grade: audit.Minor, Requirement: "4.1", OtherRequirements: []audit.Number{"7.2"}, Number: "NC-2026-ST1-01", State: audit.Closed},
			{Record: audit.Record{ID: "d1"}, Audit: "st1", Grade: audit.Minor, Requirement: "7.2", DraftNumber: "MK-09", State: audit.FindingDraft},
			{Record: audit.Record{ID: "s1"}, Audit: "st2", Grade: audit.Minor, Requirement: "7.2", Number: "NC-2026-ST2-01", State: audit.FindingIssued},
		},
	}
	f := &audit.Finding{Record: audit.Record{ID: "me"}, Audit: "st2", Requirement: "7.2", Concerns: []audit.ID{"c4"}}
	got, nothing := earlierAt(c, f)
	want := []entry{
		{id: "c3", icon: "flag", token: kit.Concern, title: "Concern 3 of Stage 1", text: "No matrix.", linkable: true},
		{id: "c4", icon: "flag", token: kit.Concern, title: "Concern 4 of Stage 1"},
		{id: "n1", icon: "triangle-alert", token: kit.Minor, title: "NC-2026-ST1-01, closed"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(entry{})); diff != "" || nothing != "" {
		t.Errorf("nothing %q (-want +got):\n%s", nothing, diff)
	}
	f.Requirement, f.Concerns = "9.3.1", []audit.ID{"c3", "c4"}
	if _, nothing := earlierAt(c, f); nothing != "No nonconformity at 9.3.1 before." {
		t.Errorf("nothing = %q", nothing)
	}
	if got := concernWords(c, f); got != "Stage 1, concerns 3, 4" {
		t.Errorf("concerns are %q", got)
	}
}

func TestDates_lateAnswersStandOut(t *testing.T) {
	f := &audit.Finding{
		Grade: audit.Major, State: audit.ResponseReturned, IssuedOn: date.MustParse("2026-05-06"),
		ResponseDue: date.MustParse("2026-06-05"), EvidenceDue: date.MustParse("2026-08-04"),
	}
	got := dates(f, date.MustParse("2026-06-10"))
	want := []fact{
		{"State", "Returned to the client", kit.Ink},
		{"Issued", "2026-05-06", kit.Ink},
		{"Response due", "2026-06-05", kit.Major},
		{"Evidence due", "2026-08-04", kit.Ink},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(fact{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f.State = audit.ResponseReceived
	if got := dates(f, date.MustParse("2026-06-10")); got[2].token != kit.Ink {
		t.Error("a response that came is shown as late")
	}
}

func TestIssuingOf(t *testing.T) {
	got := issuingOf([]row{
		{id: "1", state: audit.FindingReady}, {id: "2", state: audit.FindingDraft}, {id: "3", state: audit.FindingIssued}, {id: "4"},
	}, []casefile.HeldFinding{{}})
	if got.all != 3 || got.ready != 1 || len(got.held) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestMarks_everyGradeAndStateHasOne(t *testing.T) {
	for _, g := range append(audit.AllGrades(), "") {
		if m := markOf(g); m.Icon == "" || m.Word == "" {
			t.Errorf("grade %q looks like %+v", g, m)
		}
	}
	for _, s := range audit.AllFindingStates() {
		if m := stateMark(s); m.Icon == "" || m.Word == "" {
			t.Errorf("state %q looks like %+v", s, m)
		}
	}
}

func TestConflictWords(t *testing.T) {
	for want, fields := range map[string][]string{
		"Statement changed in two copies; the later is shown. What you write now settles it.":                                 {"statement"},
		"Grade, reason for the grade and closed on changed in two copies; the later is shown. What you write now settles it.": {"grade", "grade_reason", "closed_on"},
	} {
		if got := conflictWords(fields); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
