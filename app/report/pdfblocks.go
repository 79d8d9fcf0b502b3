package report

import (
	"bytes"
	"io"

	"codeberg.org/go-pdf/fpdf"
)

func newReader(b []byte) io.Reader { return bytes.NewReader(b) }

func (p *pdfWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.heading(b)
	case Paragraph:
		p.paragraph(b)
	case List:
		for _, item := range b.Items {
			p.bullet(item)
		}
	case KeyValues:
		p.keyValues(b)
	case Table:
		p.table(b)
	case Notice:
		p.notice(b)
	case Signatures:
		p.signatures(b)
	case Mark:
		p.mark(b)
	case PageBreak:
		p.newPage()
	case Space:
		p.space(float64(b) * p.air)
	}
}

func (p *pdfWriter) heading(h Heading) {
	l := looks[headingStyle(h.Level)]
	width := p.width
	tagWidth := 0.0
	if h.Tag != "" {
		tagWidth = p.bold.width(h.Tag, 8) + 12
		width -= tagWidth + 8
	}
	lines := p.lines(h.Text, l, width)
	p.space(l.before)
	p.f.SetFont(pdfFont, "B", l.size) // the bookmark is written in the encoding of the font
	p.f.Bookmark(lines[0], h.Level-1, p.y)
	if h.Tag != "" {
		ink, ground := h.Tone.colours()
		x := p.left + p.width - tagWidth
		p.fill(x, p.y, tagWidth, l.line, firstFilled(ground, sunken))
		p.put(x+6, p.y+l.baseline(), h.Tag, 8, true, ink)
	}
	for _, line := range lines {
		p.line(p.left, p.y, width, line, l, false)
		p.y += l.line
	}
	p.y += l.after
}

func (p *pdfWriter) paragraph(b Paragraph) {
	l := p.look(b.Style)
	if b.Tone != ToneNone {
		l.colour, _ = b.Tone.colours()
	}
	if clean(b.Text) == "" {
		return
	}
	lines := p.lines(b.Text, l, p.width)
	p.room(l.before + l.line*float64(min(len(lines), 2)))
	p.space(l.before)
	for i, line := range lines {
		if left := len(lines) - i; left == 2 { // the last line is not left alone
			p.room(2 * l.line)
		} else {
			p.room(l.line)
		}
		p.line(p.left, p.y, p.width, line, l, false)
		p.y += l.line
	}
	p.y += l.after
}

func (p *pdfWriter) bullet(text string) {
	l := looks[styleList]
	for i, line := range p.lines(text, l, p.width-bulletShift) {
		p.room(l.line)
		if i == 0 {
			p.line(p.left, p.y, bulletShift, "•", l, false)
		}
		p.line(p.left+bulletShift, p.y, p.width-bulletShift, line, l, false)
		p.y += l.line
	}
	p.y += l.after
}

// column is a column of lines in a row.
type column struct {
	x, width float64
	lines    []string
	look     look
	right    bool
}

// cellColumn breaks the text of a cell into lines.
func (p *pdfWriter) cellColumn(x, width float64, text string, style Style, tone Tone, strong bool) column {
	l := looks[style]
	l.bold = l.bold || strong
	if tone != ToneNone {
		l.colour, _ = tone.colours()
	}
	return column{x: x, width: width, lines: p.lines(text, l, width), look: l}
}

// rowLook is how a row lies on the page.
type rowLook struct {
	line, above float64
	edge        string
	again       func() // on a new page, before the row goes on
}

// keepWhole is how high a row may be to be moved to the next page instead of being parted.
const keepWhole = 170.0

// flow writes columns side by side. A row that does not fit goes to the next page, or is parted where it is high.
func (p *pdfWriter) flow(columns []column, l rowLook) {
	total := 1
	for _, c := range columns {
		total = max(total, len(c.lines))
	}
	for from := 0; from < total; {
		fits := int((p.bottom - p.y - 2*l.above) / l.line)
		left := total - from
		moves := from == 0 && float64(total)*l.line <= keepWhole
		if left > fits && !p.fresh && (moves || fits < 3) {
			p.newPage()
			if l.again != nil {
				l.again()
			}
			continue
		}
		n := max(min(left, fits), 1)
		p.flowPart(columns, from, n, l)
		if from += n; from < total {
			p.newPage()
			if l.again != nil {
				l.again()
			}
		}
	}
}

// flowPart writes n lines of each column, from one on.
func (p *pdfWriter) flowPart(columns []column, from, n int, l rowLook) {
	y := p.y + l.above
	for _, c := range columns {
		for i := from; i < min(from+n, len(c.lines)); i++ {
			p.line(c.x, y+float64(i-from)*l.line+(l.line-c.look.line)/2, c.width, c.lines[i], c.look, c.right)
		}
	}
	p.y = y + float64(n)*l.line + l.above
	if l.edge != "" {
		first, last := columns[0], columns[len(columns)-1]
		p.rule(first.x-cellSide, p.y, last.x+last.width-first.x+2*cellSide, l.edge)
	}
	p.fresh = false
}

func (p *pdfWriter) keyValues(k KeyValues) {
	key, side := keyWidth, 0.0
	if k.Centre {
		key, side = p.width/2, 8
	}
	body := looks[styleValue]
	for i, r := range k.Rows {
		left := p.cellColumn(p.left, key-10, r.Key, styleKey, ToneNone, false)
		left.right = k.Centre
		if k.Centre {
			left.width = key - side
		}
		right := p.cellColumn(p.left+key+side, p.width-key-side, r.Value, styleValue, r.Tone, r.Tone != ToneNone && r.Tone != ToneMissing)
		if i == len(k.Rows)-2 { // the last is not left alone
			p.room(2 * (body.line + 3.2))
		}
		p.flow([]column{left, right}, rowLook{line: body.line, above: 1.6})
	}
	p.y += 4
}

