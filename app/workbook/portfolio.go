package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/date"
)

// Portfolio is the workbook of a certification body over all its cases: statistics with charts, what is due, the register,
// and what could not be read.
type Portfolio struct {
	Title      string // the certification body, or where the cases were read
	Source     string // where the cases were read
	Today      date.Date
	WrittenAt  time.Time
	Program    string
	Facts      []Fact
	Statistics []Statistic
	Due        []PortfolioDue
	Register   []PortfolioCase
	Unreadable []PortfolioUnread
}

// Fact is a number that the first sheet begins with.
type Fact struct {
	Label string
	Value string
}

// Statistic is a small table and the chart that is drawn over it.
type Statistic struct {
	Title   string // Due by month
	Label   string // what a row is: Month
	Series  []Series
	Rows    []StatisticRow
	Upright bool   // columns that stand, for a row of months; else bars that lie
	Note    string // under the table; "" for none
}

// Series is one column of numbers of a statistic.
type Series struct {
	Name string
	Tone Tone
}

// StatisticRow is a row of a statistic, a value for each series.
type StatisticRow struct {
	Label  string
	Values []float64
}

// Tone is what a number means; it gives its colour.
type Tone string

// The tones.
const (
	ToneAccent  Tone = "accent"
	ToneNeutral Tone = "neutral"
	ToneBad     Tone = "bad"
	ToneWarning Tone = "warning"
	ToneGood    Tone = "good"
)

// AllTones returns every tone.
func AllTones() []Tone { return []Tone{ToneAccent, ToneNeutral, ToneBad, ToneWarning, ToneGood} }

func (t Tone) colour() string {
	switch t {
	case ToneAccent:
		return accent
	case ToneNeutral:
		return ink3
	case ToneBad:
		return redInk
	case ToneWarning:
		return amberInk
	case ToneGood:
		return greenInk
	default:
		return ink3
	}
}

// look returns the look of a word of the tone.
func (t Tone) look() look {
	switch t {
	case ToneBad:
		return lookMajor
	case ToneWarning:
		return lookMinor
	case ToneGood:
		return lookGood
	case ToneAccent:
		return lookOFI
	case ToneNeutral:
		return lookPlain
	default:
		return lookPlain
	}
}

// PortfolioDue is a last day of one client.
type PortfolioDue struct {
	Client, What, Why, Rule, Lead, File string
	Day                                 date.Date
	Days                                int // until it, negative when it is over
	Late                                bool
}

// PortfolioCase is a line of the register.
type PortfolioCase struct {
	Client, Place, Standard  string
	Standing                 string
	Tone                     Tone
	Certificate              string
	Effective, Expiry        date.Date
	Next, NextAudit, Planned string
	Due                      date.Date
	Days                     int // until Due
	Late                     bool
	Why, Rule                string
	Major, Minor             int // open
	Lead, Copy, File, Head   string
}

// PortfolioUnread is a file that could not be read.
type PortfolioUnread struct{ File, Reason string }

// The sheets of the workbook.
const (
	overviewSheet = "Overview"
	dueSheet      = "Due"
	registerSheet = "Register"
	unreadSheet   = "Not read"
)

// Encode writes the workbook. Equal portfolios give equal bytes. Progress may be nil. When the context ends or the writer
// fails, what was written so far is no workbook: callers write beside the file and rename.
func (p Portfolio) Encode(ctx context.Context, w io.Writer, progress func(done, total int)) error {
	b, err := p.book()
	if err != nil {
		return fmt.Errorf("encode portfolio workbook: %w", err)
	}
	b.progress = progress
	if err := b.write(ctx, w); err != nil {
		return fmt.Errorf("encode portfolio workbook: %w", err)
	}
	return nil
}

// book sets the workbook up, all but the rows of its sheets.
func (p Portfolio) book() (*book, error) {
	b, err := emptyBook()
	if err != nil {
		return nil, err
	}
	overview := p.overview()
	sheets := []*sheet{overview.form.sheet(), p.dueSheet(), p.registerSheet()}
	if len(p.Unreadable) > 0 {
		sheets = append(sheets, p.unreadSheet())
	}
	if err := b.setUp(p.edges, sheets...); err != nil {
		return nil, err
	}
	for _, c := range overview.charts {
		if err := b.file.AddChart(overviewSheet, c.at, c.chart); err != nil {
			return nil, fmt.Errorf("add chart: %w", err)
		}
	}
	return b, p.setProperties(b.file)
}

// edges returns header and footer of the printed pages.
func (p Portfolio) edges(sheet string) excelize.HeaderFooterOptions {
	return edgesOf(p.Title, "Portfolio, as of "+p.Today.String(), p.Source, sheet)
}

