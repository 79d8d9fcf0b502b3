package overview

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
)

// Measures of the chart of findings.
const (
	gradeWidth = 80
	unitStep   = 34 // from one block to the next
	unitGap    = 4
	standGap   = 6 // behind the heading of a column
	chartWidth = 292
	gradeRow   = 38
)

// showFindings draws each finding as a block: nonconformities where they stand, the others in their row.
func (p *Page) showFindings(c *audit.Case) {
	rows := []fyne.CanvasObject{}
	grades, total := audit.GradeRows(c), 0
	widths, most := standWidths(grades)
	rows = append(rows, standHeads(widths), kit.Rule())
	for _, r := range grades {
		total += len(r.Units)
		rows = append(rows, kit.Fixed(0, gradeRow, p.gradeRow(r, widths, most)), kit.Hairline())
	}
	if n := disputed(c); n != "" {
		rows = append(rows, kit.Pad(8, 0, 0, 0, kit.NewParagraph(n+" disputed by the client; recorded, not withdrawn.", kit.Small, kit.Ink2)))
	}
	if total == 0 {
		first := kit.NewButton(kit.Secondary, "Record a finding", func() { p.host.Go(page.Findings, "") }).WithIcon("plus").WithKey("Ctrl+6")
		rows = []fyne.CanvasObject{
			kit.NewParagraph("No finding yet. Nonconformities stand here by grade, from the closing meeting to their verification.", kit.Body, kit.Ink2),
			kit.Pad(8, 0, 0, 0, kit.Cols(0, first, kit.Spacer())),
		}
	}
	p.findings.Objects = rows
	p.findings.Refresh()
}

// standWidths shares the width among the columns by the blocks in them; most is how many blocks fit a cell. Where there
// is no room for all, each cell shows a number.
func standWidths(rows []audit.GradeRow) (widths []float32, most int) {
	most = 1
	total := float32(gradeWidth)
	for _, s := range audit.AllStands() {
		n := 1
		for _, r := range rows {
			n = max(n, len(r.In(s)))
		}
		most = max(most, n)
		widths = append(widths, max(headWidth(s), unitsWidth(n)+standGap))
		total += widths[len(widths)-1]
	}
	if total > chartWidth {
		total, most = gradeWidth, 1
		for i, s := range audit.AllStands() {
			widths[i] = max(headWidth(s), unitsWidth(1)+standGap)
			total += widths[i]
		}
	}
	for i := range widths {
		widths[i] += max(0, chartWidth-total) / float32(len(widths))
	}
	return widths, most
}

// standHeads are the headings of the columns.
func standHeads(widths []float32) fyne.CanvasObject {
	row := kit.Cols(0, kit.Fixed(gradeWidth, 0, kit.Spacer()))
	for i, s := range audit.AllStands() {
		row.Add(standCell(widths[i], kit.NewText(s.Word(), kit.SmallFigures).In(kit.Ink3)))
	}
	return kit.Fixed(0, kit.HeightHeader, row)
}

// standCell sets what stands in a column into its middle; the space between columns is at its right.
func standCell(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Fixed(width, 0, kit.Pad(0, standGap, 0, 0, kit.Cols(0, kit.Spacer(), o, kit.Spacer())))
}

// unitsWidth is the width of n blocks beside one another.
func unitsWidth(n int) float32 { return unitStep*float32(n) - unitGap }

// headWidth is what the heading of a column needs.
func headWidth(s audit.Stand) float32 { return kit.Measure(s.Word(), kit.SmallFigures) + standGap }

func disputed(c *audit.Case) string {
	out := ""
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Disputed && f.State.IsOpen() {
			if out != "" {
				out += ", "
			}
			out += f.ShortLabel()
		}
	}
	if out != "" {
		out += " is"
	}
	return out
}

func (p *Page) gradeRow(r audit.GradeRow, widths []float32, most int) fyne.CanvasObject {
	m := kit.MarkOf(string(r.Grade))
	row := kit.Cols(0, kit.Fixed(gradeWidth, 0, kit.NewGradeStatus(string(r.Grade))))
	if !r.Grade.IsNonconformity() {
		fit := (chartWidth - gradeWidth) / unitStep
		row.Add(p.units(r.Units, m.Token, fit))
		row.Add(kit.Grow(kit.Pad(0, 0, 0, 8, kit.NewText(remark(r), kit.SmallFigures).In(kit.Ink3).Truncated())))
		return row
	}
	drafts := len(r.Units)
	for i, s := range audit.AllStands() {
		in := r.In(s)
		drafts -= len(in)
		row.Add(standCell(widths[i], p.units(in, m.Token, most)))
	}
	if drafts > 0 {
		row.Add(kit.NewText(count(drafts, "draft", "drafts"), kit.SmallFigures).In(kit.Ink3).Truncated())
	}
	return row
}

