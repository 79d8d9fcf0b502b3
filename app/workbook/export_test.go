package workbook

// Cell is a cell as tests and benchmarks see it.
type Cell struct {
	Text     string
	Number   float64
	IsNumber bool
}

// FindingRows gives the widths of the columns of the sheet Findings, and calls each for its rows.
func FindingRows(f Findings, each func(height float64, cells []Cell)) (widths []float64, rows int) {
	s := release(f).findingsSheet()
	for r := range s.rows {
		var cells []Cell
		for _, c := range r.cells {
			cells = append(cells, Cell{c.text, c.number, c.isNumber})
		}
		each(r.height, cells)
	}
	return s.widths, s.lastRow
}

// Parts cuts a text as a column of that width does, and gives the height of the row of each part.
func Parts(text string, width float64) (parts []string, heights []float64) {
	m := measureOf(lookText, width)
	parts = m.parts(text)
	for _, p := range parts {
		heights = append(heights, m.height(p))
	}
	return parts, heights
}
