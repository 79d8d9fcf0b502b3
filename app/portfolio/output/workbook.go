package output

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/portfolio"
	"fieldcase/app/workbook"
)

// Book is a portfolio to write down: the rows as of a day, what could not be read, and where both came from.
type Book struct {
	Rows       []portfolio.Row
	Unreadable []portfolio.Unreadable
	Source     string // name of the portfolio.Source
	Today      date.Date
	WrittenAt  time.Time
	Program    string
}

// ahead is how many months the plots of audits, last days and workload look ahead.
const ahead = 12

// topClauses is how many clauses the statistics list.
const topClauses = 12

// Workbook writes the portfolio workbook: statistics with charts, the list of what is due, the register, what was not
// read. progress may be nil.
func (b Book) Workbook(ctx context.Context, w io.Writer, progress func(done, total int)) error {
	p := workbook.Portfolio{
		Title: b.title(), Source: b.Source, Today: b.Today, WrittenAt: b.WrittenAt, Program: b.Program,
		Facts: b.facts(), Due: b.due(), Statistics: b.statistics(),
	}
	for i := range b.Rows {
		p.Register = append(p.Register, registerLine(&b.Rows[i]))
	}
	names := collate.New(language.Und)
	slices.SortStableFunc(p.Register, func(a, c workbook.PortfolioCase) int { return names.CompareString(a.Client, c.Client) })
	for _, u := range b.Unreadable {
		p.Unreadable = append(p.Unreadable, workbook.PortfolioUnread{File: u.File, Reason: u.Reason})
	}
	return p.Encode(ctx, w, progress)
}

// title is the certification body, where all cases are of one.
func (b Book) title() string {
	title := ""
	for i := range b.Rows {
		switch name := b.Rows[i].Facts.Case.Body.Name; {
		case name == "" || name == title:
		case title != "":
			return "Several certification bodies"
		default:
			title = name
		}
	}
	return cmp.Or(title, "Certification body")
}

func (b Book) facts() []workbook.Fact {
	count := portfolio.Counts(b.Rows)
	clients := 0
	for i := range b.Rows {
		if b.Rows[i].Counts() {
			clients++
		}
	}
	out := []workbook.Fact{
		{Label: "Clients", Value: fmt.Sprint(clients)},
		{Label: "Late", Value: fmt.Sprint(count[portfolio.ViewLate])},
		{Label: "Due within 30 days", Value: fmt.Sprint(count[portfolio.View30])},
		{Label: "Due within 90 days", Value: fmt.Sprint(count[portfolio.View90])},
		{Label: "Certificate ends soon", Value: fmt.Sprintf("%d within half a year", count[portfolio.ViewExpiring])},
		{Label: "Decision pending", Value: fmt.Sprint(count[portfolio.ViewDecision])},
	}
	if n := count[portfolio.ViewCopies]; n > 0 {
		out = append(out, workbook.Fact{Label: "Copies", Value: fmt.Sprintf("%d files are copies of the same cases; an older or second one counts nowhere", n)})
	}
	if n := len(b.Unreadable); n > 0 {
		out = append(out, workbook.Fact{Label: "Not read", Value: fmt.Sprintf("%d files or folders; the sheet Not read says why", n)})
	}
	return out
}

// due lists every last day, the most pressing first.
func (b Book) due() []workbook.PortfolioDue {
	var out []workbook.PortfolioDue
	for i := range b.Rows {
		r := &b.Rows[i]
		if !r.Counts() {
			continue
		}
		for _, d := range r.Deadlines() {
			days := b.Today.DaysUntil(d.Day)
			out = append(out, workbook.PortfolioDue{
				Client: r.Client, What: d.What, Why: d.Why, Rule: d.Rule, Lead: r.Lead, File: r.File, Day: d.Day, Days: days, Late: days < 0,
			})
		}
	}
	slices.SortStableFunc(out, func(a, c workbook.PortfolioDue) int {
		return cmp.Or(a.Day.Compare(c.Day), cmp.Compare(a.Client, c.Client))
	})
	return out
}

func registerLine(r *portfolio.Row) workbook.PortfolioCase {
	return workbook.PortfolioCase{
		Client: r.Client, Place: r.Place, Standard: r.Standard, Standing: r.Standing.Word(), Tone: toneOf(r.Standing),
		Certificate: r.Certificate, Effective: r.Effective, Expiry: r.Expiry, Next: r.Next, NextAudit: r.NextAudit.Title,
		Planned: r.NextAudit.Text(), Due: r.Due.Day, Days: r.Days, Late: r.Late, Why: r.Due.Why, Rule: r.Due.Rule,
		Major: r.OpenMajor, Minor: r.OpenMinor, Lead: r.Lead, Copy: r.Copy.Word(), File: r.File, Head: r.Head,
	}
}