// remark says what becomes of findings that ask for no response.
func remark(r audit.GradeRow) string {
	switch {
	case len(r.Units) == 0:
		return ""
	case r.Grade == audit.OFI:
		return "no response asked"
	}
	var taken []string
	for _, u := range r.Units {
		taken = append(taken, u.TakenUp...)
	}
	if len(taken) == 0 {
		return ""
	}
	return "→ " + strings.Join(taken, ", ")
}

// units are the blocks of a cell, or a number where they are too many for it.
func (p *Page) units(units []audit.Unit, t kit.Token, most int) fyne.CanvasObject {
	row := kit.Cols(unitGap)
	switch {
	case len(units) == 0:
		row.Add(kit.NewText("·", kit.Body).In(kit.Ink3))
	case len(units) > most:
		row.Add(kit.Middle(22, kit.NewUnitBlock(fmt.Sprint(len(units)), t, func() { p.host.Go(page.Findings, units[0].Finding) })))
	default:
		for _, u := range units {
			row.Add(kit.Middle(22, kit.NewUnitBlock(u.Label, t, func() { p.host.Go(page.Findings, u.Finding) })))
		}
	}
	return row
}

// Measures of the table of coverage.
const (
	auditWidth = 106
	shareWidth = 86
)

// showCoverage draws what each audit covers, and the audit time.
func (p *Page) showCoverage(c *audit.Case) {
	clauses, controls := p.requirements()
	rows := []fyne.CanvasObject{kit.SectionHead("Coverage", "")}
	var body []fyne.CanvasObject
	of := 0
	for _, a := range audits(c) {
		cover := audit.CoverageOf(c, a, clauses, controls)
		of = cover.Controls.Of
		body = append(body, kit.Fixed(0, gradeRow, coverageRow(cover)), kit.Hairline())
	}
	heads := []string{fmt.Sprintf("Clauses of %d", len(clauses)), fmt.Sprintf("Controls of %d", of)}
	rows = append(rows, headWords("Audit", auditWidth, heads, []float32{shareWidth + 4, shareWidth + 4}), kit.Rule())
	rows = append(rows, body...)
	if t, ok := auditTimeOf(c); ok {
		rows = append(rows, kit.Pad(16, 0, 0, 0, kit.SectionHead("Audit time", "", kit.NewText(t.Total.String()+" days", kit.SmallFigures).In(kit.Ink3))),
			kit.Parts(kit.Part{Words: "Stage 1 · " + t.Stage1.String(), Weight: float32(t.Stage1)}, kit.Part{Words: "Stage 2 · " + t.Stage2.String(), Weight: float32(t.Stage2)}),
			kit.Pad(6, 0, 0, 0, kit.NewText(fmt.Sprintf("then %s a year, recertification %s", t.Surveillance, t.Recertification), kit.SmallFigures).In(kit.Ink3)))
	}
	p.coverage.Objects = rows
	p.coverage.Refresh()
}

func coverageRow(a audit.AuditCoverage) fyne.CanvasObject {
	return kit.Cols(0, kit.Fixed(auditWidth, 0, kit.NewText(a.Title, kit.BodyFigures).Truncated()), share(a.Clauses), share(a.Controls))
}

// share is a bar, filled for what was audited, outlined for what is planned, with its number.
func share(s audit.Share) fyne.CanvasObject {
	kind, n := kit.BarFilled, s.Audited
	if n == 0 {
		kind, n = kit.BarOutlined, s.Planned
	}
	part := float32(0)
	if s.Of > 0 {
		part = float32(n) / float32(s.Of)
	}
	return kit.Fixed(shareWidth+4, 0, kit.Cols(8, kit.Middle(8, kit.NewCoverageBar(kind, part)), kit.NewText(fmt.Sprint(n), kit.BodyFigures)))
}
