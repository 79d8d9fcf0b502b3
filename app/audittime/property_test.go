package audittime

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldcase/app/audit"
)

// anyFactors draws factors of the kinds that a sheet knows, each with its reason, many of them at the edge of a limit.
func anyFactors(t *rapid.T) []Factor {
	perCent := rapid.OneOf(rapid.SampledFrom([]int64{-5100, -3001, -3000, -2001, -2000, -1500, -1000, -1}), rapid.Int64Range(-2000, 4000))
	days := rapid.OneOf(rapid.SampledFrom([]int64{-150, -75, -50}), rapid.Int64Range(-100, 500))
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Factor {
		f := Factor{
			Reason: "reason", Count: rapid.Int64Range(0, 2).Draw(t, "count"),
			Kind: rapid.SampledFrom([]audit.TimeFactorKind{"", audit.FactorAdjustment, audit.FactorOtherStandard, audit.FactorIntegration}).Draw(t, "kind"),
		}
		switch {
		case f.Kind == audit.FactorOtherStandard:
			f.Each = audit.Days(rapid.Int64Range(1, 2000).Draw(t, "days"))
		case rapid.Bool().Draw(t, "in per cent"):
			f.Percent = Percent(perCent.Draw(t, "per cent"))
		default:
			f.Each = audit.Days(days.Draw(t, "days"))
		}
		return f
	}), 0, 4).Draw(t, "factors")
}

func anyInput(t *rapid.T) Input {
	table := rapid.SampledFrom(BuiltIn()).Draw(t, "table")
	entry := rapid.SampledFrom(table.Entries).Draw(t, "row")
	return Input{
		Table: table, Column: entry.Column, Persons: rapid.Int64Range(entry.From, entry.To).Draw(t, "persons"), Factors: anyFactors(t),
		Rounding: rapid.SampledFrom(audit.AllRoundings()).Draw(t, "rounding"),
	}
}

// taken returns the hundredths of days that reductions of a kind take off, and those that its additions add, reckoned
// another way than the sheet: in floating point.
func taken(factors []Factor, kind audit.TimeFactorKind, of float64) (off, on float64) {
	for _, f := range factors {
		k := f.Kind
		if k == "" {
			k = audit.FactorAdjustment
		}
		if k != kind {
			continue
		}
		amount := float64(max(f.Count, 1)) * (float64(f.Each) + of*float64(f.Percent)/10_000)
		if amount < 0 {
			off -= amount
		} else {
			on += amount
		}
	}
	return off, on
}

// TestCalculate_neverReducesBeyondItsLimits: 30 % of the table, 20 % of the sum of the standards. What is within them is
// computed; what is not is refused by the rule that it breaks.
func TestCalculate_neverReducesBeyondItsLimits(t *testing.T) {
	t.Parallel()
	const tiny = 1e-6
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		entry, err := in.Table.Lookup(in.Column, in.Persons)
		if err != nil {
			t.Fatal(err)
		}
		base := float64(entry.Days)
		off, on := taken(in.Factors, audit.FactorAdjustment, base)
		_, others := taken(in.Factors, audit.FactorOtherStandard, 0)
		sum := base - off + on + others
		offSum, onSum := taken(in.Factors, audit.FactorIntegration, sum)
		s, err := Calculate(in)
		if err != nil {
			for _, r := range Refusals(err) {
				if r.Rule == "reduction limit" && off < 0.3*base-tiny || r.Rule == "R-5-1" && offSum < 0.2*sum-tiny {
					t.Fatalf("refused within the limit: %v", r)
				}
			}
			return
		}
		if off > 0.3*base+tiny || offSum > 0.2*sum+tiny {
			t.Fatalf("%.4f of %.4f days taken off, then %.4f of %.4f", off, base, offSum, sum)
		}
		if want := sum - offSum + onSum; float64(s.Adjusted)-want > 0.51 || want-float64(s.Adjusted) > 0.51 {
			t.Fatalf("%s days, reckoned another way %.4f hundredths", s.Adjusted, want)
		}
		if float64(s.Adjusted) < 0.56*base-1 {
			t.Fatalf("%s of %s days: below 56 %%", s.Adjusted, s.Base)
		}
	})
}

func TestCalculate_figuresFitTogether(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		s, err := Calculate(in)
		if err != nil {
			return
		}
		if s.Stage1+s.Stage2 != s.Total || s.Stage1 <= 0 && s.Total > halfDay || s.Stage2 <= 0 || s.Stage1 > s.Stage2+halfDay {
			t.Fatalf("stage 1 %s, stage 2 %s, total %s", s.Stage1, s.Stage2, s.Total)
		}
		for _, d := range []audit.Days{s.Total, s.Stage1, s.Stage2, s.Surveillance, s.Recertification} {
			if d%50 != 0 {
				t.Fatalf("%s is no half day", d)
			}
		}
		fitTogether(t, in, s)
	})
}