func toneOf(s cycle.Standing) workbook.Tone {
	switch s {
	case cycle.StandsOverdue, cycle.StandsMajorOpen, cycle.StandsExpired, cycle.StandsWithdrawn:
		return workbook.ToneBad
	case cycle.StandsSuspended, cycle.StandsUndecided:
		return workbook.ToneWarning
	case cycle.StandsCertified:
		return workbook.ToneGood
	case cycle.StandsInAudit, cycle.StandsBetween, cycle.StandsApplicant, cycle.StandsRefused, cycle.StandsClosed, cycle.StandsTransferred:
		return workbook.ToneNeutral
	default:
		return workbook.ToneNeutral
	}
}

// statistics are the plots that a manager reads.
func (b Book) statistics() []workbook.Statistic {
	return []workbook.Statistic{b.months(), b.standings(), b.ages(), b.clauses(), b.load()}
}

func (b Book) months() workbook.Statistic {
	s := workbook.Statistic{
		Title: "Due by month", Label: "Month", Upright: true,
		Series: []workbook.Series{
			{Name: "Audits planned", Tone: workbook.ToneAccent},
			{Name: "Last days", Tone: workbook.ToneNeutral},
			{Name: "In 30 days", Tone: workbook.ToneWarning},
			{Name: "Passed", Tone: workbook.ToneBad},
		},
		Note: "The most pressing last day of each client, and every audit that has a day or a month. What passed earlier is counted in the first month.",
	}
	for _, m := range portfolio.DueByMonth(b.Rows, b.Today, ahead+1) {
		s.Rows = append(s.Rows, row(m.Month.String(), m.Audits, m.Limits, m.Near, m.Passed))
	}
	return s
}

func (b Book) standings() workbook.Statistic {
	s := workbook.Statistic{Title: "Clients by state", Label: "State", Series: []workbook.Series{{Name: "Clients", Tone: workbook.ToneAccent}}}
	for _, c := range portfolio.ByStanding(b.Rows) {
		s.Rows = append(s.Rows, row(c.Standing.Word(), c.Clients))
	}
	return s
}

// grades are the series of nonconformities.
var grades = []workbook.Series{{Name: audit.Major.Word(), Tone: workbook.ToneBad}, {Name: audit.Minor.Word(), Tone: workbook.ToneWarning}}

func (b Book) ages() workbook.Statistic {
	s := workbook.Statistic{Title: "Open nonconformities by age", Label: "Days since issued", Series: grades, Upright: true}
	for _, a := range portfolio.OpenByAge(b.Rows, b.Today) {
		label := fmt.Sprintf("%d to %d", a.From, a.To)
		if a.To == 0 {
			label = fmt.Sprintf("%d and more", a.From)
		}
		s.Rows = append(s.Rows, row(label, a.Major, a.Minor))
	}
	return s
}

func (b Book) clauses() workbook.Statistic {
	s := workbook.Statistic{Title: "Clauses with the most nonconformities", Label: "Clause", Series: grades, Note: "Over all cases and audits, open and closed."}
	top := portfolio.TopClauses(b.Rows, topClauses)
	several := slices.ContainsFunc(top, func(c portfolio.ClauseCount) bool { return c.Standard != top[0].Standard })
	for _, c := range top {
		label := string(c.Requirement)
		if several {
			label += "  (" + c.Standard + ")"
		}
		s.Rows = append(s.Rows, row(label, c.Major, c.Minor))
	}
	return s
}

func (b Book) load() workbook.Statistic {
	s := workbook.Statistic{
		Title: "Workload by auditor", Label: "Auditor", Series: []workbook.Series{{Name: "Days", Tone: workbook.ToneAccent}},
		Note: fmt.Sprintf("Audit time of the audits that begin within %d months and whose team is named.", ahead),
	}
	for _, l := range portfolio.Workload(b.Rows, b.Today, ahead) {
		s.Rows = append(s.Rows, workbook.StatisticRow{Label: l.Name, Values: []float64{float64(l.Days) / 100}})
	}
	return s
}

func row(label string, values ...int) workbook.StatisticRow {
	out := workbook.StatisticRow{Label: label}
	for _, v := range values {
		out.Values = append(out.Values, float64(v))
	}
	return out
}

// shown is a path as a person reads it: its folder and its name.
func shown(path string) string {
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}
