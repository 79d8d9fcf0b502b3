package portfolio

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
	"fieldcase/app/portfolio"
)

// How far the drawings look.
const (
	monthsAhead = 12 // of the plots
	weeksBefore = 2  // today stands so many weeks from the left
	calendarEnd = 15 // months of the calendar after today
	calendarHas = 3  // months before it
	topClauses  = 8
	topAuditors = 10
)

// drawing is everything that is drawn of the rows that view and filter keep.
type drawing struct {
	strip, year kit.WeekStripData
	months      []portfolio.MonthCount
	standings   []portfolio.StandingCount
	ages        []portfolio.AgeCount
	clauses     []portfolio.ClauseCount
	auditors    []portfolio.AuditorLoad
	clients     int // that count
}

// draw draws the rows shown. It is worked out in the background: there may be thousands.
func (p *Page) draw() {
	rows, today := p.shown, p.host.Today()
	task.Fetch(p.host.Runner(), "portfolio drawing", func(context.Context) (drawing, error) {
		return drawingOf(rows, today), nil
	}, func(d drawing, err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.strip.SetData(d.strip)
		p.year.SetData(d.year)
		p.plots.show(d)
		p.markChosen()
	})
}

func drawingOf(rows []portfolio.Row, today date.Date) drawing {
	d := drawing{
		months: portfolio.DueByMonth(rows, today, monthsAhead), standings: portfolio.ByStanding(rows), ages: portfolio.OpenByAge(rows, today),
		clauses: portfolio.TopClauses(rows, topClauses), auditors: portfolio.Workload(rows, today, monthsAhead),
	}
	for i := range rows {
		if rows[i].Counts() {
			d.clients++
		}
	}
	first, last := today.AddMonths(-calendarHas), today.AddMonths(calendarEnd)
	entries := portfolio.Calendar(rows, first, last)
	base := kit.WeekStripData{
		Today: dayNumber(today), TodayWord: fmt.Sprintf("Today, %d %s", today.Day(), today.Month()), Ticks: ticks(first, last),
	}
	d.strip, d.year = base, base
	d.strip.From = dayNumber(monday(today.AddDays(-7 * weeksBefore)))
	d.year.From = dayNumber(monday(date.MonthOf(today).First().AddMonths(-1)))
	d.strip.Marks = marks(entries, rows, today, false)
	d.year.Marks = marks(entries, rows, today, true)
	return d
}

// epoch is the day that the drawing counts from.
var epoch = date.MustParse("2000-01-01")

func dayNumber(d date.Date) int { return epoch.DaysUntil(d) }

// monday is the first day of the week that a day lies in.
func monday(d date.Date) date.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// ticks are the weeks and months between two days.
func ticks(first, last date.Date) []kit.TimelineTick {
	var out []kit.TimelineTick
	for d := monday(first); !d.After(last); d = d.AddDays(7) {
		out = append(out, kit.TimelineTick{Day: dayNumber(d), Word: fmt.Sprint(d.Day())})
	}
	for d := date.MonthOf(first).First(); !d.After(last); d = d.AddMonths(1) {
		word := d.Month().String()
		if d.Month() == time.January {
			word += fmt.Sprintf(" %d", d.Year())
		}
		out = append(out, kit.TimelineTick{Day: dayNumber(d), Word: word, Year: true})
	}
	return out
}

// marks are the audits, and the most pressing last day of each row; with the windows in which something is due where
// windows is set.
func marks(entries []portfolio.CalendarEntry, rows []portfolio.Row, today date.Date, windows bool) []kit.StripMark {
	var out []kit.StripMark
	for _, e := range entries {
		m := kit.StripMark{ID: e.File, Kind: kit.StripSpan, From: dayNumber(e.From), To: dayNumber(e.To), Word: e.Client}
		switch e.Kind {
		case portfolio.EntryAudit:
			out = append(out, m)
		case portfolio.EntryWindow, portfolio.EntryMonth:
			m.Kind, m.Word = kit.StripWindow, e.Text()
			if windows && e.To.After(today) {
				out = append(out, m)
			}
		case portfolio.EntryExpiry:
			m.Kind, m.Token, m.Word = kit.StripPoint, kit.Ink2, e.Client+" expires"
			if windows {
				out = append(out, m)
			}
		case portfolio.EntryDeadline:
		}
	}
	for i := range rows {
		if r := &rows[i]; r.Counts() && !r.Due.Day.IsZero() {
			out = append(out, lastDay(r))
		}
	}
	slices.SortStableFunc(out, func(a, b kit.StripMark) int { return a.From - b.From })
	return out
}

// lastDay is the most pressing last day of a row.
func lastDay(r row) kit.StripMark {
	m := kit.StripMark{ID: r.File, Kind: kit.StripPoint, From: dayNumber(r.Due.Day), To: dayNumber(r.Due.Day), Word: r.Short, Token: kit.Ink2}
	if ends, ok := strings.CutPrefix(r.Next, "Lift "); ok {
		m.Word += ", " + ends + " ends"
	} else if r.Next == "Restoration" {
		m.Word += ", restoration ends"
	}
	switch {
	case r.Late:
		m.Token = kit.Major
		m.Word = r.Short + ", late"
	case r.Days <= nearDays:
		m.Token = kit.Minor
	}
	return m
}

// markChosen lets the marks of the selected row stand out.
func (p *Page) markChosen() {
	file := p.list.grid.SelectedKey()
	p.strip.Choose(file)
	p.year.Choose(file)
}

// goToRow selects the row of a mark.
func (p *Page) goToRow(file string) {
	p.list.grid.Select(file)
	p.markChosen()
	p.showReason()
}
