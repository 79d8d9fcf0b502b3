package sample_test

import (
	"path/filepath"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// TestPortfolio_standsAroundToday: the portfolio shows every state, at the distances that its stories say.
func TestPortfolio_standsAroundToday(t *testing.T) {
	t.Parallel()
	today := date.MustParse("2026-11-25")
	statuses := map[cycle.Status]int{}
	var early []string
	for i := range sample.PortfolioPaths(12) {
		c := portfolioCase(t, i, today)
		status, _ := cycle.StatusOf(c, today)
		statuses[status]++
		if c.Standard.Designation == "ISO/IEC 27001:2022" {
			early = append(early, c.Client.Name)
		}
	}
	equal(t, "statuses", statuses, map[cycle.Status]int{cycle.Applicant: 4, cycle.Active: 6, cycle.Suspended: 1, cycle.Expired: 1})
	equal(t, "began before ISO/IEC 42001 was published", early, []string{"Ó Briain Language Services Ltd"})
}

// TestPortfolio_onALeapDay: month arithmetic around a 29 February moves no limit.
func TestPortfolio_onALeapDay(t *testing.T) {
	t.Parallel()
	for _, i := range []int{0, 4} {
		portfolioCase(t, i, date.MustParse("2028-02-29"))
	}
}

// firstDue is how many days away the limit of a case lies, by its folder.
var firstDue = map[string]int{"Pérez": -15, "Lumière": 20, "Øresund": 25, "Vltava": 93, "Ó Briain": 116, "Kővágó": 179}

// distance returns how many days away the first limit or last day of the case lies.
func distance(c *audit.Case, today date.Date) int {
	for _, i := range cycle.Due(c, today) {
		if i.Kind == cycle.StepLimit {
			return today.DaysUntil(i.Due)
		}
	}
	return 0
}

func portfolioCase(t *testing.T, i int, today date.Date) *audit.Case {
	t.Helper()
	s, err := sample.PortfolioCase(t.Context(), env(), filepath.Join(t.TempDir(), "client.fieldcase"), i, today)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	faults, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "faults", faults, []casefile.Fault(nil))
	c := caseOf(t, s)
	_, short := filepath.Split(filepath.Dir(sample.PortfolioPaths(i + 1)[i]))
	if want, told := firstDue[short]; told && distance(c, today) != want {
		t.Errorf("%s: what is due by a day lies %d days away, want %d", short, distance(c, today), want)
	}
	return c
}

func TestPortfolio_goesOnWithFurtherClients(t *testing.T) {
	t.Parallel()
	paths := sample.PortfolioPaths(26)
	equal(t, "13th and 26th", []string{paths[12], paths[25]}, []string{
		filepath.Join("Pérez 2", "client.fieldcase"), filepath.Join("Lumière 3", "client.fieldcase"),
	})
	dir := t.TempDir()
	made, err := sample.Portfolio(t.Context(), env(), dir, 1, date.MustParse("2027-04-09"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "made", made, []string{filepath.Join(dir, "Pérez", "client.fieldcase")})
	if _, err := sample.Portfolio(t.Context(), env(), dir, 1, date.MustParse("2027-04-09")); casefile.Explain(err).Exit == casefile.ExitOK {
		t.Error("a case that is there was replaced")
	}
}
