package nonconformity_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/nonconformity"
	"fieldcase/app/desktop/pagetest"
)

// desk is the page of the sample case at a moment of its story.
type desk struct {
	*pagetest.Desk
	page *nonconformity.Page
}

func newDesk(t testing.TB, m sample.Moment) *desk {
	t.Helper()
	d := &desk{Desk: pagetest.Sample(t, m.Clock(), m)}
	d.Choose("stage-2")
	d.page = nonconformity.New(d, d.Session, d.Writer())
	d.Show(d.page)
	return d
}

// at sets the clock to a day.
func (d *desk) at(day string) {
	d.T.Helper()
	clock, err := time.Parse(time.DateOnly, day)
	if err != nil {
		d.T.Fatal(err)
	}
	d.Clock = clock.Add(9 * time.Hour)
}

// go to a nonconformity by its number.
func (d *desk) to(number string) *audit.Finding {
	d.T.Helper()
	f := d.finding(number)
	d.Enter(f.ID)
	return f
}

func (d *desk) finding(number string) *audit.Finding {
	d.T.Helper()
	c := d.Case()
	i := slices.IndexFunc(c.Findings, func(f audit.Finding) bool { return f.Number == number })
	if i < 0 {
		d.T.Fatalf("no %s", number)
	}
	return &c.Findings[i]
}

func (d *desk) rounds(number string) []*audit.Response {
	d.T.Helper()
	return d.Case().RoundsOf(d.finding(number).ID)
}

// state fails unless a nonconformity is in a state.
func (d *desk) state(number string, want audit.FindingState) {
	d.T.Helper()
	if got := d.finding(number).State; got != want {
		d.T.Errorf("%s is %s, want %s", number, got, want)
	}
}

// workbook exports the findings and fills in what the client answers, by number and title of the column.
func (d *desk) workbook(answers map[[2]string]string) string {
	d.T.Helper()
	path := filepath.Join(d.T.TempDir(), "answers.xlsx")
	if _, err := d.Session.ExportFindings(d.T.Context(), d.At, path, true, nil); err != nil {
		d.T.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		d.T.Fatal(err)
	}
	rows, err := f.GetRows("Your response")
	if err != nil {
		d.T.Fatal(err)
	}
	for at, text := range answers {
		column, row := -1, -1
		for i, cells := range rows {
			if column < 0 {
				column = slices.Index(cells, at[1])
			}
			if slices.Contains(cells, at[0]) {
				row = i
			}
		}
		cell, err := excelize.CoordinatesToCellName(column+1, row+1)
		if err != nil {
			d.T.Fatal(err)
		}
		if err := f.SetCellStr("Your response", cell, text); err != nil {
			d.T.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		d.T.Fatal(err)
	}
	return path
}

// firstRound is what the client of the sample answers first; see its story.
var firstRound = map[[2]string]string{
	{"NC-2026-ST2-01", "Correction"}:        "Validation of ReportDraft stopped 2026-05-07; IA-04 carried out 2026-05-20",
	{"NC-2026-ST2-01", "Cause"}:             "Release gate asked for the assessment before launch, not before validation",
	{"NC-2026-ST2-01", "Corrective action"}: "Gate moved to project start, checklist PG-02 v2, project managers trained",
	{"NC-2026-ST2-01", "Responsible"}:       "Ingrid Næss",
	{"NC-2026-ST2-01", "Done by"}:           "2026-06-05",
	{"NC-2026-ST2-02", "What was found"}:    "Alerts were not acknowledged in time.",
	{"NC-2026-ST2-02", "Cause"}:             "Staffing",
	{"NC-2026-ST2-02", "Corrective action"}: "Hire one person",
	{"NC-2026-ST2-02", "Responsible"}:       "Torbjørn Åsen",
	{"NC-2026-ST2-02", "Done by"}:           "2026-09-01",
	{"NC-2026-ST2-03", "Correction"}:        "File P-06 completed 2026-05-12",
	{"NC-2026-ST2-03", "Cause"}:             "Files of people who join within the group were not started",
	{"NC-2026-ST2-03", "Corrective action"}: "Onboarding list extended",
	{"NC-2026-ST2-04", "Correction"}:        "Audit of clauses 9 and 10 on 2026-05-28",
	{"NC-2026-ST2-04", "Cause"}:             "Programme copied from the quality system",
	{"NC-2026-ST2-04", "Corrective action"}: "Programme IAP v2 with clause matrix",
}

// secondRound is its second answer to what was returned.
var secondRound = map[[2]string]string{
	{"NC-2026-ST2-02", "Correction"}:        "On-call rota since 2026-06-01: alerts outside office hours reach the person on call.",
	{"NC-2026-ST2-02", "Cause"}:             "Alert routing ended at the support desk, which is closed at night and at weekends.",
	{"NC-2026-ST2-02", "Corrective action"}: "Rota and alert routing kept as part of OP-14.",
}
