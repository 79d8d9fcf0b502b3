package cycle_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// standings are ways into each status, and the day on which the next decision is taken.
var standings = []struct {
	status cycle.Status
	next   string // day of the next decision
	late   bool   // after the time for restoration
	steps  []string
}{
	{cycle.Applicant, "2026-06-18", false, nil},
	{cycle.Refused, "2026-09-01", false, []string{"refuse 2026-06-18"}},
	{cycle.Active, "2027-02-01", false, []string{"grant 2026-06-18"}},
	{cycle.Suspended, "2027-03-01", false, []string{"grant 2026-06-18", "suspend 2027-02-01"}},
	{cycle.Withdrawn, "2027-06-01", false, []string{"grant 2026-06-18", "withdraw 2027-02-01"}},
	{cycle.Expired, "2029-12-17", false, []string{"grant 2026-06-18"}},
	{cycle.Expired, "2029-12-18", true, []string{"grant 2026-06-18"}},
	{cycle.Expired, "2029-12-18", true, []string{"grant 2026-06-18", "suspend 2029-05-01"}},
}

// TestMoves_everyPair walks every status and every decision, with and without a new Stage 2: what the table has leads where
// it says, all else is refused and changes nothing. R-8-1.
func TestMoves_everyPair(t *testing.T) {
	t.Parallel()
	for _, s := range standings {
		for _, kind := range audit.AllDecisionKinds() {
			for _, stage2 := range []bool{false, true} {
				steps := slices.Clone(s.steps)
				if stage2 {
					steps = append(steps, "stage-2 "+day(s.next).AddDays(-7).String())
				}
				c := decided(append(steps, string(kind)+" "+s.next)...)
				name := fmt.Sprintf("%s, %s on %s, new Stage 2 %v", s.status, kind, s.next, stage2)
				last := &c.Decisions[len(c.Decisions)-1]
				want, allowed := expectedMove(s.status, kind, s.late, stage2)
				if got := len(cycle.CheckDecision(c, last)) == 0; got != allowed {
					t.Errorf("%s: allowed = %v, want %v", name, got, allowed)
				}
				if got, _ := cycle.StatusOf(c, day(s.next)); got != want {
					t.Errorf("%s: status is %s, want %s", name, got, want)
				}
			}
		}
	}
}

// expectedMove returns what the table says of a decision.
func expectedMove(from cycle.Status, kind audit.DecisionKind, late, stage2 bool) (cycle.Status, bool) {
	for _, m := range cycle.Moves() {
		if m.From != from || m.Decision != kind {
			continue
		}
		if m.Need == cycle.NeedStage2 && !stage2 || m.Need == cycle.NeedInTime && late && !stage2 {
			return from, false
		}
		return m.To, true
	}
	return from, false
}

// TestMoves_forbidden: R-8-1 by its own words.
func TestMoves_forbidden(t *testing.T) {
	t.Parallel()
	for _, m := range cycle.Moves() {
		if m.From == cycle.Withdrawn && m.To == cycle.Active && m.Need != cycle.NeedStage2 {
			t.Errorf("a withdrawn certification becomes active by %s", m.Decision)
		}
		if m.From == cycle.Expired && m.To == cycle.Active && m.Need != cycle.NeedInTime {
			t.Errorf("an expired certification becomes active by %s at any time", m.Decision)
		}
		if m.To == cycle.Expired && m.From != cycle.Expired {
			t.Errorf("%s makes it expire", m.Decision)
		}
	}
	for _, tt := range []struct {
		today string
		steps []string
		want  []audit.DecisionKind
	}{
		{"2026-06-18", nil, []audit.DecisionKind{audit.Grant, audit.Refuse}},
		{"2027-06-01", []string{"grant 2026-06-18"}, []audit.DecisionKind{
			audit.Grant, audit.Refuse, audit.Maintain, audit.Renew, audit.Expand, audit.Reduce, audit.Suspend, audit.Withdraw,
		}},
		{"2027-06-01", []string{"grant 2026-06-18", "suspend 2027-05-01"}, []audit.DecisionKind{
			audit.Grant, audit.Refuse, audit.Maintain, audit.Renew, audit.Reduce, audit.Restore, audit.Withdraw,
		}},
		{"2029-06-18", []string{"grant 2026-06-18"}, []audit.DecisionKind{audit.Grant, audit.Refuse, audit.Renew, audit.Restore, audit.Withdraw}},
		{"2029-12-18", []string{"grant 2026-06-18"}, []audit.DecisionKind{audit.Refuse, audit.Withdraw}},
		{"2027-06-01", []string{"grant 2026-06-18", "withdraw 2027-05-01"}, []audit.DecisionKind{audit.Refuse}},
	} {
		if diff := cmp.Diff(tt.want, cycle.AllowedDecisions(decided(tt.steps...), day(tt.today))); diff != "" {
			t.Errorf("%v on %s (-want +got):\n%s", tt.steps, tt.today, diff)
		}
	}
	closed := decided("grant 2026-06-18")
	closed.Client.Standing = audit.FileClosed
	if got := cycle.AllowedDecisions(closed, day("2027-06-01")); len(got) > 0 {
		t.Errorf("a closed file takes %v", got)
	}
}