func (p Portfolio) setProperties(f *excelize.File) error {
	at := p.WrittenAt.UTC().Format(time.RFC3339)
	return errors.Join(
		f.SetDocProps(&excelize.DocProperties{
			Title: clean("Portfolio of " + p.Title + " as of " + p.Today.String()), Creator: clean(p.Title), LastModifiedBy: clean(p.Title),
			Category: "Certification portfolio", Language: language, Created: at, Modified: at,
		}),
		f.SetAppProps(&excelize.AppProperties{Application: "Fieldcase", Company: clean(p.Title)}),
	)
}

func (p Portfolio) dueSheet() *sheet {
	columns := []column{
		{title: "Client", width: 34, look: lookKey, repeats: true},
		{title: "What", width: 34, look: lookText},
		{title: "No later than", width: 14, look: lookDay},
		{title: "Days left", width: 10, look: lookCount},
		{title: "Why", width: 52, look: lookText},
		{title: "Rule", width: 11, look: lookMuted},
		{title: "Lead auditor", width: 24, look: lookText},
		{title: "File", width: 44, look: lookMuted},
	}
	return newTable(columns, len(p.Due), func(i int, into []entry) []entry {
		d := &p.Due[i]
		day := lookDay
		if d.Late {
			day = lookLate
		}
		return append(into, entry{text: d.Client}, entry{text: d.What}, entry{day: d.Day, look: day}, daysEntry(d.Day, d.Days, d.Late),
			entry{text: d.Why}, entry{text: d.Rule}, entry{text: d.Lead}, entry{text: d.File})
	}).sheet(dueSheet)
}

// daysEntry says how many days are left until a day, in red and less than 0 when it is over; nothing without a day.
func daysEntry(day date.Date, days int, late bool) entry {
	switch {
	case day.IsZero():
		return entry{}
	case late:
		return entry{number: days, counted: true, look: lookMajor}
	default:
		return entry{number: days, counted: true}
	}
}

func (p Portfolio) registerSheet() *sheet {
	columns := []column{
		{title: "Client", width: 34, look: lookKey, repeats: true},
		{title: "Place", width: 20, look: lookText},
		{title: "Standard", width: 20, look: lookText},
		{title: "State", width: 21, look: lookText},
		{title: "Certificate", width: 17, look: lookText},
		{title: "Effective", width: 12, look: lookDay},
		{title: "Expires", width: 12, look: lookDay},
		{title: "What is next", width: 22, look: lookText},
		{title: "Next audit", width: 18, look: lookText},
		{title: "Planned", width: 12, look: lookText},
		{title: "No later than", width: 14, look: lookDay},
		{title: "Days left", width: 10, look: lookCount},
		{title: "Why", width: 44, look: lookText},
		{title: "Rule", width: 9, look: lookMuted},
		{title: "Majors open", width: 9, look: lookCount},
		{title: "Minors open", width: 9, look: lookCount},
		{title: "Lead auditor", width: 22, look: lookText},
		{title: "Copy", width: 18, look: lookText},
		{title: "File", width: 44, look: lookMuted},
		{title: "Head", width: 19, look: lookMono},
	}
	s := newTable(columns, len(p.Register), func(i int, into []entry) []entry {
		c := &p.Register[i]
		day := lookDay
		if c.Late {
			day = lookLate
		}
		return append(into, entry{text: c.Client}, entry{text: c.Place}, entry{text: c.Standard}, entry{text: c.Standing, look: c.Tone.look()},
			entry{text: c.Certificate}, entry{day: c.Effective}, entry{day: c.Expiry}, entry{text: c.Next}, entry{text: c.NextAudit},
			entry{text: c.Planned}, entry{day: c.Due, look: day}, daysEntry(c.Due, c.Days, c.Late), entry{text: c.Why}, entry{text: c.Rule},
			numberEntry(c.Major), numberEntry(c.Minor), entry{text: c.Lead}, entry{text: c.Copy}, entry{text: c.File}, entry{text: c.Head})
	}).sheet(registerSheet)
	s.pagesWide = 2
	return s
}

// numberEntry is a number; nothing for 0, so that the eye finds the others.
func numberEntry(n int) entry {
	if n == 0 {
		return entry{}
	}
	return entry{number: n, counted: true}
}

func (p Portfolio) unreadSheet() *sheet {
	columns := []column{{title: "File", width: 70, look: lookKey, repeats: true}, {title: "Why it is not in the other sheets", width: 80, look: lookText}}
	return newTable(columns, len(p.Unreadable), func(i int, into []entry) []entry {
		return append(into, entry{text: p.Unreadable[i].File}, entry{text: p.Unreadable[i].Reason})
	}).sheet(unreadSheet)
}
