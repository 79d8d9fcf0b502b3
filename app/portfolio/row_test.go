package portfolio

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// line is a row as a person reads it: client, standing, what is next, planned, no later than, days, open nonconformities.
func line(r Row) string {
	days := "–"
	switch {
	case r.Late:
		days = fmt.Sprint(-r.Days, " late")
	case !r.Due.Day.IsZero():
		days = fmt.Sprint(r.Days)
	}
	return strings.Join([]string{r.Short, r.Standing.Word(), r.Next, r.Planned.Text(), r.Due.Day.String(), days, fmt.Sprint(r.OpenMajor + r.OpenMinor)}, "|")
}

func lines(rows []Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = line(r)
	}
	slices.Sort(out)
	return out
}

func TestRows_showEveryStateOfTheSample(t *testing.T) {
	t.Parallel()
	want := []string{
		"Pérez|Surveillance overdue|Surveillance 1||2027-03-25|15 late|1",
		"Lumière|Major open|Verify major||2027-04-29|20|3",
		"Øresund|Certified|Surveillance 1|2027-04-27|2027-05-04|25|2",
		"Sølvberg|Certified|Surveillance 1|2027-05-10|2027-06-18|70|2",
		"Vltava|Suspended|Lift suspension|2027-06-15|2027-07-11|93|1",
		"Ó Briain|Expired|Restoration|2027-06-22|2027-08-03|116|0",
		"Kővágó|Certified|Surveillance 1|2027-09-14|2027-10-05|179|0",
		"Norrsken|Certified|Surveillance 2|2027-10-12|2027-12-31|266|1",
		"Tērauds|Certified|Recertification|2027-11-09|2028-01-20|286|0",
		"Çınar|Certified|Surveillance 1|2027-12-07|2028-02-22|319|0",
		"Grünwald|Between Stage 1 and 2|Stage 2|2027-05-18||–|0",
		"Ålesund|Applicant|Stage 1|2027-06-02||–|0",
		"Żurawski|Applicant|Application review|||–|0",
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, lines(rows(t, today))); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// TestRows_beforeOnAndAfterEachLastDay moves today over the last day of each client: a day before and on it nothing is
// late, a day after it is.
func TestRows_beforeOnAndAfterEachLastDay(t *testing.T) {
	t.Parallel()
	l := looked(t, folders(t, Options{}, thirteen(t)))
	for _, c := range []struct{ client, last, rule string }{
		{"Pérez", "2027-03-25", "D2"},
		{"Lumière", "2027-04-29", "R-1-9"},
		{"Øresund", "2027-05-04", "D2"},
		{"Vltava", "2027-07-11", "D8"},
		{"Ó Briain", "2027-08-03", "D6"},
		{"Norrsken", "2027-12-31", "D3"},
		{"Tērauds", "2028-01-20", "D5"},
	} {
		i := slices.IndexFunc(l.Cases, func(f Found) bool { return shortName(&f.Facts.Case.Client) == c.client })
		last := date.MustParse(c.last)
		for _, d := range []int{-1, 0, 1} {
			r := RowOf(&l.Cases[i], last.AddDays(d))
			at := slices.IndexFunc(r.Deadlines(), func(x Deadline) bool { return x.Day == last && x.Rule == c.rule && x.Why != "" })
			switch {
			case c.rule == "D6" && d == 1, c.rule == "D5" && d == 1: // another state begins, see below
			case c.rule == "R-1-9" && d == 1:
				if r.Due.Day != last || !strings.Contains(r.Due.Why, "majors were not verified by") {
					t.Errorf("%s on %s: due %v", c.client, last.AddDays(d), r.Due)
				}
			case at < 0:
				t.Errorf("%s on %s: no deadline %s by %s among %v", c.client, last.AddDays(d), last, c.rule, r.Deadlines())
			case r.Deadlines()[at].Day.Before(r.today) != (d > 0):
				t.Errorf("%s on %s: late too early or too late", c.client, last.AddDays(d))
			}
		}
	}
}

// TestRows_stateAfterTheLastDay shows what a certification becomes whose last day has passed.
func TestRows_stateAfterTheLastDay(t *testing.T) {
	t.Parallel()
	l := looked(t, folders(t, Options{}, thirteen(t)))
	for _, c := range []struct {
		client, day string
		status      cycle.Status
		standing    cycle.Standing
		late        bool
	}{
		{"Pérez", "2027-03-25", cycle.Active, cycle.StandsCertified, false},
		{"Pérez", "2027-03-26", cycle.Active, cycle.StandsOverdue, true},
		{"Tērauds", "2028-01-20", cycle.Active, cycle.StandsCertified, true}, // its audit of November was not held
		{"Tērauds", "2028-01-21", cycle.Expired, cycle.StandsExpired, true},
		{"Ó Briain", "2027-02-03", cycle.Active, cycle.StandsCertified, false},
		{"Ó Briain", "2027-02-04", cycle.Expired, cycle.StandsExpired, false},
		{"Vltava", "2027-01-10", cycle.Active, cycle.StandsCertified, false},
		{"Vltava", "2027-01-11", cycle.Suspended, cycle.StandsSuspended, false},
		{"Vltava", "2027-07-12", cycle.Suspended, cycle.StandsSuspended, true},
	} {
		i := slices.IndexFunc(l.Cases, func(f Found) bool { return shortName(&f.Facts.Case.Client) == c.client })
		r := RowOf(&l.Cases[i], date.MustParse(c.day))
		if r.Status != c.status || r.Standing != c.standing || r.Late != c.late {
			t.Errorf("%s on %s: %s, %s, late %v; want %s, %s, late %v (due %v)", c.client, c.day, r.Status, r.Standing, r.Late, c.status, c.standing, c.late, r.Due)
		}
	}
}

func TestRows_eachSaysWhyItIsDue(t *testing.T) {
	t.Parallel()
	for _, r := range rows(t, today) {
		if r.Due.Day.IsZero() {
			continue
		}
		if r.Due.Why == "" || r.Due.Rule == "" || r.Due.What == "" {
			t.Errorf("%s is due on %s without saying why: %+v", r.Short, r.Due.Day, r.Due)
		}
	}
}

func TestViews(t *testing.T) {
	t.Parallel()
	all := rows(t, today)
	want := map[View][]string{
		ViewLate: {"Pérez"}, View30: {"Lumière", "Øresund"}, View60: {"Lumière", "Øresund"}, View90: {"Lumière", "Sølvberg", "Øresund"},
		ViewExpiring: nil, ViewDecision: nil, ViewMajors: {"Lumière"}, ViewCopies: nil,
		ViewNoSurveillance: {"Kővágó", "Norrsken", "Pérez", "Sølvberg", "Tērauds", "Vltava", "Øresund"},
	}
	for view, names := range want {
		if diff := cmp.Diff(names, shorts(Select(all, view, ""))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", view.Word(), diff)
		}
	}
	if n := len(Select(all, ViewAll, "")); n != 13 {
		t.Errorf("all are %d", n)
	}
	if got := shorts(Select(all, ViewAll, "fc-aims CERTIFIED márta szeged")); !slices.Equal(got, []string{"Kővágó"}) {
		t.Errorf("search found %v", got)
	}
	if got := Counts(all); got[ViewLate] != 1 || got[View30] != 2 || got[View90] != 3 || got[ViewAll] != 13 {
		t.Errorf("counts %v", got)
	}
}

// TestViews_onOtherDays looks at the views that are empty on the day of the sample.
func TestViews_onOtherDays(t *testing.T) {
	t.Parallel()
	if got := shorts(Select(rows(t, date.MustParse("2027-07-22")), ViewExpiring, "")); !slices.Equal(got, []string{"Tērauds"}) {
		t.Errorf("expiring: %v", got)
	}
	if got := shorts(Select(rows(t, date.MustParse("2026-06-17")), ViewDecision, "solvberg")); len(got) != 0 {
		t.Errorf("search without diacritics is not offered, found %v", got)
	}
	if got := shorts(Select(rows(t, date.MustParse("2026-06-17")), ViewDecision, "")); !slices.Contains(got, "Sølvberg") {
		t.Errorf("the day before its decision Sølvberg is not among those pending: %v", got)
	}
}

// shorts returns the short names of rows, sorted.
func shorts(rows []Row) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Short)
	}
	slices.Sort(out)
	return out
}