// TestStatus_random: whatever is decided, in whatever order, nobody is active after the expiry or after a withdrawal
// without a Stage 2, and what was refused changes nothing.
func TestStatus_random(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		on, steps := day("2026-01-10"), []string{}
		for range rapid.IntRange(1, 12).Draw(t, "decisions") {
			on = on.AddDays(rapid.IntRange(1, 500).Draw(t, "days"))
			kind := rapid.SampledFrom(audit.AllDecisionKinds()).Draw(t, "kind")
			before := decided(steps...)
			was, _ := cycle.StatusOf(before, on)
			after := decided(append(steps, string(kind)+" "+on.String())...)
			now, _ := cycle.StatusOf(after, on)
			refused := len(cycle.CheckDecision(after, &after.Decisions[len(after.Decisions)-1])) > 0
			if refused && was != now {
				t.Fatalf("%v: %s on %s is refused and makes %s of %s", steps, kind, on, now, was)
			}
			if was == cycle.Withdrawn && now != cycle.Withdrawn {
				t.Fatalf("%v: %s on %s makes a withdrawn certification %s", steps, kind, on, now)
			}
			if k := cycle.CycleOf(after, on); now == cycle.Active && on.After(k.Expiry) {
				t.Fatalf("%v: active on %s, after %s", steps, on, k.Expiry)
			}
			steps = append(steps, string(kind)+" "+on.String())
		}
	})
}

