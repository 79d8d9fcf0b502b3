package audittime

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// cycleDays are the figures of a sheet in the order in which they are published.
func cycleDays(s Sheet) []audit.Days {
	return []audit.Days{s.Base, s.Adjusted, s.Total, s.OnSite, s.Stage1, s.Stage2, s.Surveillance, s.Recertification}
}

func builtIn(t *testing.T, id string) Table {
	t.Helper()
	table, err := TableNamed(BuiltIn(), id)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// one is a table of one's own in which any number of persons needs that many days.
func one(days audit.Days) Table {
	t := Table{ID: "own", Source: "own table", EnteredBy: "Fjordcert", Entries: []Entry{{"", 1, 1000, days, false}}}
	t.order()
	return t
}

func less(percent int64) Factor {
	return Factor{Percent: Whole(-percent), Reason: "mature system", Label: "Maturity"}
}

func plus(days audit.Days) Factor {
	return Factor{Each: days, Reason: "several languages", Label: "Languages"}
}

func integrated(percent int64) Factor {
	f := less(percent)
	f.Kind = audit.FactorIntegration
	return f
}

func other(days audit.Days) Factor {
	f := plus(days)
	f.Kind = audit.FactorOtherStandard
	return f
}

// TestCalculate holds the worked examples of the reference, by their numbers there.
func TestCalculate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		table    Table
		column   string
		persons  int64
		factors  []Factor
		rounding audit.Rounding
		want     []audit.Days // base, adjusted, total, on site, stage 1, stage 2, surveillance, recertification
	}{
		{
			"the sample case", builtIn(t, TableAIMS), "producer", 9,
			[]Factor{{Count: 2, Each: 100, Reason: "high-risk systems"}, {Count: 2, Each: 100, Reason: "regulations"}},
			"",
			[]audit.Days{500, 900, 900, 630, 300, 600, 300, 600},
		},
		{"2.4: 5.0 is 1.5 and 3.5", builtIn(t, TableISMS), "", 10, nil, "", []audit.Days{500, 500, 500, 350, 150, 350, 150, 350}},
		{"2.4: 8.5 is 3.0 and 5.5", builtIn(t, TableISMS), "", 45, nil, "", []audit.Days{850, 850, 850, 595, 300, 550, 300, 550}},
		{"2.4: 10.0 is 3.5 and 6.5", builtIn(t, TableISMS), "", 46, nil, "", []audit.Days{1000, 1000, 1000, 700, 350, 650, 350, 650}},
		{"5.7: QMS 55", builtIn(t, TableQMS), "", 55, nil, "", []audit.Days{500, 500, 500, 400, 150, 350, 150, 350}},
		{"5.7: QMS 55, 30 % off", builtIn(t, TableQMS), "", 55, []Factor{less(30)}, "", []audit.Days{500, 350, 350, 280, 100, 250, 100, 250}},
		{"T4.8: ISMS 45, 30 % off", builtIn(t, TableISMS), "", 45, []Factor{less(30)}, "", []audit.Days{850, 595, 600, 420, 200, 400, 200, 400}},
		{"T4.10b: 5.0, up", builtIn(t, TableISMS), "", 5, nil, audit.RoundUp, []audit.Days{500, 500, 500, 350, 200, 300, 200, 350}},
		{"4.6: 4.0, up", builtIn(t, TableQMS), "", 30, nil, audit.RoundUp, []audit.Days{400, 400, 400, 320, 150, 250, 150, 300}},
		{"4.6: 4.0", builtIn(t, TableQMS), "", 30, nil, "", []audit.Days{400, 400, 400, 320, 150, 250, 150, 250}},
		{"4.6: 7.0, up", builtIn(t, TableQMS), "", 100, nil, audit.RoundUp, []audit.Days{700, 700, 700, 560, 250, 450, 250, 500}},
		{"4.6: 7.0", builtIn(t, TableQMS), "", 100, nil, "", []audit.Days{700, 700, 700, 560, 250, 450, 250, 450}},
		{"4.6: 2.5, up", builtIn(t, TableQMS), "", 12, nil, audit.RoundUp, []audit.Days{250, 250, 250, 200, 100, 150, 100, 200}},
		{"4.6: 2.5, a surveillance is 1.0 at least", builtIn(t, TableQMS), "", 12, nil, "", []audit.Days{250, 250, 250, 200, 100, 150, 100, 150}},
		{"4.6: 1.5, a surveillance is 1.0 at least", builtIn(t, TableQMS), "", 1, nil, "", []audit.Days{150, 150, 150, 120, 50, 100, 100, 100}},
		{"T4.17: 10.0 + 5.0, 10 % off", one(1000), "", 55, []Factor{other(500), integrated(10)}, "", []audit.Days{1000, 1350, 1350, 945, 450, 900, 450, 900}},
		{"T4.17: 10.0 + 5.0, 20 % off", one(1000), "", 55, []Factor{other(500), integrated(20)}, "", []audit.Days{1000, 1200, 1200, 840, 400, 800, 400, 800}},
		{"T4.19: 30 %, then 20 %", one(1000), "", 55, []Factor{less(30), integrated(20)}, "", []audit.Days{1000, 560, 550, 385, 200, 350, 200, 350}},
		{"integration may add", one(1000), "", 5, []Factor{other(500), integrated(-10)}, "", []audit.Days{1000, 1650, 1650, 1155, 550, 1100, 550, 1100}},
		{"additions in days beside reductions", one(1000), "", 5, []Factor{less(10), less(20), plus(25)}, "", []audit.Days{1000, 725, 750, 525, 250, 500, 250, 500}},
		{"an increase in per cent", one(1000), "", 5, []Factor{less(-50)}, "", []audit.Days{1000, 1500, 1500, 1050, 500, 1000, 500, 1000}},
		{"a reduction in days", one(1000), "", 5, []Factor{{Each: -150, Count: 2, Reason: "seen before"}}, "", []audit.Days{1000, 700, 700, 490, 250, 450, 250, 450}},
		{"rounded once: 2.5 less 7.5 %", one(250), "", 5, []Factor{{Percent: -750, Reason: "x"}}, "", []audit.Days{250, 231, 250, 175, 100, 150, 100, 150}},
		{"a quarter is a tie, and goes up", one(525), "", 5, nil, "", []audit.Days{525, 525, 550, 385, 200, 350, 200, 350}},
		{"just below the tie", one(525), "", 5, []Factor{{Percent: -1, Reason: "x"}}, "", []audit.Days{525, 525, 500, 350, 150, 350, 150, 350}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := Calculate(Input{Table: tt.table, Column: tt.column, Persons: tt.persons, Factors: tt.factors, Rounding: tt.rounding})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, cycleDays(s)); diff != "" {
				t.Errorf("base, adjusted, total, on site, stage 1, stage 2, surveillance, recertification (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCalculate_conventionsOfTheBody(t *testing.T) {
	t.Parallel()
	s, err := Calculate(Input{Table: one(500), Persons: 3, MinSurveillance: 250, OnSitePercent: 75})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]audit.Days{500, 500, 500, 375, 150, 350, 250, 350}, cycleDays(s)); diff != "" {
		t.Error(diff)
	}
	qms, err := Calculate(Input{Table: builtIn(t, TableQMS), Persons: 55, OnSitePercent: 70})
	if err != nil {
		t.Fatal(err)
	}
	if qms.OnSite != 400 {
		t.Errorf("%s days on site; IAF MD 5 asks for 80 %% of 5.0, whatever the body's convention", qms.OnSite)
	}
}

