package cycle_test

import (
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawn writes a timeline as text, lane by lane.
func drawn(t cycle.Timeline) []string {
	out := []string{t.From.String() + " to " + t.To.String() + ", records until " + t.RetainUntil.String()}
	for _, a := range t.Audits {
		out = append(out, "audit "+a.Code+" "+a.Title+" "+a.When+word(a.Done, " done")+word(a.Late, " late"))
	}
	for _, d := range t.Decisions {
		out = append(out, "decision "+string(d.Kind)+" "+d.Day.String()+word(d.Planned, " planned"))
	}
	if c := t.Certificate; !c.From.IsZero() {
		out = append(out, strings.TrimSpace("certificate "+c.From.String()+" to "+c.To.String()+" "+c.Term+word(!c.Granted, " if granted")+" "+c.Number))
	}
	for _, g := range t.Gaps {
		out = append(out, "gap "+string(g.Kind)+" "+g.From.String()+" to "+g.To.String())
	}
	for _, l := range t.Limits {
		out = append(out, "limit "+l.Title+" "+l.Text+" from "+l.From.String()+" "+string(l.State)+on(l.Met))
	}
	return out
}

func word(b bool, s string) string {
	if b {
		return s
	}
	return ""
}

func on(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return " " + d.String()
}

// TestTimelineOf_sample has what the Overview draws on 10 June 2026.
func TestTimelineOf_sample(t *testing.T) {
	t.Parallel()
	want := []string{
		"2026-03-01 to 2029-06-30, records until 2032-06-17",
		"audit ST1 Stage 1 2026-03-10 to 11 done",
		"audit ST2 Stage 2 2026-05-04 to 06 done",
		"audit SA1 Surveillance 1 2027-05-10 to 11",
		"audit SA2 Surveillance 2 2028-05",
		"audit RC Recertification 2029-03",
		"decision grant 2026-06-18 planned",
		"certificate 2026-06-18 to 2029-06-17 three years less a day if granted FC-AIMS-0042",
		"limit Majors verified by 2026-11-06 from 2026-05-06 met 2026-06-09",
		"limit Surveillance 1 by 2027-06-18 from 2027-03-18 ahead",
		"limit Surveillance 2 within 2028 from 2028-01-01 ahead",
		"limit Recertification decided by 2029-06-17 from 2028-12-17 ahead",
	}
	got := cycle.TimelineOf(sample(), day("2026-06-10"))
	if diff := cmp.Diff(want, drawn(got)); diff != "" {
		t.Errorf("timeline (-want +got):\n%s", diff)
	}
}

func TestTimelineOf_moments(t *testing.T) {
	t.Parallel()
	renewed := sample()
	for i := range renewed.Audits {
		renewed.Audits[i].State = audit.AuditDone
	}
	renewed.Audits[0].StartsOn, renewed.Audits[0].EndsOn = day("2029-03-31"), day("2029-04-02")
	renewed.Decisions = append(renewed.Decisions,
		audit.Decision{Record: rec("s"), Kind: audit.Suspend, DecidedOn: day("2028-09-01")},
		audit.Decision{Record: rec("r"), Kind: audit.Restore, DecidedOn: day("2028-10-01")},
		audit.Decision{Record: rec("d2"), Kind: audit.Renew, Audit: "rc", DecidedOn: day("2029-05-20")})
	withdrawn := sample()
	withdrawn.Audits = withdrawn.Audits[3:4]
	withdrawn.Findings = nil
	withdrawn.Decisions = append(withdrawn.Decisions, audit.Decision{Record: rec("w"), Kind: audit.Withdraw, DecidedOn: day("2027-09-01")})
	short := decided("grant 2026-06-18")
	short.Certificates = []audit.Certificate{{Number: "K", EffectiveOn: day("2026-06-18"), ExpiresOn: day("2027-06-17")}}
	for _, tt := range []struct {
		name, today string
		c           *audit.Case
		want        []string
	}{
		{"an empty case", "2026-11-25", &audit.Case{}, []string{"2026-11-01 to 2027-11-30, records until "}},
		{"suspended", "2027-09-10", decided("grant 2026-09-20", "suspend 2027-08-31"), []string{
			"2026-09-01 to 2029-09-30, records until 2032-09-19",
			"decision grant 2026-09-20",
			"decision suspend 2027-08-31",
			"certificate 2026-09-20 to 2029-09-19 three years less a day",
			"gap suspend 2027-08-31 to ",
			"limit Surveillance 1 by 2027-09-20 from 2027-06-20 open",
			"limit Suspension lifted by 2028-02-29 from 2027-08-31 open",
			"limit Surveillance 2 within 2028 from 2028-01-01 ahead",
			"limit Recertification decided by 2029-09-19 from 2029-03-19 ahead",
		}},
		{"second cycle", "2029-06-01", renewed, []string{
			"2028-05-01 to 2032-06-30, records until 2035-06-17",
			"audit SA2 Surveillance 2 2028-05 done",
			"audit RC Recertification 2029-03-31 to 04-02 done",
			"decision suspend 2028-09-01",
			"decision restore 2028-10-01",
			"decision renew 2029-05-20",
			"certificate 2029-05-20 to 2032-06-17 until three years after the last expiry",
			"gap suspend 2028-09-01 to 2028-10-01",
			"limit Surveillance 1 within 2030 from 2030-01-01 ahead",
			"limit Surveillance 2 within 2031 from 2031-01-01 ahead",
			"limit Recertification decided by 2032-06-17 from 2031-12-17 ahead",
		}},
		{"withdrawn", "2027-09-02", withdrawn, []string{
			"2026-06-01 to 2029-06-30, records until 2032-06-17",
			"audit SA1 Surveillance 1 2027-05-10 to 11 late",
			"decision grant 2026-06-18",
			"decision withdraw 2027-09-01",
			"certificate 2026-06-18 to 2029-06-17 three years less a day FC-AIMS-0042",
			"gap withdraw 2027-09-01 to ",
		}},
		{"a certificate of one year", "2026-07-01", short, []string{
			"2026-06-01 to 2027-06-30, records until 2030-06-17",
			"decision grant 2026-06-18",
			"certificate 2026-06-18 to 2027-06-17 as the certificate says K",
			"limit Recertification decided by 2027-06-17 from 2026-12-17 ahead",
			"limit Surveillance 1 by 2027-06-18 from 2027-03-18 ahead",
		}},
		{"expired", "2029-06-20", decided("grant 2026-06-18"), []string{
			"2026-06-01 to 2029-12-31, records until 2032-06-17",
			"decision grant 2026-06-18",
			"certificate 2026-06-18 to 2029-06-17 three years less a day",
			"limit Restoration by 2029-12-17 from 2029-06-18 open",
		}},
	} {
		got := cycle.TimelineOf(tt.c, day(tt.today))
		if diff := cmp.Diff(tt.want, drawn(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if got.Empty() != (len(tt.want) == 1) {
			t.Errorf("%s: empty = %v", tt.name, got.Empty())
		}
	}
}

func TestLimits_states(t *testing.T) {
	t.Parallel()
	late := decided("grant 2026-06-18")
	late.Audits = []audit.Audit{{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day("2027-07-01"), EndsOn: day("2027-07-02"), State: audit.AuditDone}}
	early := decided("grant 2026-02-01")
	early.Audits = []audit.Audit{{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day("2026-12-01"), EndsOn: day("2026-12-02"), State: audit.AuditDone}}
	major := sample()
	majorOpen(major)
	for _, tt := range []struct {
		name, today string
		c           *audit.Case
		want        []string
	}{
		{"held too late", "2027-08-01", late, []string{
			"Surveillance 1 by 2027-06-18 met-late 2027-07-02", "Surveillance 2 within 2028 ahead", "Recertification decided by 2029-06-17 ahead",
		}},
		{"held in the year of the decision", "2027-01-10", early, []string{
			"Surveillance 1 by 2027-02-01 met 2026-12-02", "Surveillance 2 within 2027 open", "Surveillance 3 within 2028 ahead", "Recertification decided by 2029-01-31 ahead",
		}},
		{"planned after its limit", "2027-07-01", planned("2025-11-11", "2027-09-15", ""), []string{
			"Surveillance 1 by 2026-11-11 passed", "Surveillance 2 within 2027 open", "Recertification decided by 2028-11-10 ahead",
		}},
		{"planned in the year of the decision", "2027-04-09", planned("2027-02-22", "2027-12-07", ""), []string{
			"Surveillance 1 by 2028-02-22 ahead", "Surveillance 2 within 2028 ahead", "Surveillance 3 within 2029 ahead", "Recertification decided by 2030-02-21 ahead",
		}},
		{"missed", "2029-01-02", decided("grant 2026-06-18"), []string{
			"Surveillance 1 by 2027-06-18 passed", "Surveillance 2 within 2028 passed", "Recertification decided by 2029-06-17 open",
		}},
		{"a major open, decision not planned", "2026-11-07", major, []string{"Majors verified by 2026-11-06 passed"}},
	} {
		var got []string
		for _, l := range cycle.Limits(tt.c, day(tt.today)) {
			got = append(got, l.Title+" "+l.Text+" "+string(l.State)+on(l.Met))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// planned is a case certified on a day, with two surveillance audits on the days given, or without a day.
func planned(decision, first, second string) *audit.Case {
	c := decided("grant " + decision)
	c.Audits = []audit.Audit{
		{Record: rec("sa2"), Kind: audit.Surveillance, Sequence: 2, StartsOn: day(second), EndsOn: day(second)},
		{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, StartsOn: day(first), EndsOn: day(first)},
	}
	return c
}

// TestLimits_agreeWithTheRule: whatever was held when, each calendar year that rule D3 misses is a limit that was passed
// or met late, and what is due is sorted with what is late at the top.
func TestLimits_agreeWithTheRule(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		start := anyDay(t, "decision")
		c := decided("grant " + start.String())
		var ends []date.Date
		for i := range rapid.IntRange(0, 4).Draw(t, "surveillances") {
			on := start.AddDays(rapid.IntRange(1, 1100).Draw(t, "day"))
			ends = append(ends, on)
			c.Audits = append(c.Audits, audit.Audit{Record: rec(on.String()), Kind: audit.Surveillance, Sequence: int64(i + 1), StartsOn: on, EndsOn: on, State: audit.AuditDone})
		}
		today := start.AddDays(rapid.IntRange(0, 1000).Draw(t, "today"))
		ends = slices.DeleteFunc(ends, func(d date.Date) bool { return d.After(today) })
		limits := cycle.Limits(c, today)
		for _, y := range cycle.MissingSurveillanceYears(start, cycle.Expiry(start, true), ends, today) {
			missed := func(l cycle.Limit) bool {
				return l.Last.Year() == y && (l.State == cycle.LimitPassed || l.State == cycle.LimitMetLate)
			}
			if !slices.ContainsFunc(limits, missed) {
				t.Fatalf("decision %s, surveillances %v, today %s: no limit missed in %d: %+v", start, ends, today, y, limits)
			}
		}
		last := date.Date{}
		for _, i := range cycle.Due(c, today) {
			if i.Late != (!i.Due.IsZero() && i.Due.Before(today)) {
				t.Fatalf("%+v late on %s", i, today)
			}
			if day := i.Due; !day.IsZero() {
				if day.Before(last) {
					t.Fatalf("%s after %s in what is due", day, last)
				}
				last = day
			}
		}
	})
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for day2, want := range map[string]string{
		"2026-06-10": "today", "2026-06-11": "tomorrow", "2026-06-09": "1 day late", "2026-05-26": "15 days late", "2026-07-05": "in 25 days",
		"2027-05-10": "in 11 months", "2027-05-09": "in 10 months", "2029-06-10": "in 36 months",
	} {
		if got := cycle.Distance(day("2026-06-10"), day(day2)); got != want {
			t.Errorf("from 2026-06-10 to %s: %q, want %q", day2, got, want)
		}
	}
}

// TestLists: every enumeration lists each of its values once, and every value has a word of its own.
func TestLists(t *testing.T) {
	t.Parallel()
	words := map[string][]string{}
	for _, s := range cycle.AllStatuses() {
		words["status"] = append(words["status"], s.Word())
	}
	for _, s := range cycle.AllStandings() {
		words["standing"] = append(words["standing"], s.Word())
	}
	for _, p := range cycle.AllPages() {
		words["page"] = append(words["page"], p.Word())
	}
	words["kind"] = texts(cycle.AllItemKinds())
	words["actor"] = texts(cycle.AllActors())
	words["limit"] = texts(cycle.AllLimitKinds())
	words["limit state"] = texts(cycle.AllLimitStates())
	words["renewal"] = texts(cycle.AllRenewalStates())
	for name, list := range words {
		slices.Sort(list)
		if n := len(slices.Compact(slices.Clone(list))); n != len(list) || list[0] == "" {
			t.Errorf("%s: %q", name, list)
		}
	}
}

func texts[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

// TestLimits_firstSurveillanceKeepsItsName: while the first surveillance is outstanding, the limit of 12 months is its
// limit, whatever audit takes its place.
func TestLimits_firstSurveillanceKeepsItsName(t *testing.T) {
	t.Parallel()
	cancelled := planned("2026-06-18", "2027-05-10", "2027-06-01")
	cancelled.Audits[1].State = audit.AuditCancelled
	again := decided("grant 2022-01-10", "withdraw 2023-06-01", "stage-2 2026-11-20", "grant 2027-01-08")
	again.Audits = append(again.Audits, []audit.Audit{
		{Record: rec("sa1"), Kind: audit.Surveillance, Sequence: 1, Programme: "old", StartsOn: day("2022-12-05"), State: audit.AuditDone},
		{Record: rec("sa2"), Kind: audit.Surveillance, Sequence: 2, Programme: "old", State: audit.AuditCancelled},
		{Record: rec("sa3"), Kind: audit.Surveillance, Sequence: 3, Programme: "new", Planned: month("2027-12")},
		{Record: rec("sa4"), Kind: audit.Surveillance, Sequence: 4, Programme: "new", Planned: month("2028-11")},
	}...)
	for _, tt := range []struct {
		name, today, due, next string
		c                      *audit.Case
	}{
		{
			"the first was cancelled", "2027-04-09", "Surveillance 1 no later than this day, 12 months after the decision",
			"Surveillance 1", cancelled,
		},
		{
			"a second certification", "2027-04-09", "Surveillance 3 no later than this day, 12 months after the decision",
			"Surveillance 3", again,
		},
	} {
		var got []string
		for _, i := range cycle.Due(tt.c, day(tt.today)) {
			if strings.HasPrefix(i.Why, "12 months after") {
				got = append(got, i.What+", "+i.Why)
			}
		}
		if diff := cmp.Diff([]string{tt.due}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if m := cycle.MilestoneOf(tt.c, day(tt.today)); m.What != tt.next {
			t.Errorf("%s: next is %q, want %q", tt.name, m.What, tt.next)
		}
	}
}