// TestRows_responsesAndEvidenceAreDueToo: a response that the client owes is nearer than the surveillance, and is what is
// next; once it is there, the surveillance is again. A reminder that the body set itself is never late.
func TestRows_responsesAndEvidenceAreDueToo(t *testing.T) {
	t.Parallel()
	l := looked(t, folders(t, Options{}, thirteen(t)))
	i := slices.IndexFunc(l.Cases, func(f Found) bool { return shortName(&f.Facts.Case.Client) == "Øresund" })
	found := l.Cases[i]
	c := *found.Facts.Case
	c.Findings = slices.Clone(c.Findings)
	f := &c.Findings[slices.IndexFunc(c.Findings, func(f audit.Finding) bool { return f.IsOpenNonconformity() })]
	f.State, f.ResponseDue = audit.FindingIssued, date.MustParse("2027-04-12")
	found.Facts.Case = &c
	for _, x := range []struct {
		day, next, due, rule string
		late                 bool
		state                audit.FindingState
	}{
		{"2027-04-09", "Response to " + f.Label(), "2027-04-12", "9.4.9", false, audit.FindingIssued},
		{"2027-04-12", "Response to " + f.Label(), "2027-04-12", "9.4.9", false, audit.FindingIssued},
		{"2027-04-13", "Response to " + f.Label(), "2027-04-12", "9.4.9", true, audit.FindingIssued},
		{"2027-04-16", "Surveillance 1", "2027-05-04", "D2", false, audit.VerifyNextAudit}, // its plan was to be sent by the 13th
	} {
		f.State = x.state
		r := RowOf(&found, date.MustParse(x.day))
		if r.Next != x.next || r.Due.Day.String() != x.due || r.Due.Rule != x.rule || r.Late != x.late {
			t.Errorf("on %s: %s by %s (%s), late %v; want %+v", x.day, r.Next, r.Due.Day, r.Due.Rule, r.Late, x)
		}
		if x.late != ViewLate.Holds(&r) || x.day == "2027-04-09" && !View30.Holds(&r) {
			t.Errorf("on %s the views have it wrong", x.day)
		}
	}
}
