package audittime

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// TestSampleOf: T2.1 (2 sites), T2.2 (3), T2.5 (9), T2.8 (25), T2.11 (100), T2.12 (101), T2.13 (1000) and 5.7 of the
// reference.
func TestSampleOf(t *testing.T) {
	t.Parallel()
	type sizes struct{ Initial, Surveillance, Recertification, NoSampling, Random int64 } // no sampling at surveillance; random initially
	of := func(t *testing.T, kind audit.AuditKind, n int64, noSampling bool) Sample {
		s, err := SampleOf(Sampling{Kind: kind, Sites: n, NoSampling: noSampling})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for n, want := range map[int64]sizes{
		2: {2, 1, 2, 1, 1}, 3: {2, 2, 2, 1, 1}, 4: {2, 2, 2, 2, 1}, 9: {3, 2, 3, 3, 1}, 10: {4, 2, 3, 3, 1}, 25: {5, 3, 4, 8, 2},
		26: {6, 4, 5, 8, 2}, 50: {8, 5, 6, 15, 2}, 100: {10, 6, 8, 30, 3}, 101: {11, 7, 9, 31, 3}, 1000: {32, 19, 26, 300, 8},
	} {
		initial := of(t, audit.Stage2, n, false)
		got := sizes{
			initial.Size, of(t, audit.Surveillance, n, false).Size, of(t, audit.Recertification, n, false).Size,
			of(t, audit.Surveillance, n, true).Size, initial.Random,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d sites (-want +got):\n%s", n, diff)
		}
		for _, kind := range []audit.AuditKind{audit.Stage2, audit.Recertification} {
			if s := of(t, kind, n, true); s.Size != n || s.Random != 0 {
				t.Errorf("%s without sampling: %d of %d sites", kind, s.Size, n)
			}
		}
		if s, err := SampleOf(Sampling{Kind: audit.Recertification, Sites: n, NotProven: true}); err != nil || s.Size != want.Initial {
			t.Errorf("a system that did not prove effective: %d of %d sites, want %d (%v)", s.Size, n, want.Initial, err)
		}
	}
}

func TestSampleOf_nothingToSample(t *testing.T) {
	t.Parallel()
	for n := int64(0); n < 2; n++ {
		s, err := SampleOf(Sampling{Kind: audit.Surveillance, Sites: n})
		want := Sample{Size: n, Central: true, Formula: "nothing to sample: every site is visited", Source: "IAF MD 1 6.1"}
		if diff := cmp.Diff(want, s); err != nil || diff != "" {
			t.Errorf("%d sites: %v\n%s", n, err, diff)
		}
	}
}

func TestSampleOf_refuses(t *testing.T) {
	t.Parallel()
	for want, q := range map[string]Sampling{
		"a sample of -1 sites (IAF MD 1 6.1)":                                               {Kind: audit.Stage2, Sites: -1},
		"a sample of 9000000000000000000 sites (IAF MD 1 6.1)":                              {Kind: audit.Stage2, Sites: 9e18},
		`no rule says how many sites an audit of kind "stage-1" samples (IAF MD 1 6.1)`:     {Kind: audit.Stage1, Sites: 9},
		`no rule says how many sites an audit of kind "celebration" samples (IAF MD 1 6.1)`: {Kind: "celebration", Sites: 9},
	} {
		if _, err := SampleOf(q); err == nil || err.Error() != want || len(Refusals(err)) != 1 {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestRank_canBeDrawnByHand: the digests are those of sha256sum.
func TestRank_canBeDrawnByHand(t *testing.T) {
	t.Parallel()
	want := []Ticket{
		// printf '2026-03-01\n%s' Tromsø Trondheim Bergen | sha256sum, one by one
		{"Tromsø", "60365d9e41b67744e36e23940399ee37a839d417dc48b9f0309bb232692f19ac"},
		{"Trondheim", "b08646c22d08e5343fe8ba2fa977b885a4f49663874f033b68dda29330e64a14"},
		{"Bergen", "b8542b76c07503f2c5cf39a4ab6c041442216660af8e421a837d6cd9b17fdd57"},
	}
	got := Rank("2026-03-01", []string{"Trondheim", "Bergen", "Tromsø", "Bergen"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ranking (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]audit.ID{"Tromsø"}, Draw("2026-03-01", []audit.ID{"Bergen", "Tromsø", "Trondheim"}, 1)); diff != "" {
		t.Error(diff)
	}
}

// clinics is a case with a central function and two groups of sites.
func clinics() *audit.Case {
	c := &audit.Case{
		Sites:  []audit.Site{{Record: rec("hq"), Name: "Oslo", Central: true}},
		Audits: []audit.Audit{{Record: rec("st2"), Kind: audit.Stage2}},
	}
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		c.Sites = append(c.Sites, audit.Site{Record: rec(id), Name: "Clinic " + id, SamplingGroup: "clinics"})
	}
	c.Sites = append(c.Sites, audit.Site{Record: rec("lab"), Name: "Laboratory"})
	return c
}

func rec(id string) audit.Record { return audit.Record{ID: audit.ID(id)} }

func TestSampleGroup(t *testing.T) {
	t.Parallel()
	c := clinics()
	groups := Groups(c)
	if diff := cmp.Diff([]Group{{"clinics", []audit.ID{"a", "b", "c", "d", "e"}}, {"", []audit.ID{"lab"}}}, groups); diff != "" {
		t.Fatalf("groups (-want +got):\n%s", diff)
	}
	record, s, err := SampleGroup(&c.Audits[0], groups[0], Sampling{}, "seed of March")
	if err != nil {
		t.Fatal(err)
	}
	if record.ID != audit.SiteSampleID("st2", "clinics") || record.Size != 3 || record.Random != 1 || s.Formula != "√5, rounded up" || record.Seed != "seed of March" {
		t.Errorf("%+v, %+v", record, s)
	}
	if p := audit.Check(&record); len(p) > 0 {
		t.Error(p)
	}
	if len(Redraw(record)) != 1 {
		t.Errorf("drawn again: %v", Redraw(record))
	}
}

func TestCheckSample(t *testing.T) {
	t.Parallel()
	good := func() (*audit.Case, *audit.SiteSample) {
		c := clinics()
		s, _, err := SampleGroup(&c.Audits[0], Groups(c)[0], Sampling{}, "seed of March")
		if err != nil {
			t.Fatal(err)
		}
		s.Rationale, s.DrawnOn = "same work, same procedures", date.Date{}
		for _, id := range Redraw(s) {
			c.ProgrammeSites = append(c.ProgrammeSites, audit.ProgrammeSite{Audit: "st2", Site: id, Random: true})
		}
		return c, &s
	}
	for name, tt := range map[string]struct {
		change func(*audit.Case, *audit.SiteSample)
		want   string
	}{
		"in order":       {func(*audit.Case, *audit.SiteSample) {}, ""},
		"more than need": {func(_ *audit.Case, s *audit.SiteSample) { s.Size = 4 }, ""},
		"too few":        {func(_ *audit.Case, s *audit.SiteSample) { s.Size = 2 }, "size: is 2; at least 3 of 5 sites are visited (√5, rounded up)"},
		"none at random": {func(_ *audit.Case, s *audit.SiteSample) { s.Random = 0 }, "random: is 0; at least a quarter of the 3 sites is drawn at random: 1"},
		"no rationale":   {func(_ *audit.Case, s *audit.SiteSample) { s.Rationale = " " }, "rationale: is empty"},
		"no seed":        {func(_ *audit.Case, s *audit.SiteSample) { s.Seed = "" }, "seed: is empty; without it nobody can draw the sites again"},
		"other sites":    {func(c *audit.Case, _ *audit.SiteSample) { c.ProgrammeSites[0].Random = false }, "random: the seed draws Clinic "},
		"another audit":  {func(_ *audit.Case, s *audit.SiteSample) { s.Audit = "st9" }, "audit: is no audit of this case"},
		"stage 1":        {func(c *audit.Case, _ *audit.SiteSample) { c.Audits[0].Kind = audit.Stage1 }, "audit: no rule says"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, s := good()
			tt.change(c, s)
			var got []string
			for _, p := range CheckSample(c, s, Sampling{}) {
				got = append(got, p.Field+": "+p.Message)
			}
			all := strings.Join(got, "\n")
			if tt.want == "" && all != "" || !strings.HasPrefix(all, tt.want) || len(got) > 1 {
				t.Errorf("%s\nwant %s", all, tt.want)
			}
		})
	}
}

// TestCheckSites: an audit visits as many sites as IAF MD 1 asks for, and the central function.
func TestCheckSites(t *testing.T) {
	t.Parallel()
	visit := func(c *audit.Case, sites ...string) {
		for _, s := range sites {
			c.ProgrammeSites = append(c.ProgrammeSites, audit.ProgrammeSite{Audit: "st2", Site: audit.ID(s), Coverage: audit.CoverageSample})
		}
	}
	for name, tt := range map[string]struct {
		change func(*audit.Case)
		want   []string
	}{
		"not planned yet": {func(*audit.Case) {}, nil},
		"enough":          {func(c *audit.Case) { visit(c, "hq", "a", "b", "c", "lab") }, nil},
		"by the plan": {func(c *audit.Case) {
			c.PlanItems = []audit.PlanItem{{Audit: "st2", Sites: []audit.ID{"hq", "a", "b", "c", "lab"}}}
		}, nil},
		"one too few":      {func(c *audit.Case) { visit(c, "hq", "a", "b", "lab") }, []string{"MD 1 6.1 2 of 5 sites are visited; at least 3 are (√5, rounded up)"}},
		"not the head":     {func(c *audit.Case) { visit(c, "a", "b", "c", "lab") }, []string{"MD 1 6.1 the central function, Oslo, is not visited"}},
		"a group left out": {func(c *audit.Case) { visit(c, "hq", "a", "b", "c") }, []string{"MD 1 6.1 0 of 1 sites are visited; at least 1 are (nothing to sample: every site is visited)"}},
		"planned, given up": {func(c *audit.Case) {
			visit(c, "hq", "a", "b", "c", "lab")
			c.ProgrammeSites[2].Coverage = audit.CoverageNone
		}, []string{"MD 1 6.1 2 of 5 sites are visited; at least 3 are (√5, rounded up)"}},
		"no sampling": {func(c *audit.Case) {
			visit(c, "hq", "a", "b", "c", "d", "lab")
			c.Programmes[0].SampleNone("work of their own")
		}, []string{"MD 1 6.2 4 of 5 sites are visited; at least 5 are (no sampling: all sites)"}},
		"a sample of no use": {func(c *audit.Case) {
			visit(c, "hq", "a", "b", "c", "lab")
			c.SiteSamples = []audit.SiteSample{{Record: rec(string(audit.SiteSampleID("st2", "clinics"))), Audit: "st2", Population: []audit.ID{"a", "b", "c", "d", "e"}, Size: 3}}
		}, []string{"MD 1 6.1 is 0; at least a quarter of the 3 sites is drawn at random: 1", "9.1.5 is empty; the rationale of a sample is recorded (ISO/IEC 17021-1:2015 9.1.5)"}},
		"Stage 1": {func(c *audit.Case) { visit(c, "a"); c.Audits[0].Kind = audit.Stage1 }, nil},
	} {
		c := clinics()
		c.Programmes, c.Audits[0].Programme = []audit.Programme{{Record: rec("p")}}, "p"
		tt.change(c)
		var got []string
		for _, p := range CheckSites(c, &c.Audits[0]) {
			got = append(got, p.Rule+" "+p.Message)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