func TestCheckTaken(t *testing.T) {
	t.Parallel()
	stage2 := audit.Audit{Record: rec("st2"), Kind: audit.Stage2, StartsOn: day("2026-05-04"), EndsOn: day("2026-05-06"), State: audit.AuditDone}
	base := audit.Decision{Record: rec("d"), Kind: audit.Grant, Audit: "st2", DecidedBy: "hd", DecidedOn: day("2026-06-18")}
	for _, tt := range []struct {
		name   string
		change func(*audit.Decision, *audit.Case)
		want   []string
	}{
		{"in order", func(*audit.Decision, *audit.Case) {}, nil},
		{"only planned", func(d *audit.Decision, _ *audit.Case) { *d = audit.Decision{Kind: audit.Grant} }, nil},
		{"before the audit's end", func(d *audit.Decision, _ *audit.Case) { d.DecidedOn = day("2026-05-05") }, []string{"9.5.2"}},
		{"effective before", func(d *audit.Decision, _ *audit.Case) { d.EffectiveOn = day("2026-06-17") }, []string{"8.2.2"}},
		{"nobody decided", func(d *audit.Decision, _ *audit.Case) { d.DecidedBy = "" }, []string{"R-1-7"}},
		{"on no Stage 2", func(d *audit.Decision, _ *audit.Case) { d.Audit = "" }, []string{"9.3.1"}},
		{"on a transfer", func(d *audit.Decision, c *audit.Case) { d.Audit, c.Transfer.Accepted = "", true }, nil},
		{"a refusal without reason", func(d *audit.Decision, _ *audit.Case) { d.Kind = audit.Refuse }, []string{"R-1-7"}},
		{"a suspension of nothing, without ground", func(d *audit.Decision, _ *audit.Case) { d.Kind = audit.Suspend }, []string{"R-8-1", "9.6.5"}},
		{"an expansion of nothing, not said of what", func(d *audit.Decision, _ *audit.Case) { d.Kind = audit.Expand }, []string{"R-8-1", "R-1-7"}},
		{"a closed file", func(_ *audit.Decision, c *audit.Case) {
			c.Client.Standing, c.Client.StandingOn = audit.FileClosed, day("2026-06-01")
		}, []string{"R-8-1"}},
	} {
		c, d := &audit.Case{Policy: audit.DefaultPolicy(), Audits: []audit.Audit{stage2}}, base
		tt.change(&d, c)
		c.Decisions = []audit.Decision{d}
		var got []string
		for _, p := range cycle.CheckTaken(c, &c.Decisions[0]) {
			got = append(got, p.Rule)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestStatusHistory(t *testing.T) {
	t.Parallel()
	show := func(steps []string, today string) []string {
		var out []string
		for _, x := range cycle.StatusHistory(decided(steps...), day(today)) {
			out = append(out, fmt.Sprint(x.Status, " ", x.Since, " ", x.Decision != "", " ", x.Ahead))
		}
		return out
	}
	for _, tt := range []struct {
		name, today string
		steps, want []string
	}{
		{"applicant", "2026-06-01", nil, nil},
		{"certified", "2026-11-25", []string{"grant 2026-06-18"}, []string{"active 2026-06-18 true false", "expired 2029-06-18 false true"}},
		{
			"suspended and restored, renewed", "2029-05-20",
			[]string{"grant 2026-06-18", "suspend 2027-02-01", "restore 2027-05-01", "renew 2029-05-10"},
			[]string{"active 2026-06-18 true false", "suspended 2027-02-01 true false", "active 2027-05-01 true false", "expired 2032-06-18 false true"},
		},
		{
			"expired and restored", "2029-08-02",
			[]string{"grant 2026-06-18", "restore 2029-08-01"},
			[]string{"active 2026-06-18 true false", "expired 2029-06-18 false false", "active 2029-08-01 true false", "expired 2032-06-18 false true"},
		},
		{"long ago", "2040-01-01", []string{"grant 2026-06-18"}, []string{"active 2026-06-18 true false", "expired 2029-06-18 false false"}},
	} {
		if diff := cmp.Diff(tt.want, show(tt.steps, tt.today)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestDatesOf_neverLater: no date rule ever gives a later limit than the same day of the later month, and an earlier one only
// where that month is too short.
func TestDatesOf_neverLater(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "day")
		expiry := cycle.Expiry(d, false)
		got := cycle.DatesOf(cycle.Facts{
			Decision: d, Stage2End: d, Suspended: d, TransferLostOn: d, ConsultancyEnded: d, Today: d, RetentionMonths: rapid.Int64Range(0, 60).Draw(t, "kept"),
		})
		for _, x := range []struct {
			name   string
			from   date.Date
			months int
			got    date.Date
		}{
			{"D1", d, 36, got.Expiry},
			{"D2", d, 12, got.FirstSurveillanceDue},
			{"D4", d, 6, got.MajorLimit},
			{"D5", expiry, 36, cycle.RenewedExpiry(expiry)},
			{"D6", expiry, 6, got.RestorationUntil},
			{"D8", d, 6, got.SuspensionLimit},
			{"D10", d, 6, got.TransferLimit},
			{"D11", d, 24, got.CoolingOffUntil},
		} {
			if want := clamped(x.from, x.months); x.got != want {
				t.Fatalf("%s: %s and %d months = %s, want %s", x.name, x.from, x.months, x.got, want)
			}
		}
		if got.RetainUntil.Before(clamped(expiry, 36)) {
			t.Fatalf("records of a cycle until %s are kept until %s only", expiry, got.RetainUntil)
		}
		if less := cycle.Expiry(d, true); less != expiry.AddDays(-1) {
			t.Fatalf("less a day: %s, else %s", less, expiry)
		}
	})
}

// clamped reckons months by hand: the day of the later month, or the last that it has.
func clamped(d date.Date, months int) date.Date {
	n := d.Year()*12 + int(d.Month()) - 1 + months
	for last := d.Day(); ; last-- {
		if out, err := date.New(n/12, n%12+1, last); err == nil {
			return out
		}
	}
}

func TestDatesOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		facts cycle.Facts
		want  string
	}{
		{"nothing", cycle.Facts{Today: day("2026-11-25")}, "[] false  "},
		{"T1.3 T1.4", cycle.Facts{Decision: day("2026-03-10"), ExpiryLessADay: true, Today: day("2026-11-25")}, "2029-03-09 2027-03-10 [] false open 2032-03-09"},
		{"a leap day", cycle.Facts{Decision: day("2028-02-29"), ExpiryLessADay: true, Today: day("2028-03-01")}, "2031-02-27 2029-02-28 [] false open 2034-02-27"},
		{"renewed on a leap day", cycle.Facts{
			Decision: day("2025-02-28"), RecertDecision: day("2028-02-28"), Today: day("2028-02-29"),
		}, "2028-02-28 2026-02-28 [2026 2027] false renewed 2034-02-28"},
		{"kept longer", cycle.Facts{Decision: day("2026-03-10"), RetentionMonths: 48, Today: day("2026-11-25")}, "2029-03-10 2027-03-10 [] false open 2033-03-10"},
		{"never kept shorter", cycle.Facts{Decision: day("2026-03-10"), RetentionMonths: 12, Today: day("2026-11-25")}, "2029-03-10 2027-03-10 [] false open 2032-03-10"},
		{"majors open, not decided", cycle.Facts{Stage2End: day("2026-03-10"), Today: day("2026-09-11")}, "[] true  "},
		{"decided in time", cycle.Facts{Decision: day("2026-06-18"), Stage2End: day("2026-05-06"), Today: day("2026-11-25")}, "2029-06-18 2027-06-18 [] false open 2032-06-18"},
	} {
		got := cycle.DatesOf(tt.facts)
		text := fmt.Sprint(got.Expiry, " ", got.FirstSurveillanceDue, " ", got.MissingSurveillanceYears, " ", got.NewStage2Required, " ", got.Renewal.State, " ", got.RetainUntil)
		if text = strings.TrimSpace(text); text != strings.TrimSpace(tt.want) {
			t.Errorf("%s: %s, want %s", tt.name, text, tt.want)
		}
	}
	if got := (cycle.Facts{Decision: day("2026-03-10"), Stage2End: day("2026-03-11"), Suspended: day("2026-01-01")}).Contradictions(); len(got) != 2 || got[0].Rule != "9.5.2" || got[1].Rule != "R-8-1" {
		t.Errorf("contradictions: %v", got)
	}
	for today, want := range map[string]string{
		"2029-03-10": "", "2029-03-11": "D6 it expired on 2029-03-10 and can be restored until 2029-09-10",
		"2029-09-11": "D7 it expired on 2029-03-10 and could be restored until 2029-09-10; now it takes at least a Stage 2",
	} {
		got := ""
		for _, p := range (cycle.Facts{Decision: day("2026-03-10"), Today: day(today)}).Lapsed() {
			got += p.Rule + " " + p.Message
		}
		if got != want {
			t.Errorf("a cycle in the past, on %s: %q, want %q", today, got, want)
		}
	}
	if got := cycle.NoticeDue(day("2026-05-04"), 60).String() + " " + cycle.RecertificationAuditDue(day("2029-06-17"), 90).String(); got != "2026-03-05 2029-03-19" {
		t.Errorf("D12: %s", got)
	}
}