func (p *pdfWriter) table(t Table) {
	widths := t.widths(p.width)
	cell := looks[styleCell]
	p.room(60)
	header := func() { p.tableHeader(t, widths) }
	header()
	for i, r := range t.Rows {
		if r.Band != "" {
			p.band(r.Band, t, i, widths, header)
			continue
		}
		p.flow(p.cells(t, r, widths), rowLook{line: cell.line, above: cellAbove, edge: hairline, again: header})
	}
	p.y += 8
}

// cells breaks the cells of a row into lines.
func (p *pdfWriter) cells(t Table, r Row, widths []float64) []column {
	columns := make([]column, len(r.Cells))
	x := p.left
	for i, c := range r.Cells {
		columns[i] = p.cellColumn(x+cellSide, widths[i]-2*cellSide, c.Text, styleCell, c.Tone, c.Strong)
		columns[i].right = t.Columns[i].Right
		x += widths[i]
	}
	return columns
}

func (p *pdfWriter) tableHeader(t Table, widths []float64) {
	l := looks[styleHeader]
	columns := make([]column, len(t.Columns))
	x, height := p.left, 1
	for i, c := range t.Columns {
		columns[i] = p.cellColumn(x+cellSide, widths[i]-2*cellSide, c.Title, styleHeader, ToneNone, false)
		columns[i].right = c.Right
		height = max(height, len(columns[i].lines))
		x += widths[i]
	}
	p.fill(p.left, p.y, p.width, float64(height)*l.line+2*cellAbove, sunken)
	p.flowPart(columns, 0, height, rowLook{line: l.line, above: cellAbove, edge: rule})
}

// band names a group of rows; it stays with the first of them.
func (p *pdfWriter) band(text string, t Table, at int, widths []float64, header func()) {
	l := looks[styleHeader]
	next := 0
	if at+1 < len(t.Rows) {
		for _, c := range p.cells(t, t.Rows[at+1], widths) {
			next = max(next, len(c.lines))
		}
	}
	height := l.line + 2*cellAbove + 6 + min(float64(next)*looks[styleCell].line, keepWhole) + 2*cellAbove
	if p.y+height > p.bottom && !p.fresh {
		p.newPage()
		header()
	}
	p.y += 4
	p.flow([]column{p.cellColumn(p.left+cellSide, p.width-2*cellSide, text, styleHeader, ToneNone, false)}, rowLook{line: l.line, above: cellAbove, edge: rule})
}

func (p *pdfWriter) notice(n Notice) {
	title, text := looks[styleHeader], looks[styleCell]
	var ground string
	title.colour, ground = n.Tone.colours()
	lines := p.lines(n.Text, text, p.width-16)
	height := 6 + title.line + text.line*float64(len(lines)) + 6
	p.room(height)
	p.fill(p.left, p.y, p.width, height, firstFilled(ground, sunken))
	p.line(p.left+8, p.y+6, p.width-16, n.Title, title, false)
	for i, line := range lines {
		p.line(p.left+8, p.y+6+title.line+float64(i)*text.line, p.width-16, line, text, false)
	}
	p.y += height + 8
}

// Measures of lines to sign on.
const (
	signAbove  = 34.0
	signHeight = signAbove + 34
)

func (p *pdfWriter) signatures(s Signatures) {
	p.room(signHeight)
	n := len(s.Lines)
	slot := p.width / float64(max(n, 2))
	x := p.left
	if n == 1 {
		x += (p.width - slot) / 2
	}
	y := p.y + signAbove
	for _, l := range s.Lines {
		name, part := looks[styleCell], looks[styleCell]
		name.bold, part.colour = true, ink3
		if n == 1 {
			name.centre, part.centre = true, true
		}
		width := slot - 20
		p.rule(x+10, y, width, rule)
		p.line(x+10, y+4, width, p.lines(l.Name, name, width)[0], name, false)
		p.line(x+10, y+4+name.line, width, p.lines(joinFilled(", ", l.Part, l.Day), part, width)[0], part, false)
		x += slot
	}
	p.y += signHeight
}

func (p *pdfWriter) mark(m Mark) {
	p.room(m.Height + 8)
	x := p.left
	for _, key := range m.Pictures {
		width, height := p.d.Pictures[key].within(p.width, m.Height)
		if m.Centre {
			x = p.left + (p.width-width)/2
		}
		p.f.ImageOptions(key, x, p.y, width, height, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
		x += width + 12
	}
	p.y += m.Height + 8
	p.fresh = false
}

// toFoot moves to where the last blocks of a sheet begin, so that they end at its foot.
func (p *pdfWriter) toFoot(blocks []Block) {
	height := 0.0
	for _, b := range blocks {
		if _, ends := b.(PageBreak); ends {
			break
		}
		height += p.height(b)
	}
	p.y = max(p.y, p.bottom-height)
}

// ahead is how much room is wanted of a table or a list that follows a heading.
const ahead = 58.0

// lead returns how much room the blocks want together on a page: a heading with the beginning of what follows it, or
// with all of its section when it keeps it.
func (p *pdfWriter) lead(blocks []Block) float64 {
	height, keep := 0.0, false
	for i, b := range blocks {
		switch b := b.(type) {
		case Heading:
			if keep && i > 0 {
				return height
			}
			keep = b.Keep
			height += p.height(b)
		case Paragraph:
			if height += p.height(b); !keep && !b.Leads {
				return min(height, keepWhole)
			}
		case List, KeyValues, Table, Notice, Signatures, Mark, PageBreak, Space:
			if !keep {
				return height + ahead
			}
			height += p.height(b)
		}
	}
	return height
}
