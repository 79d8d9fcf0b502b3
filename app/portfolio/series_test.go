package portfolio

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

func TestDueByMonth_isThatOfThePicture(t *testing.T) {
	t.Parallel()
	type month struct{ audits, limits, near, passed int }
	want := []month{ // March 2027 to February 2028
		{0, 0, 0, 1},
		{1, 0, 1, 0},
		{2, 0, 1, 0},
		{3, 1, 0, 0},
		{1, 1, 0, 0},
		{0, 1, 0, 0},
		{2, 0, 0, 0},
		{1, 1, 0, 0},
		{2, 0, 0, 0},
		{1, 1, 0, 0},
		{1, 1, 0, 0},
		{0, 1, 0, 0},
	}
	var got []month
	months := DueByMonth(rows(t, today), today, 12)
	for _, m := range months {
		got = append(got, month{m.Audits, m.Limits, m.Near, m.Passed})
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(month{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if m := months[0]; m.Month.String() != "2027-03" || !slices.Equal(m.Clients, []string{"Pérez"}) {
		t.Errorf("the first month is %+v", m)
	}
}

func TestByStanding_isThatOfThePicture(t *testing.T) {
	t.Parallel()
	want := []StandingCount{
		{cycle.StandsOverdue, 1},
		{cycle.StandsMajorOpen, 1},
		{cycle.StandsSuspended, 1},
		{cycle.StandsExpired, 1},
		{cycle.StandsCertified, 6},
		{cycle.StandsBetween, 1},
		{cycle.StandsApplicant, 2},
	}
	if diff := cmp.Diff(want, ByStanding(rows(t, today))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPlots_countEveryNonconformityOnce(t *testing.T) {
	t.Parallel()
	all := rows(t, today)
	open, inAges := 0, 0
	for _, r := range all {
		open += r.OpenMajor + r.OpenMinor
	}
	for _, a := range OpenByAge(all, today) {
		inAges += a.Major + a.Minor
	}
	if open != inAges || open == 0 {
		t.Errorf("%d are open, %d have an age", open, inAges)
	}
	top := TopClauses(all, 3)
	if len(top) != 3 || top[0].Total() < top[1].Total() || top[0].Clients == 0 {
		t.Errorf("top clauses %+v", top)
	}
	load := Workload(all, today, 12)
	if len(load) != 1 || load[0].Name != "Márta Kővári" || load[0].Audits != 8 || load[0].Days.String() != "18.0" {
		t.Errorf("workload %+v", load)
	}
}

func TestCalendar_showsAuditsWindowsAndLastDays(t *testing.T) {
	t.Parallel()
	from, to := date.MustParse("2027-03-21"), date.MustParse("2027-10-02") // the 28 weeks of the picture
	var got []string
	late := ""
	for _, e := range Calendar(rows(t, today), from, to) {
		if e.Kind == EntryDeadline {
			got = append(got, e.From.String()+" "+e.Client)
		}
		if e.Kind == EntryDeadline && e.Late {
			late += e.Client
		}
		if e.Kind != EntryAudit && e.Kind != EntryMonth && (e.Why == "" || e.Rule == "") {
			t.Errorf("%s %s says not why", e.Client, e.Title)
		}
		if e.To.Before(from) || e.From.After(to) || e.To.Before(e.From) {
			t.Errorf("%s lies at %s to %s", e.Title, e.From, e.To)
		}
	}
	want := []string{
		"2027-03-25 Pérez", "2027-04-29 Lumière", "2027-05-04 Øresund", "2027-06-18 Sølvberg", "2027-07-11 Vltava", "2027-08-03 Ó Briain",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("last days (-want +got):\n%s", diff)
	}
	if late != "Pérez" {
		t.Errorf("late: %s", late)
	}
}

// TestRegister_isReadLikeFolders: rows come out the same whether cases are read from folders or from a register.
func TestRegister_isReadLikeFolders(t *testing.T) {
	t.Parallel()
	f := folders(t, Options{}, thirteen(t))
	var kept kept
	for _, c := range looked(t, f).Cases {
		kept = append(kept, Entry{Case: c.Facts.Case.ID, File: c.File, Facts: c.Facts})
	}
	l, err := FromRegister(kept).Look(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lines(rows(t, today)), lines(RowsOf(l, today))); diff != "" {
		t.Errorf("(-folders +register):\n%s", diff)
	}
}

// kept is a register in memory.
type kept []Entry

func (kept) Name() string                               { return "register" }
func (k kept) Entries(context.Context) ([]Entry, error) { return k, nil }
