package workbook

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// overview lays out the sheet Overview: the facts, then each statistic as a chart with its table.
type overview struct {
	form   *form
	charts []chart
}

// seriesColumns is how many numbers a table of the overview has room for.
const seriesColumns = 5

func (p Portfolio) overview() *overview {
	o := &overview{form: &form{name: overviewSheet, widths: []float64{28, 14, 14, 14, 14, 14}}}
	o.form.wide(lookTitle, "Portfolio")
	o.form.wide(lookSubtitle, p.Title)
	o.form.wide(lookFacts, joinFilled(" · ", "as of "+p.Today.String(), p.Source, p.Program))
	o.form.section("In short")
	for _, f := range p.Facts {
		o.form.value(f.Label, f.Value)
	}
	for _, s := range p.Statistics {
		o.statistic(s)
	}
	return o
}

// statistic appends a heading, room for the chart, and the table that it draws.
func (o *overview) statistic(s Statistic) {
	f := o.form
	f.section(s.Title)
	if len(s.Rows) == 0 {
		f.wide(lookValue, "Nothing to show.")
		return
	}
	at, rows := len(f.rows)+1, statisticRows(s)
	for range rows {
		f.add(chartRowHeight)
	}
	head := []cell{textCell(lookHeader, s.Label)}
	for _, x := range s.Series {
		head = append(head, textCell(lookHeaderCount, x.Name))
	}
	header := f.line(fill(head, lookHeader)...)
	for _, r := range s.Rows {
		line := []cell{textCell(lookKey, r.Label)}
		for _, v := range r.Values {
			line = append(line, quantity(v))
		}
		f.line(fill(line, lookAmount)...)
	}
	if s.Note != "" {
		f.wide(lookMuted, s.Note)
	}
	o.charts = append(o.charts, s.chart(at, rows, header))
}

// fill fills a line up to the columns of the form.
func fill(cells []cell, l look) []cell {
	for len(cells) <= seriesColumns {
		cells = append(cells, cell{look: l})
	}
	return cells
}

// quantity is the cell of a number, whole or with one decimal as text; nothing for 0.
func quantity(v float64) cell {
	if v == 0 {
		return cell{look: lookAmount}
	}
	return cell{look: lookAmount, number: math.Round(v*10) / 10, isNumber: true}
}

// statisticRows returns how many rows the chart of a statistic takes.
func statisticRows(s Statistic) int {
	if s.Upright {
		return 13
	}
	return min(5+len(s.Rows)*3/2, 26)
}

// overviewChartWidth is the width of all columns of the overview in pixels.
const overviewChartWidth = 800

// chart draws the table under it: stacked columns or bars, a series in the colour of its tone.
func (s Statistic) chart(at, rows, header int) chart {
	first, last := header+1, header+len(s.Rows)
	var series []excelize.ChartSeries
	for k, x := range s.Series {
		column := string(rune('B' + k))
		series = append(series, excelize.ChartSeries{
			Name: overviewCell(column, header), Categories: overviewRange("A", first, last), Values: overviewRange(column, first, last),
			Fill: solid(x.Tone.colour()),
		})
	}
	kind := excelize.BarStacked
	if s.Upright {
		kind = excelize.ColStacked
	}
	c := drawing{rows: rows - 1}.new(kind, s.Title, s.alternative(), overviewChartWidth, series)
	c.Title = excelize.ChartTitle{} // the heading of the section says it
	c.XAxis.ReverseOrder = !s.Upright
	c.Legend = excelize.ChartLegend{Position: "bottom", Font: new(chartFont(ink2))}
	if len(s.Series) == 1 {
		c.Legend.Position = "none"
	}
	c.YAxis.MajorUnit = math.Max(1, math.Ceil(s.most()/6))
	c.Overlap = new(100)
	return chart{at: ref(1, at), chart: c}
}

// alternative says in words what the chart shows, for who does not see it.
func (s Statistic) alternative() string {
	out := s.Title
	for _, r := range s.Rows {
		sum := 0.0
		for _, v := range r.Values {
			sum += v
		}
		out += fmt.Sprintf("; %s %g", r.Label, sum)
	}
	return out
}

// most returns the greatest sum of a row.
func (s Statistic) most() float64 {
	out := 0.0
	for _, r := range s.Rows {
		sum := 0.0
		for _, v := range r.Values {
			sum += v
		}
		out = math.Max(out, sum)
	}
	return out
}

func overviewRange(column string, from, to int) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", overviewSheet, column, from, column, to)
}

func overviewCell(column string, row int) string {
	return fmt.Sprintf("%s!$%s$%d", overviewSheet, column, row)
}
