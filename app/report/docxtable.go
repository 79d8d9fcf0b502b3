package report

import "strconv"

// gridOf begins a table of columns of those widths, in points.
func (w *wordBody) gridOf(widths []float64, indent float64) {
	total := 0.0
	for _, x := range widths {
		total += x
	}
	w.begin("w:tbl")
	w.begin("w:tblPr")
	w.empty("w:tblW", "w:w", twips(total), "w:type", "dxa")
	w.empty("w:tblInd", "w:w", twips(indent), "w:type", "dxa")
	w.empty("w:tblLayout", "w:type", "fixed")
	w.end(1)
	w.begin("w:tblGrid")
	for _, x := range widths {
		w.empty("w:gridCol", "w:w", twips(x))
	}
	w.end(1)
}

// closeTable ends a table. Two tables that touch become one in Word, so a small paragraph parts them.
func (w *wordBody) closeTable(space float64) {
	w.end(1)
	w.gap(space, w.keep)
}

// cell describes a cell of a table.
type wordCell struct {
	width  float64
	span   int
	ground string
	edge   string // colour of the line beneath, "" for none
	above  float64
	side   float64
}

// beginCell opens a cell; end(1) closes it after its paragraphs.
func (w *wordBody) beginCell(c wordCell) {
	w.begin("w:tc")
	w.begin("w:tcPr")
	w.empty("w:tcW", "w:w", twips(c.width), "w:type", "dxa")
	if c.span > 1 {
		w.empty("w:gridSpan", "w:val", strconv.Itoa(c.span))
	}
	if c.edge != "" {
		w.begin("w:tcBorders")
		if c.ground != "" {
			w.empty("w:left", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", c.ground)
		}
		w.empty("w:bottom", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", c.edge)
		if c.ground != "" {
			w.empty("w:right", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", c.ground)
		}
		w.end(1)
	}
	if c.ground != "" {
		w.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", c.ground)
	}
	w.begin("w:tcMar")
	for _, side := range [][2]string{{"top", twips(c.above)}, {"left", twips(c.side)}, {"bottom", twips(c.above)}, {"right", twips(c.side)}} {
		w.empty("w:"+side[0], "w:w", side[1], "w:type", "dxa")
	}
	w.end(2)
}

// cellText writes the one paragraph of a cell.
func (w *wordBody) cellText(style Style, text string, tone Tone, strong, right bool) {
	w.begin("w:p")
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(style))
	if w.keep {
		w.empty("w:keepNext")
	}
	w.direction(text)
	if right {
		w.empty("w:jc", "w:val", "right")
	}
	w.end(1)
	if text != "" {
		w.run(text, tone, strong)
	}
	w.end(1)
}

func (w *wordBody) beginRow(header, whole bool) {
	w.begin("w:tr")
	if header || whole {
		w.begin("w:trPr")
		if whole {
			w.empty("w:cantSplit")
		}
		if header {
			w.empty("w:tblHeader")
		}
		w.end(1)
	}
}

// wholeRow is how many characters a row may have to stay on one page.
const wholeRow = 1200

func (w *wordBody) table(t Table) {
	widths := t.widths(w.width)
	w.gridOf(widths, 0)
	w.beginRow(true, true)
	for i, c := range t.Columns {
		w.beginCell(wordCell{width: widths[i], ground: sunken, edge: rule, above: cellAbove, side: cellSide})
		w.cellText(styleHeader, c.Title, ToneNone, false, c.Right)
		w.end(1)
	}
	w.end(1)
	for _, r := range t.Rows {
		w.row(t, r, widths)
	}
	w.closeTable(6)
}

func (w *wordBody) row(t Table, r Row, widths []float64) {
	if r.Band != "" {
		w.beginRow(false, true)
		w.beginCell(wordCell{width: w.width, span: len(t.Columns), edge: rule, above: cellAbove + 2, side: cellSide})
		w.cellText(styleHeader, r.Band, ToneNone, false, false)
		w.end(2)
		return
	}
	size := 0
	for _, c := range r.Cells {
		size += len(c.Text)
	}
	w.beginRow(false, size < wholeRow)
	for i, c := range r.Cells {
		w.beginCell(wordCell{width: widths[i], edge: hairline, above: cellAbove, side: cellSide})
		w.cellText(styleCell, c.Text, c.Tone, c.Strong, t.Columns[i].Right)
		w.end(1)
	}
	w.end(1)
}

// widths returns the widths of the columns in points.
func (t Table) widths(of float64) []float64 {
	sum := 0
	for _, c := range t.Columns {
		sum += c.Share
	}
	out := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = of * float64(c.Share) / float64(max(sum, 1))
	}
	return out
}

func (w *wordBody) keyValues(k KeyValues) {
	if len(k.Rows) == 0 {
		return
	}
	key := keyWidth
	if k.Centre {
		key = w.width / 2
	}
	w.gridOf([]float64{key, w.width - key}, 0)
	for _, r := range k.Rows {
		w.beginRow(false, len(r.Value) < wholeRow)
		w.beginCell(wordCell{width: key, above: 1.6, side: 0})
		w.keyText(r.Key, k.Centre)
		w.end(1)
		side := 0.0
		if k.Centre {
			side = 8
		}
		w.beginCell(wordCell{width: w.width - key, above: 1.6, side: side})
		w.cellText(styleValue, r.Value, r.Tone, r.Tone != ToneNone && r.Tone != ToneMissing, false)
		w.end(2)
	}
	w.closeTable(4)
}

// keyText writes the title of a line; in the middle of a sheet it ends where the value begins.
func (w *wordBody) keyText(text string, right bool) {
	w.cellText(styleKey, text, ToneNone, false, right)
}

func (w *wordBody) notice(n Notice) {
	_, ground := n.Tone.colours()
	w.gridOf([]float64{w.width}, 0)
	w.beginRow(false, true)
	w.beginCell(wordCell{width: w.width, ground: ground, above: 6, side: 8})
	w.cellText(styleHeader, n.Title, n.Tone, true, false)
	w.cellText(styleCell, n.Text, ToneNone, false, false)
	w.end(2)
	w.closeTable(6)
}

// signatures writes lines to sign on, side by side.
func (w *wordBody) signatures(s Signatures) {
	n := len(s.Lines)
	slot := w.width / float64(max(n, 2))
	widths := make([]float64, n)
	for i := range widths {
		widths[i] = slot
	}
	indent := 0.0
	if n == 1 {
		indent = (w.width - slot) / 2
	}
	w.keep = false
	w.gap(24, true)
	w.gridOf(widths, indent)
	w.beginRow(false, true)
	for _, l := range s.Lines {
		w.beginCell(wordCell{width: slot, above: 3, side: 10})
		w.signature(l, n == 1)
		w.end(1)
	}
	w.end(1)
	w.closeTable(4)
}

func (w *wordBody) signature(l Signature, centre bool) {
	style := styleCell
	if centre {
		style = StyleSheetSmall
	}
	w.begin("w:p")
	w.begin("w:pPr")
	w.empty("w:pStyle", "w:val", styleID(style))
	w.begin("w:pBdr")
	w.empty("w:top", "w:val", "single", "w:sz", "4", "w:space", "3", "w:color", rule)
	w.end(2)
	w.run(firstFilled(l.Name, " "), ToneNone, true)
	w.end(1)
	w.cellText(style, joinFilled(", ", l.Part, l.Day), ToneMuted, false, false)
}
