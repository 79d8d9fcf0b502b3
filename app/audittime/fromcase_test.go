package audittime_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/store"
)

func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		panic(err)
	}
	m.Run()
}

// sampleCase returns the sample case, as it is read from its file.
func sampleCase(t *testing.T) *audit.Case {
	t.Helper()
	n := 0
	env := casefile.Env{
		Now: func() time.Time { return sample.Whole.Clock() },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Márta Kővári", Initials: "MK"}, Program: "test", Host: "test",
	}
	s, err := sample.Make(t.Context(), env, filepath.Join(t.TempDir(), "client.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFromCase_sample(t *testing.T) {
	t.Parallel()
	c := sampleCase(t)
	programme := c.Programmes[0].ID
	s, err := audittime.FromCase(c, programme)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, step := range s.Steps {
		got = append(got, step.Label+": "+step.Formula+" = "+step.Rounded.String())
	}
	want := []string{
		"Producer, 9 persons: row 1–10 of the table = 5.0",
		"High-risk AI systems: + 2 × 1.0 = 2.0",
		"Regulations: + 2 × 1.0 = 2.0",
		"Adjusted: the days by the table with additions and reductions = 9.0",
		"Initial audit: rounded to the nearest half day = 9.0",
		"With the client: at least 70 % of 9.0 = 6.3",
		"Stage 1: a third of 9.0, rounded to the nearest half day = 3.0",
		"Stage 2: what is left of 9.0 = 6.0",
		"Surveillance, each: a third of 9.0, rounded to the nearest half day, at least 1.0 = 3.0",
		"Recertification: two thirds of 9.0, rounded to the nearest half day = 6.0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sheet (-want +got):\n%s", diff)
	}
	if want := "ISO/IEC 42006:2025 Annex A, row 1–10 as entered by Fjordcert AS"; s.Source != want {
		t.Errorf("source %q, want %q", s.Source, want)
	}
	recorded := *audittime.TimeOf(c, programme)
	if d := s.Deviations(recorded); d != nil {
		t.Errorf("the sample deviates from its sheet: %v", d)
	}
	applied := s.Apply(audit.AuditTime{Record: recorded.Record, Programme: programme})
	if applied.Total != 900 || applied.Stage1 != 300 || applied.Stage2 != 600 || applied.Surveillance != 300 || applied.Recertification != 600 || applied.OnSite != 630 {
		t.Errorf("%+v", applied)
	}
	if groups := audittime.Groups(c); len(groups) != 1 || len(groups[0].Sites) != 2 {
		t.Errorf("Oslo is the central function; to sample are Tromsø and Trondheim, not %v", groups)
	}
	var additions []string
	for _, a := range audittime.Additions(audittime.ScopeOf(c, 0)) {
		additions = append(additions, fmt.Sprint(a.Count, " ", a.Label))
	}
	if diff := cmp.Diff([]string{"2 High-risk AI systems", "2 Regulations"}, additions); diff != "" {
		t.Errorf("additions offered (-want +got):\n%s", diff)
	}
}

// TestFromCase_changes changes one fact of the sample case at a time.
func TestFromCase_changes(t *testing.T) {
	t.Parallel()
	whole := sampleCase(t)
	programme := whole.Programmes[0].ID
	for name, tt := range map[string]struct {
		change func(c *audit.Case, t *audit.AuditTime)
		want   string // total, or how the refusal begins
	}{
		"as it is":                        {func(*audit.Case, *audit.AuditTime) {}, "9.0"},
		"an addition's reason is deleted": {func(c *audit.Case, _ *audit.AuditTime) { c.TimeFactors[0].Reason = "" }, "addition of 2 × 1.0 days without a reason"},
		"a third high-risk system":        {func(c *audit.Case, _ *audit.AuditTime) { c.TimeFactors[0].Count = 3 }, "10.0"},
		"an addition is taken out":        {func(c *audit.Case, _ *audit.AuditTime) { c.TimeFactors[1].Deleted = true }, "7.0"},
		"11 persons":                      {func(_ *audit.Case, t *audit.AuditTime) { t.Persons = 11 }, "no row for 11 persons in table iso-iec-42006-2025, producer"},
		"the row of 11 persons is entered": {func(c *audit.Case, t *audit.AuditTime) {
			t.Persons = 11
			c.TimeRows = append(c.TimeRows, audit.TimeRow{TimeTable: c.TimeTables[0].ID, Column: "producer", From: 11, To: 15, Days: 600})
		}, "10.0"},
		"persons from the count":  {func(_ *audit.Case, t *audit.AuditTime) { t.Persons = 0 }, "9.0"},
		"nobody counted":          {func(c *audit.Case, t *audit.AuditTime) { t.Persons, c.PeopleCount.Effective = 0, 0 }, "audit time of 0 persons"},
		"the built-in first row":  {func(c *audit.Case, t *audit.AuditTime) { c.TimeTables, t.Column = nil, "several-roles" }, "10.5"},
		"rounded up":              {func(c *audit.Case, _ *audit.AuditTime) { c.Policy.Rounding, c.TimeFactors[0].Each = audit.RoundUp, 60 }, "8.5"},
		"to the nearest":          {func(c *audit.Case, _ *audit.AuditTime) { c.TimeFactors[0].Each = 60 }, "8.0"},
		"another table":           {func(_ *audit.Case, t *audit.AuditTime) { t.Table = "house" }, `no audit-time table "house"`},
		"no table yet":            {func(_ *audit.Case, t *audit.AuditTime) { t.Table = "" }, "no audit-time table was chosen"},
		"another programme":       {func(_ *audit.Case, t *audit.AuditTime) { t.Programme = "other" }, "the audit time of this programme was not determined yet"},
		"a factor for no site":    {func(c *audit.Case, _ *audit.AuditTime) { c.TimeFactors[0].Kind = audit.FactorSite }, "High-risk AI systems names no site of the case"},
		"a site without AI count": {siteFactor(-40, nil), "site Tromsø: the persons with AI-related work there are not counted"},
		"a site with AI count":    {siteFactor(-40, []audit.PeopleGroup{{Persons: 5, AIRelated: true}, {Persons: 7}}), "8.0"},
		"a site cut too much":     {siteFactor(-60, []audit.PeopleGroup{{Persons: 5, AIRelated: true}}), "site Tromsø: reductions of 3.0 days in all are 60 % of the time of the site"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := *whole
			c.AuditTimes, c.TimeFactors = append([]audit.AuditTime(nil), c.AuditTimes...), append([]audit.TimeFactor(nil), c.TimeFactors...)
			c.TimeRows = append([]audit.TimeRow(nil), c.TimeRows...)
			tt.change(&c, &c.AuditTimes[0])
			s, err := audittime.FromCase(&c, programme)
			got := s.Total.String()
			if err != nil {
				got = err.Error()
			}
			if !strings.HasPrefix(got, tt.want) || err == nil && got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// siteFactor makes the first factor one of Tromsø, with groups of people there.
func siteFactor(percent int64, groups []audit.PeopleGroup) func(*audit.Case, *audit.AuditTime) {
	return func(c *audit.Case, _ *audit.AuditTime) {
		for i := range c.Sites {
			if c.Sites[i].Name != "Tromsø" {
				continue
			}
			for _, g := range groups {
				g.Site = c.Sites[i].ID
				c.PeopleGroups = append(c.PeopleGroups, g)
			}
			f := c.TimeFactors[0]
			f.ID, f.Kind, f.Site, f.Percent, f.Count, f.Each = "site factor", audit.FactorSite, c.Sites[i].ID, percent, 0, 0
			c.TimeFactors = append(c.TimeFactors, f)
			c.TimeFactors[0].Count = 1
		}
	}
}

func TestSheet_Deviations(t *testing.T) {
	t.Parallel()
	s := audittime.Sheet{Persons: 9, Base: 500, Total: 900, Stage1: 300, Stage2: 600, Surveillance: 300, Recertification: 600}
	more := s.Apply(audit.AuditTime{})
	more.Total, more.Stage2, more.Surveillance = 1000, 700, 350
	if d := s.Deviations(more); d != nil {
		t.Errorf("more days than computed: %v", d)
	}
	var got []string
	for _, p := range s.Deviations(audit.AuditTime{TableDays: 450, Total: 850, Stage1: 300, Stage2: 600, Surveillance: 250, Recertification: 550}) {
		got = append(got, p.Field+" "+p.Message)
	}
	want := []string{
		"total is 8.5 days; the sheet gives 9.0 (ISO/IEC 17021-1:2015 9.1.4)",
		"surveillance is 2.5 days; the sheet gives 3.0 (ISO/IEC 17021-1:2015 9.1.4)",
		"recertification is 5.5 days; the sheet gives 6.0 (ISO/IEC 17021-1:2015 9.1.4)",
		"table_days is 4.5; the table gives 5.0 for 9 persons",
		"stage2 is 6.0: stage 1 and stage 2 make 9.0, not the total 8.5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
