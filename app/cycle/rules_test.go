package cycle_test

import (
	"slices"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"

	"pgregory.net/rapid"
)

func day(s string) date.Date { return date.MustParse(s) }

func days(texts ...string) []date.Date {
	var out []date.Date
	for _, s := range texts {
		out = append(out, day(s))
	}
	return out
}

// TestRules holds the worked examples T1 of the reference, and more at the edges.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		got  date.Date
		want string
	}{
		{"T1.1 expiry less a day", cycle.Expiry(day("2026-03-10"), true), "2029-03-09"},
		{"T1.2 expiry", cycle.Expiry(day("2026-03-10"), false), "2029-03-10"},
		{"expiry of the sample", cycle.Expiry(day("2026-06-18"), true), "2029-06-17"},
		{"expiry of a leap day", cycle.Expiry(day("2028-02-29"), false), "2031-02-28"},
		{"expiry of a leap day less a day", cycle.Expiry(day("2028-02-29"), true), "2031-02-27"},
		{"expiry on New Year's Eve", cycle.Expiry(day("2026-01-01"), true), "2028-12-31"},
		{"no decision, no expiry", cycle.Expiry(date.Date{}, true), ""},
		{"T1.4 first surveillance", cycle.FirstSurveillanceDue(day("2026-03-10")), "2027-03-10"},
		{"T1.5 first surveillance of a leap day", cycle.FirstSurveillanceDue(day("2028-02-29")), "2029-02-28"},
		{"T1.11 majors, clamped", cycle.MajorLimit(day("2026-08-31")), "2027-02-28"},
		{"T1.12 majors, clamped to a leap day", cycle.MajorLimit(day("2027-08-30")), "2028-02-29"},
		{"T1.13 majors", cycle.MajorLimit(day("2026-03-10")), "2026-09-10"},
		{"majors of the sample", cycle.MajorLimit(day("2026-05-06")), "2026-11-06"},
		{"restoration", cycle.RestorationUntil(day("2029-03-09")), "2029-09-09"},
		{"restoration, clamped", cycle.RestorationUntil(day("2028-08-31")), "2029-02-28"},
		{"T1.21 suspension", cycle.SuspensionLimit(day("2026-04-15")), "2026-10-15"},
		{"T1.22 retention", cycle.RetainUntil(day("2029-03-09")), "2032-03-09"},
		{"retention of the sample", cycle.RetainUntil(day("2029-06-17")), "2032-06-17"},
		{"T1.23 transfer within six months", cycle.TransferLimit(day("2026-05-31"), day("2027-08-01")), "2026-11-30"},
		{"T1.24 transfer by the expiry", cycle.TransferLimit(day("2026-05-31"), day("2026-09-15")), "2026-09-15"},
		{"transfer, expiry unknown", cycle.TransferLimit(day("2026-05-31"), date.Date{}), "2026-11-30"},
		{"cooling off", cycle.CoolingOffUntil(day("2024-02-29")), "2026-02-28"},
		{"no consultancy", cycle.CoolingOffUntil(date.Date{}), ""},
		{"plan", cycle.PlanDue(day("2026-05-04"), 14), "2026-04-20"},
	} {
		if got := tt.got.String(); got != tt.want {
			t.Errorf("%s = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestMissingSurveillanceYears(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, decision, expiry, today string
		audits                        []date.Date
		want                          []int
	}{
		{"T1.9 none in 2028", "2026-03-10", "2029-03-09", "2029-01-02", days("2027-02-15"), []int{2028}},
		{"the year is not over", "2026-03-10", "2029-03-09", "2028-12-31", days("2027-02-15"), nil},
		{"both held", "2026-03-10", "2029-03-09", "2029-01-02", days("2027-02-15", "2028-12-31"), nil},
		{"none held", "2026-03-10", "2029-03-09", "2031-01-02", nil, []int{2027, 2028}},
		{"the year of the decision is left open (Q4)", "2026-01-15", "2029-01-14", "2027-01-02", nil, nil},
		{"not decided", "", "", "2031-01-02", nil, nil},
	} {
		got := cycle.MissingSurveillanceYears(day(tt.decision), day(tt.expiry), tt.audits, day(tt.today))
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: missing %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestNewStage2Required(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, end, verified, today string
		want                       bool
	}{
		{"T1.14 on the last day", "2026-03-10", "2026-09-10", "2026-12-01", false},
		{"T1.15 a day late", "2026-03-10", "2026-09-11", "2026-12-01", true},
		{"open on the last day", "2026-03-10", "", "2026-09-10", false},
		{"open a day later", "2026-03-10", "", "2026-09-11", true},
		{"no stage 2 yet", "", "", "2026-09-11", false},
	} {
		if got := cycle.NewStage2Required(day(tt.end), day(tt.verified), day(tt.today)); got != tt.want {
			t.Errorf("%s: new stage 2 required = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestRenewalOf(t *testing.T) {
	t.Parallel()
	const expiry = "2029-03-09"
	for _, tt := range []struct {
		name, decision, verified, today string
		want                            cycle.RenewalState
		wantExpiry                      string
	}{
		{"valid", "", "", "2029-03-09", cycle.RenewalOpen, expiry},
		{"T1.16 in time", "2029-03-09", "2029-03-01", "2029-03-20", cycle.Renewed, "2032-03-09"},
		{"T1.17 major verified late, no decision", "", "2029-03-12", "2029-03-10", cycle.RenewalLapsed, expiry},
		{"T1.17 decision before the verification cannot stand", "2029-03-09", "2029-03-12", "2029-03-20", cycle.RenewalLapsed, expiry},
		{"major verified late, decided then", "2029-03-20", "2029-03-12", "2029-03-20", cycle.Restored, "2032-03-09"},
		{"T1.18 expired, restoration open", "", "", "2029-03-10", cycle.RenewalLapsed, expiry},
		{"T1.19 last day of restoration", "2029-09-09", "", "2029-09-09", cycle.Restored, "2032-03-09"},
		{"T1.20 too late", "2029-09-10", "", "2029-09-10", cycle.RenewalTooLate, expiry},
		{"never decided", "", "", "2029-09-10", cycle.RenewalTooLate, expiry},
		{"a planned decision", "2029-03-01", "", "2028-01-01", cycle.Renewed, "2032-03-09"},
	} {
		got := cycle.RenewalOf(day(expiry), day(tt.decision), day(tt.verified), day(tt.today))
		if got.State != tt.want || got.Expiry.String() != tt.wantExpiry {
			t.Errorf("%s: %v, want %s until %s", tt.name, got, tt.want, tt.wantExpiry)
		}
	}
}

// TestRenewalOf_neverShortens: whatever happens, nobody loses days that were certified, a renewal is three years after
// the last expiry, and there is always exactly one answer that restoration and stage 2 agree on.
func TestRenewalOf_neverShortens(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		expiry := anyDay(t, "expiry")
		decision := expiry.AddDays(rapid.IntRange(-400, 400).Draw(t, "decision"))
		got := cycle.RenewalOf(expiry, decision, date.Date{}, decision)
		restored, late := cycle.CanRestore(expiry, decision), cycle.NeedsStage2(expiry, decision)
		if restored && late || (got.State == cycle.Restored) != restored || (got.State == cycle.RenewalTooLate) != late {
			t.Fatalf("expiry %s, decision %s: %v, restoration %v, stage 2 %v", expiry, decision, got, restored, late)
		}
		if extended := got.State == cycle.Renewed || got.State == cycle.Restored; extended != got.Expiry.After(expiry) {
			t.Fatalf("expiry %s, decision %s: %v", expiry, decision, got)
		}
	})
}

// TestRules_limitsAreStrict: a limit in months is never later than the same day of the later month, nor more than three
// days (the length of February's gap) before it.
func TestRules_limitsAreStrict(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "day")
		for months, got := range map[int]date.Date{6: cycle.MajorLimit(d), 12: cycle.FirstSurveillanceDue(d), 36: cycle.RetainUntil(d)} {
			want := (d.Year()*12 + int(d.Month()) - 1 + months)
			if m := got.Year()*12 + int(got.Month()) - 1; m != want || got.Day() > d.Day() || d.Day()-got.Day() > 3 {
				t.Fatalf("%s and %d months = %s", d, months, got)
			}
		}
	})
}

