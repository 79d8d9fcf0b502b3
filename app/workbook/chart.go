package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// drawing places the native charts of the sheet Summary over rows that are kept free for them. They draw the tables below.
type drawing struct {
	at, rows     int // first row under the charts, and how many
	gradesFrom   int // row of the first grade in its table
	grades       []tally
	clauseHeader int // row of the header of the table of clauses
	clauses      int
	mostOfClause int // findings of the clause that has most
}

// chart is a chart and the cell it begins in.
type chart struct {
	at    string
	chart *excelize.Chart
}

// chartRowHeight is the height of the rows under the charts in points; it is the default one, which excelize places by.
const chartRowHeight = 15

// Pixels: the charts lie over the columns A and B, and C to G.
const (
	gradeChartWidth  = 376
	clauseChartWidth = 336
	chartRowPixels   = 20
)

// chartRows returns how many rows the charts take for so many clauses.
func chartRows(clauses int) int { return min(max(11, 6+clauses), 27) }

func (d drawing) charts() []chart {
	out := []chart{d.byGrade()}
	if d.clauses > 0 {
		out = append(out, d.byClause())
	}
	return out
}

// byGrade draws one bar for each grade in its colour. Each is a series of its own, since only those have colours, named
// by the word of the grade.
func (d drawing) byGrade() chart {
	var series []excelize.ChartSeries
	most := 0
	for i, g := range d.grades {
		series = append(series, excelize.ChartSeries{
			Name: cellOf("A", d.gradesFrom+i), Values: cellOf("C", d.gradesFrom+i), Fill: solid(gradeColour(g.grade)),
			DataLabel: excelize.ChartDataLabel{Font: chartFont(ink)},
		})
		most = max(most, g.all)
	}
	c := d.new(excelize.Bar, "By grade", "Findings by grade", gradeChartWidth, series)
	c.PlotArea.ShowVal, c.PlotArea.ShowSerName = true, true
	c.XAxis.None, c.YAxis.None, c.YAxis.MajorGridLines = true, true, false
	c.YAxis.Maximum = new(float64(most) * 1.35) // room for the words behind the longest bar
	c.Overlap = new(-25)
	c.Legend.Position = "none"
	return chart{at: ref(1, d.at), chart: c}
}

// byClause draws one bar for each clause, of parts in the colours of the grades.
func (d drawing) byClause() chart {
	first, last := d.clauseHeader+1, d.clauseHeader+d.clauses
	var series []excelize.ChartSeries
	for _, part := range []struct{ column, colour string }{
		{"C", gradeColour(audit.Major)}, {"D", gradeColour(audit.Minor)}, {"E", gradeColour(audit.OFI)}, {"F", rule},
	} {
		series = append(series, excelize.ChartSeries{
			Name: cellOf(part.column, d.clauseHeader), Categories: rangeOf("A", first, last),
			Values: rangeOf(part.column, first, last), Fill: solid(part.colour),
		})
	}
	c := d.new(excelize.BarStacked, "By clause", "Findings by clause and grade", clauseChartWidth, series)
	c.Legend = excelize.ChartLegend{Position: "bottom", Font: new(chartFont(ink2))}
	c.YAxis.MajorUnit = float64(max(1, (d.mostOfClause+4)/5)) // whole numbers
	return chart{at: ref(3, d.at), chart: c}
}

// new returns a chart of bars in the look of the workbook: the first row of its table on top, whole numbers, no frame.
func (d drawing) new(kind excelize.ChartType, title, alt string, width uint, series []excelize.ChartSeries) *excelize.Chart {
	heading := chartFont(ink)
	heading.Size, heading.Bold = 10, true
	return &excelize.Chart{
		Type: kind, Series: series,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &heading}}},
		Dimension: excelize.ChartDimension{Width: width, Height: uint(d.rows*chartRowPixels - 6)},
		Format:    excelize.GraphicOptions{AltText: alt, Name: title},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: chartFont(ink2)},
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, Minimum: new(0.0), Font: chartFont(ink3), NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"},
		},
		Border:   excelize.LineOptions{Type: excelize.LineNone},
		GapWidth: new(uint(45)),
	}
}

func chartFont(colour string) excelize.Font {
	return excelize.Font{Family: fontName, Size: 8, Color: colour}
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// rangeOf returns the reference of cells of one column of the summary, as charts name them.
func rangeOf(column string, from, to int) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", summarySheet, column, from, column, to)
}

// cellOf returns the reference of one cell of the summary, as charts name it.
func cellOf(column string, row int) string {
	return fmt.Sprintf("%s!$%s$%d", summarySheet, column, row)
}
