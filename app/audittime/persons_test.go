package audittime

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
)

// TestEffectivePersons: T4.15, T4.16, and what a reduction needs.
func TestEffectivePersons(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		groups []audit.PeopleGroup
		want   int64
		wrong  string
	}{
		"nobody":                      {nil, 0, ""},
		"30 at half time are 15":      {[]audit.PeopleGroup{{Name: "night shift", Persons: 30, Percent: 50}}, 15, ""},
		"a part counts as one":        {[]audit.PeopleGroup{{Persons: 3, Percent: 50}, {Persons: 1, Percent: 10}}, 2, ""},
		"parts are added up first":    {[]audit.PeopleGroup{{Persons: 1, Percent: 50}, {Persons: 1, Percent: 50}}, 1, ""},
		"144 of the same work are 12": {[]audit.PeopleGroup{{Persons: 144, Identical: true, Reduction: 132, Reason: "low influence"}}, 12, ""},
		"not fewer than 12": {
			[]audit.PeopleGroup{{Name: "labelling", Persons: 144, Identical: true, Reduction: 133, Reason: "low influence"}},
			0,
			"labelling: 133 of 144 persons taken off; at least 12 remain, the square root of the persons (27006-1 C.3.4; ISO/IEC 27006-1:2024 C.3.4)",
		},
		"at half time too": {
			[]audit.PeopleGroup{{Name: "labelling", Persons: 144, Percent: 50, Identical: true, Reduction: 61, Reason: "low influence"}},
			0,
			"labelling: 61 of 144 persons taken off; at least 12 remain",
		},
		"no reason":      {[]audit.PeopleGroup{{Name: "labelling", Persons: 9, Identical: true, Reduction: 2}}, 0, "labelling: 2 persons taken off without a reason"},
		"not identical":  {[]audit.PeopleGroup{{Name: "validation", Persons: 9, Reduction: 2, Reason: "x"}}, 0, "validation: 2 persons taken off, though their work is not marked"},
		"less than none": {[]audit.PeopleGroup{{Name: "validation", Persons: -9}}, 0, "validation: -9 persons at 0 %"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := EffectivePersons(tt.groups)
			if got != tt.want || (err != nil) != (tt.wrong != "") || err != nil && !strings.HasPrefix(err.Error(), tt.wrong) {
				t.Errorf("%d persons, %v; want %d, %s", got, err, tt.want, tt.wrong)
			}
		})
	}
}

func TestCounted(t *testing.T) {
	t.Parallel()
	groups := []audit.PeopleGroup{{Name: "models", AIRelated: true}, {Name: "reading"}}
	if got := Counted(groups, TableAIMS); len(got) != 1 || got[0].Name != "models" {
		t.Errorf("ISO/IEC 42006 counts %v", got)
	}
	if got := Counted(groups, TableISMS); len(got) != 2 {
		t.Errorf("ISO/IEC 27006-1 counts %v", got)
	}
}

// TestAdditions: T4.24 and T4.25.
func TestAdditions(t *testing.T) {
	t.Parallel()
	least, most := audit.Days(350), audit.Days(350)
	var got []string
	for _, a := range Additions(Scope{Systems: 7, HighRisk: 1, Regulations: 1, Agreements: 5, ExtraControls: 12}) {
		from, to := a.Total()
		least, most = least+from, most+to
		got = append(got, a.Label+" "+from.String()+"–"+to.String())
		if f := a.Factor(); f.Source == "" || f.Most == 0 || !strings.HasPrefix(a.Note, Verify) {
			t.Errorf("%+v", a)
		}
	}
	want := []string{"AI systems beyond 5 2.0–4.0", "High-risk AI systems 0.5–2.0", "Regulations 1.0–1.0", "Additional controls 1.2–1.2"}
	if diff := cmp.Diff(want, got); diff != "" || least != 820 || most != 1170 {
		t.Errorf("%s to %s days, want 8.2 to 11.7\n%s", least, most, diff)
	}
	capped := Additions(Scope{ExtraControls: 25})
	if from, to := capped[0].Total(); len(capped) != 1 || from != 200 || to != 200 {
		t.Errorf("25 additional controls: %s to %s, want 2.0", from, to)
	}
	if got := Additions(Scope{}); got != nil {
		t.Errorf("nothing in scope: %v", got)
	}
}

// TestTeamAbility: T4.20, T4.21 and T4.22.
func TestTeamAbility(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		standards int64
		qualified []int64
		want      string
	}{
		{2, []int64{2, 2}, "100 %"},
		{2, []int64{2, 1}, "50 %"},
		{3, []int64{3, 2, 1}, "50 %"},
		{3, []int64{3, 2}, "75 %"},
		{4, []int64{2, 1, 1}, "11.11 %"},
		{1, []int64{1}, "refused"},
		{2, nil, "refused"},
		{2, []int64{3}, "refused"},
		{2, []int64{0}, "refused"},
	} {
		p, err := TeamAbility(tt.standards, tt.qualified)
		got := p.String()
		if len(Refusals(err)) == 1 {
			got = "refused"
		}
		if got != tt.want {
			t.Errorf("%d standards, %v: %s, want %s", tt.standards, tt.qualified, got, tt.want)
		}
	}
}

// TestCalendarDays: T4.23.
func TestCalendarDays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		time     audit.Days
		auditors int64
		want     int64
	}{{500, 2, 3}, {600, 2, 3}, {601, 2, 4}, {50, 1, 1}, {0, 1, 0}} {
		if got, err := CalendarDays(tt.time, tt.auditors); got != tt.want || err != nil {
			t.Errorf("%s days, %d auditors: %d, %v; want %d", tt.time, tt.auditors, got, err, tt.want)
		}
	}
	for _, auditors := range []int64{0, -1} {
		if _, err := CalendarDays(500, auditors); len(Refusals(err)) != 1 {
			t.Errorf("%d auditors: %v", auditors, err)
		}
	}
}

// TestRoundHalfDays: T4.1 and T4.2.
func TestRoundHalfDays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ days, nearest, up audit.Days }{
		{530, 550, 550}, {520, 500, 550}, {525, 550, 550}, {575, 600, 600}, {500, 500, 500}, {501, 500, 550}, {0, 0, 0}, {524, 500, 550},
	} {
		if near, up := RoundHalfDays(tt.days, audit.RoundNearest), RoundHalfDays(tt.days, audit.RoundUp); near != tt.nearest || up != tt.up {
			t.Errorf("%s: nearest %s, up %s; want %s, %s", tt.days, near, up, tt.nearest, tt.up)
		}
	}
}

func TestParsePercent(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Percent{"10": 1000, " 12.5% ": 1250, "0.01 %": 1, "-5": -500} {
		if got, err := ParsePercent(text); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "ten", "1.005", "%", "1e99"} {
		if got, err := ParsePercent(text); err == nil {
			t.Errorf("%q is %s", text, got)
		}
	}
}
