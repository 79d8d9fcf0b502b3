package workbook

import (
	"iter"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// form lays out a sheet that is read from top to bottom: headings, labels with their values, small tables.
type form struct {
	name   string
	widths []float64
	rows   []row
	merged []string
	blocks []int // rows that begin what is kept on one page
}

// add appends a row and returns its number.
func (f *form) add(height float64, cells ...cell) int {
	f.rows = append(f.rows, row{height: height, cells: cells})
	return len(f.rows)
}

// wide appends a row whose text goes over all columns.
func (f *form) wide(l look, text string) {
	f.spread(cell{}, 1, l, text)
}

// value appends a row with a label and a value over the other columns; nothing when the value is empty.
func (f *form) value(label, text string) {
	if strings.TrimSpace(text) != "" {
		f.spread(textCell(lookLabel, label), 2, lookValue, text)
	}
}

// spread appends rows with a text over the columns from first on; a text that no row can show goes on in the next.
func (f *form) spread(label cell, first int, l look, text string) {
	width := 0.0
	for _, w := range f.widths[first-1:] {
		width += w
	}
	m := measureOf(l, width)
	for _, part := range m.parts(clean(text)) {
		cells := make([]cell, len(f.widths))
		for i := range cells {
			cells[i] = cell{look: l}
		}
		if first > 1 {
			cells[0] = label
			label = cell{look: label.look}
		}
		cells[first-1] = cell{look: l, text: part}
		n := f.add(m.height(part), cells...)
		if first < len(f.widths) {
			f.merged = append(f.merged, ref(first, n)+":"+ref(len(f.widths), n))
		}
	}
}

// section appends a heading over all columns, with air around it. What follows up to the next one stays on one page if
// it fits one.
func (f *form) section(text string) {
	f.blocks = append(f.blocks, f.add(12))
	f.wide(lookSection, text)
	f.add(3)
}

// subsection is a section that stays on the page of the one before it.
func (f *form) subsection(text string) {
	f.section(text)
	f.blocks = f.blocks[:len(f.blocks)-1]
}

// pagePoints is the height that rows have on a page, A4 portrait less margins, at the scale that fits the widest form.
const pagePoints = 735.0

// breaks returns the rows that begin a page.
func (f *form) breaks() []int {
	var out []int
	used := f.height(1, append(f.blocks, len(f.rows)+1)[0])
	for i, from := range f.blocks {
		to := len(f.rows) + 1
		if i+1 < len(f.blocks) {
			to = f.blocks[i+1]
		}
		h := f.height(from, to)
		if used+h > pagePoints && used > 0 {
			out = append(out, from)
			used = 0
		}
		used += h
	}
	return out
}

// height returns the height of the rows from one to before another.
func (f *form) height(from, to int) float64 {
	h := 0.0
	for _, r := range f.rows[from-1 : to-1] {
		h += r.height
	}
	return h
}

// line appends a row of a small table, as high as its cells need.
func (f *form) line(cells ...cell) int {
	height := 0.0
	for i, c := range cells {
		height = max(height, measureOf(c.look, f.widths[i]).height(c.text))
	}
	return f.add(height, cells...)
}

// tableLine appends a row of a small table whose tail stands in the last columns and whose text takes those between.
func (f *form) tableLine(name, text cell, tail ...cell) {
	last := len(f.widths) - len(tail) // of the text
	width := 0.0
	for _, w := range f.widths[1:last] {
		width += w
	}
	cells := []cell{name, text}
	for len(cells) < last {
		cells = append(cells, cell{look: text.look})
	}
	height := max(measureOf(name.look, f.widths[0]).height(name.text), measureOf(text.look, width).height(text.text))
	for i, c := range tail {
		height = max(height, measureOf(c.look, f.widths[last+i]).height(c.text))
	}
	n := f.add(min(height, maxHeight), append(cells, tail...)...)
	if last > 2 {
		f.merged = append(f.merged, ref(2, n)+":"+ref(last, n))
	}
}

// sheet returns the sheet of the form: A4 portrait, one page wide.
func (f *form) sheet() *sheet {
	return &sheet{
		name: f.name, widths: f.widths, lastRow: len(f.rows), merged: f.merged, breaks: f.breaks(),
		rows: iter.Seq[row](slices.Values(f.rows)),
	}
}

// ref returns the reference of a cell. Columns and rows of a form are always within a sheet.
func ref(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err)
	}
	return name
}
