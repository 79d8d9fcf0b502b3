package finding

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
	"fieldcase/assets"
)

func catalogue(t *testing.T) standard.Catalogue {
	t.Helper()
	content, err := assets.Standard("iso-iec-42001-2023")
	if err != nil {
		t.Fatal(err)
	}
	c, err := standard.Parse(content)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

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

func TestPoints(t *testing.T) {
	c := &audit.Case{
		SoA:         audit.SoA{Version: "3.1"},
		SoAControls: []audit.SoAControl{{Control: "A.6.2.6"}, {Control: "A.10.3", Excluded: true}},
		Sites:       []audit.Site{{Record: audit.Record{ID: "s"}, Name: "Tromsø"}},
	}
	whole := audit.Finding{
		Grade: audit.Minor, Requirement: "A.6.2.6", RequirementText: "Deviations are handled.", Statement: "Three alerts were not handled.",
		EvidenceText: "OP-14 v3", GradeReason: "Three of eleven.", Sites: []audit.ID{"s"}, Evidence: []audit.ID{"e"},
	}
	none, excluded, ofi := audit.Finding{}, whole, whole
	excluded.OtherRequirements = []audit.Number{"A.10.3"}
	ofi.Grade, ofi.RequirementText, ofi.GradeReason, ofi.Requirement, ofi.Evidence, ofi.Sites = audit.OFI, "", "", "9.1", nil, nil
	for name, test := range map[string]struct {
		f    audit.Finding
		want []string
	}{
		"whole": {whole, []string{
			"passed Grade: minor nonconformity", "passed Clause or control: A.6.2.6 AI system operation and monitoring",
			"passed Requirement: named, in own words, from A.6.2.6", "passed Statement: 5 words",
			"passed Evidence: 2 words, 1 entry of the register", "passed Reason for the grade: 3 words",
			"passed Control in SoA 3.1: A.6.2.6 is included", "passed Place: Tromsø",
		}},
		"nothing": {none, []string{
			"open Choose the grade: The other points follow from it.",
			"open Choose the clause or control: A finding is raised against one clause or control; further ones can be added.",
			"open Say what was found: One sentence: what was not done, or what was seen.",
		}},
		"ofi": {ofi, []string{
			"passed Grade: OFI", "passed Clause or control: 9.1 Monitoring, measurement, analysis and evaluation",
			"passed Statement: 5 words", "passed Evidence: 2 words",
		}},
	} {
		var got []string
		for _, p := range points(c, catalogue(t), &test.f) {
			got = append(got, string(p.state)+" "+p.title+": "+p.line)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	all := points(c, catalogue(t), &excluded)
	if got := all[6]; got.state != remark || got.title != "Not applicable by SoA 3.1" || got.line != "A.10.3 is excluded" || toSettle(all) != 1 {
		t.Errorf("an excluded control: %+v", got)
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

func TestAuditedBefore(t *testing.T) {
	on := func(id audit.ID, day string) audit.Audit {
		a := audit.Audit{Record: audit.Record{ID: id}}
		if day != "" {
			a.StartsOn = date.MustParse(day)
		}
		return a
	}
	c := &audit.Case{Audits: []audit.Audit{on("st2", "2026-05-04"), on("st1", "2026-03-10"), on("sa1", ""), on("sa2", "")}}
	for pair, want := range map[[2]audit.ID]bool{
		{"st1", "st2"}: true, {"st2", "st1"}: false, {"st2", "sa1"}: true, {"sa1", "st2"}: false,
		{"sa1", "sa2"}: true, {"sa2", "sa1"}: false, {"st1", "st1"}: false, {"gone", "st1"}: false,
	} {
		if got := auditedBefore(c, pair[0], pair[1]); got != want {
			t.Errorf("%v: %v, want %v", pair, got, want)
		}
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
		{id: "1", label: "MK-01", state: audit.FindingReady, complete: true},
		{id: "2", label: "MK-02", state: audit.FindingDraft},
		{id: "3", label: "NC-2026-ST2-01", state: audit.FindingIssued, complete: true},
		{id: "4", label: "MK-03", complete: true},
	})
	want := issuing{all: 3, complete: 2, ready: 1, incomplete: []string{"MK-02"}, first: "2"}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(issuing{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := labels([]string{"1", "2", "3", "4", "5", "6", "7"}); got != "1, 2, 3, 4, 5 and 2 more" {
		t.Errorf("labels = %q", got)
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