func anyDay(t *rapid.T, name string) date.Date {
	return day("2024-01-01").AddDays(rapid.IntRange(0, 4000).Draw(t, name))
}

func TestMaintainNeedsReview(t *testing.T) {
	t.Parallel()
	sa := audit.Audit{Record: audit.Record{ID: "sa1"}, Kind: audit.Surveillance, Recommendation: "maintain"}
	major := []audit.Finding{{Audit: "sa1", Grade: audit.Major, State: audit.Closed}}
	minor := []audit.Finding{{Audit: "sa1", Grade: audit.Minor}, {Audit: "st2", Grade: audit.Major}}
	withdrawn := []audit.Finding{{Audit: "sa1", Grade: audit.Major, State: audit.Withdrawn}}
	silent, recert, suspend := sa, sa, sa
	suspend.Recommended = audit.RecommendSuspend
	silent.Recommendation, recert.Kind = "", audit.Recertification
	for name, tt := range map[string]struct {
		a        audit.Audit
		findings []audit.Finding
		want     bool
	}{
		"T5.6 no major, lead auditor positive": {sa, minor, false},
		"a major":                              {sa, major, true},
		"a major withdrawn":                    {sa, withdrawn, false},
		"no recommendation yet":                {silent, nil, true},
		"recertification is always decided":    {recert, nil, true},
		"suspension recommended":               {suspend, minor, true},
	} {
		if got := cycle.MaintainNeedsReview(&audit.Case{Findings: tt.findings}, &tt.a); got != tt.want {
			t.Errorf("%s: review needed = %v, want %v", name, got, tt.want)
		}
	}
}
