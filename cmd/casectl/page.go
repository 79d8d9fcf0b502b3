package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// page collects what is printed for a person: lines, and tables whose columns stand under one another on a terminal
// whatever the script of their texts.
type page struct {
	text bytes.Buffer
}

// WriteTo writes the page.
func (p *page) WriteTo(w io.Writer) (int64, error) { return p.text.WriteTo(w) }

// line writes one line.
func (p *page) line(format string, args ...any) {
	p.text.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// heading writes the name of what follows, after a blank line.
func (p *page) heading(text string) {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	p.line("%s", text)
}

// table writes rows in columns, indented by two, two spaces apart. right names the columns of figures.
func (p *page) table(rows [][]string, right ...int) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	figures := map[int]bool{}
	for _, i := range right {
		figures[i] = true
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-columns(cell))
			if figures[i] {
				b.WriteString("  " + pad + cell)
			} else {
				b.WriteString("  " + cell + pad)
			}
		}
		p.line("%s", b.String())
	}
}

// columns returns how many columns of a terminal a text takes: two for wide letters, none for combining marks.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide || width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// short returns the text as one line of at most limit columns, ended by … where it was cut.
func short(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	if columns(text) <= limit {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if columns(b.String()+string(r)) >= limit {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}

// plural returns the number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
