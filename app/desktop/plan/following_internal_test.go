package plan

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
	"fieldcase/assets"
)

// planned is a case with an audit of some days and a team, and nothing planned.
func planned(days, auditors int) (*audit.Case, *audit.Audit) {
	first := date.MustParse("2026-05-04")
	c := &audit.Case{
		Sites:  []audit.Site{{Record: audit.Record{ID: "oslo"}, Name: "Oslo", Central: true}, {Record: audit.Record{ID: "tromso"}, Name: "Tromsø"}},
		Audits: []audit.Audit{{Record: audit.Record{ID: "a"}, Kind: audit.Stage2, StartsOn: first, EndsOn: first.AddDays(days - 1)}},
	}
	for i := range auditors + 1 {
		m := audit.Member{Record: audit.Record{ID: audit.ID(fmt.Sprint("m", i))}, Audit: "a", Role: audit.Auditor}
		if i == auditors {
			m.Role = audit.Expert
		}
		c.Members = append(c.Members, m)
	}
	return c, &c.Audits[0]
}

// someItem draws an activity as a user may have planned it, overlapping others too.
func someItem(t *rapid.T, n, auditors int, a *audit.Audit) audit.PlanItem {
	start := rapid.IntRange(1, 23*60).Draw(t, "start")
	i := audit.PlanItem{
		Record: audit.Record{ID: audit.ID(fmt.Sprint("i", n))}, Audit: "a", Activity: rapid.SampledFrom(audit.AllActivities()).Draw(t, "activity"),
		Day:   a.StartsOn.AddDays(rapid.IntRange(-1, 4).Draw(t, "day")),
		Start: clock(start), End: clock(start + rapid.IntRange(1, 300).Draw(t, "length")), Everyone: rapid.Bool().Draw(t, "everyone"),
		Sites: []audit.ID{rapid.SampledFrom([]audit.ID{"oslo", "tromso"}).Draw(t, "site")},
	}
	if !i.Everyone {
		i.Members = []audit.ID{audit.ID(fmt.Sprint("m", rapid.IntRange(0, auditors).Draw(t, "who")))}
	}
	return i
}

// takesNobodyTwice fails when the activity has somebody who has something else to do meanwhile.
func takesNobodyTwice(t *rapid.T, c *audit.Case, next *audit.PlanItem) {
	for _, i := range c.PlanOf("a") {
		both := next.Everyone && (i.Everyone || len(i.Members) > 0) || i.Everyone && len(next.Members) > 0 ||
			slices.ContainsFunc(next.Members, func(m audit.ID) bool { return slices.Contains(i.Members, m) })
		if both && next.Overlaps(i) {
			t.Fatalf("%s %s–%s of %v overlaps %s–%s of %v", next.Day, next.Start, next.End, next.Members, i.Start, i.End, i.Members)
		}
	}
}

func TestFollowing_isValidAndTakesNobodyTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		auditors := rapid.IntRange(0, 3).Draw(t, "auditors")
		c, a := planned(rapid.IntRange(1, 4).Draw(t, "days"), auditors)
		for n := range rapid.IntRange(0, 12).Draw(t, "items") {
			c.PlanItems = append(c.PlanItems, someItem(t, n, auditors, a))
		}
		var at *audit.PlanItem
		if items := c.PlanOf("a"); len(items) > 0 && rapid.Bool().Draw(t, "selected") {
			at = rapid.SampledFrom(items).Draw(t, "at")
		}
		next := following(c, a, at, a.StartsOn)
		next.Audit = "a"
		if problems := audit.Check(next); len(problems) > 0 {
			t.Fatalf("%s %s–%s: %v", next.Day, next.Start, next.End, problems)
		}
		takesNobodyTwice(t, c, next)
	})
}

// TestFollowing_leadsToTheClosingMeeting takes every offer as it is: the days fill up and end with the closing meeting.
func TestFollowing_leadsToTheClosingMeeting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days, auditors := rapid.IntRange(1, 5).Draw(t, "days"), rapid.IntRange(1, 4).Draw(t, "auditors")
		c, a := planned(days, auditors)
		var at *audit.PlanItem
		for n := range 2*days*auditors + 2 {
			next := following(c, a, at, a.StartsOn)
			next.ID, next.Audit = audit.ID(fmt.Sprintf("i%03d", n)), "a"
			takesNobodyTwice(t, c, next)
			if next.Day.Before(a.StartsOn) || next.Day.After(a.EndsOn) {
				t.Fatalf("%s is no day of the audit", next.Day)
			}
			c.PlanItems = append(c.PlanItems, *next)
			if at = next; next.Activity == audit.ActivityClosing {
				return
			}
		}
		t.Fatal("no closing meeting was offered")
	})
}

func TestFollowing_offers(t *testing.T) {
	c, a := planned(2, 2)
	for _, want := range []string{
		"2026-05-04 09:00–09:30 opening-meeting []", "2026-05-04 09:30–12:00 audit [m0]", "2026-05-04 09:30–12:00 audit [m1]",
		"2026-05-04 13:00–16:30 audit [m0]", "2026-05-04 13:00–16:30 audit [m1]", "2026-05-05 08:30–12:00 audit [m0]",
		"2026-05-05 08:30–12:00 audit [m1]", "2026-05-05 13:00–15:00 audit [m0]", "2026-05-05 13:00–15:00 audit [m1]",
		"2026-05-05 15:00–16:00 closing-meeting []",
	} {
		next := following(c, a, nil, a.StartsOn)
		next.ID, next.Audit = audit.ID(fmt.Sprintf("i%03d", len(c.PlanItems))), "a"
		if got := fmt.Sprintf("%s %s–%s %s %v", next.Day, next.Start, next.End, next.Activity, next.Members); got != want {
			t.Errorf("offered %s, want %s", got, want)
		}
		c.PlanItems = append(c.PlanItems, *next)
	}
}

func TestShortRange(t *testing.T) {
	data, err := assets.Standard("iso-iec-42001-2023")
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := standard.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	excluded := func(n audit.Number) bool { return n == "A.4.5" || n == "A.7.3" }
	for _, tt := range []struct{ in, want string }{
		{"4.1–4.4, 5.1–5.3, 6.2, 6.3", "4, 5, 6.2, 6.3"},
		{"7.1–7.5, A.2.2–A.2.4, A.3.2, A.3.3", "7, A.2, A.3"},
		{"6.1.1–6.1.4, 8.2–8.4, A.5.2–A.5.5", "6.1, 8.2–8.4, A.5"},
		{"A.4.2–A.4.4, A.4.6, A.7.2, A.7.4–A.7.6", "A.4, A.7"},
		{"8.1, A.6.1.2, A.6.1.3, A.6.2.2–A.6.2.5", "8.1, A.6.1, A.6.2.2–5"},
		{"", ""},
	} {
		ids, err := catalogue.ParseRange(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		var in []audit.Number
		for _, id := range ids {
			in = append(in, audit.Number(id))
		}
		if got := shortRange(catalogue, in, excluded); got != tt.want {
			t.Errorf("%s is short %s, want %s", tt.in, got, tt.want)
		}
	}
}