func TestCalculate_steps(t *testing.T) {
	t.Parallel()
	s, err := Calculate(Input{
		Table: builtIn(t, TableAIMS), Column: "single-role", Persons: 1,
		Factors: []Factor{
			{ID: "hr", Label: "High-risk AI systems", Count: 2, Each: 50, Least: 50, Most: 200, Reason: "both clinical", Source: "Annex A"},
			{Label: "Known client", Percent: -1250, Reason: "certified before"},
			other(300), integrated(15),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, st := range s.Steps {
		got = append(got, strings.Join([]string{string(st.Kind), st.Label, st.Formula, st.Unrounded.String(), st.Rounded.String(), st.Source}, " | "))
	}
	want := []string{
		"table | Developer, provider or user, 1 person | row 1–10 of the table | 3.5 | 3.5 | ISO/IEC 42006:2025 Annex A, row 1–10; verify against your copy",
		"addition | High-risk AI systems | + 2 × 0.5 | 1.0 | 1.0 | Annex A",
		"reduction | Known client | − 12.5 % of 3.5 | -0.44 | -0.44 | ISO/IEC 17021-1:2015 9.1.4",
		"adjusted | Adjusted | the days by the table with additions and reductions | 4.06 | 4.06 | ISO/IEC 17021-1:2015 9.1.4",
		"other-standard | Languages | + 3.0 | 3.0 | 3.0 | ISO/IEC 17021-1:2015 9.1.4",
		"combined | All standards | the sum of their times | 7.06 | 7.06 | IAF MD 11 2.2",
		"integration | Maturity | − 15 % of 7.06 | -1.06 | -1.06 | ISO/IEC 17021-1:2015 9.1.4",
		"total | Initial audit | rounded to the nearest half day | 6.0 | 6.0 | ISO/IEC 17021-1:2015 9.1.4; rounding as in IAF MD 5",
		"on-site | With the client | at least 70 % of 6.0 | 4.2 | 4.2 | convention of the certification body",
		"stage-1 | Stage 1 | a third of 6.0, rounded to the nearest half day | 2.0 | 2.0 | practice of certification bodies; no document fixes the split",
		"stage-2 | Stage 2 | what is left of 6.0 | 4.0 | 4.0 | practice of certification bodies; no document fixes the split",
		"surveillance | Surveillance, each | a third of 6.0, rounded to the nearest half day, at least 1.0 | 2.0 | 2.0 | ISO/IEC 42006:2025 9.6.2.2",
		"recertification | Recertification | two thirds of 6.0, rounded to the nearest half day | 4.0 | 4.0 | ISO/IEC 42006:2025 9.6.3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	if s.Steps[1].Factor != "hr" || s.Steps[1].Reason != "both clinical" {
		t.Errorf("the step names neither its record nor its reason: %+v", s.Steps[1])
	}
	if diff := cmp.Diff([]string{"Row 1–10 came with the program, from a published article: verify against your copy of ISO/IEC 42006:2025 Annex A."}, s.Notes); diff != "" {
		t.Error(diff)
	}
}

// TestCalculate_refuses looks at the words too: they name the rule and its source.
func TestCalculate_refuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		in   Input
		want []string
	}{
		{"no persons", Input{Table: builtIn(t, TableQMS)}, []string{"audit time of 0 persons: it is counted from 1 person (ISO/IEC 17021-1:2015 9.1.4)"}},
		{"fewer than none", Input{Table: builtIn(t, TableQMS), Persons: -3}, []string{"audit time of -3 persons: it is counted from 1 person (ISO/IEC 17021-1:2015 9.1.4)"}},
		{
			"T3.12: no row",
			Input{Table: builtIn(t, TableAIMS), Column: "several-roles", Persons: 11},
			[]string{"no row for 11 persons in table iso-iec-42006-2025, several-roles, and none is made up: it holds 1–10 (R-4-1; ISO/IEC 42006:2025 Annex A)"},
		},
		{
			"T3.6: the progression is not followed",
			Input{Table: builtIn(t, TableISMS), Persons: 10701},
			[]string{"no row for 10701 persons in table iso-iec-27006-1-2024, which ends at 10700: the document says to follow the progression of the table, " +
				"which is a judgement and not computed (R-4-1; ISO/IEC 27006-1:2024 Annex C, Table C.1)"},
		},
		{"no column", Input{Table: builtIn(t, TableEMS), Persons: 5}, []string{"table iaf-md5-ems has several columns, and none was chosen (R-4-1; IAF MD 5, table EMS 1)"}},
		{"another column", Input{Table: builtIn(t, TableEMS), Column: "high risk", Persons: 5}, []string{`no column "high risk" in table iaf-md5-ems (R-4-1; IAF MD 5, table EMS 1)`}},
		{"QMS has one column", Input{Table: builtIn(t, TableQMS), Column: "high", Persons: 5}, []string{`no column "high" in table iaf-md5-qms, which has one column alone (R-4-1; IAF MD 5, table QMS 1)`}},
		{
			"T4.4: 31 %",
			Input{Table: builtIn(t, TableQMS), Persons: 55, Factors: []Factor{less(31)}},
			[]string{"reductions of 1.55 days in all are 31 % of the time by the table (5.0 days); at most 30 % are allowed (reduction limit; IAF MD 5)"},
		},
		{
			"two that are too much together",
			Input{Table: builtIn(t, TableISMS), Persons: 5, Factors: []Factor{less(20), {Percent: -1001, Reason: "x"}}},
			[]string{"reductions of 1.5 days in all are 30.01 % of the time by the table (5.0 days); at most 30 % are allowed (reduction limit; ISO/IEC 27006-1:2024 Annex C, Table C.1)"},
		},
		{
			"an addition makes no room",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{less(31), plus(500)}},
			[]string{"reductions of 3.1 days in all are 31 % of the time by the table (10.0 days); at most 30 % are allowed (reduction limit; " +
				"IAF MD 5 and ISO/IEC 27006-1:2024, while the table names no other limit)"},
		},
		{
			"days off beyond the limit",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{{Each: -301, Reason: "x"}}},
			[]string{"reductions of 3.01 days in all are 30.1 % of the time by the table (10.0 days); at most 30 % are allowed (reduction limit; " +
				"IAF MD 5 and ISO/IEC 27006-1:2024, while the table names no other limit)"},
		},
		{
			"21 % for integration",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{other(500), integrated(21)}},
			[]string{"reductions of 3.15 days in all are 21 % of the time of all standards together (15.0 days); at most 20 % are allowed (R-5-1; IAF MD 11)"},
		},
		{
			"no reasons, all at once",
			Input{Table: one(1000), Persons: 0, Factors: []Factor{{Percent: -1000, Reason: " "}, {Each: 100}}},
			[]string{
				"audit time of 0 persons: it is counted from 1 person (ISO/IEC 17021-1:2015 9.1.4)",
				"reduction of 10 % without a reason: audit time is recorded with its justification (ISO/IEC 17021-1:2015 9.1.4)",
				"addition of 1.0 days without a reason: audit time is recorded with its justification (ISO/IEC 17021-1:2015 9.1.4)",
			},
		},
		{
			"outside the range of the source",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{{Label: "High risk", Each: 250, Least: 50, Most: 200, Reason: "x", Source: "Annex A"}}},
			[]string{"High risk: 2.5 days each, where the source allows 0.5 to 2.0 (R-4-1; Annex A)"},
		},
		{
			"another standard that takes away",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{other(-100)}},
			[]string{"Languages: the time of another standard is the days that its own table and rules give, above 0 (MD 11 2.2; IAF MD 11)"},
		},
		{
			"days and per cent",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{{Label: "Both", Each: 100, Percent: 100, Reason: "x"}}},
			[]string{"Both is given in days and in per cent (ISO/IEC 17021-1:2015 9.1.4)"},
		},
		{
			"a count that cannot be",
			Input{Table: one(1000), Persons: 5, Factors: []Factor{{Label: "Many", Each: 100, Count: -2, Reason: "x"}}},
			[]string{"Many: -2 × 1.0 days cannot be meant (ISO/IEC 17021-1:2015 9.1.4)"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := Calculate(tt.in)
			if err == nil {
				t.Fatalf("computed %s days", s.Total)
			}
			var got []string
			for _, r := range Refusals(err) {
				got = append(got, r.Error())
				if r.Remedy == "" || r.Source == "" || r.Rule == "" {
					t.Errorf("%s: no rule, source or remedy", r.Message)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("refusals (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTimeOfSite: T4.5, T4.6 and T4.7.
func TestTimeOfSite(t *testing.T) {
	t.Parallel()
	site := func(percent int64) Site { return Site{Name: "Tromsø", Persons: 3, Factors: []Factor{less(percent)}} }
	in := Input{Table: builtIn(t, TableQMS), Persons: 55}
	s, err := TimeOfSite(in, site(50))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]audit.Days{150, 75, 50}, []audit.Days{s.Base, s.Adjusted, s.OnSite}); diff != "" {
		t.Errorf("base, adjusted, on site (-want +got):\n%s", diff)
	}
	last := s.Steps[len(s.Steps)-1]
	if last.Unrounded != 60 || last.Rounded != 50 {
		t.Errorf("at the site %s, rounded %s; want 0.6 and 0.5", last.Unrounded, last.Rounded)
	}
	five, err := TimeOfSite(Input{Table: one(500)}, site(50))
	if err != nil || five.Adjusted != 250 {
		t.Errorf("%s days, %v; want 2.5", five.Adjusted, err)
	}
	in.Sites = []Site{site(51)}
	_, err = Calculate(in)
	want := "site Tromsø: reductions of 0.77 days in all are 51 % of the time of the site by the table (1.5 days); at most 50 % are allowed (MD 1 7.3; IAF MD 1 7.3)"
	if got := Refusals(err); len(got) != 1 || err.Error() != strings.ReplaceAll(want, "(MD 1 7.3; IAF MD 1 7.3)", "(IAF MD 1 7.3)") {
		t.Errorf("%v\nwant %s", err, want)
	}
	in.Sites = []Site{site(50), {Name: "Trondheim", Persons: 55}}
	all, err := Calculate(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(all.Sites) != 2 || all.Total != 500 {
		t.Errorf("%d sites, %s days in all; the time of sites lies within the whole", len(all.Sites), all.Total)
	}
}
