package workbook

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/date"
)

// cell is one cell: a text, a number, or nothing but its look.
type cell struct {
	look     look
	text     string
	number   float64
	isNumber bool
}

func textCell(l look, text string) cell { return cell{look: l, text: clean(text)} }

func countCell(l look, n int) cell { return cell{look: l, number: float64(n), isNumber: true} }

// dayZero is the day that a spreadsheet counts as 0; firstDay is the first one that every program counts alike (they
// disagree on whether there was a 29 February 1900).
var (
	dayZero  = date.MustParse("1899-12-30")
	firstDay = date.MustParse("1900-03-01")
)

// dayCell returns the cell of a day: a real date, or its text where spreadsheets cannot count it.
func dayCell(l look, d date.Date) cell {
	switch {
	case d.IsZero():
		return cell{look: l}
	case d.Before(firstDay):
		return cell{look: l, text: d.String()}
	default:
		return countCell(l, dayZero.DaysUntil(d))
	}
}

// rowWriter writes rows as the XML of a sheet's data. It is what excelize's stream writer does, without its temporary
// files: what an audit found does not lie about unencrypted on the disk, and 100,000 findings need no memory.
type rowWriter struct {
	to      io.Writer
	styles  styles
	quoted  styles
	columns []string
	hash    *contentHash // nil for a sheet that is not part of the content
	buf     []byte
	n       int // rows written
}

// flushAt is how many bytes are gathered before they are compressed.
const flushAt = 64 << 10

func newRowWriter(to io.Writer, b *book, s *sheet) (*rowWriter, error) {
	w := &rowWriter{to: to, styles: b.styles, quoted: b.quoted, buf: make([]byte, 0, 2*flushAt)}
	for i := range s.widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return nil, err
		}
		w.columns = append(w.columns, name)
	}
	return w, nil
}

// write adds a row.
func (w *rowWriter) write(r row) error {
	if len(r.cells) > len(w.columns) {
		return fmt.Errorf("row %d has %d cells for %d columns", w.n+1, len(r.cells), len(w.columns))
	}
	w.n++
	w.buf = append(w.buf, `<row r="`...)
	w.buf = strconv.AppendInt(w.buf, int64(w.n), 10)
	if r.height > 0 {
		w.buf = append(w.buf, `" ht="`...)
		w.buf = strconv.AppendFloat(w.buf, r.height, 'f', -1, 64)
		w.buf = append(w.buf, `" customHeight="1`...)
	}
	if r.hidden {
		w.buf = append(w.buf, `" hidden="1`...)
	}
	w.buf = append(w.buf, `">`...)
	for i := range r.cells {
		w.cell(i, &r.cells[i])
	}
	w.buf = append(w.buf, `</row>`...)
	if len(w.buf) < flushAt {
		return nil
	}
	return w.flush()
}

// flush compresses what was gathered.
func (w *rowWriter) flush() error {
	_, err := w.to.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}

func (w *rowWriter) cell(column int, c *cell) {
	if c.look == lookNone && !c.isNumber && c.text == "" {
		return
	}
	style := w.styles[c.look]
	if isFormulaLike(c.text) {
		style = w.quoted[c.look]
	}
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, w.columns[column]...)
	w.buf = strconv.AppendInt(w.buf, int64(w.n), 10)
	w.buf = append(w.buf, `" s="`...)
	w.buf = strconv.AppendInt(w.buf, int64(style), 10)
	switch {
	case c.isNumber:
		w.buf = append(w.buf, `"><v>`...)
		from := len(w.buf)
		w.buf = strconv.AppendFloat(w.buf, c.number, 'f', -1, 64)
		w.hash.add(w.n, column+1, w.buf[from:])
		w.buf = append(w.buf, `</v></c>`...)
	case c.text == "":
		w.buf = append(w.buf, `"/>`...)
	default:
		w.buf = append(w.buf, `" t="inlineStr"><is><t xml:space="preserve">`...)
		w.buf = appendText(w.buf, c.text)
		w.buf = append(w.buf, `</t></is></c>`...)
		w.hash.add(w.n, column+1, []byte(c.text))
	}
}

// isFormulaLike reports whether a spreadsheet might take the text for a formula once someone edits the cell. Such cells
// carry the mark that a leading apostrophe sets (quotePrefix); as all texts they are written as text in any case.
func isFormulaLike(s string) bool {
	return s != "" && strings.IndexByte("=+-@\t\n", s[0]) >= 0
}

// appendText appends a clean text as XML. The file format reads _x0041_ as the character of that number; the escape of
// its underscore keeps such a text as it is.
func appendText(b []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var escape string
		switch s[i] {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '_':
			if !isCharacterEscape(s[i:]) {
				continue
			}
			escape = "_x005F_"
		default:
			continue
		}
		b = append(b, s[from:i]...)
		b = append(b, escape...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

// isCharacterEscape reports whether the text starts with an escape such as _x0041_.
func isCharacterEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if (c < '0' || c > '9') && (c < 'A' || c > 'F') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