// fitTogether looks at what is reckoned from the total.
func fitTogether(t *rapid.T, in Input, s Sheet) {
	if s.Surveillance < 100 || s.OnSite > s.Total || s.OnSite*100 < s.Total*70 || s.Recertification > max(s.Total, halfDay) {
		t.Fatalf("surveillance %s, on site %s, recertification %s of %s", s.Surveillance, s.OnSite, s.Recertification, s.Total)
	}
	if off := s.Total - s.Adjusted; off > 50 || in.Rounding == audit.RoundUp && off < 0 || in.Rounding == audit.RoundNearest && off < -25 {
		t.Fatalf("%s rounded %s to %s", s.Adjusted, in.Rounding, s.Total)
	}
	kinds := AllStepKinds()
	if !slices.IsSortedFunc(s.Steps, func(a, b Step) int { return order(kinds, a.Kind) - order(kinds, b.Kind) }) {
		t.Fatalf("steps out of order: %+v", s.Steps)
	}
}

// order is the place of a kind of step; additions and reductions stand mixed.
func order(kinds []StepKind, k StepKind) int {
	if k == StepReduction {
		k = StepAddition
	}
	return slices.Index(kinds, k)
}

// TestCalculate_isMonotone: more persons, or one more addition, never make fewer days.
func TestCalculate_isMonotone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		in.Factors = slices.DeleteFunc(in.Factors, func(f Factor) bool { return f.Each < 0 }) // days off are another share of more days
		s, err := Calculate(in)
		if err != nil {
			return
		}
		more := in
		more.Persons = rapid.Int64Range(in.Persons, 10_700).Draw(t, "more persons")
		if larger, err := Calculate(more); err == nil && (larger.Total < s.Total || larger.Surveillance < s.Surveillance || larger.Recertification < s.Recertification) {
			t.Fatalf("%d persons %s days, %d persons %s", in.Persons, s.Total, more.Persons, larger.Total)
		}
		in.Factors = append(slices.Clone(in.Factors), Factor{Each: audit.Days(rapid.Int64Range(1, 500).Draw(t, "added")), Reason: "reason"})
		if larger, err := Calculate(in); err != nil || larger.Total < s.Total {
			t.Fatalf("%s days, with an addition %s (%v)", s.Total, larger.Total, err)
		}
	})
}

func TestTimeOfSite_neverBelowHalf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		percent := rapid.Int64Range(1, 100).Draw(t, "per cent")
		s, err := TimeOfSite(in, Site{Name: "site", Persons: in.Persons, Factors: []Factor{less(percent)}})
		if (err == nil) != (percent <= 50) {
			t.Fatalf("%d %%: %v", percent, err)
		}
		if err == nil && s.Adjusted*2 < s.Base-1 {
			t.Fatalf("%s of %s", s.Adjusted, s.Base)
		}
	})
}

// TestSampleOf_neverMoreThanTheSites, and never fewer for more sites, nor without a quarter at random.
func TestSampleOf_neverMoreThanTheSites(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		q := Sampling{
			Kind:  rapid.SampledFrom([]audit.AuditKind{audit.Stage2, audit.Surveillance, audit.Recertification}).Draw(t, "kind"),
			Sites: rapid.Int64Range(0, maxSites-1).Draw(t, "sites"), NoSampling: rapid.Bool().Draw(t, "no sampling"),
			NotProven: rapid.Bool().Draw(t, "not proven"),
		}
		s, err := SampleOf(q)
		if err != nil {
			t.Fatal(err)
		}
		if s.Size > q.Sites || s.Size < 1 && q.Sites > 0 || s.Random > s.Size || !s.Central || s.Applicable != (q.Sites > 1) {
			t.Fatalf("%+v", s)
		}
		if !q.NoSampling && s.Applicable && s.Random*4 < s.Size {
			t.Fatalf("%d of %d at random", s.Random, s.Size)
		}
		q.Sites++
		if next, err := SampleOf(q); err != nil || next.Size < s.Size {
			t.Fatalf("%d for one more site, %d before (%v)", next.Size, s.Size, err)
		}
	})
}

func TestRootUp_isTheLeast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1_000_000_000).Draw(t, "n")
		num := rapid.Int64Range(1, 5).Draw(t, "num")
		y := rootUp(n, num, 5)
		if 25*y*y < num*num*n || y > 0 && 25*(y-1)*(y-1) >= num*num*n {
			t.Fatalf("%d/5 × √%d is not %d, rounded up", num, n, y)
		}
	})
}

func TestDraw_dependsOnSeedAndSitesAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		sites := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) audit.ID { return audit.ID(rapid.String().Draw(t, "id")) }), 0, 40, rapid.ID).Draw(t, "sites")
		seed := rapid.String().Draw(t, "seed")
		n := rapid.Int64Range(0, 50).Draw(t, "random")
		got := Draw(seed, sites, n)
		shuffled := rapid.Permutation(sites).Draw(t, "another order")
		if !slices.Equal(got, Draw(seed, shuffled, n)) {
			t.Fatal("the order of the sites changed the draw")
		}
		if len(got) != min(int(n), len(sites)) {
			t.Fatalf("%d of %d sites, asked for %d", len(got), len(sites), n)
		}
		for i, id := range got {
			if !slices.Contains(sites, id) || slices.Contains(got[:i], id) {
				t.Fatalf("%q is drawn twice or from nowhere", id)
			}
		}
		if more := Draw(seed, sites, n+1); !slices.Equal(got, more[:len(got)]) {
			t.Fatal("a larger sample does not hold the smaller one")
		}
	})
}
